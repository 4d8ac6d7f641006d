// Reads templates: tags and their places, partials spliced in, lines of lone tags taken away.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "markup/template.h"

namespace praxis {

namespace {

// More than any page needs; the library's stack and memory grow with it.
constexpr std::size_t max_depth = 64;
constexpr std::size_t max_spliced_bytes = 1024 * 1024;  // of the partials of a layout

struct Tag {
    char sigil = 0;  // 0 for {{name}}, '{' for {{{name}}}, else the sign after the delimiter
    Span whole;
    Span name;
};

class Scanner {
public:
    Scanner(const Source& layout, const FindPartial& find_partial,
            const std::vector<std::string>& partials, Margins margins,
            std::vector<TemplatePiece>& pieces, Diagnostics& diagnostics)
        : find_partial_(find_partial),
          partials_(partials),
          margins_(margins),
          pieces_(pieces),
          diagnostics_(diagnostics) {
        chain_.push_back(&layout);
    }

    bool read() {
        splice(*chain_.back(), "");
        if (lost_) pieces_.clear();
        return !failed_;
    }

private:
    void say(std::string_view rule, const Source& source, Span where, std::string message,
             std::string hint = {}) {
        failed_ = true;
        static constexpr std::string_view leave_names_judged[] = {
            "unknown-partial", "template-unclosed-tag", "template-unclosed-section",
            "template-unopened-section", "template-crossed-sections"};
        lost_ = lost_ || std::find(std::begin(leave_names_judged), std::end(leave_names_judged),
                                   rule) == std::end(leave_names_judged);
        diagnostics_.error(rule, Place::in(source, where), std::move(message))
            .with_hint(std::move(hint));
    }

    // The literal text that is being gathered; a partial's lines begin with its indentation.
    void write(std::string_view text, std::string_view indent) {
        if (text.empty()) return;
        if (pieces_.empty() || pieces_.back().kind != TemplatePiece::Kind::literal)
            pieces_.emplace_back();
        std::string& to = pieces_.back().text;
        if (flush_) {
            write_flush(text, to);
            return;
        }
        if (indent.empty()) {
            to += text;
            return;
        }
        for (const char character : text) {
            if (line_begins_ && character != '\n' && character != '\r') to += indent;
            line_begins_ = character == '\n';
            to += character;
        }
    }

    // Without the blanks that set a line out.
    void write_flush(std::string_view text, std::string& to) {
        for (;;) {
            if (line_begins_) text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
            if (text.empty()) return;
            const std::size_t line_end = text.find('\n');
            line_begins_ = line_end != text.npos;
            const std::size_t length = line_begins_ ? line_end + 1 : text.size();
            to += text.substr(0, length);
            text.remove_prefix(length);
        }
    }

    // Where blanks count to a reader, a file keeps all of its own.
    bool is_flush(std::string_view text) const {
        return margins_ == Margins::dropped && text.find("<pre") == text.npos &&
               text.find("<textarea") == text.npos;
    }

    void write_tag(TemplatePiece::Kind kind, const Source& source, Span name,
                   std::string_view indent) {
        if (line_begins_ && !indent.empty()) {
            line_begins_ = false;
            write(indent, "");
        }
        line_begins_ = false;
        TemplatePiece& piece = pieces_.emplace_back();
        piece.kind = kind;
        piece.text = source.text().substr(name.begin, name.end - name.begin);
        piece.source = &source;
        piece.where = name;
    }

    static Span trimmed_span(std::string_view text, std::size_t begin, std::size_t end) {
        const auto blank = [&](std::size_t at) {
            return text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
        };
        while (begin < end && blank(begin)) ++begin;
        while (end > begin && blank(end - 1)) --end;
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    // Whether nothing but blanks shares the tag's line; gives the line's extent.
    static bool stands_alone(std::string_view text, const Tag& tag, std::size_t& line_begin,
                             std::size_t& line_end) {
        line_begin = tag.whole.begin;
        while (line_begin > 0 && (text[line_begin - 1] == ' ' || text[line_begin - 1] == '\t'))
            --line_begin;
        if (line_begin > 0 && text[line_begin - 1] != '\n') return false;
        line_end = tag.whole.end;
        while (line_end < text.size() && (text[line_end] == ' ' || text[line_end] == '\t'))
            ++line_end;
        if (line_end < text.size() && text[line_end] == '\r') ++line_end;
        if (line_end < text.size() && text[line_end] != '\n') return false;
        if (line_end < text.size()) ++line_end;
        return true;
    }

    // Finds the next tag from `from` on. False at the end of the text or after an error.
    bool next_tag(const Source& source, std::size_t from, Tag& tag) {
        const std::string_view text = source.text();
        const std::size_t begin = text.find(open_, from);
        if (begin == std::string_view::npos) return false;
        std::size_t inside = begin + open_.size();
        const bool triple = open_ == "{{" && inside < text.size() && text[inside] == '{';
        const char sigil = inside < text.size() ? text[inside] : '\0';
        std::string closing = triple ? "}}}" : close_;
        if (!triple && sigil == '=') closing = "=" + close_;
        const std::size_t end = text.find(closing, inside + (triple || sigil == '=' ? 1 : 0));
        const bool swallows = sigil != '!' && end != std::string_view::npos &&
                              text.substr(inside, end - inside).find(open_) != text.npos;
        if (end == std::string_view::npos || swallows) {
            broken_ = true;
            const Span where{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(inside)};
            say("template-unclosed-tag", source, where, "this tag is not closed",
                "write " + in_quotes(closing) + " after its name");
            return false;
        }
        const bool marked =
            triple || std::string_view("#^/>!&=$<").find(sigil) != std::string_view::npos;
        tag.sigil = triple ? '{' : (marked ? sigil : '\0');
        tag.whole = {static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(end + closing.size())};
        tag.name = trimmed_span(text, inside + (marked ? 1 : 0), end);
        if (!triple && tag.sigil != '!' && close_ == "}}" && tag.whole.end < text.size() &&
            text[tag.whole.end] == '}') {
            say("template-braces", source, tag.whole, "a tag has more closing braces than opening ones",
                "write two on both sides, or three");
        }
        return true;
    }

    bool set_delimiters(const Source& source, const Tag& tag) {
        const std::string_view text = std::string_view(source.text())
                                          .substr(tag.name.begin, tag.name.end - tag.name.begin);
        const std::size_t gap = text.find_first_of(" \t\n");
        const std::string_view open = text.substr(0, gap);
        const std::string_view close =
            gap == std::string_view::npos ? std::string_view() : trimmed(text.substr(gap));
        if (open.empty() || close.empty() || close.find_first_of(" \t\n=") != close.npos ||
            open.find('=') != open.npos) {
            say("template-delimiters", source, tag.whole, "a change of delimiters names no pair",
                "write two of them with a blank between, like {{=<% %>=}}");
            return false;
        }
        open_ = open;
        close_ = close;
        return true;
    }

    bool name_is_good(const Source& source, const Tag& tag) {
        const std::string_view name = std::string_view(source.text())
                                          .substr(tag.name.begin, tag.name.end - tag.name.begin);
        if (name.empty()) {
            say("template-empty-tag", source, tag.whole, "a tag has no name");
            return false;
        }
        if (tag.sigil == '$' || tag.sigil == '<') {
            say("template-inheritance", source, tag.whole, "templates cannot inherit from each other",
                "move what they share into a partial: {{> name}}");
            return false;
        }
        const auto allowed = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_' || c == '-' || c == '.' || c == '/';
        };
        if (!std::all_of(name.begin(), name.end(), allowed)) {
            say("template-bad-name", source, tag.name, in_quotes(name) + " is not a name",
                "a name is made of letters, digits, \"_\", \"-\", \".\" and \"/\"");
            return false;
        }
        return true;
    }

    void splice_partial(const Source& source, const Tag& tag, std::string_view indent) {
        const std::string name = source.text().substr(tag.name.begin, tag.name.end - tag.name.begin);
        const Source* partial = find_partial_(name);
        if (!partial) {
            say("unknown-partial", source, tag.name, "the theme has no partial " + in_quotes(name),
                did_you_mean(name, partials_));
            return;
        }
        if (const auto again = std::find(chain_.begin(), chain_.end(), partial);
            again != chain_.end()) {
            std::string circle;
            for (auto link = again; link != chain_.end(); ++link) circle += (*link)->path() + " → ";
            say("partial-cycle", source, tag.name,
                "partials include each other in a circle: " + circle + partial->path());
            return;
        }
        if (chain_.size() > max_depth) {
            say("template-too-deep", source, tag.name, "partials are nested too deeply");
            return;
        }
        // An empty one costs something too.
        spliced_bytes_ += partial->text().size() + 64;
        if (spliced_bytes_ > max_spliced_bytes) {
            broken_ = true;
            say("template-too-large", source, tag.name,
                "with " + in_quotes(name) + " the partials of this layout are larger than 1 MiB",
                "include it, and what includes it, less often");
            return;
        }
        chain_.push_back(partial);
        const std::string open = std::exchange(open_, "{{");
        const std::string close = std::exchange(close_, "}}");
        const bool flush = flush_;
        splice(*partial, indent);
        flush_ = flush;
        open_ = open;
        close_ = close;
        chain_.pop_back();
    }

    void close_section(const Source& source, const Tag& tag, std::vector<std::size_t>& sections,
                       std::string_view indent) {
        const std::string_view name = std::string_view(source.text())
                                          .substr(tag.name.begin, tag.name.end - tag.name.begin);
        if (sections.empty()) {
            say("template-unopened-section", source, tag.name,
                "the section " + in_quotes(name) + " is closed and was not opened");
            return;
        }
        const std::size_t begin = sections.back();
        if (pieces_[begin].text != name) {
            const bool open_above = std::any_of(
                sections.begin(), sections.end(),
                [&](std::size_t section) { return pieces_[section].text == name; });
            if (open_above)
                say("template-crossed-sections", source, tag.name,
                    "the section " + in_quotes(name) + " is closed before " +
                        in_quotes(pieces_[begin].text) + ", which was opened inside it",
                    "close " + in_quotes(pieces_[begin].text) + " first");
            else
                say("template-unopened-section", source, tag.name,
                    "the section " + in_quotes(name) + " is closed and was not opened",
                    "the section that is open here is " + in_quotes(pieces_[begin].text));
            if (!open_above) return;
            while (pieces_[sections.back()].text != name)
                end_section(source, tag.name, sections, indent);
        }
        end_section(source, tag.name, sections, indent);
    }

    // The innermost one.
    void end_section(const Source& source, Span where, std::vector<std::size_t>& sections,
                     std::string_view indent) {
        const std::size_t opened = sections.back();
        sections.pop_back();
        --depth_;
        write_tag(TemplatePiece::Kind::end, source, where, indent);
        pieces_.back().partner = opened;
        pieces_[opened].partner = pieces_.size() - 1;
    }

    void open_section(const Source& source, const Tag& tag, std::vector<std::size_t>& sections,
                      std::string_view indent) {
        if (++depth_ > max_depth && !broken_) {
            say("template-too-deep", source, tag.name,
                "sections are nested more than " + std::to_string(max_depth) + " deep",
                "close some of them before this one");
            broken_ = true;
        }
        write_tag(tag.sigil == '#' ? TemplatePiece::Kind::section : TemplatePiece::Kind::inverted,
                  source, tag.name, indent);
        sections.push_back(pieces_.size() - 1);
    }

    void take_tag(const Source& source, const Tag& tag, std::vector<std::size_t>& sections,
                  std::string_view indent, std::string_view partial_indent) {
        switch (tag.sigil) {
            case '!': return;
            case '=': set_delimiters(source, tag); return;
            case '>':
                if (name_is_good(source, tag)) splice_partial(source, tag, partial_indent);
                return;
            case '#':
            case '^':
                if (name_is_good(source, tag)) open_section(source, tag, sections, indent);
                return;
            case '/':
                if (name_is_good(source, tag)) close_section(source, tag, sections, indent);
                return;
            default:
                if (!name_is_good(source, tag)) return;
                write_tag(tag.sigil == 0 ? TemplatePiece::Kind::text : TemplatePiece::Kind::html,
                          source, tag.name, indent);
        }
    }

    void splice(const Source& source, std::string_view indent) {
        const std::string_view text = source.text();
        std::vector<std::size_t> sections;
        std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        line_begins_ = true;
        flush_ = is_flush(text);
        Tag tag;
        while (!broken_ && next_tag(source, at, tag)) {
            std::size_t line_begin = 0;
            std::size_t line_end = 0;
            const bool takes_line =
                tag.sigil != 0 && tag.sigil != '{' && tag.sigil != '&' &&
                stands_alone(text, tag, line_begin, line_end) && line_begin >= at;
            std::string partial_indent(indent);
            if (takes_line) {
                write(text.substr(at, line_begin - at), indent);
                if (!flush_)
                    partial_indent += text.substr(line_begin, tag.whole.begin - line_begin);
                line_begins_ = false;
                take_tag(source, tag, sections, "", partial_indent);
                line_begins_ = true;
                at = line_end;
            } else {
                write(text.substr(at, tag.whole.begin - at), indent);
                take_tag(source, tag, sections, indent, "");
                at = tag.whole.end;
            }
        }
        write(text.substr(at), indent);
        // What follows a tag without an end, or the one too deep, was not read.
        if (!broken_)
            for (const std::size_t section : sections)
                say("template-unclosed-section", source, pieces_[section].where,
                    "the section " + in_quotes(pieces_[section].text) + " is not closed",
                    "write {{/" + pieces_[section].text + "}} where it ends");
        while (!sections.empty())
            end_section(source, pieces_[sections.back()].where, sections, indent);
    }

    const FindPartial& find_partial_;
    const std::vector<std::string>& partials_;
    const Margins margins_;
    std::vector<TemplatePiece>& pieces_;
    Diagnostics& diagnostics_;
    std::vector<const Source*> chain_;
    std::string open_ = "{{";
    std::string close_ = "}}";
    std::size_t depth_ = 0;
    std::size_t spliced_bytes_ = 0;
    bool line_begins_ = true;
    bool flush_ = false;
    bool failed_ = false;
    bool lost_ = false;    // so wrong that names could not be judged
    bool broken_ = false;  // reading has stopped
};

}  // namespace

bool read_template(const Source& layout, const FindPartial& find_partial,
                   const std::vector<std::string>& partials, Margins margins,
                   std::vector<TemplatePiece>& pieces, Diagnostics& diagnostics) {
    return Scanner(layout, find_partial, partials, margins, pieces, diagnostics).read();
}

}  // namespace praxis
