// What praxis adds to markdown's blocks: heading ids, care cards, and questions about tables and
// decoded characters.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markup/limits.h"
#include "markup/markdown.h"
#include "markup/positions.h"
#include "markup/text_places.h"

namespace praxis {

/// `> [!NOTE]` on the first line of a quote.
struct CareCard {
    std::string kind;                    // note tip important warning caution
    const cmark_node* marker = nullptr;  // the text `[!NOTE]`
    Span place;
};

/// Whether a quote is a care card. Says what looks like one but is none.
std::optional<CareCard> care_card(const cmark_node* quote, const ParsedText& parsed,
                                  TextReporter& reporter);

/// Gives headings their ids, unique in the text.
class HeadingIds {
public:
    /// Ids that stand in the text already.
    void avoid(const std::vector<std::string>& ids) { used_.insert(ids.begin(), ids.end()); }
    /// `words` are the heading as plain text.
    Heading heading_of(const cmark_node* node, std::string words, Span place,
                       TextReporter& reporter);

private:
    std::string unique(std::string id);

    std::set<std::string> used_;
    std::map<std::string, int> counts_;
};

/// A row's cells must be as many as the header's: cmark drops what is too much.
void check_row(const cmark_node* row, const ParsedText& parsed, TextReporter& reporter);

/// `&#1;` and the like in a block's content, where they come out in its text; not in code.
void check_references(const cmark_node* block, const InlinePlaces& places, TextReporter& reporter);

/// The same for a text that cmark has decoded and that stands at a known place: an address, a
/// title, a code block's language. True if it is clean.
bool check_decoded(std::string_view decoded, Span place, const ParsedText& parsed,
                   TextReporter& reporter);

/// An isolate of direction that is not closed in its block.
void check_isolates(const cmark_node* block, const InlinePlaces& places, TextReporter& reporter);

}  // namespace praxis
