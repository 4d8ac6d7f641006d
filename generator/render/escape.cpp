#include "render/escape.h"

#include <fmt/format.h>

#include "base/text.h"

namespace praxis {

std::string url_escaped(std::string_view address) {
    std::string result;
    result.reserve(address.size());
    for (const char character : address) {
        const auto byte = static_cast<unsigned char>(character);
        const bool forbidden = byte <= 0x20 || byte >= 0x7F ||
                               std::string_view("\"<>\\^`{|}").find(character) != std::string_view::npos;
        if (forbidden)
            result += fmt::format("%{:02X}", byte);
        else
            result += character;
    }
    return result;
}

std::string xml_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(text, i);
        const bool forbidden = (character < 0x20 && character != '\t' && character != '\n' &&
                                character != '\r') ||
                               character == 0xFFFE || character == 0xFFFF || character == 0xFFFD;
        if (forbidden)
            result += "\xEF\xBF\xBD";
        else
            append_html_escaped(result, text.substr(begin, i - begin));
    }
    return result;
}

std::string json_string(std::string_view text) {
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(text, i);
        if (character == '"' || character == '\\') {
            result += '\\';
            result += static_cast<char>(character);
        } else if (character < 0x20 || character == '<' || character == '>' || character == '&' ||
                   character == 0x7F || character == 0x2028 || character == 0x2029) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
        } else if (character == 0xFFFD) {
            result += "\xEF\xBF\xBD";
        } else {
            result += text.substr(begin, i - begin);
        }
    }
    return result + '"';
}

}  // namespace praxis
