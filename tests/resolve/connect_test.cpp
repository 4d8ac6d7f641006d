// Names in fields, and the same connections seen from the other side.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("resolve: a name that means nothing is said at the name, with the nearest there is") {
    struct Row {
        std::string path;
        std::string bytes;
        std::string said;
    };
    const std::string treatment =
        "+++\ntitle = \"Peel\"\nsummary = \"A peel.\"\nkind = \"peel\"\nareas = [\"face\"]\n"
        "concerns = [\"fine-lines\"]\n";
    const std::vector<Row> rows = {
        {"content/treatments/laser.md",
         "+++\ntitle = \"Laser\"\nsummary = \"A laser.\"\nkind = \"laser\"\n"
         "areas = [\"face\", \"fase\"]\nconcerns = [\"wrinkles\"]\n+++\n",
         R"(content/treatments/laser.md:5:18: error[unknown-reference]: no body area is called "fase"
  5 | areas = ["face", "fase"]
    |                  ^^^^^^
  hint: did you mean "face"?
content/treatments/laser.md:6:13: error[unknown-reference]: no concern is called "wrinkles"
  6 | concerns = ["wrinkles"]
    |             ^^^^^^^^^^
  hint: there are: fine-lines
)"},
        {"content/treatments/laser.md",
         treatment + "performers = [\"ana-novak\"]\nlocations = [\"key\"]\n"
                     "alternatives = [\"peal\", \"Doing nothing\"]\nauthor = \"anna\"\n+++\n",
         R"(content/treatments/laser.md:7:15: error[unknown-reference]: no practitioner is called "ana-novak"
  7 | performers = ["ana-novak"]
    |               ^^^^^^^^^^^
  hint: did you mean "anna-novak"?
content/treatments/laser.md:8:14: error[unknown-reference]: no location is called "key"
  8 | locations = ["key"]
    |              ^^^^^
  hint: there are: quay
content/treatments/laser.md:9:17: error[unknown-reference]: no treatment is called "peal"
  9 | alternatives = ["peal", "Doing nothing"]
    |                 ^^^^^^
  hint: did you mean "peel"?
content/treatments/laser.md:10:10: error[unknown-reference]: no practitioner is called "anna"
  10 | author = "anna"
     |          ^^^^^^
  hint: there are: anna-novak
)"},
        {"content/index.md", "+++\ntitle = \"Home\"\nfeatured = [\"peels\"]\n+++\n", R"(content/index.md:3:13: error[unknown-reference]: no treatment is called "peels"
  3 | featured = ["peels"]
    |             ^^^^^^^
  hint: did you mean "peel"?
)"},
        {"content/areas/nose.md",
         "+++\ntitle = \"Nose\"\nsummary = \"The nose.\"\nparent = \"fac\"\n+++\n", R"(content/areas/nose.md:4:10: error[unknown-reference]: no body area is called "fac"
  4 | parent = "fac"
    |          ^^^^^
  hint: did you mean "face"?
)"},
        {"content/team/ben.md",
         "+++\nname = \"Ben\"\nrole = \"Nurse\"\nregister = \"NMC\"\nregister_number = \"1\"\n"
         "performs = [\"microneedling\"]\nlocations = [\"quai\"]\n+++\n",
         R"(content/team/ben.md:6:13: error[unknown-reference]: no treatment is called "microneedling"
  6 | performs = ["microneedling"]
    |             ^^^^^^^^^^^^^^^
  hint: there are: peel
content/team/ben.md:7:14: error[unknown-reference]: no location is called "quai"
  7 | locations = ["quai"]
    |              ^^^^^^
  hint: did you mean "quay"?
)"},
        {"content/journal/a.md",
         "+++\ntitle = \"A\"\nsummary = \"A.\"\ndate = 2026-01-01\ntreatments = [\"piel\"]\n+++\n",
         R"(content/journal/a.md:5:15: error[unknown-reference]: no treatment is called "piel"
  5 | treatments = ["piel"]
    |               ^^^^^^
  hint: did you mean "peel"?
)"},
        {"content/faq/a.toml",
         "[[question]]\nq = \"A?\"\na = \"B.\"\ntreatments = [\"peels\"]\nareas = [\"neck\"]\n"
         "concerns = [\"fine-line\"]\n",
         R"(content/faq/a.toml:4:15: error[unknown-reference]: no treatment is called "peels"
  4 | treatments = ["peels"]
    |               ^^^^^^^
  hint: did you mean "peel"?
content/faq/a.toml:5:10: error[unknown-reference]: no body area is called "neck"
  5 | areas = ["neck"]
    |          ^^^^^^
  hint: there are: face
content/faq/a.toml:6:13: error[unknown-reference]: no concern is called "fine-line"
  6 | concerns = ["fine-line"]
    |             ^^^^^^^^^^^
  hint: did you mean "fine-lines"?
)"},
        {"content/references.toml",
         "[a-2020]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2020\n"
         "studied = { areas = [\"fase\"] }\n",
         R"(content/references.toml:1:2: warning[uncited-reference]: nothing cites "a-2020"
  1 | [a-2020]
    |  ^^^^^^
  hint: cite it with [@a-2020], or remove it
content/references.toml:5:22: error[unknown-reference]: no body area is called "fase"
  5 | studied = { areas = ["fase"] }
    |                      ^^^^^^
  hint: did you mean "face"?
)"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.file(row.path, row.bytes);
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: areas that are part of each other are said, once a circle") {
    SmallSite site;
    site.area("face", "Face", "parent = \"cheeks\"\n");
    site.area("cheeks", "Cheeks", "parent = \"nose\"\n");
    site.area("nose", "Nose", "parent = \"face\"\n");
    site.area("tip", "Tip", "parent = \"nose\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/areas/cheeks.md:4:10: error[area-circle]: "cheeks" is part of itself, by way of "nose" and "face"
  4 | parent = "nose"
    |          ^^^^^^
  hint: give one of them another parent, or none
)");

    SmallSite own;
    own.area("face", "Face", "parent = \"face\"\n");
    CHECK(own.build() == BuildResult::rejected);
    CHECK(own.said() == R"(content/areas/face.md:4:10: error[area-circle]: "face" is its own parent
  4 | parent = "face"
    |          ^^^^^^
  hint: give it another parent, or none
)");
}

TEST_CASE("resolve: a text for an area that the treatment does not offer is an error") {
    SmallSite site;
    site.area("neck", "Neck");
    site.file("content/treatments/peel/areas/neck.md", "+++\n+++\nOn the neck.\n");
    site.file("content/treatments/peel/areas/fase.md", "+++\n+++\nOn the face.\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/peel/areas/fase.md:1:1: error[area-not-offered]: "fase" is not among the areas of content/treatments/peel/index.md
  1 | +++
    | ^
  hint: did you mean "face"?
content/treatments/peel/areas/neck.md:1:1: error[area-not-offered]: "neck" is not among the areas of content/treatments/peel/index.md
  1 | +++
    | ^
  hint: add it to areas there, or remove this file
)");
}

TEST_CASE("resolve: everything knows who names it") {
    SmallSite site;
    site.area("cheeks", "Cheeks", "parent = \"face\"\n");
    site.treatment("laser", "Laser", "areas = [\"cheeks\"]\n");
    site.treatment("needle", "Needle", "performers = [\"ben\"]\nlocations = [\"mill\"]\n");
    site.person("ben", "Ben Okri", "locations = [\"mill\"]\n");
    site.location("mill", "Mill");
    site.file("content/faq/visits.toml",
              "[[question]]\nq = \"Is it safe?\"\na = \"Yes.\"\ntreatments = [\"laser\"]\n"
              "areas = [\"cheeks\"]\nconcerns = [\"fine-lines\"]\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");

    const auto names = [&](const std::string& page, const std::string& word) {
        const std::string html = site.part(page, "<main", "</main>");
        REQUIRE(html != "(nothing)");
        return html.find(word) != std::string::npos;
    };
    // an area lists its own treatments, then those of its parts; nothing comes from above
    CHECK(names("/areas/face/", "/treatments/peel/"));
    CHECK(names("/areas/face/", "/treatments/laser/"));
    CHECK(names("/areas/cheeks/", "/treatments/laser/"));
    CHECK_FALSE(names("/areas/cheeks/", "/treatments/peel/"));
    CHECK(names("/concerns/fine-lines/", "/treatments/needle/"));
    // a person has what they perform, from either side
    CHECK(names("/team/anna-novak/", "/treatments/peel/"));
    CHECK_FALSE(names("/team/anna-novak/", "/treatments/needle/"));
    CHECK(names("/team/ben/", "/treatments/needle/"));
    CHECK(names("/treatments/peel/", "/team/anna-novak/"));
    CHECK(names("/treatments/needle/", "/team/ben/"));
    // a treatment without places is at every place
    CHECK(names("/locations/mill/", "/treatments/needle/"));
    CHECK(names("/locations/mill/", "/treatments/peel/"));
    CHECK(names("/locations/quay/", "/treatments/peel/"));
    CHECK_FALSE(names("/locations/quay/", "/treatments/needle/"));
    CHECK(names("/locations/mill/", "/team/ben/"));
    // a question stands with all that it is about
    for (const std::string page : {"/treatments/laser/", "/areas/cheeks/", "/concerns/fine-lines/"})
        CHECK(names(page, "Is it safe?"));
    CHECK_FALSE(names("/treatments/peel/", "Is it safe?"));
}

TEST_CASE("resolve: who and where, once written, stand for the default even while hidden") {
    SmallSite site;
    site.person("ben", "Ben Okri", "performs = [\"peel\", \"laser\"]\n");
    site.location("mill", "Mill");
    site.treatment("laser", "Laser", "performers = [\"anna-novak\"]\nlocations = [\"quay\"]\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const auto names = [&](const std::string& page, const std::string& word) {
        return site.part(page, "<main", "</main>").find(word) != std::string::npos;
    };
    // by default everyone who performs it, and everywhere
    CHECK(names("/treatments/peel/", "/team/anna-novak/"));
    CHECK(names("/treatments/peel/", "/team/ben/"));
    CHECK(names("/treatments/peel/", "/locations/mill/"));
    // named, nobody else: from both sides
    CHECK(names("/treatments/laser/", "/team/anna-novak/"));
    CHECK(names("/treatments/laser/face/", "/team/anna-novak/"));
    CHECK_FALSE(names("/treatments/laser/", "/team/ben/"));
    CHECK_FALSE(names("/treatments/laser/face/", "/team/ben/"));
    CHECK(names("/team/anna-novak/", "/treatments/laser/"));
    CHECK_FALSE(names("/team/ben/", "/treatments/laser/"));
    CHECK_FALSE(names("/locations/mill/", "/treatments/laser/"));

    site.edit("content/team/anna-novak.md", "name =", "draft = true\nname =");
    site.edit("content/locations/quay.md", "name =", "expires = 2026-05-01\nname =");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/treatments/laser/index.md:7:15: warning[hidden-reference]: the practitioner "anna-novak" is a draft and left out here
  7 | performers = ["anna-novak"]
    |               ^^^^^^^^^^^^
  hint: remove it here, or publish it
content/treatments/laser/index.md:8:14: warning[hidden-reference]: the location "quay" is expired and left out here
  8 | locations = ["quay"]
    |              ^^^^^^
  hint: remove it here, or publish it
)");
    for (const std::string page : {"/treatments/laser/", "/treatments/laser/face/"}) {
        CHECK_FALSE(names(page, "/team/"));
        CHECK_FALSE(names(page, "/locations/"));
    }
    CHECK_FALSE(names("/team/ben/", "/treatments/laser/"));
    CHECK_FALSE(names("/locations/mill/", "/treatments/laser/"));
    CHECK(names("/treatments/peel/", "/team/ben/"));
    CHECK(names("/treatments/peel/", "/locations/mill/"));
}

TEST_CASE("resolve: a question stands on the page of everything that it names") {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel", "areas = [\"face\", \"neck\"]\n");
    site.treatment("laser", "Laser");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = \"Own?\"\na = \"x\"\ntreatments = [\"peel\"]\n"
              "[[question]]\nq = \"Shared?\"\na = \"x\"\ntreatments = [\"laser\"]\nareas = [\"face\"]\n");
    site.file("content/faq/visits.toml",
              "[[question]]\nq = \"Every face?\"\na = \"x\"\nareas = [\"face\"]\n"
              "[[question]]\nq = \"Lasered face?\"\na = \"x\"\nareas = [\"face\"]\n"
              "treatments = [\"laser\"]\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const auto asked_on = [&](const std::string& page) {
        std::string questions;
        for (const std::string question : {"Own?", "Shared?", "Every face?", "Lasered face?"}) {
            const std::string html = site.part(page, "<main", "</main>");
            const std::size_t first = html.find(question);
            if (first == std::string::npos) continue;
            questions += question + " ";
            CHECK(html.find(question, first + 1) == std::string::npos);
        }
        return questions;
    };
    CHECK(asked_on("/treatments/peel/") == "Own? Shared? ");
    CHECK(asked_on("/treatments/laser/") == "Shared? Lasered face? ");
    CHECK(asked_on("/areas/face/") == "Shared? Every face? Lasered face? ");
    CHECK(asked_on("/treatments/peel/face/") == "Shared? Every face? ");
    CHECK(asked_on("/treatments/laser/face/") == "Shared? Every face? Lasered face? ");
    CHECK(asked_on("/treatments/peel/neck/") == "");
}

TEST_CASE("resolve: two questions do not share an address on /faq/") {
    SmallSite site;
    site.file("content/faq/peel.toml", "[[question]]\nid = \"a\"\nq = \"One?\"\na = \"x\"\n");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nid = \"a\"\nq = \"Two?\"\na = \"x\"\n"
              "[[question]]\nid = \"gel-b\"\nq = \"Three?\"\na = \"x\"\n");
    // Judged as if nothing were hidden, so that a treatment's first day does not stop the build.
    site.treatment("peel-gel", "Gel", "draft = true\n");
    site.file("content/treatments/peel-gel/faq.toml", "[[question]]\nq = \"B?\"\na = \"x\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/faq/peel.toml:2:6: error[duplicate-anchor]: this question and "a" in content/treatments/peel/faq.toml:2 both want the address /faq/#peel-a
  2 | id = "a"
    |      ^^^
  hint: give one of them another id
content/treatments/peel-gel/faq.toml:2:5: error[duplicate-anchor]: this question and "gel-b" in content/treatments/peel/faq.toml:6 both want the address /faq/#peel-gel-b
  2 | q = "B?"
    |     ^^^^
  hint: give one of them another id
)");
}

TEST_CASE("resolve: a citation names a study of references.toml") {
    SmallSite site;
    site.file("content/references.toml",
              "[harris-2015]\nkind = \"trial\"\ntitle = \"A trial\"\nyear = 2015\n\n"
              "[smith-2020]\nkind = \"cohort\"\ntitle = \"A cohort\"\nyear = 2020\n");
    site.home("It works [@harris-2015] and lasts [@harris-2015; @smith-2020].");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/", "<p>It works", ".</p>") == R"(<sup class="citation"><a href="#p-ref-1" aria-label="Reference 1">1</a></sup> and lasts<sup class="citation"><a href="#p-ref-1" aria-label="Reference 1">1</a></sup><sup class="citation"><a href="#p-ref-2" aria-label="Reference 2">2</a></sup>)");

    site.home("It works [@haris-2015] and lasts [@harris-2015; @jones-1999].");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:10: error[unknown-reference]: no reference is called "haris-2015"
  4 | It works [@haris-2015] and lasts [@harris-2015; @jones-1999].
    |          ^^^^^^^^^^^^^
  hint: did you mean "harris-2015"?
content/index.md:4:49: error[unknown-reference]: no reference is called "jones-1999"
  4 | It works [@haris-2015] and lasts [@harris-2015; @jones-1999].
    |                                                 ^^^^^^^^^^^
  hint: add it to content/references.toml
content/references.toml:6:2: warning[uncited-reference]: nothing cites "smith-2020"
  6 | [smith-2020]
    |  ^^^^^^^^^^
  hint: cite it with [@smith-2020], or remove it
)");
}

TEST_CASE("inspect: a study that nothing cites is a warning at its name") {
    SmallSite site;
    site.file("content/references.toml",
              "[harris-2015]\nkind = \"trial\"\ntitle = \"A trial\"\nyear = 2015\n\n"
              "[smith-2020]\nkind = \"cohort\"\ntitle = \"A cohort\"\nyear = 2020\n"
              "studied = { areas = [\"face\"], concerns = [\"fine-lines\"] }\n");
    site.home("It works [@harris-2015].");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/references.toml:6:2: warning[uncited-reference]: nothing cites "smith-2020"
  6 | [smith-2020]
    |  ^^^^^^^^^^
  hint: cite it with [@smith-2020], or remove it
)");

    // The evidence of an estimate is a citation.
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\nevidence = [\"smith-2020\"]\n"
                          "[[rule]]\nsessions = [3, 4]\nwhen = {}\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("inspect: whoever mistypes a study's id has cited it") {
    SmallSite site;
    site.file("content/references.toml",
              "[harris-2015]\nkind = \"trial\"\ntitle = \"A trial\"\nyear = 2015\n");
    site.home("It works [@haris-2015].");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:10: error[unknown-reference]: no reference is called "haris-2015"
  4 | It works [@haris-2015].
    |          ^^^^^^^^^^^^^
  hint: did you mean "harris-2015"?
)");
}

TEST_CASE("resolve: without readable references no citation is called unknown") {
    SmallSite site;
    site.file("content/references.toml", "[harris-2015\nkind = trial\n");
    site.home("It works [@harris-2015].");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/references.toml:1:1: error[toml-syntax]: the bracket is not closed
  1 | [harris-2015
    | ^^^^^^^^^^^^
  hint: write `]` at the end
)");
}
