// An estimate and the treatment that it belongs to.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

std::string estimate(const std::string& options, const std::string& rules) {
    return "mode = \"range\"\nbasis = \"clinic\"\n\n[[factor]]\nid = \"area\"\nlabel = \"Where?\"\n"
           "options = [\n" + options + "]\n\n" + rules;
}

const std::string any_rule = "[[rule]]\nwhen = {}\nsessions = [3, 4]\n";

SmallSite clinic() {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel", "areas = [\"face\", \"neck\"]\nprice = 100\n");
    return site;
}

}  // namespace

TEST_CASE("resolve: an estimate speaks of the treatment's own areas and concerns") {
    SmallSite site = clinic();
    site.area("hips", "Hips");
    site.estimate("peel", estimate("  { id = \"face\" },\n  { id = \"nek\" },\n  { id = \"hips\" },\n",
                                   any_rule));
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:9:10: error[option-not-offered]: the body area "nek" is not one of this treatment's (content/treatments/peel/index.md)
  9 |   { id = "nek" },
    |          ^^^^^
  hint: did you mean "neck"?
content/treatments/peel/estimate.toml:10:10: error[option-not-offered]: the body area "hips" is not one of this treatment's (content/treatments/peel/index.md)
  10 |   { id = "hips" },
     |          ^^^^^^
  hint: use one of: face or neck
)");

    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n[[factor]]\nid = \"concern\"\n"
                          "label = \"What?\"\noptions = [{ id = \"fine-line\" }, { id = \"scars\" }]\n" +
                              any_rule);
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:6:19: error[option-not-offered]: the concern "fine-line" is not one of this treatment's (content/treatments/peel/index.md)
  6 | options = [{ id = "fine-line" }, { id = "scars" }]
    |                   ^^^^^^^^^^^
  hint: did you mean "fine-lines"?
content/treatments/peel/estimate.toml:6:41: error[option-not-offered]: the concern "scars" is not one of this treatment's (content/treatments/peel/index.md)
  6 | options = [{ id = "fine-line" }, { id = "scars" }]
    |                                         ^^^^^^^
  hint: use one of: fine-lines
)");
}

TEST_CASE("resolve: an area of the treatment that the estimate leaves out is a warning") {
    SmallSite site = clinic();
    site.estimate("peel", estimate("  { id = \"face\" },\n", any_rule));
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:5:6: warning[area-not-estimated]: the estimate does not mention "neck", an area of this treatment
  5 | id = "area"
    |      ^^^^^^
  hint: add the option { id = "neck" }, and what holds for it
)");

    // An estimate without areas holds for all of them.
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n" + any_rule);
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("resolve: the rows of a hidden area are gone, the estimate stays") {
    SmallSite site = clinic();
    site.estimate("peel", estimate("  { id = \"face\" },\n  { id = \"neck\" },\n",
                                   "[[rule]]\nwhen = { area = \"face\" }\nsessions = 3\n"
                                   "[[rule]]\nwhen = { area = \"neck\" }\nsessions = 8\n"));
    site.home("Start {{peel.sessions}} end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.part("/", "<p>Start ", " end.") == R"(<a href="/sessions/peel/">3–8</a>)");

    site.area("neck", "Neck", "expires = 2026-06-01\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/treatments/peel/index.md:6:18: warning[hidden-reference]: the body area "neck" is expired and left out here
  6 | areas = ["face", "neck"]
    |                  ^^^^^^
  hint: remove it here, or publish it
)");
    CHECK(site.part("/", "<p>Start ", " end.") == R"(<a href="/sessions/peel/#e-1">3</a>)");
    CHECK(site.part("/sessions/peel/", "<main", "</main>").find("Neck") == std::string::npos);
}

TEST_CASE("resolve: evidence that is not in references.toml is said once, at its name") {
    SmallSite site = clinic();
    site.file("content/references.toml",
              "[harris-2015]\nkind = \"trial\"\ntitle = \"A trial\"\nyear = 2015\n");
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\nevidence = [\"haris-2015\"]\n"
                          "[[rule]]\nwhen = {}\nsessions = [3, 4]\nevidence = [\"jones-1999\"]\n");
    site.home("{{peel.sessions}} [@harris-2015]");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:3:13: error[unknown-reference]: no reference is called "haris-2015"
  3 | evidence = ["haris-2015"]
    |             ^^^^^^^^^^^^
  hint: did you mean "harris-2015"?
content/treatments/peel/estimate.toml:7:13: error[unknown-reference]: no reference is called "jones-1999"
  7 | evidence = ["jones-1999"]
    |             ^^^^^^^^^^^^
  hint: add it to content/references.toml
)");
}

TEST_CASE("resolve: an area's own price is the price of its rows") {
    SmallSite site = clinic();
    site.estimate("peel", estimate("  { id = \"face\" },\n  { id = \"neck\" },\n",
                                   "[[rule]]\nwhen = {}\nsessions = 3\n"));
    site.file("content/treatments/peel/areas/neck.md", "+++\nprice = 50\n+++\nOn the neck.\n");
    site.home("Start {{peel.cost.face}}, {{peel.cost.neck}}, {{peel.cost}} end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/", "<p>Start ", " end.") == R"(<a href="/treatments/peel/face/#e-1">£300</a>, <a href="/treatments/peel/neck/#e-2">£150</a>, <a href="/sessions/peel/">£150–£300</a>)");
}

TEST_CASE("resolve: an area that has no file is said once, where the treatment names it") {
    SmallSite site = clinic();
    site.estimate("peel", estimate("  { id = \"face\" },\n  { id = \"neck\" },\n", any_rule));
    site.remove("content/areas/neck.md");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/index.md:6:18: error[unknown-reference]: no body area is called "neck"
  6 | areas = ["face", "neck"]
    |                  ^^^^^^
  hint: there are: face
)");
}
