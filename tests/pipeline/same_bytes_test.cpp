// The same input gives the same bytes, and all hands are on deck while it does.
#include <doctest/doctest.h>

#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/hash.h"
#include "configure/configure.h"
#include "gather/gather.h"
#include "render/render.h"
#include "resolve/resolve.h"
#include "tests/pipeline/large_site.h"
#include "tests/support/program.h"
#include "tests/support/tell.h"

namespace praxis {

namespace {

namespace fs = std::filesystem;

double seconds_on(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// A folder lists its files in the order in which they came, so they come the other way round.
void put_site_backwards(const SmallSite& site, const std::string& folder) {
    const FilesOnDisk files = site.disk.files("/site");
    for (auto file = files.rbegin(); file != files.rend(); ++file)
        put_on_disk(folder + "/" + file->first, file->second);
}

}  // namespace

TEST_CASE("pipeline: folder, jobs, locale, time zone and umask change no byte and no message") {
    const SmallSite site = large_site();
    const TemporaryFolder place;
    const std::string here = place / "a";
    const std::string there = place / "another clinic, elsewhere/with a longer name";
    put_site(site, here);
    put_site_backwards(site, there);

    const ProgramRun one = run_program_in(
        here, "umask 022; LC_ALL=C LANG=C TZ=UTC $PRAXIS build --clock 2026-06-01 -j1");
    // The last locale that this machine has, whatever it is called.
    const ProgramRun eight = run_program_in(
        there, "umask 077; export LC_ALL=$(locale -a | tail -n 1) LANG=de_DE.UTF-8 "
               "LANGUAGE=de TZ=Pacific/Kiritimati; cd content/areas && "
               "$PRAXIS build --clock 2026-06-01 -j8");
    REQUIRE_MESSAGE(one.status == 0, one.err);
    REQUIRE(eight.status == 0);
    CHECK(one.err == eight.err);
    CHECK(one.err.find("content/index.md:") != std::string::npos);

    const FilesOnDisk first = files_on_disk(here + "/public");
    const FilesOnDisk second = files_on_disk(there + "/public");
    int pages = 0;
    for (const auto& file : first) pages += file.first.ends_with(".html");
    CHECK(pages >= 500);
    CHECK(paths_in_lines(first) == paths_in_lines(second));
    for (const auto& [path, bytes] : first) {
        TELL(path);
        CHECK(second.at(path) == bytes);
    }

    // Nor does building once more, over what is there.
    const ProgramRun again = run_program_in(here, "$PRAXIS build --clock 2026-06-01 -j3");
    CHECK(again.err.find("(0 written, " + std::to_string(pages)) != std::string::npos);
    CHECK(files_on_disk(here + "/public") == first);
}

TEST_CASE("pipeline: more than one worker renders a large site") {
    SmallSite site = large_site();
    site.options.jobs = 4;
    Diagnostics diagnostics;
    const auto config = configure(site.options, site.disk, diagnostics);
    REQUIRE(config);
    Content content = gather_content(*config, site.disk, diagnostics);
    const auto theme = gather_theme(*config, site.disk, diagnostics);
    REQUIRE(theme);
    const auto resolved = resolve(std::move(content), *config, *theme, diagnostics);

    // What this thread did itself, and what the process did: the rest others did.
    const double own_before = seconds_on(CLOCK_THREAD_CPUTIME_ID);
    const double all_before = seconds_on(CLOCK_PROCESS_CPUTIME_ID);
    const auto files = render(*resolved, *theme, diagnostics);
    const double own = seconds_on(CLOCK_THREAD_CPUTIME_ID) - own_before;
    const double all = seconds_on(CLOCK_PROCESS_CPUTIME_ID) - all_before;
    CHECK(files.size() > 500);
    CAPTURE(own);
    CAPTURE(all);
    CHECK(all - own > all * 0.1);
}

}  // namespace praxis
