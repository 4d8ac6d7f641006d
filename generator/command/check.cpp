#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "command/printing.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

namespace {

/// Those of the rules that were asked for. What kept praxis from asking everything stays, whatever
/// its rule: otherwise a broken site.toml would look like a site without broken links.
std::vector<Diagnostic> asked_for(const std::vector<Diagnostic>& findings,
                                  const std::vector<std::string>& rules, bool asked_everything) {
    if (rules.empty()) return findings;
    std::vector<Diagnostic> result;
    for (const Diagnostic& finding : findings) {
        const bool asked = std::find(rules.begin(), rules.end(), finding.rule) != rules.end();
        const bool in_the_way = finding.rule == "machine" ||
                                (!asked_everything && finding.severity == Severity::error);
        if (asked || in_the_way) result.push_back(finding);
    }
    return result;
}

ExitStatus status_for(const Request& request, const BuildOutcome& outcome,
                      const Diagnostics& diagnostics, const std::vector<Diagnostic>& findings) {
    if (diagnostics.has_machine_fault()) return ExitStatus::machine;
    const bool failed =
        !outcome.asked_everything || count_of(findings, Severity::error) > 0 ||
        (request.fail_on == Severity::warning && count_of(findings, Severity::warning) > 0);
    return failed ? ExitStatus::errors : ExitStatus::fine;
}

std::string what_was_checked(const BuildOutcome& outcome) {
    if (!outcome.asked_everything) return "not everything could be checked";
    std::string text = counted(outcome.pages.total, "page") + " checked";
    const std::string hidden = hidden_in_words(outcome.hidden);
    return hidden.empty() ? text : text + ", " + hidden;
}

}  // namespace

ExitStatus check(const Request& request, const Surroundings& surroundings) {
    print_detail(request, surroundings, fmt::format("the site in {}", printable(request.options.site)));
    Options options = request.options;
    options.dry_run = true;
    Diagnostics diagnostics;
    BuildOutcome outcome = build_site(options, *surroundings.disk, diagnostics);
    outcome.pages = {outcome.pages.total, 0, 0, 0};  // nothing was going to be written

    const std::vector<Diagnostic> findings =
        asked_for(diagnostics.all(), request.rules, outcome.asked_everything);
    const ExitStatus status = status_for(request, outcome, diagnostics, findings);
    if (request.format == Format::json)
        surroundings.console->out(build_json(
            outcome, findings, status == ExitStatus::fine ? Status::ok : Status::errors));
    else
        print_findings(findings, request, surroundings);
    print_remark(request, surroundings,
                 fmt::format("{}, {}", what_was_checked(outcome),
                             sums_in_words(findings, milliseconds_of(outcome))));
    if (surroundings.inherit) surroundings.inherit(std::move(outcome.remains));
    return status;
}

}  // namespace praxis
