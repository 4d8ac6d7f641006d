#include "begin/put_files.h"

#include <algorithm>
#include <set>

namespace praxis {

namespace {

std::string above_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

/// Not content while it has this name, and ours if it is left behind.
std::string temporary_name(const std::string& path) {
    const std::string folder = above_of(path);
    return folder + "/.praxis-new-" + path.substr(path.rfind('/') + 1) + ".tmp";
}

/// Whether every file below the folder is known.
DiskResult<bool> holds_only(const std::string& folder, const std::set<std::string>& known,
                            const Disk& disk) {
    const auto entries = disk.list(folder);
    if (!entries) return entries.failure();
    for (const FileEntry& entry : *entries) {
        const std::string path = folder + "/" + entry.name;
        if (known.contains(path)) continue;
        if (entry.kind != FileKind::folder) return false;
        const auto below = holds_only(path, known, disk);
        if (!below || !*below) return below;
    }
    return true;
}

class Putting {
public:
    Putting(const std::string& folder, const std::vector<FileToPut>& files, Disk& disk,
            AlreadyThere same)
        : folder_(folder), files_(files), disk_(disk), same_(same) {}

    std::optional<NotPut> put() {
        if (make_all()) return std::nullopt;
        undo();
        return failure_;
    }

private:
    bool make_all() {
        for (const FileToPut& file : files_) {
            if (stands(file)) continue;
            if (!free(file) || !make_folder(above_of(at(file)), file) || !write(file)) return false;
        }
        if (refused(disk_.sync(folder_), files_.front())) return false;
        return std::all_of(files_.begin(), files_.end(), [&](const FileToPut& file) {
            return stands(file) || put_in_place(file);
        });
    }

    bool stands(const FileToPut& file) const {
        if (same_ == AlreadyThere::refused) return false;
        const auto bytes = disk_.read(at(file), file.text.size());
        return bytes && *bytes == file.text;
    }

    std::string at(const FileToPut& file) const { return folder_ + "/" + file.path; }

    /// Notes why; true where there is a why.
    bool refused(const DiskStatus& status, const FileToPut& file) {
        if (status) failure_ = NotPut{file.path, status->reason};
        return status.has_value();
    }

    bool free(const FileToPut& file) {
        const auto found = disk_.look(at(file));
        if (!found) return !refused(found.failure(), file);
        if (!*found) return true;
        failure_ = NotPut{file.path, "there is already something of this name", true};
        return false;
    }

    /// One folder after the other, so that what we made is known.
    bool make_folder(const std::string& path, const FileToPut& file) {
        const auto found = disk_.look(path);
        if (!found) return !refused(found.failure(), file);
        if (*found) {
            if (**found == FileKind::folder || path == folder_) return true;
            failure_ = NotPut{file.path, "a folder on its way is a link or a file", true};
            return false;
        }
        if (!make_folder(above_of(path), file) || refused(disk_.make_folder(path), file))
            return false;
        folders_.push_back(path);
        return true;
    }

    bool write(const FileToPut& file) {
        const std::string path = temporary_name(at(file));
        DiskStatus failed = disk_.write_new(path, file.text);
        if (failed && failed->kind == DiskFailure::Kind::exists) {  // a killed one's
            failed = disk_.remove_file(path);
            if (!failed) failed = disk_.write_new(path, file.text);
        }
        made_.push_back(path);
        return !refused(failed, file);
    }

    bool put_in_place(const FileToPut& file) {
        // Somebody may have come in between; renaming would take theirs away.
        if (!free(file) || refused(disk_.rename(temporary_name(at(file)), at(file)), file))
            return false;
        made_.push_back(at(file));
        return true;
    }

    void undo() {
        for (auto path = made_.rbegin(); path != made_.rend(); ++path) disk_.remove_file(*path);
        for (auto path = folders_.rbegin(); path != folders_.rend(); ++path)
            disk_.remove_folder(*path);
    }

    const std::string& folder_;
    const std::vector<FileToPut>& files_;
    Disk& disk_;
    AlreadyThere same_;
    std::vector<std::string> made_;
    std::vector<std::string> folders_;
    NotPut failure_;
};

}  // namespace

std::optional<NotPut> put_files(const std::string& folder, const std::vector<FileToPut>& files,
                                Disk& disk, AlreadyThere same) {
    return Putting(folder, files, disk, same).put();
}

DiskResult<bool> holds_only_unfinished(const std::string& folder,
                                       const std::vector<FileToPut>& files, const Disk& disk) {
    std::set<std::string> known = {folder + "/.git"};
    for (const FileToPut& file : files) {
        const std::string path = folder + "/" + file.path;
        known.insert(temporary_name(path));
        if (&file != &files.back()) known.insert(path);
    }
    return holds_only(folder, known, disk);
}

}  // namespace praxis
