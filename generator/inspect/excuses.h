// A finding about a place in a text, unless the editor has excused that place.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "markup/markdown.h"
#include "model/site.h"

namespace praxis {

/// Says a finding at its place, or, where the text has `<!-- praxis allow rule: reason -->` before
/// the paragraph, heading, list item or table, that it was excused and why, as an info. `text` may
/// be null: nothing is excused.
void say_or_excuse(Diagnostics& diagnostics, const Text* text, Severity severity,
                   std::string_view rule, const Place& place, std::string message,
                   std::string hint);

/// Warns of excuses that excuse nothing: `unknown-allow` where the rule is mistyped or cannot be excused,
/// `unused-allow` where there was nothing to excuse. To be asked after everything else.
void check_excuses(const Site& site, Diagnostics& diagnostics);

}  // namespace praxis
