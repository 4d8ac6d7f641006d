#include "tests/support/tags.h"

#include <set>
#include <string_view>

namespace praxis {

namespace {

const std::set<std::string, std::less<>> void_elements = {"area", "br",  "col",  "hr",    "img",
                                                          "input", "link", "meta", "source", "wbr"};

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_';
}
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

class Reader {
public:
    Reader(std::string_view text, bool xml) : text_(text), xml_(xml) {}

    Tags read() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '<')
                tag();
            else if (c == '>')
                fault("a loose >"), ++at_;
            else if (c == '&')
                reference();
            else
                ++at_;
        }
        for (const std::string& name : open_) fault(name + " is never closed");
        return std::move(tags_);
    }

private:
    void fault(const std::string& what) {
        const std::size_t begin = at_ > 40 ? at_ - 40 : 0;
        tags_.faults.push_back(what + ": " + std::string(text_.substr(begin, 80)));
    }
    bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }
    std::string name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name(text_[at_])) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    void tag() {
        if (next_is("<!doctype html>") || next_is("<?xml ")) {
            at_ = text_.find('>', at_) + 1;
            return;
        }
        ++at_;
        const bool closes = next_is("/");
        if (closes) ++at_;
        const std::string element = name();
        if (element.empty()) return fault("< without a name");
        std::string seen = (closes ? "/" : "") + element;
        bool alone = false;
        while (at_ < text_.size() && text_[at_] != '>') {
            if (is_blank(text_[at_])) {
                ++at_;
            } else if (next_is("/>")) {
                alone = true;
                ++at_;
            } else if (is_name(text_[at_])) {
                seen += ' ' + name();
                value();
            } else {
                return fault("a stray character in the tag " + element);
            }
        }
        ++at_;
        tags_.all.push_back(seen);
        if (closes) {
            if (open_.empty() || open_.back() != element)
                fault(element + " is closed and " + (open_.empty() ? "nothing" : open_.back()) +
                      " is open");
            else
                open_.pop_back();
        } else if (!alone && (xml_ || !void_elements.contains(element))) {
            open_.push_back(element);
            if (!xml_ && element == "script") script();
        }
    }

    void value() {
        if (!next_is("=")) {
            if (xml_) fault("an attribute without a value");
            return;
        }
        ++at_;
        if (!next_is("\"")) return fault("an attribute without quotes");
        for (++at_; at_ < text_.size() && text_[at_] != '"';) {
            if (text_[at_] == '<') fault("< in an attribute");
            if (text_[at_] == '&')
                reference();
            else
                ++at_;
        }
        ++at_;
        if (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '>' && text_[at_] != '/')
            fault("something behind an attribute's quote");
    }

    void script() {
        const std::size_t end = text_.find("</script>", at_);
        if (text_.substr(at_, end - at_).find('<') != std::string_view::npos)
            fault("< in a script");
        at_ = end == std::string_view::npos ? text_.size() : end;
    }

    void reference() {
        const std::size_t end = text_.find(';', at_);
        const std::string_view word =
            end == std::string_view::npos ? "" : text_.substr(at_ + 1, end - at_ - 1);
        static const std::set<std::string_view> names = {"amp", "lt", "gt", "quot", "apos"};
        const bool numeric = word.size() > 1 && word[0] == '#' &&
                             word.find_first_not_of("0123456789abcdefxABCDEF", 1) ==
                                 std::string_view::npos;
        if (!names.contains(word) && !numeric && !(word == "nbsp" && !xml_))
            fault("an & that begins no reference");
        ++at_;
    }

    std::string_view text_;
    bool xml_;
    std::size_t at_ = 0;
    Tags tags_;
    std::vector<std::string> open_;
};

}  // namespace

Tags tags_of(const std::string& html) { return Reader(html, false).read(); }
Tags xml_tags_of(const std::string& xml) { return Reader(xml, true).read(); }

std::string in_lines(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += name + "\n";
    return text;
}

}  // namespace praxis
