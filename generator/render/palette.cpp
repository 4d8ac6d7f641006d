#include "render/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace praxis {

namespace {

constexpr double readable_text = 4.5;  // WCAG 2.2, 1.4.3
constexpr double visible_control = 3;  // 1.4.11
constexpr double step = 0.005;         // of lightness, too small to see
constexpr double room_for_colour = 7;  // black on the darkest ground: less leaves only near-blacks
constexpr double least_kept_colour = 1.0 / 3;
constexpr double most_moved_ink = 0.3;  // of lightness: more, and the ink was not meant for text
constexpr double alert_hue = 0.44;      // radians, a red

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};

// The colours of calm.css; a test compares them.
constexpr Colour calm_accent{11, 95, 88};
constexpr Scheme calm_light = {{251, 248, 243},
                               {255, 255, 255},
                               {241, 236, 227},
                               {31, 41, 40},
                               {85, 96, 93},
                               {222, 214, 201},
                               {133, 127, 115},
                               {155, 28, 28},
                               {252, 236, 234},
                               {},
                               {},
                               {},
                               {},
                               {},
                               {}};
constexpr Scheme calm_dark = {{21, 25, 26},
                              {28, 34, 35},
                              {38, 45, 46},
                              {236, 233, 226},
                              {182, 184, 176},
                              {57, 65, 66},
                              {131, 139, 136},
                              {255, 180, 171},
                              {58, 31, 29},
                              {},
                              {},
                              {},
                              {},
                              {},
                              {}};

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

bool reads_on(Colour colour, const std::vector<Colour>& grounds, double ratio) {
    return std::all_of(grounds.begin(), grounds.end(),
                       [&](Colour ground) { return contrast(colour, ground) >= ratio; });
}

// The colour, darker or lighter until it reads on all grounds; black or white at the end of the
// way.
Colour readable(Oklch colour, const std::vector<Colour>& grounds, double direction,
                double ratio = readable_text) {
    for (;;) {
        const Colour candidate = colour_of(colour);
        if (reads_on(candidate, grounds, ratio)) return candidate;
        colour.lightness = std::clamp(colour.lightness + direction * step, 0.0, 1.0);
        if (colour.lightness == 0 || colour.lightness == 1) return colour_of(colour);
    }
}

Colour in_hue(Oklch from, double lightness, double most_chroma) {
    return colour_of(
        {std::clamp(lightness, 0.0, 1.0), std::min(from.chroma, most_chroma), from.hue});
}

// Black and white are the two ends: one of them always reads.
Colour on(Colour ground, Colour preferred) {
    if (contrast(preferred, ground) >= readable_text) return preferred;
    return contrast(white, ground) >= contrast(black, ground) ? white : black;
}

Scheme light_grounds(const BrandColours& brand) {
    if (!brand.paper) return calm_light;
    Scheme scheme;
    const Oklch paper = oklch_of(*brand.paper);
    scheme.paper = *brand.paper;
    scheme.raised = in_hue(paper, paper.lightness + 0.02, paper.chroma);
    scheme.tint = in_hue(paper, paper.lightness - 0.035, 0.03);
    scheme.rule = in_hue(paper, paper.lightness - 0.1, 0.03);
    scheme.alert_wash = colour_of({paper.lightness - 0.025, 0.018, alert_hue});
    return scheme;
}

Scheme dark_grounds(const BrandColours& brand) {
    if (!brand.paper) return calm_dark;
    Scheme scheme;
    const Oklch paper = oklch_of(*brand.paper);
    scheme.paper = in_hue(paper, 0.208, 0.02);
    scheme.raised = in_hue(paper, 0.246, 0.02);
    scheme.tint = in_hue(paper, 0.288, 0.02);
    scheme.rule = in_hue(paper, 0.365, 0.02);
    scheme.alert_wash = colour_of({0.275, 0.045, alert_hue});
    return scheme;
}

Scheme scheme_of(const BrandColours& brand, bool dark) {
    Scheme made = dark ? dark_grounds(brand) : light_grounds(brand);
    const double away = dark ? 1 : -1;  // from the paper
    const double paper = oklch_of(made.paper).lightness;
    const Oklch accent = oklch_of(brand.accent.value_or(calm_accent));
    made.wash = dark ? in_hue(accent, paper + 0.08, 0.03)
                     : in_hue(accent, brand.paper ? paper - 0.035 : 0.945, 0.02);
    made.line = dark ? in_hue(accent, 0.45, 0.045)
                     : in_hue(accent, brand.paper ? paper - 0.15 : 0.83, 0.045);
    made.deep = in_hue(accent, dark ? 0.23 : 0.31, dark ? 0.03 : 0.05);

    const std::vector<Colour> grounds = {made.paper, made.raised, made.tint, made.wash};
    std::vector<Colour> all = grounds;
    all.push_back(made.alert_wash);
    if (brand.paper || brand.ink) {
        const Oklch ink = oklch_of(brand.ink.value_or(calm_light.ink));
        // Light ink on dark keeps the hue of the dark ink on light, and little of its colour.
        made.ink =
            readable(dark ? Oklch{0.93, std::min(ink.chroma, 0.015), ink.hue} : ink, all, away);
        const double soft = oklch_of(made.ink).lightness - away * 0.17;
        made.ink_soft = readable({soft, std::min(ink.chroma, 0.03), ink.hue}, all, away);
        const Oklch tone = oklch_of(made.tint);
        made.edge = readable({dark ? 0.55 : 0.62, std::min(tone.chroma, 0.02), tone.hue}, all, away,
                             visible_control);
        made.alert = readable({dark ? 0.83 : 0.45, dark ? 0.09 : 0.16, alert_hue}, all, away);
    }
    made.accent = readable(accent, grounds, away);
    made.on_accent = on(made.accent, dark ? made.paper : white);
    made.on_deep = on(made.deep, dark ? made.ink : made.paper);
    return made;
}

std::string properties(const Scheme& scheme, bool grounds) {
    std::string text;
    const auto add = [&](std::string_view name, Colour colour) {
        if (!text.empty()) text += ';';
        text += fmt::format("--{}:{}", name, hex(colour));
    };
    if (grounds) {
        add("paper", scheme.paper);
        add("raised", scheme.raised);
        add("tint", scheme.tint);
        add("ink", scheme.ink);
        add("ink-soft", scheme.ink_soft);
        add("rule", scheme.rule);
        add("edge", scheme.edge);
        add("alert", scheme.alert);
        add("alert-wash", scheme.alert_wash);
        return text;
    }
    add("accent", scheme.accent);
    add("on-accent", scheme.on_accent);
    add("wash", scheme.wash);
    add("line", scheme.line);
    add("deep", scheme.deep);
    add("on-deep", scheme.on_deep);
    return text;
}

bool leaves_room(Colour paper) {
    const Scheme made = scheme_of({std::nullopt, paper, std::nullopt}, false);
    return reads_on(black, {made.paper, made.raised, made.tint, made.wash, made.alert_wash},
                    room_for_colour);
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

std::string hex(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

Palette palette_of(const BrandColours& brand) {
    return {scheme_of(brand, false), scheme_of(brand, true)};
}

std::vector<ColourFault> faults_of(const BrandColours& brand) {
    std::vector<ColourFault> faults;
    if (brand.paper && !leaves_room(*brand.paper)) {
        Oklch paper = oklch_of(*brand.paper);
        while (paper.lightness < 1 && !leaves_room(colour_of(paper))) paper.lightness += step;
        faults.push_back({ColourFault::Which::paper, colour_of(paper)});
        return faults;  // what reads on it follows from it
    }
    const Scheme made = scheme_of(brand, false);
    if (brand.ink &&
        std::abs(oklch_of(made.ink).lightness - oklch_of(*brand.ink).lightness) > most_moved_ink)
        faults.push_back({ColourFault::Which::ink, made.ink});
    if (brand.accent) {
        const double written = oklch_of(*brand.accent).chroma;
        constexpr double grey = 0.03;  // what has no colour cannot lose it
        if (written > grey && oklch_of(made.accent).chroma < written * least_kept_colour)
            faults.push_back({ColourFault::Which::accent, made.accent});
    }
    return faults;
}

std::string palette_css(const BrandColours& brand) {
    if (!brand.accent && !brand.paper && !brand.ink) return {};
    const Palette palette = palette_of(brand);
    const std::string light = properties(palette.light, false);
    std::string css = fmt::format(
        ":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n"
        "@media print{{:root{{{}}}}}\n",
        light, properties(palette.dark, false), light);
    // What is printed has the printer's paper for a ground.
    if (brand.paper || brand.ink)
        css += fmt::format(
            "@media screen{{:root{{{}}}}}\n"
            "@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
            properties(palette.light, true), properties(palette.dark, true));
    return css;
}

}  // namespace praxis
