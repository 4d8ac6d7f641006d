// Finds for every tag of a template the word of the vocabulary that it means, and judges where it
// stands.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "model/theme.h"
#include "render/answers.h"

namespace praxis {

/// Tags that have been judged, so that a partial's mistake is said once, not for each layout.
using JudgedTags = std::set<std::pair<const Source*, std::uint32_t>>;

/// A template as messages and names in it see it.
struct TemplateRole {
    std::string name;  // of the layout or block
    std::string made;  // the address of a page that the layout makes; empty: none to be told
    bool is_block = false;
    bool whole =
        true;  // whether it could be read; of one with wrong sections only names are judged
};

/// Gives each piece of `bound` its slot. False, and said at the template's place, where a name, its
/// braces or the attribute it stands in is wrong (`unknown-word`, `wrong-braces` …).
bool bind_template(BoundTemplate& bound, const TemplateRole& role, const Theme& theme,
                   const Shared& shared, JudgedTags& reported, Diagnostics& diagnostics);

}  // namespace praxis
