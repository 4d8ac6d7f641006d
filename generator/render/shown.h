// Things that pages show and that the site does not hold ready-made.
#pragma once

#include <string>
#include <vector>

#include "clinic/entries.h"
#include "render/view.h"

namespace praxis {

struct Phone {
    std::string number;  // as dialled
};

struct ShownPicture {
    std::string address;
    std::string words;
    std::string width;  // empty where unknown
    std::string height;
};

struct HoursRow {
    const std::vector<OpeningPeriod>* periods = nullptr;
    int day = 0;  // 0 is Monday
};

/// The people and dates that stand behind a page's text.
struct Review {
    const Entry* entry = nullptr;
};

/// A file of the site as it is published; null where there is none.
const ShownPicture* picture(View& view, const std::string& file, const std::string& words);

/// What other sites show of this one, its address whole; null where site.toml names none.
const ShownPicture* share_picture(View& view);

/// Null where the page's entry names neither people nor dates.
const Review* review_of_page(View& view);

/// What the page says, as a <script type="application/ld+json">; empty for pages that need none.
std::string structured_data(View& view);

}  // namespace praxis
