// What is said about a theme's templates, as its author reads it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

// A clinic whose theme extends calm and has its own layout for pages.
SmallSite clinic(const std::string& layout) {
    SmallSite site;
    site.setting("theme = \"mine\"");
    site.file("themes/mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n");
    site.file("themes/mine/layouts/page.mustache", layout);
    site.plain_page("about", "About");
    return site;
}

std::string said_of(const std::string& layout, const std::string& partial = {},
                    const std::string& name = "card") {
    SmallSite site = clinic(layout);
    if (!partial.empty()) site.file("themes/mine/partials/" + name + ".mustache", partial);
    const bool published = site.build() == BuildResult::published;
    CHECK(published == site.said().empty());
    if (!published) CHECK(site.disk.written().empty());
    return site.said();
}

struct Row {
    std::string layout;
    std::string said;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) CHECK(said_of(row.layout) == row.said);
}

}  // namespace

TEST_CASE("markup: a tag that cannot be read is said in the theme's file") {
    check({
        {"<p>\n  {{page.title</p>\n", R"(themes/mine/layouts/page.mustache:2:3: error[template-unclosed-tag]: this tag is not closed
  2 |   {{page.title</p>
    |   ^^
  hint: write "}}" after its name
)"},
        {"{{page.title}}}", R"(themes/mine/layouts/page.mustache:1:1: error[template-braces]: a tag has more closing braces than opening ones
  1 | {{page.title}}}
    | ^^^^^^^^^^^^^^
  hint: write two on both sides, or three
)"},
        {"{{=<%=}}", R"(themes/mine/layouts/page.mustache:1:1: error[template-delimiters]: a change of delimiters names no pair
  1 | {{=<%=}}
    | ^^^^^^^^
  hint: write two of them with a blank between, like {{=<% %>=}}
)"},
        {"<p>{{}}</p>", R"(themes/mine/layouts/page.mustache:1:4: error[template-empty-tag]: a tag has no name
  1 | <p>{{}}</p>
    |    ^^^^
)"},
        {"{{page title}}", R"(themes/mine/layouts/page.mustache:1:3: error[template-bad-name]: "page title" is not a name
  1 | {{page title}}
    |   ^^^^^^^^^^
  hint: a name is made of letters, digits, "_", "-", "." and "/"
)"},
        {"{{<base}}{{/base}}", R"(themes/mine/layouts/page.mustache:1:1: error[template-inheritance]: templates cannot inherit from each other
  1 | {{<base}}{{/base}}
    | ^^^^^^^^^
  hint: move what they share into a partial: {{> name}}
themes/mine/layouts/page.mustache:1:13: error[template-unopened-section]: the section "base" is closed and was not opened
  1 | {{<base}}{{/base}}
    |             ^^^^
)"},
        {"{{$part}}", R"(themes/mine/layouts/page.mustache:1:1: error[template-inheritance]: templates cannot inherit from each other
  1 | {{$part}}
    | ^^^^^^^^^
  hint: move what they share into a partial: {{> name}}
)"},
    });
}

TEST_CASE("markup: sections open and close in pairs") {
    check({
        {"{{#page.entry}}",
         R"(themes/mine/layouts/page.mustache:1:4: error[template-unclosed-section]: the section "page.entry" is not closed
  1 | {{#page.entry}}
    |    ^^^^^^^^^^
  hint: write {{/page.entry}} where it ends
themes/mine/layouts/page.mustache:1:4: error[unknown-word]: "page" has no word "entry" (in the layout "page", which makes /about/)
  1 | {{#page.entry}}
    |    ^^^^^^^^^^
)"},
        {"<p>\n{{/page.entry}}",
         R"(themes/mine/layouts/page.mustache:2:4: error[template-unopened-section]: the section "page.entry" is closed and was not opened
  2 | {{/page.entry}}
    |    ^^^^^^^^^^
)"},
        {"{{#site}}{{#page}}{{/site}}{{/page}}",
         R"(themes/mine/layouts/page.mustache:1:22: error[template-crossed-sections]: the section "site" is closed before "page", which was opened inside it
  1 | {{#site}}{{#page}}{{/site}}{{/page}}
    |                      ^^^^
  hint: close "page" first
themes/mine/layouts/page.mustache:1:31: error[template-unopened-section]: the section "page" is closed and was not opened
  1 | {{#site}}{{#page}}{{/site}}{{/page}}
    |                               ^^^^
)"},
        {"{{#site}}{{/sight}}{{/site}}",
         R"(themes/mine/layouts/page.mustache:1:13: error[template-unopened-section]: the section "sight" is closed and was not opened
  1 | {{#site}}{{/sight}}{{/site}}
    |             ^^^^^
  hint: the section that is open here is "site"
)"},
    });
    std::string deep;
    for (int i = 0; i < 65; ++i) deep += "{{#site}}\n";
    for (int i = 0; i < 65; ++i) deep += "{{/site}}\n";
    CHECK(said_of(deep) == R"(themes/mine/layouts/page.mustache:65:4: error[template-too-deep]: sections are nested more than 64 deep
  65 | {{#site}}
     |    ^^^^
  hint: close some of them before this one
)");
}

TEST_CASE("markup: a partial is one that the theme has, and not part of itself") {
    CHECK(said_of("{{> crad}}", "x") == R"(themes/mine/layouts/page.mustache:1:5: error[unknown-partial]: the theme has no partial "crad"
  1 | {{> crad}}
    |     ^^^^
  hint: did you mean "card"?
)");
    CHECK(said_of("{{> card}}", "<p>\n{{> card}}") == R"(themes/mine/partials/card.mustache:2:5: error[partial-cycle]: partials include each other in a circle: themes/mine/partials/card.mustache → themes/mine/partials/card.mustache
  2 | {{> card}}
    |     ^^^^
)");
}

TEST_CASE("render: a template says only words of the vocabulary") {
    check({
        {"<h1>{{page.titel}}</h1>", R"(themes/mine/layouts/page.mustache:1:7: error[unknown-word]: "page" has no word "titel" (in the layout "page", which makes /about/)
  1 | <h1>{{page.titel}}</h1>
    |       ^^^^^^^^^^
  hint: did you mean "title"?
)"},
        {"{{titel}}", R"(themes/mine/layouts/page.mustache:1:3: error[unknown-word]: "titel" is not a word that a template knows (in the layout "page", which makes /about/)
  1 | {{titel}}
    |   ^^^^^
  hint: did you mean "page.title"?
)"},
        {"{{page.title.short}}", R"(themes/mine/layouts/page.mustache:1:3: error[unknown-word]: "title" is a text and has no words of its own (in the layout "page", which makes /about/)
  1 | {{page.title.short}}
    |   ^^^^^^^^^^^^^^^^
)"},
        {"{{t.skp}}", R"(themes/mine/layouts/page.mustache:1:3: error[unknown-word]: the theme's i18n files have no word "skp" (in the layout "page", which makes /about/)
  1 | {{t.skp}}
    |   ^^^^^
  hint: did you mean "t.skip"?
)"},
        {"<link href=\"{{asset.clam.css}}\">", R"(themes/mine/layouts/page.mustache:1:15: error[unknown-asset]: the theme has no file "assets/clam.css" (in the layout "page", which makes /about/)
  1 | <link href="{{asset.clam.css}}">
    |               ^^^^^^^^^^^^^^
  hint: did you mean "calm.css"?
)"},
        {"{{{block.fqa}}}", R"(themes/mine/layouts/page.mustache:1:4: error[unknown-word]: there is no block "fqa" (in the layout "page", which makes /about/)
  1 | {{{block.fqa}}}
    |    ^^^^^^^^^
  hint: did you mean "faq"?
)"},
    });
}

TEST_CASE("render: what a partial has wrong is said once, for the first that includes it") {
    SmallSite site = clinic("{{> card}}");
    site.file("themes/mine/partials/card.mustache", "\n{{page.titel}}\n");
    site.file("themes/mine/layouts/faq.mustache", "{{> card}}");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(themes/mine/partials/card.mustache:2:3: error[unknown-word]: "page" has no word "titel" (in the layout "faq")
  2 | {{page.titel}}
    |   ^^^^^^^^^^
  hint: did you mean "title"?
)");
}

TEST_CASE("render: an unknown partial does not hide what else a template has wrong") {
    CHECK(said_of("{{> top}}\n{{> crad}}\n{{page.titel}}\n", "x") == R"(themes/mine/layouts/page.mustache:2:5: error[unknown-partial]: the theme has no partial "crad"
  2 | {{> crad}}
    |     ^^^^
  hint: did you mean "card"?
themes/mine/layouts/page.mustache:3:3: error[unknown-word]: "page" has no word "titel" (in the layout "page", which makes /about/)
  3 | {{page.titel}}
    |   ^^^^^^^^^^
  hint: did you mean "title"?
)");
}

TEST_CASE("render: each kind of word has its own braces") {
    check({
        {"{{{page.title}}}", R"(themes/mine/layouts/page.mustache:1:4: error[wrong-braces]: "page.title" is a text, so three braces would let it break out of the page (in the layout "page", which makes /about/)
  1 | {{{page.title}}}
    |    ^^^^^^^^^^
  hint: write {{page.title}}
)"},
        {"{{content}}", R"(themes/mine/layouts/page.mustache:1:3: error[wrong-braces]: "content" is html, which two braces would print as text (in the layout "page", which makes /about/)
  1 | {{content}}
    |   ^^^^^^^
  hint: write {{{content}}}
)"},
        {"{{page.breadcrumbs}}", R"(themes/mine/layouts/page.mustache:1:3: error[unknown-word]: "page" has no word "breadcrumbs" (in the layout "page", which makes /about/)
  1 | {{page.breadcrumbs}}
    |   ^^^^^^^^^^^^^^^^
)"},
        {"{{page.noindex}}", R"(themes/mine/layouts/page.mustache:1:3: error[not-printable]: "page.noindex" is yes or no and cannot be printed (in the layout "page", which makes /about/)
  1 | {{page.noindex}}
    |   ^^^^^^^^^^^^
  hint: open it as a section: {{#page.noindex}}…{{/page.noindex}}
)"},
    });
}

TEST_CASE("render: a word stands where it cannot break out of the page") {
    check({
        {"<p id={{page.title}}>", R"(themes/mine/layouts/page.mustache:1:9: error[unquoted-word]: a word inside a tag must stand in quotes (in the layout "page", which makes /about/)
  1 | <p id={{page.title}}>
    |         ^^^^^^^^^^
  hint: write attribute="{{page.title}}"
)"},
        {"<p title=\"{{{content}}}\">", R"(themes/mine/layouts/page.mustache:1:14: error[html-in-attribute]: html cannot stand inside an attribute (in the layout "page", which makes /about/)
  1 | <p title="{{{content}}}">
    |              ^^^^^^^
)"},
        {"<title>{{{content}}}</title>", R"(themes/mine/layouts/page.mustache:1:11: error[html-in-attribute]: html cannot stand inside an element of text (in the layout "page", which makes /about/)
  1 | <title>{{{content}}}</title>
    |           ^^^^^^^
)"},
        {"<{{page.title}}>", R"(themes/mine/layouts/page.mustache:1:4: error[unquoted-word]: a word inside a tag must stand in quotes (in the layout "page", which makes /about/)
  1 | <{{page.title}}>
    |    ^^^^^^^^^^
  hint: write attribute="{{page.title}}"
)"},
        {"<a href=\"javascript:{{page.title}}\">", R"(themes/mine/layouts/page.mustache:1:23: error[not-an-address]: "href" begins with "javascript:", of which a word could make any address (in the layout "page", which makes /about/)
  1 | <a href="javascript:{{page.title}}">
    |                       ^^^^^^^^^^
  hint: begin it with /, #, https:, mailto: or tel:
)"},
        {"<a href=\"java{{page.title}}\">", R"(themes/mine/layouts/page.mustache:1:16: error[not-an-address]: "href" begins with "java", of which a word could make any address (in the layout "page", which makes /about/)
  1 | <a href="java{{page.title}}">
    |                ^^^^^^^^^^
  hint: begin it with /, #, https:, mailto: or tel:
)"},
        {"{{pagetitle}}", R"(themes/mine/layouts/page.mustache:1:3: error[unknown-word]: "pagetitle" is not a word that a template knows (in the layout "page", which makes /about/)
  1 | {{pagetitle}}
    |   ^^^^^^^^^
  hint: did you mean "page.title"?
)"},
        {"<a href=\"{{page.title}}\">", R"(themes/mine/layouts/page.mustache:1:12: error[not-an-address]: "page.title" is not an address and cannot begin "href" (in the layout "page", which makes /about/)
  1 | <a href="{{page.title}}">
    |            ^^^^^^^^^^
)"},
        {"<script>{{page.title}}</script>", R"(themes/mine/layouts/page.mustache:1:11: error[word-in-code]: a word cannot stand inside a script or a style (in the layout "page", which makes /about/)
  1 | <script>{{page.title}}</script>
    |           ^^^^^^^^^^
)"},
        {"<p onclick=\"{{page.title}}\">", R"(themes/mine/layouts/page.mustache:1:15: error[word-in-code]: a word cannot stand inside "onclick", which is code (in the layout "page", which makes /about/)
  1 | <p onclick="{{page.title}}">
    |               ^^^^^^^^^^
)"},
        {"<!-- {{page.title}} -->", R"(themes/mine/layouts/page.mustache:1:8: error[word-in-comment]: a word inside an HTML comment is published (in the layout "page", which makes /about/)
  1 | <!-- {{page.title}} -->
    |        ^^^^^^^^^^
  hint: use {{! … }} for notes
)"},
        {"<p title=\"{{page.title}}\"><a href=\"{{page.address}}\">{{page.title}}</a></p>", ""},
        {"{{! a note for us: {{page.titel }}", ""},
    });
}

TEST_CASE("render: a block shows neither another block nor the text that holds it") {
    CHECK(said_of("{{{block.faq}}}", "<p>\n{{{block.team}}}\n{{{content}}}", "block-faq") ==
          R"(themes/mine/partials/block-faq.mustache:2:4: error[block-in-block]: a block cannot show another block (in the block "faq")
  2 | {{{block.team}}}
    |    ^^^^^^^^^^
themes/mine/partials/block-faq.mustache:3:4: error[block-in-block]: a block cannot show the page's text, which may hold it (in the block "faq")
  3 | {{{content}}}
    |    ^^^^^^^
)");
}

TEST_CASE("render: a theme has a layout for every page, or extends one that has") {
    SmallSite site = clinic("{{{content}}}");
    site.file("themes/mine/theme.toml", "name = \"mine\"\n");
    for (const std::string layout :
         {"home", "treatments", "treatment", "treatment-area", "area", "areas", "concern", "concerns",
          "team", "person", "location", "locations", "404"})
        site.file("themes/mine/layouts/" + layout + ".mustache", "x");
    CHECK(site.build() == BuildResult::published);
    site.article("spring", "Spring", "2026-03-01");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:1:9: error[missing-layout]: the theme "mine" has no layout "article", which /journal/spring/ needs
  1 | theme = "mine"
    |         ^^^^^^
  hint: add layouts/article.mustache to the theme, or let it extend "calm"
site.toml:1:9: error[missing-layout]: the theme "mine" has no layout "journal", which /journal/ needs
  1 | theme = "mine"
    |         ^^^^^^
  hint: add layouts/journal.mustache to the theme, or let it extend "calm"
)");
}

TEST_CASE(
    "render: a theme of the site's own is judged whole, also the layouts of pages that there are not") {
    SmallSite site = clinic("{{page.title}}");
    site.file("themes/mine/layouts/article.mustache", "{{nobody}}");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said().find("themes/mine/layouts/article.mustache:1:3: error[unknown-word]") !=
          std::string::npos);
}

TEST_CASE("render: a block that stands twice or has nothing to show is a warning in the text") {
    SmallSite site;
    site.treatment("peel", "Peel", {}, "{{> team}}\n\nText.\n\n{{> team}}\n\n{{> prices}}\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/treatments/peel/index.md:12:1: warning[block-twice]: the block "team" stands on this page already
  12 | {{> team}}
     | ^^^^^^^^^^
  hint: a page shows each block once; remove one of them
content/treatments/peel/index.md:14:1: warning[block-empty]: there is nothing to show for the block "prices"
  14 | {{> prices}}
     | ^^^^^^^^^^^^
  hint: remove it, or add what it shows
)");
}

TEST_CASE("render: where a page can never have a block the hint says which pages do") {
    SmallSite site;
    site.plain_page("about", "About", {}, "{{> team}}\n\n{{> prices}}\n\n{{> risks}}\n");
    site.person("ben-lee", "Ben Lee", {}, "{{> locations}}\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/pages/about.md:4:1: warning[block-empty]: there is nothing to show for the block "team"
  4 | {{> team}}
    | ^^^^^^^^^^
  hint: remove it, or link to /team/; only pages of treatments and locations have this part
content/pages/about.md:6:1: warning[block-empty]: there is nothing to show for the block "prices"
  6 | {{> prices}}
    | ^^^^^^^^^^^^
  hint: remove it; only pages of treatments have this part
content/pages/about.md:8:1: warning[block-empty]: there is nothing to show for the block "risks"
  8 | {{> risks}}
    | ^^^^^^^^^^^
  hint: remove it; only pages of treatments have this part
content/team/ben-lee.md:7:1: warning[block-empty]: there is nothing to show for the block "locations"
  7 | {{> locations}}
    | ^^^^^^^^^^^^^^^
  hint: remove it, or add what it shows
)");
}

TEST_CASE("markup: partials that include each other many times are refused before they fill the memory") {
    SmallSite site = clinic("{{> p0}}");
    for (int i = 0; i < 20; ++i) {
        std::string next;
        for (int k = 0; k < 10; ++k) next += "{{> p" + std::to_string(i + 1) + "}}";
        site.file("themes/mine/partials/p" + std::to_string(i) + ".mustache", next);
    }
    site.file("themes/mine/partials/p20.mustache", "x");
    CHECK(site.build() == BuildResult::rejected);
    REQUIRE(site.findings().size() == 1);
    CHECK(site.said().starts_with("themes/mine/partials/p19.mustache:1:"));
    CHECK(site.said().find(": error[template-too-large]: with \"p20\" the partials of this layout are "
                           "larger than 1 MiB\n") != std::string::npos);
    CHECK(site.said().ends_with("  hint: include it, and what includes it, less often\n"));
}
