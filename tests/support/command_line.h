// The command line on a clinic in memory: what was typed in, what came out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "command/command.h"
#include "tests/support/fake_disk.h"

namespace praxis {

struct Ran {
    int status = 0;
    std::string out;
    std::string err;  // the time a build took is written "T ms", because it differs
};

struct CommandLine {
    FakeDisk& disk;
    std::string working_folder = "/site";
    std::map<std::string, std::string> environment = {};
    std::vector<std::string> answers = {};  // typed at a terminal, in order; none: no terminal
    std::string stdout_failure = {};  // why standard output cannot be written

    Ran run(const std::vector<std::string>& arguments);
};

/// "38 ms" → "T ms", `"milliseconds":38` → `"milliseconds":T`.
std::string without_times(const std::string& text);

}  // namespace praxis
