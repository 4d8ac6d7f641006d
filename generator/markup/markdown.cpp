#include "markup/markdown.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

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
                       "nothing refers to the footnote " + in_quotes(footnote.label) +
                           ", so it is not shown")
                .with_hint("write [^" + printable(footnote.label) + "] in the text, or delete it");
        else
            reporter
                .error("duplicate-footnote", footnote.place,
                       "there are two footnotes " + in_quotes(footnote.label) +
                           "; this one is not shown")
                .with_hint("give it another name");
    }
}

// Leaves out a part: blanks in its place keep every other character where it is.
void leave_out(std::string& text, Span part) {
    for (std::uint32_t at = part.begin; at < part.end && at < text.size(); ++at)
        if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
}

// The text up to its limit, ended where a paragraph ends.
std::string_view within_limit(std::string_view text, TextReporter& reporter) {
    const auto at = static_cast<std::uint32_t>(most_text_bytes);
    reporter
        .error("text-too-long", {at, at},
               fmt::format("this text is longer than {} kB", most_text_bytes / 1024))
        .with_hint("make it two articles");
    const std::string_view kept = text.substr(0, most_text_bytes);
    const std::size_t end = kept.rfind("\n\n");
    return kept.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

}  // namespace

Text parse_markdown(std::string_view text, const TextOrigin& origin, RawHtml raw_html,
                    Diagnostics& diagnostics) {
    // A try costs no more than one whole text, and a text by hand has few such mistakes.
    constexpr int most_tries = 16;

    Text nothing;
    nothing.source = origin.source;
    nothing.parsed = false;
    TextReporter reporter(origin, diagnostics);
    Diagnostics said_before;
    TextReporter silent(origin, said_before);
    const bool said = origin.characters == Characters::faulty;
    bool whole = origin.characters == Characters::clean ||
                 check_characters_of(text, said ? silent : reporter);
    std::string readable;  // the text without what cannot be read, the rest at its place
    if (!whole) {
        if (looks_like_utf16(text)) return nothing;
        readable = without_forbidden(text);
        text = readable;
    }
    if (text.size() > most_text_bytes) {
        whole = false;
        text = within_limit(text, reporter);
    }

    Span lost;
    for (int tries = 0; tries < most_tries; ++tries) {
        const ArenaScope scope;
        auto parsed = parse_within_limits(text, reporter, lost);
        if (parsed) {
            parsed->whole = whole;
            if (whole) say_lost_footnotes(*parsed, reporter);
            Text result;
            result.source = origin.source;
            result.parsed = whole;
            if (write_html(*parsed, raw_html, reporter, result, lost)) return result;
        }
        whole = false;
        if (lost.begin == lost.end) break;
        std::string rest(text);
        leave_out(rest, lost);
        readable = std::move(rest);
        text = readable;
    }
    return nothing;
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
