// A theme's templates, checked against the vocabulary and ready to render pages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "markup/template.h"
#include "model/theme.h"
#include "render/shared.h"
#include "render/view.h"
#include "render/vocabulary.h"

namespace praxis {

/// A tag whose name is known: where its thing stands among the open sections, and the words that
/// lead from there to what is asked.
struct Slot {
    enum class Kind : std::uint8_t { none, words, theme_word, option, asset, block };
    Kind kind = Kind::none;
    std::size_t frame = 0;
    std::vector<const TemplateWord*> words;
    std::string key;  // of a theme's word or file
    std::size_t block = 0;
    bool any = false;            // asks only whether the list has items ({{#list.any}})
    bool marks_english = false;  // stands where an element may mark it as English
};

/// A template with all its names bound. What is the same on every page has become literal text.
struct BoundTemplate {
    std::vector<TemplatePiece> pieces;
    std::vector<Slot> slots;  // one a piece
};

/// All templates of a theme; shared by the workers.
struct Templates {
    std::map<std::string, BoundTemplate> layouts;
    std::vector<BoundTemplate> blocks;  // in the order of block_names(); empty where there is none
    bool good = true;                   // false after an error
};

/// Reads and checks every layout and block of the theme (`unknown-word`, `wrong-braces`, what
/// read_template says …).
Templates bind_templates(const Theme& theme, const Shared& shared, Diagnostics& diagnostics);

/// One worker's renderer.
class PageRenderer final : public BlockRenderer {
public:
    PageRenderer(const Templates& templates, const Shared& shared);

    /// The page's HTML. Its layout must exist.
    std::string render(const Page& page, Diagnostics& diagnostics);

    std::string render_block(std::size_t block, View& view) override;

private:
    const Templates& templates_;
    const Shared& shared_;
    std::map<std::string, Template, std::less<>> layouts_;
    std::map<std::size_t, Template> blocks_;
    std::string html_;  // of the page before: large enough for the next one too
};

}  // namespace praxis
