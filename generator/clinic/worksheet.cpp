#include "clinic/worksheet.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <tuple>

#include "clinic/basis_support.h"

namespace praxis {

namespace {

Rational points_of(const EstimateOption& option) {
    return option.add ? option.add->lo : Rational();
}

using CostKey = std::pair<Cover, Cover>;

/// One total while rows are gathered under it.
struct Gathered {
    const EstimateRow* row = nullptr;
    std::map<CostKey, std::vector<std::size_t>> areas_by_cost;
    std::map<Basis, WorksheetGround, std::greater<>> grounds;
};

void add_new(std::vector<const Reference*>& to, const std::vector<const Reference*>& from) {
    for (const Reference* reference : from)
        if (std::find(to.begin(), to.end(), reference) == to.end()) to.push_back(reference);
}

void note_ground(Gathered& gathered, const EstimateRow& row, const Estimate& estimate) {
    WorksheetGround& ground = gathered.grounds[row.basis];
    ground.basis = row.basis;
    add_new(ground.evidence, row.evidence);
    add_new(ground.supporting, supporting(estimate, row));
}

void note_cost(Gathered& gathered, const EstimateRow& row, std::optional<std::size_t> area) {
    if (!row.cost_lo || !row.cost_hi) return;
    std::vector<std::size_t>& areas = gathered.areas_by_cost[{*row.cost_lo, *row.cost_hi}];
    if (!area) return;
    const auto place = std::lower_bound(areas.begin(), areas.end(), row.options[*area]);
    if (place == areas.end() || *place != row.options[*area])
        areas.insert(place, row.options[*area]);
}

WorksheetTotal total_of(const Rational& total, const Gathered& gathered) {
    WorksheetTotal result;
    result.first = total;
    result.last = total;
    result.sessions = *gathered.row->sessions;
    result.weeks = gathered.row->weeks;
    for (const auto& [cost, areas] : gathered.areas_by_cost) {
        WorksheetCost& entry = result.costs.emplace_back();
        entry.areas = areas;
        entry.lo = cost.first;
        entry.hi = cost.second;
    }
    for (const auto& [basis, ground] : gathered.grounds) result.grounds.push_back(ground);
    return result;
}

// Costs of two totals are the same where each area pays the same; which areas can make a total
// differs, so lists of areas are compared only where there is more than one price.
bool same_outcome(const WorksheetTotal& a, const WorksheetTotal& b) {
    if (a.sessions != b.sessions || a.weeks != b.weeks || a.grounds != b.grounds ||
        a.costs.size() != b.costs.size())
        return false;
    for (std::size_t i = 0; i < a.costs.size(); ++i)
        if (std::tie(a.costs[i].areas, a.costs[i].lo, a.costs[i].hi) !=
            std::tie(b.costs[i].areas, b.costs[i].lo, b.costs[i].hi))
            return false;
    return true;
}

}  // namespace

bool is_worksheet(const Estimate& estimate) {
    if (estimate.mode != EstimateMode::points || !estimate.excludes.empty()) return false;
    for (const EstimateFactor& factor : estimate.factors)
        for (const EstimateOption& option : factor.options)
            if (option.mul || (option.add && (option.add->pair || option.add->lo != option.add->hi)))
                return false;
    return true;
}

EstimateForm form_of(const Estimate& estimate, std::size_t rows, bool of_one_area) {
    if (estimate.mode == EstimateMode::response || rows == 0) return EstimateForm::nothing;
    const bool by_area = of_one_area && estimate.area_factor();
    if (rows > 1 && !by_area && is_worksheet(estimate)) return EstimateForm::worksheet;
    return rows <= folded_rows ? EstimateForm::rows : EstimateForm::rules;
}

Worksheet make_worksheet(const EstimateTable& table) {
    const Estimate& estimate = *table.estimate;
    assert(is_worksheet(estimate));
    const std::optional<std::size_t> area = estimate.area_factor();

    Worksheet worksheet;
    for (const EstimateFactor& factor : estimate.factors) {
        std::vector<Rational>& points = worksheet.points.emplace_back();
        for (const EstimateOption& option : factor.options) points.push_back(points_of(option));
    }

    std::map<Rational, Gathered> by_total;
    for (const EstimateRow& row : table.rows) {
        Rational total;
        // Evaluating the row has added the same numbers without an overflow.
        for (std::size_t i = 0; i < row.options.size(); ++i)
            total = *add(total, worksheet.points[i][row.options[i]]);
        Gathered& gathered = by_total[total];
        gathered.row = &row;
        note_cost(gathered, row, area);
        note_ground(gathered, row, estimate);
    }

    for (const auto& [total, gathered] : by_total) {
        WorksheetTotal entry = total_of(total, gathered);
        // One price for all areas needs no list of them.
        if (entry.costs.size() == 1) entry.costs.front().areas.clear();
        if (!worksheet.totals.empty() && same_outcome(worksheet.totals.back(), entry))
            worksheet.totals.back().last = total;
        else
            worksheet.totals.push_back(std::move(entry));
    }
    return worksheet;
}

const WorksheetTotal* find_total(const Worksheet& worksheet, const Rational& total) {
    for (const WorksheetTotal& entry : worksheet.totals)
        if (entry.first <= total && total <= entry.last) return &entry;
    return nullptr;
}

}  // namespace praxis
