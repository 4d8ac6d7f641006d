// Files as editors name them: relative to the file that has the link.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clinic/kinds.h"

namespace praxis {

/// A folder of content/: what a file in it is, and how its name ends.
struct ContentFolder {
    std::string_view name;
    Kind kind;
    std::string_view ending;
};
std::span<const ContentFolder> content_folders();
/// Null where there is no such folder.
const ContentFolder* content_folder(std::string_view name);

/// Names that no id or slug may have: sections, `assets`, `404`, names of devices.
bool is_reserved_name(std::string_view id);

/// "../areas/face.md" in "content/treatments/peel.md" → "content/areas/face.md". Percent-encoded
/// characters are decoded once. Nullopt where it would leave the site, is absolute, empty, or has a
/// NUL, a backslash or a control character in it.
std::optional<std::string> path_from(std::string_view file, std::string_view relative);

/// A picture as a text or a field of `file` names it: relative to the file, or `/x` for what
/// `static/x` becomes, or a path of the site that begins with `static/`. Nullopt as above, and where it
/// has a scheme (`https:`).
std::optional<std::string> picture_path(std::string_view file, std::string_view name);

/// "assets/100% #2.jpg" → "/assets/100%25 %232.jpg": the address of a file of the output. What else an
/// address cannot hold is encoded where it is written.
std::string address_of_output(std::string_view path);

/// The file that an address in a theme's stylesheet means; file and stylesheet are relative to
/// assets/: "../fonts/a.woff2" in "css/calm.css" is "fonts/a.woff2". Empty if it leaves assets/.
std::string asset_named_by(std::string_view address, std::string_view stylesheet);

/// `%20` → blank; what is not two hexadecimal digits stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace praxis
