// A place in a TOML text, and what can be seen from there without knowing what is right.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace praxis {

/// The parts between the dots of a name, without their quotes; nullopt where it is no name.
std::optional<std::vector<std::string>> parts_of_toml_name(std::string_view written);

class TomlCursor {
protected:
    /// Sees the text up to the end of `part`, and stands at its beginning.
    TomlCursor(std::string_view text, Span part)
        : text_(text.substr(0, part.end)), at_(part.begin) {}

    static bool is_blank(char c) { return c == ' ' || c == '\t'; }
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

    char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
    bool sees(std::string_view words) const { return text_.substr(at_).starts_with(words); }
    bool is_blank_after(std::size_t at) const;

    std::size_t line_begin(std::size_t at) const;
    std::size_t line_end(std::size_t from) const;
    std::size_t next_line(std::size_t from) const;
    /// The end of what stands on the line from here, blanks at its end left out.
    std::size_t words_end(std::size_t from) const;
    /// Where one of `stops` comes, or the line ends; what is in quotes does not count.
    std::size_t end_of_name(std::size_t from, std::string_view stops) const;

    void skip_blanks();
    /// And the empty lines below.
    void skip_line();

    std::string_view text_;
    std::size_t at_;

private:
    // Asked again and again about one line, which may be a megabyte long: so it is kept.
    mutable std::size_t line_from_ = 1;
    mutable std::size_t line_end_ = 0;
};

}  // namespace praxis
