// Tables for people: columns as wide as their longest entry.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// Rows of equally many entries, the first row being the heads. Entries are escaped for a terminal;
/// a column without any but its head is left out; wide and combining characters are counted as a terminal shows them. The last column is not
/// padded, so no line ends in blanks.
std::string in_columns(const std::vector<std::vector<std::string>>& rows);

}  // namespace praxis
