// What [brand] of site.toml chooses, made ready for the pages.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "model/config.h"
#include "model/theme.h"
#include "render/palette.h"
#include "render/shared.h"

namespace praxis {

BrandColours colours_of(const Config& config);

/// The stylesheet that [brand] makes: the palette, the theme's options as custom properties, the
/// system's own fonts where they were asked for. Empty where there is nothing of it.
std::string brand_css(const Config& config, const Theme& theme);

/// Says which colours cannot be made to read, with the nearest that can (`unreadable-colour`), and
/// that the share picture is of a kind that nobody shows (`share-picture`).
void check_brand(const Shared& shared, Diagnostics& diagnostics);

}  // namespace praxis
