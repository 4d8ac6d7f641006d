// Words of what stands around an estimate's rows: points and rules behind them, what studies saw,
// courses over time.
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "clinic/worksheet.h"
#include "render/estimate_view.h"
#include "render/timeline.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

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

std::vector<NounWords> parts() {
    return {
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
          text<ShownRule>("interval", "how far apart they are",
                          [](const ShownRule& r, View& v) {
                              const auto& interval =
                                  r.rule->interval ? r.rule->interval : r.estimate->interval;
                              return interval ? v.wording().count("interval", *interval)
                                              : std::string();
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
    std::vector<NounWords> nouns = parts();
    nouns.insert(nouns.begin(), answer());
    for (NounWords& noun : times()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
