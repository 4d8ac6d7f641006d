// The program itself, on the machine's own disk.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/command_line.h"
#include "tests/support/program.h"
#include "tests/support/small_site.h"
#include "tests/support/temporary_folder.h"

extern char** environ;

namespace praxis {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// The small clinic of the stories, in a folder.
void put_small_site(const std::string& folder) {
    const SmallSite site;
    for (const auto& [path, bytes] : site.disk.files("/site")) {
        const fs::path to = fs::path(folder) / path;
        fs::create_directories(to.parent_path());
        std::ofstream(to, std::ios::binary) << bytes;
    }
}

/// Runs a shell's words with $PRAXIS as the program; what it printed is collected in files, so
/// that no pipe can fill up.
Ran run_shell(const TemporaryFolder& place, const std::string& words) {
    const std::string out = place / "out.txt", err = place / "err.txt";
    const std::string script = "export LC_ALL=C PRAXIS='" PRAXIS_PROGRAM "'; cd '" + (place / "site") +
                               "' && { " + words + "; } >'" + out + "' 2>'" + err + "'";
    std::vector<std::string> arguments = {"/bin/sh", "-c", script};
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t child = 0;
    REQUIRE(posix_spawn(&child, "/bin/sh", nullptr, nullptr, pointers.data(), environ) == 0);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), without_times(bytes_of(out)), without_times(bytes_of(err))};
}

}  // namespace

TEST_CASE("command: the program makes a site on a real disk, twice the same bytes") {
    const TemporaryFolder place;
    put_small_site(place / "site");
    Ran ran = run_shell(place, "$PRAXIS build --clock 2026-06-01 -j1");
    CHECK(ran.status == 0);
    CHECK(ran.out == "");
    CHECK(ran.err ==
          "praxis: 13 pages (13 written, 0 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
    CHECK(bytes_of(place / "site/public/index.html").find("Small Clinic") != std::string::npos);

    ran = run_shell(place, "cd content/areas && $PRAXIS build --clock 2027-01-01 -j8");
    CHECK(ran.err ==
          "praxis: 13 pages (0 written, 13 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
}

TEST_CASE("command: the exit status says who can act") {
    const TemporaryFolder place;
    put_small_site(place / "site");
    const auto status = [&](const std::string& words) { return run_shell(place, words).status; };
    CHECK(status("$PRAXIS check") == 0);
    CHECK(status("$PRAXIS --version") == 0);
    CHECK(status("$PRAXIS build --nonsense") == 2);
    CHECK(status("$PRAXIS build --site nowhere") == 2);
    CHECK(status("$PRAXIS estimate nothing") == 2);
    CHECK(status("$PRAXIS list >/dev/full") == 3);
    CHECK(status("echo '[x' >> site.toml; $PRAXIS build") == 1);
}

TEST_CASE("command: a reader that has had enough is no fault") {
    const TemporaryFolder place;
    put_small_site(place / "site");
    for (int i = 0; i < 800; ++i)
        std::ofstream(place / ("site/content/areas/area-" + std::to_string(i) + ".md"))
            << "+++\ntitle = \"Area " << i << "\"\nsummary = \"An area.\"\n+++\n";
    const Ran ran =
        run_shell(place, "{ $PRAXIS list --format json; echo $? >../status; } | head -c 10 >/dev/null");
    CHECK(ran.err == "");
    CHECK(bytes_of(place / "status") == "0\n");
}

TEST_CASE("command: with its streams closed the program writes no word into a page") {
    const TemporaryFolder place;
    put_small_site(place / "site");
    CHECK(run_shell(place, "$PRAXIS build --format json <&- >&- 2>&-").status == 0);
    for (const auto& file : fs::recursive_directory_iterator(place / "site/public"))
        if (file.is_regular_file()) {
            CHECK(bytes_of(file.path()).find("praxis: ") == std::string::npos);
            CHECK(bytes_of(file.path()).find("\"diagnostics\"") == std::string::npos);
        }
}

TEST_CASE("command: colour is for terminals, and for who asks for it") {
    const TemporaryFolder place;
    put_small_site(place / "site");
    std::ofstream(place / "site/content/index.md") << "+++\n+++\n";
    const auto coloured = [&](const std::string& words) {
        return run_shell(place, words).err.find('\x1b') != std::string::npos;
    };
    CHECK_FALSE(coloured("$PRAXIS check"));
    CHECK(coloured("$PRAXIS check --color always"));
    CHECK(coloured("NO_COLOR=1 $PRAXIS check --color=always"));
    CHECK(coloured("PRAXIS_COLOR=always $PRAXIS check"));
    CHECK_FALSE(coloured("NO_COLOR=1 PRAXIS_COLOR=always $PRAXIS check"));
    CHECK_FALSE(coloured("PRAXIS_COLOR=always $PRAXIS check --color=never"));
}

TEST_CASE("command: an address in a text is a link, whichever texts without one were read before") {
    // In a program of its own: from the first such text on, all are searched for addresses.
    const TemporaryFolder place;
    const std::string site = place / "site";
    SmallSite clinic;
    for (int i = 10; i < 40; ++i) {
        const std::string name = "news-" + std::to_string(i);
        clinic.plain_page(name, name, {},
                          i % 3 == 0 ? "Look at www.example.org first." : "Wait a week.");
    }
    put_site(clinic, site);
    for (const std::string jobs : {"1", "2", "8"}) {
        CAPTURE(jobs);
        const std::string words = "rm -rf public; $PRAXIS build --quiet -j " + jobs;
        CHECK(run_program_in(site, words).err == "");
        for (int i = 10; i < 40; ++i) {
            CAPTURE(i);
            const std::string page =
                bytes_on_disk(site + "/public/news-" + std::to_string(i) + "/index.html");
            CHECK_FALSE(page.empty());
            CHECK((page.find("<a href=\"http://www.example.org\">www.example.org</a>") !=
                   std::string::npos) == (i % 3 == 0));
        }
    }
}

}  // namespace praxis
