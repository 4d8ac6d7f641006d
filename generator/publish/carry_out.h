// Does what a plan says, in an order that survives being killed anywhere.
#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "publish/output_folder.h"
#include "publish/plan.h"

namespace praxis {

/// False where the machine refused, which has been said. Then, as after a kill, each file is the
/// old or the new one, the manifest knows both, and the next build does the rest.
bool carry_out(const Plan& plan, const OutputFolder& output, std::size_t jobs, Disk& disk,
               Diagnostics& diagnostics);

/// Removes the files (relative to the output); one that is gone already is fine.
bool remove_files(const std::vector<std::string>& paths, const OutputFolder& output,
                  std::size_t jobs, Disk& disk, Diagnostics& diagnostics);

/// Removes those of the folders that are empty, in the order given.
bool remove_empty_folders(const std::vector<std::string>& folders, const OutputFolder& output,
                          Disk& disk, Diagnostics& diagnostics);

}  // namespace praxis
