// What the program's exit status says.
#pragma once

namespace praxis {

enum class ExitStatus : int {
    fine = 0,
    errors = 1,    // the site has errors, or the output is not ours to write to
    misused = 2,   // the command line, no site.toml, a name that is not there
    machine = 3,   // a disk is full, a file cannot be read; beats `errors`
    our_fault = 70,
};

}  // namespace praxis
