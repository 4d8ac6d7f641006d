#include "markup/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <unordered_map>

#include "base/ascii.h"
#include "base/text.h"
#include "markup/toml_mistakes.h"

namespace praxis {

const TomlEntry* TomlValue::find(std::string_view key) const {
    for (const TomlEntry& entry : entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

std::string_view TomlValue::type_in_words() const {
    switch (type) {
        case Type::text: return "a text";
        case Type::integer: return "a whole number";
        case Type::decimal: return "a decimal number";
        case Type::boolean: return "true or false";
        case Type::date: return "a date";
        case Type::time: return "a time";
        case Type::list: return "a list";
        case Type::table: return "a table";
    }
    return "a value";
}

namespace {

// toml++ counts lines and characters; we count bytes. Long lines with wide characters get a
// checkpoint every 64 characters, so that a file that is one long line stays linear.
class Offsets {
public:
    Offsets(std::string_view text, std::uint32_t base) : text_(text), base_(base) {
        line_begins_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') line_begins_.push_back(static_cast<std::uint32_t>(i + 1));
    }

    std::uint32_t of(toml::source_position position) {
        if (position.line == 0) return base_;
        const std::size_t line = std::min<std::size_t>(position.line, line_begins_.size()) - 1;
        return base_ + in_line(line, position.column == 0 ? 0 : position.column - 1);
    }

    Span span(const toml::source_region& region) {
        const std::uint32_t begin = of(region.begin);
        return {begin, std::max(begin, of(region.end))};
    }

private:
    std::uint32_t in_line(std::size_t line, std::uint32_t characters) {
        const std::uint32_t begin = line_begins_[line];
        const std::uint32_t end = line + 1 < line_begins_.size()
                                      ? line_begins_[line + 1]
                                      : static_cast<std::uint32_t>(text_.size());
        if (is_ascii_) return std::min(begin + characters, end);
        auto [found, added] = checkpoints_.try_emplace(line);
        std::vector<std::uint32_t>& marks = found->second;
        if (added) {
            std::uint32_t count = 0;
            for (std::uint32_t i = begin; i < end; ++i)
                if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80 && count++ % 64 == 0)
                    marks.push_back(i);
            if (marks.empty()) marks.push_back(begin);
        }
        const std::size_t mark = std::min<std::size_t>(characters / 64, marks.size() - 1);
        std::uint32_t offset = marks[mark];
        for (std::uint32_t left = characters - static_cast<std::uint32_t>(mark * 64);
             left > 0 && offset < end; --left) {
            ++offset;
            while (offset < end && (static_cast<unsigned char>(text_[offset]) & 0xC0) == 0x80)
                ++offset;
        }
        return offset;
    }

    std::string_view text_;
    const bool is_ascii_ = is_ascii(text_);
    std::uint32_t base_;
    std::vector<std::uint32_t> line_begins_;
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> checkpoints_;
};

class Converter {
public:
    Converter(const Source& source, Offsets& offsets, bool damaged)
        : source_(source), offsets_(offsets), damaged_(damaged) {}

    TomlValue value(const toml::node& node) {
        TomlValue result;
        result.where = offsets_.span(node.source());
        switch (node.type()) {
            case toml::node_type::table: table(*node.as_table(), result); break;
            case toml::node_type::array:
                result.type = TomlValue::Type::list;
                result.items.reserve(node.as_array()->size());
                for (const toml::node& item : *node.as_array()) result.items.push_back(value(item));
                // An array of tables ([[rule]]) has no brackets of its own: it is where its first
                // element is.
                if (node.is_array_of_tables() && !result.items.empty() &&
                    !written(result.where).starts_with('['))
                    result.where = result.items.front().where;
                break;
            case toml::node_type::string: text(node.as_string()->get(), result); break;
            case toml::node_type::integer:
                result.type = TomlValue::Type::integer;
                result.integer = node.as_integer()->get();
                result.text = written(result.where);
                break;
            case toml::node_type::floating_point:
                result.type = TomlValue::Type::decimal;
                result.text = written(result.where);
                break;
            case toml::node_type::boolean:
                result.type = TomlValue::Type::boolean;
                result.boolean = node.as_boolean()->get();
                break;
            case toml::node_type::date: {
                result.type = TomlValue::Type::date;
                const toml::date date = node.as_date()->get();
                result.date = {date.year, date.month, date.day};
                break;
            }
            default:
                result.type = TomlValue::Type::time;
                result.text = written(result.where);
                break;
        }
        return result;
    }

private:
    std::string_view written(Span span) const {
        return std::string_view(source_.text()).substr(span.begin, span.end - span.begin);
    }

    void table(const toml::table& from, TomlValue& to) {
        to.type = TomlValue::Type::table;
        to.damaged = damaged_;
        to.entries.reserve(from.size());
        for (auto&& [key, node] : from)
            to.entries.push_back({std::string(key.str()), offsets_.span(key.source()), value(node)});
        std::sort(to.entries.begin(), to.entries.end(),
                  [](const TomlEntry& a, const TomlEntry& b) {
                      return a.key_where.begin < b.key_where.begin;
                  });
    }

    void text(const std::string& decoded, TomlValue& to) {
        to.type = TomlValue::Type::text;
        to.text = decoded;
        std::uint32_t begin = to.where.begin;
        const std::string_view all = source_.text();
        const std::string_view raw = written(to.where);
        if (raw.starts_with("\"\"\"") || raw.starts_with("'''")) {
            begin += 3;
            if (begin < all.size() && all[begin] == '\r') ++begin;
            if (begin < all.size() && all[begin] == '\n') ++begin;
        } else {
            begin += 1;
        }
        to.text_begin = begin;
        to.verbatim = all.substr(begin, decoded.size()) == decoded;
    }

    const Source& source_;
    Offsets& offsets_;
    const bool damaged_;
};

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What the editor did, where toml_mistakes did not see it: from the line where the library
/// stopped. The library's own sentence only tells whether something is there already.
TomlMistake mistake_on_line(const Source& source, Span part, std::uint32_t at,
                            std::string_view library) {
    const std::string_view all = std::string_view(source.text()).substr(0, part.end);
    at = std::min(at, part.end);
    const std::size_t before = all.substr(part.begin, at - part.begin).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? part.begin : part.begin + before + 1;
    const std::string_view line =
        all.substr(begin, std::min(all.find_first_of("\r\n", begin), all.size()) - begin);
    if (contains(library, "redefine") || contains(library, "already")) {
        const std::string_view name = trimmed(line.substr(0, line.find('=')));
        const auto from = static_cast<std::uint32_t>(name.data() - all.data());
        return {in_quotes(name) + " is given in two ways",
                "keep one of the two",
                {from, from + static_cast<std::uint32_t>(name.size())}};
    }
    const auto end = static_cast<std::uint32_t>(begin + line.size());
    return {"this cannot be read as TOML", "look for a quote, a bracket or a comma that is missing or too many",
            {std::min(at, end), std::max(at + 1, end)}};
}

}  // namespace

std::optional<TomlValue> parse_toml(const Source& source, Span part, Diagnostics& diagnostics) {
    std::string_view text =
        std::string_view(source.text()).substr(part.begin, part.end - part.begin);
    std::uint32_t begin = part.begin;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
        begin += 3;
    }
    const auto refuse = [&](const TomlMistake& mistake) {
        const bool dots = mistake.kind == TomlMistake::Kind::too_many_dots;
        diagnostics
            .error(dots ? "too-many-dots" : "toml-syntax", Place::in(source, mistake.where),
                   mistake.message)
            .with_hint(mistake.hint);
        return std::nullopt;
    };
    const Span whole{begin, part.end};
    std::vector<TomlMistake> mistakes = toml_mistakes(source, whole);
    if (mistakes.size() > most_toml_mistakes) {
        mistakes.resize(most_toml_mistakes + 1);
        mistakes.back().message = fmt::format("more than {} lines cannot be read as TOML; the rest "
                                              "of this file was not looked at", most_toml_mistakes);
        mistakes.back().hint = "correct those above first";
    }
    for (const TomlMistake& mistake : mistakes) refuse(mistake);
    if (mistakes.size() > most_toml_mistakes) return std::nullopt;
    std::string readable;
    if (!mistakes.empty()) {
        readable = text;
        for (const TomlMistake& mistake : mistakes)
            for (std::uint32_t at = mistake.left_out.begin; at < mistake.left_out.end; ++at)
                if (char& c = readable[at - begin]; c != '\n' && c != '\r') c = ' ';
        text = readable;
    }
    Offsets offsets(text, begin);
    try {
        const toml::table table = toml::parse(text, std::string_view(source.path()));
        return Converter(source, offsets, !mistakes.empty()).value(table);
    } catch (const toml::parse_error& failure) {
        if (!mistakes.empty()) return std::nullopt;  // it may be what those left behind
        return refuse(mistake_on_line(source, whole, offsets.of(failure.source().begin),
                                      failure.description()));
    }
}

}  // namespace praxis
