// Values of TOML without quotes: which there are, and what people write in their place.
#pragma once

#include <string>
#include <string_view>

namespace praxis {

/// True for a number, a date, a time, true or false as TOML 1.0 writes them.
bool is_toml_scalar(std::string_view words);

struct BareMistake {
    std::string message;
    std::string hint;
};

/// What is wrong with words that are none of these. `lead` ("price = ", or nothing) stands before
/// the value in the hint.
BareMistake mistake_in_bare(std::string_view words, const std::string& lead);

}  // namespace praxis
