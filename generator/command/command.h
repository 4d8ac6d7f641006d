// The command line: what was typed in, the exit status out.
#pragma once

#include <string>
#include <vector>

#include "command/exit_status.h"
#include "command/surroundings.h"

namespace praxis {

/// `arguments` without the program's own name. Prints what there is to say. What it throws is a
/// fault of ours.
ExitStatus run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

/// The same in the real world: the process's environment, disk, clock and streams. Never throws;
/// what escapes becomes status 70 and asks for a report.
ExitStatus run_program(int argument_count, const char* const* arguments);

}  // namespace praxis
