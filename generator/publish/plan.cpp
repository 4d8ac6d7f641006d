#include "publish/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "publish/names.h"
#include "publish/standing.h"

namespace praxis {

std::vector<std::string> folders_of(const std::vector<std::string_view>& paths) {
    std::vector<std::string> folders;
    std::string_view before;
    for (const std::string_view path : paths) {
        // Whatever lies in one folder stands together, so a new folder is not on the way to the
        // path before.
        for (std::string_view folder = folder_of(path); !folder.empty();
             folder = folder_of(folder)) {
            if (before.starts_with(folder) && before.substr(folder.size()).starts_with('/')) break;
            folders.emplace_back(folder);
        }
        before = path;
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::vector<std::string> leftovers_of(const OutputFolder& output) {
    std::vector<std::string> names = output.leftovers;
    if (output.manifest && output.manifest->unfinished)
        for (const ManifestEntry& entry : output.manifest->entries)
            if (!folder_of(entry.path).empty()) names.push_back(temporary_of(entry.path));
    return names;
}

namespace {

bool deeper_first(const std::string& a, const std::string& b) {
    const auto depth = [](const std::string& path) {
        return std::count(path.begin(), path.end(), '/');
    };
    return depth(a) != depth(b) ? depth(a) > depth(b) : a < b;
}

/// Works the plan out in steps; each fills in more of what the next one asks.
class Planner {
public:
    Planner(const std::vector<const OutputFile*>& wanted, const OutputFolder& output, bool force,
            std::size_t jobs, const Disk& disk, Diagnostics& diagnostics)
        : wanted_(wanted),
          output_(output),
          force_(force),
          jobs_(jobs),
          disk_(disk),
          diagnostics_(diagnostics) {}

    Plan make() {
        match_with_manifest();
        const FolderKinds kinds(folders_, output_, disk_);
        look(kinds);
        judge_folders(kinds);
        judge_wanted();
        judge_gone();
        plan_folders(kinds);
        print_manifests();
        return std::move(plan_);
    }

private:
    struct Wanted {
        const OutputFile* file = nullptr;
        const ManifestEntry* entry = nullptr;  // if it is ours already
        Hash hash;                             // of the bytes to come
        Standing standing;
    };
    struct Gone {
        const ManifestEntry* entry = nullptr;
        Standing standing;
        bool early = false;
    };

    void match_with_manifest() {
        std::vector<std::string_view> paths;
        std::vector<std::string_view> wanted_paths;
        wanted_files_.reserve(wanted_.size());
        auto next = entries().begin();
        const auto end = entries().end();
        for (const OutputFile* file : wanted_) {
            for (; next != end && next->path < file->path; ++next) add_gone(*next, paths);
            Wanted wanted;
            wanted.file = file;
            if (next != end && next->path == file->path) wanted.entry = &*next++;
            wanted_files_.push_back(wanted);
            paths.push_back(file->path);
            wanted_paths.push_back(file->path);
        }
        for (; next != end; ++next) add_gone(*next, paths);
        wanted_folders_ = folders_of(wanted_paths);
        folders_ = gone_files_.empty() ? wanted_folders_ : folders_of(paths);
        if (gone_files_.empty()) return;
        std::unordered_map<std::string, std::string_view> by_case;
        for (const OutputFile* file : wanted_) by_case.emplace(case_key(file->path), file->path);
        for (Gone& gone : gone_files_) {
            const auto twin = by_case.find(case_key(gone.entry->path));
            if (twin != by_case.end()) twins_.emplace(twin->second, gone.entry);
            gone.early = twin != by_case.end() || is_wanted_folder(gone.entry->path) ||
                         below_wanted_file(gone.entry->path);
        }
    }

    void add_gone(const ManifestEntry& entry, std::vector<std::string_view>& paths) {
        gone_files_.push_back({&entry, {}, false});
        paths.push_back(entry.path);
    }

    /// Reads every file once, on all workers.
    void look(const FolderKinds& kinds) {
        for_each_index(wanted_files_.size(), jobs_, [&](std::size_t i, std::size_t) {
            Wanted& wanted = wanted_files_[i];
            wanted.hash = hash_of(wanted.file->bytes);
            if (output_.exists && kinds.is_folder(folder_of(wanted.file->path)))
                wanted.standing = look_at_file(disk_, output_.at(wanted.file->path), wanted.entry,
                                               &wanted.file->bytes);
        });
        for_each_index(gone_files_.size(), jobs_, [&](std::size_t i, std::size_t) {
            Gone& gone = gone_files_[i];
            if (output_.exists && kinds.is_folder(folder_of(gone.entry->path)))
                gone.standing =
                    look_at_file(disk_, output_.at(gone.entry->path), gone.entry, nullptr);
        });
    }

    void judge_folders(const FolderKinds& kinds) {
        for (const auto& [folder, failure] : kinds.failures())
            say_fault(output_, folder, "look at this folder", failure, diagnostics_);
        for (const auto& [folder, kind] : kinds.in_the_way()) {
            // A link may lead anywhere: nothing is written, and nothing removed, behind it.
            if (kind == FileKind::link)
                say_foreign(folder, "a link stands where praxis needs a folder");
            else if (is_wanted_folder(folder) && !(kind == FileKind::file && is_gone(folder)))
                say_foreign(folder, kind == FileKind::file
                                        ? "a file that praxis did not write stands where it needs "
                                          "a folder"
                                        : "something that is no folder stands where praxis needs "
                                          "one");
        }
    }

    void judge_wanted() {
        for (const Wanted& wanted : wanted_files_) {
            const std::string& path = wanted.file->path;
            switch (wanted.standing.found) {
                case Found::as_wanted: continue;
                case Found::nothing:
                case Found::ours: break;
                case Found::edited:
                    if (!force_) say_edited(path, "writes over it");
                    break;
                case Found::foreign:
                    if (!is_twin_only(path))
                        say_foreign(path,
                                    "a file that praxis did not write stands where it is "
                                    "to write one");
                    break;
                case Found::folder: judge_folder_in_the_way(path, path); break;
                case Found::link:
                    say_foreign(path, "a link stands where praxis is to write a file");
                    break;
                case Found::other:
                    say_foreign(path, "a pipe or a device stands where praxis is to write a file");
                    break;
                case Found::unreadable:
                    say_fault(output_, path, "read this file", wanted.standing.failure,
                              diagnostics_);
                    break;
            }
            plan_.writes.push_back(wanted.file);
        }
    }

    void judge_gone() {
        for (const Gone& gone : gone_files_) {
            const ManifestEntry& entry = *gone.entry;
            if (gone.standing.found == Found::unreadable)
                say_fault(output_, entry.path, "read this file", gone.standing.failure,
                          diagnostics_);
            const bool edited = gone.standing.found == Found::edited;
            if (edited && !force_) say_edited(entry.path, "removes it");
            if (edited || gone.standing.found == Found::ours)
                plan_.removals.push_back({entry.path, entry.page, gone.early});
        }
    }

    /// A folder where the file `path` is to go may go itself if all that is in it is ours and goes.
    void judge_folder_in_the_way(const std::string& folder, const std::string& path) {
        if (!std::binary_search(folders_.begin(), folders_.end(), folder)) {
            say_foreign(folder, fmt::format("praxis did not make this folder, and it is in the way "
                                            "of the file {}",
                                            in_quotes(path)));
            return;
        }
        const auto inside = disk_.list(output_.at(folder));
        if (!inside) {
            say_fault(output_, folder, "look into this folder", inside.failure(), diagnostics_);
            return;
        }
        for (const FileEntry& entry : *inside) {
            const std::string inner = folder + "/" + entry.name;
            const bool ours = is_gone(inner) || is_temporary(entry.name);
            if (entry.kind == FileKind::folder)
                judge_folder_in_the_way(inner, path);
            else if (entry.kind != FileKind::file || !ours)
                say_foreign(inner, fmt::format("praxis did not write this, and its folder is in "
                                               "the way of the file {}",
                                               in_quotes(path)));
        }
    }

    void plan_folders(const FolderKinds& kinds) {
        for (const std::string& folder : folders_) {
            const bool exists = kinds.is_folder(folder);
            if (is_wanted_folder(folder)) {
                if (!exists) plan_.new_folders.push_back(folder);
            } else if (exists) {
                const bool early = is_wanted(folder) || below_wanted_file(folder);
                (early ? plan_.early_folders : plan_.idle_folders).push_back(folder);
            }
        }
        std::sort(plan_.early_folders.begin(), plan_.early_folders.end(), deeper_first);
        std::sort(plan_.idle_folders.begin(), plan_.idle_folders.end(), deeper_first);
        plan_.leftovers = leftovers_of(output_);
        std::erase_if(plan_.leftovers,
                      [&](const std::string& name) { return !kinds.is_folder(folder_of(name)); });
    }

    void print_manifests() {
        Manifest manifest;
        manifest.entries.reserve(wanted_files_.size() + gone_files_.size());
        for (const Wanted& wanted : wanted_files_)
            manifest.entries.push_back(
                {wanted.file->path, wanted.hash, std::nullopt, wanted.file->page});
        plan_.last_manifest = printed(manifest);
        manifest.unfinished = true;
        // What stands there now, so that the next build knows it for ours if this one dies first;
        // with `force` that is what somebody edited, and we have been told to.
        for (std::size_t i = 0; i < wanted_files_.size(); ++i) {
            const Standing& standing = wanted_files_[i].standing;
            if (standing.found == Found::ours || standing.found == Found::edited)
                manifest.entries[i].other = standing.hash;
        }
        for (const Gone& gone : gone_files_) {
            ManifestEntry entry = *gone.entry;
            if (gone.standing.found == Found::edited) entry.other = gone.standing.hash;
            manifest.entries.push_back(std::move(entry));
        }
        if (!gone_files_.empty())
            std::sort(
                manifest.entries.begin(), manifest.entries.end(),
                [](const ManifestEntry& a, const ManifestEntry& b) { return a.path < b.path; });
        plan_.first_manifest = printed(manifest);
        plan_.manifest_is_last = plan_.last_manifest == output_.manifest_text;
    }

    void say_foreign(const std::string& path, std::string message) {
        diagnostics_.error("foreign-file", Place::file(output_.label_of(path)), std::move(message))
            .with_hint(
                "move it away, or rename what makes the address; praxis never touches what "
                "it did not write");
    }

    void say_edited(const std::string& path, std::string_view deed) {
        diagnostics_
            .error("edited-file", Place::file(output_.label_of(path)),
                   "somebody has changed this file since praxis wrote it")
            .with_hint(fmt::format("bring the change into the site's own files; \"praxis build "
                                   "--force\" then {}",
                                   deed));
    }

    const std::vector<ManifestEntry>& entries() const {
        static const std::vector<ManifestEntry> none;
        return output_.manifest ? output_.manifest->entries : none;
    }

    bool is_wanted_folder(std::string_view path) const {
        return std::binary_search(wanted_folders_.begin(), wanted_folders_.end(), path);
    }
    bool is_wanted(std::string_view path) const {
        const auto found = std::lower_bound(
            wanted_.begin(), wanted_.end(), path,
            [](const OutputFile* file, std::string_view sought) { return file->path < sought; });
        return found != wanted_.end() && (*found)->path == path;
    }
    bool is_gone(std::string_view path) const {
        return !is_wanted(path) && output_.manifest && output_.manifest->find(path);
    }
    bool below_wanted_file(std::string_view path) const {
        for (path = folder_of(path); !path.empty(); path = folder_of(path))
            if (is_wanted(path)) return true;
        return false;
    }

    /// On a disk that ignores letter case, "photo.jpg" is found where our old "Photo.jpg" stands.
    bool is_twin_only(const std::string& path) const {
        if (!twins_.contains(path)) return false;
        const auto found = disk_.list(output_.at(folder_of(path)));
        const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
        return found && std::none_of(found->begin(), found->end(),
                                     [&](const FileEntry& entry) { return entry.name == name; });
    }

    const std::vector<const OutputFile*>& wanted_;
    const OutputFolder& output_;
    const bool force_;
    const std::size_t jobs_;
    const Disk& disk_;
    Diagnostics& diagnostics_;

    std::vector<Wanted> wanted_files_;
    std::vector<Gone> gone_files_;
    std::vector<std::string> folders_;         // of old and new files
    std::vector<std::string> wanted_folders_;  // of new files
    std::unordered_map<std::string_view, const ManifestEntry*> twins_;  // by the new file's path
    Plan plan_;
};

}  // namespace

Plan make_plan(const std::vector<const OutputFile*>& wanted, const OutputFolder& output, bool force,
               std::size_t jobs, const Disk& disk, Diagnostics& diagnostics) {
    return Planner(wanted, output, force, jobs, disk, diagnostics).make();
}

}  // namespace praxis
