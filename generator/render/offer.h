// What a treatment comes to on one body area: the nearest price and time, and what its estimate says.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "clinic/estimate.h"
#include "model/site.h"

namespace praxis {

/// Whether a treatment's price, fees and estimate may be shown in the clinic's jurisdiction.
bool may_advertise(const Treatment& treatment, const Config& config);

struct Offer {
    const Treatment* treatment = nullptr;
    const TreatmentArea* on = nullptr;
    std::optional<int> minutes;
    const Pricing* pricing = nullptr;  // null without a price, and where it may not be advertised
    std::vector<const EstimateRow*> rows;  // those that are about this area; none likewise
    std::optional<Range> sessions;         // over all of them
    std::optional<Range> weeks;
    std::optional<std::pair<Money, Money>> cost;
    std::optional<Basis> basis;  // the weakest
    std::vector<const Reference*> evidence;
};

Offer offer_of(const Treatment& treatment, const TreatmentArea& on, const Config& config);

}  // namespace praxis
