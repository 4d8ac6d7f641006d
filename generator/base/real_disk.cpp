#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dirent.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <utility>

#include "base/disk.h"

namespace praxis {

namespace {

// What everybody who serves the files may do with them, whatever the umask of the build is: a
// site that the web server cannot read helps nobody.
constexpr mode_t file_mode = 0644;
constexpr mode_t folder_mode = 0755;

DiskFailure failure_of(int error) {
    using Kind = DiskFailure::Kind;
    switch (error) {
        case ENOENT: return {Kind::missing, "there is no such file or folder"};
        case EEXIST: return {Kind::exists, "something of this name is there already"};
        case EISDIR: return {Kind::not_a_file, "it is a folder"};
        case ENOTDIR: return {Kind::not_a_file, "a part of its path is not a folder"};
        case ELOOP: return {Kind::is_a_link, "it is a link"};
        case ENOTEMPTY: return {Kind::not_empty, "the folder is not empty"};
        case EACCES:
        case EPERM: return {Kind::denied, "this user has no permission"};
        case EROFS: return {Kind::denied, "the disk is read-only"};
        case ENOSPC: return {Kind::full, "no space left on the disk"};
        case EDQUOT: return {Kind::full, "this user's share of the disk is used up"};
        case EFBIG: return {Kind::full, "the file is larger than this system allows"};
        case EBUSY:
        case ETXTBSY: return {Kind::busy, "something else is using it"};
        case EMFILE:
        case ENFILE: return {Kind::busy, "too many files are open at once"};
        case ENAMETOOLONG: return {Kind::other, "the name is too long for this disk"};
        case EIO: return {Kind::other, "the disk is faulty"};
        case ENOMEM: return {Kind::other, "the machine is out of memory"};
        case EILSEQ:
        case EINVAL:
        case ENOLCK:
        case EOPNOTSUPP: return {Kind::other, "this disk cannot do it"};
        default: return {Kind::other, fmt::format("the system says no (error {})", error)};
    }
}

DiskFailure last_failure() {
    return failure_of(errno);
}

/// The system ends a path at a NUL; we must not mean one file and reach another.
bool has_nul(const std::string& path) {
    return path.find('\0') != std::string::npos;
}
DiskFailure nul_failure() {
    return {DiskFailure::Kind::other, "a name cannot hold a NUL character"};
}

template <class Call>
auto uninterrupted(const Call& call) {
    auto result = call();
    while (result == -1 && errno == EINTR) result = call();
    return result;
}

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

Descriptor open_file(const std::string& path, int flags, mode_t mode = 0) {
    return Descriptor(uninterrupted([&] { return ::open(path.c_str(), flags, mode); }));
}

FileKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FileKind::file;
    if (S_ISDIR(mode)) return FileKind::folder;
    if (S_ISLNK(mode)) return FileKind::link;
    return FileKind::other;
}

DiskFailure not_a_file(FileKind kind) {
    if (kind == FileKind::link) return failure_of(ELOOP);
    if (kind == FileKind::folder) return failure_of(EISDIR);
    return {DiskFailure::Kind::not_a_file, "it is a pipe or a device, not a file"};
}

std::string parent_of(const std::string& path) {
    const std::size_t end = path.find_last_not_of('/');
    const std::size_t slash = end == std::string::npos ? end : path.rfind('/', end);
    if (slash == std::string::npos) return {};
    const std::size_t last = path.find_last_not_of('/', slash);
    return last == std::string::npos ? "/" : path.substr(0, last + 1);
}

/// `base` followed by parts of which none exists; `.` and `..` are worked out in the words.
std::string with_parts(std::string base, const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            const std::size_t slash = base.rfind('/');
            base.resize(slash == 0 ? 1 : slash);
        } else {
            if (base != "/") base += '/';
            base += part;
        }
    }
    return base;
}

class FolderLock final : public DiskLock {
public:
    explicit FolderLock(Descriptor folder) : folder_(std::move(folder)) {}

private:
    Descriptor folder_;  // closing it lets go
};

class RealDisk final : public Disk {
public:
    RealDisk() {
        umask_ = ::umask(022);
        ::umask(umask_);
    }

    DiskResult<std::string> read(const std::string& path, std::size_t most_bytes,
                                 Known known) const override {
        if (has_nul(path)) return nul_failure();
        // Looked at first because opening a pipe or a device may already do something.
        struct stat status {};
        if (known == Known::nothing) {
            if (::lstat(path.c_str(), &status) != 0) return last_failure();
            if (!S_ISREG(status.st_mode)) return not_a_file(kind_of(status.st_mode));
        }
        // It may have been exchanged since: no link is followed, no pipe waited for.
        const Descriptor file =
            open_file(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (!file || ::fstat(file.number(), &status) != 0) return last_failure();
        if (!S_ISREG(status.st_mode)) return not_a_file(kind_of(status.st_mode));

        const DiskFailure too_large{DiskFailure::Kind::too_large, "it is too large"};
        if (static_cast<std::size_t>(status.st_size) > most_bytes) return too_large;

        // One byte more than its size, so that one read meets its end; more if it grows meanwhile.
        std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
        std::size_t size = 0;
        for (;;) {
            if (size == bytes.size()) bytes.resize(bytes.size() * 2);
            const ssize_t count = uninterrupted(
                [&] { return ::read(file.number(), bytes.data() + size, bytes.size() - size); });
            if (count < 0) return last_failure();
            if (count == 0) break;
            size += static_cast<std::size_t>(count);
            if (size > most_bytes) return too_large;
            if (size == static_cast<std::size_t>(status.st_size)) break;
        }
        bytes.resize(size);
        return bytes;
    }

    DiskResult<std::vector<FileEntry>> list(const std::string& folder) const override {
        if (has_nul(folder)) return nul_failure();
        Descriptor descriptor =
            open_file(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        if (!descriptor) {
            const int error = errno;
            struct stat status {};
            if (error == ENOTDIR && ::lstat(folder.c_str(), &status) == 0) {
                if (S_ISLNK(status.st_mode)) return failure_of(ELOOP);
                return DiskFailure{DiskFailure::Kind::not_a_file, "it is not a folder"};
            }
            return failure_of(error);
        }
        DIR* const stream = ::fdopendir(descriptor.number());
        if (!stream) return last_failure();
        descriptor.release();

        std::vector<FileEntry> entries;
        int error = 0;
        for (;;) {
            errno = 0;
            const dirent* const entry = ::readdir(stream);
            if (!entry) {
                error = errno;
                break;
            }
            const std::string_view name = entry->d_name;
            if (name == "." || name == "..") continue;
            FileEntry found{std::string(name), FileKind::other};
            if (entry->d_type == DT_UNKNOWN) {
                struct stat status {};
                if (::fstatat(::dirfd(stream), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
                    if (errno == ENOENT) continue;  // gone since
                    error = errno;
                    break;
                }
                found.kind = kind_of(status.st_mode);
            } else {
                found.kind = kind_of(DTTOIF(entry->d_type));
            }
            entries.push_back(std::move(found));
        }
        ::closedir(stream);
        if (error != 0) return failure_of(error);
        std::sort(entries.begin(), entries.end(),
                  [](const FileEntry& a, const FileEntry& b) { return a.name < b.name; });
        return entries;
    }

    DiskResult<std::optional<FileKind>> look(const std::string& path) const override {
        if (has_nul(path)) return nul_failure();
        struct stat status {};
        if (::lstat(path.c_str(), &status) == 0)
            return std::optional<FileKind>(kind_of(status.st_mode));
        if (errno == ENOENT || errno == ENOTDIR) return std::optional<FileKind>();
        return last_failure();
    }

    DiskResult<std::string> real_path(const std::string& path) const override {
        if (has_nul(path)) return nul_failure();
        std::string head = path.empty() ? "." : path;
        std::vector<std::string> tail;
        bool climbs = false;
        for (;;) {
            // With a slash at its end the system would follow a last part that is a link.
            while (head.size() > 1 && head.back() == '/') head.pop_back();
            char* const resolved = ::realpath(head.c_str(), nullptr);
            if (resolved) {
                head = resolved;
                std::free(resolved);
                break;
            }
            if ((errno != ENOENT && errno != ENOTDIR) || head == ".") return last_failure();
            struct stat status {};
            if (::lstat(head.c_str(), &status) == 0 && S_ISLNK(status.st_mode))
                return DiskFailure{DiskFailure::Kind::is_a_link, "it is a link that leads nowhere"};
            const std::size_t slash = head.rfind('/');
            tail.insert(tail.begin(), head.substr(slash == std::string::npos ? 0 : slash + 1));
            climbs = climbs || tail.front() == "..";
            const std::string parent = parent_of(head);
            head = parent.empty() ? "." : parent;
        }
        std::string whole = with_parts(std::move(head), tail);
        // "new/../site" may name something that exists, links and all.
        return climbs ? real_path(whole) : whole;
    }

    DiskStatus make_folder(const std::string& path) override {
        if (has_nul(path)) return nul_failure();
        if (::mkdir(path.c_str(), folder_mode) == 0) return with_folder_mode(path);
        if (errno == ENOENT) {
            const std::string parent = parent_of(path);
            if (parent.empty() || parent == path) return failure_of(ENOENT);
            if (DiskStatus failed = make_folder(parent)) return failed;
            if (::mkdir(path.c_str(), folder_mode) == 0) return with_folder_mode(path);
        }
        const int error = errno;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) return failure_of(error);
        if (S_ISDIR(status.st_mode)) return std::nullopt;
        return DiskFailure{DiskFailure::Kind::exists, "a file of this name is in the way"};
    }

    DiskStatus write_new(const std::string& path, std::string_view bytes) override {
        if (has_nul(path)) return nul_failure();
        Descriptor file =
            open_file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, file_mode);
        if (!file) return last_failure();
        const int error = fill(file, bytes);
        if (error == 0) return std::nullopt;
        ::unlink(path.c_str());
        return failure_of(error);
    }

    DiskStatus rename(const std::string& from, const std::string& to) override {
        if (has_nul(from) || has_nul(to)) return nul_failure();
        return done(::rename(from.c_str(), to.c_str()));
    }

    DiskStatus remove_file(const std::string& path) override {
        if (has_nul(path)) return nul_failure();
        return done(::unlink(path.c_str()));
    }

    DiskStatus remove_folder(const std::string& path) override {
        if (has_nul(path)) return nul_failure();
        if (::rmdir(path.c_str()) == 0) return std::nullopt;
        return failure_of(errno == EEXIST ? ENOTEMPTY : errno);
    }

    DiskStatus sync(const std::string& folder) override {
        if (has_nul(folder)) return nul_failure();
        const Descriptor descriptor = open_file(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (!descriptor) return last_failure();
        return done(::syncfs(descriptor.number()));
    }

    // The lock is on the folder itself: no file of ours has to lie about, and the kernel lets go
    // of it when the process dies, however it dies.
    DiskResult<std::unique_ptr<DiskLock>> lock(const std::string& folder,
                                               const std::function<void()>& on_wait) override {
        if (has_nul(folder)) return nul_failure();
        Descriptor descriptor =
            open_file(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        if (!descriptor) return last_failure();
        if (uninterrupted([&] { return ::flock(descriptor.number(), LOCK_EX | LOCK_NB); }) != 0) {
            if (errno != EWOULDBLOCK) return last_failure();
            if (on_wait) on_wait();
            if (uninterrupted([&] { return ::flock(descriptor.number(), LOCK_EX); }) != 0)
                return last_failure();
        }
        // Whoever held it may have removed the folder; what we hold would then be nothing.
        struct stat held {
        }, standing{};
        if (::fstat(descriptor.number(), &held) != 0) return last_failure();
        if (::lstat(folder.c_str(), &standing) != 0) return last_failure();
        if (held.st_dev != standing.st_dev || held.st_ino != standing.st_ino)
            return failure_of(ENOENT);
        return std::unique_ptr<DiskLock>(std::make_unique<FolderLock>(std::move(descriptor)));
    }

    std::string home_folder() const override {
        const char* const named = std::getenv("HOME");
        if (named && *named) return named;
        std::string buffer(16384, '\0');
        passwd entry{};
        passwd* found = nullptr;
        ::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found);
        return found && found->pw_dir ? found->pw_dir : std::string();
    }

private:
    static DiskStatus done(int result) {
        if (result == 0) return std::nullopt;
        return last_failure();
    }

    /// Gives back an errno, 0 for success.
    int fill(Descriptor& file, std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t count =
                uninterrupted([&] { return ::write(file.number(), bytes.data(), bytes.size()); });
            if (count < 0) return errno;
            if (count == 0) return EIO;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        if ((umask_ & file_mode) != 0 && ::fchmod(file.number(), file_mode) != 0) return errno;
        // Some disks say only now that they are full. Whether it is interrupted or not, a close
        // has closed.
        if (::close(file.release()) != 0 && errno != EINTR) return errno;
        return 0;
    }

    /// Adds what a strict umask took away; keeps what the folder above handed down (set-group-id).
    DiskStatus with_folder_mode(const std::string& path) const {
        if ((umask_ & folder_mode) == 0) return std::nullopt;
        const Descriptor folder = open_file(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        struct stat status {};
        if (!folder || ::fstat(folder.number(), &status) != 0) return last_failure();
        return done(::fchmod(folder.number(), (status.st_mode & 07777) | folder_mode));
    }

    mode_t umask_ = 0;
};

}  // namespace

std::unique_ptr<Disk> make_real_disk() {
    return std::make_unique<RealDisk>();
}

}  // namespace praxis
