// What stands in an output where a file is to be written or was written before.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "publish/manifest.h"
#include "publish/output_folder.h"

namespace praxis {

enum class Found : std::uint8_t {
    nothing,
    as_wanted,  // ours, and its bytes are already the new ones
    ours,       // as we wrote it
    edited,     // ours by name, but somebody changed its bytes
    foreign,    // a file that we did not write
    link,
    folder,
    other,  // a pipe, a device
    unreadable,
};

struct Standing {
    Found found = Found::nothing;
    Hash hash;            // of its bytes, where it is a file of ours that is to change
    DiskFailure failure;  // where it is unreadable
};

/// What stands at a path whose folder is one. `entry` is the manifest's line about it, or null;
/// `wanted` are the bytes to come, or null where none are.
Standing look_at_file(const Disk& disk, const std::string& path, const ManifestEntry* entry,
                      const std::string* wanted);

/// The kind of every folder on the way to a file: those whose place is empty are left out.
class FolderKinds {
public:
    /// `folders` sorted, relative to the output, with all that are above them.
    FolderKinds(const std::vector<std::string>& folders, const OutputFolder& output,
                const Disk& disk);

    /// The output itself is always a folder. Nullopt where nothing stands.
    std::optional<FileKind> kind(std::string_view folder) const;
    bool is_folder(std::string_view folder) const { return kind(folder) == FileKind::folder; }

    /// What is not a folder, by path.
    const std::map<std::string, FileKind, std::less<>>& in_the_way() const { return in_the_way_; }
    /// What could not be looked at, by path.
    const std::map<std::string, DiskFailure>& failures() const { return failures_; }

private:
    std::vector<std::string_view> existing_;  // sorted; views of the constructor's argument
    std::map<std::string, FileKind, std::less<>> in_the_way_;
    std::map<std::string, DiskFailure> failures_;
};

}  // namespace praxis
