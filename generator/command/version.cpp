#include <CLI/Version.hpp>
#include <fmt/core.h>
#include <jemalloc/jemalloc.h>
#include <utf8proc.h>
#include <xxhash.h>

#include <nlohmann/json.hpp>

#include "command/help.h"
#include "markup/versions.h"

namespace praxis {

std::string version_text() {
    std::string text = "praxis " PRAXIS_VERSION "\n";
    const auto line = [&](std::string_view name, std::string_view version) {
        text += fmt::format("  {:<14}{}\n", name, version);
    };
    for (const LibraryVersion& library : markup_versions()) line(library.name, library.version);
    line("CLI11", CLI11_VERSION);
    line("fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100,
                            FMT_VERSION % 100));
    line("nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR,
                                      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH));
    const unsigned hash = XXH_versionNumber();
    line("xxhash", fmt::format("{}.{}.{}", hash / 10000, hash / 100 % 100, hash % 100));
    line("utf8proc", utf8proc_version());
    line("jemalloc", fmt::format("{}.{}.{}", JEMALLOC_VERSION_MAJOR, JEMALLOC_VERSION_MINOR,
                                 JEMALLOC_VERSION_BUGFIX));
    return text;
}

}  // namespace praxis
