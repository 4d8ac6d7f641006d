// Where the site is that a command is about.
#pragma once

#include <optional>
#include <string>

#include "base/disk.h"

namespace praxis {

/// The nearest folder with a `site.toml`, from `folder` (absolute) upwards; nullopt where there is
/// none up to the root.
std::optional<std::string> find_site(const std::string& folder, const Disk& disk);

/// Whether this very folder holds a `site.toml`.
bool is_site(const std::string& folder, const Disk& disk);

}  // namespace praxis
