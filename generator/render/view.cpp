#include "render/view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

std::optional<std::size_t> block_index(std::string_view name) {
    const auto names = block_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

// A block is a part of pages about one thing, and most pages have a section of the site instead.
std::string remedy_of_empty(std::string_view block, const Page& page, const Site& site) {
    struct Part {
        std::string_view block;
        std::string_view pages;
        std::string_view section;
    };
    static constexpr Part parts[] = {
        {"estimator", "treatments", "/sessions/"},
        {"faq", "treatments, areas and concerns", "/faq/"},
        {"prices", "treatments", "/prices/"},
        {"team", "treatments and locations", "/team/"},
        {"locations", "treatments and practitioners", "/locations/"},
        {"risks", "treatments", ""},
        {"contraindications", "treatments", ""},
        {"alternatives", "treatments", ""},
        {"aftercare", "treatments", ""},
    };
    const auto part = std::find_if(std::begin(parts), std::end(parts),
                                   [&](const Part& one) { return one.block == block; });
    const bool can_have = part == std::end(parts) || page.treatment ||
                          (block == "team" && page.location) ||
                          (block == "locations" && page.practitioner) ||
                          (block == "faq" && (page.area || page.concern));
    if (can_have) return "remove it, or add what it shows";
    const std::string only = fmt::format("only pages of {} have this part", part->pages);
    const bool has_section = std::any_of(
        site.pages.begin(), site.pages.end(),
        [&](const Page& other) { return other.address == part->section; });
    return !has_section ? "remove it; " + only
                        : fmt::format("remove it, or link to {}; {}", part->section, only);
}

}  // namespace

std::size_t View::number_of(const Reference& reference) {
    const auto [found, is_new] = numbers_.try_emplace(&reference, numbered_.size() + 1);
    if (is_new) numbered_.push_back(&reference);
    return found->second;
}

ListView View::numbered(const std::vector<const Reference*>& evidence) {
    for (const Reference* reference : evidence) number_of(*reference);
    return list(evidence);
}

ListView View::references() {
    listed_ = true;
    listed_count_ = numbered_.size();
    return list(numbered_);
}

void View::begin_pass() {
    // Numbers stay as they were given; everything else begins anew.
    kept_.clear();
    ids_.clear();
    moved_.clear();
    placed_.clear();
    blocks_made_.clear();
    content_.reset();
    texts_ = 0;
    listed_ = false;
    if (const Text* text = own_text()) {
        for (const Heading& heading : text->headings) ids_.insert(heading.id);
        ids_.insert(text->note_ids.begin(), text->note_ids.end());
        for (const Hole& hole : text->holes)
            if (hole.kind == HoleKind::block)
                if (const auto index = block_index(hole.name)) moved_.insert(*index);
    }
    if (page && page->kind == PageKind::faq) {
        // Links of the whole site lead to the questions' anchors.
        for (const FaqTopic* topic : shared.site.listings.faq)
            for (const Question& question : topic->questions) ids_.insert(question.anchor);
        for (const Treatment* treatment : shared.site.listings.with_questions)
            if (treatment->faq)
                for (const Question& question : treatment->faq->questions)
                    ids_.insert(question.anchor);
    }
}

const Text* View::own_text() const {
    if (!page || !page->entry) return nullptr;
    switch (page->kind) {
        case PageKind::home:
        case PageKind::treatment:
        case PageKind::treatment_area:
        case PageKind::aftercare:
        case PageKind::area:
        case PageKind::concern:
        case PageKind::person:
        case PageKind::location:
        case PageKind::article:
        case PageKind::page: return page->entry->text;
        default: return nullptr;
    }
}

std::string View::unique_id(const std::string& id) {
    std::string candidate = id;
    for (int number = 1; !ids_.insert(candidate).second; ++number)
        candidate = fmt::format("{}-{}", id, number);
    return candidate;
}

void View::append_citation(const Hole& hole, std::string& to) {
    const auto found = shared.site.references.find(hole.name);
    if (found == shared.site.references.end()) return;  // resolve has said so
    const std::size_t number = number_of(*found->second);
    // The number stands at the word, whatever blank the editor left before the citation.
    if (to.ends_with(' ')) to.pop_back();
    fmt::format_to(std::back_inserter(to),
                   "<sup class=\"citation\"><a href=\"#p-ref-{}\" aria-label=\"{}\">{}</a></sup>",
                   number,
                   html_escaped(without_english_marks(
                       wording().phrase("citation", {{"n", std::to_string(number)}}))),
                   number);
}

void View::append_moved_block(const Hole& hole, std::string& to) {
    const std::optional<std::size_t> index = block_index(hole.name);
    if (!index || !blocks_) return;  // markup has said that there is no such block
    const auto warn = [&](std::string_view rule, std::string message, std::string hint) {
        const Text* text = own_text();
        if (diagnostics_ && text && text->source)
            diagnostics_->warning(rule, Place::in(*text->source, hole.where), std::move(message))
                .with_hint(std::move(hint));
    };
    if (!placed_.insert(*index).second) {
        warn("block-twice", "the block " + in_quotes(hole.name) + " stands on this page already",
             "a page shows each block once; remove one of them");
        return;
    }
    const std::string html = blocks_->render_block(*index, *this);
    // References are numbered on the way, so the first pass may not have any yet.
    if (trimmed(html).empty() && hole.name != "references" && shared.sound)
        warn("block-empty", "there is nothing to show for the block " + in_quotes(hole.name),
             remedy_of_empty(hole.name, *page, shared.site));
    to += html;
}

const std::string& View::block(std::size_t index) {
    const auto [made, is_new] = blocks_made_.try_emplace(index);
    if (is_new && blocks_ && !moved_.contains(index))
        made->second = blocks_->render_block(index, *this);
    return made->second;
}

const std::string& View::content() {
    if (!content_) {
        const Text* text = own_text();
        content_ = text ? html_of(*text) : std::string();
    }
    return *content_;
}

std::string View::html_of(const Text& text) {
    const bool own = &text == own_text();
    const std::size_t number = texts_++;
    std::unordered_map<std::string, std::string> ids;  // of its headings on this page
    if (!own)
        for (const Heading& heading : text.headings) ids.emplace(heading.id, unique_id(heading.id));
    std::string html;
    html.reserve(text.html.size() + text.holes.size() * 16);
    std::size_t at = 0;
    for (const Hole& hole : text.holes) {
        html.append(text.html, at, hole.at - at);
        at = hole.at;
        switch (hole.kind) {
            case HoleKind::citation: append_citation(hole, html); break;
            case HoleKind::block:
                if (own) append_moved_block(hole, html);
                break;
            case HoleKind::heading_id: html += own ? hole.name : ids.at(hole.name); break;
            case HoleKind::heading_link:
                append_address(html, own ? hole.name : ids.at(hole.name));
                break;
            case HoleKind::id_prefix:
                if (!own) fmt::format_to(std::back_inserter(html), "p-t{}-", number);
                break;
            case HoleKind::back_label: {
                const std::string word = wording().word("notes.back");
                append_html_escaped(html, word.empty() ? "Back to the text" : word);
                break;
            }
            case HoleKind::value: {
                // Words of care cards; all other values were filled in by resolve.
                std::string word = wording().word(hole.name);
                // A theme without words of its own: the kind of card is English that can be read.
                if (word.empty()) word = in_words(std::string_view(hole.name).substr(5));
                append_html_escaped(html, word);
                break;
            }
            case HoleKind::link_open:
            case HoleKind::link_close:
            case HoleKind::image: break;  // filled in by resolve
        }
    }
    html.append(text.html, at);
    return html;
}

}  // namespace praxis
