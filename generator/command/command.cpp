#include "command/command.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "command/find_site.h"
#include "command/help.h"
#include "command/parse.h"
#include "command/printing.h"
#include "command/verbs.h"

namespace praxis {

namespace {

/// Null where there is no site, which has been said.
bool locate(Request& request, const Surroundings& surroundings) {
    if (request.site) {
        request.options.site = *request.site;
        if (is_site(*request.site, *surroundings.disk)) return true;
        print_refusal(surroundings,
                      fmt::format("there is no site.toml in {}", in_quotes(*request.site)),
                      "name the folder that holds site.toml");
        return false;
    }
    const auto found = find_site(surroundings.working_folder, *surroundings.disk);
    if (found) {
        request.options.site = *found;
        return true;
    }
    print_refusal(surroundings,
                  fmt::format("there is no site.toml in {} or above it",
                              in_quotes(surroundings.working_folder)),
                  "run praxis inside a site's folder, or name it with --site");
    return false;
}

ExitStatus act(Request request, const Surroundings& surroundings) {
    if (request.verb == Verb::init) return begin_site(request, surroundings);
    // The schema is the same for every site.
    if (request.verb == Verb::export_data && request.what == "catalogue-schema")
        return export_data(request, surroundings);
    if (!locate(request, surroundings)) return ExitStatus::misused;
    switch (request.verb) {
        case Verb::build: return build(request, surroundings);
        case Verb::check: return check(request, surroundings);
        case Verb::list: return list(request, surroundings);
        case Verb::estimate: return estimate(request, surroundings);
        case Verb::export_data: return export_data(request, surroundings);
        case Verb::render_part: return render_part(request, surroundings);
        case Verb::serve: return serve(request, surroundings);
        case Verb::new_file: return begin_file(request, surroundings);
        case Verb::init:
        case Verb::clean: break;
    }
    return clean(request, surroundings);
}

ExitStatus obey(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
    Understood understood = parse(arguments, surroundings);
    if (const auto* misuse = std::get_if<Misuse>(&understood)) {
        print_refusal(surroundings, misuse->message, misuse->hint);
        return ExitStatus::misused;
    }
    if (const auto* help = std::get_if<HelpRequest>(&understood)) {
        if (help->asked) {
            surroundings.console->out(help_text(help->verb));
            return ExitStatus::fine;
        }
        surroundings.console->err(help_text(std::nullopt));
        return ExitStatus::misused;
    }
    if (std::holds_alternative<VersionRequest>(understood)) {
        surroundings.console->out(version_text());
        return ExitStatus::fine;
    }
    return act(std::get<Request>(std::move(understood)), surroundings);
}

}  // namespace

ExitStatus run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
    const ExitStatus status = obey(arguments, surroundings);
    if (const auto failure = surroundings.console->failure()) {
        print_refusal(surroundings,
                      fmt::format("not everything could be printed: {}", *failure), {});
        return ExitStatus::machine;
    }
    return status;
}

}  // namespace praxis
