// Small sites of which one file is written so and so, and all that is printed because of it.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/small_site.h"

namespace praxis {

/// Lines of front matter or TOML, and what is said about them. `said` begins with a line end, so
/// that messages stand by themselves in a table of cases.
struct Written {
    std::string_view lines;
    std::string_view said;
};

inline std::string said_about(SmallSite& site) {
    site.build();
    return "\n" + site.said();
}

inline std::string about_treatment(std::string_view fields) {
    SmallSite site;
    site.treatment("peel", "Peel", fields);
    return said_about(site);
}

inline std::string about_location(std::string_view fields) {
    SmallSite site;
    site.location("quay", "Quay", fields);
    return said_about(site);
}

inline std::string about_person(std::string_view fields) {
    SmallSite site;
    site.person("anna-novak", "Anna Novak", fields);
    return said_about(site);
}

inline std::string about_questions(std::string_view toml) {
    SmallSite site;
    site.file("content/faq/general.toml", std::string(toml));
    return said_about(site);
}

/// References, of which "harris" is cited where there is one.
inline std::string about_references(std::string_view toml) {
    SmallSite site;
    site.file("content/references.toml", std::string(toml));
    if (toml.starts_with("[harris]")) site.home("So it is said [@harris].");
    return said_about(site);
}

inline std::string about_estimate(std::string_view lines) {
    SmallSite site;
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n" + std::string(lines));
    return said_about(site);
}

template <std::size_t N>
void check_all(std::string (*about)(std::string_view), const Written (&cases)[N]) {
    for (const Written& each : cases) {
        INFO(each.lines);
        CHECK(about(each.lines) == each.said);
    }
}

}  // namespace praxis
