// Words of the body map: a word for each region, so that a theme can draw it.
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

bool serves(const Treatment& treatment, const Area& area) {
    if (treatment.on(area)) return true;
    for (const Area* part : area.children)
        if (serves(treatment, *part)) return true;
    return false;
}

bool lies_in(const Area* area, const Area& whole) {
    for (; area; area = area->parent && area->parent->to ? area->parent->to : nullptr)
        if (area == &whole) return true;
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
                                        if (page.area) return lies_in(r.area, *page.area);
                                        if (page.treatment_area)
                                            return lies_in(r.area, *page.treatment_area->area);
                                        return page.treatment && serves(*page.treatment, *r.area);
                                    }))}},
    };
}

}  // namespace praxis
