#include "render/escape.h"

#include <fmt/format.h>

#include "base/text.h"

namespace praxis {

namespace {

// All but ASCII's visible characters and the blank, and what has a meaning of its own.
constexpr ByteSet special_in_xml =
    ByteSet(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~")
        .others();
constexpr ByteSet special_in_json =
    ByteSet(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~")
        .others();

}  // namespace

std::string url_escaped(std::string_view address) {
    static constexpr ByteSet allowed(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%");
    static constexpr ByteSet forbidden = allowed.others();
    std::string result;
    result.reserve(address.size());
    for (std::size_t at = 0; at < address.size(); ++at) {
        const std::size_t end = forbidden.find(address, at);
        result += address.substr(at, end - at);
        at = end;
        if (at < address.size())
            result += fmt::format("%{:02X}", static_cast<unsigned char>(address[at]));
    }
    return result;
}

std::string xml_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        if (const std::size_t end = special_in_xml.find(text, i); end > i) {
            result += text.substr(i, end - i);
            i = end;
            continue;
        }
        const char32_t character = next_character(text, i);
        const bool forbidden =
            (character < 0x20 && character != '\t' && character != '\n' && character != '\r') ||
            character == 0xFFFE || character == 0xFFFF || character == 0xFFFD;
        if (forbidden)
            result += "\xEF\xBF\xBD";
        else
            append_html_escaped(result, text.substr(begin, i - begin));
    }
    return result;
}

void append_json(std::string& to, std::string_view text) {
    to += '"';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        i = special_in_json.find(text, i);
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
