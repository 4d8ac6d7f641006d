#include <doctest/doctest.h>

#include "render/render.h"
#include "tests/support/site_builder.h"

using namespace praxis;

namespace {

std::string file(const BuiltSite& built, const std::string& path) {
    Diagnostics diagnostics;
    for (const OutputFile& made : render(built.site, calm_theme(built.config), diagnostics))
        if (made.path == path) return made.bytes;
    return "(no such file)";
}

}  // namespace

TEST_CASE("render: the journal's feed is Atom and its entries' ids are addresses") {
    BuiltSite built;
    built.article().title = "Sun & <skin>\x01";
    built.article().updated = Date{2026, 3, 1};
    CHECK(file(built, "journal/feed.xml") == R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>https://quay.example/journal/</id>
  <title>Quay Clinic</title>
  <updated>2026-03-01T00:00:00Z</updated>
  <author><name>Quay Clinic</name></author>
  <link rel="self" type="application/atom+xml" href="https://quay.example/journal/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://quay.example/journal/"/>
  <entry>
    <id>https://quay.example/journal/sun/</id>
    <title>Sun &amp; &lt;skin&gt;�</title>
    <published>2026-02-03T00:00:00Z</published>
    <updated>2026-03-01T00:00:00Z</updated>
    <author><name>Anna Novak</name></author>
    <link rel="alternate" type="text/html" href="https://quay.example/journal/sun/"/>
    <summary>After a peel.</summary>
  </entry>
</feed>
)");
}

TEST_CASE("render: the sitemap has what search engines may list, dates only where they are known") {
    BuiltSite built;
    const Page about = built.page("/about/");
    Page dated = built.page("/team/");
    dated.modified = Date{2026, 1, 2};
    Page hidden = built.page("/prices/");
    hidden.noindex = true;
    built.site.pages = {about, dated, hidden};
    built.add_page(PageKind::redirect, "/old/", "About").redirect_to = "/about/";
    CHECK(file(built, "sitemap.xml") == R"(<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>https://quay.example/about/</loc></url>
  <url><loc>https://quay.example/team/</loc><lastmod>2026-01-02</lastmod></url>
</urlset>
)");
    CHECK(file(built, "robots.txt") ==
          "User-agent: *\nDisallow:\n\nSitemap: https://quay.example/sitemap.xml\n");
}

TEST_CASE("render: a site that stays out of search engines says so on every page") {
    BuiltSite built;
    built.config.noindex = true;
    CHECK(file(built, "sitemap.xml") == "(no such file)");
    CHECK(file(built, "robots.txt") == "User-agent: *\nDisallow:\n");
    Diagnostics diagnostics;
    for (const OutputFile& made : render(built.site, calm_theme(built.config), diagnostics)) {
        INFO(made.path);
        if (made.page)
            CHECK(made.bytes.find("<meta name=\"robots\" content=\"noindex\">") != std::string::npos);
    }
}

TEST_CASE("render: a robots.txt that the clinic wrote stands for ours") {
    BuiltSite built;
    built.site.assets.push_back(
        Asset{"robots.txt", std::make_shared<std::string>("mine"), std::nullopt});
    CHECK(file(built, "robots.txt") == "mine");
}

TEST_CASE("render: a redirect leads on without a script, from a folder or a file") {
    BuiltSite built;
    built.add_page(PageKind::redirect, "/old/", "About").redirect_to = "/about/";
    built.add_page(PageKind::redirect, "/old.html", "About").redirect_to = "/about/";
    const std::string html = file(built, "old/index.html");
    CHECK(html == file(built, "old.html"));
    CHECK(html.find("<meta http-equiv=\"refresh\" content=\"0; url=/about/\">") != std::string::npos);
    CHECK(html.find("<link rel=\"canonical\" href=\"https://quay.example/about/\">") !=
          std::string::npos);
    CHECK(html.find("<a href=\"/about/\">About</a>") != std::string::npos);
}

TEST_CASE("render: there is always a page for what is not there") {
    BuiltSite built;
    const std::string html = file(built, "404.html");
    CHECK(html.find("<h1>There is no such page</h1>") != std::string::npos);
    CHECK(html.find("<meta name=\"robots\" content=\"noindex\">") != std::string::npos);
}

TEST_CASE("render: a theme's files carry a hash of their content in their names") {
    BuiltSite built;
    built.config.accent = "#0f766e";
    Theme theme = theme_of({{"layouts/page.mustache", "{{asset.a.css}} {{asset.b/c}} {{site.palette}}"},
                            {"layouts/404.mustache", ""}});
    theme.assets = {ThemeAsset{"a.css", "one", {}}, ThemeAsset{"b/c", "two", {}}};
    const auto made = [&] {
        const Page page = built.page("/about/");
        built.site.pages = {page};
        Diagnostics diagnostics;
        std::string text;
        for (const OutputFile& out : render(built.site, theme, diagnostics))
            if (out.path == "about/index.html" || out.path.starts_with("assets/"))
                text += out.path + ": " + out.bytes.substr(0, out.bytes.find(':')) + "\n";
        return text;
    };
    const std::string before = made();
    theme.assets[0].bytes = "changed";
    CHECK(made() != before);
    CHECK(made() == made());
    CHECK(before.find("assets/palette.") != std::string::npos);
}

TEST_CASE("render: a theme's stylesheet takes in what is made for the clinic") {
    BuiltSite built;
    built.config.accent = "#0f766e";
    Theme theme =
        theme_of({{"layouts/page.mustache", "[{{site.palette}}]"}, {"layouts/404.mustache", ""}});
    theme.assets = {ThemeAsset{"a.css", "p{margin:0}\n@praxis palette;\ni{margin:0}\n", {}}};
    const Page page = built.page("/about/");
    built.site.pages = {page};
    Diagnostics diagnostics;
    std::string text;
    for (const OutputFile& out : render(built.site, theme, diagnostics))
        if (out.path == "about/index.html" || out.path.starts_with("assets/")) text += out.bytes;
    CHECK(text.starts_with("[]p{margin:0}:root{"));
    CHECK(text.find("--accent:") != std::string::npos);
    CHECK(text.find("@praxis") == std::string::npos);
}

TEST_CASE("render: the site's own files are passed on byte for byte") {
    BuiltSite built;
    const std::string bytes("\0\xFF{{x}}", 7);
    built.site.assets.push_back(
        Asset{"assets/logo.1.svg", std::make_shared<std::string>(bytes), std::pair{10, 20}});
    built.site.asset_addresses["static/logo.svg"] = "/assets/logo.1.svg";
    built.config.logo.value = "static/logo.svg";
    CHECK(file(built, "assets/logo.1.svg") == bytes);
    CHECK(file(built, "index.html")
              .find("<img src=\"/assets/logo.1.svg\" alt=\"\" width=\"10\" height=\"20\">") !=
          std::string::npos);
}
