// Words of estimates: rows with what they rest on, worksheets, what studies saw.
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "clinic/worksheet.h"
#include "render/estimate_view.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

std::vector<const Reference*> evidence_of(const std::vector<RefTo<Reference>>& references) {
    std::vector<const Reference*> evidence;
    for (const RefTo<Reference>& reference : references)
        if (reference.to) evidence.push_back(reference.to);
    return evidence;
}

std::string sentence(const ShownEstimate& e, View& v) {
    const auto range = sessions_of(e.rows);
    if (!range) return {};
    std::vector<std::string> on;
    for (const std::size_t column : e.columns) {
        const EstimateFactor& factor = e.estimate->factors[column];
        if (factor.options.size() < 2) continue;
        const std::string key = "estimate-factor." + factor.id;
        on.push_back(v.wording().word(key).empty() ? lower_cased(in_words(factor.id))
                                                   : v.wording().word(key));
    }
    const std::string sessions = v.wording().count("sessions", *range);
    if (range->lo == range->hi || on.empty())
        return v.wording().phrase("estimate.sentence-one", {{"sessions", sessions}});
    return v.wording().phrase("estimate.sentence", {{"lo", std::to_string(range->lo)},
                                                    {"hi", std::to_string(range->hi)},
                                                    {"factors", v.wording().listed(on)}});
}

// Groups by the first factor that is left open; its cell would say the same on every row.
ListView groups(const ShownEstimate& e, View& v) {
    std::vector<ShownGroup> groups;
    for (const EstimateRow* row : e.rows) {
        const EstimateOption* option = nullptr;
        if (e.grouped) {
            const std::size_t factor = e.columns.front();
            option = &e.estimate->factors[factor].options[row->options[factor]];
        }
        const std::string id = option ? id_of_option(*option) : std::string();
        if (groups.empty() || groups.back().id != id) {
            groups.emplace_back();
            groups.back().id = id;
            if (option) groups.back().title = label_of(*option);
        }
        ShownRow shown;
        shown.row = row;
        shown.treatment = e.treatment;
        shown.columns.assign(e.columns.begin() + (e.grouped ? 1 : 0), e.columns.end());
        groups.back().rows.push_back(std::move(shown));
    }
    return v.list(std::move(groups));
}

bool lists_rows(const ShownEstimate& e) {
    if (e.estimate->mode == EstimateMode::response) return false;
    return e.rows.size() <= (e.full || e.area ? folded_rows : open_rows);
}

std::string written(const Rational& number) {
    if (number.denominator() == 1) return std::to_string(number.numerator());
    return std::to_string(number.numerator()) + "/" + std::to_string(number.denominator());
}

std::string change_of(const EstimateOption& option, View& v) {
    std::vector<std::string> changes;
    if (option.add) {
        const std::string lo = written(option.add->lo);
        const std::string hi = written(option.add->hi);
        const std::string both =
            lo == hi ? lo : v.wording().phrase("range", {{"lo", lo}, {"hi", hi}});
        changes.push_back(v.wording().phrase("estimate.adds", {{"n", both}}));
    }
    if (option.mul && !(*option.mul == Rational(1)))
        changes.push_back(v.wording().phrase("estimate.times", {{"n", written(*option.mul)}}));
    if (changes.empty()) return v.wording().word("estimate.adds-nothing");
    return v.wording().listed(changes);
}

/// An option as an answer to its factor's question.
NounWords answer() {
    using O = EstimateOption;
    return {Noun::answer,
            "an answer and what it does to the number of sessions",
            {
                text<O>("label", "the answer", [](const O& o, View&) { return label_of(o); }),
                text<O>("points", "its points",
                        [](const O& o, View&) {
                            return o.add ? written(o.add->lo) : std::string("0");
                        }),
                text<O>("change", "what it adds or multiplies",
                        [](const O& o, View& v) { return change_of(o, v); }),
                of_page(list<O>("references", Noun::reference, "what that rests on",
                                [](const O& o, View& v) {
                                    const auto evidence = evidence_of(o.evidence);
                                    for (const Reference* reference : evidence)
                                        v.number_of(*reference);
                                    return v.list(evidence);
                                })),
            }};
}

std::string label_of_when(const When& when, const Estimate& estimate) {
    std::string label;
    for (const auto& [factor, options] : when.keys) {
        std::vector<std::string> words;
        for (const std::size_t option : options)
            words.push_back(label_of(estimate.factors[factor].options[option]));
        label += (label.empty() ? "" : "; ");
        for (std::size_t i = 0; i < words.size(); ++i) label += (i == 0 ? "" : ", ") + words[i];
    }
    return label;
}

bool shows_worksheet(const ShownEstimate& e) {
    return e.full && !lists_rows(e) && !e.rows.empty() && is_worksheet(*e.estimate);
}

const Worksheet& worksheet_of(const ShownEstimate& e, View& v) {
    return v.keep(make_worksheet(*e.treatment->table));
}

ListView totals(const ShownEstimate& e, View& v) {
    std::vector<ShownTotal> rows;
    if (!shows_worksheet(e)) return {};
    for (const WorksheetTotal& total : worksheet_of(e, v).totals)
        rows.push_back(ShownTotal{&total, e.estimate});
    return v.list(std::move(rows));
}

std::string points_of(const WorksheetTotal& total, View& v) {
    const std::string first = v.wording().decimal(written(total.first));
    if (total.first == total.last) return first;
    return v.wording().phrase(
        "range", {{"lo", first}, {"hi", v.wording().decimal(written(total.last))}});
}

std::string cost_in_words(const WorksheetCost& cost, const Estimate& estimate, View& v) {
    std::string price = v.wording().money(cost.lo.price, cost.hi.price);
    const auto factor = estimate.area_factor();
    if (cost.areas.empty() || !factor) return price;
    std::vector<std::string> areas;
    for (const std::size_t area : cost.areas)
        areas.push_back(label_of(estimate.factors[*factor].options[area]));
    return price + " (" + v.wording().listed(areas) + ")";
}

NounWords estimate() {
    using E = ShownEstimate;
    return {
        Noun::estimate,
        "how many sessions a course takes, and what each figure rests on",
        {
            object<E>("treatment", Noun::treatment, "the treatment",
                      [](const E& e, View&) -> const void* { return e.treatment; }),
            text<E>("sentence", "all rows in one sentence",
                    [](const E& e, View& v) { return sentence(e, v); }),
            text<E>("area", "the body area that it is about, if only one",
                    [](const E& e, View&) { return e.area ? e.area->title : std::string(); }),
            url<E>("address", "the page of the whole estimate",
                   [](const E& e, View& v) {
                       return v.shared.href("/sessions/" + e.treatment->id + "/");
                   }),
            flag<E>("elsewhere", "whether the whole estimate stands on another page",
                    [](const E& e, View&) { return !e.full; }),
            flag<E>("has_rows", "whether there are few enough rows to list all of them",
                    [](const E& e, View&) { return lists_rows(e) && !e.rows.empty(); }),
            flag<E>("folded", "whether the rows are many and should be folded",
                    [](const E& e, View&) { return lists_rows(e) && e.rows.size() > open_rows; }),
            flag<E>("worksheet", "whether it is a sum of points, too long to list",
                    [](const E& e, View&) {
                        return shows_worksheet(e);
                    }),
            flag<E>("rules_only", "whether a line a rule stands for its rows",
                    [](const E& e, View&) {
                        return e.full && !lists_rows(e) && !e.rows.empty() &&
                               !is_worksheet(*e.estimate);
                    }),
            list<E>("columns", Noun::words, "headings of the questions that rows answer",
                    [](const E& e, View& v) {
                        std::vector<std::string> labels;
                        for (std::size_t i = e.grouped ? 1 : 0; i < e.columns.size(); ++i)
                            labels.push_back(question_of(e.estimate->factors[e.columns[i]], v));
                        return v.list(std::move(labels));
                    }),
            list<E>("groups", Noun::estimate_group, "the rows, by the first question",
                    [](const E& e, View& v) { return groups(e, v); }),
            text<E>("width", "how many columns a table of its rows has",
                    [](const E& e, View&) {
                        return std::to_string(e.columns.size() - (e.grouped ? 1 : 0) + 4);
                    }),
            list<E>("factors", Noun::factor, "the questions and their answers",
                    [](const E& e, View&) { return each(e.estimate->factors); }),
            text<E>("worksheet_basis", "what a worksheet rests on",
                    [](const E& e, View& v) {
                        if (!shows_worksheet(e)) return std::string();
                        const Worksheet& worksheet = worksheet_of(e, v);
                        return v.wording().basis(worksheet.basis, worksheet.evidence);
                    }),
            of_page(list<E>("worksheet_references", Noun::reference, "a worksheet's sources",
                            [](const E& e, View& v) {
                                if (!shows_worksheet(e)) return ListView{};
                                const Worksheet& worksheet = worksheet_of(e, v);
                                for (const Reference* reference : worksheet.evidence)
                                    v.number_of(*reference);
                                return each(worksheet.evidence);
                            })),
            list<E>("totals", Noun::total_row, "a worksheet's table from points to sessions",
                    [](const E& e, View& v) { return totals(e, v); }),
            list<E>("rules", Noun::rule, "the rules behind the rows",
                    [](const E& e, View& v) {
                        std::vector<ShownRule> rules;
                        for (const EstimateRule& rule : e.estimate->rules)
                            rules.push_back(ShownRule{&rule, e.estimate});
                        return v.list(std::move(rules));
                    }),
            list<E>("fees", Noun::fee, "what must be paid besides",
                    [](const E& e, View&) { return each(e.treatment->fees); }),
            text<E>("maintenance", "how often sessions are repeated afterwards",
                    [](const E& e, View& v) {
                        const auto& m = e.estimate->maintenance;
                        if (!m) return std::string();
                        return v.wording().phrase(
                            "estimate.maintenance",
                            {{"weeks", v.wording().count("weeks", m->every_weeks)},
                             {"basis", v.wording().basis(m->basis, evidence_of(m->evidence))}});
                    }),
            list<E>("curves", Noun::curve, "what share of people studies saw",
                    [](const E& e, View& v) {
                        std::vector<ShownCurve> curves;
                        for (const EstimateCurve& curve : e.estimate->curves) {
                            bool about = e.rows.empty();
                            for (const EstimateRow* row : e.rows)
                                about = about || curve.when.fits(row->options);
                            if (about) curves.push_back(ShownCurve{&curve, e.estimate});
                        }
                        return v.list(std::move(curves));
                    }),
        }};
}

NounWords row() {
    using R = ShownRow;
    return {Noun::estimate_row,
            "one combination of answers",
            {
                text<R>("id", "its id",
                        [](const R& r, View&) {
                            return id_of_row(*r.treatment->table->estimate, *r.row);
                        }),
                text<R>("sentence", "all of it in a sentence",
                        [](const R& r, View& v) { return sentence_of(r, v); }),
                list<R>("cells", Noun::cell, "its answers",
                        [](const R& r, View& v) {
                            const Estimate& estimate = *r.treatment->table->estimate;
                            std::vector<EstimateCell> cells;
                            for (const std::size_t column : r.columns)
                                cells.push_back(EstimateCell{label_of(
                                    estimate.factors[column].options[r.row->options[column]])});
                            return v.list(std::move(cells));
                        }),
                text<R>("sessions", "how many sessions",
                        [](const R& r, View& v) {
                            return r.row->sessions ? v.wording().range(*r.row->sessions)
                                                   : std::string();
                        }),
                text<R>("weeks", "how many weeks from first to last session",
                        [](const R& r, View& v) {
                            return r.row->sessions && r.row->weeks
                                       ? v.wording().range(*r.row->weeks)
                                       : std::string();
                        }),
                text<R>("interval", "how far apart they are",
                        [](const R& r, View& v) {
                            return r.row->sessions && r.row->interval
                                       ? v.wording().count("interval", *r.row->interval)
                                       : std::string();
                        }),
                text<R>("cost", "what they cost",
                        [](const R& r, View& v) {
                            return r.row->sessions ? cost_of(*r.row, v) : std::string();
                        }),
                text<R>("cost_note", "where more is bought than needed",
                        [](const R& r, View& v) { return cost_note_of(*r.row, v); }),
                text<R>("total", "the cost with fees, if there are any",
                        [](const R& r, View& v) {
                            return r.row->sessions ? total_of(*r.row, *r.treatment, v)
                                                   : std::string();
                        }),
                text<R>("basis", "what the number rests on",
                        [](const R& r, View& v) {
                            return v.wording().basis(r.row->basis, r.row->evidence);
                        }),
                text<R>("note", "what must be said with it",
                        [](const R& r, View&) {
                            return r.row->rule ? r.row->rule->note : std::string();
                        }),
                text<R>("says", "the text that stands in place of numbers",
                        [](const R& r, View&) {
                            return r.row->excluded.empty() ? r.row->otherwise : r.row->excluded;
                        }),
                of_page(list<R>("references", Noun::reference, "its sources",
                                [](const R& r, View& v) {
                                    for (const Reference* reference : r.row->evidence)
                                        v.number_of(*reference);
                                    return each(r.row->evidence);
                                })),
            }};
}

std::vector<NounWords> parts() {
    return {
        {Noun::estimate_group,
         "rows that share their first answer",
         {text<ShownGroup>("title", "that answer", [](const ShownGroup& g, View&) { return g.title; }),
          text<ShownGroup>("id", "its id", [](const ShownGroup& g, View&) { return g.id; }),
          list<ShownGroup>("rows", Noun::estimate_row, "the rows",
                           [](const ShownGroup& g, View&) { return each(g.rows); })}},
        {Noun::cell,
         "an answer of a row",
         {text<EstimateCell>("label", "the answer",
                             [](const EstimateCell& c, View&) { return c.label; })}},
        {Noun::factor,
         "a question of the estimate",
         {text<EstimateFactor>("label", "the question",
                               [](const EstimateFactor& f, View& v) { return question_of(f, v); }),
          list<EstimateFactor>("answers", Noun::answer, "its answers",
                               [](const EstimateFactor& f, View&) { return each(f.options); })}},
        {Noun::total_row,
         "a total of points",
         {text<ShownTotal>("points", "the total, or the totals that come to the same",
                           [](const ShownTotal& t, View& v) { return points_of(*t.total, v); }),
          text<ShownTotal>("sessions", "how many sessions",
                           [](const ShownTotal& t, View& v) {
                               return v.wording().range(t.total->sessions);
                           }),
          text<ShownTotal>("weeks", "how many weeks from first to last session",
                           [](const ShownTotal& t, View& v) {
                               return t.total->weeks ? v.wording().range(*t.total->weeks)
                                                     : std::string();
                           }),
          list<ShownTotal>("costs", Noun::words, "what they cost, by price",
                           [](const ShownTotal& t, View& v) {
                               std::vector<std::string> costs;
                               for (const WorksheetCost& cost : t.total->costs)
                                   costs.push_back(cost_in_words(cost, *t.estimate, v));
                               return v.list(std::move(costs));
                           })}},
        {Noun::rule,
         "a rule of the estimate",
         {text<ShownRule>("when", "the answers that it is for",
                          [](const ShownRule& r, View& v) {
                              const std::string label = label_of_when(r.rule->when, *r.estimate);
                              return label.empty() ? v.wording().word("estimate.always") : label;
                          }),
          text<ShownRule>("sessions", "how many sessions",
                          [](const ShownRule& r, View& v) {
                              return v.wording().range(r.rule->sessions);
                          }),
          text<ShownRule>("basis", "what it rests on",
                          [](const ShownRule& r, View& v) {
                              return v.wording().basis(r.rule->basis.value_or(Basis::clinic),
                                                       evidence_of(r.rule->evidence));
                          }),
          text<ShownRule>("note", "what must be said with it",
                          [](const ShownRule& r, View&) { return r.rule->note; }),
          of_page(list<ShownRule>("references", Noun::reference, "its sources",
                                  [](const ShownRule& r, View& v) {
                                      const auto evidence = evidence_of(r.rule->evidence);
                                      for (const Reference* reference : evidence)
                                          v.number_of(*reference);
                                      return v.list(evidence);
                                  }))}},
        {Noun::curve,
         "what share of people a study saw",
         {text<ShownCurve>("outcome", "of what",
                           [](const ShownCurve& c, View&) { return c.curve->outcome; }),
          text<ShownCurve>("when", "for which answers",
                           [](const ShownCurve& c, View&) {
                               return label_of_when(c.curve->when, *c.estimate);
                           }),
          flag<ShownCurve>("of_people", "whether it counts people",
                           [](const ShownCurve& c, View&) {
                               return c.curve->measure == CurveMeasure::people;
                           }),
          list<ShownCurve>("points", Noun::curve_point, "after how many sessions what share",
                           [](const ShownCurve& c, View&) { return each(c.curve->points); }),
          of_page(list<ShownCurve>("references", Noun::reference, "its sources",
                                   [](const ShownCurve& c, View& v) {
                                       const auto evidence = evidence_of(c.curve->evidence);
                                       for (const Reference* reference : evidence)
                                           v.number_of(*reference);
                                       return v.list(evidence);
                                   }))}},
        {Noun::curve_point,
         "a share after some sessions",
         {text<CurvePoint>("after", "after how many sessions",
                           [](const CurvePoint& p, View& v) {
                               return v.wording().count("sessions", p.after);
                           }),
          text<CurvePoint>("percent", "the share",
                           [](const CurvePoint& p, View& v) {
                               return v.wording().phrase("percent", {{"n", v.wording().decimal(p.percent)}});
                           }),
          text<CurvePoint>("participants", "of how many people",
                           [](const CurvePoint& p, View&) {
                               return p.participants ? std::to_string(*p.participants)
                                                     : std::string();
                           })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_estimates() {
    std::vector<NounWords> nouns;
    nouns.push_back(estimate());
    nouns.push_back(row());
    nouns.push_back(answer());
    for (NounWords& noun : parts()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
