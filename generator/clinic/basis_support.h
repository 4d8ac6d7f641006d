// A basis is not a boast: whether the studies that an estimate cites are of the kind it claims and
// covered what it claims them for.
#pragma once

#include <bitset>
#include <cstddef>
#include <vector>

#include "base/diagnostic.h"
#include "clinic/estimate.h"
#include "clinic/estimate_conditions.h"

namespace praxis {

/// Pairs of an area and a concern of an estimate, by the indices of their options. An estimate
/// without one of these factors has one nameless option in its place.
using Ground = std::bitset<most_options * most_options>;

/// For what the rows of an estimate use each of its claims.
class ClaimUses {
public:
    explicit ClaimUses(const Estimate& estimate);

    /// A row that is not excluded; `rule` null where none made its number.
    void add(const std::vector<std::size_t>& row, const EstimateRule* rule, bool has_number);

    const Ground& of_estimate() const { return whole_; }
    const Ground& of_rule(std::size_t rule) const { return rules_[rule]; }
    const Ground& of_option(std::size_t factor, std::size_t option) const {
        return options_[factor][option];
    }

private:
    const Estimate& estimate_;
    std::optional<std::size_t> area_;
    std::optional<std::size_t> concern_;
    Ground whole_;
    std::vector<Ground> rules_;
    std::vector<std::vector<Ground>> options_;
};

/// Whether a study of this kind is what a basis claims; any will do for `clinic`.
bool fits(ReferenceKind kind, Basis basis);

/// Whether a study's `studied` covers a row's area and concern, where the estimate has these
/// factors.
bool covers(const Reference& reference, const Estimate& estimate,
            const std::vector<std::size_t>& options);

/// Those of a row's references that are of the kind its basis claims and cover the row; none for
/// `clinic`, which rests on none.
std::vector<const Reference*> supporting(const Estimate& estimate, const EstimateRow& row);

/// Says `basis-unsupported` for each claim that no fitting reference covers, and warns with
/// `evidence-sessions` where a rule's range leaves out the number of sessions studied.
void check_claims(const Estimate& estimate, const ClaimUses& uses, Diagnostics& diagnostics);

/// The same as far as it shows without rows, in an estimate that could not be bound: which claims
/// have no reference of a fitting kind.
void check_claims(const Estimate& estimate, Diagnostics& diagnostics);

}  // namespace praxis
