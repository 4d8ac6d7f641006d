#include "pipeline/timings.h"

#include <fmt/format.h>

#include <algorithm>

namespace praxis {

void Timings::add(std::string_view verb, Clock::duration took) {
    const auto line = std::find_if(lines_.begin(), lines_.end(),
                                   [&](const Timing& timing) { return timing.verb == verb; });
    Timing& timing = line != lines_.end() ? *line : lines_.emplace_back();
    timing.verb = verb;
    timing.microseconds += std::chrono::duration_cast<std::chrono::microseconds>(took).count();
}

std::int64_t Timings::total_microseconds() const {
    std::int64_t total = 0;
    for (const Timing& timing : lines_) total += timing.microseconds;
    return total;
}

std::string text_of(const Timings& timings) {
    const std::int64_t total = timings.total_microseconds();
    const auto line = [&](std::string_view name, std::int64_t microseconds) {
        return fmt::format("  {:<10}{:>10.1f} ms{:>6} %\n", name,
                           static_cast<double>(microseconds) / 1000,
                           total > 0 ? (microseconds * 200 / total + 1) / 2 : 0);
    };
    std::string text;
    for (const Timing& timing : timings.all()) text += line(timing.verb, timing.microseconds);
    return text + line("all", total);
}

}  // namespace praxis
