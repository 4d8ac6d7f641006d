#include "tests/support/fake_disk.h"

#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

using Refusal = DiskFailure::Kind;

DiskFailure missing() {
    return {Refusal::missing, "there is no such file or folder"};
}
DiskFailure exists() {
    return {Refusal::exists, "something of this name is there already"};
}
DiskFailure is_a_link() {
    return {Refusal::is_a_link, "it is a link"};
}
DiskFailure is_a_folder() {
    return {Refusal::not_a_file, "it is a folder"};
}
DiskFailure not_a_folder() {
    return {Refusal::not_a_file, "a part of its path is not a folder"};
}

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : path) {
        if (c != '/')
            part += c;
        else if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts;
}

/// Absolute, without empty parts, `.` and `..`, worked out in the words.
std::string tidy(const std::string& path) {
    std::vector<std::string> kept;
    for (std::string& part : parts_of(path)) {
        if (part == "..") {
            if (!kept.empty()) kept.pop_back();
        } else if (part != ".") {
            kept.push_back(std::move(part));
        }
    }
    std::string result;
    for (const std::string& part : kept) result.append("/").append(part);
    return result.empty() ? "/" : result;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string inside(const std::string& folder) {
    return folder == "/" ? folder : folder + "/";
}

}  // namespace

const std::vector<DiskCall>& all_disk_calls() {
    static const std::vector<DiskCall> calls = {
        DiskCall::read,          DiskCall::list,      DiskCall::look,   DiskCall::real_path,
        DiskCall::make_folder,   DiskCall::write_new, DiskCall::rename, DiskCall::remove_file,
        DiskCall::remove_folder, DiskCall::sync,      DiskCall::lock};
    return calls;
}

std::string_view name_of(DiskCall call) {
    switch (call) {
        case DiskCall::read: return "read";
        case DiskCall::list: return "list";
        case DiskCall::look: return "look";
        case DiskCall::real_path: return "real_path";
        case DiskCall::make_folder: return "make_folder";
        case DiskCall::write_new: return "write_new";
        case DiskCall::rename: return "rename";
        case DiskCall::remove_file: return "remove_file";
        case DiskCall::remove_folder: return "remove_folder";
        case DiskCall::sync: return "sync";
        case DiskCall::lock: break;
    }
    return "lock";
}

class FakeDisk::Lock final : public DiskLock {
public:
    Lock(FakeDisk& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}
    ~Lock() override {
        const std::lock_guard guard(disk_.mutex_);
        disk_.held_.erase(folder_);
    }

private:
    FakeDisk& disk_;
    std::string folder_;
};

FakeDisk::FakeDisk() {
    nodes_["/"] = {};
}

const FakeDisk::Node* FakeDisk::at(const std::string& path) const {
    const auto found = nodes_.find(path);
    return found == nodes_.end() ? nullptr : &found->second;
}

std::string FakeDisk::as_standing(const std::string& path) const {
    if (!ignores_case_ || at(path)) return path;
    for (const auto& entry : nodes_)
        if (lower_cased(entry.first) == lower_cased(path)) return entry.first;
    return path;
}

void FakeDisk::put(const std::string& path, Node node) {
    node.stamp = ++clock_;
    nodes_[path] = std::move(node);
}

FakeDisk& FakeDisk::add_folder(const std::string& path) {
    const std::lock_guard guard(mutex_);
    const std::string folder = tidy(path);
    if (folder != "/") add_folder(folder_of(folder));
    nodes_.try_emplace(folder);
    return *this;
}

FakeDisk& FakeDisk::add(const std::string& path, std::string bytes) {
    const std::lock_guard guard(mutex_);
    add_folder(folder_of(tidy(path)));
    put(tidy(path), {FileKind::file, std::move(bytes), true, 0});
    written_.erase(tidy(path));
    return *this;
}

FakeDisk& FakeDisk::add_link(const std::string& path, const std::string& target) {
    const std::lock_guard guard(mutex_);
    add_folder(folder_of(tidy(path)));
    put(tidy(path), {FileKind::link, target, true, 0});
    return *this;
}

FakeDisk& FakeDisk::add_other(const std::string& path) {
    const std::lock_guard guard(mutex_);
    add_folder(folder_of(tidy(path)));
    put(tidy(path), {FileKind::other, {}, true, 0});
    return *this;
}

FakeDisk& FakeDisk::add_unreadable(const std::string& path) {
    const std::lock_guard guard(mutex_);
    add_folder(folder_of(tidy(path)));
    put(tidy(path), {FileKind::file, {}, false, 0});
    return *this;
}

FakeDisk& FakeDisk::take_away(const std::string& path) {
    const std::lock_guard guard(mutex_);
    const std::string gone = tidy(path);
    std::erase_if(nodes_, [&](const auto& entry) {
        return entry.first == gone || entry.first.starts_with(inside(gone));
    });
    std::erase_if(written_, [&](const std::string& file) { return !nodes_.contains(file); });
    return *this;
}

FakeDisk& FakeDisk::set_home(const std::string& path) {
    home_ = path;
    return *this;
}

FakeDisk& FakeDisk::ignore_case() {
    ignores_case_ = true;
    return *this;
}

FakeDisk& FakeDisk::hold(const std::string& folder) {
    held_.insert(tidy(folder));
    return *this;
}

bool FakeDisk::has(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    return at(tidy(path)) != nullptr;
}

bool FakeDisk::is_folder(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    const Node* const node = at(tidy(path));
    return node && node->kind == FileKind::folder;
}

std::string FakeDisk::text(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    const Node* const node = at(tidy(path));
    return node && node->kind == FileKind::file ? node->bytes : "(nothing)";
}

std::map<std::string, std::string> FakeDisk::files(const std::string& below) const {
    const std::lock_guard guard(mutex_);
    const std::string folder = inside(tidy(below));
    std::map<std::string, std::string> found;
    for (const auto& [path, node] : nodes_)
        if (path.starts_with(folder) && node.kind == FileKind::file)
            found[path.substr(folder.size())] = node.bytes;
    return found;
}

std::vector<std::string> FakeDisk::folders(const std::string& below) const {
    const std::lock_guard guard(mutex_);
    const std::string folder = inside(tidy(below));
    std::vector<std::string> found;
    for (const auto& [path, node] : nodes_)
        if (path.size() > folder.size() && path.starts_with(folder) &&
            node.kind == FileKind::folder)
            found.push_back(path.substr(folder.size()));
    return found;
}

std::vector<std::string> FakeDisk::written() const {
    const std::lock_guard guard(mutex_);
    return {written_.begin(), written_.end()};
}

std::size_t FakeDisk::changes() const {
    const std::lock_guard guard(mutex_);
    return changes_;
}

std::size_t FakeDisk::stamp(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    const Node* const node = at(tidy(path));
    return node && node->kind == FileKind::file ? node->stamp : 0;
}

std::size_t FakeDisk::count(DiskCall call) const {
    const std::lock_guard guard(mutex_);
    const auto found = counts_.find(call);
    return found == counts_.end() ? 0 : found->second;
}

void FakeDisk::forget() {
    const std::lock_guard guard(mutex_);
    written_.clear();
    changes_ = 0;
    counts_.clear();
}

void FakeDisk::fail(DiskCall call, std::size_t nth, DiskFailure failure) {
    faults_[call] = {count(call) + nth, false, std::move(failure)};
}

void FakeDisk::fail_from(DiskCall call, std::size_t nth, DiskFailure failure) {
    faults_[call] = {count(call) + nth, true, std::move(failure)};
}

void FakeDisk::stop_at_change(std::size_t nth) {
    stop_in_ = nth;
}

void FakeDisk::calm() {
    const std::lock_guard guard(mutex_);
    faults_.clear();
    held_.clear();
    stop_in_ = 0;
    dead_ = false;
}

DiskStatus FakeDisk::called(DiskCall call) const {
    if (dead_) throw Killed{};
    const std::size_t number = ++counts_[call];
    const auto fault = faults_.find(call);
    if (fault == faults_.end()) return std::nullopt;
    const bool now =
        fault->second.lasting ? number >= fault->second.at : number == fault->second.at;
    if (now) return fault->second.failure;
    return std::nullopt;
}

bool FakeDisk::dies() {
    if (stop_in_ > 0 && --stop_in_ == 0) dead_ = true;
    if (!dead_) ++changes_;
    return dead_;
}

DiskResult<std::string> FakeDisk::resolved(const std::string& path, bool last_too) const {
    std::vector<std::string> parts = parts_of(path);
    std::string done = "/";
    int links = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == ".") continue;
        if (parts[i] == "..") {
            done = folder_of(done);
            continue;
        }
        const std::string next = as_standing(inside(done) + parts[i]);
        const Node* const node = at(next);
        const bool last = i + 1 == parts.size();
        if (node && node->kind == FileKind::link && (!last || last_too)) {
            if (++links > 40) return is_a_link();
            std::vector<std::string> target = parts_of(node->bytes);
            if (node->bytes.starts_with('/')) done.resize(1);
            target.insert(target.end(), parts.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          parts.end());
            parts = std::move(target);
            i = static_cast<std::size_t>(-1);
            continue;
        }
        if (node && node->kind != FileKind::folder && !last) return not_a_folder();
        done = next;
    }
    return done;
}

DiskResult<std::string> FakeDisk::free_place(const std::string& path) const {
    const auto place = resolved(path, false);
    if (!place) return place.failure();
    if (at(*place)) return exists();
    const Node* const folder = at(folder_of(*place));
    if (!folder) return missing();
    if (folder->kind != FileKind::folder) return not_a_folder();
    return *place;
}

bool FakeDisk::holds_anything(const std::string& folder) const {
    const auto next = nodes_.upper_bound(inside(folder));
    return next != nodes_.end() && next->first.starts_with(inside(folder));
}

DiskResult<std::string> FakeDisk::read(const std::string& path, std::size_t most_bytes,
                                       Known) const {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::read)) return *failed;
    const auto place = resolved(path, false);
    if (!place) return place.failure();
    const Node* const node = at(*place);
    if (!node) return missing();
    if (node->kind == FileKind::link) return is_a_link();
    if (node->kind == FileKind::folder) return is_a_folder();
    if (node->kind == FileKind::other)
        return DiskFailure{Refusal::not_a_file, "it is a pipe or a device, not a file"};
    if (!node->readable) return DiskFailure{Refusal::denied, "this user has no permission"};
    if (node->bytes.size() > most_bytes) return DiskFailure{Refusal::too_large, "it is too large"};
    return node->bytes;
}

DiskResult<std::vector<FileEntry>> FakeDisk::list(const std::string& folder) const {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::list)) return *failed;
    const auto place = resolved(folder, false);
    if (!place) return place.failure();
    const Node* const node = at(*place);
    if (!node) return missing();
    if (node->kind == FileKind::link) return is_a_link();
    if (node->kind != FileKind::folder)
        return DiskFailure{Refusal::not_a_file, "it is not a folder"};
    std::vector<FileEntry> entries;
    const std::string start = inside(*place);
    for (auto next = nodes_.upper_bound(start);
         next != nodes_.end() && next->first.starts_with(start); ++next) {
        const std::string name = next->first.substr(start.size());
        if (name.find('/') == std::string::npos) entries.push_back({name, next->second.kind});
    }
    return entries;
}

DiskResult<std::optional<FileKind>> FakeDisk::look(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::look)) return *failed;
    const auto place = resolved(path, false);
    const Node* const node = place ? at(*place) : nullptr;
    return node ? std::optional<FileKind>(node->kind) : std::optional<FileKind>();
}

DiskResult<std::string> FakeDisk::real_path(const std::string& path) const {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::real_path)) return *failed;
    return resolved(path, true);
}

DiskStatus FakeDisk::make_folder(const std::string& path) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::make_folder)) return failed;
    const auto place = resolved(path, true);
    if (!place) return place.failure();
    std::string folder;
    for (const std::string& part : parts_of(*place)) {
        folder.append("/").append(part);
        const Node* const node = at(folder);
        if (node && node->kind != FileKind::folder)
            return DiskFailure{Refusal::exists, "a file of this name is in the way"};
        if (node) continue;
        if (dies()) throw Killed{};
        put(folder, {});
    }
    return std::nullopt;
}

DiskStatus FakeDisk::write_new(const std::string& path, std::string_view bytes) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::write_new)) return failed;
    const auto place = free_place(path);
    if (!place) return place.failure();
    const bool dead = dies();
    if (dead) bytes = bytes.substr(0, bytes.size() / 2);
    put(*place, {FileKind::file, std::string(bytes), true, 0});
    written_.insert(*place);
    if (dead) throw Killed{};
    return std::nullopt;
}

DiskStatus FakeDisk::rename(const std::string& from, const std::string& to) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::rename)) return failed;
    const auto source = resolved(from, false);
    const auto target = resolved(to, false);
    if (!source) return source.failure();
    if (!target) return target.failure();
    const Node* const moved = at(*source);
    const Node* const folder = at(folder_of(*target));
    const Node* const covered = at(*target);
    if (!moved || !folder) return missing();
    if (folder->kind != FileKind::folder) return not_a_folder();
    if (moved->kind == FileKind::folder || (covered && covered->kind == FileKind::folder))
        return is_a_folder();
    if (dies()) throw Killed{};
    Node node = *moved;
    const bool is_ours = written_.erase(*source) > 0;
    nodes_.erase(*source);
    nodes_[*target] = std::move(node);
    if (is_ours) written_.insert(*target);
    return std::nullopt;
}

DiskStatus FakeDisk::remove_file(const std::string& path) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::remove_file)) return failed;
    const auto place = resolved(path, false);
    if (!place) return place.failure();
    const Node* const node = at(*place);
    if (!node) return missing();
    if (node->kind == FileKind::folder) return is_a_folder();
    if (dies()) throw Killed{};
    nodes_.erase(*place);
    written_.erase(*place);
    return std::nullopt;
}

DiskStatus FakeDisk::remove_folder(const std::string& path) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::remove_folder)) return failed;
    const auto place = resolved(path, false);
    if (!place) return place.failure();
    const Node* const node = at(*place);
    if (!node) return missing();
    if (node->kind != FileKind::folder) return not_a_folder();
    if (holds_anything(*place)) return DiskFailure{Refusal::not_empty, "the folder is not empty"};
    if (dies()) throw Killed{};
    nodes_.erase(*place);
    return std::nullopt;
}

DiskStatus FakeDisk::sync(const std::string& folder) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::sync)) return failed;
    const auto place = resolved(folder, true);
    if (!place) return place.failure();
    if (!at(*place)) return missing();
    return std::nullopt;
}

DiskResult<std::unique_ptr<DiskLock>> FakeDisk::lock(const std::string& folder,
                                                     const std::function<void()>& on_wait) {
    const std::lock_guard guard(mutex_);
    if (DiskStatus failed = called(DiskCall::lock)) return *failed;
    const auto place = resolved(folder, false);
    if (!place) return place.failure();
    const Node* const node = at(*place);
    if (!node) return missing();
    if (node->kind != FileKind::folder) return not_a_folder();
    if (held_.contains(*place) && on_wait) on_wait();
    held_.insert(*place);
    return std::unique_ptr<DiskLock>(std::make_unique<Lock>(*this, *place));
}

}  // namespace praxis
