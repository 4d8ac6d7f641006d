// The words of a sentence, in small letters and with their places, as questions about numbers
// need them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace praxis {

enum class WordKind : std::uint8_t { word, number, money, mark, value, citation };

struct Word {
    WordKind kind = WordKind::word;
    std::uint32_t begin = 0;  // in the text that was read
    std::uint32_t end = 0;
    std::string text;  // small letters, `’` as `'`; of a mark the mark, dashes as `-` or `–`
    std::string stem;  // without accents and a plural's `s`
    std::int64_t hundredths = 0;  // of a number or an amount
    bool capital = false;
    bool blank_before = false;

    bool is(std::string_view word) const { return text == word; }
    bool is_mark(std::string_view mark) const { return kind == WordKind::mark && text == mark; }
};

using Words = std::vector<Word>;

/// How the clinic's currency is written: "£", and "pounds".
struct CurrencyWords {
    std::string sign;
    std::string singular;
    std::string plural;
    std::string code;
};
CurrencyWords words_of_currency(std::string_view code);

/// The words of a piece of prose that begins at `offset`.
Words words_in(std::string_view prose, std::uint32_t offset, const CurrencyWords& currency);

/// Sentences as [begin, end) of the words; the mark that ends one belongs to it.
std::vector<std::pair<std::size_t, std::size_t>> sentences_in(const Words& words);

/// Without accents, and without the `s` of a plural.
std::string stem_of(std::string_view word);

/// A set of words that is written down once and asked often.
class WordSet {
public:
    explicit WordSet(std::string_view blank_separated);
    bool has(std::string_view word) const;

private:
    std::vector<std::string_view> words_;  // sorted
    // By the last five bits of a word's first byte: which lengths occur, all from 31 on as one.
    std::array<std::uint32_t, 32> lengths_{};
};

/// Whether a word is one of a few, written with blanks between them.
bool is_one_of(std::string_view word, std::string_view blank_separated);

}  // namespace praxis
