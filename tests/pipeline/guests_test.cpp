// Several sections that praxis makes in one host's folder.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/program.h"

namespace praxis {

namespace {

/// A host with files of its own, and two clinics beside it that are to be its sections.
struct TwoSections {
    TwoSections() {
        put_on_disk(place / "host/index.md", "home");
        put_site(SmallSite(), place / "clinic");
        SmallSite team;
        team.edit("site.toml", "Small Clinic", "Team Clinic");
        put_site(team, place / "team");
    }

    ProgramRun praxis(const std::string& verb, const std::string& section) const {
        const std::string base = " --theme embed --base-url https://host.example/" + section + "/";
        return run_program_in(place.path(), "$PRAXIS " + verb + " --site " + section +
                                                " --output host/" + section +
                                                (verb == "build" ? base + " --clock 2026-06-01" : ""));
    }

    FilesOnDisk files_of(const std::string& part) const { return files_on_disk(place / ("host" + part)); }

    TemporaryFolder place;
};

constexpr std::string_view unchanged =
    "praxis: 12 pages (0 written, 12 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n";

}  // namespace

TEST_CASE("pipeline: two sections in one host do not know of each other") {
    TwoSections two;
    REQUIRE(two.praxis("build", "clinic").status == 0);
    const FilesOnDisk clinic = two.files_of("/clinic");
    REQUIRE(two.praxis("build", "team").status == 0);
    const FilesOnDisk team = two.files_of("/team");

    CHECK(two.files_of("/clinic") == clinic);
    CHECK(two.praxis("build", "clinic").err == unchanged);
    CHECK(two.praxis("build", "team").err == unchanged);
    CHECK(clinic.at("index.html").find("/team/") == std::string::npos);
    CHECK(team.at("index.html").find("href=\"/team/") != std::string::npos);

    CHECK(two.praxis("clean", "clinic").status == 0);
    CHECK(two.files_of("/team") == team);
    CHECK(bytes_on_disk(two.place / "host/index.md") == "home");
    CHECK(two.praxis("build", "clinic").status == 0);
    CHECK(two.files_of("/clinic") == clinic);
}

TEST_CASE("pipeline: a section inside another's folder is its guest") {
    TwoSections two;
    REQUIRE(two.praxis("build", "clinic").status == 0);
    const FilesOnDisk clinic = two.files_of("/clinic");
    const auto inside = [&](const std::string& verb) {
        return run_program_in(two.place.path(),
                              "$PRAXIS " + verb + " --site team --output host/clinic/about-us" +
                                  (verb == "build" ? " --theme embed --clock 2026-06-01 "
                                                     "--base-url https://host.example/clinic/about-us/"
                                                   : ""));
    };
    CHECK(inside("build").status == 0);
    CHECK(inside("build").err == unchanged);
    const FilesOnDisk team = two.files_of("/clinic/about-us");
    CHECK(two.praxis("build", "clinic").err == unchanged);
    CHECK(two.praxis("clean", "clinic").status == 0);
    CHECK(two.files_of("/clinic/about-us") == team);
    CHECK(two.praxis("build", "clinic").status == 0);
    CHECK(inside("clean").status == 0);
    FilesOnDisk left = two.files_of("/clinic");
    left.erase("about-us/.praxis-manifest");
    CHECK(left == clinic);
}

}  // namespace praxis
