// What a command may ask of the world it runs in, so that a test can be that world.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/disk.h"

namespace praxis {

/// Where words go: data to standard output, what is meant for a person to standard error.
class Console {
public:
    virtual ~Console() = default;

    virtual void out(std::string_view text) = 0;
    virtual void err(std::string_view text) = 0;

    /// Why not everything that was printed arrived ("no space left on the disk"). A reader that
    /// has had enough and closed its end is no failure.
    virtual std::optional<std::string> failure() const = 0;
};

struct Surroundings {
    Console* console = nullptr;
    Disk* disk = nullptr;
    std::function<std::optional<std::string>(const std::string& name)> environment;
    std::string working_folder;     // absolute
    std::int64_t unix_seconds = 0;  // now
    std::size_t processors = 1;
    /// Asks a person and gives the line typed; nullopt where the input has ended. Null where nobody
    /// sits at a terminal.
    std::function<std::optional<std::string>(std::string_view question)> ask;
    bool terminal = false;  // whether standard error is one that can show colours
    /// Takes what a build leaves in memory. Where nobody does, the build frees it.
    std::function<void(std::shared_ptr<const void>)> inherit;
    std::size_t columns = 0;  // of the terminal on standard output; 0 where there is none
};

}  // namespace praxis
