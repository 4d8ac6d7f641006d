#include "gather/read_before.h"

#include <utility>

namespace praxis {

namespace {

template <class Kept>
void forget_below(std::map<std::string, Kept>& kept, const std::string& path) {
    kept.erase(path);
    const std::string folder = path + "/";
    const auto first = kept.lower_bound(folder);
    auto last = first;
    while (last != kept.end() && last->first.starts_with(folder)) ++last;
    kept.erase(first, last);
}

template <class Kept>
const Kept* find_in(const std::map<std::string, Kept>& kept, const std::string& path,
                    std::mutex& mutex) {
    const std::lock_guard lock(mutex);
    const auto found = kept.find(path);
    return found == kept.end() ? nullptr : &found->second;
}

}  // namespace

void ReadBefore::forget(const std::string& path) {
    forget_below(content_, path);
    forget_below(static_files_, path);
    forget_below(pictures_, path);
}

void ReadBefore::forget_all() {
    content_.clear();
    static_files_.clear();
    pictures_.clear();
}

void ReadBefore::read_under(const Config& config) {
    const std::string& settings = config.source->text();
    if (settings == settings_ && config.today == today_) return;
    forget_all();
    settings_ = settings;
    today_ = config.today;
}

ReadFile ReadBefore::content_file(const std::string& path, Diagnostics& diagnostics,
                                  const std::function<ReadFile(Diagnostics&)>& read) {
    const Kept* kept = find_in(content_, path, mutex_);
    if (!kept) {
        Kept fresh;
        fresh.file = read(fresh.said);
        if (fresh.said.has_machine_fault()) {  // which may pass by itself
            diagnostics.join(std::move(fresh.said));
            return std::move(fresh.file);
        }
        const std::lock_guard lock(mutex_);
        kept = &content_.insert_or_assign(path, std::move(fresh)).first->second;
    }
    if (!kept->said.all().empty()) diagnostics.join(Diagnostics(kept->said));
    return kept->file;
}

std::optional<FileToCopy> ReadBefore::static_file(const std::string& path,
                                                  Diagnostics& diagnostics,
                                                  const ReadCopied& read) {
    return copied_file(static_files_, path, diagnostics, read);
}

std::optional<FileToCopy> ReadBefore::picture(const std::string& path, Diagnostics& diagnostics,
                                              const ReadCopied& read) {
    return copied_file(pictures_, path, diagnostics, read);
}

std::optional<FileToCopy> ReadBefore::copied_file(CopiedFiles& all, const std::string& path,
                                                  Diagnostics& diagnostics,
                                                  const ReadCopied& read) {
    if (const FileToCopy* kept = find_in(all, path, mutex_)) return *kept;
    Diagnostics said;
    std::optional<FileToCopy> file = read(said);
    if (file && said.all().empty()) {
        const std::lock_guard lock(mutex_);
        all.insert_or_assign(path, *file);
    }
    diagnostics.join(std::move(said));
    return file;
}

}  // namespace praxis
