// What praxis adds to markdown inside a text: {{values}}, {{> blocks}} and [@citations].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace praxis {

enum class TagKind : std::uint8_t { value, block, malformed_value, citation, malformed_citation };

struct Tag {
    TagKind kind = TagKind::value;
    std::size_t begin = 0;  // in the literal it was found in
    std::size_t end = 0;
    std::string_view name;               // of a value or block, without blanks
    std::vector<std::string_view> cited;  // of a citation, parts of the literal
};

/// The first tag at or behind `from`.
std::optional<Tag> next_tag(std::string_view literal, std::size_t from);

/// Whether a text could hold a tag at all.
bool may_hold_tags(std::string_view literal);

}  // namespace praxis
