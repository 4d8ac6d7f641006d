#include "markup/markdown.h"

#include <set>
#include <string>

#include "base/text.h"
#include "markup/characters.h"
#include "markup/html_writer.h"
#include "markup/limits.h"
#include "markup/text_places.h"

namespace praxis {

namespace {

// cmark moves the notes that somebody refers to to the end of the document and drops the others.
void say_lost_footnotes(const ParsedText& parsed, TextReporter& reporter) {
    std::set<const cmark_node*> kept;
    for (const cmark_node* node = parsed.root->last_child;
         node && node->type == CMARK_NODE_FOOTNOTE_DEFINITION; node = node->prev)
        kept.insert(node);
    std::set<std::string> labels;
    for (const FootnoteDefinition& footnote : parsed.footnotes) {
        const bool is_first = labels.insert(lower_cased(footnote.label)).second;
        if (kept.contains(footnote.node)) continue;
        if (is_first)
            reporter
                .error("unused-footnote", footnote.place,
                       "nothing refers to the footnote " + quoted(footnote.label) +
                           ", so it is not shown")
                .with_hint("write [^" + printable(footnote.label) + "] in the text, or delete it");
        else
            reporter
                .error("duplicate-footnote", footnote.place,
                       "there are two footnotes " + quoted(footnote.label) +
                           "; this one is not shown")
                .with_hint("give it another name");
    }
}

}  // namespace

Text parse_markdown(std::string_view text, const TextOrigin& origin, RawHtml raw_html,
                    Diagnostics& diagnostics) {
    Text result;
    result.source = origin.source;
    result.parsed = false;
    TextReporter reporter(origin, diagnostics);
    if (!check_characters_of(text, reporter)) return result;

    const ArenaScope scope;
    const auto parsed = parse_within_limits(text, reporter);
    if (!parsed) return result;
    say_lost_footnotes(*parsed, reporter);
    result.parsed = write_html(*parsed, raw_html, reporter, result);
    if (!result.parsed) {
        result = Text();
        result.source = origin.source;
        result.parsed = false;
    }
    return result;
}

void append_text(std::string& html, std::string_view text) {
    static constexpr ByteSet specials("&<>\"");
    std::size_t written = 0;
    for (;;) {
        const std::size_t at = specials.find(text, written);
        html.append(text.substr(written, at - written));
        if (at == text.size()) return;
        switch (text[at]) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            default: html += "&quot;"; break;
        }
        written = at + 1;
    }
}

void append_address(std::string& html, std::string_view address) {
    constexpr std::string_view safe = "-_.+!*(),%#@?=;:/$~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (cmark_isalnum(c) != 0 || safe.find(c) != std::string_view::npos) {
            html += c;
        } else if (c == '&') {
            html += "&amp;";
        } else if (c == '\'') {
            html += "&#x27;";
        } else {
            html += '%';
            html += digits[byte >> 4];
            html += digits[byte & 0xF];
        }
    }
}

void append_link_open(std::string& html, std::string_view address, std::string_view title) {
    html += "<a href=\"";
    append_address(html, address);
    if (!title.empty()) {
        html += "\" title=\"";
        append_text(html, title);
    }
    html += "\">";
}

}  // namespace praxis
