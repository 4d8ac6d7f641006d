// The countries of the world, by their codes.
#pragma once

#include <string_view>

namespace praxis {

/// Whether a code is assigned in ISO 3166-1 alpha-2 ("GB"; not "UK", not "gb").
bool is_country(std::string_view code);

}  // namespace praxis
