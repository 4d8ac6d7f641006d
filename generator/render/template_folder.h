// Turns whatever is the same on every page into literal text, once a site.
#pragma once

#include "render/answers.h"

namespace praxis {

/// The same template with everything in it that no page answers differently already answered.
BoundTemplate folded(const BoundTemplate& from, const Shared& shared);

}  // namespace praxis
