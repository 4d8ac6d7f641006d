// The pictures that texts and fields name: found, judged by their content, read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "gather/picture_facts.h"
#include "model/config.h"
#include "model/content.h"

namespace praxis {

/// Of a picture for a page, and of any other file that is copied.
constexpr std::size_t most_picture_bytes = 16 * 1024 * 1024;
constexpr std::size_t most_copied_bytes = 64 * 1024 * 1024;

/// Reads a picture in content/ or static/. `path` is relative to the site; `where_named` is where
/// a text or a field names it, and where most findings are placed; those about an svg stand in the
/// svg, and metadata of what lies in static/ at that file. Nullopt, and said, where there is no
/// picture to show. A picture that must not be published as it is comes back with an error said.
std::optional<FileToCopy> gather_picture(const Config& config, const Disk& disk,
                                         const std::string& path, const Place& where_named,
                                         Diagnostics& diagnostics);

/// Whether a name ends as that of a picture which browsers show.
bool has_picture_name(std::string_view path);

/// Says what is wrong with a picture that browsers show, and sets its size. `facts` are those of
/// its bytes.
void check_picture(FileToCopy& file, const PictureFacts& facts, const Place& where_named,
                   Diagnostics& diagnostics);

/// Says what a picture's metadata gives away, if anything.
void check_picture_metadata(const std::string& path, const PictureFacts& facts, const Place& where,
                            Diagnostics& diagnostics);

/// Says why a file of the sources that is there cannot be read; `most_bytes` were allowed.
void say_unreadable(const std::string& path, const DiskFailure& failure, std::size_t most_bytes,
                    Diagnostics& diagnostics);

void say_link(const std::string& path, Diagnostics& diagnostics);
void say_not_a_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace praxis
