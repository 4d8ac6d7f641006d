#include "clinic/body_regions.h"

#include <algorithm>
#include <array>

#include "clinic/entries.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 32> choices = {
    "scalp",      "forehead",  "eyes",       "nose",       "cheeks",     "lips",     "chin",
    "jaw",        "ears",      "neck",       "decollete",  "shoulders",  "chest",    "upper-arms",
    "forearms",   "hands",     "abdomen",    "flanks",     "groin",      "thighs",   "knees",
    "lower-legs", "feet",      "nape",       "upper-back", "lower-back", "buttocks", "face",
    "arms",       "legs",      "back",       "body"};
constexpr std::size_t single = 27;  // the rest are names for several

struct Several {
    std::string_view name;
    std::vector<std::string_view> regions;
};

const std::vector<Several>& several() {
    static const std::vector<Several> all = {
        {"face", {"forehead", "eyes", "nose", "cheeks", "lips", "chin", "jaw"}},
        {"arms", {"upper-arms", "forearms"}},
        {"legs", {"thighs", "knees", "lower-legs"}},
        {"back", {"upper-back", "lower-back"}},
        {"body", {choices.begin(), choices.begin() + single}},
    };
    return all;
}

}  // namespace

std::span<const std::string_view> body_regions() {
    return std::span(choices).first(single);
}

std::span<const std::string_view> body_region_choices() { return choices; }

std::vector<std::string_view> regions_meant(std::span<const std::string> written) {
    const auto means = [&](std::string_view region) {
        return std::any_of(written.begin(), written.end(), [&](const std::string& word) {
            if (word == region) return true;
            for (const Several& group : several())
                if (group.name == word)
                    return std::find(group.regions.begin(), group.regions.end(), region) !=
                           group.regions.end();
            return false;
        });
    };
    std::vector<std::string_view> meant;
    for (const std::string_view region : body_regions())
        if (means(region)) meant.push_back(region);
    return meant;
}

std::vector<const Area*> areas_of_body(std::span<const Area* const> areas) {
    std::vector<const Area*> found(single, nullptr);
    std::vector<std::size_t> fewest(single, single + 1);
    for (const Area* area : areas) {
        const std::vector<std::string_view> meant = regions_meant(area->region);
        for (std::size_t i = 0; i < single; ++i) {
            const bool here = std::find(meant.begin(), meant.end(), choices[i]) != meant.end();
            if (!here || meant.size() >= fewest[i]) continue;
            fewest[i] = meant.size();
            found[i] = area;
        }
    }
    return found;
}

}  // namespace praxis
