#include "markup/comments.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view allow_form = "<!-- praxis allow rule-id: reason -->";

// `<br>`, `<br/>`, `<sub>`, `</sub>` and so on: nothing to go wrong in them.
bool is_allowed_tag(std::string_view tag) {
    const std::string lower = lower_cased(tag);
    for (std::string_view allowed :
         {"<br>", "<br/>", "<br />", "<sub>", "</sub>", "<sup>", "</sup>"})
        if (lower == allowed) return true;
    return false;
}

// The end of the tag (or declaration, instruction) that begins at `begin`; quoted values may hold
// a `>`.
std::size_t end_of_tag(std::string_view html, std::size_t begin) {
    if (html.substr(begin).starts_with("<?")) {
        const std::size_t end = html.find("?>", begin);
        return end == std::string_view::npos ? html.size() : end + 2;
    }
    if (html.substr(begin).starts_with("<![CDATA[")) {
        const std::size_t end = html.find("]]>", begin);
        return end == std::string_view::npos ? html.size() : end + 3;
    }
    char quote = '\0';
    for (std::size_t i = begin; i < html.size(); ++i) {
        if (quote != '\0') {
            if (html[i] == quote) quote = '\0';
        } else if (html[i] == '"' || html[i] == '\'') {
            quote = html[i];
        } else if (html[i] == '>') {
            return i + 1;
        }
    }
    return html.size();
}

bool begins_tag(std::string_view html, std::size_t at) {
    if (html[at] != '<' || at + 1 >= html.size()) return false;
    const char next = html[at + 1];
    return is_letter(next) || next == '/' || next == '!' || next == '?';
}

// `<!-- praxis allow …`, with or without the blanks.
bool begins_with_excuse(std::string_view line) {
    line = trimmed(line);
    if (!line.starts_with("<!--")) return false;
    line = trimmed(line.substr(4));
    return line.starts_with("praxis ") && trimmed(line.substr(7)).starts_with("allow ");
}

// What looks like a comment in a script or a style is part of it.
bool is_code(std::string_view html) {
    const std::string beginning = lower_cased(trimmed(html.substr(0, 16)));
    return beginning.starts_with("<script") || beginning.starts_with("<style");
}

// "b" of `<b>` and `</b>`, in small letters; empty for a declaration or an instruction.
std::string name_of_tag(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    const std::size_t end = tag.find_first_of(" \t\r\n/>");
    return is_letter(tag[0]) ? lower_cased(tag.substr(0, end)) : std::string();
}

// Whether nothing but marks of quotations and lists stands before a place in a line.
bool opens_line(std::string_view line, std::size_t at) {
    return line.substr(0, at).find_first_not_of(" \t>-*+") == std::string_view::npos;
}

// A line's words, behind the marks of quotations.
std::string_view inside_quotation(std::string_view line) {
    line = trimmed(line);
    while (line.starts_with('>')) line = trimmed(line.substr(1));
    return line;
}

bool begins_item(std::string_view words) {
    const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
    const std::string_view mark = words.substr(digits);
    if (digits > 0) return mark.starts_with(". ") || mark.starts_with(") ");
    return words.starts_with("- ") || words.starts_with("* ") || words.starts_with("+ ");
}

// The last line of the paragraph, table, heading or list item that begins on a line.
std::uint32_t last_line_of_block(const TextLines& lines, std::uint32_t first) {
    if (inside_quotation(lines.line(first)).starts_with('#')) return first;
    std::uint32_t last = first;
    while (last < lines.count()) {
        const std::string_view next = inside_quotation(lines.line(last + 1));
        if (next.empty() || next.starts_with('#') || next.starts_with("<!--") || begins_item(next))
            break;
        ++last;
    }
    return last;
}

// Of what the page would lose, the first line is enough to show.
std::size_t end_of_line(std::string_view html, std::size_t begin, std::size_t end) {
    return std::min(end, html.find_first_of("\r\n", begin));
}

}  // namespace

std::optional<std::string> HtmlJudge::judge(std::string_view html, HtmlPiece piece,
                                            const HtmlPlace& place) {
    std::string rest;  // comments made blank, so that places stay
    std::string kept;
    std::size_t at = 0;
    while (!is_code(html)) {
        const std::size_t begin = html.find("<!--", at);
        if (begin == std::string_view::npos) break;
        rest += html.substr(at, begin - at);
        kept += html.substr(at, begin - at);
        const std::size_t close = html.find("-->", begin + 4);
        if (close == std::string_view::npos) {
            reporter_.error("unclosed-comment", place(begin, begin + 4), "this comment is not closed")
                .with_hint("close it with -->; until then all that follows is left out");
            return std::nullopt;
        }
        at = close + 3;
        const Span shown = place(begin, end_of_line(html, begin, at));
        take_comment(html.substr(begin, at - begin), shown, place(at - 1, at).end);
        rest.append(at - begin, ' ');
    }
    rest += html.substr(at);
    kept += html.substr(at);
    if (trimmed(rest).empty()) return std::string();
    if (!is_strict())
        say_kept(rest, place);
    else if (!is_allowed(rest, piece, place))
        return std::nullopt;
    return kept;
}

// The owner's choice; but whoever looks at the report sees that there is some.
void HtmlJudge::say_kept(std::string_view html, const HtmlPlace& place) {
    if (raw_html_ == RawHtml::unknown) return;
    for (std::size_t i = 0; i < html.size() && !said_kept_; ++i) {
        if (!begins_tag(html, i)) continue;
        const std::size_t end = end_of_tag(html, i);
        if (!is_allowed_tag(html.substr(i, end - i))) {
            said_kept_ = true;
            const std::size_t shown = end_of_line(html, i, end);
            reporter_
                .info("raw-html-kept", place(i, shown),
                      "this text has HTML, which is published as it is: " +
                          in_quotes(html.substr(i, shown - i)))
                .with_hint("raw_html = \"error\" in site.toml allows none");
        }
        i = end - 1;
    }
}

// `html`, without comments, is not blank.
bool HtmlJudge::is_allowed(std::string_view html, HtmlPiece piece, const HtmlPlace& place) {
    std::size_t text = html.size();  // where the first of each begins
    std::size_t pair = html.size();  // <sub> and the like
    for (std::size_t i = 0; i < html.size();) {
        if (!begins_tag(html, i)) {
            if (!trimmed(html.substr(i, 1)).empty()) text = std::min(text, i);
            ++i;
            continue;
        }
        const std::size_t end = end_of_tag(html, i);
        const std::string_view tag = html.substr(i, end - i);
        if (!is_allowed_tag(tag)) {
            if (!ends_refused(tag, html.substr(end))) say_refused(html, i, end, place);
            return false;
        }
        if (lower_cased(tag).find("<br") == std::string::npos) pair = std::min(pair, i);
        i = end;
    }
    return piece == HtmlPiece::in_paragraph || may_stand_alone(html, text, pair, place);
}

void HtmlJudge::say_refused(std::string_view html, std::size_t begin, std::size_t end,
                            const HtmlPlace& place) {
    const std::size_t shown = end_of_line(html, begin, end);
    reporter_
        .error("raw-html", place(begin, shown),
               "HTML is not shown here: " + in_quotes(html.substr(begin, shown - begin)))
        .with_hint("write it in markdown; only <br>, <sub> and <sup> are allowed");
}

// Of a block of lines: whether nothing but `<br>` stands in it.
bool HtmlJudge::may_stand_alone(std::string_view html, std::size_t text, std::size_t pair,
                                const HtmlPlace& place) {
    if (text < html.size()) {
        reporter_
            .error("text-in-html", place(text, end_of_line(html, text, html.size())),
                   "this text is lost, since the line before it or its beginning is HTML")
            .with_hint("put an empty line between a comment or <br> and the text");
        return false;
    }
    if (pair == html.size()) return true;
    const std::size_t end = end_of_tag(html, pair);
    reporter_
        .error("raw-html", place(pair, end),
               in_quotes(html.substr(pair, end - pair)) + " stands in no paragraph")
        .with_hint("write it inside the line that it is about");
    return false;
}

// `<b>` and its `</b>` are one mistake. `rest` is what the same piece of HTML goes on with.
bool HtmlJudge::ends_refused(std::string_view tag, std::string_view rest) {
    const std::string name = name_of_tag(tag);
    if (name.empty()) return false;
    if (!tag.starts_with("</")) {
        if (lower_cased(rest).find("</" + name) == std::string::npos) refused_.push_back(name);
        return false;
    }
    const auto open = std::find(refused_.rbegin(), refused_.rend(), name);
    if (open == refused_.rend()) return false;
    refused_.erase(std::next(open).base());
    return true;
}

void HtmlJudge::judge_text(bool ends, Span place) {
    if (!ends) {
        reporter_.error("unclosed-comment", place, "this comment is not closed")
            .with_hint("close it with -->, or write \\<!-- to show the signs");
        return;
    }
    const Severity severity = is_strict() ? Severity::error : Severity::warning;
    constexpr std::string_view message = "this is shown on the page, not a comment";
    Diagnostic& said = severity == Severity::error
                           ? reporter_.error("malformed-comment", place, std::string(message))
                           : reporter_.warning("malformed-comment", place, std::string(message));
    said.with_hint("a comment holds no -- inside, and does not begin with > or ->");
}

void HtmlJudge::take_comment(std::string_view comment, Span place, std::uint32_t end) {
    const std::string_view inside = trimmed(comment.substr(4, comment.size() - 7));
    if (!inside.starts_with("praxis") ||
        (inside.size() > 6 && inside[6] != ' ' && inside[6] != ':')) {
        reporter_.warning("html-comment", place, "this comment is left out of the page");
        return;
    }
    std::string_view words = trimmed(inside.substr(6));
    const bool allows = words.starts_with("allow ");
    if (allows) words = trimmed(words.substr(6));
    const std::size_t colon = words.find(':');
    const std::string_view rule = trimmed(words.substr(0, colon));
    const std::string_view reason =
        colon == std::string_view::npos ? std::string_view() : trimmed(words.substr(colon + 1));
    if (!allows || !is_id(rule) || reason.empty()) {
        reporter_.warning("malformed-allow", place, "this comment allows nothing")
            .with_hint("write " + std::string(allow_form) + " on the line before");
        return;
    }
    const std::uint32_t own = lines_.line_at(place.begin);
    if (!opens_line(lines_.line(own), place.begin - lines_.begin(own)))
        reporter_.warning("misplaced-allow", place, "this comment does not excuse its own line")
            .with_hint("write it on a line of its own, before what it excuses");
    // The next line that says something: other excuses for it may stand between.
    std::uint32_t line = lines_.line_at(end > 0 ? end - 1 : 0) + 1;
    while (line < lines_.count() &&
           (trimmed(lines_.line(line)).empty() || begins_with_excuse(lines_.line(line))))
        ++line;
    const Span covers{lines_.trimmed_span(line).begin,
                      lines_.trimmed_span(last_line_of_block(lines_, line)).end};
    result_.excuses.push_back({std::string(rule), std::string(reason), reporter_.in_source(covers),
                               reporter_.in_source(place)});
}

}  // namespace praxis
