// Links to parts of a page that its theme names (`#p-prices`).
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"

namespace praxis {

/// A link whose part the finished page does not have is an error.
void check_part_links(const std::vector<OutputFile>& files, const Site& site,
                      Diagnostics& diagnostics);

}  // namespace praxis
