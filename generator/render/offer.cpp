#include "render/offer.h"

#include <algorithm>

#include "clinic/jurisdiction.h"
#include "render/estimate_view.h"

namespace praxis {

bool may_advertise(const Treatment& treatment, const Config& config) {
    return !treatment.prescription || rules_of(config.jurisdiction).prescription_advertising;
}

Offer offer_of(const Treatment& treatment, const TreatmentArea& on, const Config& config) {
    Offer offer;
    offer.treatment = &treatment;
    offer.on = &on;
    offer.minutes = on.minutes ? on.minutes : treatment.minutes;
    if (!may_advertise(treatment, config)) return offer;
    if (on.pricing.price)
        offer.pricing = &on.pricing;
    else if (treatment.pricing.price)
        offer.pricing = &treatment.pricing;
    if (!treatment.table) return offer;
    const Estimate& estimate = *treatment.table->estimate;
    const auto factor = estimate.area_factor();
    for (const EstimateRow& row : treatment.table->rows)
        if (!factor || !on.area ||
            estimate.factors[*factor].options[row.options[*factor]].id == on.area->id)
            offer.rows.push_back(&row);
    offer.sessions = sessions_of(offer.rows);
    offer.weeks = weeks_of(offer.rows);
    if (const auto costs = costs_of(offer.rows))
        offer.cost.emplace(costs->first.price, costs->second.price);
    for (const EstimateRow* row : offer.rows)
        if (row->sessions) offer.basis = std::max(offer.basis.value_or(row->basis), row->basis);
    if (offer.basis) offer.evidence = evidence_of(offer.rows);
    return offer;
}

}  // namespace praxis
