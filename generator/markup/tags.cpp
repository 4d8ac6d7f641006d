#include "markup/tags.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace praxis {

namespace {

bool is_value_name(std::string_view name) {
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && is_word(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
        return is_word(c) || c == '.' || c == '-' || c == '_';
    });
}

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

Tag braces(std::string_view literal, std::size_t begin) {
    Tag tag;
    tag.begin = begin;
    const std::size_t close = literal.find("}}", begin + 2);
    const std::size_t line_end = literal.find('\n', begin);
    if (close == std::string_view::npos || close > line_end) {
        tag.kind = TagKind::malformed_value;
        tag.end = begin + 2;
        return tag;
    }
    tag.end = close + 2;
    tag.name = without_blanks(literal.substr(begin + 2, close - begin - 2));
    if (tag.name.starts_with('>')) {
        tag.kind = TagKind::block;
        tag.name = without_blanks(tag.name.substr(1));
    }
    if (!is_value_name(tag.name)) tag.kind = TagKind::malformed_value;
    return tag;
}

// `[@]` and `[@ noon]` are just text.
bool begins_citation(std::string_view text) {
    if (!text.starts_with("[@") || text.size() < 3) return false;
    const auto c = static_cast<unsigned char>(text[2]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// `[@harris-2015]`, `[@harris-2015; @smith-2020]`.
Tag brackets(std::string_view literal, std::size_t begin) {
    Tag tag;
    tag.begin = begin;
    const std::size_t close = literal.find(']', begin);
    if (close == std::string_view::npos) {
        tag.kind = TagKind::malformed_citation;
        tag.end = begin + 2;
        return tag;
    }
    tag.kind = TagKind::citation;
    tag.end = close + 1;
    for (std::string_view part : split(literal.substr(begin + 1, close - begin - 1), ';')) {
        part = without_blanks(part);
        if (!part.starts_with('@') || !is_id(part.substr(1))) {
            tag.kind = TagKind::malformed_citation;
            break;
        }
        tag.cited.push_back(part.substr(1));
    }
    return tag;
}

}  // namespace

bool may_hold_tags(std::string_view literal) {
    return literal.find("{{") != std::string_view::npos ||
           literal.find("[@") != std::string_view::npos;
}

std::optional<Tag> next_tag(std::string_view literal, std::size_t from) {
    const std::size_t brace = literal.find("{{", from);
    std::size_t bracket = literal.find('[', from);
    while (bracket < brace && !begins_citation(literal.substr(bracket)))
        bracket = literal.find('[', bracket + 1);
    if (bracket < brace) return brackets(literal, bracket);
    if (brace != std::string_view::npos) return braces(literal, brace);
    return std::nullopt;
}

}  // namespace praxis
