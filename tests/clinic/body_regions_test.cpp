#include "clinic/body_regions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "clinic/entries.h"

using namespace praxis;

namespace {

Area area(std::vector<std::string> region) {
    Area made;
    made.region = std::move(region);
    return made;
}

const Area* area_at(const std::vector<const Area*>& body, std::string_view region) {
    const auto regions = body_regions();
    return body[static_cast<std::size_t>(std::find(regions.begin(), regions.end(), region) -
                                         regions.begin())];
}

}  // namespace

TEST_CASE("clinic: a name for several regions means each of them") {
    const std::vector<std::string> written = {"legs", "knees", "hands"};
    CHECK(regions_meant(written) ==
          std::vector<std::string_view>{"hands", "thighs", "knees", "lower-legs"});
    CHECK(regions_meant(std::vector<std::string>{"body"}).size() == body_regions().size());
    CHECK(regions_meant(std::vector<std::string>{}).empty());
}

TEST_CASE("clinic: a region of the body belongs to the area that means it most closely") {
    const Area body = area({"body"});
    const Area face = area({"face"});
    const Area chin = area({"chin"});
    const Area jaw_and_chin = area({"chin", "jaw"});
    const auto found = areas_of_body(std::vector<const Area*>{&body, &face, &jaw_and_chin, &chin});
    CHECK(area_at(found, "chin") == &chin);
    CHECK(area_at(found, "jaw") == &jaw_and_chin);
    CHECK(area_at(found, "nose") == &face);
    CHECK(area_at(found, "feet") == &body);
    CHECK(area_at(areas_of_body(std::vector<const Area*>{&face}), "feet") == nullptr);
}

TEST_CASE("clinic: every region that an area may name is one of the map, or a name for several") {
    for (const std::string_view choice : body_region_choices()) {
        CAPTURE(choice);
        CHECK_FALSE(regions_meant(std::vector<std::string>{std::string(choice)}).empty());
    }
}
