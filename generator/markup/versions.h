// Which markup libraries the program was made with.
#pragma once

#include <string>
#include <vector>

namespace praxis {

struct LibraryVersion {
    std::string name;
    std::string version;
};

std::vector<LibraryVersion> markup_versions();

}  // namespace praxis
