#include "begin/put_files.h"

#include <doctest/doctest.h>

#include "tests/support/fake_disk.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

const std::vector<FileToPut> two_files = {{"content/areas/neck.md", "neck\n"},
                                          {"site.toml", "title\n"}};

std::string all_paths(const FakeDisk& disk) {
    std::string text;
    for (const std::string& folder : disk.folders()) text += folder + "/\n";
    for (const auto& file : disk.files()) text += file.first + "\n";
    return text;
}

}  // namespace

TEST_CASE("begin: all files are put, in folders that are made for them") {
    FakeDisk disk;
    CHECK_FALSE(put_files("/clinics/new", two_files, disk));
    CHECK(disk.files("/clinics/new") ==
          std::map<std::string, std::string>{{"content/areas/neck.md", "neck\n"},
                                             {"site.toml", "title\n"}});
}

TEST_CASE("begin: whatever the disk refuses, nothing is left of what was begun") {
    for (const DiskCall call :
         {DiskCall::make_folder, DiskCall::write_new, DiskCall::rename, DiskCall::sync})
        for (std::size_t nth = 1; nth <= 2; ++nth) {
            if (call == DiskCall::sync && nth > 1) continue;
            TELL(std::string(name_of(call)));
            FakeDisk disk;
            disk.add("/clinics/old.txt", "old\n");
            const std::string before = all_paths(disk);
            disk.fail(call, nth);
            const auto failed = put_files("/clinics/new", two_files, disk);
            REQUIRE(failed);
            CHECK(failed->reason == "no space left on the disk");
            CHECK_FALSE(failed->in_the_way);
            CHECK(all_paths(disk) == before);
        }
}

TEST_CASE("begin: what stands in the way stays, and nothing is put") {
    FakeDisk disk;
    disk.add("/new/site.toml", "theirs\n").add_link("/linked/content", "/elsewhere");
    const auto failed = put_files("/new", two_files, disk);
    REQUIRE(failed);
    CHECK(failed->path == "site.toml");
    CHECK(failed->in_the_way);
    CHECK(disk.files("/new") == std::map<std::string, std::string>{{"site.toml", "theirs\n"}});
    CHECK(put_files("/linked", two_files, disk)->in_the_way);
    CHECK(disk.written().empty());
}

TEST_CASE("begin: what a killed one left under its own name is no hindrance") {
    FakeDisk disk;
    disk.stop_at_change(4);
    try {
        put_files("/new", two_files, disk);
    } catch (const Killed&) {
    }
    disk.calm();
    CHECK_FALSE(disk.has("/new/content/areas/neck.md"));
    CHECK_FALSE(put_files("/new", two_files, disk));
    CHECK(disk.files("/new").size() == 2);
}
