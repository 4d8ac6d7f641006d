#include "markup/stylesheet.h"

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

bool is_css_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// A blank before it means nothing.
bool needs_no_blank_before(char c) {
    return c == '{' || c == '}' || c == ';' || c == ',' || c == '>';
}

// Before a colon a blank tells `a :hover` from `a:hover`; behind one it means nothing.
bool needs_no_blank_behind(char c) {
    return needs_no_blank_before(c) || c == ':';
}

// What may mean something to `compact_css`; all between is kept as it is. The "u" is that of "url(".
constexpr ByteSet told(" \t\n\r\f{};,>:/\"'\\u");

// An escaped sign is a letter.
bool ends_with_a_sign(std::string_view css) {
    return !css.empty() && !(css.size() > 1 && css[css.size() - 2] == '\\');
}

// A block's last declaration ends with the block.
void drop_last_semicolon(std::string& css) {
    if (css.ends_with(';') && ends_with_a_sign(css)) css.pop_back();
}

bool is_relative(std::string_view address) {
    if (address.empty() || address.front() == '/' || address.front() == '#') return false;
    const std::size_t colon = address.find(':');
    return colon == std::string_view::npos || address.find('/') < colon;
}

// The end of a string that begins at `at` with a quote: behind its closing quote.
std::size_t string_end(std::string_view css, std::size_t at) {
    const char quote = css[at++];
    while (at < css.size() && css[at] != quote) at += css[at] == '\\' ? 2 : 1;
    return std::min(at + 1, css.size());
}

// The end of the comment that begins at `at`.
std::size_t comment_end(std::string_view css, std::size_t at) {
    const std::size_t end = css.find("*/", at + 2);
    return end == std::string_view::npos ? css.size() : end + 2;
}

}  // namespace

std::vector<Span> relative_addresses_of_css(std::string_view css) {
    std::vector<Span> found;
    std::size_t at = 0;
    while (at < css.size()) {
        if (css.substr(at).starts_with("/*")) {
            at = comment_end(css, at);
        } else if (css[at] == '"' || css[at] == '\'') {
            at = string_end(css, at);
        } else if (css.substr(at).starts_with("url(")) {
            at += 4;
            while (at < css.size() && is_css_blank(css[at])) ++at;
            std::size_t begin = at;
            std::size_t end = at;
            if (at < css.size() && (css[at] == '"' || css[at] == '\'')) {
                end = string_end(css, at);
                at = end;
                ++begin;
                if (end > begin && css[end - 1] == css[begin - 1]) --end;
            } else {
                end = std::min(css.find(')', at), css.size());
                at = end;
                while (end > begin && is_css_blank(css[end - 1])) --end;
            }
            if (is_relative(css.substr(begin, end - begin)))
                found.push_back(
                    {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        } else {
            ++at;
        }
    }
    return found;
}

std::string compact_css(std::string_view css) {
    std::string compact;
    std::size_t at = 0;
    // Blanks are written when something follows them that they keep apart: one line end if they
    // hold one, else one space.
    std::string_view blank;
    const auto keep = [&](std::size_t end) {
        const bool behind_sign = ends_with_a_sign(compact) && needs_no_blank_behind(compact.back());
        if (!compact.empty() && !behind_sign && !needs_no_blank_before(css[at])) compact += blank;
        blank = {};
        if (css[at] == '}') drop_last_semicolon(compact);
        compact.append(css.substr(at, end - at));
        at = end;
    };
    while (at < css.size()) {
        const std::string_view rest = css.substr(at);
        if (rest.starts_with("/*") && !rest.starts_with("/*!")) {
            if (blank.empty()) blank = " ";
            at = comment_end(css, at);
        } else if (is_css_blank(css[at])) {
            if (css[at] == '\n') blank = "\n";
            if (blank.empty()) blank = " ";
            ++at;
        } else if (rest.starts_with("/*")) {
            keep(comment_end(css, at));
        } else if (css[at] == '"' || css[at] == '\'') {
            keep(string_end(css, at));
        } else if (rest.starts_with("url(")) {
            std::size_t begin = at + 4;
            while (begin < css.size() && is_css_blank(css[begin])) ++begin;
            const bool quoted = begin < css.size() && (css[begin] == '"' || css[begin] == '\'');
            keep(quoted ? begin : std::min(css.find(')', begin), css.size()));
        } else if (css[at] == '\\') {
            keep(std::min(at + 2, css.size()));
        } else {
            keep(told.find(css, at + 1));
        }
    }
    if (!compact.empty() && compact.back() != '\n') compact += '\n';
    return compact;
}

}  // namespace praxis
