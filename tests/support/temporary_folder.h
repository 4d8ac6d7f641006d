// A folder on the machine's own disk that goes when the test ends.
#pragma once

#include <filesystem>
#include <string>

namespace praxis {

class TemporaryFolder {
public:
    /// Below the system's folder for such things, or below `parent`.
    explicit TemporaryFolder(const std::string& parent = {});
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::string& path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}  // namespace praxis
