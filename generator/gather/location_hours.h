// A location's hours as written → what they mean.
#pragma once

#include "base/diagnostic.h"
#include "clinic/entries.h"

namespace praxis {

/// Fills `hours` and the exceptions from what was written; says what is wrong with each period, and
/// exceptions without a day, with both ways of naming days, or neither closed nor with hours.
void read_location_hours(Location& location, Diagnostics& diagnostics);

}  // namespace praxis
