// Drafts, what is scheduled and what has expired: gone from everywhere, on their day.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

// Every file of the output that names `word`, one a line.
std::string files_with(const SmallSite& site, std::string_view word) {
    std::string paths;
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        if (bytes.find(word) != std::string::npos || path.find(word) != std::string::npos)
            paths += path + "\n";
    return paths;
}

// A treatment, an article, a page and a person that `fields` may hide; everything is called
// "zinnia", and other entries name them.
SmallSite clinic(const std::string& fields) {
    SmallSite site;
    site.treatment("zinnia", "Zinnia", "price = 90\nalternatives = [\"peel\"]\n" + fields, "Zinnia.");
    site.file("content/treatments/zinnia/faq.toml",
              "[[question]]\nq = \"Is zinnia new?\"\na = \"Zinnia is.\"\n");
    site.file("content/treatments/zinnia/aftercare.md",
              "+++\nred_flags = [\"Zinnia fever\"]\n+++\nRest after zinnia.\n");
    site.estimate("zinnia", "mode = \"range\"\nbasis = \"clinic\"\n"
                            "[[rule]]\nsessions = [3, 4]\nwhen = {}\n");
    site.article("zinnia", "Zinnia news", "2026-01-01", fields, "Zinnia.");
    site.plain_page("zinnia", "Zinnia page", fields + "aliases = [\"/old-zinnia/\"]\n", "Zinnia.");
    site.person("zinnia", "Zinnia Person", "performs = [\"peel\"]\n" + fields);
    return site;
}

}  // namespace

TEST_CASE("resolve: what is hidden is in no file of the output") {
    for (const std::string fields :
         {"draft = true\n", "publish = 2026-06-02\n", "expires = 2026-06-01\n",
          "publish = \"2026-06-02\"\n", "draft = true\npublish = 2026-01-01\n"}) {
        SmallSite site = clinic(fields);
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        CHECK(files_with(site, "innia") == "");
    }
    SmallSite site = clinic("");
    CHECK(site.build() == BuildResult::published);
    CHECK(files_with(site, "innia") == R"(.praxis-manifest
areas/face/index.html
catalogue.json
concerns/fine-lines/index.html
faq/index.html
journal/feed.xml
journal/index.html
journal/zinnia/index.html
locations/quay/index.html
old-zinnia/index.html
prices/index.html
sessions/index.html
sessions/zinnia/index.html
sitemap.xml
team/index.html
team/zinnia/index.html
treatments/index.html
treatments/peel/face/index.html
treatments/peel/index.html
treatments/zinnia/aftercare/index.html
treatments/zinnia/face/index.html
treatments/zinnia/index.html
zinnia/index.html
)");
}

TEST_CASE("resolve: an entry appears and goes on its day") {
    struct Row {
        Date day;
        bool is_there;
        std::string next_change;
    };
    const std::vector<Row> rows = {
        {{2026, 5, 31}, false, "2026-06-01"}, {{2026, 6, 1}, true, "2026-07-01"},
        {{2026, 6, 30}, true, "2026-07-01"},  {{2026, 7, 1}, false, "none"},
        {{2027, 1, 1}, false, "none"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.plain_page("offer", "Offer", "publish = 2026-06-01\nexpires = 2026-07-01\n");
        site.options.clock = row.day;
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        CHECK(site.has_page("/offer/") == row.is_there);
        const auto next = site.outcome().next_change;
        CHECK((next ? next->iso() : "none") == row.next_change);
    }
}

TEST_CASE("resolve: an article of tomorrow is hidden like any scheduled entry") {
    SmallSite site;
    site.article("soon", "Soon", "2026-06-02");
    site.article("today", "Today", "2026-06-01");
    site.article("later", "Later", "2026-01-01", "publish = 2026-08-01\n");
    CHECK(site.build() == BuildResult::published);
    CHECK_FALSE(site.has_page("/journal/soon/"));
    CHECK(site.has_page("/journal/today/"));
    CHECK_FALSE(site.has_page("/journal/later/"));
    CHECK(site.page("/journal/feed.xml").find("Soon") == std::string::npos);
    CHECK(site.outcome().hidden.scheduled == 2);
    REQUIRE(site.outcome().next_change);
    CHECK(site.outcome().next_change->iso() == "2026-06-02");

    site.options.future = true;
    CHECK(site.build() == BuildResult::published);
    CHECK(site.has_page("/journal/soon/"));
    CHECK(site.has_page("/journal/later/"));
}

TEST_CASE("resolve: drafts are built when asked for") {
    SmallSite site = clinic("draft = true\n");
    site.options.drafts = true;
    CHECK(site.build() == BuildResult::published);
    CHECK(site.has_page("/treatments/zinnia/"));
    CHECK(site.has_page("/zinnia/"));
    CHECK(site.outcome().hidden.drafts == 0);
}

TEST_CASE("resolve: a draft's own mistakes are warnings unless drafts are built") {
    SmallSite site;
    site.plain_page("plan", "Plan", "draft = true\nauthor = \"nobody\"\n",
                    "See [x](nowhere.md) and {{clinic.fone}}.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/pages/plan.md:4:10: warning[unknown-reference]: no practitioner is called "nobody"
  4 | author = "nobody"
    |          ^^^^^^^^
  hint: there are: anna-novak
content/pages/plan.md:6:9: warning[broken-link]: there is no file "nowhere.md"
  6 | See [x](nowhere.md) and {{clinic.fone}}.
    |         ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/pages/plan.md:6:25: warning[unknown-value]: there is no value "clinic.fone"
  6 | See [x](nowhere.md) and {{clinic.fone}}.
    |                         ^^^^^^^^^^^^^^^
  hint: did you mean "clinic.phone"?
)");
    const std::string as_warnings = site.said();
    site.setting("broken-link = \"error\"\nunknown-value = \"error\"", "[checks]");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == as_warnings);

    site.options.drafts = true;
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/pages/plan.md:4:10: error[unknown-reference]: no practitioner is called "nobody"
  4 | author = "nobody"
    |          ^^^^^^^^
  hint: there are: anna-novak
content/pages/plan.md:6:9: error[broken-link]: there is no file "nowhere.md"
  6 | See [x](nowhere.md) and {{clinic.fone}}.
    |         ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/pages/plan.md:6:25: error[unknown-value]: there is no value "clinic.fone"
  6 | See [x](nowhere.md) and {{clinic.fone}}.
    |                         ^^^^^^^^^^^^^^^
  hint: did you mean "clinic.phone"?
)");
}

TEST_CASE("resolve: all that lies in a draft's folder is part of the draft") {
    SmallSite site = clinic("draft = true\n");
    site.file("content/treatments/zinnia/faq.toml",
              "[[question]]\nq = \"New?\"\na = \"[x](nowhere.md)\"\n");
    site.edit("content/treatments/zinnia/aftercare.md", "Rest", "[Rest](nowhere.md)");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"-(content/treatments/zinnia/aftercare.md:4:8: warning[broken-link]: there is no file "nowhere.md"
  4 | [Rest](nowhere.md) after zinnia.
    |        ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/treatments/zinnia/faq.toml:3:10: warning[broken-link]: there is no file "nowhere.md"
  3 | a = "[x](nowhere.md)"
    |          ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)-");
}

TEST_CASE("resolve: an id that names something hidden is a warning and left out") {
    SmallSite site = clinic("expires = 2026-06-01\n");
    site.area("neck", "Neck", "draft = true\n");
    site.concern("redness", "Redness", "publish = 2027-01-01\n");
    site.treatment("peel", "Peel",
                   "areas = [\"face\", \"neck\"]\nconcerns = [\"fine-lines\", \"redness\"]\n"
                   "alternatives = [\"zinnia\", \"a cream\"]\nperformers = [\"zinnia\", "
                   "\"anna-novak\"]\nreviewed_by = \"zinnia\"\n");
    site.area("cheeks", "Cheeks", "parent = \"neck\"\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/areas/cheeks.md:4:10: warning[hidden-reference]: the body area "neck" is a draft and left out here
  4 | parent = "neck"
    |          ^^^^^^
  hint: remove it here, or publish it
content/treatments/peel/index.md:5:18: warning[hidden-reference]: the body area "neck" is a draft and left out here
  5 | areas = ["face", "neck"]
    |                  ^^^^^^
  hint: remove it here, or publish it
content/treatments/peel/index.md:6:27: warning[hidden-reference]: the concern "redness" is not published yet and left out here
  6 | concerns = ["fine-lines", "redness"]
    |                           ^^^^^^^^^
  hint: remove it here, or publish it
content/treatments/peel/index.md:7:17: warning[hidden-reference]: the treatment "zinnia" is expired and left out here
  7 | alternatives = ["zinnia", "a cream"]
    |                 ^^^^^^^^
  hint: remove it here, or publish it
content/treatments/peel/index.md:8:15: warning[hidden-reference]: the practitioner "zinnia" is expired and left out here
  8 | performers = ["zinnia", "anna-novak"]
    |               ^^^^^^^^
  hint: remove it here, or publish it
content/treatments/peel/index.md:9:15: warning[hidden-reference]: the practitioner "zinnia" is expired and left out here
  9 | reviewed_by = "zinnia"
    |               ^^^^^^^^
  hint: remove it here, or publish it
)");
    CHECK(files_with(site, "innia") == "");
    CHECK(site.has_page("/areas/cheeks/"));
}

TEST_CASE("resolve: hidden entries that name each other are not worth a word") {
    SmallSite site = clinic("draft = true\n");
    site.edit("content/journal/zinnia.md", "draft", "treatments = [\"zinnia\"]\ndraft");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("resolve: parts of what is hidden are no case of their own") {
    SmallSite site;
    site.treatment("peel", "Peel", "draft = true\n", "A peel renews the skin.");
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"fever\"]\npublish = 2026-07-01\n+++\nRest.\n");
    site.file("content/treatments/peel/areas/face.md", "+++\ndraft = true\n+++\nOn the face.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.outcome().hidden.drafts == 1);
    CHECK(site.outcome().hidden.scheduled == 0);
    CHECK_FALSE(site.outcome().next_change);

    site.options.drafts = true;
    CHECK(site.build() == BuildResult::published);
    CHECK(site.outcome().hidden.scheduled == 1);
    CHECK(site.outcome().next_change == Date{2026, 7, 1});
}

TEST_CASE("resolve: where the future is shown, nothing appears later") {
    SmallSite site;
    site.plain_page("offer", "Offer", "publish = 2026-06-02\nexpires = 2026-09-01\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.outcome().next_change == Date{2026, 6, 2});
    site.options.future = true;
    CHECK(site.build() == BuildResult::published);
    CHECK(site.outcome().next_change == Date{2026, 9, 1});
}

TEST_CASE("resolve: the day is the one at the clinic") {
    SmallSite site;
    site.plain_page("offer", "Offer", "publish = 2026-06-02\n");
    site.options.clock.reset();
    site.options.unix_seconds = 1780356600;  // 23:30 on the 1st of June 2026 in Greenwich
    CHECK(site.build() == BuildResult::published);
    CHECK(site.has_page("/offer/"));  // half past midnight in London
    site.edit("site.toml", "Europe/London", "America/New_York");
    CHECK(site.build() == BuildResult::published);
    CHECK_FALSE(site.has_page("/offer/"));
}

TEST_CASE("resolve: a picture waits with the hidden entry that shows it") {
    const std::string drawing = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>)";
    const auto clinic_with_pictures = [&](const std::string& fields) {
        SmallSite site;
        const std::string photo = "photo = \"face.svg\"\nphoto_alt = \"A face\"\n";
        site.file("content/team/face.svg", drawing + "<!-- team -->");
        site.person("ben", "Ben", photo + fields);
        site.file("content/locations/face.svg", drawing + "<!-- locations -->");
        site.location("mill", "Mill", photo + fields);
        site.file("content/pages/face.svg", drawing + "<!-- pages -->");
        site.plain_page("plans", "Plans", fields, "![A face](face.svg)");
        site.file("content/treatments/laser/face.svg", drawing + "<!-- treatments -->");
        site.treatment("laser", "Laser", fields);
        site.file("content/treatments/laser/faq.toml",
                  "[[question]]\nq = \"New?\"\na = \"![A face](face.svg)\"\n");
        site.file("content/treatments/peel/sheet.svg", drawing + "<!-- aftercare -->");
        site.file("content/treatments/peel/aftercare.md",
                  "+++\nred_flags = [\"Fever\"]\n" + fields + "+++\n![A sheet](sheet.svg)\n");
        return site;
    };
    const auto pictures_in = [](const SmallSite& site) {
        int pictures = 0;
        for (const auto& [path, bytes] : site.disk.files("/site/public"))
            if (path.starts_with("assets/face.") || path.starts_with("assets/sheet.")) ++pictures;
        return pictures;
    };
    for (const std::string fields :
         {"draft = true\n", "publish = 2026-06-02\n", "expires = 2026-06-01\n"}) {
        SmallSite site = clinic_with_pictures(fields);
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        CHECK(pictures_in(site) == 0);

        // A live page that shows it, or links to it, publishes it all the same.
        site.plain_page("about", "About", {}, "![A face](face.svg)");
        site.plain_page("more", "More", {}, "[A sheet](../treatments/peel/sheet.svg)");
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        CHECK(pictures_in(site) == 2);
    }
    SmallSite site = clinic_with_pictures("");
    CHECK(site.build() == BuildResult::published);
    CHECK(pictures_in(site) == 5);
}

TEST_CASE("resolve: a hidden home page keeps its lead and its featured treatments to itself") {
    SmallSite site;
    site.file("content/index.md", "+++\ntitle = \"Zinnia\"\nlead = \"Zinnia first\"\n"
                                  "featured = [\"peel\"]\ndraft = true\n+++\nZinnia.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(files_with(site, "innia") == "");
    CHECK(site.page("/").find("p-featured") == std::string::npos);

    site.edit("content/index.md", "draft = true", "draft = false");
    CHECK(site.build() == BuildResult::published);
    CHECK(files_with(site, "Zinnia first") == "index.html\n");
    CHECK(site.page("/").find("p-featured") != std::string::npos);
}

TEST_CASE("resolve: hidden aftercare is on no page of its treatment") {
    SmallSite site;
    site.treatment("peel", "Peel", {}, "{{> aftercare}}\n");
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"Zinnia fever\"]\nexpires = 2026-06-01\n+++\nRest.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/treatments/peel/index.md:8:1: warning[block-empty]: there is nothing to show for the block "aftercare"
  8 | {{> aftercare}}
    | ^^^^^^^^^^^^^^^
  hint: remove it, or add what it shows
)");
    CHECK(files_with(site, "innia") == "");
    CHECK(files_with(site, "aftercare/") == "");
}
