// Whether an estimate says what can be worked out: its conditions' names turned into places in the
// factors, and every mistake that shows without working out a row.
#pragma once

#include <cstddef>
#include <optional>

#include "base/diagnostic.h"
#include "clinic/estimate.h"

namespace praxis {

// So that a typo cannot build a million pages.
constexpr std::size_t most_factors = 8;
constexpr std::size_t most_options = 24;
constexpr std::size_t most_rows = 5'000;
// Beyond any honest list, so that rows which repeat it stay within memory.
constexpr std::size_t most_evidence = 256;  // references in one list

/// Fills in every `when` from what was written and sets `bound` where rows can be worked out, which
/// is also what it gives. Of a mistake it says the place and the remedy; options that a factor does
/// not have are kept for `say_unknown_options`.
bool bind_conditions(Estimate& estimate, Diagnostics& diagnostics);

/// Says each of the estimate's `unknown_options`. Where several conditions name one that is nearly
/// an option which no condition names, that is one mistake, and said once.
void say_unknown_options(const Estimate& estimate, Diagnostics& diagnostics);

}  // namespace praxis
