// cmark-gfm keeps the characters that extensions watch for (`~ : w`) in one static table. Each
// parse puts them in and takes them out again, so a thread that is still parsing loses its `~~`
// and its links. The program is linked with --wrap for both functions that edit the table: after
// one warming parse adding does nothing and removing never does anything, so nothing is written
// any more.
#include <mutex>

#include "markup/cmark.h"

namespace {

// True only inside make_cmark_ready's call_once, on the thread that runs it.
thread_local bool is_warming = false;

}  // namespace

extern "C" {

void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);

void __wrap_cmark_inlines_add_special_character(unsigned char character, bool emphasis) {
    if (is_warming) __real_cmark_inlines_add_special_character(character, emphasis);
}

void __wrap_cmark_inlines_remove_special_character(unsigned char, bool) {}

}  // extern "C"

namespace praxis {

namespace {

void attach_extensions(cmark_parser* parser) {
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
}

}  // namespace

void make_cmark_ready() {
    static std::once_flag once;
    std::call_once(once, [] {
        cmark_gfm_core_extensions_ensure_registered();
        is_warming = true;
        cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
        attach_extensions(parser);
        constexpr std::string_view text =
            "~~a~~ www.example.org https://example.org [^a]\n\n[^a]: b\n\n"
            "| a | b |\n|---|---|\n| c | d |\n\n- [x] e\n";
        cmark_parser_feed(parser, text.data(), text.size());
        cmark_node_free(cmark_parser_finish(parser));
        cmark_parser_free(parser);
        is_warming = false;
    });
}

cmark_parser* new_cmark_parser(int options) {
    make_cmark_ready();
    cmark_parser* parser = cmark_parser_new_with_mem(options, arena_memory());
    attach_extensions(parser);
    return parser;
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
