#include "publish/names.h"

#include <fmt/format.h>

#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view our_prefix = ".praxis-";
constexpr std::string_view temporary_ending = ".tmp";

bool has_control_character(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
    return false;
}

}  // namespace

std::optional<std::string> fault_of_path(std::string_view path) {
    if (path.empty()) return "is an empty name";
    if (path.front() == '/') return "begins with a slash";
    if (has_control_character(path)) return "holds a control character";
    if (path.find('\\') != std::string_view::npos) return "holds a backslash";
    if (first_invalid_utf8(path)) return "is not in UTF-8";
    for (const std::string_view part : split(path, '/')) {
        if (part.empty()) return "holds an empty part";
        if (part == "." || part == "..") return "climbs out of its folder";
        if (part.size() > 255) return "has a part of more than 255 bytes";
        if (part.front() != '.') continue;
        const std::string lower = lower_cased(part);
        if (lower == ".git") return "belongs to git";
        if (lower.starts_with(our_prefix)) return "is a name that praxis keeps for itself";
    }
    return std::nullopt;
}

std::string temporary_of(std::string_view path) {
    const std::string_view folder = folder_of(path);
    std::string name;
    name.reserve(folder.size() + 32);
    name.append(folder).append(folder.empty() ? "" : "/").append(our_prefix);
    return name.append(content_hash(path)).append(temporary_ending);
}

bool is_temporary(std::string_view name) {
    if (name == first_manifest_temporary || name == last_manifest_temporary) return true;
    if (name.size() != our_prefix.size() + 16 + temporary_ending.size()) return false;
    return name.starts_with(our_prefix) && name.ends_with(temporary_ending) &&
           name.substr(our_prefix.size(), 16).find_first_not_of("0123456789abcdef") ==
               std::string_view::npos;
}

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string within(std::string_view output, std::string_view path) {
    if (path.empty()) return std::string(output);
    std::string whole(output);
    return whole.append(output.ends_with('/') ? "" : "/").append(path);
}

Turn turn_of(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);  // none found: npos + 1 is 0
    if (name.ends_with(".html")) return Turn::page;
    if (name == "feed.xml" || name == "sitemap.xml" || name == "robots.txt") return Turn::listing;
    return Turn::asset;
}

std::string case_key(std::string_view path) {
    return lower_cased(normalised(path));
}

void check_names(const std::vector<const OutputFile*>& sorted, const std::string& label,
                 Diagnostics& diagnostics) {
    const auto place = [&](std::string_view path) { return Place::file(within(label, path)); };
    std::vector<std::string> keys;
    keys.reserve(sorted.size());
    for (const OutputFile* file : sorted) keys.push_back(case_key(file->path));
    std::unordered_map<std::string_view, std::string_view> by_key;
    by_key.reserve(sorted.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const OutputFile* file = sorted[i];
        if (const auto fault = fault_of_path(file->path)) {
            diagnostics
                .error("output-name", place(file->path),
                       fmt::format("praxis cannot write {}: it {}", in_quotes(file->path), *fault))
                .with_hint("rename or remove the file that it comes from");
            continue;
        }
        const auto [other, is_first] = by_key.try_emplace(keys[i], file->path);
        if (is_first) continue;
        if (other->second == file->path)
            diagnostics.error("output-twice", place(file->path), "two sources make this one file")
                .with_hint("rename or remove one of them");
        else
            diagnostics
                .error("output-case", place(file->path),
                       fmt::format("{} and {} differ only in capital letters or accents, and many "
                                   "disks keep only one of them",
                                   in_quotes(other->second), in_quotes(file->path)))
                .with_hint("rename one of them");
    }
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const OutputFile* file = sorted[i];
        for (std::string_view folder = folder_of(keys[i]); !folder.empty();
             folder = folder_of(folder)) {
            const auto blocking = by_key.find(folder);
            if (blocking == by_key.end()) continue;
            diagnostics
                .error("output-clash", place(file->path),
                       fmt::format("{} is to be a file, and the folder of {}",
                                   in_quotes(blocking->second), in_quotes(file->path)))
                .with_hint("rename one of the two");
        }
    }
}

}  // namespace praxis
