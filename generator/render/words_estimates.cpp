// Words of estimates: rows with what they rest on, and the chooser that narrows them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "clinic/basis_support.h"
#include "clinic/worksheet.h"
#include "model/english.h"
#include "render/estimate_view.h"
#include "render/timeline.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

// "depth" in a sentence; German writes its nouns with a capital wherever they stand.
std::string factor_in_words(const EstimateFactor& factor, const View& v) {
    const std::string& word = v.wording().word("estimate-factor." + factor.id);
    if (!word.empty()) return word;
    const bool keeps_capitals = primary_subtag(v.shared.config.language) == "de";
    return keeps_capitals ? in_words(factor.id) : lower_cased(in_words(factor.id));
}

// Whether what a figure rests on can be read on this page, beside it.
bool says_basis_of_each(const ShownEstimate& e) {
    return lists_rows(e) || shows_worksheet(e) || shows_rules(e);
}

std::string sentence(const ShownEstimate& e, View& v) {
    const auto range = sessions_of(e.rows);
    if (!range) return {};
    std::vector<std::string> on;
    for (const std::size_t column : e.columns) {
        const EstimateFactor& factor = e.estimate->factors[column];
        if (factor.options.size() > 1) on.push_back(factor_in_words(factor, v));
    }
    std::string key = "estimate.sentence";
    if (range->lo == range->hi || on.empty()) key += "-one";
    if (!says_basis_of_each(e)) key += "-alone";
    return v.wording().phrase(key, {{"sessions", v.wording().count("sessions", *range)},
                                    {"lo", std::to_string(range->lo)},
                                    {"hi", std::to_string(range->hi)},
                                    {"factors", v.wording().listed(on)},
                                    {"basis", basis_of(e.rows, *e.estimate, v)}});
}

// A claim that is more than the clinic's may rest on the estimate's references as well.
std::vector<const Reference*> evidence_of(const Maintenance& m, const Estimate& estimate) {
    std::vector<const Reference*> evidence = praxis::evidence_of(m.evidence);
    if (m.basis == Basis::clinic) return evidence;
    for (const Reference* reference : praxis::evidence_of(estimate.evidence))
        if (std::find(evidence.begin(), evidence.end(), reference) == evidence.end())
            evidence.push_back(reference);
    return evidence;
}

std::string maintenance(const ShownEstimate& e, View& v) {
    const auto& m = e.estimate->maintenance;
    if (!m) return {};
    std::vector<const Reference*> studies = evidence_of(*m, *e.estimate);
    std::erase_if(studies, [&](const Reference* study) { return !fits(study->kind, m->basis); });
    if (m->basis == Basis::clinic) studies.clear();
    return v.wording().phrase("estimate.maintenance",
                              {{"weeks", v.wording().count("weeks", m->every_weeks)},
                               {"basis", v.wording().basis(m->basis, studies)}});
}

// Those that a row of the page takes, in the order of the file.
ListView curves(const ShownEstimate& e, View& v) {
    std::vector<ShownCurve> curves;
    for (const EstimateCurve& curve : e.estimate->curves)
        if (std::any_of(e.rows.begin(), e.rows.end(),
                        [&](const EstimateRow* row) { return row->curve == &curve; }))
            curves.push_back(ShownCurve{&curve, e.estimate});
    return v.list(std::move(curves));
}

ListView rules(const ShownEstimate& e, View& v) {
    std::vector<ShownRule> rules;
    const auto add = [&](const EstimateRule* rule) {
        ShownRule& shown = rules.emplace_back();
        shown.rule = rule;
        shown.treatment = e.treatment;
        for (const EstimateRow* row : e.rows)
            if (row->sessions && row->rule == rule) shown.rows.push_back(row);
        if (shown.rows.empty()) rules.pop_back();
    };
    if (!shows_rules(e)) return {};
    if (e.estimate->mode == EstimateMode::points) add(nullptr);
    for (const EstimateRule& rule : e.estimate->rules) add(&rule);
    return v.list(std::move(rules));
}

// Of all questions, or of those whose answers change the number.
ListView factors(const ShownEstimate& e, View& v, bool only_that_change) {
    std::vector<ShownFactor> factors;
    for (const EstimateFactor& factor : e.estimate->factors) {
        const bool changes =
            std::any_of(factor.options.begin(), factor.options.end(),
                        [](const EstimateOption& option) { return option.contributes(); });
        if (changes || !only_that_change) factors.push_back(ShownFactor{&factor, e.estimate});
    }
    return v.list(std::move(factors));
}

std::string bounds(const ShownEstimate& e, View& v) {
    const auto& clamp = e.estimate->clamp;
    if (!clamp) return {};
    return v.wording().phrase("rules.bounds", {{"lo", std::to_string(clamp->lo)},
                                               {"hi", std::to_string(clamp->hi)}});
}

ListView totals(const ShownEstimate& e, View& v) {
    std::vector<ShownTotal> rows;
    if (!shows_worksheet(e)) return {};
    for (const WorksheetTotal& total : v.keep(make_worksheet(*e.treatment->table)).totals)
        rows.push_back(ShownTotal{&total, e.treatment});
    return v.list(std::move(rows));
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
                    [](const E& e, View&) { return lists_rows(e); }),
            flag<E>("folded", "whether the rows are many and should be folded",
                    [](const E& e, View&) { return lists_rows(e) && e.rows.size() > open_rows; }),
            of_page(list<E>("sentence_references", Noun::reference,
                            "the sources behind the sentence, where no row has them",
                            [](const E& e, View& v) {
                                return says_basis_of_each(e)
                                           ? ListView{}
                                           : v.numbered(praxis::evidence_of(e.rows));
                            })),
            flag<E>("worksheet", "whether it is a sum of points",
                    [](const E& e, View&) { return shows_worksheet(e); }),
            flag<E>("rules_only", "whether a line a rule stands for its rows",
                    [](const E& e, View&) { return shows_rules(e); }),
            flag<E>("response", "whether it gives no numbers, only what studies saw",
                    [](const E& e, View&) { return e.estimate->mode == EstimateMode::response; }),
            list<E>("columns", Noun::words, "headings of the questions that rows answer",
                    [](const E& e, View& v) {
                        std::vector<std::string> labels;
                        for (std::size_t i = e.grouped ? 1 : 0; i < e.columns.size(); ++i)
                            labels.push_back(question_of(e.estimate->factors[e.columns[i]], v));
                        return v.list(std::move(labels));
                    }),
            list<E>("groups", Noun::estimate_group, "the rows, by the first question",
                    [](const E& e, View& v) { return v.list(groups_of(e)); }),
            list<E>("choices", Noun::choice_group,
                    "the chooser's questions; none where there is nothing to choose",
                    [](const E& e, View& v) {
                        return has_chooser(e) ? v.list(choices_of(e)) : ListView{};
                    }),
            list<E>("results", Noun::estimate_row, "the rows as the chooser's nested nodes",
                    [](const E& e, View& v) {
                        return lists_rows(e) ? v.list(results_of(e)) : ListView{};
                    }),
            object<E>("timeline", Noun::timeline,
                      "its courses over time, where intervals are known",
                      [](const E& e, View& v) -> const void* {
                          return e.timed ? timeline_of(e, v) : nullptr;
                      }),
            text<E>("width", "how many columns a table of its rows has",
                    [](const E& e, View&) {
                        return std::to_string(e.columns.size() - (e.grouped ? 1 : 0) + 4);
                    }),
            list<E>("factors", Noun::factor, "the questions and their answers",
                    [](const E& e, View& v) { return factors(e, v, false); }),
            list<E>("changing", Noun::factor, "those of them whose answers change the number",
                    [](const E& e, View& v) { return factors(e, v, true); }),
            text<E>("widened", "by how much both ends of every figure are widened, in a sentence",
                    [](const E& e, View& v) {
                        if (e.estimate->error == Rational(0)) return std::string();
                        return v.wording().phrase(
                            "rules.widened", {{"n", v.wording().number(e.estimate->error)}});
                    }),
            text<E>("bounds", "what no figure is below or above, in a sentence",
                    [](const E& e, View& v) { return bounds(e, v); }),
            list<E>("totals", Noun::total_row, "a worksheet's table from points to sessions",
                    [](const E& e, View& v) { return totals(e, v); }),
            list<E>("rules", Noun::rule, "the rules behind the rows, where they stand for them",
                    [](const E& e, View& v) { return rules(e, v); }),
            list<E>("exclusions", Noun::exclusion, "answers that go together nowhere here",
                    [](const E& e, View& v) {
                        std::vector<ShownExclude> excludes;
                        for (const EstimateExclude& exclude : e.estimate->excludes)
                            if (std::any_of(e.rows.begin(), e.rows.end(),
                                            [&](const EstimateRow* row) {
                                                return exclude.when.fits(row->options);
                                            }))
                                excludes.push_back(ShownExclude{&exclude, e.estimate});
                        return v.list(std::move(excludes));
                    }),
            text<E>("otherwise", "what is said where no rule fits",
                    [](const E& e, View&) { return e.estimate->otherwise; }),
            list<E>("fees", Noun::fee, "what must be paid besides",
                    [](const E& e, View&) { return each(e.treatment->fees); }),
            text<E>("maintenance", "how often sessions are repeated afterwards, in a sentence",
                    [](const E& e, View& v) { return maintenance(e, v); }),
            of_page(list<E>("maintenance_references", Noun::reference, "what that rests on",
                            [](const E& e, View& v) {
                                const auto& m = e.estimate->maintenance;
                                return m ? v.numbered(evidence_of(*m, *e.estimate)) : ListView{};
                            })),
            list<E>("curves", Noun::curve, "what studies saw in people like those of its rows",
                    [](const E& e, View& v) { return curves(e, v); }),
        }};
}

NounWords row() {
    using R = ShownRow;
    return {Noun::estimate_row,
            "one combination of answers",
            {
                text<R>("id", "its id", [](const R& r, View&) { return link_name_of(*r.row); }),
                text<R>("sentence", "all of it in a sentence",
                        [](const R& r, View& v) { return sentence_of(r, v); }),
                list<R>("cells", Noun::cell, "its answers",
                        [](const R& r, View& v) {
                            const Estimate& estimate = *r.treatment->table->estimate;
                            std::vector<EstimateCell> cells;
                            for (const std::size_t column : r.columns) {
                                const std::size_t option = r.row->options[column];
                                cells.push_back(
                                    EstimateCell{label_of(estimate.factors[column].options[option]),
                                                 node_of(column, option)});
                            }
                            return v.list(std::move(cells));
                        }),
                list<R>("opens", Noun::cell, "the nodes that begin before a result",
                        [](const R& r, View& v) {
                            std::vector<EstimateCell> nodes;
                            for (std::size_t i = r.opens_from; i + 1 < r.columns.size(); ++i)
                                nodes.push_back(EstimateCell{
                                    {}, node_of(r.columns[i], r.row->options[r.columns[i]])});
                            return v.list(std::move(nodes));
                        }),
                list<R>("closes", Noun::cell, "the nodes that end after it",
                        [](const R& r, View& v) {
                            std::vector<EstimateCell> nodes;
                            for (std::size_t i = r.closes_from; i + 1 < r.columns.size(); ++i)
                                nodes.emplace_back();
                            return v.list(std::move(nodes));
                        }),
                text<R>("node", "the classes of a result in the innermost node",
                        [](const R& r, View&) {
                            if (r.columns.empty()) return std::string();
                            return node_of(r.columns.back(), r.row->options[r.columns.back()]);
                        }),
                text<R>("nodes", "the classes of a row in a table",
                        [](const R& r, View&) {
                            std::string nodes;
                            for (const std::size_t column : r.columns)
                                nodes += (nodes.empty() ? "" : " ") +
                                         node_of(column, r.row->options[column]);
                            return nodes;
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
                            return basis_of(*r.row, *r.treatment->table->estimate, v);
                        }),
                text<R>("given", "what people in those studies were given, in sentences",
                        [](const R& r, View& v) {
                            return r.row->sessions
                                       ? given_of(*r.row, *r.treatment->table->estimate, v)
                                       : std::string();
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
                                [](const R& r, View& v) { return v.numbered(r.row->evidence); })),
            }};
}

std::vector<NounWords> parts_of_estimates() {
    return {
        {Noun::estimate_group,
         "rows that share their first answer",
         {text<ShownGroup>("title", "that answer", [](const ShownGroup& g, View&) { return g.title; }),
          text<ShownGroup>("id", "its id", [](const ShownGroup& g, View&) { return g.id; }),
          text<ShownGroup>("node", "its classes",
                           [](const ShownGroup& g, View&) { return g.node; }),
          list<ShownGroup>("rows", Noun::estimate_row, "the rows",
                           [](const ShownGroup& g, View&) { return each(g.rows); })}},
        {Noun::cell,
         "an answer of a row",
         {text<EstimateCell>("label", "the answer",
                             [](const EstimateCell& c, View&) { return c.label; }),
          text<EstimateCell>("node", "its classes",
                             [](const EstimateCell& c, View&) { return c.node; })}},
        {Noun::choice_group,
         "a question of the chooser",
         {text<ChoiceGroup>("label", "the question",
                            [](const ChoiceGroup& g, View& v) { return question_of(*g.factor, v); }),
          text<ChoiceGroup>("name", "its id in estimate.toml",
                            [](const ChoiceGroup& g, View&) { return g.factor->id; }),
          text<ChoiceGroup>("node", "its class, if it has more than one answer",
                            [](const ChoiceGroup& g, View&) { return g.node; }),
          list<ChoiceGroup>("answers", Noun::choice, "its answers",
                            [](const ChoiceGroup& g, View&) { return each(g.answers); })}},
        {Noun::choice,
         "an answer of the chooser",
         {text<Choice>("label", "the answer",
                       [](const Choice& c, View&) { return label_of(*c.option); }),
          text<Choice>("value", "its id in estimate.toml",
                       [](const Choice& c, View&) { return c.option->id; }),
          text<Choice>("node", "the class of the rows that it leads to",
                       [](const Choice& c, View&) { return c.node; })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_estimates() {
    std::vector<NounWords> nouns;
    nouns.push_back(estimate());
    nouns.push_back(row());
    for (NounWords& noun : parts_of_estimates()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
