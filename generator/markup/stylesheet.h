// Addresses inside a stylesheet, so that a theme's files can be published under hashed names.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"

namespace praxis {

/// Where the relative addresses of `url(…)` stand, quotes left out, in their order. Comments and
/// strings are passed over; `data:`, other schemes, `/…` and `#…` are not relative and are left out.
std::vector<Span> relative_addresses_of_css(std::string_view css);

}  // namespace praxis
