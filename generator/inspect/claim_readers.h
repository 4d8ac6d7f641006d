// The readers of each kind of quantity. Each is asked at a word of a sentence and adds the claims
// that it finds.
#pragma once

#include <cstddef>
#include <vector>

#include "inspect/claims_in_prose.h"
#include "inspect/clause.h"

namespace praxis {

using Claims = std::vector<Claim>;

/// "Sessions: 3 to 5", "number of sessions is three". Gives the word behind it; 0 where there is
/// none.
std::size_t read_labelled_sessions(const ClauseReader& sentence, std::size_t at, Claims& claims);
/// A plain number that may count sessions.
void read_sessions(const ClauseReader& sentence, const Quantity& quantity, Claims& claims);

/// "weekly", "twice a month", "every other week", "weeks between sessions: 2". Gives the word
/// behind it; 0 where there is none.
std::size_t read_frequency(const ClauseReader& sentence, std::size_t at, Claims& claims);
/// A span of days: between sessions, from the first to the last, or after the course.
void read_days(const ClauseReader& sentence, const TimeSpan& span, Claims& claims);

void read_minutes(const ClauseReader& sentence, const TimeSpan& span, Claims& claims);

void read_money(const ClauseReader& sentence, const Quantity& quantity, Claims& claims);

}  // namespace praxis
