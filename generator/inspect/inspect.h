// Questions asked of the finished site, before anything is written.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"

namespace praxis {

/// Asks the questions of rules.h, then makes infos of what the site's texts excuse.
void inspect(const std::vector<OutputFile>& files, const Site& site, Diagnostics& diagnostics);

/// Makes infos of what the site's texts excuse; `inspect` has done so already. For a site that is
/// not inspected.
void mark_excused(const Site& site, Diagnostics& diagnostics);

}  // namespace praxis
