// Tables and texts for people, as wide as a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// Rows of equally many entries, the first row being the heads. Entries are escaped for a terminal;
/// a column without any but its head is left out; wide and combining characters are counted as a terminal shows them. The last column is not
/// padded, so no line ends in blanks.
std::string in_columns(const std::vector<std::vector<std::string>>& rows);

/// The same in at most `width` columns: the last entry of a row is several texts, each broken at
/// blanks and set under the other. A row of fewer entries gives its last one the room of those that
/// it lacks; a column with nothing but its head is left out. Nullopt where less room than `least` is left for the last column.
struct WrappedRow {
    std::vector<std::string> entries;
    std::vector<std::string> last;
};
std::optional<std::string> in_columns(const std::vector<WrappedRow>& rows, std::size_t width,
                                      std::size_t least = 24);

/// A text broken at blanks into lines of at most `width` columns, each indented and with its end.
/// Words that are longer stay whole.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace praxis
