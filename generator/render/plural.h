// Which form of a word a number takes in a language.
#pragma once

#include <string_view>

namespace praxis {

/// "zero", "one", "two", "few", "many" or "other": the cardinal categories of Unicode's CLDR for a
/// whole number of 0 or more. A language that is not known has English's.
std::string_view plural_form(std::string_view language, int n);

}  // namespace praxis
