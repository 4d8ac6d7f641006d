#include "inspect/triggers.h"

#include <doctest/doctest.h>

#include <string_view>

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

TEST_CASE("inspect: a cell that is nothing but digits begins no claim of its row") {
    for (const std::string_view row : {"| 1 | Rest | Sun cream |", "12|rest", "| 3 |", "|"})
        CHECK_FALSE_MESSAGE(may_begin_claim_beside_bare_numbers(row), row);
    for (const std::string_view row : {"| 3 | 2 visits |", "| 1-2 | Rest |", "| `3` | Rest |",
                                       "| 1 | every week |", "| £3 |", "| 3\\| 4 |"})
        CHECK_MESSAGE(may_begin_claim_beside_bare_numbers(row), row);
}
