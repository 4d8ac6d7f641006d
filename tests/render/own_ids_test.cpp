// Ids and links inside texts that stand on pages with other texts, and what else only a whole page shows.
#include <doctest/doctest.h>

#include <string>

#include "base/report.h"
#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("render: a link inside an answer follows its heading wherever the answer is shown") {
    SmallSite site;
    site.treatment("peel", "Peel", {}, "## Same\n\nText.\n\n## fn 1\n\n[own](#same)\n");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nid = \"a\"\nq = \"A?\"\na = \"\"\"\n[answer](#same) x[^1]\n\n## Same\n\n"
              "## fn 1\n\n[^1]: n\n\"\"\"\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const std::string page = site.page("/treatments/peel/");
    for (const char* const part :
         {"<h2 id=\"same\">", "<a href=\"#same\">own</a>", "<h2 id=\"same-1\">",
          "<a href=\"#same-1\">answer</a>", "<h2 id=\"fn-1\">", "id=\"p-t1-fn-1\"",
          "href=\"#p-t1-fn-1\"", "id=\"p-t1-fnref-1\""}) {
        CAPTURE(part);
        CHECK(page.find(part) != std::string::npos);
    }
    CHECK(site.page("/faq/").find("<a href=\"#same\">answer</a>") != std::string::npos);
}

TEST_CASE("render: the way back from a footnote is named in the site's language") {
    SmallSite site;
    site.edit("site.toml", "en-GB", "de-DE");
    site.home("A[^1]\n\n[^1]: B\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.part("/", "footnote-backref\" data-footnote-backref ", ">") ==
          "aria-label=\"Zurück zum Text\"");
}

TEST_CASE("render: an answer cannot show a block, and that is said") {
    SmallSite site;
    site.file("content/faq/visits.toml",
              "[[question]]\nid = \"a\"\nq = \"A?\"\na = \"\"\"\nB\n\n{{> booking}}\n\"\"\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/faq/visits.toml:7:1: error[misplaced-block]: an answer cannot show the block "booking"
  7 | {{> booking}}
    | ^^^^^^^^^^^^^
  hint: link to the page that shows it
)");
}

TEST_CASE("render: braces in code are no value in the description either") {
    SmallSite site;
    site.plain_page("about", "About", {}, "Write `{{clinic.name}}` or \\{{x}} for {{clinic.phone}}.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.part("/about/", "<meta name=\"description\" content=\"", "\"") ==
          "Write {{clinic.name}} or {{x}} for +44 20 7946 0000.");
}

TEST_CASE("render: other origins that pages load from are listed") {
    SmallSite site;
    site.setting("raw_html = \"keep\"", "[build]");
    site.setting("theme = \"mine\"");
    site.file("themes/mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n");
    site.file("themes/mine/assets/mine.css", "@import \"https://fonts.example/a.css\";\n"
                                             "a { background: url(//cdn.example/a.png) }\n"
                                             "/* https://notes.example/ */\n");
    site.file("themes/mine/partials/foot.mustache", "x");
    site.home("[link](https://links.example/)\n\n<img src='https://cdn.example/b.png' alt='b'>\n\n"
              "<form action=\"https://forms.example/send\"></form>\n\n`<img src=\"//code.example/\">`\n");
    CHECK(site.build() == BuildResult::published);
    std::string origins;
    for (const Diagnostic& finding : site.findings())
        if (finding.rule == "foreign-origin") origins += text_of(finding);
    CHECK(origins.find("code.example") == std::string::npos);
    CHECK(origins.find("links.example") == std::string::npos);
    CHECK(origins.find("notes.example") == std::string::npos);
    CHECK(origins.find("info[foreign-origin]: browsers of visitors are sent to \"https://cdn.example\", by "
                       "assets/mine.") == 0);
    CHECK(origins.find("\"https://fonts.example\", by assets/mine.") != std::string::npos);
    CHECK(origins.find("info[foreign-origin]: browsers of visitors are sent to \"https://forms.example\", by "
                       "index.html\n  hint: it learns who visits; keep a copy in static/ if you can\n") !=
          std::string::npos);
}
