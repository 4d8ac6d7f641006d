// What each verb does once it is understood: one file a verb.
#pragma once

#include "command/exit_status.h"
#include "command/request.h"
#include "command/surroundings.h"

namespace praxis {

// `request.options.site` is a folder with a site.toml.
ExitStatus build(const Request& request, const Surroundings& surroundings);
ExitStatus check(const Request& request, const Surroundings& surroundings);
ExitStatus list(const Request& request, const Surroundings& surroundings);
ExitStatus estimate(const Request& request, const Surroundings& surroundings);
ExitStatus export_data(const Request& request, const Surroundings& surroundings);
ExitStatus render_part(const Request& request, const Surroundings& surroundings);
ExitStatus serve(const Request& request, const Surroundings& surroundings);
ExitStatus clean(const Request& request, const Surroundings& surroundings);
ExitStatus begin_file(const Request& request, const Surroundings& surroundings);

/// Needs no site: it makes one.
ExitStatus begin_site(const Request& request, const Surroundings& surroundings);

}  // namespace praxis
