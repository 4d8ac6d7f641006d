#include "command/estimate_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "base/text.h"
#include "clinic/estimate.h"
#include "clinic/money.h"
#include "command/columns.h"

namespace praxis {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Range& range) { return Json::array({range.lo, range.hi}); }

Json ids_of(const std::vector<const Reference*>& evidence) {
    Json ids = Json::array();
    for (const Reference* reference : evidence) ids.push_back(reference->id);
    return ids;
}

Json json_of(const EstimateRow& row, const Estimate& estimate) {
    Json options = Json::object();
    for (std::size_t i = 0; i < row.options.size(); ++i)
        options[estimate.factors[i].id] = estimate.factors[i].options[row.options[i]].id;
    Json json = {{"options", std::move(options)}};
    if (!row.excluded.empty()) {
        json["excluded"] = printable(row.excluded);
        return json;
    }
    if (!row.otherwise.empty()) {
        json["otherwise"] = printable(row.otherwise);
        return json;
    }
    if (!row.sessions) return json;
    json["sessions"] = json_of(*row.sessions);
    if (row.weeks) json["weeks"] = json_of(*row.weeks);
    if (row.cost_lo && row.cost_hi)
        json["cost"] = Json::array({row.cost_lo->price.decimal(), row.cost_hi->price.decimal()});
    json["basis"] = name_of(row.basis);
    json["evidence"] = ids_of(row.evidence);
    return json;
}

Json json_of(const EstimateCurve& curve) {
    Json when = Json::object();
    for (const auto& [factor, options] : curve.written.keys) {
        Json wanted = Json::array();
        for (const auto& option : options) wanted.push_back(printable(option.value));
        when[printable(factor.value)] = wanted.size() == 1 ? wanted[0] : wanted;
    }
    Json points = Json::array();
    for (const CurvePoint& point : curve.points) {
        Json json = {{"after", point.after}, {"percent", point.percent}};
        if (point.participants) json["participants"] = *point.participants;
        points.push_back(std::move(json));
    }
    Json evidence = Json::array();
    for (const RefTo<Reference>& reference : curve.evidence) evidence.push_back(reference.id);
    return {{"when", std::move(when)},
            {"measure", name_of(curve.measure)},
            {"outcome", printable(curve.outcome)},
            {"points", std::move(points)},
            {"evidence", std::move(evidence)}};
}

std::string range_in_words(const Range& range) {
    return range.lo == range.hi ? fmt::format("{}", range.lo)
                                : fmt::format("{}–{}", range.lo, range.hi);
}

/// "£666 – £900 (7 bought as 8)": what is bought is said where it is more than what is needed.
std::string cost_in_words(const EstimateRow& row, const Config& config) {
    if (!row.cost_lo || !row.cost_hi) return {};
    const auto price = [&](const Cover& cover) {
        return shown(cover.price, config.currency, config.language);
    };
    std::string words = price(*row.cost_lo);
    if (row.cost_hi->price != row.cost_lo->price) words += " – " + price(*row.cost_hi);
    std::vector<std::string> larger;
    if (row.cost_lo->bought > row.sessions->lo)
        larger.push_back(fmt::format("{} bought as {}", row.sessions->lo, row.cost_lo->bought));
    if (row.sessions->hi != row.sessions->lo && row.cost_hi->bought > row.sessions->hi)
        larger.push_back(fmt::format("{} bought as {}", row.sessions->hi, row.cost_hi->bought));
    return larger.empty() ? words : fmt::format("{} ({})", words, listed(larger));
}

std::string basis_in_words(const EstimateRow& row) {
    if (row.basis == Basis::clinic && row.evidence.empty()) return "our clinic's experience";
    std::vector<std::string> ids;
    for (const Reference* reference : row.evidence)
        ids.push_back(reference->participants
                          ? fmt::format("{} ({} people)", reference->id, *reference->participants)
                          : reference->id);
    const std::string_view basis =
        row.basis == Basis::clinic ? "our clinic's experience" : name_of(row.basis);
    return ids.empty() ? std::string(basis) : fmt::format("{}: {}", basis, listed(ids));
}

std::vector<std::string> cells_of(const EstimateRow& row, const Estimate& estimate,
                                  const Config& config) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.options.size(); ++i)
        cells.push_back(estimate.factors[i].options[row.options[i]].id);
    const std::string& words = !row.excluded.empty() ? row.excluded : row.otherwise;
    if (!row.sessions) {
        cells.insert(cells.end(), {"", "", "", words});
        return cells;
    }
    cells.push_back(range_in_words(*row.sessions));
    cells.push_back(row.weeks ? range_in_words(*row.weeks) : "");
    cells.push_back(cost_in_words(row, config));
    cells.push_back(basis_in_words(row));
    return cells;
}

/// `tattoo cleared in 47.2 % of people after 10 sessions (352 took part), …`
std::string curve_in_words(const EstimateCurve& curve) {
    std::string words = curve.outcome + ':';
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const CurvePoint& point = curve.points[i];
        words += fmt::format("{} {} % {} after {}", i > 0 ? "," : "", point.percent,
                             curve.measure == CurveMeasure::people ? "of people" : "on average",
                             counted(static_cast<std::size_t>(point.after), "session"));
        if (point.participants) words += fmt::format(" ({} took part)", *point.participants);
    }
    std::vector<std::string> ids;
    for (const RefTo<Reference>& reference : curve.evidence) ids.push_back(reference.id);
    if (!ids.empty()) words += "; " + listed(ids);
    return printable(words);
}

std::string fees_in_words(const Treatment& treatment, const Config& config) {
    std::vector<std::string> fees;
    for (const Fee& fee : treatment.fees)
        fees.push_back(fmt::format("{} {}{}", printable(fee.name),
                                   shown(fee.price, config.currency, config.language),
                                   fee.redeemable ? " (counts towards the treatment)" : ""));
    return fees.empty() ? std::string() : "Not in the cost: " + listed(fees) + '\n';
}

}  // namespace

std::string estimate_json(const Treatment& treatment, const RowFilter& filter,
                          const Config& config) {
    const EstimateTable& table = *treatment.table;
    Json rows = Json::array();
    for (const EstimateRow& row : table.rows)
        if (fits(filter, row)) rows.push_back(json_of(row, *table.estimate));
    Json curves = Json::array();
    for (const EstimateCurve& curve : table.estimate->curves) curves.push_back(json_of(curve));
    const Json json = {{"treatment", treatment.id},
                       {"mode", name_of(table.estimate->mode)},
                       {"currency", config.currency},
                       {"rows", std::move(rows)},
                       {"curves", std::move(curves)}};
    return json.dump() + '\n';
}

std::string estimate_table(const Treatment& treatment, const RowFilter& filter,
                           const Config& config) {
    const EstimateTable& table = *treatment.table;
    const Estimate& estimate = *table.estimate;
    std::string text = printable(treatment.title) + ": what studies and our clinic report\n";
    if (estimate.mode != EstimateMode::response) {
        std::vector<std::vector<std::string>> rows(1);
        for (const EstimateFactor& factor : estimate.factors) rows[0].push_back(factor.id);
        rows[0].insert(rows[0].end(), {"sessions", "weeks", "cost", "rests on"});
        for (const EstimateRow& row : table.rows)
            if (fits(filter, row)) rows.push_back(cells_of(row, estimate, config));
        text += '\n' + in_columns(rows);
    }
    if (!estimate.curves.empty()) text += "\nIn studies\n";
    for (const EstimateCurve& curve : estimate.curves)
        text += "  " + curve_in_words(curve) + '\n';
    text += '\n' + fees_in_words(treatment, config);
    return text + "Not an assessment of anybody; an assessment comes first.\n";
}

}  // namespace praxis
