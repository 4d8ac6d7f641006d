// An estimate whose points only add up, as a sheet to count on: points for each answer, and what
// each total comes to.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "clinic/estimate.h"

namespace praxis {

/// Mode points, every `add` one number (an option without one counts 0), no `mul`, nothing
/// excluded: then what a row comes to depends on the sum alone.
bool is_worksheet(const Estimate& estimate);

/// What a total costs. A worksheet with a factor `area` may have one for each price.
struct WorksheetCost {
    std::vector<std::size_t> areas;  // options of the factor `area`; empty: whatever the answers
    Cover lo;
    Cover hi;
};

/// Neighbouring totals that come to exactly the same.
struct WorksheetTotal {
    Rational first;
    Rational last;
    Range sessions;
    std::optional<Range> weeks;
    std::vector<WorksheetCost> costs;  // empty without a price
};

struct Worksheet {
    std::vector<std::vector<Rational>> points;  // by factor and option
    std::vector<WorksheetTotal> totals;         // lowest first, only those that answers can make
    Basis basis = Basis::review;                // the weakest of any row
    std::vector<const Reference*> evidence;     // of any row
};

/// Of a table that is worked out and whose estimate `is_worksheet`.
Worksheet make_worksheet(const EstimateTable& table);

/// The row of the sheet that a total belongs to; null for a total that answers cannot make.
const WorksheetTotal* find_total(const Worksheet& worksheet, const Rational& total);

}  // namespace praxis
