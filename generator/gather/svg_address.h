// What an address inside an SVG may be. Only svg.cpp includes it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gather/xml.h"

namespace praxis {

/// Something to say about a part of a text: the words after "the svg ", and what to do.
struct SvgProblem {
    std::string says;
    std::string hint;
    std::string_view rule = "unsafe-svg";
};

/// Judges the decoded address of a link, picture or paint. Addresses on this site and in the same
/// file are fine, and so are png, jpeg, gif and webp pictures as data, without metadata; nothing
/// else is.
std::optional<SvgProblem> judge_svg_address(std::string_view address);

/// Looks for addresses and imports in a style sheet, a style attribute or any other attribute that
/// may hold `url(…)`. `report` is told each problem and its place.
void judge_svg_style(const MappedText& style,
                     const std::function<void(Span, const SvgProblem&)>& report);

}  // namespace praxis
