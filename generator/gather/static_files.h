// static/: what is copied to the root of the site as it is, and what must not be.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "model/config.h"
#include "gather/read_before.h"
#include "model/content.h"

namespace praxis {

/// What Emacs, Vim and others keep beside a file that they edit: "face.md~", "#face.md#".
bool is_left_by_editor(std::string_view name);

/// Why a file or folder of this name is not for everybody; nullopt where it may be.
std::optional<std::string_view> secret_in(std::string_view name);

/// Says what keeps a file from being copied as it is. Pictures are judged by their content;
/// whatever calls itself svg too, because a browser believes the name.
void check_copied_file(FileToCopy& file, Diagnostics& diagnostics);

/// Reads static/, if there is one, into `files` by path ("static/robots/a.txt"). Left out with a
/// warning is what looks like a secret: names with a dot before them (but not `.well-known`), keys
/// by their name or what they hold, copies of databases, leftovers of editors. Errors are links,
/// devices, names that some machine cannot have, svg files that are not only pictures, and metadata
/// of pictures, because all of it is published. What `before` has kept is not read.
void gather_static(const Config& config, const Disk& disk, std::map<std::string, FileToCopy>& files,
                   Diagnostics& diagnostics, ReadBefore* before = nullptr);

}  // namespace praxis
