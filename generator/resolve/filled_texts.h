// Texts as they were filled in, for a site that is resolved again.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "markup/markdown.h"

namespace praxis {

/// By the text as it was read: what it asked of the site, the answers, and the text with them. All
/// questions are asked each time; where the answers are as before, so is the text.
struct FilledText {
    std::shared_ptr<const Text> written;
    std::string answers;
    std::shared_ptr<const Text> filled;
};
using FilledTexts = std::unordered_map<const Text*, FilledText>;

}  // namespace praxis
