#include "model/english.h"

#include <algorithm>

namespace praxis {

namespace {

constexpr char begins = '\x01';
constexpr char ends = '\x02';

bool has_letters(std::string_view words) {
    return std::any_of(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

}  // namespace

std::string_view primary_subtag(std::string_view language) {
    return language.substr(0, language.find('-'));
}

std::string marked_english(std::string_view words) {
    if (words.empty()) return {};  // says nothing in any language
    return begins + std::string(words) + ends;
}

bool has_english_marks(std::string_view text) {
    return text.find(begins) != std::string_view::npos || text.find(ends) != std::string_view::npos;
}

std::string without_english_marks(std::string text) {
    if (!has_english_marks(text)) return text;  // nearly always
    std::erase_if(text, [](char c) { return c == begins || c == ends; });
    return text;
}

std::vector<std::string> parted_at_colon(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return {};
    std::string before(text.substr(0, colon + 1));
    std::string after(text.substr(colon + 2));
    if (after.find(ends) < after.find(begins)) {  // parted within the marks
        before += ends;
        after = begins + after;
    }
    return {before, after};
}

std::string english_in_html(std::string marked) {
    if (marked.find(begins) == std::string::npos) return marked;  // nearly always
    constexpr std::string_view closing = "</span>";
    std::string result;
    std::size_t closed = 0;  // where the last of ours ends, 0 before the first
    for (std::string_view html = marked;;) {
        const std::size_t begin = html.find(begins);
        result += html.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        html.remove_prefix(begin + 1);
        const std::size_t end = std::min(html.find(ends), html.size());
        std::string_view words = html.substr(0, end);
        html.remove_prefix(std::min(end + 1, html.size()));
        if (!has_letters(words)) {
            result += words;
            continue;
        }
        // Blanks at its ends belong to what stands beside it.
        const std::size_t first = words.find_first_not_of(' ');
        const std::size_t last = words.find_last_not_of(' ') + 1;
        result += words.substr(0, first);
        // English behind English goes on, so that it keeps its order where others read leftwards.
        if (closed > 0 && result.find_first_not_of(' ', closed) == std::string::npos)
            result.erase(closed - closing.size(), closing.size());
        else
            result += "<span lang=\"en\">";
        result += words.substr(first, last - first);
        result += closing;
        closed = result.size();
        result += words.substr(last);
    }
}

std::string filled_in(std::string_view pattern, const FillIns& values) {
    const bool is_english = pattern.starts_with(begins);
    std::string result;
    for (std::size_t i = 0; i < pattern.size();) {
        const auto named = std::find_if(values.begin(), values.end(), [&](const auto& value) {
            const std::size_t end = i + 1 + value.first.size();
            return pattern[i] == '{' && pattern.substr(i + 1, value.first.size()) == value.first &&
                   end < pattern.size() && pattern[end] == '}';
        });
        if (named == values.end()) {
            result += pattern[i++];
            continue;
        }
        if (is_english) result += ends;
        result += named->second;
        if (is_english) result += begins;
        i += named->first.size() + 2;
    }
    return result;
}

}  // namespace praxis
