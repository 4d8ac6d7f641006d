#include "render/palette.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace praxis;

namespace {

struct Scheme {
    std::string css;
    Colour operator[](const std::string& property) const {
        const std::size_t at = css.find("--" + property + ":");
        REQUIRE(at != std::string::npos);
        const auto colour = parse_colour(css.substr(at + property.size() + 3, 7));
        REQUIRE(colour);
        return *colour;
    }
};

Scheme light(const std::string& accent) {
    const std::string css = palette_css(accent);
    return {css.substr(0, css.find("@media"))};
}

Scheme dark(const std::string& accent) {
    const std::string css = palette_css(accent);
    return {css.substr(css.find("@media"))};
}

// Grounds of calm.css that the accent stands on.
const std::vector<Colour> light_grounds = {{255, 255, 255}, {251, 248, 243}, {241, 236, 227}};
const std::vector<Colour> dark_grounds = {{21, 25, 26}, {28, 34, 35}, {38, 45, 46}};

}  // namespace

TEST_CASE("render: nothing that is not a colour becomes one") {
    for (const char* accent : {"", "red;}*{x:y", "#0f766", "#0f766g", "0f766e", "#0f766e "})
        CHECK(palette_css(accent) == "");
}

TEST_CASE("render: a clinic's colour reads on every ground, in both schemes") {
    for (int red = 0; red < 256; red += 51)
        for (int green = 0; green < 256; green += 51)
            for (int blue = 0; blue < 256; blue += 51) {
                char accent[8];
                std::snprintf(accent, sizeof accent, "#%02x%02x%02x", red, green, blue);
                CAPTURE(accent);
                for (const auto& [scheme, grounds] :
                     {std::pair{light(accent), light_grounds}, std::pair{dark(accent), dark_grounds}}) {
                    for (const Colour ground : grounds) CHECK(contrast(scheme["accent"], ground) >= 4.5);
                    CHECK(contrast(scheme["accent"], scheme["wash"]) >= 4.5);
                    CHECK(contrast(scheme["on-accent"], scheme["accent"]) >= 4.5);
                    CHECK(contrast(scheme["on-deep"], scheme["deep"]) >= 4.5);
                }
            }
}

TEST_CASE("render: a colour that reads as it is stays as it is") {
    CHECK(light("#0f766e")["accent"] == Colour{15, 118, 110});
}

TEST_CASE("render: only lightness moves, so the hue stays the clinic's") {
    for (const char* accent : {"#0d9488", "#c026d3", "#f59e0b", "#2563eb", "#e11d48"}) {
        CAPTURE(accent);
        const double hue = oklch_of(*parse_colour(accent)).hue;
        CHECK(std::abs(oklch_of(light(accent)["accent"]).hue - hue) < 0.06);
        CHECK(std::abs(oklch_of(dark(accent)["accent"]).hue - hue) < 0.06);
    }
}

TEST_CASE("render: OKLCH there and back is the same colour") {
    // Ottosson's published values: white has lightness 1, black 0, both without chroma.
    CHECK(std::abs(oklch_of({255, 255, 255}).lightness - 1) < 0.001);
    CHECK(oklch_of({255, 255, 255}).chroma < 0.001);
    CHECK(std::abs(oklch_of({0, 0, 0}).lightness) < 0.001);
    for (int red = 0; red < 256; red += 15)
        for (int green = 0; green < 256; green += 15)
            for (int blue = 0; blue < 256; blue += 15) {
                const Colour colour{red, green, blue};
                CHECK(colour_of(oklch_of(colour)) == colour);
            }
}
