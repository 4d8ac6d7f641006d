// Arguments and environment → a request.
#pragma once

#include <string>
#include <vector>

#include "command/request.h"
#include "command/surroundings.h"

namespace praxis {

/// `arguments` without the program's own name. A flag beats its environment variable; relative
/// paths become absolute. Reads nothing but the environment.
Understood parse(const std::vector<std::string>& arguments, const Surroundings& surroundings);

/// A path as typed → absolute, without `.`, `..` and a slash at its end, links not followed.
std::string absolute_path(const std::string& path, const std::string& working_folder);

}  // namespace praxis
