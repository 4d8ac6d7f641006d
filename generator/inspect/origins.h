// Who else a visitor's browser would talk to.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"

namespace praxis {

/// Names every other origin that pages or style sheets load something from, or send a form to, once
/// with where it is seen first. Links that somebody follows are not asked about.
void list_foreign_origins(const std::vector<OutputFile>& files, const Site& site,
                          Diagnostics& diagnostics);

}  // namespace praxis
