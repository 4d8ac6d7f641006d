#include "inspect/triggers.h"

#include <array>
#include <cstdint>

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
    add('s', "ession", unit); add('s', "itting", unit); add('s', "ix", number);
    add('s', "even", number); add('s', "ingle", number);
    add('t', "hirteen", number); add('t', "wice", both); add('o', "nce", number);
    add('p', "eel", unit); add('a', "nother", number); add('b', "iweek", both);
    add('s', "eries", unit); add('w', "eek", both); add('w', "k", unit);
    add('m', "in", unit); add('g', "oes", unit); add('m', "onth", both);
    add('h', "our", both); add('h', "r", unit); add('h', "alf", number); add('h', "undred", number);
    add('f', "ortnight", both); add('f', "our", number); add('f', "ive", number);
    add('f', "ifteen", number); add('f', "orty", number); add('f', "ifty", number);
    add('t', "reatment", unit); add('t', "wo", number); add('t', "hree", number);
    add('t', "en", number); add('t', "welve", number); add('t', "hirty", number);
    add('t', "wenty", number);
    add('v', "isit", unit); add('a', "ppointment", unit); add('d', "ay", unit);
    add('c', "ourse", unit); add('c', "ouple", number); add('d', "ozen", number);
    add('o', "ne", number); add('e', "ight", number); add('e', "leven", number);
    add('n', "ine", number); add('p', "ound", unit); add('e', "uro", unit); add('g', "bp", unit);
    add('d', "ollar", unit); add('p', "ackage", unit); add('b', "undle", unit);
    return table;
}
constexpr auto table = make_table();

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool continues(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (small(text[at + i]) != word[i]) return false;
    return true;
}

}  // namespace

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
