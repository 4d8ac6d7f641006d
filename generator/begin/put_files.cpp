#include "begin/put_files.h"

#include <algorithm>

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

class Putting {
public:
    Putting(const std::string& folder, const std::vector<FileToPut>& files, Disk& disk)
        : folder_(folder), files_(files), disk_(disk) {}

    std::optional<NotPut> put() {
        if (make_all()) return std::nullopt;
        undo();
        return failure_;
    }

private:
    bool make_all() {
        for (const FileToPut& file : files_)
            if (!free(file) || !make_folder(above_of(at(file)), file) || !write(file)) return false;
        if (refused(disk_.sync(folder_), files_.front())) return false;
        return std::all_of(files_.begin(), files_.end(),
                           [&](const FileToPut& file) { return put_in_place(file); });
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
    std::vector<std::string> made_;
    std::vector<std::string> folders_;
    NotPut failure_;
};

}  // namespace

std::optional<NotPut> put_files(const std::string& folder, const std::vector<FileToPut>& files,
                                Disk& disk) {
    return Putting(folder, files, disk).put();
}

}  // namespace praxis
