// The clinic's colour, made readable: the one generated stylesheet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace praxis {

struct Colour {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(const Colour&) const = default;
};

/// "#0f766e"; nullopt for anything else.
std::optional<Colour> parse_colour(std::string_view text);

/// WCAG 2.2's contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);

/// The custom properties of the accent for both colour schemes, each shade moved towards black or
/// white until it reads on its ground at 4.5:1 or better. Empty without an accent.
std::string palette_css(std::string_view accent);

}  // namespace praxis
