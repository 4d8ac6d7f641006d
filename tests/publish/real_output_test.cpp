#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>

#include "publish/publish.h"
#include "tests/publish/small_output.h"
#include "tests/support/temporary_folder.h"

namespace praxis {

namespace {

constexpr int cannot_mount = 77;

/// Runs in a process of its own; gives its exit status, or -1 if it died.
template <class Deed>
int in_child(const Deed& deed) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(deed());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A small disk of our own at `folder`, seen by this process alone. False where that is forbidden.
bool mount_small_disk(const std::string& folder, const char* limits) {
    if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
    return ::mount("none", folder.c_str(), "tmpfs", 0, limits) == 0;
}

Files many_files(int count, std::size_t size, char letter) {
    Files files;
    for (int i = 0; i < count; ++i)
        files["journal/" + std::to_string(i) + "/index.html"] = std::string(size, letter);
    return files;
}

struct Outcome {
    bool ok = false;
    std::string said;
};

Outcome publish_on_disk(const TemporaryFolder& folder, const Files& files) {
    Config config;
    config.site = folder.path();
    config.output = folder / "public";
    config.output_label = "public";
    Diagnostics diagnostics;
    const auto disk = make_real_disk();
    Outcome outcome;
    outcome.ok = publish(output_files(files), config, *disk, diagnostics).ok;
    outcome.said = printed(diagnostics);
    return outcome;
}

bool stands(const TemporaryFolder& folder, const Files& files) {
    Files found;
    const auto disk = make_real_disk();
    const std::string output = folder / "public";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(output))
        if (entry.is_regular_file())
            found[std::filesystem::relative(entry.path(), output).string()] =
                *disk->read(entry.path().string());
    found.erase(".praxis-manifest");
    return found == files;
}

/// The old site stands after a build that the disk had no room for, and a smaller build works.
int outgrow(const TemporaryFolder& folder, const char* limits) {
    if (!mount_small_disk(folder.path(), limits)) return cannot_mount;
    const Files old_site = many_files(10, 2000, 'a');
    const Files too_large = many_files(200, 12000, 'b');
    const Files small = many_files(12, 2000, 'c');
    if (!publish_on_disk(folder, old_site).ok) return 1;
    const Outcome outcome = publish_on_disk(folder, too_large);
    if (outcome.ok) return 2;
    if (outcome.said.find("error[machine]: cannot ") == std::string::npos) return 3;
    if (outcome.said.find(": no space left on the disk\n") == std::string::npos) return 4;
    if (!stands(folder, old_site)) return 5;
    if (!publish_on_disk(folder, small).ok) return 6;
    return stands(folder, small) ? 0 : 7;
}

}  // namespace

TEST_CASE("publish: where the disk is full the old site stands, and a smaller one can be built") {
    const TemporaryFolder folder;
    for (const std::string limits : {"size=400k", "size=8m,nr_inodes=90"}) {
        CAPTURE(limits);
        const int status = in_child([&] { return outgrow(folder, limits.c_str()); });
        if (status == cannot_mount)
            MESSAGE("not tested: this user may not mount a small disk");
        else
            CHECK(status == 0);
    }
}

TEST_CASE("publish: a file larger than the system allows leaves the old site") {
    const TemporaryFolder folder;
    const Files old_site = {{"index.html", "home"}, {"video.mp4", "short"}};
    REQUIRE(publish_on_disk(folder, old_site).ok);
    CHECK(in_child([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{20000, 20000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const Outcome outcome = publish_on_disk(
                  folder, {{"index.html", "new home"}, {"video.mp4", std::string(50000, 'v')}});
              return !outcome.ok && outcome.said ==
                                        "public/video.mp4: error[machine]: cannot write this file: "
                                        "the file is larger than this system allows\n"
                         ? 0
                         : 1;
          }) == 0);
    CHECK(stands(folder, old_site));
    CHECK(publish_on_disk(folder, {{"index.html", "newer"}}).ok);
    CHECK(stands(folder, {{"index.html", "newer"}}));
}

TEST_CASE("publish: a pipe or a link in the way is said, and nobody waits for it or follows it") {
    const TemporaryFolder folder;
    const Files old_site = {{"a/index.html", "a"}, {"b.html", "b"}, {"c.html", "c"}};
    REQUIRE(publish_on_disk(folder, old_site).ok);
    std::filesystem::remove(folder / "public/b.html");
    REQUIRE(::mkfifo((folder / "public/b.html").c_str(), 0600) == 0);
    std::filesystem::rename(folder / "public/a", folder / "a");
    std::filesystem::create_directory_symlink("../a", folder / "public/a");
    std::filesystem::rename(folder / "public/c.html", folder / "c.html");
    std::filesystem::create_symlink("../c.html", folder / "public/c.html");

    const Outcome outcome =
        publish_on_disk(folder, {{"a/index.html", "A"}, {"b.html", "B"}, {"c.html", "C"}});

    CHECK_FALSE(outcome.ok);
    const std::string hint =
        "  hint: move it away, or rename what makes the address; praxis never touches what it did "
        "not write\n";
    CHECK(
        outcome.said ==
        "public/a: error[foreign-file]: a link stands where praxis needs a folder\n" + hint +
            "public/b.html: error[foreign-file]: a pipe or a device stands where praxis is to "
            "write a file\n" +
            hint +
            "public/c.html: error[foreign-file]: a link stands where praxis is to write a file\n" +
            hint);
    const auto disk = make_real_disk();
    CHECK(*disk->read(folder / "a/index.html") == "a");
    CHECK(*disk->read(folder / "c.html") == "c");
}

TEST_CASE("publish: a file that has a second name elsewhere is replaced, not written into") {
    const TemporaryFolder folder;
    REQUIRE(publish_on_disk(folder, {{"index.html", "old"}}).ok);
    std::filesystem::create_hard_link(folder / "public/index.html", folder / "second");
    CHECK(publish_on_disk(folder, {{"index.html", "new"}}).ok);
    CHECK(*make_real_disk()->read(folder / "second") == "old");
    CHECK(stands(folder, {{"index.html", "new"}}));
}

TEST_CASE("publish: a read-only disk is said, and nothing else happens") {
    const TemporaryFolder folder;
    const int status = in_child([&] {
        if (!mount_small_disk(folder.path(), "size=1m")) return cannot_mount;
        if (!publish_on_disk(folder, {{"index.html", "old"}}).ok) return 1;
        if (::mount("none", folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            return cannot_mount;
        const Outcome outcome = publish_on_disk(folder, {{"index.html", "new"}});
        if (outcome.ok) return 2;
        if (outcome.said !=
            "public/.praxis-manifest: error[machine]: cannot write the list of praxis's files: the "
            "disk is read-only\n")
            return 3;
        // A build that has nothing to write needs no disk that can be written.
        if (!publish_on_disk(folder, {{"index.html", "old"}}).ok) return 4;
        return stands(folder, {{"index.html", "old"}}) ? 0 : 5;
    });
    if (status == cannot_mount)
        MESSAGE("not tested: this user may not mount a small disk");
    else
        CHECK(status == 0);
}

}  // namespace praxis
