// The theme `embed`: pages as parts of another site's pages.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "render/host.h"
#include "render/host_front_matter.h"
#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

SmallSite section(std::string_view embed = {}) {
    SmallSite site;
    if (!embed.empty()) site.setting(embed, "[embed]");
    site.options.theme = "embed";
    site.options.base_url = "https://host.example/clinic/";
    return site;
}

std::string part(std::string_view html) {
    return as_part(html, "/clinic/", "https://host.example/clinic/");
}

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("render: a part has one article, and ids and classes of its own") {
    CHECK(part("<article><header class=\"a b\"><h1 id=\"x\">T</h1></header></article>") ==
          "<article class=\"praxis\"><div class=\"praxis-a praxis-b\"><h1 id=\"praxis-x\">T</h1></div>"
          "</article>");
    CHECK(part("<article><article>x</article></article>") ==
          "<article class=\"praxis\"><div>x</div></article>");
    CHECK(part("<label for=x aria-labelledby='y z'>") ==
          "<label for=\"praxis-x\" aria-labelledby=\"praxis-y praxis-z\" class=\"praxis\">");
}

TEST_CASE("render: links to a part's ids follow, other sites' stay") {
    CHECK(part("<a href=\"#x\">") == "<a href=\"#praxis-x\" class=\"praxis\">");
    CHECK(part("<a href=\"/clinic/faq/#x\">") == "<a href=\"/clinic/faq/#praxis-x\" class=\"praxis\">");
    CHECK(part("<a href=\"/other/#x\">") == "<a href=\"/other/#x\" class=\"praxis\">");
    CHECK(part("<a href=\"https://b.example/#x\">") ==
          "<a href=\"https://b.example/#x\" class=\"praxis\">");
}

TEST_CASE("render: nothing in a part is a command to the host's template language") {
    CHECK(part("<p title=\"{{ x }}\">{{ x }} {% y %} {# z #} {{{ w }}} { }</p>") ==
          "<p title=\"&#123;&#123; x }}\" class=\"praxis\">&#123;&#123; x }} &#123;% y %} &#123;# "
          "z #&#125; "
          "&#123;&#123;&#123; w }}} { }</p>");
    CHECK(part("<p title=\"#}\">a # } #}</p>") ==
          "<p title=\"#&#125;\" class=\"praxis\">a # } #&#125;</p>");
    SmallSite site = section();
    site.treatment("peel", "{{ A }} #}", "aliases = [\"/old/\"]\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(has(site.page("/old/"), "<title>&#123;&#123; A }} #&#125;</title>"));
}

TEST_CASE("render: front matter reads back whatever a title holds") {
    const HostKeys keys = {{"title", "A \"b\" \\ \n<c> é"}, {"aliases", std::vector<std::string>{"/x/"}}};
    CHECK(front_matter(keys, HostFrontMatter::toml) ==
          "+++\ntitle = \"A \\\"b\\\" \\\\ \\u000a<c> é\"\naliases = [\"/x/\"]\n+++\n");
    CHECK(front_matter(keys, HostFrontMatter::yaml) ==
          "---\ntitle: \"A \\\"b\\\" \\\\ \\u000a<c> é\"\naliases: [\"/x/\"]\n---\n");
    const nlohmann::json json = nlohmann::json::parse(front_matter(keys, HostFrontMatter::json));
    CHECK(json["title"] == "A \"b\" \\ \n<c> é");
}

TEST_CASE("render: a section's pages have what a host needs beside them") {
    SmallSite site = section();
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const nlohmann::json head = nlohmann::json::parse(site.page("/treatments/peel/index.json"));
    CHECK(head["title"] == "Peel");
    CHECK(head["canonical"] == "https://host.example/clinic/treatments/peel/");
    CHECK(nlohmann::json::parse(head["json_ld"].get<std::string>())["@context"] ==
          "https://schema.org");
    const std::string page = site.page("/treatments/peel/");
    CHECK(page.starts_with("<article lang=\"en-GB\" dir=\"ltr\" class=\"praxis\">"));
    CHECK(page.ends_with("</article>\n"));
    CHECK_FALSE(has(page, "ld+json"));
    CHECK(has(page, "href=\"/clinic/"));
    CHECK_FALSE(site.has_page("/404.html"));
    CHECK_FALSE(site.has_page("/robots.txt"));
    CHECK_FALSE(site.has_page("/_headers"));
    CHECK(has(site.page("/sitemap.xml"), "<loc>https://host.example/clinic/treatments/peel/</loc>"));
    CHECK(has(site.page("/catalogue.json"), "https://host.example/clinic/treatments/peel/face/"));
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        CHECK_FALSE(path.ends_with(".woff2"));
}

TEST_CASE("render: the way to a section's page begins at the clinic, not at the host's home page") {
    SmallSite site = section();
    CHECK(site.build() == BuildResult::published);
    CHECK(has(site.page("/treatments/peel/"), "<li><a href=\"/clinic/\">Small Clinic</a></li>"));
    CHECK(
        has(site.page("/treatments/peel/index.json"),
            "\\\"name\\\":\\\"Small Clinic\\\",\\\"item\\\":\\\"https://host.example/clinic/\\\""));
}

TEST_CASE("render: a section for Hugo has front matter, aliases and branch pages") {
    SmallSite site = section("front_matter = \"toml\"\npage_file = \"_index.html\"\nlayout = \"wide\"\n");
    site.treatment("peel", "Peel", "aliases = [\"/old/\"]\n");
    site.plain_page("about", "About", "aliases = [\"/us/\"]\n");
    CHECK(site.build() == BuildResult::published);
    const std::string page = site.page("/treatments/peel/_index.html");
    CHECK(page.starts_with("+++\ntitle = \"Peel\"\n"));
    CHECK(has(page, "\nlayout = \"wide\"\n"));
    CHECK(has(page, "\naliases = [\"../old/\"]\n"));
    CHECK(has(site.page("/about/_index.html"), "\naliases = [\"us/\"]\n"));
    CHECK(has(page, "\n+++\n<article "));
    CHECK_FALSE(site.has_page("/treatments/peel/"));
    CHECK_FALSE(site.has_page("/old/"));
}

TEST_CASE("publish: a section is written beside its host's files, and never over them") {
    SmallSite site = section();
    site.disk.add("/site/public/about.html", "theirs");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.disk.text("/site/public/about.html") == "theirs");

    SmallSite other = section();
    other.disk.add("/site/public/treatments/peel/index.html", "theirs");
    CHECK(other.build() == BuildResult::unwritten);
    CHECK(other.disk.written().empty());
    CHECK(other.disk.text("/site/public/treatments/peel/index.html") == "theirs");
}

TEST_CASE("publish: clean leaves a host all its own files") {
    SmallSite site = section();
    site.disk.add("/site/public/about.html", "theirs");
    CHECK(site.build() == BuildResult::published);
    CommandLine line{site.disk};
    CHECK(line.run({"clean"}).status == 0);
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        CHECK((path == "about.html" || path == ".praxis-manifest"));
    CHECK(site.disk.text("/site/public/about.html") == "theirs");
}

TEST_CASE("publish: a host that removes our list of files loses nothing of its own") {
    SmallSite site = section();
    site.disk.add("/site/public/about.html", "theirs");
    CHECK(site.build() == BuildResult::published);
    site.disk.take_away("/site/public/.praxis-manifest");
    const auto before = site.disk.files("/site/public");
    CHECK(site.build() == BuildResult::unwritten);
    CHECK(site.disk.files("/site/public") == before);
}

TEST_CASE("publish: without embed a folder of others is refused unless --guest says so") {
    SmallSite site;
    site.disk.add("/site/public/about.html", "theirs");
    CHECK(site.build() == BuildResult::unwritten);
    site.options.guest = true;
    CHECK(site.build() == BuildResult::published);
    CHECK(site.disk.text("/site/public/about.html") == "theirs");
}
