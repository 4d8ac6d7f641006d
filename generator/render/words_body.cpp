// Words of the body map: a word for each region, so that a theme can draw it.
#include <algorithm>
#include <utility>

#include "clinic/body_regions.h"
#include "render/view.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

/// A region that a visitor can go to.
struct ShownRegion {
    const Area* area;
};

bool lies_in(const Area* area, const Area& whole) {
    for (; area; area = area->parent && area->parent->to ? area->parent->to : nullptr)
        if (area == &whole) return true;
    return false;
}

bool has_region(const Area& area, const View& view) {
    return std::find(view.shared.body.begin(), view.shared.body.end(), &area) !=
           view.shared.body.end();
}

/// Whether a treatment on `area` shows on the region of `drawn`: the region lies in it, or it is a
/// part of `drawn` that is too small to be drawn itself.
bool shows_on(const Area& area, const Area& drawn, const View& view) {
    return lies_in(&drawn, area) || (lies_in(&area, drawn) && !has_region(area, view));
}

bool serves(const Treatment& treatment, const Area& drawn, const View& view) {
    for (const auto& area : treatment.areas)
        if (area.to && treatment.on(*area.to) && shows_on(*area.to, drawn, view)) return true;
    return false;
}

template <std::size_t Index>
TemplateWord region() {
    return object<Shared>(body_regions()[Index], Noun::region, "the region, if an area has it",
                          [](const Shared& s, View& v) -> const void* {
                              const Area* area = s.body[Index];
                              return area ? &v.keep(ShownRegion{area}) : nullptr;
                          });
}

template <std::size_t... Indices>
std::vector<TemplateWord> all_regions(std::index_sequence<Indices...>) {
    return {region<Indices>()...};
}

constexpr std::size_t region_count = 27;

}  // namespace

std::vector<NounWords> words_of_body() {
    return {
        {Noun::body, "the body map, a word for each region",
         all_regions(std::make_index_sequence<region_count>())},
        {Noun::region,
         "a region of the body map",
         {text<ShownRegion>("label", "the area's name",
                            [](const ShownRegion& r, View&) { return r.area->title; }),
          url<ShownRegion>(
              "address", "the area's page",
              [](const ShownRegion& r, View& v) { return v.shared.href(r.area->address); }),
          of_page(flag<ShownRegion>("lit", "whether it belongs to the page's area or treatment",
                                    [](const ShownRegion& r, View& v) {
                                        const Page& page = *v.page;
                                        if (page.area) return shows_on(*page.area, *r.area, v);
                                        if (page.treatment_area)
                                            return shows_on(*page.treatment_area->area, *r.area, v);
                                        return page.treatment &&
                                               serves(*page.treatment, *r.area, v);
                                    }))}},
    };
}

}  // namespace praxis
