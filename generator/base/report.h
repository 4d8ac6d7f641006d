// Findings → what a person, a program or a code host reads.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace praxis {

struct ReportStyle {
    bool colour = false;
    std::size_t width = 80;  // excerpts are cut to so many columns; messages and hints never are
};

/// One finding as people read it, its line ends included:
///
///     content/treatments/peel.md:5:12: error[unknown-reference]: no body area is called "fase"
///       5 | areas   = ["fase", "neck"]
///         |            ^^^^^^
///       hint: did you mean "face"?
///
/// Without a line there is no excerpt, without a path only severity, rule and message. Whatever a
/// terminal would obey rather than show is escaped.
std::string text_of(const Diagnostic& finding, const ReportStyle& style = {});

/// All of them, in the order of the list.
std::string text_of(const std::vector<Diagnostic>& findings, const ReportStyle& style = {});

/// An array of `{path, line, column, end_line, end_column, severity, rule, message, hint}`; null
/// for what there is not.
nlohmann::ordered_json json_of(const std::vector<Diagnostic>& findings);

/// One line of JSON with its line end. Texts arrive exactly as they are: what a terminal would obey
/// is escaped as JSON does it, and only a byte that is not UTF-8 becomes U+FFFD.
std::string line_of(const nlohmann::ordered_json& json);

/// A code host's workflow commands, one a line. `path_for_host` makes a finding's path one that is
/// relative to the working directory.
std::string workflow_commands_of(
    const std::vector<Diagnostic>& findings,
    const std::function<std::string(const std::string&)>& path_for_host);

}  // namespace praxis
