#include "render/host_front_matter.h"

#include <fmt/format.h>

#include "base/text.h"
#include "render/escape.h"

namespace praxis {

namespace {

// A text in double quotes, as TOML, YAML and JSON all read it: what is not printable is an escape
// that all three know, the rest stays as it is.
std::string double_quoted(std::string_view text) {
    std::string result = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t character = next_character(text, at);
        const bool is_printable = character >= 0x20 && character != 0x7F &&
                                  !(character >= 0x80 && character < 0xA0) &&
                                  character != 0x2028 && character != 0x2029 &&
                                  character != 0xFEFF && character != 0xFFFE && character != 0xFFFF;
        if (character == '"' || character == '\\')
            result.append("\\").append(1, static_cast<char>(character));
        else if (is_printable)
            result += text.substr(begin, at - begin);
        else
            result += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
    }
    return result + '"';
}

std::string json_quoted(std::string_view text) {
    std::string result;
    append_json(result, text);
    return result;
}

using Quote = std::string (*)(std::string_view);

std::string value_of(const HostValue& value, Quote quote) {
    if (const auto* text = std::get_if<std::string>(&value)) return quote(*text);
    std::string list = "[";
    for (const std::string& text : std::get<std::vector<std::string>>(value))
        list += (list.size() > 1 ? ", " : "") + quote(text);
    return list + "]";
}

std::string as_json(const HostKeys& keys) {
    std::string text = "{\n";
    for (std::size_t i = 0; i < keys.size(); ++i)
        text += fmt::format("  {}: {}{}\n", json_quoted(keys[i].first),
                            value_of(keys[i].second, json_quoted), i + 1 < keys.size() ? "," : "");
    return text + "}\n";
}

std::string fenced(const HostKeys& keys, std::string_view fence, std::string_view between) {
    std::string text = fmt::format("{}\n", fence);
    for (const auto& [key, value] : keys)
        text += fmt::format("{}{}{}\n", key, between, value_of(value, double_quoted));
    return text + fmt::format("{}\n", fence);
}

}  // namespace

std::string front_matter(const HostKeys& keys, HostFrontMatter form) {
    if (form == HostFrontMatter::toml) return fenced(keys, "+++", " = ");
    if (form == HostFrontMatter::yaml) return fenced(keys, "---", ": ");
    return as_json(keys);
}

}  // namespace praxis
