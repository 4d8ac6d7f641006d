// Does what a plan says, in an order that survives being killed anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "publish/output_folder.h"
#include "publish/plan.h"

namespace praxis {

/// How far it came. Where it did not end, the machine refused, which has been said; as after a
/// kill, each file is the old or the new one, the manifest knows both, and the next build does the
/// rest.
enum class Progress : std::uint8_t {
    untouched,  // every file of the old site stands as it was
    begun,      // some are new or gone
    done,
};

Progress carry_out(const Plan& plan, const OutputFolder& output, std::size_t jobs, Disk& disk,
               Diagnostics& diagnostics);

/// Puts a manifest in the place of the one that is there, whole or not at all. False where the
/// machine refused, which has been said.
bool put_manifest(std::string_view text, const OutputFolder& output, Disk& disk,
                  Diagnostics& diagnostics);

/// Removes the files (relative to the output); one that is gone already is fine.
bool remove_files(const std::vector<std::string>& paths, const OutputFolder& output,
                  std::size_t jobs, Disk& disk, Diagnostics& diagnostics);

/// Removes those of the folders that are empty, in the order given.
bool remove_empty_folders(const std::vector<std::string>& folders, const OutputFolder& output,
                          Disk& disk, Diagnostics& diagnostics);

}  // namespace praxis
