// The prose of a markdown text, read again with the place of every word: the finished HTML no
// longer knows where in the source a word stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// A paragraph, list item, heading or table row. Offsets are bytes of the text that was read.
struct ProseBlock {
    enum class Kind : std::uint8_t { paragraph, item, heading, row };

    Kind kind = Kind::paragraph;
    int level = 0;             // of a heading; 7 for a line in bold that stands for one
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::size_t header = none;  // of a row: the block of the table's first row
    std::size_t intro = none;   // of an item: the paragraph before the list, if it ends with a colon

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// The blocks of a text in order. Code, comments and definitions of links are none.
std::vector<ProseBlock> prose_blocks(std::string_view text);

/// In the words of a block, what stands for {{a value}} and for [@a citation].
constexpr char value_filler = '\x01';
constexpr char citation_filler = '\x02';
/// Behind a character that is written as an entity: nothing at all, not even a blank.
constexpr char entity_filler = '\x03';

/// A block's words with everything that is not read aloud blanked out (marks of emphasis and lists,
/// addresses, code, tags, comments): as many bytes as the block, each at its place.
std::string words_of(std::string_view text, const ProseBlock& block);

}  // namespace praxis
