// The help texts, made from the tables of flags.h.
#pragma once

#include <optional>
#include <string>

#include "command/flags.h"

namespace praxis {

/// A verb's own help, or the list of verbs; no line is longer than 80 columns.
std::string help_text(std::optional<Verb> verb);

/// The program's version and those of the libraries in it.
std::string version_text();

}  // namespace praxis
