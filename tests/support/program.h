// The program itself, run by a shell on the machine's own disk.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"
#include "tests/support/temporary_folder.h"

namespace praxis {

/// Bytes by path, relative to a folder.
using FilesOnDisk = std::map<std::string, std::string>;

/// "" where there is no such file.
std::string bytes_on_disk(const std::string& path);
void put_on_disk(const std::string& path, const std::string& bytes);
/// Every regular file below a folder; none where there is no folder.
FilesOnDisk files_on_disk(const std::string& folder);
/// The site of a story in memory, in a folder.
void put_site(const SmallSite& site, const std::string& folder);

struct ProgramRun {
    int status = 0;   // 128 and the signal's number where one ended it
    std::string out;  // times are written "T ms", as in Ran
    std::string err;
    double cpu_seconds = 0;
};

/// Runs a shell's words in a folder, with $PRAXIS as the program and the environment
/// `LC_ALL=C`. What is printed goes into files beside the folder, so that no pipe fills up.
ProgramRun run_program_in(const std::string& folder, const std::string& words);

/// `a\nb\n` for two paths; what a check prints well.
std::string paths_in_lines(const FilesOnDisk& files);

/// Where an instrumented program takes its time, a limit of seconds is this many times as much.
extern const double slowness;
/// Sanitizers map more memory than a limit allows.
extern const bool memory_can_be_limited;

}  // namespace praxis
