// Every rule that a message can name: one row each. docs/diagnostics.md explains them, and a test
// keeps the two and the code in step.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

struct Rule {
    std::string_view id;
    bool can_be_relaxed = false;        // [checks] may make it less than an error
    bool place_can_be_excused = false;  // so may a comment in a text, for one place, with a reason

    bool can_be_excused() const { return can_be_relaxed || place_can_be_excused; }
};

std::span<const Rule> all_rules();
const Rule* rule_called(std::string_view id);
std::vector<std::string> rule_ids();

}  // namespace praxis
