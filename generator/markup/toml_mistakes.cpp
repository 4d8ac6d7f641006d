#include "markup/toml_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "markup/toml_cursor.h"
#include "markup/toml_values.h"

namespace praxis {

namespace {

// Where a value stands decides what ends it.
enum class Inside : std::uint8_t { line, list, table };

class TomlScanner : private TomlCursor {
public:
    TomlScanner(const Source& source, Span part)
        : TomlCursor(source.text(), part), source_(source) {}

    std::vector<TomlMistake> run() {
        std::vector<TomlMistake> mistakes;
        while (at_ < text_.size() && mistakes.size() <= most_toml_mistakes) {
            const std::size_t begin = at_;
            statement();
            if (!mistake_) continue;
            at_ = where_to_go_on(begin);
            mistake_->left_out = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
            mistakes.push_back(std::move(*mistake_));
            mistake_.reset();
            go_on_ = 0;
            open_ = 0;
            levels_ = 0;
        }
        return mistakes;
    }

private:
    // Depth that no honest file has; the library stops at 256.
    static constexpr int most_levels = 64;
    static constexpr std::size_t most_dots = 32;

    bool say(std::size_t begin, std::size_t end, std::string message, std::string hint) {
        if (!mistake_)
            mistake_ = TomlMistake{std::move(message), std::move(hint),
                                   {static_cast<std::uint32_t>(begin),
                                    static_cast<std::uint32_t>(std::max(end, begin + 1))},
                                   {}};
        return false;
    }

    /// After a mistake in the statement that began at `begin`: where the next one begins, so that
    /// what is left of the faulty one is not taken for others.
    std::size_t where_to_go_on(std::size_t begin) const {
        std::size_t first = begin;
        while (first < text_.size() && is_blank(text_[first])) ++first;
        if (first < text_.size() && text_[first] == '[') {
            // What stands below a faulty heading belongs to no table that is known.
            std::size_t at = next_line(begin);
            while (at < text_.size() && !is_header(at)) at = next_line(at);
            return at;
        }
        if (go_on_ > begin) return go_on_;
        std::size_t at = next_line(std::max(begin, at_));
        while (open_ > 0 && at < text_.size() && !is_header(at) && !is_field(at)) at = next_line(at);
        return at;
    }

    /// Whether a line is a heading, and not a list's part in brackets.
    bool is_header(std::size_t line) const {
        while (line < text_.size() && is_blank(text_[line])) ++line;
        const std::string_view words = text_.substr(line, words_end(line) - line);
        const std::size_t brackets = words.starts_with("[[") ? 2 : 1;
        const std::size_t close = words.find(']');
        return words.starts_with('[') && close != std::string_view::npos &&
               words.find_first_of("\"'") > close &&
               parts_of_toml_name(trimmed(words.substr(brackets, close - brackets))).has_value() &&
               words.substr(close, brackets) == std::string_view("]]").substr(0, brackets);
    }

    void statement() {
        skip_blanks();
        if (is_line_end(here()) || here() == '#') return skip_line();
        const bool whole = here() == '[' ? header() : pair(Inside::line, table_, given_);
        if (whole && nothing_follows()) skip_line();
    }

    // [clinic] and [[menu]]

    bool header() {
        const std::size_t begin = at_;
        const bool list = sees("[[");
        const std::size_t name_begin = at_ + (list ? 2 : 1);
        const std::size_t close = end_of_name(name_begin, "]");
        if (close == line_end(begin) || text_[close] != ']')
            return say(begin, words_end(begin), "the bracket is not closed",
                       list ? "write `]]` at the end" : "write `]` at the end");
        const std::string_view name = trimmed(text_.substr(name_begin, close - name_begin));
        if (name.empty())
            return say(begin, close + 1, "there is no name between the brackets",
                       "write the name of a table: [clinic]");
        const auto parts = parts_of_toml_name(name);
        if (!parts)
            return say(name_begin, close, "this cannot be the name of a table",
                       "names have letters a–z, digits, `_` and `-`");
        if (parts->size() > most_dots + 1) return too_many_dots(name);
        at_ = close + 1;
        if (list && here() != ']')
            return say(begin, at_, "the bracket is not closed", "write `]]` at the end");
        if (!list && here() == ']')
            return say(at_, at_ + 1, "there is one bracket too many",
                       fmt::format("write [{0}], or [[{0}]] for one of several", name));
        table_ = identity(*parts);
        if (list) {
            ++at_;
            const std::size_t elements = ++list_lengths_[table_];
            table_ += fmt::format("#{}", elements);  // each has its own names
            return true;
        }
        return first_time(given_, table_ + "]", begin, at_,
                          fmt::format("give one another name, or put both below one [{}]", name));
    }

    /// One word for a name with its parts; where a part is a list of tables, its last one is meant.
    std::string identity(const std::vector<std::string>& parts) const {
        std::string word;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            word += "\n" + parts[i];
            const auto list = list_lengths_.find(word);
            if (list != list_lengths_.end() && i + 1 < parts.size())
                word += fmt::format("#{}", list->second);
        }
        return word;
    }

    // name = value

    using Given = std::map<std::string, std::size_t>;

    bool pair(Inside inside, const std::string& table, Given& given) {
        const std::size_t begin = at_;
        const std::size_t equals = end_of_name(begin, inside == Inside::table ? "=:,}" : "=");
        if (equals >= text_.size() || text_[equals] != '=') return no_equals(begin, equals, inside);
        std::size_t name_end = equals;
        while (name_end > begin && is_blank(text_[name_end - 1])) --name_end;
        const std::string_view written = text_.substr(begin, name_end - begin);
        if (written.empty())
            return say(equals, equals + 1, "there is no name before `=`",
                       "write the name of the field");
        const auto parts = parts_of_toml_name(written);
        if (!parts) {
            const std::string joined = replaced(std::string(written), " ", "_");
            return parts_of_toml_name(joined)
                       ? say(begin, name_end, "the name before `=` has a blank in it",
                             "write " + joined)
                       : say(begin, name_end,
                             "the name before `=` has a character that names do not have",
                             "names have letters a–z, digits, `_` and `-`");
        }
        if (parts->size() > most_dots + 1) return too_many_dots(written);
        at_ = equals + 1;
        if (here() == '=')
            return say(at_, at_ + 1, "there is a second `=`", "write it once");
        std::string name = table;
        for (const std::string& part : *parts) name += "\n" + part;
        const bool is_new = first_time(given, name, begin, name_end, "keep one of the two");
        skip_blanks();
        return value(inside, fmt::format("{} = ", written)) && is_new;
    }

    bool no_equals(std::size_t begin, std::size_t end, Inside inside) {
        const std::size_t stop = inside == Inside::line ? words_end(begin) : std::max(end, begin);
        const std::string_view words = text_.substr(begin, stop - begin);
        const std::size_t colon = inside == Inside::line ? words.find(':') : words.size();
        if (colon != std::string_view::npos && begin + colon < text_.size() &&
            text_[begin + colon] == ':' && parts_of_toml_name(trimmed(words.substr(0, colon))))
            return say(begin + colon, begin + colon + 1, "here is `:` in place of `=`",
                       fmt::format("write {} = …", trimmed(words.substr(0, colon))));
        return say(begin, stop,
                   inside == Inside::line ? "there is no `=` on this line"
                                          : "there is no `=` in this part of the table",
                   "write the name, then `=`, then the value");
    }

    /// `name` has more than 32 dots between its parts.
    bool too_many_dots(std::string_view name) {
        char quote = 0;
        std::size_t dots = 0;
        std::size_t i = 0;
        for (; i < name.size(); ++i) {
            if (quote != 0) {
                if (name[i] == '\\' && quote == '"') ++i;
                else if (name[i] == quote) quote = 0;
            } else if (name[i] == '"' || name[i] == '\'') {
                quote = name[i];
            } else if (name[i] == '.' && ++dots > most_dots) {
                break;
            }
        }
        const std::size_t at = static_cast<std::size_t>(name.data() - text_.data()) + i;
        say(at, at + 1, "a key has more than 32 dots",
            "write a key of fewer parts, or quotes around a text");
        mistake_->kind = TomlMistake::Kind::too_many_dots;
        return false;
    }

    bool first_time(Given& given, const std::string& name, std::size_t begin, std::size_t end,
                    std::string hint) {
        const auto [first, added] = given.try_emplace(name, begin);
        if (added) return true;
        return say(begin, end,
                   fmt::format("{} is given twice, first in line {}",
                               in_quotes(text_.substr(begin, end - begin)),
                               source_.line_column(static_cast<std::uint32_t>(first->second)).line),
                   std::move(hint));
    }

    // values

    /// `lead` is "price = ", or empty in a list: what a hint begins with.
    bool value(Inside inside, const std::string& lead) {
        const char c = here();
        if (++levels_ > most_levels)
            return say(at_, at_ + 1, "lists and tables are nested too deeply here",
                       "write it with fewer brackets");
        bool whole = true;
        if (c == '"' || c == '\'')
            whole = text();
        else if (c == '[')
            whole = list();
        else if (c == '{')
            whole = table();
        else if (is_line_end(c) || (c == '#' && is_blank_after(at_)))
            whole = say(text_.rfind('=', at_ - 1), text_.rfind('=', at_ - 1) + 1,
                        "there is no value after `=`", "write the value, or remove the line");
        else
            whole = bare(inside, lead);
        --levels_;
        return whole;
    }

    bool text() {
        const char quote = here();
        const std::string three(3, quote);
        const bool long_text = sees(three);
        const std::size_t begin = at_;
        at_ += long_text ? 3 : 1;
        for (; at_ < text_.size(); ++at_) {
            if (!long_text && is_line_end(here())) break;
            if (here() == '\\' && quote == '"') {
                if (!known_escape(long_text))
                    return say(at_, at_ + 2, "a backslash is followed by something unknown",
                               "write \\\\ for a backslash");
                ++at_;
            } else if (long_text ? sees(three) : here() == quote) {
                at_ += long_text ? 3 : 1;
                for (int i = 0; long_text && i < 2 && here() == quote; ++i) ++at_;
                after_text_ = true;
                return true;
            }
        }
        if (long_text)
            return say(begin, begin + 3, "the text that begins here has no end",
                       fmt::format("write {} after its last word", three));
        return say(begin, words_end(begin), "the quote is not closed",
                   "write the quote at the end of the text");
    }

    bool known_escape(bool long_text) const {
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (long_text && (is_blank(next) || is_line_end(next))) return true;
        if (next != 'u' && next != 'U')
            return std::string_view("btnfr\"\\").find(next) != std::string_view::npos && next != 0;
        const std::string_view digits = text_.substr(at_ + 2, next == 'u' ? 4 : 8);
        return digits.size() == (next == 'u' ? 4U : 8U) &&
               digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    }

    bool bare(Inside inside, const std::string& lead) {
        const std::size_t begin = at_;
        const std::size_t end = end_of_bare(inside);
        const std::string_view words = text_.substr(begin, end - begin);
        at_ = end;
        after_text_ = false;
        if (is_toml_scalar(words)) return true;
        const BareMistake mistake = mistake_in_bare(words, lead);
        return say(begin, end, mistake.message, mistake.hint);
    }

    std::size_t end_of_bare(Inside inside) const {
        constexpr std::string_view curly_openings[] = {"“", "„", "‘"};
        constexpr std::string_view curly_closings[] = {"”", "“", "’"};
        const std::size_t last = line_end(at_);
        for (std::size_t i = 0; i < 3; ++i) {
            if (!sees(curly_openings[i])) continue;
            const std::size_t inner = at_ + curly_openings[i].size();
            for (const std::string_view closing : curly_closings) {
                const std::size_t found = text_.find(closing, inner);
                if (found < last) return found + closing.size();
            }
        }
        std::size_t end = at_;
        for (; end < last; ++end) {
            const char c = text_[end];
            if (inside == Inside::list && (c == ',' || c == ']')) break;
            if (inside == Inside::table && (c == ',' || c == '}')) break;
            if (c == '#' && end > at_ &&
                (is_blank(text_[end - 1]) || is_toml_scalar(text_.substr(at_, end - at_))))
                break;
        }
        while (end > at_ + 1 && is_blank(text_[end - 1])) --end;
        return std::max(end, at_ + 1);
    }

    // lists and tables in brackets

    void skip_to_next_part() {
        while (at_ < text_.size()) {
            if (here() == '#')
                skip_line();
            else if (is_blank(here()) || is_line_end(here()))
                ++at_;
            else
                break;
        }
    }

    /// Whether a field begins there, so that what was begun before it must have ended.
    bool is_field(std::size_t at) const {
        const std::size_t equals = end_of_name(at, "=,]}[{");
        return equals < text_.size() && text_[equals] == '=' &&
               parts_of_toml_name(trimmed(text_.substr(at, equals - at))).has_value();
    }

    bool list() {
        const std::size_t begin = at_++;
        ++open_;
        bool wants_comma = false;
        for (;;) {
            skip_to_next_part();
            if (at_ >= text_.size() || is_field(at_)) {
                if (go_on_ == 0) go_on_ = at_ < text_.size() ? line_begin(at_) : at_;
                return say(begin, words_end(begin), "the list that begins here is not closed",
                           "write `]` after its last part");
            }
            if (here() == ']') break;
            if (here() == ',') {
                if (!wants_comma)
                    return say(at_, at_ + 1, "there is nothing before this comma", "remove it");
                ++at_;
                wants_comma = false;
                continue;
            }
            if (wants_comma) return no_comma(Inside::list);
            if (!value(Inside::list, "")) return false;
            wants_comma = true;
        }
        ++at_;
        --open_;
        after_text_ = false;
        return true;
    }

    bool no_comma(Inside inside) {
        const std::size_t end = std::min(end_of_bare(inside), words_end(at_));
        return say(at_, end, "there is no comma before this",
                   "write `,` between the parts");
    }

    bool table() {
        const std::size_t begin = at_++;
        ++open_;
        std::size_t comma = 0;
        bool wants_comma = false;
        Given given;
        for (;;) {
            skip_blanks();
            if (is_line_end(here()) || here() == '#') return not_on_one_line(begin);
            if (here() == '}') break;
            if (here() == ',') {
                if (!wants_comma)
                    return say(at_, at_ + 1, "there is nothing before this comma", "remove it");
                comma = at_++;
                wants_comma = false;
                continue;
            }
            if (wants_comma) return no_comma(Inside::table);
            if (!pair(Inside::table, "", given)) return false;
            comma = 0;
            wants_comma = true;
        }
        if (comma != 0)
            return say(comma, comma + 1, "there is nothing after this comma", "remove it");
        ++at_;
        --open_;
        after_text_ = false;
        return true;
    }

    bool not_on_one_line(std::size_t begin) {
        const std::size_t close = text_.find_first_of("{}[", at_);
        const bool goes_on = close != std::string_view::npos && text_[close] == '}';
        if (go_on_ == 0) go_on_ = next_line(goes_on ? close : at_);
        return say(begin, words_end(begin),
                   goes_on ? "a table in { } has to stay on one line"
                           : "the table that begins here is not closed",
                   goes_on ? "write it on one line, or give it a heading in [ ] and a line for each "
                             "field"
                           : "write `}` after its last part");
    }

    /// After a statement there is only a comment.
    bool nothing_follows() {
        skip_blanks();
        if (is_line_end(here()) || here() == '#') return true;
        const std::size_t end = words_end(at_);
        const std::string_view rest = text_.substr(at_, end - at_);
        if (rest.find_first_not_of(",;. ") == std::string_view::npos)
            return say(at_, end, fmt::format("there is `{}` after the value", rest), "remove it");
        const std::size_t next = at_ + std::min(rest.find_first_not_of(",; "), rest.size());
        if (is_field(next))
            return say(at_, end, "another field begins on the same line",
                       next == at_ ? "begin a new line before it"
                                   : fmt::format("begin a new line in place of `{}`", rest[0]));
        if (rest == "]" || rest == "}")
            return say(at_, end, fmt::format("this `{}` closes nothing", rest), "remove it");
        if (after_text_)
            return say(at_, end, "there is something after the text's closing quote",
                       "inside a text write \\\" for a quote");
        return say(at_, end, "there is something after the value",
                   "remove it, or write # before it to make it a note");
    }

    const Source& source_;
    std::string table_;   // whose fields are read: "clinic"
    Given given_;         // names with their tables, and where they stand first
    std::map<std::string, std::size_t> list_lengths_;  // of [[…]], by identity
    int levels_ = 0;
    int open_ = 0;           // brackets that are open
    std::size_t go_on_ = 0;  // after a mistake, where that is known
    bool after_text_ = false;
    std::optional<TomlMistake> mistake_;
};

}  // namespace

std::vector<TomlMistake> toml_mistakes(const Source& source, Span part) {
    return TomlScanner(source, part).run();
}

}  // namespace praxis
