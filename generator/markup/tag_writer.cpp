#include "markup/tag_writer.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "markup/blocks.h"

namespace praxis {

namespace {

constexpr std::size_t opening_characters = 400;

}  // namespace

std::string opening_of(std::string words) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < opening_characters && end < words.size(); ++count)
        if (static_cast<unsigned char>(words[end]) < 0x80)
            ++end;
        else
            next_character(words, end);
    if (end == words.size()) return words;
    const std::size_t blank = words.rfind(' ', end);
    words.resize(blank == std::string::npos ? end : blank);
    // A single word of 400 characters could end inside a value.
    const std::size_t open = words.rfind(value_begins);
    if (open != std::string::npos && words.find(value_ends, open) == std::string::npos)
        words.resize(open);
    return words;
}

void TagWriter::enter_block(const cmark_node* block) {
    block_ = block;
    places_.reset();
    if (has_references_) check_references(block, places(), reporter_);
    if (has_isolates_) check_isolates(block, places(), reporter_);
}

void TagWriter::leave_block() {
    say_unpaired_tags();
    open_tags_.clear();
    block_ = nullptr;
    places_.reset();
}

const InlinePlaces& TagWriter::places() {
    if (!places_) places_.emplace(block_, parsed_);
    return *places_;
}

void TagWriter::add_hole(HoleKind kind, std::string name, Span place) {
    Hole& hole = result_.holes.emplace_back();
    hole.at = static_cast<std::uint32_t>(result_.html.size());
    hole.kind = kind;
    hole.name = std::move(name);
    hole.where = reporter_.in_source(place);
}

bool TagWriter::is_plain(const cmark_node* node, const Tag& tag) {
    return places().is_plain(node, tag.begin, tag.begin + 2);
}

std::optional<std::string> TagWriter::block_name(const cmark_node* paragraph) {
    if (paragraph->parent != parsed_.root) return std::nullopt;
    const cmark_node* text = paragraph->first_child;
    if (!text || text->next || text->type != CMARK_NODE_TEXT) return std::nullopt;
    const std::string_view literal = view(text->as.literal);
    if (!literal.starts_with("{{")) return std::nullopt;
    const auto tag = next_tag(literal, 0);
    if (!tag || tag->kind != TagKind::block || tag->end != literal.size() || !is_plain(text, *tag))
        return std::nullopt;
    return std::string(tag->name);
}

void TagWriter::write_block(const std::string& name, const cmark_node* paragraph) {
    const cmark_node* text = paragraph->first_child;
    add_hole(HoleKind::block, name, places().of(text, 0, view(text->as.literal).size()));
}

std::string TagWriter::plain_words(Pictures pictures) {
    std::string words;
    const cmark_node* node = block_->first_child;
    while (node) {
        if (node->type == CMARK_NODE_TEXT) append_plain(node, words);
        if (node->type == CMARK_NODE_CODE) words += view(node->as.literal);
        if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK)
            if (!words.ends_with(' ')) words += ' ';  // a picture may have been between
        const bool passed_over =
            node->type == CMARK_NODE_IMAGE && pictures == Pictures::left_out;
        node = passed_over ? next_node_beside(node, block_) : next_node(node, block_);
    }
    return std::string(trimmed(words));
}

void TagWriter::append_plain(const cmark_node* node, std::string& words) {
    const std::string_view literal = view(node->as.literal);
    std::size_t from = 0;
    std::size_t written = 0;
    while (const auto tag = next_tag(literal, from)) {
        const bool counts = (tag->kind == TagKind::value || tag->kind == TagKind::citation) &&
                            is_plain(node, *tag);
        from = counts ? tag->end : tag->begin + 1;
        if (!counts) continue;
        words += literal.substr(written, tag->begin - written);
        written = tag->end;
        if (tag->kind == TagKind::value)
            words.append(1, value_begins).append(tag->name).append(1, value_ends);
        else if (words.ends_with(' '))
            words.pop_back();  // a blank before a citation goes with it
    }
    words += literal.substr(written);
}

// `<tel:{{clinic.phone}}>` shows the number as people read it.
bool TagWriter::write_value_of_bare_link(const cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    for (const std::string_view scheme : {"tel:", "mailto:"}) {
        if (!literal.starts_with(scheme)) continue;
        const auto tag = next_tag(literal, scheme.size());
        if (!tag || tag->kind != TagKind::value || tag->begin != scheme.size() ||
            tag->end != literal.size())
            continue;
        add_hole(HoleKind::value, std::string(tag->name), places().of(node->parent));
        return true;
    }
    return false;
}

bool TagWriter::write_text(const cmark_node* node, std::size_t skipped) {
    static constexpr ByteSet signs("{[<&>\"");  // of tags, notes and comments, or to be escaped
    const std::string_view literal = view(node->as.literal).substr(skipped);
    if (signs.find(literal, 0) == literal.size()) {
        result_.html += literal;
        return true;
    }
    // What is said of an address is said of its link.
    if (open_links_ > 0 && node->parent->type == CMARK_NODE_LINK && may_hold_tags(literal) &&
        places().is_bare_link(node->parent)) {
        if (!write_value_of_bare_link(node)) append_text(result_.html, literal);
        return true;
    }
    look_for_signs(node);
    std::size_t written = 0;
    std::size_t from = 0;
    while (const auto found = next_tag(literal, from)) {
        Tag tag = *found;
        tag.begin += skipped;
        tag.end += skipped;
        from = found->end;
        if (!is_plain(node, tag)) {
            from = found->begin + 1;
            continue;
        }
        append_text(result_.html, literal.substr(written, found->begin - written));
        write_tag(node, tag);
        written = found->end;
    }
    append_text(result_.html, literal.substr(written));
    return true;
}

void TagWriter::write_tag(const cmark_node* node, const Tag& tag) {
    const std::string_view shown = view(node->as.literal).substr(tag.begin, tag.end - tag.begin);
    const Span place = places().of(node, tag.begin, tag.end);
    switch (tag.kind) {
        case TagKind::value: add_hole(HoleKind::value, std::string(tag.name), place); return;
        case TagKind::citation: write_citation(node, tag); return;
        case TagKind::block:
            reporter_
                .error("misplaced-block", place,
                       in_quotes(shown) + " is not a paragraph of its own at the top level")
                .with_hint(
                    "put it on a line of its own, with an empty line before and after it, "
                    "outside of lists and quotes");
            break;
        case TagKind::malformed_value:
        case TagKind::malformed_citation: say_malformed(tag, shown, place); break;
    }
    append_text(result_.html, shown);
}

void TagWriter::say_malformed(const Tag& tag, std::string_view shown, Span place) {
    if (tag.kind == TagKind::malformed_citation) {
        reporter_
            .error("malformed-citation", place,
                   shown == "[@" ? "the citation that begins here has no end"
                                 : in_quotes(shown) + " does not name a reference")
            .with_hint(
                "write [@harris-2015], the reference's id in references.toml, several as "
                "[@harris-2015; @smith-2020]; to show the sign, write \\[@");
        return;
    }
    reporter_.error("malformed-value", place, in_quotes(shown) + " does not name a value")
        .with_hint(
            "write a value as {{clinic.phone}}, in small letters, or a block as "
            "{{> prices}}; to show the braces, write \\{{");
}

void TagWriter::write_citation(const cmark_node* node, const Tag& tag) {
    const std::string_view literal = view(node->as.literal);
    if (open_links_ > 0) {
        reporter_
            .error("misplaced-citation", places().of(node, tag.begin, tag.end),
                   "a citation is a link, and cannot stand inside another")
            .with_hint("put it behind the link");
        append_text(result_.html, literal.substr(tag.begin, tag.end - tag.begin));
        return;
    }
    for (std::string_view id : tag.cited) {
        const auto begin = static_cast<std::size_t>(id.data() - literal.data());
        const Span place = tag.cited.size() == 1
                               ? places().of(node, tag.begin, tag.end)
                               : places().of(node, begin - 1, begin + id.size());
        add_hole(HoleKind::citation, std::string(id), place);
    }
}

// `[^a]` without a note, and `<!--` that begins no comment, are shown as they are.
void TagWriter::look_for_signs(const cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    for (std::size_t at = literal.find("[^"); at != std::string_view::npos;
         at = literal.find("[^", at + 2)) {
        const std::size_t end = literal.find(']', at);
        if (end == std::string_view::npos || end == at + 2) break;
        const std::string_view mark = literal.substr(at, end + 1 - at);
        if (!parsed_.whole) break;  // it may stand in what was left out
        if (mark.find(' ') != std::string_view::npos || !places().is_plain(node, at, at + 2))
            continue;
        reporter_
            .warning("unknown-footnote", places().of(node, at, end + 1),
                     "there is no footnote " + in_quotes(mark))
            .with_hint(fmt::format("write it on a line of its own: {}: …", printable(mark)));
    }
    for (std::size_t at = literal.find("<!--"); at != std::string_view::npos;
         at = literal.find("<!--", at + 4))
        if (places().is_plain(node, at, at + 4))
            judge_.judge_text(comment_ends_behind(node, at), places().of(node, at, at + 4));
}

// Whether a `-->` follows in the block, perhaps some lines further down.
bool TagWriter::comment_ends_behind(const cmark_node* node, std::size_t at) const {
    for (const cmark_node* next = node; next; next = next_node(next, block_), at = 0)
        if (next->type == CMARK_NODE_TEXT &&
            view(next->as.literal).find("-->", at) != std::string_view::npos)
            return true;
    return false;
}

bool TagWriter::write_html(const cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    const HtmlPlace place = [&](std::size_t begin, std::size_t end) {
        return places().of(node, begin, end);
    };
    const auto kept = judge_.judge(literal, HtmlPiece::in_paragraph, place);
    result_.html += kept.value_or("<!-- raw HTML omitted -->");
    if (judge_.is_strict()) pair_tag(node, kept.has_value());
    return true;
}

// An unclosed <sub> would lower the rest of the page. A tag that was refused, as `<sup id=x>` is,
// still pairs: its other half is not at fault.
void TagWriter::pair_tag(const cmark_node* node, bool kept) {
    const std::string tag = lower_cased(view(node->as.literal));
    const bool closes = tag.starts_with("</");
    const std::string name = tag.substr(closes ? 2 : 1, 3);
    const char after = tag.size() > (closes ? 5u : 4u) ? tag[closes ? 5 : 4] : '\0';
    if ((name != "sub" && name != "sup") || (after >= 'a' && after <= 'z')) return;
    if (!closes) {
        open_tags_.push_back({name, node->parent, place_of(node), !kept});
        return;
    }
    const auto pairs = [&](const HtmlTag& open) {
        return open.name == name && open.parent == node->parent;
    };
    while (!open_tags_.empty() && open_tags_.back().refused && !pairs(open_tags_.back()))
        open_tags_.pop_back();
    if (!open_tags_.empty() && pairs(open_tags_.back())) return open_tags_.pop_back();
    if (kept) stray_ends_.push_back({name, node->parent, place_of(node)});
}

// An end that fits no beginning before it, as in `<sub>2</sup>`, is one mistake with it.
void TagWriter::say_unpaired_tags() {
    for (const HtmlTag& open : open_tags_) {
        if (open.refused) continue;
        const auto end = std::find_if(
            stray_ends_.begin(), stray_ends_.end(),
            [&](const HtmlTag& stray) { return stray.place.begin > open.place.begin; });
        if (end == stray_ends_.end()) {
            reporter_
                .error("raw-html", open.place,
                       "this <" + open.name + "> is not closed in its paragraph")
                .with_hint("write </" + open.name + "> where it ends");
            continue;
        }
        if (end->name == open.name)
            reporter_
                .error("raw-html", end->place,
                       "this </" + end->name + "> is not where its <" + open.name + "> is")
                .with_hint("write both inside or both outside of ** and the like");
        else
            reporter_
                .error("raw-html", end->place,
                       "this </" + end->name + "> stands where <" + open.name + "> should end")
                .with_hint("write </" + open.name + ">");
        stray_ends_.erase(end);
    }
    for (const HtmlTag& end : stray_ends_)
        reporter_.error("raw-html", end.place, "this </" + end.name + "> closes nothing here")
            .with_hint("write <" + end.name + "> before what it closes");
    stray_ends_.clear();
}

std::optional<std::string> TagWriter::checked_address(const cmark_node* node, Span place) {
    const std::string_view title = view(node->as.link.title);
    const std::string_view address = view(node->as.link.url);
    const bool sound = !has_references_ || check_decoded(address, place, parsed_, reporter_);
    if (has_references_ && sound) check_decoded(title, place, parsed_, reporter_);
    if (title.find("{{") != std::string_view::npos)
        reporter_
            .error("misplaced-value", place_of_value(title, place),
                   "a value cannot stand in a title: " + in_quotes(title))
            .with_hint("write the value in the text");
    return sound ? std::optional(std::string(address)) : std::nullopt;
}

// Of a value in the title behind an address; the address where it cannot be found.
Span TagWriter::place_of_value(std::string_view title, Span address) const {
    const std::size_t begin = title.find("{{");
    const std::size_t end = title.find("}}", begin);
    const std::string_view value =
        title.substr(begin, end == std::string_view::npos ? end : end + 2 - begin);
    const std::size_t at = parsed_.lines.text().find(value, address.end);
    // Between them stand a `>`, blanks, a quote, and a title of which signs may be escaped.
    const std::size_t most_between = 16 + 2 * begin;
    if (at == std::string_view::npos || at - address.end > most_between) return address;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + value.size())};
}

// Of the first value in a picture's words.
std::optional<Span> TagWriter::place_in_words(const cmark_node* image) {
    for (const cmark_node* node = image->first_child; node; node = next_node(node, image)) {
        if (node->type != CMARK_NODE_TEXT) continue;
        const std::string_view literal = view(node->as.literal);
        const std::size_t begin = literal.find("{{");
        if (begin == std::string_view::npos) continue;
        const std::size_t end = literal.find("}}", begin);
        return places().of(node, begin, end == std::string_view::npos ? begin + 2 : end + 2);
    }
    return std::nullopt;
}

bool TagWriter::open_link(const cmark_node* node) {
    ++open_links_;
    const Span place = place_of(node);
    add_hole(HoleKind::link_open, checked_address(node, place).value_or("#"), place);
    result_.holes.back().title = view(node->as.link.title);
    return true;
}

void TagWriter::close_link() {
    --open_links_;
    add_hole(HoleKind::link_close, {}, {});
}

bool TagWriter::write_image(const cmark_node* node) {
    const Span place = place_of(node);
    const std::optional<std::string> address = checked_address(node, place);
    std::string words = words_of(node);
    if (words.find("{{") != std::string::npos)
        reporter_
            .error("misplaced-value", place_in_words(node).value_or(place),
                   "a value cannot stand in a picture's words: " + in_quotes(words))
            .with_hint("write the value in the text");
    if (!address) return false;
    add_hole(HoleKind::image, *address, place);
    result_.holes.back().words = std::move(words);
    result_.holes.back().title = view(node->as.link.title);
    return false;
}

// What is between the brackets, without signs; comments are left out as everywhere.
std::string TagWriter::words_of(const cmark_node* image) {
    std::string words;
    for (const cmark_node* node = image->first_child; node; node = next_node(node, image)) {
        switch (node->type) {
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE: words += view(node->as.literal); break;
            case CMARK_NODE_HTML_INLINE: {
                const std::string_view html = view(node->as.literal);
                const HtmlPlace place = [&](std::size_t begin, std::size_t end) {
                    return places().of(node, begin, end);
                };
                words += html.starts_with("<!--")
                             ? judge_.judge(html, HtmlPiece::in_paragraph, place).value_or("")
                             : html;
                break;
            }
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: words += ' '; break;
            default: break;
        }
    }
    return words;
}

}  // namespace praxis
