// What a host's generator is told about a page, in its own language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/config.h"

namespace praxis {

/// Keys and values in the order in which they are written. Texts may hold anything; keys are plain.
using HostValue = std::variant<std::string, std::vector<std::string>>;
using HostKeys = std::vector<std::pair<std::string_view, HostValue>>;

/// With its fences and line end. As JSON where `form` is none, for a file beside the page.
std::string front_matter(const HostKeys& keys, HostFrontMatter form);

}  // namespace praxis
