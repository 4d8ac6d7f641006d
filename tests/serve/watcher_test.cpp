// Both watchers tell of the same changes.
#include "serve/watcher.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <string>

#include "tests/support/program.h"

namespace praxis {

namespace {

namespace fs = std::filesystem;

std::string told(Watcher& watcher) {
    watcher.look();
    std::string lines;
    for (const std::string& path : watcher.take().paths) lines += path + "\n";
    return lines;
}

long change_of(const std::string& path) {
    struct stat there = {};
    REQUIRE(::stat(path.c_str(), &there) == 0);
    return there.st_ctim.tv_nsec;
}

/// Other bytes of the same size at the same time; again where the machine's clock is too coarse to
/// tell it from what was there.
void write_unseen(const std::string& path, const std::string& bytes) {
    const auto time = fs::last_write_time(path);
    const long before = change_of(path);
    do {
        put_on_disk(path, bytes);
        fs::last_write_time(path, time);
    } while (change_of(path) == before);
}

void check_tells(Watcher& watcher, const std::string& site) {
    CHECK(told(watcher) == "");
    put_on_disk(site + "/content/index.md", "other words");
    CHECK(told(watcher) == "content/index.md\n");
    put_on_disk(site + "/public/index.html", "what a build writes");
    put_on_disk(site + "/notes.txt", "what is no part of the site");
    CHECK(told(watcher) == "");
    fs::rename(site + "/content/index.md", site + "/content/home.md");
    CHECK(told(watcher) == "content/home.md\ncontent/index.md\n");
    write_unseen(site + "/content/home.md", "Other words");
    CHECK(told(watcher) == "content/home.md\n");
    put_on_disk(site + "/content/areas/new/deep.md", "a folder that came just now");
    CHECK(told(watcher).find("content/areas") != std::string::npos);
    put_on_disk(site + "/content/areas/new/deep.md", "and is watched from then on");
    CHECK(told(watcher) == "content/areas/new/deep.md\n");
    fs::remove_all(site + "/content/areas");
    CHECK(told(watcher).find("content/areas/new/deep.md") != std::string::npos);
}

}  // namespace

TEST_CASE("serve: the kernel tells of what changes in a site, and of nothing beside it") {
    const TemporaryFolder place;
    const std::string site = place / "clinic";
    put_on_disk(site + "/content/index.md", "words");
    std::string why_not;
    const std::unique_ptr<Watcher> watcher = watch_by_kernel(site, why_not);
    REQUIRE_MESSAGE(watcher, why_not);
    check_tells(*watcher, site);
}

TEST_CASE("serve: the kernel's watcher says when it no longer hears of the site") {
    const TemporaryFolder place;
    const std::string site = place / "clinic";
    put_on_disk(site + "/content/index.md", "words");
    std::string why_not;
    const std::unique_ptr<Watcher> moved = watch_by_kernel(site, why_not);
    const std::unique_ptr<Watcher> removed = watch_by_kernel(site, why_not);
    REQUIRE_MESSAGE((moved && removed), why_not);
    moved->look();
    CHECK(moved->failure() == "");
    fs::rename(site, site + ".old");
    moved->look();
    CHECK(moved->failure() == "the site's folder was moved or removed");
    CHECK(moved->take().everything);
    fs::rename(site + ".old", site);
    removed->look();
    fs::remove_all(site);
    removed->look();
    CHECK(removed->failure() == "the site's folder was moved or removed");
}

TEST_CASE("serve: where the kernel does not tell, looking finds the same") {
    const TemporaryFolder place;
    const std::string site = place / "clinic";
    put_on_disk(site + "/content/index.md", "words");
    check_tells(*watch_by_looking(site), site);
}

}  // namespace praxis
