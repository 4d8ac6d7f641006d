// Themes as they are found: in the site or inside the program, each with what its theme.toml says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "gather/theme_options.h"
#include "model/config.h"

namespace praxis {

struct ThemeFile {
    std::string path;  // relative to the theme, "layouts/page.mustache"
    std::string bytes;
};

/// One theme before it is put together with those that it extends.
struct FoundTheme {
    std::string name;
    std::string label;  // "themes/calm", or "calm (built in)" for what travels in the program
    bool built_in = false;
    std::vector<ThemeFile> files;
    std::unique_ptr<Source> description;  // theme.toml
    Located<std::string> extends;
    std::vector<OptionRule> options;
};
using ThemeChain = std::vector<FoundTheme>;

/// The theme that site.toml names, the one that it extends, and so on. Nullopt where one is not
/// there, cannot be read or has a mistake in its theme.toml, or they extend each other in a circle.
std::optional<ThemeChain> find_themes(const Config& config, const Disk& disk,
                                      Diagnostics& diagnostics);

/// A text file of a theme; null, and said, where it is none (`file-too-large` …).
std::unique_ptr<Source> theme_source(const FoundTheme& found, const ThemeFile& file,
                                     Diagnostics& diagnostics);

}  // namespace praxis
