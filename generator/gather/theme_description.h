// What a theme's theme.toml says.
#pragma once

#include "base/diagnostic.h"
#include "gather/theme_chain.h"

namespace praxis {

/// Reads it into `found`. False where nobody knows what the theme extends, and so what it lacks:
/// the file is not there (`missing-theme-file`) or is no TOML. Other mistakes are said.
bool read_theme_description(FoundTheme& found, Diagnostics& diagnostics);

}  // namespace praxis
