// Questions with their answers as data, for another site's program.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "model/site.h"
#include "render/shared.h"

namespace praxis {

/// A JSON list: of a treatment's page its questions, of any other all that there are. Each has
/// `id`, `question`, the answer as a part of a page and as plain text, and the address where it
/// stands; a number of a reference leads there.
std::string question_data(const Shared& shared, const Page& page, Diagnostics& diagnostics);

}  // namespace praxis
