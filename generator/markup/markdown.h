// Markdown → HTML with holes. cmark-gfm is included only by this folder's files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace praxis {

enum class HoleKind : std::uint8_t {
    link_open,   // `name` the address as written, decoded; `title` the link's title or empty
    link_close,
    image,       // `name` the address as written, decoded; `words` the alternative text; `title`
    value,       // `name` "sessions.face", from {{sessions.face}}; or `care.note`, `.tip`,
                 // `.important`, `.warning`, `.caution`: the title of a care card, in the words of
                 // the theme
    citation,    // `name` "harris-2015", from [@harris-2015]
    block,       // `name` "estimator", from a paragraph {{> estimator}} at the top level
    heading_id,  // `name` the id; stands inside id="…", so that a page can make it unique
    heading_link,  // `name` the id of a heading of the same text; stands inside href="#…". Only
                   // in texts whose links are filled in
    id_prefix,   // begins what stands inside id="…" and href="#…" of footnotes; empty for a page's
                 // first text
    back_label,  // stands inside aria-label="…" of the way back from a footnote: words of the theme
};

/// Something in a text's HTML that only the site can know.
struct Hole {
    std::uint32_t at = 0;  // offset in Text::html; holes are in ascending order
    HoleKind kind = HoleKind::value;
    std::string name;
    std::string words;
    std::string title;
    Span where;  // in the source: a link's or picture's address, a value's or citation's tag
};

/// A value in plain text stands between these, which no text can hold: braces may be just braces.
constexpr char value_begins = '\x01';
constexpr char value_ends = '\x02';

struct Heading {
    int level = 2;
    std::string id;    // unique in its text
    std::string text;  // plain, its values between value_begins and value_ends, citations left out
    Span where;
};

/// `<!-- praxis allow rule-id: reason -->`
struct Excuse {
    std::string rule;
    std::string reason;
    Span covers;  // in the source: the paragraph, heading, list item or table behind it
    Span where;   // the comment
};

/// One markdown text, parsed once, however many pages show it.
struct Text {
    const Source* source = nullptr;
    std::string html;
    std::vector<Hole> holes;
    std::vector<Heading> headings;
    std::vector<std::string> note_ids;  // of its footnotes and of the places that refer to them
    std::vector<Excuse> excuses;
    std::string opening;  // the first paragraph as plain text, cut at about 400 characters, values
                          // written as said above, citations left out
    bool parsed = true;   // false: not all of it, or nothing, which has been said; what else it
                          // holds is unknown
    bool empty() const { return html.empty() && holes.empty(); }
};

/// What is known of a text's characters before it is parsed; of `faulty` ones it has been said.
enum class Characters : std::uint8_t { unjudged, clean, faulty };

/// Where a markdown text stands in its source.
struct TextOrigin {
    const Source* source = nullptr;
    Span whole;            // the text, or the TOML value that holds it
    bool verbatim = true;  // each byte of the text stands in the source from `whole.begin` on
    Characters characters = Characters::unjudged;
    std::vector<Span> places = {};  // where it is not verbatim: of each byte, in the source.
                                    // Without them every finding is placed at `whole`
};

/// `unknown`: the line that says so could not be read, so nothing is said about HTML either way.
enum class RawHtml : std::uint8_t { error, keep, unknown };

/// Parses CommonMark with tables, strikethrough, autolinks, task lists and footnotes, and says
/// what is wrong with it: raw HTML (`raw-html`), HTML comments, the limits of docs/limits (before
/// the library sees the text), forbidden characters, what the library would drop in silence.
///
/// Safe on many threads at once. The HTML is byte for byte cmark-gfm's own, but for heading ids,
/// care cards (`> [!NOTE]`) and the holes. With RawHtml::keep it is that of cmark's unsafe mode
/// without comments, and an info says that there is HTML (`raw-html-kept`). The paragraph that
/// passes a limit and a forbidden character are left out, so that the rest is judged in the same
/// run; such a text is not `parsed`.
Text parse_markdown(std::string_view text, const TextOrigin& origin, RawHtml raw_html,
                    Diagnostics& diagnostics);

/// `<a href="…" title="…">`, the title only where there is one, escaped as cmark does it: what a
/// link_open hole is filled with.
void append_link_open(std::string& html, std::string_view address, std::string_view title);

/// An address as cmark writes it into href and src: percent-encoded where it must be, `&` escaped.
void append_address(std::string& html, std::string_view address);

/// Text as cmark escapes it: `& < > "`, also good inside double quotes.
void append_text(std::string& html, std::string_view text);

/// Characters that no text or data file may hold: NUL, bytes that are not UTF-8, control
/// characters but tab and line ends, direction overrides and embeddings, an isolate that is not
/// closed in its paragraph. An error at each, but only one for a wrong encoding. False if any.
bool check_characters(const Source& source, Diagnostics& diagnostics);

/// The same question about a part of a text, without a word.
bool has_forbidden_characters(std::string_view text);

}  // namespace praxis
