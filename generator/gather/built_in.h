// The files of the themes that travel inside the program.
#pragma once

#include <span>
#include <string_view>

namespace praxis {

struct BuiltInFile {
    std::string_view path;  // "calm/layouts/page.mustache"
    std::string_view bytes;
};

/// Sorted by path.
std::span<const BuiltInFile> built_in_files();

}  // namespace praxis
