// Estimates drawn at random, compared with a second implementation that works another way: numbers
// as fractions that are never reduced, rules by trying each, prices by trying every purchase.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "clinic/evaluate.h"
#include "clinic/worksheet.h"
#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

__extension__ typedef __int128 Wide;

const Source nowhere("estimate.toml", "");

class Draw {
public:
    explicit Draw(std::uint32_t seed) : engine_(seed) {}

    // Both ends included. Not a distribution of the library, whose numbers differ between libraries.
    int between(int lo, int hi) {
        return lo + static_cast<int>(engine_() % static_cast<std::uint32_t>(hi - lo + 1));
    }
    bool once_in(int times) { return between(1, times) == 1; }

private:
    std::mt19937 engine_;
};

Pricing random_pricing(Draw& draw) {
    Pricing pricing;
    pricing.price = Money{draw.between(0, 20000)};
    for (int i = draw.between(0, 2); i > 0; --i)
        pricing.packages.push_back({draw.between(2, 8), Money{draw.between(0, 90000)}, {}});
    return pricing;
}

When random_when(Draw& draw, const Estimate& estimate) {
    When when;
    for (std::size_t factor = 0; factor < estimate.factors.size(); ++factor) {
        if (!draw.once_in(2)) continue;
        std::vector<std::size_t> options;
        for (std::size_t i = 0; i < estimate.factors[factor].options.size(); ++i)
            if (draw.once_in(2)) options.push_back(i);
        if (!options.empty()) when.keys.emplace_back(factor, options);
    }
    return when;
}

Rational random_amount(Draw& draw) {
    return *Rational::make(draw.between(-4, 24), draw.between(1, 12));
}

/// Rules tie, rows stay uncovered and numbers fall below 1 at times: then both have to say so.
std::shared_ptr<Estimate> random_estimate(Draw& draw, bool worksheet = false) {
    auto estimate = std::make_shared<Estimate>();
    estimate->source = &nowhere;
    estimate->bound = true;
    const bool points = worksheet || draw.once_in(3);
    estimate->mode = points ? EstimateMode::points : EstimateMode::range;
    if (draw.once_in(2)) estimate->error = *Rational::make(draw.between(0, 9), draw.between(1, 4));
    if (worksheet || !draw.once_in(3)) estimate->clamp = Range{draw.between(1, 3), draw.between(4, 30)};
    if (draw.once_in(2)) estimate->interval = Range{draw.between(0, 3), draw.between(3, 9)};
    if (!points && draw.once_in(2)) estimate->otherwise = "Ask.";
    for (int i = draw.between(1, 4); i > 0; --i) {
        EstimateFactor& factor = estimate->factors.emplace_back();
        factor.id = i == 1 && draw.once_in(2) ? "area" : fmt::format("f{}", i);
        for (int j = draw.between(1, 4); j > 0; --j) {
            EstimateOption& option = factor.options.emplace_back();
            option.id = fmt::format("o{}", j);
            if (draw.once_in(2)) {
                const Rational one = random_amount(draw);
                const Rational other = random_amount(draw);
                const bool pair = !worksheet && draw.once_in(3);
                option.add = Amount{pair ? std::min(one, other) : one,
                                    pair ? std::max(one, other) : one, pair};
            }
            if (!worksheet && draw.once_in(4))
                option.mul = *Rational::make(draw.between(1, 6), draw.between(1, 5));
        }
    }
    for (int i = points ? 0 : draw.between(1, 4); i > 0; --i) {
        EstimateRule& rule = estimate->rules.emplace_back();
        rule.when = random_when(draw, *estimate);
        rule.where = {static_cast<std::uint32_t>(estimate->rules.size()), 0};
        rule.sessions.lo = draw.between(1, 6);
        rule.sessions.hi = rule.sessions.lo + draw.between(0, 4);
        if (draw.once_in(3)) rule.interval = Range{1, draw.between(1, 4)};
        if (draw.once_in(3)) rule.pricing = random_pricing(draw);
    }
    for (int i = worksheet ? 0 : draw.between(0, 2); i > 0; --i) {
        EstimateExclude& exclude = estimate->excludes.emplace_back();
        exclude.when = random_when(draw, *estimate);
        exclude.say = fmt::format("No {}", i);
    }
    return estimate;
}

/// A fraction that is never reduced.
struct Fraction {
    Wide numerator;
    Wide denominator;
};

Fraction sum(const Fraction& a, const Rational& b, int sign = 1) {
    return {a.numerator * b.denominator() + sign * a.denominator * b.numerator(),
            a.denominator * b.denominator()};
}

Fraction product(const Fraction& a, const Rational& b) {
    return {a.numerator * b.numerator(), a.denominator * b.denominator()};
}

// The number of whole steps below, counted; the numbers are small.
int rounded(const Fraction& number) {
    int whole = -100;
    while (Wide{2} * (whole + 1) * number.denominator <= 2 * number.numerator + number.denominator)
        ++whole;
    return whole;
}

std::int64_t cheapest(int n, const Pricing& pricing, std::size_t from = 0) {
    std::int64_t best = std::max(0, n) * pricing.price->minor;
    for (std::size_t i = from; n > 0 && i < pricing.packages.size(); ++i)
        best = std::min(best, pricing.packages[i].price.minor +
                                  cheapest(n - pricing.packages[i].sessions, pricing, i));
    return best;
}

// What a row comes to, as `in_one_line` writes it; "wrong" where there has to be an error.
std::string reference_row(const Estimate& estimate, const std::vector<std::size_t>& row,
                          const Pricing& treatment, const Pricing& area) {
    EstimateRow result;
    result.options = row;
    for (const EstimateExclude& exclude : estimate.excludes)
        if (exclude.when.fits(row)) {
            result.excluded = exclude.say;
            return in_one_line(estimate, result);
        }
    const EstimateRule* rule = nullptr;
    int as_good = 0;
    for (const EstimateRule& candidate : estimate.rules) {
        if (!candidate.when.fits(row)) continue;
        if (!rule || candidate.when.keys.size() > rule->when.keys.size()) {
            rule = &candidate;
            as_good = 1;
        } else if (candidate.when.keys.size() == rule->when.keys.size()) {
            ++as_good;
        }
    }
    if (as_good > 1) return "wrong";
    if (estimate.mode == EstimateMode::range && !rule) {
        if (estimate.otherwise.empty()) return "wrong";
        result.otherwise = estimate.otherwise;
        return in_one_line(estimate, result);
    }
    Fraction lo{rule ? rule->sessions.lo : 0, 1};
    Fraction hi{rule ? rule->sessions.hi : 0, 1};
    for (std::size_t i = 0; i < row.size(); ++i)
        if (const auto& amount = estimate.factors[i].options[row[i]].add) {
            lo = sum(lo, amount->lo);
            hi = sum(hi, amount->hi);
        }
    for (std::size_t i = 0; i < row.size(); ++i)
        if (const auto& by = estimate.factors[i].options[row[i]].mul) {
            lo = product(lo, *by);
            hi = product(hi, *by);
        }
    Range sessions{rounded(sum(lo, estimate.error, -1)), rounded(sum(hi, estimate.error))};
    if (estimate.clamp) {
        sessions.lo = std::min(std::max(sessions.lo, estimate.clamp->lo), estimate.clamp->hi);
        sessions.hi = std::min(std::max(sessions.hi, estimate.clamp->lo), estimate.clamp->hi);
    }
    if (sessions.lo < 1) return "wrong";
    result.sessions = sessions;
    const std::optional<Range> interval =
        rule && rule->interval ? rule->interval : estimate.interval;
    if (interval)
        result.weeks = Range{(sessions.lo - 1) * interval->lo, (sessions.hi - 1) * interval->hi};
    const bool on_area = estimate.area_factor() && row[*estimate.area_factor()] == 0;
    const Pricing& pricing =
        rule && rule->pricing.price ? rule->pricing : (on_area ? area : treatment);
    result.cost_lo = Cover{Money{cheapest(sessions.lo, pricing)}, 0};
    result.cost_hi = Cover{Money{cheapest(sessions.hi, pricing)}, 0};
    return in_one_line(estimate, result);
}

// Every combination, by counting: the last factor fastest.
std::vector<std::vector<std::size_t>> all_rows(const Estimate& estimate) {
    std::vector<std::vector<std::size_t>> rows = {{}};
    for (const EstimateFactor& factor : estimate.factors) {
        std::vector<std::vector<std::size_t>> longer;
        for (const auto& row : rows)
            for (std::size_t i = 0; i < factor.options.size(); ++i) {
                longer.push_back(row);
                longer.back().push_back(i);
            }
        rows = std::move(longer);
    }
    return rows;
}

EstimateTable evaluated(const std::shared_ptr<const Estimate>& estimate, const PricesFor& prices) {
    Diagnostics diagnostics;
    EstimateTable table = evaluate(estimate, prices, diagnostics);
    REQUIRE(table.rows.empty() == diagnostics.has_errors());
    return table;
}

}  // namespace

TEST_CASE("clinic: thousands of random estimates come out as a second implementation has them") {
    Draw draw(20260501);
    int good = 0;
    for (int round = 0; round < 4000; ++round) {
        CAPTURE(round);
        const auto estimate = random_estimate(draw);
        const Pricing treatment = random_pricing(draw);
        const Pricing area = random_pricing(draw);
        PricesFor prices;
        prices.treatment = &treatment;
        // The area that is asked of is always the first option of the factor.
        if (estimate->area_factor())
            prices.areas[estimate->factors[*estimate->area_factor()].options[0].id] = &area;

        std::string expected;
        bool wrong = false;
        for (const auto& row : all_rows(*estimate)) {
            const std::string line = reference_row(*estimate, row, treatment, area);
            wrong = wrong || line == "wrong";
            expected += line + "\n";
        }
        const EstimateTable table = evaluated(estimate, prices);
        REQUIRE(in_lines(table) == (wrong ? "" : expected));
        good += wrong ? 0 : 1;
        for (const EstimateRow& row : table.rows)
            if (row.sessions) REQUIRE(row.sessions->lo <= row.sessions->hi);
    }
    // Enough of them had rows to compare.
    CHECK(good > 1000);
}

TEST_CASE("clinic: adding an amount of 0 or more never lowers a bound") {
    Draw draw(7);
    int compared = 0;
    for (int round = 0; round < 2000; ++round) {
        const auto before = random_estimate(draw);
        auto after = std::make_shared<Estimate>(*before);
        EstimateFactor& factor = after->factors.front();
        for (EstimateOption& option : factor.options) {
            const Rational more = *Rational::make(draw.between(0, 20), draw.between(1, 7));
            const Amount old = option.add.value_or(Amount{});
            option.add = Amount{*add(old.lo, more), *add(old.hi, more), old.pair};
        }
        const EstimateTable low = evaluated(before, {});
        const EstimateTable high = evaluated(after, {});
        for (std::size_t i = 0; i < std::min(low.rows.size(), high.rows.size()); ++i) {
            if (!low.rows[i].sessions) continue;
            REQUIRE(high.rows[i].sessions);
            REQUIRE(high.rows[i].sessions->lo >= low.rows[i].sessions->lo);
            REQUIRE(high.rows[i].sessions->hi >= low.rows[i].sessions->hi);
            ++compared;
        }
    }
    CHECK(compared > 1000);
}

TEST_CASE("clinic: other ids change nothing but names") {
    Draw draw(11);
    for (int round = 0; round < 500; ++round) {
        const auto estimate = random_estimate(draw);
        auto renamed = std::make_shared<Estimate>(*estimate);
        int number = 0;
        for (EstimateFactor& factor : renamed->factors) {
            factor.id = fmt::format("g{}", ++number);
            for (EstimateOption& option : factor.options) option.id = fmt::format("p{}", ++number);
        }
        const EstimateTable one = evaluated(estimate, {});
        const EstimateTable other = evaluated(renamed, {});
        REQUIRE(one.rows.size() == other.rows.size());
        for (std::size_t i = 0; i < one.rows.size(); ++i) {
            REQUIRE(one.rows[i].sessions == other.rows[i].sessions);
            REQUIRE(one.rows[i].weeks == other.rows[i].weeks);
            REQUIRE(one.rows[i].excluded == other.rows[i].excluded);
            REQUIRE(one.rows[i].otherwise == other.rows[i].otherwise);
        }
    }
}

TEST_CASE("clinic: a random worksheet read by hand says what its rows say") {
    Draw draw(13);
    for (int round = 0; round < 500; ++round) {
        const auto estimate = random_estimate(draw, true);
        REQUIRE(is_worksheet(*estimate));
        const Pricing treatment = random_pricing(draw);
        PricesFor prices;
        prices.treatment = &treatment;
        const EstimateTable table = evaluated(estimate, prices);
        REQUIRE(table.rows.size() == all_rows(*estimate).size());
        const Worksheet sheet = make_worksheet(table);
        for (const EstimateRow& row : table.rows) {
            Rational total;
            for (std::size_t i = 0; i < row.options.size(); ++i)
                total = *add(total, sheet.points[i][row.options[i]]);
            const WorksheetTotal* line = find_total(sheet, total);
            REQUIRE(line);
            REQUIRE(line->sessions == *row.sessions);
            REQUIRE(line->weeks == row.weeks);
            REQUIRE(line->costs.size() == 1);
            REQUIRE(line->costs[0].lo == *row.cost_lo);
            REQUIRE(line->costs[0].hi == *row.cost_hi);
        }
    }
}
