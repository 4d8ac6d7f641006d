#include "gather/front_matter.h"

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::uint32_t most_front_matter_bytes = 16 * 1024;

/// Behind the line that begins at `at`, as Source::line_begin has it, which would look at the whole
/// text.
std::uint32_t past_line(std::string_view text, std::uint32_t at) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == text.npos) return static_cast<std::uint32_t>(text.size());
    if (text.substr(end).starts_with("\r\n")) ++end;
    return static_cast<std::uint32_t>(end + 1);
}

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
    const std::string_view text = source.text();
    const std::uint32_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::uint32_t begin = past_line(text, first);
    if (!is_fence(text.substr(first, begin - first))) {
        const auto length = static_cast<std::uint32_t>(source.line(1).size());
        diagnostics
            .error("no-front-matter", Place::in(source, {first, first + length}),
                   "the file does not begin with its fields")
            .with_hint(how_to_begin(text.substr(first)));
        return std::nullopt;
    }
    for (std::uint32_t at = begin; at < text.size();) {
        if (at - begin > most_front_matter_bytes) {
            diagnostics
                .error("front-matter-too-long",
                       Place::in(source, {begin + most_front_matter_bytes,
                                          begin + most_front_matter_bytes}),
                       "the fields pass 16 kB here")
                .with_hint("move long texts below the second +++");
            return std::nullopt;
        }
        const std::uint32_t next = past_line(text, at);
        if (is_fence(text.substr(at, next - at)))
            return FrontMatter{{begin, at}, {next, static_cast<std::uint32_t>(text.size())}};
        at = next;
    }
    diagnostics.error("front-matter-not-closed", Place::in(source, {first, first + 3}),
                      "the fields that begin here have no end")
        .with_hint("write a line +++ after the last field");
    return std::nullopt;
}

}  // namespace praxis
