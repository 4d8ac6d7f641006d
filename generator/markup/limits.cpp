#include "markup/limits.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

// In a table a row like this is refused before cmark sees it: its time grows with the square of
// the cells. Far above any row that the rule of equal cells lets through.
constexpr std::ptrdiff_t most_pipes_of_a_row = 256;

// Each such line makes cmark read its whole paragraph as a table's header again.
constexpr int most_delimiter_rows_of_a_paragraph = 16;

// Cells that rows lack are filled up by cmark, at about 300 bytes each.
constexpr int most_missing_cells = 2048;

// A table's delimiter row, perhaps inside quotes: `|---|:-:|`.
bool looks_like_delimiter_row(std::string_view line) {
    const std::size_t begin = line.find_first_not_of("> \t");
    return begin != std::string_view::npos &&
           line.find_first_not_of("-:| \t\v\f\r\n", begin) == std::string_view::npos &&
           line.find('-', begin) != std::string_view::npos;
}

bool is_container(const cmark_node* node) {
    return node->type == CMARK_NODE_BLOCK_QUOTE || node->type == CMARK_NODE_ITEM ||
           node->type == CMARK_NODE_FOOTNOTE_DEFINITION;
}

class GuardedParse {
public:
    GuardedParse(std::string_view text, TextReporter& reporter, Span& lost)
        : text_(text),
          reporter_(reporter),
          lost_before_(lost),
          lost_(lost),
          result_{nullptr, TextLines(text), {}, {}},
          parse_(text, text.find("[^") != std::string_view::npos ? CMARK_OPT_FOOTNOTES
                                                                 : CMARK_OPT_DEFAULT),
          parser_(parse_.parser()) {}

    std::optional<ParsedText> run() {
        lost_ = {};
        if (!footnote_marks_are_plain()) return std::nullopt;
        for (line_ = 1; line_ <= result_.lines.count(); ++line_) {
            if (!line_may_be_read()) return std::nullopt;
            feed_line();
            if (!blocks_are_small()) return std::nullopt;
        }
        // A line without an end waits in the parser, and a paragraph still open holds back its
        // definitions; a blank line ends both and changes nothing that is shown.
        line_ = result_.lines.count();
        if (!text_.empty() && !text_.ends_with('\n') && !text_.ends_with('\r')) {
            feed("\n");
            if (!blocks_are_small()) return std::nullopt;
        }
        if (parser_->current->type == CMARK_NODE_PARAGRAPH) {
            // A blank before the line end, since a lone LF after a CR is taken for its second half.
            feed(" \n");
            if (!blocks_are_small()) return std::nullopt;
        }
        collect_footnotes();
        result_.root = cmark_parser_finish(parser_);
        return std::move(result_);
    }

private:
    Span line_span() const { return result_.lines.trimmed_span(line_); }

    // What passes a limit, from its first character on; a few words are enough to find it by.
    Span words_past(std::size_t bytes, std::uint32_t begin, std::uint32_t end) const {
        constexpr std::uint32_t most_marked = 40;
        std::uint32_t at = std::min(begin + static_cast<std::uint32_t>(bytes), end);
        while (at > begin && at < end && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80)
            --at;
        if (end - at <= most_marked) return {at, end};
        const std::size_t blank = text_.substr(at, most_marked).find_last_of(" \t");
        const std::size_t size = blank == std::string_view::npos || blank == 0 ? 1 : blank;
        return {at, at + static_cast<std::uint32_t>(size)};
    }

    // A line that ends the paragraph above it.
    bool begins_something(std::uint32_t line) const {
        std::string_view words = result_.lines.line(line);
        words.remove_prefix(std::min(words.find_first_not_of("> \t"), words.size()));
        if (words.empty() || words.starts_with('#') || words.starts_with("```") ||
            words.starts_with("~~~"))
            return true;
        words.remove_prefix(std::min(words.find_first_not_of("0123456789"), words.size()));
        return words.size() > 1 &&
               std::string_view("-*+.)").find(words[0]) != std::string_view::npos &&
               words[1] == ' ';
    }

    bool is_empty(std::uint32_t line) const {
        return result_.lines.line(line).find_first_not_of("> \t") == std::string_view::npos;
    }

    // What begins on `first` is left out to its end: the next line that begins something else, or
    // that is empty.
    void lose_paragraph(std::uint32_t first) {
        std::uint32_t last = std::max(first, line_);
        while (last < result_.lines.count() && !begins_something(last + 1)) ++last;
        lost_ = {result_.lines.begin(first), result_.lines.begin(last + 1)};
    }

    void lose_to_empty_line(std::uint32_t first) {
        std::uint32_t last = std::max(first, line_);
        while (last < result_.lines.count() && !is_empty(last + 1)) ++last;
        lost_ = {result_.lines.begin(first), result_.lines.begin(last + 1)};
    }

    std::uint32_t first_line_of_current() const {
        return std::clamp(static_cast<std::uint32_t>(std::max(parser_->current->start_line, 1)), 1u,
                          line_);
    }

    // cmark looks for a footnote's mark in the decoded text and then reads as many bytes from
    // there as the brackets hold: `[&Hat;…]` makes it read memory that is not the text.
    bool footnote_marks_are_plain() {
        if ((parser_->options & CMARK_OPT_FOOTNOTES) == 0) return true;
        for (std::size_t at = text_.find("[&"); at != std::string_view::npos;
             at = text_.find("[&", at + 1)) {
            cmark_strbuf decoded = CMARK_BUF_INIT(parser_->mem);
            const auto* source = reinterpret_cast<const unsigned char*>(text_.data() + at + 2);
            const auto size = houdini_unescape_ent(&decoded, source,
                                                   static_cast<bufsize_t>(text_.size() - at - 2));
            if (size == 0 || view(decoded) != "^") continue;
            const Span place{static_cast<std::uint32_t>(at + 1),
                             static_cast<std::uint32_t>(at + 2) + static_cast<std::uint32_t>(size)};
            reporter_
                .error("footnote-mark", place,
                       in_quotes(text_.substr(at + 1, static_cast<std::size_t>(size) + 1)) +
                           " cannot stand for ^ after a bracket in a text with footnotes")
                .with_hint("write [^ for a footnote, or \\[^ for the signs themselves");
            lost_ = {place.begin - 1, place.end};
            return false;
        }
        return true;
    }

    bool line_may_be_read() {
        const cmark_node* current = parser_->current;
        const std::string_view line = result_.lines.line(line_);
        if (current->type == CMARK_NODE_PARAGRAPH) return delimiter_row_may_be_read(line);
        if (current->type != CMARK_NODE_TABLE && current->type != CMARK_NODE_TABLE_ROW) return true;
        if (std::count(line.begin(), line.end(), '|') > most_pipes_of_a_row) {
            reporter_.error("table-cells", line_span(),
                            fmt::format("this row has more than {} cells", most_pipes_of_a_row));
            lose_to_empty_line(line_);
            return false;
        }
        if (line.size() > most_paragraph_bytes)
            return say_paragraph_too_long(line_, line.size() - most_paragraph_bytes);
        return true;
    }

    bool delimiter_row_may_be_read(std::string_view line) {
        if (!looks_like_delimiter_row(line)) return true;
        const cmark_node* paragraph = parser_->current;
        if (paragraph != tried_paragraph_) tries_ = 0;
        tried_paragraph_ = paragraph;
        if (++tries_ > most_delimiter_rows_of_a_paragraph) {
            reporter_
                .error("table-unclear", line_span(),
                       fmt::format("this paragraph has more than {} lines that look like the line "
                                   "under a table's header",
                                   most_delimiter_rows_of_a_paragraph))
                .with_hint("begin each table after an empty line");
            lose_to_empty_line(first_line_of_current());
            return false;
        }
        const std::size_t begin = line.find_first_not_of("> \t");
        if (std::count(line.begin(), line.end(), '|') > most_pipes_of_a_row ||
            cells_of_row(line.substr(begin)).size() > most_columns)
            return say_table_too_wide();
        for (std::string_view above : split(view(paragraph->content), '\n'))
            if (std::count(above.begin(), above.end(), '|') > most_pipes_of_a_row)
                return say_table_too_wide();
        return true;
    }

    // The line without its end goes where the parser keeps a line of which it has not seen the end:
    // it would look for the end byte by byte.
    void feed_line() {
        const std::uint32_t begin = result_.lines.begin(line_);
        const std::string_view whole = text_.substr(begin, result_.lines.begin(line_ + 1) - begin);
        const std::string_view line = result_.lines.line(line_);
        if (!line.empty()) {
            cmark_strbuf_put(&parser_->linebuf, reinterpret_cast<const unsigned char*>(line.data()),
                             static_cast<bufsize_t>(line.size()));
            parser_->last_buffer_ended_with_cr = false;
        }
        if (line.size() < whole.size()) feed(whole.substr(line.size()));
    }

    void feed(std::string_view bytes) {
        const cmark_node* paragraph = parser_->current;
        const bool may_define = paragraph->type == CMARK_NODE_PARAGRAPH &&
                                view(paragraph->content).starts_with('[');
        const unsigned int known = parser_->refmap->size;
        if (may_define) {
            pending_content_ = view(paragraph->content);
            pending_line_ = static_cast<std::uint32_t>(paragraph->start_line);
        }
        cmark_parser_feed(parser_, bytes.data(), bytes.size());
        if (may_define && parser_->refmap->size > known) collect_definitions();
    }

    bool blocks_are_small() {
        const cmark_node* current = parser_->current;
        if (current->type == CMARK_NODE_PARAGRAPH || current->type == CMARK_NODE_HEADING) {
            std::string_view words = view(current->content);
            if (words.ends_with('\n')) words.remove_suffix(1);
            if (words.size() > most_paragraph_bytes)
                return say_paragraph_too_long(first_line_of_current(),
                                              words.size() - most_paragraph_bytes);
        }
        return definitions_are_short_ && is_shallow(current) && rows_are_full(current);
    }

    bool is_shallow(const cmark_node* current) {
        int depth = 0;
        for (const cmark_node* node = current; node; node = node->parent)
            if (is_container(node)) ++depth;
        if (depth <= most_containers) return true;
        // The first that is too deep; it begins on this line.
        const cmark_node* deepest = current;
        for (; !is_container(deepest) || depth > most_containers + 1; deepest = deepest->parent)
            if (is_container(deepest)) --depth;
        const std::uint32_t at = result_.lines.begin(line_) +
                                 static_cast<std::uint32_t>(std::max(deepest->start_column, 1) - 1);
        // What follows right behind the part that was left out is as deep for the same reason.
        const bool goes_on =
            lost_before_.end > 0 && lost_before_.end <= at &&
            text_.substr(lost_before_.end, at - lost_before_.end).find_first_not_of("> \t\r\n") ==
                std::string_view::npos;
        if (!goes_on)
            reporter_
                .error("nesting-too-deep", {at, at + 1},
                       fmt::format("quotes and lists stand more than {} deep in each other here",
                                   most_containers))
                .with_hint("end one of them with an empty line before the next");
        lose_to_empty_line(line_);
        return false;
    }

    bool rows_are_full(const cmark_node* current) {
        if (current->type != CMARK_NODE_TABLE_ROW || current == counted_row_) return true;
        counted_row_ = current;
        for (const cmark_node* cell = current->last_child; cell && cell->start_column == 0;
             cell = cell->prev)
            ++missing_cells_;
        if (missing_cells_ <= most_missing_cells) return true;
        reporter_
            .error("table-cells", line_span(),
                   fmt::format("rows of this text's tables lack more than {} cells",
                               most_missing_cells))
            .with_hint("give every row as many cells as its header");
        return false;
    }

    // The paragraph that has just ended began with definitions. They are read once more by the
    // same function, for their places.
    void collect_definitions() {
        cmark_map* scratch = cmark_reference_map_new(parser_->mem);
        const auto segments = segments_of_lines(pending_content_, pending_line_, result_.lines);
        std::size_t begin = 0;
        while (begin < pending_content_.size() && pending_content_[begin] == '[') {
            cmark_chunk rest = {reinterpret_cast<unsigned char*>(pending_content_.data() + begin),
                                static_cast<bufsize_t>(pending_content_.size() - begin), 0};
            const bufsize_t size = cmark_parse_reference_inline(parser_->mem, &rest, scratch);
            if (size <= 0) return;
            add_definition(begin, segments, scratch);
            begin += static_cast<std::size_t>(size);
        }
    }

    void add_definition(std::size_t begin, const std::vector<Segment>& segments,
                        const cmark_map* scratch) {
        const std::string_view content = pending_content_;
        const std::size_t label_end = end_of_label(content, begin + 1);
        std::size_t from = content.find_first_not_of(" \t\r\n", label_end + 2);
        std::size_t to = content.find_first_of(" \t\r\n", from);
        if (content[from] == '<') {
            to = ++from;
            while (to < content.size() && content[to] != '>') to += content[to] == '\\' ? 2 : 1;
        }
        to = std::min(to, content.size());
        Span place{offset_in_text(segments, from), 0};
        place.end = place.begin + static_cast<std::uint32_t>(to - from);
        if (segments.empty()) place = result_.lines.trimmed_span(pending_line_);

        const auto* reference = reinterpret_cast<const cmark_reference*>(scratch->refs);
        constexpr auto most = static_cast<bufsize_t>(most_definition_bytes);
        if (reference->url.len > most)
            say_definition_too_long("this address",
                                    words_past(most_definition_bytes, place.begin, place.end));
        else if (reference->title.len > most)
            say_definition_too_long("the title of this address", place);
        result_.definitions.push_back(
            {reinterpret_cast<const char*>(reference->entry.label), place});
    }

    void say_definition_too_long(std::string_view what, Span place) {
        reporter_
            .error("definition-too-long", place,
                   fmt::format("{} is longer than {} bytes", what, most_definition_bytes))
            .with_hint("every link that uses it repeats it; use a shorter one");
        definitions_are_short_ = false;
        std::uint32_t last = pending_line_;
        while (last < result_.lines.count() && !is_empty(last + 1)) ++last;
        lost_ = {result_.lines.begin(pending_line_), result_.lines.begin(last + 1)};
    }

    void collect_footnotes() {
        if ((parser_->options & CMARK_OPT_FOOTNOTES) == 0) return;
        for (const cmark_node* node = parser_->root; node; node = next_node(node, parser_->root)) {
            if (node->type != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
            const auto line = static_cast<std::uint32_t>(node->start_line);
            // cmark's column is that of the text behind the colon.
            const std::uint32_t end = result_.lines.begin(line) +
                                      static_cast<std::uint32_t>(std::max(node->start_column, 1) - 1);
            const std::size_t mark = text_.substr(0, end).rfind("[^");
            std::string label(view(node->as.literal));
            const auto begin = static_cast<std::uint32_t>(
                mark == std::string_view::npos ? result_.lines.begin(line) : mark);
            const Span place{begin, begin + static_cast<std::uint32_t>(label.size() + 3)};
            result_.footnotes.push_back({node, std::move(label), place});
        }
    }

    // `first`: its first line; `over`: the bytes of this line that are too many.
    bool say_paragraph_too_long(std::uint32_t first, std::size_t over) {
        const std::uint32_t begin = result_.lines.begin(line_);
        const std::size_t size = result_.lines.line(line_).size();
        const auto end = begin + static_cast<std::uint32_t>(size);
        reporter_
            .error("paragraph-too-long", words_past(size - std::min(over, size), begin, end),
                   fmt::format("this paragraph is longer than {} kB", most_paragraph_bytes / 1024))
            .with_hint("put an empty line between its parts");
        lose_paragraph(first);
        return false;
    }

    bool say_table_too_wide() {
        reporter_
            .error("table-too-wide", line_span(),
                   fmt::format("this table has more than {} columns", most_columns))
            .with_hint("make it two tables");
        lose_to_empty_line(first_line_of_current());
        return false;
    }

    std::string_view text_;
    TextReporter& reporter_;
    const Span lost_before_;
    Span& lost_;
    ParsedText result_;
    CmarkParse parse_;
    cmark_parser* parser_;
    std::uint32_t line_ = 0;
    std::string pending_content_;
    std::uint32_t pending_line_ = 0;
    bool definitions_are_short_ = true;
    const cmark_node* tried_paragraph_ = nullptr;
    int tries_ = 0;
    const cmark_node* counted_row_ = nullptr;
    int missing_cells_ = 0;
};

}  // namespace

std::optional<ParsedText> parse_within_limits(std::string_view text, TextReporter& reporter,
                                              Span& lost) {
    return GuardedParse(text, reporter, lost).run();
}

std::vector<Span> cells_of_row(std::string_view row) {
    std::vector<Span> cells;
    const auto past_pipe = [row](std::size_t at) {
        const std::size_t next = row.find_first_not_of(" \t\v\f", at + 1);
        return next == std::string_view::npos ? row.size() : next;
    };
    std::size_t begin = row.starts_with('|') ? past_pipe(0) : 0;
    while (begin < row.size()) {
        std::size_t end = begin;
        while (end < row.size() && (row[end] != '|' || (end > begin && row[end - 1] == '\\'))) ++end;
        cells.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (end == row.size()) break;
        begin = past_pipe(end);
    }
    return cells;
}

std::uint32_t row_begin(const cmark_node* table, std::uint32_t line_number,
                        const TextLines& lines) {
    const std::string_view line = lines.line(line_number);
    std::size_t at = 0;
    if (line_number == static_cast<std::uint32_t>(table->start_line)) {
        at = std::min(static_cast<std::size_t>(std::max(table->start_column, 1) - 1), line.size());
    } else {
        int quotes = 0;
        for (const cmark_node* node = table; node; node = node->parent)
            if (node->type == CMARK_NODE_BLOCK_QUOTE) ++quotes;
        while (at < line.size() &&
               (line[at] == ' ' || line[at] == '\t' || (line[at] == '>' && quotes-- > 0)))
            ++at;
    }
    return lines.begin(line_number) + static_cast<std::uint32_t>(at);
}

std::vector<Segment> segments_of_lines(std::string_view content, std::uint32_t first_line,
                                       const TextLines& lines) {
    std::vector<std::string_view> parts = split(content, '\n');
    if (parts.back().empty()) parts.pop_back();
    // As many lines of definitions as fit into a paragraph.
    const std::uint32_t last_line = std::min(lines.count(), first_line + 2000);
    std::vector<Segment> segments;
    for (std::uint32_t line = first_line; line <= last_line; ++line) {
        segments.clear();
        std::uint32_t number = line;
        for (std::string_view part : parts) {
            // A tab that a container took a part of stands as blanks in the content.
            part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
            std::string_view whole = lines.line(number);
            // A paragraph that stands before a table's header loses the blanks at its end.
            if (!content.ends_with('\n') && number == line + parts.size() - 1)
                whole = whole.substr(0, whole.find_last_not_of(" \t") + 1);
            if (number > lines.count() || !whole.ends_with(part)) break;
            const auto end = lines.begin(number) + static_cast<std::uint32_t>(whole.size());
            segments.push_back({static_cast<std::uint32_t>(part.data() - content.data()),
                                end - static_cast<std::uint32_t>(part.size())});
            ++number;
        }
        if (segments.size() == parts.size()) return segments;
    }
    return {};
}

std::uint32_t offset_in_text(const std::vector<Segment>& segments, std::size_t content_offset) {
    const auto next = std::upper_bound(
        segments.begin(), segments.end(), content_offset,
        [](std::size_t offset, const Segment& segment) { return offset < segment.content; });
    if (next == segments.begin()) return 0;
    return (next - 1)->text + static_cast<std::uint32_t>(content_offset) - (next - 1)->content;
}

std::size_t end_of_label(std::string_view content, std::size_t begin) {
    for (std::size_t at = begin; at < content.size(); ++at) {
        if (content[at] == '\\') {
            ++at;
        } else if (content[at] == '[') {
            break;
        } else if (content[at] == ']') {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace praxis
