#include "command/timings_text.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/report.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::size_t most_shown = 5;

struct LayoutCost {
    std::string_view layout;
    std::size_t pages = 0;
    std::int64_t nanoseconds = 0;
};

template <class Cost, class Name>
std::vector<Cost> dearest(std::vector<Cost> costs, Name name) {
    std::sort(costs.begin(), costs.end(), [&](const Cost& a, const Cost& b) {
        return std::tuple(-a.nanoseconds, a.*name) < std::tuple(-b.nanoseconds, b.*name);
    });
    if (costs.size() > most_shown) costs.resize(most_shown);
    return costs;
}

std::vector<LayoutCost> dearest_layouts(const PageCosts& pages) {
    std::map<std::string_view, LayoutCost> by_layout;
    for (const PageCost& page : pages) {
        LayoutCost& sum = by_layout[page.layout];
        sum.layout = page.layout;
        ++sum.pages;
        sum.nanoseconds += page.nanoseconds;
    }
    std::vector<LayoutCost> costs;
    for (const auto& [layout, sum] : by_layout) costs.push_back(sum);
    return dearest(std::move(costs), &LayoutCost::layout);
}

std::int64_t peak_memory_bytes() {
    struct rusage used = {};
    return ::getrusage(RUSAGE_SELF, &used) == 0 ? used.ru_maxrss * std::int64_t{1024} : 0;
}

std::int64_t pages_per_second(const BuildOutcome& outcome) {
    const std::int64_t microseconds = outcome.timings.total_microseconds();
    const auto pages = static_cast<std::int64_t>(outcome.pages.total);
    return microseconds > 0 ? pages * 1'000'000 / microseconds : 0;
}

double milliseconds(std::int64_t nanoseconds) {
    return static_cast<double>(nanoseconds) / 1'000'000;
}

}  // namespace

std::string timings_text(const BuildOutcome& outcome) {
    std::string text = text_of(outcome.timings);
    text += fmt::format("  {} a second, at most {} MiB of memory\n",
                        counted(static_cast<std::size_t>(pages_per_second(outcome)), "page"),
                        peak_memory_bytes() / (1024 * 1024));
    if (outcome.costs.empty()) return text;
    text += "  the dearest templates\n";
    for (const LayoutCost& cost : dearest_layouts(outcome.costs))
        text += fmt::format("  {:>10.2f} ms  {} ({})\n", milliseconds(cost.nanoseconds),
                            cost.layout, counted(cost.pages, "page"));
    text += "  the dearest pages\n";
    for (const PageCost& cost : dearest(outcome.costs, &PageCost::address))
        text += fmt::format("  {:>10.2f} ms  {}\n", milliseconds(cost.nanoseconds),
                            printable(cost.address));
    return text;
}

std::string timings_json(const BuildOutcome& outcome) {
    using Json = nlohmann::ordered_json;
    Json verbs = Json::array();
    for (const Timing& timing : outcome.timings.all())
        verbs.push_back({{"verb", timing.verb}, {"microseconds", timing.microseconds}});
    Json templates = Json::array();
    for (const LayoutCost& cost : dearest_layouts(outcome.costs))
        templates.push_back({{"template", cost.layout},
                             {"pages", cost.pages},
                             {"microseconds", cost.nanoseconds / 1000}});
    Json pages = Json::array();
    for (const PageCost& cost : dearest(outcome.costs, &PageCost::address))
        pages.push_back({{"address", cost.address}, {"microseconds", cost.nanoseconds / 1000}});
    return line_of({{"version", 1},
                    {"verbs", std::move(verbs)},
                    {"microseconds", outcome.timings.total_microseconds()},
                    {"pages", outcome.pages.total},
                    {"pages_per_second", pages_per_second(outcome)},
                    {"peak_memory_bytes", peak_memory_bytes()},
                    {"templates", std::move(templates)},
                    {"dearest_pages", std::move(pages)}});
}

}  // namespace praxis
