// Which files of a site change: told by the kernel, or looked for where it cannot tell.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace praxis {

/// What may have changed since the last question, relative to the site.
struct Changes {
    std::set<std::string> paths;  // files and folders: "content/index.md", "themes"
    bool everything = false;      // too much happened to tell

    bool any() const { return everything || !paths.empty(); }
};

inline const Changes everything_changed{{}, true};

/// Watches site.toml, content/, static/ and themes/.
class Watcher {
public:
    virtual ~Watcher() = default;

    /// Readable when something may have changed; -1 for one that looks itself.
    virtual int descriptor() const = 0;
    /// Takes in what has happened. For one that looks itself this is the looking.
    virtual void look() = 0;
    /// Gives what was taken in, and forgets it.
    virtual Changes take() = 0;
    virtual bool has_changes() const = 0;
    /// Why it no longer hears of everything; empty while it does.
    virtual std::string failure() const { return {}; }
};

/// By inotify; null where the machine does not allow it, with the reason in `why_not`.
std::unique_ptr<Watcher> watch_by_kernel(const std::string& site, std::string& why_not);

/// By looking at every file's time and size.
std::unique_ptr<Watcher> watch_by_looking(const std::string& site);
constexpr std::chrono::milliseconds between_looks{400};

/// Where a person reads it, "content/index.md changed"; "17 files changed".
std::string changes_in_words(const Changes& changes);

}  // namespace praxis
