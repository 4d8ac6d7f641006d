// The program is killed at random moments, while it reads, renders or publishes.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/tell.h"

extern char** environ;

namespace praxis {

namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

/// Two versions of one clinic: every page differs, and each has pages that the other lacks.
SmallSite version(int number) {
    SmallSite site;
    site.setting("notice = \"Edition " + std::to_string(number) + "\"");
    const std::string own = number % 2 ? "odd" : "even";
    site.treatment(own, own, {}, "Only in some editions.");
    site.article(own, own, "2026-01-01");
    return site;
}

void replace_site(const SmallSite& site, const std::string& folder) {
    std::filesystem::remove_all(folder + "/content");
    put_site(site, folder);
}

/// A clinic, where its pages go, and how they are made.
struct Builds {
    std::string site;
    std::string output;
    std::string theme;
};

pid_t start(const Builds& builds) {
    std::vector<std::string> words = {PRAXIS_PROGRAM,           "build",
                                      "--clock=2026-06-01",     "-j2",
                                      "--site=" + builds.site,  "--output=" + builds.output,
                                      "--theme=" + builds.theme};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int stream : {0, 1, 2})
        ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    const int failure =
        ::posix_spawn(&child, PRAXIS_PROGRAM, &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    REQUIRE(failure == 0);
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

FilesOnDisk output_of(const Builds& builds) {
    FilesOnDisk files = files_on_disk(builds.output);
    files.erase(".praxis-manifest");
    return files;
}

/// What was left between two versions: each file whole, of the one or the other, and none that both
/// have is missing. Whether there were files of both.
bool is_caught(const FilesOnDisk& left, const FilesOnDisk& before, const FilesOnDisk& after) {
    bool has_old = false, has_new = false;
    for (const auto& [path, bytes] : left) {
        if (path.find(".praxis-") != std::string::npos) continue;
        TELL(path);
        const auto was = before.find(path);
        const auto will_be = after.find(path);
        const bool is_old = was != before.end() && was->second == bytes;
        const bool is_new = will_be != after.end() && will_be->second == bytes;
        CHECK((is_old || is_new));
        if (is_old && !is_new) has_old = true;
        if (is_new && !is_old) has_new = true;
    }
    for (const auto& file : before)
        if (after.contains(file.first)) CHECK(left.contains(file.first));
    return has_old && has_new;
}

/// Kills a build between two versions of the clinic `rounds` times, and lets the next one repair.
/// `foreign` stands in the output and never changes.
void kill_builds(const Builds& builds, const FilesOnDisk& foreign, int rounds) {
    const SmallSite versions[] = {version(0), version(1)};
    for (const auto& [path, bytes] : foreign) put_on_disk(builds.output + "/" + path, bytes);
    FilesOnDisk expected[2];
    microseconds whole{0};
    for (const int number : {0, 1, 0}) {
        replace_site(versions[number], builds.site);
        const auto began = steady_clock::now();
        REQUIRE(wait_for(start(builds)) == 0);
        whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - began);
        expected[number] = output_of(builds);
        REQUIRE(expected[number].size() > 12);
    }

    std::mt19937 random(20260501);
    int caught = 0;  // killed between two versions
    int killed = 0;
    // A slow program is seldom caught between its first and last file; a quick one, where luck has
    // it, only after more rounds.
    const int most_rounds = slowness == 1 ? 20 * rounds : rounds;
    for (int round = 0; round < rounds || (caught == 0 && round < most_rounds); ++round) {
        CAPTURE(round);
        const int old_version = round % 2, new_version = 1 - old_version;
        replace_site(versions[new_version], builds.site);
        const pid_t child = start(builds);
        // The later half of a build is when files are written.
        std::uniform_int_distribution<long> moment(round % 4 ? whole.count() / 2 : 0, whole.count());
        std::this_thread::sleep_for(microseconds(moment(random)));
        ::kill(child, SIGKILL);
        // How long a build takes changes with what else the machine does: follow it.
        if (WIFSIGNALED(wait_for(child))) {
            ++killed;
            whole += whole / 32;
        } else {
            whole -= whole / 12;
        }
        caught += is_caught(output_of(builds), expected[old_version], expected[new_version]);

        REQUIRE(wait_for(start(builds)) == 0);
        CHECK(output_of(builds) == expected[new_version]);
    }
    CHECK(killed > rounds / 4);
    if (slowness == 1) CHECK(caught > 0);
    for (const auto& [path, bytes] : foreign)
        CHECK(bytes_on_disk(builds.output + "/" + path) == bytes);
}

/// In memory where there is such a folder: a real sync would make the tests slow.
std::string quick_disk() {
    return std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "";
}

}  // namespace

TEST_CASE("command: killed at any moment, the program leaves each file old or new, and repairs") {
    const TemporaryFolder place(quick_disk());
    const Builds builds = {place / "site", place / "site/public", "calm"};
    put_site(version(0), builds.site);
    REQUIRE(wait_for(start(builds)) == 0);  // the folder is praxis's own, and others come later
    kill_builds(builds, {{"treatments/ours.txt", "ours"}}, slowness > 1 ? 40 : 200);
}

TEST_CASE("command: a guest's build killed at any moment leaves its host as it was, and repairs") {
    const TemporaryFolder place(quick_disk());
    const FilesOnDisk host = {{"index.md", "home"}, {"layouts/list.html", "{{ .Content }}"}};
    for (const auto& [path, bytes] : host) put_on_disk(place / ("host/" + path), bytes);
    kill_builds({place / "site", place / "host/clinic", "embed"},
                {{"_index.md", "theirs"}, {"treatments/notes.md", "theirs"}},
                slowness > 1 ? 20 : 80);
    FilesOnDisk left;
    for (const auto& [path, bytes] : files_on_disk(place / "host"))
        if (!path.starts_with("clinic/")) left.emplace(path, bytes);
    CHECK(left == host);
}

}  // namespace praxis
