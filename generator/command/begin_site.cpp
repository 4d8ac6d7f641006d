#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "begin/new_file.h"
#include "begin/new_site.h"
#include "command/parse.h"
#include "command/printing.h"
#include "command/questions.h"
#include "command/verbs.h"

namespace praxis {

namespace {

/// Why nothing can be made there; empty where it can, also where an init was killed before its end.
std::string in_the_way_at(const std::string& folder, const Disk& disk, ExitStatus& status) {
    const auto found = disk.look(folder);
    status = ExitStatus::errors;
    if (found && !*found) return {};
    if (found && **found != FileKind::folder) return "is a file or a link";
    const auto free = holds_only_unfinished(folder, new_site({}), disk);
    if (!free) {
        status = ExitStatus::machine;
        return "cannot be read: " + free.failure().reason;
    }
    return *free ? "" : "is not empty";
}

std::string name_from(const std::string& folder) {
    const std::string id = id_from(folder.substr(folder.rfind('/') + 1));
    return id.empty() ? "Our clinic" : in_words(id);
}

/// A path as a shell reads it: in quotes where it would see more than one word in it, or a sign.
std::string for_shell(const std::string& path) {
    const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
        return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 || c == '/' ||
               c == '.' || c == '_' || c == '-';
    });
    return plain ? path : "'" + replaced(path, "'", "'\\''") + "'";
}

std::vector<std::string> jurisdiction_codes() {
    std::vector<std::string> codes;
    for (const JurisdictionRules& row : all_jurisdictions()) codes.emplace_back(row.code);
    return codes;
}

/// Asks for what was not said. False where the input ends.
bool ask_about_site(SiteWanted& wanted, const Request& request, const Surroundings& surroundings) {
    if (request.title.empty()) {
        const auto name = ask_for(
            "What is the clinic called?", wanted.name, surroundings,
            [](const std::string& answer) { return is_title(answer) ? "" : "write its name"; });
        if (!name) return false;
        wanted.name = *name;
    }
    if (request.jurisdiction) return true;
    const auto place = ask_for(
        fmt::format("Whose advertising rules hold? {}:", listed(jurisdiction_codes(), "or")), "uk",
        surroundings, [](const std::string& answer) {
            return jurisdiction_called(lower_cased(answer))
                       ? std::string()
                       : "write one of " + listed(jurisdiction_codes(), "or");
        });
    if (place) wanted.jurisdiction = *jurisdiction_called(lower_cased(*place));
    return place.has_value();
}

ExitStatus refuse_init(const Surroundings& surroundings, const std::string& message,
                       const std::string& hint, ExitStatus status) {
    print_refusal(surroundings, message, hint);
    return status;
}

}  // namespace

ExitStatus begin_site(const Request& request, const Surroundings& surroundings) {
    std::optional<std::string> folder = request.folder ? request.folder : request.site;
    if (!folder && surroundings.ask) {
        const auto typed = ask_for("In which new folder?", "my-clinic", surroundings,
                                   [](const std::string&) { return ""; });
        if (typed) folder = absolute_path(*typed, surroundings.working_folder);
    }
    if (!folder)
        return refuse_init(surroundings, "init needs a folder", "praxis init my-clinic",
                           ExitStatus::misused);
    const std::string shown = seen_from_here(*folder, request, surroundings);
    ExitStatus status = ExitStatus::fine;
    const std::string way = in_the_way_at(*folder, *surroundings.disk, status);
    if (!way.empty())
        return refuse_init(surroundings, fmt::format("{} {}", in_quotes(shown), way),
                           "name a new folder, or an empty one", status);

    SiteWanted wanted{request.title.empty() ? name_from(*folder) : request.title,
                      request.jurisdiction.value_or(Jurisdiction::uk),
                      request.options.clock.value_or(date_in_utc(surroundings.unix_seconds))};
    if (surroundings.ask && !ask_about_site(wanted, request, surroundings))
        return refuse_init(surroundings, "nothing was made", {}, ExitStatus::misused);
    const std::vector<FileToPut> files = new_site(wanted);
    if (const auto failed = put_files(*folder, files, *surroundings.disk, AlreadyThere::kept))
        return refuse_init(surroundings,
                           fmt::format("cannot make {}: {}", printable(shown + "/" + failed->path),
                                       failed->reason),
                           "nothing was made",
                           failed->in_the_way ? ExitStatus::errors : ExitStatus::machine);
    print_remark(request, surroundings,
                 fmt::format("made {} in {}; the clinic's own facts are in site.toml",
                             counted(files.size(), "file"), printable(shown)));
    print_remark(request, surroundings,
                 shown == "." ? "praxis serve --open shows the site"
                              : fmt::format("cd {}, and praxis serve --open shows the site",
                                            printable(for_shell(shown))));
    return ExitStatus::fine;
}

}  // namespace praxis
