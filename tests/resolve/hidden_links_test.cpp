// Links to what is hidden today: the words stay, the link goes, the build goes on.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/resolve/linked_clinic.h"

using namespace praxis;

TEST_CASE("resolve: a link to something hidden becomes plain text with a warning") {
    struct Row {
        std::string link;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"[*old*](treatments/old-peel/index.md)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the words stay, the link goes
  4 | Start [*old*](treatments/old-peel/index.md) end.
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](treatment:old-peel)", R"(content/index.md:4:15: warning[hidden-link]: the treatment "old-peel" is expired; the words stay, the link goes
  4 | Start [*old*](treatment:old-peel) end.
    |               ^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](/treatments/old-peel/)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the words stay, the link goes
  4 | Start [*old*](/treatments/old-peel/) end.
    |               ^^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](/treatments/old-peel)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the words stay, the link goes
  4 | Start [*old*](/treatments/old-peel) end.
    |               ^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](treatments/new-peel/index.md)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/new-peel/index.md is not published yet; the words stay, the link goes
  4 | Start [*old*](treatments/new-peel/index.md) end.
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](pages/plans.md)", R"(content/index.md:4:15: warning[hidden-link]: content/pages/plans.md is a draft; the words stay, the link goes
  4 | Start [*old*](pages/plans.md) end.
    |               ^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](/plans/)", R"(content/index.md:4:15: warning[hidden-link]: content/pages/plans.md is a draft; the words stay, the link goes
  4 | Start [*old*](/plans/) end.
    |               ^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](faq:still)", R"(content/index.md:4:15: warning[hidden-link]: the question "still" belongs to a hidden treatment; the words stay, the link goes
  4 | Start [*old*](faq:still) end.
    |               ^^^^^^^^^
  hint: remove the link, or publish the treatment
)"},
        {"[*old*](/sessions/old-peel/)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the words stay, the link goes
  4 | Start [*old*](/sessions/old-peel/) end.
    |               ^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
        {"[*old*](/treatments/old-peel/face/)", R"(content/index.md:4:15: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the words stay, the link goes
  4 | Start [*old*](/treatments/old-peel/face/) end.
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = linked_clinic();
        site.estimate("old-peel", "mode = \"range\"\nbasis = \"clinic\"\n"
                                  "[[rule]]\nsessions = [3, 4]\nwhen = {}\n");
        site.home("Start " + row.link + " end.");
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == row.said);
        CHECK(between_start_and_end(site) == "<em>old</em>");
    }
}

TEST_CASE("resolve: a link to a list that has nothing to show today becomes plain text") {
    SmallSite site;
    site.article("spring", "Spring", "2026-03-01", "expires = 2026-06-01\n");
    site.home("Start [*old*](/journal/) end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:15: warning[hidden-link]: /journal/ has nothing to show today; the words stay, the link goes
  4 | Start [*old*](/journal/) end.
    |               ^^^^^^^^^
  hint: remove the link, or publish what it leads to
)");
    CHECK(between_start_and_end(site) == "<em>old</em>");

    site.home("Start [*old*](/journal/feed.xml) end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:15: warning[hidden-link]: /journal/feed.xml has nothing to show today; the words stay, the link goes
  4 | Start [*old*](/journal/feed.xml) end.
    |               ^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
)");

    site.remove("content/journal/spring.md");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:15: error[broken-link]: this site has no address "/journal/feed.xml"
  4 | Start [*old*](/journal/feed.xml) end.
    |               ^^^^^^^^^^^^^^^^^
  hint: link to the file, or with a short name
)");
}

TEST_CASE("resolve: a link to a treatment on a hidden area becomes plain text") {
    for (const std::string link :
         {"treatments/peel/areas/neck.md", "/treatments/peel/neck/", "area:neck", "/old-neck/"}) {
        SmallSite site;
        site.area("neck", "Neck", "draft = true\naliases = [\"/old-neck/\"]\n");
        site.treatment("peel", "Peel", "areas = [\"face\"]\n");
        site.edit("content/treatments/peel/index.md", "[\"face\"]", "[\"face\", \"neck\"]");
        site.file("content/treatments/peel/areas/neck.md", "+++\n+++\nOn the neck.\n");
        site.home("Start [*old*](" + link + ") end.");
        CHECK(site.build() == BuildResult::published);
        CHECK(between_start_and_end(site) == "<em>old</em>");
        CHECK(site.has_page("/treatments/peel/face/"));
        CHECK_FALSE(site.has_page("/treatments/peel/neck/"));
        REQUIRE(site.findings().size() == 2);
        CHECK(site.findings()[0].rule == "hidden-link");
        CHECK(site.findings()[1].rule == "hidden-reference");
    }
}

TEST_CASE("resolve: the questions of a hidden treatment are no place to link to") {
    for (const std::string link : {"treatments/old-peel/faq.toml", "faq:old-peel/still",
                                   "treatments/old-peel/faq.toml#still", "/faq/#old-peel-still"}) {
        SmallSite site = linked_clinic();
        site.home("Start [*old*](" + link + ") end.");
        CHECK(site.build() == BuildResult::published);
        CHECK(between_start_and_end(site) == "<em>old</em>");
        REQUIRE(site.findings().size() == 1);
        CHECK(site.findings()[0].rule == "hidden-link");
    }
}

TEST_CASE("resolve: a menu and a booking link lose what is hidden today") {
    SmallSite site = linked_clinic();
    site.setting("[[menu]]\nlabel = \"Old\"\nto = \"treatments/old-peel/index.md\"\n"
                 "[[menu]]\nlabel = \"Peels\"\nto = \"/treatments/\"\n"
                 "[booking]\nlabel = \"Book\"\nurl = \"/plans/\"\n",
                 "[brand]");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(site.toml:17:6: warning[hidden-link]: content/treatments/old-peel/index.md is expired; the menu leaves it out
  17 | to = "treatments/old-peel/index.md"
     |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove the link, or publish what it leads to
site.toml:23:7: warning[hidden-link]: content/pages/plans.md is a draft; nothing leads there
  23 | url = "/plans/"
     |       ^^^^^^^^^
  hint: remove the link, or publish what it leads to
)");
    CHECK(site.page("/").find("old-peel") == std::string::npos);
    CHECK(site.page("/").find("/plans/") == std::string::npos);
    CHECK(site.page("/").find(">Peels<") != std::string::npos);
}
