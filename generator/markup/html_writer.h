// cmark's tree → HTML with holes.
#pragma once

#include "markup/comments.h"
#include "markup/limits.h"
#include "markup/markdown.h"
#include "markup/text_places.h"

namespace praxis {

/// Writes the HTML of a parsed text into `result`, with its holes, headings and excuses, and says
/// what is wrong with it. False if the HTML passes its limit, which has been said; `lost` is then
/// the part of the text from there on.
bool write_html(const ParsedText& parsed, RawHtml raw_html, TextReporter& reporter, Text& result,
                Span& lost);

}  // namespace praxis
