// A disk in memory that remembers who wrote what, and that fails or dies on request.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"

namespace praxis {

/// Thrown by a FakeDisk where the power was to go: what was done stays done, nothing else happens.
struct Killed {};

/// What a program can ask of a disk, to say which of it shall fail.
enum class DiskCall : std::uint8_t {
    read,
    list,
    look,
    real_path,
    make_folder,
    write_new,
    rename,
    remove_file,
    remove_folder,
    sync,
    lock,
};

/// Every call there is, for a test that lets each fail in turn.
const std::vector<DiskCall>& all_disk_calls();
std::string_view name_of(DiskCall call);

/// ```
/// FakeDisk disk;
/// disk.add("/site/site.toml", "title = …").add("/site/content/index.md", "…");
/// disk.fail(DiskCall::write_new, 3);   // the third write from now on says that the disk is full
/// ```
///
/// Paths without a leading `/` are relative to the root. Folders on the way of what a test adds
/// come by themselves; what the program writes needs its folder, as on a real disk.
class FakeDisk final : public Disk {
public:
    FakeDisk();

    // What somebody else does: none of it counts as written by the program.

    /// A file, new or with new bytes.
    FakeDisk& add(const std::string& path, std::string bytes);
    FakeDisk& add_folder(const std::string& path);
    FakeDisk& add_link(const std::string& path, const std::string& target);
    /// A pipe or a device.
    FakeDisk& add_other(const std::string& path);
    /// A file that may not be read.
    FakeDisk& add_unreadable(const std::string& path);
    /// Takes away a file, a link or a folder with all that is in it.
    FakeDisk& take_away(const std::string& path);
    FakeDisk& set_home(const std::string& path);
    /// From now on "Photo.jpg" and "photo.jpg" are one file, which keeps the name it has.
    FakeDisk& ignore_case();
    /// Another build holds this folder until somebody waits for it.
    FakeDisk& hold(const std::string& folder);

    // What there is.

    bool has(const std::string& path) const;
    bool is_folder(const std::string& path) const;
    /// A file's bytes; "(nothing)" where there is no file.
    std::string text(const std::string& path) const;
    /// Every file below the folder by its path relative to it; links and others are left out.
    std::map<std::string, std::string> files(const std::string& below = "/") const;
    /// Every folder below the folder, sorted, relative to it.
    std::vector<std::string> folders(const std::string& below = "/") const;

    // What the program did.

    /// The files that the program wrote and that still stand, sorted.
    std::vector<std::string> written() const;
    /// How often the program has changed anything: files, names or folders.
    std::size_t changes() const;
    /// Goes up whenever a file's bytes are written, as a time of change would; 0 for no file.
    std::size_t stamp(const std::string& path) const;
    std::size_t count(DiskCall call) const;
    /// Forgets what was written, changed and counted so far.
    void forget();

    // What shall go wrong.

    /// The `nth` call (from 1) of this kind from now on fails, once.
    void fail(DiskCall call, std::size_t nth,
              DiskFailure failure = {DiskFailure::Kind::full, "no space left on the disk"});
    /// So do all of this kind after it.
    void fail_from(DiskCall call, std::size_t nth,
                   DiskFailure failure = {DiskFailure::Kind::full, "no space left on the disk"});
    /// The `nth` call from now on that would change something throws Killed instead; a write
    /// leaves the first half of its bytes. So does every later call, until `calm`.
    void stop_at_change(std::size_t nth);
    /// From here on everything works again, and nobody holds a folder.
    void calm();

    DiskResult<std::string> read(const std::string& path, std::size_t most_bytes,
                                 Known known) const override;
    DiskResult<std::vector<FileEntry>> list(const std::string& folder) const override;
    DiskResult<std::optional<FileKind>> look(const std::string& path) const override;
    DiskResult<std::string> real_path(const std::string& path) const override;
    DiskStatus make_folder(const std::string& path) override;
    DiskStatus write_new(const std::string& path, std::string_view bytes) override;
    DiskStatus rename(const std::string& from, const std::string& to) override;
    DiskStatus remove_file(const std::string& path) override;
    DiskStatus remove_folder(const std::string& path) override;
    DiskStatus sync(const std::string& folder) override;
    DiskResult<std::unique_ptr<DiskLock>> lock(const std::string& folder,
                                               const std::function<void()>& on_wait) override;
    std::string home_folder() const override { return home_; }

private:
    struct Node {
        FileKind kind = FileKind::folder;
        std::string bytes;  // of a file; where a link leads
        bool readable = true;
        std::size_t stamp = 0;
    };
    struct Fault {
        std::size_t at = 0;
        bool lasting = false;
        DiskFailure failure;
    };
    class Lock;

    /// Counts the call; the failure that it shall have, if any.
    DiskStatus called(DiskCall call) const;
    /// True if the program dies here.
    bool dies();
    /// The path with the links in its folders followed, and that in its last part if wanted.
    DiskResult<std::string> resolved(const std::string& path, bool last_too) const;
    /// Where something new may stand: resolved, its folder there, itself not.
    DiskResult<std::string> free_place(const std::string& path) const;
    const Node* at(const std::string& path) const;
    /// The name under which a path stands already, if the disk ignores case.
    std::string as_standing(const std::string& path) const;
    void put(const std::string& path, Node node);
    bool holds_anything(const std::string& folder) const;

    mutable std::recursive_mutex mutex_;
    std::map<std::string, Node> nodes_;  // by absolute path without `.`, `..` or a slash at the end
    std::set<std::string> written_;
    std::set<std::string> held_;
    std::string home_ = "/home/editor";
    bool ignores_case_ = false;
    std::size_t changes_ = 0;
    std::size_t clock_ = 0;
    mutable std::map<DiskCall, std::size_t> counts_;
    mutable std::map<DiskCall, Fault> faults_;
    std::size_t stop_in_ = 0;  // changes until the end; 0 is never
    bool dead_ = false;
};

}  // namespace praxis
