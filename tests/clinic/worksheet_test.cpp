#include "clinic/worksheet.h"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <string>

#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

std::string in_words(const WorksheetTotal& total) {
    std::string text = total.first.in_digits();
    if (total.first != total.last) text += " to " + total.last.in_digits();
    text += fmt::format(": {}-{}", total.sessions.lo, total.sessions.hi);
    if (total.weeks) text += fmt::format(", {}-{} weeks", total.weeks->lo, total.weeks->hi);
    for (const WorksheetCost& cost : total.costs) {
        text += fmt::format(", {}-{}", cost.lo.price.decimal(), cost.hi.price.decimal());
        for (const std::size_t area : cost.areas) text += fmt::format(" @{}", area);
    }
    return text + "\n";
}

std::string totals_of(const WrittenEstimate& written) {
    std::string text;
    for (const WorksheetTotal& total : make_worksheet(written.table).totals) text += in_words(total);
    return text;
}

// Reading the sheet as a person does gives what the row says.
void compare_with_rows(const WrittenEstimate& written) {
    const Worksheet sheet = make_worksheet(written.table);
    const std::optional<std::size_t> area = written.estimate->area_factor();
    for (const EstimateRow& row : written.table.rows) {
        Rational sum;
        for (std::size_t i = 0; i < row.options.size(); ++i)
            sum = *add(sum, sheet.points[i][row.options[i]]);
        const WorksheetTotal* total = find_total(sheet, sum);
        REQUIRE(total);
        REQUIRE(total->sessions == *row.sessions);
        REQUIRE(total->weeks == row.weeks);
        REQUIRE(total->costs.empty() == !row.cost_lo.has_value());
        std::size_t found = 0;
        for (const WorksheetCost& cost : total->costs) {
            bool mine = cost.areas.empty();
            for (const std::size_t one : cost.areas) mine = mine || one == row.options[*area];
            if (!mine) continue;
            ++found;
            REQUIRE(cost.lo == *row.cost_lo);
            REQUIRE(cost.hi == *row.cost_hi);
        }
        REQUIRE(found == (row.cost_lo ? 1 : 0));
    }
}

}  // namespace

TEST_CASE("clinic: the tattoo scale is a sheet of 25 points and 23 totals that says all 3,840 rows") {
    const toml::table file =
        toml::parse_file(std::string(PRAXIS_ROOT) + "/tests/clinic/estimate_examples.toml");
    const toml::table& example = *file["example"].as_array()->get(1)->as_table();
    const WrittenEstimate written = written_estimate(
        example["estimate"].value_or(std::string()), example["references"].value_or(std::string()),
        {"price = 95\npackages = [ { sessions = 6, price = 480 } ]", {}});
    REQUIRE(is_worksheet(*written.estimate));
    REQUIRE(written.table.rows.size() == 3840);
    const Worksheet sheet = make_worksheet(written.table);
    std::size_t points = 0;
    for (const auto& factor : sheet.points) points += factor.size();
    CHECK(points == 25);
    CHECK(sheet.totals.size() == 23);
    CHECK(in_words(sheet.totals.front()) == "4: 2-7, 6-48 weeks, 190.00-575.00\n");
    CHECK(in_words(sheet.totals.back()) == "26: 24-29, 138-224 weeks, 1920.00-2395.00\n");
    for (const WorksheetTotal& total : sheet.totals) {
        REQUIRE(total.grounds.size() == 1);
        CHECK(total.grounds[0].basis == Basis::cohort);
        REQUIRE(total.grounds[0].evidence.size() == 1);
        CHECK(total.grounds[0].evidence[0]->id == "kirby-desai-2009");
    }
    CHECK(find_total(sheet, Rational(3)) == nullptr);
    CHECK(find_total(sheet, Rational(27)) == nullptr);
    compare_with_rows(written);
}

TEST_CASE("clinic: neighbouring totals are one line only where they come to exactly the same") {
    const WrittenEstimate written = written_estimate(R"(mode = "points"
clamp = [2, 4]
[[factor]]
id = "a"
options = [ { id = "x" }, { id = "y", add = "1.5" }, { id = "z", add = 9 } ]
[[factor]]
id = "b"
options = [ { id = "u", add = 1 }, { id = "v", add = 2 } ]
)");
    CHECK(totals_of(written) == "1 to 2: 2-2\n2.5: 3-3\n3.5 to 11: 4-4\n");
    compare_with_rows(written);
    // No answers make 3, and it lies between two lines.
    CHECK(find_total(make_worksheet(written.table), Rational(3)) == nullptr);
}

TEST_CASE("clinic: where areas have prices of their own the sheet tells them apart") {
    const WrittenEstimate written = written_estimate(R"(mode = "points"
[[factor]]
id = "area"
options = [ { id = "face", add = 1 }, { id = "hands", add = 1 }, { id = "neck", add = 2 } ]
[[factor]]
id = "b"
options = [ { id = "u" }, { id = "v", add = 1 } ]
)", {}, {"price = 100", {{"hands", "price = 80"}}});
    CHECK(totals_of(written) ==
          "1: 1-1, 80.00-80.00 @1, 100.00-100.00 @0\n"
          "2: 2-2, 160.00-160.00 @1, 200.00-200.00 @0 @2\n"
          "3: 3-3, 300.00-300.00\n");
    compare_with_rows(written);
}

TEST_CASE("clinic: only an estimate whose numbers simply add up is a worksheet") {
    const auto sheet = [](const std::string& head, const std::string& option,
                          const std::string& tail) {
        return is_worksheet(*written_estimate(head + "[[factor]]\nid = \"a\"\noptions = [ { id = "
                                                     "\"x\", add = 2 }, { id = \"y\"" +
                                              option + " } ]\n" + tail)
                                 .estimate);
    };
    const std::string points = "mode = \"points\"\n";
    CHECK(sheet(points, "", ""));
    CHECK(sheet(points, ", add = \"1/2\"", ""));
    CHECK(!sheet(points, ", add = [1, 2]", ""));
    CHECK(!sheet(points, ", add = [1, 1]", ""));
    CHECK(!sheet(points, ", mul = 2", ""));
    CHECK(!sheet(points, "", "[[exclude]]\nwhen = { a = \"x\" }\nsay = \"No.\"\n"));
    CHECK(!sheet("", "", "[[rule]]\nsessions = 1\n"));
}

TEST_CASE("clinic: a total says each basis that its rows have") {
    const WrittenEstimate written = written_estimate(R"(mode = "points"
basis = "cohort"
evidence = ["group"]
[[factor]]
id = "a"
options = [ { id = "x", add = 1 }, { id = "y", add = 2, basis = "clinic" } ]
[[factor]]
id = "b"
options = [ { id = "u", add = 1 }, { id = "v", add = 2 } ]
)", "[group]\nkind = \"cohort\"\n");
    std::string said;
    for (const WorksheetTotal& total : make_worksheet(written.table).totals) {
        said += total.first.in_digits() + ":";
        for (const WorksheetGround& ground : total.grounds)
            said += fmt::format(" {} {}", name_of(ground.basis), ground.supporting.size());
        said += "\n";
    }
    CHECK(said == "2: cohort 1\n3: clinic 0 cohort 1\n4: clinic 0\n");
}

TEST_CASE("clinic: the form of an estimate follows from its kind and from how many rows there are") {
    const auto form = [](const std::string& estimate, std::size_t rows, bool of_one_area = false) {
        return form_of(*written_estimate(estimate).estimate, rows, of_one_area);
    };
    const std::string range = "[[rule]]\nsessions = 1\n";
    const std::string points =
        "mode = \"points\"\n[[factor]]\nid = \"area\"\noptions = [ { id = \"face\", add = 1 } ]\n";
    CHECK(form(range, 1) == EstimateForm::rows);
    CHECK(form(range, 300) == EstimateForm::rows);
    CHECK(form(range, 301) == EstimateForm::rules);
    CHECK(form(range, 0) == EstimateForm::nothing);
    CHECK(form("mode = \"response\"\n", 5) == EstimateForm::nothing);
    CHECK(form(points, 1) == EstimateForm::rows);
    CHECK(form(points, 8) == EstimateForm::worksheet);
    CHECK(form(points, 3840) == EstimateForm::worksheet);
    CHECK(form(points, 8, true) == EstimateForm::rows);
    CHECK(form(points, 301, true) == EstimateForm::rules);
}
