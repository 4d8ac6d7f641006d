// A line that is not TOML is told in the editor's words, never in the library's.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("markup: what is wrong with a line of fields is said in the editor's words") {
    struct Row {
        std::string fields;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"title = Glycolic peel\n", R"(content/index.md:2:9: error[toml-syntax]: a text needs quotes
  2 | title = Glycolic peel
    |         ^^^^^^^^^^^^^
  hint: write title = "Glycolic peel"
)"},
        {"title = \"Glycolic peel\n",
         R"(content/index.md:2:9: error[toml-syntax]: the quote is not closed
  2 | title = "Glycolic peel
    |         ^^^^^^^^^^^^^^
  hint: write the quote at the end of the text
)"},
        {"title = “Glycolic peel”\n",
         R"(content/index.md:2:9: error[toml-syntax]: the quotes are curly ones
  2 | title = “Glycolic peel”
    |         ^^^^^^^^^^^^^^^
  hint: write title = "Glycolic peel"
)"},
        {"title = \"The \"best\" peel\"\n",
         R"(content/index.md:2:15: error[toml-syntax]: there is something after the text's closing quote
  2 | title = "The "best" peel"
    |               ^^^^^^^^^^^
  hint: inside a text write \" for a quote
)"},
        {"title = \"C:\\peel\"\n",
         R"(content/index.md:2:12: error[toml-syntax]: a backslash is followed by something unknown
  2 | title = "C:\peel"
    |            ^^
  hint: write \\ for a backslash
)"},
        {"title =\n", R"(content/index.md:2:7: error[toml-syntax]: there is no value after `=`
  2 | title =
    |       ^
  hint: write the value, or remove the line
)"},
        {"= \"Peel\"\n", R"(content/index.md:2:1: error[toml-syntax]: there is no name before `=`
  2 | = "Peel"
    | ^
  hint: write the name of the field
)"},
        {"title: Peel\n", R"(content/index.md:2:6: error[toml-syntax]: here is `:` in place of `=`
  2 | title: Peel
    |      ^
  hint: write title = …
)"},
        {"the title = \"Peel\"\n",
         R"(content/index.md:2:1: error[toml-syntax]: the name before `=` has a blank in it
  2 | the title = "Peel"
    | ^^^^^^^^^
  hint: write the_title
)"},
        {"title = \"A\"\ntitle = \"B\"\n",
         R"(content/index.md:3:1: error[toml-syntax]: "title" is given twice, first in line 2
  3 | title = "B"
    | ^^^^^
  hint: keep one of the two
)"},
        {"title = \"A\"\nfeatured = [\"peel\"\n",
         R"(content/index.md:3:12: error[toml-syntax]: the list that begins here is not closed
  3 | featured = ["peel"
    |            ^^^^^^^
  hint: write `]` after its last part
)"},
        {"title = \"A\"\nfeatured = [\"peel\" \"laser\"]\n",
         R"(content/index.md:3:20: error[toml-syntax]: there is no comma before this
  3 | featured = ["peel" "laser"]
    |                    ^^^^^^^
  hint: write `,` between the parts
)"},
        {"title = \"A\"\npublish = 2026-02-30\n",
         R"(content/index.md:3:11: error[toml-syntax]: there is no such day or time
  3 | publish = 2026-02-30
    |           ^^^^^^^^^^
  hint: write an existing date, for example 2026-05-01
)"},
        {"title = \"A\"\nminutes = 4,5\n",
         R"(content/index.md:3:11: error[toml-syntax]: a number has no comma in it
  3 | minutes = 4,5
    |           ^^^
  hint: write minutes = 4.5
)"},
        {"title = \"A\"\nminutes = 045\n",
         R"(content/index.md:3:11: error[toml-syntax]: a number does not begin with 0
  3 | minutes = 045
    |           ^^^
  hint: write minutes = "045" if it is a text, or leave the 0 out
)"},
        {"title = \"A\"\n[seo\n",
         R"(content/index.md:3:1: error[toml-syntax]: the bracket is not closed
  3 | [seo
    | ^^^^
  hint: write `]` at the end
)"},
        {"title = \"A\"\ndraft = yes\n",
         R"(content/index.md:3:9: error[toml-syntax]: yes is written true
  3 | draft = yes
    |         ^^^
  hint: write draft = true, or draft = "yes" if it is a text
)"},
        {"title = \"A\"\n" + std::string("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.") +
             "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n",
         R"(content/index.md:3:66: error[too-many-dots]: a key has more than 32 dots
  3 | a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1
    |                                                                  ^
  hint: write a key of fewer parts, or quotes around a text
)"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.file("content/index.md", "+++\n" + row.fields + "+++\nText.\n");
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("markup: what cannot be read hides nothing else of its file") {
    SmallSite site;
    site.file("content/treatments/peel/index.md", R"(+++
title = Glycolic peel
summary "A peel."
kind = "peal"
areas = [
  "face",
  neck,
  "chin",
]
concerns = ["fine-lines"
minutes = 0
booking = {
  label = "Book",
  url = "https://book.example/",
}
packages = [{ sessions = 3 }]
kind = ["peel",
  "laser"]
downtime = [3, 5]

[[fees]
name = "Room"
price = "20"

[[risks]]
name = 5
+++
[x](nowhere.md)
)");
    site.file("content/treatments/peel/areas/neck.md", "+++\n+++\nText.\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/index.md:2:9: error[toml-syntax]: a text needs quotes
  2 | title = Glycolic peel
    |         ^^^^^^^^^^^^^
  hint: write title = "Glycolic peel"
content/treatments/peel/index.md:3:1: error[toml-syntax]: there is no `=` on this line
  3 | summary "A peel."
    | ^^^^^^^^^^^^^^^^^
  hint: write the name, then `=`, then the value
content/treatments/peel/index.md:4:8: error[unknown-choice]: there is no kind "peal"
  4 | kind = "peal"
    |        ^^^^^^
  hint: did you mean "peel"?
content/treatments/peel/index.md:7:3: error[toml-syntax]: a text needs quotes
  7 |   neck,
    |   ^^^^
  hint: write "neck"
content/treatments/peel/index.md:10:12: error[toml-syntax]: the list that begins here is not closed
  10 | concerns = ["fine-lines"
     |            ^^^^^^^^^^^^^
  hint: write `]` after its last part
content/treatments/peel/index.md:11:11: error[out-of-range]: "minutes" is 0; the least is 1
  11 | minutes = 0
     |           ^
  hint: write a number from 1 to 1440
content/treatments/peel/index.md:12:11: error[toml-syntax]: a table in { } has to stay on one line
  12 | booking = {
     |           ^
  hint: write it on one line, or give it a heading in [ ] and a line for each field
content/treatments/peel/index.md:17:1: error[toml-syntax]: "kind" is given twice, first in line 4
  17 | kind = ["peel",
     | ^^^^
  hint: keep one of the two
content/treatments/peel/index.md:19:1: error[unknown-key]: a treatment has no field "downtime"
  19 | downtime = [3, 5]
     | ^^^^^^^^
  hint: there are: title, summary, draft, publish, expires, author, reviewed_by, reviewed, next_review, aliases, noindex, kind, areas, concerns, synonyms, minutes, downtime_days, price, packages, price_note, fees, performers, locations, min_age, prescription, contraindications, risks, alternatives, anaesthesia and booking
content/treatments/peel/index.md:21:1: error[toml-syntax]: the bracket is not closed
  21 | [[fees]
     | ^^^^^^^
  hint: write `]]` at the end
content/treatments/peel/index.md:26:8: error[wrong-type]: "name" has to be a text, not a whole number
  26 | name = 5
     |        ^
  hint: write name = "…"
content/treatments/peel/index.md:28:5: error[broken-link]: there is no file "nowhere.md"
  28 | [x](nowhere.md)
     |     ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)");
}

TEST_CASE("pipeline: a line of site.toml that cannot be read does not hide mistakes in content") {
    SmallSite site;
    site.edit("site.toml", "jurisdiction = \"uk\"", "jurisdiction = uk");
    site.edit("site.toml", "timezone = ", "timezone: ");
    site.edit("site.toml", "email = ", "e-mail = ");
    site.file("content/team/ben.md", "+++\nname = \"Ben\"\n+++\n");
    site.article("today", "Today", "2026-06-01");
    site.options.clock.reset();
    site.options.unix_seconds = 1780315200;  // noon of the 1st of June 2026, wherever that is
    site.home("[x](nowhere.md) [today](journal/today.md) <b>x</b>");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[broken-link]: there is no file "nowhere.md"
  4 | [x](nowhere.md) [today](journal/today.md) <b>x</b>
    |     ^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/team/ben.md:1:1: error[missing-key]: "role" is missing
  1 | +++
    | ^
  hint: write role = "…" (what this person is: nurse, doctor …)
site.toml:8:16: error[toml-syntax]: a text needs quotes
  8 | jurisdiction = uk
    |                ^^
  hint: write jurisdiction = "uk"
site.toml:10:9: error[toml-syntax]: here is `:` in place of `=`
  10 | timezone: "Europe/London"
     |         ^
  hint: write timezone = …
site.toml:12:1: error[unknown-key]: [clinic] has no field "e-mail"
  12 | e-mail = "hello@small.example"
     | ^^^^^^
  hint: did you mean "email"?
)");
}

TEST_CASE("markup: a file that is no TOML at all is given up, with a word") {
    SmallSite site;
    std::string lines;
    for (int i = 0; i < 100'000; ++i) lines += "x\n";
    site.file("content/faq/a.toml", lines);
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.findings().size() == 101);
    CHECK(site.findings().back().message ==
          "more than 100 lines cannot be read as TOML; the rest of this file was not looked at");
}
