#include "inspect/triggers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "base/text.h"
#include "inspect/counting_words.h"

namespace praxis {

namespace {

enum Found : std::uint8_t { nothing = 0, number = 1, unit = 2, both = 3 };

struct Beginning {
    std::string_view word;  // without its first letter
    Found found;
};

// By first letter: how words begin that are numbers or that numbers count. "an hour" and "monthly
// sessions" are both.
constexpr std::array<std::array<Beginning, 12>, 26> make_table() {
    std::array<std::array<Beginning, 12>, 26> table{};
    const auto add = [&](char letter, std::string_view rest, Found found) {
        for (Beginning& slot : table[static_cast<std::size_t>(letter - 'a')])
            if (slot.found == nothing) {
                slot = {rest, found};
                return;
            }
    };
    add('s', "ession", unit);
    add('s', "itting", unit);
    add('s', "ix", number);
    add('s', "even", number);
    add('s', "ingle", number);
    add('t', "hirteen", number);
    add('t', "wice", both);
    add('o', "nce", number);
    add('p', "eel", unit);
    add('a', "nother", number);
    add('b', "iweek", both);
    add('s', "eries", unit);
    add('w', "eek", both);
    add('w', "k", unit);
    add('m', "in", unit);
    add('g', "oes", unit);
    add('m', "onth", both);
    add('h', "our", both);
    add('h', "r", unit);
    add('h', "alf", number);
    add('h', "undred", number);
    add('f', "ortnight", both);
    add('f', "our", number);
    add('f', "ive", number);
    add('f', "ifteen", number);
    add('f', "orty", number);
    add('f', "ifty", number);
    add('t', "reatment", unit);
    add('t', "wo", number);
    add('t', "hree", number);
    add('t', "en", number);
    add('t', "welve", number);
    add('t', "hirty", number);
    add('t', "wenty", number);
    add('v', "isit", unit);
    add('a', "ppointment", unit);
    add('d', "ay", unit);
    add('c', "ourse", unit);
    add('c', "ouple", number);
    add('d', "ozen", number);
    add('o', "ne", number);
    add('e', "ight", number);
    add('e', "leven", number);
    add('n', "ine", number);
    add('p', "ound", unit);
    add('e', "uro", unit);
    add('g', "bp", unit);
    add('d', "ollar", unit);
    add('p', "ackage", unit);
    add('b', "undle", unit);
    return table;
}
constexpr auto table = make_table();

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool continues(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (small(text[at + i]) != word[i]) return false;
    return true;
}

// What a word is to the beginning of a claim.
enum Part : std::uint8_t {
    no_part = 0,
    begins = 1,  // by itself: "three", "weekly"
    counts = 2,  // a unit behind it: "every", "half an"
    passes = 4,  // stands between the two: "every other week", "a full hour"
    unit_of_time = 8,
};

// The first eight letters of a word, small; longer ones are taken for each other, which errs
// towards yes.
struct Key {
    std::uint64_t letters = 0;  // the first one lowest
    std::size_t size = 0;       // at most 8
};

constexpr Key key_of(std::string_view word) {
    Key key{0, std::min<std::size_t>(word.size(), 8)};
    for (std::size_t i = 0; i < key.size; ++i)
        key.letters |= std::uint64_t{static_cast<unsigned char>(word[i]) | 0x20u} << (8 * i);
    return key;
}

std::uint64_t eight_at(const char* bytes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, 8);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    return eight;
}

constexpr std::uint64_t ones = 0x0101010101010101u;  // one in each of eight bytes

/// The key of the word that those eight bytes begin with.
Key key_at(std::uint64_t eight, std::size_t size) {
    const std::uint64_t lower = eight | ones * 0x20;
    if (size >= 8) return {lower, 8};
    return {lower & ((std::uint64_t{1} << (8 * size)) - 1), size};
}

// A hash table that is made while compiling: asked of every word that somebody wrote.
class Parts {
public:
    constexpr Parts() {
        for (const auto& [word, value] : small_numbers) add(begins, word);
        for (const Period& period : interval_adverbs) add(begins, period.word);
        add(begins, {"couple", "pair", "hundred"});
        add(counts, {"a", "an", "every", "each", "per", "half"});
        add(passes, {"full", "whole", "other", "second", "third", "fourth"});
        add(counts, {"full"});
        add(unit_of_time,
            {"minute", "minutes",   "min",        "mins",  "hour",   "hours", "hr",
             "hrs",    "h",         "day",        "days",  "week",   "weeks", "wk",
             "wks",    "fortnight", "fortnights", "month", "months", "year",  "years"});
    }

    /// Most words are told by their first two letters and their length, of which more than 8 are as
    /// good as 8. Behind a single letter any byte may stand.
    bool may_be_part(std::uint64_t letters, std::size_t size) const {
        return (lengths_[pair_of(letters)] >> std::min<std::size_t>(size, 8) & 1u) != 0;
    }

    std::uint8_t of(Key key) const {
        if (!may_be_part(key.letters, key.size)) return no_part;
        for (std::size_t at = slot_of(key.letters); keys_[at] != 0; at = (at + 1) % slots)
            if (keys_[at] == key.letters) return parts_[at];
        return no_part;
    }

private:
    static constexpr std::size_t slots = 512;

    static constexpr std::size_t slot_of(std::uint64_t key) {
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 55);
    }

    static constexpr std::size_t pair_of(std::uint64_t letters) {
        return static_cast<std::size_t>((letters & 31) << 5 | (letters >> 8 & 31));
    }

    constexpr void add(Part part, std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words) add(part, word);
    }

    constexpr void add(Part part, std::string_view word) {
        const Key key = key_of(word);
        std::size_t at = slot_of(key.letters);
        while (keys_[at] != 0 && keys_[at] != key.letters) at = (at + 1) % slots;
        keys_[at] = key.letters;
        parts_[at] = static_cast<std::uint8_t>(parts_[at] | part);
        const auto length = static_cast<std::uint16_t>(1u << key.size);
        if (key.size > 1) lengths_[pair_of(key.letters)] |= length;
        for (std::size_t second = 0; key.size == 1 && second < 32; ++second)
            lengths_[pair_of(key.letters | second << 8)] |= length;
    }

    std::array<std::uint64_t, slots> keys_{};
    std::array<std::uint8_t, slots> parts_{};
    std::array<std::uint16_t, 1024> lengths_{};  // by two letters: a bit for each that occurs
};
constexpr Parts parts_of_words;

/// Follows the words of a text; true once a claim may have begun.
class Beginnings {
public:
    bool pass(Key word) {
        const std::uint8_t part = parts_of_words.of(word);
        if (part == no_part) {
            counted_ = false;
            return false;
        }
        if ((part & begins) != 0 || (counted_ && (part & unit_of_time) != 0)) return true;
        counted_ = (part & counts) != 0 || (counted_ && (part & passes) != 0);
        return false;
    }

    /// The same of the word of that many letters at `word`; seven more bytes can be read behind it.
    bool pass(const char* word, std::size_t size) {
        const std::uint64_t letters = eight_at(word);
        if (parts_of_words.may_be_part(letters, size)) return pass(key_at(letters, size));
        counted_ = false;
        return false;
    }

    /// Whether a unit that came next would be counted.
    bool counted() const { return counted_; }

private:
    bool counted_ = false;
};

enum class Byte : std::uint8_t { harmless, letter, digit, hiding, opening, closing, colon, high };

constexpr std::array<Byte, 256> byte_table() {
    std::array<Byte, 256> bytes{};
    for (std::size_t c = 0; c < 256; ++c) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_letter) bytes[c] = Byte::letter;
        if (c >= '0' && c <= '9') bytes[c] = Byte::digit;
        if (c >= 0x80) bytes[c] = Byte::high;
    }
    // From here to a closing mark, words may be blanked out, and brackets with them.
    for (const unsigned char c : {'<', '`', '{', '!', '~', '\\', '&'}) bytes[c] = Byte::hiding;
    bytes['['] = Byte::opening;
    bytes[']'] = Byte::closing;
    bytes[':'] = Byte::colon;
    return bytes;
}
constexpr std::array<Byte, 256> bytes = byte_table();

constexpr ByteSet letters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr ByteSet non_letters = letters.others();

// 64 bytes of a text, a bit for each, the first one lowest.
struct Stretch {
    static constexpr std::size_t size = 64;

    std::uint64_t letters = 0;
    // Blanks, line ends and `'()*+,-./`; the others, which are rare, are looked at one by one.
    std::uint64_t harmless = 0;

    explicit Stretch(const char* from) {
        for (std::size_t i = 0; i < size; i += sizeof(Sixteen)) {
            Sixteen here;
            std::memcpy(&here, from + i, sizeof here);
            const Sixteen lower = here | 0x20;
            letters |= gathered((lower >= 'a') & (lower <= 'z')) << i;
            harmless |= gathered((here == ' ') | (here == '\n') | ((here >= '\'') & (here <= '/')))
                        << i;
        }
    }

private:
    // An extension of GCC and Clang, on every processor: a byte is -1 where a comparison holds.
    // Those of UTF-8 that are no ASCII are negative, less than all that they are compared with.
    using Sixteen = signed char __attribute__((vector_size(16)));

    // A bit for each byte.
    static std::uint64_t gathered(Sixteen holds) {
        std::uint64_t halves[2];
        std::memcpy(halves, &holds, sizeof halves);
        const auto half = [](std::uint64_t eight) {
            if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
            return (eight & ones) * 0x0102040810204080u >> 56;
        };
        return half(halves[0]) | half(halves[1]) << 8;
    }
};

/// Passes over words with nothing but blanks and the commonest marks between them, 64 bytes at a
/// time, and moves `at` behind them; true once a claim may have begun.
bool pass_plain_words(std::string_view text, std::size_t& at, Beginnings& beginnings) {
    constexpr std::size_t readable = Stretch::size + 7;  // the last letter may be a word's first
    while (at < text.size()) {
        const std::size_t left = text.size() - at;
        std::array<char, readable> padded;
        const char* from = text.data() + at;
        if (left < readable) {
            padded.fill(' ');
            std::memcpy(padded.data(), from, left);
            from = padded.data();
        }
        const Stretch stretch(from);
        const std::uint64_t others = ~(stretch.letters | stretch.harmless);
        // What follows is no letter, but for a word that may go on behind the stretch.
        const std::size_t end =
            others != 0
                ? static_cast<std::size_t>(std::countr_zero(others))
                : Stretch::size - static_cast<std::size_t>(std::countl_one(stretch.letters));
        std::uint64_t starts = stretch.letters & ~(stretch.letters << 1);
        for (; starts != 0; starts &= starts - 1) {
            const auto begin = static_cast<std::size_t>(std::countr_zero(starts));
            if (begin >= end) break;
            const auto size = static_cast<std::size_t>(std::countr_one(stretch.letters >> begin));
            if (beginnings.pass(from + begin, size)) return true;
        }
        at += std::min(end, left);
        if (others != 0 || end == 0) break;
    }
    return false;
}

/// Behind `](address)`, as prose.cpp blanks it out; `at` is at the `(`.
std::size_t past_address(std::string_view text, std::size_t at) {
    int depth = 0;
    for (std::size_t end = at; end < text.size() && text[end] != '\n'; ++end) {
        if (text[end] == '(') ++depth;
        if (text[end] == ')' && --depth == 0) return end + 1;
    }
    return at;
}

// ½, and what becomes a small letter of ours: İ and the Kelvin sign.
bool is_telling(std::string_view character) {
    return character.starts_with("\u00BD") || character.starts_with("\u0130") ||
           character.starts_with("\u212A");
}

}  // namespace

bool may_begin_claim(std::string_view text) {
    Beginnings beginnings;
    bool plain = true;  // nothing yet that could blank out a `]`
    for (std::size_t at = 0; at < text.size();) {
        switch (bytes[static_cast<unsigned char>(text[at])]) {
            case Byte::harmless: ++at; break;
            case Byte::digit: return true;
            case Byte::letter: {
                const std::size_t begin = at;
                if (pass_plain_words(text, at, beginnings)) return true;
                if (at > begin) break;
                at = non_letters.find(text, at);  // a word of more than 64 letters
                if (beginnings.pass(key_of(text.substr(begin, at - begin)))) return true;
                break;
            }
            case Byte::opening: {
                const char next = at + 1 < text.size() ? text[at + 1] : ' ';
                if (next == '@' || next == '^') {
                    if (beginnings.counted()) return true;
                    plain = false;
                }
                ++at;
                break;
            }
            case Byte::closing:
                if (beginnings.counted()) return true;
                ++at;
                if (plain && at < text.size() && text[at] == '(') at = past_address(text, at);
                break;
            case Byte::colon:
                if (text.substr(at).starts_with("://")) return true;
                ++at;
                break;
            case Byte::high:
                if (is_telling(text.substr(at))) return true;
                [[fallthrough]];
            case Byte::hiding:
                if (beginnings.counted()) return true;
                plain = plain && static_cast<unsigned char>(text[at]) >= 0x80;
                ++at;
                break;
        }
    }
    return false;
}

bool may_begin_claim_beside_bare_numbers(std::string_view row) {
    while (!row.empty()) {
        const std::size_t end = std::min(row.find('|'), row.size());
        const std::string_view cell = trimmed(row.substr(0, end));
        const bool is_number = !cell.empty() && cell.find_first_not_of("0123456789") == cell.npos;
        if (!is_number && may_begin_claim(cell)) return true;
        row.remove_prefix(std::min(end + 1, row.size()));
    }
    return false;
}

bool may_begin_claim(const Words& words, std::size_t begin, std::size_t end) {
    Beginnings beginnings;
    for (std::size_t at = begin; at < end; ++at) {
        const Word& word = words[at];
        if (word.kind == WordKind::number || word.kind == WordKind::money) return true;
        if (word.kind == WordKind::word && beginnings.pass(key_of(word.text))) return true;
    }
    return false;
}

bool may_hold_claim(std::string_view text) {
    std::uint8_t found = nothing;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = small(text[at]);
        if (c >= 'a' && c <= 'z') {
            if (!in_word)
                for (const Beginning& beginning : table[static_cast<std::size_t>(c - 'a')]) {
                    if (beginning.found == nothing) break;
                    if (continues(text, at + 1, beginning.word)) found |= beginning.found;
                }
            in_word = true;
        } else {
            in_word = false;
            if (c >= '0' && c <= '9') found |= number;
            // £ and € are bytes of UTF-8 that begin with these.
            if (c == '$' || c == '\xC2' || c == '\xE2') found |= unit;
        }
        if (found == both) return true;
    }
    return false;
}

}  // namespace praxis
