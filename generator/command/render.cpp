#include <algorithm>

#include "command/printing.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

ExitStatus render_part(const Request& request, const Surroundings& surroundings) {
    const auto& names = fragment_names();
    const auto name = std::find(names.begin(), names.end(), request.what);
    FragmentRequest part;
    part.kind = static_cast<FragmentKind>(name - names.begin());
    part.id = request.id;
    part.area = request.area;
    part.form = request.format == Format::json         ? FragmentForm::json
                : request.format == Format::plain_text ? FragmentForm::text
                                                       : FragmentForm::html;
    Diagnostics diagnostics;
    const PartOutcome outcome =
        render_part_of(request.options, part, *surroundings.disk, diagnostics);
    if (outcome.none) {
        print_refusal(surroundings, outcome.none->message, outcome.none->hint);
        return ExitStatus::misused;
    }
    const ExitStatus status = status_of(diagnostics);
    if (!outcome.ok) {
        print_findings(diagnostics.all(), request, surroundings);
        print_remark(request, surroundings, "nothing can be shown until this is right");
        return status == ExitStatus::fine ? ExitStatus::errors : status;
    }
    surroundings.console->out(outcome.text);
    return status;
}

}  // namespace praxis
