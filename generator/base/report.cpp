#include "base/report.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/text.h"

namespace praxis {

namespace {

/// One character of an excerpt as a terminal shows it.
struct Cell {
    std::string text;
    std::size_t width = 1;  // columns; 0 for a mark that sits on the character before it
};

struct Excerpt {
    std::string line;
    std::string carets;
};

constexpr std::string_view ellipsis = "…";
constexpr std::size_t tab_width = 4;
constexpr std::size_t narrowest_excerpt = 20;

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(line, i);
        const std::string_view bytes = line.substr(begin, i - begin);
        Cell cell;
        if (character == U'\t') {
            cell.width = tab_width - column % tab_width;
            cell.text.assign(cell.width, ' ');
        } else {
            cell.text = printable(bytes);
            if (cell.text != bytes)
                cell.width = cell.text.size();
            else if (!is_ascii(bytes))
                cell.width = static_cast<std::size_t>(std::max(
                    0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(character))));
        }
        column += cell.width;
        cells.push_back(std::move(cell));
    }
    return cells;
}

std::size_t width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
    std::size_t width = 0;
    for (std::size_t i = begin; i < end; ++i) width += cells[i].width;
    return width;
}

/// The part of a line that is shown: cells [begin, end), around the marked ones.
struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Widens [first, last) on both sides until `room` columns are full. A mark that is wider than the
/// room shows its beginning.
Window window_around(const std::vector<Cell>& cells, std::size_t first, std::size_t last,
                     std::size_t room) {
    if (width_of(cells, 0, cells.size()) <= room) return {0, cells.size()};
    room -= 2;  // an ellipsis on either side
    Window window{first, first};
    std::size_t used = 0;
    const auto grow_right = [&](std::size_t limit) {
        while (window.end < limit && used + cells[window.end].width <= room)
            used += cells[window.end++].width;
    };
    const auto grow_left = [&](std::size_t columns) {
        std::size_t taken = 0;
        while (window.begin > 0 && taken + cells[window.begin - 1].width <= columns) {
            taken += cells[--window.begin].width;
        }
        used += taken;
    };
    grow_right(last);
    grow_left((room - std::min(used, room)) / 2);
    grow_right(cells.size());
    grow_left(room - std::min(used, room));
    // A window never begins with a mark that belongs to the character before.
    while (window.begin < first && cells[window.begin].width == 0) ++window.begin;
    return window;
}

/// The characters of a line around one of them, and how many of them stand before it. The line of
/// an exported file can be megabytes long; only what may be shown is taken apart.
struct Neighbourhood {
    std::string_view text;
    std::size_t before = 0;
};

Neighbourhood neighbourhood_of(std::string_view line, std::size_t byte, std::size_t reach) {
    Neighbourhood part;
    std::size_t begin = std::min(byte, line.size());
    while (begin > 0 && part.before < reach) {
        do --begin;
        while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80);
        ++part.before;
    }
    std::size_t end = begin;
    for (std::size_t count = 0; count < part.before + reach && end < line.size(); ++count)
        next_character(line, end);
    part.text = line.substr(begin, end - begin);
    return part;
}

Excerpt excerpt_of(const Diagnostic& finding, std::size_t room) {
    const bool ends_here = finding.end_line <= finding.line;
    const std::string_view line =
        finding.excerpt ? std::string_view(*finding.excerpt) : std::string_view();
    // Wide enough to fill the room on both sides, whatever has no width among the characters.
    Neighbourhood near = neighbourhood_of(line, finding.excerpt_at, 2 + room);
    if (!is_ascii(near.text)) near = neighbourhood_of(line, finding.excerpt_at, 1000 + 4 * room);
    const std::vector<Cell> cells = cells_of(near.text);
    std::size_t first = std::min(near.before, cells.size());
    std::size_t last = cells.size();
    if (ends_here && finding.end_column >= finding.column)
        last = std::min(first + (finding.end_column - finding.column), cells.size());
    // A combining mark is shown with the character that carries it.
    while (first > 0 && first < cells.size() && cells[first].width == 0) --first;

    const Window window = window_around(cells, first, last, room);
    const bool cut_left = window.begin > 0;
    Excerpt excerpt;
    if (cut_left) excerpt.line += ellipsis;
    for (std::size_t i = window.begin; i < window.end; ++i) excerpt.line += cells[i].text;
    if (window.end < cells.size()) excerpt.line += ellipsis;

    const std::size_t indent = width_of(cells, window.begin, first) + (cut_left ? 1 : 0);
    const std::size_t marked = width_of(cells, first, std::max(first, std::min(last, window.end)));
    excerpt.carets = std::string(indent, ' ') + std::string(std::max<std::size_t>(1, marked), '^');
    return excerpt;
}

std::string place_words(const Diagnostic& finding) {
    std::string place = printable(finding.path);
    if (finding.line > 0) place += fmt::format(":{}:{}", finding.line, finding.column);
    return place;
}

/// The escape sequences of a terminal, or nothing.
struct Palette {
    std::string_view bold, severity, mark, faint, plain;
};

Palette palette_for(Severity severity, bool colour) {
    if (!colour) return {};
    Palette palette{"\x1b[1m", "\x1b[1;36m", "\x1b[1;36m", "\x1b[2m", "\x1b[0m"};
    if (severity == Severity::error) palette.severity = palette.mark = "\x1b[1;31m";
    if (severity == Severity::warning) palette.severity = palette.mark = "\x1b[1;33m";
    return palette;
}

void append_excerpt(std::string& to, const Diagnostic& finding, const ReportStyle& style,
                    const Palette& paint) {
    const std::string number = fmt::format("  {} |", finding.line);
    const std::size_t taken = number.size() + 1;
    const std::size_t room =
        std::max(narrowest_excerpt, style.width - std::min(style.width, taken));
    const Excerpt excerpt = excerpt_of(finding, room);
    to += fmt::format("{}{}{}", paint.faint, number, paint.plain);
    if (!excerpt.line.empty()) to += ' ' + excerpt.line;
    to += fmt::format("\n{}{:>{}}{} {}{}{}\n", paint.faint, "|", number.size(), paint.plain,
                      paint.mark, excerpt.carets, paint.plain);
}

std::string message_of(const Diagnostic& finding) { return printable(finding.message); }

/// In the text of a workflow command a line end would end it and a percent sign begin an escape.
std::string command_text(std::string_view text) {
    return replaced(replaced(replaced(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

/// In a property a colon and a comma would end it too.
std::string command_property(std::string_view text) {
    return replaced(replaced(command_text(text), ":", "%3A"), ",", "%2C");
}

std::string_view command_called(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::info:
        case Severity::off: break;
    }
    return "notice";
}

}  // namespace

std::string text_of(const Diagnostic& finding, const ReportStyle& style) {
    const Palette paint = palette_for(finding.severity, style.colour);
    std::string text;
    const std::string place = place_words(finding);
    if (!place.empty()) text += fmt::format("{}{}:{} ", paint.bold, place, paint.plain);
    text += fmt::format("{}{}[{}]{}: {}\n", paint.severity, name_of(finding.severity), finding.rule,
                        paint.plain, message_of(finding));
    if (finding.line > 0) append_excerpt(text, finding, style, paint);
    if (!finding.excuse.empty())
        text +=
            fmt::format("  {}excused:{} {}\n", paint.bold, paint.plain, printable(finding.excuse));
    else if (!finding.hint.empty())
        text += fmt::format("  {}hint:{} {}\n", paint.bold, paint.plain, printable(finding.hint));
    return text;
}

std::string text_of(const std::vector<Diagnostic>& findings, const ReportStyle& style) {
    std::string text;
    for (const Diagnostic& finding : findings) text += text_of(finding, style);
    return text;
}

nlohmann::ordered_json json_of(const std::vector<Diagnostic>& findings) {
    const auto word = [](const std::string& text) -> nlohmann::ordered_json {
        if (text.empty()) return nullptr;
        return text;
    };
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic& finding : findings) {
        const auto number = [&](std::uint32_t value) -> nlohmann::ordered_json {
            if (finding.line == 0) return nullptr;
            return value;
        };
        list.push_back({{"path", word(finding.path)},
                        {"line", number(finding.line)},
                        {"column", number(finding.column)},
                        {"end_line", number(finding.end_line)},
                        {"end_column", number(finding.end_column)},
                        {"severity", name_of(finding.severity)},
                        {"rule", finding.rule},
                        {"message", finding.message},
                        {"hint", word(finding.hint)}});
        if (!finding.excuse.empty()) list.back()["excused"] = finding.excuse;
    }
    return list;
}

std::string line_of(const nlohmann::ordered_json& json) {
    const std::string text =
        json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string line;
    line.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(text, i);
        // All of them are among the first 65,536 characters, and stand only in strings.
        if (is_hidden(character))
            line += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
        else
            line.append(text, begin, i - begin);
    }
    return line += '\n';
}

std::string workflow_commands_of(
    const std::vector<Diagnostic>& findings,
    const std::function<std::string(const std::string&)>& path_for_host) {
    std::string text;
    for (const Diagnostic& finding : findings) {
        text += fmt::format("::{} ", command_called(finding.severity));
        if (!finding.path.empty())
            text += fmt::format("file={},",
                                command_property(printable(path_for_host(finding.path))));
        if (finding.line > 0) text += fmt::format("line={},col={},", finding.line, finding.column);
        std::string said = message_of(finding);
        if (!finding.excuse.empty())
            said += "\nexcused: " + printable(finding.excuse);
        else if (!finding.hint.empty())
            said += "\nhint: " + printable(finding.hint);
        text += fmt::format("title={}::{}\n", command_property(finding.rule), command_text(said));
    }
    return text;
}

}  // namespace praxis
