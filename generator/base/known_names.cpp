#include "base/known_names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::size_t most_characters = 80;  // of a word that is worth a suggestion

using Characters = KnownNames::Characters;

Characters characters_of(std::string_view text) {
    Characters set;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) continue;
        ++set.count;
        int bit = 40;
        if (byte >= 'a' && byte <= 'z') bit = byte - 'a';
        else if (byte >= 'A' && byte <= 'Z') bit = byte - 'A';
        else if (byte >= '0' && byte <= '9') bit = byte - '0' + 26;
        else if (byte >= 0x80) bit = 41;
        set.bits |= std::uint64_t{1} << bit;
    }
    return set;
}

bool may_be_near(const Characters& a, const Characters& b, std::size_t allowed) {
    const std::size_t longer = std::max(a.count, b.count);
    return longer - std::min(a.count, b.count) <= allowed &&
           static_cast<std::size_t>(std::popcount(a.bits & ~b.bits)) <= allowed &&
           static_cast<std::size_t>(std::popcount(b.bits & ~a.bits)) <= allowed;
}

// Damerau's distance with swaps of neighbours (optimal string alignment), over characters; `most`
// + 1 where it is greater than `most`. The lengths differ by at most `most`.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
    std::array<std::size_t, most_characters + 8> rows[3] = {};
    auto *before_last = &rows[0], *last = &rows[1], *row = &rows[2];
    const std::size_t far = most + 1;
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
    std::size_t least_of_last = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        // Whatever is further from the diagonal is too far.
        const std::size_t from = i > most ? i - most : 1;
        const std::size_t to = std::min(b.size(), i + most);
        (*row)[from - 1] = from == 1 ? i : far;
        std::size_t least = (*row)[from - 1];
        for (std::size_t j = from; j <= to; ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            std::size_t edits = std::min((*row)[j - 1] + 1, (*last)[j - 1] + change);
            if (i == 1 || j < i + most) edits = std::min(edits, (*last)[j] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                edits = std::min(edits, (*before_last)[j - 2] + 1);
            (*row)[j] = edits;
            least = std::min(least, edits);
        }
        if (least > most && least_of_last > most) return far;
        least_of_last = least;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min((*last)[b.size()], far);
}

// What is near is sought among names of whose characters it is known which they are.
class Search {
public:
    explicit Search(std::string_view word) : set_(characters_of(word)) {
        for (std::size_t i = 0; i < word.size() && size_ <= most_characters;)
            wanted_[size_++] = lower(word, i);
        const std::size_t slash = word.find_last_of('/', word.size() < 2 ? 0 : word.size() - 2);
        last_part_ = slash == std::string_view::npos ? word : word.substr(slash + 1);
        ending_ = last_part_.substr(std::min(last_part_.size(), last_part_.rfind('.')));
    }

    bool is_worth_it() const { return size_ > 0 && size_ <= most_characters; }

    void look_at(const std::string& name, const Characters& set) {
        if (best_ == 0) return;
        const std::size_t most = std::min(best_ - 1, allowed_for(name));
        if (!may_be_near(set_, set, most)) return;
        std::array<char32_t, most_characters + 8> other;
        std::size_t size = 0;
        for (std::size_t i = 0; i < name.size();) {
            if (size == other.size()) return;
            other[size++] = lower(name, i);
        }
        if (std::max(size, size_) - std::min(size, size_) > most) return;
        const std::size_t edits = edits_between({wanted_.data(), size_}, {other.data(), size}, most);
        if (edits > most) return;
        best_ = edits;
        found_ = &name;
    }

    std::optional<std::string> found() const {
        return found_ ? std::optional(*found_) : std::nullopt;
    }

private:
    /// By how many characters tell one name from another: those of the last part, without an ending
    /// that both have. A single one that differs is another name, not a slip.
    std::size_t allowed_for(std::string_view name) const {
        const std::string_view telling =
            last_part_.substr(0, last_part_.size() - (name.ends_with(ending_) ? ending_.size() : 0));
        const std::size_t count = character_count(telling);
        return count <= 1 ? 0 : count <= 4 ? 1 : 2;
    }

    static char32_t lower(std::string_view text, std::size_t& at) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            ++at;
            return static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        const std::size_t begin = at;
        next_character(text, at);
        std::size_t first = 0;
        return next_character(lower_cased(text.substr(begin, at - begin)), first);
    }

    Characters set_;
    std::array<char32_t, most_characters + 1> wanted_{};
    std::size_t size_ = 0;
    std::string_view last_part_;
    std::string_view ending_;
    std::size_t best_ = 3;
    const std::string* found_ = nullptr;
};

/// "minimum_age" and "min_age", "out" and "output": as many words, each the beginning of its fellow,
/// three letters of it at least.
bool has_same_words(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest = 3;
    constexpr std::string_view between = "_-./";
    if (a.substr(0, shortest) != b.substr(0, shortest)) return false;
    std::size_t at_a = 0;
    std::size_t at_b = 0;
    for (;;) {
        const std::size_t end_a = std::min(a.find_first_of(between, at_a), a.size());
        const std::size_t end_b = std::min(b.find_first_of(between, at_b), b.size());
        const std::size_t shared = std::min(end_a - at_a, end_b - at_b);
        if (shared < shortest || a.substr(at_a, shared) != b.substr(at_b, shared)) return false;
        if (end_a == a.size() || end_b == b.size()) return end_a == a.size() && end_b == b.size();
        at_a = end_a + 1;
        at_b = end_b + 1;
    }
}

std::string as_question(const std::optional<std::string>& near) {
    return near ? "did you mean " + in_quotes(*near) + "?" : std::string();
}

}  // namespace

void KnownNames::add(std::string name) {
    characters_.push_back(characters_of(name));
    names_.push_back(std::move(name));
}

std::optional<std::string> nearest(std::string_view word, const KnownNames& names) {
    Search search(word);
    if (!search.is_worth_it()) return std::nullopt;
    for (std::size_t i = 0; i < names.names_.size(); ++i)
        search.look_at(names.names_[i], names.characters_[i]);
    return search.found();
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    Search search(word);
    if (!search.is_worth_it()) return std::nullopt;
    for (const std::string& candidate : candidates)
        search.look_at(candidate, characters_of(candidate));
    if (auto near = search.found()) return near;
    const std::string small = lower_cased(word);
    for (const std::string& candidate : candidates)
        if (has_same_words(small, candidate)) return candidate;
    return std::nullopt;
}

std::string did_you_mean(std::string_view word, const KnownNames& names) {
    return as_question(nearest(word, names));
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    return as_question(nearest(word, candidates));
}

}  // namespace praxis
