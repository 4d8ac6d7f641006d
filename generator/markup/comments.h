// Raw HTML and HTML comments in a markdown text: what is said about them, and what is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "markup/markdown.h"
#include "markup/text_places.h"

namespace praxis {

/// Where a part of a piece of HTML stands in the text.
using HtmlPlace = std::function<Span(std::size_t begin, std::size_t end)>;

/// What a piece of raw HTML means for the page.
enum class HtmlFate : std::uint8_t {
    keep,     // as it is
    drop,     // nothing: it was all comments, which are left out
    forbid,   // an error that has been said
};

class HtmlJudge {
public:
    HtmlJudge(RawHtml raw_html, const TextLines& lines, TextReporter& reporter, Text& result)
        : raw_html_(raw_html), lines_(lines), reporter_(reporter), result_(result) {}

    /// A whole HTML block, or one tag or comment inside a paragraph.
    HtmlFate judge(std::string_view html, const HtmlPlace& place);

    /// `<!--` that cmark shows as text since it begins no comment.
    void judge_text(std::string_view literal, std::size_t at, Span place);

private:
    // `end` is where the comment ends in the text. True if it is one for praxis.
    bool take_comment(std::string_view comment, Span place, std::uint32_t end);
    HtmlFate judge_markup(std::string_view html, const HtmlPlace& place);

    RawHtml raw_html_;
    const TextLines& lines_;
    TextReporter& reporter_;
    Text& result_;
};

}  // namespace praxis
