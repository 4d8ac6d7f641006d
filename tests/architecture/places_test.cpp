// No file of the project knows the machine that it was written on, or where packages come from.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/architecture/project_files.h"

namespace praxis::architecture {
namespace {

// Written in two parts, so that this file does not name what it forbids.
const std::vector<std::string> forbidden_folders = {
    std::string("/wo") + "rk/",
    std::string("/ho") + "me/",
    std::string("/ro") + "ot/",
    std::string("/tmp/") + "wt/",
};
const std::vector<std::string> forbidden_hosts = {
    std::string("registry.") + "npmjs.org",     std::string("registry.") + "yarnpkg.com",
    std::string("deb.") + "debian.org",         std::string("security.") + "debian.org",
    std::string("snapshot.") + "debian.org",    std::string("pypi") + ".org",
    std::string("files.") + "pythonhosted.org", std::string("static.") + "crates.io",
    std::string("proxy.") + "golang.org",       std::string("repo1.") + "maven.org",
};

/// A folder of ours may have such a name too: only a path that begins there is one of the machine.
bool begins_a_path(const std::string& text, std::size_t at) {
    if (at == 0) return true;
    const char before = text[at - 1];
    const bool inside_a_path = (before >= 'a' && before <= 'z') ||
                               (before >= 'A' && before <= 'Z') ||
                               (before >= '0' && before <= '9') ||
                               std::string("._-~/})*").find(before) != std::string::npos;
    return !inside_a_path;
}

std::vector<std::string> complaints_about(const std::vector<ProjectFile>& files) {
    std::vector<std::string> complaints;
    const auto complain = [&](const ProjectFile& file, std::size_t at, const std::string& what) {
        const auto line = 1 + std::count(file.text.begin(),
                                         file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        complaints.push_back(file.path + ":" + std::to_string(line) + ": names " + what);
    };
    for (const ProjectFile& file : files) {
        for (const std::string& folder : forbidden_folders) {
            // A made-up disk in a test has a made-up home.
            if (folder == forbidden_folders[1] && file.path.rfind("tests/", 0) == 0) continue;
            for (std::size_t at = file.text.find(folder); at != std::string::npos;
                 at = file.text.find(folder, at + 1)) {
                if (begins_a_path(file.text, at)) complain(file, at, folder);
            }
        }
        for (const std::string& host : forbidden_hosts) {
            const std::size_t at = file.text.find(host);
            if (at != std::string::npos) complain(file, at, host);
        }
    }
    return complaints;
}

}  // namespace

TEST_CASE("architecture: a path of somebody's machine and a registry's host are named") {
    const std::string home = std::string("/ho") + "me/anna/praxis";
    const std::vector<ProjectFile> files = {
        {"docs/a.md", "one\nrun " + home + "\n"},
        {"docs/b.md",
         "see bench" + std::string("/wo") + "rk/ and ${x}" + std::string("/wo") + "rk/\n"},
        {"tests/c.cpp", home},
        {"lock.json", "\"https://" + forbidden_hosts[0] + "/x\"\n"},
    };
    CHECK(in_lines(complaints_about(files)) == "docs/a.md:2: names " + forbidden_folders[1] + "\n" +
                                                   "lock.json:1: names " + forbidden_hosts[0] +
                                                   "\n");
}

TEST_CASE("architecture: no file names a path of somebody's machine or a registry's host") {
    const std::vector<ProjectFile> files = project_files("");
    REQUIRE(files.size() > 30);
    CHECK(in_lines(complaints_about(files)) == "");
}

}  // namespace praxis::architecture
