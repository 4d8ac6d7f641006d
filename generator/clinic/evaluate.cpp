#include "clinic/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "clinic/basis_support.h"
#include "clinic/estimate_choice.h"
#include "clinic/estimate_conditions.h"

namespace praxis {

namespace {

constexpr std::size_t most_rows_named = 10;

/// What is said of one row, said of the first ten and counted for the rest.
class RowMistakes {
public:
    RowMistakes(std::string_view rule, std::string_view of_the_rest, std::string_view hint)
        : rule_(rule), of_the_rest_(of_the_rest), hint_(hint) {}

    void add(const Place& place, std::string message, Diagnostics& diagnostics) {
        if (++count_ > most_rows_named) return;
        if (count_ == 1 || last_.span.begin < place.span.begin) last_ = place;
        diagnostics.error(rule_, place, std::move(message)).with_hint(std::string(hint_));
    }

    // Findings are read in the order of their places, then of their words: the rest stands at the
    // last place, and begins with what comes after all letters.
    void finish(Diagnostics& diagnostics) const {
        if (count_ <= most_rows_named) return;
        const std::string rest = counted(count_ - most_rows_named, "more row");
        diagnostics.error(rule_, last_, fmt::format("… and {} in {}", of_the_rest_, rest))
            .with_hint(std::string(hint_));
    }

private:
    std::string_view rule_;
    std::string_view of_the_rest_;
    std::string_view hint_;
    std::size_t count_ = 0;
    Place last_;
};

/// One mistake that spoils rows, said of the first of them where it stands.
class SharedMistakes {
public:
    SharedMistakes(std::string_view rule, std::string_view hint) : rule_(rule), hint_(hint) {}

    void add(const Place& place, std::string row, std::string what) {
        Rows& rows = by_place_[place.span.begin];
        if (rows.count++ == 0) rows = {place, std::move(row), std::move(what), 1};
    }

    void finish(Diagnostics& diagnostics) const {
        for (const auto& [begin, rows] : by_place_) {
            std::string named = rows.first;
            if (rows.count > 1) named += " and " + counted(rows.count - 1, "more row");
            diagnostics.error(rule_, rows.place, named + ": " + rows.what)
                .with_hint(std::string(hint_));
        }
    }

private:
    struct Rows {
        Place place;
        std::string first;
        std::string what;  // is wrong with the first
        std::size_t count = 0;
    };

    std::string_view rule_;
    std::string_view hint_;
    std::map<std::uint32_t, Rows> by_place_;
};

/// Two parts of equal weight, and the rows that cannot tell which is meant.
struct Rivals {
    Span first;
    Span second;
    std::string row;
    std::size_t rows = 0;
};

class Evaluation {
public:
    Evaluation(const Estimate& estimate, const PricesFor& prices)
        : estimate_(estimate),
          prices_(prices),
          rules_(estimate, estimate.rules, OrderedParts<EstimateRule>::By::keys),
          excludes_(estimate, estimate.excludes, OrderedParts<EstimateExclude>::By::file),
          curves_(estimate, estimate.curves, OrderedParts<EstimateCurve>::By::keys),
          uses_(estimate),
          area_(estimate.area_factor()) {
        for (const RefTo<Reference>& reference : estimate.evidence)
            if (reference.to && seen_.try_emplace(reference.to, every_row).second)
                shared_evidence_.push_back(reference.to);
    }

    std::vector<EstimateRow> run(Diagnostics& diagnostics) {
        std::size_t count = 1;
        for (const EstimateFactor& factor : estimate_.factors) count *= factor.options.size();

        std::vector<EstimateRow> rows;
        rows.reserve(count);
        std::vector<std::size_t> options(estimate_.factors.size());
        for (std::size_t first_changed = 0; rows.size() < count;) {
            rules_.go_to(options, first_changed);
            excludes_.go_to(options, first_changed);
            curves_.go_to(options, first_changed);
            rows.push_back(row_of(options));
            first_changed = advance(options);
        }
        say_mistakes();
        check_claims(estimate_, uses_, found_);
        if (!found_.has_errors()) say_unused();
        const bool good = !found_.has_errors();
        diagnostics.join(std::move(found_));
        return good ? std::move(rows) : std::vector<EstimateRow>();
    }

private:
    Place at(Span span) const { return Place::in(*estimate_.source, span); }

    // The next combination, the last factor fastest. Gives the first factor that changed.
    std::size_t advance(std::vector<std::size_t>& options) const {
        for (std::size_t factor = options.size(); factor-- > 0;) {
            if (++options[factor] < estimate_.factors[factor].options.size()) return factor;
            options[factor] = 0;
        }
        return 0;
    }

    EstimateRow row_of(const std::vector<std::size_t>& options) {
        EstimateRow row;
        row.options = options;
        if (const EstimateExclude* exclude = excludes_.first()) {
            row.excluded = exclude->say;
            return row;
        }
        row.curve = curves_.first();
        if (row.curve) note_rivals(curves_, *row.curve, "curve", options);

        if (estimate_.mode != EstimateMode::range) {
            work_out(row);
        } else if (row.rule = rules_.first(); !row.rule) {
            row.otherwise = estimate_.otherwise;
            if (row.otherwise.empty()) note_uncovered(options);
        } else if (!note_rivals(rules_, *row.rule, "rule", options)) {
            work_out(row);
        }
        const bool has_number = estimate_.mode == EstimateMode::points || row.rule;
        // Also where the number is a mistake: what it claims to rest on is asked in the same run.
        uses_.add(options, row.rule, has_number);
        return row;
    }

    void work_out(EstimateRow& row) {
        row.interval = row.rule && row.rule->interval ? row.rule->interval : estimate_.interval;
        find_basis(row);
        if (estimate_.mode == EstimateMode::response) return;
        row.sessions = sessions_of(row);
        if (!row.sessions) return;
        find_weeks(row);
        find_cost(row);
    }

    Place place_of(const EstimateRow& row) const {
        return row.rule ? at(row.rule->sessions_where) : Place::start_of(*estimate_.source);
    }

    // Rule 4 to 6 of the arithmetic. Nullopt has been explained.
    std::optional<Range> sessions_of(const EstimateRow& row) {
        Rational lo(row.rule ? row.rule->sessions.lo : 0);
        Rational hi(row.rule ? row.rule->sessions.hi : 0);
        // Keeps a step's result; where there is none, whatever was added or multiplied is to blame.
        const auto becomes = [&](const std::optional<Rational>& new_lo,
                                 const std::optional<Rational>& new_hi, Span cause) {
            if (!new_lo || !new_hi) {
                overflow_.add(at(cause),
                              named(row) + ": these numbers are too large to work out", found_);
                return false;
            }
            lo = *new_lo;
            hi = *new_hi;
            return true;
        };
        for (std::size_t i = 0; i < row.options.size(); ++i) {
            const EstimateOption& option = estimate_.factors[i].options[row.options[i]];
            if (option.add &&
                !becomes(add(lo, option.add->lo), add(hi, option.add->hi), option.add_where))
                return std::nullopt;
        }
        for (std::size_t i = 0; i < row.options.size(); ++i) {
            const EstimateOption& option = estimate_.factors[i].options[row.options[i]];
            if (option.mul &&
                !becomes(multiply(lo, *option.mul), multiply(hi, *option.mul), option.mul_where))
                return std::nullopt;
        }
        const std::int64_t least = clamped(lo.rounded());
        if (estimate_.error != Rational(0) &&
            !becomes(subtract(lo, estimate_.error), add(hi, estimate_.error),
                     estimate_.error_where))
            return std::nullopt;
        return in_bounds(row, clamped(lo.rounded()), clamped(hi.rounded()), least);
    }

    std::int64_t clamped(std::int64_t sessions) const {
        if (!estimate_.clamp) return sessions;
        return std::clamp<std::int64_t>(sessions, estimate_.clamp->lo, estimate_.clamp->hi);
    }

    /// `least`: what `lo` would be without `error`.
    std::optional<Range> in_bounds(const EstimateRow& row, std::int64_t lo, std::int64_t hi,
                                   std::int64_t least) {
        if (lo > hi) {
            backwards_.add(place_of(row),
                           fmt::format("{}: from {} down to {} sessions", named(row), lo, hi),
                           found_);
            return std::nullopt;
        }
        if (lo < 1) {
            const std::string range =
                lo == hi ? std::to_string(lo) : fmt::format("{} to {}", lo, hi);
            say_below_one(row, range + " sessions", least);
            return std::nullopt;
        }
        if (hi > std::numeric_limits<int>::max()) {
            overflow_.add(place_of(row),
                          fmt::format("{}: {} sessions are too many to count", named(row), hi),
                          found_);
            return std::nullopt;
        }
        return Range{static_cast<int>(lo), static_cast<int>(hi)};
    }

    // Said where the mistake was made: once where it is the same in many rows.
    void say_below_one(const EstimateRow& row, const std::string& sessions, std::int64_t least) {
        if (least >= 1)
            too_wide_.add(at(estimate_.error_where), named(row),
                          "`error` makes it " + sessions + ", but a course has at least 1");
        else if (row.rule && !any_contributes(row))
            rule_below_one_.add(place_of(row), named(row),
                                sessions + ", but a course has at least 1");
        else
            below_one_.add(place_of(row),
                           fmt::format("{}: {}, but a course has at least 1", named(row), sessions),
                           found_);
    }

    bool any_contributes(const EstimateRow& row) const {
        for (std::size_t i = 0; i < row.options.size(); ++i)
            if (estimate_.factors[i].options[row.options[i]].contributes()) return true;
        return false;
    }

    void find_weeks(EstimateRow& row) {
        if (!row.interval) return;
        const std::int64_t lo = std::int64_t{row.sessions->lo - 1} * row.interval->lo;
        const std::int64_t hi = std::int64_t{row.sessions->hi - 1} * row.interval->hi;
        if (hi > std::numeric_limits<int>::max())
            overflow_.add(place_of(row), named(row) + ": these weeks are too many to count",
                          found_);
        else
            row.weeks = Range{static_cast<int>(lo), static_cast<int>(hi)};
    }

    void find_cost(EstimateRow& row) {
        const Pricing* pricing = pricing_of(row);
        if (!pricing) return;
        Covers& covers = covers_.try_emplace(pricing, *pricing).first->second;
        row.cost_lo = covers.of(row.sessions->lo);
        row.cost_hi = covers.of(row.sessions->hi);
        if (!row.cost_lo || !row.cost_hi)
            overflow_.add(place_of(row), named(row) + ": this price is too large to work out",
                          found_);
    }

    const Pricing* pricing_of(const EstimateRow& row) const {
        if (row.rule && row.rule->pricing.price) return &row.rule->pricing;
        return prices_.on(area_ ? estimate_.factors[*area_].options[row.options[*area_]].id
                                : std::string_view());
    }

    void find_basis(EstimateRow& row) {
        const bool points = estimate_.mode == EstimateMode::points;
        std::optional<Basis> weakest;
        const auto weaken = [&](Basis basis) {
            weakest = weakest ? std::max(*weakest, basis) : basis;
        };
        row.evidence = shared_evidence_;
        ++row_number_;
        if (row.rule) {
            weaken(row.rule->basis.value_or(estimate_.basis));
            add_evidence(row.evidence, row.rule->evidence);
        }
        for (std::size_t i = 0; i < row.options.size(); ++i) {
            const EstimateOption& option = estimate_.factors[i].options[row.options[i]];
            if (!option.contributes()) continue;
            weaken(option.basis.value_or(points ? estimate_.basis : Basis::clinic));
            add_evidence(row.evidence, option.evidence);
        }
        row.basis = weakest.value_or(estimate_.basis);
    }

    // Without repeats: each reference knows the last row that has it.
    void add_evidence(std::vector<const Reference*>& to,
                      const std::vector<RefTo<Reference>>& references) {
        for (const RefTo<Reference>& reference : references) {
            if (!reference.to) continue;
            std::size_t& seen = seen_[reference.to];
            if (seen == every_row || seen == row_number_) continue;
            seen = row_number_;
            to.push_back(reference.to);
        }
    }

    std::string named(const EstimateRow& row) const { return row_by_ids(estimate_, row.options); }

    void note_uncovered(const std::vector<std::size_t>& options) {
        if (++uncovered_ <= most_rows_named)
            uncovered_rows_.push_back(row_by_ids(estimate_, options));
    }

    /// Whether there are any.
    template <class Part>
    bool note_rivals(const OrderedParts<Part>& parts, const Part& chosen, std::string_view kind,
                     const std::vector<std::size_t>& options) {
        bool any = false;
        parts.each_rival([&](const Part* rival) {
            any = true;
            const auto key = std::make_pair(chosen.where.begin, rival->where.begin);
            Rivals& rivals = rivals_[kind][key];
            if (rivals.rows++ > 0) return;
            rivals.first = chosen.where;
            rivals.second = rival->where;
            rivals.row = row_by_ids(estimate_, options);
        });
        return any;
    }

    void say_mistakes() {
        for (const auto& [kind, all] : rivals_)
            for (const auto& [key, rivals] : all) say_rivals(kind, rivals);
        if (uncovered_ > 0) say_uncovered();
        for (const RowMistakes* mistakes : {&overflow_, &below_one_, &backwards_})
            mistakes->finish(found_);
        for (const SharedMistakes* mistakes : {&too_wide_, &rule_below_one_})
            mistakes->finish(found_);
    }

    void say_rivals(std::string_view kind, const Rivals& rivals) {
        const Source& source = *estimate_.source;
        std::string rows = rivals.row;
        if (rivals.rows > 1) rows += " and " + counted(rivals.rows - 1, "more row");
        found_
            .error("estimate-ambiguous", at(rivals.second),
                   fmt::format("this {0} and the {0} at {1}:{2} have as many keys, and both fit {3}",
                               kind, source.path(), source.line_column(rivals.first.begin).line,
                               rows))
            .with_hint(fmt::format("give the one that should win a further key in `when`, or take "
                                   "what both cover out of the other {}",
                                   kind));
    }

    void say_uncovered() {
        std::string rows;
        for (const std::string& row : uncovered_rows_) rows += (rows.empty() ? "" : "; ") + row;
        if (uncovered_ > most_rows_named)
            rows += fmt::format("; and {} more", uncovered_ - most_rows_named);
        found_
            .error("estimate-uncovered", Place::start_of(*estimate_.source),
                   fmt::format("no rule covers {}: {}", counted(uncovered_, "row"), rows))
            .with_hint("add a [[rule]] with when = {}, or say in `otherwise` what stands there");
    }

    void say_unused() {
        rules_.each_unused([&](const EstimateRule& rule) {
            found_
                .warning("estimate-unused", at(rule.where),
                         "no row takes this rule: rules with more keys or excludes come first")
                .with_hint("remove it, or give it the keys of the rows that it is for");
        });
        excludes_.each_unused([&](const EstimateExclude& exclude) {
            found_
                .warning("estimate-unused", at(exclude.where),
                         "no row takes this exclude: earlier ones come first")
                .with_hint("remove it, or put it before the wider one");
        });
        curves_.each_unused([&](const EstimateCurve& curve) {
            found_
                .warning("estimate-unused", at(curve.where),
                         "no row takes this curve: curves with more keys or excludes come first")
                .with_hint("remove it, or give it the keys of the rows that it is for");
        });
    }

    const Estimate& estimate_;
    const PricesFor& prices_;
    OrderedParts<EstimateRule> rules_;
    OrderedParts<EstimateExclude> excludes_;
    OrderedParts<EstimateCurve> curves_;
    ClaimUses uses_;
    std::optional<std::size_t> area_;
    std::vector<const Reference*> shared_evidence_;
    static constexpr std::size_t every_row = std::numeric_limits<std::size_t>::max();
    std::unordered_map<const Reference*, std::size_t> seen_;
    std::size_t row_number_ = 0;
    std::unordered_map<const Pricing*, Covers> covers_;

    Diagnostics found_;
    std::size_t uncovered_ = 0;
    std::vector<std::string> uncovered_rows_;
    std::map<std::string_view, std::map<std::pair<std::uint32_t, std::uint32_t>, Rivals>> rivals_;
    RowMistakes overflow_ =
        RowMistakes("estimate-overflow", "numbers too large to work out",
                          "look for a digit too many in `sessions`, `add`, `mul`, `interval` and "
                          "the price");
    static constexpr std::string_view raise =
        "raise the number, or set the least in clamp = [1, 12]";
    RowMistakes below_one_ = RowMistakes("estimate-below-one", "less than 1 session", raise);
    SharedMistakes rule_below_one_ = SharedMistakes("estimate-below-one", raise);
    SharedMistakes too_wide_ =
        SharedMistakes("estimate-below-one",
                       "write a smaller `error`, or set the least in clamp = [1, 12]");
    RowMistakes backwards_ =
        RowMistakes("estimate-backwards", "ranges that run backwards",
                           "multiply by a number above 0, so that the smaller end stays the "
                           "smaller");
};

}  // namespace

const Pricing* PricesFor::on(std::string_view area) const {
    const auto found = areas.find(area);
    if (found != areas.end() && found->second->price) return found->second;
    return treatment && treatment->price ? treatment : nullptr;
}

EstimateTable evaluate(std::shared_ptr<const Estimate> estimate, const PricesFor& prices,
                       Diagnostics& diagnostics) {
    EstimateTable table;
    if (estimate->bound) {
        table.rows = Evaluation(*estimate, prices).run(diagnostics);
    } else {
        say_unknown_options(*estimate, diagnostics);
        check_claims(*estimate, diagnostics);
    }
    table.estimate = std::move(estimate);
    return table;
}

}  // namespace praxis
