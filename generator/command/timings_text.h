// What `--timings` prints: where a build's time and memory went.
#pragma once

#include <string>

#include "pipeline/build_site.h"

namespace praxis {

/// For people: each verb's time, pages a second, peak memory, the dearest layouts and pages. Times
/// of layouts and pages are sums over all workers.
std::string timings_text(const BuildOutcome& outcome);

/// The same as one line of JSON: `{"version":1,"verbs":[{"verb":"…","microseconds":0}],
/// "microseconds":0,"pages":0,"pages_per_second":0,"peak_memory_bytes":0,
/// "templates":[{"template":"…","pages":0,"microseconds":0}],
/// "dearest_pages":[{"address":"…","microseconds":0}]}`.
std::string timings_json(const BuildOutcome& outcome);

}  // namespace praxis
