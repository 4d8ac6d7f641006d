// Whether an SVG may be published: a picture that is also a program, a page and a text.
#pragma once

#include <optional>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"

namespace praxis {

/// Says what an SVG holds that a picture must not: scripts, handlers, parts of web pages, document
/// types, processing instructions, addresses on other sites or with data that is no picture, style
/// sheets from elsewhere (`unsafe-svg`); what is not well-formed or not SVG at all (`broken-svg`);
/// names, positions and dates, also of a photo inside (`picture-metadata`). Each finding has its
/// place in the text; from the sixteenth on they are counted.
///
/// Gives width and height in CSS pixels, from its attributes or its viewBox; nullopt where neither
/// tells.
std::optional<std::pair<int, int>> check_svg(const Source& svg, Diagnostics& diagnostics);

}  // namespace praxis
