// The exit status of the program says who can act; here for what only a real machine can do.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/program.h"

namespace praxis {

namespace {

/// Not as root, who may read everything: then as nobody, with a copy of the program that nobody
/// can reach.
constexpr const char* as_nobody =
    "if [ \"$(id -u)\" = 0 ]; then chmod -R a+rwX .. && cp \"$PRAXIS\" ../praxis-for-nobody &&"
    " chmod a+rx ../praxis-for-nobody && PRAXIS='setpriv --reuid=65534 --regid=65534"
    " --clear-groups ../praxis-for-nobody'; fi; ";

}  // namespace

TEST_CASE("command: a file that nobody may read is the machine's fault, whatever else is wrong") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite().home("See [the face](areas/fase.md)."), site);
    const ProgramRun run = run_program_in(
        site, std::string(as_nobody) + "chmod 000 content/areas/face.md; $PRAXIS check");
    CHECK(run.status == 3);
    CHECK(run.err.find("content/areas/face.md: error[machine]: cannot be read: ") !=
          std::string::npos);
    CHECK(run.err.find("error[broken-link]: ") != std::string::npos);
}

TEST_CASE("command: an output that may not be written is the machine's fault") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    const ProgramRun run =
        run_program_in(site, std::string(as_nobody) + "chmod a-w .; $PRAXIS build");
    CHECK(run.status == 3);
    CHECK(run.err.starts_with("public: error[machine]: cannot make this folder: "));
    CHECK(run.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));
    run_program_in(site, "chmod u+w .");
}

TEST_CASE("command: a disk that is full in the midst of a build, and room afterwards") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    // No file may be larger than 6 blocks of 512 bytes: the manifest fits, not every page does.
    ProgramRun run = run_program_in(site, "ulimit -f 6; $PRAXIS build --clock 2026-06-01");
    CHECK(run.status == 3);
    CHECK(run.err.find(": error[machine]: cannot write this file: ") != std::string::npos);
    CHECK(run.err.ends_with("praxis: nothing published, 1 error, 0 warnings, T ms\n"));
    run = run_program_in(site, "$PRAXIS build --clock 2026-06-01");
    CHECK(run.status == 0);
    CHECK(run.err ==
          "praxis: 13 pages (13 written, 0 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
    for (const auto& file : files_on_disk(site + "/public"))
        CHECK(
            (file.first == ".praxis-manifest" || file.first.find(".praxis") == std::string::npos));
}

TEST_CASE("command: too little memory is the machine's fault") {
    if (!memory_can_be_limited) return;
    const TemporaryFolder place;
    const std::string site = place / "site";
    std::string words;
    for (int i = 0; i < 4'000; ++i) words += "Some *words* of a long text.\n\n";
    put_site(SmallSite().home(words), site);
    int refused = 0;
    for (int kilobytes = 10'000; kilobytes < 40'000; kilobytes += 1'000) {
        CAPTURE(kilobytes);
        const std::string limited = "ulimit -v " + std::to_string(kilobytes) + "; $PRAXIS ";
        if (run_program_in(site, limited + "--version").status != 0) continue;  // it cannot begin
        const ProgramRun run = run_program_in(site, limited + "build -j 1 --dry-run");
        if (run.status == 0) continue;  // enough
        ++refused;
        CHECK(run.status == 3);
        CHECK(run.err == "praxis: the machine has not enough memory\n");
    }
    CHECK(refused > 0);
}

TEST_CASE("command: what is no file where a file should be is said, and never waited for") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    ProgramRun run = run_program_in(site, "mkfifo content/pages.md; $PRAXIS check");
    CHECK(run.status == 1);
    CHECK(
        run.err.starts_with("content/pages.md: error[not-a-file]: this is not an ordinary file\n"));
    run = run_program_in(site,
                         "rm content/pages.md; ln -s /etc/hostname content/areas/host.md; "
                         "$PRAXIS check");
    CHECK(run.status == 1);
    CHECK(run.err.starts_with("content/areas/host.md: error[link-in-sources]: "));
    run =
        run_program_in(site, "rm content/areas/host.md site.toml; mkfifo site.toml; $PRAXIS check");
    CHECK(run.status == 3);
    CHECK(run.err.starts_with("site.toml: error[machine]: cannot be read: "));
}

TEST_CASE("command: an output that is somebody else's stays as it is, exit 1") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    put_on_disk(site + "/public/holiday.txt", "sun");
    CHECK(run_program_in(site, "$PRAXIS build").status == 1);
    CHECK(run_program_in(site, "$PRAXIS build -o content/areas").status == 1);
    CHECK(run_program_in(site, "$PRAXIS build -o .").status == 1);
    CHECK(run_program_in(site, "$PRAXIS clean").status == 1);
    CHECK(paths_in_lines(files_on_disk(site + "/public")) == "holiday.txt\n");
    CHECK(bytes_on_disk(site + "/public/holiday.txt") == "sun");
}

TEST_CASE("command: wrong words are status 2 and change nothing") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    for (const char* const words :
         {"", "biuld", "build --clock tomorrow", "build --jobs many", "build --format yaml",
          "build extra", "list cats", "estimate", "estimate nothing", "estimate peel size=big",
          "check --fail-on never", "build -s ..", "build --base-url"}) {
        CAPTURE(words);
        const ProgramRun run = run_program_in(site, std::string("$PRAXIS ") + words);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(run.err.starts_with("praxis: "));
    }
    CHECK_FALSE(std::filesystem::exists(site + "/public"));
}

}  // namespace praxis
