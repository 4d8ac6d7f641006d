// Raw HTML and HTML comments in a markdown text: what is said about them, and what is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"
#include "markup/text_places.h"

namespace praxis {

/// Where a part of a piece of HTML stands in the text.
using HtmlPlace = std::function<Span(std::size_t begin, std::size_t end)>;

/// How a piece of raw HTML stands in a text: as a block of lines, or one tag or comment inside a
/// paragraph.
enum class HtmlPiece : std::uint8_t { block, in_paragraph };

class HtmlJudge {
public:
    HtmlJudge(RawHtml raw_html, const TextLines& lines, TextReporter& reporter, Text& result)
        : raw_html_(raw_html), lines_(lines), reporter_(reporter), result_(result) {}

    /// What the page gets: without comments, and empty where nothing else is left. Nullopt after an
    /// error.
    std::optional<std::string> judge(std::string_view html, HtmlPiece piece,
                                     const HtmlPlace& place);

    /// Whether only `<br>`, `<sub>` and `<sup>` are allowed.
    bool is_strict() const { return raw_html_ == RawHtml::error; }

    /// `<!--` that cmark shows as text since it begins no comment. `ends`: a `-->` follows in the
    /// same paragraph.
    void judge_text(bool ends, Span place);

private:
    // `end` is where the comment ends in the text.
    void take_comment(std::string_view comment, Span place, std::uint32_t end);
    bool is_allowed(std::string_view html, HtmlPiece piece, const HtmlPlace& place);
    bool may_stand_alone(std::string_view html, std::size_t text, std::size_t pair,
                         const HtmlPlace& place);
    void say_refused(std::string_view html, std::size_t begin, std::size_t end,
                     const HtmlPlace& place);
    bool ends_refused(std::string_view tag, std::string_view rest);
    void say_kept(std::string_view html, const HtmlPlace& place);

    RawHtml raw_html_;
    const TextLines& lines_;
    TextReporter& reporter_;
    Text& result_;
    bool said_kept_ = false;
    std::vector<std::string> refused_;  // names of tags that await their end
};

}  // namespace praxis
