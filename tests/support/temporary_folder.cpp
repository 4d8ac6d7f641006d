#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <stdexcept>

namespace praxis {

TemporaryFolder::TemporaryFolder(const std::string& parent) {
    const std::filesystem::path above =
        parent.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(parent);
    path_ = (std::filesystem::canonical(above) / "praxis-test-XXXXXX").string();
    if (!::mkdtemp(path_.data())) throw std::runtime_error("cannot make a folder for the test");
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace praxis
