// The program at a terminal: it asks there, and nowhere else.
#include <doctest/doctest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "tests/support/program.h"

namespace praxis {

namespace {

/// What a terminal shows when `typed` is typed there; the program's status behind it.
std::string shown_at_terminal(const std::string& folder, const char* verb,
                              const std::string& typed) {
    int terminal = -1;
    const pid_t process = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(process >= 0);
    if (process == 0) {
        if (::chdir(folder.c_str()) == 0) ::execl(PRAXIS_PROGRAM, "praxis", verb, nullptr);
        ::_exit(99);
    }
    REQUIRE(::write(terminal, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size()));
    std::string shown;
    char bytes[4096];
    for (ssize_t count = 0; (count = ::read(terminal, bytes, sizeof bytes)) > 0;)
        shown.append(bytes, static_cast<std::size_t>(count));
    int status = 0;
    ::waitpid(process, &status, 0);
    ::close(terminal);
    return shown + "(exit " + std::to_string(WEXITSTATUS(status)) + ")";
}

}  // namespace

TEST_CASE("command: the program asks at a terminal, and nowhere else") {
    const TemporaryFolder place;
    std::filesystem::create_directories(place / "here");
    const std::string shown =
        shown_at_terminal(place / "here", "init", "clinic\nMill Lane Skin\n\n");
    CHECK(shown.find("In which new folder? [my-clinic] ") != std::string::npos);
    CHECK(shown.find("What is the clinic called? [Clinic] ") != std::string::npos);
    CHECK(shown.ends_with("praxis: cd clinic, and praxis serve --open shows the site\r\n(exit 0)"));
    CHECK(bytes_on_disk(place / "here/clinic/site.toml").find("\nname = \"Mill Lane Skin\"\n") !=
          std::string::npos);
    const ProgramRun run = run_program_in(place / "here", "$PRAXIS init");
    CHECK(run.status == 2);
    CHECK(run.err == "praxis: init needs a folder\n  hint: praxis init my-clinic\n");
    const ProgramRun check =
        run_program_in(place / "here/clinic", "$PRAXIS check --fail-on warning");
    CHECK(check.status == 0);
}

}  // namespace praxis
