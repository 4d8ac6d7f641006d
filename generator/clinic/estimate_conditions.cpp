#include "clinic/estimate_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"

namespace praxis {

namespace {

using Indices = std::unordered_map<std::string_view, std::size_t>;

// As it is written in the file.
std::string in_digits(const Rational& number) {
    return number.denominator() == 1 ? number.in_digits() : in_quotes(number.in_digits());
}

// "6 × 5 × 4 = 120"; a product of many factors breaks off, and so does one past counting.
std::string product_in_words(const std::vector<EstimateFactor>& factors) {
    constexpr std::size_t most_shown = 12;
    std::string words;
    std::uint64_t product = 1;
    bool countless = false;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        countless = countless ||
                    __builtin_mul_overflow(product, factors[i].options.size(), &product);
        if (i < most_shown)
            words += fmt::format("{}{}", i == 0 ? "" : " × ", factors[i].options.size());
    }
    if (factors.size() > most_shown) words += " × …";
    return words + (countless ? " = more than can be counted" : fmt::format(" = {}", product));
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& things) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(things.size(), most_options); ++i)
        names.push_back(things[i].id);
    return names;
}

// Whether a key of any `when` passes.
template <class Passes>
bool any_condition(const Estimate& estimate, const Passes& passes) {
    const auto among = [&](const auto& parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
            return std::any_of(part.when.keys.begin(), part.when.keys.end(), passes);
        });
    };
    return among(estimate.rules) || among(estimate.excludes) || among(estimate.curves);
}

struct UnknownName {
    std::string name;
    Span where;
    std::string how_often;  // ", which 3 conditions name"; empty where each of them is said
    std::string hint;       // empty where no name is near
};

// What to say of names that nothing has. Conditions that agree on a name are right, and the nearly
// same one that no condition names is the misspelt one: that is said once. `named`: whether
// conditions name one of the `known`.
template <class Named>
std::vector<UnknownName> by_name(const std::vector<Located<std::string>>& unknown,
                                 const std::vector<std::string>& known, const Named& named) {
    std::vector<UnknownName> said;
    std::map<std::string_view, std::vector<Span>> places;
    for (const Located<std::string>& name : unknown) places[name.value].push_back(name.where);
    for (const auto& [name, where] : places) {
        const std::string near = did_you_mean(name, known);
        const auto meant = nearest(name, known);
        if (where.size() > 1 && meant && !named(*meant)) {
            said.push_back({std::string(name), where.front(),
                            fmt::format(", which {} conditions name", where.size()),
                            fmt::format("write id = {} in place of {}, which no condition names",
                                        in_quotes(name), in_quotes(*meant))});
            continue;
        }
        for (const Span& place : where) said.push_back({std::string(name), place, {}, near});
    }
    return said;
}

class Binder {
public:
    Binder(Estimate& estimate, Diagnostics& diagnostics)
        : estimate_(estimate), diagnostics_(diagnostics) {}

    void bind() {
        check_factors();
        check_size();
        check_mode();
        check_numbers();
        check_evidence();
        for (EstimateRule& rule : estimate_.rules) {
            rule.when = bound(rule.written);
            check_order("sessions", rule.sessions, rule.sessions_where);
            if (rule.interval) check_interval(*rule.interval, rule.interval_where);
        }
        for (EstimateExclude& exclude : estimate_.excludes) exclude.when = bound(exclude.written);
        for (EstimateCurve& curve : estimate_.curves) {
            curve.when = bound(curve.written);
            check_curve(curve);
        }
        say_unknown_factors();
    }

private:
    Place at(Span span) const { return Place::in(*estimate_.source, span); }

    void check_factors() {
        for (std::size_t i = 0; i < estimate_.factors.size(); ++i) {
            const EstimateFactor& factor = estimate_.factors[i];
            if (!factors_.emplace(factor.id, i).second)
                diagnostics_
                    .error("estimate-duplicate-factor", at(factor.where),
                           "two factors are called " + in_quotes(factor.id))
                    .with_hint("give one of them another id");
            if (factor.options.empty())
                diagnostics_
                    .error("estimate-no-options", at(factor.where),
                           fmt::format("the factor {} has no options", in_quotes(factor.id)))
                    .with_hint("give it options, as in options = [ { id = \"mild\" } ]");
            Indices& options = options_.emplace_back();
            for (std::size_t j = 0; j < factor.options.size(); ++j)
                if (!options.emplace(factor.options[j].id, j).second)
                    diagnostics_
                        .error("estimate-duplicate-option", at(factor.options[j].where),
                               fmt::format("the factor {} has two options called {}",
                                           in_quotes(factor.id), in_quotes(factor.options[j].id)))
                        .with_hint("give one of them another id");
        }
    }

    void check_size() {
        const auto& factors = estimate_.factors;
        if (factors.size() > most_factors) {
            too_large(factors[most_factors].where,
                      fmt::format("{} factors are more than {}", factors.size(), most_factors));
            return;
        }
        std::size_t rows = 1;
        bool broad = false;
        for (const EstimateFactor& factor : factors) {
            if (factor.options.size() > most_options) {
                too_large(factor.where,
                          fmt::format("the factor {} has {} options, more than {}",
                                      in_quotes(factor.id), factor.options.size(), most_options));
                broad = true;
            }
            rows *= std::min(factor.options.size(), most_options);  // at most 24^8
        }
        if (!broad && rows > most_rows)
            too_large(factors.front().where,
                      fmt::format("the factors make more than {} rows", most_rows));
    }

    void too_large(Span where, const std::string& what) {
        diagnostics_
            .error("estimate-too-large", at(where),
                   fmt::format("{}: {}", what, product_in_words(estimate_.factors)))
            .with_hint("join options that come to the same number of sessions, or drop a factor");
    }

    void check_mode() {
        const std::string mode = in_quotes(name_of(estimate_.mode));
        if (estimate_.mode == EstimateMode::range) return;
        if (!estimate_.otherwise.empty())
            diagnostics_
                .error("estimate-otherwise-unwanted", at(estimate_.otherwise_where),
                       fmt::format("in mode {} there are no rules that could leave a row uncovered",
                                   mode))
                .with_hint("remove `otherwise`, or write mode = \"range\" and give rules");
        const bool points = estimate_.mode == EstimateMode::points;
        if (!estimate_.rules.empty())
            diagnostics_
                .error("estimate-rule-unwanted", at(estimate_.rules.front().where),
                       points ? "mode \"points\" has no rules: the sum of the points is the number "
                                "of sessions"
                              : "mode \"response\" has no rules: it gives no number of sessions, "
                                "only curves")
                .with_hint(points ? "write the numbers as `add` of the options, or mode = \"range\""
                                  : "write mode = \"range\" to give numbers of sessions");
        if (points) return;
        if (estimate_.curves.empty())
            diagnostics_
                .error("estimate-no-curve", Place::start_of(*estimate_.source),
                       "mode \"response\" needs a [[curve]], and there is none")
                .with_hint("give what a study saw as a [[curve]], or write mode = \"range\"");
        for (const EstimateFactor& factor : estimate_.factors)
            for (const EstimateOption& option : factor.options)
                if (option.add || option.mul) {
                    diagnostics_
                        .error("estimate-amount-unwanted",
                               at(option.add ? option.add_where : option.mul_where),
                               fmt::format("{} changes a number of sessions, and mode \"response\" "
                                           "gives none",
                                           in_quotes(option.id)))
                        .with_hint(
                            "remove `add` and `mul`, or write mode = \"range\" or "
                            "\"points\"");
                    return;
                }
    }

    void check_numbers() {
        if (estimate_.clamp) check_order("clamp", *estimate_.clamp, estimate_.clamp_where);
        if (estimate_.interval) check_interval(*estimate_.interval, estimate_.interval_where);
        if (estimate_.maintenance) {
            const Maintenance& maintenance = *estimate_.maintenance;
            check_order("every_weeks", maintenance.every_weeks, maintenance.where);
            if (maintenance.every_weeks.lo < 1)
                diagnostics_
                    .error("estimate-maintenance-weeks", at(maintenance.where),
                           fmt::format("maintenance cannot be every {} weeks",
                                       maintenance.every_weeks.lo))
                    .with_hint("give whole weeks of 1 or more, as in every_weeks = [26, 52]");
        }
        if (estimate_.error < Rational(0))
            diagnostics_
                .error("estimate-error-negative", at(estimate_.error_where),
                       "`error` widens a range, so it cannot be less than 0")
                .with_hint("write it without the minus");
        for (const EstimateFactor& factor : estimate_.factors)
            for (const EstimateOption& option : factor.options) check_amounts(option);
    }

    void check_amounts(const EstimateOption& option) {
        if (option.add && option.add->hi < option.add->lo)
            diagnostics_
                .error("estimate-range-backwards", at(option.add_where),
                       fmt::format("{} adds from {} to {}, the larger number first",
                                   in_quotes(option.id), in_digits(option.add->lo),
                                   in_digits(option.add->hi)))
                .with_hint(fmt::format("write [{}, {}]", in_digits(option.add->hi),
                                       in_digits(option.add->lo)));
    }

    void check_order(std::string_view key, const Range& range, Span where) {
        if (range.lo <= range.hi) return;
        diagnostics_
            .error("estimate-range-backwards", at(where),
                   fmt::format("{} goes from {} to {}, the larger number first", key, range.lo,
                               range.hi))
            .with_hint(fmt::format("write {} = [{}, {}]", key, range.hi, range.lo));
    }

    void check_interval(const Range& interval, Span where) {
        check_order("interval", interval, where);
        if (interval.lo < 0)
            diagnostics_
                .error("estimate-interval-negative", at(where),
                       fmt::format("there cannot be {} weeks between sessions", interval.lo))
                .with_hint("give whole weeks, as in interval = [2, 4]");
    }

    void check_evidence() {
        check_evidence(estimate_.evidence);
        if (estimate_.maintenance) check_evidence(estimate_.maintenance->evidence);
        for (const EstimateFactor& factor : estimate_.factors)
            for (const EstimateOption& option : factor.options) check_evidence(option.evidence);
        for (const EstimateRule& rule : estimate_.rules) check_evidence(rule.evidence);
        for (const EstimateCurve& curve : estimate_.curves) check_evidence(curve.evidence);
    }

    void check_evidence(const std::vector<RefTo<Reference>>& evidence) {
        if (evidence.size() <= most_evidence) return;
        diagnostics_
            .error("estimate-evidence-too-long", at(evidence[most_evidence].where),
                   fmt::format("{} references in one list are more than {}", evidence.size(),
                               most_evidence))
            .with_hint("keep those that the number rests on");
    }

    void check_curve(const EstimateCurve& curve) {
        if (curve.points.empty())
            diagnostics_.error("curve-empty", at(curve.where), "this curve has no points")
                .with_hint("give points = [ { after = 10, percent = \"47.2\" } ]");
        if (curve.evidence.empty())
            diagnostics_
                .warning("curve-without-evidence", at(curve.where),
                         "this curve does not say which study saw it")
                .with_hint("add evidence = [\"…\"] with the study's id from references.toml");
        int before = 0;
        for (const CurvePoint& point : curve.points) {
            check_point(curve, point, before);
            before = point.after;
        }
    }

    void check_point(const EstimateCurve& curve, const CurvePoint& point, int before) {
        if (point.after < 1)
            diagnostics_
                .error("curve-after", at(point.where),
                       fmt::format("a share cannot be given after {} sessions", point.after))
                .with_hint("give the number of sessions after which the study looked, 1 or more");
        else if (point.after <= before)
            diagnostics_
                .error("curve-order", at(point.where),
                       fmt::format("a point after {} sessions follows one after {}", point.after,
                                   before))
                .with_hint("put the points in order, each number of sessions once");
        if (point.participants && *point.participants < 1)
            diagnostics_
                .error("curve-participants", at(point.where),
                       fmt::format("a share cannot be of {} participants", *point.participants))
                .with_hint("leave `participants` out where the study does not say how many");

        const bool fraction = point.percent.find('/') != std::string::npos;
        const auto percent = fraction ? std::nullopt : Rational::parse(point.percent);
        if (!percent)
            diagnostics_
                .error("curve-percent", at(point.where),
                       in_quotes(point.percent) + " is not a percentage")
                .with_hint("write it in digits with a point, as in percent = \"47.2\"");
        else if (curve.measure == CurveMeasure::people &&
                 (*percent < Rational(0) || *percent > Rational(100)))
            diagnostics_
                .error("curve-percent-of-people", at(point.where),
                       fmt::format("{} % cannot be a share of people", point.percent))
                .with_hint("give a number from 0 to 100, or write measure = \"mean-change\"");
    }

    When bound(const WrittenWhen& written) {
        When when;
        when.where = written.where;
        for (const WrittenKey& key : written.keys) {
            const auto factor = factors_.find(key.factor.value);
            if (factor == factors_.end()) {
                unknown_factors_.push_back(key.factor);
                continue;
            }
            // Editors for git hosts leave empty lists behind; they count as not set.
            if (key.options.empty()) continue;
            when.keys.emplace_back(factor->second, bound(factor->second, key.options));
        }
        return when;
    }

    std::vector<std::size_t> bound(std::size_t factor,
                                   const std::vector<Located<std::string>>& names) {
        std::vector<std::size_t> found;
        std::vector<bool> seen(estimate_.factors[factor].options.size());
        for (const Located<std::string>& name : names) {
            const auto option = options_[factor].find(name.value);
            if (option == options_[factor].end())
                estimate_.unknown_options.push_back({factor, name});
            else if (seen[option->second])
                diagnostics_
                    .error("estimate-repeated-option", at(name.where),
                           in_quotes(name.value) + " stands twice in this list")
                    .with_hint("once is enough");
            else {
                seen[option->second] = true;
                found.push_back(option->second);
            }
        }
        return found;
    }

    void say_unknown_factors() {
        const std::vector<std::string> names = names_of(estimate_.factors);
        for (const UnknownName& unknown :
             by_name(unknown_factors_, names, [&](const std::string& name) {
                 const std::size_t factor = factors_.at(name);
                 return any_condition(estimate_, [&](const auto& key) {
                     return key.first == factor;
                 });
             })) {
            std::string hint = unknown.hint;
            if (hint.empty())
                hint = names.empty() ? "this estimate has no factors; add a [[factor]]"
                                     : "the factors are " + listed(names);
            diagnostics_
                .error("estimate-unknown-factor", at(unknown.where),
                       "no factor is called " + in_quotes(unknown.name) + unknown.how_often)
                .with_hint(std::move(hint));
        }
    }

    Estimate& estimate_;
    Diagnostics& diagnostics_;
    Indices factors_;
    std::vector<Indices> options_;  // by factor
    std::vector<Located<std::string>> unknown_factors_;
};

}  // namespace

void say_unknown_options(const Estimate& estimate, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < estimate.factors.size(); ++i) {
        const EstimateFactor& asked = estimate.factors[i];
        std::vector<Located<std::string>> names;
        for (const auto& [factor, name] : estimate.unknown_options)
            if (factor == i) names.push_back(name);
        if (names.empty()) continue;
        const std::vector<std::string> options = names_of(asked.options);
        const auto has = [](const EstimateFactor& factor, const std::string& option) {
            return std::any_of(factor.options.begin(), factor.options.end(),
                               [&](const EstimateOption& one) { return one.id == option; });
        };
        for (const UnknownName& unknown : by_name(names, options, [&](const std::string& name) {
                 return any_condition(estimate, [&](const auto& key) {
                     return key.first == i &&
                            std::any_of(key.second.begin(), key.second.end(), [&](std::size_t at) {
                                return asked.options[at].id == name;
                            });
                 });
             })) {
            std::string hint = unknown.hint;
            for (std::size_t j = 0;
                 hint.empty() && j < std::min(estimate.factors.size(), most_factors); ++j)
                if (has(estimate.factors[j], unknown.name))
                    hint = fmt::format("{} is an option of the factor {}", in_quotes(unknown.name),
                                       in_quotes(estimate.factors[j].id));
            if (hint.empty() && !options.empty()) hint = "its options are " + listed(options);
            diagnostics
                .error("estimate-unknown-option", Place::in(*estimate.source, unknown.where),
                       fmt::format("the factor {} has no option {}{}", in_quotes(asked.id),
                                   in_quotes(unknown.name), unknown.how_often))
                .with_hint(std::move(hint));
        }
    }
}

bool bind_conditions(Estimate& estimate, Diagnostics& diagnostics) {
    Diagnostics found;
    Binder(estimate, found).bind();
    estimate.bound = !found.has_errors() && estimate.unknown_options.empty();
    // A mistake, but none that keeps rows from being worked out.
    for (const EstimateRule& rule : estimate.rules)
        check_packages(rule.pricing, *estimate.source, found);
    diagnostics.join(std::move(found));
    return estimate.bound;
}

}  // namespace praxis
