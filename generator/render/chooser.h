// The stylesheet that lets a reader narrow an estimate's rows without a script. It only ever hides,
// and has one rule for each option that the site's estimates use.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clinic/estimate.h"

namespace praxis {

/// How many options the first, second … factor of an estimate has that a page lets one choose from;
/// empty where no page does.
std::vector<std::size_t> chosen_from(const EstimateTable& table);

/// The rules for estimates of up to `options[i]` options in their i-th factor. Empty for none. All
/// of it is for screens, and for browsers that know `:has()`: elsewhere every row stays.
std::string chooser_css(const std::vector<std::size_t>& options);

}  // namespace praxis
