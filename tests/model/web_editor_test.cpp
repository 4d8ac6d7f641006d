// Web editors of git hosts write the same fields in other ways; the site stays as it is.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "tests/model/said_about.h"

namespace praxis {

namespace {

constexpr const char* treatment_by_hand = R"(+++
title = "Peel"
summary = "All about Peel."
kind = "peel"
areas = ["face"]
concerns = ["fine-lines"]
minutes = 45
downtime_days = [3, 5]
price = 49.50
fees = [{ name = "Room", price = 20, redeemable = true }]
packages = [{ sessions = 3, price = 120 }]
risks = [{ name = "Redness", frequency = "common" }, { name = "Scars", serious = true }]
booking = { label = "Book", url = "https://book.example/" }
publish = 2026-05-01
reviewed = 2026-05-02
+++
A peel renews the skin.
)";

// Keys in another order, inline tables spread out or dotted, dates as texts, empty fields left.
constexpr const char* treatment_by_web_editor = R"(+++
areas = [
  "face",
]
anaesthesia = ""
author = []
booking.label = "Book"
booking.url = "https://book.example/"
concerns = [ "fine-lines" ]
contraindications = [""]
downtime_days = [3.0, 5.0]
kind = 'peel'
locations = []
min_age = ""
minutes = 45.0
price = 49.5
publish = "2026-05-01"
expires = ""
reviewed = "2026-05-02"
summary = """All about Peel."""
synonyms = [ ]
title = "Peel"

[[fees]]
name = "Room"
price = 20.00
redeemable = true

[[packages]]
price = 120.0
sessions = 3

[[risks]]
frequency = "common"
name = "Redness"

[[risks]]
frequency = ""
name = "Scars"
serious = true
+++
A peel renews the skin.
)";

constexpr const char* location_by_hand = R"(+++
name = "Quay"
street = "1 Quay Street"
locality = "London"
postcode = "10115"
country = "GB"
hours = { mon = ["09:00-12:00", "13:00-17:00"], sat = [] }
exceptions = [{ date = 2026-12-25, closed = true, reason = "Christmas" }]
+++
)";

constexpr const char* location_by_web_editor = R"(+++
country = "GB"
locality = "London"
name = "Quay"
postcode = 10115
street = "1 Quay Street"
phone = ""
[booking]
label = ""
url = ""
[hours]
tue = []
wed = ""
sat = [""]
mon = [
  "09:00-12:00",
  "13:00-17:00",
]
[[exceptions]]
closed = true
date = "2026-12-25"
from = ""
hours = []
reason = "Christmas"
+++
)";

std::map<std::string, std::string> built(SmallSite& site) {
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    return site.disk.files("/site/public");
}

std::string with_crlf(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') result += '\r';
        result += c;
    }
    return result;
}

}  // namespace

TEST_CASE("model: what a web editor makes of a file gives the same site") {
    SmallSite by_hand;
    by_hand.file("content/treatments/peel/index.md", treatment_by_hand);
    by_hand.file("content/locations/quay.md", location_by_hand);
    SmallSite by_web_editor;
    by_web_editor.file("content/treatments/peel/index.md", treatment_by_web_editor);
    by_web_editor.file("content/locations/quay.md", location_by_web_editor);

    const auto pages = built(by_hand);
    CHECK(pages == built(by_web_editor));
    CHECK(pages.at("prices/index.html").find("£49.50") != std::string::npos);
}

TEST_CASE("gather: a byte-order mark, CRLF and blanks after +++ change nothing") {
    SmallSite plain;
    plain.file("content/faq/general.toml",
               "[[question]]\nq = \"Does it hurt?\"\na = \"\"\"\nA little.\n\nNot for long.\n\"\"\"\n");
    const auto pages = built(plain);

    SmallSite marked;
    for (const auto& [path, bytes] : plain.disk.files("/site")) {
        if (path.starts_with("public/")) continue;
        std::string text = bytes;
        if (const std::size_t fence = text.find("+++\n"); fence == 0) text.insert(3, " \t");
        marked.file(path, "\xEF\xBB\xBF" + with_crlf(text));
    }
    CHECK(built(marked) == pages);
}

TEST_CASE("model: a place in a file with a byte-order mark and CRLF is that which people see") {
    SmallSite site;
    site.file("content/areas/face.md",
              "\xEF\xBB\xBF+++\r\ntitle = \"Gesicht – vorn\"\r\nsummary = \"Ü.\"; \r\n+++\r\n");
    site.file("content/areas/neck.md",
              "\xEF\xBB\xBF+++\r\ntitle = \"Näcken\"\r\nsummary = \"Ü.\"\r\nregion = \"nek\"\r\n+++\r\n");
    CHECK(said_about(site) == R"(
content/areas/face.md:3:15: error[toml-syntax]: there is `;` after the value
  3 | summary = "Ü."; 
    |               ^
  hint: remove it
content/areas/neck.md:4:10: error[unknown-choice]: there is no region "nek"
  4 | region = "nek"
    |          ^^^^^
  hint: did you mean "neck"?
)");
}

TEST_CASE("model: a required key that is empty is said at that key, one that is missing at 1:1") {
    SmallSite site;
    site.file("content/treatments/peel/index.md",
              "+++\ntitle = \"\"\nsummary = \" \"\nkind = \"\"\nareas = []\n+++\n");
    CHECK(said_about(site) == R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "concerns" is missing
  1 | +++
    | ^
  hint: write concerns = ["…", "…"] (what people want it for)
content/treatments/peel/index.md:2:1: error[empty-key]: "title" is empty
  2 | title = ""
    | ^^^^^
  hint: write title = "…" (the heading of the page)
content/treatments/peel/index.md:3:1: error[empty-key]: "summary" is empty
  3 | summary = " "
    | ^^^^^^^
  hint: write summary = "…" (one or two plain sentences for lists and search engines)
content/treatments/peel/index.md:4:1: error[empty-key]: "kind" is empty
  4 | kind = ""
    | ^^^^
  hint: write kind = "…" (device, injectable, peel, laser, manual or surgical)
content/treatments/peel/index.md:5:1: error[empty-key]: "areas" is empty
  5 | areas = []
    | ^^^^^
  hint: write areas = ["…", "…"] (the body areas it is done on)
)");
    site.file("content/treatments/peel/index.md", "+++\n+++\n");
    CHECK(said_about(site) == R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "areas" is missing
  1 | +++
    | ^
  hint: write areas = ["…", "…"] (the body areas it is done on)
content/treatments/peel/index.md:1:1: error[missing-key]: "concerns" is missing
  1 | +++
    | ^
  hint: write concerns = ["…", "…"] (what people want it for)
content/treatments/peel/index.md:1:1: error[missing-key]: "kind" is missing
  1 | +++
    | ^
  hint: write kind = "…" (device, injectable, peel, laser, manual or surgical)
content/treatments/peel/index.md:1:1: error[missing-key]: "summary" is missing
  1 | +++
    | ^
  hint: write summary = "…" (one or two plain sentences for lists and search engines)
content/treatments/peel/index.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
)");
}

TEST_CASE("model: what each kind of file cannot do without") {
    SmallSite site;
    site.file("content/index.md", "+++\n+++\n");
    site.file("content/treatments/peel/aftercare.md", "+++\n+++\n");
    site.file("content/areas/face.md", "+++\n+++\n");
    site.file("content/concerns/fine-lines.md", "+++\n+++\n");
    site.file("content/team/anna-novak.md", "+++\n+++\n");
    site.file("content/locations/quay.md", "+++\n+++\n");
    site.file("content/journal/spring.md", "+++\n+++\n");
    site.file("content/pages/about.md", "+++\n+++\n");
    site.file("content/treatments/peel/estimate.toml", "");
    site.file("content/references.toml", "[harris]\n");
    CHECK(said_about(site) == R"(
content/areas/face.md:1:1: error[missing-key]: "summary" is missing
  1 | +++
    | ^
  hint: write summary = "…" (one or two plain sentences for lists and search engines)
content/areas/face.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
content/concerns/fine-lines.md:1:1: error[missing-key]: "summary" is missing
  1 | +++
    | ^
  hint: write summary = "…" (one or two plain sentences for lists and search engines)
content/concerns/fine-lines.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
content/index.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
content/journal/spring.md:1:1: error[missing-key]: "date" is missing
  1 | +++
    | ^
  hint: write date = 2026-05-01 (the day of the article)
content/journal/spring.md:1:1: error[missing-key]: "summary" is missing
  1 | +++
    | ^
  hint: write summary = "…" (one or two plain sentences for lists and search engines)
content/journal/spring.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
content/locations/quay.md:1:1: error[missing-key]: "country" is missing
  1 | +++
    | ^
  hint: write country = "GB" (country, two letters: GB)
content/locations/quay.md:1:1: error[missing-key]: "hours" is missing
  1 | +++
    | ^
  hint: write hours = { mon = ["09:00-17:00"] } (when it is open: mon = ["09:00-17:00"])
content/locations/quay.md:1:1: error[missing-key]: "locality" is missing
  1 | +++
    | ^
  hint: write locality = "…" (town)
content/locations/quay.md:1:1: error[missing-key]: "name" is missing
  1 | +++
    | ^
  hint: write name = "…" (the name as people read it)
content/locations/quay.md:1:1: error[missing-key]: "postcode" is missing
  1 | +++
    | ^
  hint: write postcode = "…" (postcode)
content/locations/quay.md:1:1: error[missing-key]: "street" is missing
  1 | +++
    | ^
  hint: write street = "…" (street and number)
content/pages/about.md:1:1: error[missing-key]: "title" is missing
  1 | +++
    | ^
  hint: write title = "…" (the heading of the page)
content/references.toml:1:1: error[missing-key]: "kind" is missing in [harris]
  1 | [harris]
    | ^
  hint: write kind = "…" (review, rct, trial, cohort, label, guideline or opinion)
content/references.toml:1:1: error[missing-key]: "year" is missing in [harris]
  1 | [harris]
    | ^
  hint: write year = 2000 (when it appeared)
content/references.toml:1:1: error[reference-without-title]: "harris" has neither title nor doi nor pmid
  1 | [harris]
    | ^
  hint: copy the title from the source; never guess it
content/team/anna-novak.md:1:1: error[missing-key]: "name" is missing
  1 | +++
    | ^
  hint: write name = "…" (the name as people read it)
content/team/anna-novak.md:1:1: error[missing-key]: "role" is missing
  1 | +++
    | ^
  hint: write role = "…" (what this person is: nurse, doctor …)
content/team/anna-novak.md:1:1: error[missing-registration]: "register" is missing; in the United Kingdom a practitioner is on a register
  1 | +++
    | ^
  hint: write register = "…"
content/team/anna-novak.md:1:1: error[missing-registration]: "register_number" is missing; in the United Kingdom a practitioner is on a register
  1 | +++
    | ^
  hint: write register_number = "…"
content/treatments/peel/aftercare.md:1:1: error[missing-key]: "red_flags" is missing
  1 | +++
    | ^
  hint: write red_flags = ["…"] (when to get help at once)
content/treatments/peel/estimate.toml:1:1: error[missing-key]: "mode" is missing
  1 |
    | ^
  hint: write mode = "…" (range, points or response)
)");
}

TEST_CASE("model: what only some clinics need is said like any required key") {
    SmallSite site;
    site.file("content/team/anna-novak.md",
              "+++\nname = \"Anna\"\nrole = \"Nurse\"\nregister = \"\"\n+++\n");
    CHECK(said_about(site) == R"(
content/team/anna-novak.md:1:1: error[missing-registration]: "register_number" is missing; in the United Kingdom a practitioner is on a register
  1 | +++
    | ^
  hint: write register_number = "…"
content/team/anna-novak.md:4:1: error[missing-registration]: "register" is empty; in the United Kingdom a practitioner is on a register
  4 | register = ""
    | ^^^^^^^^
  hint: write register = "…"
)");
    CHECK(about_references("[harris]\nkind = \"rct\"\nyear = 2015\ntitle = \"\"\n") == R"(
content/references.toml:4:1: error[reference-without-title]: "harris" has neither title nor doi nor pmid
  4 | title = ""
    | ^^^^^
  hint: copy the title from the source; never guess it
)");
}

TEST_CASE("model: what is left empty counts as not set, whatever its shape") {
    SmallSite site;
    site.setting("checks = \"\"\nmenu = \"\"\n");
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\nmaintenance = \"\"\n"
                          "[[factor]]\nid = \"area\"\noptions = [{ id = \"face\", label = \"\" }]\n"
                          "[[rule]]\nwhen = { area = \"\" }\nsessions = 3\n");
    site.file("content/references.toml", "harris = \"\"\n");
    CHECK(said_about(site) == "\n");

    SmallSite checks;
    checks.setting("no-home-page = \"\"\n", "[checks]");
    checks.remove("content/index.md");
    CHECK(said_about(checks) == R"(
content/index.md: warning[no-home-page]: there is no text for the home page
  hint: write content/index.md
)");

    SmallSite estimate;
    estimate.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n"
                              "[[factor]]\nid = \"area\"\noptions = [{ id = \"face\" }]\n"
                              "[[rule]]\nwhen = { area = [] }\nsessions = 3\n");
    CHECK(said_about(estimate) == "\n");
}

}  // namespace praxis
