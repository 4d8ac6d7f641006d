// Which file of content/ is what, told by its path alone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "clinic/kinds.h"
#include "model/config.h"
#include "model/content.h"

namespace praxis {

struct ContentFile {
    Kind kind = Kind::page;
    std::string path;       // relative to the site: "content/areas/face.md"
    std::string id;         // from the file's or folder's name; empty for home and references
    std::string treatment;  // of what lies in a treatment's folder
};

struct ContentFiles {
    std::vector<ContentFile> files;     // sorted by path
    std::vector<std::string> pictures;  // by their names; somebody has to use them
    std::set<Kind> incomplete;          // kinds of which a folder or file could not be looked into
    std::vector<Refused> refused;       // for their names, or for want of an article
};

/// Walks content/. Unknown files and folders, names that cannot be ids, links and devices are
/// errors; what begins with `_` or `.`, and copies that an
/// editor keeps, are passed over.
ContentFiles find_content_files(const Config& config, const Disk& disk, Diagnostics& diagnostics);

}  // namespace praxis
