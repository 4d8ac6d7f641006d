// What the editor has excused: `<!-- praxis allow rule: reason -->` before a paragraph, heading,
// list item or table.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "inspect/texts.h"
#include "model/site.h"

namespace praxis {

/// Makes infos of the findings that the site's texts excuse and that may be excused, whoever said
/// them. To be asked after everything else.
void apply_excuses(const Site& site, Diagnostics& diagnostics);

/// The same, with warnings of excuses that excuse nothing: `unknown-allow` where the rule is
/// mistyped or cannot be excused, `unused-allow` where there was nothing to excuse.
void check_excuses(const std::vector<WrittenText>& texts, const Site& site,
                   Diagnostics& diagnostics);

}  // namespace praxis
