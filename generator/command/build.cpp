#include <fmt/format.h>

#include "base/text.h"
#include "command/printing.h"
#include "command/timings_text.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

namespace {

std::string pages_in_words(const BuildOutcome& outcome, bool dry_run) {
    const PageCounts& pages = outcome.pages;
    const std::string_view would = dry_run ? "would be " : "";
    return fmt::format("{} ({} {}written, {} unchanged, {} {}removed)",
                       counted(pages.total, "page"), pages.written, would, pages.unchanged,
                       pages.removed, would);
}

std::string what_became(const BuildOutcome& outcome, bool dry_run) {
    if (outcome.result == BuildResult::published) {
        std::string text = pages_in_words(outcome, dry_run);
        const std::string hidden = hidden_in_words(outcome.hidden);
        if (!hidden.empty()) text += ", " + hidden;
        return text;
    }
    if (outcome.result == BuildResult::interrupted)
        return "stopped in the midst of publishing; the next build does the rest";
    return "nothing published";
}

}  // namespace

ExitStatus build(const Request& request, const Surroundings& surroundings) {
    print_detail(request, surroundings,
                 fmt::format("the site in {}, {}", printable(request.options.site),
                             counted(request.options.jobs, "worker")));
    if (request.checks)
        print_remark(request, surroundings,
                     "there are no questions about claims yet, so --checks asks none");

    Diagnostics diagnostics;
    BuildOutcome outcome =
        build_site(request.options, *surroundings.disk, diagnostics, [&] {
            print_remark(request, surroundings,
                         "another build is writing there; waiting until it is done");
        });

    ExitStatus status = status_of(diagnostics);
    if (status == ExitStatus::fine && !outcome.published()) status = ExitStatus::errors;
    if (request.format == Format::json)
        surroundings.console->out(build_json(
            outcome, diagnostics.all(), status == ExitStatus::fine ? Status::ok : Status::errors));
    else
        print_findings(diagnostics.all(), request, surroundings);
    const std::string_view would = request.options.dry_run ? "would " : "";
    const std::string_view ending = request.options.dry_run ? "" : "s";
    for (const std::string& path : outcome.written_paths)
        print_detail(request, surroundings, fmt::format("{}write{} {}", would, ending, path));
    for (const std::string& path : outcome.removed_paths)
        print_detail(request, surroundings, fmt::format("{}remove{} {}", would, ending, path));
    if (outcome.next_change)
        print_detail(request, surroundings,
                     fmt::format("on {} the next entry appears or disappears",
                                 outcome.next_change->iso()));
    if (request.timings && !request.timings_as_json)
        surroundings.console->err(timings_text(outcome));
    else if (request.timings && request.format == Format::json)  // where the report has the place
        surroundings.console->err(timings_json(outcome));
    else if (request.timings)
        surroundings.console->out(timings_json(outcome));
    print_remark(request, surroundings,
                 fmt::format("{}, {}", what_became(outcome, request.options.dry_run),
                             sums_in_words(diagnostics.all(), milliseconds_of(outcome))));
    if (surroundings.inherit) surroundings.inherit(std::move(outcome.remains));
    return status;
}

}  // namespace praxis
