#include "clinic/evaluate.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

const std::string two_areas = R"([[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
)";

const std::string severity = R"([[factor]]
id = "severity"
options = [ { id = "mild" }, { id = "severe", add = 2 } ]
)";

std::string said_of(const std::string& estimate, const std::string& references = {}) {
    return written_estimate(estimate, references).said();
}

std::string rows_of(const std::string& estimate, const std::string& references = {},
                    const WrittenPrices& prices = {}) {
    WrittenEstimate written = written_estimate(estimate, references, prices);
    return written.said() + in_lines(written.table);
}

}  // namespace

TEST_CASE("clinic: of the rules that fit a row the one with the most keys is taken") {
    CHECK(rows_of(two_areas + severity + R"(
[[rule]]
when = {}
sessions = 1
[[rule]]
when = { area = "face", severity = ["mild", "severe"] }
sessions = 5
[[rule]]
when = { area = "face" }
sessions = 3
)") == "estimate.toml:14:1: warning[estimate-unused]: no row takes this rule: rules with more keys or excludes come first\n"
       "  hint: remove it, or give it the keys of the rows that it is for\n"
       "face, mild: 5 sessions, clinic []\n"
       "face, severe: 7 sessions, clinic []\n"
       "hands, mild: 1 sessions, clinic []\n"
       "hands, severe: 3 sessions, clinic []\n");
}

TEST_CASE("clinic: an exclude is asked before any rule, and of several the first in the file") {
    CHECK(rows_of(two_areas + R"(
[[rule]]
when = { area = "face" }
sessions = 3
[[exclude]]
when = { area = "hands" }
say = "Not on hands."
[[exclude]]
when = {}
say = "Ask us."
)") == "estimate.toml:5:1: warning[estimate-unused]: no row takes this rule: rules with more keys or excludes come first\n"
       "  hint: remove it, or give it the keys of the rows that it is for\n"
       "face: excluded: Ask us.\n"
       "hands: excluded: Not on hands.\n");
}

TEST_CASE("clinic: rules that tie are named both, with the row, and there are no rows") {
    WrittenEstimate written = written_estimate(two_areas + severity + R"(
[[rule]]
when = { area = "face" }
sessions = 3
[[rule]]
when = { severity = "mild" }
sessions = 4
[[rule]]
when = {}
sessions = 5
)");
    CHECK(written.said() ==
          "estimate.toml:11:1: error[estimate-ambiguous]: this rule and the rule at "
          "estimate.toml:8 have as many keys, and both fit face, mild\n"
          "  hint: give the one that should win a further key in `when`, or take what both cover "
          "out of the other rule\n");
    CHECK(written.table.rows.empty());
    CHECK(said_of(two_areas + severity + R"(
[[rule]]
sessions = 5
[[rule]]
sessions = 5
[[rule]]
sessions = 5
)") ==
          "estimate.toml:10:1: error[estimate-ambiguous]: this rule and the rule at "
          "estimate.toml:8 have as many keys, and both fit face, mild and 3 more rows\n"
          "  hint: give the one that should win a further key in `when`, or take what both cover "
          "out of the other rule\n"
          "estimate.toml:12:1: error[estimate-ambiguous]: this rule and the rule at "
          "estimate.toml:8 have as many keys, and both fit face, mild and 3 more rows\n"
          "  hint: give the one that should win a further key in `when`, or take what both cover "
          "out of the other rule\n");
}

TEST_CASE("clinic: a row with two rules has no number that could be too small") {
    CHECK(said_of("error = 4\n" + two_areas + R"(
[[rule]]
sessions = 3
[[rule]]
sessions = 9
)") == "estimate.toml:8:1: error[estimate-ambiguous]: this rule and the rule at "
       "estimate.toml:6 have as many keys, and both fit face and 1 more row\n"
       "  hint: give the one that should win a further key in `when`, or take what both cover "
       "out of the other rule\n");
}

TEST_CASE("clinic: rows that no rule covers are listed, ten of them and how many more") {
    CHECK(said_of(two_areas + severity + R"(
[[rule]]
when = { area = "face", severity = "mild" }
sessions = 4
)") == "estimate.toml:1:1: error[estimate-uncovered]: no rule covers 3 rows: face, severe; hands, "
       "mild; hands, severe\n"
       "  hint: add a [[rule]] with when = {}, or say in `otherwise` what stands there\n");
    CHECK(said_of(two_areas + R"([[factor]]
id = "skin"
options = [ { id = "i" }, { id = "ii" }, { id = "iii" }, { id = "iv" }, { id = "v" }, { id = "vi" } ]
)") == "estimate.toml:1:1: error[estimate-uncovered]: no rule covers 12 rows: face, i; face, ii; "
       "face, iii; face, iv; face, v; face, vi; hands, i; hands, ii; hands, iii; hands, iv; and 2 "
       "more\n"
       "  hint: add a [[rule]] with when = {}, or say in `otherwise` what stands there\n");
}

TEST_CASE("clinic: an estimate without factors has one row") {
    CHECK(rows_of("[[rule]]\nsessions = [2, 3]\n") == "the only row: 2–3 sessions, clinic []\n");
    CHECK(said_of("mode = \"points\"\n") ==
          "estimate.toml:1:1: error[estimate-below-one]: the only row: 0 sessions, but a course has "
          "at least 1\n"
          "  hint: raise the number, or set the least in clamp = [1, 12]\n");
}

TEST_CASE("clinic: add comes before multiply, then the error; one rounding, then the clamp") {
    const std::string head = "mode = \"range\"\nerror = \"0.5\"\n";
    const std::string tail =
        "[[factor]]\nid = \"f\"\noptions = [ { id = \"a\", add = [\"1/3\", 1], mul = \"3/2\" } ]\n"
        "[[rule]]\nsessions = [2, 3]\n";
    // (2 + 1/3) · 3/2 − 1/2 = 3; (3 + 1) · 3/2 + 1/2 = 6.5 → 7
    CHECK(rows_of(head + tail) == "a: 3–7 sessions, clinic []\n");
    CHECK(rows_of(head + "clamp = [4, 6]\n" + tail) == "a: 4–6 sessions, clinic []\n");
}

TEST_CASE("clinic: a row below one session is named; the first ten, and the rest counted") {
    std::string options;
    for (int i = 0; i < 12; ++i)
        options += (i > 0 ? ", " : "") + std::string("{ id = \"o") + std::to_string(i) +
                   "\", add = " + std::to_string(-i) + " }";
    const std::string text =
        "[[factor]]\nid = \"o\"\noptions = [ " + options + " ]\n[[rule]]\nsessions = [1, 2]\n";
    WrittenEstimate written = written_estimate(text);
    std::string expected;
    const std::string hint = "  hint: raise the number, or set the least in clamp = [1, 12]\n";
    const std::string place = "estimate.toml:5:12: error[estimate-below-one]: ";
    // In the order of their words, which is that of findings at one place.
    for (const char* row : {"o10: -9 to -8", "o1: 0 to 1", "o2: -1 to 0", "o3: -2 to -1",
                            "o4: -3 to -2", "o5: -4 to -3", "o6: -5 to -4", "o7: -6 to -5",
                            "o8: -7 to -6", "o9: -8 to -7"})
        expected += place + row + " sessions, but a course has at least 1\n" + hint;
    expected += place + "… and less than 1 session in 1 more row\n" + hint;
    CHECK(written.said() == expected);
    CHECK(written.table.rows.empty());
}

TEST_CASE("clinic: numbers that are too large are a mistake, never a wrong number") {
    const std::string one = "[[factor]]\nid = \"f\"\noptions = [ { id = \"a\", ";
    const std::string rule = " } ]\n[[rule]]\nsessions = [4, 6]\n";
    const std::string hint =
        "  hint: look for a digit too many in `sessions`, `add`, `mul`, `interval` and the price\n";
    // At the number that is to blame.
    CHECK(said_of(one + "add = 9223372036854775807" + rule) ==
          "estimate.toml:3:31: error[estimate-overflow]: a: these numbers are too large to work "
          "out\n" + hint);
    CHECK(said_of(one + "mul = \"9223372036854775807\"" + rule) ==
          "estimate.toml:3:31: error[estimate-overflow]: a: these numbers are too large to work "
          "out\n" + hint);
    CHECK(said_of(one + "mul = \"1/9223372036854775807\", add = \"1/3\"" + rule) ==
          "estimate.toml:3:31: error[estimate-overflow]: a: these numbers are too large to work "
          "out\n" + hint);
    CHECK(said_of("error = \"1/9223372036854775807\"\n" + one + "add = \"1/3\"" + rule) ==
          "estimate.toml:1:9: error[estimate-overflow]: a: these numbers are too large to work "
          "out\n" + hint);
    CHECK(said_of("interval = [1, 2147483647]\n" + one + "add = 0" + rule) ==
          "estimate.toml:6:12: error[estimate-overflow]: a: these weeks are too many to count\n" +
              hint);
    CHECK(said_of(one + "add = 9223372036854775800" + rule) ==
          "estimate.toml:5:12: error[estimate-overflow]: a: 9223372036854775806 sessions are too "
          "many to count\n" + hint);
    CHECK(rows_of(one + "mul = 1000" + rule) == "a: 4000–6000 sessions, clinic []\n");
    CHECK(rows_of("clamp = [1, 12]\n" + one + "mul = 200" + rule) ==
          "a: 12 sessions, clinic []\n");
}

TEST_CASE("clinic: whatever is multiplied, the arithmetic decides; a range must not run backwards") {
    const std::string one = "[[factor]]\nid = \"f\"\noptions = [ { id = \"a\", mul = ";
    const std::string two = " } ]\n[[factor]]\nid = \"g\"\noptions = [ { id = \"b\", mul = ";
    const std::string rule = " } ]\n[[rule]]\nsessions = [2, 3]\n";
    CHECK(rows_of(one + "-1" + two + "-2" + rule) == "a, b: 4–6 sessions, clinic []\n");
    CHECK(rows_of("clamp = [0, 3]\nerror = 1\n" + one + "0" + two + "1" + rule) ==
          "estimate.toml:10:12: error[estimate-below-one]: a, b: 0 to 1 sessions, but a course has "
          "at least 1\n"
          "  hint: raise the number, or set the least in clamp = [1, 12]\n");
    CHECK(rows_of("clamp = [-9, 9]\n" + one + "-1" + two + "1" + rule) ==
          "estimate.toml:9:12: error[estimate-backwards]: a, b: from -2 down to -3 sessions\n"
          "  hint: multiply by a number above 0, so that the smaller end stays the smaller\n");
    CHECK(rows_of("clamp = [1, 9]\n" + one + "-1" + two + "1" + rule) ==
          "a, b: 1 sessions, clinic []\n");
}

TEST_CASE("clinic: what a claim rests on is asked in the same run as everything else") {
    const std::string unsupported =
        "error[basis-unsupported]: \"trial\" needs a reference of kind rct or trial, and no "
        "evidence is given\n"
        "  hint: name one in `evidence`, or write basis = \"clinic\"\n";
    // Beside a row that no rule covers, a number that is too small, a name that is none.
    CHECK(said_of(two_areas + "[[rule]]\nwhen = { area = \"face\" }\nsessions = 0\nbasis = "
                              "\"trial\"\n") ==
          "estimate.toml:1:1: error[estimate-uncovered]: no rule covers 1 row: hands\n"
          "  hint: add a [[rule]] with when = {}, or say in `otherwise` what stands there\n"
          "estimate.toml:6:12: error[estimate-below-one]: face: 0 sessions, but a course has at "
          "least 1\n"
          "  hint: raise the number, or set the least in clamp = [1, 12]\n"
          "estimate.toml:7:9: " + unsupported);
    CHECK(said_of(two_areas + "[[rule]]\nwhen = { area = \"fac\" }\nsessions = 3\nbasis = "
                              "\"trial\"\n") ==
          "estimate.toml:5:17: error[estimate-unknown-option]: the factor \"area\" has no option "
          "\"fac\"\n"
          "  hint: did you mean \"face\"?\n"
          "estimate.toml:7:9: " + unsupported);
    // Packages without a price keep no row from being worked out.
    CHECK(said_of("[[rule]]\nsessions = 0\npackages = [ { sessions = 3, price = 100 } ]\n") ==
          "estimate.toml:2:12: error[estimate-below-one]: the only row: 0 sessions, but a course has "
          "at least 1\n"
          "  hint: raise the number, or set the least in clamp = [1, 12]\n"
          "estimate.toml:3:12: error[packages-without-price]: packages stand here without the price "
          "of one session\n"
          "  hint: give the price of one session beside them, as in price = 180\n");
}

TEST_CASE("clinic: a row's price is its rule's, else its area's, else the treatment's") {
    WrittenPrices prices;
    prices.treatment = "price = 100\npackages = [ { sessions = 3, price = 250 } ]";
    // The packages of the hands are those beside the price of the hands: none. An area file that
    // gives no price changes nothing.
    prices.areas = {{"hands", "price = 80"}, {"neck", ""}};
    CHECK(rows_of(R"(interval = 2
[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" }, { id = "neck" } ]
[[factor]]
id = "depth"
options = [ { id = "light" }, { id = "deep" } ]
[[rule]]
sessions = [1, 3]
[[rule]]
when = { depth = "deep" }
sessions = 3
interval = [3, 4]
price = 120.5
packages = [ { sessions = 4, price = 300 } ]
)", {}, prices) ==
          "face, light: 1–3 sessions, 0–4 weeks, 100.00–250.00, clinic []\n"
          "face, deep: 3 sessions, 6–8 weeks, 300.00–300.00, clinic []\n"
          "hands, light: 1–3 sessions, 0–4 weeks, 80.00–240.00, clinic []\n"
          "hands, deep: 3 sessions, 6–8 weeks, 300.00–300.00, clinic []\n"
          "neck, light: 1–3 sessions, 0–4 weeks, 100.00–250.00, clinic []\n"
          "neck, deep: 3 sessions, 6–8 weeks, 300.00–300.00, clinic []\n");
}

TEST_CASE("clinic: what is bought beyond the need is known to the row") {
    const WrittenEstimate written =
        written_estimate("[[rule]]\nsessions = [4, 5]\n", {},
                         {"price = 200\npackages = [ { sessions = 6, price = 900 } ]", {}});
    REQUIRE(written.table.rows.size() == 1);
    CHECK(written.table.rows[0].cost_lo == Cover{Money{80000}, 4});
    CHECK(written.table.rows[0].cost_hi == Cover{Money{90000}, 6});
}

TEST_CASE("clinic: the basis of a row is the weakest of what made its number") {
    const std::string references = R"(
[a]
kind = "review"
[b]
kind = "cohort"
[c]
kind = "opinion"
)";
    CHECK(rows_of(R"(evidence = ["c"]
[[factor]]
id = "f"
options = [
  { id = "still", add = 0, evidence = ["b"] },
  { id = "times-one", mul = 1 },
  { id = "studied", add = 1, basis = "cohort", evidence = ["b", "a", "c"] },
  { id = "guessed", add = 1 },
  { id = "slower", mul = "1.5" },
  { id = "wider", add = [0, 1] },
]
[[rule]]
sessions = 4
basis = "review"
evidence = ["a"]
)", references) ==
          "still: 4 sessions, review [c a]\n"
          "times one: 4 sessions, review [c a]\n"
          "studied: 5 sessions, cohort [c a b]\n"
          "guessed: 5 sessions, clinic [c a]\n"
          "slower: 6 sessions, clinic [c a]\n"
          "wider: 4–5 sessions, clinic [c a]\n");
    CHECK(rows_of(R"(mode = "points"
basis = "review"
evidence = ["a"]
clamp = [1, 9]
[[factor]]
id = "f"
options = [ { id = "none" }, { id = "one", add = 1 },
            { id = "two", add = 2, basis = "cohort", evidence = ["b"] } ]
)", references) ==
          "none: 1 sessions, review [a]\n"
          "one: 1 sessions, review [a]\n"
          "two: 2 sessions, cohort [a b]\n");
    // A rule without a basis has the estimate's.
    CHECK(rows_of("basis = \"review\"\nevidence = [\"a\"]\n[[rule]]\nsessions = 4\n", references) ==
          "the only row: 4 sessions, review [a]\n");
}

TEST_CASE("clinic: mode response gives curves and no numbers") {
    WrittenEstimate written = written_estimate(R"(mode = "response"
interval = [6, 8]
[[factor]]
id = "colour"
options = [ { id = "black" }, { id = "green" } ]
[[exclude]]
when = { colour = "green" }
say = "Ask us."
[[curve]]
outcome = "tattoo cleared"
points = [ { after = 10, percent = "47.2", participants = 352 }, { after = 15, percent = "74.8" } ]
evidence = ["b"]
)", "[b]\nkind = \"cohort\"\n");
    CHECK(written.said() == "");
    CHECK(in_lines(written.table) == "black: clinic []\ngreen: excluded: Ask us.\n");
    CHECK(written.table.rows[0].curve == &written.estimate->curves[0]);
    CHECK(written.table.rows[0].interval == Range{6, 8});
    CHECK(written.table.rows[1].curve == nullptr);
}

TEST_CASE("clinic: curves are chosen as rules are, beside any mode") {
    WrittenEstimate written = written_estimate(two_areas + severity + R"(
[[rule]]
sessions = 4
[[curve]]
when = { area = "face" }
points = [ { after = 5, percent = "50" } ]
evidence = ["b"]
[[curve]]
when = { area = "face", severity = "mild" }
points = [ { after = 5, percent = "80" } ]
evidence = ["b"]
)");
    CHECK(written.said() == "");
    REQUIRE(written.table.rows.size() == 4);
    CHECK(written.table.rows[0].curve == &written.estimate->curves[1]);
    CHECK(written.table.rows[1].curve == &written.estimate->curves[0]);
    CHECK(written.table.rows[2].curve == nullptr);
    CHECK(said_of(two_areas + R"([[rule]]
sessions = 4
[[curve]]
when = { area = "face" }
points = [ { after = 5, percent = "50" } ]
evidence = ["b"]
[[curve]]
when = { area = ["face", "hands"] }
points = [ { after = 5, percent = "80" } ]
evidence = ["b"]
)") ==
          "estimate.toml:10:1: error[estimate-ambiguous]: this curve and the curve at "
          "estimate.toml:6 have as many keys, and both fit face\n"
          "  hint: give the one that should win a further key in `when`, or take what both cover "
          "out of the other curve\n");
}

TEST_CASE("clinic: an estimate that could not be bound has no rows") {
    WrittenEstimate written =
        written_estimate("[[rule]]\nwhen = { aera = \"face\" }\nsessions = 4\n");
    CHECK(!written.estimate->bound);
    CHECK(written.table.rows.empty());
    CHECK(written.table.estimate == written.estimate);
}
