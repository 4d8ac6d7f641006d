#include "clinic/estimate.h"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <string>
#include <vector>

#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

std::string joined(const toml::array* list) {
    std::string text;
    for (std::size_t i = 0; list && i < list->size(); ++i)
        text += fmt::format("{}{}", i > 0 ? " " : "", list->get(i)->value<std::string>().value());
    return text;
}

std::string pair_of(const toml::array& pair) {
    return fmt::format("{} {}", pair[0].value<int>().value(), pair[1].value<int>().value());
}

std::string pair_of(const Range& range) { return fmt::format("{} {}", range.lo, range.hi); }

}  // namespace

TEST_CASE("clinic: the worked examples of session estimates come out exactly") {
    const toml::table file =
        toml::parse_file(std::string(PRAXIS_ROOT) + "/tests/clinic/estimate_examples.toml");
    const toml::array& examples = *file["example"].as_array();
    REQUIRE(examples.size() == 4);
    for (const toml::node& node : examples) {
        const toml::table& example = *node.as_table();
        CAPTURE(example["name"].value_or(std::string()));
        WrittenPrices prices;
        if (const toml::table* treatment = example["treatment"].as_table())
            for (const auto& [key, value] : *treatment) {
                std::ostringstream text;
                text << toml::toml_formatter(toml::table{{key, value}});
                prices.treatment += text.str() + "\n";
            }
        WrittenEstimate written = written_estimate(example["estimate"].value_or(std::string()),
                                                   example["references"].value_or(std::string()),
                                                   prices);
        CHECK(written.said() == "");

        for (const toml::node& row_node : *example["rows"].as_array()) {
            const toml::table& expected = *row_node.as_table();
            std::vector<std::string> ids;
            for (const EstimateFactor& factor : written.estimate->factors)
                ids.push_back(expected["options"][factor.id].value_or(std::string()));
            const EstimateRow* row = written.row({ids.begin(), ids.end()});
            REQUIRE(row);
            CAPTURE(in_one_line(*written.estimate, *row));
            CHECK(row->excluded == expected["excluded"].value_or(std::string()));
            CHECK(row->otherwise == expected["otherwise"].value_or(std::string()));
            CHECK(row->sessions.has_value() == expected.contains("sessions"));
            if (const toml::array* sessions = expected["sessions"].as_array())
                CHECK(pair_of(*row->sessions) == pair_of(*sessions));
            if (const toml::array* weeks = expected["weeks"].as_array())
                CHECK(pair_of(*row->weeks) == pair_of(*weeks));
            if (const toml::array* cost = expected["cost"].as_array())
                CHECK(row->cost_lo->price.decimal() + " " + row->cost_hi->price.decimal() ==
                      joined(cost));
            if (expected.contains("basis"))
                CHECK(std::string(name_of(row->basis)) == expected["basis"].value_or(std::string()));
            if (const toml::array* evidence = expected["evidence"].as_array()) {
                std::string cited;
                for (const Reference* reference : row->evidence)
                    cited += fmt::format("{}{}", cited.empty() ? "" : " ", reference->id);
                CHECK(cited == joined(evidence));
            }
        }
    }
}

TEST_CASE("clinic: rows come in the order of the file, the first factor slowest") {
    const WrittenEstimate written = written_estimate(R"(
mode = "points"
[[factor]]
id = "first"
options = [ { id = "a", add = 1 }, { id = "b", add = 2 } ]
[[factor]]
id = "second"
options = [ { id = "c" }, { id = "d", add = "1/2" }, { id = "e", add = [0, 3] } ]
)");
    CHECK(in_lines(written.table) ==
          "a, c: 1 sessions, clinic []\n"
          "a, d: 2 sessions, clinic []\n"
          "a, e: 1–4 sessions, clinic []\n"
          "b, c: 2 sessions, clinic []\n"
          "b, d: 3 sessions, clinic []\n"
          "b, e: 2–5 sessions, clinic []\n");
}

TEST_CASE("clinic: the names of an estimate's kinds are read and written alike") {
    for (const char* name : {"review", "trial", "cohort", "label", "guideline", "clinic"})
        CHECK(name_of(basis_called(name).value()) == name);
    for (const char* name : {"range", "points", "response"})
        CHECK(name_of(mode_called(name).value()) == name);
    for (const char* name : {"people", "mean-change"})
        CHECK(name_of(measure_called(name).value()) == name);
    CHECK(!basis_called("Trial"));
    CHECK(!mode_called(""));
    CHECK(!measure_called("mean_change"));
}

TEST_CASE("clinic: a row reads as its labels, the later ones without a capital where that is safe") {
    Estimate estimate;
    Area face;
    face.title = "Face";
    Concern lines;
    lines.title = "Fine lines";
    const auto factor = [&](const char* id, const char* label) {
        estimate.factors.emplace_back().options.emplace_back().id = id;
        estimate.factors.back().options[0].label = label;
    };
    factor("face", "");
    estimate.factors[0].options[0].area = &face;
    factor("fine-lines", "");
    estimate.factors[1].options[0].concern = &lines;
    factor("mild", "Slightly visible");
    factor("iv", "IV");
    factor("i", "I");
    factor("led", "LED mask");
    factor("over-30-cm", "");
    factor("aermel", "Ärmel");
    const std::vector<std::size_t> row(8, 0);
    CHECK(row_in_words(estimate, row) ==
          "Face, fine lines, slightly visible, IV, I, LED mask, over 30 cm, ärmel");
    CHECK(row_in_words(estimate, row, "de-DE") ==
          "Face, Fine lines, Slightly visible, IV, I, LED mask, Over 30 cm, Ärmel");
    CHECK(row_by_ids(estimate, row) ==
          "face, fine lines, mild, iv, i, led, over 30 cm, aermel");
    CHECK(row_in_words(estimate, {}) == "");
    CHECK(row_by_ids(estimate, {}) == "the only row");
    EstimateFactor unnamed;
    unnamed.id = "skin-type";
    CHECK(label_of(unnamed) == "Skin type");
    unnamed.label = "Your skin";
    CHECK(label_of(unnamed) == "Your skin");
}

TEST_CASE("clinic: a condition fits rows that have one of its options for each of its factors") {
    When when;
    CHECK(when.fits({0, 1}));
    when.keys = {{1, {0, 2}}};
    CHECK(when.fits({5, 2}));
    CHECK(!when.fits({0, 1}));
    when.keys = {{0, {1}}, {1, {0, 2}}};
    CHECK(when.fits({1, 0}));
    CHECK(!when.fits({0, 0}));
}
