// Questions asked of an estimate that is worked out: which rows an option names, and how far they
// spread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clinic/estimate.h"

namespace praxis {

/// Asks for one option of some factors, as (factor, option); empty asks for every row.
using RowFilter = std::vector<std::pair<std::size_t, std::size_t>>;

bool fits(const RowFilter& filter, const EstimateRow& row);

/// From the lowest to the highest over some rows.
struct Spread {
    Range sessions;
    std::optional<Range> weeks;                  // where every one of the rows has weeks
    std::optional<std::pair<Cover, Cover>> cost; // where every one of the rows has a cost
    Basis basis = Basis::review;                 // the weakest
    std::size_t rows = 0;                        // with a number of sessions
};

/// Over the rows that fit and have a number; nullopt where none has.
std::optional<Spread> spread_over(const EstimateTable& table, const RowFilter& filter);

/// Why names did not lead to rows, in words for a diagnostic (lower case, no full stop).
struct LookupMistake {
    enum class Kind : std::uint8_t {
        unknown_factor,
        unknown_option,
        ambiguous,      // an option of several factors
        contradictory,  // two options of one factor
        no_numbers,     // rows, but all excluded or without a number
    };
    Kind kind = Kind::unknown_option;
    std::string message;
    std::string hint;
};

/// The rows that were asked for, or why not.
struct Lookup {
    RowFilter filter;
    std::optional<LookupMistake> mistake;
};

/// Of ids of options, of any factors, as in `sessions.face.mild`. An id that several factors have
/// belongs to the one that no other id can be of; where that leaves two ways, it is ambiguous.
Lookup rows_called(const Estimate& estimate, const std::vector<std::string_view>& options);

/// Of pairs (factor, option), as in `area=face`.
Lookup rows_where(const Estimate& estimate,
                  const std::vector<std::pair<std::string_view, std::string_view>>& choices);

/// `rows_called`, and that some of those rows has a number of sessions.
struct SpreadLookup {
    Lookup lookup;
    std::optional<Spread> spread;  // set exactly where there is no mistake
};
SpreadLookup spread_called(const EstimateTable& table, const std::vector<std::string_view>& options);

}  // namespace praxis
