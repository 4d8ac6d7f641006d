// A text that an editor wrote, and places in it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// Byte offsets into a source's text, `end` exclusive. Everything inside the program speaks of
/// places in this way; lines and columns exist only in what is printed.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool operator==(const Span&) const = default;
};

/// Line and column from 1; the column counts characters (code points), not bytes.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// One file's text under the path that people know it by: relative to the site, with `/`.
///
/// Lives at one address as long as somebody may point into it; so it is neither copied nor moved.
class Source {
public:
    Source(std::string path, std::string text);
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const std::string& path() const { return path_; }
    const std::string& text() const { return text_; }

    /// Where a byte offset is. An offset past the end is the end.
    LineColumn line_column(std::uint32_t offset) const;

    /// The text of a line (from 1) without its line end.
    std::string_view line(std::uint32_t number) const;

    /// The byte offset at which a line (from 1) begins; the text's end where there is no such line.
    std::uint32_t line_begin(std::uint32_t number) const;

private:
    const std::vector<std::uint32_t>& line_begins() const;
    std::uint32_t characters_before(std::uint32_t offset) const;

    std::string path_;
    std::string text_;
    mutable std::once_flag indexed_;
    mutable std::vector<std::uint32_t> line_begins_;
    // How many characters begin before each stretch of the text, so that a column deep in a line of
    // megabytes is not counted from its beginning.
    mutable std::vector<std::uint32_t> characters_before_;
};

/// A place in a source, or a whole file (`source` null, `path` set), or nowhere (both empty).
struct Place {
    const Source* source = nullptr;
    Span span;
    std::string path;

    static Place in(const Source& source, Span span) { return {&source, span, {}}; }
    static Place start_of(const Source& source) { return {&source, {0, 0}, {}}; }
    static Place file(std::string path) { return {nullptr, {}, std::move(path)}; }
    static Place nowhere() { return {}; }
};

}  // namespace praxis
