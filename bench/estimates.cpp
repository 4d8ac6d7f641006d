// How long an estimate of 5,000 rows takes to work out: `evaluate` alone, best and median of 200.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "clinic/evaluate.h"

using namespace praxis;

namespace {

EstimateOption option(std::string id, int add, bool multiplies) {
    EstimateOption made;
    made.id = std::move(id);
    const Rational amount = *Rational::make(add, 4);
    made.add = Amount{amount, amount, false};
    if (multiplies) made.mul = *Rational::make(11, 10);
    return made;
}

/// 20 × 10 × 5 × 5 options; a rule for each of the first, and one for all.
std::shared_ptr<Estimate> large_estimate(const Source& source, bool multiplies) {
    auto estimate = std::make_shared<Estimate>();
    estimate->source = &source;
    estimate->interval = Range{2, 4};
    estimate->clamp = Range{1, 40};
    for (const std::size_t options : {20u, 10u, 5u, 5u}) {
        EstimateFactor& factor = estimate->factors.emplace_back();
        factor.id = fmt::format("factor-{}", estimate->factors.size());
        for (std::size_t i = 0; i < options; ++i)
            factor.options.push_back(
                option(fmt::format("o{}", i), static_cast<int>(i % 5), multiplies));
    }
    estimate->rules.emplace_back().sessions = {3, 6};
    for (std::size_t i = 0; i < 20; ++i) {
        EstimateRule& rule = estimate->rules.emplace_back();
        rule.sessions = {4, 6};
        rule.when.keys = {{0, {i}}};
    }
    estimate->bound = true;
    return estimate;
}

double milliseconds(const std::shared_ptr<Estimate>& estimate, const PricesFor& prices) {
    Diagnostics diagnostics;
    const auto began = std::chrono::steady_clock::now();
    const EstimateTable table = evaluate(estimate, prices, diagnostics);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    if (table.rows.size() == 5'000) return took.count();
    std::fputs("the estimate does not have the 5,000 rows that it should\n", stderr);
    std::exit(1);
}

}  // namespace

int main() {
    const Source source("estimate.toml", "");
    Pricing pricing;
    pricing.price = Money{18000};
    pricing.packages = {Package{3, Money{48600}, {}}, Package{6, Money{90000}, {}}};
    PricesFor prices;
    prices.treatment = &pricing;
    for (const bool multiplies : {false, true}) {
        const std::shared_ptr<Estimate> estimate = large_estimate(source, multiplies);
        std::vector<double> times;
        for (int run = 0; run < 200; ++run) times.push_back(milliseconds(estimate, prices));
        std::sort(times.begin(), times.end());
        const std::string line = fmt::format("| evaluate, 5,000 rows, {} | {:.2f} ms | {:.2f} ms |\n",
                                             multiplies ? "fractions added and multiplied"
                                                        : "fractions added",
                                             times.front(), times[times.size() / 2]);
        std::fputs(line.c_str(), stdout);
    }
}
