// Makes words of the vocabulary out of functions that know their noun's type.
#pragma once

#include <string>
#include <vector>

#include "clinic/kinds.h"
#include "render/vocabulary.h"

namespace praxis::word {

// A function without captures is a type of its own, so the untyped accessor costs one call.
template <class T, class F>
Word text(std::string_view name, std::string_view sentence, F) {
    Word word{name, WordType::text, sentence};
    word.text = [](const void* thing, View& view) -> std::string {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
Word url(std::string_view name, std::string_view sentence, F function) {
    Word word = text<T>(name, sentence, function);
    word.type = WordType::url;
    return word;
}

template <class T, class F>
Word html(std::string_view name, std::string_view sentence, F function) {
    Word word = text<T>(name, sentence, function);
    word.type = WordType::html;
    return word;
}

template <class T, class F>
Word flag(std::string_view name, std::string_view sentence, F) {
    Word word{name, WordType::flag, sentence};
    word.flag = [](const void* thing, View& view) -> bool {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
Word list(std::string_view name, Noun of, std::string_view sentence, F) {
    Word word{name, WordType::list, sentence, of};
    word.list = [](const void* thing, View& view) -> ListView {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

template <class T, class F>
Word object(std::string_view name, Noun of, std::string_view sentence, F) {
    Word word{name, WordType::object, sentence, of};
    word.object = [](const void* thing, View& view) -> const void* {
        return F{}(*static_cast<const T*>(thing), view);
    };
    return word;
}

/// Marks a word that is not the same on every page.
inline Word of_page(Word word) {
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
