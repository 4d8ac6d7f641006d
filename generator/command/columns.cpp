#include "command/columns.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();)
        width += static_cast<std::size_t>(std::max(
            0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_character(text, i)))));
    return width;
}

}  // namespace

std::string in_columns(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    std::vector<bool> used;
    for (std::size_t number = 0; number < rows.size(); ++number) {
        const auto& row = rows[number];
        widths.resize(std::max(widths.size(), row.size()));
        used.resize(widths.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(printable(row[i])));
            if (number > 0 && !row[i].empty()) used[i] = true;
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!used[i]) continue;
            const std::string entry = printable(row[i]);
            line += entry;
            if (i + 1 < row.size()) line.append(widths[i] - width_of(entry) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}  // namespace praxis
