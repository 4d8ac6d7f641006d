#include <doctest/doctest.h>

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments) {
    CommandLine line{site.disk};
    return line.run(arguments);
}

}  // namespace

TEST_CASE("command: check says what build would say and writes nothing") {
    SmallSite site;
    Ran ran = praxis_in(site, {"check"});
    CHECK(ran.status == 0);
    CHECK(ran.err == "praxis: 13 pages checked, 0 errors, 0 warnings, T ms\n");
    CHECK(site.disk.changes() == 0);

    site.home("See [the face](areas/fase.md).\n\n# First");
    ran = praxis_in(site, {"check"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("error[broken-link]: ") != std::string::npos);
    CHECK(ran.err.find("warning[heading-level-one]: ") != std::string::npos);
    CHECK(ran.err.ends_with("praxis: 13 pages checked, 1 error, 1 warning, T ms\n"));
    CHECK(site.disk.changes() == 0);
}

TEST_CASE("command: --fail-on decides what makes the exit status 1, not what is printed") {
    SmallSite site;
    site.home("# First");
    CHECK(praxis_in(site, {"check"}).status == 0);
    const Ran ran = praxis_in(site, {"check", "--fail-on", "warning", "--format", "json"});
    CHECK(ran.status == 1);
    CHECK(ran.out.starts_with(
        R"({"version":1,"status":"errors","pages":{"total":13,"written":0,"unchanged":0,"removed":0},)"));
    CHECK(ran.out.find(R"("severity":"warning","rule":"heading-level-one")") != std::string::npos);
}

TEST_CASE("command: --rule keeps only what that rule says") {
    SmallSite site;
    site.home("See [the face](areas/fase.md).\n\n# First");
    Ran ran = praxis_in(site, {"check", "--rule", "heading-level-one"});
    CHECK(ran.status == 0);
    CHECK(ran.err.find("broken-link") == std::string::npos);
    CHECK(ran.err.ends_with("praxis: 13 pages checked, 0 errors, 1 warning, T ms\n"));
    CHECK(praxis_in(site, {"check", "--rule", "broken-link"}).status == 1);

    // A site that could not be read has no broken links only because nobody looked.
    site.file("site.toml", "title = \"\xE9\"\n");
    ran = praxis_in(site, {"check", "--rule", "broken-link"});
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("site.toml:1:"));
    CHECK(ran.err.find("praxis: not everything could be checked, 1 error, ") != std::string::npos);
}

TEST_CASE("command: clean removes what praxis wrote, nothing else") {
    SmallSite site;
    CHECK(praxis_in(site, {"build"}).status == 0);
    site.disk.add("/site/public/holiday.jpg", "x");
    const std::size_t files = site.disk.files("/site/public").size();

    Ran ran = praxis_in(site, {"clean", "--dry-run"});
    CHECK(ran.status == 0);
    CHECK(ran.err.ends_with(" files would be removed\n"));
    CHECK(site.disk.files("/site/public").size() == files);

    ran = praxis_in(site, {"clean"});
    CHECK(ran.status == 0);
    CHECK(ran.err.ends_with(" files removed\n"));
    CHECK(site.disk.files("/site/public").size() == 2);  // the list that names no file, too
    CHECK(site.disk.has("/site/public/holiday.jpg"));
}

TEST_CASE("command: clean says that nothing was removed where nothing was tried") {
    SmallSite site;
    CHECK(praxis_in(site, {"build"}).status == 0);
    site.disk.add_unreadable("/site/site.toml");
    Ran ran = praxis_in(site, {"clean"});
    CHECK(ran.status == 3);
    CHECK(ran.err ==
          "site.toml: error[machine]: cannot be read: this user has no permission\n"
          "praxis: nothing removed\n");

    SmallSite other;
    CHECK(praxis_in(other, {"build"}).status == 0);
    other.disk.fail(DiskCall::remove_file, 3, {DiskFailure::Kind::denied, "no"});
    ran = praxis_in(other, {"clean"});
    CHECK(ran.status == 3);
    CHECK(ran.err.ends_with("praxis: not everything could be removed\n"));
}

TEST_CASE("command: clean does nothing while site.toml has a mistake") {
    SmallSite site;
    CHECK(praxis_in(site, {"build"}).status == 0);
    site.setting("output = \"/\"", "[build]");
    const Ran ran = praxis_in(site, {"clean"});
    CHECK(ran.status == 1);
    CHECK(ran.err.ends_with("praxis: nothing removed\n"));
    CHECK(site.has_page("/areas/face/"));
}
