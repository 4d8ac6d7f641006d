#include "clinic/estimate_lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "base/text.h"

namespace praxis {

namespace {

using Fault = LookupMistake::Kind;

Lookup mistaken(Fault kind, std::string message, std::string hint) {
    Lookup lookup;
    lookup.mistake = LookupMistake{kind, std::move(message), std::move(hint)};
    return lookup;
}

std::optional<std::size_t> option_called(const EstimateFactor& factor, std::string_view id) {
    for (std::size_t i = 0; i < factor.options.size(); ++i)
        if (factor.options[i].id == id) return i;
    return std::nullopt;
}

std::vector<std::string> option_ids(const EstimateFactor& factor) {
    std::vector<std::string> ids;
    for (const EstimateOption& option : factor.options) ids.push_back(option.id);
    return ids;
}

std::vector<std::string> factor_ids(const Estimate& estimate) {
    std::vector<std::string> ids;
    for (const EstimateFactor& factor : estimate.factors) ids.push_back(factor.id);
    return ids;
}

std::string hint_for(std::string_view id, const std::vector<std::string>& candidates,
                     std::string_view what) {
    std::string hint = did_you_mean(id, candidates);
    if (hint.empty() && !candidates.empty()) hint = fmt::format("{} {}", what, listed(candidates));
    return hint;
}

Lookup unknown_option(const Estimate& estimate, std::string_view id) {
    std::vector<std::string> candidates;
    for (const EstimateFactor& factor : estimate.factors)
        for (std::string& candidate : option_ids(factor))
            if (std::find(candidates.begin(), candidates.end(), candidate) == candidates.end())
                candidates.push_back(std::move(candidate));
    return mistaken(Fault::unknown_option, "the estimate has no option " + in_quotes(id),
                    hint_for(id, candidates, "its options are"));
}

/// All ways to give each name a factor of its own. Two are enough to know that it is ambiguous.
class Assignments {
public:
    Assignments(const Estimate& estimate, const std::vector<std::string_view>& names)
        : names_(names), places_(names.size()), taken_(estimate.factors.size()) {
        for (const std::string_view name : names) {
            auto& options = options_.emplace_back();
            for (const EstimateFactor& factor : estimate.factors)
                options.push_back(option_called(factor, name));
        }
        seek(0);
    }

    const std::set<RowFilter>& found() const { return found_; }

private:
    void seek(std::size_t name) {
        if (found_.size() > 1) return;
        if (name == names_.size()) {
            RowFilter filter;
            for (std::size_t i = 0; i < names_.size(); ++i)
                filter.emplace_back(places_[i], *options_[i][places_[i]]);
            std::sort(filter.begin(), filter.end());
            found_.insert(std::move(filter));
            return;
        }
        for (std::size_t factor = first_for(name); factor < taken_.size(); ++factor) {
            if (taken_[factor] || !options_[name][factor]) continue;
            taken_[factor] = true;
            places_[name] = factor;
            seek(name + 1);
            taken_[factor] = false;
        }
    }

    // The same name again goes to a later factor: the other way round would be the same rows.
    std::size_t first_for(std::size_t name) const {
        for (std::size_t i = name; i-- > 0;)
            if (names_[i] == names_[name]) return places_[i] + 1;
        return 0;
    }

    const std::vector<std::string_view>& names_;
    std::vector<std::vector<std::optional<std::size_t>>> options_;  // by name and factor
    std::vector<std::size_t> places_;                               // by name: its factor
    std::vector<bool> taken_;                                       // by factor
    std::set<RowFilter> found_;
};

std::vector<std::string> factors_with(const Estimate& estimate, std::string_view option) {
    std::vector<std::string> ids;
    for (const EstimateFactor& factor : estimate.factors)
        if (option_called(factor, option)) ids.push_back(in_quotes(factor.id));
    return ids;
}

// The first name that two ways read differently.
Lookup ambiguous(const Estimate& estimate, const std::vector<std::string_view>& names,
                 const RowFilter& one, const RowFilter& other) {
    const auto called = [&](const RowFilter& filter, std::string_view name) {
        RowFilter part;
        for (const auto& choice : filter)
            if (estimate.factors[choice.first].options[choice.second].id == name)
                part.push_back(choice);
        return part;
    };
    for (const std::string_view name : names)
        if (called(one, name) != called(other, name))
            return mistaken(Fault::ambiguous,
                            fmt::format("{} is an option of the factors {}", in_quotes(name),
                                        listed(factors_with(estimate, name))),
                            "give these options ids of their own in estimate.toml");
    return {};
}

Lookup contradictory(const std::vector<std::string_view>& names) {
    const auto again = [&](std::size_t i) {
        return std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i),
                         names[i]) != names.begin() + static_cast<std::ptrdiff_t>(i);
    };
    for (std::size_t i = 1; i < names.size(); ++i)
        if (again(i))
            return mistaken(Fault::contradictory, in_quotes(names[i]) + " is asked for twice",
                            "name each option once");
    std::vector<std::string> all;
    for (const std::string_view name : names) all.push_back(in_quotes(name));
    return mistaken(Fault::contradictory,
                    listed(all) + " cannot be chosen together: two are options of one factor",
                    "name at most one option of a factor");
}

}  // namespace

bool fits(const RowFilter& filter, const EstimateRow& row) {
    for (const auto& [factor, option] : filter)
        if (row.options[factor] != option) return false;
    return true;
}

std::optional<Spread> spread_over(const EstimateTable& table, const RowFilter& filter) {
    std::optional<Spread> spread;
    for (const EstimateRow& row : table.rows) {
        if (!row.sessions || !fits(filter, row)) continue;
        const bool priced = row.cost_lo && row.cost_hi;
        if (!spread) {
            spread.emplace();
            spread->sessions = *row.sessions;
            spread->weeks = row.weeks;
            if (priced) spread->cost = std::make_pair(*row.cost_lo, *row.cost_hi);
        }
        ++spread->rows;
        spread->basis = std::max(spread->basis, row.basis);
        spread->sessions.lo = std::min(spread->sessions.lo, row.sessions->lo);
        spread->sessions.hi = std::max(spread->sessions.hi, row.sessions->hi);
        if (!row.weeks) spread->weeks.reset();
        if (spread->weeks) {
            spread->weeks->lo = std::min(spread->weeks->lo, row.weeks->lo);
            spread->weeks->hi = std::max(spread->weeks->hi, row.weeks->hi);
        }
        if (!priced) spread->cost.reset();
        if (spread->cost) {
            spread->cost->first = std::min(spread->cost->first, *row.cost_lo);
            spread->cost->second = std::max(spread->cost->second, *row.cost_hi);
        }
    }
    return spread;
}

Lookup rows_called(const Estimate& estimate, const std::vector<std::string_view>& options) {
    for (const std::string_view name : options)
        if (factors_with(estimate, name).empty()) return unknown_option(estimate, name);
    // More names than factors cannot each have one of their own.
    if (options.size() > estimate.factors.size()) return contradictory(options);
    const Assignments assignments(estimate, options);
    if (assignments.found().empty()) return contradictory(options);
    if (assignments.found().size() > 1)
        return ambiguous(estimate, options, *assignments.found().begin(),
                         *assignments.found().rbegin());
    Lookup lookup;
    lookup.filter = *assignments.found().begin();
    return lookup;
}

Lookup rows_where(const Estimate& estimate,
                  const std::vector<std::pair<std::string_view, std::string_view>>& choices) {
    Lookup lookup;
    for (const auto& [factor_id, option_id] : choices) {
        const std::vector<std::string> factors = factor_ids(estimate);
        const auto place = std::find(factors.begin(), factors.end(), factor_id);
        if (place == factors.end())
            return mistaken(Fault::unknown_factor,
                            "the estimate has no factor " + in_quotes(factor_id),
                            hint_for(factor_id, factors, "its factors are"));
        const std::size_t factor = static_cast<std::size_t>(place - factors.begin());
        const auto option = option_called(estimate.factors[factor], option_id);
        if (!option)
            return mistaken(
                Fault::unknown_option,
                fmt::format("the factor {} has no option {}", in_quotes(factor_id),
                            in_quotes(option_id)),
                hint_for(option_id, option_ids(estimate.factors[factor]), "its options are"));
        for (const auto& [other, chosen] : lookup.filter)
            if (other == factor)
                return mistaken(
                    Fault::contradictory,
                    fmt::format("the factor {} is asked for twice", in_quotes(factor_id)),
                    "name at most one option of a factor");
        lookup.filter.emplace_back(factor, *option);
    }
    std::sort(lookup.filter.begin(), lookup.filter.end());
    return lookup;
}

SpreadLookup spread_called(const EstimateTable& table,
                           const std::vector<std::string_view>& options) {
    SpreadLookup result;
    result.lookup = rows_called(*table.estimate, options);
    if (result.lookup.mistake) return result;
    result.spread = spread_over(table, result.lookup.filter);
    if (result.spread) return result;

    const bool response = table.estimate->mode == EstimateMode::response;
    bool excluded = !table.rows.empty();
    for (const EstimateRow& row : table.rows)
        excluded = excluded && (!row.excluded.empty() || !fits(result.lookup.filter, row));
    std::vector<std::string> names;
    for (const std::string_view name : options) names.push_back(in_quotes(name));
    const std::string where = names.empty() ? "the estimate" : "the estimate for " + listed(names);
    const std::string why = response   ? " gives no number of sessions"
                            : excluded ? " is excluded in every row"
                                       : " has no row with a number of sessions";
    result.lookup.mistake = LookupMistake{
        Fault::no_numbers, where + why,
        response ? "say what the study saw in words, and leave the number out"
                 : "name other options, or leave the number out"};
    return result;
}

}  // namespace praxis
