#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

constexpr const char* all_new =
    "praxis: 13 pages (13 written, 0 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n";

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments,
              const std::map<std::string, std::string>& environment = {}) {
    CommandLine line{site.disk};
    line.environment = environment;
    return line.run(arguments);
}

}  // namespace

TEST_CASE("command: a build ends with one line of what it did") {
    SmallSite site;
    Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 0);
    CHECK(ran.out == "");
    CHECK(ran.err == all_new);

    ran = praxis_in(site, {"build"});
    CHECK(ran.err ==
          "praxis: 13 pages (0 written, 13 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");

    site.area("neck", "Neck", "draft = true\n");
    site.concern("redness", "Redness", "publish = 2026-07-01\n");
    site.remove("content/locations/quay.md");
    ran = praxis_in(site, {"build", "--dry-run"});
    CHECK(ran.status == 0);
    CHECK(ran.err.find(" would be written, ") != std::string::npos);
    CHECK(ran.err.find(" would be removed), 1 draft and 1 scheduled hidden, 0 errors, ") !=
          std::string::npos);
    CHECK(site.has_page("/locations/quay/"));

    ran = praxis_in(site, {"build"});
    CHECK(ran.err.find(" 2 removed), 1 draft and 1 scheduled hidden, 0 errors, 0 warnings, T ms") !=
          std::string::npos);
    CHECK_FALSE(site.has_page("/locations/quay/"));
}

TEST_CASE("command: with an error nothing is published, and the last line says so") {
    SmallSite site;
    site.home("See [the face](areas/fase.md).");
    const Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 1);
    CHECK(ran.out == "");
    CHECK(ran.err.starts_with("content/index.md:4:16: error[broken-link]: "));
    CHECK(ran.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));
    CHECK(site.disk.written().empty());
    CHECK(praxis_in(site, {"build", "-q"}).err.find("praxis: ") == std::string::npos);
}

TEST_CASE("command: json says the same for programs, also where nothing could be published") {
    SmallSite site;
    site.area("neck", "Neck", "publish = 2026-07-01\n");
    Ran ran = praxis_in(site, {"build", "--format", "json"});
    CHECK(ran.status == 0);
    CHECK(ran.out ==
          R"({"version":1,"status":"ok","pages":{"total":13,"written":13,"unchanged":0,"removed":0},)"
          R"("hidden":{"draft":0,"scheduled":1,"expired":0},"next_change":"2026-07-01",)"
          R"("milliseconds":T,"diagnostics":[]})"
          "\n");
    CHECK(ran.err.starts_with("praxis: 13 pages (13 written"));

    site.file("site.toml", "title = \"\xE9\"\n");
    ran = praxis_in(site, {"build", "--format", "json"});
    CHECK(ran.status == 1);
    CHECK(ran.out.starts_with(
        R"({"version":1,"status":"errors","pages":{"total":0,"written":0,"unchanged":0,"removed":0},)"
        R"("hidden":{"draft":0,"scheduled":0,"expired":0},"next_change":null,"milliseconds":T,)"
        R"("diagnostics":[{"path":"site.toml","line":1,)"));
}

TEST_CASE("command: workflow commands name files from the working directory") {
    SmallSite site;
    site.home("See [the face](areas/fase.md).");
    const auto from = [&](const std::string& folder) {
        CommandLine line{site.disk};
        line.working_folder = folder;
        return line.run({"build", "--format", "github"}).out;
    };
    CHECK(from("/site").starts_with("::error file=content/index.md,line=4,col=16,title=broken-link::"));
    CHECK(from("/site/content/areas")
              .starts_with("::error file=../index.md,line=4,col=16,title=broken-link::"));
    CommandLine outside{site.disk};
    outside.working_folder = "/";
    CHECK(outside.run({"build", "-s", "site", "--format", "github"})
              .out.starts_with("::error file=site/content/index.md,line=4,"));
}

TEST_CASE("command: an output's path is relative to the site, for a code host to the working directory") {
    SmallSite site;
    site.disk.add("/site/out/mine.txt", "x");
    CommandLine line{site.disk};
    line.working_folder = "/site/content";
    CHECK(line.run({"build", "-o", "../out"}).err.starts_with(
        "out: error[output-not-ours]: praxis did not make this folder, "));
    CHECK(line.run({"build", "-o", "../out", "--format", "github"})
              .out.starts_with("::error file=../out,title=output-not-ours::"));
    site.disk.add("/elsewhere/mine.txt", "x");
    CHECK(line.run({"build", "-o", "/elsewhere"}).err.starts_with(
        "/elsewhere: error[output-not-ours]: "));
    CHECK(line.run({"build", "-o", "/elsewhere", "--format", "github"})
              .out.starts_with("::error file=../../elsewhere,title=output-not-ours::"));
}

TEST_CASE("command: an output that site.toml names badly is said in its line") {
    SmallSite site;
    site.setting("output = \"content\"", "[build]");
    const std::string said = R"(site.toml:15:10: error[output-refused]: "content" cannot hold the finished site: it is the site's content/
  15 | output = "content"
     |          ^^^^^^^^^
  hint: name a folder of its own, such as "public"
)";
    CHECK(praxis_in(site, {"build"}).err ==
          said + "praxis: nothing published, 1 error, 0 warnings, T ms\n");
    CHECK(praxis_in(site, {"clean"}).err == said + "praxis: nothing removed\n");
}

TEST_CASE("command: -v tells each file, the next change, and no folder's name as it is") {
    SmallSite site;
    REQUIRE(praxis_in(site, {"build"}).status == 0);
    site.area("neck", "Neck", "publish = 2026-07-01\n");
    site.plain_page("offer", "Offer");
    site.remove("content/locations/quay.md");
    const auto lines_with = [](const std::string& text, std::string_view word) {
        std::string found;
        for (const std::string_view line : split(text, '\n'))
            if (line.find(word) != std::string_view::npos) found += std::string(line) + "\n";
        return found;
    };
    std::string err = praxis_in(site, {"build", "--dry-run", "-v"}).err;
    CHECK(lines_with(err, "offer") == "praxis: would write offer/index.html\n");
    CHECK(lines_with(err, "quay") == "praxis: would remove locations/quay/index.html\n");
    CHECK(lines_with(err, "2026") == "praxis: on 2026-07-01 the next entry appears or disappears\n");
    err = praxis_in(site, {"build", "-v", "--future"}).err;
    CHECK(lines_with(err, "offer") == "praxis: writes offer/index.html\n");
    CHECK(lines_with(err, "2026") == "");

    for (const auto& [path, bytes] : site.disk.files("/site"))
        site.disk.add("/a\x1b[31m/" + path, bytes);
    CommandLine line{site.disk};
    line.working_folder = "/a\x1b[31m";
    CHECK(line.run({"build", "-v"}).err.starts_with("praxis: the site in /a\\u{1b}[31m, "));
    CHECK(line.run({"check", "-v"}).err.starts_with("praxis: the site in /a\\u{1b}[31m\n"));
}

TEST_CASE("command: strict makes an error of a warning, [checks] makes less or more of it") {
    SmallSite site;
    site.home("# A heading of the first level");
    Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 0);
    CHECK(ran.err.find("warning[heading-level-one]: ") != std::string::npos);
    CHECK(praxis_in(site, {"build", "-q"}).err == "");

    ran = praxis_in(site, {"build", "--strict"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("error[heading-level-one]: ") != std::string::npos);
    CHECK(ran.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));

    site.setting("heading-level-one = \"off\"", "[checks]");
    ran = praxis_in(site, {"build", "--strict"});
    CHECK(ran.status == 0);
    CHECK(ran.err.find("heading-level-one") == std::string::npos);

    site.edit("site.toml", "\"off\"", "\"error\"");
    CHECK(praxis_in(site, {"build"}).status == 1);
}

TEST_CASE("command: a fault of the machine beats an editor's mistake") {
    SmallSite site;
    site.home("See [the face](areas/fase.md).");
    site.disk.add_unreadable("/site/content/areas/face.md");
    const Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 3);
    CHECK(ran.err.find("content/areas/face.md: error[machine]: ") != std::string::npos);
}

TEST_CASE("command: a full disk stops a build, and the next build does the rest") {
    SmallSite site;
    site.disk.fail_from(DiskCall::write_new, 5);
    Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 3);
    CHECK(ran.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));
    site.disk.calm();
    ran = praxis_in(site, {"build"});
    CHECK(ran.status == 0);
    CHECK(site.has_page("/treatments/peel/"));
}

TEST_CASE("command: an output that is not ours is an error of the site's, exit 1") {
    SmallSite site;
    site.disk.add("/site/public/holiday.jpg", "x");
    const Ran ran = praxis_in(site, {"build"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("error[output-not-ours]: ") != std::string::npos);
    CHECK(ran.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));
    CHECK(praxis_in(site, {"check"}).status == 1);
}

TEST_CASE("command: --output may lie elsewhere, --base-url moves every address") {
    SmallSite site;
    const Ran ran = praxis_in(site, {"build", "-o", "../elsewhere", "-u", "https://b.example/c/"});
    CHECK(ran.status == 0);
    CHECK(site.disk.text("/elsewhere/index.html").find("/c/treatments/") != std::string::npos);
    CHECK(site.disk.text("/elsewhere/sitemap.xml").find("https://b.example/c/treatments/peel/") !=
          std::string::npos);
    CHECK_FALSE(site.disk.has("/site/public/index.html"));
}

TEST_CASE("command: drafts and the future are shown by flag, variable or site.toml, in this order") {
    SmallSite site;
    site.area("neck", "Neck", "draft = true\n");
    site.setting("drafts = true", "[build]");
    CHECK(praxis_in(site, {"build"}).status == 0);
    CHECK(site.has_page("/areas/neck/"));
    praxis_in(site, {"build"}, {{"PRAXIS_DRAFTS", "0"}});
    CHECK_FALSE(site.has_page("/areas/neck/"));
    praxis_in(site, {"build", "--drafts"}, {{"PRAXIS_DRAFTS", "0"}});
    CHECK(site.has_page("/areas/neck/"));

    site.area("hands", "Hands", "publish = 2026-06-02\n");
    praxis_in(site, {"build"});
    CHECK_FALSE(site.has_page("/areas/hands/"));
    praxis_in(site, {"build", "--future"});
    CHECK(site.has_page("/areas/hands/"));
    praxis_in(site, {"build", "--clock", "2026-06-02"});
    CHECK(site.has_page("/areas/hands/"));
}

TEST_CASE("command: without --clock today is the date in the clinic's time zone") {
    SmallSite site;
    site.area("hands", "Hands", "publish = 2026-06-02\n");
    praxis_in(site, {"build"});
    CHECK_FALSE(site.has_page("/areas/hands/"));
    // At noon in Greenwich it is already the next day in the middle of the Pacific.
    site.edit("site.toml", "Europe/London", "Pacific/Kiritimati");
    praxis_in(site, {"build"});
    CHECK(site.has_page("/areas/hands/"));
    praxis_in(site, {"build", "--clock", "2026-06-01"});
    CHECK_FALSE(site.has_page("/areas/hands/"));
}

TEST_CASE("command: timings name every verb once") {
    SmallSite site;
    const std::string err = praxis_in(site, {"build", "--timings"}).err;
    std::size_t last = 0;
    for (const char* verb : {"configure", "gather", "resolve", "render", "inspect", "publish", "all"}) {
        const std::size_t at = err.find(std::string("  ") + verb + " ", last);
        INFO(err);
        REQUIRE(at != std::string::npos);
        last = at;
    }
}

TEST_CASE("command: timings name what was dear, and say it for programs too") {
    SmallSite site;
    const std::string err = praxis_in(site, {"build", "--timings"}).err;
    INFO(err);
    CHECK(err.find(" a second, at most ") != std::string::npos);
    CHECK(err.find("\n  the dearest templates\n") != std::string::npos);
    CHECK(err.find("\n  the dearest pages\n") != std::string::npos);

    const Ran ran = praxis_in(site, {"build", "--timings=json", "-q"});
    CHECK(ran.err == "");
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["version"] == 1);
    CHECK(json["verbs"].size() == 6);
    CHECK(json["pages"] > 5);
    CHECK(json["peak_memory_bytes"] > 1'000'000);
    CHECK(json["templates"].size() == 5);
    CHECK(json["dearest_pages"].size() == 5);
    CHECK(praxis_in(site, {"build", "--timings=xml"}).err ==
          "praxis: --timings cannot be \"xml\"\n  hint: write --timings or --timings=json\n");
}

TEST_CASE("command: questions about claims that do not exist yet are not pretended") {
    SmallSite site;
    CHECK(praxis_in(site, {"build", "--checks"}).err.starts_with(
        "praxis: there are no questions about claims yet, so --checks asks none\n"));
}

TEST_CASE("command: site.toml is found from any folder inside the site") {
    SmallSite site;
    CommandLine line{site.disk};
    line.working_folder = "/site/content/areas";
    CHECK(line.run({"build"}).err == all_new);
    CHECK(site.has_page("/areas/face/"));

    line.working_folder = "/home/editor";
    Ran ran = line.run({"build"});
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "praxis: there is no site.toml in \"/home/editor\" or above it\n"
          "  hint: run praxis inside a site's folder, or name it with --site\n");
    ran = line.run({"build", "-s", "/site/content"});
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "praxis: there is no site.toml in \"/site/content\"\n"
          "  hint: name the folder that holds site.toml\n");
    CHECK(line.run({"build", "-s", "../../site"}).status == 0);
}

TEST_CASE("command: misuse is status 2, on standard error, with a hint") {
    SmallSite site;
    const Ran ran = praxis_in(site, {"biuld"});
    CHECK(ran.status == 2);
    CHECK(ran.out == "");
    CHECK(ran.err == "praxis: there is no verb \"biuld\"\n  hint: did you mean \"build\"?\n");
    CHECK(praxis_in(site, {}).status == 2);
    CHECK(praxis_in(site, {"--help"}).status == 0);
    CHECK(praxis_in(site, {"--version"}).status == 0);
    CHECK(site.disk.changes() == 0);
}

TEST_CASE("command: output that cannot be written is the machine's fault") {
    SmallSite site;
    CommandLine line{site.disk};
    line.stdout_failure = "no space left on the disk";
    const Ran ran = line.run({"list"});
    CHECK(ran.status == 3);
    CHECK(ran.err == "praxis: not everything could be printed: no space left on the disk\n");
}
