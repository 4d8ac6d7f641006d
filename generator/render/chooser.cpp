#include "render/chooser.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/estimate_view.h"

namespace praxis {

namespace {

// An estimate that is too long as a whole may be short enough on each area's page.
bool is_chosen_from(const EstimateTable& table) {
    const auto lists_some = [&](std::size_t rows, bool of_one_area) {
        return rows > 1 && form_of(*table.estimate, rows, of_one_area) == EstimateForm::rows;
    };
    if (lists_some(table.rows.size(), false)) return true;
    const auto area = table.estimate->area_factor();
    if (!area) return false;
    std::map<std::size_t, std::size_t> rows_by_area;
    for (const EstimateRow& row : table.rows) ++rows_by_area[row.options[*area]];
    return std::any_of(rows_by_area.begin(), rows_by_area.end(),
                       [&](const auto& by_area) { return lists_some(by_area.second, true); });
}

}  // namespace

std::vector<std::size_t> chosen_from(const EstimateTable& table) {
    std::vector<std::size_t> options;
    if (!is_chosen_from(table)) return options;
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
