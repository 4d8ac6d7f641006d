#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "command/printing.h"
#include "command/verbs.h"
#include "configure/configure.h"
#include "publish/publish.h"

namespace praxis {

namespace {

std::string what_became(const Cleaned& cleaned, bool dry_run) {
    std::string text = fmt::format("{} {}", counted(cleaned.removed, "file"),
                                   dry_run ? "would be removed" : "removed");
    if (cleaned.kept > 0)
        text += fmt::format(", {} kept because somebody edited {}", cleaned.kept,
                            cleaned.kept == 1 ? "it" : "them");
    return text;
}

}  // namespace

ExitStatus clean(const Request& request, const Surroundings& surroundings) {
    Diagnostics diagnostics;
    const std::unique_ptr<Config> config =
        configure(request.options, *surroundings.disk, diagnostics);
    Cleaned cleaned;
    // With a mistake in site.toml we might take another folder than the one that was meant.
    if (config && !diagnostics.has_errors())
        cleaned = clean_output(*config, *surroundings.disk, diagnostics, request.options.dry_run,
                               {[&] {
                                   print_remark(request, surroundings,
                                                "a build is writing there; waiting until it is "
                                                "done");
                               }});
    diagnostics.sort();
    print_findings(diagnostics.all(), request, surroundings);
    for (const std::string& path : cleaned.removed_paths)
        print_detail(request, surroundings,
                     (request.options.dry_run ? "would remove " : "removes ") + printable(path));
    print_remark(request, surroundings,
                 cleaned.ok ? what_became(cleaned, request.options.dry_run)
                 : cleaned.began ? "not everything could be removed"
                                 : "nothing removed");
    const ExitStatus status = status_of(diagnostics);
    return status == ExitStatus::fine && !cleaned.ok ? ExitStatus::errors : status;
}

}  // namespace praxis
