// An estimate whose points only add up, as a sheet to count on: points for each answer, and what
// each total comes to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "clinic/estimate.h"

namespace praxis {

/// Mode points, every `add` one number (an option without one counts 0), no `mul`, nothing
/// excluded: then what a row comes to depends on the sum alone.
bool is_worksheet(const Estimate& estimate);

/// What a page shows of an estimate.
enum class EstimateForm : std::uint8_t {
    nothing,    // no numbers
    rows,       // one by one, with the chooser where there are several
    worksheet,
    rules,      // more rows than can be listed
};

/// Up to `open_rows` all rows stand open until something is chosen; up to `folded_rows` the chooser
/// leads and the rest folds; more are not listed.
constexpr std::size_t open_rows = 64;
constexpr std::size_t folded_rows = 300;

/// The form for so many rows: all of them, or those of one body area. A worksheet has all areas.
EstimateForm form_of(const Estimate& estimate, std::size_t rows, bool of_one_area);

/// What a total costs. A worksheet with a factor `area` may have one for each price.
struct WorksheetCost {
    std::vector<std::size_t> areas;  // options of the factor `area`; empty: whatever the answers
    Cover lo;
    Cover hi;
};

/// What rows of a total rest on. Rows of one total may differ, where an answer has a basis of its
/// own.
struct WorksheetGround {
    Basis basis = Basis::clinic;
    std::vector<const Reference*> evidence;    // of all these rows, without repeats
    std::vector<const Reference*> supporting;  // those of them that are of the basis's kind
    bool operator==(const WorksheetGround&) const = default;
};

/// Neighbouring totals that come to exactly the same.
struct WorksheetTotal {
    Rational first;
    Rational last;
    Range sessions;
    std::optional<Range> weeks;
    std::vector<WorksheetCost> costs;      // empty without a price
    std::vector<WorksheetGround> grounds;  // the weakest first, one a basis
};

struct Worksheet {
    std::vector<std::vector<Rational>> points;  // by factor and option
    std::vector<WorksheetTotal> totals;         // lowest first, only those that answers can make
};

/// Of a table that is worked out and whose estimate `is_worksheet`.
Worksheet make_worksheet(const EstimateTable& table);

/// The row of the sheet that a total belongs to; null for a total that answers cannot make.
const WorksheetTotal* find_total(const Worksheet& worksheet, const Rational& total);

}  // namespace praxis
