// The project's own files, for tests that read the source rather than run it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace praxis::architecture {

struct ProjectFile {
    std::string path;  // relative to the project, with `/`
    std::string text;
};

/// Every file below `folder` (empty: the whole project) that .gitignore does not leave out, sorted
/// by path. Walks the folders rather than asking git, so that a file which somebody is about to add
/// is judged too. Throws where a file cannot be read: a check that saw nothing would pass.
std::vector<ProjectFile> project_files(std::string_view folder);

/// Names of the folders in `folder` that hold a file somewhere below, sorted.
std::vector<std::string> folders_in(const std::vector<ProjectFile>& files, std::string_view folder);

/// The complaints one a line, so that a failing test shows all of them.
std::string in_lines(const std::vector<std::string>& complaints);

}  // namespace praxis::architecture
