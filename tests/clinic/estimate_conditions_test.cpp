#include "clinic/estimate_conditions.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

std::string said_of(const std::string& estimate) { return written_estimate(estimate).said(); }

const std::string two_factors = R"([[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
[[factor]]
id = "severity"
options = [ { id = "mild" }, { id = "severe" } ]
[[rule]]
sessions = 4
)";

// A factor with so many options, a line each.
std::string factor(const std::string& id, int options) {
    std::string text = fmt::format("[[factor]]\nid = \"{}\"\noptions = [\n", id);
    for (int i = 0; i < options; ++i) text += fmt::format("{{ id = \"o{}\" }},\n", i);
    return text + "]\n";
}

std::string rule(const std::string& more) { return fmt::format("[[rule]]\nsessions = 4\n{}\n", more); }

}  // namespace

TEST_CASE("clinic: conditions are bound to the places of their factors and options") {
    const WrittenEstimate written = written_estimate(two_factors + R"([[rule]]
when = { severity = ["severe", "mild"], area = "hands" }
sessions = 5
)");
    REQUIRE(written.estimate->bound);
    const When& when = written.estimate->rules[1].when;
    REQUIRE(when.keys.size() == 2);
    CHECK(when.keys[0].first == 1);
    CHECK(when.keys[0].second == std::vector<std::size_t>{1, 0});
    CHECK(when.keys[1].first == 0);
    CHECK(when.keys[1].second == std::vector<std::size_t>{1});
}

TEST_CASE("clinic: an empty list in a condition counts as not set") {
    const WrittenEstimate written = written_estimate(
        "[[factor]]\nid = \"area\"\noptions = [ { id = \"face\" } ]\n"
        "[[rule]]\nwhen = { area = [] }\nsessions = 4\n");
    REQUIRE(written.table.rows.size() == 1);
    CHECK(written.estimate->rules[0].when.keys.empty());
}

TEST_CASE("clinic: a name that is no factor or option says what there is") {
    CHECK(said_of(two_factors + R"([[rule]]
when = { aera = "face" }
sessions = 5
[[exclude]]
when = { area = ["face", "hand"], severity = "hands" }
say = "No."
[[curve]]
when = { colour = "black", area = "elsewhere" }
points = [ { after = 1, percent = "5" } ]
evidence = ["x"]
)") ==
          "estimate.toml:10:10: error[estimate-unknown-factor]: no factor is called \"aera\"\n"
          "  hint: did you mean \"area\"?\n"
          "estimate.toml:13:26: error[estimate-unknown-option]: the factor \"area\" has no option "
          "\"hand\"\n"
          "  hint: did you mean \"hands\"?\n"
          "estimate.toml:13:46: error[estimate-unknown-option]: the factor \"severity\" has no "
          "option \"hands\"\n"
          "  hint: \"hands\" is an option of the factor \"area\"\n"
          "estimate.toml:16:10: error[estimate-unknown-factor]: no factor is called \"colour\"\n"
          "  hint: the factors are area and severity\n"
          "estimate.toml:16:35: error[estimate-unknown-option]: the factor \"area\" has no option "
          "\"elsewhere\"\n"
          "  hint: its options are face and hands\n");
    CHECK(said_of("[[rule]]\nwhen = { area = \"face\" }\nsessions = 4\n") ==
          "estimate.toml:2:10: error[estimate-unknown-factor]: no factor is called \"area\"\n"
          "  hint: this estimate has no factors; add a [[factor]]\n");
    CHECK(said_of(two_factors +
                  "[[rule]]\nwhen = { area = [\"face\", \"face\"] }\nsessions = 5\n") ==
          "estimate.toml:10:26: error[estimate-repeated-option]: \"face\" stands twice in this "
          "list\n"
          "  hint: once is enough\n");
}

TEST_CASE("clinic: factors and options need ids of their own, and a factor needs options") {
    CHECK(said_of("[[factor]]\nid = \"a\"\noptions = [ { id = \"x\" }, { id = \"x\" } ]\n"
                  "[[factor]]\nid = \"a\"\noptions = [ { id = \"x\" } ]\n"
                  "[[factor]]\nid = \"b\"\n" + rule("")) ==
          "estimate.toml:3:34: error[estimate-duplicate-option]: the factor \"a\" has two options "
          "called \"x\"\n"
          "  hint: give one of them another id\n"
          "estimate.toml:5:6: error[estimate-duplicate-factor]: two factors are called \"a\"\n"
          "  hint: give one of them another id\n"
          "estimate.toml:8:6: error[estimate-no-options]: the factor \"b\" has no options\n"
          "  hint: give it options, as in options = [ { id = \"mild\" } ]\n");
}

TEST_CASE("clinic: an estimate that is too large says the product and works out nothing") {
    const std::string hint =
        "  hint: join options that come to the same number of sessions, or drop a factor\n";
    CHECK(said_of(factor("a", 6) + factor("b", 6) + factor("c", 6) + factor("d", 6) +
                  factor("e", 4) + rule("")) ==
          "estimate.toml:2:6: error[estimate-too-large]: the factors make more than 5000 rows: 6 × "
          "6 × 6 × 6 × 4 = 5184\n" + hint);
    CHECK(said_of(factor("a", 2) + factor("b", 25) + rule("")) ==
          "estimate.toml:8:6: error[estimate-too-large]: the factor \"b\" has 25 options, more than "
          "24: 2 × 25 = 50\n" + hint);
    std::string many;
    for (int i = 0; i < 9; ++i) many += factor(fmt::format("f{}", i), 1);
    CHECK(said_of(many + rule("")) ==
          "estimate.toml:42:6: error[estimate-too-large]: 9 factors are more than 8: 1 × 1 × 1 × 1 "
          "× 1 × 1 × 1 × 1 × 1 = 1\n" + hint);
    std::string countless;
    for (int i = 0; i < 100; ++i) countless += factor(fmt::format("f{}", i), 2);
    CHECK(said_of(countless + rule("")) ==
          "estimate.toml:50:6: error[estimate-too-large]: 100 factors are more than 8: 2 × 2 × 2 × "
          "2 × 2 × 2 × 2 × 2 × 2 × 2 × 2 × 2 × … = more than can be counted\n" + hint);
}

TEST_CASE("clinic: an estimate at its limits is worked out") {
    const WrittenEstimate rows = written_estimate(factor("a", 20) + factor("b", 10) +
                                                  factor("c", 5) + factor("d", 5) + rule(""));
    CHECK(rows.table.rows.size() == 5000);
    CHECK(written_estimate(factor("a", 24) + rule("")).table.rows.size() == 24);
    std::string eight;
    for (int i = 0; i < 8; ++i) eight += factor(fmt::format("f{}", i), 1);
    CHECK(written_estimate(eight + rule("")).table.rows.size() == 1);
}

TEST_CASE("clinic: what a mode does not know is a mistake") {
    const std::string points = "mode = \"points\"\n";
    CHECK(said_of(points + "otherwise = \"Ask.\"\n" + rule("")) ==
          "estimate.toml:2:13: error[estimate-otherwise-unwanted]: in mode \"points\" there are no "
          "rules that could leave a row uncovered\n"
          "  hint: remove `otherwise`, or write mode = \"range\" and give rules\n"
          "estimate.toml:3:1: error[estimate-rule-unwanted]: mode \"points\" has no rules: the sum "
          "of the points is the number of sessions\n"
          "  hint: write the numbers as `add` of the options, or mode = \"range\"\n");
    CHECK(said_of("mode = \"response\"\n[[factor]]\nid = \"a\"\n"
                  "options = [ { id = \"x\", mul = 2 }, { id = \"y\", add = 2 } ]\n" + rule("")) ==
          "estimate.toml:1:1: error[estimate-no-curve]: mode \"response\" needs a [[curve]], and "
          "there is none\n"
          "  hint: give what a study saw as a [[curve]], or write mode = \"range\"\n"
          "estimate.toml:4:31: error[estimate-amount-unwanted]: \"x\" changes a number of sessions, "
          "and mode \"response\" gives none\n"
          "  hint: remove `add` and `mul`, or write mode = \"range\" or \"points\"\n"
          "estimate.toml:5:1: error[estimate-rule-unwanted]: mode \"response\" has no rules: it gives "
          "no number of sessions, only curves\n"
          "  hint: write mode = \"range\" to give numbers of sessions\n");
}

TEST_CASE("clinic: numbers that cannot be meant are told at their places") {
    CHECK(said_of(R"(clamp = [0, 12]
interval = [6, 4]
error = "-1/2"
maintenance = { every_weeks = [0, 52] }
[[factor]]
id = "f"
options = [ { id = "a", add = ["5/2", 1] }, { id = "b", mul = 0 }, { id = "c", mul = "-3/2" } ]
[[rule]]
sessions = [6, 4]
interval = [-1, 2]
packages = [ { sessions = 3, price = 100 } ]
)") ==
          "estimate.toml:2:12: error[estimate-range-backwards]: interval goes from 6 to 4, the "
          "larger number first\n"
          "  hint: write interval = [4, 6]\n"
          "estimate.toml:3:9: error[estimate-error-negative]: `error` widens a range, so it cannot "
          "be less than 0\n"
          "  hint: write it without the minus\n"
          "estimate.toml:4:31: error[estimate-maintenance-weeks]: maintenance cannot be every 0 "
          "weeks\n"
          "  hint: give whole weeks of 1 or more, as in every_weeks = [26, 52]\n"
          "estimate.toml:7:31: error[estimate-range-backwards]: \"a\" adds from \"2.5\" to 1, the "
          "larger number first\n"
          "  hint: write [1, \"2.5\"]\n"
          "estimate.toml:9:12: error[estimate-range-backwards]: sessions goes from 6 to 4, the larger "
          "number first\n"
          "  hint: write sessions = [4, 6]\n"
          "estimate.toml:10:12: error[estimate-interval-negative]: there cannot be -1 weeks between "
          "sessions\n"
          "  hint: give whole weeks, as in interval = [2, 4]\n"
          "estimate.toml:11:12: error[packages-without-price]: packages stand here without the price "
          "of one session\n"
          "  hint: give the price of one session beside them, as in price = 180\n");
}

TEST_CASE("clinic: a curve gives shares in order, and says who saw them") {
    CHECK(said_of(rule("") + R"([[curve]]
measure = "people"
points = [
  { after = 0, percent = "10" },
  { after = 10, percent = "47,2" },
  { after = 10, percent = "101", participants = 0 },
  { after = 5, percent = "1/2" },
  { after = 15, percent = "100" },
]
)") ==
          "estimate.toml:4:1: warning[curve-without-evidence]: this curve does not say which study "
          "saw it\n"
          "  hint: add evidence = [\"…\"] with the study's id from references.toml\n"
          "estimate.toml:7:3: error[curve-after]: a share cannot be given after 0 sessions\n"
          "  hint: give the number of sessions after which the study looked, 1 or more\n"
          "estimate.toml:8:3: error[curve-percent]: \"47,2\" is not a percentage\n"
          "  hint: write it in digits with a point, as in percent = \"47.2\"\n"
          "estimate.toml:9:3: error[curve-order]: a point after 10 sessions follows one after 10\n"
          "  hint: put the points in order, each number of sessions once\n"
          "estimate.toml:9:3: error[curve-participants]: a share cannot be of 0 participants\n"
          "  hint: leave `participants` out where the study does not say how many\n"
          "estimate.toml:9:3: error[curve-percent-of-people]: 101 % cannot be a share of people\n"
          "  hint: give a number from 0 to 100, or write measure = \"mean-change\"\n"
          "estimate.toml:10:3: error[curve-order]: a point after 5 sessions follows one after 10\n"
          "  hint: put the points in order, each number of sessions once\n"
          "estimate.toml:10:3: error[curve-percent]: \"1/2\" is not a percentage\n"
          "  hint: write it in digits with a point, as in percent = \"47.2\"\n");
    CHECK(said_of(rule("") + "[[curve]]\nevidence = [\"x\"]\npoints = []\n") ==
          "estimate.toml:4:1: error[curve-empty]: this curve has no points\n"
          "  hint: give points = [ { after = 10, percent = \"47.2\" } ]\n");
    CHECK(said_of(rule("") + "[[curve]]\nmeasure = \"mean-change\"\nevidence = [\"x\"]\n"
                             "points = [ { after = 3, percent = \"-19.2\" } ]\n") == "");
}

TEST_CASE("clinic: a list of evidence has an end") {
    std::string evidence = "evidence = [";
    for (int i = 0; i < 257; ++i) evidence += fmt::format("\"r{}\", ", i);
    CHECK(said_of(rule(evidence + "]")) ==
          "estimate.toml:3:1951: error[estimate-evidence-too-long]: 257 references in one list are "
          "more than 256\n"
          "  hint: keep those that the number rests on\n");
}
