#include "publish/carry_out.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "publish/names.h"

namespace praxis {

namespace {

using Refusal = DiskFailure::Kind;

constexpr std::string_view folder_deed = "make this folder";

/// The first of the files, in their order, that the machine refused; several workers may fail.
class FirstFailure {
public:
    bool none() const { return !happened_; }

    /// `deed` is a literal: "remove this file".
    void note(std::size_t index, std::string_view path, std::string_view deed,
              DiskFailure failure) {
        const std::lock_guard guard(mutex_);
        if (happened_ && index_ < index) return;
        happened_ = true;
        index_ = index;
        path_ = path;
        deed_ = deed;
        failure_ = std::move(failure);
    }

    bool say(const OutputFolder& output, Diagnostics& diagnostics) const {
        if (happened_) say_fault(output, path_, deed_, failure_, diagnostics);
        return !happened_;
    }

private:
    std::mutex mutex_;
    std::atomic<bool> happened_ = false;
    std::size_t index_ = 0;
    std::string path_;
    std::string_view deed_;
    DiskFailure failure_;
};

/// Writes a temporary file; one of that name is a killed build's.
DiskStatus write_temporary(Disk& disk, const std::string& path, std::string_view bytes) {
    DiskStatus failed = disk.write_new(path, bytes);
    if (!failed || failed->kind != Refusal::exists) return failed;
    if (DiskStatus stuck = disk.remove_file(path)) return stuck;
    return disk.write_new(path, bytes);
}

/// Always false.
bool say_manifest_fault(const OutputFolder& output, const DiskFailure& failure,
                        Diagnostics& diagnostics) {
    say_fault(output, manifest_name, "write the list of praxis's files", failure, diagnostics);
    return false;
}

class Work {
public:
    Work(const Plan& plan, const OutputFolder& output, std::size_t jobs, Disk& disk,
         Diagnostics& diagnostics)
        : plan_(plan), output_(output), jobs_(jobs), disk_(disk), diagnostics_(diagnostics) {}

    Progress do_all() {
        if (!plan_.leftovers.empty() && !clear_away()) return Progress::untouched;
        // From here on whatever we may leave behind is known to be ours.
        if (plan_.changes_files() &&
            !put_manifest(plan_.first_manifest, output_, disk_, diagnostics_))
            return Progress::untouched;
        if (prepare() && put_in_place()) return Progress::done;
        sweep();
        return begun_ ? Progress::begun : Progress::untouched;
    }

private:
    /// What a killed build left goes first: it may take the room that this one needs. A folder
    /// that still holds something stays for now.
    bool clear_away() {
        return remove_files(plan_.leftovers, output_, jobs_, disk_, diagnostics_) &&
               remove_empty_folders(plan_.idle_folders, output_, disk_, diagnostics_);
    }

    /// All that is long and may fail for want of space, while the old site still stands.
    bool prepare() {
        if (!remove(true) ||
            !remove_empty_folders(plan_.early_folders, output_, disk_, diagnostics_) ||
            !make_folders() || !write_temporaries())
            return false;
        const DiskStatus failed =
            write_temporary(disk_, output_.at(last_manifest_temporary), plan_.last_manifest);
        if (failed) return manifest_fault(*failed);
        // Once, for all: after a power cut no name stands for bytes that never reached the disk.
        return sync();
    }

    bool put_in_place() {
        for (const Turn turn : {Turn::asset, Turn::page, Turn::listing})
            if (!rename_all(turn)) return false;
        if (!remove(false) ||
            !remove_empty_folders(plan_.idle_folders, output_, disk_, diagnostics_))
            return false;
        const DiskStatus failed =
            disk_.rename(output_.at(last_manifest_temporary), output_.at(manifest_name));
        if (failed) return manifest_fault(*failed);
        return !plan_.changes_files() || sync();
    }

    bool sync() {
        const DiskStatus unsafe = disk_.sync(output_.path);
        if (unsafe)
            say_fault(output_, "", "make sure that the files are on the disk", *unsafe,
                      diagnostics_);
        return !unsafe;
    }

    bool remove(bool early) {
        std::vector<std::string> paths;
        for (const PlannedRemoval& removal : plan_.removals)
            if (removal.early == early) paths.push_back(removal.path);
        if (!paths.empty()) begun_ = true;  // the first may be gone when the second cannot go
        return remove_files(paths, output_, jobs_, disk_, diagnostics_);
    }

    /// Folders that hold others; one that holds only files is made by whoever writes the first of
    /// them, so that workers do not queue up to make thousands in the same folder.
    bool make_folders() {
        const auto& folders = plan_.new_folders;
        std::unordered_set<std::string_view> holders;
        for (const std::string& folder : folders) holders.insert(folder_of(folder));
        for (const std::string& folder : folders) {
            if (!holders.contains(folder)) {
                leaves_.insert(folder);
            } else if (const DiskStatus failed = disk_.make_folder(output_.at(folder))) {
                say_fault(output_, folder, folder_deed, *failed, diagnostics_);
                return false;
            }
        }
        return true;
    }

    bool write_temporaries() {
        FirstFailure failure;
        for_each_index(plan_.writes.size(), jobs_, [&](std::size_t i, std::size_t) {
            if (!failure.none()) return;
            const OutputFile& file = *plan_.writes[i];
            if (const std::string_view folder = folder_of(file.path); leaves_.contains(folder))
                if (DiskStatus failed = disk_.make_folder(output_.at(folder)))
                    return failure.note(i, folder, folder_deed, std::move(*failed));
            const std::string temporary = output_.at(temporary_of(file.path));
            if (DiskStatus failed = write_temporary(disk_, temporary, file.bytes))
                failure.note(i, file.path, "write this file", std::move(*failed));
        });
        return failure.say(output_, diagnostics_);
    }

    bool rename_all(Turn turn) {
        std::vector<const OutputFile*> files;
        for (const OutputFile* file : plan_.writes)
            if (turn_of(file->path) == turn) files.push_back(file);
        FirstFailure failure;
        for_each_index(files.size(), jobs_, [&](std::size_t i, std::size_t) {
            if (!failure.none()) return;
            const std::string& path = files[i]->path;
            if (DiskStatus failed = disk_.rename(output_.at(temporary_of(path)), output_.at(path)))
                failure.note(i, path, "put this file in its place", std::move(*failed));
            else
                begun_ = true;
        });
        return failure.say(output_, diagnostics_);
    }

    /// What we made in vain takes space that is perhaps just what is missing. What cannot be
    /// removed either, the next build finds.
    void sweep() {
        disk_.remove_file(output_.at(last_manifest_temporary));
        for (const OutputFile* file : plan_.writes)
            disk_.remove_file(output_.at(temporary_of(file->path)));
        for (auto folder = plan_.new_folders.rbegin(); folder != plan_.new_folders.rend(); ++folder)
            disk_.remove_folder(output_.at(*folder));
    }

    bool manifest_fault(const DiskFailure& failure) {
        return say_manifest_fault(output_, failure, diagnostics_);
    }

    const Plan& plan_;
    const OutputFolder& output_;
    const std::size_t jobs_;
    Disk& disk_;
    Diagnostics& diagnostics_;
    std::unordered_set<std::string_view> leaves_;  // new folders without folders, not made yet
    std::atomic<bool> begun_ = false;  // a file of the old site has been replaced or removed
};

}  // namespace

bool put_manifest(std::string_view text, const OutputFolder& output, Disk& disk,
                  Diagnostics& diagnostics) {
    const std::string temporary = output.at(first_manifest_temporary);
    DiskStatus failed = write_temporary(disk, temporary, text);
    if (!failed) failed = disk.rename(temporary, output.at(manifest_name));
    if (!failed) return true;
    disk.remove_file(temporary);
    return say_manifest_fault(output, *failed, diagnostics);
}

bool remove_files(const std::vector<std::string>& paths, const OutputFolder& output,
                  std::size_t jobs, Disk& disk, Diagnostics& diagnostics) {
    FirstFailure failure;
    for_each_index(paths.size(), jobs, [&](std::size_t i, std::size_t) {
        if (!failure.none()) return;
        DiskStatus failed = disk.remove_file(output.at(paths[i]));
        if (failed && failed->kind != Refusal::missing)
            failure.note(i, paths[i], "remove this file", std::move(*failed));
    });
    return failure.say(output, diagnostics);
}

bool remove_empty_folders(const std::vector<std::string>& folders, const OutputFolder& output,
                          Disk& disk, Diagnostics& diagnostics) {
    for (const std::string& folder : folders) {
        const DiskStatus failed = disk.remove_folder(output.at(folder));
        if (!failed || failed->kind == Refusal::not_empty || failed->kind == Refusal::missing)
            continue;
        say_fault(output, folder, "remove this empty folder", *failed, diagnostics);
        return false;
    }
    return true;
}

Progress carry_out(const Plan& plan, const OutputFolder& output, std::size_t jobs, Disk& disk,
               Diagnostics& diagnostics) {
    return Work(plan, output, jobs, disk, diagnostics).do_all();
}

}  // namespace praxis
