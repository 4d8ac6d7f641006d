// What values of the simple types are taken, and what is said about others.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("model: a text is in quotes and is one text") {
    check_all(about_treatment, {
        {"price_note = 12\n", R"(
content/treatments/peel/index.md:7:14: error[wrong-type]: "price_note" has to be a text, not a whole number
  7 | price_note = 12
    |              ^^
  hint: write price_note = "…"
)"},
        {"price_note = [\"a\", \"b\"]\n", R"(
content/treatments/peel/index.md:7:14: error[wrong-type]: "price_note" has to be a text, not a list
  7 | price_note = ["a", "b"]
    |              ^^^^^^^^^^
  hint: write price_note = "…"
)"},
        {"anaesthesia = 2026-05-01\n", R"(
content/treatments/peel/index.md:7:15: error[wrong-type]: "anaesthesia" has to be a text, not a date
  7 | anaesthesia = 2026-05-01
    |               ^^^^^^^^^^
  hint: write anaesthesia = "…"
)"},
        {"synonyms = \"Scrub\"\n", R"(
content/treatments/peel/index.md:7:12: error[wrong-type]: "synonyms" has to be a list, not a text
  7 | synonyms = "Scrub"
    |            ^^^^^^^
  hint: write synonyms = ["…"]
)"},
        {"synonyms = [\"Scrub\", 7, [\"Polish\"]]\n", R"(
content/treatments/peel/index.md:7:22: error[wrong-type]: in "synonyms" there has to be a text, not a whole number
  7 | synonyms = ["Scrub", 7, ["Polish"]]
    |                      ^
  hint: write synonyms = ["…"]
content/treatments/peel/index.md:7:25: error[wrong-type]: in "synonyms" there has to be a text, not a list
  7 | synonyms = ["Scrub", 7, ["Polish"]]
    |                         ^^^^^^^^^^
  hint: write synonyms = ["…"]
)"},
    });
}

TEST_CASE("model: yes and no are true and false") {
    check_all(about_treatment, {
        {"noindex = \"yes\"\n", R"(
content/treatments/peel/index.md:7:11: error[wrong-type]: "noindex" has to be true or false, not a text
  7 | noindex = "yes"
    |           ^^^^^
  hint: write noindex = true
)"},
        {"draft = 1\n", R"(
content/treatments/peel/index.md:7:9: error[wrong-type]: "draft" has to be true or false, not a whole number
  7 | draft = 1
    |         ^
  hint: write draft = true
)"},
    });
}

TEST_CASE("model: a whole number has no quotes, no fraction, and bounds") {
    check_all(about_treatment, {
        {"minutes = \"45\"\n", R"(
content/treatments/peel/index.md:7:11: error[wrong-type]: "minutes" has to be a whole number, not a text
  7 | minutes = "45"
    |           ^^^^
  hint: write minutes = 45
)"},
        {"minutes = 45.5\n", R"(
content/treatments/peel/index.md:7:11: error[wrong-type]: "minutes" has to be a whole number, not a decimal number
  7 | minutes = 45.5
    |           ^^^^
  hint: write it as in minutes = 45
)"},
        {"minutes = 0\n", R"(
content/treatments/peel/index.md:7:11: error[out-of-range]: "minutes" is 0; the least is 1
  7 | minutes = 0
    |           ^
  hint: write a number from 1 to 1440
)"},
        {"minutes = 1441\n", R"(
content/treatments/peel/index.md:7:11: error[out-of-range]: "minutes" is 1441; the most is 1440
  7 | minutes = 1441
    |           ^^^^
  hint: write a number from 1 to 1440
)"},
        {"min_age = -1\n", R"(
content/treatments/peel/index.md:7:11: error[out-of-range]: "min_age" is -1; the least is 0
  7 | min_age = -1
    |           ^^
  hint: write a number from 0 to 120
)"},
    });
}

TEST_CASE("model: money has at most two digits after the point and is not below zero") {
    check_all(about_treatment, {
        {"price = \"180\"\n", R"(
content/treatments/peel/index.md:7:9: error[wrong-type]: "price" has to be an amount of money, not a text
  7 | price = "180"
    |         ^^^^^
  hint: write price = 180
)"},
        {"price = 179.505\n", R"(
content/treatments/peel/index.md:7:9: error[malformed-money]: 179.505 is not an amount of money
  7 | price = 179.505
    |         ^^^^^^^
  hint: write whole units, or two digits after the point: 180 or 179.50
)"},
        {"price = -5\n", R"(
content/treatments/peel/index.md:7:9: error[malformed-money]: "price" is below zero
  7 | price = -5
    |         ^^
  hint: write whole units, or two digits after the point: 180 or 179.50
)"},
        {"price = 1e3\n", R"(
content/treatments/peel/index.md:7:9: error[malformed-money]: 1e3 is not an amount of money
  7 | price = 1e3
    |         ^^^
  hint: write whole units, or two digits after the point: 180 or 179.50
)"},
        {"price = nan\n", R"(
content/treatments/peel/index.md:7:9: error[malformed-money]: nan is not an amount of money
  7 | price = nan
    |         ^^^
  hint: write whole units, or two digits after the point: 180 or 179.50
)"},
        {"price = 99999999999999999\n", R"(
content/treatments/peel/index.md:7:9: error[malformed-money]: 99999999999999999 is not an amount of money
  7 | price = 99999999999999999
    |         ^^^^^^^^^^^^^^^^^
  hint: write whole units, or two digits after the point: 180 or 179.50
)"},
    });
}

TEST_CASE("model: a date is a day that there is, without a time") {
    check_all(about_treatment, {
        {"reviewed = \"1 May 2026\"\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-date]: "1 May 2026" is not a date
  7 | reviewed = "1 May 2026"
    |            ^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = \"2026-02-30\"\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-date]: there is no day "2026-02-30"
  7 | reviewed = "2026-02-30"
    |            ^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = 2026-05-01T10:00:00Z\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-date]: a day is wanted here, without a time
  7 | reviewed = 2026-05-01T10:00:00Z
    |            ^^^^^^^^^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = 10:30:00\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-date]: a day is wanted here, without a time
  7 | reviewed = 10:30:00
    |            ^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = 20260501\n", R"(
content/treatments/peel/index.md:7:12: error[wrong-type]: "reviewed" has to be a date, not a whole number
  7 | reviewed = 20260501
    |            ^^^^^^^^
  hint: write it as in reviewed = 2026-05-01
)"},
    });
}

TEST_CASE("model: a range is two whole numbers, the smaller one first") {
    check_all(about_treatment, {
        {"downtime_days = [3]\n", R"(
content/treatments/peel/index.md:7:17: error[malformed-range]: "downtime_days" has to be two numbers, from and to; here is 1
  7 | downtime_days = [3]
    |                 ^^^
  hint: write downtime_days = [4, 6]
)"},
        {"downtime_days = [1, 2, 3]\n", R"(
content/treatments/peel/index.md:7:17: error[malformed-range]: "downtime_days" has to be two numbers, from and to; here are 3
  7 | downtime_days = [1, 2, 3]
    |                 ^^^^^^^^^
  hint: write downtime_days = [4, 6]
)"},
        {"downtime_days = [5, 2]\n", R"(
content/treatments/peel/index.md:7:17: error[range-backwards]: "downtime_days" goes from 5 down to 2
  7 | downtime_days = [5, 2]
    |                 ^^^^^^
  hint: write downtime_days = [2, 5]
)"},
        {"downtime_days = \"3-5\"\n", R"(
content/treatments/peel/index.md:7:17: error[wrong-type]: "downtime_days" has to be two whole numbers in brackets, not a text
  7 | downtime_days = "3-5"
    |                 ^^^^^
  hint: write downtime_days = [3, 5]
)"},
        {"downtime_days = [1, \"2\"]\n", R"(
content/treatments/peel/index.md:7:21: error[wrong-type]: in "downtime_days" there has to be a whole number, not a text
  7 | downtime_days = [1, "2"]
    |                     ^^^
  hint: write downtime_days = [4, 6]
)"},
        {"downtime_days = [0, 400]\n", R"(
content/treatments/peel/index.md:7:21: error[out-of-range]: "downtime_days" is 400; the most is 365
  7 | downtime_days = [0, 400]
    |                     ^^^
  hint: write a number from 0 to 365
)"},
    });
}

}  // namespace praxis
