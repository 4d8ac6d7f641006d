// What the fields of an entry say together.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("resolve: where the law forbids it a prescription-only medicine is not advertised") {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("botulinum", "Botulinum",
                   "kind = \"injectable\"\nareas = [\"face\", \"neck\"]\nprescription = true\n"
                   "price = 200\nfees = [{ name = \"Consultation\", price = 40 }]\n"
                   "packages = [{ sessions = 2, price = 350 }]\nprice_note = \"from £200\"\n");
    site.file("content/treatments/botulinum/areas/neck.md", "+++\nprice = 150\n+++\nOn the neck.\n");
    site.estimate("botulinum", "mode = \"range\"\nbasis = \"clinic\"\n"
                               "[[rule]]\nsessions = [3, 4]\nwhen = {}\n");
    site.file("content/index.md", "+++\ntitle = \"Home\"\nfeatured = [\"peel\", \"botulinum\"]\n+++\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:3:21: error[prescription-advertised]: "botulinum" may not stand out on the home page: in the United Kingdom a prescription-only medicine is not advertised
  3 | featured = ["peel", "botulinum"]
    |                     ^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/areas/neck.md:2:9: error[prescription-advertised]: "price" of "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  2 | price = 150
    |         ^^^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/estimate.toml:1:1: error[prescription-advertised]: an estimate for "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  1 | mode = "range"
    | ^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/index.md:8:9: error[prescription-advertised]: "price" of "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  8 | price = 200
    |         ^^^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/index.md:9:8: error[prescription-advertised]: "fees" of "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  9 | fees = [{ name = "Consultation", price = 40 }]
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/index.md:10:12: error[prescription-advertised]: "packages" of "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  10 | packages = [{ sessions = 2, price = 350 }]
     |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
content/treatments/botulinum/index.md:11:14: error[prescription-advertised]: "price_note" of "botulinum" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  11 | price_note = "from £200"
     |              ^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
)");

    const std::size_t findings = site.findings().size();
    std::string before = "uk";
    for (const std::string jurisdiction : {"ie", "au"}) {
        site.edit("site.toml", "jurisdiction = \"" + before + "\"",
                  "jurisdiction = \"" + jurisdiction + "\"");
        before = jurisdiction;
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.findings().size() == findings);
    }
    site.edit("site.toml", "jurisdiction = \"" + before + "\"", "jurisdiction = \"us\"");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("resolve: a picture and its words belong together") {
    SmallSite site;
    site.file("static/anna.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    struct Row {
        std::string fields;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"photo = \"/anna.svg\"\nphoto_alt = \"Anna\"\n", ""},
        {"photo = \"../../static/anna.svg\"\nphoto_alt = \"Anna\"\n", ""},
        {"photo = \"/anna.svg\"\n", R"(content/team/anna-novak.md:6:9: error[picture-without-words]: this picture has no words for those who cannot see it
  6 | photo = "/anna.svg"
    |         ^^^^^^^^^^^
  hint: add photo_alt = "…", saying what it shows
)"},
        {"photo = \"/anna.svg\"\nphoto_alt = \"  \"\n", R"(content/team/anna-novak.md:6:9: error[picture-without-words]: this picture has no words for those who cannot see it
  6 | photo = "/anna.svg"
    |         ^^^^^^^^^^^
  hint: add photo_alt = "…", saying what it shows
)"},
        {"photo_alt = \"Anna\"\n", R"(content/team/anna-novak.md:6:13: error[words-without-picture]: there are words for a photo, but no photo
  6 | photo_alt = "Anna"
    |             ^^^^^^
  hint: add photo = "…", or remove photo_alt
)"},
        {"photo = \"https://example.org/anna.jpg\"\nphoto_alt = \"Anna\"\n", R"(content/team/anna-novak.md:6:9: error[picture-elsewhere]: a picture has to be a file of this site
  6 | photo = "https://example.org/anna.jpg"
    |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"photo = \"../../anna.jpg\"\nphoto_alt = \"Anna\"\n", R"(content/team/anna-novak.md:6:9: error[picture-elsewhere]: "../../anna.jpg" is not inside content/ or static/
  6 | photo = "../../anna.jpg"
    |         ^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"photo = \"../../../../anna.jpg\"\nphoto_alt = \"Anna\"\n", R"(content/team/anna-novak.md:6:9: error[picture-elsewhere]: "../../../../anna.jpg" is not inside content/ or static/
  6 | photo = "../../../../anna.jpg"
    |         ^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
    };
    for (const Row& row : rows) {
        site.person("anna-novak", "Anna Novak", row.fields);
        CHECK((site.build() == BuildResult::published) == row.said.empty());
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: a picture in a text needs words and stands on this site") {
    struct Row {
        std::string text;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"![The room](../static/room.svg)", ""},
        {"![The room](/room.svg)", ""},
        {"![](/room.svg)",
         R"(content/index.md:4:5: error[picture-without-words]: this picture has no words for those who cannot see it
  4 | ![](/room.svg)
    |     ^^^^^^^^^
  hint: say what it shows between the square brackets
)"},
        {"![ ](/room.svg)",
         R"(content/index.md:4:6: error[picture-without-words]: this picture has no words for those who cannot see it
  4 | ![ ](/room.svg)
    |      ^^^^^^^^^
  hint: say what it shows between the square brackets
)"},
        {"![The room](https://example.org/room.jpg)",
         R"(content/index.md:4:13: error[picture-elsewhere]: a picture has to be a file of this site
  4 | ![The room](https://example.org/room.jpg)
    |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"![The room](//example.org/room.jpg)",
         R"(content/index.md:4:13: error[picture-elsewhere]: a picture has to be a file of this site
  4 | ![The room](//example.org/room.jpg)
    |             ^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"![The room](data:image/png;base64,AAAA)",
         R"(content/index.md:4:13: error[picture-elsewhere]: a picture has to be a file of this site
  4 | ![The room](data:image/png;base64,AAAA)
    |             ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"![The room](../../room.jpg)",
         R"(content/index.md:4:13: error[picture-elsewhere]: "../../room.jpg" is not inside content/ or static/
  4 | ![The room](../../room.jpg)
    |             ^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"![The room](../room.jpg)",
         R"(content/index.md:4:13: error[picture-elsewhere]: "../room.jpg" is not inside content/ or static/
  4 | ![The room](../room.jpg)
    |             ^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)"},
        {"![{{clinic.name}}](/room.svg)",
         R"(content/index.md:4:3: error[misplaced-value]: a value cannot stand in a picture's words: "{{clinic.name}}"
  4 | ![{{clinic.name}}](/room.svg)
    |   ^^^^^^^^^^^^^^^
  hint: write the value in the text
)"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.file("static/room.svg",
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
        site.home(row.text);
        CHECK((site.build() == BuildResult::published) == row.said.empty());
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: the clinic's logo is a file of this site") {
    SmallSite site;
    site.setting("logo = \"https://example.org/logo.svg\"\n", "[brand]");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:15:8: error[picture-elsewhere]: "https://example.org/logo.svg" is not inside content/ or static/
  15 | logo = "https://example.org/logo.svg"
     |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture into static/ and write static/ before its name
)");
    site.edit("site.toml", "https://example.org/logo.svg", "logo.svg");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:15:8: error[picture-elsewhere]: "logo.svg" is not inside content/ or static/
  15 | logo = "logo.svg"
     |        ^^^^^^^^^^
  hint: put the picture into static/ and write static/ before its name
)");
}

TEST_CASE("resolve: a block of the page is called by its name") {
    SmallSite site;
    site.treatment("peel", "Peel", {}, "{{> price}}\n\n{{> opening-hours}}\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/index.md:8:1: error[unknown-block]: there is no block "price"
  8 | {{> price}}
    | ^^^^^^^^^^^
  hint: did you mean "prices"?
content/treatments/peel/index.md:10:1: error[unknown-block]: there is no block "opening-hours"
  10 | {{> opening-hours}}
     | ^^^^^^^^^^^^^^^^^^^
  hint: there are: estimator, faq, prices, team, locations, booking, risks, contraindications, alternatives, aftercare and references
)");
}

TEST_CASE("resolve: the menu and the complaints page name what is there") {
    SmallSite site;
    site.setting("complaints = \"pages/complain.md\"\n", "[clinic]");
    site.setting("[[menu]]\nlabel = \"Prices\"\nto = \"/price/\"\n"
                 "[[menu]]\nlabel = \"Face\"\nto = \"areas/fase.md\"\n"
                 "[[menu]]\nlabel = \"Shop\"\nto = \"http://shop.example/\"\n"
                 "[booking]\nlabel = \"Book\"\nurl = \"/book/\"\n",
                 "[brand]");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:6:14: error[broken-link]: there is no file "content/pages/complain.md"
  6 | complaints = "pages/complain.md"
    |              ^^^^^^^^^^^^^^^^^^^
  hint: write an address on this site, a file of content/, or https
site.toml:18:6: error[broken-link]: this site has no address "/price/"
  18 | to = "/price/"
     |      ^^^^^^^^^
  hint: link to the file, or with a short name
site.toml:21:6: error[broken-link]: there is no file "content/areas/fase.md"
  21 | to = "areas/fase.md"
     |      ^^^^^^^^^^^^^^^
  hint: did you mean "areas/face.md"?
site.toml:24:6: error[unsafe-address]: "http://shop.example/" is neither https nor an address on this site
  24 | to = "http://shop.example/"
     |      ^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, an address on this site, or a file of content/
site.toml:27:7: error[broken-link]: this site has no address "/book/"
  27 | url = "/book/"
     |       ^^^^^^^^
  hint: link to the file, or with a short name
)");
}

TEST_CASE("resolve: the menu says how its own addresses are written") {
    SmallSite site;
    site.setting("[[menu]]\nlabel = \"Face\"\nto = \"content/areas/face.md\"\n"
                 "[[menu]]\nlabel = \"Shop\"\nto = \"//shop.example/\"\n"
                 "[[menu]]\nlabel = \"Peel\"\nto = \"treatment:peel\"\n",
                 "[brand]");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:17:6: error[broken-link]: there is no file "content/content/areas/face.md"
  17 | to = "content/areas/face.md"
     |      ^^^^^^^^^^^^^^^^^^^^^^^
  hint: leave out content/: "areas/face.md"
site.toml:20:6: error[unsafe-address]: an address may not begin with //
  20 | to = "//shop.example/"
     |      ^^^^^^^^^^^^^^^^^
  hint: write https://…, an address on this site, or a file of content/
)");
}

TEST_CASE("gather: an article does not expire before its day") {
    SmallSite site;
    site.article("spring", "Spring", "2026-03-01", "expires = 2026-03-01\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/journal/spring.md:5:11: error[expires-before-publish]: it expires on 2026-03-01, not after its date, 2026-03-01
  5 | expires = 2026-03-01
    |           ^^^^^^^^^^
  hint: give a later date for expires
)");
}
