// Makes words of the vocabulary out of functions that know their noun's type.
#pragma once

#include <string>
#include <vector>

#include "clinic/kinds.h"
#include "render/vocabulary.h"

namespace praxis::word {

// A function without captures is a type of its own, so the untyped accessor costs one call.
template <class T, class F>
TemplateWord text(std::string_view name, std::string_view sentence, F) {
    TemplateWord word{name, WordType::text, sentence};
    word.text = [](const void* thing, View& view) -> std::string {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
TemplateWord url(std::string_view name, std::string_view sentence, F function) {
    TemplateWord word = text<T>(name, sentence, function);
    word.type = WordType::url;
    return word;
}

template <class T, class F>
TemplateWord html(std::string_view name, std::string_view sentence, F function) {
    TemplateWord word = text<T>(name, sentence, function);
    word.type = WordType::html;
    return word;
}

template <class T, class F>
TemplateWord flag(std::string_view name, std::string_view sentence, F) {
    TemplateWord word{name, WordType::flag, sentence};
    word.flag = [](const void* thing, View& view) -> bool {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
TemplateWord list(std::string_view name, Noun of, std::string_view sentence, F) {
    TemplateWord word{name, WordType::list, sentence, of};
    word.list = [](const void* thing, View& view) -> ListView {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
TemplateWord object(std::string_view name, Noun of, std::string_view sentence, F) {
    TemplateWord word{name, WordType::object, sentence, of};
    word.object = [](const void* thing, View& view) -> const void* {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

/// Marks a word that is not the same on every page.
inline TemplateWord of_page(TemplateWord word) {
    word.of_page = true;
    return word;
}

/// The items themselves.
template <class T>
ListView each(const std::vector<T>& items) {
    return {items.data(), items.size(), [](const void* base, std::size_t index) -> const void* {
                return static_cast<const T*>(base) + index;
            }};
}

/// What the items point to.
template <class T>
ListView each(const std::vector<const T*>& items) {
    return {items.data(), items.size(), [](const void* base, std::size_t index) -> const void* {
                return static_cast<const T* const*>(base)[index];
            }};
}

template <class T>
ListView each(const std::vector<RefTo<T>>& items) {
    return {items.data(), items.size(), [](const void* base, std::size_t index) -> const void* {
                return static_cast<const RefTo<T>*>(base)[index].to;
            }};
}

}  // namespace praxis::word
