// Names of files in the output: which are allowed, which are ours alone, in which order they
// appear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"

namespace praxis {

inline constexpr std::string_view manifest_name = ".praxis-manifest";
/// The manifest on its way: the one that names old and new files, and the one that ends a build.
inline constexpr std::string_view first_manifest_temporary = ".praxis-manifest-first.tmp";
inline constexpr std::string_view last_manifest_temporary = ".praxis-manifest-last.tmp";

/// What is wrong with a path of the output ("names a folder outside"), for the end of a sentence
/// that begins with the path; nullopt if it may be written: relative, of proper parts, nothing of
/// a version control's and nothing of our own.
std::optional<std::string> fault_of_path(std::string_view path);

/// The temporary file that stands beside `path` until it is renamed. The same at every build, so
/// that what a killed build leaves behind can be found by name, without reading folders.
std::string temporary_of(std::string_view path);

/// Whether a file of this name is a temporary file of ours.
bool is_temporary(std::string_view name);

/// The folder of a path in the output, empty for the output itself.
std::string_view folder_of(std::string_view path);

/// The folder's path, or the output's own for an empty one; `output` may be "/".
std::string within(std::string_view output, std::string_view path);

/// What a visitor meets first must be there first: pages need assets, feeds and the sitemap lead
/// to pages.
enum class Turn : std::uint8_t { asset, page, listing };
Turn turn_of(std::string_view path);

/// Two paths with the same key are one file on a disk that ignores letter case or accents' forms.
std::string case_key(std::string_view path);

/// Says what is wrong with the paths among themselves: improper ones, the same one twice, two that
/// differ only in letter case, a file where another needs a folder. `label` is the output's.
void check_names(const std::vector<const OutputFile*>& sorted, const std::string& label,
                 Diagnostics& diagnostics);

}  // namespace praxis
