#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>

#include "base/disk.h"
#include "tests/support/temporary_folder.h"

namespace praxis {

namespace {

using Reason = DiskFailure::Kind;

/// Does something in a process of its own; gives its exit status, or -1 if it died.
template <class Deed>
int in_child(const Deed& deed) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(deed());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

mode_t mode_of(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

}  // namespace

TEST_CASE("base: what is written on the disk is read back, byte for byte") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    std::string bytes(300000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
    for (const std::string& text : {std::string(), std::string("a\0b\r\n", 5), bytes}) {
        CHECK_FALSE(disk->write_new(folder / "file", text));
        CHECK(*disk->read(folder / "file") == text);
        CHECK(disk->write_new(folder / "file", "other")->kind == Reason::exists);
        CHECK(*disk->read(folder / "file") == text);
        CHECK_FALSE(disk->remove_file(folder / "file"));
    }
    CHECK(disk->read("/proc/self/status")->starts_with("Name:"));  // says that it has no size
}

TEST_CASE(
    "base: a link, a pipe, a device and a folder are never read, written through or waited for") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    CHECK_FALSE(disk->write_new(folder / "file", "text"));
    std::filesystem::create_symlink("file", folder / "link");
    std::filesystem::create_symlink("nowhere", folder / "dangling");
    std::filesystem::create_directory_symlink(folder.path(), folder / "folder-link");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(disk->make_folder(folder / "folder"));

    CHECK(disk->read(folder / "link").failure().kind == Reason::is_a_link);
    CHECK(disk->read(folder / "link").failure().reason == "it is a link");
    CHECK(disk->read(folder / "pipe").failure().kind == Reason::not_a_file);
    CHECK(disk->read(folder / "pipe").failure().reason == "it is a pipe or a device, not a file");
    // Also where they stand in the place of what was a file when its folder was listed.
    for (const char* name : {"link", "dangling", "pipe", "folder"}) {
        CAPTURE(name);
        CHECK(disk->read(folder / name, SIZE_MAX, Known::listed_as_file).failure().kind ==
              disk->read(folder / name).failure().kind);
    }
    CHECK(disk->read(folder / "nothing", SIZE_MAX, Known::listed_as_file).failure().kind ==
          Reason::missing);
    CHECK(*disk->read(folder / "file", SIZE_MAX, Known::listed_as_file) == "text");
    CHECK(disk->read("/dev/zero").failure().kind == Reason::not_a_file);
    CHECK(disk->read(folder / "folder").failure().kind == Reason::not_a_file);
    CHECK(disk->read(folder / "nothing").failure().kind == Reason::missing);
    CHECK(disk->read(folder / "file/below").failure().kind == Reason::not_a_file);
    CHECK(disk->write_new(folder / "dangling", "x")->kind == Reason::exists);
    CHECK_FALSE(std::filesystem::exists(folder / "nowhere"));
    CHECK(disk->list(folder / "folder-link").failure().kind == Reason::is_a_link);
    CHECK(disk->list(folder / "file").failure().kind == Reason::not_a_file);
    CHECK(disk->read(std::string("/etc/passwd\0.md", 15)).failure().reason ==
          "a name cannot hold a NUL character");

    CHECK(*disk->look(folder / "link") == FileKind::link);
    CHECK(*disk->look(folder / "pipe") == FileKind::other);
    CHECK(*disk->look(folder / "folder") == FileKind::folder);
    CHECK(*disk->look(folder / "nothing") == std::nullopt);
    CHECK(*disk->look(folder / "file/below") == std::nullopt);
    CHECK(*disk->list(folder.path()) == std::vector<FileEntry>{{"dangling", FileKind::link},
                                                               {"file", FileKind::file},
                                                               {"folder", FileKind::folder},
                                                               {"folder-link", FileKind::link},
                                                               {"link", FileKind::link},
                                                               {"pipe", FileKind::other}});

    // A file renamed over a link takes its place; what the link led to stays.
    CHECK_FALSE(disk->write_new(folder / "new", "new"));
    CHECK_FALSE(disk->rename(folder / "new", folder / "link"));
    CHECK(*disk->read(folder / "link") == "new");
    CHECK(*disk->read(folder / "file") == "text");
    CHECK(disk->rename(folder / "link", folder / "folder")->kind == Reason::not_a_file);
    CHECK(disk->remove_file(folder / "folder"));
    CHECK(disk->remove_folder(folder.path())->kind == Reason::not_empty);
    CHECK_FALSE(disk->remove_folder(folder / "folder"));
}

TEST_CASE("base: a real path has no links left, and keeps what does not exist yet") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    CHECK_FALSE(disk->make_folder(folder / "site/content"));
    std::filesystem::create_directory_symlink("site/content", folder / "link");
    std::filesystem::create_symlink("nowhere", folder / "dangling");
    const auto real = [&](const std::string& path) { return *disk->real_path(folder / path); };

    CHECK(real("link") == folder / "site/content");
    CHECK(real("link/new/deep") == folder / "site/content/new/deep");
    CHECK(real("link/") == folder / "site/content");
    CHECK(real("new//./deep/") == folder / "new/deep");
    CHECK(real("new/../link/x") == folder / "site/content/x");
    CHECK(real("link/..") == folder / "site");
    CHECK(*disk->real_path("/") == "/");
    CHECK(*disk->real_path("/praxis-has-no-such-folder") == "/praxis-has-no-such-folder");
    CHECK(disk->real_path("")->starts_with("/"));
    CHECK(*disk->real_path("new") == *disk->real_path(".") + "/new");
    for (const std::string path : {"dangling", "dangling/", "dangling/new"})
        CHECK(disk->real_path(folder / path).failure().kind == Reason::is_a_link);
}

TEST_CASE("base: folders come with those above them; a file in the way is said") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    CHECK_FALSE(disk->make_folder(folder / "a/b/c/"));
    CHECK_FALSE(disk->make_folder(folder / "a/b"));
    CHECK(*disk->look(folder / "a/b/c") == FileKind::folder);
    CHECK_FALSE(disk->write_new(folder / "a/file", ""));
    CHECK(disk->make_folder(folder / "a/file")->reason == "a file of this name is in the way");
    CHECK(disk->make_folder(folder / "a/file/x")->kind == Reason::not_a_file);
    CHECK(disk->make_folder(folder / std::string(300, 'x'))->reason ==
          "the name is too long for this disk");
}

TEST_CASE("base: what is written can be read by a web server, whatever the umask is") {
    const TemporaryFolder folder;
    CHECK(in_child([&] {
              ::umask(077);
              const auto disk = make_real_disk();
              return disk->make_folder(folder / "a/b") || disk->write_new(folder / "a/f", "x") ? 1
                                                                                               : 0;
          }) == 0);
    CHECK(mode_of(folder / "a") == 0755);
    CHECK(mode_of(folder / "a/b") == 0755);
    CHECK(mode_of(folder / "a/f") == 0644);
}

TEST_CASE("base: a full disk is said in plain words and leaves no half of a file") {
    const TemporaryFolder folder;
    CHECK(in_child([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{5000, 5000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto disk = make_real_disk();
              const DiskStatus failed = disk->write_new(folder / "big", std::string(20000, 'x'));
              if (!failed || failed->kind != Reason::full) return 1;
              if (failed->reason != "the file is larger than this system allows") return 2;
              return *disk->look(folder / "big") ? 3 : 0;
          }) == 0);
}

TEST_CASE("base: a folder is held by one process, and let go when that dies") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t holder = ::fork();
    if (holder == 0) {
        const auto lock = make_real_disk()->lock(folder.path(), {});
        const char word = lock ? 'y' : 'n';
        if (::write(ready[1], &word, 1) != 1) ::_exit(1);
        for (;;) ::pause();
    }
    char word = 0;
    REQUIRE(::read(ready[0], &word, 1) == 1);
    CHECK(word == 'y');

    int waits = 0;
    const auto lock = disk->lock(folder.path(), [&] {
        ++waits;
        ::kill(holder, SIGKILL);  // dies holding it
    });
    CHECK(lock);
    CHECK(waits == 1);
    ::waitpid(holder, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);

    // The same folder a second time, from this process, waits too; so it is held indeed.
    const int descriptor = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CHECK(::flock(descriptor, LOCK_EX | LOCK_NB) == -1);
    ::close(descriptor);
}

TEST_CASE("base: a folder that vanished while somebody waited for it is missing, not held") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    CHECK_FALSE(disk->make_folder(folder / "out"));
    CHECK(disk->lock(folder / "none", {}).failure().kind == Reason::missing);
    auto first = disk->lock(folder / "out", {});
    REQUIRE(first);
    const auto second = disk->lock(folder / "out", [&] {
        CHECK_FALSE(disk->remove_folder(folder / "out"));
        first->reset();
    });
    CHECK(second.failure().kind == Reason::missing);
}

TEST_CASE("base: a folder that may not be written, and a file that may not be read, are said") {
    const TemporaryFolder folder;
    const auto disk = make_real_disk();
    CHECK_FALSE(disk->make_folder(folder / "locked"));
    CHECK_FALSE(disk->write_new(folder / "locked/secret", "x"));
    REQUIRE(::chmod((folder / "locked/secret").c_str(), 0) == 0);
    REQUIRE(::chmod((folder / "locked").c_str(), 0555) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    // Root may do anything, so the child becomes nobody where it can.
    CHECK(in_child([&] {
              if (::getuid() == 0 && ::setuid(65534) != 0) return 1;
              const DiskStatus written = disk->write_new(folder / "locked/new", "x");
              if (!written || written->reason != "this user has no permission") return 2;
              const auto text = disk->read(folder / "locked/secret");
              return !text && text.failure().kind == Reason::denied ? 0 : 3;
          }) == 0);
    ::chmod((folder / "locked").c_str(), 0755);
}

TEST_CASE("base: a file of more bytes than were asked for is not read") {
    const TemporaryFolder place;
    const auto disk = make_real_disk();
    REQUIRE_FALSE(disk->write_new(place / "a", "12345"));
    CHECK(*disk->read(place / "a", 5) == "12345");
    const auto refused = disk->read(place / "a", 4);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().kind == DiskFailure::Kind::too_large);
}

}  // namespace praxis
