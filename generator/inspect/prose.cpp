#include "inspect/prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace praxis {

namespace {

bool is_alnum(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || is_digit(c) || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

std::size_t past_blanks(std::string_view line, std::size_t at) {
    while (at < line.size() && is_blank(line[at])) ++at;
    return at;
}

/// Behind `>` and the marks of list items. `item` is set where there is such a mark.
std::size_t past_marks(std::string_view line, bool& item) {
    item = false;
    std::size_t at = past_blanks(line, 0);
    for (;;) {
        if (at >= line.size()) return at;
        std::size_t next = at;
        if (line[at] == '>') {
            next = at + 1;
        } else if (line[at] == '-' || line[at] == '*' || line[at] == '+') {
            if (at + 1 < line.size() && !is_blank(line[at + 1])) return at;
            next = at + 1;
            item = true;
        } else if (is_digit(line[at])) {
            std::size_t digits = at;
            while (digits < line.size() && is_digit(line[digits])) ++digits;
            if (digits - at > 9 || digits >= line.size() ||
                (line[digits] != '.' && line[digits] != ')') || digits + 1 >= line.size() ||
                !is_blank(line[digits + 1]))
                return at;
            next = digits + 1;
            item = true;
        } else {
            return at;
        }
        at = past_blanks(line, next);
    }
}

bool is_all(std::string_view line, std::string_view characters) {
    return line.find_first_not_of(characters) == std::string_view::npos;
}

bool is_delimiter_row(std::string_view line) {
    return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
           is_all(line, " \t\r|:-");
}

int heading_level(std::string_view words) {
    const std::size_t level = std::min(words.find_first_not_of('#'), words.size());
    if (level == 0 || level > 6 || (level < words.size() && !is_blank(words[level]))) return 0;
    return static_cast<int>(level);
}

/// `**The hands**` alone in a paragraph is read as a heading.
bool is_all_bold(std::string_view words) {
    while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
    return words.size() > 4 && words.size() < 100 && words.starts_with("**") &&
           words.ends_with("**") &&
           words.substr(2, words.size() - 4).find("**") == std::string_view::npos &&
           words[words.size() - 3] != '.';
}

class BlockReader {
public:
    explicit BlockReader(std::string_view text) : text_(text) {}

    std::vector<ProseBlock> read() {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t line_end = std::min(text_.find('\n', at), text_.size());
            line(at, line_end);
            at = line_end + 1;
        }
        close();
        return std::move(blocks_);
    }

private:
    void line(std::size_t begin, std::size_t end) {
        const std::string_view line = text_.substr(begin, end - begin);
        bool item = false;
        const std::size_t marks = past_marks(line, item);
        const std::string_view words = line.substr(std::min(marks, line.size()));
        if (skipped(line, words)) return;
        if (words.empty()) {
            if (!item) blank();
            return;
        }
        const bool code = after_blank_ && !item && !in_list_ &&
                          (line[0] == '\t' || line.starts_with("    "));
        if (code) return;
        if (const int level = heading_level(words)) {
            close();
            add(ProseBlock::Kind::heading, begin + marks, end).level = level;
            in_list_ = false;
        } else if (is_delimiter_row(words) && open_ && lines_ == 1 && !item) {
            blocks_.back().kind = ProseBlock::Kind::row;
            header_ = blocks_.size() - 1;
            blocks_.back().header = header_;
            open_ = false;
        } else if (header_ != ProseBlock::none) {
            add(ProseBlock::Kind::row, begin + marks, end).header = header_;
        } else if (open_ && !item && is_all(words, "=-\r ") && words.size() > 1) {
            if (blocks_.back().kind == ProseBlock::Kind::paragraph) {
                blocks_.back().kind = ProseBlock::Kind::heading;
                blocks_.back().level = words[0] == '=' ? 1 : 2;
            }
            open_ = false;
        } else if (open_ && !item) {
            blocks_.back().end = static_cast<std::uint32_t>(end);
            ++lines_;
        } else {
            close();
            if (words.front() == '[' && is_definition(words)) return;
            const std::size_t intro = item ? introduction() : ProseBlock::none;
            add(item ? ProseBlock::Kind::item : ProseBlock::Kind::paragraph, begin + marks, end)
                .intro = intro;
            if (!item && line[0] != ' ') in_list_ = false;
            in_list_ = in_list_ || item;
            open_ = true;
            lines_ = 1;
        }
        after_blank_ = false;
    }

    // Inside code between fences or a comment of several lines.
    bool skipped(std::string_view line, std::string_view words) {
        if (!fence_.empty()) {
            if (words.starts_with(fence_) && is_all(words, std::string{fence_[0]} + " \t\r"))
                fence_.clear();
            return true;
        }
        if (in_comment_) {
            in_comment_ = line.find("-->") == std::string_view::npos;
            return true;
        }
        if (words.starts_with("```") || words.starts_with("~~~")) {
            close();
            fence_ = words.substr(0, std::min(words.find_first_not_of(words[0]), words.size()));
            return true;
        }
        if (words.starts_with("<!--")) {
            in_comment_ = line.find("-->") == std::string_view::npos;
            return true;
        }
        return false;
    }

    void blank() {
        close();
        header_ = ProseBlock::none;
        after_blank_ = true;
    }

    void close() {
        if (open_ && lines_ == 1 && blocks_.back().kind == ProseBlock::Kind::paragraph &&
            is_all_bold(
                text_.substr(blocks_.back().begin, blocks_.back().end - blocks_.back().begin))) {
            blocks_.back().kind = ProseBlock::Kind::heading;
            blocks_.back().level = 7;
        }
        open_ = false;
    }

    // `[name]: address`, not `[^1]: words`.
    static bool is_definition(std::string_view words) {
        return !words.starts_with("[^") && words.find("]:") != std::string_view::npos &&
               words.find("]:") == words.find(']');
    }

    std::size_t introduction() const {
        if (blocks_.empty()) return ProseBlock::none;
        const ProseBlock& last = blocks_.back();
        if (last.kind == ProseBlock::Kind::item) return last.intro;
        if (last.kind != ProseBlock::Kind::paragraph) return ProseBlock::none;
        std::string_view words = text_.substr(last.begin, last.end - last.begin);
        while (!words.empty() && (is_blank(words.back()) || words.back() == '*'))
            words.remove_suffix(1);
        return words.ends_with(':') ? blocks_.size() - 1 : ProseBlock::none;
    }

    ProseBlock& add(ProseBlock::Kind kind, std::size_t begin, std::size_t end) {
        ProseBlock& block = blocks_.emplace_back();
        block.kind = kind;
        block.begin = static_cast<std::uint32_t>(begin);
        block.end = static_cast<std::uint32_t>(end);
        return block;
    }

    std::string_view text_;
    std::vector<ProseBlock> blocks_;
    std::size_t header_ = ProseBlock::none;
    std::string fence_;
    int lines_ = 0;
    bool open_ = false;
    bool in_list_ = false;
    bool in_comment_ = false;
    bool after_blank_ = true;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> entities = {{
    {"&nbsp;", " "}, {"&thinsp;", " "}, {"&#160;", " "}, {"&amp;", "&"}, {"&pound;", "£"},
    {"&#163;", "£"}, {"&euro;", "€"}, {"&ndash;", "–"}, {"&#8211;", "–"}, {"&mdash;", "—"},
    {"&frac12;", "½"}, {"&rsquo;", "’"},
}};

class Blanker {
public:
    explicit Blanker(std::string_view block) : from_(block), words_(block) {}

    std::string run() {
        begin_line();
        while (at_ < from_.size()) step();
        return std::move(words_);
    }

private:
    void blank(std::size_t end, char filler = ' ') {
        end = std::min(end, from_.size());
        std::fill(words_.begin() + static_cast<std::ptrdiff_t>(at_),
                  words_.begin() + static_cast<std::ptrdiff_t>(end), filler);
        at_ = end;
    }

    void begin_line() {
        bool item = false;
        const std::string_view line =
            from_.substr(at_, std::min(from_.find('\n', at_), from_.size()) - at_);
        std::size_t marks = past_marks(line, item);
        if (heading_level(line.substr(marks)) > 0)
            marks += line.substr(marks).find_first_not_of('#');
        // Inside a paragraph a number at the beginning of a line is a number.
        if (!item || line_ == 0) blank(at_ + std::min(marks, line.size()));
        ++line_;
    }

    void step() {
        const char c = from_[at_];
        switch (c) {
            case '\n':
                blank(at_ + 1);
                begin_line();
                return;
            case '\\':
                blank(at_ + 1);
                if (at_ < from_.size() && from_[at_] != '\n') ++at_;
                return;
            case '`': return code();
            case '<': return tag();
            case '{':
                if (from_.substr(at_).starts_with("{{"))
                    return to_closing("}}", value_filler);
                break;
            case '!':
                if (from_.substr(at_).starts_with("![")) return picture();
                break;
            case '[': return bracket();
            case ']': return closing();
            case '*': return blank(at_ + 1);
            case '_':
                if (at_ == 0 || at_ + 1 == from_.size() || !is_alnum(from_[at_ - 1]) ||
                    !is_alnum(from_[at_ + 1]))
                    return blank(at_ + 1);
                break;
            case '~':
                if (from_.substr(at_).starts_with("~~")) return to_closing("~~", ' ', 2);
                break;
            case '&': return entity();
            case 'h':
                if (from_.substr(at_).starts_with("http://") ||
                    from_.substr(at_).starts_with("https://"))
                    return blank(std::min(from_.find_first_of(" \t\n)>", at_), from_.size()));
                break;
            default: break;
        }
        ++at_;
    }

    void code() {
        const std::size_t end = std::min(from_.find_first_not_of('`', at_), from_.size());
        const std::string_view ticks = from_.substr(at_, end - at_);
        const std::size_t close = from_.find(ticks, end);
        blank(close == std::string_view::npos ? end : close + ticks.size());
    }

    void tag() {
        if (from_.substr(at_).starts_with("<!--")) return to_closing("-->", ' ');
        const char next = at_ + 1 < from_.size() ? from_[at_ + 1] : ' ';
        if (!is_alnum(next) && next != '/') {
            ++at_;
            return;
        }
        to_closing(">", ' ');
    }

    void to_closing(std::string_view closing, char filler, std::size_t opening = 1) {
        const std::size_t close = from_.find(closing, at_ + opening);
        if (close == std::string_view::npos) {
            blank(at_ + 1);
            return;
        }
        blank(close + closing.size(), filler);
    }

    void picture() {
        const std::size_t close = from_.find("](", at_);
        if (close == std::string_view::npos) {
            ++at_;
            return;
        }
        blank(close);
        closing();
    }

    void bracket() {
        const std::string_view rest = from_.substr(at_);
        if (rest.starts_with("[@")) return to_closing("]", citation_filler);
        if (rest.starts_with("[^")) return to_closing("]", ' ');
        blank(at_ + 1);
    }

    // `](address "title")`, `][name]`.
    void closing() {
        blank(at_ + 1);
        if (at_ >= from_.size()) return;
        if (from_[at_] == '[') return to_closing("]", ' ');
        if (from_[at_] != '(') return;
        int depth = 0;
        for (std::size_t end = at_; end < from_.size() && from_[end] != '\n'; ++end) {
            if (from_[end] == '(') ++depth;
            if (from_[end] == ')' && --depth == 0) return blank(end + 1);
        }
    }

    void entity() {
        for (const auto& [name, character] : entities)
            if (from_.substr(at_).starts_with(name)) {
                const std::size_t at = at_;
                blank(at_ + name.size(), entity_filler);
                std::copy(character.begin(), character.end(),
                          words_.begin() + static_cast<std::ptrdiff_t>(at));
                return;
            }
        ++at_;
    }

    std::string_view from_;
    std::string words_;
    std::size_t at_ = 0;
    int line_ = 0;
};

}  // namespace

std::vector<ProseBlock> prose_blocks(std::string_view text) { return BlockReader(text).read(); }

std::string words_of(std::string_view text, const ProseBlock& block) {
    return Blanker(text.substr(block.begin, block.end - block.begin)).run();
}

}  // namespace praxis
