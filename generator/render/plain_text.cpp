#include "render/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 6> left_out = {"form",   "svg",      "script",
                                                      "style",  "template", "title"};
constexpr std::array<std::string_view, 13> within_a_line = {
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "small", "span", "strong", "sub", "time"};

std::string decoded(std::string_view reference) {
    if (reference == "amp") return "&";
    if (reference == "lt") return "<";
    if (reference == "gt") return ">";
    if (reference == "quot") return "\"";
    if (reference == "apos") return "'";
    if (reference == "nbsp") return " ";
    if (!reference.starts_with('#')) return {};
    const bool hex = reference.starts_with("#x") || reference.starts_with("#X");
    const std::string_view digits = reference.substr(hex ? 2 : 1);
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    std::string character;
    if (number > 0 && number < 0x110000) append_utf8(character, static_cast<char32_t>(number));
    return character;
}

class TextWriter {
public:
    explicit TextWriter(std::string_view html) : html_(html) {}

    std::string write() && {
        while (at_ < html_.size()) {
            if (html_[at_] == '<')
                tag();
            else if (html_[at_] == '&')
                reference();
            else
                put(html_[at_++]);
        }
        end_line();
        return std::move(text_);
    }

private:
    void put(char c) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && (line_.empty() || line_.back() == ' ')) return;
        line_ += blank ? ' ' : c;
    }

    void put_text(std::string_view text) {
        for (const char c : text) put(c);
    }

    void end_line() {
        while (line_.ends_with(' ') || line_.ends_with('|')) line_.pop_back();
        if (!line_.empty() && line_ != "-") text_ += line_ + '\n';
        line_.clear();
    }

    void reference() {
        const std::size_t end = html_.find(';', at_);
        const std::string character =
            end != std::string_view::npos && end - at_ < 12
                ? decoded(html_.substr(at_ + 1, end - at_ - 1))
                : std::string();
        if (character.empty()) return put(html_[at_++]);
        put_text(character);
        at_ = end + 1;
    }

    void tag() {
        const std::size_t end = std::min(html_.find('>', at_), html_.size() - 1);
        const bool closes = html_.substr(at_).starts_with("</");
        const std::size_t begin = at_ + (closes ? 2 : 1);
        const std::size_t stop = std::min(html_.find_first_of(" \n/>", begin), end);
        const std::string_view name = html_.substr(begin, stop - begin);
        const std::string_view whole = html_.substr(at_, end - at_);
        at_ = end + 1;
        if (!closes && (is_one_of(name, left_out) || whole.find("\"outcome\"") != whole.npos))
            return skip(name);
        if (is_one_of(name, within_a_line)) return;
        // A citation's number, which would otherwise continue the word.
        if (name == "sup") return put_text(closes ? "]" : " [");
        if (name == "td" || name == "th") {
            if (closes) line_ += " | ";
            return;
        }
        if (name == "br" || (in_row_ && name != "tr")) return put(' ');
        end_line();
        if (name == "tr") in_row_ = !closes;
        if (name == "li" && !closes) line_ = "- ";
        if (!closes && name.size() == 2 && name[0] == 'h' && !text_.empty()) text_ += '\n';
        if (name == "table" && !closes && !text_.empty()) text_ += '\n';
    }

    /// Past the end of an element and of those of the same name inside it.
    void skip(std::string_view name) {
        const std::string open = "<" + std::string(name);
        const std::string close = "</" + std::string(name);
        for (std::size_t depth = 1; depth > 0;) {
            const std::size_t end = html_.find(close, at_);
            if (end == std::string_view::npos) {
                at_ = html_.size();
                return;
            }
            const std::size_t next = html_.find(open, at_);
            if (next < end) {
                ++depth;
                at_ = next + open.size();
            } else {
                --depth;
                at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
            }
        }
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::string line_;
    std::string text_;
    bool in_row_ = false;
};

}  // namespace

std::string plain_text_of(std::string_view html) { return TextWriter(html).write(); }

}  // namespace praxis
