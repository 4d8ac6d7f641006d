// Places in a markdown text, and how they become places in the source that an editor knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "markup/markdown.h"

namespace praxis {

/// The lines of a text, which may end in LF, CRLF or CR. Lines count from 1.
class TextLines {
public:
    explicit TextLines(std::string_view text);

    std::string_view text() const { return text_; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(begins_.size()); }
    /// Where a line begins; the text's end where there is no such line.
    std::uint32_t begin(std::uint32_t number) const;
    /// A line without its line end; empty where there is no such line.
    std::string_view line(std::uint32_t number) const;
    /// The line without its line end and the blanks around it.
    Span trimmed_span(std::uint32_t number) const;
    /// The line that holds an offset.
    std::uint32_t line_at(std::uint32_t offset) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> begins_;
};

/// Says what is wrong with a text. Spans are offsets in the text.
class TextReporter {
public:
    TextReporter(const TextOrigin& origin, Diagnostics& diagnostics)
        : origin_(origin), diagnostics_(diagnostics) {}

    Span in_source(Span in_text) const;
    /// The reference is good until the next call.
    Diagnostic& error(std::string_view rule, Span in_text, std::string message);
    Diagnostic& warning(std::string_view rule, Span in_text, std::string message);
    Diagnostic& info(std::string_view rule, Span in_text, std::string message);

private:
    Diagnostic& add(Severity severity, std::string_view rule, Span in_text, std::string message);

    const TextOrigin& origin_;
    Diagnostics& diagnostics_;
};

}  // namespace praxis
