// Which rule ids the program can say, read from its source.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/architecture/project_files.h"

namespace praxis::architecture {

struct RuleIds {
    std::map<std::string, std::string>
        said;                             // rule id → "path:line" of the first place that says it
    std::vector<std::string> unreadable;  // "path:line: …" where it cannot be told
};

/// Follows each function and lambda that has a parameter called `rule` to its calls, and collects
/// the words that stand there. So a rule id is found if it is written where it is said, or where a
/// helper with such a parameter is called. A helper of a .cpp file is followed in that file only.
RuleIds rule_ids_of(const std::vector<ProjectFile>& folder);

/// The text with comments blanked out; line breaks and everything in quotes stay.
std::string without_comments(const std::string& text);

}  // namespace praxis::architecture
