// What publishing a stylesheet must know of it: the addresses inside, and what nobody has to load.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace praxis {

/// Where the relative addresses of `url(…)` stand, quotes left out, in their order. Comments and
/// strings are passed over; `data:`, other schemes, `/…` and `#…` are not relative and are left
/// out.
std::vector<Span> relative_addresses_of_css(std::string_view css);

/// The stylesheet as browsers need it: a comment becomes a space, lines begin without a margin,
/// empty ones go, and so do blanks beside braces, semicolons, commas and `>` and behind colons, and
/// a block's last semicolon. Strings, addresses and comments that begin with `/*!` (licences) stay
/// as they are.
std::string compact_css(std::string_view css);

}  // namespace praxis
