// Calendar dates, and which date it is somewhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// A day of the Gregorian calendar. Always a day that exists.
struct Date {
    int year = 1970;
    int month = 1;  // 1 to 12
    int day = 1;    // 1 to 31

    auto operator<=>(const Date&) const = default;

    /// 0 is Monday, 6 Sunday.
    int weekday() const;
    std::string iso() const;  // "2026-05-01"
};

/// Nullopt for a day that does not exist (30 February, month 13, year outside 1–9999).
std::optional<Date> make_date(int year, int month, int day);

/// Exactly `YYYY-MM-DD`; nullopt for anything else.
std::optional<Date> parse_date(std::string_view text);

Date date_in_utc(std::int64_t unix_seconds);

/// Which date it is in an IANA time zone at a moment. Nullopt where the system's time zone
/// database has no such zone.
std::optional<Date> date_in_zone(std::int64_t unix_seconds, const std::string& zone);

/// The zones of places ("Europe/London") that the database lists, for suggestions; none where the
/// list is missing.
std::vector<std::string> time_zones();

}  // namespace praxis
