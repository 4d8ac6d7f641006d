// Words of a theme that have no translation stand in English. A mark stays around them, whatever
// they are put together with, until they reach a page, where it becomes an element's language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace praxis {

/// "en" of "en-GB".
std::string_view primary_subtag(std::string_view language);

/// `words` between the marks: two control characters, which nothing that an editor writes can hold.
std::string marked_english(std::string_view words);

/// For attributes, titles and data, which have no place for a language.
bool has_english_marks(std::string_view text);
std::string without_english_marks(std::string text);

/// "Peel:" and "Face" for "Peel: Face", each as English as it was; none where nothing follows a colon.
std::vector<std::string> parted_at_colon(std::string_view text);

/// Text of a page, already escaped, with `<span lang="en">` in place of the marks. Signs and
/// numbers alone have no language.
std::string english_in_html(std::string marked);

/// `pattern` with `{name}` replaced by each value, in one pass, so that braces inside a value are
/// text. A value in an English pattern is as English as it says itself.
using FillIns = std::vector<std::pair<std::string_view, std::string>>;
std::string filled_in(std::string_view pattern, const FillIns& values);

}  // namespace praxis
