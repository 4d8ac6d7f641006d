// A quick look at bytes, so that prose without numbers of sessions, weeks, minutes or money is
// read no further.
#pragma once

#include <cstddef>
#include <string_view>

#include "inspect/words.h"

namespace praxis {

/// Whether a text could hold a claim about sessions, time or money: a number and a word of those.
/// Errs towards yes.
bool may_hold_claim(std::string_view text);

/// Whether a claim could begin somewhere in a piece of markdown: at a number, an adverb ("weekly"),
/// or a unit of time that "a", "every" and their like count. Errs towards yes: what the reader of
/// prose blanks out is looked at too, except the addresses of links.
bool may_begin_claim(std::string_view markdown);

/// The same of a table's row, without the cells that are nothing but digits: `| 3 | rest |`. Those
/// say what the head of their column does.
bool may_begin_claim_beside_bare_numbers(std::string_view row);

/// The same of the words [begin, end).
bool may_begin_claim(const Words& words, std::size_t begin, std::size_t end);

}  // namespace praxis
