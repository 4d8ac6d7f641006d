#include <fmt/format.h>

#include "base/text.h"
#include "begin/new_file.h"
#include "begin/new_site.h"
#include "begin/put_files.h"
#include "command/printing.h"
#include "command/questions.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

namespace {

/// Those that are shown first, then drafts and what has yet to come.
template <class T>
std::vector<std::string> ids_in(const std::vector<T>& entries) {
    std::vector<std::string> ids;
    for (const bool live : {true, false})
        for (const T& entry : entries)
            if (entry.live() == live && entry.visibility != Visibility::expired)
                ids.push_back(entry.id);
    return ids;
}

ClinicFacts facts_of(const SiteAsRead& read) {
    const Clinic& clinic = read.site->clinic;
    ClinicFacts facts;
    facts.jurisdiction = read.config->jurisdiction;
    facts.currency = read.config->currency;
    facts.phone = read.config->phone;
    facts.today = read.config->today;
    facts.country = clinic.locations.empty() ? usual_country(facts.jurisdiction)
                                             : clinic.locations.front().country;
    facts.ids = {{Kind::treatment, ids_in(clinic.treatments)},
                 {Kind::area, ids_in(clinic.areas)},
                 {Kind::concern, ids_in(clinic.concerns)},
                 {Kind::practitioner, ids_in(clinic.team)},
                 {Kind::location, ids_in(clinic.locations)}};
    return facts;
}

/// One file to be made, from what was typed and what is asked for.
class Beginning {
public:
    Beginning(const Request& request, const Surroundings& surroundings)
        : request_(request), surroundings_(surroundings) {}

    ExitStatus begin() {
        if (!surroundings_.ask && (!request_.kind || request_.id.empty())) return say_missing();
        Diagnostics diagnostics;
        const SiteAsRead read = read_site(request_.options, *surroundings_.disk, diagnostics);
        if (!read.site) {
            print_findings(diagnostics.all(), request_, surroundings_);
            print_remark(request_, surroundings_, "nothing was made");
            return status_of(diagnostics);
        }
        facts_ = facts_of(read);
        if (!settle_kind() || !settle_id())
            return refuse("nothing was made", {}, ExitStatus::misused);
        if (const auto there = what_is_there())
            return refuse("there is already " + seen(*there), "open it, or choose another id",
                          ExitStatus::errors);
        return wanted_.kind == Kind::treatment ? begin_treatment() : put();
    }

private:
    ExitStatus refuse(const std::string& message, const std::string& hint, ExitStatus status) {
        print_refusal(surroundings_, message, hint);
        return status;
    }

    ExitStatus say_missing() {
        return refuse(request_.kind ? "new needs an id too" : "new needs a kind and an id",
                      request_.kind ? "small letters, digits and hyphens: praxis new page about-us"
                                    : fmt::format("praxis new page about-us; kinds are {}",
                                                  listed(makeable_names())),
                      ExitStatus::misused);
    }

    bool settle_kind() {
        std::optional<Kind> kind = request_.kind;
        if (!kind) {
            const std::vector<std::string> names = makeable_names();
            const auto typed =
                ask("What is it? " + listed(names, "or") + ":", {}, [&](const std::string& answer) {
                    if (makeable_kind(answer)) return std::string();
                    const std::string near = did_you_mean(answer, names);
                    return near.empty() ? "write one of these words" : near;
                });
            if (!typed) return false;
            kind = makeable_kind(*typed);
        }
        wanted_.kind = *kind;
        return true;
    }

    /// From the id its title, or from the title its id.
    bool settle_id() {
        wanted_.id = request_.id;
        wanted_.title = request_.title.empty() ? in_words(request_.id) : request_.title;
        if (!wanted_.id.empty()) return true;
        if (request_.title.empty() || fault_of_id(wanted_.kind, id_from(request_.title))) {
            const auto title =
                ask("What is it called?", {}, [&](const std::string& answer) -> std::string {
                    if (!is_title(answer)) return "write its name";
                    const auto fault = fault_of_id(wanted_.kind, id_from(answer));
                    return fault ? fault->message + "; " + fault->hint : "";
                });
            if (!title) return false;
            wanted_.title = *title;
        }
        wanted_.id = id_from(wanted_.title);
        return true;
    }

    ExitStatus begin_treatment() {
        for (const Kind kind : {Kind::area, Kind::concern})
            if (facts_.ids_of(kind).empty())
                return refuse(
                    fmt::format("a treatment needs a {}, and there is none yet", in_words(kind)),
                    fmt::format("praxis new {} <id> makes one",
                                kind == Kind::area ? "area" : "concern"),
                    ExitStatus::errors);
        if (!settle(Kind::area, "On which body areas is it done?", wanted_.areas) ||
            !settle(Kind::concern, "What do people want it for?", wanted_.concerns))
            return refuse("nothing was made", {}, ExitStatus::misused);
        return put();
    }

    /// The first of them where nobody can be asked, or has been asked three times.
    bool settle(Kind kind, std::string_view question, std::vector<std::string>& chosen) {
        constexpr int most_questions = 3;
        const std::vector<std::string>& ids = facts_.ids_of(kind);
        chosen = {ids.front()};
        if (!surroundings_.ask || asked_ == most_questions || ids.size() == 1) return true;
        ++asked_;
        auto typed = ask_for_ids(question, ids, surroundings_);
        if (typed) chosen = std::move(*typed);
        return typed.has_value();
    }

    std::optional<std::string> ask(std::string_view question, std::string_view usual,
                                   const Judgement& judge) {
        ++asked_;
        return ask_for(question, usual, surroundings_, judge);
    }

    std::string seen(const std::string& path) const {
        return printable(seen_from_here(path, request_, surroundings_));
    }

    std::optional<std::string> what_is_there() const {
        for (const std::string& path : places_of(wanted_.kind, wanted_.id)) {
            const auto found = surroundings_.disk->look(request_.options.site + "/" + path);
            if (found && *found) return path;
        }
        return std::nullopt;
    }

    ExitStatus put() {
        const std::string path = path_of_new(wanted_.kind, wanted_.id);
        const auto failed = put_files(
            request_.options.site, {{path, new_file_text(wanted_, facts_)}}, *surroundings_.disk);
        if (failed)
            return refuse(fmt::format("cannot make {}: {}", seen(path), failed->reason),
                          "nothing was made",
                          failed->in_the_way ? ExitStatus::errors : ExitStatus::machine);
        print_remark(request_, surroundings_,
                     fmt::format("made {}; write in it, and praxis serve shows it", seen(path)));
        print_remark(request_, surroundings_,
                     "it is a draft: take away its line draft = true to publish it");
        return ExitStatus::fine;
    }

    const Request& request_;
    const Surroundings& surroundings_;
    ClinicFacts facts_;
    FileWanted wanted_;
    int asked_ = 0;
};

}  // namespace

ExitStatus begin_file(const Request& request, const Surroundings& surroundings) {
    return Beginning(request, surroundings).begin();
}

}  // namespace praxis
