#include <doctest/doctest.h>

#include <string>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

/// A study of 46 people with acne scars on the face, three sessions each.
SmallSite clinic(const std::string& text) {
    SmallSite site;
    site.area("hands", "Hands").area("cheeks", "Cheeks", "parent = \"face\"\n");
    site.concern("acne-scars", "Acne scars");
    site.file("content/references.toml", R"([who-2016]
kind = "rct"
title = "A trial"
year = 2016
studied = { areas = ["face"], concerns = ["acne-scars"], participants = 46, sessions = 3 }
)");
    site.article("a-note", "A note", "2026-05-01", "", text);
    return site;
}

std::string said_of(const std::string& text) {
    SmallSite site = clinic(text);
    site.build();
    return site.said();
}

}  // namespace

TEST_CASE("inspect: a study is cited for what it studied") {
    CHECK(said_of("## The hands\n\nIt works well [@who-2016].\n") ==
          R"(content/journal/a-note.md:8:15: warning[citation-out-of-scope]: this section is about the hands; who-2016 studied the face (content/references.toml:1)
  8 | It works well [@who-2016].
    |               ^^^^^^^^^^^
  hint: cite a study of the hands, or name the face in the sentence
)");
    CHECK(said_of("## Fine lines\n\nIt works well [@who-2016].\n")
              .find("this section is about fine lines; who-2016 studied acne scars") !=
          std::string::npos);
    for (const char* honest : {
             "## The face\n\nIt works well [@who-2016].\n",
             "## The cheeks\n\nIt works well [@who-2016].\n",
             "## The hands\n\nThe only trial was on the face [@who-2016].\n",
             "## What we know\n\nIt works well [@who-2016].\n",
         }) {
        CAPTURE(honest);
        CHECK(said_of(honest) == "");
    }
}

TEST_CASE("inspect: what came of a treatment is not what it was studied for") {
    CHECK(said_of("## The face\n\nFine lines softened [@who-2016].\n")
              .find("this sentence is about fine lines; who-2016 studied acne scars") !=
          std::string::npos);
    for (const char* harm : {"Fine lines appeared afterwards in 13.6% [@who-2016].\n",
                             "Fine lines developed in some people [@who-2016].\n",
                             "The side effects were fine lines and pain [@who-2016].\n"}) {
        CAPTURE(harm);
        CHECK(said_of(std::string("## The face\n\n") + harm) == "");
    }
}

TEST_CASE("inspect: a cited study keeps its numbers") {
    CHECK(said_of("In a trial of 40 people it worked [@who-2016].\n") ==
          R"(content/journal/a-note.md:6:15: warning[citation-number]: the text says 40 people; who-2016 had 46 participants (content/references.toml:1)
  6 | In a trial of 40 people it worked [@who-2016].
    |               ^^^^^^^^^
  hint: write 46, or mend studied.participants
)");
    CHECK(said_of("Everyone was given four monthly sessions [@who-2016].\n")
              .find("the text says four monthly sessions; who-2016 had 3 sessions") !=
          std::string::npos);
    for (const char* right : {
             "In a trial of 46 people everyone had three sessions [@who-2016].\n",
             "Of 46 people, 23 people were given the needles [@who-2016].\n",
             "After two sessions most saw a change [@who-2016].\n",
             "It left no mark in 9 people [@who-2016].\n",
             "A trial of 40 people elsewhere found the same.\n\nIt worked [@who-2016].\n",
         }) {
        CAPTURE(right);
        CHECK(said_of(right) == "");
    }
}

TEST_CASE("inspect: a sentence about what the study left out, or about another treatment") {
    CHECK(said_of("Needles soften fine lines as well as a laser [@who-2016].\n")
              .find("this sentence is about fine lines; who-2016 studied acne scars") !=
          std::string::npos);
    for (const char* honest : {
             "Nobody has tried it on fine lines [@who-2016].\n",
             "It did well for acne scars, less so for fine lines [@who-2016].\n",
         }) {
        CAPTURE(honest);
        CHECK(said_of(honest) == "");
    }
    SmallSite site = clinic("It works [@needles-2016].\n");
    site.treatment("needling", "Needling");
    site.file("content/references.toml", R"([needles-2016]
kind = "rct"
title = "A trial"
year = 2016
studied = { treatments = ["needling"] }
)");
    site.treatment("peel", "Peel", "", "It works [@needles-2016].\n");
    site.build();
    CHECK(site.said().find("this section is about peel; needles-2016 studied needling") !=
          std::string::npos);
}

TEST_CASE("inspect: a whole group's number in other words, and parts of it") {
    for (const char* wrong : {
             "A 64-person trial found them equal [@who-2016].\n",
             "A trial (n = 64) found them equal [@who-2016].\n",
             "A course of four was used [@who-2016].\n",
             "A four-session course was used [@who-2016].\n",
             "It had more than 100 people [@who-2016].\n",
         }) {
        CAPTURE(wrong);
        CHECK(said_of(wrong).find("warning[citation-number]") != std::string::npos);
    }
    for (const char* right : {
             "Each group had 23 people [@who-2016].\n",
             "The laser group had 22 people [@who-2016].\n",
             "The trial lost 4 people along the way [@who-2016].\n",
             "Unlike our own four sessions, the trial gave three [@who-2016].\n",
             "It had fewer than 50 people [@who-2016].\n",
             "About 45 people took part [@who-2016].\n",
         }) {
        CAPTURE(right);
        CHECK(said_of(right) == "");
    }
}

TEST_CASE("inspect: a number that the reference does not hold, and two references of which neither fits") {
    SmallSite site = clinic("In a trial of 40 people it worked [@bare-2011].\n\n"
                            "A study of 12 people found fewer [@who-2016; @other-2011].\n");
    site.file("content/references.toml", site.text("content/references.toml") + R"(
[bare-2011]
kind = "rct"
title = "Another"
year = 2011

[other-2011]
kind = "rct"
title = "A third"
year = 2011
studied = { participants = 352 }
)");
    site.build();
    CHECK(site.said() == R"(content/journal/a-note.md:6:15: warning[citation-number]: the text says 40 people; bare-2011 holds no number of participants (content/references.toml:7)
  6 | In a trial of 40 people it worked [@bare-2011].
    |               ^^^^^^^^^
  hint: write it down as studied.participants, or leave the number out
content/journal/a-note.md:8:12: warning[citation-number]: the text says 12 people; who-2016 had 46 participants (content/references.toml:1)
  8 | A study of 12 people found fewer [@who-2016; @other-2011].
    |            ^^^^^^^^^
  hint: write 46, or mend studied.participants
)");
}

TEST_CASE("inspect: a reference that nothing cites is named") {
    CHECK(said_of("Nothing is cited.\n") ==
          R"(content/references.toml:1:2: warning[uncited-reference]: nothing cites "who-2016"
  1 | [who-2016]
    |  ^^^^^^^^
  hint: cite it with [@who-2016], or remove it
)");
}
