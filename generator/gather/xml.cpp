#include "gather/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t deepest = 256;

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

/// What `&…;` at the beginning of `text` stands for, and how long it is.
struct Reference {
    std::string value;
    std::size_t length = 0;
};

std::optional<Reference> read_reference(std::string_view text) {
    const std::size_t end = text.substr(0, 16).find(';');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = text.substr(1, end - 1);
    static constexpr std::pair<std::string_view, char> known[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [word, character] : known)
        if (name == word) return Reference{std::string(1, character), end + 1};
    if (!name.starts_with('#')) return std::nullopt;
    const bool hexadecimal = name.starts_with("#x");
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t number = 0;
    const auto [stop, failure] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                                 number, hexadecimal ? 16 : 10);
    const bool whole = failure == std::errc() && stop == digits.data() + digits.size();
    const bool character = number >= 0x20 || number == 9 || number == 10 || number == 13;
    if (!whole || !character || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
        return std::nullopt;
    Reference reference{{}, end + 1};
    append_utf8(reference.value, static_cast<char32_t>(number));
    return reference;
}

}  // namespace

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

XmlScanner::XmlScanner(std::string_view text) : text_(text) {
    if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
    prefixes_["xml"] = 1;
    prefixes_["xmlns"] = 1;
}

bool XmlScanner::fail(std::size_t begin, std::size_t end, std::string message, std::string hint) {
    mistake_ = XmlMistake{
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))},
        std::move(message),
        std::move(hint)};
    return false;
}

bool XmlScanner::starts(std::string_view what) const {
    return text_.substr(at_).starts_with(what);
}

Span XmlScanner::span_from(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
}

bool XmlScanner::next(XmlToken& token) {
    if (mistake_) return false;
    token.name = {};
    token.attributes.clear();
    if (closes_itself_) {
        closes_itself_ = false;
        token.kind = XmlKind::end;
        token.name = open_.back().name;
        token.span = token.content = span_from(at_);
        close();
        return true;
    }
    if (at_ >= text_.size()) return finish();
    if (text_[at_] != '<') return read_text(token);
    if (starts("<!--")) return read_delimited(token, XmlKind::comment, "<!--", "-->");
    if (starts("<![CDATA[")) return read_delimited(token, XmlKind::cdata, "<![CDATA[", "]]>");
    if (starts("<?")) return read_instruction(token);
    if (starts("<!")) return read_document_type(token);
    if (starts("</")) return read_end(token);
    return read_start(token);
}

bool XmlScanner::finish() {
    if (!open_.empty())
        return fail(open_.back().span.begin, open_.back().span.end,
                    fmt::format("<{}> is never closed", printable(open_.back().name)),
                    fmt::format("close it with </{}>", printable(open_.back().name)));
    if (!root_seen_) return fail(0, 0, "there is no element in this file");
    return false;
}

bool XmlScanner::read_text(XmlToken& token) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find('<', at_), text_.size());
    const std::string_view text = text_.substr(begin, at_ - begin);
    token.kind = XmlKind::text;
    token.span = token.content = span_from(begin);
    const std::size_t first = text.find_first_not_of(blanks);
    if (open_.empty() && first != std::string_view::npos)
        return fail(
            begin + first, at_,
            root_seen_ ? "there is text after the picture" : "there is text before the picture");
    if (const std::size_t end = text.find("]]>"); end != std::string_view::npos)
        return fail(begin + end, begin + end + 3, "\"]]>\" closes nothing here");
    return check_references(token.span);
}

bool XmlScanner::read_delimited(XmlToken& token, XmlKind kind, std::string_view begin,
                                std::string_view end) {
    const std::size_t from = at_;
    const std::size_t found = text_.find(end, at_ + begin.size());
    if (found == std::string_view::npos)
        return fail(from, from + begin.size(), fmt::format("\"{}\" is never closed", begin),
                    fmt::format("close it with {}", end));
    token.kind = kind;
    token.content = {static_cast<std::uint32_t>(from + begin.size()),
                     static_cast<std::uint32_t>(found)};
    at_ = found + end.size();
    token.span = span_from(from);
    const std::string_view inside = text_.substr(token.content.begin, found - token.content.begin);
    if (kind == XmlKind::comment && (inside.find("--") != inside.npos || inside.ends_with('-')))
        return fail(from, at_, "a comment has \"--\" inside", "write a single - there");
    if (kind == XmlKind::cdata && open_.empty())
        return fail(from, at_, "there is text outside the picture");
    const auto control = std::find_if(inside.begin(), inside.end(), is_control);
    if (control == inside.end()) return true;
    const std::size_t where =
        token.content.begin + static_cast<std::size_t>(control - inside.begin());
    return fail(where, where + 1, "there is a control character", "delete it");
}

bool XmlScanner::read_instruction(XmlToken& token) {
    const std::size_t begin = at_;
    const bool first = begin == 0 || (begin == 3 && text_.starts_with("\xEF\xBB\xBF"));
    if (!read_delimited(token, XmlKind::instruction, "<?", "?>")) return false;
    const std::string_view inside =
        text_.substr(token.content.begin, token.content.end - token.content.begin);
    token.name = inside.substr(0, inside.find_first_of(blanks));
    if (token.name != "xml") return true;
    token.kind = XmlKind::declaration;
    if (!first)
        return fail(token.span.begin, token.span.end, "<?xml?> stands where it may not",
                    "move it to the very beginning of the file");
    const std::string lower = lower_cased(inside);
    const std::size_t encoding = lower.find("encoding");
    if (encoding != std::string::npos && lower.find("utf-8", encoding) == std::string::npos)
        return fail(token.span.begin, token.span.end, "the file says that it is not UTF-8",
                    "save it as UTF-8");
    return true;
}

// What stands in a document type is passed over. It is a mistake for whoever reads the tokens.
bool XmlScanner::read_document_type(XmlToken& token) {
    const std::size_t begin = at_;
    if (!starts("<!DOCTYPE") || root_seen_)
        return fail(begin, begin + 2, "\"<!\" stands where it may not");
    char quote = '\0';
    int brackets = 0;
    for (at_ += 2; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[')
            ++brackets;
        else if (c == ']')
            --brackets;
        else if (c == '>' && brackets <= 0)
            break;
    }
    if (at_ >= text_.size())
        return fail(begin, begin + 9, "\"<!DOCTYPE\" is never closed", "close it with >");
    ++at_;
    token.kind = XmlKind::document_type;
    token.span = span_from(begin);
    has_document_type_ = true;
    return true;
}

std::string_view XmlScanner::read_name() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && begins_name(text_[at_]))
        while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
}

void XmlScanner::skip_blanks() {
    at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size());
}

bool XmlScanner::read_start(XmlToken& token) {
    const std::size_t begin = at_++;
    token.kind = XmlKind::start;
    token.name = read_name();
    if (token.name.empty())
        return fail(begin, begin + 1, "\"<\" begins no element", "write &lt; for the character");
    const Span tag_name = span_from(begin);
    if (root_seen_ && open_.empty())
        return fail(begin, at_, "there is a second picture in this file");
    for (;;) {
        const std::size_t before = at_;
        skip_blanks();
        if (starts(">") || starts("/>")) break;
        if (at_ >= text_.size() || text_[at_] == '<')
            return fail(tag_name.begin, tag_name.end,
                        fmt::format("the tag of <{}> is never closed", printable(token.name)),
                        "close it with >");
        if (before == at_) return fail(at_, at_ + 1, "a blank is missing between two attributes");
        if (!read_attribute(token)) return false;
    }
    closes_itself_ = text_[at_] == '/';
    at_ += closes_itself_ ? 2 : 1;
    token.span = span_from(begin);
    token.content = tag_name;
    return check_once(token) && open(token);
}

bool XmlScanner::read_attribute(XmlToken& token) {
    XmlAttribute attribute;
    const std::size_t begin = at_;
    attribute.name = read_name();
    attribute.name_span = span_from(begin);
    if (attribute.name.empty())
        return fail(
            begin, begin + 1,
            fmt::format("{} stands where an attribute should", in_quotes(text_.substr(begin, 1))));
    skip_blanks();
    const std::string shown = printable(attribute.name);
    if (!starts("="))
        return fail(begin, attribute.name_span.end, fmt::format("{} has no value", shown),
                    fmt::format("write {}=\"…\"", shown));
    ++at_;
    skip_blanks();
    if (!starts("\"") && !starts("'"))
        return fail(begin, attribute.name_span.end,
                    fmt::format("the value of {} is not in quotes", shown),
                    fmt::format("write {}=\"…\"", shown));
    const char quote = text_[at_++];
    const std::size_t end = text_.find(quote, at_);
    if (end == std::string_view::npos)
        return fail(begin, attribute.name_span.end,
                    fmt::format("the value of {} is never closed", shown),
                    fmt::format("close it with {}", quote));
    attribute.value_span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    at_ = end + 1;
    const std::size_t angle =
        text_.substr(attribute.value_span.begin, end - attribute.value_span.begin).find('<');
    if (angle != std::string_view::npos)
        return fail(attribute.value_span.begin + angle, attribute.value_span.begin + angle + 1,
                    fmt::format("the value of {} has a \"<\"", shown),
                    "write &lt; for the character");
    token.attributes.push_back(attribute);
    return check_references(attribute.value_span);
}

bool XmlScanner::check_once(const XmlToken& token) {
    std::vector<std::string_view> names;
    for (const XmlAttribute& attribute : token.attributes) names.push_back(attribute.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end()) return true;
    Span last;
    for (const XmlAttribute& attribute : token.attributes)
        if (attribute.name == *twice) last = attribute.name_span;
    return fail(last.begin, last.end, fmt::format("{} stands here twice", printable(*twice)),
                "delete one of the two");
}

bool XmlScanner::open(const XmlToken& token) {
    OpenElement element{token.name, token.content, {}};
    for (const XmlAttribute& attribute : token.attributes)
        if (prefix_of(attribute.name) == "xmlns")
            element.prefixes.push_back(local_name(attribute.name));
    for (const std::string_view prefix : element.prefixes) ++prefixes_[prefix];
    open_.push_back(std::move(element));
    root_seen_ = true;
    if (open_.size() > deepest)
        return fail(token.content.begin, token.content.end,
                    fmt::format("elements stand in each other more than {} deep", deepest));
    if (!check_prefix(token.name, token.content)) return false;
    return std::all_of(token.attributes.begin(), token.attributes.end(),
                       [this](const XmlAttribute& attribute) {
                           return check_prefix(attribute.name, attribute.name_span);
                       });
}

void XmlScanner::close() {
    for (const std::string_view prefix : open_.back().prefixes) --prefixes_[prefix];
    open_.pop_back();
}

bool XmlScanner::read_end(XmlToken& token) {
    const std::size_t begin = at_;
    at_ += 2;
    token.kind = XmlKind::end;
    token.name = read_name();
    const std::string shown = printable(token.name);
    skip_blanks();
    if (token.name.empty() || !starts(">"))
        return fail(begin, at_, "a closing tag is not complete",
                    open_.empty() ? std::string()
                                  : fmt::format("write </{}>", printable(open_.back().name)));
    ++at_;
    token.span = token.content = span_from(begin);
    if (open_.empty()) return fail(begin, at_, fmt::format("</{}> closes nothing", shown));
    if (open_.back().name != token.name)
        return fail(begin, at_,
                    fmt::format("</{}> stands where <{}> should be closed", shown,
                                printable(open_.back().name)),
                    fmt::format("write </{}> before it", printable(open_.back().name)));
    close();
    return true;
}

bool XmlScanner::check_references(Span span) {
    for (std::size_t at = span.begin; at < span.end; ++at) {
        const char c = text_[at];
        if (is_control(c)) return fail(at, at + 1, "there is a control character", "delete it");
        if (c != '&') continue;
        const auto reference = read_reference(text_.substr(at, span.end - at));
        // With a document type, which is a mistake already, other names may be right.
        if (reference || has_document_type_) continue;
        const std::size_t end = text_.substr(at, span.end - at).substr(0, 16).find(';');
        if (end == std::string_view::npos)
            return fail(at, at + 1, "\"&\" begins nothing", "write &amp; for the character");
        return fail(at, at + end + 1,
                    fmt::format("nothing is called {}", in_quotes(text_.substr(at, end + 1))),
                    "write the character itself");
    }
    return true;
}

bool XmlScanner::check_prefix(std::string_view name, Span span) {
    const std::string_view prefix = prefix_of(name);
    if (name.find(':') == std::string_view::npos) return true;
    const auto found = prefixes_.find(prefix);
    if (found != prefixes_.end() && found->second > 0 && !local_name(name).empty()) return true;
    return fail(span.begin, span.end,
                fmt::format("nothing says what \"{}:\" means, so browsers do not show the picture",
                            printable(prefix)),
                fmt::format("add xmlns:{}=\"…\" to <svg>", printable(prefix)));
}

void MappedText::add(std::string_view bytes, std::uint32_t from) {
    text += bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        offsets.push_back(from + static_cast<std::uint32_t>(i));
}

Span MappedText::span(std::size_t begin, std::size_t end) const {
    if (offsets.empty()) return {};
    begin = std::min(begin, offsets.size() - 1);
    if (end <= begin) return {offsets[begin], offsets[begin]};
    // The next byte's place, where there is one, includes what follows a reference's first byte.
    const std::uint32_t last = end < offsets.size() ? offsets[end] : offsets.back() + 1;
    return {offsets[begin], std::max(offsets[begin], last)};
}

void add_decoded(MappedText& to, std::string_view source, Span span) {
    std::uint32_t at = span.begin;
    while (at < span.end) {
        const std::string_view rest = source.substr(at, span.end - at);
        const std::size_t plain = std::min(rest.find('&'), rest.size());
        to.add(rest.substr(0, plain), at);
        at += static_cast<std::uint32_t>(plain);
        if (plain == rest.size()) break;
        const auto reference = read_reference(rest.substr(plain));
        const std::string_view value = reference ? std::string_view(reference->value) : "&";
        to.text += value;
        to.offsets.insert(to.offsets.end(), value.size(), at);
        at += static_cast<std::uint32_t>(reference ? reference->length : 1);
    }
}

}  // namespace praxis
