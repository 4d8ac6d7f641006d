// site.toml and the command line → what this build is about.
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "clinic/schema.h"
#include "model/config.h"

namespace praxis {

/// Reads `<options.site>/site.toml` and lays the command line over it. Null when site.toml cannot
/// be read or has a mistake without which nothing else can be judged (its syntax); every other
/// mistake is said and the best value there is is used.
std::unique_ptr<Config> configure(const Options& options, const Disk& disk,
                                  Diagnostics& diagnostics);

/// The fields of site.toml.
const Schema& site_schema();

}  // namespace praxis
