#include "serve/watcher.h"

#include <dirent.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.h"
#include "serve/server.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 4> watched_names = {"site.toml", "content", "static",
                                                           "themes"};

bool is_watched_name(std::string_view name) {
    for (const std::string_view known : watched_names)
        if (name == known) return true;
    return false;
}

struct FolderEntry {
    std::string name;
    bool folder = false;
};

std::vector<FolderEntry> entries_of(const std::string& folder) {
    std::vector<FolderEntry> entries;
    DIR* const open = ::opendir(folder.c_str());
    if (!open) return entries;
    while (const dirent* entry = ::readdir(open)) {
        const std::string name = entry->d_name;
        if (name == "." || name == "..") continue;
        bool is_folder = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN) {
            struct stat there = {};
            is_folder =
                ::lstat((folder + "/" + name).c_str(), &there) == 0 && S_ISDIR(there.st_mode);
        }
        entries.push_back({name, is_folder});
    }
    ::closedir(open);
    return entries;
}

class KernelWatcher final : public Watcher {
public:
    explicit KernelWatcher(const std::string& site)
        : site_(site), notify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

    /// Empty, or why it does not work.
    std::string start() {
        if (!notify_) return "the machine does not tell of changes";
        if (!add("")) return failure_;
        for (const FolderEntry& entry : entries_of(site_))
            if (entry.folder && is_watched_name(entry.name) && !add_tree(entry.name, false))
                return failure_;
        return {};
    }

    int descriptor() const override { return notify_.number(); }

    void look() override {
        alignas(inotify_event) char bytes[64 * 1024];
        for (;;) {
            const ssize_t count = ::read(notify_.number(), bytes, sizeof bytes);
            if (count <= 0) return;
            for (ssize_t at = 0; at < count;) {
                const auto* const event = reinterpret_cast<const inotify_event*>(bytes + at);
                at += static_cast<ssize_t>(sizeof *event + event->len);
                take_in(*event);
            }
        }
    }

    Changes take() override { return std::exchange(changes_, {}); }
    bool has_changes() const override { return changes_.any(); }
    std::string failure() const override { return failure_; }

private:
    static constexpr std::uint32_t asked = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                           IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK |
                                           IN_DONT_FOLLOW;

    std::string whole(const std::string& path) const {
        return path.empty() ? site_ : site_ + "/" + path;
    }

    /// True also where the folder has just gone.
    bool add(const std::string& folder) {
        const std::uint32_t more = folder.empty() ? IN_MOVE_SELF : 0;
        const int watch =
            ::inotify_add_watch(notify_.number(), whole(folder).c_str(), asked | more);
        if (watch >= 0) {
            folders_[watch] = folder;
            return true;
        }
        if (errno == ENOSPC)
            failure_ = "the machine watches no more folders (fs.inotify.max_user_watches)";
        else if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES)
            return true;
        else
            failure_ = "the machine does not tell of changes";
        return false;
    }

    /// Watches a folder and all below it; with `tell`, what is in there counts as changed, as it
    /// may have come before anybody watched.
    bool add_tree(const std::string& folder, bool tell) {
        if (!add(folder)) return false;
        for (const FolderEntry& entry : entries_of(whole(folder))) {
            const std::string path = folder + "/" + entry.name;
            if (tell) changes_.paths.insert(path);
            if (entry.folder && !add_tree(path, tell)) return false;
        }
        return true;
    }

    void take_in(const inotify_event& event) {
        if (event.mask & IN_Q_OVERFLOW) {
            changes_.everything = true;
            // Folders that came meanwhile would go unwatched.
            for (const FolderEntry& entry : entries_of(site_))
                if (entry.folder && is_watched_name(entry.name)) add_tree(entry.name, false);
            return;
        }
        const auto found = folders_.find(event.wd);
        if (found == folders_.end()) return;
        if (found->second.empty() && (event.mask & (IN_IGNORED | IN_MOVE_SELF))) {
            // Another folder may come under its name, which the kernel would not tell of.
            failure_ = "the site's folder was moved or removed";
            changes_.everything = true;
        }
        if (event.mask & IN_IGNORED) {
            folders_.erase(found);
            return;
        }
        if (event.len == 0) return;
        const std::string name = event.name;
        if (found->second.empty() && !is_watched_name(name)) return;
        const std::string path = found->second.empty() ? name : found->second + "/" + name;
        const bool folder = event.mask & IN_ISDIR;
        // What is being written is told of again when it is complete; a link never is.
        if ((event.mask & IN_CREATE) && !folder && !is_link(path)) return;
        changes_.paths.insert(path);
        if (folder && (event.mask & IN_MOVED_FROM)) forget_tree(path);
        // Also one that could not be watched before it was opened to us.
        if (folder && (event.mask & (IN_CREATE | IN_MOVED_TO | IN_ATTRIB))) add_tree(path, true);
    }

    bool is_link(const std::string& path) const {
        struct stat there = {};
        return ::lstat(whole(path).c_str(), &there) == 0 && !S_ISREG(there.st_mode);
    }

    /// A folder that was moved keeps its watches under a path that is no longer its own.
    void forget_tree(const std::string& path) {
        for (auto watch = folders_.begin(); watch != folders_.end();) {
            if (watch->second == path || watch->second.starts_with(path + "/")) {
                ::inotify_rm_watch(notify_.number(), watch->first);
                watch = folders_.erase(watch);
            } else {
                ++watch;
            }
        }
    }

    std::string site_;
    Descriptor notify_;
    std::map<int, std::string> folders_;  // by watch, relative to the site; "" is the site
    Changes changes_;
    std::string failure_;
};

class LookingWatcher final : public Watcher {
public:
    explicit LookingWatcher(const std::string& site) : site_(site), seen_(see()) {}

    int descriptor() const override { return -1; }

    void look() override {
        Seen now = see();
        for (const auto& [path, stamp] : now) {
            const auto before = seen_.find(path);
            if (before == seen_.end() || before->second != stamp) changes_.paths.insert(path);
        }
        for (const auto& [path, stamp] : seen_)
            if (!now.contains(path)) changes_.paths.insert(path);
        seen_ = std::move(now);
    }

    Changes take() override { return std::exchange(changes_, {}); }
    bool has_changes() const override { return changes_.any(); }

private:
    // The last two are of any change, also one that keeps size and time as they were.
    using Stamp = std::tuple<mode_t, off_t, ino_t, std::int64_t, long, std::int64_t, long>;
    using Seen = std::map<std::string, Stamp>;

    Seen see() const {
        Seen seen;
        for (const std::string_view name : watched_names) see(std::string(name), seen);
        return seen;
    }

    void see(const std::string& path, Seen& seen) const {
        struct stat there = {};
        if (::lstat((site_ + "/" + path).c_str(), &there) != 0) return;
        const bool folder = S_ISDIR(there.st_mode);
        if (folder)
            seen[path] = {there.st_mode, 0, there.st_ino, 0, 0, 0, 0};
        else
            seen[path] = {there.st_mode,        there.st_size,         there.st_ino,
                          there.st_mtim.tv_sec, there.st_mtim.tv_nsec, there.st_ctim.tv_sec,
                          there.st_ctim.tv_nsec};
        if (folder)
            for (const FolderEntry& entry : entries_of(site_ + "/" + path))
                see(path + "/" + entry.name, seen);
    }

    std::string site_;
    Seen seen_;
    Changes changes_;
};

}  // namespace

std::unique_ptr<Watcher> watch_by_kernel(const std::string& site, std::string& why_not) {
    auto watcher = std::make_unique<KernelWatcher>(site);
    why_not = watcher->start();
    if (!why_not.empty()) return nullptr;
    return watcher;
}

std::unique_ptr<Watcher> watch_by_looking(const std::string& site) {
    return std::make_unique<LookingWatcher>(site);
}

std::string changes_in_words(const Changes& changes) {
    if (changes.everything) return "many files changed";
    if (changes.paths.size() == 1) return printable(*changes.paths.begin()) + " changed";
    return counted(changes.paths.size(), "file") + " changed";
}

}  // namespace praxis
