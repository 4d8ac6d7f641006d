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

std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    for (const std::string_view word : split(text, ' ')) {
        std::string& line = lines.back();
        const std::size_t wanted = width_of(line) + (line.empty() ? 0 : 1) + width_of(word);
        if (wanted > width && !line.empty()) {
            lines.emplace_back(word);
        } else {
            if (!line.empty()) line += ' ';
            line += word;
        }
    }
    return lines;
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

std::optional<std::string> in_columns(const std::vector<WrappedRow>& rows, std::size_t width,
                                      std::size_t least) {
    std::vector<std::size_t> widths;  // 0 for a column with nothing but its head
    for (std::size_t number = 0; number < rows.size(); ++number) {
        const auto& entries = rows[number].entries;
        widths.resize(std::max(widths.size(), entries.size()));
        if (number == 0) continue;
        for (std::size_t i = 0; i < entries.size(); ++i)
            widths[i] = std::max(widths[i], width_of(printable(entries[i])));
    }
    std::size_t before_last = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] == 0) continue;
        widths[i] = std::max(widths[i], width_of(printable(rows[0].entries[i])));
        before_last += widths[i] + 2;
    }
    if (before_last + least > width) return std::nullopt;

    std::string text;
    for (const WrappedRow& row : rows) {
        std::string line;
        std::size_t at = 0;
        for (std::size_t i = 0; i < row.entries.size(); ++i) {
            if (widths[i] == 0) continue;
            const std::string entry = printable(row.entries[i]);
            line += entry;
            line.append(widths[i] - width_of(entry) + 2, ' ');
            at += widths[i] + 2;
        }
        for (const std::string& words : row.last)
            for (const std::string& part : lines_of(printable(words), width - at)) {
                line += part;
                line.erase(line.find_last_not_of(' ') + 1);
                text += line + '\n';
                line.assign(at, ' ');
            }
    }
    return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    for (const std::string& line : lines_of(text, width > indent ? width - indent : 1))
        result += std::string(indent, ' ') + line + '\n';
    return result;
}

}  // namespace praxis
