#include "gather/svg_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "gather/picture_facts.h"
#include "gather/picture_metadata.h"

namespace praxis {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// As browsers read it: without controls and blanks at the ends, tabs and line ends anywhere.
std::string tidied(std::string_view address) {
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!address.empty() && is_blank(address.front())) address.remove_prefix(1);
    while (!address.empty() && is_blank(address.back())) address.remove_suffix(1);
    std::string result(address);
    std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return result;
}

/// The part before the colon, lower case; empty for an address without one.
std::string scheme_of(std::string_view address) {
    const std::size_t end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return {};
    return lower_cased(address.substr(0, end));
}

bool is_picture_type(std::string_view type) {
    static constexpr std::string_view known[] = {"image/png", "image/jpeg", "image/jpg",
                                                 "image/gif", "image/webp"};
    return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

std::string without_percents(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                             hex_digit(text[i + 2]) >= 0;
        result += escaped ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]))
                          : text[i];
        if (escaped) i += 2;
    }
    return result;
}

std::string from_base64(std::string_view text) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) continue;
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        result += static_cast<char>(bits >> count & 0xFF);
    }
    return result;
}

/// `type` is lower case, without parameters. Nullopt for other addresses.
struct Data {
    std::string type;
    std::string bytes;
};

std::optional<Data> read_data(std::string_view address) {
    const std::string tidy = tidied(address);
    if (scheme_of(tidy) != "data") return std::nullopt;
    const std::size_t comma = std::min(tidy.find(','), tidy.size());
    const std::string head = lower_cased(std::string_view(tidy).substr(5, comma - 5));
    Data data;
    data.type = trimmed(std::string_view(head).substr(0, head.find(';')));
    data.bytes = without_percents(std::string_view(tidy).substr(std::min(comma + 1, tidy.size())));
    if (head.ends_with(";base64")) data.bytes = from_base64(data.bytes);
    return data;
}

std::optional<SvgProblem> judge_data(std::string_view address) {
    const Data data = *read_data(address);
    if (!is_picture_type(data.type))
        return SvgProblem{fmt::format("has data that is not a picture ({})",
                                      shown_value(address.substr(0, address.find(',')))),
                          "data: may only hold a png, jpeg, gif or webp picture"};
    const PictureFacts facts = judge_picture(data.bytes);
    const bool shown = facts.kind == PictureKind::png || facts.kind == PictureKind::jpeg ||
                       facts.kind == PictureKind::gif || facts.kind == PictureKind::webp;
    if (!shown)
        return SvgProblem{
            fmt::format("has data that is not a picture but {}", describe_content(data.bytes)),
            "data: may only hold a png, jpeg, gif or webp picture"};
    if (facts.metadata.empty()) return std::nullopt;
    return SvgProblem{
        fmt::format("has a photo inside that holds {}", describe_metadata(facts.metadata)),
        "save the photo without metadata before you put it into the svg", "picture-metadata"};
}

}  // namespace

std::optional<SvgProblem> judge_svg_address(std::string_view address) {
    const std::string tidy = tidied(address);
    const std::string scheme = scheme_of(tidy);
    const std::string shown = '"' + shown_value(tidy) + '"';
    if (scheme == "data") return judge_data(tidy);
    if (scheme == "javascript" || scheme == "vbscript")
        return SvgProblem{fmt::format("runs a script ({})", shown), "remove the address"};
    const bool other_host = tidy.size() >= 2 && (tidy[0] == '/' || tidy[0] == '\\') &&
                            (tidy[1] == '/' || tidy[1] == '\\');
    if (scheme.empty() && !other_host) return std::nullopt;
    return SvgProblem{fmt::format("leads to another site ({})", shown),
                      "a picture must hold all it needs: embed what it loads, remove links"};
}

namespace {

/// CSS lets any character be written as `\` and its number, or after a `\`.
MappedText without_escapes(const MappedText& css) {
    MappedText result;
    const std::string& text = css.text;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i++;
        if (text[begin] != '\\' || i == text.size()) {
            result.add(std::string_view(text).substr(begin, 1), css.offsets[begin]);
            continue;
        }
        char32_t number = 0;
        std::size_t digits = 0;
        for (; digits < 6 && i < text.size() && hex_digit(text[i]) >= 0; ++digits, ++i)
            number = number * 16 + static_cast<char32_t>(hex_digit(text[i]));
        std::string character;
        if (digits > 0) {
            if (text.compare(i, 2, "\r\n") == 0) ++i;
            if (i < text.size() && std::string_view(" \t\r\n\f").find(text[i]) != std::string::npos)
                ++i;
            const bool whole =
                number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
            append_utf8(character, whole ? number : 0xFFFD);
        } else if (text.compare(i, 2, "\r\n") == 0) {
            i += 2;  // a line that is continued
        } else {
            const char escaped = text[i++];
            if (escaped != '\n' && escaped != '\r' && escaped != '\f') character = escaped;
        }
        result.text += character;
        result.offsets.insert(result.offsets.end(), character.size(), css.offsets[begin]);
    }
    return result;
}

/// The address in the brackets of `url(…)`, with or without quotes. One with a bracket inside, or
/// that is not closed in its line, counts as not closed: so no address reaches over another one,
/// wherever a browser would take its strings to begin and end.
struct Argument {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool closed = false;
};

Argument argument_at(std::string_view css, std::size_t begin) {
    constexpr std::string_view blanks = " \t\r\n\f";
    Argument argument;
    argument.begin = std::min(css.find_first_not_of(blanks, begin), css.size());
    const char first = argument.begin < css.size() ? css[argument.begin] : '\0';
    if (first == '"' || first == '\'') {
        ++argument.begin;
        const std::string ends = std::string("(\r\n\f") + first;
        argument.end = std::min(css.find_first_of(ends, argument.begin), css.size());
        argument.closed = argument.end < css.size() && css[argument.end] == first;
        return argument;
    }
    argument.end = std::min(css.find_first_of("()\"' \t\r\n\f", argument.begin), css.size());
    const std::size_t bracket = css.find_first_not_of(blanks, argument.end);
    argument.closed = bracket < css.size() && css[bracket] == ')';
    return argument;
}

SvgProblem unclosed(std::string_view address) {
    return {fmt::format("has an address that is not closed (\"{}\")", shown_value(address)),
            "write url(#id), or url(\"…\") on one line"};
}

// Of a style sheet; a forged one could have a million.
constexpr std::size_t most_problems = 64;

void judge_loaders(const MappedText& css, std::string_view lower,
                   const std::function<void(Span, const SvgProblem&)>& report) {
    // `image-set`, `-webkit-image-set` and `image` take addresses as bare strings.
    static constexpr std::pair<std::string_view, std::string_view> loaders[] = {
        {"image-set(", "chooses among pictures from elsewhere (image-set)"},
        {"image(", "loads a picture from elsewhere (image)"},
        {"@import", "loads a style sheet from elsewhere (@import)"},
    };
    for (const auto& [word, says] : loaders)
        for (std::size_t at = lower.find(word); at < lower.size(); at = lower.find(word, at + 1))
            report(css.span(at, at + word.size()),
                   {std::string(says), "put all that it needs into the file"});
}

}  // namespace

void judge_svg_style(const MappedText& style,
                     const std::function<void(Span, const SvgProblem&)>& report) {
    const MappedText css = without_escapes(style);
    std::string lower = css.text;  // letters of ASCII only, so that offsets stay
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    judge_loaders(css, lower, report);

    std::size_t problems = 0;
    for (std::size_t at = lower.find('('); at < lower.size() && problems < most_problems;
         at = lower.find('(', at + 1)) {
        const std::string_view before = std::string_view(lower).substr(0, at);
        if (!before.ends_with("url") && !before.ends_with("src")) continue;
        const Argument argument = argument_at(css.text, at + 1);
        const std::string_view address =
            std::string_view(css.text).substr(argument.begin, argument.end - argument.begin);
        const Span where = css.span(argument.begin, argument.end);
        const auto problem =
            argument.closed ? judge_svg_address(address) : std::optional(unclosed(address));
        if (!problem) continue;
        ++problems;
        report(where, *problem);
    }
}

}  // namespace praxis
