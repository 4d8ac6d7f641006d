// Words and characters: what any program that talks about text needs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// In double quotes, with control and direction characters shown escaped ("\u{202e}").
std::string in_quotes(std::string_view text);

/// What a terminal obeys or does not show: control and direction characters, those without width.
bool is_hidden(char32_t character);

/// Control and direction characters shown escaped, the rest as it is; for a terminal.
std::string printable(std::string_view text);

/// The candidate that was probably meant: fewest edits (a swap of neighbours counts one), at most
/// two, or one for words of four characters and fewer; else the same words, some cut short
/// ("minimum_age", "min_age"). An ending that both share (".md") does not count, nor do folders.
/// Nullopt where nothing is near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// `did you mean "face"?`, or an empty text where nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// "a", "a and b", "a, b and c".
std::string listed(std::span<const std::string> words, std::string_view last = "and");

/// The same for lists that may be long: "a, b, c and 97 more".
std::string first_listed(std::span<const std::string> words, std::size_t most = 12);

/// `1 page`, `2 pages`.
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = {});

bool is_one_of(std::string_view word, std::span<const std::string_view> words);

/// `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 bytes.
bool is_id(std::string_view text);

std::string_view trimmed(std::string_view text);

/// Whether there is anything to see: not only blanks of all kinds and characters without width.
bool is_visible(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// Decodes the character at `offset` and moves past it; U+FFFD and one byte on where it is not
/// UTF-8.
char32_t next_character(std::string_view text, std::size_t& offset);
void append_utf8(std::string& to, char32_t character);

/// The offset of the first byte that is not UTF-8.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Number of characters (code points).
std::size_t character_count(std::string_view text);

std::string lower_cased(std::string_view text);      // Unicode, simple mapping
std::string normalised(std::string_view text);       // NFC
std::string folded_for_search(std::string_view text);  // lower case, without diacritics

/// A heading's id as git hosts make it: NFC, lower case, letters, digits, `-` and `_` kept, each
/// space a `-`, the rest dropped. May be empty.
std::string heading_slug(std::string_view text);

/// Ids on a page that are not for headings: `p-…` are the theme's, `e-2-1-3` the rows of an
/// estimate.
bool is_reserved_id(std::string_view id);

/// `acne-scars` → "Acne scars".
std::string in_words(std::string_view id);

/// For tables by text, so that a part of a text can be looked up without a copy of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

/// A few bytes, each looked up in a table: for texts that are long and rarely have one of them.
class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
    }

    /// All bytes that are none of these.
    constexpr ByteSet others() const {
        ByteSet others("");
        for (std::size_t byte = 0; byte < has_.size(); ++byte) others.has_[byte] = !has_[byte];
        return others;
    }

    /// The first of them at or behind `from`; the text's size where there is none.
    std::size_t find(std::string_view text, std::size_t from) const {
        while (from + 8 <= text.size() && !has_any_of_eight(text.data() + from)) from += 8;
        while (from < text.size() && !has(text[from])) ++from;
        return from;
    }

private:
    bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

    bool has_any_of_eight(const char* at) const {
        bool any = false;
        for (int i = 0; i < 8; ++i) any |= has(at[i]);
        return any;
    }

    std::array<bool, 256> has_{};
};

/// For text and for quoted attributes: `& < > "` and `'` escaped.
void append_html_escaped(std::string& to, std::string_view text);
std::string html_escaped(std::string_view text);

}  // namespace praxis
