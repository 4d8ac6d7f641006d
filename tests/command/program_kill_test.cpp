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

#include "tests/support/program.h"

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

pid_t start_build(const std::string& folder) {
    std::string program = PRAXIS_PROGRAM, build = "build", site_flag = "-s", site = folder,
                clock = "--clock=2026-06-01", jobs = "-j2";
    char* const arguments[] = {program.data(), build.data(), site_flag.data(), site.data(),
                               clock.data(),   jobs.data(),  nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int stream : {0, 1, 2})
        ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    const int failure =
        ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ);
    ::posix_spawn_file_actions_destroy(&actions);
    REQUIRE(failure == 0);
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

FilesOnDisk output_of(const std::string& folder) {
    FilesOnDisk files = files_on_disk(folder + "/public");
    files.erase(".praxis-manifest");
    return files;
}

}  // namespace

TEST_CASE("command: killed at any moment, the program leaves each file old or new, and repairs") {
    // In memory where there is such a folder: a real sync would make the test slow.
    const TemporaryFolder place(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "");
    const std::string site = place / "site";
    const SmallSite versions[] = {version(0), version(1)};
    FilesOnDisk expected[2];
    microseconds whole{0};
    for (const int number : {0, 1, 0}) {
        replace_site(versions[number], site);
        const auto began = steady_clock::now();
        REQUIRE(wait_for(start_build(site)) == 0);
        whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - began);
        expected[number] = output_of(site);
        REQUIRE(expected[number].size() > 12);
    }
    const std::string foreign = site + "/public/treatments/ours.txt";
    put_on_disk(foreign, "ours");
    for (FilesOnDisk& files : expected) files["treatments/ours.txt"] = "ours";

    std::mt19937 random(20260501);
    int caught = 0;  // killed between two versions
    int killed = 0;
    const int rounds = slowness > 1 ? 40 : 200;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        const int old_version = round % 2, new_version = 1 - old_version;
        replace_site(versions[new_version], site);
        const pid_t child = start_build(site);
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

        bool has_old = false, has_new = false;
        const FilesOnDisk left = output_of(site);
        for (const auto& file : left) {
            const std::string& path = file.first;  // a lambda of CAPTURE may not hold a binding
            const std::string& bytes = file.second;
            if (path.find(".praxis-") != std::string::npos) continue;
            CAPTURE(path);
            const auto was = expected[old_version].find(path);
            const auto will_be = expected[new_version].find(path);
            const bool is_old = was != expected[old_version].end() && was->second == bytes;
            const bool is_new = will_be != expected[new_version].end() && will_be->second == bytes;
            CHECK((is_old || is_new));
            if (is_old && !is_new) has_old = true;
            if (is_new && !is_old) has_new = true;
        }
        if (has_old && has_new) ++caught;
        for (const auto& file : expected[old_version])
            if (expected[new_version].contains(file.first)) CHECK(left.contains(file.first));
        CHECK(bytes_on_disk(foreign) == "ours");

        REQUIRE(wait_for(start_build(site)) == 0);
        CHECK(output_of(site) == expected[new_version]);
    }
    CHECK(killed > rounds / 4);
    // A slow program is seldom caught between its first and last file in so few rounds.
    if (slowness == 1) CHECK(caught > 0);
}

}  // namespace praxis
