#include <algorithm>

#include "base/parallel.h"
#include "publish/carry_out.h"
#include "publish/names.h"
#include "publish/output_folder.h"
#include "publish/plan.h"
#include "publish/publish.h"
#include "publish/standing.h"

namespace praxis {

namespace {

/// What a manifest's files are now, links on the way never followed.
std::vector<Standing> look_at_all(const OutputFolder& output, const FolderKinds& kinds,
                                  std::size_t jobs, const Disk& disk) {
    const auto& entries = output.manifest->entries;
    std::vector<Standing> standings(entries.size());
    for_each_index(entries.size(), jobs, [&](std::size_t i, std::size_t) {
        if (kinds.is_folder(folder_of(entries[i].path)))
            standings[i] = look_at_file(disk, output.at(entries[i].path), &entries[i], nullptr);
    });
    return standings;
}

/// The folders in which praxis wrote, deepest first.
std::vector<std::string> folders_deepest_first(const Manifest& manifest) {
    std::vector<std::string_view> paths;
    for (const ManifestEntry& entry : manifest.entries) paths.push_back(entry.path);
    std::vector<std::string> folders = folders_of(paths);
    std::reverse(folders.begin(), folders.end());  // in byte order a folder is before what is in it
    return folders;
}

/// `output = "build/public"`: "build" goes too when it is empty.
bool remove_empty_folders_above(const OutputFolder& output, const Config& config, Disk& disk,
                                Diagnostics& diagnostics) {
    for (std::string_view above = folder_of(output.path); above.starts_with(config.site + '/');
         above = folder_of(above)) {
        const DiskStatus failed = disk.remove_folder(std::string(above));
        if (!failed || failed->kind == DiskFailure::Kind::missing) continue;
        if (failed->kind == DiskFailure::Kind::not_empty) return true;
        diagnostics.machine_fault(std::string(above.substr(config.site.size() + 1)),
                                  "cannot remove this empty folder: " + failed->reason);
        return false;
    }
    return true;
}

bool remove_all(const Cleaned& result, const Manifest& kept,
                const std::vector<std::string>& folders, const OutputFolder& output,
                const Config& config, Disk& disk, Diagnostics& diagnostics) {
    if (!remove_files(leftovers_of(output), output, config.jobs, disk, diagnostics) ||
        !remove_files(result.removed_paths, output, config.jobs, disk, diagnostics) ||
        !remove_empty_folders(folders, output, disk, diagnostics))
        return false;
    OutputFolder rest;
    rest.path = output.path;
    rest.label = output.label;
    if (!read_output(rest, false, disk, diagnostics)) return false;
    // The manifest last: as long as anything of ours stands, it is known to be ours.
    if (rest.has_others) {
        const std::string text = printed(kept);
        return text == rest.manifest_text || put_manifest(text, output, disk, diagnostics);
    }
    if (!remove_files({std::string(manifest_name)}, output, config.jobs, disk, diagnostics))
        return false;
    // A folder that somebody named with --output was perhaps there before us, and stays.
    return !config.output_in_site ||
           (remove_empty_folders({std::string()}, output, disk, diagnostics) &&
            remove_empty_folders_above(output, config, disk, diagnostics));
}

Cleaned clean(OutputFolder& output, const Config& config, Disk& disk, Diagnostics& diagnostics,
              bool dry_run, const PublishOptions& options) {
    Cleaned result;
    std::unique_ptr<DiskLock> lock;
    if (!dry_run) {
        lock = hold_output(output, disk, options.on_wait, diagnostics);
        if (!lock) return result;
    }
    if (!read_output(output, false, disk, diagnostics)) return result;
    if (!output.manifest) output.manifest.emplace();

    std::vector<std::string> folders = folders_deepest_first(*output.manifest);
    std::vector<std::string> sorted(folders.rbegin(), folders.rend());
    const FolderKinds kinds(sorted, output, disk);
    const std::vector<Standing> standings = look_at_all(output, kinds, config.jobs, disk);
    for (const auto& [folder, failure] : kinds.failures())
        say_fault(output, folder, "look at this folder", failure, diagnostics);
    for (const auto& [folder, kind] : kinds.in_the_way())
        if (kind == FileKind::link)
            diagnostics
                .error("foreign-file", Place::file(output.label_of(folder)),
                       "a link stands where praxis made a folder")
                .with_hint("remove the link; nothing was touched");
    Manifest kept;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const std::string& path = output.manifest->entries[i].path;
        switch (standings[i].found) {
            case Found::ours: result.removed_paths.push_back(path); break;
            case Found::edited:
                ++result.kept;
                kept.entries.push_back(output.manifest->entries[i]);
                diagnostics
                    .warning("edited-file", Place::file(output.label_of(path)),
                             "kept, because somebody has changed this file since praxis wrote it")
                    .with_hint("remove it by hand if nobody needs it");
                break;
            case Found::unreadable:
                say_fault(output, path, "read this file", standings[i].failure, diagnostics);
                break;
            default: break;  // gone, or no longer a file of ours
        }
    }
    if (diagnostics.has_errors()) return result;
    result.removed = result.removed_paths.size();
    std::erase_if(folders, [&](const std::string& folder) { return !kinds.is_folder(folder); });
    result.began = !dry_run;
    result.ok = dry_run || remove_all(result, kept, folders, output, config, disk, diagnostics);
    return result;
}

}  // namespace

Cleaned clean_output(const Config& config, Disk& disk, Diagnostics& diagnostics, bool dry_run,
                     const PublishOptions& options) {
    Diagnostics said;
    Cleaned result;
    auto output = admit_output(config, disk, said);
    if (output && !output->exists)
        result.ok = true;
    else if (output)
        result = clean(*output, config, disk, said, dry_run, options);
    diagnostics.join(std::move(said));
    return result;
}

}  // namespace praxis
