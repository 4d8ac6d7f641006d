// Holes, headings, care cards, and what is said about a text, with its place.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/markup/markdown_support.h"
#include "tests/support/tell.h"

using namespace praxis;

TEST_CASE("markup: what only the site knows becomes a hole") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[a](b.md?x&amp;y%20z \"t\")", "<p><<open b.md?x&y%20z t>>a<<close>></p>\n"},
        {"![an *eye*](p.jpg)", "<p><<image p.jpg an eye>></p>\n"},
        {"www.a.example", "<p><<open http://www.a.example>>www.a.example<<close>></p>\n"},
        {"for {{ sessions.face }} and {{a.b-c}}", "<p>for <<value sessions.face>> and <<value a.b-c>></p>\n"},
        {"`{{a}}` \\{{b}}", "<p><code>{{a}}</code> {{b}}</p>\n"},
        {"[{{clinic.phone}}](tel:{{clinic.phone}})",
         "<p><<open tel:{{clinic.phone}}>><<value clinic.phone>><<close>></p>\n"},
        {"~~a~~: {{b}} w {{c}}", "<p><del>a</del>: <<value b>> w <<value c>></p>\n"},
        {"good [@harris-2015].", "<p>good <<cite harris-2015>>.</p>\n"},
        {"[@a-1; @b]", "<p><<cite a-1>><<cite b>></p>\n"},
        {"\\[@a] [@] [@ noon]", "<p>[@a] [@] [@ noon]</p>\n"},
        {"a\n\n{{> estimator}}\n\nb", "<p>a</p>\n<<block estimator>>\n<p>b</p>\n"},
        {"- {{a}}\n  - b", "<ul>\n<li><<value a>>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"},
        {"## Risks & downtime", "<h2 id=\"<<id risks--downtime>>\">Risks &amp; downtime</h2>\n"},
        {"## Cost {{a}}", "<h2 id=\"<<id cost>>\">Cost <<value a>></h2>\n"},
        {"> [!warning]\n> Call *us*.",
         "<div class=\"care-card care-card-warning\">\n<p class=\"care-card-title\">"
         "<<value care.warning>></p>\n<p>Call <em>us</em>.</p>\n</div>\n"},
        {"> [!TIP]\n>\n> - a",
         "<div class=\"care-card care-card-tip\">\n<p class=\"care-card-title\"><<value care.tip>></p>\n"
         "<ul>\n<li>a</li>\n</ul>\n</div>\n"},
        {"H<sub>2</sub>O<br>a <br /> b<sup>3</sup>", "<p>H<sub>2</sub>O<br>a <br /> b<sup>3</sup></p>\n"},
    };
    for (const auto& [text, html] : cases) {
        TELL(text);
        Parsed page = parsed(text);
        CHECK(shown(page.text) == html);
        CHECK(page.said() == "");
    }
}

TEST_CASE("markup: ids of footnotes have a place for a prefix") {
    CHECK(shown(parsed("a[^x]\n\n[^x]: b").text) ==
          "<p>a<sup class=\"footnote-ref\"><a href=\"#<<prefix>>fn-x\" id=\"<<prefix>>fnref-x\" "
          "data-footnote-ref>1</a></sup></p>\n<section class=\"footnotes\" data-footnotes>\n<ol>\n"
          "<li id=\"<<prefix>>fn-x\">\n<p>b <a href=\"#<<prefix>>fnref-x\" class=\"footnote-backref\" "
          "data-footnote-backref aria-label=\"<<back>>\">↩</a></p>\n</li>\n</ol>\n</section>\n");
}

TEST_CASE("markup: headings have unique ids") {
    const Parsed page = parsed("## x\n## x\n## x-1\n## !\n## p-top\n## X [@a] {{b}}\n## Ängste");
    std::string ids, texts;
    for (const Heading& heading : page.text.headings) {
        ids += heading.id + ' ';
        texts += heading.text + '|';
    }
    CHECK(ids == "x x-1 x-1-1 section section-p-top x-2 ängste ");
    CHECK(texts == "x|x|x-1|!|p-top|X \x01" "b\x02|Ängste|");
}

TEST_CASE("markup: a heading's id keeps clear of those of footnotes") {
    const Parsed page = parsed("## fn 1\n\n## fnref 1\n\n## fnref 1 2\n\nx[^1] y[^1]\n\n[^1]: n\n");
    std::string ids;
    for (const Heading& heading : page.text.headings) ids += heading.id + ' ';
    CHECK(ids == "fn-1-1 fnref-1-1 fnref-1-2-1 ");
    std::string notes;
    for (const std::string& id : page.text.note_ids) notes += id + ' ';
    CHECK(notes == "fn-1 fnref-1 fnref-1-2 ");
}

TEST_CASE("markup: a bare link to a number or an address shows it as people read it") {
    CHECK(shown(parsed("<tel:{{clinic.phone}}>").text) ==
          "<p><<open tel:{{clinic.phone}}>><<value clinic.phone>><<close>></p>\n");
    CHECK(shown(parsed("<mailto:{{clinic.email}}>").text) ==
          "<p><<open mailto:{{clinic.email}}>><<value clinic.email>><<close>></p>\n");
}

TEST_CASE("markup: <sub> and <sup> end in their paragraph") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"H<sub>2</sub>O and *m<sup>2</sup>*", ""},
        {"a <sub>b", "1:3-8 error[raw-html] this <sub> is not closed in its paragraph\n"},
        {"a</sup> b", "1:2-8 error[raw-html] this </sup> closes nothing here\n"},
        {"a <sub>b</sup>",
         "1:9-15 error[raw-html] this </sup> stands where <sub> should end\n"},
        {"*a <sub>b* c</sub>",
         "1:13-19 error[raw-html] this </sub> is not where its <sub> is\n"},
        {"a <sub>b</sup> c</sub>", "1:9-15 error[raw-html] this </sup> closes nothing here\n"},
        {"a</sub> b <sup>c", "1:2-8 error[raw-html] this </sub> closes nothing here\n"
                             "1:11-16 error[raw-html] this <sup> is not closed in its paragraph\n"},
        // A tag that is refused is refused once.
        {"a <sup id=x>b</sup>", "1:3-13 error[raw-html] HTML is not shown here: \"<sup id=x>\"\n"},
        {"a <sub>b<sup/></sub>", "1:9-15 error[raw-html] HTML is not shown here: \"<sup/>\"\n"},
        {"a\n\n<sub>\n\nb", "3:1-6 error[raw-html] \"<sub>\" stands in no paragraph\n"},
    };
    for (const auto& [text, said] : cases) {
        TELL(text);
        CHECK(parsed(text).said() == said);
    }
}

TEST_CASE("markup: an isolate is closed in its own block") {
    const std::string said = " error[unclosed-isolate] a direction isolate is not closed in its "
                             "paragraph: \"\\u{2066}\"\n";
    CHECK(parsed("- a\u2066b\n- c\u2069").said() == "1:4-5" + said);
    CHECK(parsed("## a\u2066b\nc\u2069").said() == "1:5-6" + said);
    CHECK(parsed("| a\u2066 | b\u2069 |\n|---|---|\n| c | d |").said() == "1:4-5" + said);
    CHECK(parsed("a\u2066b\nc\u2069").said() == "");
}

TEST_CASE("markup: the opening is the first paragraph in plain words") {
    CHECK(parsed("# T\n\n- l\n\nA *b* {{ c }} [d](e) [@f-1], ![g](h)\n`i`.\n\nnext").text.opening ==
          "A b \x01" "c\x02 d, i.");
    // Braces in code, and those written with a backslash, are braces.
    CHECK(parsed("Write `{{a}}` or \\{{b}}, {{c}}.").text.opening ==
          "Write {{a}} or {{b}}, \x01" "c\x02.");
    const std::string opening = parsed(std::string(90, 'a') + " bcd " + std::string(310, 'e')).text.opening;
    CHECK(opening == std::string(90, 'a') + " bcd");
}

TEST_CASE("markup: places are those of the source") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a [b](c)", "1:7 c"},
        {"`a\nb` [c](d)", "2:8 d"},
        {"a\n`b\nc` d\n*e*\nf [g](h)", "5:7 h"},
        {"[a](b\n\"t\") [c](d)", "1:5 b|2:10 d"},
        {"a\\\nb [c](d)", "2:7 d"},
        {"a  \nb [c](d)", "2:7 d"},
        {"a <!-- b\nc --> [d](e)", "2:11 e"},
        {"| a | b |\n|---|---|\n| \\| | [c](d) |", "3:12 d"},
        {"| [a](b) |\n|---|\n| c |", "1:7 b"},
        {"x\ny\n| [a](b) |\n|---|", "3:7 b"},
        {"x www.a.example", "1:3 www.a.example"},
        {"x\nme@a.example", "2:1 me@a.example"},
        {"> - a\n>   [b](c)\nlazy [d](e)", "2:9 c|3:10 e"},
        {"é [b](c)", "1:7 c"},
        {"\xEF\xBB\xBF[b](c)", "1:5 c"},
        {"a\r\n\r\n[b](c)\rd [e](f)", "3:5 c|4:7 f"},
        {"[a][r] [r]\n\n[q]: x\n[r]:\n  /y 't'", "5:3 /y|5:3 /y"},
        {"## a [b](c) ##", "1:10 c"},
        {"a\n[b](c)\n---", "2:5 c"},
        {"\\[a](b) `[c](d)` [e](<f g>)", "1:23 f g"},
        {"a **{{b}}** *c\n{{d}}*", "1:5 {{b}}|2:1 {{d}}"},
        {"a&amp;b {{c}} \\* [@d]", "1:9 {{c}}|1:18 [@d]"},
        {"{{> faq}}", "1:1 {{> faq}}"},
        {"***a*** _b_ ~~c~~ *d\\** {{e}}", "1:25 {{e}}"},
        {"![a *b*](c.jpg \"t\") [![d](e)](f)", "1:10 c.jpg|1:31 f|1:27 e"},
    };
    for (const auto& [text, places] : cases) {
        TELL(text);
        const Parsed page = parsed(text);
        std::string found;
        for (const Hole& hole : page.text.holes)
            if (hole.kind != HoleKind::link_close && hole.kind != HoleKind::heading_id)
                found += (found.empty() ? "" : "|") + page.place_of(hole);
        CHECK(found == places);
    }
}

TEST_CASE("markup: what is wrong with a text is said at its place") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a {{Foo Bar}}", "1:3-14 error[malformed-value] \"{{Foo Bar}}\" does not name a value\n"},
        {"a {{", "1:3-5 error[malformed-value] \"{{\" does not name a value\n"},
        {"- {{> faq}}",
         "1:3-12 error[misplaced-block] \"{{> faq}}\" is not a paragraph of its own at the top "
         "level\n"},
        {"[@Harris 2015]",
         "1:1-15 error[malformed-citation] \"[@Harris 2015]\" does not name a reference\n"},
        {"[a [@b]](c)",
         "1:4-8 error[misplaced-citation] a citation is a link, and cannot stand inside another\n"},
        {"![{{a}}](b)",
         "1:3-8 error[misplaced-value] a value cannot stand in a picture's words: \"{{a}}\"\n"},
        {"# a",
         "1:1-4 warning[heading-level-one] this heading is on the level of the page's title\n"},
        {"a\nb <i x='>'>c</i>",
         "2:3-12 error[raw-html] HTML is not shown here: \"<i x='>'>\"\n"},
        {"<div>\n\na <b>c <b>d</b></b>\n\n</div>\n\n</div>",
         "1:1-6 error[raw-html] HTML is not shown here: \"<div>\"\n"
         "3:3-6 error[raw-html] HTML is not shown here: \"<b>\"\n"
         "3:8-11 error[raw-html] HTML is not shown here: \"<b>\"\n"
         "7:1-7 error[raw-html] HTML is not shown here: \"</div>\"\n"},
        {"a\n\n> <div>\n> <p>", "3:3-8 error[raw-html] HTML is not shown here: \"<div>\"\n"},
        {"<!-- a --> £50",
         "1:1-11 warning[html-comment] this comment is left out of the page\n"
         "1:12-15 error[text-in-html] this text is lost, since the line before it or "
         "its beginning is HTML\n"},
        {"a\n\n<!-- b\n\nc", "3:1-5 error[unclosed-comment] this comment is not closed\n"},
        {"a <!-- b", "1:3-7 error[unclosed-comment] this comment is not closed\n"},
        {"a <!-- b -- c -->",
         "1:3-7 error[malformed-comment] this is shown on the page, not a comment\n"},
        {"a <!-- b -- c\n*d* -->",
         "1:3-7 error[malformed-comment] this is shown on the page, not a comment\n"},
        {"a <!-- b -- c\n\nd -->", "1:3-7 error[unclosed-comment] this comment is not closed\n"},
        {"<!-- praxis alow x: y -->",
         "1:1-26 warning[malformed-allow] this comment allows nothing\n"},
        {"a\n\n[^n]: b",
         "3:1-5 error[unused-footnote] nothing refers to the footnote \"n\", so it is not shown\n"},
        {"a[^n]\n\n[^n]: b\n\n[^N]: c",
         "5:1-5 error[duplicate-footnote] there are two footnotes \"N\"; this one is not shown\n"},
        {"a [^n]", "1:3-7 warning[unknown-footnote] there is no footnote \"[^n]\"\n"},
        {"| a | b |\n|---|---|\n| c |\n| d | e | f |\ntext",
         "3:1-6 error[table-cells] this row has 1 cell, the table's header has 2\n"
         "4:1-14 error[table-cells] this row has 3 cells, the table's header has 2\n"
         "5:1-5 error[table-cells] this row has 1 cell, the table's header has 2\n"},
        {"> [!WARNNIG]\n> a",
         "1:3-13 warning[unknown-care-card] \"[!WARNNIG]\" is no kind of care card\n"},
        {"> [!NOTE] a",
         "1:3-10 warning[care-card-line] \"[!NOTE]\" does not stand alone on the quote's first "
         "line\n"},
        {"> [!NOTE]\n\n> a", "1:3-10 warning[empty-care-card] this care card has no text\n"},
        {"`&#2;` a &#1;",
         "1:10-14 error[control-character] \"&#1;\" stands for a control character\n"},
        {"a &#x202e;",
         "1:3-11 error[direction-override] \"&#x202e;\" turns the direction of the text around\n"},
        {"[a](b&#0;)",
         "1:5-10 error[nul-character] \"&#x0;\" stands for a character that does not exist\n"},
        {"[a](b&#87654321;)",
         "1:5-17 error[unknown-character] there is no character \"&#87654321;\"\n"},
        {"a &#xD800;", "1:3-11 error[unknown-character] there is no character \"&#xD800;\"\n"},
        {"[^a][&Hat;b]\n\n[^a]: c",
         "1:6-11 error[footnote-mark] \"&Hat;\" cannot stand for ^ after a bracket in a text with "
         "footnotes\n"},
    };
    for (const auto& [text, said] : cases) {
        TELL(text);
        CHECK(parsed(text).said() == said);
    }
}

TEST_CASE("markup: each limit is an error where it is passed") {
    const std::string words(100, 'a');
    std::string paragraph, list;
    for (int i = 0; i < 90; ++i) paragraph += words + "\n";
    for (int i = 0; i < 90; ++i) list += "- " + words + "\n";
    std::string header = "|", under = "|";
    for (int i = 0; i < 33; ++i) {
        header += "a|";
        under += "-|";
    }
    const std::vector<std::pair<std::string, std::string>> cases = {
        {std::string(128 * 1024 + 1, '\n'), "131073:1 text-too-long"},
        {"b\n\n" + paragraph, "84:12 paragraph-too-long"},
        {"## " + std::string(9000, 'a'), "1:8196 paragraph-too-long"},
        {std::string(17, '>') + " a", "1:17 nesting-too-deep"},
        {header + "\n" + under, "2:1 table-too-wide"},
        {"[a]: " + std::string(1025, 'b') + "\n\n[a]", "1:1030 definition-too-long"},
    };
    for (const auto& [text, place] : cases) {
        Parsed page = parsed(text);
        REQUIRE(page.diagnostics.all().size() == 1);
        const Diagnostic& said = page.diagnostics.all().front();
        CHECK(fmt::format("{}:{} {}", said.line, said.column, said.rule) == place);
        CHECK_FALSE(page.text.parsed);
        CHECK(page.text.html.find("aaa") == std::string::npos);
    }
    CHECK(parsed(list).said() == "");
    CHECK(parsed(std::string(16, '>') + " a").said() == "");
    CHECK(parsed("```\n" + paragraph + "```").said() == "");
    for (const char* const end : {"", "\n", "\n\nb", "\r\n"}) {
        CHECK(parsed(std::string(8192, 'a') + end).said() == "");
        CHECK(parsed(std::string(8193, 'a') + end).rules() == "paragraph-too-long");
    }
}

TEST_CASE("markup: an excuse covers the next paragraph, table, item or heading") {
    const auto covered = [](const std::string& behind) {
        const Parsed page = parsed("<!-- praxis allow b: c -->\n" + behind);
        REQUIRE(page.text.excuses.size() == 1);
        const Span covers = page.text.excuses[0].covers;
        return std::string(page.source->text().substr(covers.begin, covers.end - covers.begin));
    };
    CHECK(covered("a\nb\n\nc\n") == "a\nb");
    CHECK(covered("\n| a | b |\n|---|---|\n| c | d |\n\ne\n") ==
          "| a | b |\n|---|---|\n| c | d |");
    CHECK(covered("- a\n  b\n- c\n") == "- a\n  b");
    CHECK(covered("## a\nb\n") == "## a");
    CHECK(covered("> a\n> b\n>\n> c\n") == "> a\n> b");

    CHECK(parsed("a <!-- praxis allow b: c -->\n\nd\n").said() ==
          "1:3-29 warning[misplaced-allow] this comment does not excuse its own line\n");
    CHECK(parsed("> - <!-- praxis allow b: c -->\n>   d\n").said() == "");
}

TEST_CASE("markup: an excuse covers the next line that says something") {
    const Parsed page = parsed("a\n<!-- praxis allow claim-absolute: quoted from the label -->\n"
                               "<!--praxis  allow b: c-->\nno risk\n");
    REQUIRE(page.text.excuses.size() == 2);
    for (const Excuse& excuse : page.text.excuses)
        CHECK(page.source->text().substr(excuse.covers.begin, excuse.covers.end - excuse.covers.begin) ==
              "no risk");
    CHECK(page.text.excuses[0].rule == "claim-absolute");
    CHECK(page.text.excuses[0].reason == "quoted from the label");
    CHECK(page.text.html == "<p>a</p>\n<p>no risk</p>\n");
}

TEST_CASE("markup: in a text with escapes everything is placed at the whole") {
    const Source source("faq.toml", "a = \"x {{B}}\\n[c](d)\"");
    Diagnostics diagnostics;
    const TextOrigin origin{&source, {4, 22}, false};
    const Text text = parse_markdown("x {{B}}\n[c](d)", origin, RawHtml::error, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].column == 5);
    CHECK(text.holes[0].where == Span{4, 22});
}

TEST_CASE("markup: forbidden characters are named, with the likely encoding") {
    using namespace std::string_literals;
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a\tb\r\n\xC3\xA9", ""},
        {"a\0b"s, "1:2 nul-character"},
        {"a\n\x01 \x02", "2:1 control-character 2:3 control-character"},
        {"a\x01 caf\xE9, it\x92s \x02",
         "1:2 control-character 1:7 not-utf-8 1:14 control-character"},
        {"caf\xE9", "1:4 not-utf-8"},
        {"it\x92s", "1:3 not-utf-8"},
        {"\xFF\xFEh\0i\0"s, "1:1 not-utf-8"},
        {"a \xE2\x80\xAE b", "1:3 direction-override"},
        {"a \xE2\x81\xA6 b\nc \xE2\x81\xA9", ""},
        {"a \xE2\x81\xA6 b\n\nc \xE2\x81\xA9", "1:3 unclosed-isolate"},
    };
    for (const auto& [text, said] : cases) {
        TELL(text);
        const Source source("a.md", text);
        Diagnostics diagnostics;
        CHECK(check_characters(source, diagnostics) == said.empty());
        std::string found;
        for (const Diagnostic& d : diagnostics.all())
            found += fmt::format("{}{}:{} {}", found.empty() ? "" : " ", d.line, d.column, d.rule);
        CHECK(found == said);
        if (said.ends_with("utf-8")) {
            CHECK(diagnostics.all()[0].hint.find(text[0] == '\xFF' ? "UTF-16" : "Windows-1252") !=
                  std::string::npos);
        }
    }
}
