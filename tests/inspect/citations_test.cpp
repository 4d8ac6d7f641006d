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

TEST_CASE("inspect: a reference that nothing cites is named") {
    CHECK(said_of("Nothing is cited.\n") ==
          R"(content/references.toml:1:2: warning[uncited-reference]: nothing cites "who-2016"
  1 | [who-2016]
    |  ^^^^^^^^
  hint: cite it with [@who-2016], or remove it
)");
}
