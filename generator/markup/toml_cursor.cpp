#include "markup/toml_cursor.h"

#include <algorithm>

namespace praxis {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

}  // namespace

std::optional<std::vector<std::string>> parts_of_toml_name(std::string_view written) {
    std::vector<std::string> parts;
    std::size_t i = 0;
    const auto blanks = [&] {
        while (i < written.size() && (written[i] == ' ' || written[i] == '\t')) ++i;
    };
    for (;;) {
        blanks();
        if (i >= written.size()) return std::nullopt;
        const char quote = written[i];
        std::size_t end = i;
        if (quote == '"' || quote == '\'') {
            for (++end; end < written.size() && written[end] != quote; ++end)
                if (quote == '"' && written[end] == '\\') ++end;
            if (end >= written.size()) return std::nullopt;
            parts.emplace_back(written.substr(i + 1, end - i - 1));
            ++end;
        } else {
            while (end < written.size() && is_name_character(written[end])) ++end;
            if (end == i) return std::nullopt;
            parts.emplace_back(written.substr(i, end - i));
        }
        i = end;
        blanks();
        if (i == written.size()) return parts;
        if (written[i++] != '.') return std::nullopt;
    }
}

bool TomlCursor::is_blank_after(std::size_t at) const {
    return at + 1 >= text_.size() || is_blank(text_[at + 1]) || is_line_end(text_[at + 1]);
}

std::size_t TomlCursor::next_line(std::size_t from) const {
    const std::size_t end = text_.find('\n', from);
    return end == std::string_view::npos ? text_.size() : end + 1;
}

std::size_t TomlCursor::line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

void TomlCursor::skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
}

std::size_t TomlCursor::line_end(std::size_t from) const {
    if (from < line_from_ || from > line_end_) {
        line_from_ = from;
        line_end_ = std::min(text_.find_first_of("\r\n", from), text_.size());
    }
    return line_end_;
}

std::size_t TomlCursor::words_end(std::size_t from) const {
    std::size_t end = line_end(from);
    while (end > from && is_blank(text_[end - 1])) --end;
    return end;
}

void TomlCursor::skip_line() {
    at_ = line_end(at_);
    while (at_ < text_.size() && is_line_end(text_[at_])) ++at_;
}

std::size_t TomlCursor::end_of_name(std::size_t from, std::string_view stops) const {
    char quote = 0;
    std::size_t i = from;
    for (; i < line_end(from); ++i) {
        const char c = text_[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"') ++i;
            if (c == quote) quote = 0;
        } else if (stops.find(c) != std::string_view::npos || c == '#') {
            break;
        } else if (c == '"' || c == '\'') {
            quote = c;
        }
    }
    return i;
}

}  // namespace praxis
