// cmark-gfm keeps the characters that extensions watch for (`~ : w`) in one static table. Each
// parse puts them in and takes them out again, so a thread that is still parsing loses its `~~`
// and its links. The program is linked with --wrap for both functions that edit the table: what
// the library asks for does nothing, and we put in what is wanted while nobody parses.
//
// At `:` and `w` addresses may begin. Prose is full of them, and cmark makes a piece of each that
// it must join again; so they are put in when the first text comes that may hold an address.
#include <atomic>
#include <mutex>
#include <shared_mutex>

#include "markup/cmark.h"

extern "C" {

void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_add_special_character(unsigned char, bool) {}
void __wrap_cmark_inlines_remove_special_character(unsigned char, bool) {}

}  // extern "C"

namespace praxis {

namespace {

std::shared_mutex table_mutex;  // held by all who parse
std::atomic<bool> addresses_wanted = false;
std::atomic<bool> addresses_watched = false;

void watch_addresses() {
    const std::unique_lock alone(table_mutex);
    if (addresses_watched) return;
    __real_cmark_inlines_add_special_character(':', false);
    __real_cmark_inlines_add_special_character('w', false);
    addresses_watched = true;
}

void attach_extensions(cmark_parser* parser, bool addresses) {
    for (const char* name : {"table", "strikethrough", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    if (addresses)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("autolink"));
}

}  // namespace

void make_cmark_ready() {
    static std::once_flag once;
    std::call_once(once, [] {
        cmark_gfm_core_extensions_ensure_registered();
        __real_cmark_inlines_add_special_character('~', true);
        cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
        attach_extensions(parser, true);
        constexpr std::string_view text =
            "~~a~~ www.example.org https://example.org [^a]\n\n[^a]: b\n\n"
            "| a | b |\n|---|---|\n| c | d |\n\n- [x] e\n";
        cmark_parser_feed(parser, text.data(), text.size());
        cmark_node_free(cmark_parser_finish(parser));
        cmark_parser_free(parser);
    });
}

bool may_hold_address(std::string_view text) {
    // The @ may be written as an entity.
    for (const std::string_view sign : {"://", "&#", "&commat;"})
        if (text.find(sign) != std::string_view::npos) return true;
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1))
        if (text.substr(0, at).ends_with("www")) return true;
    // The name before the @ is not empty; `[@harris-2015]` is a citation.
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
        if (at > 0 && text[at - 1] != '[' && text[at - 1] != ' ') return true;
    return false;
}

CmarkParse::CmarkParse(std::string_view text, int options) {
    make_cmark_ready();
    const bool addresses = may_hold_address(text);
    if (addresses) addresses_wanted = true;
    // Whoever comes later waits as well, lest one parse after the other keeps the table in use.
    if (addresses_wanted && !addresses_watched) watch_addresses();
    table_in_use_ = std::shared_lock(table_mutex);
    parser_ = cmark_parser_new_with_mem(options, arena_memory());
    attach_extensions(parser_, addresses);
}

const cmark_node* next_node_beside(const cmark_node* node, const cmark_node* root) {
    while (node != root) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

const cmark_node* next_node(const cmark_node* node, const cmark_node* root) {
    return node->first_child ? node->first_child : next_node_beside(node, root);
}

}  // namespace praxis
