// New files reach the disk whole or not at all, and never over another.
#pragma once

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

/// Puts all of them in their order, or none. Folders that were made for nothing are removed.
std::optional<NotPut> put_files(const std::string& folder, const std::vector<FileToPut>& files,
                                Disk& disk);

}  // namespace praxis
