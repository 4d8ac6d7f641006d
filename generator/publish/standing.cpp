#include "publish/standing.h"

#include <algorithm>

#include "publish/names.h"

namespace praxis {

Standing look_at_file(const Disk& disk, const std::string& path, const ManifestEntry* entry,
                      const std::string* wanted) {
    using Refusal = DiskFailure::Kind;
    Standing standing;
    const auto bytes = disk.read(path);
    if (bytes) {
        if (!entry) {
            standing.found = Found::foreign;
        } else if (wanted && *bytes == *wanted) {
            standing.found = Found::as_wanted;
        } else {
            standing.hash = hash_of(*bytes);
            standing.found = entry->may_have(standing.hash) ? Found::ours : Found::edited;
        }
        return standing;
    }
    if (bytes.failure().kind == Refusal::missing) return standing;
    standing.found = Found::unreadable;
    standing.failure = bytes.failure();
    if (bytes.failure().kind == Refusal::is_a_link) standing.found = Found::link;
    if (bytes.failure().kind == Refusal::not_a_file) {
        const auto kind = disk.look(path);
        if (!kind)
            standing.failure = kind.failure();
        else
            standing.found = *kind == FileKind::folder ? Found::folder : Found::other;
    }
    return standing;
}

FolderKinds::FolderKinds(const std::vector<std::string>& folders, const OutputFolder& output,
                         const Disk& disk) {
    for (const std::string& folder : folders) {
        if (!is_folder(folder_of(folder))) continue;
        const auto kind = disk.look(output.at(folder));
        if (!kind)
            failures_.emplace(folder, kind.failure());
        else if (*kind == FileKind::folder)
            existing_.push_back(folder);
        else if (*kind)
            in_the_way_.emplace(folder, **kind);
    }
}

std::optional<FileKind> FolderKinds::kind(std::string_view folder) const {
    if (folder.empty() || std::binary_search(existing_.begin(), existing_.end(), folder))
        return FileKind::folder;
    const auto found = in_the_way_.find(folder);
    if (found != in_the_way_.end()) return found->second;
    return std::nullopt;
}

}  // namespace praxis
