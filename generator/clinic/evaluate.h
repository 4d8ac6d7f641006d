// Works out every row of an estimate: sessions, weeks and cost exactly, with what each figure rests
// on.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "clinic/estimate.h"
#include "clinic/estimate_conditions.h"

namespace praxis {

/// Where a row finds its price when its rule has none.
struct PricesFor {
    const Pricing* treatment = nullptr;                         // null: the treatment has none
    std::map<std::string, const Pricing*, std::less<>> areas;   // by area id: what the file says

    /// The area's if it gives a price, else the treatment's; null where there is no price. `area`
    /// is empty for an estimate without areas.
    const Pricing* on(std::string_view area) const;
};

/// All rows, or none where the estimate has a mistake, which has then been said. After
/// `bind_conditions` and when names of references have been resolved; an estimate that could not be
/// bound has no rows, and is only asked for what its claims rest on. Of one kind of mistake the first ten rows are named and the rest counted.
EstimateTable evaluate(std::shared_ptr<const Estimate> estimate, const PricesFor& prices,
                       Diagnostics& diagnostics);

}  // namespace praxis
