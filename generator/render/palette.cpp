#include "render/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace praxis {

namespace {

constexpr double readable_text = 4.5;  // WCAG 2.2, 1.4.3
constexpr double step = 0.005;         // of lightness, too small to see

// The grounds of calm.css that text in the accent's colour stands on.
constexpr std::array light_grounds = {Colour{255, 255, 255}, Colour{251, 248, 243},
                                      Colour{241, 236, 227}};
constexpr std::array dark_grounds = {Colour{21, 25, 26}, Colour{28, 34, 35}, Colour{38, 45, 46}};
constexpr Colour dark_ink{236, 233, 226};

double linear(int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// 0 to 1 inside what a screen shows.
double encoded(double value) {
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

// Linear red, green and blue; outside of 0 to 1 where no screen shows the colour.
std::array<double, 3> linear_of(Oklch colour) {
    const double a = colour.chroma * std::cos(colour.hue);
    const double b = colour.chroma * std::sin(colour.hue);
    const double l = std::pow(colour.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(colour.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(colour.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool is_shown(const std::array<double, 3>& channels) {
    return std::all_of(channels.begin(), channels.end(),
                       [](double value) { return value >= -0.0005 && value <= 1.0005; });
}

template <class Grounds>
bool reads_on(Colour colour, const Grounds& grounds) {
    return std::all_of(grounds.begin(), grounds.end(), [&](Colour ground) {
        return contrast(colour, ground) >= readable_text;
    });
}

// The accent, darker or lighter until it reads on all grounds; at the end of the way is black or
// white, which does.
template <class Grounds>
Colour readable(Oklch colour, const Grounds& grounds, double direction) {
    for (;;) {
        const Colour candidate = colour_of(colour);
        if (reads_on(candidate, grounds)) return candidate;
        colour.lightness = std::clamp(colour.lightness + direction * step, 0.0, 1.0);
        if (colour.lightness == 0 || colour.lightness == 1) return colour_of(colour);
    }
}

Colour in_hue(Oklch accent, double lightness, double most_chroma) {
    return colour_of({lightness, std::min(accent.chroma, most_chroma), accent.hue});
}

std::string hex(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

// Black and white are the two ends: one of them always reads.
Colour on(Colour ground, Colour preferred) {
    if (contrast(preferred, ground) >= readable_text) return preferred;
    constexpr Colour white{255, 255, 255};
    constexpr Colour black{0, 0, 0};
    return contrast(white, ground) >= contrast(black, ground) ? white : black;
}

std::string light_properties(Oklch accent) {
    const Colour wash = in_hue(accent, 0.945, 0.02);
    const std::array grounds = {light_grounds[0], light_grounds[1], light_grounds[2], wash};
    const Colour text = readable(accent, grounds, -1);
    const Colour deep = in_hue(accent, 0.31, 0.05);
    return fmt::format("--accent:{};--on-accent:{};--wash:{};--line:{};--deep:{};--on-deep:{}",
                       hex(text), hex(on(text, {255, 255, 255})), hex(wash),
                       hex(in_hue(accent, 0.83, 0.045)), hex(deep), hex(on(deep, light_grounds[1])));
}

std::string dark_properties(Oklch accent) {
    const Colour wash = in_hue(accent, 0.29, 0.03);
    const std::array grounds = {dark_grounds[0], dark_grounds[1], dark_grounds[2], wash};
    const Colour text = readable(accent, grounds, 1);
    const Colour deep = in_hue(accent, 0.23, 0.03);
    return fmt::format("--accent:{};--on-accent:{};--wash:{};--line:{};--deep:{};--on-deep:{}",
                       hex(text), hex(on(text, dark_grounds[0])), hex(wash),
                       hex(in_hue(accent, 0.45, 0.045)), hex(deep), hex(on(deep, dark_ink)));
}

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

Oklch oklch_of(Colour colour) {
    const double red = linear(colour.red);
    const double green = linear(colour.green);
    const double blue = linear(colour.blue);
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    const double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, std::hypot(a, b),
            std::atan2(b, a)};
}

Colour colour_of(Oklch colour) {
    std::array<double, 3> channels = linear_of(colour);
    while (!is_shown(channels) && colour.chroma > 0) {
        colour.chroma = std::max(0.0, colour.chroma - 0.002);
        channels = linear_of(colour);
    }
    const auto byte = [](double value) {
        return static_cast<int>(std::lround(255 * std::clamp(encoded(value), 0.0, 1.0)));
    };
    return {byte(channels[0]), byte(channels[1]), byte(channels[2])};
}

std::string palette_css(std::string_view accent) {
    const std::optional<Colour> colour = parse_colour(accent);
    if (!colour) return {};
    const Oklch chosen = oklch_of(*colour);
    const std::string light = light_properties(chosen);
    return fmt::format(
        ":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n"
        "@media print{{:root{{{}}}}}\n",
        light, dark_properties(chosen), light);
}

}  // namespace praxis
