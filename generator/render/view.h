// What a page's templates look at: the site through the eyes of one page.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "clinic/estimate.h"
#include "markup/markdown.h"
#include "model/site.h"
#include "render/shared.h"
#include "render/vocabulary.h"
#include "render/word.h"

namespace praxis {

/// Renders a block's partial with the page's own view. Empty where it has nothing to say.
class BlockRenderer {
public:
    virtual ~BlockRenderer() = default;
    virtual std::string render_block(std::size_t block, View& view) = 0;
};

/// One page being made. Numbers its references, keeps its ids apart, owns what is made for it.
/// Without a page (null) it answers only what is the same on all pages.
class View {
public:
    View(const Shared& site, const Page* made, BlockRenderer* blocks, Diagnostics* diagnostics)
        : shared(site), page(made), blocks_(blocks), diagnostics_(diagnostics) {}
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    const Shared& shared;
    const Page* const page;

    const Wording& wording() const { return shared.wording; }

    /// Keeps a thing for as long as the page is being made.
    template <class T>
    const T& keep(T thing) {
        auto kept = std::make_shared<const T>(std::move(thing));
        kept_.push_back(kept);
        return *kept;
    }
    template <class T>
    ListView list(std::vector<T> items) {
        return word::each(keep(std::move(items)));
    }

    /// The page's number for a reference, given in order of first use.
    std::size_t number_of(const Reference& reference);
    /// Each with its number.
    ListView numbered(const std::vector<const Reference*>& evidence);
    /// All that were numbered so far, in order.
    ListView references();
    bool has_references() const { return !numbered_.empty(); }

    /// The page's own text, filled in; worked out once a pass.
    const std::string& content();

    /// A text's HTML with its citations, blocks and ids filled in. The page's own text keeps its
    /// ids; those of others give way.
    std::string html_of(const Text& text);

    /// The page's own text; null where the kind of page shows none.
    const Text* own_text() const;

    /// A block where the layout has it: empty if the text has moved it to a place of its own.
    const std::string& block(std::size_t index);

    /// References were listed before the last of them was numbered: render once more.
    bool needs_another_pass() const { return listed_ && listed_count_ < numbered_.size(); }
    void begin_pass();

private:
    std::string unique_id(const std::string& id);
    void append_citation(const Hole& hole, std::string& to);
    void append_moved_block(const Hole& hole, std::string& to);

    BlockRenderer* blocks_;
    Diagnostics* diagnostics_;
    std::vector<std::shared_ptr<const void>> kept_;
    std::vector<const Reference*> numbered_;
    std::unordered_map<const Reference*, std::size_t> numbers_;
    std::set<std::string> ids_;
    std::set<std::size_t> moved_;  // blocks that the text has a place for
    std::set<std::size_t> placed_;
    std::unordered_map<std::size_t, std::string> blocks_made_;
    std::optional<std::string> content_;
    std::size_t texts_ = 0;
    std::size_t listed_count_ = 0;
    bool listed_ = false;
};

}  // namespace praxis
