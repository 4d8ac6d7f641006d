// Mustache templates: read and checked once, rendered many times. Everything that templates are
// silent about elsewhere is an error here, at its place. Only template.cpp includes kainjow's
// mustache.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace praxis {

/// A template after its partials were spliced in: a flat list of literal text and tags.
struct TemplatePiece {
    enum class Kind : std::uint8_t {
        literal,
        text,      // {{name}}
        html,      // {{{name}}} or {{&name}}
        section,   // {{#name}}
        inverted,  // {{^name}}
        end,       // {{/name}}
    };
    Kind kind = Kind::literal;
    std::string text;                // a literal's text, a tag's name
    const Source* source = nullptr;  // of a tag
    Span where;                      // of a tag's name
    std::size_t partner = 0;         // of a section: its end; of an end: its section
};

/// What becomes of the blanks at the beginning of a template's lines. Dropped, a partial's
/// indentation goes too; a file that writes a `<pre` or a `<textarea` keeps its own all the same.
enum class Margins : std::uint8_t { kept, dropped };

/// Gives a partial's source by its name, null where there is none.
using FindPartial = std::function<const Source*(std::string_view name)>;

/// Reads a layout and splices its partials in. Comments are left out, delimiters may change, tags
/// that stand alone on a line take their line with them, and a partial alone on a line passes its
/// indentation on, all as mustache's specification says. False after an error: a tag that is not
/// closed (`template-unclosed-tag`), sections that are not closed, not opened or crossed, names
/// that are none, an unknown partial (`unknown-partial`), a circle of partials (`partial-cycle`).
/// Then `pieces` is empty, except where the names in it can be judged all the same: partials are
/// unknown, sections wrongly closed (they end where the file does), or a tag has no end (what
/// stands before it is there). `partials` are the names that exist, for suggestions.
bool read_template(const Source& layout, const FindPartial& find_partial,
                   const std::vector<std::string>& partials, Margins margins,
                   std::vector<TemplatePiece>& pieces, Diagnostics& diagnostics);

/// What the tags of one rendering stand for. `piece` is an index into the pieces.
class TemplateAnswers {
public:
    virtual ~TemplateAnswers() = default;

    /// The text of a {{ }} or {{{ }}} tag, already escaped.
    virtual std::string text(std::size_t piece) = 0;
    /// How often a section is shown; 0 is no. An inverted section is asked too, shown for 0.
    virtual std::size_t times(std::size_t piece) = 0;
    /// A section's content begins for one of its items, and ends.
    virtual void enter(std::size_t piece, std::size_t item) = 0;
    virtual void leave() = 0;
};

/// A template ready to render. Not for two threads at once: each has its own.
class Template {
public:
    /// `pieces` must be complete (as `read_template` gives them) and outlive the template.
    explicit Template(const std::vector<TemplatePiece>& pieces);
    Template(Template&&) noexcept;
    Template& operator=(Template&&) noexcept;
    ~Template();

    void render(TemplateAnswers& answers, std::string& to);

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

}  // namespace praxis
