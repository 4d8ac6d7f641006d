#include "publish/publish.h"

#include <doctest/doctest.h>

#include "publish/manifest.h"
#include "publish/plan.h"
#include "tests/publish/small_output.h"

namespace praxis {

namespace {

const Files old_site = {{"index.html", "old home"},
                        {"assets/calm.1.css", "old style"},
                        {"treatments/index.html", "treatments"},
                        {"treatments/peel/index.html", "peel"},
                        {"sitemap.xml", "old map"}};
const Files new_site = {{"index.html", "new home"},
                        {"assets/calm.2.css", "new style"},
                        {"treatments/index.html", "treatments"},
                        {"treatments/laser/index.html", "laser"},
                        {"sitemap.xml", "new map"}};

}  // namespace

TEST_CASE("publish: a new output holds exactly the files and a manifest") {
    SmallOutput site;

    const Published result = site.publish(old_site);

    CHECK(result.ok);
    CHECK(site.said() == "");
    CHECK(site.files() == old_site);
    CHECK(site.manifest().starts_with("praxis-manifest 1\nwhole\n"));
    CHECK(result.written == 5);
    CHECK(result.pages == 3);
    CHECK(result.pages_written == 3);
    CHECK(result.removed == 0);
}

TEST_CASE("publish: only changed files are written and only old ones removed, with their folders") {
    SmallOutput site;
    site.publish(old_site);
    const std::size_t before = site.disk.stamp("/site/public/treatments/index.html");
    site.disk.forget();

    const Published result = site.publish(new_site);

    CHECK(result.ok);
    CHECK(site.files() == new_site);
    CHECK(site.disk.stamp("/site/public/treatments/index.html") == before);
    CHECK(site.disk.written() ==
          std::vector<std::string>{"/site/public/.praxis-manifest",
                                   "/site/public/assets/calm.2.css", "/site/public/index.html",
                                   "/site/public/sitemap.xml",
                                   "/site/public/treatments/laser/index.html"});
    CHECK_FALSE(site.disk.has("/site/public/treatments/peel"));
    CHECK(result.written == 4);
    CHECK(result.unchanged == 1);
    CHECK(result.removed == 2);
    CHECK(result.pages == 3);
    CHECK(result.pages_written == 2);
    CHECK(result.pages_unchanged == 1);
    CHECK(result.pages_removed == 1);
    CHECK(result.written_paths == std::vector<std::string>{"assets/calm.2.css", "index.html",
                                                           "sitemap.xml",
                                                           "treatments/laser/index.html"});
    CHECK(result.removed_paths ==
          std::vector<std::string>{"assets/calm.1.css", "treatments/peel/index.html"});
    CHECK(site.disk.count(DiskCall::sync) == 2);
}

TEST_CASE("publish: a build that changes nothing touches nothing") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.forget();

    const Published result = site.publish(old_site);

    CHECK(result.ok);
    CHECK(result.unchanged == 5);
    CHECK(site.disk.changes() == 0);
    CHECK(site.disk.count(DiskCall::sync) == 0);
}

TEST_CASE("publish: any number of jobs leaves the same bytes") {
    Files many;
    for (int i = 0; i < 300; ++i)
        many["journal/" + std::to_string(i) + "/index.html"] =
            std::string(100, 'a') + std::to_string(i);
    SmallOutput one;
    one.publish(many);
    SmallOutput four;
    four.config.jobs = 4;
    four.publish(many);
    CHECK(one.disk.files("/site/public") == four.disk.files("/site/public"));

    many.erase("journal/7/index.html");
    many["journal/8/index.html"] = "changed";
    one.publish(many);
    four.publish(many);
    CHECK(four.files() == many);
    CHECK(one.disk.files("/site/public") == four.disk.files("/site/public"));
}

TEST_CASE("publish: a file of ours that somebody deleted is written again") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.take_away("/site/public/treatments");

    CHECK(site.publish(old_site).written == 2);
    CHECK(site.said() == "");
    CHECK(site.files() == old_site);
}

TEST_CASE("publish: pages appear after assets, feeds and the sitemap after pages") {
    // The renames fail one after the other; what already stands shows the order.
    const std::vector<std::string> in_order = {"assets/calm.2.css", "index.html",
                                               "treatments/laser/index.html", "sitemap.xml"};
    for (std::size_t k = 0; k < in_order.size(); ++k) {
        SmallOutput site;
        site.publish(old_site);
        site.disk.fail(DiskCall::rename, k + 2);  // the first is the manifest's
        CHECK_FALSE(site.publish(new_site).ok);
        for (std::size_t i = 0; i < in_order.size(); ++i) {
            CAPTURE(k);
            CAPTURE(in_order[i]);
            const auto files = site.files();
            const auto found = files.find(in_order[i]);
            CHECK((found != files.end() && found->second == new_site.at(in_order[i])) == (i < k));
        }
    }
}

TEST_CASE("publish: a file we did not write is never removed") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.add("/site/public/google123.html", "theirs");
    site.disk.add("/site/public/treatments/peel/notes.txt", "theirs");
    site.disk.add("/site/public/assets/.htaccess", "theirs");

    CHECK(site.publish({{"index.html", "only this"}}).ok);

    CHECK(site.files() == Files{{"index.html", "only this"},
                                {"google123.html", "theirs"},
                                {"treatments/peel/notes.txt", "theirs"},
                                {"assets/.htaccess", "theirs"}});
}

TEST_CASE("publish: a foreign file or an edited file in the way stops the build, all in one run") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.add("/site/public/index.html", "edited by hand");
    site.disk.add("/site/public/treatments/peel/index.html", "edited too");
    site.disk.add("/site/public/treatments/laser/index.html", "theirs");
    site.disk.add_folder("/site/public/assets/calm.2.css");
    const auto before = site.disk.files();
    site.disk.forget();

    CHECK_FALSE(site.publish(new_site).ok);

    CHECK(
        site.said() ==
        R"(public/assets/calm.2.css: error[foreign-file]: praxis did not make this folder, and it is in the way of the file "assets/calm.2.css"
  hint: move it away, or rename what makes the address; praxis never touches what it did not write
public/index.html: error[edited-file]: somebody has changed this file since praxis wrote it
  hint: bring the change into the site's own files; "praxis build --force" then writes over it
public/treatments/laser/index.html: error[foreign-file]: a file that praxis did not write stands where it is to write one
  hint: move it away, or rename what makes the address; praxis never touches what it did not write
public/treatments/peel/index.html: error[edited-file]: somebody has changed this file since praxis wrote it
  hint: bring the change into the site's own files; "praxis build --force" then removes it
)");
    CHECK(site.disk.files() == before);
    CHECK(site.disk.changes() == 0);
    CHECK_FALSE(site.diagnostics.has_machine_fault());
}

TEST_CASE("publish: force writes over what somebody edited, never over what is not ours") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.add("/site/public/index.html", "edited by hand");
    site.disk.add("/site/public/treatments/peel/index.html", "edited too");
    site.config.force = true;

    SUBCASE("edited files") {
        CHECK(site.publish(new_site).ok);
        CHECK(site.files() == new_site);
    }
    SUBCASE("a foreign file") {
        site.disk.add("/site/public/treatments/laser/index.html", "theirs");
        CHECK_FALSE(site.publish(new_site).ok);
        CHECK(site.files().at("treatments/laser/index.html") == "theirs");
        CHECK(site.files().at("index.html") == "edited by hand");
    }
    SUBCASE("a link in the place of our file") {
        site.disk.add_link("/site/public/index.html", "/etc/passwd");
        CHECK_FALSE(site.publish(new_site).ok);
        CHECK(site.said() ==
              "public/index.html: error[foreign-file]: a link stands where praxis is to write a "
              "file\n  hint: move it away, or rename what makes the address; praxis never touches "
              "what it did not write\n");
    }
    SUBCASE("a forced build that is killed needs no force the next time") {
        site.disk.stop_at_change(4);
        CHECK_THROWS_AS(site.publish(new_site), Killed);
        site.disk.calm();
        site.config.force = false;
        CHECK(site.publish(new_site).ok);
        CHECK(site.files() == new_site);
    }
}

TEST_CASE("publish: a file edited into exactly what we would write is fine") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.add("/site/public/index.html", "new home");
    CHECK(site.publish(new_site).ok);
    CHECK(site.files() == new_site);
}

TEST_CASE("publish: a file of ours makes room for a folder, and a folder for a file") {
    SmallOutput site;
    const Files with_file = {{"about", "a file"}, {"index.html", "home"}};
    const Files with_folder = {{"about/index.html", "a page"},
                               {"about/team/index.html", "a page"},
                               {"index.html", "home"}};
    site.publish(with_file);
    CHECK(site.publish(with_folder).ok);
    CHECK(site.files() == with_folder);
    CHECK(site.publish(with_file).ok);
    CHECK(site.files() == with_file);
    CHECK(site.said() == "");

    SUBCASE("not if somebody else's file is in it") {
        site.publish(with_folder);
        site.disk.add("/site/public/about/team/notes.txt", "theirs");
        CHECK_FALSE(site.publish(with_file).ok);
        CHECK(site.said() ==
              "public/about/team/notes.txt: error[foreign-file]: praxis did not write this, and "
              "its folder is in the way of the file \"about\"\n  hint: move it away, or rename "
              "what makes the address; praxis never touches what it did not write\n");
    }
    SUBCASE("not if the file is somebody else's") {
        site.publish({{"index.html", "home"}});
        site.disk.add("/site/public/about", "theirs");
        CHECK_FALSE(site.publish(with_folder).ok);
        CHECK(site.said() ==
              "public/about: error[foreign-file]: a file that praxis did not write stands where it "
              "needs a folder\n  hint: move it away, or rename what makes the address; praxis "
              "never touches what it did not write\n");
    }
}

TEST_CASE("publish: nothing is written or removed behind a link") {
    for (const bool still_wanted : {true, false}) {
        SmallOutput site;
        site.publish(old_site);
        site.disk.take_away("/site/public/treatments");
        site.disk.add("/elsewhere/index.html", "treatments")
            .add("/elsewhere/peel/index.html", "peel");
        site.disk.add_link("/site/public/treatments", "/elsewhere");
        const auto before = site.disk.files();

        CHECK_FALSE(site.publish(still_wanted ? new_site : Files{{"index.html", "x"}}).ok);

        CHECK(
            site.said() ==
            "public/treatments: error[foreign-file]: a link stands where praxis needs a folder\n"
            "  hint: move it away, or rename what makes the address; praxis never touches what it "
            "did not write\n");
        CHECK(site.disk.files() == before);
    }
}

TEST_CASE("publish: names that cannot stand beside each other are said before anything happens") {
    SmallOutput site;
    std::vector<OutputFile> files = output_files({{"../index.html", ""},
                                                  {"/etc/x", ""},
                                                  {".git/hooks/post-commit", ""},
                                                  {".praxis-manifest", ""},
                                                  {"a//b", ""},
                                                  {"a\\b", ""},
                                                  {"Photo.jpg", ""},
                                                  {"photo.jpg", ""},
                                                  {"about", ""},
                                                  {"about/index.html", ""},
                                                  {"x\ny", ""}});
    files.push_back(files.back());
    files.back().path = "about";

    Diagnostics said;
    CHECK_FALSE(publish(files, site.config, site.disk, said).ok);

    CHECK(
        printed(said) ==
        R"(public/../index.html: error[output-name]: praxis cannot write "../index.html": it climbs out of its folder
  hint: rename or remove the file that it comes from
public/.git/hooks/post-commit: error[output-name]: praxis cannot write ".git/hooks/post-commit": it belongs to git
  hint: rename or remove the file that it comes from
public/.praxis-manifest: error[output-name]: praxis cannot write ".praxis-manifest": it is a name that praxis keeps for itself
  hint: rename or remove the file that it comes from
public//etc/x: error[output-name]: praxis cannot write "/etc/x": it begins with a slash
  hint: rename or remove the file that it comes from
public/a//b: error[output-name]: praxis cannot write "a//b": it holds an empty part
  hint: rename or remove the file that it comes from
public/a\b: error[output-name]: praxis cannot write "a\b": it holds a backslash
  hint: rename or remove the file that it comes from
public/about: error[output-twice]: two sources make this one file
  hint: rename or remove one of them
public/about/index.html: error[output-clash]: "about" is to be a file, and the folder of "about/index.html"
  hint: rename one of the two
public/photo.jpg: error[output-case]: "Photo.jpg" and "photo.jpg" differ only in capital letters or accents, and many disks keep only one of them
  hint: rename one of them
)"
        "public/x\ny: error[output-name]: praxis cannot write \"x\\u{a}y\": it holds a control "
        "character\n"
        "  hint: rename or remove the file that it comes from\n");
    CHECK_FALSE(site.disk.has("/site/public"));
}

TEST_CASE("publish: a name may change its case, also where the disk ignores it") {
    for (const bool ignores_case : {true, false}) {
        CAPTURE(ignores_case);
        SmallOutput site;
        if (ignores_case) site.disk.ignore_case();
        site.publish({{"About/Photo.jpg", "bytes"}, {"Logo.svg", "logo"}});
        CHECK(site.publish({{"About/photo.jpg", "bytes"}, {"logo.svg", "new"}}).ok);
        CHECK(site.said() == "");
        CHECK(site.files() == Files{{"About/photo.jpg", "bytes"}, {"logo.svg", "new"}});
    }

    SmallOutput site;
    site.publish({{"Logo.svg", "logo"}});
    site.disk.add("/site/public/logo.svg", "theirs");
    CHECK_FALSE(site.publish({{"logo.svg", "new"}}).ok);
    CHECK(site.said().starts_with("public/logo.svg: error[foreign-file]: "));
    CHECK(site.files() == Files{{"Logo.svg", "logo"}, {"logo.svg", "theirs"}});
}

TEST_CASE("publish: a dry run says what it would do and touches nothing") {
    SmallOutput site;
    site.config.dry_run = true;
    CHECK(site.publish(old_site).written == 5);
    CHECK_FALSE(site.disk.has("/site/public"));
    CHECK(site.disk.changes() == 0);
    CHECK(site.disk.count(DiskCall::lock) == 0);

    site.config.dry_run = false;
    site.publish(old_site);
    site.config.dry_run = true;
    site.disk.forget();
    const Published result = site.publish(new_site);
    CHECK(result.ok);
    CHECK(result.written_paths.size() == 4);
    CHECK(result.removed_paths.size() == 2);
    CHECK(site.disk.changes() == 0);
    CHECK(site.disk.count(DiskCall::lock) == 0);
    CHECK(site.files() == old_site);

    site.disk.add("/site/public/index.html", "edited");
    CHECK_FALSE(site.publish(new_site).ok);
}

TEST_CASE("publish: it says that it waits for another build, once, and then builds") {
    SmallOutput site;
    site.publish(old_site);
    site.disk.hold("/site/public");
    int waits = 0;
    site.options.on_wait = [&] { ++waits; };
    CHECK(site.publish(new_site).ok);
    CHECK(waits == 1);
    CHECK(site.publish(old_site).ok);
    CHECK(waits == 1);
}

TEST_CASE("publish: of sorted paths every folder is known once") {
    const std::vector<std::string_view> paths = {
        "a",          "a-b/c", "a.b/c/d",        "a/b",   "a/b-c/d", "a/b/c", "a/b/d",
        "a/bb/c/d/e", "ab/c",  "b/a/index.html", "c/d/e", "c/d/e/f"};
    CHECK(folders_of(paths) == std::vector<std::string>{"a", "a-b", "a.b", "a.b/c", "a/b", "a/b-c",
                                                        "a/bb", "a/bb/c", "a/bb/c/d", "ab", "b",
                                                        "b/a", "c", "c/d", "c/d/e"});
    CHECK(folders_of({}).empty());
}

}  // namespace praxis
