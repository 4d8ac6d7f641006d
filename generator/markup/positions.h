// Where the inlines of a block stand in the text. cmark's own lines and columns of inlines are
// wrong after code spans, titles and breaks (and missing for bare links), so the tree is laid
// beside the bytes it was made from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markup/cmark.h"
#include "markup/limits.h"

namespace praxis {

/// The places of one block's inlines. What cannot be found stands at the block's first line.
class InlinePlaces {
public:
    /// `block` is a paragraph, a heading or a table's cell.
    InlinePlaces(const cmark_node* block, const ParsedText& text);

    /// A link's or picture's address (of a link by reference: in its definition), a piece of
    /// HTML, a footnote's reference.
    Span of(const cmark_node* node) const;

    /// Whether a link is just an address in the text, `www.…` or `<https://…>`.
    bool is_bare_link(const cmark_node* node) const;

    /// A part of a text node's characters, or of a piece of HTML.
    Span of(const cmark_node* node, std::size_t begin, std::size_t end) const;

    /// Whether the characters stand in the text as they are, not escaped or as entities.
    bool is_plain(const cmark_node* node, std::size_t begin, std::size_t end) const;

    /// A part of the block's content.
    Span of_content(std::size_t begin, std::size_t end) const;

    /// The first line of the block.
    Span block() const { return block_; }

private:
    struct NodePlace {
        const cmark_node* node = nullptr;
        Span place;
        std::size_t in_content = 0;
        bool is_bare_link = false;
    };
    struct LiteralPlaces {
        const cmark_node* node = nullptr;
        std::vector<std::uint32_t> in_content;  // of each byte, and of the end
    };
    class Alignment;

    const NodePlace* find(const cmark_node* node) const;
    const LiteralPlaces* literal(const cmark_node* node) const;
    std::uint32_t in_text(std::size_t content_offset) const {
        return offset_in_text(segments_, content_offset);
    }

    std::vector<Segment> segments_;
    std::string_view content_;
    Span block_;
    std::vector<NodePlace> nodes_;
    std::vector<LiteralPlaces> literals_;
    mutable std::size_t next_node_ = 0;     // they are asked for in the order of the text
    mutable std::size_t next_literal_ = 0;
};

/// The line that a block begins with, also where cmark has lost it.
std::uint32_t first_line_of(const cmark_node* block);

/// The line that a table's row stands on.
std::uint32_t line_of_row(const cmark_node* row);

}  // namespace praxis
