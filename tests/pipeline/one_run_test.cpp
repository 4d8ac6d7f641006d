// "All mistakes in one run": what is wrong in one place hides nothing that is wrong in another.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

std::string repeated(std::string_view words, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += words;
    return text;
}

/// Line, rule and message of each finding.
std::string findings_of(const SmallSite& site) {
    std::string lines;
    for (const Diagnostic& finding : site.findings())
        lines += std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
                 finding.rule + "\n";
    return lines;
}

std::string found_in(std::string_view text) {
    SmallSite site;
    site.plain_page("about", "About", "", text);
    CHECK(site.build() == BuildResult::rejected);
    return findings_of(site);
}

}  // namespace

TEST_CASE("gather: a paragraph that is too long hides nothing behind it") {
    CHECK(found_in(repeated("word ", 1700) + "\n\n[a](nope.md)\n\n<div>\n\n" +
                   repeated("more ", 1700)) ==
          "4:8193 paragraph-too-long\n6:5 broken-link\n8:1 raw-html\n"
          "10:8193 paragraph-too-long\n");
    CHECK(found_in("- " + repeated("word ", 1700) + "\n- [a](nope.md)\n") ==
          "4:8195 paragraph-too-long\n5:7 broken-link\n");
}

TEST_CASE("gather: the mark below a long paragraph is as long as a few words") {
    SmallSite site;
    site.plain_page("about", "About", "", repeated("word ", 1700));
    site.build();
    CHECK(site.said().find("\n    | " + repeated(" ", 18) + repeated("^", 37) + "\n") !=
          std::string::npos);
}

TEST_CASE("gather: quotes, tables and addresses past their limits hide nothing behind them") {
    CHECK(found_in(repeated(">", 17) + " x\n\nok\n\n" + repeated("- ", 17) +
                   "x\n\n[a](nope.md) {{zz}}\n") ==
          "4:17 nesting-too-deep\n8:33 nesting-too-deep\n10:5 broken-link\n10:14 unknown-value\n");
    CHECK(found_in(repeated("|a", 33) + "|\n" + repeated("|-", 33) +
                   "|\n\n[a]: https://x.example/" + repeated("y", 1100) +
                   "\n\n[a](nope.md)\n\n<div>\n") ==
          "5:1 table-too-wide\n7:1030 definition-too-long\n9:5 broken-link\n11:1 raw-html\n");
}

TEST_CASE("gather: a forbidden character hides nothing but itself") {
    CHECK(found_in(std::string("a\0 b\n\n[a](nope.md)\n\n<div>\n", 26)) ==
          "4:2 nul-character\n6:5 broken-link\n8:1 raw-html\n");
    CHECK(found_in("caf\xE9 [a](nope.md)\n") == "4:4 not-utf-8\n4:10 broken-link\n");
}

TEST_CASE("gather: of what was left out nothing is missed") {
    SmallSite site;
    site.plain_page("about", "About", "",
                    "## Ours " + repeated("a", 8300) + "\n\n" + repeated("word ", 1700) +
                        "[^1]\n\n[^1]: A note.\n\n[here](#ours) [^2]\n");
    site.home("[there](pages/about.md#gone)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(findings_of(site) == "4:8196 paragraph-too-long\n6:8193 paragraph-too-long\n");
}

TEST_CASE("gather: a text past its limit is judged up to there") {
    const std::string found =
        found_in("[a](nope.md)\n\n" + repeated("A line.\n\n", 15000) + "<div>\n");
    CHECK(found.starts_with("4:5 broken-link\n"));
    CHECK(found.ends_with(" text-too-long\n"));
}

TEST_CASE("gather: a place in an answer with escapes is exact") {
    SmallSite site;
    site.file("content/faq/visits.toml",
              "[[question]]\n"
              "q = \"Where?\"\n"
              "a = \"D\\u00e9j\\u00E0 \\\"vu\\\".\\n\\nSee [x](nope.md) and {{zz}}.\"\n"
              "[[question]]\n"
              "q = \"When?\"\n"
              "a = \"\"\"\nHe said \\\"x\\\" \\\n    once.\n\n[y](nope.md)\n\"\"\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() ==
          R"(content/faq/visits.toml:3:40: error[broken-link]: there is no file "nope.md"
  3 | a = "D\u00e9j\u00E0 \"vu\".\n\nSee [x](nope.md) and {{zz}}."
    |                                        ^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/faq/visits.toml:3:53: error[unknown-value]: there is no value "zz"
  3 | a = "D\u00e9j\u00E0 \"vu\".\n\nSee [x](nope.md) and {{zz}}."
    |                                                     ^^^^^^
  hint: values begin with clinic, treatment, sessions, weeks, cost, or a treatment's id
content/faq/visits.toml:10:5: error[broken-link]: there is no file "nope.md"
  10 | [y](nope.md)
     |     ^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)");
}

TEST_CASE("gather: questions in any letters have ids of their own, by what they say") {
    SmallSite site;
    const std::string cyrillic = "[[question]]\nq = \"Больно ли это?\"\na = \"x\"\n";
    const std::string other = "[[question]]\nq = \"Сколько стоит?\"\na = \"y\"\n";
    site.file("content/faq/visits.toml", cyrillic + other);
    CHECK(site.build() == BuildResult::published);
    const std::string page = site.page("/faq/");
    const std::size_t at = page.find("id=\"visits-question-");
    REQUIRE(at != std::string::npos);
    const std::string first = page.substr(at, page.find('"', at + 4) + 1 - at);
    CHECK(first.size() == std::string("id=\"visits-question-12345678\"").size());

    // Neither depends on where it stands.
    site.file("content/faq/visits.toml", other + cyrillic);
    CHECK(site.build() == BuildResult::published);
    CHECK(site.page("/faq/").find(first) != std::string::npos);
}

TEST_CASE("gather: two questions that begin with the same 64 letters differ") {
    SmallSite site;
    const std::string begins = repeated("does it hurt ", 6);
    site.file("content/faq/visits.toml", "[[question]]\nq = \"" + begins + "?\"\na = \"x\"\n" +
                                             "[[question]]\nq = \"" + begins +
                                             " or not?\"\na = \"y\"\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("publish: what is in the way is said beside what is wrong with the site") {
    SmallSite site;
    CHECK(site.build() == BuildResult::published);
    site.file("public/journal/sun/index.html", "somebody's");
    site.article("sun", "Sun", "2026-05-01", "", "[a](nope.md)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() ==
          R"(content/journal/sun.md:6:5: error[broken-link]: there is no file "nope.md"
  6 | [a](nope.md)
    |     ^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
public/journal/sun/index.html: error[foreign-file]: a file that praxis did not write stands where it is to write one
  hint: move it away, or rename what makes the address; praxis never touches what it did not write
)");
    CHECK(site.disk.written().empty());
}

TEST_CASE("render: a section that is not closed hides no unknown word") {
    SmallSite site;
    site.setting("theme = \"bare\"");
    site.file("themes/bare/theme.toml", "name = \"bare\"\nextends = \"calm\"\n");
    site.file("themes/bare/layouts/page.mustache",
              "{{title}}\n{{#site}}\n{{{content}}}\n{{> nothing}}{{zzz}}\n{{#x");
    site.plain_page("about", "About");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(
        site.said() ==
        R"(themes/bare/layouts/page.mustache:1:3: error[unknown-word]: "title" is not a word that a template knows (in the layout "page", which makes /about/)
  1 | {{title}}
    |   ^^^^^
  hint: did you mean "page.title"?
themes/bare/layouts/page.mustache:4:5: error[unknown-partial]: the theme has no partial "nothing"
  4 | {{> nothing}}{{zzz}}
    |     ^^^^^^^
themes/bare/layouts/page.mustache:4:16: error[unknown-word]: "zzz" is not a word that a template knows (in the layout "page", which makes /about/)
  4 | {{> nothing}}{{zzz}}
    |                ^^^
themes/bare/layouts/page.mustache:5:1: error[template-unclosed-tag]: this tag is not closed
  5 | {{#x
    | ^^
  hint: write "}}" after its name
)");
}

TEST_CASE("gather: a mistake in a field of an estimate hides no mistake in its meaning") {
    SmallSite site;
    site.estimate("peel",
                  "mode = \"range\"\nfoo = 1\n"
                  "[[factor]]\nid = \"area\"\noptions = [ { id = \"face\" }, { id = \"face\" } ]\n"
                  "[[rule]]\nwhen = { are = \"face\" }\nsessions = [5, 3]\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(
        site.said() ==
        R"(content/treatments/peel/estimate.toml:2:1: error[unknown-key]: an estimate has no field "foo"
  2 | foo = 1
    | ^^^
  hint: there are: mode, clamp, interval, maintenance, error, basis, evidence, otherwise, factor, rule, exclude and curve
content/treatments/peel/estimate.toml:5:37: error[estimate-duplicate-option]: the factor "area" has two options called "face"
  5 | options = [ { id = "face" }, { id = "face" } ]
    |                                     ^^^^^^
  hint: give one of them another id
content/treatments/peel/estimate.toml:7:10: error[estimate-unknown-factor]: no factor is called "are"
  7 | when = { are = "face" }
    |          ^^^
  hint: did you mean "area"?
content/treatments/peel/estimate.toml:8:12: error[range-backwards]: "sessions" goes from 5 down to 3
  8 | sessions = [5, 3]
    |            ^^^^^^
  hint: write sessions = [3, 5]
)");
}

TEST_CASE("gather: what only follows from a field of an estimate that is wrong is not said") {
    SmallSite site;
    site.estimate("peel",
                  "mode = \"range\"\n"
                  "[[factor]]\nid = \"area\"\noptoins = [ { id = \"face\" } ]\n"
                  "[[rule]]\nwhen = { area = \"face\" }\nsessions = [3, 5]\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(
        site.said() ==
        R"(content/treatments/peel/estimate.toml:4:1: error[unknown-key]: a factor has no field "optoins"
  4 | optoins = [ { id = "face" } ]
    | ^^^^^^^
  hint: did you mean "options"?
)");

    site.estimate("peel",
                  "mode = \"range\"\n[[factor]]\nid = \"area\"\n"
                  "[[rule]]\nwhen = { area = \"face\" }\nsessions = [3, 5]\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said().find("estimate-unknown-option") == std::string::npos);
    CHECK(site.said().find("estimate-no-options") == std::string::npos);
    CHECK(
        site.said().find("\n  hint: write options = [{ id = \"…\" }] (the answers there are)\n") !=
        std::string::npos);
}

TEST_CASE("resolve: a hint tells what can be done where the text stands") {
    SmallSite site;
    const std::string article = site.text("content/treatments/peel/index.md");
    site.remove("content/treatments/peel/index.md");
    site.file("content/treatments/peel.md", article + "\n{{sessions}}\n");
    site.build();
    CHECK(
        site.said().find("hint: move content/treatments/peel.md to "
                         "content/treatments/peel/index.md, and write estimate.toml beside it\n") !=
        std::string::npos);

    SmallSite alone;
    alone.area("face", "Face", "draft = true\n");
    CHECK(alone.build() == BuildResult::published);
    CHECK(alone.said().find("hint: publish it, or name another beside it: one has to be there\n") !=
          std::string::npos);

    SmallSite polish;
    polish.edit("site.toml", "\"en-GB\"", "\"pl\"");
    CHECK(polish.build() == BuildResult::published);
    CHECK(polish.said().find("hint: English stands there, marked as English; add them to a theme "
                             "of your own that extends \"calm\", in \"i18n/pl.toml\"\n") !=
          std::string::npos);

    SmallSite quiet;
    quiet.treatment("peel", "Peel", "prescription = true\n", "{{cost}}");
    CHECK(quiet.build() == BuildResult::rejected);
    CHECK(quiet.said().find("error[unknown-value]: the cost of \"peel\" may not be shown\n") !=
          std::string::npos);
    CHECK(quiet.said().find("hint: remove it: its medicine is prescription-only\n") !=
          std::string::npos);
}

TEST_CASE("markup: a hint fits what stands there") {
    SmallSite site;
    site.edit("content/areas/face.md", "title = \"Face\"\n",
              "title = \"Face\"; region = \"face\"\n");
    site.edit("site.toml", "https://small.example/", "https://small.example/a b/");
    CHECK(site.build() != BuildResult::published);
    CHECK(site.said().find("another field begins on the same line\n") != std::string::npos);
    CHECK(site.said().find("\n  hint: begin a new line in place of `;`\n") != std::string::npos);
    CHECK(site.said().find("\n  hint: write it without blanks\n") != std::string::npos);

    SmallSite short_names;
    short_names.home("Call {{phone}}.");
    CHECK(short_names.build() == BuildResult::rejected);
    CHECK(short_names.said() ==
          R"(content/index.md:4:6: error[unknown-value]: there is no value "phone"
  4 | Call {{phone}}.
    |      ^^^^^^^^^
  hint: did you mean "clinic.phone"?
)");
}

TEST_CASE("configure: a severity is off, info, warn or error, and a language is a tag") {
    SmallSite site;
    site.setting("heading-level-one = \"warning\"", "[checks]");
    site.edit("site.toml", "\"en-GB\"", "\"xx-yy-zz\"");
    CHECK(site.build() != BuildResult::published);
    CHECK(site.said().find("error[unknown-choice]: there is no severity \"warning\"\n") !=
          std::string::npos);
    CHECK(site.said().find("\n  hint: write \"warn\"\n") != std::string::npos);
    CHECK(site.said().find("error[malformed-language]: \"xx-yy-zz\" is not a language tag\n") !=
          std::string::npos);
}
