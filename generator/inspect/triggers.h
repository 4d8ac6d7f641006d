// A quick look at bytes, so that prose without numbers of sessions, weeks, minutes or money is
// read no further.
#pragma once

#include <string_view>

namespace praxis {

/// Whether a text could hold a claim about sessions, time or money: a number and a word of those.
/// Errs towards yes.
bool may_hold_claim(std::string_view text);

}  // namespace praxis
