#include "markup/versions.h"

#include <cmark-gfm.h>
#include <fmt/core.h>
#include <toml++/toml.h>

namespace praxis {

std::vector<LibraryVersion> markup_versions() {
    return {{"cmark-gfm", cmark_version_string()},
            {"toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH)}};
}

}  // namespace praxis
