#include "base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "base/ascii.h"

namespace praxis {

bool is_hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

char32_t next_character(std::string_view text, std::size_t& offset) {
    if (const auto byte = static_cast<unsigned char>(text[offset]); byte < 0x80) {
        ++offset;
        return byte;
    }
    utf8proc_int32_t character = -1;
    const auto length = utf8proc_iterate(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset),
        static_cast<utf8proc_ssize_t>(text.size() - offset), &character);
    if (length <= 0) {
        ++offset;
        return 0xFFFD;
    }
    offset += static_cast<std::size_t>(length);
    return static_cast<char32_t>(character);
}

void append_utf8(std::string& to, char32_t character) {
    utf8proc_uint8_t bytes[4];
    const auto length =
        utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    to.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        utf8proc_int32_t character = -1;
        const auto length = utf8proc_iterate(
            reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
            static_cast<utf8proc_ssize_t>(text.size() - i), &character);
        if (length <= 0) return i;
        i += static_cast<std::size_t>(length);
    }
    return std::nullopt;
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_character(text, i);
        if (c == 0xFFFD && i == begin + 1)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[begin]));
        else if (is_hidden(c))
            result += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
        else
            result.append(text.substr(begin, i - begin));
    }
    return result;
}

std::string in_quotes(std::string_view text) {
    return '"' + printable(text) + '"';
}

std::string listed(std::span<const std::string> words, std::string_view last) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) result += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
        result += words[i];
    }
    return result;
}

std::string first_listed(std::span<const std::string> words, std::size_t most) {
    if (words.size() <= most) return listed(words);
    std::string result;
    for (const std::string& word : words.first(most)) result += (result.empty() ? "" : ", ") + word;
    return result + fmt::format(" and {} more", words.size() - most);
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    if (count == 1) return fmt::format("1 {}", singular);
    return plural.empty() ? fmt::format("{} {}s", count, singular)
                          : fmt::format("{} {}", count, plural);
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '-' || text.back() == '-') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '-' && text[i - 1] == '-') return false;
        if (c != '-' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_visible(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        switch (utf8proc_category(static_cast<utf8proc_int32_t>(next_character(text, i)))) {
            case UTF8PROC_CATEGORY_ZS:
            case UTF8PROC_CATEGORY_ZL:
            case UTF8PROC_CATEGORY_ZP:
            case UTF8PROC_CATEGORY_CC:
            case UTF8PROC_CATEGORY_CF:
            case UTF8PROC_CATEGORY_CN: break;
            default: return true;
        }
    }
    return false;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (;;) {
        const std::size_t found = text.find(from);
        result += text.substr(0, found);
        if (found == std::string_view::npos) return result;
        result += to;
        text.remove_prefix(found + from.size());
    }
}

namespace {

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* result = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &result,
                                     static_cast<utf8proc_option_t>(options));
    if (length < 0) return std::string(text);  // not UTF-8: reported where texts are read
    std::string copy(reinterpret_cast<const char*>(result), static_cast<std::size_t>(length));
    std::free(result);
    return copy;
}

}  // namespace

std::string normalised(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string lower_cased(std::string_view text) {
    std::string result;
    if (is_ascii(text)) {
        result = text;
        for (char& c : result)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return result;
    }
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            result += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            ++i;
            continue;
        }
        const std::size_t begin = i;
        const char32_t c = next_character(text, i);
        if (c == 0xFFFD)
            result.append(text.substr(begin, i - begin));
        else
            append_utf8(result, static_cast<char32_t>(
                                    utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
    return result;
}

std::string folded_for_search(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                            UTF8PROC_CASEFOLD);
}

std::string heading_slug(std::string_view text) {
    const std::string lower = lower_cased(normalised(text));
    std::string slug;
    for (std::size_t i = 0; i < lower.size();) {
        const std::size_t begin = i;
        const char32_t c = next_character(lower, i);
        if (c == U' ') {
            slug += '-';
            continue;
        }
        if (c == U'-' || c == U'_') {
            slug += static_cast<char>(c);
            continue;
        }
        switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
            case UTF8PROC_CATEGORY_LU:
            case UTF8PROC_CATEGORY_LL:
            case UTF8PROC_CATEGORY_LT:
            case UTF8PROC_CATEGORY_LM:
            case UTF8PROC_CATEGORY_LO:
            case UTF8PROC_CATEGORY_MN:
            case UTF8PROC_CATEGORY_MC:
            case UTF8PROC_CATEGORY_ME:
            case UTF8PROC_CATEGORY_ND:
            case UTF8PROC_CATEGORY_NL:
            case UTF8PROC_CATEGORY_PC: slug.append(lower, begin, i - begin); break;
            default: break;
        }
    }
    return slug;
}

bool is_reserved_id(std::string_view id) {
    if (id.starts_with("p-")) return true;
    if (!id.starts_with("e-")) return false;
    const std::vector<std::string_view> places = split(id.substr(2), '-');
    return std::all_of(places.begin(), places.end(), [](std::string_view place) {
        return !place.empty() && place.find_first_not_of("0123456789") == std::string_view::npos;
    });
}

std::string in_words(std::string_view id) {
    std::string words = replaced(id, "-", " ");
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 32);
    return words;
}

void append_html_escaped(std::string& to, std::string_view text) {
    static constexpr ByteSet specials("&<>\"'");
    for (;;) {
        const std::size_t special = specials.find(text, 0);
        to.append(text.substr(0, special));
        if (special == text.size()) return;
        switch (text[special]) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '"': to += "&quot;"; break;
            default: to += "&#39;"; break;
        }
        text.remove_prefix(special + 1);
    }
}

std::string html_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 16);
    append_html_escaped(result, text);
    return result;
}

}  // namespace praxis
