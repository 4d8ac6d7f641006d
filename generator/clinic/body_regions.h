// The regions of the body map, and which body area each belongs to.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

struct Area;

/// The parts that a drawing of the body is made of, from head to foot, front before back.
std::span<const std::string_view> body_regions();

/// What an area's file may write: the regions, then names for several of them (`face`, `arms`, …).
std::span<const std::string_view> body_region_choices();

/// The regions that are meant, each once, in the order of `body_regions`.
std::vector<std::string_view> regions_meant(std::span<const std::string> written);

/// For each of `body_regions`: the area that it stands for, which is the one that means fewest
/// regions, and of several such the first. Null where no area means it.
std::vector<const Area*> areas_of_body(std::span<const Area* const> areas);

}  // namespace praxis
