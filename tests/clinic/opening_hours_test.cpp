#include "clinic/opening_hours.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

using namespace praxis;

namespace {

std::string said(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& finding : diagnostics.all())
        text += fmt::format("{}:{}: {}[{}]: {}\n  hint: {}\n", finding.line, finding.column,
                            name_of(finding.severity), finding.rule, finding.message, finding.hint);
    return text;
}

// A period as read, or what was said.
std::string read(const std::string& written) {
    const Source source("quay.md", written);
    Diagnostics diagnostics;
    const auto period = read_opening_period(
        {written, {0, static_cast<std::uint32_t>(written.size())}}, source, diagnostics);
    return period ? fmt::format("{} to {}", period->opens, period->closes) : said(diagnostics);
}

/// A week written a day a line, periods parted by blanks, each at its place in the text.
struct WrittenWeek {
    Source source;
    std::array<DayPeriods, 7> days;
    Diagnostics diagnostics;

    explicit WrittenWeek(const std::string& text) : source("quay.md", text) {
        std::size_t day = 0;
        for (std::uint32_t i = 0; i < text.size();) {
            if (text[i] == '\n') ++day;
            if (text[i] == '\n' || text[i] == ' ') {
                ++i;
                continue;
            }
            const Located<std::string> period{text.substr(i, 11), {i, i + 11}};
            days[day].push_back({*read_opening_period(period, source, diagnostics), period.where});
            i += 11;
        }
        REQUIRE(diagnostics.all().empty());
    }

    std::string check() {
        check_opening_week(days, source, diagnostics);
        return said(diagnostics);
    }
};

std::string groups_in_words(const std::array<std::vector<OpeningPeriod>, 7>& week) {
    std::string text;
    for (const DayGroup& group : day_groups(week)) {
        text += fmt::format("{}-{}", weekday_name(group.first), weekday_name(group.last));
        for (const OpeningPeriod& period : group.periods) text += fmt::format(" {}", in_words(period));
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("clinic: a period of opening is two times of 24 hours, and may end the next day") {
    CHECK(read("09:00-17:00") == "540 to 1020");
    CHECK(read("00:00-24:00") == "0 to 1440");
    CHECK(read("21:00-24:00") == "1260 to 1440");
    CHECK(read("21:00-00:00") == "1260 to 1440");
    CHECK(read("21:00-02:00") == "1260 to 1560");
    CHECK(read("23:59-23:58") == "1439 to 2878");
}

TEST_CASE("clinic: a period that is written otherwise is told how it is written") {
    const struct {
        const char* text;
        const char* said;
    } cases[] = {
        {"9-17", "1:1: error[hours-form]: \"9-17\" is not a period of opening\n"
                 "  hint: write it as \"09:00-17:00\"\n"},
        {"9:00 – 17:30", "1:1: error[hours-form]: \"9:00 – 17:30\" is not a period of opening\n"
                         "  hint: write it as \"09:00-17:30\"\n"},
        {"09.00-17.00", "1:1: error[hours-form]: \"09.00-17.00\" is not a period of opening\n"
                        "  hint: write it as \"09:00-17:00\"\n"},
        {"9am-5pm", "1:1: error[hours-form]: \"9am-5pm\" is not a period of opening\n"
                    "  hint: write two times of 24 hours, as in \"09:00-17:00\"\n"},
        {"", "1:1: error[hours-form]: \"\" is not a period of opening\n"
             "  hint: write two times of 24 hours, as in \"09:00-17:00\"\n"},
        {"closed", "1:1: error[hours-form]: \"closed\" is not a period of opening\n"
                   "  hint: write two times of 24 hours, as in \"09:00-17:00\"\n"},
        {"09:00-17:00-", "1:1: error[hours-form]: \"09:00-17:00-\" is not a period of opening\n"
                         "  hint: write two times of 24 hours, as in \"09:00-17:00\"\n"},
        {"09:00-25:00", "1:1: error[hours-time]: there is no time 25:00\n"
                        "  hint: times go from 00:00 to 23:59, and 24:00 as an end\n"},
        {"09:60-17:00", "1:1: error[hours-time]: there is no time 09:60\n"
                        "  hint: times go from 00:00 to 23:59, and 24:00 as an end\n"},
        {"09:00-24:01", "1:1: error[hours-time]: there is no time 24:01\n"
                        "  hint: times go from 00:00 to 23:59, and 24:00 as an end\n"},
        {"24:00-09:00", "1:1: error[hours-time]: there is no time 24:00 to open at\n"
                        "  hint: a day begins at 00:00\n"},
        {"09:00-09:00", "1:1: error[hours-empty]: \"09:00-09:00\" ends when it begins\n"
                        "  hint: for a whole day write \"00:00-24:00\"; leave the day out if it is "
                        "closed\n"},
    };
    for (const auto& one : cases) CHECK(read(one.text) == one.said);
}

TEST_CASE("clinic: periods of a day that overlap are a mistake at the later one") {
    CHECK(WrittenWeek("09:00-12:00 12:00-17:00").check() == "");
    CHECK(WrittenWeek("13:00-17:00 09:00-13:30").check() ==
          "1:1: error[hours-overlap]: 13:00–17:00 begins before 09:00–13:30 has ended\n"
          "  hint: join the two periods, or correct a time\n");
    // The third is inside the first, though not inside the second.
    CHECK(WrittenWeek("08:00-18:00 09:00-10:00 11:00-12:00").check() ==
          "1:13: error[hours-overlap]: 09:00–10:00 begins before 08:00–18:00 has ended\n"
          "  hint: join the two periods, or correct a time\n"
          "1:25: error[hours-overlap]: 11:00–12:00 begins before 08:00–18:00 has ended\n"
          "  hint: join the two periods, or correct a time\n");
    WrittenWeek day("09:00-12:00 11:00-13:00");
    check_opening_day(day.days[0], day.source, day.diagnostics);
    CHECK(said(day.diagnostics) ==
          "1:13: error[hours-overlap]: 11:00–13:00 begins before 09:00–12:00 has ended\n"
          "  hint: join the two periods, or correct a time\n");
}

TEST_CASE("clinic: a period past midnight may not run into the next day's, nor Sunday's into Monday's") {
    CHECK(WrittenWeek("21:00-02:00\n02:00-06:00").check() == "");
    CHECK(WrittenWeek("21:00-02:00\n01:30-06:00").check() ==
          "2:1: error[hours-overlap]: 01:30–06:00 begins before Monday's 21:00–02:00 has ended\n"
          "  hint: join the two periods, or correct a time\n");
    CHECK(WrittenWeek("01:00-05:00\n\n\n\n\n\n21:00-02:00").check() ==
          "1:1: error[hours-overlap]: 01:00–05:00 begins before Sunday's 21:00–02:00 has ended\n"
          "  hint: join the two periods, or correct a time\n");
    CHECK(WrittenWeek("00:00-24:00\n00:00-24:00\n\n\n\n\n00:00-24:00").check() == "");
}

TEST_CASE("clinic: days that are alike stand together, closed ones too") {
    const OpeningPeriod morning{540, 720};
    const OpeningPeriod afternoon{780, 1020};
    CHECK(groups_in_words({{{morning, afternoon}, {afternoon, morning}, {morning}, {morning},
                            {morning, afternoon}, {}, {}}}) ==
          "Monday-Tuesday 09:00–12:00 13:00–17:00\n"
          "Wednesday-Thursday 09:00–12:00\n"
          "Friday-Friday 09:00–12:00 13:00–17:00\n"
          "Saturday-Sunday\n");
    CHECK(groups_in_words({}) == "Monday-Sunday\n");
    CHECK(in_words(OpeningPeriod{1260, 1560}) == "21:00–02:00");
    CHECK(in_words(OpeningPeriod{0, 1440}) == "00:00–24:00");
}
