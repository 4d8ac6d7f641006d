// Phone numbers as people read them.
#pragma once

#include <string>
#include <string_view>

namespace praxis {

/// "+44 20 7946 0000" for "+442079460000": the country's code, then groups as its people say them
/// where they are known, else threes. What is no number with a country's code stays as it is.
std::string spaced_phone(std::string_view phone);

}  // namespace praxis
