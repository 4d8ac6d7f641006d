#include "render/brand.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

// What systems have: after the stacks of modernfontstacks.com, which are in the public domain.
constexpr std::string_view system_sans =
    "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",Arial,sans-serif";
constexpr std::string_view system_serif =
    "\"Iowan Old Style\",\"Palatino Linotype\",\"URW Palladio L\",Palatino,\"Noto "
    "Serif\",Georgia,serif";

std::string fonts_css(std::string_view font) {
    if (font.empty() || font == "theme") return {};
    const std::string_view headings = font == "sans" ? system_sans : system_serif;
    const std::string_view text = font == "serif" ? system_serif : system_sans;
    return fmt::format(":root{{--serif:{};--sans:{}}}\n", headings, text);
}

Place place_of(const Config& config, std::string_view key) {
    for (const FieldPlace& place : config.places)
        if (config.source && place.key == key) return Place::in(*config.source, place.where);
    return Place::file("site.toml");
}

void check_colours(const Config& config, Diagnostics& diagnostics) {
    for (const ColourFault& fault : faults_of(colours_of(config))) {
        std::string key = "accent";
        std::string written = config.accent;
        std::string_view why = "loses its colour before it reads on the paper";
        if (fault.which == ColourFault::Which::paper) {
            key = "paper";
            written = config.paper;
            why = "is too dark for a paper: text on it has no room for colour";
        } else if (fault.which == ColourFault::Which::ink) {
            key = "ink";
            written = config.ink;
            why = "is too light for an ink: text in it does not read on the paper";
        }
        diagnostics
            .error("unreadable-colour", place_of(config, "brand." + key),
                   fmt::format("{} {}", in_quotes(written), why))
            .with_hint(fmt::format("the nearest that can is {}", in_quotes(hex(fault.nearest))));
    }
}

void check_share_picture(const Shared& shared, Diagnostics& diagnostics) {
    const Config& config = shared.config;
    const Asset* picture =
        config.share.value.empty() ? nullptr : shared.published(config.share.value);
    if (!picture) return;  // that it is not there has been said
    const auto begins = [&](std::string_view bytes) { return picture->bytes->starts_with(bytes); };
    const Place place =
        config.source ? Place::in(*config.source, config.share.where) : Place::file("site.toml");
    if (!begins("\x89PNG") && !begins("\xFF\xD8\xFF")) {
        diagnostics
            .error("share-picture", place,
                   in_quotes(config.share.value) + " is no picture that other sites show")
            .with_hint("give it as png or jpg, 1200 pixels wide and 630 high");
        return;
    }
    constexpr int least_width = 600;
    constexpr int least_height = 315;
    if (picture->size &&
        (picture->size->first < least_width || picture->size->second < least_height))
        diagnostics
            .error("share-picture", place,
                   fmt::format(
                       "{} is {} pixels wide and {} high, which other sites show as a stamp",
                       in_quotes(config.share.value), picture->size->first, picture->size->second))
            .with_hint("make it 1200 pixels wide and 630 high");
}

}  // namespace

BrandColours colours_of(const Config& config) {
    return {parse_colour(config.accent), parse_colour(config.paper), parse_colour(config.ink)};
}

std::string brand_css(const Config& config, const Theme& theme) {
    std::string css = palette_css(colours_of(config)) + fonts_css(config.font);
    std::string options;
    for (const ThemeOption& option : theme.options)
        options += fmt::format("{}--{}:{}", options.empty() ? "" : ";", option.name, option.value);
    if (!options.empty()) css += fmt::format(":root{{{}}}\n", options);
    return css;
}

void check_brand(const Shared& shared, Diagnostics& diagnostics) {
    check_colours(shared.config, diagnostics);
    check_share_picture(shared, diagnostics);
}

}  // namespace praxis
