// The clinic's colour, made into a palette that can be read: the one generated stylesheet.
#pragma once

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

/// A colour by lightness (0 to 1), chroma (0 to about 0.37) and hue (radians) in OKLCH (Björn
/// Ottosson, 2020), where equal steps of lightness look equal whatever the hue.
struct Oklch {
    double lightness = 0;
    double chroma = 0;
    double hue = 0;
};
Oklch oklch_of(Colour colour);

/// The nearest colour that a screen shows: chroma gives way, lightness and hue stay.
Colour colour_of(Oklch colour);

/// Custom properties for both colour schemes and paper, made from the accent by moving its
/// lightness: `--accent` reads on every ground of the theme calm at 4.5:1 or better, `--on-accent`
/// on it, `--on-deep` on `--deep`; `--wash` and `--line` are grounds and rules of its hue. Empty
/// without an accent.
std::string palette_css(std::string_view accent);

}  // namespace praxis
