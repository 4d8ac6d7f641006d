// Questions asked of the finished site, before anything is written.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"

namespace praxis {

/// Asks the questions of rules.h.
void inspect(const std::vector<OutputFile>& files, const Site& site, Diagnostics& diagnostics);

}  // namespace praxis
