#include "render/estimate_view.h"

#include <algorithm>

#include "base/text.h"
#include "clinic/basis_support.h"
#include "model/english.h"

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

/// Which rows a glance is about; made once, asked of thousands.
class RowChoice {
public:
    RowChoice(const Estimate& estimate, const Glance& glance) {
        if (glance.on && glance.on->area) take(estimate, estimate.area_factor(), glance.on->area->id);
        if (glance.concern) take(estimate, estimate.concern_factor(), glance.concern->id);
    }

    bool holds(const EstimateRow& row) const {
        return std::all_of(given_.begin(), given_.end(), [&](const Given& given) {
            return given.fits[row.options[given.factor]];
        });
    }

private:
    struct Given {
        std::size_t factor = 0;
        std::vector<bool> fits;  // by option
    };

    void take(const Estimate& estimate, std::optional<std::size_t> factor, const std::string& id) {
        if (!factor) return;
        Given& given = given_.emplace_back();
        given.factor = *factor;
        for (const EstimateOption& option : estimate.factors[*factor].options)
            given.fits.push_back(option.id == id);
    }

    std::vector<Given> given_;
};

// Basis and notes are written to stand alone; after a colon or a semicolon English and its like
// want no capital.
std::string after_colon(std::string text, const View& view) {
    const bool keeps_capitals = primary_subtag(view.shared.config.language) == "de";
    if (keeps_capitals || text.empty()) return text;
    std::size_t second = 0;
    next_character(text, second);
    return lower_cased(text.substr(0, second)) + text.substr(second);
}

void append_sentence(std::string& to, std::string_view sentence) {
    if (sentence.empty()) return;
    if (!to.empty()) to += ' ';
    to += sentence;
    const char last = to.back();
    if (last != '.' && last != '!' && last != '?' && last != ':') to += '.';
}

}  // namespace

std::string node_of(std::size_t factor) {
    return std::string("e-") + static_cast<char>('a' + static_cast<char>(factor));
}

std::string node_of(std::size_t factor, std::size_t option) {
    const std::string node = node_of(factor);
    return node + " " + node + std::to_string(option + 1);
}

std::vector<const EstimateRow*> rows_of(const Glance& glance, View& view) {
    std::vector<const EstimateRow*> rows;
    const Treatment& treatment = *glance.treatment;
    if (!treatment.table || !treatment.estimate || !view.shared.may_advertise(treatment))
        return rows;
    const RowChoice choice(*treatment.table->estimate, glance);
    for (const EstimateRow& row : treatment.table->rows)
        if (choice.holds(row)) rows.push_back(&row);
    return rows;
}

std::vector<const Reference*> evidence_of(const std::vector<RefTo<Reference>>& references) {
    std::vector<const Reference*> evidence;
    for (const RefTo<Reference>& reference : references)
        if (reference.to) evidence.push_back(reference.to);
    return evidence;
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

std::optional<std::pair<Cover, Cover>> costs_of(const std::vector<const EstimateRow*>& rows) {
    std::optional<std::pair<Cover, Cover>> costs;
    for (const EstimateRow* row : rows) {
        if (!row->sessions || !row->cost_lo || !row->cost_hi) continue;
        if (!costs) costs.emplace(*row->cost_lo, *row->cost_hi);
        costs->first = std::min(costs->first, *row->cost_lo);
        costs->second = std::max(costs->second, *row->cost_hi);
    }
    return costs;
}

std::string cost_of(const std::vector<const EstimateRow*>& rows, View& view) {
    const auto costs = costs_of(rows);
    return costs ? view.wording().money(costs->first.price, costs->second.price) : std::string();
}

std::string basis_of(const EstimateRow& row, const Estimate& estimate, View& view) {
    return view.wording().basis(row.basis, supporting(estimate, row));
}

std::string basis_of(const std::vector<const EstimateRow*>& rows, const Estimate& estimate,
                     View& view) {
    struct Share {
        Basis basis;
        std::string words;
        std::size_t rows;
    };
    // Rows by the thousand stand on a handful of footings, so each is put into words once.
    struct Footing {
        Basis basis;
        std::vector<const Reference*> studies;
        std::size_t share;
    };
    std::vector<Share> shares;
    std::vector<Footing> footings;
    std::size_t all = 0;
    for (const EstimateRow* row : rows) {
        if (!row->sessions) continue;
        ++all;
        std::vector<const Reference*> studies = supporting(estimate, *row);
        const auto known = std::find_if(footings.begin(), footings.end(), [&](const Footing& footing) {
            return footing.basis == row->basis && footing.studies == studies;
        });
        if (known != footings.end()) {
            ++shares[known->share].rows;
            continue;
        }
        std::string words = view.wording().basis(row->basis, studies);
        const auto same = std::find_if(shares.begin(), shares.end(),
                                       [&](const Share& share) { return share.words == words; });
        const auto index = static_cast<std::size_t>(same - shares.begin());
        if (same == shares.end())
            shares.push_back(Share{row->basis, std::move(words), 1});
        else
            ++same->rows;
        footings.push_back({row->basis, std::move(studies), index});
    }
    if (shares.empty()) return {};
    if (shares.size() == 1) return shares.front().words;
    // The weakest first: what most rests on nothing better must not hide behind one trial.
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share& a, const Share& b) { return a.basis > b.basis; });
    std::string text;
    for (const Share& share : shares) {
        const bool first = text.empty();
        if (!first) text += "; ";
        text +=
            view.wording().phrase("estimate.basis-share",
                                  {{"basis", first ? share.words : after_colon(share.words, view)},
                                   {"n", std::to_string(share.rows)},
                                   {"all", std::to_string(all)}});
    }
    return text;
}

std::string given_of(const EstimateRow& row, const Estimate& estimate, View& view) {
    // A review gathers studies that gave different numbers; the others are no studies.
    if (row.basis != Basis::trial && row.basis != Basis::cohort) return {};
    std::string given;
    for (const Reference* study : supporting(estimate, row)) {
        if (!study->sessions) continue;
        const std::string key = "estimate.given-" + std::string(name_of(row.basis));
        append_sentence(
            given,
            study->participants
                ? view.wording().phrase(
                      key + "-people",
                      {{"sessions", view.wording().count("sessions", *study->sessions)},
                       {"people", view.wording().count("people", *study->participants)}})
                : view.wording().phrase(
                      key, {{"sessions", view.wording().count("sessions", *study->sessions)}}));
    }
    return given;
}

std::vector<const Reference*> evidence_of(const std::vector<const EstimateRow*>& rows) {
    std::vector<const Reference*> evidence;
    for (const EstimateRow* row : rows)
        if (row->sessions)
            for (const Reference* reference : row->evidence)
                if (std::find(evidence.begin(), evidence.end(), reference) == evidence.end())
                    evidence.push_back(reference);
    return evidence;
}

std::vector<Comparison> comparisons_of(const Concern& concern, View& view) {
    const auto is_offered = [](const std::vector<const EstimateRow*>& rows) {
        return std::any_of(rows.begin(), rows.end(),
                           [](const EstimateRow* row) { return row->excluded.empty(); });
    };
    std::vector<Comparison> comparisons;
    std::vector<const Treatment*> placed;
    for (const Area* area : view.shared.site.listings.areas) {
        Comparison comparison;
        comparison.area = area;
        for (const Treatment* treatment : concern.treatments) {
            const Glance glance{treatment, treatment->on(*area), &concern};
            if (!glance.on || !treatment->table ||
                !treatment->table->estimate->area_factor())
                continue;
            const std::vector<const EstimateRow*> rows = rows_of(glance, view);
            if (!rows.empty()) placed.push_back(treatment);
            if (is_offered(rows)) comparison.glances.push_back(glance);
        }
        if (!comparison.glances.empty()) comparisons.push_back(std::move(comparison));
    }
    Comparison anywhere;
    for (const Treatment* treatment : concern.treatments)
        if (std::find(placed.begin(), placed.end(), treatment) == placed.end())
            anywhere.glances.push_back(Glance{treatment, nullptr, &concern});
    if (!anywhere.glances.empty()) comparisons.push_back(std::move(anywhere));
    return comparisons;
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
    shown.timed = page.kind != PageKind::treatment_area;
    if (!page.treatment->table || !view.shared.may_advertise(*page.treatment)) return nullptr;
    shown.estimate = page.treatment->table->estimate.get();
    if (shown.rows.empty()) return nullptr;
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

static EstimateForm form_of(const ShownEstimate& shown) {
    return form_of(*shown.estimate, shown.rows.size(), shown.area != nullptr);
}

bool lists_rows(const ShownEstimate& shown) { return form_of(shown) == EstimateForm::rows; }

bool shows_worksheet(const ShownEstimate& shown) {
    return form_of(shown) == EstimateForm::worksheet;
}

bool shows_rules(const ShownEstimate& shown) {
    return shown.full && form_of(shown) == EstimateForm::rules;
}

bool has_chooser(const ShownEstimate& shown) {
    return lists_rows(shown) && shown.rows.size() > 1;
}

std::vector<ChoiceGroup> choices_of(const ShownEstimate& shown) {
    std::vector<ChoiceGroup> groups;
    for (const std::size_t factor : shown.columns) {
        ChoiceGroup& group = groups.emplace_back();
        group.factor = &shown.estimate->factors[factor];
        std::vector<bool> leads(group.factor->options.size());
        for (const EstimateRow* row : shown.rows) leads[row->options[factor]] = true;
        for (std::size_t option = 0; option < leads.size(); ++option) {
            if (!leads[option]) continue;
            Choice& choice = group.answers.emplace_back();
            choice.option = &group.factor->options[option];
            choice.node = node_of(factor) + std::to_string(option + 1);
        }
        if (group.answers.size() > 1) group.node = node_of(factor) + "-asked";
    }
    return groups;
}

std::vector<ShownGroup> groups_of(const ShownEstimate& shown) {
    std::vector<ShownGroup> groups;
    for (const EstimateRow* row : shown.rows) {
        const EstimateOption* option = nullptr;
        std::size_t factor = 0;
        if (shown.grouped) {
            factor = shown.columns.front();
            option = &shown.estimate->factors[factor].options[row->options[factor]];
        }
        const std::string id = option ? id_of_option(*option) : std::string();
        if (groups.empty() || groups.back().id != id) {
            ShownGroup& group = groups.emplace_back();
            group.id = id;
            if (option) {
                group.title = label_of(*option);
                group.node = node_of(factor, row->options[factor]);
            }
        }
        ShownRow cells;
        cells.row = row;
        cells.treatment = shown.treatment;
        // The first cell would say the same on every row of the group.
        cells.columns.assign(shown.columns.begin() + (shown.grouped ? 1 : 0), shown.columns.end());
        groups.back().rows.push_back(std::move(cells));
    }
    return groups;
}

std::vector<ShownRow> results_of(const ShownEstimate& shown) {
    const std::size_t levels = shown.columns.empty() ? 0 : shown.columns.size() - 1;
    const auto first_difference = [&](const EstimateRow& a, const EstimateRow& b) {
        std::size_t level = 0;
        while (level < levels &&
               a.options[shown.columns[level]] == b.options[shown.columns[level]])
            ++level;
        return level;
    };
    std::vector<ShownRow> results;
    for (const EstimateRow* row : shown.rows) {
        ShownRow result;
        result.row = row;
        result.treatment = shown.treatment;
        result.columns = shown.columns;
        if (!results.empty()) {
            result.opens_from = first_difference(*results.back().row, *row);
            results.back().closes_from = result.opens_from;
        }
        results.push_back(std::move(result));
    }
    return results;
}

std::string cost_of(const EstimateRow& row, View& view) {
    if (!row.cost_lo || !row.cost_hi) return {};
    return view.wording().money(row.cost_lo->price, row.cost_hi->price);
}

std::string cost_note_of(Range sessions, const Cover& lo, const Cover& hi, View& view) {
    std::vector<std::string> notes;
    const auto note = [&](int needed, const Cover& cover) {
        if (cover.bought > needed)
            notes.push_back(view.wording().phrase(
                "estimate.bought-as", {{"sessions", view.wording().count("sessions", needed)},
                                       {"bought", std::to_string(cover.bought)}}));
    };
    note(sessions.lo, lo);
    if (sessions.hi != sessions.lo) note(sessions.hi, hi);
    return view.wording().listed(notes);
}

std::string cost_note_of(const EstimateRow& row, View& view) {
    if (!row.sessions || !row.cost_lo || !row.cost_hi) return {};
    return cost_note_of(*row.sessions, *row.cost_lo, *row.cost_hi, view);
}

std::string total_of(Money lo, Money hi, const Treatment& treatment, View& view) {
    bool any = false;
    for (const Fee& fee : treatment.fees) {
        if (fee.redeemable) continue;  // taken off the sessions' price, so it adds nothing
        lo.minor += fee.price.minor;
        hi.minor += fee.price.minor;
        any = true;
    }
    return any ? view.wording().money(lo, hi) : std::string();
}

std::string total_of(const EstimateRow& row, const Treatment& treatment, View& view) {
    if (!row.cost_lo || !row.cost_hi) return {};
    return total_of(row.cost_lo->price, row.cost_hi->price, treatment, view);
}

std::vector<std::string> course_in_words(Range sessions, const std::optional<Range>& interval,
                                         const std::optional<Range>& weeks, View& view) {
    const Wording& wording = view.wording();
    std::vector<std::string> parts = {wording.count("sessions", sessions)};
    if (sessions.hi < 2) return parts;  // nothing lies between one session
    if (interval) parts.push_back(wording.count("interval", *interval));
    if (!weeks || weeks->hi == 0) return parts;
    const bool may_be_over_at_once = weeks->lo == 0;
    parts.push_back(may_be_over_at_once
                        ? wording.phrase("estimate.within",
                                         {{"weeks", wording.count("weeks", weeks->hi)}})
                        : wording.phrase("estimate.over",
                                         {{"weeks", wording.count("weeks", *weeks)}}));
    return parts;
}

std::string sentence_of(const ShownRow& shown, View& view) {
    const EstimateRow& row = *shown.row;
    const Estimate& estimate = *shown.treatment->table->estimate;
    const Wording& wording = view.wording();
    std::vector<std::string> parts;
    if (row.sessions) {
        parts = course_in_words(*row.sessions, row.interval, row.weeks, view);
        if (std::string cost = cost_of(row, view); !cost.empty()) parts.push_back(std::move(cost));
    } else {
        parts.push_back(row.excluded.empty() ? row.otherwise : row.excluded);
    }
    std::string answer = row_in_words(estimate, row.options, view.shared.config.language);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!answer.empty()) answer += i == 0 ? ": " : ", ";
        answer += parts[i];
    }
    std::string sentence;
    append_sentence(sentence, answer);
    if (row.sessions) {
        append_sentence(sentence, cost_note_of(row, view));
        if (const std::string total = total_of(row, *shown.treatment, view); !total.empty())
            append_sentence(sentence, wording.word("estimate.with-fees") + " " + total);
        append_sentence(sentence, wording.word("estimate.rests-on") + " " +
                                      after_colon(basis_of(row, estimate, view), view));
        append_sentence(sentence, given_of(row, estimate, view));
    }
    if (row.rule) append_sentence(sentence, row.rule->note);
    append_sentence(sentence, wording.word("estimate.not-you"));
    return sentence;
}

}  // namespace praxis
