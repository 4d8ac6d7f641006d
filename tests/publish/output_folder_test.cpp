#include <doctest/doctest.h>

#include "tests/publish/small_output.h"

namespace praxis {

namespace {

const Files small_site = {{"index.html", "home"}, {"a/index.html", "a"}};

}  // namespace

TEST_CASE("publish: an output that would swallow somebody's files is refused") {
    struct Row {
        std::string output;
        bool in_site;
        std::string why;
    };
    const Row rows[] = {
        {"/", false, "is the root of the whole disk"},
        {"///", false, "is the root of the whole disk"},
        {"/home/editor", false, "is your home folder"},
        {"/home/editor/", false, "is your home folder"},
        {"/home", false, "contains your home folder"},
        {"/site", true, "is the folder of the site itself"},
        {"/site/.", true, "is the folder of the site itself"},
        {"/site/public/..", true, "is the folder of the site itself"},
        {"/a/site", false, "contains the site"},
        {"/site/content", true, "is the site's content/"},
        {"/site/content/out", true, "lies inside the site's content/"},
        {"/site/public/../content/out", true, "lies inside the site's content/"},
        {"/site/themes", true, "is the site's themes/"},
        {"/site/static/deep/out", true, "lies inside the site's static/"},
        {"/elsewhere/shared", false, "contains the site's static/"},
        {"/elsewhere/shared/files/x", false, "lies inside the site's static/"},
        {"/site/../out", true,
         "lies outside the site, and [build] output names a folder inside it"},
        {"/out", true, "lies outside the site, and [build] output names a folder inside it"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.output);
        SmallOutput site;
        site.disk.add_folder("/elsewhere/shared/files");
        site.disk.add_link("/site/static", "/elsewhere/shared/files");
        site.config.output = row.output;
        site.config.output_label = "out";
        site.config.output_in_site = row.in_site;
        if (row.output == "/a/site") {
            site.config.site = "/a/site/inner";
            site.disk.add_folder("/a/site/inner");
        }
        site.disk.forget();

        CHECK_FALSE(site.publish(small_site).ok);

        CHECK(site.said() == "out: error[output-refused]: \"out\" cannot hold the finished site: it " +
                                 row.why + "\n  hint: " +
                                 (row.why.find("outside") == std::string::npos
                                      ? "name a folder of its own, such as \"public\"\n"
                                      : "name a folder inside the site, or give this one with "
                                        "--output\n"));
        CHECK(site.disk.changes() == 0);
        CHECK_FALSE(site.clean().ok);
        CHECK(site.disk.changes() == 0);
    }
}

TEST_CASE("publish: the command line may name a folder anywhere, site.toml one below the site") {
    for (const std::string output : {"/srv/www/clinic", "/srv/www/clinic/", "/site/public",
                                     "/site/out/deep", "/contents", "/site/contents"}) {
        CAPTURE(output);
        SmallOutput site;
        site.config.output = output;
        site.config.output_in_site = output.starts_with("/site");
        CHECK(site.publish(small_site).ok);
        CHECK(site.said() == "");
        CHECK(site.disk.text(output + "/a/index.html") == "a");
    }
}

TEST_CASE("publish: an output is not reached through a link") {
    SmallOutput site;
    site.disk.add_folder("/real/out");
    SUBCASE("the output itself") {
        site.disk.add_link("/site/public", "/real/out");
        site.publish(small_site);
        CHECK(site.said() ==
              "public: error[output-refused]: \"public\" cannot hold the finished site: it is a link\n"
              "  hint: name the folder that it leads to, \"/real/out\", with --output\n");
    }
    SUBCASE("a folder between the site and the output") {
        site.disk.add_link("/site/build", "/real");
        site.config.output = "/site/build/out";
        site.publish(small_site);
        CHECK(
            site.said() ==
            "public: error[output-refused]: \"public\" cannot hold the finished site: it lies behind "
            "the link \"/site/build\"\n"
            "  hint: name the folder that it leads to, \"/real/out\", with --output\n");
    }
    SUBCASE("a link that leads nowhere") {
        site.disk.add_link("/site/public", "/nowhere");
        CHECK_FALSE(site.publish(small_site).ok);
        CHECK(site.said().starts_with("public: error[output-refused]: "));
    }
    SUBCASE("but a path on the command line may lead through one") {
        site.disk.add_link("/srv", "/real");
        site.config.output = "/srv/out";
        site.config.output_in_site = false;
        CHECK(site.publish(small_site).ok);
        CHECK(site.disk.text("/real/out/index.html") == "home");
        return;
    }
    CHECK_FALSE(site.disk.has("/real/out/index.html"));
    CHECK_FALSE(site.disk.has("/nowhere"));
}

TEST_CASE("publish: a folder that is neither new, empty nor ours is not written into") {
    SmallOutput site;
    site.disk.add("/site/public/index.html", "theirs")
        .add("/site/public/old/x", "")
        .add("/site/public/.htaccess", "")
        .add("/site/public/w", "")
        .add("/site/public/z", "");
    const auto before = site.disk.files();
    CHECK_FALSE(site.publish(small_site).ok);
    CHECK(
        site.said() ==
        "public: error[output-not-ours]: praxis did not make this folder, and it is not empty: it "
        "holds \".htaccess\", \"index.html\", \"old/\" and 2 more\n"
        "  hint: give a new or an empty folder, or move away what is in this one\n");
    CHECK(site.disk.files() == before);
    CHECK_FALSE(site.clean().ok);
    CHECK(site.disk.files() == before);
}

TEST_CASE("publish: what a host keeps in an output does not make it somebody else's") {
    SmallOutput site;
    site.disk.add("/site/public/.git/HEAD", "ref")
        .add("/site/public/.nojekyll", "")
        .add("/site/public/CNAME", "clinic.example");
    CHECK(site.publish(small_site).ok);
    CHECK(site.disk.text("/site/public/CNAME") == "clinic.example");

    CHECK(site.clean().ok);
    CHECK(site.files() ==
          Files{{".git/HEAD", "ref"}, {".nojekyll", ""}, {"CNAME", "clinic.example"}});
}

TEST_CASE("publish: an output that is a file, or that the disk will not make, is said") {
    SmallOutput site;
    site.disk.add("/site/public", "a file");
    CHECK_FALSE(site.publish(small_site).ok);
    CHECK(
        site.said() ==
        "public: error[output-refused]: \"public\" cannot hold the finished site: it is not a folder\n"
        "  hint: move it away, or name another folder\n");
    CHECK(site.disk.text("/site/public") == "a file");

    site.config.output = "";
    CHECK_FALSE(site.publish(small_site).ok);
    CHECK(site.said().find("it has no name") != std::string::npos);
}

TEST_CASE("clean: what praxis wrote is removed, nothing else") {
    SmallOutput site;
    site.publish({{"index.html", "home"},
                  {"a/index.html", "a"},
                  {"a/b/index.html", "b"},
                  {"c/index.html", "c"},
                  {"d.html", "d"}});
    site.disk.add("/site/public/c/notes.txt", "theirs");
    site.disk.add("/site/public/d.html", "edited");
    const std::size_t before = site.disk.files().size();

    const Cleaned would = site.clean(true);
    CHECK(would.ok);
    CHECK(would.removed_paths ==
          std::vector<std::string>{"a/b/index.html", "a/index.html", "c/index.html", "index.html"});
    CHECK(site.disk.files().size() == before);

    const Cleaned result = site.clean();
    CHECK(result.ok);
    CHECK(result.removed == 4);
    CHECK(result.kept == 1);
    CHECK(result.removed_paths == would.removed_paths);
    CHECK(site.said() ==
          "public/d.html: warning[edited-file]: kept, because somebody has changed this file since "
          "praxis wrote it\n  hint: remove it by hand if nobody needs it\n");
    CHECK(site.files() == Files{{"c/notes.txt", "theirs"}, {"d.html", "edited"}});
    CHECK_FALSE(site.disk.has("/site/public/a"));
}

TEST_CASE("clean: a folder in which files are left is still praxis's own for the next build") {
    SmallOutput site;
    site.publish({{"index.html", "home"}, {"about.html", "about"}, {"team.html", "team"}});
    site.disk.add("/site/public/holiday.txt", "theirs");
    site.disk.add("/site/public/about.html", "edited");
    CHECK(site.clean().ok);

    // What was edited is still known for a file of praxis's, and not written over.
    CHECK_FALSE(site.publish({{"index.html", "home"}, {"about.html", "about"}}).ok);
    CHECK(site.said().starts_with("public/about.html: error[edited-file]: "));
    site.disk.take_away("/site/public/about.html");
    CHECK(site.publish({{"index.html", "home"}, {"about.html", "about"}}).ok);
    CHECK(site.files() ==
          Files{{"about.html", "about"}, {"holiday.txt", "theirs"}, {"index.html", "home"}});

    CHECK(site.clean().ok);
    site.disk.forget();
    CHECK(site.clean().ok);
    CHECK(site.disk.changes() == 0);  // there is nothing left to do
    site.disk.take_away("/site/public/holiday.txt");
    CHECK(site.clean().ok);
    CHECK_FALSE(site.disk.has("/site/public"));
}

TEST_CASE("clean: folders between the site and its output go when they are empty") {
    SmallOutput site;
    site.config.output = "/site/build/web/public";
    site.config.output_label = "build/web/public";
    site.publish({{"index.html", "home"}});
    CHECK(site.clean().ok);
    CHECK_FALSE(site.disk.has("/site/build"));
    CHECK(site.disk.has("/site/site.toml"));

    site.publish({{"index.html", "home"}});
    site.disk.add("/site/build/notes.txt", "theirs");
    CHECK(site.clean().ok);
    CHECK_FALSE(site.disk.has("/site/build/web"));
    CHECK(site.disk.has("/site/build/notes.txt"));
}

TEST_CASE("clean: an output of its own goes with its folder, one from the command line stays") {
    SmallOutput site;
    CHECK(site.clean().ok);  // there is nothing yet
    site.publish(small_site);
    CHECK(site.clean().ok);
    CHECK_FALSE(site.disk.has("/site/public"));
    CHECK(site.disk.has("/site/content/index.md"));

    site.config.output = "/srv/www";
    site.config.output_in_site = false;
    site.publish(small_site);
    CHECK(site.clean().ok);
    CHECK(site.disk.is_folder("/srv/www"));
    CHECK(site.disk.files("/srv/www").empty());
    CHECK(site.clean().ok);
}

TEST_CASE("clean: wherever it fails or is killed, the next one does the rest") {
    for (const bool kill : {true, false})
        for (std::size_t k = 1;; ++k) {
            CAPTURE(k);
            SmallOutput site;
            site.publish(small_site);
            site.disk.stop_at_change(4);
            CHECK_THROWS_AS(site.publish({{"new/index.html", "new"}}), Killed);
            site.disk.calm();
            site.disk.add("/site/public/a/theirs.txt", "theirs");
            site.disk.forget();
            if (kill)
                site.disk.stop_at_change(k);
            else
                site.disk.fail(DiskCall::remove_file, k, {DiskFailure::Kind::denied, "no"});
            bool done = false;
            try {
                done = site.clean().ok;
            } catch (const Killed&) {
            }
            site.disk.calm();
            if (!done) CHECK(site.clean().ok);
            CHECK(site.files() == Files{{"a/theirs.txt", "theirs"}});
            CHECK(site.manifest().starts_with("praxis-manifest 1\nwhole\nend 0 "));
            CHECK(site.disk.folders("/site/public") == std::vector<std::string>{"a"});
            if (done) break;
        }
}

}  // namespace praxis
