// A site in memory that answers a browser: the bytes of a build, and nothing that is not in it.
#include "serve/preview.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/report.h"
#include "base/text.h"
#include "tests/support/program.h"
#include "tests/support/small_site.h"

namespace praxis {

namespace {

using FilesOnSite = std::map<std::string, std::string>;

Options shown(const SmallSite& site) {
    Options options = site.options;
    options.drafts = true;
    return options;
}

struct Browser {
    explicit Browser(const SmallSite& site, Audience audience = Audience::this_machine)
        : preview(shown(site), site.disk, audience) {
        preview.read(site.options.unix_seconds, everything_changed);
    }

    void ask() { preview.answered(preview.questions()()); }

    HttpResponse get(const std::string& path, const std::string& host = "localhost:4000",
                     const std::string& origin = {}) const {
        HttpRequest request;
        request.method = "GET";
        request.path = request.target = path;
        request.host = host;
        if (!origin.empty()) request.headers.emplace_back("origin", origin);
        return preview.answer(request);
    }

    Preview preview;
};

/// The bytes without the one tag that a build does not have.
std::string as_built(std::string html) {
    const std::size_t at = html.find("<script src=\"/.praxis/reload.js\"");
    if (at == std::string::npos) return html;
    html.erase(at, html.find('\n', at) + 1 - at);
    return html;
}

std::string address_of(const std::string& path) {
    if (path == "index.html") return "/";
    if (path.ends_with("/index.html")) return "/" + path.substr(0, path.size() - 10);
    return "/" + path;
}

/// Everything an editor has written.
FilesOnSite written(const SmallSite& site) {
    FilesOnSite files = site.disk.files("/site");
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("public/"); });
    return files;
}

void take_back(SmallSite& site, const FilesOnSite& before) {
    for (const auto& [path, bytes] : written(site))
        if (!before.contains(path)) site.remove(path);
    for (const auto& [path, bytes] : before) site.file(path, bytes);
    // A treatment's folder that is left over would be one without an article.
    for (const std::string& folder : site.disk.folders("/site/content/treatments"))
        if (site.disk.files("/site/content/treatments/" + folder).empty())
            site.remove("content/treatments/" + folder);
}

/// What a watcher tells of: the files that are others now, some of them by their folder.
Changes changes_between(const FilesOnSite& before, const FilesOnSite& now, unsigned chance) {
    if (chance == 0) return everything_changed;
    Changes changes;
    const auto add = [&](const std::string& path) {
        changes.paths.insert(chance == 1 ? path.substr(0, path.rfind('/')) : path);
    };
    for (const auto& [path, bytes] : now)
        if (const auto old = before.find(path); old == before.end() || old->second != bytes)
            add(path);
    for (const auto& file : before)
        if (!now.contains(file.first)) add(file.first);
    return changes;
}

/// The addresses whose bytes are others than a build's, in lines.
std::string differences(const Browser& browser, SmallSite& site) {
    site.options.drafts = true;
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    std::string lines;
    std::size_t compared = 0;
    for (const auto& [path, bytes] : site.disk.files("/site/public")) {
        if (path == ".praxis-manifest") continue;
        ++compared;
        if (as_built(browser.get(address_of(path)).body) != bytes) lines += path + "\n";
    }
    REQUIRE(compared > 15);
    return lines;
}

std::string svg_of_width(unsigned width) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width) +
           " 5\"></svg>\n";
}

/// site.toml with other digits at the end of its phone number.
std::string with_phone(std::string settings, unsigned digits) {
    const std::size_t at = settings.find("+44207946") + 9;
    return settings.replace(at, 4, std::to_string(digits));
}

std::string estimate_of(unsigned least) {
    return "mode = \"range\"\nbasis = \"clinic\"\n[[factor]]\nid = \"area\"\nlabel = \"Where?\"\n"
           "options = [{ id = \"face\" }]\n[[rule]]\nwhen = { area = \"face\" }\nsessions = [" +
           std::to_string(least) + ", 4]\n";
}

std::string header_of(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "(nothing)";
}

}  // namespace

TEST_CASE("serve: every file is that of a build, but for one tag on a page") {
    SmallSite site;
    site.treatment("laser", "Laser", "draft = true\n").plain_page("about", "About us");
    Browser browser(site);
    CHECK(differences(browser, site) == "");
    const std::string home = browser.get("/").body;
    CHECK(home.find(reload_tag(1, false) + "</body>") != std::string::npos);
    CHECK(browser.get("/treatments/laser/").body.find(reload_tag(1, true) + "</body>") !=
          std::string::npos);
}

TEST_CASE("serve: after any edit, every file is that of a build") {
    SmallSite site;
    site.setting("theme = \"mine\"");
    site.file("themes/mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n");
    site.file("static/pic.svg", svg_of_width(9));
    site.plain_page("shows", "Shows", "", "![A line](../../static/pic.svg), {{clinic.phone}}\n");
    site.plain_page("links", "Links", "", "See [it](area:face), [it](treatment:peel#first).\n");
    site.treatment("peel", "Peel", "price = 80\n", "## First\n\nA peel renews the skin.\n");
    site.file("content/treatments/peel/areas/face.md",
              "+++\n+++\n\nOn the face it costs {{treatment.price}}.\n");
    site.estimate("peel", estimate_of(2));
    site.article("numbers", "Numbers", "2026-05-01", "", "A face takes {{peel.sessions.face}}.\n");
    Browser browser(site);
    REQUIRE(text_of(browser.preview.findings()) == "");
    FilesOnSite read = written(site);
    std::mt19937 dice(20260601);
    const auto roll = [&](unsigned sides) { return static_cast<unsigned>(dice() % sides); };
    std::size_t good = 0;
    const int edits = slowness > 1 ? 60 : 500;  // an instrumented program needs no more
    for (int edit = 0; edit < edits; ++edit) {
        const std::string id = "thing-" + std::to_string(roll(4));
        const std::string title = "Title " + std::to_string(roll(1000));
        const FilesOnSite before = written(site);
        switch (roll(24)) {
            case 0: site.treatment(id, title); break;
            case 1: site.treatment(id, title, "draft = true\n", "New words.\n"); break;
            case 2: site.area(id, title); break;
            case 3: site.concern(id, title); break;
            case 4: site.plain_page(id, title, "", "See [home](../index.md).\n"); break;
            case 5: site.article(id, title, "2026-05-0" + std::to_string(1 + roll(9))); break;
            case 6: site.home("Words of edit " + std::to_string(edit) + ".\n"); break;
            case 7: site.file("static/" + id + ".txt", title); break;
            case 8:  // gone, or renamed
                for (const std::string& name :
                     {"treatments/" + id + "/index.md", "areas/" + id + ".md",
                      "concerns/" + id + ".md", "pages/" + id + ".md", "team/" + id + ".md",
                      "locations/" + id + ".md", "faq/" + id + ".toml"}) {
                    const std::string path = "content/" + name;
                    if (!site.disk.has("/site/" + path) || roll(2) == 0) continue;
                    const std::string bytes = site.text(path);
                    const bool is_folder = name.ends_with("/index.md") && roll(4) > 0;
                    site.remove(is_folder ? "content/treatments/" + id : path);
                    if (roll(2) == 0) site.file(replaced(path, id, "thing-9"), bytes);
                    break;
                }
                break;
            case 9:
                site.file("themes/mine/partials/footer.mustache",
                          "<footer>" + title + "</footer>\n");
                break;
            case 10: site.file("themes/mine/i18n/en.toml", "home = \"" + title + "\"\n"); break;
            case 11: site.estimate("peel", estimate_of(1 + roll(3))); break;
            case 12: site.area(id, title, "", "See [it](../nothing.md).\n"); break;  // a mistake
            case 13:
                site.edit("site.toml", "title = \"", "title = \"" + std::to_string(roll(10)));
                break;
            // What others say of these changes with them: an address, a link, a price, a picture.
            case 14: site.plain_page("links", title, "", "See [it](area:" + id + ").\n"); break;
            case 15: site.area(id, title, "expires = 2026-01-01\n"); break;
            case 16:
                site.treatment("peel", "Peel", "price = " + std::to_string(50 + roll(50)) + "\n",
                               roll(4) == 0 ? "## Last\n" : "## First\n");
                break;
            case 17: site.file("static/pic.svg", svg_of_width(1 + roll(9))); break;
            case 18: site.location(id, title); break;
            case 19: site.person(id, title, "performs = [\"peel\"]\n"); break;
            case 20: site.concern(id, title, "aliases = [\"/old/" + id + "/\"]\n"); break;
            case 21:
                site.file("content/faq/" + id + ".toml",
                          "[[question]]\nq = \"Is " + title +
                              " right?\"\na = \"Ask {{clinic.phone}}.\"\n");
                break;
            case 22:
                site.file("content/pages/" + id + ".md",
                          "+++\ntitle = \"It\"\n+++\n![A line](" + id + ".svg)\n");
                site.file("content/pages/" + id + ".svg", svg_of_width(1 + roll(9)));
                break;
            default:
                site.file("site.toml", with_phone(site.text("site.toml"), 1000 + roll(9000)));
                break;
        }
        browser.preview.read(site.options.unix_seconds,
                             changes_between(read, written(site), roll(8)));
        read = written(site);
        INFO("edit ", edit);
        site.options.drafts = true;
        if (site.build() != BuildResult::published) {
            // Whatever the mistake is, the browser is told.
            browser.ask();
            REQUIRE(browser.preview.event().find("\"severity\":\"error\"") != std::string::npos);
            take_back(site, before);
            continue;
        }
        ++good;
        REQUIRE(differences(browser, site) == "");
        if (edit % 10 != 0) continue;
        browser.ask();
        REQUIRE(text_of(browser.preview.findings()) == site.said());
    }
    // The others had mistakes, which the event told.
    CHECK(good > static_cast<std::size_t>(edits) * 3 / 5);
}

TEST_CASE("serve: while a file has an error, the last good pages stay, and the event says it") {
    SmallSite site;
    Browser browser(site);
    const std::string before = browser.get("/").body;
    site.home("See [the neck](areas/nek.md).\n");
    browser.preview.read(site.options.unix_seconds, everything_changed);
    CHECK(browser.get("/").body == before);
    const std::string event = browser.preview.event();
    CHECK(event.starts_with("data: {\"version\":1,"));
    CHECK(event.find("error[broken-link]") != std::string::npos);
    CHECK(event.find("^^^") != std::string::npos);
    CHECK(event.find('\n') == event.size() - 2);  // one line, or the stream would be torn
    site.home("Mended.\n");
    browser.preview.read(site.options.unix_seconds, everything_changed);
    browser.ask();
    CHECK(browser.preview.event().starts_with(
        "data: {\"version\":2,\"complete\":true,\"findings\":[]"));
    CHECK(differences(browser, site) == "");
}

TEST_CASE("serve: a site that never was good shows its errors, escaped") {
    SmallSite site;
    site.home("See [it](<areas/<b>nek.md>).\n");
    Browser browser(site);
    const HttpResponse response = browser.get("/any/where/");
    CHECK(response.status == 503);
    CHECK(response.body.find("content/index.md:") != std::string::npos);
    CHECK(response.body.find("<b>") == std::string::npos);
}

TEST_CASE("serve: only what is in the table of outputs has an address") {
    SmallSite site;
    Browser browser(site);
    const std::string own = browser.get("/nothing/").body;
    CHECK(browser.get("/nothing/").status == 404);
    CHECK(own.find("<!doctype html>") == 0);
    for (const char* path :
         {"/../site.toml", "/site.toml", "/content/index.md", "/areas/../index.html",
          "//areas/face/", "/areas//face/", "/.praxis-manifest", "/.praxis/", "/areas/face/index",
          "/treatments\\peel\\"}) {
        INFO(path);
        CHECK(browser.get(path).status == 404);
        CHECK(browser.get(path).body == own);
    }
    const HttpResponse bare = browser.get("/areas/face");
    CHECK(bare.status == 302);
    CHECK(header_of(bare, "Location") == "/areas/face/");
    CHECK(browser.get("/robots.txt").type == "text/plain; charset=utf-8");
    CHECK(browser.get("/sitemap.xml").type == "application/xml");
}

TEST_CASE("serve: a site below a path is served there") {
    SmallSite site;
    site.options.base_url = "https://clinic.example/skin/";
    Browser browser(site);
    CHECK(header_of(browser.get("/"), "Location") == "/skin/");
    CHECK(header_of(browser.get("/skin"), "Location") == "/skin/");
    CHECK(header_of(browser.get("/skin/areas/face"), "Location") == "/skin/areas/face/");
    CHECK(browser.get("/skin/areas/face/").status == 200);
    CHECK(browser.get("/areas/face/").status == 404);
}

TEST_CASE("serve: other names and other sites get nothing") {
    SmallSite site;
    const Browser here(site);
    CHECK(here.get("/", "127.0.0.1:4000").status == 200);
    CHECK(here.get("/", "LOCALHOST").status == 200);
    CHECK(here.get("/", "[::1]:4000").status == 200);
    CHECK(here.get("/", "127.0.0.2:4000").status == 200);
    for (const char* host :
         {"evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example",
          "127.0.0.1.2", "localhost:4000:1", "localhost:", "192.168.1.5:4000", "[::2]"}) {
        INFO(host);
        CHECK(here.get("/", host).status == 421);
    }
    CHECK(here.get("/.praxis/events", "localhost:4000", "http://evil.example").status == 403);
    CHECK(here.get("/.praxis/events", "localhost:4000", "null").status == 403);
    CHECK(here.get("/.praxis/events", "localhost:4000", "http://localhost:4000").stream);
    const Browser network(site, Audience::network);
    CHECK(network.get("/", "192.168.1.5:4000").status == 200);
    CHECK(network.get("/", "evil.example").status == 421);
}

}  // namespace praxis
