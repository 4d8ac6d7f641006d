// One mistake is said once: nothing is said that only follows from it.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/small_site.h"

namespace praxis {

namespace {

constexpr const char* ranges = R"(mode = "range"
[[factor]]
id = "area"
options = [{ id = "face" }, { id = "neck" }]
[[rule]]
when = { area = ["face", "neck"] }
sessions = [4, 6]
interval = [3, 4]
)";

/// A treatment on two areas with a price, an estimate, a text for one of the areas and an article
/// that shows all of it.
SmallSite full_site() {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel",
                   "areas = [\"face\", \"neck\"]\nprice = 80\nminutes = 30\ndowntime_days = [1, 2]\n",
                   "{{treatment.price}}, {{treatment.minutes}}, {{treatment.downtime}}, "
                   "{{sessions.face}}, {{cost.face}}.\n\n{{> estimator}}\n\n## Rest\n\nRest.\n");
    site.file("content/treatments/peel/areas/neck.md", "+++\n+++\nOn the neck: {{treatment.price}}.\n");
    site.estimate("peel", ranges);
    site.home("See [peels](treatments/peel/index.md#rest), [a face](area:face), "
              "[necks](areas/neck.md), [all](/areas/) and mail {{clinic.email}}.");
    return site;
}

/// The first lines of what was said.
std::string findings(SmallSite& site) {
    site.build();
    std::string lines;
    for (const Diagnostic& finding : site.findings())
        lines += finding.path + ": " + finding.rule + ": " + finding.message + "\n";
    return lines;
}

}  // namespace

TEST_CASE("pipeline: the site that the other tests spoil has no mistake") {
    SmallSite site = full_site();
    CHECK(findings(site) == "");
}

TEST_CASE("pipeline: a mistyped area spoils no estimate and no text for an area") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "\"neck\"]", "\"nek\"]");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: unknown-reference: no body area is called \"nek\"\n");
    site.edit("content/treatments/peel/index.md", "[\"face\", \"nek\"]", "\"face\"");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"areas\" has to be a list, not a text\n");
    site.edit("content/treatments/peel/index.md", "areas = \"face\"\n", "");
    CHECK(findings(site) == "content/treatments/peel/index.md: missing-key: \"areas\" is missing\n");
}

TEST_CASE("pipeline: a value that cannot be read is not missing") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80", "price = \"x\"");
    site.edit("content/treatments/peel/index.md", "minutes = 30", "minutes = \"half an hour\"");
    site.edit("content/treatments/peel/index.md", "[1, 2]", "\"soon\"");
    site.edit("site.toml", "hello@small.example", "hello");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"price\" has to be an amount of money, not "
          "a text\n"
          "content/treatments/peel/index.md: wrong-type: \"minutes\" has to be a whole number, not a "
          "text\n"
          "content/treatments/peel/index.md: wrong-type: \"downtime_days\" has to be two whole "
          "numbers in brackets, not a text\n"
          "site.toml: malformed-email: \"hello\" is not an e-mail address\n");
}

TEST_CASE("pipeline: packages beside a price that cannot be read are not without one") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80",
              "price = \"x\"\npackages = [{ sessions = 3, price = 200 }]");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"price\" has to be an amount of money, not "
          "a text\n");
}

TEST_CASE("pipeline: an estimate with a mistake leaves no empty block behind") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/estimate.toml", "[4, 6]", "[6, 4]");
    CHECK(findings(site) ==
          "content/treatments/peel/estimate.toml: range-backwards: \"sessions\" goes from 6 down to "
          "4\n");
}

TEST_CASE("pipeline: a treatment whose fields cannot be read has no other mistakes") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80", "price = eighty");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: toml-syntax: a text needs quotes\n");
}

TEST_CASE("pipeline: an unknown time zone does not turn back the calendar") {
    SmallSite site = full_site();
    site.options.clock.reset();
    site.options.unix_seconds = 1780315200;  // noon on the 1st of June 2026 in Greenwich
    site.area("legs", "Legs", "publish = 2026-05-31\n");
    site.edit("content/treatments/peel/index.md", "areas = [", "areas = [\"legs\", ");
    site.edit("content/treatments/peel/estimate.toml", "{ id = \"face\" }",
              "{ id = \"face\" }, { id = \"legs\" }");
    site.edit("content/treatments/peel/estimate.toml", "area = [", "area = [\"legs\", ");
    CHECK(findings(site) == "");
    site.edit("site.toml", "Europe/London", "Europe/Lodnon");
    CHECK(findings(site) ==
          "site.toml: unknown-timezone: there is no time zone \"Europe/Lodnon\"\n");
}

TEST_CASE("pipeline: nobody is blamed for naming what lies in a folder that cannot be read") {
    SmallSite site = full_site();
    site.disk.fail(DiskCall::list, 2, {DiskFailure::Kind::denied, "this user has no permission"});
    CHECK(findings(site) ==
          "content/areas: machine: cannot be read: this user has no permission\n");
    SmallSite other = full_site();
    other.disk.fail(DiskCall::list, 1, {DiskFailure::Kind::denied, "this user has no permission"});
    CHECK(findings(other) == "content: machine: cannot be read: this user has no permission\n");
}

TEST_CASE("pipeline: a link or a file where a folder of texts should be is said once") {
    SmallSite site = full_site();
    site.remove("content/areas");
    site.file("content/areas", "x");
    CHECK(findings(site) == "content/areas: not-a-folder: this is not a folder\n");
    site.remove("content/areas");
    site.disk.add_link("/site/content/areas", "/elsewhere");
    CHECK(findings(site) == "content/areas: link-in-sources: this is a link to another file\n");
    site.remove("content");
    site.file("content", "x");
    CHECK(findings(site) == "content: not-a-folder: this is not a folder\n");
    site.remove("content");
    site.disk.add_link("/site/content", "/elsewhere");
    CHECK(findings(site) == "content: link-in-sources: this is a link to another folder\n");
    site.remove("content");
    CHECK(findings(site) == "content: no-content: there is no folder content/\n");
}

TEST_CASE("pipeline: what a text that could not be read shows and cites is not unused") {
    SmallSite site = full_site();
    site.file("content/references.toml",
              "[harris]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2020\n");
    site.file("content/areas/face.png", "x");  // of no kind, which is worth a word of its own
    site.edit("content/treatments/peel/index.md", "## Rest",
              "As in [@harris]. ![A face](../../areas/face.png) \x01\n\n## Rest");
    site.edit("content/treatments/peel/index.md", "title = \"Peel\"", "title = 3");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"title\" has to be a text, not a whole "
          "number\n"
          "content/treatments/peel/index.md: not-a-picture: \"content/areas/face.png\" is a text\n"
          "content/treatments/peel/index.md: control-character: there is a control character here: "
          "\"\\u{1}\"\n");
}

}  // namespace praxis
