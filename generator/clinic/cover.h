// The cheapest way to pay for a course, from single sessions and packages.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/money.h"

namespace praxis {

/// What n sessions cost at least.
struct Cover {
    Money price;
    int bought = 0;  // how many sessions that buys: n or more ("5 sessions, bought as 6")
    auto operator<=>(const Cover&) const = default;
};

/// The covers of one price, worked out once however many rows ask. Not for several threads at once.
class Covers {
public:
    explicit Covers(const Pricing& pricing);

    /// Any number of each package and of single sessions, at least `sessions` together, as cheaply
    /// as it goes; among equally cheap ways the one that buys fewest. Nullopt without a price, for
    /// fewer than 1, and where a sum does not fit.
    std::optional<Cover> of(int sessions);

private:
    std::optional<Cover> of_few(std::size_t sessions);

    bool priced_ = false;
    std::vector<Cover> offers_;  // each package, and one session; the largest last
    Cover best_value_;           // the offer whose sessions cost least each
    std::vector<std::optional<Cover>> cheapest_;  // by number of sessions, as far as asked
};

/// `Covers::of` for one question.
std::optional<Cover> cheapest_cover(int sessions, const Pricing& pricing);

/// Says `packages-without-price` at the packages if they stand beside no price. True if all is
/// well.
bool check_packages(const Pricing& pricing, const Source& source, Diagnostics& diagnostics);

}  // namespace praxis
