#include "command/find_site.h"

namespace praxis {

bool is_site(const std::string& folder, const Disk& disk) {
    const auto found = disk.look(folder == "/" ? "/site.toml" : folder + "/site.toml");
    return found && *found && **found != FileKind::folder;
}

std::optional<std::string> find_site(const std::string& folder, const Disk& disk) {
    for (std::string here = folder;;) {
        if (is_site(here, disk)) return here;
        if (here == "/") return std::nullopt;
        here.erase(here.rfind('/'));
        if (here.empty()) here = "/";
    }
}

}  // namespace praxis
