#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "publish/publish.h"
#include "tests/publish/small_output.h"

// A small build in which everything happens that can: files stay, change, come and go, folders come
// and go, a file gives way to a folder and a folder to a file. It fails, and dies, at every call.
namespace praxis {

namespace {

const Files old_site = {{"index.html", "old home"},
                        {"about", "a file that becomes a folder"},
                        {"assets/calm.1.css", "old style"},
                        {"news/index.html", "a folder that becomes a file"},
                        {"same/index.html", "stays"},
                        {"sitemap.xml", "old map"},
                        {"treatments/peel/index.html", "peel"}};
const Files new_site = {{"index.html", "new home"},
                        {"about/index.html", "a folder now"},
                        {"assets/calm.2.css", "new style"},
                        {"news", "a file now"},
                        {"same/index.html", "stays"},
                        {"sitemap.xml", "new map"},
                        {"treatments/laser/index.html", "laser"},
                        {"treatments/laser/face/index.html", "laser, face"}};
const Files theirs = {{"google123.html", "theirs"}, {"treatments/peel/notes.txt", "theirs"}};

/// Each file is an old one or a new one, whole; none that is in both is away; theirs are all there.
void check_old_or_new(const SmallOutput& site, const Files& before, const Files& after) {
    const Files files = site.files();
    for (const auto& file : files) {
        const std::string& path = file.first;
        const std::string& bytes = file.second;
        if (path.find(".praxis-") != std::string::npos) continue;
        CAPTURE(path);
        const bool is_old = before.contains(path) && before.at(path) == bytes;
        const bool is_new = after.contains(path) && after.at(path) == bytes;
        CHECK((is_old || is_new));
    }
    for (const auto& file : before) {
        const std::string& path = file.first;
        CAPTURE(path);
        if (after.contains(path) || theirs.contains(path)) CHECK(files.contains(path));
    }
}

/// Without temporary files, which nobody sees.
Files shown(Files files) {
    std::erase_if(files, [](const auto& file) {
        return file.first.find(".praxis-") != std::string::npos;
    });
    return files;
}

/// The next build needs no help, nothing of the failed one is left, and the one after that has
/// nothing to do.
void check_next_build(SmallOutput& site, const Files& wanted, const Files& expected) {
    const Published result = site.publish(wanted);
    CHECK(result.ok);
    CHECK(site.said() == "");
    CHECK(site.files() == expected);
    CHECK(site.manifest().starts_with("praxis-manifest 1\nwhole\n"));
    for (const std::string& folder : site.disk.folders("/site/public"))
        CHECK_FALSE(site.disk.list("/site/public/" + folder)->empty());
    site.disk.forget();
    CHECK(site.publish(wanted).ok);
    CHECK(site.disk.changes() == 0);
}

struct Start {
    std::string name;
    std::function<void(SmallOutput&)> prepare;
};

const std::vector<Start>& starts() {
    static const auto old_output = [](SmallOutput& site) {
        REQUIRE(site.publish(old_site).ok);
        for (const auto& [path, bytes] : theirs) site.disk.add("/site/public/" + path, bytes);
    };
    static const std::vector<Start> list = {
        {"into a new folder", [](SmallOutput&) {}},
        {"over an older build", old_output},
        {"over a killed build",
         [](SmallOutput& site) {
             old_output(site);
             Files third = new_site;
             third["third/index.html"] = "third";
             third["index.html"] = "third home";
             site.disk.stop_at_change(16);
             CHECK_THROWS_AS(site.publish(third), Killed);
             site.disk.calm();
         }},
    };
    return list;
}

/// What the output holds after a good build of `new_site` from this start.
Files expected_from(const Files& before) {
    Files files = new_site;
    if (before.contains("google123.html")) files.insert(theirs.begin(), theirs.end());
    return files;
}

}  // namespace

TEST_CASE("publish: whichever call fails, the output is whole and the next build does the rest") {
    std::size_t failures = 0;
    for (const Start& start : starts())
        for (const DiskCall call : all_disk_calls())
            for (const bool lasting : {false, true})
                for (std::size_t k = 1;; ++k) {
                    CAPTURE(start.name);
                    CAPTURE(name_of(call));
                    CAPTURE(lasting);
                    CAPTURE(k);
                    SmallOutput site;
                    start.prepare(site);
                    const Files before = site.files();
                    site.disk.forget();
                    if (lasting)
                        site.disk.fail_from(call, k);
                    else
                        site.disk.fail(call, k);

                    const Published result = site.publish(new_site);

                    if (site.disk.count(call) < k) {
                        CHECK(result.ok);
                        break;
                    }
                    ++failures;
                    CHECK_FALSE(result.ok);
                    if (!result.began) CHECK(shown(site.files()) == shown(before));
                    CHECK(site.diagnostics.has_machine_fault());
                    CHECK(site.said().find(": error[machine]: cannot ") != std::string::npos);
                    CHECK(site.said().find(": no space left on the disk\n") != std::string::npos);
                    site.disk.calm();
                    check_old_or_new(site, before, new_site);
                    check_next_build(site, new_site, expected_from(before));
                }
    CHECK(failures > 300);
}

TEST_CASE("publish: wherever it is killed, the output is whole and the next build does the rest") {
    Files other_site = old_site;
    other_site["index.html"] = "other home";
    other_site["treatments/peel/face/index.html"] = "peel, face";
    std::size_t kills = 0;
    for (const Start& start : starts())
        for (const Files& next : {new_site, other_site})
            for (std::size_t k = 1;; ++k) {
                CAPTURE(start.name);
                CAPTURE(k);
                SmallOutput site;
                start.prepare(site);
                const Files before = site.files();
                site.disk.stop_at_change(k);
                bool killed = false;
                try {
                    const Published result = site.publish(new_site);
                    CHECK(result.ok);
                } catch (const Killed&) {
                    killed = true;
                }
                site.disk.calm();
                if (!killed) break;
                ++kills;
                check_old_or_new(site, before, new_site);
                Files expected = next;
                if (before.contains("google123.html"))
                    expected.insert(theirs.begin(), theirs.end());
                check_next_build(site, next, expected);
            }
    CHECK(kills > 150);
}

TEST_CASE("publish: killed again and again, build after build, it loses nothing of anybody's") {
    SmallOutput site;
    starts()[1].prepare(site);
    std::map<std::string, std::set<std::string>> ever;
    for (const auto& [path, bytes] : old_site) ever[path].insert(bytes);
    for (std::size_t round = 0; round < 200; ++round) {
        Files next = round % 2 == 0 ? new_site : old_site;
        next["index.html"] = "home " + std::to_string(round);
        for (const auto& [path, bytes] : next) ever[path].insert(bytes);
        site.disk.stop_at_change(1 + round * 7 % 41);
        bool killed = false;
        try {
            const Published result = site.publish(next);
            CHECK(result.ok);
        } catch (const Killed&) {
            killed = true;
        }
        site.disk.calm();
        CHECK(site.said() == "");
        const Files files = site.files();
        for (const auto& file : files) {
            const std::string& path = file.first;
            CAPTURE(path);
            if (path.find(".praxis-") == std::string::npos && !theirs.contains(path))
                CHECK(ever[path].contains(file.second));
        }
        for (const auto& [path, bytes] : theirs) CHECK(files.at(path) == bytes);
        if (!killed) {
            next.insert(theirs.begin(), theirs.end());
            CHECK(files == next);
        }
    }
}

TEST_CASE("publish: a full disk names the file and leaves no temporary file") {
    SmallOutput site;
    starts()[1].prepare(site);
    site.disk.fail_from(DiskCall::write_new, 3);

    CHECK_FALSE(site.publish(new_site).ok);

    CHECK(site.said() ==
          "public/assets/calm.2.css: error[machine]: cannot write this file: no space left on the "
          "disk\n");
    for (const auto& [path, bytes] : site.files()) CHECK(path.find(".tmp") == std::string::npos);
}

TEST_CASE("publish: a build has begun when the first file is new, not before") {
    const auto began = [](DiskCall call, std::size_t nth) {
        SmallOutput site;
        REQUIRE(site.publish({{"a.css", "old"}, {"index.html", "old"}}).ok);
        site.disk.fail_from(call, nth);
        const Published result = site.publish({{"a.css", "new"}, {"index.html", "new"}});
        CHECK_FALSE(result.ok);
        return result.began;
    };
    CHECK_FALSE(began(DiskCall::write_new, 1));
    CHECK_FALSE(began(DiskCall::write_new, 4));
    CHECK_FALSE(began(DiskCall::sync, 1));
    CHECK_FALSE(began(DiskCall::rename, 1));  // the manifest
    CHECK_FALSE(began(DiskCall::rename, 2));  // a.css
    CHECK(began(DiskCall::rename, 3));
    CHECK(began(DiskCall::sync, 2));
}

}  // namespace praxis
