#include "gather/front_matter.h"

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::uint32_t most_front_matter_bytes = 16 * 1024;

bool is_fence(std::string_view line) { return line.starts_with("+++") && trimmed(line) == "+++"; }

std::string how_to_begin(std::string_view text) {
    const std::string_view words = trimmed(text);
    if (words.starts_with("---")) return "write +++ instead of ---, and TOML below it";
    if (words.starts_with("+++"))
        return text.starts_with("+++") ? "write nothing but +++ on this line"
                                       : "remove what stands before +++, also blanks and empty lines";
    return "begin with a line +++, the fields, and another line +++";
}

}  // namespace

std::optional<FrontMatter> split_front_matter(const Source& source, Diagnostics& diagnostics) {
    const std::string& text = source.text();
    if (!is_fence(source.line(1))) {
        const auto length = static_cast<std::uint32_t>(source.line(1).size());
        const std::uint32_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        diagnostics.error("no-front-matter", Place::in(source, {begin, begin + length}),
                          "the file does not begin with its fields")
            .with_hint(how_to_begin(std::string_view(text).substr(begin)));
        return std::nullopt;
    }
    const std::uint32_t begin = source.line_begin(2);
    for (std::uint32_t line = 2;; ++line) {
        const std::uint32_t at = source.line_begin(line);
        if (at >= text.size()) break;
        if (at - begin > most_front_matter_bytes) {
            diagnostics
                .error("front-matter-too-long",
                       Place::in(source, {begin + most_front_matter_bytes,
                                          begin + most_front_matter_bytes}),
                       "the fields pass 16 kB here")
                .with_hint("move long texts below the second +++");
            return std::nullopt;
        }
        if (is_fence(source.line(line)))
            return FrontMatter{{begin, at},
                               {source.line_begin(line + 1), static_cast<std::uint32_t>(text.size())}};
    }
    const std::uint32_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    diagnostics.error("front-matter-not-closed", Place::in(source, {first, first + 3}),
                      "the fields that begin here have no end")
        .with_hint("write a line +++ after the last field");
    return std::nullopt;
}

}  // namespace praxis
