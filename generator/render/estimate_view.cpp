#include "render/estimate_view.h"

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

void widen(std::optional<Range>& to, const std::optional<Range>& by) {
    if (!by) return;
    if (!to) {
        to = by;
        return;
    }
    to->lo = std::min(to->lo, by->lo);
    to->hi = std::max(to->hi, by->hi);
}

bool is_about(const Estimate& estimate, const EstimateRow& row, const Glance& glance) {
    if (glance.on && glance.on->area)
        if (const auto factor = estimate.area_factor())
            if (estimate.factors[*factor].options[row.options[*factor]].id != glance.on->area->id)
                return false;
    if (glance.concern)
        if (const auto factor = estimate.concern_factor())
            if (estimate.factors[*factor].options[row.options[*factor]].id != glance.concern->id)
                return false;
    return true;
}

}  // namespace

std::vector<const EstimateRow*> rows_of(const Glance& glance, View& view) {
    std::vector<const EstimateRow*> rows;
    const Treatment& treatment = *glance.treatment;
    if (!treatment.table || !treatment.estimate || !view.shared.may_advertise(treatment))
        return rows;
    for (const EstimateRow& row : treatment.table->rows)
        if (is_about(*treatment.table->estimate, row, glance)) rows.push_back(&row);
    return rows;
}

std::optional<Range> sessions_of(const std::vector<const EstimateRow*>& rows) {
    std::optional<Range> all;
    for (const EstimateRow* row : rows) widen(all, row->sessions);
    return all;
}

std::optional<Range> weeks_of(const std::vector<const EstimateRow*>& rows) {
    std::optional<Range> all;
    for (const EstimateRow* row : rows)
        if (row->sessions) widen(all, row->weeks);
    return all;
}

std::optional<Range> intervals_of(const std::vector<const EstimateRow*>& rows) {
    std::optional<Range> all;
    for (const EstimateRow* row : rows)
        if (row->sessions) widen(all, row->interval);
    return all;
}

const ShownEstimate* estimate_of_page(View& view) {
    if (!view.page || !view.page->treatment) return nullptr;
    const Page& page = *view.page;
    Glance glance{page.treatment};
    switch (page.kind) {
        case PageKind::treatment:
        case PageKind::session: break;
        case PageKind::treatment_area:
            if (!page.treatment_area) return nullptr;
            glance.on = page.treatment_area;
            break;
        default: return nullptr;
    }
    ShownEstimate shown;
    shown.treatment = page.treatment;
    shown.rows = rows_of(glance, view);
    shown.full = page.kind == PageKind::session;
    if (!page.treatment->table || !view.shared.may_advertise(*page.treatment)) return nullptr;
    shown.estimate = page.treatment->table->estimate.get();
    if (shown.rows.empty() && shown.estimate->curves.empty()) return nullptr;
    const auto area_factor = shown.estimate->area_factor();
    const bool area_is_given = glance.on && area_factor;
    if (area_is_given) shown.area = glance.on->area;
    for (std::size_t factor = 0; factor < shown.estimate->factors.size(); ++factor)
        if (!(area_is_given && factor == *area_factor)) shown.columns.push_back(factor);
    shown.grouped = shown.columns.size() > 1;
    return &view.keep(std::move(shown));
}

std::string question_of(const EstimateFactor& factor, View& view) {
    if (!factor.label.empty()) return factor.label;
    if (factor.id == "area") return view.wording().word("estimate.area");
    if (factor.id == "concern") return view.wording().word("estimate.concern");
    return in_words(factor.id);
}

std::string id_of_option(const EstimateOption& option) { return "p-rows-" + option.id; }

std::string id_of_row(const Estimate& estimate, const EstimateRow& row) {
    std::string id = "p-row-";
    for (std::size_t factor = 0; factor < estimate.factors.size(); ++factor) {
        if (factor > 0) id += '.';
        id += estimate.factors[factor].options[row.options[factor]].id;
    }
    return id;
}

std::string cost_of(const EstimateRow& row, View& view) {
    if (!row.cost_lo || !row.cost_hi) return {};
    return view.wording().money(row.cost_lo->price, row.cost_hi->price);
}

std::string cost_note_of(const EstimateRow& row, View& view) {
    if (!row.sessions || !row.cost_lo || !row.cost_hi) return {};
    std::vector<std::string> notes;
    const auto note = [&](int sessions, const Cover& cover) {
        if (cover.bought > sessions)
            notes.push_back(view.wording().phrase(
                "estimate.bought-as", {{"sessions", view.wording().count("sessions", sessions)},
                                       {"bought", std::to_string(cover.bought)}}));
    };
    note(row.sessions->lo, *row.cost_lo);
    if (row.sessions->hi != row.sessions->lo) note(row.sessions->hi, *row.cost_hi);
    return view.wording().listed(notes);
}

std::string total_of(const EstimateRow& row, const Treatment& treatment, View& view) {
    if (!row.cost_lo || !row.cost_hi || treatment.fees.empty()) return {};
    Money lo = row.cost_lo->price;
    Money hi = row.cost_hi->price;
    bool any = false;
    for (const Fee& fee : treatment.fees) {
        if (fee.redeemable) continue;  // taken off the sessions' price, so it adds nothing
        lo.minor += fee.price.minor;
        hi.minor += fee.price.minor;
        any = true;
    }
    return any ? view.wording().money(lo, hi) : std::string();
}

std::string sentence_of(const ShownRow& shown, View& view) {
    const EstimateRow& row = *shown.row;
    const Estimate& estimate = *shown.treatment->table->estimate;
    std::vector<std::string> parts;
    const std::string options =
        row_in_words(estimate, row.options, view.shared.config.language);
    if (row.sessions) {
        parts.push_back(view.wording().count("sessions", *row.sessions));
        if (row.interval) parts.push_back(view.wording().count("interval", *row.interval));
        if (row.weeks)
            parts.push_back(view.wording().phrase(
                "estimate.over", {{"weeks", view.wording().count("weeks", *row.weeks)}}));
        if (const std::string cost = cost_of(row, view); !cost.empty()) parts.push_back(cost);
    } else {
        parts.push_back(row.excluded.empty() ? row.otherwise : row.excluded);
    }
    std::string sentence = options;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!sentence.empty()) sentence += i == 0 ? ": " : ", ";
        sentence += parts[i];
    }
    return sentence;
}

}  // namespace praxis
