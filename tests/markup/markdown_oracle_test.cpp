// The HTML is cmark-gfm's own: each text of a corpus, and thousands of texts put together by
// chance from all the pieces of markdown, are compared with what cmark_render_html makes of them.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/markup/markdown_support.h"

using namespace praxis;

namespace {

const std::vector<std::string>& corpus() {
    static const std::vector<std::string> texts = {
        "",
        "\n\n\n",
        "plain",
        "two\nlines",
        "\tcode\tblock\n\n\tand more",
        "## Heading\n### And ###\n#### \n\nSetext\nof two\n---\n",
        "####### no heading\n#5 nor this\n\\## nor this",
        "a\n***\n___\n - - -\nb",
        "*a* _b_ **c** __d__ ***e*** *f **g** h* **i *j* k** a*b*c a_b_c",
        "**a*b** *c**d* ** e ** _f__g_ ****h****",
        "~~a~~ ~b~ ~~~c~~~ a~~b~~c ~~d\ne~~ ~~*f*~~ *~~g~~*",
        "`a` ``b ` c`` ` d ` `e\nf` `` ` `g <b> &amp; \\*`",
        "a  \nb\\\nc\nd   \n   e",
        "&amp; &copy; &AElig; &#35; &#X22; &nope; &#x110000000; &lt;b&gt; \"quoted\" 'single' a/b",
        "\\! \\\" \\# \\$ \\% \\& \\' \\( \\) \\* \\+ \\, \\- \\. \\/ \\: \\; \\< \\= \\> \\? \\@",
        "\\[ \\\\ \\] \\^ \\_ \\` \\{ \\| \\} \\~ \\a \\ b \\é",
        "- a\n- b\n- c",
        "- a\n\n- b\n- c",
        "- a\n  - b\n    - c\n- d\n\n  e",
        "1. a\n2. b\n\n7) c\n8) d\n\n003. e",
        "- a\n\n      code\n\n  > quote\n- ```\n  code\n  ```\n-\n- b",
        "* a\n+ b\n- c\n\n\n- d",
        "10. a\n\n    b\n\n11. c",
        "- [ ] a\n- [x] b\n  - [X] c\n- [y] d\n- [] e\n1. [ ] f",
        "> a\n> b\nlazy\n\n> c\n> > d\n> e\n\n>",
        "> - a\n>   - b\n>\n> 1. c\n> ```\n> d\n> ```",
        "```\na < b & c\n\"d\"\n```\n\n~~~ cpp extra\nx\n~~~\n\n````\n```\n````\n\n```a&amp;b\"c\nd\n```",
        "    a\n\n\n    b\n  \n   c",
        "```\nnot closed\n\n",
        "[a](b) [c](d \"e\") [f](<g h> 'i') [j](k (l)) [m]() [n](<>) [](o)",
        "[a](/b?c=d&e=f#g) [h](/%C3%A9é ) [i](/j\\(k\\)) [l](m(n)o) [p](q\"r) [s](t'u)",
        "[*a* `b` ![c](d)](e) [f [g](h)](i) [j](k\nl) [m](n\n\"o\n p\")",
        "[a]: /b\n[c d]:\n   /e\n   'f\n g'\n[h]: <i j> (k)\n[A]: /second\n\n[a] [a][] [x][a] [C\nD] [h][H]",
        "[a]: /b \"t\"\nnot a title\n\n[ä]: /c\n\n[a] [Ä] [nope] [nope][] [x][nope]",
        "[a]: b\n===\n\n[c]: d\n[e]: f\nrest [a] [c] [e]\n---",
        "![a](b) ![c *d* `e` f](g \"h\") ![i][r] ![r] ![k\nl](m) ![](n) ![<o>](p)\n\n[r]: /s 't'",
        "![[a](b)](c) ![![d](e)](f) [![g](h)](i) !\\[j](k) \\![l](m)",
        "<https://a.example/b?c&d> <mailto:e@f.example> <g@h.example> <i:j> <k l>",
        "www.a.example http://b.example/c_d_(e) https://f.example. ftp://g.example/h; (www.i.example)",
        "https://a.example/b&amp;c http://d.example/~e~~f~~ *www.g.example* www.h.example/i<j",
        "me@a.example, b.c+d@e.example. f@g (h@i.example) **j@k.example** l@m.example_ n@o.example-",
        "[www.a.example](b) `www.c.example` <a href=\"x\">www.d.example</a>",
        "| a | b |\n|---|---|\n| c | d |\n",
        "a | b\n:-- | --:\n*c* | `d \\| e`\nf \\| g | [h](i)\n\nnext",
        "| a | b | c | d |\n|:-:|:--|--:|---|\n| 1 | 2 | 3 | 4 |\n| | | | |\n> quote",
        "text\nbefore\n| a | b |\n| - | - |\n| c | d |\n- list",
        "- | a |\n  |---|\n  | b |\n\n> | a |\n> |---|\n> | [x](y) |",
        "| a |\n|---|",
        "| a | b |\n| --- |\nno table",
        "a[^1] b[^two] a[^1].\n\n[^1]: first\n[^two]: second\n\n    more *text*\n\n    - list",
        "[^a] [^b]\n\n[^b]: > quote\n\n[^a]:\n    ```\n    code\n    ```\n",
        "x[^a b] y[^] z[^c]\n\n[^c]: d [^c] e",
        "<b>a</b> <i\nclass='x'> <!-- c --> <?php d ?> <!X e> <![CDATA[f]]> <br/> <1> <a/b>",
        "<div>\n*a*\n\n*b*\n</div>\n\n<pre>\nc\n\nd</pre>\n<br>\ne",
        "<script>\nx\n\ny</script> z\n\n<!-- a\n\nb --> c\n\n<?x\n?>\n<X>\n",
        "Größe 漢字 \xF0\x9F\x98\x80 \xC2\xA0 \xE2\x80\x8B \xE2\x80\xAE"
        "x",
        "a\r\nb\r\n\r\n- c\r\n- d\r\n\r\n```\r\ne\r\n```\r\n",
        "a\rb\r\rc\r",
        "\xEF\xBB\xBF## a\n\nb",
        "a {{b}} c [@d] e `{{f}}` [{{g}}](h) *{{i}}* \\{{j}}\n\n    {{k}}\n",
    };
    return texts;
}

// We leave them out of the page.
std::string without_comments(std::string html) {
    for (std::size_t at = html.find("<!--"); at != std::string::npos; at = html.find("<!--", at))
        html.erase(at, html.find("-->", at) + 3 - at);
    return html;
}

// A text put together by chance.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces = {
        "a", "b ", "word ", "*", "**", "_", "~~", "~", "[", "]", "(", ")", "![", "](x)",
        "](/u \"t\")", "](<a b>)", "[r]: /def\n", "[r]", "[q][r]", "`", "``", "\n", "\n\n", "  \n",
        "\\\n", "- ", "* ", "1. ", "> ", "    ", "\t", "| ", "|", "|---|---|\n", "| a | b |\n",
        "---\n", "===\n", "# ", "### h #\n", "```\n", "```js\n", "<b>", "</b>", "<br>", "<div>\n",
        "&amp;", "&#35;", "\\*", "\\[", "\\|", "www.a.example/x_y", "https://e.example/(z)",
        "me@a.example", "[^n]", "[^n]: note\n", "[^m]", "- [ ] ", "- [x] ", "<http://p.example>",
        "<p@q.example>", "{{a.b}}", "\xC3\xA9", "\xE6\xBC\xA2", ": ", "w", "!", "\"t\"", "'",
        "\r\n", "\r", "   ", "\\", "&"};
    std::string text;
    for (auto left = 1 + random() % 30; left > 0; --left) text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("markup: the HTML of every construct is cmark's own") {
    for (const std::string& text : corpus()) {
        CAPTURE(text);
        if (text.find("\xE2\x80\xAE") != std::string::npos) continue;  // forbidden: another test
        CHECK(filled_as_cmark(parsed(text, RawHtml::keep)) ==
              without_comments(cmark_html(text, CMARK_OPT_UNSAFE)));
    }
}

TEST_CASE("markup: without raw HTML the page is that of cmark's safe mode") {
    for (const std::string& text : corpus()) {
        CAPTURE(text);
        // Comments and <br> are what differs.
        if (text.find("<!--") != std::string::npos || text.find("<br") != std::string::npos ||
            text.find("\xE2\x80\xAE") != std::string::npos)
            continue;
        CHECK(filled_as_cmark(parsed(text)) == cmark_html(text, CMARK_OPT_DEFAULT));
    }
}

TEST_CASE("markup: the HTML of texts put together by chance is cmark's own") {
    std::mt19937 random(20260501);
    for (int i = 0; i < 4000; ++i) {
        const std::string text = random_text(random);
        CAPTURE(text);
        CHECK(filled_as_cmark(parsed(text, RawHtml::keep)) == cmark_html(text, CMARK_OPT_UNSAFE));
    }
}

TEST_CASE(
    "markup: a text that may hold no address is the same whether cmark looks for some or not") {
    std::mt19937 random(20261126);
    int without = 0;
    for (int i = 0; i < 8000; ++i) {
        const std::string text = random_text(random);
        if (may_hold_address(text)) continue;
        CAPTURE(text);
        ++without;
        watch_addresses_in_tests(false);
        const std::string html = filled_as_cmark(parsed(text, RawHtml::keep));
        CHECK(html == cmark_html(text, CMARK_OPT_UNSAFE));
    }
    watch_addresses_in_tests(true);
    CHECK(without > 1000);
}

TEST_CASE("markup: addresses are looked for wherever cmark could find one") {
    for (const std::string_view text :
         {"www.a.example", "(www.a.example)", "**www.a.example**", "|www.a.example|\n|-|",
          "http://b.example", "a://b", "me@a.example", "*me@a.example*", "me&#64;a.example",
          "me&commat;a.example", "me\\@a.example", "[me](b)me@a.example", "[@a]x@b.example",
          "x @a.example me@b.example"}) {
        CAPTURE(text);
        CHECK(may_hold_address(text));
    }
    for (const std::string_view text :
         {"", "w", "ww.", "www", "w.w.w", "We wait: a week, then two.", "[a](treatment:b)", "a:b",
          "a:/b", "@", "at @home", "R&D & more &amp; so on", "as shown [@harris-2015; @smith-2020]",
          "{{clinic.phone}}"}) {
        CAPTURE(text);
        CHECK_FALSE(may_hold_address(text));
    }
}

TEST_CASE("markup: a link's place holds its address, whatever stands before it") {
    std::mt19937 random(7);
    int links = 0;
    for (int i = 0; i < 4000; ++i) {
        const Parsed page = parsed("lead *in* `co\nde` " + random_text(random) + "\n[x](../y.md)",
                                   RawHtml::keep);
        for (const Hole& hole : page.text.holes) {
            if (hole.kind != HoleKind::link_open || hole.name != "../y.md") continue;
            CAPTURE(page.source->text());
            CHECK(page.source_of(hole) == "../y.md");
            ++links;
        }
    }
    CHECK(links > 1500);
}

TEST_CASE("markup: eight threads make the same pages as one") {
    std::mt19937 random(3);
    std::vector<std::string> texts;
    for (int i = 0; i < 4000; ++i) {
        std::string text = "~~a~~ www.b.example ";
        for (int part = 0; part < 5; ++part) text += random_text(random) + "~~c~~ https://d.example ";
        texts.push_back(std::move(text));
    }
    const auto page = [&](std::size_t i) {
        Parsed result = parsed(texts[i], RawHtml::keep);
        return shown(result.text) + result.said();
    };
    std::vector<std::string> serial;
    for (std::size_t i = 0; i < texts.size(); ++i) serial.push_back(page(i));
    std::vector<std::string> parallel(texts.size());
    std::vector<std::thread> threads;
    for (std::size_t worker = 0; worker < 8; ++worker)
        threads.emplace_back([&, worker] {
            for (std::size_t i = worker; i < texts.size(); i += 8) parallel[i] = page(i);
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(parallel == serial);
}
