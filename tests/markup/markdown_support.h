// What the tests of markdown share: a text parsed and all said about it printed, and cmark's own
// HTML to compare with.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "markup/cmark.h"
#include "markup/markdown.h"

extern "C" {
void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __real_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);
}

namespace praxis {

/// Whether cmark stops where an address may begin, as it does once a text has come that may hold
/// one. Nobody may be parsing.
inline void watch_addresses_in_tests(bool watch) {
    for (const unsigned char sign : {':', 'w'})
        if (watch)
            __real_cmark_inlines_add_special_character(sign, false);
        else
            __real_cmark_inlines_remove_special_character(sign, false);
}

struct Parsed {
    std::unique_ptr<Source> source;
    Text text;
    Diagnostics diagnostics;

    /// `line:column-end_column severity[rule] message`, one a line, in order.
    std::string said() {
        diagnostics.sort();
        std::string lines;
        for (const Diagnostic& d : diagnostics.all())
            lines += fmt::format("{}:{}-{} {}[{}] {}\n", d.line, d.column, d.end_column,
                                 name_of(d.severity), d.rule, d.message);
        return lines;
    }

    std::string rules() {
        diagnostics.sort();
        std::string ids;
        for (const Diagnostic& d : diagnostics.all()) ids += (ids.empty() ? "" : " ") + d.rule;
        return ids;
    }

    std::string hint() const {
        return diagnostics.all().empty() ? std::string() : diagnostics.all().front().hint;
    }

    /// What stands in the source where a hole says it does.
    std::string source_of(const Hole& hole) const {
        return source->text().substr(hole.where.begin, hole.where.end - hole.where.begin);
    }

    std::string place_of(const Hole& hole) const {
        const LineColumn place = source->line_column(hole.where.begin);
        return fmt::format("{}:{} {}", place.line, place.column, source_of(hole));
    }
};

inline Parsed parsed(std::string_view text, RawHtml raw_html = RawHtml::error) {
    Parsed result;
    result.source = std::make_unique<Source>("a.md", std::string(text));
    const TextOrigin origin{result.source.get(), {0, static_cast<std::uint32_t>(text.size())}, true};
    result.text = parse_markdown(result.source->text(), origin, raw_html, result.diagnostics);
    return result;
}

/// The HTML with each hole shown as `<<kind name|words|title>>`.
inline std::string shown(const Text& text) {
    static constexpr std::string_view kinds[] = {"open", "close", "image", "value", "cite",
                                                 "block", "id", "heading", "prefix", "back"};
    std::string html;
    std::size_t at = 0;
    for (const Hole& hole : text.holes) {
        html.append(text.html, at, hole.at - at);
        at = hole.at;
        html += fmt::format("<<{}", kinds[static_cast<std::size_t>(hole.kind)]);
        for (const std::string& part : {hole.name, hole.words, hole.title})
            if (!part.empty()) html += " " + part;
        html += ">>";
    }
    html.append(text.html, at);
    return html;
}

/// Holes filled so that cmark's own HTML comes out: links and pictures with their addresses,
/// values and citations as they stand in the source, headings without an id.
inline std::string filled_as_cmark(const Parsed& parsed) {
    const Text& text = parsed.text;
    std::string html;
    std::size_t at = 0;
    for (const Hole& hole : text.holes) {
        html.append(text.html, at, hole.at - at);
        at = hole.at;
        switch (hole.kind) {
            case HoleKind::link_open: append_link_open(html, hole.name, hole.title); break;
            case HoleKind::link_close: html += "</a>"; break;
            case HoleKind::image:
                html += "<img src=\"";
                append_address(html, hole.name);
                html += "\" alt=\"";
                append_text(html, hole.words);
                if (!hole.title.empty()) html += "\" title=\"";
                append_text(html, hole.title);
                html += "\" />";
                break;
            case HoleKind::value:
            case HoleKind::citation:
            case HoleKind::block: append_text(html, parsed.source_of(hole)); break;
            case HoleKind::heading_id:
                html.resize(html.size() - std::string_view(" id=\"").size());
                ++at;
                break;
            case HoleKind::heading_link:
            case HoleKind::id_prefix: break;
            case HoleKind::back_label: html += "Back to content"; break;
        }
    }
    html.append(text.html, at);
    return html;
}

inline std::string cmark_html(std::string_view text, int options) {
    make_cmark_ready();
    watch_addresses_in_tests(true);
    cmark_parser* parser = cmark_parser_new(options | CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* document = cmark_parser_finish(parser);
    char* html =
        cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    std::string result(html);
    std::free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return result;
}

}  // namespace praxis
