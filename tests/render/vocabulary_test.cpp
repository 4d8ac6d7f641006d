#include <doctest/doctest.h>

#include <set>

#include "render/render.h"
#include "render/vocabulary.h"
#include "tests/support/site_builder.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

// What a theme of one layout says about itself, a line a finding.
std::string said_of(const std::string& layout, const std::string& partial = "") {
    BuiltSite built;
    built.site.pages.clear();
    built.add_page(PageKind::page, "/about/", "About").entry = &built.about();
    const Theme theme = theme_of({{"layouts/page.mustache", layout},
                                  {"layouts/404.mustache", ""},
                                  {"partials/block-faq.mustache", partial},
                                  {"skip", "Skip"}});
    Diagnostics diagnostics;
    render(built.site, theme, diagnostics);
    diagnostics.sort();
    std::string text;
    for (const Diagnostic& d : diagnostics.all()) {
        text += d.path + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": " +
                d.rule + ": " + d.message + "\n";
        if (!d.hint.empty()) text += "  hint: " + d.hint + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("render: every noun and every word of the vocabulary is there once and explained") {
    std::set<Noun> nouns;
    for (const NounWords& row : vocabulary()) {
        CHECK(nouns.insert(row.noun).second);
        CHECK_FALSE(row.sentence.empty());
        CHECK_FALSE(name_of(row.noun).empty());
        std::set<std::string_view> names;
        for (const Word& word : row.words) {
            INFO(name_of(row.noun), ".", word.name);
            CHECK(names.insert(word.name).second);
            CHECK_FALSE(word.sentence.empty());
            const int accessors = (word.text ? 1 : 0) + (word.flag ? 1 : 0) + (word.list ? 1 : 0) +
                                  (word.object ? 1 : 0);
            CHECK(accessors == 1);
        }
    }
    for (const NounWords& row : vocabulary())
        for (const Word& word : row.words)
            if (word.type == WordType::list || word.type == WordType::object)
                CHECK(nouns.contains(word.of));
}

TEST_CASE("render: a word that the vocabulary does not know is an error in the theme") {
    CHECK(said_of("<p>\n  {{page.titel}}") ==
          "themes/test/layouts/page.mustache:2:5: unknown-word: \"page\" has no word \"titel\" (in "
          "the layout \"page\", which makes /about/)\n  hint: did you mean \"title\"?\n");
    CHECK(said_of("{{#site.treatments}}{{titel}}{{/site.treatments}}") ==
          "themes/test/layouts/page.mustache:1:23: unknown-word: \"titel\" is not a word that a "
          "template knows (in the layout \"page\", which makes /about/)\n  hint: did you mean \"title\"?\n");
    CHECK(said_of("{{page.title.x}}") ==
          "themes/test/layouts/page.mustache:1:3: unknown-word: \"title\" is a text and has no words "
          "of its own (in the layout \"page\", which makes /about/)\n");
    CHECK(said_of("{{t.skp}}") ==
          "themes/test/layouts/page.mustache:1:3: unknown-word: the theme's i18n files have no word "
          "\"skp\" (in the layout \"page\", which makes /about/)\n  hint: did you mean \"t.skip\"?\n");
    CHECK(said_of("{{asset.x.css}}") ==
          "themes/test/layouts/page.mustache:1:3: unknown-asset: the theme has no file "
          "\"assets/x.css\" (in the layout \"page\", which makes /about/)\n");
    CHECK(said_of("{{{block.fqa}}}") ==
          "themes/test/layouts/page.mustache:1:4: unknown-word: there is no block \"fqa\" (in the "
          "layout \"page\", which makes /about/)\n  hint: did you mean \"faq\"?\n");
}

TEST_CASE("render: three braces are for html and two for everything else") {
    CHECK(said_of("{{{page.title}}}") ==
          "themes/test/layouts/page.mustache:1:4: wrong-braces: \"page.title\" is a text, so three "
          "braces would let it break out of the page (in the layout \"page\", which makes /about/)\n"
          "  hint: write {{page.title}}\n");
    CHECK(said_of("{{content}}") ==
          "themes/test/layouts/page.mustache:1:3: wrong-braces: \"content\" is html, which two braces "
          "would print as text (in the layout \"page\", which makes /about/)\n  hint: write {{{content}}}\n");
    CHECK(said_of("{{site.menu}}") ==
          "themes/test/layouts/page.mustache:1:3: not-printable: \"site.menu\" is a list and cannot be "
          "printed (in the layout \"page\", which makes /about/)\n"
          "  hint: open it as a section: {{#site.menu}}…{{/site.menu}}\n");
}

TEST_CASE("render: a word stands only where it cannot break out") {
    const std::pair<const char*, const char*> table[] = {
        {"<p title={{page.title}}>", "unquoted-word"},
        {"<p title=\"{{{content}}}\">", "html-in-attribute"},
        {"<title>{{{content}}}</title>", "html-in-attribute"},
        {"<script>{{page.title}}</script>", "word-in-code"},
        {"<style>{{page.title}}</style>", "word-in-code"},
        {"<p onclick=\"{{page.title}}\">", "word-in-code"},
        {"<p style=\"color:{{page.title}}\">", "word-in-code"},
        {"<a href=\"{{page.title}}\">", "not-an-address"},
        {"<img src='{{page.title}}'>", "not-an-address"},
        {"<!-- {{page.title}} -->", "word-in-comment"},
    };
    for (const auto& [layout, rule] : table) {
        TELL(layout);
        CHECK(said_of(layout).find(": " + std::string(rule) + ": ") != std::string::npos);
    }
    CHECK(said_of("<a href=\"{{page.address}}\" title=\"{{page.title}}\">{{page.title}}</a>") == "");
    CHECK(said_of("<a href=\"#{{page.title}}\">x</a>") == "");
}

TEST_CASE("render: a block shows neither the text that holds it nor another block") {
    CHECK(said_of("{{{block.faq}}}", "{{{content}}}{{{block.risks}}}") ==
          "themes/test/partials/block-faq.mustache:1:4: block-in-block: a block cannot show the "
          "page's text, which may hold it (in the block \"faq\")\n"
          "themes/test/partials/block-faq.mustache:1:17: block-in-block: a block cannot show another "
          "block (in the block \"faq\")\n");
}

TEST_CASE("render: a layout that the theme lacks is an error") {
    BuiltSite built;
    built.config.source = std::make_unique<Source>("site.toml", "theme = \"test\"\n");
    built.config.theme = {"test", {8, 14}};
    built.site.pages.clear();
    built.add_page(PageKind::faq, "/faq/", "Questions");
    const Theme theme = theme_of({{"layouts/404.mustache", ""}});
    Diagnostics diagnostics;
    CHECK(render(built.site, theme, diagnostics).empty());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].path == "site.toml");
    CHECK(diagnostics.all()[0].rule == "missing-layout");
    CHECK(diagnostics.all()[0].message == "the theme \"test\" has no layout \"faq\", which /faq/ needs");
}
