// What the rows of an estimate say about a subject of the prose.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "clinic/estimate_lookup.h"
#include "model/site.h"

namespace praxis {

/// What a number is about. Without an area or a concern: all of them.
struct Subject {
    const Treatment* treatment = nullptr;
    const Area* area = nullptr;
    const Concern* concern = nullptr;

    auto key() const { return std::tuple(treatment, area, concern); }
};

struct FigureRows {
    Spread spread;
    std::vector<Range> sessions;    // of each row and of each narrower choice
    std::vector<Range> intervals;   // of each row
    std::optional<Range> interval;  // over all of them
    std::string place;              // "content/….toml:31"
    std::vector<std::string> options;
};

/// Nullopt where the treatment has no estimate, or its estimate no row about the subject.
std::optional<FigureRows> rows_about(const Subject& subject);

}  // namespace praxis
