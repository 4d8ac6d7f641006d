// What all verbs print in the same way: findings, refusals, the last line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "command/exit_status.h"
#include "command/request.h"
#include "command/surroundings.h"
#include "pipeline/build_site.h"

namespace praxis {

/// `praxis: <message>`, and the hint below it.
void print_refusal(const Surroundings& surroundings, std::string_view message,
                   std::string_view hint);

/// A path of the site, or a whole one, as seen from the working directory.
std::string seen_from_here(const std::string& path, const Request& request,
                           const Surroundings& surroundings);

/// For people on standard error (only errors when quiet), or as workflow commands on standard
/// output. JSON is the verb's own affair.
void print_findings(const std::vector<Diagnostic>& findings, const Request& request,
                    const Surroundings& surroundings);

/// A line for people that begins with `praxis: `; nothing when quiet.
void print_remark(const Request& request, const Surroundings& surroundings, std::string_view text);

/// The same, printed only when verbose.
void print_detail(const Request& request, const Surroundings& surroundings, std::string_view text);

/// "2 drafts and 1 scheduled hidden"; empty where nothing is.
std::string hidden_in_words(const HiddenCounts& hidden);

/// "3 errors, 1 warning, 38 ms"
std::string sums_in_words(const std::vector<Diagnostic>& findings, std::int64_t milliseconds);

std::size_t count_of(const std::vector<Diagnostic>& findings, Severity severity);

enum class Status : std::uint8_t { ok, errors };

/// The object that `build` and `check` print with `--format json`.
std::string build_json(const BuildOutcome& outcome, const std::vector<Diagnostic>& findings,
                       Status status);

std::int64_t milliseconds_of(const BuildOutcome& outcome);

/// How many columns a table may have: `COLUMNS`, else the terminal's, else 80.
std::size_t columns_for(const Surroundings& surroundings);

/// 3 for a fault of the machine, else 1 for an error, else 0.
ExitStatus status_of(const Diagnostics& diagnostics);

}  // namespace praxis
