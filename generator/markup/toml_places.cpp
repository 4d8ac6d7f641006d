#include <algorithm>
#include <cstddef>
#include <utility>

#include "markup/toml.h"

namespace praxis {

namespace {

// Reads a string as TOML 1.0 writes it, beside the text that came of it.
class StringPlaces {
public:
    StringPlaces(std::string_view raw, std::uint32_t begin, std::string_view text)
        : raw_(raw), begin_(begin), text_(text) {}

    std::vector<Span> run() {
        if (raw_.empty() || (raw_[0] != '"' && raw_[0] != '\'')) return {};
        const bool has_escapes = raw_[0] == '"';
        const std::size_t quotes = raw_.starts_with("\"\"\"") || raw_.starts_with("'''") ? 3 : 1;
        if (raw_.size() < 2 * quotes) return {};
        end_ = raw_.size() - quotes;
        at_ = quotes;
        // A line end right behind the quotes is none of the text.
        if (quotes == 3) at_ += size_of_line_end(at_);
        places_.reserve(text_.size());
        while (at_ < end_) {
            if (has_escapes && raw_[at_] == '\\')
                escape();
            else
                plain();
            if (is_lost_) return {};
        }
        if (places_.size() != text_.size()) return {};
        return std::move(places_);
    }

private:
    std::size_t size_of_line_end(std::size_t at) const {
        const std::string_view rest = raw_.substr(at, end_ - at);
        return rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
    }

    // The next `count` bytes of the text are written in `size` bytes of the string.
    void add(std::size_t count, std::size_t size) {
        const Span place{begin_ + static_cast<std::uint32_t>(at_),
                         begin_ + static_cast<std::uint32_t>(at_ + size)};
        is_lost_ = places_.size() + count > text_.size();
        if (!is_lost_) places_.insert(places_.end(), count, place);
        at_ += size;
    }

    void plain() {
        const std::size_t next = places_.size();
        if (next < text_.size() && text_[next] == raw_[at_]) return add(1, 1);
        // CRLF may come as LF.
        if (size_of_line_end(at_) == 2 && next < text_.size() && text_[next] == '\n')
            return add(1, 2);
        is_lost_ = true;
    }

    void escape() {
        const char sign = at_ + 1 < end_ ? raw_[at_ + 1] : '\0';
        if (sign == 'u' || sign == 'U') return add(size_of_character(), sign == 'u' ? 6 : 10);
        if (std::string_view("btnfr\"\\e").find(sign) != std::string_view::npos) return add(1, 2);
        // At the end of a line it takes away all blanks before the next word.
        const std::size_t past = raw_.find_first_not_of(" \t\r\n", at_ + 1);
        is_lost_ = past == at_ + 1;
        at_ = std::min(past, end_);
    }

    std::size_t size_of_character() const {
        if (places_.size() >= text_.size()) return 1;
        const auto byte = static_cast<unsigned char>(text_[places_.size()]);
        return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }

    std::string_view raw_;
    std::uint32_t begin_;
    std::string_view text_;
    std::vector<Span> places_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    bool is_lost_ = false;
};

}  // namespace

std::vector<Span> places_in_string(const Source& source, Span where, std::string_view text) {
    const std::string_view all = source.text();
    if (where.end > all.size() || where.begin > where.end) return {};
    return StringPlaces(all.substr(where.begin, where.end - where.begin), where.begin, text).run();
}

}  // namespace praxis
