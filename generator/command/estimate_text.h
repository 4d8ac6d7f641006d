// The rows of an estimate as `praxis estimate` prints them.
#pragma once

#include <cstddef>
#include <string>

#include "clinic/estimate_lookup.h"
#include "clinic/entries.h"
#include "model/config.h"

namespace praxis {

/// The rows that fit, in the order of the table, and all curves as written: one line of JSON.
/// `treatment.table` is there.
std::string estimate_json(const Treatment& treatment, const RowFilter& filter,
                          const Config& config);

/// The same for people, in at most `width` columns: a table, what it leaves out, and what it is
/// not. Of a worksheet with too many rows to list its points and totals.
std::string estimate_table(const Treatment& treatment, const RowFilter& filter,
                           const Config& config, std::size_t width);

}  // namespace praxis
