#include "render/fragment.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/catalogue.h"
#include "render/host.h"
#include "render/offer.h"
#include "render/plain_text.h"
#include "render/question_data.h"
#include "render/templates.h"

namespace praxis {

namespace {

template <class Entries>
std::vector<std::string> ids_of(const Entries& entries) {
    std::vector<std::string> ids;
    for (const auto* entry : entries) ids.push_back(entry->id);
    return ids;
}

template <class T>
const T* find(const std::vector<const T*>& entries, std::string_view id) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const T* entry) { return entry->id == id; });
    return found == entries.end() ? nullptr : *found;
}

NoFragment unknown(std::string_view noun, const std::string& id,
                   const std::vector<std::string>& ids) {
    const std::string near = did_you_mean(id, ids);
    if (id.empty())
        return {fmt::format("say which {}", noun),
                ids.empty() ? "there is none" : "there are: " + first_listed(ids)};
    return {fmt::format("there is no {} {}", noun, in_quotes(id)),
            !near.empty() ? near
            : ids.empty() ? ""
                          : "there are: " + first_listed(ids)};
}

/// The page through whose eyes a part is seen.
class Finder {
public:
    Finder(const Site& site, const FragmentRequest& request) : site_(site), request_(request) {}

    std::optional<NoFragment> none;

    const Page* page() {
        const Listings& lists = site_.listings;
        switch (request_.kind) {
            case FragmentKind::hours:
                if (request_.id.empty() && lists.locations.size() == 1)
                    return page_of(lists.locations.front());
                return of(lists.locations, "location");
            case FragmentKind::person: return of(lists.team, "practitioner");
            case FragmentKind::prices:
                if (request_.id.empty() && request_.area.empty())
                    return section(PageKind::prices, "nothing here has a price");
                break;
            case FragmentKind::faq:
                if (request_.id.empty()) return section(PageKind::faq, "there are no questions");
                break;
            case FragmentKind::estimate:
            case FragmentKind::treatment: break;
        }
        const Treatment* treatment = find(lists.treatments, request_.id);
        if (!treatment) return refuse(unknown("treatment", request_.id, ids_of(lists.treatments)));
        return of_treatment(*treatment);
    }

private:
    const Page* refuse(NoFragment why) {
        none = std::move(why);
        return nullptr;
    }

    const Page* page_of(const Entry* entry) const {
        for (const Page& page : site_.pages)
            if (page.entry == entry) return &page;
        return nullptr;
    }

    const Page* section(PageKind kind, std::string_view otherwise) {
        for (const Page& page : site_.pages)
            if (page.kind == kind) return &page;
        return refuse({std::string(otherwise), {}});
    }

    template <class T>
    const Page* of(const std::vector<const T*>& entries, std::string_view noun) {
        if (const T* entry = find(entries, request_.id)) return page_of(entry);
        return refuse(unknown(noun, request_.id, ids_of(entries)));
    }

    const Page* of_treatment(const Treatment& treatment) {
        const bool sells = request_.kind == FragmentKind::estimate ||
                           request_.kind == FragmentKind::prices;
        if (sells && !may_advertise(treatment, site_.settings()))
            return refuse({fmt::format("{} involves a prescription-only medicine, which may not be "
                                       "advertised here with prices or sessions",
                                       in_quotes(treatment.id)),
                           "show its consultation: praxis render treatment " + treatment.id});
        if (request_.kind == FragmentKind::estimate && !treatment.table)
            return refuse(
                {fmt::format("{} has no estimate", in_quotes(treatment.id)),
                 fmt::format("content/treatments/{}/estimate.toml would hold it", treatment.id)});
        if (request_.area.empty()) return page_of(&treatment);
        std::vector<std::string> areas;
        for (const TreatmentArea& on : treatment.on_areas) {
            areas.push_back(on.area->id);
            if (on.area->id != request_.area) continue;
            for (const Page& page : site_.pages)
                if (page.treatment_area == &on) return &page;
        }
        const std::string near = did_you_mean(request_.area, areas);
        return refuse(
            {fmt::format("{} is not done on {}", in_quotes(treatment.id), in_quotes(request_.area)),
             near.empty() ? "its areas are: " + first_listed(areas) : near});
    }

    const Site& site_;
    const FragmentRequest& request_;
};

}  // namespace

const std::vector<std::string>& fragment_names() {
    static const std::vector<std::string> names = {"estimate", "prices", "hours",
                                                   "faq",      "person", "treatment"};
    return names;
}

Fragment render_fragment(const Site& site, Theme theme, const FragmentRequest& request,
                         Diagnostics& diagnostics) {
    Finder finder(site, request);
    const Page* page = finder.page();
    if (!page) return {{}, finder.none};
    if (request.form == FragmentForm::json && request.kind == FragmentKind::faq)
        return {question_data(Shared(site, theme), *page, diagnostics), {}};
    if (request.form == FragmentForm::json) return {catalogue_part(site, *page, request.kind), {}};

    const std::string& name = fragment_names()[static_cast<std::size_t>(request.kind)];
    const auto partial = theme.partials.find("fragment-" + name);
    if (partial == theme.partials.end())
        return {{},
                NoFragment{fmt::format("the theme {} has no partial {}", in_quotes(theme.name),
                                       in_quotes("fragment-" + name)),
                           "let it extend \"embed\""}};
    // The part is the page's only layout; its blocks and words stay as they are.
    theme.layouts.clear();
    theme.layouts.emplace(layout_of(page->kind), std::move(partial->second));
    theme.partials.erase(partial);
    const Shared shared(site, theme);
    const Templates templates = bind_templates(theme, shared, diagnostics);
    if (!templates.good) return {};
    // Without its own text, which may hold a block that the part is to show.
    Page alone = *page;
    alone.entry = nullptr;
    const std::string html = PageRenderer(templates, shared).render(alone, diagnostics);
    if (request.form == FragmentForm::text) return {plain_text_of(html), {}};
    const Config& config = site.settings();
    return {as_part(html, config.base_path, config.base_url), {}};
}

}  // namespace praxis
