#include "publish/publish.h"

#include <algorithm>

#include "publish/carry_out.h"
#include "publish/names.h"
#include "publish/output_folder.h"
#include "publish/plan.h"

namespace praxis {

namespace {

std::vector<const OutputFile*> sorted_by_path(const std::vector<OutputFile>& files) {
    std::vector<const OutputFile*> sorted;
    sorted.reserve(files.size());
    for (const OutputFile& file : files) sorted.push_back(&file);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const OutputFile* a, const OutputFile* b) { return a->path < b->path; });
    return sorted;
}

Published summary_of(const Plan& plan, const std::vector<const OutputFile*>& files) {
    Published result;
    for (const OutputFile* file : plan.writes) {
        result.written_paths.push_back(file->path);
        if (file->page) ++result.pages_written;
    }
    for (const PlannedRemoval& removal : plan.removals) {
        result.removed_paths.push_back(removal.path);
        if (removal.page) ++result.pages_removed;
    }
    result.written = plan.writes.size();
    result.unchanged = files.size() - plan.writes.size();
    result.removed = plan.removals.size();
    result.pages = static_cast<std::size_t>(std::count_if(
        files.begin(), files.end(), [](const OutputFile* file) { return file->page; }));
    result.pages_unchanged = result.pages - result.pages_written;
    return result;
}

Published publish_into(OutputFolder& output, const std::vector<const OutputFile*>& files,
                       const Config& config, Disk& disk, Diagnostics& diagnostics,
                       const PublishOptions& options) {
    const bool only_look = config.dry_run || options.only_look;
    std::unique_ptr<DiskLock> lock;
    if (!only_look) {
        lock = hold_output(output, disk, options.on_wait, diagnostics);
        if (!lock) return {};
    }
    // Only now, for whoever held it before us has changed it.
    const bool is_there = output.exists || !only_look;
    if (is_there && !read_output(output, config.guest, disk, diagnostics)) return {};

    const Plan plan = make_plan(files, output, config.force, config.jobs, disk, diagnostics);
    if (diagnostics.has_errors()) return {};
    Published result = summary_of(plan, files);
    if (only_look || plan.changes_nothing()) {
        result.ok = true;
        return result;
    }
    const Progress progress = carry_out(plan, output, config.jobs, disk, diagnostics);
    result.ok = progress == Progress::done;
    result.began = progress != Progress::untouched;
    return result;
}

}  // namespace

Published publish(const std::vector<OutputFile>& files, const Config& config, Disk& disk,
                  Diagnostics& diagnostics, const PublishOptions& options) {
    const std::vector<const OutputFile*> sorted = sorted_by_path(files);
    Diagnostics said;
    Published result;
    check_names(sorted, config.output_label, said);
    // Files that cannot stand beside each other are the site's own mistake, which has been said.
    if (options.only_look && said.has_errors()) return result;
    auto output = admit_output(config, disk, said);
    if (output && !said.has_errors())
        result = publish_into(*output, sorted, config, disk, said, options);
    diagnostics.join(std::move(said));
    return result;
}

}  // namespace praxis
