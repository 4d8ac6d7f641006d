// When a place is open: periods as editors write them, and days that are alike put together.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/kinds.h"

namespace praxis {

/// In English: "Monday" is 0.
std::string_view weekday_name(int weekday);

/// `09:00-17:00`, in 24 hours. `21:00-02:00` ends the next day, `24:00` may be an end. Says what is
/// wrong (`hours-form`, `hours-time`, `hours-empty`) at its place; nullopt then.
std::optional<OpeningPeriod> read_opening_period(const Located<std::string>& written,
                                                 const Source& source, Diagnostics& diagnostics);

using DayPeriods = std::vector<Located<OpeningPeriod>>;

/// Says `hours-overlap` at each period that begins before another one of that day has ended.
void check_opening_day(const DayPeriods& day, const Source& source, Diagnostics& diagnostics);

/// The same for a week, Monday first, and for periods that last past midnight into the next day's,
/// also from Sunday into Monday.
void check_opening_week(const std::array<DayPeriods, 7>& week, const Source& source,
                        Diagnostics& diagnostics);

/// "09:00"; a time past midnight as people read it on the next day: 1560 is "02:00", but 1440
/// "24:00".
std::string clock_time(int minutes);

/// "09:00–17:00", the two times as `clock_time` has them.
std::string in_words(const OpeningPeriod& period);

/// Neighbouring days of a week with the same periods, closed days too.
struct DayGroup {
    int first = 0;  // 0 is Monday
    int last = 0;   // inclusive
    std::vector<OpeningPeriod> periods;  // by time; empty: closed

    bool operator==(const DayGroup&) const = default;
};

/// The week from Monday to Sunday in as few groups as neighbours allow.
std::vector<DayGroup> day_groups(const std::array<std::vector<OpeningPeriod>, 7>& week);

}  // namespace praxis
