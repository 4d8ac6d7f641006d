// A clinic large enough that work on it is shared.
#pragma once

#include "tests/support/small_site.h"

namespace praxis {

/// More than 500 pages: 20 treatments on 20 areas with texts of every sort of markdown, estimates,
/// questions, articles, and some things to warn of. No two runs of it differ.
SmallSite large_site();

}  // namespace praxis
