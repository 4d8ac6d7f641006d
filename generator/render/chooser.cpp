#include "render/chooser.h"

#include <fmt/format.h>

#include <map>

#include "render/estimate_view.h"

namespace praxis {

namespace {

// An estimate that is too long as a whole may be short enough on each area's page.
bool fits_a_page(const EstimateTable& table) {
    if (table.rows.size() <= folded_rows) return true;
    const auto area = table.estimate->area_factor();
    if (!area) return false;
    std::map<std::size_t, std::size_t> rows_by_area;
    for (const EstimateRow& row : table.rows) ++rows_by_area[row.options[*area]];
    for (const auto& [option, rows] : rows_by_area)
        if (rows <= folded_rows) return true;
    return false;
}

}  // namespace

std::vector<std::size_t> chosen_from(const EstimateTable& table) {
    std::vector<std::size_t> options;
    const bool has_rows = table.estimate->mode != EstimateMode::response && table.rows.size() > 1;
    if (!has_rows || !fits_a_page(table)) return options;
    for (const EstimateFactor& factor : table.estimate->factors)
        options.push_back(factor.options.size());
    return options;
}

std::string chooser_css(const std::vector<std::size_t>& options) {
    if (options.empty()) return {};
    std::string css = "@media screen{@supports selector(:has(a)){\n";
    const auto rule = [&](std::string_view selector) {
        css += selector;
        css += "{display:none}\n";
    };

    // While a question is open no result shows, but for one that somebody was sent a link to. The
    // table beside it narrows with each answer.
    std::string all_answered = ".estimate";
    for (std::size_t factor = 0; factor < options.size(); ++factor) {
        const std::string asked = "." + node_of(factor) + "-asked";
        const std::string answered = fmt::format(":has({} :checked)", asked);
        rule(fmt::format(".estimate:has({}):not({}) "
                         ":is(.results:not(:has(:target))>*,.result:not(:target))",
                         asked, answered));
        all_answered += fmt::format(":is(:not(:has({})),{})", asked, answered);
    }
    rule(".estimate:has(:checked) .result:target:not(.estimate" +
         all_answered.substr(std::string_view(".estimate").size()) + " *)");
    rule(all_answered + " .chooser-hint");

    for (std::size_t factor = 0; factor < options.size(); ++factor) {
        const std::string node = "." + node_of(factor);
        for (std::size_t option = 1; option <= options[factor]; ++option)
            rule(fmt::format(".estimate:has({0}{1}:checked) {0}:not({0}{1})", node, option));
    }
    return css + "}}\n";
}

}  // namespace praxis
