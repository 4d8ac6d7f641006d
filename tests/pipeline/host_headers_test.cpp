// Pages and the policy that goes with them: nothing in the one that the other refuses.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/pipeline/every_field.h"
#include "tests/support/page_tree.h"
#include "tests/support/program.h"
#include "tests/support/small_site.h"
#include "tests/support/tags.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

bool is_own(const std::string& address) {
    return address.starts_with('/') && !address.starts_with("//");
}

/// What `default-src 'none'` with own pictures, styles and fonts would refuse.
std::vector<std::string> refused_in_page(const std::string& html) {
    static const std::set<std::string> elements = {"style",  "iframe", "frame",  "object", "embed",
                                                   "base",   "video",  "audio",  "track",  "applet",
                                                   "portal", "canvas", "dialog", "math"};
    std::vector<std::string> refused;
    for (const std::string& tag : tags_of(html).all) {
        const std::size_t blank = tag.find(' ');
        const std::string name = tag.substr(0, blank);
        if (elements.contains(name)) refused.push_back(tag);
        if (blank == std::string::npos) continue;
        for (std::size_t at = blank; at != std::string::npos; at = tag.find(' ', at + 1)) {
            const std::string attribute = tag.substr(at + 1, tag.find(' ', at + 1) - at - 1);
            if (attribute == "style" || attribute.starts_with("on") || attribute == "srcdoc" ||
                attribute == "action" || attribute == "formaction" || attribute == "ping")
                refused.push_back(tag);
        }
    }
    for (std::size_t at = html.find("<script"); at != std::string::npos;
         at = html.find("<script", at + 1))
        if (html.compare(at, 35, "<script type=\"application/ld+json\">") != 0)
            refused.push_back(html.substr(at, 40));
    static const std::set<std::string> fetched = {"stylesheet",      "preload",       "icon",
                                                  "manifest",        "modulepreload", "prefetch",
                                                  "apple-touch-icon"};
    const auto tree = page_tree(html);
    for (const PageNode* node : tree->all([](const PageNode& n) { return !n.name.empty(); })) {
        for (const char* const name : {"src", "poster", "data", "xlink:href"})
            if (const std::string address = node->attribute(name);
                !address.empty() && !is_own(address) && !address.starts_with('#'))
                refused.push_back(node->name + " " + address);
        if (node->name == "link" && fetched.contains(node->attribute("rel")) &&
            !is_own(node->attribute("href")))
            refused.push_back("link " + node->attribute("href"));
    }
    return refused;
}

std::vector<std::string> refused_in_stylesheet(const std::string& css) {
    std::vector<std::string> refused;
    if (css.find("@import") != std::string::npos) refused.push_back("@import");
    for (std::size_t at = css.find("url("); at != std::string::npos;
         at = css.find("url(", at + 1)) {
        const std::size_t from = css[at + 4] == '"' ? at + 5 : at + 4;
        if (!is_own(css.substr(from, 2))) refused.push_back(css.substr(at, 60));
    }
    return refused;
}

}  // namespace

TEST_CASE("pipeline: a page holds nothing that its policy refuses") {
    SmallSite site = site_with_every_field("Some plain words");
    REQUIRE_MESSAGE(site.build() != BuildResult::rejected, site.said());
    std::size_t pages = 0;
    std::size_t stylesheets = 0;
    const auto files = site.disk.files("/site/public");
    for (const auto& [path, bytes] : files) {
        TELL(path);
        if (path.ends_with(".html")) {
            ++pages;
            // A redirect leads on by a meta element, which no policy forbids.
            CHECK(in_lines(refused_in_page(bytes)) == "");
        } else if (path.ends_with(".css")) {
            ++stylesheets;
            CHECK(in_lines(refused_in_stylesheet(bytes)) == "");
        }
    }
    CHECK(pages > 20);
    CHECK(stylesheets == 1);
}

TEST_CASE("pipeline: what the policy refuses is found") {
    CHECK(refused_in_page("<p style=\"color:red\">a</p>").size() == 1);
    CHECK(refused_in_page("<p onclick=\"a()\">a</p>").size() == 1);
    CHECK(refused_in_page("<script src=\"/a.js\"></script>").size() == 1);
    CHECK(refused_in_page("<img src=\"https://a.example/b.png\" alt=\"\">").size() == 1);
    CHECK(refused_in_page("<form action=\"/send\"></form>").size() == 1);
    CHECK(refused_in_page("<link rel=\"stylesheet\" href=\"//a.example/b.css\">").size() == 1);
    CHECK(refused_in_stylesheet("@import \"a.css\"; p { background: url(data:,a) }").size() == 2);
}

TEST_CASE("pipeline: hosts are told what to send, below the site's own path") {
    SmallSite site;
    site.edit("site.toml", "https://small.example/", "https://small.example/skin/");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.page("/_headers") ==
          "/skin/*\n"
          "  Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'; "
          "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\n"
          "  Referrer-Policy: strict-origin-when-cross-origin\n"
          "  X-Content-Type-Options: nosniff\n"
          "  Permissions-Policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), "
          "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
          "microphone=(), midi=(), payment=(), usb=()\n"
          "  Cross-Origin-Opener-Policy: same-origin\n");
}

TEST_CASE("pipeline: a _headers that the clinic wrote stands for ours") {
    SmallSite site;
    site.file("static/_headers", "/*\n  X-Own: yes\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.page("/_headers") == "/*\n  X-Own: yes\n");
}

TEST_CASE("pipeline: docs/hosting.md has the same headers for nginx") {
    const std::string page = bytes_on_disk(PRAXIS_ROOT "/docs/hosting.md");
    SmallSite site;
    REQUIRE(site.build() == BuildResult::published);
    std::string file = site.page("/_headers");
    std::size_t lines = 0;
    for (std::size_t at = file.find("\n  "); at != std::string::npos;
         at = file.find("\n  ", at + 1)) {
        const std::size_t colon = file.find(": ", at);
        const std::string name = file.substr(at + 3, colon - at - 3);
        const std::string value = file.substr(colon + 2, file.find('\n', colon) - colon - 2);
        ++lines;
        CHECK(page.find("add_header " + name + " \"" + value + "\" always;") != std::string::npos);
    }
    CHECK(lines == 5);
}
