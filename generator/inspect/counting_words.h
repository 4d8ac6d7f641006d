// Words that count, for whoever reads claims and whoever looks for where one could begin.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace praxis {

inline constexpr std::array<std::pair<std::string_view, int>, 29> small_numbers = {{
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13},
    {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
    {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"dozen", 12},
    {"single", 1},
}};

/// A stretch of time between two sessions, in days.
struct Period {
    std::string_view word;
    int lo;
    int hi;
};
inline constexpr std::array<Period, 6> interval_adverbs = {{
    {"weekly", 7, 7},
    {"fortnightly", 14, 14},
    {"monthly", 28, 31},
    {"biweekly", 3, 14},
    {"quarterly", 89, 92},
    {"yearly", 365, 366},
}};

}  // namespace praxis
