#include "markup/blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/text.h"
#include "markup/characters.h"
#include "markup/tags.h"

namespace praxis {

namespace {

// The words of a heading's id: values and citations left out, a blank before a citation too.
std::string words_of_id(const cmark_node* heading) {
    std::string words;
    for (const cmark_node* node = heading->first_child; node; node = next_node(node, heading)) {
        if (node->type == CMARK_NODE_CODE) words += view(node->as.literal);
        if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK) words += ' ';
        if (node->type != CMARK_NODE_TEXT) continue;
        const std::string_view literal = view(node->as.literal);
        std::size_t from = 0;
        while (const auto tag = next_tag(literal, from)) {
            words += literal.substr(from, tag->begin - from);
            from = tag->end;
            if (tag->kind == TagKind::citation) {
                if (words.ends_with(' ')) words.pop_back();
            } else if (tag->kind != TagKind::value) {
                words += literal.substr(tag->begin, tag->end - tag->begin);
            }
        }
        words += literal.substr(from);
    }
    return std::string(trimmed(words));
}

const std::vector<std::string>& card_kinds() {
    static const std::vector<std::string> kinds = {"note", "tip", "important", "warning", "caution"};
    return kinds;
}

bool is_ascii_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return cmark_isalnum(c) != 0 || c == '-'; });
}

}  // namespace

std::optional<CareCard> care_card(const cmark_node* quote, const ParsedText& parsed,
                                  TextReporter& reporter) {
    const cmark_node* paragraph = quote->first_child;
    if (!paragraph || paragraph->type != CMARK_NODE_PARAGRAPH) return std::nullopt;
    const cmark_node* marker = paragraph->first_child;
    if (!marker || marker->type != CMARK_NODE_TEXT) return std::nullopt;
    const std::string_view literal = view(marker->as.literal);
    const std::size_t end = literal.find(']');
    if (!literal.starts_with("[!") || end == std::string_view::npos) return std::nullopt;
    const std::string word = lower_cased(literal.substr(2, end - 2));
    if (!is_ascii_word(word)) return std::nullopt;
    const InlinePlaces places(paragraph, parsed);
    if (!places.is_plain(marker, 0, 2)) return std::nullopt;

    const Span place = places.of(marker, 0, end + 1);
    const std::string shown = in_quotes(literal.substr(0, end + 1));
    const auto& kinds = card_kinds();
    const bool is_known = std::find(kinds.begin(), kinds.end(), word) != kinds.end();
    const bool is_alone = end + 1 == literal.size() &&
                          (!marker->next || marker->next->type == CMARK_NODE_SOFTBREAK ||
                           marker->next->type == CMARK_NODE_LINEBREAK);
    if (!is_known) {
        std::string hint = did_you_mean(word, kinds);
        if (hint.empty())
            hint = "write one of [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]";
        else
            std::transform(hint.begin() + 14, hint.end() - 2, hint.begin() + 14, [](char c) {
                return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
            });
        reporter.warning("unknown-care-card", place, shown + " is no kind of care card")
            .with_hint(hint);
        return std::nullopt;
    }
    if (!is_alone) {
        reporter
            .warning("care-card-line", place, shown + " does not stand alone on the quote's first line")
            .with_hint("begin the text on the next line, with > before it");
        return std::nullopt;
    }
    if (!marker->next && !paragraph->next) {
        reporter.warning("empty-care-card", place, "this care card has no text")
            .with_hint("write its text on the next line, with > before it");
        return std::nullopt;
    }
    return CareCard{word, marker, place};
}

Heading HeadingIds::heading_of(const cmark_node* node, std::string words, Span place,
                               TextReporter& reporter) {
    if (node->as.heading.level == 1)
        reporter
            .warning("heading-level-one", place, "this heading is on the level of the page's title")
            .with_hint("write ## for a part of the page");
    std::string id = heading_slug(words_of_id(node));
    if (id.empty()) id = "section";
    if (is_reserved_id(id)) id = "section-" + id;
    return {node->as.heading.level, unique(std::move(id)), std::move(words),
            reporter.in_source(place)};
}

std::string HeadingIds::unique(std::string id) {
    if (used_.insert(id).second) return id;
    int& count = counts_[id];
    for (;;) {
        std::string numbered = fmt::format("{}-{}", id, ++count);
        if (used_.insert(numbered).second) return numbered;
    }
}

void check_row(const cmark_node* row, const ParsedText& parsed, TextReporter& reporter) {
    if (cmark_gfm_extensions_get_table_row_is_header(const_cast<cmark_node*>(row)) != 0) return;
    const std::uint32_t line = line_of_row(row);
    const Span place{row_begin(row->parent, line, parsed.lines), parsed.lines.trimmed_span(line).end};
    if (place.begin >= place.end) return;
    const std::size_t cells =
        cells_of_row(parsed.lines.text().substr(place.begin, place.end - place.begin)).size();
    const std::size_t columns = cmark_gfm_extensions_get_table_columns(row->parent);
    if (cells == columns) return;
    const bool is_text = cells == 1 && parsed.lines.line(line).find('|') == std::string_view::npos;
    reporter
        .error("table-cells", place,
               fmt::format("this row has {}, the table's header has {}", counted(cells, "cell"),
                           columns))
        .with_hint(is_text ? "put an empty line between the table and the text"
                   : cells < columns ? "an empty cell is written | |"
                                     : "a | inside a cell is written \\|");
}

bool check_decoded(std::string_view decoded, Span place, const ParsedText& parsed,
                   TextReporter& reporter) {
    const std::string_view raw = parsed.lines.text().substr(place.begin, place.end - place.begin);
    for (std::size_t i = 0; i < decoded.size();) {
        const char32_t character = next_character(decoded, i);
        ForbiddenCharacter kind = forbidden(character);
        std::string reference = fmt::format("&#x{:x};", static_cast<unsigned>(character));
        const std::size_t at = raw.find("&#");
        if (character == 0xFFFD && at != std::string_view::npos) {
            const std::string_view written = raw.substr(at, raw.find(';', at) - at + 1);
            kind = forbidden_reference(written);
            reference = kind == ForbiddenCharacter::nul ? "&#x0;" : std::string(written);
        }
        if (kind == ForbiddenCharacter::none) continue;
        report_reference(kind, reference, place, reporter);
        return false;
    }
    return true;
}

void check_references(const cmark_node* block, const InlinePlaces& places,
                      TextReporter& reporter) {
    const std::string_view content = view(block->content);
    if (content.find("&#") == std::string_view::npos) return;
    std::string shown;
    for (const cmark_node* node = block->first_child; node; node = next_node(node, block))
        if (node->type == CMARK_NODE_TEXT) shown += view(node->as.literal);

    int depth = 0;
    for (std::size_t i = 0; i < shown.size();) {
        const char32_t character = next_character(shown, i);
        if (character >= 0x2066 && character <= 0x2068) ++depth;
        if (character == 0x2069) depth = std::max(depth - 1, 0);
    }
    for (std::size_t at = content.find("&#"); at != std::string_view::npos;
         at = content.find("&#", at + 2)) {
        cmark_strbuf buffer = CMARK_BUF_INIT(arena_memory());
        const auto* source = reinterpret_cast<const unsigned char*>(content.data() + at + 1);
        const bufsize_t size = houdini_unescape_ent(
            &buffer, source, static_cast<bufsize_t>(content.size() - at - 1));
        if (size == 0 || shown.find(view(buffer)) == std::string::npos) continue;
        std::size_t offset = 0;
        const char32_t character = next_character(view(buffer), offset);
        const std::string_view reference = content.substr(at, static_cast<std::size_t>(size) + 1);
        const Span place = places.of_content(at, at + reference.size());
        ForbiddenCharacter kind = forbidden(character);
        if (character == 0xFFFD && lower_cased(reference) != "&#xfffd;" && reference != "&#65533;")
            kind = forbidden_reference(reference);
        report_reference(kind, reference, place, reporter);
        if (character >= 0x2066 && character <= 0x2068 && depth > 0) {
            depth = 0;
            reporter
                .error(
                    "unclosed-isolate", place,
                    "a direction isolate is not closed in its paragraph: " + in_quotes(reference))
                .with_hint("delete it, or close it with &#x2069;");
        }
    }
}

void check_isolates(const cmark_node* block, const InlinePlaces& places, TextReporter& reporter) {
    const std::string_view content = view(block->content);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < content.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(content, i);
        if (character >= 0x2066 && character <= 0x2068) open.push_back(begin);
        if (character == 0x2069 && !open.empty()) open.pop_back();
    }
    if (open.empty()) return;
    const std::size_t begin = open.front();
    reporter
        .error("unclosed-isolate", places.of_content(begin, begin + 3),
               "a direction isolate is not closed in its paragraph: " +
                   in_quotes(content.substr(begin, 3)))
        .with_hint("delete it, or close it with U+2069");
}

}  // namespace praxis
