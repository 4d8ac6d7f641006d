#include "command/printing.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"
#include "render/render.h"

namespace praxis {

ExitStatus export_data(const Request& request, const Surroundings& surroundings) {
    if (request.what == "catalogue-schema") {
        surroundings.console->out(catalogue_schema());
        return ExitStatus::fine;
    }
    Diagnostics diagnostics;
    const SiteAsRead read = read_site(request.options, *surroundings.disk, diagnostics);
    const ExitStatus status = status_of(diagnostics);
    if (status != ExitStatus::fine || !read.site) {
        print_findings(diagnostics.all(), request, surroundings);
        print_remark(request, surroundings, "nothing can be exported until this is right");
        return status == ExitStatus::fine ? ExitStatus::errors : status;
    }
    surroundings.console->out(request.format == Format::csv ? catalogue_csv(*read.site)
                                                            : catalogue_json(*read.site));
    return status;
}

}  // namespace praxis
