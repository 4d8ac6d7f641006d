// Text, links and pictures of a block → HTML with holes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/comments.h"
#include "markup/limits.h"
#include "markup/markdown.h"
#include "markup/positions.h"
#include "markup/tags.h"

namespace praxis {

enum class Pictures : std::uint8_t { with_words, left_out };

/// Plain words of a paragraph, cut at about 400 characters between words.
std::string opening_of(std::string words);

/// Writes the inlines that become holes, or could. Functions that return a bool say whether the
/// node's children are to be written too.
class TagWriter {
public:
    TagWriter(const ParsedText& parsed, TextReporter& reporter, Text& result, HtmlJudge& judge)
        : parsed_(parsed),
          reporter_(reporter),
          result_(result),
          judge_(judge),
          has_references_(parsed.lines.text().find("&#") != std::string_view::npos),
          has_isolates_(parsed.lines.text().find("\xE2\x81\xA6") != std::string_view::npos ||
                        parsed.lines.text().find("\xE2\x81\xA7") != std::string_view::npos ||
                        parsed.lines.text().find("\xE2\x81\xA8") != std::string_view::npos) {}

    /// The block whose inlines follow: a paragraph, a heading or a table's cell.
    void enter_block(const cmark_node* block);
    void leave_block();

    Span block_place() { return places().block(); }
    Span place_of(const cmark_node* node) { return places().of(node); }

    /// "estimator", where a paragraph at the top level is nothing but `{{> estimator}}`.
    std::optional<std::string> block_name(const cmark_node* paragraph);
    void write_block(const std::string& name, const cmark_node* paragraph);

    /// The block as plain text, values between value_begins and value_ends, citations and notes left
    /// out.
    std::string plain_words(Pictures pictures);

    /// `skipped` characters at the beginning are left out.
    bool write_text(const cmark_node* node, std::size_t skipped);
    bool write_html(const cmark_node* node);
    bool open_link(const cmark_node* node);
    void close_link();
    bool write_image(const cmark_node* node);

    void add_hole(HoleKind kind, std::string name, Span place);

private:
    /// `<sub>`, which has to be closed in its block.
    struct HtmlTag {
        std::string name;
        const cmark_node* parent = nullptr;
        Span place;
        bool refused = false;  // it is not shown, which has been said
    };

    const InlinePlaces& places();
    void append_plain(const cmark_node* node, std::string& words);
    bool write_value_of_bare_link(const cmark_node* node);
    void pair_tag(const cmark_node* node, bool kept);
    void say_unpaired_tags();
    bool is_plain(const cmark_node* node, const Tag& tag);
    void write_tag(const cmark_node* node, const Tag& tag);
    void write_citation(const cmark_node* node, const Tag& tag);
    void say_malformed(const Tag& tag, std::string_view shown, Span place);
    void look_for_signs(const cmark_node* node);
    bool comment_ends_behind(const cmark_node* node, std::size_t at) const;
    // Nullopt where it stands for a character that may not be: nobody asks where it leads.
    std::optional<std::string> checked_address(const cmark_node* node, Span place);
    Span place_of_value(std::string_view title, Span address) const;
    std::optional<Span> place_in_words(const cmark_node* image);
    std::string words_of(const cmark_node* image);

    const ParsedText& parsed_;
    TextReporter& reporter_;
    Text& result_;
    HtmlJudge& judge_;
    bool has_references_;
    bool has_isolates_;
    std::vector<HtmlTag> open_tags_;
    std::vector<HtmlTag> stray_ends_;  // that close nothing
    const cmark_node* block_ = nullptr;
    std::optional<InlinePlaces> places_;  // of block_; found only when somebody asks
    int open_links_ = 0;
};

}  // namespace praxis
