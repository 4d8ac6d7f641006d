// The clinic's colours, made into a palette that can be read: the one generated stylesheet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

struct Colour {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(const Colour&) const = default;
};

/// "#0f766e"; nullopt for anything else.
std::optional<Colour> parse_colour(std::string_view text);
std::string hex(Colour colour);

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

/// What a clinic may choose; the rest is calm's own.
struct BrandColours {
    std::optional<Colour> accent;
    std::optional<Colour> paper;  // the ground of the light scheme; its hue is that of the dark
    std::optional<Colour> ink;    // what is read on it
};

/// One scheme's colours, called as the custom properties of the theme calm are.
struct Scheme {
    Colour paper, raised, tint, ink, ink_soft, rule, edge, alert, alert_wash;
    Colour accent, on_accent, wash, line, deep, on_deep;
};
struct Palette {
    Scheme light;
    Scheme dark;
};

/// A colour that cannot be made to read, and the nearest that can.
struct ColourFault {
    enum class Which { accent, paper, ink };
    Which which = Which::accent;
    Colour nearest;
};

/// Every text reads at 4.5:1 on every ground that it stands on and every edge of a control at 3:1,
/// in both schemes: lightness moves until it does, hue stays. Without paper and ink the grounds are
/// calm's own, to the digit.
Palette palette_of(const BrandColours& brand);

/// What `palette_of` cannot make good: a paper on which black does not read well enough to leave
/// room for colour, an ink as light as its paper, an accent that keeps less than a third of its
/// colour once it reads. Empty for a brand that can.
std::vector<ColourFault> faults_of(const BrandColours& brand);

/// Custom properties for both schemes and for paper, which stays white. Colours of grounds and ink
/// stand here only where the clinic chose paper or ink. Empty for a brand without colours.
std::string palette_css(const BrandColours& brand);

}  // namespace praxis
