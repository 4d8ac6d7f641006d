#include "base/date.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace praxis {

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const std::chrono::year_month_day candidate{std::chrono::year(year),
                                                std::chrono::month(static_cast<unsigned>(month)),
                                                std::chrono::day(static_cast<unsigned>(day))};
    if (!candidate.ok()) return std::nullopt;
    return Date{year, month, day};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    return make_date(parts[0], parts[1], parts[2]);
}

int Date::weekday() const {
    const std::chrono::sys_days days = std::chrono::year_month_day{
        std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    return static_cast<int>(std::chrono::weekday(days).iso_encoding()) - 1;
}

Date date_in_utc(std::int64_t unix_seconds) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds(std::chrono::seconds(unix_seconds)))};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

namespace {

std::filesystem::path zone_folder() {
    const char* folder = std::getenv("TZDIR");
    return folder ? folder : "/usr/share/zoneinfo";
}

// glibc takes any unknown name for UTC, so whether a zone exists has to be asked of the database.
bool zone_exists(const std::string& zone) {
    if (zone.empty() || zone.front() == '/' || zone.find("..") != std::string::npos ||
        zone.find('\0') != std::string::npos)
        return false;
    const std::filesystem::path file = zone_folder() / zone;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return false;
    char magic[4] = {};
    std::ifstream(file, std::ios::binary).read(magic, 4);
    return std::string_view(magic, 4) == "TZif";
}

}  // namespace

std::vector<std::string> time_zones() {
    // Lines of a country's code, a position, the zone and perhaps a comment, with tabs between.
    std::vector<std::string> zones;
    std::ifstream list(zone_folder() / "zone.tab");
    for (std::string line; std::getline(list, line);) {
        const auto parts = split(line, '\t');
        if (!line.starts_with('#') && parts.size() >= 3) zones.emplace_back(parts[2]);
    }
    return zones;
}

std::optional<Date> date_in_zone(std::int64_t unix_seconds, const std::string& zone) {
    if (!zone_exists(zone)) return std::nullopt;
    const char* before = std::getenv("TZ");
    const std::string saved = before ? before : "";
    setenv("TZ", (":" + zone).c_str(), 1);
    tzset();
    const std::time_t moment = unix_seconds;
    std::tm local{};
    localtime_r(&moment, &local);
    if (before)
        setenv("TZ", saved.c_str(), 1);
    else
        unsetenv("TZ");
    tzset();
    return make_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace praxis
