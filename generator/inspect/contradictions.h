// Prose may not say another number than the data: sessions, weeks between them, minutes, prices.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "inspect/names.h"
#include "inspect/texts.h"
#include "model/site.h"

namespace praxis {

/// Says `contradiction` at each number in an article, an area's or aftercare text, an answer, a
/// summary or any other page that disagrees with the data of what it is about. Where it is not
/// clear what it is about, nothing is said. Only for sites in English; docs/contradictions.md has
/// the rules.
void find_contradictions(const std::vector<WrittenText>& texts, const Names& names,
                         const Site& site, Diagnostics& diagnostics);

}  // namespace praxis
