#include "inspect/words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace praxis {

namespace {

// Characters of several bytes that are not letters.
struct Special {
    std::string_view bytes;
    std::string_view mark;  // " " for a blank
};
constexpr std::array<Special, 16> specials = {{
    {"\u00A0", " "},
    {"\u202F", " "},
    {"\u2009", " "},
    {"\u200B", " "},
    {"\u2013", "–"},
    {"\u2014", "–"},
    {"\u2010", "-"},
    {"\u2011", "-"},
    {"\u2212", "-"},
    {"\u201C", "\""},
    {"\u201D", "\""},
    {"\u2018", "\""},
    {"\u2026", "."},
    {"\u00D7", "x"},
    {"\u2022", ";"},
    {"\u00B7", ";"},
}};
constexpr std::string_view apostrophe = "\u2019";
constexpr std::string_view half = "\u00BD";

class Splitter {
public:
    Splitter(std::string_view prose, std::uint32_t offset, const CurrencyWords& currency)
        : prose_(prose), offset_(offset), currency_(currency) {}

    Words run() {
        while (at_ < prose_.size()) step();
        return std::move(words_);
    }

private:
    std::string_view rest() const { return prose_.substr(at_); }

    Word& add(WordKind kind, std::size_t begin, std::size_t end, std::string text) {
        Word& word = words_.emplace_back();
        word.kind = kind;
        word.begin = offset_ + static_cast<std::uint32_t>(begin);
        word.end = offset_ + static_cast<std::uint32_t>(end);
        word.text = std::move(text);
        word.blank_before = blank_;
        blank_ = false;
        at_ = end;
        return word;
    }

    void step() {
        const char c = prose_[at_];
        if (is_blank(c)) {
            blank_ = true;
            ++at_;
            return;
        }
        if (c == '\x03') {  // what is left of an entity
            ++at_;
            return;
        }
        if (c == '\x01' || c == '\x02') {
            const std::size_t end = std::min(prose_.find_first_not_of(c, at_), prose_.size());
            add(c == '\x01' ? WordKind::value : WordKind::citation, at_, end, {});
            return;
        }
        if (!currency_.sign.empty() && rest().starts_with(currency_.sign) && amount()) return;
        if (is_digit(c)) return number();
        if (rest().starts_with(half)) {
            add(WordKind::number, at_, at_ + half.size(), "½").hundredths = 50;
            return;
        }
        for (const Special& special : specials)
            if (static_cast<unsigned char>(c) >= 0x80 && rest().starts_with(special.bytes)) {
                if (special.mark == " ") {
                    blank_ = true;
                    at_ += special.bytes.size();
                } else {
                    add(WordKind::mark, at_, at_ + special.bytes.size(), std::string(special.mark));
                }
                return;
            }
        if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80) return word();
        add(WordKind::mark, at_, at_ + 1, std::string(1, c));
    }

    // "£1,200", "€ 49.50".
    bool amount() {
        std::size_t begin = at_ + currency_.sign.size();
        while (begin < prose_.size() && (prose_[begin] == ' ' || prose_[begin] == '\x03')) ++begin;
        if (begin >= prose_.size() || !is_digit(prose_[begin])) return false;
        const auto [value, end] = digits(begin);
        add(WordKind::money, at_, end, {}).hundredths = value;
        return true;
    }

    // At most nine digits before the point count; nobody's price is longer.
    std::pair<std::int64_t, std::size_t> digits(std::size_t at) const {
        std::int64_t value = 0;
        int count = 0;
        for (; at < prose_.size(); ++at) {
            if (is_digit(prose_[at])) {
                if (++count <= 9) value = value * 10 + (prose_[at] - '0');
            } else if (prose_[at] != ',' || !is_thousand(at)) {
                break;
            }
        }
        value *= 100;
        if (at + 1 < prose_.size() && prose_[at] == '.' && is_digit(prose_[at + 1])) {
            std::int64_t part = 10;
            for (++at; at < prose_.size() && is_digit(prose_[at]); ++at, part /= 10)
                value += part * (prose_[at] - '0');
        }
        return {value, at};
    }

    bool is_thousand(std::size_t comma) const {
        for (std::size_t i = 1; i <= 3; ++i)
            if (comma + i >= prose_.size() || !is_digit(prose_[comma + i])) return false;
        return comma + 4 >= prose_.size() || !is_digit(prose_[comma + 4]);
    }

    // "45", "4.5", "1½", "45min"; "3rd" and "10am" are words.
    void number() {
        const std::size_t begin = at_;
        auto [value, end] = digits(begin);
        if (prose_.substr(end).starts_with(half)) {
            value += 50;
            end += half.size();
        }
        std::size_t letters = end;
        while (letters < prose_.size() && is_letter(prose_[letters])) ++letters;
        static const WordSet units(
            "min mins minute minutes h hr hrs hour hours wk wks week weeks x "
            "session sessions");
        const std::string behind = lower_cased(prose_.substr(end, letters - end));
        if (!behind.empty() && !units.has(behind)) {
            add(WordKind::word, begin, letters, lower_cased(prose_.substr(begin, letters - begin)));
            return;
        }
        const std::string_view sign = currency_.sign;
        const std::string_view after = prose_.substr(end);
        const std::size_t blank = after.starts_with(' ') ? 1 : 0;
        if (!sign.empty() && after.substr(blank).starts_with(sign) &&
            !(after.size() > blank + sign.size() && is_digit(after[blank + sign.size()]))) {
            add(WordKind::money, begin, end + blank + sign.size(), {}).hundredths = value;
            return;
        }
        add(WordKind::number, begin, end, std::string(prose_.substr(begin, end - begin)))
            .hundredths = value;
    }

    void word() {
        const std::size_t begin = at_;
        std::size_t end = at_;
        bool plain = true;
        while (end < prose_.size()) {
            const char c = prose_[end];
            if (is_letter(c) || is_digit(c) || c == '_') {
                ++end;
            } else if (c == '\'' || prose_.substr(end).starts_with(apostrophe)) {
                const std::size_t next = end + (c == '\'' ? 1 : apostrophe.size());
                if (next >= prose_.size() || !is_letter(prose_[next])) break;
                plain = plain && c == '\'';
                end = next;
            } else if (static_cast<unsigned char>(c) >= 0x80 && !is_special(end)) {
                ++end;
                plain = false;
            } else {
                break;
            }
        }
        if (end == begin) {  // an apostrophe by itself
            at_ += prose_.substr(at_).starts_with(apostrophe) ? apostrophe.size() : 1;
            return;
        }
        const std::string_view written = prose_.substr(begin, end - begin);
        std::string small(written);
        if (plain)
            for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        else
            small = lower_cased(replaced(written, apostrophe, "'"));
        const bool capital = written[0] >= 'A' && written[0] <= 'Z';
        Word& added = add(WordKind::word, begin, end, std::move(small));
        added.capital = capital;
        added.stem = stem_of(added.text);
    }

    bool is_special(std::size_t at) const {
        const std::string_view text = prose_.substr(at);
        if (text.starts_with(apostrophe) || text.starts_with(half)) return true;
        if (!currency_.sign.empty() && static_cast<unsigned char>(currency_.sign[0]) >= 0x80 &&
            text.starts_with(currency_.sign))
            return true;
        return std::any_of(specials.begin(), specials.end(),
                           [&](const Special& special) { return text.starts_with(special.bytes); });
    }

    std::string_view prose_;
    std::uint32_t offset_;
    const CurrencyWords& currency_;
    Words words_;
    std::size_t at_ = 0;
    bool blank_ = false;
};

}  // namespace

CurrencyWords words_of_currency(std::string_view code) {
    static const std::array<CurrencyWords, 5> known = {{
        {"£", "pound", "pounds", "gbp"},
        {"€", "euro", "euros", "eur"},
        {"$", "dollar", "dollars", "usd"},
        {"$", "dollar", "dollars", "aud"},
        {"", "franc", "francs", "chf"},
    }};
    const std::string small = lower_cased(code);
    for (const CurrencyWords& words : known)
        if (words.code == small) return words;
    return {"", "", "", small};
}

Words words_in(std::string_view prose, std::uint32_t offset, const CurrencyWords& currency) {
    return Splitter(prose, offset, currency).run();
}

std::vector<std::pair<std::size_t, std::size_t>> sentences_in(const Words& words) {
    static const WordSet abbreviations(
        "approx dr mr mrs ms no vs min mins hr hrs wk wks ca incl eg ie");
    std::vector<std::pair<std::size_t, std::size_t>> sentences;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (word.kind != WordKind::mark || (!word.is(".") && !word.is("!") && !word.is("?")))
            continue;
        std::size_t next = i + 1;
        // What closes a quotation or cites belongs to the sentence before.
        while (next < words.size() && (words[next].is_mark("\"") || words[next].is_mark(")") ||
                                       words[next].kind == WordKind::citation))
            ++next;
        if (next < words.size()) {
            const Word& after = words[next];
            const bool starts = after.capital || after.kind != WordKind::word;
            if (!after.blank_before || !starts) continue;
            if (word.is(".") && i > begin && abbreviations.has(words[i - 1].text)) continue;
        }
        sentences.emplace_back(begin, next);
        begin = next;
        i = next - 1;
    }
    if (begin < words.size()) sentences.emplace_back(begin, words.size());
    return sentences;
}

std::string stem_of(std::string_view word) {
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string stem = plain ? std::string(word) : folded_for_search(word);
    if (stem.ends_with("'s")) stem.resize(stem.size() - 2);
    if (stem.size() > 3 && stem.ends_with('s') && !stem.ends_with("ss")) stem.pop_back();
    return stem;
}

WordSet::WordSet(std::string_view blank_separated) {
    for (std::string_view word : split(blank_separated, ' ')) {
        if (word.empty()) continue;
        words_.push_back(word);
        lengths_[word[0] & 31] |= 1u << std::min<std::size_t>(word.size(), 31);
    }
    std::sort(words_.begin(), words_.end());
}

bool WordSet::has(std::string_view word) const {
    if (word.empty() ||
        (lengths_[word[0] & 31] >> std::min<std::size_t>(word.size(), 31) & 1u) == 0)
        return false;
    return std::binary_search(words_.begin(), words_.end(), word);
}

bool is_one_of(std::string_view word, std::string_view blank_separated) {
    if (word.empty()) return false;
    for (std::size_t at = blank_separated.find(word); at != std::string_view::npos;
         at = blank_separated.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || blank_separated[at - 1] == ' ') &&
            (end == blank_separated.size() || blank_separated[end] == ' '))
            return true;
    }
    return false;
}

}  // namespace praxis
