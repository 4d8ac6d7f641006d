#include "markup/html_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "markup/blocks.h"
#include "markup/positions.h"
#include "markup/tag_writer.h"

namespace praxis {

namespace {

// Follows cmark's own writer (src/html.c and the html_render functions of its extensions) case by
// case, so that what differs is seen beside what does not.
class HtmlWriter {
public:
    HtmlWriter(const ParsedText& parsed, RawHtml raw_html, TextReporter& reporter, Text& result)
        : parsed_(parsed),
          reporter_(reporter),
          result_(result),
          html_(result.html),
          judge_(raw_html, parsed.lines, reporter, result),
          tags_(parsed, reporter, result, judge_),
          most_bytes_(most_html_bytes(parsed.lines.text().size())) {
        collect_note_ids();
        headings_.avoid(result.note_ids);
    }

    bool run(Span& lost) {
        const cmark_node* node = parsed_.root->first_child;
        while (node) {
            if (enter(node) && node->first_child) {
                node = node->first_child;
            } else {
                leave(node);
                while (!node->next && node->parent != parsed_.root) {
                    node = node->parent;
                    leave(node);
                }
                node = node->next;
            }
            if (size() > most_bytes_) {
                lost = say_too_large(node);
                return false;
            }
        }
        if (footnote_ > 0) html_ += "</ol>\n</section>\n";
        return true;
    }

private:
    // What links and pictures will be filled with counts too: it is what grows without bound.
    std::size_t size() {
        for (; counted_holes_ < result_.holes.size(); ++counted_holes_) {
            const Hole& hole = result_.holes[counted_holes_];
            hole_bytes_ += hole.name.size() + hole.title.size() + hole.words.size();
        }
        return html_.size() + hole_bytes_;
    }

    // `next` is what would be written next; null at the end.
    Span say_too_large(const cmark_node* next) {
        const cmark_node* block = parsed_.root->last_child;
        if (next && next->parent == parsed_.root) {
            block = next->prev ? next->prev : next;
        } else if (next) {
            for (block = next; block->parent != parsed_.root;) block = block->parent;
        }
        const auto end = static_cast<std::uint32_t>(parsed_.lines.text().size());
        const std::uint32_t begin = parsed_.lines.begin(first_line_of(block));
        const std::uint32_t at = parsed_.lines.trimmed_span(first_line_of(block)).begin;
        reporter_
            .error("html-too-large", {at, at},
                   fmt::format("the page made from this text is larger than {} kB, though the text "
                               "has only {}",
                               most_bytes_ / 1024, parsed_.lines.text().size() / 1024))
            .with_hint("use shorter addresses, or fewer links to the same one");
        return {begin, end};
    }

    // A hole that shows something counts as something written.
    void start_line() {
        const bool after_hole =
            !result_.holes.empty() && result_.holes.back().at == html_.size() && !html_.empty();
        if (after_hole || (!html_.empty() && html_.back() != '\n')) html_ += '\n';
    }

    // False where the children are not to be written (or have been).
    bool enter(const cmark_node* node) {
        if (node->type == CMARK_NODE_TABLE) return enter_table();
        if (node->type == CMARK_NODE_TABLE_ROW) return enter_row(node);
        if (node->type == CMARK_NODE_TABLE_CELL) return enter_cell(node);
        if (node->type == CMARK_NODE_STRIKETHROUGH) return put("<del>");
        switch (node->type) {
            case CMARK_NODE_BLOCK_QUOTE: return enter_quote(node);
            case CMARK_NODE_LIST: return enter_list(node);
            case CMARK_NODE_ITEM: return enter_item(node);
            case CMARK_NODE_HEADING: return enter_heading(node);
            case CMARK_NODE_CODE_BLOCK: return write_code_block(node);
            case CMARK_NODE_HTML_BLOCK: return write_html_block(node);
            case CMARK_NODE_THEMATIC_BREAK:
                start_line();
                return put("<hr />\n");
            case CMARK_NODE_PARAGRAPH: return enter_paragraph(node);
            case CMARK_NODE_FOOTNOTE_DEFINITION: return enter_footnote(node);
            case CMARK_NODE_TEXT: return tags_.write_text(node, skipped_of(node));
            case CMARK_NODE_SOFTBREAK: return is_skipped(node) || put("\n");
            case CMARK_NODE_LINEBREAK: return is_skipped(node) || put("<br />\n");
            case CMARK_NODE_CODE:
                put("<code>");
                append_text(html_, view(node->as.literal));
                return put("</code>");
            case CMARK_NODE_HTML_INLINE: return tags_.write_html(node);
            case CMARK_NODE_EMPH: return put("<em>");
            case CMARK_NODE_STRONG: return put("<strong>");
            case CMARK_NODE_LINK: return tags_.open_link(node);
            case CMARK_NODE_IMAGE: return tags_.write_image(node);
            case CMARK_NODE_FOOTNOTE_REFERENCE: return write_footnote_reference(node);
            default: return true;
        }
    }

    void leave(const cmark_node* node) {
        if (node->type == CMARK_NODE_TABLE) return leave_table();
        if (node->type == CMARK_NODE_TABLE_ROW) return leave_row(node);
        if (node->type == CMARK_NODE_TABLE_CELL) return leave_cell();
        if (node->type == CMARK_NODE_STRIKETHROUGH) return void(put("</del>"));
        switch (node->type) {
            case CMARK_NODE_BLOCK_QUOTE:
                start_line();
                html_ += is_card(node) ? "</div>\n" : "</blockquote>\n";
                break;
            case CMARK_NODE_LIST:
                html_ += node->as.list.list_type == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n";
                break;
            case CMARK_NODE_ITEM: html_ += "</li>\n"; break;
            case CMARK_NODE_HEADING:
                html_ += fmt::format("</h{}>\n", node->as.heading.level);
                tags_.leave_block();
                break;
            case CMARK_NODE_PARAGRAPH: leave_paragraph(node); break;
            case CMARK_NODE_FOOTNOTE_DEFINITION:
                if (write_back_references(node)) html_ += '\n';
                html_ += "</li>\n";
                break;
            case CMARK_NODE_EMPH: html_ += "</em>"; break;
            case CMARK_NODE_STRONG: html_ += "</strong>"; break;
            case CMARK_NODE_LINK: tags_.close_link(); break;
            default: break;
        }
    }

    bool put(std::string_view text) {
        html_ += text;
        return true;
    }

    // --- care cards ---------------------------------------------------------------------------

    bool enter_quote(const cmark_node* node) {
        start_line();
        const std::optional<CareCard> card = care_card(node, parsed_, reporter_);
        if (!card) return put("<blockquote>\n");
        card_ = card;
        cards_.push_back(node);
        html_ += fmt::format("<div class=\"care-card care-card-{}\">\n<p class=\"care-card-title\">",
                             card->kind);
        tags_.add_hole(HoleKind::value, fmt::format("care.{}", card->kind), card->place);
        return put("</p>\n");
    }

    bool is_card(const cmark_node* quote) {
        if (cards_.empty() || cards_.back() != quote) return false;
        cards_.pop_back();
        return true;
    }

    // The marker `[!NOTE]` and the break behind it are not shown.
    bool is_skipped(const cmark_node* node) const {
        return card_ && node->prev && node->prev == card_->marker;
    }
    std::size_t skipped_of(const cmark_node* node) const {
        return card_ && node == card_->marker ? view(node->as.literal).size() : 0;
    }

    // --- blocks -------------------------------------------------------------------------------

    bool enter_list(const cmark_node* node) {
        start_line();
        if (node->as.list.list_type == CMARK_BULLET_LIST) return put("<ul>\n");
        if (node->as.list.start == 1) return put("<ol>\n");
        return put(fmt::format("<ol start=\"{}\">\n", node->as.list.start));
    }

    bool enter_item(const cmark_node* node) {
        start_line();
        html_ += "<li>";
        if (!node->extension) return true;
        return put(node->as.list.checked ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                                         : "<input type=\"checkbox\" disabled=\"\" /> ");
    }

    bool enter_heading(const cmark_node* node) {
        start_line();
        tags_.enter_block(node);
        Heading heading = headings_.heading_of(node, tags_.plain_words(Pictures::with_words),
                                               tags_.block_place(), reporter_);
        html_ += fmt::format("<h{} id=\"", heading.level);
        tags_.add_hole(HoleKind::heading_id, heading.id, tags_.block_place());
        result_.headings.push_back(std::move(heading));
        return put("\">");
    }

    bool write_code_block(const cmark_node* node) {
        start_line();
        const std::string_view info = view(node->as.code.info);
        if (info.empty()) {
            html_ += "<pre><code>";
        } else {
            std::size_t end = 0;
            while (end < info.size() && !cmark_isspace(info[end])) ++end;
            html_ += "<pre><code class=\"language-";
            append_text(html_, info.substr(0, end));
            html_ += "\">";
            check_decoded(info, place_of_block(node), parsed_, reporter_);
        }
        append_text(html_, view(node->as.code.literal));
        return put("</code></pre>\n");
    }

    bool write_html_block(const cmark_node* node) {
        const std::string_view literal = view(node->as.literal);
        const auto line = static_cast<std::uint32_t>(node->start_line);
        const auto segments = segments_of_lines(literal, line, parsed_.lines);
        const HtmlPlace place = [&](std::size_t begin, std::size_t end) {
            if (segments.empty()) return parsed_.lines.trimmed_span(line);
            return Span{offset_in_text(segments, begin), offset_in_text(segments, end - 1) + 1};
        };
        const auto kept = judge_.judge(literal, HtmlPiece::block, place);
        if (kept && kept->empty()) return false;
        start_line();
        html_ += kept.value_or("<!-- raw HTML omitted -->");
        start_line();
        return true;
    }

    static bool is_tight(const cmark_node* paragraph) {
        const cmark_node* list = paragraph->parent->parent;
        return list && list->type == CMARK_NODE_LIST && list->as.list.tight;
    }

    bool enter_paragraph(const cmark_node* node) {
        if (is_card_marker_alone(node)) return false;
        tags_.enter_block(node);
        if (const auto name = tags_.block_name(node)) {
            start_line();
            tags_.write_block(*name, node);
            html_ += '\n';
            return false;
        }
        if (node->parent == parsed_.root && result_.opening.empty())
            result_.opening = opening_of(tags_.plain_words(Pictures::left_out));
        if (is_tight(node)) return true;
        start_line();
        return put("<p>");
    }

    void leave_paragraph(const cmark_node* node) {
        const bool is_written = !is_card_marker_alone(node) && !tags_.block_name(node);
        tags_.leave_block();
        if (!is_written || is_tight(node)) return;
        if (node->parent->type == CMARK_NODE_FOOTNOTE_DEFINITION && !node->next) {
            html_ += ' ';
            write_back_references(node->parent);
        }
        html_ += "</p>\n";
    }

    bool is_card_marker_alone(const cmark_node* paragraph) const {
        return card_ && paragraph->first_child == card_->marker && !card_->marker->next;
    }

    // --- footnotes ----------------------------------------------------------------------------

    // Known before the first heading gets its id. cmark puts the notes at the document's end.
    void collect_note_ids() {
        for (const cmark_node* note = parsed_.root->last_child;
             note && note->type == CMARK_NODE_FOOTNOTE_DEFINITION; note = note->prev) {
            std::string label;
            append_address(label, view(note->as.literal));
            result_.note_ids.push_back("fn-" + label);
            result_.note_ids.push_back("fnref-" + label);
            for (int i = 2; i <= note->footnote.def_count; ++i)
                result_.note_ids.push_back(fmt::format("fnref-{}-{}", label, i));
        }
    }

    bool enter_footnote(const cmark_node* node) {
        if (footnote_ == 0) html_ += "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
        ++footnote_;
        html_ += "<li id=\"";
        tags_.add_hole(HoleKind::id_prefix, {}, place_of_block(node));
        html_ += "fn-";
        append_address(html_, view(node->as.literal));
        return put("\">\n");
    }

    bool write_footnote_reference(const cmark_node* node) {
        const Span place = tags_.place_of(node);
        const std::string_view label = view(node->parent_footnote_def->as.literal);
        html_ += "<sup class=\"footnote-ref\"><a href=\"#";
        tags_.add_hole(HoleKind::id_prefix, {}, place);
        html_ += "fn-";
        append_address(html_, label);
        html_ += "\" id=\"";
        tags_.add_hole(HoleKind::id_prefix, {}, place);
        html_ += "fnref-";
        append_address(html_, label);
        if (node->footnote.ref_ix > 1) html_ += fmt::format("-{}", node->footnote.ref_ix);
        html_ += "\" data-footnote-ref>";
        append_address(html_, view(node->as.literal));
        return put("</a></sup>");
    }

    // Once for each footnote, in its last paragraph or, where it has none, behind it.
    bool write_back_references(const cmark_node* definition) {
        if (written_footnote_ >= footnote_) return false;
        written_footnote_ = footnote_;
        const int references = definition->footnote.def_count;
        for (int i = 1; i <= std::max(references, 1); ++i) {
            html_ += i == 1 ? "<a href=\"#" : " <a href=\"#";
            tags_.add_hole(HoleKind::id_prefix, {}, place_of_block(definition));
            html_ += "fnref-";
            append_address(html_, view(definition->as.literal));
            if (i > 1) html_ += fmt::format("-{}", i);
            html_ += "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"";
            tags_.add_hole(HoleKind::back_label, {}, place_of_block(definition));
            html_ += "\">↩";
            if (i > 1) html_ += fmt::format("<sup class=\"footnote-ref\">{}</sup>", i);
            html_ += "</a>";
            if (size() > most_bytes_) break;
        }
        return true;
    }

    Span place_of_block(const cmark_node* node) const {
        return parsed_.lines.trimmed_span(first_line_of(node));
    }

    // --- tables -------------------------------------------------------------------------------

    bool enter_table() {
        start_line();
        html_ += "<table>";
        has_open_body_ = false;
        return true;
    }

    void leave_table() {
        if (has_open_body_) {
            start_line();
            html_ += "</tbody>";
        }
        has_open_body_ = false;
        start_line();
        html_ += "</table>\n";
    }

    static bool is_header(const cmark_node* row) {
        return cmark_gfm_extensions_get_table_row_is_header(const_cast<cmark_node*>(row)) != 0;
    }

    bool enter_row(const cmark_node* node) {
        check_row(node, parsed_, reporter_);
        start_line();
        if (is_header(node)) {
            html_ += "<thead>\n";
            in_header_ = true;
        } else if (!has_open_body_) {
            html_ += "<tbody>\n";
            has_open_body_ = true;
        }
        return put("<tr>");
    }

    void leave_row(const cmark_node* node) {
        start_line();
        html_ += "</tr>";
        if (!is_header(node)) return;
        html_ += "\n</thead>";
        in_header_ = false;
    }

    bool enter_cell(const cmark_node* node) {
        start_line();
        tags_.enter_block(node);
        html_ += in_header_ ? "<th" : "<td";
        std::size_t column = 0;
        for (const cmark_node* before = node->prev; before; before = before->prev) ++column;
        const std::uint8_t* alignments =
            cmark_gfm_extensions_get_table_alignments(node->parent->parent);
        switch (alignments[column]) {
            case 'l': html_ += " align=\"left\""; break;
            case 'c': html_ += " align=\"center\""; break;
            case 'r': html_ += " align=\"right\""; break;
            default: break;
        }
        return put(">");
    }

    void leave_cell() {
        html_ += in_header_ ? "</th>" : "</td>";
        tags_.leave_block();
    }

    const ParsedText& parsed_;
    TextReporter& reporter_;
    Text& result_;
    std::string& html_;
    HtmlJudge judge_;
    TagWriter tags_;
    HeadingIds headings_;
    std::size_t most_bytes_;
    std::size_t counted_holes_ = 0;
    std::size_t hole_bytes_ = 0;
    std::optional<CareCard> card_;            // the one last entered
    std::vector<const cmark_node*> cards_;    // those that are open
    int footnote_ = 0;
    int written_footnote_ = 0;
    bool has_open_body_ = false;
    bool in_header_ = false;
};

}  // namespace

bool write_html(const ParsedText& parsed, RawHtml raw_html, TextReporter& reporter, Text& result,
                Span& lost) {
    result.html.reserve(parsed.lines.text().size() * 3 / 2);
    return HtmlWriter(parsed, raw_html, reporter, result).run(lost);
}

}  // namespace praxis
