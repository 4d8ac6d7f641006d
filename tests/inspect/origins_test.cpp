// Whom a visitor's browser is sent to.
#include <doctest/doctest.h>

#include "base/report.h"
#include "tests/support/small_site.h"

namespace praxis {

namespace {

/// The origins that the report names for a home page with this HTML, in lines.
std::string origins_of(const std::string& html) {
    SmallSite site;
    site.setting("raw_html = \"keep\"", "[build]");
    site.home("Words.\n\n" + html + "\n");
    REQUIRE(site.build() == BuildResult::published);
    std::string origins;
    for (const Diagnostic& finding : site.findings()) {
        if (finding.rule != "foreign-origin") continue;
        const std::string text = praxis::text_of(finding);
        const std::size_t begin = text.find('"') + 1;
        origins += text.substr(begin, text.find('"', begin) - begin) + "\n";
    }
    return origins;
}

}  // namespace

TEST_CASE("inspect: links, names and our own address send nobody anywhere") {
    for (const char* html : {"<a href=\"https://a.example/\">a</a>",
                             "<a class=\"b\" href=\"https://a.example/\">a</a>",
                             "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                             "<img src=\"https://small.example/a.png\" alt=\"a\">",
                             "<!-- https://a.example/ -->"}) {
        CAPTURE(html);
        CHECK(origins_of(html) == "");
    }
}

TEST_CASE("inspect: what looks like a link or like our own address and is none is told") {
    for (const char* html :
         {"<img src=\"https://a.example/b.png\" alt=\"\">", "<img src='//a.example/b.png' alt=''>",
          "<img alt='<a href=\"' src=\"https://a.example/b.png\">",
          "<img alt='<a class=\"b\"' src=\"https://a.example/b.png\">",
          "<link title='<a class=\"' rel=\"stylesheet\" href=\"https://a.example/b.css\">",
          "<a href=\"https://c.example/\"><img src=\"https://a.example/b.png\" alt=\"\"></a>",
          "<form action=\"https://a.example\"></form>"}) {
        CAPTURE(html);
        CHECK(origins_of(html) == "https://a.example\n");
    }
    CHECK(origins_of("<img src=\"https://small.example.b.example/\" alt=\"\">") ==
          "https://small.example.b.example\n");
    CHECK(origins_of("<img src=\"http://small.example/\" alt=\"\">") == "http://small.example\n");
}

}  // namespace praxis
