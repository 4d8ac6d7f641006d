#include "command/estimate_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "base/text.h"
#include "clinic/estimate.h"
#include "clinic/money.h"
#include "clinic/worksheet.h"
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
        json["excluded"] = row.excluded;
        return json;
    }
    if (!row.otherwise.empty()) {
        json["otherwise"] = row.otherwise;
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
    for (const WrittenKey& key : curve.written.keys) {
        Json wanted = Json::array();
        for (const Located<std::string>& option : key.options) wanted.push_back(option.value);
        when[key.factor.value] = key.list ? wanted : wanted.at(0);
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
            {"outcome", curve.outcome},
            {"points", std::move(points)},
            {"evidence", std::move(evidence)}};
}

std::string range_in_words(const Range& range) {
    return range.lo == range.hi ? fmt::format("{}", range.lo)
                                : fmt::format("{}–{}", range.lo, range.hi);
}

/// "£666 – £900"; empty without a price.
std::string cost_in_words(const Money& lo, const Money& hi, const Config& config) {
    const auto price = [&](const Money& money) {
        return shown(money, config.currency, config.language);
    };
    return lo == hi ? price(lo) : price(lo) + " – " + price(hi);
}

std::string cost_in_words(const EstimateRow& row, const Config& config) {
    if (!row.cost_lo || !row.cost_hi) return {};
    return cost_in_words(row.cost_lo->price, row.cost_hi->price, config);
}

/// "5 sessions bought as 6", where that is more than what is needed.
std::vector<std::string> bought_in_words(Range sessions, const Cover& lo, const Cover& hi) {
    std::vector<std::string> larger;
    const auto note = [&](int needed, const Cover& cover) {
        if (cover.bought > needed)
            larger.push_back(fmt::format("{} bought as {}",
                                         counted(static_cast<std::size_t>(needed), "session"),
                                         cover.bought));
    };
    note(sessions.lo, lo);
    if (sessions.hi != sessions.lo) note(sessions.hi, hi);
    return larger;
}

template <class References>
std::string basis_in_words(Basis basis, const References& evidence) {
    std::vector<std::string> ids;
    for (const Reference* reference : evidence)
        ids.push_back(reference->participants
                          ? fmt::format("{} ({} people)", reference->id, *reference->participants)
                          : reference->id);
    const std::string_view words =
        basis == Basis::clinic ? "our clinic's experience" : name_of(basis);
    return ids.empty() ? std::string(words) : fmt::format("{}: {}", words, listed(ids));
}

std::vector<std::string> options_of(const EstimateRow& row, const Estimate& estimate) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < row.options.size(); ++i)
        ids.push_back(estimate.factors[i].options[row.options[i]].id);
    return ids;
}

/// What stands beside the numbers: what they rest on, what is bought, the rule's note.
std::vector<std::string> remarks_on(const EstimateRow& row) {
    std::vector<std::string> remarks;
    if (row.sessions) {
        remarks.push_back(basis_in_words(row.basis, row.evidence));
        if (row.cost_lo && row.cost_hi)
            for (std::string& words : bought_in_words(*row.sessions, *row.cost_lo, *row.cost_hi))
                remarks.push_back(std::move(words));
    } else {
        remarks.push_back(row.excluded.empty() ? row.otherwise : row.excluded);
    }
    if (row.rule && !row.rule->note.empty()) remarks.push_back(row.rule->note);
    return remarks;
}

using Rows = std::vector<const EstimateRow*>;

std::vector<WrappedRow> lines_of(const Rows& rows, const Estimate& estimate, const Config& config) {
    std::vector<WrappedRow> lines(1);
    for (const EstimateFactor& factor : estimate.factors) lines[0].entries.push_back(factor.id);
    lines[0].entries.insert(lines[0].entries.end(), {"sessions", "weeks", "cost"});
    lines[0].last = {"rests on"};
    for (const EstimateRow* row : rows) {
        WrappedRow& line = lines.emplace_back();
        line.entries = options_of(*row, estimate);
        line.last = remarks_on(*row);
        if (row->sessions)
            line.entries.insert(line.entries.end(),
                                {range_in_words(*row->sessions),
                                 row->weeks ? range_in_words(*row->weeks) : "",
                                 cost_in_words(*row, config)});
    }
    return lines;
}

/// Where a table has no room: a row, and under it what it says.
std::string stacked(const Rows& rows, const Estimate& estimate, const Config& config,
                    std::size_t width) {
    std::string text;
    for (const EstimateRow* row : rows) {
        std::string head;
        for (const std::string& id : options_of(*row, estimate))
            head += (head.empty() ? "" : ", ") + id;
        text += wrapped(head.empty() ? "in all cases" : head, width);
        if (row->sessions) {
            std::string course = range_in_words(*row->sessions) +
                                 (row->sessions->hi == 1 ? " session" : " sessions");
            if (row->weeks) course += ", " + range_in_words(*row->weeks) + " weeks";
            if (row->cost_lo && row->cost_hi) course += ", " + cost_in_words(*row, config);
            text += wrapped(course, width, 2);
        }
        for (const std::string& remark : remarks_on(*row))
            text += wrapped(printable(remark), width, 2);
    }
    return text;
}

std::string rows_in_words(const Rows& rows, const Estimate& estimate, const Config& config,
                          std::size_t width) {
    const auto table = in_columns(lines_of(rows, estimate, config), width);
    return table ? *table : stacked(rows, estimate, config, width);
}

std::string costs_in_words(const WorksheetCost& cost, const Estimate& estimate,
                           const Config& config) {
    std::string words = cost_in_words(cost.lo.price, cost.hi.price, config);
    const auto factor = estimate.area_factor();
    if (cost.areas.empty() || !factor) return words;
    std::vector<std::string> areas;
    for (const std::size_t area : cost.areas)
        areas.push_back(estimate.factors[*factor].options[area].id);
    return fmt::format("{} ({})", words, listed(areas));
}

/// Where the table of totals has no room: a total, and under it what it means.
std::string stacked_totals(const std::vector<WrappedRow>& lines, std::size_t width) {
    std::string text;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto& entries = lines[i].entries;
        text += wrapped("total " + entries[0], width);
        text += wrapped(entries[1] + " sessions" +
                            (entries[2].empty() ? "" : ", " + entries[2] + " weeks"),
                        width, 2);
        for (const std::string& words : lines[i].last) text += wrapped(printable(words), width, 2);
    }
    return text;
}

std::string worksheet_in_words(const EstimateTable& table, const Config& config,
                               std::size_t width) {
    const Worksheet sheet = make_worksheet(table);
    std::string text =
        wrapped("Add up the points of the answers, and find the total below.", width);
    for (std::size_t i = 0; i < sheet.points.size(); ++i) {
        std::vector<std::vector<std::string>> rows = {{table.estimate->factors[i].id, "points"}};
        for (std::size_t j = 0; j < sheet.points[i].size(); ++j)
            rows.push_back({table.estimate->factors[i].options[j].id,
                            sheet.points[i][j].in_digits()});
        text += '\n' + in_columns(rows);
    }
    std::vector<WrappedRow> lines(1);
    lines[0].entries = {"total", "sessions", "weeks"};
    lines[0].last = {"cost, and what it rests on"};
    for (const WorksheetTotal& total : sheet.totals) {
        WrappedRow& line = lines.emplace_back();
        const std::string first = total.first.in_digits();
        line.entries = {total.first == total.last ? first
                                                  : first + " to " + total.last.in_digits(),
                        range_in_words(total.sessions),
                        total.weeks ? range_in_words(*total.weeks) : ""};
        for (const WorksheetCost& cost : total.costs) {
            line.last.push_back(costs_in_words(cost, *table.estimate, config));
            for (std::string& words : bought_in_words(total.sessions, cost.lo, cost.hi))
                line.last.push_back(std::move(words));
        }
        for (const WorksheetGround& ground : total.grounds)
            line.last.push_back(basis_in_words(ground.basis, ground.evidence));
    }
    const auto totals = in_columns(lines, width);
    return text + '\n' + (totals ? *totals : stacked_totals(lines, width));
}

/// `tattoo cleared: 47.2 of 100 people after 10 sessions (352 took part), …`
std::string curve_in_words(const EstimateCurve& curve) {
    std::string words = curve.outcome + ':';
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const CurvePoint& point = curve.points[i];
        words += fmt::format("{} {}{} after {}", i > 0 ? "," : "", point.percent,
                             curve.measure == CurveMeasure::people ? " of 100 people"
                                                                   : "% on average",
                             counted(static_cast<std::size_t>(point.after), "session"));
        if (point.participants) words += fmt::format(" ({} took part)", *point.participants);
    }
    std::vector<std::string> ids;
    for (const RefTo<Reference>& reference : curve.evidence) ids.push_back(reference.id);
    if (!ids.empty()) words += "; " + listed(ids);
    return printable(words);
}

std::string maintenance_in_words(const Maintenance& maintenance) {
    std::vector<const Reference*> evidence;
    for (const RefTo<Reference>& reference : maintenance.evidence)
        if (reference.to) evidence.push_back(reference.to);
    return fmt::format("Afterwards one session every {} {}; that rests on {}",
                       range_in_words(maintenance.every_weeks),
                       maintenance.every_weeks.hi == 1 ? "week" : "weeks",
                       basis_in_words(maintenance.basis, evidence));
}

std::string fees_in_words(const Treatment& treatment, const Config& config) {
    std::vector<std::string> fees;
    for (const Fee& fee : treatment.fees)
        fees.push_back(fmt::format("{} {}{}", printable(fee.name),
                                   shown(fee.price, config.currency, config.language),
                                   fee.redeemable ? " (counts towards the treatment)" : ""));
    return "Not in the cost: " + listed(fees);
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
                           const Config& config, std::size_t width) {
    const EstimateTable& table = *treatment.table;
    const Estimate& estimate = *table.estimate;
    Rows rows;
    for (const EstimateRow& row : table.rows)
        if (fits(filter, row)) rows.push_back(&row);
    std::string text = wrapped(printable(treatment.title) + ": what studies and our clinic report",
                               width);
    if (estimate.mode != EstimateMode::response)
        text += '\n' + (is_worksheet(estimate) && rows.size() > folded_rows
                            ? worksheet_in_words(table, config, width)
                            : rows_in_words(rows, estimate, config, width));
    if (!estimate.curves.empty()) text += "\nIn studies\n";
    for (const EstimateCurve& curve : estimate.curves)
        text += wrapped(curve_in_words(curve), width, 2);
    text += '\n';
    if (estimate.maintenance) text += wrapped(maintenance_in_words(*estimate.maintenance), width);
    if (!treatment.fees.empty()) text += wrapped(fees_in_words(treatment, config), width);
    return text + wrapped("Not an assessment of anybody; an assessment comes first.", width);
}

}  // namespace praxis
