#include "command/printing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/report.h"
#include "base/text.h"

namespace praxis {

namespace {

bool wants_colour(const Request& request, const Surroundings& surroundings) {
    if (request.colour != ColourUse::when_on_terminal) return request.colour == ColourUse::always;
    const auto variable = [&](const char* name) {
        return surroundings.environment ? surroundings.environment(name) : std::nullopt;
    };
    const auto no_colour = variable("NO_COLOR");
    if (no_colour && !no_colour->empty()) return false;
    return surroundings.terminal && variable("TERM") != "dumb";
}

}  // namespace

std::string seen_from_here(const std::string& path, const Request& request,
                           const Surroundings& surroundings) {
    const std::string whole = path.starts_with('/') ? path : request.options.site + '/' + path;
    return std::filesystem::path(whole)
        .lexically_normal()
        .lexically_relative(surroundings.working_folder)
        .generic_string();
}

void print_refusal(const Surroundings& surroundings, std::string_view message,
                   std::string_view hint) {
    std::string text = fmt::format("praxis: {}\n", message);
    if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
    surroundings.console->err(text);
}

void print_findings(const std::vector<Diagnostic>& findings, const Request& request,
                    const Surroundings& surroundings) {
    if (request.format == Format::workflow_commands) {
        surroundings.console->out(workflow_commands_of(findings, [&](const std::string& path) {
            return seen_from_here(path, request, surroundings);
        }));
        return;
    }
    ReportStyle style;
    style.colour = wants_colour(request, surroundings);
    std::string text;
    for (const Diagnostic& finding : findings)
        if (request.verbosity != Verbosity::quiet || finding.severity == Severity::error)
            text += text_of(finding, style);
    surroundings.console->err(text);
}

void print_remark(const Request& request, const Surroundings& surroundings,
                  std::string_view text) {
    if (request.verbosity != Verbosity::quiet)
        surroundings.console->err(fmt::format("praxis: {}\n", text));
}

void print_detail(const Request& request, const Surroundings& surroundings,
                  std::string_view text) {
    if (request.verbosity == Verbosity::verbose)
        surroundings.console->err(fmt::format("praxis: {}\n", text));
}

std::string hidden_in_words(const HiddenCounts& hidden) {
    std::vector<std::string> kinds;
    if (hidden.drafts > 0) kinds.push_back(counted(hidden.drafts, "draft"));
    if (hidden.scheduled > 0) kinds.push_back(fmt::format("{} scheduled", hidden.scheduled));
    if (hidden.expired > 0) kinds.push_back(fmt::format("{} expired", hidden.expired));
    return kinds.empty() ? std::string() : listed(kinds) + " hidden";
}

std::size_t count_of(const std::vector<Diagnostic>& findings, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const Diagnostic& finding) { return finding.severity == severity; }));
}

std::string sums_in_words(const std::vector<Diagnostic>& findings, std::int64_t milliseconds) {
    return fmt::format("{}, {}, {} ms", counted(count_of(findings, Severity::error), "error"),
                       counted(count_of(findings, Severity::warning), "warning"), milliseconds);
}

std::int64_t milliseconds_of(const BuildOutcome& outcome) {
    return (outcome.timings.total_microseconds() + 500) / 1000;
}

std::string build_json(const BuildOutcome& outcome, const std::vector<Diagnostic>& findings,
                       Status status) {
    nlohmann::ordered_json json = {
        {"version", 1},
        {"status", status == Status::ok ? "ok" : "errors"},
        {"pages",
         {{"total", outcome.pages.total},
          {"written", outcome.pages.written},
          {"unchanged", outcome.pages.unchanged},
          {"removed", outcome.pages.removed}}},
        {"hidden",
         {{"draft", outcome.hidden.drafts},
          {"scheduled", outcome.hidden.scheduled},
          {"expired", outcome.hidden.expired}}},
        {"next_change", nullptr},
        {"milliseconds", milliseconds_of(outcome)},
        {"diagnostics", json_of(findings)}};
    if (outcome.next_change) json["next_change"] = outcome.next_change->iso();
    return line_of(json);
}

std::size_t columns_for(const Surroundings& surroundings) {
    constexpr std::size_t usual = 80;
    const std::string wanted =
        surroundings.environment ? surroundings.environment("COLUMNS").value_or("") : "";
    std::size_t columns = 0;
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), columns);
    if (columns == 0) columns = surroundings.columns;
    return columns == 0 ? usual : columns;
}

ExitStatus status_of(const Diagnostics& diagnostics) {
    if (diagnostics.has_machine_fault()) return ExitStatus::machine;
    return diagnostics.has_errors() ? ExitStatus::errors : ExitStatus::fine;
}

}  // namespace praxis
