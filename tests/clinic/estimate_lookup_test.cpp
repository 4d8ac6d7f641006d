#include "clinic/estimate_lookup.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

const std::string peel = R"(interval = [2, 4]
[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" }, { id = "neck" } ]
[[factor]]
id = "severity"
options = [ { id = "mild" }, { id = "severe", add = 2 } ]
[[rule]]
sessions = [3, 4]
[[rule]]
when = { area = "face" }
sessions = [4, 6]
[[exclude]]
when = { area = "neck" }
say = "No."
[[exclude]]
when = { area = "hands", severity = "severe" }
say = "No."
)";

const std::string tattoo = R"(mode = "points"
clamp = [1, 20]
[[factor]]
id = "scarring"
options = [ { id = "none" }, { id = "minimal", add = 1 }, { id = "moderate", add = 3 } ]
[[factor]]
id = "layering"
options = [ { id = "none" }, { id = "layered", add = 2 } ]
[[factor]]
id = "ink"
options = [ { id = "minimal", add = 2 }, { id = "moderate", add = 3 } ]
)";

// What `{{sessions.<names>}}` comes to, or why not.
std::string asked(const WrittenEstimate& written, const std::string& names) {
    const auto parts = names.empty() ? std::vector<std::string_view>() : split(names, '.');
    const SpreadLookup result = spread_called(written.table, parts);
    if (result.lookup.mistake)
        return fmt::format("{} ({})", result.lookup.mistake->message, result.lookup.mistake->hint);
    const Spread& spread = *result.spread;
    std::string text = fmt::format("{}-{}", spread.sessions.lo, spread.sessions.hi);
    if (spread.weeks) text += fmt::format(", {}-{} weeks", spread.weeks->lo, spread.weeks->hi);
    if (spread.cost)
        text += fmt::format(", {}-{}", spread.cost->first.price.decimal(),
                            spread.cost->second.price.decimal());
    return text + fmt::format(", {} rows", spread.rows);
}

std::string pairs(const WrittenEstimate& written,
                  const std::vector<std::pair<std::string_view, std::string_view>>& choices) {
    const Lookup lookup = rows_where(*written.estimate, choices);
    if (lookup.mistake) return fmt::format("{} ({})", lookup.mistake->message, lookup.mistake->hint);
    std::string text;
    for (const EstimateRow& row : written.table.rows)
        if (fits(lookup.filter, row)) text += row_by_ids(*written.estimate, row.options) + "; ";
    return text;
}

}  // namespace

TEST_CASE("clinic: options name the rows that have them, from the lowest to the highest") {
    const WrittenEstimate written = written_estimate(
        peel, {}, {"price = 100\npackages = [ { sessions = 3, price = 250 } ]", {}});
    CHECK(asked(written, "") == "3-8, 4-28 weeks, 250.00-700.00, 3 rows");
    CHECK(asked(written, "face") == "4-8, 6-28 weeks, 350.00-700.00, 2 rows");
    CHECK(asked(written, "mild") == "3-6, 4-20 weeks, 250.00-500.00, 2 rows");
    CHECK(asked(written, "severe.face") == "6-8, 10-28 weeks, 500.00-700.00, 1 rows");
}

TEST_CASE("clinic: weeks and cost are told only where every row has them") {
    const WrittenEstimate written = written_estimate(R"([[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
[[rule]]
when = { area = "face" }
sessions = 3
interval = 4
price = 50
[[rule]]
sessions = 5
)");
    CHECK(asked(written, "face") == "3-3, 8-8 weeks, 150.00-150.00, 1 rows");
    CHECK(asked(written, "hands") == "5-5, 1 rows");
    CHECK(asked(written, "") == "3-5, 2 rows");
}

TEST_CASE("clinic: the spread of rows has the weakest basis of any") {
    const WrittenEstimate written = written_estimate(R"([[factor]]
id = "s"
options = [ { id = "mild" }, { id = "severe", add = 2 } ]
[[rule]]
sessions = 3
basis = "review"
evidence = ["a"]
)", "[a]\nkind = \"review\"\n");
    CHECK(spread_over(written.table, {})->basis == Basis::clinic);
    CHECK(spread_over(written.table, {{0, 0}})->basis == Basis::review);
}

TEST_CASE("clinic: an option that does not lead to one set of rows says why") {
    const WrittenEstimate written = written_estimate(peel);
    CHECK(asked(written, "fase") == "the estimate has no option \"fase\" (did you mean \"face\"?)");
    CHECK(asked(written, "elbows") ==
          "the estimate has no option \"elbows\" (its options are face, hands, neck, mild and "
          "severe)");
    CHECK(asked(written, "face.hands") ==
          "\"face\" and \"hands\" cannot be chosen together: two are options of one factor (name "
          "at most one option of a factor)");
    CHECK(asked(written, "face.face") == "\"face\" is asked for twice (name each option once)");
    CHECK(asked(written, "face.mild.hands.severe") ==
          "\"face\", \"mild\", \"hands\" and \"severe\" cannot be chosen together: two are options "
          "of one factor (name at most one option of a factor)");
    CHECK(asked(written, "neck") ==
          "the estimate for \"neck\" is excluded in every row (name other options, or leave the "
          "number out)");
    CHECK(asked(written, "severe.hands") ==
          "the estimate for \"severe\" and \"hands\" is excluded in every row (name other options, "
          "or leave the number out)");
    CHECK(asked(written, "").substr(0, 3) == "3-8");
}

TEST_CASE("clinic: an option of several factors is told apart by what the other names leave") {
    const WrittenEstimate written = written_estimate(tattoo);
    CHECK(asked(written, "none") ==
          "\"none\" is an option of the factors \"scarring\" and \"layering\" (give these options "
          "ids of their own in estimate.toml)");
    CHECK(asked(written, "layered") == "4-8, 6 rows");
    CHECK(asked(written, "none.layered") == "4-5, 2 rows");
    CHECK(asked(written, "none.none") == "2-3, 2 rows");
    CHECK(asked(written, "minimal.moderate") ==
          "\"minimal\" is an option of the factors \"scarring\" and \"ink\" (give these options ids "
          "of their own in estimate.toml)");
    // None is of layering or scarring; with two minimals both other factors are taken.
    CHECK(asked(written, "none.minimal.minimal") == "3-3, 1 rows");
    CHECK(asked(written, "none.none.minimal") == "2-2, 1 rows");
    CHECK(asked(written, "layered.none.moderate") == "5-5, 1 rows");
}

TEST_CASE("clinic: rows without a number are told from rows that are excluded") {
    CHECK(asked(written_estimate("otherwise = \"Ask.\"\n[[factor]]\nid = \"a\"\n"
                                 "options = [ { id = \"x\" }, { id = \"y\" } ]\n"
                                 "[[rule]]\nwhen = { a = \"x\" }\nsessions = 2\n"),
                "y") == "the estimate for \"y\" has no row with a number of sessions (name other "
                        "options, or leave the number out)");
    CHECK(asked(written_estimate("mode = \"response\"\n[[curve]]\nevidence = [\"a\"]\n"
                                 "points = [ { after = 1, percent = \"5\" } ]\n"),
                "") == "the estimate gives no number of sessions (say what the study saw in words, "
                       "and leave the number out)");
}

TEST_CASE("clinic: rows are asked for by factor and option") {
    const WrittenEstimate written = written_estimate(peel);
    CHECK(pairs(written, {{"severity", "mild"}, {"area", "face"}}) == "face, mild; ");
    CHECK(pairs(written, {{"area", "neck"}}) == "neck, mild; neck, severe; ");
    CHECK(pairs(written, {{"aera", "face"}}) ==
          "the estimate has no factor \"aera\" (did you mean \"area\"?)");
    CHECK(pairs(written, {{"colour", "face"}}) ==
          "the estimate has no factor \"colour\" (its factors are area and severity)");
    CHECK(pairs(written, {{"area", "mild"}}) ==
          "the factor \"area\" has no option \"mild\" (its options are face, hands and neck)");
    CHECK(pairs(written, {{"area", "face"}, {"area", "neck"}}) ==
          "the factor \"area\" is asked for twice (name at most one option of a factor)");
}
