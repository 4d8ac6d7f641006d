#include "tests/architecture/project_files.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace praxis::architecture {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// The patterns of .gitignore, all of which are of the form `/folder/`.
std::vector<std::string> ignored_folders() {
    std::vector<std::string> patterns;
    std::ifstream file(fs::path(PRAXIS_ROOT) / ".gitignore");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line.size() < 3 || line.front() != '/' || line.back() != '/') {
            throw std::runtime_error(".gitignore: only lines like /folder/ are understood: " +
                                     line);
        }
        patterns.push_back(line.substr(1, line.size() - 2));
    }
    return patterns;
}

}  // namespace

std::vector<ProjectFile> project_files(std::string_view folder) {
    const fs::path root(PRAXIS_ROOT);
    const std::vector<std::string> ignored = ignored_folders();
    std::vector<ProjectFile> files;
    for (auto entry = fs::recursive_directory_iterator(root / folder);
         entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string path = entry->path().lexically_relative(root).generic_string();
        if (entry->is_directory()) {
            const bool left_out =
                path == ".git" ||
                std::any_of(ignored.begin(), ignored.end(), [&](const auto& pattern) {
                    return fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0;
                });
            if (left_out) entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && path != ".git") {  // a file in a linked work tree
            files.push_back({path, bytes_of(entry->path())});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const ProjectFile& a, const ProjectFile& b) { return a.path < b.path; });
    return files;
}

std::vector<std::string> folders_in(const std::vector<ProjectFile>& files,
                                    std::string_view folder) {
    const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
    std::set<std::string> names;
    for (const ProjectFile& file : files) {
        if (file.path.compare(0, prefix.size(), prefix) != 0) continue;
        const std::size_t end = file.path.find('/', prefix.size());
        if (end != std::string::npos) {
            names.insert(file.path.substr(prefix.size(), end - prefix.size()));
        }
    }
    return {names.begin(), names.end()};
}

std::string in_lines(const std::vector<std::string>& complaints) {
    std::string lines;
    for (const std::string& complaint : complaints) lines += complaint + "\n";
    return lines;
}

}  // namespace praxis::architecture
