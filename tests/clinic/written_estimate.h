// An estimate from the text of its files, bound and worked out, for tests of the clinic's
// arithmetic.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clinic/estimate.h"
#include "clinic/evaluate.h"

namespace praxis {

/// What stands in a treatment's front matter and its area files, as far as prices go.
struct WrittenPrices {
    std::string treatment;                                    // "price = 180"
    std::vector<std::pair<std::string, std::string>> areas;   // area id, the same
};

/// Keeps everything that its table points to.
struct WrittenEstimate {
    std::unique_ptr<Source> source;  // "estimate.toml"
    std::vector<std::unique_ptr<Reference>> references;
    std::unique_ptr<Pricing> treatment;
    std::vector<std::unique_ptr<Pricing>> areas;
    PricesFor prices;
    std::shared_ptr<Estimate> estimate;
    Diagnostics diagnostics;
    EstimateTable table;

    /// Every finding as a line and its hint as another, in order of place.
    std::string said();

    /// The row with these ids, one a factor in order; null where there is none.
    const EstimateRow* row(const std::vector<std::string_view>& ids) const;
};

WrittenEstimate written_estimate(const std::string& estimate, const std::string& references = {},
                                 const WrittenPrices& prices = {});

/// A row as one line: "face, mild: 4–6 sessions, 6–20 weeks, 666.00–900.00, trial [a-trial]".
std::string in_one_line(const Estimate& estimate, const EstimateRow& row);

/// All rows, a line each.
std::string in_lines(const EstimateTable& table);

}  // namespace praxis
