// cmark-gfm, made safe: its headers (also those of its insides, which come with the static
// library), an allocator, and the one door through which it is made ready.
#pragma once

#include <cstddef>
#include <shared_mutex>
#include <string_view>

extern "C" {
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/inlines.h>
#include <cmark-gfm/houdini.h>

// Types that the extensions add when they are registered.
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;
}

namespace praxis {

/// Registers the extensions and parses one text that uses them all, once, whoever comes first.
/// From then on the library writes no table that threads share (cmark_threads.cpp).
void make_cmark_ready();

/// Whether `autolink` could find an address in a text: `https://…`, `www.…`, `a@b.org`. Errs
/// towards yes.
bool may_hold_address(std::string_view text);

/// One parse of a text with tables, strikethrough, task lists and, where it may hold addresses,
/// autolinks. The parser is in this thread's arena; the arena's end takes it, and whatever was
/// parsed, away. It must be done with parsing before this ends.
class CmarkParse {
public:
    CmarkParse(std::string_view text, int options);

    cmark_parser* parser() const { return parser_; }

private:
    std::shared_lock<std::shared_mutex> table_in_use_;
    cmark_parser* parser_ = nullptr;
};

/// This thread's allocator for cmark: a bump allocator that gives nothing back before `reset`.
/// Wherever memory cannot be had the program ends, as it does in cmark's own allocator.
cmark_mem* arena_memory();

/// All that cmark allocated on this thread is gone at the end of this scope. Scopes do not nest.
class ArenaScope {
public:
    ArenaScope() = default;
    ~ArenaScope();
    ArenaScope(const ArenaScope&) = delete;
    ArenaScope& operator=(const ArenaScope&) = delete;

    /// Bytes that this thread's arena holds at the moment, used or not.
    static std::size_t held_bytes();
};

inline std::string_view view(const cmark_chunk& chunk) {
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}
inline std::string_view view(const cmark_strbuf& buffer) {
    return {reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size)};
}

/// The node that follows in a walk over `root` and all below it, parents first; null at the end.
const cmark_node* next_node(const cmark_node* node, const cmark_node* root);

/// The same, leaving out what is below `node`.
const cmark_node* next_node_beside(const cmark_node* node, const cmark_node* root);

}  // namespace praxis
