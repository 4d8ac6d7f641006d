// How the site looks: a theme's files, found in the site or inside the program.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "model/config.h"
#include "model/theme.h"

namespace praxis {

/// Reads the theme that site.toml names and those that it extends; a file of the one hides the
/// other's. A theme is sought in the site's `themes/`, then inside the program. Words come in the
/// site's language, gaps are filled in English (`missing-translation`). Nullopt where a theme is
/// not there (`unknown-theme`) or they extend each other in a circle (`theme-cycle`).
std::optional<Theme> gather_theme(const Config& config, const Disk& disk,
                                  Diagnostics& diagnostics);

}  // namespace praxis
