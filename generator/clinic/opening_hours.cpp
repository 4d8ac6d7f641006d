#include "clinic/opening_hours.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr int day_minutes = 24 * 60;

struct ClockTime {
    int hours = 0;
    int minutes = 0;
};

// Two digits, a colon, two digits: what is written, not whether it exists.
std::optional<ClockTime> read_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t i : {0, 1, 3, 4})
        if (!is_digit(text[i])) return std::nullopt;
    return ClockTime{(text[0] - '0') * 10 + (text[1] - '0'),
                     (text[3] - '0') * 10 + (text[4] - '0')};
}

bool exists(const ClockTime& time, bool as_end) {
    if (time.hours == 24) return as_end && time.minutes == 0;
    return time.hours < 24 && time.minutes < 60;
}

// What "9.00 – 17.00", "09:00–17:00" or "9-17" would be in our form; empty where it is not clear:
// "9-5" is the day of an office, not of a night bar.
std::string guess(std::string_view written) {
    std::string plain = replaced(replaced(written, "–", "-"), "—", "-");
    plain = replaced(replaced(plain, " ", ""), ".", ":");
    const auto parts = split(plain, '-');
    if (parts.size() != 2) return {};
    std::string result;
    int minutes_before = -1;
    for (const std::string_view part : parts) {
        std::string time(part);
        if (time.size() <= 2) time += ":00";
        if (time.size() == 4) time.insert(time.begin(), '0');
        const auto read = read_clock(time);
        if (!read || !exists(*read, !result.empty())) return {};
        const int minutes = read->hours * 60 + read->minutes;
        if (part.size() <= 2 && minutes <= minutes_before) return {};
        minutes_before = minutes;
        result += (result.empty() ? "" : "-") + time;
    }
    return result;
}

/// A period as minutes of the week, so that midnight is a time like any other.
struct WeekPeriod {
    int opens = 0;
    int closes = 0;
    int day = 0;
    Span where;
};

std::vector<WeekPeriod> by_time(const DayPeriods& periods, int day) {
    std::vector<WeekPeriod> result;
    for (const Located<OpeningPeriod>& period : periods)
        result.push_back({day * day_minutes + period.value.opens,
                          day * day_minutes + period.value.closes, day, period.where});
    std::stable_sort(result.begin(), result.end(), [](const WeekPeriod& a, const WeekPeriod& b) {
        return a.opens < b.opens;
    });
    return result;
}

std::string in_words(const WeekPeriod& period) {
    const int midnight = period.day * day_minutes;
    return in_words(OpeningPeriod{period.opens - midnight, period.closes - midnight});
}

void say_overlap(const WeekPeriod& later, const WeekPeriod& earlier, bool next_day,
                 const Source& source, Diagnostics& diagnostics) {
    diagnostics
        .error("hours-overlap", Place::in(source, later.where),
               fmt::format("{} begins before {}{} has ended", in_words(later),
                           next_day ? fmt::format("{}'s ", weekday_name(earlier.day)) : "",
                           in_words(earlier)))
        .with_hint("join the two periods, or correct a time");
}

// Of periods in order of time: each must begin when all before it have ended.
void check_in_order(const std::vector<WeekPeriod>& periods, const Source& source,
                    Diagnostics& diagnostics) {
    const WeekPeriod* longest = nullptr;
    for (const WeekPeriod& period : periods) {
        if (longest && period.opens < longest->closes)
            say_overlap(period, *longest, longest->day != period.day, source, diagnostics);
        if (!longest || period.closes > longest->closes) longest = &period;
    }
}

}  // namespace

std::string_view weekday_name(int weekday) {
    constexpr std::array<std::string_view, 7> names = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return names[static_cast<std::size_t>(weekday)];
}

std::optional<OpeningPeriod> read_opening_period(const Located<std::string>& written,
                                                 const Source& source, Diagnostics& diagnostics) {
    const Place place = Place::in(source, written.where);
    const std::string_view text = written.value;
    const bool parted = text.size() == 11 && text[5] == '-';
    const auto opens = read_clock(text.substr(0, 5));
    const auto closes = parted ? read_clock(text.substr(6)) : std::nullopt;
    if (!opens || !closes) {
        const std::string better = guess(text);
        diagnostics.error("hours-form", place, in_quotes(text) + " is not a period of opening")
            .with_hint(better.empty() ? "write two times of 24 hours, as in \"09:00-17:00\""
                                      : "write it as " + in_quotes(better));
        return std::nullopt;
    }
    for (const bool as_end : {false, true}) {
        if (exists(as_end ? *closes : *opens, as_end)) continue;
        const bool midnight = !as_end && text.starts_with("24:00");
        diagnostics
            .error("hours-time", place,
                   fmt::format("there is no time {}{}", text.substr(as_end ? 6 : 0, 5),
                               midnight ? " to open at" : ""))
            .with_hint(midnight ? "a day begins at 00:00" : "times go from 00:00 to 23:59, and "
                                                            "24:00 as an end");
        return std::nullopt;
    }
    OpeningPeriod period{opens->hours * 60 + opens->minutes, closes->hours * 60 + closes->minutes};
    if (period.opens == period.closes) {
        diagnostics.error("hours-empty", place, in_quotes(text) + " ends when it begins")
            .with_hint("for a whole day write \"00:00-24:00\"; leave the day out if it is closed");
        return std::nullopt;
    }
    if (period.closes < period.opens) period.closes += day_minutes;
    return period;
}

void check_opening_day(const DayPeriods& day, const Source& source, Diagnostics& diagnostics) {
    check_in_order(by_time(day, 0), source, diagnostics);
}

void check_opening_week(const std::array<DayPeriods, 7>& week, const Source& source,
                        Diagnostics& diagnostics) {
    std::vector<WeekPeriod> periods;
    for (std::size_t day = 0; day < 7; ++day)
        for (const WeekPeriod& period : by_time(week[day], static_cast<int>(day)))
            periods.push_back(period);
    check_in_order(periods, source, diagnostics);

    // What lasts past midnight on Sunday runs into the Monday that the week began with.
    const WeekPeriod* spilling = nullptr;
    for (const WeekPeriod& period : periods)
        if (period.closes > 7 * day_minutes && (!spilling || period.closes > spilling->closes))
            spilling = &period;
    if (!spilling) return;
    for (const WeekPeriod& period : periods)
        if (period.day == 0 && period.opens < spilling->closes - 7 * day_minutes)
            say_overlap(period, *spilling, true, source, diagnostics);
}

std::string clock_time(int minutes) {
    if (minutes > day_minutes) minutes -= day_minutes;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string in_words(const OpeningPeriod& period) {
    return clock_time(period.opens) + "–" + clock_time(period.closes);
}

std::vector<DayGroup> day_groups(const std::array<std::vector<OpeningPeriod>, 7>& week) {
    std::vector<DayGroup> groups;
    for (int day = 0; day < 7; ++day) {
        std::vector<OpeningPeriod> periods = week[static_cast<std::size_t>(day)];
        std::sort(periods.begin(), periods.end(),
                  [](const OpeningPeriod& a, const OpeningPeriod& b) { return a.opens < b.opens; });
        if (!groups.empty() && groups.back().periods == periods) {
            groups.back().last = day;
            continue;
        }
        DayGroup& group = groups.emplace_back();
        group.first = day;
        group.last = day;
        group.periods = std::move(periods);
    }
    return groups;
}

}  // namespace praxis
