// The example clinic, built once by the program itself.
#pragma once

#include "tests/support/program.h"

namespace praxis {

/// The finished pages by path ("areas/face/index.html"), as on 1 November 2026.
const FilesOnDisk& example_pages();

}  // namespace praxis
