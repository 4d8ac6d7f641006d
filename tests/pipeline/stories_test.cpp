// Whole clinics in tests/sites: what somebody types there, and what comes of it.
//
// Each folder is a site with three things beside it: `commands` (a line is typed in a shell, the
// program is called `praxis`), `expected.txt` (what was printed, and which files came and went),
// and `expected/` (files of the last output: of a page what stands in `<main>`).
// UPDATE_GOLDEN=1 writes them anew for a person to read; never in CI.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/tell.h"

namespace praxis {

namespace {

namespace fs = std::filesystem;

bool updates_golden() {
    const char* const wanted = std::getenv("UPDATE_GOLDEN");
    const char* const ci = std::getenv("CI");
    return wanted && std::string(wanted) == "1" && !(ci && std::string(ci) == "true");
}

std::vector<std::string> story_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(PRAXIS_ROOT "/tests/sites"))
        if (fs::exists(entry.path() / "commands")) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

void copy_site(const std::string& story, const std::string& to) {
    fs::copy(story, to, fs::copy_options::recursive);
    for (const char* const beside : {"/commands", "/expected.txt", "/expected"})
        fs::remove_all(to + beside);
}

/// Files that came (+), changed (~) or went (-); without `assets/`, whose names change with the
/// theme.
std::string difference(const FilesOnDisk& before, const FilesOnDisk& after) {
    FilesOnDisk marks;
    for (const auto& [path, bytes] : after)
        if (!before.contains(path))
            marks[path] = "+ ";
        else if (before.at(path) != bytes)
            marks[path] = "~ ";
    for (const auto& file : before)
        if (!after.contains(file.first)) marks[file.first] = "- ";
    std::string text;
    for (const auto& [path, mark] : marks)
        if (!path.starts_with("assets/") && path != ".praxis-manifest")
            text += mark + path + '\n';
    return text;
}

/// What is printed, line by line, as in a terminal.
std::string played(const std::string& site, const std::string& commands) {
    std::string transcript;
    std::istringstream lines(commands);
    for (std::string line; std::getline(lines, line);) {
        const FilesOnDisk before = files_on_disk(site + "/public");
        const ProgramRun run = run_program_in(site, "praxis() { \"$PRAXIS\" \"$@\"; }; " + line);
        transcript += "$ " + line + '\n' + run.out + run.err;
        if (run.status != 0) transcript += "(exit " + std::to_string(run.status) + ")\n";
        transcript += difference(before, files_on_disk(site + "/public")) + '\n';
    }
    return transcript;
}

/// Of a page what stands in `<main>`: the rest is the same on every page.
std::string to_compare(const std::string& path, const std::string& bytes) {
    if (!path.ends_with(".html")) return bytes;
    const std::size_t begin = bytes.find("<main");
    const std::size_t end = bytes.find("</main>");
    return end == std::string::npos ? bytes : bytes.substr(begin, end + 7 - begin) + '\n';
}

}  // namespace

TEST_CASE("pipeline: each story of tests/sites ends as it says") {
    const std::vector<std::string> stories = story_names();
    REQUIRE(stories.size() >= 6);
    const TemporaryFolder place;
    for (const std::string& story : stories) {
        CAPTURE(story);
        const std::string golden = PRAXIS_ROOT "/tests/sites/" + story;
        const std::string site = place / story;
        copy_site(golden, site);
        const std::string transcript = played(site, bytes_on_disk(golden + "/commands"));
        if (updates_golden())
            put_on_disk(golden + "/expected.txt", transcript);
        else
            CHECK(transcript == bytes_on_disk(golden + "/expected.txt"));
        for (const auto& [path, expected] : files_on_disk(golden + "/expected")) {
            TELL(path);
            const std::string made = to_compare(path, bytes_on_disk(site + "/public/" + path));
            if (updates_golden())
                put_on_disk(golden + "/expected/" + path, made);
            else
                CHECK(made == expected);
        }
    }
}

}  // namespace praxis
