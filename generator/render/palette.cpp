#include "render/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace praxis {

namespace {

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};
// The tinted grounds of calm.css: the darkest light one and the lightest dark one that text in the
// accent's colour stands on.
constexpr Colour light_ground{236, 240, 239};
constexpr Colour dark_ground{38, 44, 46};

double linear(int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

Colour mixed(Colour from, Colour to, int percent) {
    const auto channel = [&](int a, int b) { return (a * (100 - percent) + b * percent) / 100; };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

Colour readable(Colour colour, Colour ground, Colour towards) {
    for (int percent = 0; percent < 100; ++percent) {
        const Colour candidate = mixed(colour, towards, percent);
        if (contrast(candidate, ground) >= 4.5) return candidate;
    }
    return towards;
}

std::string hex(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

Colour on(Colour ground) { return contrast(white, ground) >= 4.5 ? white : black; }

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    int digits[6] = {};
    for (std::size_t i = 0; i < 6; ++i) {
        const char c = text[i + 1];
        if (c >= '0' && c <= '9')
            digits[i] = c - '0';
        else if (c >= 'a' && c <= 'f')
            digits[i] = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digits[i] = c - 'A' + 10;
        else
            return std::nullopt;
    }
    return Colour{digits[0] * 16 + digits[1], digits[2] * 16 + digits[3],
                  digits[4] * 16 + digits[5]};
}

double contrast(Colour a, Colour b) {
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

std::string palette_css(std::string_view accent) {
    const std::optional<Colour> colour = parse_colour(accent);
    if (!colour) return {};
    const Colour light = readable(*colour, light_ground, black);
    const Colour dark = readable(*colour, dark_ground, white);
    const auto properties = [](Colour text) {
        return fmt::format("--accent:{};--on-accent:{}", hex(text), hex(on(text)));
    };
    return fmt::format(
        ":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n"
        "@media print{{:root{{{}}}}}\n",
        properties(light), properties(dark), properties(light));
}

}  // namespace praxis
