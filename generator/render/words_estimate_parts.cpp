// Words of what stands around an estimate's rows: points and rules behind them, what studies saw,
// courses over time.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "clinic/basis_support.h"
#include "clinic/worksheet.h"
#include "render/estimate_view.h"
#include "render/timeline.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

std::string range_of(const Rational& lo, const Rational& hi, const View& v) {
    const std::string from = v.wording().number(lo);
    if (lo == hi) return from;
    return v.wording().phrase("range", {{"lo", from}, {"hi", v.wording().number(hi)}});
}

std::string change_of(const EstimateOption& option, const View& v) {
    std::vector<std::string> changes;
    const Rational nothing;
    if (option.add && (option.add->lo != nothing || option.add->hi != nothing)) {
        const Rational& lo = option.add->lo;
        const Rational& hi = option.add->hi;
        const auto fewer = hi < nothing ? std::make_pair(subtract(nothing, hi), subtract(nothing, lo))
                                        : std::pair<std::optional<Rational>, std::optional<Rational>>();
        changes.push_back(
            fewer.first && fewer.second
                ? v.wording().phrase("estimate.takes",
                                     {{"n", range_of(*fewer.first, *fewer.second, v)}})
                : v.wording().phrase("estimate.adds", {{"n", range_of(lo, hi, v)}}));
    }
    if (option.mul && *option.mul != Rational(1))
        changes.push_back(
            v.wording().phrase("estimate.times", {{"n", v.wording().number(*option.mul)}}));
    if (changes.empty()) return v.wording().word("estimate.adds-nothing");
    return v.wording().listed(changes);
}

Basis basis_of(const ShownAnswer& a) {
    const bool points = a.estimate->mode == EstimateMode::points;
    return a.option->basis.value_or(points ? a.estimate->basis : Basis::clinic);
}

// Its own, and where it claims more than the clinic's experience those of the whole estimate too.
std::vector<const Reference*> studies_of(const ShownAnswer& a) {
    std::vector<const Reference*> studies;
    if (basis_of(a) == Basis::clinic) return studies;
    for (const auto* list : {&a.option->evidence, &a.estimate->evidence})
        for (const Reference* reference : evidence_of(*list))
            if (fits(reference->kind, basis_of(a)) &&
                std::find(studies.begin(), studies.end(), reference) == studies.end())
                studies.push_back(reference);
    return studies;
}

/// An option as an answer to its factor's question.
NounWords answer() {
    using A = ShownAnswer;
    return {Noun::answer,
            "an answer and what it does to the number of sessions",
            {
                text<A>("label", "the answer",
                        [](const A& a, View&) { return label_of(*a.option); }),
                text<A>("points", "its points",
                        [](const A& a, View& v) {
                            return v.wording().number(a.option->add ? a.option->add->lo
                                                                    : Rational());
                        }),
                text<A>("change", "what it adds or multiplies",
                        [](const A& a, View& v) { return change_of(*a.option, v); }),
                text<A>("basis", "what that rests on, if it changes the number",
                        [](const A& a, View& v) {
                            return a.option->contributes()
                                       ? v.wording().basis(basis_of(a), studies_of(a))
                                       : std::string();
                        }),
                text<A>("own_basis", "the same, only where it is not what the estimate rests on",
                        [](const A& a, View& v) {
                            return a.option->contributes() && basis_of(a) != a.estimate->basis
                                       ? v.wording().basis(basis_of(a), studies_of(a))
                                       : std::string();
                        }),
                of_page(list<A>("references", Noun::reference, "its sources",
                                [](const A& a, View& v) {
                                    return v.numbered(evidence_of(a.option->evidence));
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

std::string points_of(const WorksheetTotal& total, const View& v) {
    return range_of(total.first, total.last, v);
}

std::string areas_of(const ShownCost& c, const View& v) {
    const Estimate& estimate = *c.treatment->table->estimate;
    const auto factor = estimate.area_factor();
    std::vector<std::string> areas;
    for (const std::size_t area : c.cost->areas)
        if (factor) areas.push_back(label_of(estimate.factors[*factor].options[area]));
    return v.wording().listed(areas);
}

// Rows of one total may rest on different things, where an answer has a basis of its own.
std::string basis_of(const WorksheetTotal& total, const View& v) {
    std::string text;
    for (const WorksheetGround& ground : total.grounds) {
        if (!text.empty()) text += "; ";
        text += v.wording().basis(ground.basis, ground.supporting);
    }
    if (total.grounds.size() < 2) return text;
    return v.wording().phrase("worksheet.depends", {{"basis", text}});
}

std::vector<const Reference*> evidence_of(const WorksheetTotal& total) {
    std::vector<const Reference*> evidence;
    for (const WorksheetGround& ground : total.grounds)
        for (const Reference* reference : ground.evidence)
            if (std::find(evidence.begin(), evidence.end(), reference) == evidence.end())
                evidence.push_back(reference);
    return evidence;
}

// What the cheapest and the dearest of a rule's courses buy beyond the need, and its total.
std::string cost_note_of(const ShownRule& r, View& v) {
    const auto costs = costs_of(r.rows);
    if (!costs) return {};
    std::vector<std::string> notes;
    const auto note = [&](const Cover& cover, bool lowest) {
        for (const EstimateRow* row : r.rows)
            if (row->cost_lo && row->cost_hi && (lowest ? *row->cost_lo : *row->cost_hi) == cover) {
                const int sessions = lowest ? row->sessions->lo : row->sessions->hi;
                std::string words =
                    praxis::cost_note_of(Range{sessions, sessions}, cover, cover, v);
                if (!words.empty() && (notes.empty() || notes.front() != words))
                    notes.push_back(std::move(words));
                return;
            }
    };
    note(costs->first, true);
    note(costs->second, false);
    return v.wording().listed(notes);
}

std::vector<NounWords> sheet() {
    return {
        {Noun::factor,
         "a question of the estimate",
         {text<ShownFactor>(
              "label", "the question",
              [](const ShownFactor& f, View& v) { return question_of(*f.factor, v); }),
          list<ShownFactor>("answers", Noun::answer, "its answers",
                            [](const ShownFactor& f, View& v) {
                                std::vector<ShownAnswer> answers;
                                for (const EstimateOption& option : f.factor->options)
                                    answers.push_back(ShownAnswer{&option, f.estimate});
                                return v.list(std::move(answers));
                            })}},
        {Noun::total_row,
         "a total of points",
         {text<ShownTotal>("points", "the total, or the totals that come to the same",
                           [](const ShownTotal& t, View& v) { return points_of(*t.total, v); }),
          text<ShownTotal>(
              "sessions", "how many sessions",
              [](const ShownTotal& t, View& v) { return v.wording().range(t.total->sessions); }),
          text<ShownTotal>("weeks", "how many weeks from first to last session",
                           [](const ShownTotal& t, View& v) {
                               return t.total->weeks ? v.wording().range(*t.total->weeks)
                                                     : std::string();
                           }),
          list<ShownTotal>("costs", Noun::total_cost, "what they cost, by price",
                           [](const ShownTotal& t, View& v) {
                               std::vector<ShownCost> costs;
                               for (const WorksheetCost& cost : t.total->costs)
                                   costs.push_back(ShownCost{&cost, t.total, t.treatment});
                               return v.list(std::move(costs));
                           }),
          text<ShownTotal>("basis", "what the number rests on",
                           [](const ShownTotal& t, View& v) { return basis_of(*t.total, v); }),
          of_page(list<ShownTotal>(
              "references", Noun::reference, "its sources",
              [](const ShownTotal& t, View& v) { return v.numbered(evidence_of(*t.total)); }))}},
        {Noun::total_cost,
         "what a total of points costs at one price",
         {text<ShownCost>("cost", "what the sessions cost",
                          [](const ShownCost& c, View& v) {
                              return v.wording().money(c.cost->lo.price, c.cost->hi.price);
                          }),
          text<ShownCost>("areas", "the body areas that have this price, if others have another",
                          [](const ShownCost& c, View& v) { return areas_of(c, v); }),
          text<ShownCost>("note", "where more is bought than needed",
                          [](const ShownCost& c, View& v) {
                              return cost_note_of(c.total->sessions, c.cost->lo, c.cost->hi, v);
                          }),
          text<ShownCost>("total", "the cost with fees, if there are any",
                          [](const ShownCost& c, View& v) {
                              return total_of(c.cost->lo.price, c.cost->hi.price, *c.treatment, v);
                          })}},
    };
}

NounWords rule() {
    using R = ShownRule;
    return {
        Noun::rule,
        "a rule of the estimate, and what its rows come to",
        {text<R>("when", "the answers that it is for",
                 [](const R& r, View& v) {
                     const std::string label =
                         r.rule ? label_of_when(r.rule->when, *r.treatment->table->estimate)
                                : std::string();
                     return label.empty() ? v.wording().word("estimate.always") : label;
                 }),
         text<R>("base", "the sessions that it starts from, before answers change them",
                 [](const R& r, View& v) {
                     return r.rule ? v.wording().range(r.rule->sessions) : std::string();
                 }),
         text<R>("sessions", "how many sessions, lowest to highest",
                 [](const R& r, View& v) { return v.wording().range(*sessions_of(r.rows)); }),
         text<R>("weeks", "how many weeks from first to last session",
                 [](const R& r, View& v) {
                     const auto weeks = weeks_of(r.rows);
                     return weeks ? v.wording().range(*weeks) : std::string();
                 }),
         text<R>("interval", "how far apart they are",
                 [](const R& r, View& v) {
                     const auto interval = intervals_of(r.rows);
                     return interval ? v.wording().count("interval", *interval) : std::string();
                 }),
         text<R>("cost", "what they cost", [](const R& r, View& v) { return cost_of(r.rows, v); }),
         text<R>("cost_note", "where more is bought than needed",
                 [](const R& r, View& v) { return cost_note_of(r, v); }),
         text<R>("total", "the cost with fees, if there are any",
                 [](const R& r, View& v) {
                     const auto costs = costs_of(r.rows);
                     return costs ? total_of(costs->first.price, costs->second.price, *r.treatment,
                                             v)
                                  : std::string();
                 }),
         text<R>("basis", "what its figures rest on",
                 [](const R& r, View& v) {
                     return praxis::basis_of(r.rows, *r.treatment->table->estimate, v);
                 }),
         text<R>("given", "what people in those studies were given, in sentences",
                 [](const R& r, View& v) {
                     std::string given;
                     for (const EstimateRow* row : r.rows) {
                         const std::string of_row =
                             given_of(*row, *r.treatment->table->estimate, v);
                         if (of_row.empty() || given.find(of_row) != std::string::npos) continue;
                         given += (given.empty() ? "" : " ") + of_row;
                     }
                     return given;
                 }),
         text<R>("note", "what must be said with it",
                 [](const R& r, View&) { return r.rule ? r.rule->note : std::string(); }),
         of_page(list<R>("references", Noun::reference, "its sources", [](const R& r, View& v) {
             return v.numbered(praxis::evidence_of(r.rows));
         }))}};
}

struct ShownPoint {
    const CurvePoint* point = nullptr;
    const EstimateCurve* curve = nullptr;
};

// "47.2 of 100 people" is said of people only.
std::string share_of(const ShownPoint& p, const View& v) {
    const bool people = p.curve->measure == CurveMeasure::people;
    return v.wording().phrase(people ? "curve.of-people" : "percent",
                              {{"n", v.wording().decimal(p.point->percent)}});
}

std::vector<NounWords> parts_of_rows() {
    return {
        {Noun::exclusion,
         "answers that go together nowhere here",
         {text<ShownExclude>("when", "the answers",
                             [](const ShownExclude& x, View& v) {
                                 const std::string label =
                                     label_of_when(x.exclude->when, *x.estimate);
                                 return label.empty() ? v.wording().word("estimate.always") : label;
                             }),
          text<ShownExclude>("says", "what is said of them",
                             [](const ShownExclude& x, View&) { return x.exclude->say; })}},
        {Noun::curve,
         "what share of people a study saw",
         {text<ShownCurve>("outcome", "of what",
                           [](const ShownCurve& c, View&) { return c.curve->outcome; }),
          text<ShownCurve>(
              "when", "for which answers",
              [](const ShownCurve& c, View&) { return label_of_when(c.curve->when, *c.estimate); }),
          flag<ShownCurve>(
              "of_people", "whether it counts people",
              [](const ShownCurve& c, View&) { return c.curve->measure == CurveMeasure::people; }),
          list<ShownCurve>("points", Noun::curve_point, "after how many sessions what share",
                           [](const ShownCurve& c, View& v) {
                               std::vector<ShownPoint> points;
                               for (const CurvePoint& point : c.curve->points)
                                   points.push_back(ShownPoint{&point, c.curve});
                               return v.list(std::move(points));
                           }),
          of_page(list<ShownCurve>("references", Noun::reference, "its sources",
                                   [](const ShownCurve& c, View& v) {
                                       return v.numbered(evidence_of(c.curve->evidence));
                                   }))}},
        {Noun::curve_point,
         "a share after some sessions",
         {text<ShownPoint>("after", "after how many sessions",
                           [](const ShownPoint& p, View& v) {
                               return v.wording().count("sessions", p.point->after);
                           }),
          text<ShownPoint>("share", "the share of people, or the mean change",
                           [](const ShownPoint& p, View& v) { return share_of(p, v); }),
          text<ShownPoint>("participants", "of how many people",
                           [](const ShownPoint& p, View&) {
                               return p.point->participants
                                          ? std::to_string(*p.point->participants)
                                          : std::string();
                           })}},
    };
}

std::vector<NounWords> times() {
    return {
        {Noun::timeline,
         "courses over time, as pictures on one scale",
         {list<Timeline>("courses", Noun::course, "the courses",
                         [](const Timeline& t, View&) { return each(t.courses); }),
          list<Timeline>("ticks", Noun::timeline_tick, "the scale, in weeks",
                         [](const Timeline& t, View&) { return each(t.ticks); }),
          text<Timeline>("again", "where a repeated session stands, in percent of the width",
                         [](const Timeline& t, View&) { return t.again; }),
          text<Timeline>("maintenance", "how often sessions are repeated afterwards",
                         [](const Timeline& t, View&) { return t.maintenance; }),
          flag<Timeline>("crowded", "whether marks must be small to stand apart",
                         [](const Timeline& t, View&) { return t.crowded; }),
          flag<Timeline>("uncertain", "whether there is a session that not everybody has",
                         [](const Timeline& t, View&) { return t.uncertain; })}},
        {Noun::course,
         "a course over time",
         {text<Course>("label", "for whom it is", [](const Course& c, View&) { return c.label; }),
          text<Course>("sentence", "what the picture shows, in words",
                       [](const Course& c, View&) { return c.sentence; }),
          list<Course>("shortest", Noun::timeline_line, "the shortest that it can be",
                       [](const Course& c, View&) { return each(c.shortest); }),
          list<Course>("longest", Noun::timeline_line, "the longest, where it is another",
                       [](const Course& c, View&) { return each(c.longest); })}},
        {Noun::timeline_line,
         "sessions on a line",
         {list<TimelineLine>("marks", Noun::timeline_mark, "the sessions",
                             [](const TimelineLine& l, View&) { return each(l.marks); }),
          text<TimelineLine>("from", "where the last session stands, in percent of the width",
                             [](const TimelineLine& l, View&) { return l.from; }),
          text<TimelineLine>("to", "where the line to the repeated session ends, if there is one",
                             [](const TimelineLine& l, View&) { return l.to; })}},
        {Noun::timeline_mark,
         "a session on a line",
         {text<TimelineMark>("x", "where, in percent of the width",
                             [](const TimelineMark& m, View&) { return m.x; }),
          flag<TimelineMark>("certain", "whether everybody has it who takes this course",
                             [](const TimelineMark& m, View&) { return m.certain; })}},
        {Noun::timeline_tick,
         "a week on the scale",
         {text<TimelineTick>("x", "where, in percent of the width",
                             [](const TimelineTick& t, View&) { return t.x; }),
          text<TimelineTick>("label", "its number; the last says \"weeks\"",
                             [](const TimelineTick& t, View&) { return t.label; }),
          flag<TimelineTick>("first", "whether it is the first",
                             [](const TimelineTick& t, View&) { return t.first; }),
          flag<TimelineTick>("last", "whether it is the last",
                             [](const TimelineTick& t, View&) { return t.last; })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_estimate_parts() {
    std::vector<NounWords> nouns = parts_of_rows();
    nouns.insert(nouns.begin(), rule());
    for (NounWords& noun : sheet()) nouns.insert(nouns.begin(), std::move(noun));
    nouns.insert(nouns.begin(), answer());
    for (NounWords& noun : times()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
