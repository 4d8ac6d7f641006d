#include "inspect/figure_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

/// The options of an estimate that a subject is about; none if the estimate has no row for it.
std::optional<RowFilter> filter_of(const Subject& subject, const Estimate& estimate) {
    RowFilter filter;
    const auto choose = [&](std::optional<std::size_t> factor, const std::string& id) {
        if (!factor) return true;  // the same for all of them
        const auto& options = estimate.factors[*factor].options;
        const auto chosen = std::find_if(options.begin(), options.end(),
                                         [&](const auto& option) { return option.id == id; });
        if (chosen == options.end()) return false;
        filter.emplace_back(*factor, static_cast<std::size_t>(chosen - options.begin()));
        return true;
    };
    const bool known = (!subject.area || choose(estimate.area_factor(), subject.area->id)) &&
                       (!subject.concern || choose(estimate.concern_factor(), subject.concern->id));
    return known ? std::optional(filter) : std::nullopt;
}

/// Of each row, and of all rows that one more answer leaves.
std::vector<Range> sessions_in(const EstimateTable& table, const RowFilter& filter) {
    std::vector<Range> sessions;
    for (const EstimateRow& row : table.rows)
        if (row.sessions && fits(filter, row)) sessions.push_back(*row.sessions);
    const auto& factors = table.estimate->factors;
    for (std::size_t factor = 0; factor < factors.size(); ++factor)
        for (std::size_t option = 0; option < factors[factor].options.size(); ++option) {
            RowFilter narrower = filter;
            narrower.emplace_back(factor, option);
            if (const auto part = spread_over(table, narrower)) sessions.push_back(part->sessions);
        }
    return sessions;
}

std::vector<Range> intervals_in(const EstimateTable& table, const RowFilter& filter) {
    std::vector<Range> intervals;
    for (const EstimateRow& row : table.rows)
        if (row.sessions && row.interval && fits(filter, row)) intervals.push_back(*row.interval);
    return intervals;
}

void sort_once_each(std::vector<Range>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](Range a, Range b) { return std::pair(a.lo, a.hi) < std::pair(b.lo, b.hi); });
    ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
}

/// From the lowest end to the highest.
std::optional<Range> hull_of(const std::vector<Range>& ranges) {
    if (ranges.empty()) return std::nullopt;
    Range hull = ranges.front();
    for (const Range range : ranges)
        hull = {std::min(hull.lo, range.lo), std::max(hull.hi, range.hi)};
    return hull;
}

/// "content/….toml:31 and 40": the lines of the rules that gave the rows their numbers. A worksheet
/// has no rules: its numbers come from its factors.
std::string place_of_rows(const EstimateTable& table, const RowFilter& filter) {
    constexpr std::size_t most_lines = 3;
    const Estimate& estimate = *table.estimate;
    const auto line_of = [&](const Span& where) {
        return std::to_string(estimate.source->line_column(where.begin).line);
    };
    std::set<const EstimateRule*> rules;
    std::vector<std::string> lines;
    for (const EstimateRow& row : table.rows)
        if (row.rule && row.sessions && fits(filter, row) && rules.insert(row.rule).second &&
            lines.size() < most_lines)
            lines.push_back(line_of(row.rule->sessions_where));
    if (lines.empty() && !estimate.factors.empty())
        lines.push_back(line_of(estimate.factors.front().where));
    std::string place = estimate.source->path();
    if (!lines.empty()) place += ":" + listed(lines, rules.size() > most_lines ? "…" : "and");
    return place;
}

}  // namespace

std::optional<FigureRows> rows_about(const Subject& subject) {
    if (!subject.treatment->table || !subject.treatment->estimate) return std::nullopt;
    const EstimateTable& table = *subject.treatment->table;
    const auto filter = filter_of(subject, *table.estimate);
    if (!filter) return std::nullopt;
    const auto spread = spread_over(table, *filter);
    if (!spread) return std::nullopt;
    FigureRows rows;
    rows.spread = *spread;
    for (const auto& [factor, option] : *filter)
        rows.options.push_back(table.estimate->factors[factor].options[option].id);
    rows.sessions = sessions_in(table, *filter);
    rows.sessions.push_back(spread->sessions);
    sort_once_each(rows.sessions);
    rows.intervals = intervals_in(table, *filter);
    sort_once_each(rows.intervals);
    rows.interval = hull_of(rows.intervals);
    rows.place = place_of_rows(table, *filter);
    return rows;
}

}  // namespace praxis
