// What is said about the fields of a file taken together: dates, registers, questions, references.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

namespace {

std::string about_page(std::string_view fields) {
    SmallSite site;
    site.plain_page("about", "About us", fields);
    return said_about(site);
}

std::string about_person_in(const std::string& jurisdiction, std::string_view fields) {
    SmallSite site;
    site.edit("site.toml", "jurisdiction = \"uk\"", "jurisdiction = \"" + jurisdiction + "\"");
    site.file("content/team/anna-novak.md",
              "+++\nname = \"Anna Novak\"\nrole = \"Nurse\"\nperforms = [\"peel\"]\n" +
                  std::string(fields) + "+++\n");
    return said_about(site);
}

}  // namespace

TEST_CASE("gather: an entry that expires before it is published would never be seen") {
    check_all(about_page, {
        {"publish = 2026-05-01\nexpires = 2026-05-01\n", R"(
content/pages/about.md:4:11: error[expires-before-publish]: it expires on 2026-05-01, not after it is published on 2026-05-01
  4 | expires = 2026-05-01
    |           ^^^^^^^^^^
  hint: give a later date for expires
)"},
        {"expires = \"2026-04-30\"\npublish = \"2026-05-01\"\n", R"(
content/pages/about.md:3:11: error[expires-before-publish]: it expires on 2026-04-30, not after it is published on 2026-05-01
  3 | expires = "2026-04-30"
    |           ^^^^^^^^^^^^
  hint: give a later date for expires
)"},
    });
    CHECK(about_page("publish = 2026-05-01\nexpires = 2027-05-02\n") == "\n");
}

TEST_CASE("gather: a practitioner is on a register where the jurisdiction has one") {
    for (const std::string jurisdiction : {"uk", "ie", "au"}) {
        CHECK(about_person_in(jurisdiction, "register = \"NMC\"\nregister_number = 98\n") == "\n");
        CHECK(about_person_in(jurisdiction, "register_number = \"98\"\n") != "\n");
    }
    for (const std::string jurisdiction : {"us", "de", "eu", "other"})
        CHECK(about_person_in(jurisdiction, "") == "\n");
    CHECK(about_person_in("uk", "register = \"\"\n") == R"(
content/team/anna-novak.md:1:1: error[missing-registration]: "register_number" is missing; in the United Kingdom a practitioner is on a register
  1 | +++
    | ^
  hint: write register_number = "…"
content/team/anna-novak.md:5:1: error[missing-registration]: "register" is empty; in the United Kingdom a practitioner is on a register
  5 | register = ""
    | ^^^^^^^^
  hint: write register = "…"
)");
    CHECK(about_person_in("ie", "register = \"NMBI\"\n") == R"(
content/team/anna-novak.md:1:1: error[missing-registration]: "register_number" is missing; in Ireland a practitioner is on a register
  1 | +++
    | ^
  hint: write register_number = "…"
)");
    CHECK(about_person_in("au", "register_number = \"98\"\n") == R"(
content/team/anna-novak.md:1:1: error[missing-registration]: "register" is missing; in Australia a practitioner is on a register
  1 | +++
    | ^
  hint: write register = "…"
)");
}

TEST_CASE("gather: two questions of a file have two ids, given or made from the words") {
    check_all(about_questions, {
        {"[[question]]\nq = \"Does it hurt?\"\na = \"A little.\"\n\n"
         "[[question]]\nq = \"Does it hurt?\"\na = \"No.\"\n", R"(
content/faq/general.toml:6:5: error[duplicate-id]: another question here has the id "does-it-hurt"
  6 | q = "Does it hurt?"
    |     ^^^^^^^^^^^^^^^
  hint: give it an id of its own
)"},
        {"[[question]]\nid = \"pain\"\nq = \"Does it hurt?\"\na = \"A little.\"\n\n"
         "[[question]]\nq = \"How long does it hurt?\"\nid = \"pain\"\na = \"A day.\"\n", R"(
content/faq/general.toml:8:6: error[duplicate-id]: another question here has the id "pain"
  8 | id = "pain"
    |      ^^^^^^
  hint: give it an id of its own
)"},
        {"[[question]]\nid = \"how-long\"\nq = \"Does it hurt?\"\na = \"A little.\"\n\n"
         "[[question]]\nq = \"How long?\"\na = \"A day.\"\n", R"(
content/faq/general.toml:7:5: error[duplicate-id]: another question here has the id "how-long"
  7 | q = "How long?"
    |     ^^^^^^^^^^^
  hint: give it an id of its own
)"},
    });
}

TEST_CASE("gather: a question's id is made from its words, at most 64 characters of them") {
    SmallSite site;
    site.file("content/faq/before-you-come.toml",
              "[[question]]\nq = \"Does it hurt, and (if so) where?\"\na = \"A little.\"\n"
              "[[question]]\nq = \"Was heißt „Täglich“?\"\na = \"Every day.\"\n"
              "[[question]]\nq = \"???\"\na = \"!\"\n"
              "[[question]]\nq = \"Is it true that a peel that is done in winter lasts longer than one "
              "in summer?\"\na = \"No.\"\n");
    CHECK(said_about(site) == "\n");
    for (const char* id :
         {"does-it-hurt-and-if-so-where", "was-heisst-taglich", "question-d6a951a2",
          "is-it-true-that-a-peel-that-is-done-in-winter-lasts-96b6ee1b"})
        CHECK(site.page("/faq/").find("id=\"before-you-come-" + std::string(id) + "\"") !=
              std::string::npos);
}

TEST_CASE("gather: a mistake in an answer has its place in the file") {
    check_all(
        about_questions,
        {
            {"[[question]]\nq = \"Does it hurt?\"\na = \"A <b>little</b>.\"\n", R"(
content/faq/general.toml:3:8: error[raw-html]: HTML is not shown here: "<b>"
  3 | a = "A <b>little</b>."
    |        ^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
            {"[[question]]\nq = \"Does it hurt?\"\na = \"\"\"\nA little.\n\nSee "
             "[this](gone.md).\n\"\"\"\n",
             R"(
content/faq/general.toml:6:12: error[broken-link]: there is no file "gone.md"
  6 | See [this](gone.md).
    |            ^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
            {"[[question]]\nq = \"Does it hurt?\"\na = \"A \\\"little\\\" <b>bit</b>.\"\n", R"(
content/faq/general.toml:3:19: error[raw-html]: HTML is not shown here: "<b>"
  3 | a = "A \"little\" <b>bit</b>."
    |                   ^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        });
}

TEST_CASE("gather: the same reference twice is an error of its file, and no citation is blamed") {
    SmallSite site;
    site.home("So it is said [@harris].");
    site.file("content/references.toml",
              "[harris]\nkind = \"rct\"\ntitle = \"A\"\nyear = 2015\n\n"
              "[harris]\nkind = \"rct\"\ntitle = \"B\"\nyear = 2016\n");
    CHECK(said_about(site) == R"(
content/references.toml:6:1: error[toml-syntax]: "[harris]" is given twice, first in line 1
  6 | [harris]
    | ^^^^^^^^
  hint: give one another name, or put both below one [harris]
)");
}

TEST_CASE("gather: a data file may have 1 MiB") {
    SmallSite site;
    const std::string questions = "[[question]]\nq = \"Does it hurt?\"\na = \"A little.\"\n";
    site.file("content/faq/general.toml",
              questions + "#" + std::string(1024 * 1024 - questions.size() - 1, '-'));
    CHECK(said_about(site) == "\n");
    site.file("content/faq/general.toml",
              questions + "#\n" + std::string(1024 * 1024 - questions.size(), '#'));
    CHECK(said_about(site) == R"(
content/faq/general.toml:5:1048526: error[file-too-large]: this file passes 1 MiB here
  5 | …########################################################################
    |                                                                        ^
  hint: split it
)");
    site.remove("content/faq/general.toml");
    site.file("content/references.toml", "#\n" + std::string(1024 * 1024, '#'));
    site.home("So it is said [@harris].");
    CHECK(said_about(site) == R"(
content/references.toml:2:1048575: error[file-too-large]: this file passes 1 MiB here
  2 | …########################################################################
    |                                                                        ^
  hint: split it
)");
}

TEST_CASE("gather: bytes that are no text are said at their place, and nothing else of that file") {
    SmallSite site;
    site.file("content/areas/neck.md", "+++\ntitle = \"N\xE4" "cken\"\n+++\n");
    site.file("content/faq/general.toml", std::string("title = \"A\0B\"\n", 14));
    site.file("content/areas/legs.md", "+++\ntitle = \"Le\x01gs\"\n+++\n");
    site.file("content/areas/arms.md", "+++\ntitle = \"\xE2\x80\xAE" "Arms\"\n+++\n");
    site.area("jaw", "Jaw", "synonyms = [\"\\u2067 jaws\"]\n");
    site.file("content/areas/chin.md", "+++\ntitle = \"\xE2\x81\xA6" "Chin\"\n+++\n");
    CHECK(said_about(site) == R"(
content/areas/arms.md:2:10: error[direction-override]: a character here turns the direction of the text around: "\u{202e}"
  2 | title = "\u{202e}Arms"
    |          ^^^^^^^^
  hint: delete it; right-to-left words need no such character
content/areas/chin.md:2:10: error[unclosed-isolate]: a direction isolate is not closed in its paragraph: "\u{2066}"
  2 | title = "\u{2066}Chin"
    |          ^^^^^^^^
  hint: delete it, or close it with U+2069
content/areas/jaw.md:4:13: error[unclosed-isolate]: a direction isolate is not closed in this text
  4 | synonyms = ["\u2067 jaws"]
    |             ^^^^^^^^^^^^^
  hint: delete it, or close it with U+2069
content/areas/legs.md:2:12: error[control-character]: there is a control character here: "\u{1}"
  2 | title = "Le\u{1}gs"
    |            ^^^^^
  hint: delete it; it is not visible in most editors
content/areas/neck.md:2:11: error[not-utf-8]: this is not UTF-8: the byte "\xe4"
  2 | title = "N\xe4cken"
    |           ^^^^
  hint: the file looks like Windows-1252 or Latin-1; save the file as UTF-8 (in your editor: Save as, Encoding)
content/faq/general.toml:1:11: error[nul-character]: there is a NUL character here
  1 | title = "A\u{0}B"
    |           ^^^^^
  hint: delete it; it is not visible in most editors
)");
}

TEST_CASE("gather: a file that cannot be read is still what others name") {
    SmallSite site;
    site.file("content/areas/face.md", std::string("+++\ntitle = \"Face\0\"\n+++\n", 24));
    site.disk.add_unreadable("/site/content/concerns/fine-lines.md");
    site.file("content/treatments/peel/estimate.toml", "mode = range\n");
    site.home("See [the face](areas/face.md). It takes {{peel.sessions}}.");
    CHECK(said_about(site) == R"(
content/areas/face.md:2:14: error[nul-character]: there is a NUL character here
  2 | title = "Face\u{0}"
    |              ^^^^^
  hint: delete it; it is not visible in most editors
content/concerns/fine-lines.md: error[machine]: cannot be read: this user has no permission
content/treatments/peel/estimate.toml:1:8: error[toml-syntax]: a text needs quotes
  1 | mode = range
    |        ^^^^^
  hint: write mode = "range"
)");
}

}  // namespace praxis
