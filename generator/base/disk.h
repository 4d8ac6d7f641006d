// Everything the program asks of a file system, so that a test can be one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace praxis {

/// Why the machine refused. `reason` is a short English phrase ("no space left on the disk").
struct DiskFailure {
    enum class Kind {
        missing, exists, not_a_file, is_a_link, too_large, not_empty, denied, full, busy, other
    };
    Kind kind = Kind::other;
    std::string reason;
};

/// A value, or why there is none.
template <class T>
class DiskResult {
public:
    DiskResult(T value) : content_(std::move(value)) {}
    DiskResult(DiskFailure failure) : content_(std::move(failure)) {}

    explicit operator bool() const { return content_.index() == 0; }
    T& operator*() { return std::get<0>(content_); }
    const T& operator*() const { return std::get<0>(content_); }
    T* operator->() { return &std::get<0>(content_); }
    const T* operator->() const { return &std::get<0>(content_); }
    const DiskFailure& failure() const { return std::get<1>(content_); }

private:
    std::variant<T, DiskFailure> content_;
};

/// What a call without a value gives: empty is success.
using DiskStatus = std::optional<DiskFailure>;

enum class FileKind : std::uint8_t { file, folder, link, other };

/// What is known of a path before it is asked about.
enum class Known : std::uint8_t { nothing, listed_as_file };

struct FileEntry {
    std::string name;
    FileKind kind = FileKind::file;

    bool operator==(const FileEntry&) const = default;
};

/// Releases what it stands for when it goes.
class DiskLock {
public:
    virtual ~DiskLock() = default;
};

/// Paths are absolute, or relative to the working directory, with `/`. Safe to call from several
/// threads at once on different paths.
class Disk {
public:
    virtual ~Disk() = default;

    /// A regular file's bytes. A link in the last part of the path is `is_a_link`; a pipe, device
    /// or folder is `not_a_file` and is never opened for reading; a file of more than `most_bytes`
    /// is `too_large` and is not read. What its folder's list has just called a file is not looked
    /// at once more before it is opened; nor is it waited for, if it has become a pipe meanwhile.
    virtual DiskResult<std::string> read(const std::string& path, std::size_t most_bytes = SIZE_MAX,
                                         Known known = Known::nothing) const = 0;

    /// The folder's entries sorted by name in byte order, without `.` and `..`; links are not
    /// followed.
    virtual DiskResult<std::vector<FileEntry>> list(const std::string& folder) const = 0;

    /// What stands there, links not followed; nullopt where there is nothing.
    virtual DiskResult<std::optional<FileKind>> look(const std::string& path) const = 0;

    /// The path with all links resolved and without `.` and `..`. Parts at the end that do not
    /// exist yet are kept as they are.
    virtual DiskResult<std::string> real_path(const std::string& path) const = 0;

    /// Makes the folder and those above it. One that exists is success.
    virtual DiskStatus make_folder(const std::string& path) = 0;

    /// Writes a file that must not exist yet, never through a link.
    virtual DiskStatus write_new(const std::string& path, std::string_view bytes) = 0;

    /// Renames over whatever file stands at `to`.
    virtual DiskStatus rename(const std::string& from, const std::string& to) = 0;

    virtual DiskStatus remove_file(const std::string& path) = 0;

    /// Removes a folder only if it is empty (`not_empty` otherwise).
    virtual DiskStatus remove_folder(const std::string& path) = 0;

    /// Everything written so far under `folder` survives a power cut from here on.
    virtual DiskStatus sync(const std::string& folder) = 0;

    /// Holds the folder for one build: waits until another holder lets go. `on_wait` is called
    /// once if it has to wait. The kernel lets go when the holder dies.
    virtual DiskResult<std::unique_ptr<DiskLock>> lock(
        const std::string& folder, const std::function<void()>& on_wait) = 0;

    /// The home folder of whoever runs the program, which is never an output; empty if unknown.
    virtual std::string home_folder() const { return {}; }
};

/// The machine's own file system.
std::unique_ptr<Disk> make_real_disk();

}  // namespace praxis
