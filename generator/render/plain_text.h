// A page's HTML as lines of plain text, for a terminal or a mail.
#pragma once

#include <string>
#include <string_view>

namespace praxis {

/// Blocks on lines of their own, a table's row on one line, list items after "- ". What only a screen
/// can use (choosers, drawings, styles) is left out. Takes HTML as our templates write it.
std::string plain_text_of(std::string_view html);

}  // namespace praxis
