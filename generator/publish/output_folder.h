// Which folder may be an output, and what is in it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "model/config.h"
#include "publish/manifest.h"

namespace praxis {

/// An output as found.
struct OutputFolder {
    std::string path;   // for the disk
    std::string label;  // for people
    bool exists = false;
    bool has_others = false;    // something that neither we nor a host's settings account for
    std::string manifest_text;  // empty where there is none
    std::optional<Manifest> manifest;
    std::vector<std::string> leftovers;  // temporary files of ours in the folder itself

    std::string at(std::string_view part) const;
    std::string label_of(std::string_view part) const;
};

/// Judges the configured folder by its name and place, without looking into it. Nullopt has been
/// explained.
std::optional<OutputFolder> admit_output(const Config& config, const Disk& disk,
                                         Diagnostics& diagnostics);

/// Makes the folder if need be and holds it. Null has been explained.
std::unique_ptr<DiskLock> hold_output(const OutputFolder& output, Disk& disk,
                                      const std::function<void()>& on_wait,
                                      Diagnostics& diagnostics);

/// Looks into it: the manifest, and whether it is ours to write into at all; a guest may also write
/// beside what others put there. False has been explained.
bool read_output(OutputFolder& output, bool guest, const Disk& disk, Diagnostics& diagnostics);

/// Says that the machine refused: "cannot write this file: no space left on the disk".
void say_fault(const OutputFolder& output, std::string_view part, std::string_view deed,
               const DiskFailure& failure, Diagnostics& diagnostics);

}  // namespace praxis
