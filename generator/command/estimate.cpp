#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "clinic/estimate_lookup.h"
#include "command/estimate_text.h"
#include "command/printing.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

namespace {

/// The ids of treatments by the names of their files and folders, so that a name that is not there
/// is known before anything is read.
std::vector<std::string> treatment_ids(const std::string& site, const Disk& disk) {
    std::vector<std::string> ids;
    const auto entries = disk.list(site + "/content/treatments");
    if (!entries) return ids;
    for (const FileEntry& entry : *entries) {
        std::string name = entry.name;
        if (entry.kind == FileKind::file && name.ends_with(".md")) name.resize(name.size() - 3);
        if (is_id(name)) ids.push_back(std::move(name));
    }
    return ids;
}

ExitStatus misused(const Surroundings& surroundings, std::string_view message,
                   std::string_view hint) {
    print_refusal(surroundings, message, hint);
    return ExitStatus::misused;
}

const Treatment* find_treatment(const Site& site, std::string_view id) {
    for (const Treatment& treatment : site.clinic.treatments)
        if (treatment.id == id) return &treatment;
    return nullptr;
}

Lookup chosen_rows(const Request& request, const Estimate& estimate) {
    std::vector<std::pair<std::string_view, std::string_view>> choices;
    for (const auto& choice : request.choices) choices.emplace_back(choice.first, choice.second);
    return rows_where(estimate, choices);
}

}  // namespace

ExitStatus estimate(const Request& request, const Surroundings& surroundings) {
    const std::vector<std::string> ids = treatment_ids(request.options.site, *surroundings.disk);
    if (std::find(ids.begin(), ids.end(), request.treatment) == ids.end()) {
        const std::string near = did_you_mean(request.treatment, ids);
        return misused(surroundings,
                       fmt::format("there is no treatment {}", in_quotes(request.treatment)),
                       near.empty() ? "praxis list treatments shows what there is" : near);
    }
    Diagnostics diagnostics;
    const SiteAsRead read =
        read_for_estimate(request.options, request.treatment, *surroundings.disk, diagnostics);
    const Treatment* treatment =
        read.site ? find_treatment(*read.site, request.treatment) : nullptr;
    const ExitStatus status = status_of(diagnostics);
    if (status != ExitStatus::fine || !treatment || (treatment->estimate && !treatment->table)) {
        print_findings(diagnostics.all(), request, surroundings);
        print_remark(request, surroundings, "no estimate until this is right");
        return status == ExitStatus::fine ? ExitStatus::errors : status;
    }
    if (!treatment->table)
        return misused(
            surroundings, fmt::format("{} has no estimate", in_quotes(treatment->id)),
            fmt::format("content/treatments/{}/estimate.toml would hold it", treatment->id));

    const Lookup rows = chosen_rows(request, *treatment->table->estimate);
    if (rows.mistake)
        return misused(surroundings, rows.mistake->message, rows.mistake->hint);
    surroundings.console->out(request.format == Format::json
                                  ? estimate_json(*treatment, rows.filter, *read.config)
                                  : estimate_table(*treatment, rows.filter, *read.config,
                                                   columns_for(surroundings)));
    return status;
}

}  // namespace praxis
