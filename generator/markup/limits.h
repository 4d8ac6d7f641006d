// cmark's parse of a text, with limits that keep a hostile one from costing seconds or gigabytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/cmark.h"
#include "markup/text_places.h"

namespace praxis {

/// Limits of a text, as docs/limits gives them. A kB is 1,024 bytes.
constexpr std::size_t most_text_bytes = 128 * 1024;
constexpr std::size_t most_paragraph_bytes = 8 * 1024;
constexpr std::size_t most_definition_bytes = 1024;
constexpr int most_containers = 16;
constexpr std::size_t most_columns = 32;
constexpr std::size_t most_html_bytes(std::size_t text_bytes) {
    return 64 * 1024 + 16 * text_bytes;
}

/// `[label]: address`, which links elsewhere in the text refer to.
struct LinkDefinition {
    std::string label;  // as cmark compares it
    Span address;
};

/// `[^label]: …` as it stands in the text, whether or not cmark keeps it.
struct FootnoteDefinition {
    const cmark_node* node = nullptr;
    std::string label;
    Span place;
};

struct ParsedText {
    const cmark_node* root = nullptr;  // in this thread's arena
    TextLines lines;
    std::vector<LinkDefinition> definitions;
    std::vector<FootnoteDefinition> footnotes;
    bool whole = true;  // false: something was left out, which may have been what is missing here
};

/// Parses a text, line by line, looking at what cmark has made of it after each: its block
/// structure is exact there, so nothing honest is refused, and it stops before the first line
/// that costs too much. Inlines, the expensive part, are only parsed when all blocks are small.
///
/// Nullopt when a limit is passed, which has been said at its place. `lost` is then the part that
/// has to be left out before the text can be tried again, empty where that would not help; what it
/// is before is the part that the last try lost. Needs an ArenaScope.
std::optional<ParsedText> parse_within_limits(std::string_view text, TextReporter& reporter,
                                              Span& lost);

/// The cells of a table's row as cmark finds them; `row` begins at its first character that is
/// not blank and has no line end. Spans are offsets in `row`, blanks included.
std::vector<Span> cells_of_row(std::string_view row);

/// Where the row begins in its line, after the blanks and `>` of the containers it stands in.
std::uint32_t row_begin(const cmark_node* table, std::uint32_t line_number, const TextLines& lines);

/// Pieces of a block's content that stand in the text in one piece.
struct Segment {
    std::uint32_t content = 0;
    std::uint32_t text = 0;
};

/// Where the lines of a block's content stand in the text: each is the end of a line there. The
/// first is sought from `first_line` on, since definitions at a paragraph's beginning are taken
/// out of its content. Empty if they are not found.
std::vector<Segment> segments_of_lines(std::string_view content, std::uint32_t first_line,
                                       const TextLines& lines);

/// `content_offset` in terms of the text.
std::uint32_t offset_in_text(const std::vector<Segment>& segments, std::size_t content_offset);

/// The `]` that ends a link's label which begins at `begin`; npos if there is none.
std::size_t end_of_label(std::string_view content, std::size_t begin);

}  // namespace praxis
