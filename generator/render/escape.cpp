#include "render/escape.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"

namespace praxis {

std::string url_escaped(std::string_view address) {
    static const auto forbidden = [] {
        std::array<bool, 256> bytes{};
        for (std::size_t byte = 0; byte < 256; ++byte) bytes[byte] = byte <= 0x20 || byte >= 0x7F;
        for (const unsigned char byte : std::string_view("\"<>\\^`{|}")) bytes[byte] = true;
        return bytes;
    }();
    std::string result;
    result.reserve(address.size());
    for (const char character : address) {
        const auto byte = static_cast<unsigned char>(character);
        if (forbidden[byte])
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

void append_json(std::string& to, std::string_view text) {
    static const auto plain = [] {
        std::array<bool, 256> bytes{};
        for (std::size_t byte = 0x20; byte < 0x7F; ++byte) bytes[byte] = true;
        for (const unsigned char byte : std::string_view("\"\\<>&")) bytes[byte] = false;
        return bytes;
    }();
    to += '"';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        while (i < text.size() && plain[static_cast<unsigned char>(text[i])]) ++i;
        to += text.substr(begin, i - begin);
        if (i == text.size()) break;
        const std::size_t at = i;
        const char32_t character = next_character(text, i);
        if (character == '"' || character == '\\') {
            to += '\\';
            to += static_cast<char>(character);
        } else if (character < 0x20 || character == '<' || character == '>' || character == '&' ||
                   character == 0x7F || character == 0x2028 || character == 0x2029) {
            to += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
        } else if (character == 0xFFFD) {
            to += "\xEF\xBF\xBD";
        } else {
            to += text.substr(at, i - at);
        }
    }
    to += '"';
}

}  // namespace praxis
