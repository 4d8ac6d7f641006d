// Who has which address, and what is said where two want the same.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("resolve: every kind of entry has its page, every section with entries a list") {
    SmallSite site;
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"Fever\"]\n+++\nRest.\n");
    site.file("content/faq/visits.toml", "[[question]]\nq = \"Parking?\"\na = \"Yes.\"\n");
    site.article("spring", "Spring", "2026-03-01");
    site.plain_page("about", "About");
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n"
                          "[[rule]]\nsessions = [3, 4]\nwhen = {}\n");
    site.edit("content/treatments/peel/index.md", "kind =", "price = 90\nkind =");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    std::string pages;
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        if (!path.starts_with("assets/") &&
            (path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".txt")))
            pages += path + "\n";
    CHECK(pages == R"(404.html
about/index.html
areas/face/index.html
areas/index.html
concerns/fine-lines/index.html
concerns/index.html
faq/index.html
index.html
journal/feed.xml
journal/index.html
journal/spring/index.html
locations/index.html
locations/quay/index.html
prices/index.html
robots.txt
sessions/index.html
sessions/peel/index.html
sitemap.xml
team/anna-novak/index.html
team/index.html
treatments/index.html
treatments/peel/aftercare/index.html
treatments/peel/face/index.html
treatments/peel/index.html
)");
}

TEST_CASE("resolve: a section without entries has no page and no place in the menu") {
    SmallSite site;
    CHECK(site.build() == BuildResult::published);
    for (const std::string section : {"/journal/", "/faq/", "/prices/", "/sessions/"}) {
        CHECK_FALSE(site.has_page(section));
        CHECK(site.page("/").find("href=\"" + section) == std::string::npos);
    }
    CHECK(site.has_page("/treatments/"));
}

TEST_CASE("resolve: a long journal stands on several pages, each with a title of its own") {
    SmallSite site;
    for (int day = 1; day <= 25; ++day) {
        const std::string number = (day < 10 ? "0" : "") + std::to_string(day);
        site.article("a" + number, "Day " + number, "2026-01-" + number);
    }
    site.article("page", "The oldest", "2025-01-01");
    for (int draft = 0; draft < 12; ++draft)
        site.article("draft-" + std::to_string(draft), "Not yet", "2025-01-01", "draft = true\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const auto addresses_on = [&](const std::string& page) {
        const std::string html = site.page(page);
        std::string all;
        const std::string main =
            html.substr(html.find("<main"), html.find("</main>") - html.find("<main"));
        for (std::size_t at = main.find("href=\"/journal/"); at != std::string::npos;
             at = main.find("href=\"/journal/", at + 1))
            all += main.substr(at + 14, main.find('"', at + 6) - at - 14) + " ";
        return all;
    };
    CHECK(addresses_on("/journal/") ==
          "/a25/ /a24/ /a23/ /a22/ /a21/ /a20/ /a19/ /a18/ /a17/ /a16/ /a15/ /a14/ /page/2/ "
          "/feed.xml ");
    CHECK(addresses_on("/journal/page/2/") ==
          "/ /a13/ /a12/ /a11/ /a10/ /a09/ /a08/ /a07/ /a06/ /a05/ /a04/ /a03/ /a02/ / /page/3/ "
          "/feed.xml ");
    CHECK(addresses_on("/journal/page/3/") == "/ /a01/ /page/ /page/2/ /feed.xml ");
    CHECK(site.has_page("/journal/page/"));
    CHECK(site.page("/journal/").find("<h1>Journal</h1>") != std::string::npos);
    const std::string second = site.page("/journal/page/2/");
    for (const std::string part :
         {"<h1>Journal, page 2 of 3</h1>",
          "<link rel=\"canonical\" href=\"https://small.example/journal/page/2/\">",
          "<nav class=\"paging\" aria-label=\"Pages of the journal\">",
          "rel=\"prev\" href=\"/journal/\">Newer articles", "<span>Page 2 of 3</span>",
          "rel=\"next\" href=\"/journal/page/3/\">Older articles"})
        CHECK_MESSAGE(second.find(part) != std::string::npos, part);
    const std::string sitemap = site.page("/sitemap.xml");
    CHECK(sitemap.find("/journal/page/3/</loc>") != std::string::npos);
    CHECK(sitemap.find("/journal/page/4/") == std::string::npos);
}

TEST_CASE("resolve: numbers in names are counted, not spelt") {
    SmallSite site;
    for (const std::string number : {"1", "2", "10", "11"})
        site.area("area-" + number, "Area " + number);
    CHECK(site.build() == BuildResult::published);
    std::string order;
    const std::string html = site.page("/areas/");
    for (std::size_t at = html.find(">Area "); at != std::string::npos;
         at = html.find(">Area ", at + 1))
        order += html.substr(at + 6, html.find('<', at) - at - 6) + " ";
    CHECK(order == "1 2 10 11 ");
}

TEST_CASE("resolve: an old address leads to the page that has it as alias") {
    SmallSite site;
    site.treatment("peel", "Peel",
                   "aliases = [\"/peels/acid\", \"/peel.html\", \"/Peel-2019/\"]\n");
    site.file("content/treatments/peel/areas/face.md", "+++\naliases = [\"/face-peel/\"]\n+++\nA.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    for (const std::string old : {"/peels/acid/", "/peel.html", "/Peel-2019/"})
        CHECK(site.part(old, "<link rel=\"canonical\" href=\"", "\"") ==
              "https://small.example/treatments/peel/");
    CHECK(site.part("/face-peel/", "<link rel=\"canonical\" href=\"", "\"") ==
          "https://small.example/treatments/peel/face/");
    CHECK(site.page("/sitemap.xml").find("peel.html") == std::string::npos);
}

TEST_CASE("resolve: two sources of one address are both named") {
    struct Row {
        std::string path;
        std::string bytes;
        std::string said;
    };
    const auto page = [](const std::string& fields) {
        return "+++\ntitle = \"A\"\n" + fields + "+++\nText.\n";
    };
    const std::vector<Row> rows = {
        // an alias against a page, the home page, a list, an alias, a file of praxis's own
        {"content/pages/book.md", page("aliases = [\"/about/\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/about/" in content/pages/book.md and content/pages/about.md both want the address /about/
  3 | aliases = ["/about/"]
    |            ^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/treatments/peel\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/treatments/peel" in content/pages/book.md and content/treatments/peel/index.md both want the address /treatments/peel/
  3 | aliases = ["/treatments/peel"]
    |            ^^^^^^^^^^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/index.html\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/index.html" in content/pages/book.md and content/index.md both want the address /
  3 | aliases = ["/index.html"]
    |            ^^^^^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/journal/\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/journal/" in content/pages/book.md and the section /journal/ both want the address /journal/
  3 | aliases = ["/journal/"]
    |            ^^^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/old/\", \"/old\"]\n"), R"(content/pages/book.md:3:21: error[address-collision]: the alias "/old" in content/pages/book.md and the alias "/old/" in content/pages/book.md both want the address /old/
  3 | aliases = ["/old/", "/old"]
    |                     ^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/404.html\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/404.html" in content/pages/book.md and praxis (404.html) both want the address /404.html
  3 | aliases = ["/404.html"]
    |            ^^^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/book/\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/book/" in content/pages/book.md and content/pages/book.md both want the address /book/
  3 | aliases = ["/book/"]
    |            ^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        // letters that many disks take for the same
        {"content/pages/book.md", page("aliases = [\"/About/\"]\n"), R"(content/pages/book.md:3:12: error[address-collision]: the alias "/About/" in content/pages/book.md and content/pages/about.md both want the address /About/
  3 | aliases = ["/About/"]
    |            ^^^^^^^^^
  hint: rename one of the two, or remove it
)"},
        {"static/ABOUT/index.html", "<p>", R"(content/pages/about.md:1:1: error[address-collision]: content/pages/about.md and static/ABOUT/index.html both want the address /about/
  1 | +++
    | ^
  hint: rename one of the two, or remove it
)"},
        // files against pages
        {"static/about/index.html", "<p>", R"(content/pages/about.md:1:1: error[address-collision]: content/pages/about.md and static/about/index.html both want the address /about/
  1 | +++
    | ^
  hint: rename one of the two, or remove it
)"},
        {"static/sitemap.xml", "<x/>", R"(static/sitemap.xml: error[address-collision]: static/sitemap.xml and praxis (sitemap.xml) both want the address /sitemap.xml
  hint: rename one of the two, or remove it
)"},
        {"static/index.html", "<p>", R"(content/index.md:1:1: error[address-collision]: content/index.md and static/index.html both want the address /
  1 | +++
    | ^
  hint: rename one of the two, or remove it
)"},
        // a file where a folder has to be, and a folder where a file has to be
        {"static/about", "text", R"(static/about: error[address-collision]: static/about is a file at /about, where content/pages/about.md needs a folder
  hint: rename one of the two, or remove it
)"},
        {"static/treatments", "text", R"(static/treatments: error[address-collision]: static/treatments is a file at /treatments, where content/treatments/peel/index.md needs a folder
  hint: rename one of the two, or remove it
)"},
        {"content/pages/book.md", page("aliases = [\"/about/index.html/more.html\"]\n"), R"(content/pages/about.md:1:1: error[address-collision]: content/pages/about.md is a file at /about/index.html, where the alias "/about/index.html/more.html" in content/pages/book.md needs a folder
  1 | +++
    | ^
  hint: rename one of the two, or remove it
)"},
        {"static/robots.txt/a.txt", "text", R"(static/robots.txt/a.txt: error[address-collision]: praxis (robots.txt) is a file at /robots.txt, where static/robots.txt/a.txt needs a folder
  hint: rename one of the two, or remove it
)"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.plain_page("about", "About");
        site.file(row.path, row.bytes);
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
        CHECK(site.disk.written().empty());
    }
}

TEST_CASE("resolve: hidden entries collide today, so that nothing breaks on their day") {
    for (const std::string hidden :
         {"draft = true\n", "publish = 2026-12-01\n", "expires = 2026-05-01\n"}) {
        SmallSite site;
        site.plain_page("about", "About");
        site.plain_page("book", "Book", hidden + "aliases = [\"/about/\"]\n");
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == R"(content/pages/book.md:4:12: error[address-collision]: the alias "/about/" in content/pages/book.md and content/pages/about.md both want the address /about/
  4 | aliases = ["/about/"]
    |            ^^^^^^^^^
  hint: rename one of the two, or remove it
)");
    }
    // Once it has been told, a free address is kept free for them.
    SmallSite site;
    site.plain_page("offer", "Offer", "publish = 2026-12-01\n");
    site.plain_page("book", "Book", "aliases = [\"/offer/\"]\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/pages/book.md:3:12: error[address-collision]: the alias "/offer/" in content/pages/book.md and content/pages/offer.md both want the address /offer/
  3 | aliases = ["/offer/"]
    |            ^^^^^^^^^
  hint: rename one of the two, or remove it
)");
}

TEST_CASE("resolve: a clinic without a text for the home page has one all the same") {
    SmallSite site;
    site.remove("content/index.md");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md: warning[no-home-page]: there is no text for the home page
  hint: write content/index.md
)");
    CHECK(site.part("/", "<title>", "</title>") == "Small Clinic");

    site.file("content/index.md", "+++\ntitle = \"New home\"\npublish = 2026-12-01\n+++\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/", "<title>", "</title>") == "Small Clinic");
}

TEST_CASE("resolve: a treatment on an area without a text of its own stays out of search engines") {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel", "areas = [\"face\", \"neck\"]\n", "A peel renews the skin.");
    site.file("content/treatments/peel/areas/face.md", "+++\nprice = 120\n+++\nOn the face.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.page("/treatments/peel/neck/").find("noindex") != std::string::npos);
    CHECK(site.page("/treatments/peel/face/").find("noindex") == std::string::npos);
    CHECK(site.page("/sitemap.xml").find("/treatments/peel/face/") != std::string::npos);
    CHECK(site.page("/sitemap.xml").find("/treatments/peel/neck/") == std::string::npos);

    // Fields alone are no text.
    site.file("content/treatments/peel/areas/face.md", "+++\nprice = 120\n+++\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.page("/treatments/peel/face/").find("noindex") != std::string::npos);
}

TEST_CASE("resolve: a copied file in the place of a published one is an error that names both") {
    SmallSite site;
    site.file("content/pages/dot.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>)");
    site.plain_page("about", "About", {}, "![A dot](dot.svg)");
    CHECK(site.build() == BuildResult::published);
    std::string picture;
    std::string stylesheet;
    for (const auto& [path, bytes] : site.disk.files("/site/public")) {
        if (path.ends_with(".svg") && path.find("dot") != std::string::npos) picture = path;
        if (path.starts_with("assets/calm.")) stylesheet = path;
    }
    site.file("static/" + picture, R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>)");
    site.file("static/" + stylesheet, "x");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() ==
          "content/pages/dot.svg: error[address-collision]: content/pages/dot.svg and static/" + picture +
              " both want the address /" + picture +
              "\n  hint: rename one of the two, or remove it\nstatic/" + stylesheet +
              ": error[address-collision]: static/" + stylesheet +
              " and a file of the theme \"calm\" both want the address /" + stylesheet +
              "\n  hint: rename one of the two, or remove it\n");
}
