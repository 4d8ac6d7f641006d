#include "tests/support/example_site.h"

#include <filesystem>
#include <stdexcept>

namespace praxis {

namespace {

namespace fs = std::filesystem;

FilesOnDisk built() {
    const TemporaryFolder place;
    const std::string site = place / "clinic";
    fs::create_directory(site);
    for (const char* const part : {"site.toml", "content", "static"})
        fs::copy(fs::path(PRAXIS_ROOT) / part, fs::path(site) / part, fs::copy_options::recursive);
    const ProgramRun run = run_program_in(site, "$PRAXIS build --clock 2026-11-01");
    if (run.status != 0) throw std::runtime_error("the example does not build:\n" + run.err);
    FilesOnDisk pages = files_on_disk(site + "/public");
    std::erase_if(pages, [](const auto& file) { return !file.first.ends_with(".html"); });
    return pages;
}

}  // namespace

const FilesOnDisk& example_pages() {
    static const FilesOnDisk pages = built();
    return pages;
}

}  // namespace praxis
