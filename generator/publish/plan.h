// What has to be done so that an output holds the new files: worked out by looking, before
// anything is touched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "model/site.h"
#include "publish/manifest.h"
#include "publish/output_folder.h"

namespace praxis {

struct PlannedRemoval {
    std::string path;
    bool page = false;
    bool early = false;  // stands where a new file or folder is to go, so it goes first
};

/// Paths are relative to the output.
struct Plan {
    std::vector<const OutputFile*> writes;   // sorted by path
    std::vector<PlannedRemoval> removals;    // sorted by path
    std::vector<std::string> new_folders;    // that do not exist yet, the upper one first
    std::vector<std::string> early_folders;  // to be removed with early files, deepest first
    std::vector<std::string> idle_folders;   // to be removed if empty, deepest first
    std::vector<std::string> leftovers;      // temporary files that a killed build may have left
    std::string first_manifest;              // names what stands and what will stand
    std::string last_manifest;
    bool manifest_is_last = false;  // the one on the disk already says all

    bool changes_files() const { return !writes.empty() || !removals.empty(); }
    bool changes_nothing() const {
        return !changes_files() && leftovers.empty() && manifest_is_last;
    }
};

/// Compares `wanted` (sorted by path, names checked) with what stands in the output. Everything in
/// the way is said, all of it in one run; the plan is then of no use.
Plan make_plan(const std::vector<const OutputFile*>& wanted, const OutputFolder& output, bool force,
               std::size_t jobs, const Disk& disk, Diagnostics& diagnostics);

/// Every folder on the way to these paths, which are sorted; sorted, each once.
std::vector<std::string> folders_of(const std::vector<std::string_view>& paths);

/// The temporary files that an unfinished build may have left, as far as their names tell.
std::vector<std::string> leftovers_of(const OutputFolder& output);

}  // namespace praxis
