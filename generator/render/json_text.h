// How data for other programs is written.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace praxis {

/// `json` over several lines, with a line end. Harmless where somebody puts it into a page: no `<`,
/// `>`, `&`, U+2028 or U+2029 stands in it raw.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace praxis
