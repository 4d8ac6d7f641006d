// The part of schema.org's vocabulary that praxis may use, as tests/render/schema_org.txt has it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace praxis {

/// The graphs of a page's JSON-LD, in order; a block that is no JSON comes as a discarded value.
std::vector<nlohmann::json> json_ld_of(const std::string& html);

/// What schema.org's vocabulary does not allow in a graph: a type or property that it does not
/// have, a property of another type, a value of another type, a pointer to an id that no object of
/// the graph has. A line each, beginning with the way there.
std::vector<std::string> vocabulary_faults(const nlohmann::json& document);

}  // namespace praxis
