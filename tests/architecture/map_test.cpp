// docs/architecture.md draws the project's folders; this keeps the drawing true.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/architecture/project_files.h"

namespace praxis::architecture {
namespace {

/// The folders named in the first fenced block of a page: those at the margin under "", those two
/// blanks in under the one above.
std::map<std::string, std::vector<std::string>> drawn_folders(const std::string& page) {
    std::map<std::string, std::vector<std::string>> folders;
    std::istringstream lines(page);
    bool inside = false;
    std::string parent;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("```", 0) == 0) {
            if (inside) break;
            inside = true;
            continue;
        }
        const std::size_t begin = line.find_first_not_of(' ');
        if (!inside || begin == std::string::npos || begin > 2) continue;
        const std::string word = line.substr(begin, line.find(' ', begin) - begin);
        if (word.size() < 2 || word.back() != '/') continue;
        const std::string name = word.substr(0, word.size() - 1);
        if (begin == 0) parent = name;
        folders[begin == 0 ? "" : parent].push_back(name);
    }
    for (auto& [folder, names] : folders) std::sort(names.begin(), names.end());
    return folders;
}

}  // namespace

TEST_CASE("architecture: the drawing of the folders is read by its indentation") {
    const auto drawn = drawn_folders(
        "words/\n```\ngenerator/\n  base/   any\n  main.cpp\n  clinic/\n          "
        "(more/)\ndocs/\n```\n"
        "```\nother/\n```\n");
    CHECK(drawn == std::map<std::string, std::vector<std::string>>{
                       {"", {"docs", "generator"}}, {"generator", {"base", "clinic"}}});
}

TEST_CASE("architecture: docs/architecture.md draws the folders that are there, and no others") {
    const std::vector<ProjectFile> files = project_files("");
    const auto page = std::find_if(files.begin(), files.end(), [](const ProjectFile& file) {
        return file.path == "docs/architecture.md";
    });
    REQUIRE(page != files.end());
    auto drawn = drawn_folders(page->text);
    CHECK(in_lines(drawn[""]) == in_lines(folders_in(files, "")));
    CHECK(in_lines(drawn["generator"]) == in_lines(folders_in(files, "generator")));

    // tests/ has a folder for each of generator/'s that has tests; only its own are drawn.
    std::vector<std::string> only_tests;
    for (const std::string& folder : folders_in(files, "tests")) {
        const auto& of_generator = drawn["generator"];
        if (std::find(of_generator.begin(), of_generator.end(), folder) == of_generator.end()) {
            only_tests.push_back(folder);
        }
    }
    CHECK(in_lines(drawn["tests"]) == in_lines(only_tests));
}

}  // namespace praxis::architecture
