#include "render/templates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "base/text.h"
#include "render/answers.h"
#include "render/template_binder.h"
#include "render/template_folder.h"

namespace praxis {

namespace {

struct NamedTemplate {
    std::string name;
    bool is_block = false;
    const Source* source = nullptr;  // none for a block that the theme leaves out
};

std::vector<NamedTemplate> templates_of(const Theme& theme) {
    std::vector<NamedTemplate> all;
    for (const auto& [name, source] : theme.layouts) all.push_back({name, false, source.get()});
    for (const std::string_view block : block_names()) {
        const auto source = theme.partials.find("block-" + std::string(block));
        all.push_back({std::string(block), true,
                       source == theme.partials.end() ? nullptr : source->second.get()});
    }
    return all;
}

class ThemeBinder {
public:
    ThemeBinder(const Theme& theme, const Shared& shared) : theme_(theme), shared_(shared) {
        for (const auto& [name, source] : theme.partials) partial_names_.push_back(name);
    }

    /// Nothing where the template has a mistake, which has been said.
    std::optional<BoundTemplate> bind(const NamedTemplate& named, JudgedTags& judged,
                                      Diagnostics& diagnostics) const {
        BoundTemplate bound;
        const std::string made = made_by(named);
        const bool is_shown =
            named.is_block || named.name == layout_of(PageKind::not_found) || !made.empty();
        if (!named.source || (theme_.built_in && !is_shown)) return bound;
        const FindPartial find_partial = [&](std::string_view name) { return partial(name); };
        const bool is_read =
            read_template(*named.source, find_partial, partial_names_, Margins::dropped,
                          bound.pieces, diagnostics);
        const TemplateRole role{named.name, made, named.is_block, is_read};
        const bool is_bound = bind_template(bound, role, theme_, shared_, judged, diagnostics);
        if (!is_read || !is_bound) return std::nullopt;
        return is_shown ? folded(bound, shared_) : bound;
    }

private:
    const Source* partial(std::string_view name) const {
        const auto found = theme_.partials.find(std::string(name));
        return found == theme_.partials.end() ? nullptr : found->second.get();
    }

    std::string made_by(const NamedTemplate& named) const {
        const std::vector<Page>& pages = shared_.site.pages;
        const auto made = std::find_if(pages.begin(), pages.end(), [&](const Page& page) {
            return !named.is_block && layout_of(page.kind) == named.name;
        });
        return made == pages.end() ? "" : made->address;
    }

    const Theme& theme_;
    const Shared& shared_;
    std::vector<std::string> partial_names_;
};

std::vector<std::optional<BoundTemplate>> bind_all(const std::vector<NamedTemplate>& all,
                                                   const ThemeBinder& binder, std::size_t jobs,
                                                   Diagnostics& diagnostics) {
    std::vector<std::optional<BoundTemplate>> bound(all.size());
    Diagnostics said;
    for_each_index(all.size(), jobs, said, [&](std::size_t i, std::size_t, Diagnostics& mine) {
        JudgedTags judged;
        bound[i] = binder.bind(all[i], judged, mine);
    });
    if (said.all().empty()) return bound;
    JudgedTags judged;  // in order, so that a partial's mistake is said for the first that shows it
    for (std::size_t i = 0; i < all.size(); ++i)
        bound[i] = binder.bind(all[i], judged, diagnostics);
    return bound;
}

}  // namespace

Templates bind_templates(const Theme& theme, const Shared& shared, Diagnostics& diagnostics) {
    const std::vector<NamedTemplate> all = templates_of(theme);
    std::vector<std::optional<BoundTemplate>> bound =
        bind_all(all, ThemeBinder(theme, shared), shared.config.jobs, diagnostics);
    Templates templates;
    for (std::size_t i = 0; i < all.size(); ++i) {
        templates.good = templates.good && bound[i].has_value();
        BoundTemplate made = std::move(bound[i]).value_or(BoundTemplate{});
        if (all[i].is_block)
            templates.blocks.push_back(std::move(made));
        else
            templates.layouts.emplace(all[i].name, std::move(made));
    }
    return templates;
}

PageRenderer::PageRenderer(const Templates& templates, const Shared& shared)
    : templates_(templates), shared_(shared) {}

std::string PageRenderer::render(const Page& page, Diagnostics& diagnostics) {
    const std::string_view layout = layout_of(page.kind);
    const BoundTemplate& bound = templates_.layouts.find(std::string(layout))->second;
    auto parsed = layouts_.find(layout);
    if (parsed == layouts_.end())
        parsed = layouts_.emplace(std::string(layout), Template(bound.pieces)).first;

    View view(shared_, &page, this, &diagnostics);
    // A second pass only where references stand before their last use; it cannot find new ones.
    do {
        html_.clear();
        view.begin_pass();
        Answers answers(bound, view);
        parsed->second.render(answers, html_);
    } while (view.needs_another_pass());
    return html_;
}

std::string PageRenderer::render_block(std::size_t block, View& view) {
    const BoundTemplate& bound = templates_.blocks[block];
    auto parsed = blocks_.find(block);
    if (parsed == blocks_.end()) parsed = blocks_.emplace(block, Template(bound.pieces)).first;
    std::string html;
    Answers answers(bound, view);
    parsed->second.render(answers, html);
    if (trimmed(html).empty()) html.clear();
    return html;
}

}  // namespace praxis
