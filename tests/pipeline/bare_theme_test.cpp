// Markdown through the whole program with a theme that adds nothing: what an editor writes, and the
// HTML that comes of it, character by character.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/small_site.h"
#include "tests/support/tell.h"

namespace praxis {

namespace {

const std::vector<std::pair<std::string, std::string>> examples = {
    {"One\ntwo  \nthree\\\nfour", "<p>One\ntwo<br />\nthree<br />\nfour</p>\n"},
    {"*a* _b_ **c** __d__ ***e***",
     "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em></p>\n"},
    {"snake_case_word and 2*3*4", "<p>snake_case_word and 2<em>3</em>4</p>\n"},
    {"`a  b` ``x`y`` `<b>`", "<p><code>a  b</code> <code>x`y</code> <code>&lt;b&gt;</code></p>\n"},
    {"## Risks & downtime", "<h2 id=\"risks--downtime\">Risks &amp; downtime</h2>\n"},
    {"### Öl, *neu* ###", "<h3 id=\"öl-neu\">Öl, <em>neu</em></h3>\n"},
    {"Title\n---", "<h2 id=\"title\">Title</h2>\n"},
    {"## Same\n\n## Same", "<h2 id=\"same\">Same</h2>\n<h2 id=\"same-1\">Same</h2>\n"},
    {"## !!!", "<h2 id=\"section\">!!!</h2>\n"},
    {"***", "<hr />\n"},
    {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
    {"- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"},
    {"3. c\n4. d", "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n"},
    {"- a\n  - b\n\n    c",
     "<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n</li>\n</ul>\n"},
    {"> a\nb\n> - c",
     "<blockquote>\n<p>a\nb</p>\n<ul>\n<li>c</li>\n</ul>\n</blockquote>\n"},
    {"    code & <x>", "<pre><code>code &amp; &lt;x&gt;\n</code></pre>\n"},
    {"``` css wide\na {}\n```", "<pre><code class=\"language-css\">a {}\n</code></pre>\n"},
    {"~~~\n{{clinic.phone}}\n~~~", "<pre><code>{{clinic.phone}}\n</code></pre>\n"},
    {"[a](https://b.example/?x=1&y=\"ä\" 'A \"t\"')",
     "<p><a href=\"https://b.example/?x=1&amp;y=%22%C3%A4%22\" title=\"A &quot;t&quot;\">a</a></p>\n"},
    {"[a][B] [b]\n\n[b]: <https://c.example/a b> (T)",
     "<p><a href=\"https://c.example/a%20b\" title=\"T\">a</a> <a href=\"https://c.example/a%20b\" "
     "title=\"T\">b</a></p>\n"},
    {"<https://d.example> <a@b.example>",
     "<p><a href=\"https://d.example\">https://d.example</a> <a "
     "href=\"mailto:a@b.example\">a@b.example</a></p>\n"},
    {"www.e.example, https://f.example/a_(b).",
     "<p><a href=\"http://www.e.example\">www.e.example</a>, <a "
     "href=\"https://f.example/a_(b)\">https://f.example/a_(b)</a>.</p>\n"},
    {"&copy; &auml; &#65; &nosuch; \\* \\& &lt;b&gt;",
     "<p>© ä A &amp;nosuch; * &amp; &lt;b&gt;</p>\n"},
    {"~~gone~~ ~one~", "<p><del>gone</del> <del>one</del></p>\n"},
    {"- [ ] a\n- [x] b",
     "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> a</li>\n<li><input type=\"checkbox\" "
     "checked=\"\" disabled=\"\" /> b</li>\n</ul>\n"},
    {"| a | b |\n|:-:|--:|\n| c \\| c | **d** |",
     "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th align=\"right\">b</th>\n</tr>\n"
     "</thead>\n<tbody>\n<tr>\n<td align=\"center\">c | c</td>\n<td align=\"right\"><strong>d</strong>"
     "</td>\n</tr>\n</tbody>\n</table>\n"},
    {"H<sub>2</sub>O<br>x<sup>2</sup>", "<p>H<sub>2</sub>O<br>x<sup>2</sup></p>\n"},
    {"a \"quoted\" 'word' -- it's", "<p>a &quot;quoted&quot; 'word' -- it's</p>\n"},
    {"[not a link] [x]: y", "<p>[not a link] [x]: y</p>\n"},
    {"**bold*", "<p>*<em>bold</em></p>\n"},
    {"\tcode", "<pre><code>code\n</code></pre>\n"},
    {"a\u00a0b\u2003c 日本**語**", "<p>a\u00a0b\u2003c 日本<strong>語</strong></p>\n"},
    {"+ x\n+ y\n\n1) z", "<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n<ol>\n<li>z</li>\n</ol>\n"},
};

SmallSite bare_site() {
    SmallSite site;
    site.remove("content");
    site.setting("theme = \"bare\"");
    site.file("themes/bare/theme.toml", "name = \"bare\"\n");
    for (const char* const layout : {"home", "page", "404"})
        site.file(std::string("themes/bare/layouts/") + layout + ".mustache", "{{{content}}}");
    site.home("Hello.");
    return site;
}

}  // namespace

TEST_CASE("pipeline: a bare theme shows markdown as CommonMark and git hosts do") {
    SmallSite site = bare_site();
    std::size_t tried = 0;
    for (const auto& [markdown, html] : examples)
        site.plain_page("e" + std::to_string(++tried), "Example", {}, markdown);
    REQUIRE(tried >= 30);
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.said() == "");
    tried = 0;
    for (const auto& [markdown, html] : examples) {
        TELL(markdown);
        CHECK(site.page("/e" + std::to_string(++tried) + "/") == html);
    }
}

TEST_CASE("pipeline: line ends and a byte-order mark make no difference to a page") {
    SmallSite site = bare_site();
    const std::string plain = "+++\ntitle = \"A\"\n+++\n## One\n\nTwo\nthree\n\n    code\n";
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : plain) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    site.file("content/pages/plain.md", plain).file("content/pages/windows.md", windows);
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.page("/plain/") ==
          "<h2 id=\"one\">One</h2>\n<p>Two\nthree</p>\n<pre><code>code\n</code></pre>\n");
    CHECK(site.page("/windows/") == site.page("/plain/"));
}

}  // namespace praxis
