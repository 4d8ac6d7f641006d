#include "inspect/triggers.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace praxis;

TEST_CASE("inspect: prose without a number of anything is read no further") {
    for (const std::string_view text :
         {"Rest today; the redness fades.", "Your skin may feel warm for days.",
          "In the weeks between, use sun cream.", "See [our price list](../prices-2026.md).",
          "> - # *Weeks* and _hours_: none."})
        CHECK_FALSE_MESSAGE(may_begin_claim(text), text);
}

TEST_CASE("inspect: whatever a claim can begin with is read") {
    for (const std::string_view text :
         {"3 sessions", "Three sessions", "up to TWELVE", "a couple of visits", "Weekly visits",
          "**every** week", "every\nother week", "half-hour", "a _full_ hour", "once a month",
          "a day off", "½ hour", "&frac12; hour", "see [this](a.md) 3 times", "wee\u212Aly",
          // What is blanked out here is the bracket, so its number is prose.
          "`](` 3 sessions)", "\\](3 sessions)", "[@a](3 sessions)", "![x](a.png) 3",
          "a <b>week</b>", "every&nbsp;week", "every [](y) week"})
        CHECK_MESSAGE(may_begin_claim(text), text);
}

TEST_CASE("inspect: where a claim begins does not depend on where its words stand") {
    const std::vector<std::string> beginning = {
        "weekly",  "Every week",     "half an hour",      "every other week", "a full hour",
        "couple",  "each (day",      "per\nmonth",        "fortnightly",      "twelve",
        "a [week", "wee\xCC\x81k 7", "fortnights\xC2\xBD"};
    const std::vector<std::string> harmless = {"every weak",
                                               "a plain week",
                                               "weeks",
                                               "every weekday",
                                               "an hourglass",
                                               "twelves",
                                               "other week",
                                               "every. That week",
                                               "(seconds)",
                                               "day-old \xC3\xA9t\xC3\xA9",
                                               "week](every/week) e",
                                               "perweek"};
    const std::string of_70_letters(70, 'e');
    std::string before;
    for (std::size_t i = 0; i < 150; ++i) {
        for (const std::string& after : {std::string(), std::string(" calm"), std::string(90, '-'),
                                         ' ' + of_70_letters + ' ', std::string(" | calm")}) {
            for (const std::string& words : beginning) {
                const std::string text = before + ' ' + words + after;
                CHECK_MESSAGE(may_begin_claim(text), text);
            }
            for (const std::string& words : harmless) {
                const std::string text = before + ' ' + words + after;
                CHECK_FALSE_MESSAGE(may_begin_claim(text), text);
            }
        }
        before += "calm, (soft) skin, "[i % 19];
        if (i == 75) before += "| [clear](more/of/it) *\xC3\xA4* " + of_70_letters + ' ';
    }
}

TEST_CASE("inspect: a cell that is nothing but digits begins no claim of its row") {
    for (const std::string_view row : {"| 1 | Rest | Sun cream |", "12|rest", "| 3 |", "|"})
        CHECK_FALSE_MESSAGE(may_begin_claim_beside_bare_numbers(row), row);
    for (const std::string_view row : {"| 3 | 2 visits |", "| 1-2 | Rest |", "| `3` | Rest |",
                                       "| 1 | every week |", "| £3 |", "| 3\\| 4 |"})
        CHECK_MESSAGE(may_begin_claim_beside_bare_numbers(row), row);
}
