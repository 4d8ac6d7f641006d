#include "markup/html_context.h"

#include <string_view>

namespace praxis {

namespace {

using Where = HtmlContext::Where;

// Reads HTML a character at a time, as far as is needed to know where in it we are.
class Reader {
public:
    HtmlContext context() const {
        HtmlContext result;
        result.where = where_;
        result.in_drawing = drawings_ > 0;
        if (where_ == Where::attribute) {
            result.attribute = attribute_;
            result.begins_value = value_empty_;
            result.value_before = value_before_;
        } else if (where_ == Where::tag && after_equals_) {
            result.attribute = attribute_;
        } else if (where_ == Where::content && recent_ == "<") {
            result.where = Where::tag;  // it would be the element's name
        }
        return result;
    }

    void read(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) read(text[i]);
    }

    void value() {
        if (where_ == Where::attribute) {
            value_empty_ = false;
            before_first_tag_ = false;
        }
        if (where_ == Where::tag) after_equals_ = false;
        recent_.clear();
    }

private:
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
    static bool is_letter(char c) {
        c = lower(c);
        return c >= 'a' && c <= 'z';
    }
    static bool is_name(char c) {
        c = lower(c);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
    }

    void read(char c) {
        switch (where_) {
            case Where::content: read_content(c); break;
            case Where::raw_text:
            case Where::code: read_until_end(c); break;
            case Where::tag: read_tag(c); break;
            case Where::attribute:
                if (c == quote_) {
                    where_ = Where::tag;
                } else {
                    value_empty_ = false;
                    if (before_first_tag_) value_before_ += c;
                }
                break;
            case Where::comment:
                recent_ += c;
                if (recent_.ends_with("-->")) {
                    where_ = Where::content;
                    recent_.clear();
                }
                break;
        }
    }

    void read_content(char c) {
        if (recent_ == "<" && (is_letter(c) || c == '/')) {
            where_ = Where::tag;
            closing_ = c == '/';
            element_.clear();
            if (!closing_) element_ += lower(c);
            in_element_name_ = true;
            attribute_.clear();
            after_equals_ = false;
            recent_.clear();
            return;
        }
        if (c == '<')
            recent_.assign(1, '<');
        else if (!recent_.empty())
            recent_ += c;
        if (recent_ == "<!--") {
            where_ = Where::comment;
            recent_.clear();
        } else if (recent_.size() > 4) {
            recent_.clear();
        }
    }

    void read_tag(char c) {
        const bool slash = c == '/';
        if (c == '>') {
            if (element_ == "svg" && !ends_itself_) drawings_ += closing_ ? -1 : 1;
            const bool text = element_ == "title" || element_ == "textarea";
            const bool code = element_ == "script" || element_ == "style";
            where_ = closing_ || !(text || code) ? Where::content
                                                 : (text ? Where::raw_text : Where::code);
            recent_.clear();
        } else if (in_element_name_) {
            if (is_name(c))
                element_ += lower(c);
            else
                in_element_name_ = false;
        } else if ((c == '"' || c == '\'') && after_equals_) {
            quote_ = c;
            where_ = Where::attribute;
            value_empty_ = true;
            value_before_.clear();
            before_first_tag_ = true;
            after_equals_ = false;
            name_ended_ = true;
        } else if (c == '=') {
            after_equals_ = true;
            name_ended_ = true;
        } else if (is_name(c)) {
            if (name_ended_) attribute_.clear();
            name_ended_ = false;
            after_equals_ = false;
            attribute_ += lower(c);
        } else {
            name_ended_ = true;
        }
        ends_itself_ = slash;
    }

    void read_until_end(char c) {
        if (c == '<') recent_.clear();
        recent_ += lower(c);
        if (recent_.starts_with("</") && std::string_view(recent_).substr(2) == element_) {
            where_ = Where::tag;
            closing_ = true;
            in_element_name_ = false;
            recent_.clear();
        } else if (recent_.size() > 16) {
            recent_.clear();
        }
    }

    Where where_ = Where::content;
    std::string recent_;
    std::string element_;
    std::string attribute_;
    char quote_ = '"';
    bool closing_ = false;
    bool in_element_name_ = false;
    bool after_equals_ = false;
    bool name_ended_ = true;
    bool value_empty_ = true;
    bool ends_itself_ = false;
    int drawings_ = 0;  // that are open
    std::string value_before_;
    bool before_first_tag_ = true;
};

}  // namespace

std::vector<HtmlContext> html_contexts(const std::vector<TemplatePiece>& pieces) {
    std::vector<HtmlContext> contexts;
    contexts.reserve(pieces.size());
    Reader reader;
    for (const TemplatePiece& piece : pieces) {
        HtmlContext& context = contexts.emplace_back();
        if (piece.kind == TemplatePiece::Kind::literal) {
            reader.read(piece.text);
        } else if (piece.kind == TemplatePiece::Kind::text ||
                   piece.kind == TemplatePiece::Kind::html) {
            context = reader.context();
            reader.value();
        }
    }
    return contexts;
}

}  // namespace praxis
