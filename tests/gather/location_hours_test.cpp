// Opening hours of a place: its week, and the days that are otherwise.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

namespace {

std::string about_hours(std::string_view week) {
    SmallSite site;
    site.edit("content/locations/quay.md", "hours = { mon = [\"09:00-17:00\"] }", week);
    return said_about(site);
}

}  // namespace

TEST_CASE("gather: hours may pass midnight, end at it, and pause") {
    for (const char* week : {
             "hours = { mon = [\"21:00-02:00\"], tue = [\"02:00-06:00\"] }",
             "hours = { mon = [\"09:00-24:00\"], tue = [\"00:00-24:00\"] }",
             "hours = { mon = [\"09:00-12:30\", \"13:30-17:00\"], tue = [] }",
             "hours = { sun = [\"22:00-01:00\"] }",
             "hours.fri = [\"09:00-17:00\"]\nhours.sat = [\"10:00-14:00\"]",
         })
        CHECK(about_hours(week) == "\n");
}

TEST_CASE("gather: hours that cannot be are said at the period") {
    check_all(about_hours, {
        {"hours = { mon = [\"9-17\"] }", R"(
content/locations/quay.md:7:18: error[hours-form]: "9-17" is not a period of opening
  7 | hours = { mon = ["9-17"] }
    |                  ^^^^^^
  hint: write it as "09:00-17:00"
)"},
        {"hours = { mon = [\"09:00–17:00\"] }", R"(
content/locations/quay.md:7:18: error[hours-form]: "09:00–17:00" is not a period of opening
  7 | hours = { mon = ["09:00–17:00"] }
    |                  ^^^^^^^^^^^^^
  hint: write it as "09:00-17:00"
)"},
        {"hours = { mon = [\"09:00-25:00\"] }", R"(
content/locations/quay.md:7:18: error[hours-time]: there is no time 25:00
  7 | hours = { mon = ["09:00-25:00"] }
    |                  ^^^^^^^^^^^^^
  hint: times go from 00:00 to 23:59, and 24:00 as an end
)"},
        {"hours = { mon = [\"09:00-09:00\"] }", R"(
content/locations/quay.md:7:18: error[hours-empty]: "09:00-09:00" ends when it begins
  7 | hours = { mon = ["09:00-09:00"] }
    |                  ^^^^^^^^^^^^^
  hint: for a whole day write "00:00-24:00"; leave the day out if it is closed
)"},
        {"hours = { mon = [\"09:00-13:00\", \"12:00-17:00\"] }", R"(
content/locations/quay.md:7:33: error[hours-overlap]: 12:00–17:00 begins before 09:00–13:00 has ended
  7 | hours = { mon = ["09:00-13:00", "12:00-17:00"] }
    |                                 ^^^^^^^^^^^^^
  hint: join the two periods, or correct a time
)"},
        {"hours = { mon = [\"21:00-02:00\"], tue = [\"01:00-06:00\"] }", R"(
content/locations/quay.md:7:41: error[hours-overlap]: 01:00–06:00 begins before Monday's 21:00–02:00 has ended
  7 | hours = { mon = ["21:00-02:00"], tue = ["01:00-06:00"] }
    |                                         ^^^^^^^^^^^^^
  hint: join the two periods, or correct a time
)"},
        {"hours = { mon = [\"closed\"] }", R"(
content/locations/quay.md:7:18: error[hours-form]: "closed" is not a period of opening
  7 | hours = { mon = ["closed"] }
    |                  ^^^^^^^^
  hint: write two times of 24 hours, as in "09:00-17:00"
)"},
        {"hours = \"Mon-Fri 9-17\"", R"(
content/locations/quay.md:7:9: error[wrong-type]: "hours" has to be a table, not a text
  7 | hours = "Mon-Fri 9-17"
    |         ^^^^^^^^^^^^^^
  hint: write it as in hours = { mon = ["09:00-17:00"] }
)"},
        {"hours = {}", R"(
content/locations/quay.md:7:1: error[empty-key]: "hours" is empty
  7 | hours = {}
    | ^^^^^
  hint: write hours = { mon = ["09:00-17:00"] } (when it is open: mon = ["09:00-17:00"])
)"},
    });
}

TEST_CASE("gather: an exception has a day or two ends of a range, and is closed or has hours") {
    check_all(
        about_location,
        {
            {"exceptions = [{ closed = true }]\n", R"(
content/locations/quay.md:8:15: error[exception-dates]: this exception has no date
  8 | exceptions = [{ closed = true }]
    |               ^^^^^^^^^^^^^^^^^
  hint: write date = …, or from = … and to = …
)"},
            {"exceptions = [{ to = 2026-12-24, closed = true }]\n", R"(
content/locations/quay.md:8:15: error[exception-dates]: this range of dates has only one end
  8 | exceptions = [{ to = 2026-12-24, closed = true }]
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write date = …, or from = … and to = …
)"},
            {"exceptions = [{ date = 2026-12-25, from = 2026-12-24, closed = true }]\n", R"(
content/locations/quay.md:8:15: error[exception-dates]: this exception has a date and a range of dates
  8 | exceptions = [{ date = 2026-12-25, from = 2026-12-24, closed = true }]
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write date = …, or from = … and to = …
)"},
            {"exceptions = [{ from = 2027-01-02, to = 2026-12-24, closed = true }]\n", R"(
content/locations/quay.md:8:15: error[range-backwards]: this range of dates ends before it begins
  8 | exceptions = [{ from = 2027-01-02, to = 2026-12-24, closed = true }]
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write the earlier date in from
)"},
            {"exceptions = [{ date = 2026-12-25 }]\n", R"(
content/locations/quay.md:8:15: error[exception-hours]: these days are neither closed nor have hours
  8 | exceptions = [{ date = 2026-12-25 }]
    |               ^^^^^^^^^^^^^^^^^^^^^
  hint: write closed = true, or hours = ["10:00-14:00"]
)"},
            {"exceptions = [{ date = 2026-12-25, closed = false, hours = [] }]\n", R"(
content/locations/quay.md:8:15: error[exception-hours]: these days are neither closed nor have hours
  8 | exceptions = [{ date = 2026-12-25, closed = false, hours = [] }]
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write closed = true, or hours = ["10:00-14:00"]
)"},
            {"exceptions = [{ date = 2026-12-25, closed = true, hours = [\"10:00-12:00\"] }]\n", R"(
content/locations/quay.md:8:15: error[exception-hours]: these days are both closed and have hours
  8 | …ptions = [{ date = 2026-12-25, closed = true, hours = ["10:00-12:00"] }]
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: keep closed = true or hours
)"},
            {"exceptions = [{ date = 2026-12-25, hours = [\"10-12\", \"10:00-14:00\", \"13:00-15:00\"] }]\n",
             R"(
content/locations/quay.md:8:45: error[hours-form]: "10-12" is not a period of opening
  8 | … [{ date = 2026-12-25, hours = ["10-12", "10:00-14:00", "13:00-15:00"] }…
    |                                  ^^^^^^^
  hint: write it as "10:00-12:00"
content/locations/quay.md:8:69: error[hours-overlap]: 13:00–15:00 begins before 10:00–14:00 has ended
  8 | …[{ date = 2026-12-25, hours = ["10-12", "10:00-14:00", "13:00-15:00"] }]
    |                                                         ^^^^^^^^^^^^^
  hint: join the two periods, or correct a time
)"},
            {"[[exceptions]]\ndate = \"25 December\"\nclosed = true\n", R"(
content/locations/quay.md:9:8: error[malformed-date]: "25 December" is not a date
  9 | date = "25 December"
    |        ^^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        });
}

TEST_CASE("gather: a day has one exception") {
    check_all(about_location,
              {
                  {"[[exceptions]]\ndate = 2026-12-25\nclosed = true\n"
                   "[[exceptions]]\ndate = 2026-12-25\nhours = [\"10:00-12:00\"]\n",
                   R"(
content/locations/quay.md:11:1: error[exception-twice]: 2026-12-25 has an exception already
  11 | [[exceptions]]
     | ^^^^^^^^^^^^^^
  hint: keep one of the two for that day
)"},
                  {"[[exceptions]]\nfrom = 2026-12-24\nto = 2026-12-31\nclosed = true\n"
                   "[[exceptions]]\ndate = 2026-12-31\nhours = [\"10:00-12:00\"]\n"
                   "[[exceptions]]\ndate = 2027-01-01\nclosed = true\n",
                   R"(
content/locations/quay.md:12:1: error[exception-twice]: 2026-12-31 has an exception already
  12 | [[exceptions]]
     | ^^^^^^^^^^^^^^
  hint: keep one of the two for that day
)"},
              });
}

TEST_CASE("gather: a refused value of an exception is not called missing as well") {
    check_all(
        about_location,
        {
            {"exceptions = [{ date = \"25 December\", closed = \"yes\" }, { closed = true }]\n", R"(
content/locations/quay.md:8:24: error[malformed-date]: "25 December" is not a date
  8 | exceptions = [{ date = "25 December", closed = "yes" }, { closed = true }]
    |                        ^^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
content/locations/quay.md:8:48: error[wrong-type]: "closed" has to be true or false, not a text
  8 | exceptions = [{ date = "25 December", closed = "yes" }, { closed = true }]
    |                                                ^^^^^
  hint: write closed = true
content/locations/quay.md:8:57: error[exception-dates]: this exception has no date
  8 | exceptions = [{ date = "25 December", closed = "yes" }, { closed = true }]
    |                                                         ^^^^^^^^^^^^^^^^^
  hint: write date = …, or from = … and to = …
)"},
            {"[[exceptions]]\ndate = 2026-12-25\nhours = \"10:00-12:00\"\n"
             "[[exceptions]]\ndate = 2026-12-26\n",
             R"(
content/locations/quay.md:10:9: error[wrong-type]: "hours" has to be a list, not a text
  10 | hours = "10:00-12:00"
     |         ^^^^^^^^^^^^^
  hint: write it as in hours = ["09:00-17:00"]
content/locations/quay.md:11:1: error[exception-hours]: these days are neither closed nor have hours
  11 | [[exceptions]]
     | ^^^^^^^^^^^^^^
  hint: write closed = true, or hours = ["10:00-14:00"]
)"},
        });
}

TEST_CASE("gather: exceptions of one day and of several are taken") {
    CHECK(about_location("exceptions = [{ date = 2026-12-25, closed = true },\n"
                         "  { from = \"2026-12-27\", to = \"2026-12-31\", hours = [\"10:00-12:00\"], "
                         "reason = \"Holidays\" }]\n") == "\n");
}

}  // namespace praxis
