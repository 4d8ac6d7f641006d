#include "markup/positions.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace praxis {

namespace {

bool is_delimiter(char c) { return c == '*' || c == '_' || c == '~'; }

// What cmark may have decoded: places in it are asked for.
bool is_of_interest(std::string_view literal) {
    return literal.find("{{") != std::string_view::npos ||
           literal.find("[@") != std::string_view::npos ||
           literal.find("[^") != std::string_view::npos ||
           literal.find("<!--") != std::string_view::npos ||
           literal.starts_with("[!");
}

std::vector<Segment> segments_of_heading(const cmark_node* heading, const TextLines& lines) {
    const auto number = static_cast<std::uint32_t>(heading->start_line);
    const std::string_view line = lines.line(number);
    std::string_view content = view(heading->content);
    while (content.ends_with('\n')) content.remove_suffix(1);
    const auto from = static_cast<std::size_t>(
        std::max(heading->start_column - 1 + heading->internal_offset, 0));
    const std::size_t at = line.find(content, std::min(from, line.size()));
    if (at == std::string_view::npos) return {};
    return {{0, lines.begin(number) + static_cast<std::uint32_t>(at)}};
}

std::vector<Segment> segments_of_cell(const cmark_node* cell, const TextLines& lines) {
    const std::uint32_t number = line_of_row(cell->parent);
    const std::uint32_t begin = row_begin(cell->parent->parent, number, lines);
    const std::string_view line = lines.line(number);
    const std::string_view row = line.substr(std::min<std::size_t>(begin - lines.begin(number),
                                                                   line.size()));
    const std::vector<Span> cells = cells_of_row(row);
    std::size_t index = 0;
    for (const cmark_node* before = cell->prev; before; before = before->prev) ++index;
    if (index >= cells.size()) return {};

    std::size_t at = cells[index].begin;
    while (at < cells[index].end && cmark_isspace(row[at])) ++at;
    std::vector<Segment> segments{{0, begin + static_cast<std::uint32_t>(at)}};
    std::uint32_t content = 0;
    for (; at < cells[index].end; ++at, ++content) {
        if (row[at] != '\\' || at + 1 == cells[index].end || row[at + 1] != '|') continue;
        ++at;  // the backslash is not in the content
        segments.push_back({content, begin + static_cast<std::uint32_t>(at)});
    }
    return segments;
}

std::uint32_t newlines_in(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::uint32_t first_line_of(const cmark_node* block) {
    // A paragraph that cmark cuts off before a table's header has no place of its own; the table
    // has the paragraph's.
    if (block->start_line == 0 && block->next) block = block->next;
    return static_cast<std::uint32_t>(std::max(block->start_line, 1));
}

std::uint32_t line_of_row(const cmark_node* row) {
    const cmark_node* table = row->parent;
    const auto line = static_cast<std::uint32_t>(std::max(row->start_line, 1));
    const cmark_node* before = table->prev;
    if (row->prev || !before || before->start_line != 0) return line;
    return line + newlines_in(view(before->content)) + 1;
}

// Walks over the inlines and the content at the same time. What the tree does not hold (the
// signs of emphasis, brackets, escapes) is passed over in the content.
class InlinePlaces::Alignment {
public:
    Alignment(InlinePlaces& places, const ParsedText& text)
        : places_(places), text_(text), content_(places.content_) {}

    void run(const cmark_node* block) {
        const cmark_node* node = block->first_child;
        while (node && !lost_) {
            const bool enter_children = enter(node);
            if (enter_children && node->first_child && !lost_) {
                node = node->first_child;
                continue;
            }
            if (enter_children) leave(node);
            while (!node->next && node->parent != block) {
                node = node->parent;
                leave(node);
            }
            node = node->next;
        }
    }

private:
    char at(std::size_t offset) const { return offset < content_.size() ? content_[offset] : '\0'; }

    // The signs of emphasis stand directly before and behind what they enclose.
    void pass_signs_of(const cmark_node* node) {
        if (node->type == CMARK_NODE_STRIKETHROUGH) {
            while (at(cursor_) == '~') ++cursor_;
        } else if (node->type == CMARK_NODE_EMPH || node->type == CMARK_NODE_STRONG) {
            const int signs = node->type == CMARK_NODE_STRONG ? 2 : 1;
            for (int i = 0; i < signs && is_delimiter(at(cursor_)); ++i) ++cursor_;
        }
    }

    void skip_delimiters() {
        while (is_delimiter(at(cursor_))) ++cursor_;
    }

    void add(const cmark_node* node, std::size_t begin, std::size_t end, bool bare = false) {
        places_.nodes_.push_back({node, places_.of_content(begin, end), begin, bare});
    }

    // False where the children have been passed over.
    bool enter(const cmark_node* node) {
        pass_signs_of(node);
        switch (node->type) {
            case CMARK_NODE_TEXT: pass_text(node); break;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: pass_break(); break;
            case CMARK_NODE_CODE: pass_code(); break;
            case CMARK_NODE_HTML_INLINE: pass_html(node); break;
            case CMARK_NODE_FOOTNOTE_REFERENCE: pass_footnote(node); break;
            case CMARK_NODE_LINK: return enter_link(node);
            case CMARK_NODE_IMAGE:
                skip_delimiters();
                expect("![");
                break;
            default: break;
        }
        return true;
    }

    void leave(const cmark_node* node) {
        pass_signs_of(node);
        if (lost_ || (node->type != CMARK_NODE_LINK && node->type != CMARK_NODE_IMAGE)) return;
        skip_delimiters();
        const std::size_t text_end = cursor_;
        expect("]");
        if (!lost_ && !leave_inline_link(node)) leave_reference(node, text_end);
    }

    void expect(std::string_view sign) {
        if (content_.substr(std::min(cursor_, content_.size())).starts_with(sign))
            cursor_ += sign.size();
        else
            lost_ = true;
    }

    void pass_text(const cmark_node* node) {
        const std::string_view literal = view(node->as.literal);
        if (!may_hold_entities_ && !is_of_interest(literal)) {
            pass_literal(literal, nullptr);
            return;
        }
        LiteralPlaces places;
        places.node = node;
        pass_literal(literal, &places.in_content);
        if (lost_) return;
        places.in_content.push_back(static_cast<std::uint32_t>(cursor_));
        places_.literals_.push_back(std::move(places));
    }

    void pass_literal(std::string_view literal, std::vector<std::uint32_t>* in_content) {
        std::size_t i = in_content ? 0 : pass_as_it_is(literal);
        while (i < literal.size() && !lost_) {
            if (const char c = at(cursor_); !in_content && c == literal[i] && c != '\\' && c != '&') {
                ++i;
                ++cursor_;
                continue;
            }
            const std::size_t size = character_size(literal, i);
            if (size > 0) {
                if (in_content)
                    in_content->insert(in_content->end(), passed_, static_cast<std::uint32_t>(cursor_));
                i += passed_;
                cursor_ += size;
            } else if (is_delimiter(at(cursor_))) {
                ++cursor_;
            } else {
                lost_ = true;
            }
        }
    }

    // Nearly every literal stands there as it is. Gives back how much of it was passed.
    std::size_t pass_as_it_is(std::string_view literal) {
        const std::string_view plain =
            literal.substr(0, std::min(literal.find('\\'), literal.find('&')));
        if (!content_.substr(std::min(cursor_, content_.size())).starts_with(plain)) return 0;
        cursor_ += plain.size();
        return plain.size();
    }

    // Bytes of content that stand for the literal's next `passed_` bytes; 0 where it does not.
    std::size_t character_size(std::string_view literal, std::size_t i) {
        passed_ = 1;
        const char c = at(cursor_);
        if (c == '\\' && cmark_ispunct(at(cursor_ + 1)) && at(cursor_ + 1) == literal[i]) return 2;
        if (c == '&')
            if (const std::size_t size = entity_size(literal.substr(i)); size > 0) return size;
        return cursor_ < content_.size() && c == literal[i] ? 1 : 0;
    }

    std::size_t entity_size(std::string_view literal) {
        cmark_strbuf decoded = CMARK_BUF_INIT(arena_memory());
        const auto* source =
            reinterpret_cast<const unsigned char*>(content_.data() + cursor_ + 1);
        const bufsize_t size = houdini_unescape_ent(
            &decoded, source, static_cast<bufsize_t>(content_.size() - cursor_ - 1));
        if (size == 0 || decoded.size == 0 || !literal.starts_with(view(decoded))) return 0;
        passed_ = static_cast<std::size_t>(decoded.size);
        cmark_strbuf_free(&decoded);
        return static_cast<std::size_t>(size) + 1;
    }

    void pass_break() {
        while (is_delimiter(at(cursor_)) || at(cursor_) == ' ' || at(cursor_) == '\t' ||
               at(cursor_) == '\\')
            ++cursor_;
        expect("\n");
        while (at(cursor_) == ' ' || at(cursor_) == '\t') ++cursor_;
    }

    void pass_code() {
        skip_delimiters();
        const std::size_t opening = run_of_backticks();
        if (opening == 0) lost_ = true;
        while (!lost_) {
            cursor_ = content_.find('`', cursor_);
            if (cursor_ == std::string_view::npos) {
                lost_ = true;
            } else if (run_of_backticks() == opening) {
                return;
            }
        }
    }

    std::size_t run_of_backticks() {
        const std::size_t begin = cursor_;
        while (at(cursor_) == '`') ++cursor_;
        return cursor_ - begin;
    }

    void pass_html(const cmark_node* node) {
        skip_delimiters();
        const std::size_t begin = cursor_;
        expect(view(node->as.literal));
        if (!lost_) add(node, begin, cursor_);
    }

    void pass_footnote(const cmark_node* node) {
        skip_delimiters();
        const std::size_t begin = cursor_;
        const std::size_t end = content_.find(']', cursor_);
        if (at(cursor_) != '[' || end == std::string_view::npos) {
            lost_ = true;
            return;
        }
        cursor_ = end + 1;
        add(node, begin, cursor_);
    }

    bool enter_link(const cmark_node* node) {
        if (enter_bare_link(node)) return false;
        skip_delimiters();
        if (at(cursor_) == '[') {
            ++cursor_;
            return true;
        }
        if (at(cursor_) == '<') {
            const std::size_t begin = cursor_ + 1;
            const std::size_t end = content_.find('>', begin);
            if (end != std::string_view::npos) {
                cursor_ = end + 1;
                add(node, begin, end, true);
                return false;
            }
        }
        if (!enter_bare_link(node)) lost_ = true;
        return false;
    }

    // `www.…`, `https://…`, an e-mail address: the only links without a sign before them.
    bool enter_bare_link(const cmark_node* node) {
        const cmark_node* child = node->first_child;
        if (!child || child->next || child->type != CMARK_NODE_TEXT) return false;
        const std::string_view literal = view(child->as.literal);
        const std::string_view address = view(node->as.link.url);
        if (literal.empty() || !address.ends_with(literal) || at(cursor_) == '[' ||
            at(cursor_) == '<')
            return false;
        const std::size_t begin = cursor_;
        if (content_.substr(begin).starts_with(literal)) {
            cursor_ += literal.size();
        } else {
            pass_literal(literal, nullptr);
            if (lost_) {
                lost_ = false;
                cursor_ = begin;
                return false;
            }
        }
        add(node, begin, cursor_, true);
        return true;
    }

    std::size_t past_blanks(std::size_t offset) const {
        while (is_blank(at(offset))) ++offset;
        return offset;
    }

    // The cursor is behind the `]`. False if what follows is not this link's address in round
    // brackets.
    bool leave_inline_link(const cmark_node* node) {
        if (at(cursor_) != '(') return false;
        std::size_t begin = past_blanks(cursor_ + 1);
        std::size_t end = end_of_address(begin);
        const std::size_t after = end + (at(begin) == '<' ? 1 : 0);
        if (at(begin) == '<') ++begin;
        if (end > content_.size() || !decodes_to(begin, end, view(node->as.link.url))) return false;
        std::size_t close = past_blanks(after);
        if (at(close) != ')' && close > after) close = past_blanks(end_of_title(close));
        if (at(close) != ')') return false;
        cursor_ = close + 1;
        add(node, begin, end);
        return true;
    }

    std::size_t end_of_address(std::size_t offset) const {
        if (at(offset) == '<') {
            for (++offset; offset < content_.size() && content_[offset] != '>'; ++offset)
                if (content_[offset] == '\\') ++offset;
            return offset;
        }
        int open = 0;
        for (; offset < content_.size() && !cmark_isspace(content_[offset]); ++offset) {
            if (content_[offset] == '\\' && cmark_ispunct(at(offset + 1))) {
                ++offset;
            } else if (content_[offset] == '(') {
                ++open;
            } else if (content_[offset] == ')' && open-- == 0) {
                break;
            }
        }
        return offset;
    }

    std::size_t end_of_title(std::size_t offset) const {
        const char quote = at(offset) == '(' ? ')' : at(offset);
        if (quote != '"' && quote != '\'' && quote != ')') return offset;
        for (++offset; offset < content_.size(); ++offset) {
            if (content_[offset] == '\\')
                ++offset;
            else if (content_[offset] == quote)
                return offset + 1;
        }
        return offset;
    }

    bool decodes_to(std::size_t begin, std::size_t end, std::string_view address) const {
        std::string raw(content_.substr(begin, end - begin));
        if (raw == address && raw.find_first_of("\\&") == std::string::npos) return true;
        cmark_chunk chunk = {reinterpret_cast<unsigned char*>(raw.data()),
                             static_cast<bufsize_t>(raw.size()), 0};
        const cmark_chunk clean = cmark_clean_url(arena_memory(), &chunk);
        return view(clean) == address;
    }

    void leave_reference(const cmark_node* node, std::size_t text_end) {
        std::string_view label;
        const std::size_t end = at(cursor_) == '[' ? end_of_label(content_, cursor_ + 1)
                                                   : std::string_view::npos;
        if (end != std::string_view::npos) {
            label = content_.substr(cursor_ + 1, end - cursor_ - 1);
            cursor_ = end + 1;
        }
        if (label.find_first_not_of(" \t\r\n") == std::string_view::npos)
            label = label_before(text_end);
        std::string raw(label);
        cmark_chunk chunk = {reinterpret_cast<unsigned char*>(raw.data()),
                             static_cast<bufsize_t>(raw.size()), 0};
        const unsigned char* found = normalize_map_label(arena_memory(), &chunk);
        const std::string_view wanted = found ? reinterpret_cast<const char*>(found) : "";
        for (const LinkDefinition& definition : text_.definitions)
            if (definition.label == wanted) {
                places_.nodes_.push_back({node, definition.address, 0, false});
                return;
            }
        const std::size_t begin = label_before(text_end).data() - content_.data();
        add(node, begin, text_end);
    }

    // The text of a link that ends at `text_end`; it holds no brackets but escaped ones.
    std::string_view label_before(std::size_t text_end) const {
        std::size_t begin = text_end;
        while (begin > 0 && (content_[begin - 1] != '[' ||
                             (begin > 1 && content_[begin - 2] == '\\')))
            --begin;
        return content_.substr(begin, text_end - begin);
    }

    InlinePlaces& places_;
    const ParsedText& text_;
    std::string_view content_;
    const bool may_hold_entities_ = content_.find("&#") != std::string_view::npos;
    std::size_t cursor_ = 0;
    std::size_t passed_ = 0;
    bool lost_ = false;
};

InlinePlaces::InlinePlaces(const cmark_node* block, const ParsedText& text)
    : content_(view(block->content)) {
    std::uint32_t line = first_line_of(block);
    if (block->type == CMARK_NODE_TABLE_CELL) {
        line = line_of_row(block->parent);
        segments_ = segments_of_cell(block, text.lines);
    } else if (block->type == CMARK_NODE_HEADING && !block->as.heading.setext) {
        segments_ = segments_of_heading(block, text.lines);
    } else {
        segments_ = segments_of_lines(content_, line, text.lines);
    }
    block_ = segments_.empty() ? text.lines.trimmed_span(line)
                               : text.lines.trimmed_span(text.lines.line_at(segments_[0].text));
    if (!segments_.empty()) Alignment(*this, text).run(block);
}

const InlinePlaces::NodePlace* InlinePlaces::find(const cmark_node* node) const {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const std::size_t index = (next_node_ + i) % nodes_.size();
        if (nodes_[index].node != node) continue;
        next_node_ = index;
        return &nodes_[index];
    }
    return nullptr;
}

Span InlinePlaces::of(const cmark_node* node) const {
    const NodePlace* found = find(node);
    return found ? found->place : block_;
}

bool InlinePlaces::is_bare_link(const cmark_node* node) const {
    const NodePlace* found = find(node);
    return found && found->is_bare_link;
}

Span InlinePlaces::of_content(std::size_t begin, std::size_t end) const {
    if (segments_.empty()) return block_;
    if (begin >= end) return {in_text(begin), in_text(begin)};
    return {in_text(begin), in_text(end - 1) + 1};
}

const InlinePlaces::LiteralPlaces* InlinePlaces::literal(const cmark_node* node) const {
    for (std::size_t i = 0; i < literals_.size(); ++i) {
        const LiteralPlaces& entry = literals_[(next_literal_ + i) % literals_.size()];
        if (entry.node != node) continue;
        next_literal_ = (next_literal_ + i) % literals_.size();
        return &entry;
    }
    return nullptr;
}

Span InlinePlaces::of(const cmark_node* node, std::size_t begin, std::size_t end) const {
    if (node->type == CMARK_NODE_HTML_INLINE) {
        const NodePlace* found = find(node);
        return found ? of_content(found->in_content + begin, found->in_content + end) : block_;
    }
    const LiteralPlaces* places = literal(node);
    if (!places || begin >= end) return block_;
    // Up to the end of the last character, which an escape or a name makes longer than its byte;
    // where it is one byte, signs of emphasis may stand between it and the next.
    const std::size_t last = places->in_content[end - 1];
    const bool is_long = content_[last] == '&' || content_[last] == '\\';
    return of_content(places->in_content[begin], is_long ? places->in_content[end] : last + 1);
}

bool InlinePlaces::is_plain(const cmark_node* node, std::size_t begin, std::size_t end) const {
    const LiteralPlaces* places = literal(node);
    if (!places) return true;
    for (std::size_t i = begin; i < end; ++i)
        if (content_[places->in_content[i]] != view(node->as.literal)[i] ||
            (i > begin && places->in_content[i] != places->in_content[i - 1] + 1))
            return false;
    return true;
}

}  // namespace praxis
