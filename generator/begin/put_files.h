// New files reach the disk whole or not at all, and never over another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/disk.h"

namespace praxis {

struct FileToPut {
    std::string path;  // relative to the folder
    std::string text;
};

/// Why nothing was put: a path as it was given, and the machine's reason.
struct NotPut {
    std::string path;
    std::string reason;
    bool in_the_way = false;  // something stands there that is not ours to touch
};

/// What becomes of a file that stands there already with the very bytes that it shall have.
enum class AlreadyThere : std::uint8_t { refused, kept };

/// Puts all of them in their order, or none. Folders that were made for nothing are removed.
std::optional<NotPut> put_files(const std::string& folder, const std::vector<FileToPut>& files,
                                Disk& disk, AlreadyThere same = AlreadyThere::refused);

/// Whether there is nothing in the folder, but for `.git`, that a call of put_files which was
/// killed before its last file was in place cannot have left: names of its files, and its own.
DiskResult<bool> holds_only_unfinished(const std::string& folder,
                                       const std::vector<FileToPut>& files, const Disk& disk);

}  // namespace praxis
