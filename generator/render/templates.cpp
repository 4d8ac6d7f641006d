#include "render/templates.h"

#include <algorithm>

#include "base/text.h"
#include "render/answers.h"
#include "render/template_binder.h"
#include "render/template_folder.h"

namespace praxis {

Templates bind_templates(const Theme& theme, const Shared& shared, Diagnostics& diagnostics) {
    Templates templates;
    std::vector<std::string> partial_names;
    for (const auto& [name, source] : theme.partials) partial_names.push_back(name);
    const FindPartial find_partial = [&](std::string_view name) -> const Source* {
        const auto found = theme.partials.find(std::string(name));
        return found == theme.partials.end() ? nullptr : found->second.get();
    };
    JudgedTags reported;
    const auto bind = [&](const std::string& name, bool is_block, const Source& source) {
        BoundTemplate bound;
        const auto made = std::find_if(
            shared.site.pages.begin(), shared.site.pages.end(),
            [&](const Page& page) { return !is_block && layout_of(page.kind) == name; });
        const bool is_read =
            read_template(source, find_partial, partial_names, bound.pieces, diagnostics);
        const TemplateRole role{name, made == shared.site.pages.end() ? "" : made->address,
                                is_block, is_read};
        const bool is_bound = bind_template(bound, role, theme, shared, reported, diagnostics);
        const bool good = is_read && is_bound;
        templates.good = templates.good && good;
        return good ? folded(bound, shared) : BoundTemplate{};
    };
    for (const auto& [name, source] : theme.layouts)
        templates.layouts.emplace(name, bind(name, false, *source));
    for (const std::string_view block : block_names()) {
        const auto source = theme.partials.find("block-" + std::string(block));
        templates.blocks.push_back(source == theme.partials.end()
                                       ? BoundTemplate{}
                                       : bind(std::string(block), true, *source->second));
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
    std::string html;
    // A second pass only where references stand before their last use; it cannot find new ones.
    do {
        html.clear();
        view.begin_pass();
        Answers answers(bound, view);
        parsed->second.render(answers, html);
    } while (view.needs_another_pass());
    return html;
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
