// What is said about a text, as people read it: HTML and comments, tables, cards, footnotes, tags.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/markup/markdown_support.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

struct Row {
    std::string text;  // of the home page; its first line is the fourth of the file
    std::string said;
};

void check(const std::vector<Row>& rows, const std::string& settings = {}) {
    for (const Row& row : rows) {
        SmallSite site;
        site.file("content/references.toml",
                  "[harris-2015]\nkind = \"trial\"\ntitle = \"A trial\"\nyear = 2015\n");
        site.plain_page("evidence", "Evidence", {}, "[@harris-2015]");
        if (!settings.empty()) site.setting(settings, "[build]");
        site.home(row.text);
        site.build();
        CHECK(site.said() == row.said);
    }
}

}  // namespace

TEST_CASE("markup: HTML in a text is said at its first tag") {
    check({
        {"Call <b>us</b> first.", R"(content/index.md:4:6: error[raw-html]: HTML is not shown here: "<b>"
  4 | Call <b>us</b> first.
    |      ^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"<div class=\"x\">\n<p>Hello</p>\n</div>", R"(content/index.md:4:1: error[raw-html]: HTML is not shown here: "<div class="x">"
  4 | <div class="x">
    | ^^^^^^^^^^^^^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"<script>alert(1)</script>", R"(content/index.md:4:1: error[raw-html]: HTML is not shown here: "<script>"
  4 | <script>alert(1)</script>
    | ^^^^^^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"A <br clear=\"all\"> B", R"(content/index.md:4:3: error[raw-html]: HTML is not shown here: "<br clear="all">"
  4 | A <br clear="all"> B
    |   ^^^^^^^^^^^^^^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"See <a href=\"/prices/\">prices</a>", R"(content/index.md:4:5: error[raw-html]: HTML is not shown here: "<a href="/prices/">"
  4 | See <a href="/prices/">prices</a>
    |     ^^^^^^^^^^^^^^^^^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"> - <em>x</em>", R"(content/index.md:4:5: error[raw-html]: HTML is not shown here: "<em>"
  4 | > - <em>x</em>
    |     ^^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
)"},
        {"H<sub>2</sub>O<br>and m<sup>2</sup>", ""},
        {"`<b>` and \\<b>", ""},
        {"<br> after\nmore", ""},
    });
}

TEST_CASE("markup: HTML that was asked for is no mistake") {
    check({{"Call <b>us</b> first.", R"(content/index.md:4:6: info[raw-html-kept]: this text has HTML, which is published as it is: "<b>"
  4 | Call <b>us</b> first.
    |      ^^^
  hint: raw_html = "error" in site.toml allows none
)"}, {"A<br>B", ""}, {"A <!-- note --> B", R"(content/index.md:4:3: warning[html-comment]: this comment is left out of the page
  4 | A <!-- note --> B
    |   ^^^^^^^^^^^^^
)"}}, "raw_html = \"keep\"");
}

TEST_CASE("markup: no comment reaches the page, whatever HTML does") {
    const auto html = [](const std::string& text, RawHtml raw_html) {
        return shown(parsed(text, raw_html).text);
    };
    for (const RawHtml raw_html : {RawHtml::error, RawHtml::keep}) {
        CHECK(html("a <!-- b --> c", raw_html) == "<p>a  c</p>\n");
        CHECK(html("<!-- b --><br>", raw_html) == "<br>\n");
        CHECK(html("<!-- b\n\nc -->\n\nd", raw_html) == "<p>d</p>\n");
    }
    CHECK(html("<div><!-- b\nc --><p>d</p></div>", RawHtml::keep) == "<div><p>d</p></div>\n");
    CHECK(html("<script>\n<!-- b -->\n</script>", RawHtml::keep) == "<script>\n<!-- b -->\n</script>\n");
}

TEST_CASE("markup: a comment is left out with a warning, and what it would swallow is an error") {
    check({
        {"A <!-- ask Anna --> B", R"(content/index.md:4:3: warning[html-comment]: this comment is left out of the page
  4 | A <!-- ask Anna --> B
    |   ^^^^^^^^^^^^^^^^^
)"},
        {"<!-- ask\nAnna -->\n\nB", R"(content/index.md:4:1: warning[html-comment]: this comment is left out of the page
  4 | <!-- ask
    | ^^^^^^^^
)"},
        {"<!-- ask Anna --> Do not shave.", R"(content/index.md:4:1: warning[html-comment]: this comment is left out of the page
  4 | <!-- ask Anna --> Do not shave.
    | ^^^^^^^^^^^^^^^^^
content/index.md:4:19: error[text-in-html]: this text is lost, since the line before it or its beginning is HTML
  4 | <!-- ask Anna --> Do not shave.
    |                   ^^^^^^^^^^^^^
  hint: put an empty line between a comment or <br> and the text
)"},
        {"<!-- ask Anna\n\nAll that follows.", R"(content/index.md:4:1: error[unclosed-comment]: this comment is not closed
  4 | <!-- ask Anna
    | ^^^^
  hint: close it with -->; until then all that follows is left out
)"},
        {"Ask <!-- Anna", R"(content/index.md:4:5: error[unclosed-comment]: this comment is not closed
  4 | Ask <!-- Anna
    |     ^^^^
  hint: close it with -->, or write \<!-- to show the signs
)"},
        {"Ask <!--> Anna --> B", R"(content/index.md:4:5: error[malformed-comment]: this is shown on the page, not a comment
  4 | Ask <!--> Anna --> B
    |     ^^^^
  hint: a comment holds no -- inside, and does not begin with > or ->
)"},
        {"`<!-- code -->`", ""},
    });
}

TEST_CASE("markup: a comment that allows something says what and why") {
    check({
        {"<!-- praxis allow claim-absolute: quoted from the label -->\nIt works.", ""},
        {"It works. <!-- praxis allow claim-absolute: quoted from the label -->", R"(content/index.md:4:11: warning[misplaced-allow]: this comment does not excuse its own line
  4 | It works. <!-- praxis allow claim-absolute: quoted from the label -->
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write it on a line of its own, before what it excuses
)"},
        {"<!-- praxis allow claim-absolute -->\n\nIt works.", R"(content/index.md:4:1: warning[malformed-allow]: this comment allows nothing
  4 | <!-- praxis allow claim-absolute -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write <!-- praxis allow rule-id: reason --> on the line before
)"},
        {"<!-- praxis allow: because -->\n\nIt works.", R"(content/index.md:4:1: warning[malformed-allow]: this comment allows nothing
  4 | <!-- praxis allow: because -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write <!-- praxis allow rule-id: reason --> on the line before
)"},
        {"<!-- praxis: allow all -->\n\nIt works.", R"(content/index.md:4:1: warning[malformed-allow]: this comment allows nothing
  4 | <!-- praxis: allow all -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write <!-- praxis allow rule-id: reason --> on the line before
)"},
        {"<!-- praxis allow Claim Absolute: because -->\n\nIt works.", R"(content/index.md:4:1: warning[malformed-allow]: this comment allows nothing
  4 | <!-- praxis allow Claim Absolute: because -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write <!-- praxis allow rule-id: reason --> on the line before
)"},
    });
}

TEST_CASE("markup: a table's rows are as long as its header") {
    check({
        {"| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |", R"(content/index.md:6:1: error[table-cells]: this row has 1 cell, the table's header has 2
  6 | | 1 |
    | ^^^^^
  hint: an empty cell is written | |
content/index.md:7:1: error[table-cells]: this row has 3 cells, the table's header has 2
  7 | | 1 | 2 | 3 |
    | ^^^^^^^^^^^^^
  hint: a | inside a cell is written \|
)"},
        {"| a | b |\n|---|---|\n| 1 | 2 |\nText after.", R"(content/index.md:7:1: error[table-cells]: this row has 1 cell, the table's header has 2
  7 | Text after.
    | ^^^^^^^^^^^
  hint: put an empty line between the table and the text
)"},
        {"> | a | b |\n> |---|---|\n> | 1 |", R"(content/index.md:6:3: error[table-cells]: this row has 1 cell, the table's header has 2
  6 | > | 1 |
    |   ^^^^^
  hint: an empty cell is written | |
)"},
        {"| a | b |\n|---|---|\n| 1 \\| 2 | |", ""},
    });
}

TEST_CASE("markup: a care card is one of five kinds, alone on its line, with a text") {
    check({
        {"> [!WARN]\n> Call us.", R"(content/index.md:4:3: warning[unknown-care-card]: "[!WARN]" is no kind of care card
  4 | > [!WARN]
    |   ^^^^^^^
  hint: did you mean "WARNING"?
)"},
        {"> [!ACHTUNG]\n> Call us.", R"(content/index.md:4:3: warning[unknown-care-card]: "[!ACHTUNG]" is no kind of care card
  4 | > [!ACHTUNG]
    |   ^^^^^^^^^^
  hint: write one of [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]
)"},
        {"> [!WARNING] Call us.", R"(content/index.md:4:3: warning[care-card-line]: "[!WARNING]" does not stand alone on the quote's first line
  4 | > [!WARNING] Call us.
    |   ^^^^^^^^^^
  hint: begin the text on the next line, with > before it
)"},
        {"> [!WARNING]", R"(content/index.md:4:3: warning[empty-care-card]: this care card has no text
  4 | > [!WARNING]
    |   ^^^^^^^^^^
  hint: write its text on the next line, with > before it
)"},
        {"> [!warning]\n> Call us.", ""},
        {"> \\[!WARN]\n> Call us.", ""},
        {"> [!not a card]\n> Call us.", ""},
    });
}

TEST_CASE("markup: a footnote has one note, and a note somebody who refers to it") {
    check({
        {"It helps.[^1]\n\n[^1]: A small trial.", ""},
        {"It helps.\n\n[^1]: A small trial.", R"(content/index.md:6:1: error[unused-footnote]: nothing refers to the footnote "1", so it is not shown
  6 | [^1]: A small trial.
    | ^^^^
  hint: write [^1] in the text, or delete it
)"},
        {"It helps.[^1]\n\n[^1]: A small trial.\n\n[^1]: Another.", R"(content/index.md:8:1: error[duplicate-footnote]: there are two footnotes "1"; this one is not shown
  8 | [^1]: Another.
    | ^^^^
  hint: give it another name
)"},
        {"It helps.[^2]", R"(content/index.md:4:10: warning[unknown-footnote]: there is no footnote "[^2]"
  4 | It helps.[^2]
    |          ^^^^
  hint: write it on a line of its own: [^2]: …
)"},
        {"See [&#94;2] and [^1].\n\n[^1]: A.", R"(content/index.md:4:6: error[footnote-mark]: "&#94;" cannot stand for ^ after a bracket in a text with footnotes
  4 | See [&#94;2] and [^1].
    |      ^^^^^
  hint: write [^ for a footnote, or \[^ for the signs themselves
)"},
    });
}

TEST_CASE("markup: a heading of the first level is a warning") {
    check({{"# What happens\n\nA lot.", R"(content/index.md:4:1: warning[heading-level-one]: this heading is on the level of the page's title
  4 | # What happens
    | ^^^^^^^^^^^^^^
  hint: write ## for a part of the page
)"}, {"What happens\n====\n", R"(content/index.md:4:1: warning[heading-level-one]: this heading is on the level of the page's title
  4 | What happens
    | ^^^^^^^^^^^^
  hint: write ## for a part of the page
)"}});
}

TEST_CASE("markup: a citation names studies by their ids, outside of links") {
    check({
        {"It works [@Harris 2015].", R"(content/index.md:4:10: error[malformed-citation]: "[@Harris 2015]" does not name a reference
  4 | It works [@Harris 2015].
    |          ^^^^^^^^^^^^^^
  hint: write [@harris-2015], the reference's id in references.toml, several as [@harris-2015; @smith-2020]; to show the sign, write \[@
)"},
        {"It works [@harris-2015, p. 4].", R"(content/index.md:4:10: error[malformed-citation]: "[@harris-2015, p. 4]" does not name a reference
  4 | It works [@harris-2015, p. 4].
    |          ^^^^^^^^^^^^^^^^^^^^
  hint: write [@harris-2015], the reference's id in references.toml, several as [@harris-2015; @smith-2020]; to show the sign, write \[@
)"},
        {"It works [@harris-2015", R"(content/index.md:4:10: error[malformed-citation]: the citation that begins here has no end
  4 | It works [@harris-2015
    |          ^^
  hint: write [@harris-2015], the reference's id in references.toml, several as [@harris-2015; @smith-2020]; to show the sign, write \[@
)"},
        {"See [a trial [@harris-2015]](/areas/).", R"(content/index.md:4:14: error[misplaced-citation]: a citation is a link, and cannot stand inside another
  4 | See [a trial [@harris-2015]](/areas/).
    |              ^^^^^^^^^^^^^^
  hint: put it behind the link
)"},
        {"`[@x]` and \\[@x] and a@b.example", ""},
    });
}

TEST_CASE("markup: a value stands in the text, written in small letters") {
    check({
        {"Call {{Clinic Phone}}.",
         R"(content/index.md:4:6: error[malformed-value]: "{{Clinic Phone}}" does not name a value
  4 | Call {{Clinic Phone}}.
    |      ^^^^^^^^^^^^^^^^
  hint: write a value as {{clinic.phone}}, in small letters, or a block as {{> prices}}; to show the braces, write \{{
)"},
        {"Call {{clinic.phone}.",
         R"(content/index.md:4:6: error[malformed-value]: "{{" does not name a value
  4 | Call {{clinic.phone}.
    |      ^^
  hint: write a value as {{clinic.phone}}, in small letters, or a block as {{> prices}}; to show the braces, write \{{
)"},
        {"Call {{}}.", R"(content/index.md:4:6: error[malformed-value]: "{{}}" does not name a value
  4 | Call {{}}.
    |      ^^^^
  hint: write a value as {{clinic.phone}}, in small letters, or a block as {{> prices}}; to show the braces, write \{{
)"},
        {"[us](/areas/ \"{{clinic.phone}}\")",
         R"(content/index.md:4:15: error[misplaced-value]: a value cannot stand in a title: "{{clinic.phone}}"
  4 | [us](/areas/ "{{clinic.phone}}")
    |               ^^^^^^^^^^^^^^^^
  hint: write the value in the text
)"},
        {"`{{x}}` and \\{{x}}", ""},
        {"    {{x}}", ""},
    });
}

TEST_CASE("markup: a block is a paragraph of its own at the top level") {
    check({
        {"Our people: {{> team}}", R"(content/index.md:4:13: error[misplaced-block]: "{{> team}}" is not a paragraph of its own at the top level
  4 | Our people: {{> team}}
    |             ^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
)"},
        {"- {{> team}}", R"(content/index.md:4:3: error[misplaced-block]: "{{> team}}" is not a paragraph of its own at the top level
  4 | - {{> team}}
    |   ^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
)"},
        {"> {{> team}}", R"(content/index.md:4:3: error[misplaced-block]: "{{> team}}" is not a paragraph of its own at the top level
  4 | > {{> team}}
    |   ^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
)"},
        {"## {{> team}}", R"(content/index.md:4:4: error[misplaced-block]: "{{> team}}" is not a paragraph of its own at the top level
  4 | ## {{> team}}
    |    ^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
)"},
        {"{{> team}}\n{{> prices}}", R"(content/index.md:4:1: error[misplaced-block]: "{{> team}}" is not a paragraph of its own at the top level
  4 | {{> team}}
    | ^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
content/index.md:5:1: error[misplaced-block]: "{{> prices}}" is not a paragraph of its own at the top level
  5 | {{> prices}}
    | ^^^^^^^^^^^^
  hint: put it on a line of its own, with an empty line before and after it, outside of lists and quotes
)"},
        {"{{> Team}}", R"(content/index.md:4:1: error[malformed-value]: "{{> Team}}" does not name a value
  4 | {{> Team}}
    | ^^^^^^^^^^
  hint: write a value as {{clinic.phone}}, in small letters, or a block as {{> prices}}; to show the braces, write \{{
)"},
    });
}
