// The door of publish: output files → disk, touching only what changed and only what is ours.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "model/config.h"
#include "model/site.h"

namespace praxis {

struct PublishOptions {
    /// Called once if another build holds the output, before waiting for it.
    std::function<void()> on_wait = {};
    /// Says what is in the way and leaves it at that, as with `config.dry_run`.
    bool only_look = false;
};

/// What a build did to its output, or with `config.dry_run` would do. Where it is not `ok` the
/// counts mean nothing, and why has been said.
struct Published {
    bool ok = false;
    bool began = false;  // whether a file of the old site was replaced or removed

    // Files of every kind.
    std::size_t written = 0;
    std::size_t unchanged = 0;
    std::size_t removed = 0;

    // Among them HTML pages that are not redirects.
    std::size_t pages = 0;  // in the site as it is now
    std::size_t pages_written = 0;
    std::size_t pages_unchanged = 0;
    std::size_t pages_removed = 0;

    // Paths relative to the output, sorted.
    std::vector<std::string> written_paths;
    std::vector<std::string> removed_paths;
};

/// Makes the output folder hold exactly `files` of ours, beside whatever others put there.
///
/// Before anything is written: errors for an output that is not ours, for a foreign file in the
/// way, for a file of ours that somebody edited (unless `config.force`), all in one run. A fault of
/// the machine leaves each file old or new, and so does being killed; the next build does the rest.
/// Holds the output while it works (`Disk::lock`). With `config.dry_run` it only looks: no folder
/// is made and none is held.
Published publish(const std::vector<OutputFile>& files, const Config& config, Disk& disk,
                  Diagnostics& diagnostics, const PublishOptions& options = {});

struct Cleaned {
    bool ok = false;
    bool began = false;  // whether something may have been removed, also where it is not `ok`
    std::size_t removed = 0;
    std::size_t kept = 0;                    // files of ours that somebody edited
    std::vector<std::string> removed_paths;  // relative to the output, sorted
};

/// Removes the files that praxis wrote and nobody edited, the folders that are empty then, and the
/// manifest; the output folder too if it stands in the site and nothing is left in it, and then the
/// folders between it and the site that are empty. An edited file is kept, with a warning. Where
/// files are left, the manifest stays and names the edited ones, so that the next build knows the
/// folder for praxis's own. No output, or an empty one, is fine.
Cleaned clean_output(const Config& config, Disk& disk, Diagnostics& diagnostics, bool dry_run,
                     const PublishOptions& options = {});

}  // namespace praxis
