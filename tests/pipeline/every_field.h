// A clinic that uses every field of every kind, made from the table of fields itself, so that a
// field that is new is in it.
#pragma once

#include <string>

#include "tests/support/small_site.h"

namespace praxis {

/// `words` stand in every field that takes words, in every kind of file, and in the texts as
/// paragraph, heading, code, table, link title, picture and footnote.
SmallSite site_with_every_field(const std::string& words);

}  // namespace praxis
