// A study may be cited for what it studied, with the numbers that it had.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "inspect/names.h"
#include "inspect/texts.h"
#include "model/site.h"

namespace praxis {

/// Says `citation-out-of-scope` where a section about an area or a concern cites a study of others,
/// and `citation-number` where a sentence gives a cited study other participants or sessions than
/// references.toml does. Numbers only on sites in English.
void check_citations(const std::vector<WrittenText>& texts, const Names& names, const Site& site,
                     Diagnostics& diagnostics);

}  // namespace praxis
