#include "render/json_text.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace praxis {

std::string json_text(const nlohmann::ordered_json& json) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> escapes = {
        {{"<", "\\u003c"},
         {">", "\\u003e"},
         {"&", "\\u0026"},
         {"\u2028", "\\u2028"},
         {"\u2029", "\\u2029"}}};
    std::string text = json.dump(2) + '\n';
    for (const auto& [raw, escaped] : escapes) text = replaced(std::move(text), raw, escaped);
    return text;
}

}  // namespace praxis
