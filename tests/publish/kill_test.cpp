#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "publish/publish.h"
#include "tests/publish/small_output.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

// A process of its own publishes one version of a site after the other on the machine's own disk,
// and is killed at a random moment.
namespace praxis {

namespace {

/// Tells its version at its beginning and at its end, so that a half file gives itself away.
std::string bytes_of(const std::string& path, int version) {
    const std::string mark = path + " " + std::to_string(version) + ";";
    return mark + std::string(1500 + path.size() * 40, 'x') + mark;
}

/// The version of a whole file; -1 for anything else.
int version_of(const std::string& path, const std::string& bytes) {
    if (!bytes.starts_with(path + " ")) return -1;
    const int version = std::atoi(bytes.c_str() + path.size() + 1);
    return bytes == bytes_of(path, version) ? version : -1;
}

/// Files that are in every version, and some that come and go with their folders.
Files site_of(int version) {
    Files files;
    const auto add = [&](const std::string& path, int of) { files[path] = bytes_of(path, of); };
    for (const char* const path :
         {"index.html", "sitemap.xml", "assets/calm.css", "journal/feed.xml"})
        add(path, version);
    for (int i = 0; i < 12; ++i) add("treatments/t" + std::to_string(i) + "/index.html", version);
    add("same/index.html", 0);
    const std::string turn = std::to_string(version % 3);
    add("assets/logo." + turn + ".svg", version);
    add("journal/of-" + turn + "/index.html", version);
    if (version % 2 == 0)
        add("about/index.html", version);
    else
        add("about", version);
    return files;
}

Files published_in(const std::string& folder) {
    Files files = files_on_disk(folder);
    files.erase(".praxis-manifest");
    return files;
}

struct RealSite {
    // In memory where there is such a folder: what counts is the order of calls, and a real sync
    // would make the test slow.
    RealSite() : folder(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "") {
        std::filesystem::create_directories(folder / "content");
        config.site = folder.path();
        config.output = folder / "public";
        config.output_label = "public";
        config.jobs = 2;
    }

    bool publish(int version) {
        Diagnostics said;
        const auto disk = make_real_disk();
        const bool ok = praxis::publish(output_files(site_of(version)), config, *disk, said).ok;
        text = printed(said);
        return ok;
    }

    TemporaryFolder folder;
    Config config;
    std::string text;
};

}  // namespace

TEST_CASE("publish: killed at any moment, every file is old or new and the next build repairs") {
    RealSite site;
    std::mt19937 random(20260501);
    int longest = 6000;  // microseconds; more where the machine is too busy to have begun by then
    int mixed = 0;  // outputs that were really caught between two versions
    int version = 6;
    REQUIRE(site.publish(version));
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const pid_t child = ::fork();
        if (child == 0) {
            for (int next = version + 1;; ++next)
                if (!site.publish(next)) ::_exit(1);
        }
        std::uniform_int_distribution<int> moment(0, longest);
        std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));

        int lowest = 1 << 30;
        int highest = 0;
        const Files files = published_in(site.folder / "public");
        for (const auto& file : files) {
            const std::string& path = file.first;
            if (path.find(".praxis-") != std::string::npos || path == "same/index.html") continue;
            CAPTURE(path);
            const int found = version_of(path, file.second);
            CHECK(found >= version);
            lowest = std::min(lowest, found);
            highest = std::max(highest, found);
        }
        CHECK(highest - lowest <= 1);
        if (highest > lowest) ++mixed;
        if (highest == version) longest = std::min(longest + longest / 16, 60000);
        for (const auto& [path, bytes] : site_of(version))
            if (path.starts_with("treatments/") || path == "index.html")
                CHECK(files.contains(path));

        version = highest + 6 - highest % 6 + round % 6;
        CHECK(site.publish(version));
        CHECK(site.text == "");
        CHECK(published_in(site.folder / "public") == site_of(version));
    }
    if (slowness == 1) CHECK(mixed > 5);  // a slow program is seldom caught in the middle
}

TEST_CASE("publish: two builds into one output come one after the other") {
    RealSite site;
    REQUIRE(site.publish(0));
    std::vector<pid_t> children;
    for (int worker = 0; worker < 4; ++worker) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (int round = 0; round < 20; ++round)
                if (!site.publish(1 + worker + round * 4)) ::_exit(1);
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    const Files files = published_in(site.folder / "public");
    CHECK(files == site_of(version_of("index.html", files.at("index.html"))));
}

TEST_CASE("publish: builds and cleanings of one output at the same time do not harm each other") {
    RealSite site;
    std::vector<pid_t> children;
    for (const bool cleans : {false, true}) {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto disk = make_real_disk();
            for (int round = 0; round < 40; ++round) {
                Diagnostics said;
                if (cleans ? !clean_output(site.config, *disk, said, false).ok
                           : !site.publish(round))
                    ::_exit(1);
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    CHECK(site.publish(3));
    CHECK(published_in(site.folder / "public") == site_of(3));
}

}  // namespace praxis
