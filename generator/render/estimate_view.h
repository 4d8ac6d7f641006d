// An estimate as pages show it: which rows, in which groups, in which words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clinic/estimate.h"
#include "clinic/worksheet.h"
#include "render/view.h"

namespace praxis {

/// What of a treatment a table or a line is about: all of it, on one area, for one concern.
struct Glance {
    const Treatment* treatment = nullptr;
    const TreatmentArea* on = nullptr;
    const Concern* concern = nullptr;
};

struct EstimateCell {
    std::string label;
};

/// One row as shown, with the options that its group and page leave open.
struct ShownRow {
    const EstimateRow* row = nullptr;
    const Treatment* treatment = nullptr;
    std::vector<std::size_t> columns;  // factors that are shown in cells
};

struct ShownGroup {
    std::string title;  // the option that all its rows share; empty for a single group
    std::string id;
    std::vector<ShownRow> rows;
};

struct ShownCurve {
    const EstimateCurve* curve = nullptr;
    const Estimate* estimate = nullptr;
};

struct ShownEstimate {
    const Treatment* treatment = nullptr;
    const Estimate* estimate = nullptr;
    const Area* area = nullptr;  // the rows are this area's only
    std::vector<std::size_t> columns;
    std::vector<const EstimateRow*> rows;
    bool grouped = false;        // by the first of the factors that are left open
    bool full = false;           // the page that is about the estimate
};

struct ShownRule {
    const EstimateRule* rule = nullptr;
    const Estimate* estimate = nullptr;
};

/// A worksheet's line: what a total of points comes to.
struct ShownTotal {
    const WorksheetTotal* total = nullptr;
    const Estimate* estimate = nullptr;
};

/// More rows than these are folded, or left to the estimate's own page.
constexpr std::size_t open_rows = 64;
constexpr std::size_t folded_rows = 300;

/// The rows of a glance; none without an estimate, or where it may not be advertised.
std::vector<const EstimateRow*> rows_of(const Glance& glance, View& view);

/// Lowest lo to highest hi over rows that have numbers.
std::optional<Range> sessions_of(const std::vector<const EstimateRow*>& rows);
std::optional<Range> weeks_of(const std::vector<const EstimateRow*>& rows);
std::optional<Range> intervals_of(const std::vector<const EstimateRow*>& rows);

/// The estimate that a page shows; null where it shows none.
const ShownEstimate* estimate_of_page(View& view);

/// The factor's question; areas and concerns have a word of the theme where it has none.
std::string question_of(const EstimateFactor& factor, View& view);

/// "p-rows-face": where the rows of one option stand; "p-row-face.fine-lines": one row.
std::string id_of_option(const EstimateOption& option);
std::string id_of_row(const Estimate& estimate, const EstimateRow& row);

/// "Face, fine lines: 4 to 6 sessions, over 6 to 20 weeks, £666 to £900".
std::string sentence_of(const ShownRow& row, View& view);

/// "£666 to £900", empty without a price.
std::string cost_of(const EstimateRow& row, View& view);
/// "5 sessions, bought as 6", empty where nothing more is bought than needed.
std::string cost_note_of(const EstimateRow& row, View& view);
/// The cost with what must be paid besides, empty without fees.
std::string total_of(const EstimateRow& row, const Treatment& treatment, View& view);

}  // namespace praxis
