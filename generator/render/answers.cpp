#include "render/answers.h"

#include "base/text.h"
#include "model/english.h"

namespace praxis {

// The thing that the slot's last word belongs to; null where something on the way is not there.
const void* Answers::follow(const Slot& slot) const {
    const void* thing = frames_[slot.frame];
    for (std::size_t i = 0; thing && i + 1 < slot.words.size(); ++i)
        thing = slot.words[i]->object(thing, view_);
    return thing;
}

std::string Answers::text(std::size_t piece) {
    const Slot& slot = bound_.slots[piece];
    switch (slot.kind) {
        case Slot::Kind::block: return view_.block(slot.block);
        case Slot::Kind::asset: return html_escaped(view_.shared.asset(slot.key));
        case Slot::Kind::option: return html_escaped(option(slot.key));
        case Slot::Kind::theme_word: return escaped(slot, view_.wording().word(slot.key));
        case Slot::Kind::none: return {};
        case Slot::Kind::words: break;
    }
    const void* thing = follow(slot);
    if (!thing) return {};
    const TemplateWord& word = *slot.words.back();
    std::string text = text_of(word, thing);
    return word.type == WordType::html ? english_in_html(std::move(text))
                                       : escaped(slot, std::move(text));
}

bool Answers::has_text(const TemplateWord& word, const void* thing) {
    asked_ = {&word, thing, word.text(thing, view_)};
    return !asked_.text.empty();
}

std::string Answers::text_of(const TemplateWord& word, const void* thing) {
    if (asked_.word != &word || asked_.thing != thing) return word.text(thing, view_);
    asked_.word = nullptr;
    return std::move(asked_.text);
}

const std::string& Answers::option(std::string_view name) const {
    static const std::string none;
    for (const ThemeOption& option : view_.shared.theme.options)
        if (option.name == name) return option.value;
    return none;
}

// An element may stand for the language only in a page's text.
std::string Answers::escaped(const Slot& slot, std::string text) {
    return slot.marks_english ? english_in_html(html_escaped(text))
                              : html_escaped(without_english_marks(std::move(text)));
}

std::size_t Answers::times(std::size_t piece) {
    const Slot& slot = bound_.slots[piece];
    switch (slot.kind) {
        case Slot::Kind::block: return view_.block(slot.block).empty() ? 0 : 1;
        case Slot::Kind::asset: return view_.shared.asset(slot.key).empty() ? 0 : 1;
        case Slot::Kind::option: return option(slot.key).empty() ? 0 : 1;
        case Slot::Kind::theme_word: return view_.wording().word(slot.key).empty() ? 0 : 1;
        case Slot::Kind::none: return 0;
        case Slot::Kind::words: break;
    }
    const void* thing = follow(slot);
    if (!thing) return 0;
    const TemplateWord& word = *slot.words.back();
    switch (word.type) {
        case WordType::text:
        case WordType::url:
        case WordType::html: return has_text(word, thing) ? 1 : 0;
        case WordType::flag: return word.flag(thing, view_) ? 1 : 0;
        case WordType::object: return word.object(thing, view_) ? 1 : 0;
        case WordType::list: break;
    }
    const ListView list = word.list(thing, view_);
    if (slot.any) return list.count > 0 ? 1 : 0;
    if (lists_.size() < frames_.size()) lists_.resize(frames_.size());
    lists_[frames_.size() - 1] = list;
    return list.count;
}

void Answers::enter(std::size_t piece, std::size_t item) {
    const Slot& slot = bound_.slots[piece];
    const void* thing = nullptr;
    if (slot.kind == Slot::Kind::words && !slot.any) {
        const TemplateWord& word = *slot.words.back();
        if (word.type == WordType::list) {
            const ListView& list = lists_[frames_.size() - 1];
            thing = list.at(list.base, item);
        } else if (word.type == WordType::object) {
            thing = word.object(follow(slot), view_);
        }
    }
    frames_.push_back(thing);
}

}  // namespace praxis
