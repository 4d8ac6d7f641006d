// What an editor has excused is said by every report, and stops nothing.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

namespace praxis {

namespace {

constexpr const char* excused = R"(content/index.md:5:1: info[heading-level-one]: this heading is on the level of the page's title
  5 | # Welcome
    | ^^^^^^^^^
  excused: our campaign's words
)";

SmallSite campaign() {
    SmallSite site;
    site.home("<!-- praxis allow heading-level-one: our campaign's words -->\n# Welcome\n");
    return site;
}

}  // namespace

TEST_CASE("inspect: what any verb says about a place in a text can be excused") {
    SmallSite site = campaign();
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == excused);

    site.area("neck", "Neck", "draft = true\n");
    site.home("<!-- praxis allow hidden-link: it comes back in June -->\nSee [it](areas/neck.md).\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:5:10: info[hidden-link]: content/areas/neck.md is a draft; the words stay, the link goes
  5 | See [it](areas/neck.md).
    |          ^^^^^^^^^^^^^
  excused: it comes back in June
)");
}

TEST_CASE("inspect: neither [checks] nor --strict makes more or less of what is excused") {
    for (const std::string severity : {"error", "warn", "off"}) {
        CAPTURE(severity);
        SmallSite site = campaign();
        site.setting("heading-level-one = \"" + severity + "\"", "[checks]");
        site.options.strict = true;
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == excused);
        CommandLine line{site.disk};
        CHECK(line.run({"list", "areas"}).status == 0);
    }
}

TEST_CASE("inspect: what would publish something wrong or unsafe is not excused") {
    SmallSite site;
    site.home("<!-- praxis allow unsafe-address: we know it -->\nSee [it](javascript:x).\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:1: warning[unknown-allow]: "unsafe-address" cannot be excused
  4 | <!-- praxis allow unsafe-address: we know it -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: mend it: as it is, something wrong or unsafe would be published
content/index.md:5:10: error[unsafe-address]: an address may not begin with "javascript:"
  5 | See [it](javascript:x).
    |          ^^^^^^^^^^^^
  hint: use https, mailto, tel, a file, or a short name like treatment:peel
)");
}

TEST_CASE("inspect: a program reads the reason of an excuse beside the hint") {
    SmallSite site = campaign();
    CommandLine line{site.disk};
    std::string said = line.run({"check", "--format", "json"}).out;
    said.replace(said.find(":T"), 2, ":0");
    const auto json = nlohmann::json::parse(said);
    const nlohmann::json& finding = json.at("diagnostics")[0];
    CHECK(finding.at("severity") == "info");
    CHECK(finding.at("hint") == "write ## for a part of the page");
    CHECK(finding.at("excused") == "our campaign's words");
    CHECK(line.run({"check", "--format", "github"}).out ==
          "::notice file=content/index.md,line=5,col=1,title=heading-level-one::this heading is on "
          "the level of the page's title%0Aexcused: our campaign's words\n");
}

TEST_CASE("inspect: an empty block is not missed where something else is wrong") {
    SmallSite site;
    site.plain_page("offers", "Offers", {},
                    "<!-- praxis allow block-empty: none this month -->\n\n{{> prices}}\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said().find("  excused: none this month\n") != std::string::npos);
    site.edit("site.toml", "hello@small.example", "hello");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said().find("unused-allow") == std::string::npos);
}

}  // namespace praxis
