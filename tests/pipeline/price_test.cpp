// Change a price in one place and every page, table and feed follows: that is the product.
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <string>

#include "tests/support/program.h"
#include "tests/support/tell.h"

namespace praxis {

namespace {

namespace fs = std::filesystem;

std::map<std::string, fs::file_time_type> times_of(const std::string& folder) {
    std::map<std::string, fs::file_time_type> times;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            times[fs::relative(entry.path(), folder).string()] = entry.last_write_time();
    return times;
}

bool says(const std::string& text, const std::string& amount) {
    return std::regex_search(text, std::regex("(£|\")" + amount + "(?![0-9.])"));
}

}  // namespace

TEST_CASE("pipeline: a price changed in one place is changed on every page, and nothing else is") {
    const TemporaryFolder place;
    const std::string site = place / "clinic";
    fs::create_directory(site);
    for (const char* const part : {"site.toml", "content", "static"})
        fs::copy(fs::path(PRAXIS_ROOT) / part, fs::path(site) / part, fs::copy_options::recursive);

    REQUIRE(run_program_in(site, "$PRAXIS build --clock 2026-11-01").status == 0);
    const FilesOnDisk before = files_on_disk(site + "/public");
    const auto times_before = times_of(site + "/public");

    const std::string article = site + "/content/treatments/microneedling/index.md";
    std::string text = bytes_on_disk(article);
    const std::size_t at = text.find("\nprice = 180\n");
    REQUIRE(at != std::string::npos);
    put_on_disk(article, text.replace(at, 13, "\nprice = 195\n"));
    const ProgramRun run = run_program_in(site, "$PRAXIS build --clock 2026-11-01");
    REQUIRE(run.status == 0);
    const FilesOnDisk after = files_on_disk(site + "/public");
    const auto times_after = times_of(site + "/public");

    int written = 0;
    int unchanged = 0;
    int shown = 0;
    CHECK(paths_in_lines(before) == paths_in_lines(after));
    for (const auto& [path, bytes] : after) {
        if (path == ".praxis-manifest") continue;
        TELL(path);
        CHECK_FALSE(says(bytes, "180"));
        if (says(before.at(path), "180")) {
            ++shown;
            CHECK(says(bytes, "195"));
        }
        const bool same = bytes == before.at(path);
        CHECK((times_after.at(path) == times_before.at(path)) == same);
        if (!same) CHECK(bytes.find("Microneedling") != std::string::npos);
        if (path.ends_with(".html")) ++(same ? unchanged : written);
    }
    CHECK(shown >= 12);  // the article, five areas, lists of areas and concerns, prices, sessions
    CHECK(unchanged >= 70);
    CHECK(run.err == "praxis: " + std::to_string(written + unchanged) + " pages (" +
                         std::to_string(written) + " written, " + std::to_string(unchanged) +
                         " unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
    // What is worked out from it has followed too: four sessions are a package of three and one.
    CHECK(before.at("treatments/microneedling/face/index.html").find("£666") != std::string::npos);
    CHECK(after.at("treatments/microneedling/face/index.html").find("£666") == std::string::npos);
    CHECK(after.at("treatments/microneedling/face/index.html").find("£681") != std::string::npos);
}

}  // namespace praxis
