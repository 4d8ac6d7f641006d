#include "render/palette.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace praxis;

namespace {

BrandColours brand(const std::string& accent, const std::string& paper = {},
                   const std::string& ink = {}) {
    return {parse_colour(accent), parse_colour(paper), parse_colour(ink)};
}

/// All that does not read in a scheme: "ink on wash 4.31".
std::string unreadable(const Scheme& s) {
    std::string faults;
    const auto ask = [&](const char* what, Colour colour, const char* where, Colour ground,
                         double least) {
        if (contrast(colour, ground) >= least) return;
        std::ostringstream line;
        line << what << ' ' << hex(colour) << " on " << where << ' ' << hex(ground) << ": "
             << contrast(colour, ground) << '\n';
        faults += line.str();
    };
    const std::vector<std::pair<const char*, Colour>> grounds = {
        {"paper", s.paper}, {"raised", s.raised}, {"tint", s.tint}, {"wash", s.wash}};
    for (const auto& [where, ground] : grounds) {
        ask("ink", s.ink, where, ground, 4.5);
        ask("ink-soft", s.ink_soft, where, ground, 4.5);
        ask("accent", s.accent, where, ground, 4.5);
        ask("alert", s.alert, where, ground, 4.5);
        ask("edge", s.edge, where, ground, 3);
    }
    ask("ink", s.ink, "alert-wash", s.alert_wash, 4.5);
    ask("alert", s.alert, "alert-wash", s.alert_wash, 4.5);
    ask("on-accent", s.on_accent, "accent", s.accent, 4.5);
    ask("on-deep", s.on_deep, "deep", s.deep, 4.5);
    ask("deep", s.deep, "on-deep", s.on_deep, 4.5);
    return faults;
}

std::map<std::string, std::string> tokens_in(const std::string& css) {
    std::map<std::string, std::string> tokens;
    for (std::size_t at = css.find("--"); at != std::string::npos; at = css.find("--", at + 2)) {
        const std::size_t colon = css.find(':', at);
        const std::size_t value = css.find_first_not_of(' ', colon + 1);
        if (colon != std::string::npos && css[value] == '#')
            tokens.emplace(css.substr(at + 2, colon - at - 2), css.substr(value, 7));
    }
    return tokens;
}

}  // namespace

TEST_CASE("render: nothing that is not a colour becomes one") {
    for (const char* accent : {"", "red;}*{x:y", "#0f766", "#0f766g", "0f766e", "#0f766e "})
        CHECK(palette_css(brand(accent)) == "");
}

TEST_CASE("render: a clinic's colour reads on every ground, in both schemes") {
    for (int red = 0; red < 256; red += 51)
        for (int green = 0; green < 256; green += 51)
            for (int blue = 0; blue < 256; blue += 51) {
                const Palette palette =
                    palette_of({Colour{red, green, blue}, std::nullopt, std::nullopt});
                CAPTURE(hex({red, green, blue}));
                CHECK(unreadable(palette.light) == "");
                CHECK(unreadable(palette.dark) == "");
                CHECK(faults_of({Colour{red, green, blue}, std::nullopt, std::nullopt}).empty());
            }
}

TEST_CASE("render: thousands of brands read in both schemes, and a fault names one that can") {
    std::mt19937 random(20261125);
    const auto any = [&] {
        const std::uint32_t bits = static_cast<std::uint32_t>(random());
        return Colour{static_cast<int>(bits & 255), static_cast<int>(bits >> 8 & 255),
                      static_cast<int>(bits >> 16 & 255)};
    };
    // Half of the papers light, as papers are; the others whatever comes.
    const auto paper = [&] {
        Colour colour = any();
        if (random() % 2) return colour;
        const auto light = [](int channel) { return 190 + channel / 4; };
        return Colour{light(colour.red), light(colour.green), light(colour.blue)};
    };
    std::size_t good = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 4000; ++i) {
        BrandColours chosen{any(), std::nullopt, std::nullopt};
        if (random() % 4) chosen.paper = paper();
        if (random() % 2) chosen.ink = any();
        CAPTURE(hex(*chosen.accent));
        CAPTURE(hex(chosen.paper.value_or(Colour{})));
        CAPTURE(hex(chosen.ink.value_or(Colour{})));
        bool was_refused = false;
        // An editor writes what each message says and builds again.
        for (int round = 0; round < 3; ++round)
            for (const ColourFault& fault : faults_of(chosen)) {
                was_refused = true;
                if (fault.which == ColourFault::Which::paper) chosen.paper = fault.nearest;
                if (fault.which == ColourFault::Which::ink) chosen.ink = fault.nearest;
                if (fault.which == ColourFault::Which::accent) chosen.accent = fault.nearest;
            }
        ++(was_refused ? refused : good);
        REQUIRE(faults_of(chosen).empty());
        const Palette palette = palette_of(chosen);
        REQUIRE(unreadable(palette.light) == "");
        REQUIRE(unreadable(palette.dark) == "");
    }
    CHECK(good > 500);
    CHECK(refused > 500);
}

TEST_CASE("render: a colour that reads as it is stays as it is") {
    CHECK(palette_of(brand("#0f766e")).light.accent == Colour{15, 118, 110});
    const Palette palette = palette_of(brand("#7a1f3d", "#fff7ed", "#2a1a12"));
    CHECK(hex(palette.light.accent) == "#7a1f3d");
    CHECK(hex(palette.light.paper) == "#fff7ed");
    CHECK(hex(palette.light.ink) == "#2a1a12");
}

TEST_CASE("render: only lightness moves, so the hue stays the clinic's") {
    for (const char* accent : {"#0d9488", "#c026d3", "#f59e0b", "#2563eb", "#e11d48"}) {
        CAPTURE(accent);
        const double hue = oklch_of(*parse_colour(accent)).hue;
        CHECK(std::abs(oklch_of(palette_of(brand(accent)).light.accent).hue - hue) < 0.06);
        CHECK(std::abs(oklch_of(palette_of(brand(accent)).dark.accent).hue - hue) < 0.06);
    }
}

TEST_CASE("render: the palette of a clinic that chose no colour is that of calm.css") {
    std::ifstream file(PRAXIS_ROOT "/themes/calm/assets/calm.css");
    std::stringstream read;
    read << file.rdbuf();
    const std::string css = read.str();
    const std::size_t begin = css.find("@layer tokens {");
    const std::size_t dark = css.find("@media (prefers-color-scheme: dark)", begin);
    REQUIRE(dark != std::string::npos);
    const auto light_tokens = tokens_in(css.substr(begin, dark - begin));
    const auto dark_tokens = tokens_in(css.substr(dark, css.find("@layer base {") - dark));
    const Palette palette = palette_of({});
    for (const auto& [tokens, scheme] :
         {std::pair{light_tokens, palette.light}, std::pair{dark_tokens, palette.dark}}) {
        CHECK(tokens.at("paper") == hex(scheme.paper));
        CHECK(tokens.at("raised") == hex(scheme.raised));
        CHECK(tokens.at("tint") == hex(scheme.tint));
        CHECK(tokens.at("ink") == hex(scheme.ink));
        CHECK(tokens.at("ink-soft") == hex(scheme.ink_soft));
        CHECK(tokens.at("rule") == hex(scheme.rule));
        CHECK(tokens.at("edge") == hex(scheme.edge));
        CHECK(tokens.at("alert") == hex(scheme.alert));
        CHECK(tokens.at("alert-wash") == hex(scheme.alert_wash));
        CHECK(tokens.at("accent") == hex(scheme.accent));
        CHECK(tokens.at("on-accent") == hex(scheme.on_accent));
        CHECK(tokens.at("wash") == hex(scheme.wash));
        CHECK(tokens.at("line") == hex(scheme.line));
        CHECK(tokens.at("deep") == hex(scheme.deep));
        CHECK(tokens.at("on-deep") == hex(scheme.on_deep));
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
