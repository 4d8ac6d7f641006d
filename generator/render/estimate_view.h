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

/// Treatments for one concern that can be compared because they are done on the same area.
struct Comparison {
    const Area* area = nullptr;  // null: wherever it is done
    std::vector<Glance> glances;
};

/// An answer of a row. `node` are the classes by which the chooser's stylesheet knows it.
struct EstimateCell {
    std::string label;
    std::string node;
};

/// One row as shown, with the options that its group and page leave open.
struct ShownRow {
    const EstimateRow* row = nullptr;
    const Treatment* treatment = nullptr;
    std::vector<std::size_t> columns;  // factors that are shown in cells, or as nested nodes
    std::size_t opens_from = 0;        // of `columns`: the nodes that begin before this row,
    std::size_t closes_from = 0;       // and those that end after it; the last column is the row's
};

struct ShownGroup {
    std::string title;  // the option that all its rows share; empty for a single group
    std::string id;
    std::string node;
    std::vector<ShownRow> rows;
};

/// An answer of the chooser.
struct Choice {
    const EstimateOption* option = nullptr;
    std::string node;
};

/// A question of the chooser, with the answers that lead to a row of the page.
struct ChoiceGroup {
    const EstimateFactor* factor = nullptr;
    std::string node;  // empty where there is nothing to choose
    std::vector<Choice> answers;
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
    bool timed = false;          // shows its courses over time
};

/// The rows that one rule makes; in mode points, which has none, all that have a number.
struct ShownRule {
    const EstimateRule* rule = nullptr;
    const Treatment* treatment = nullptr;
    std::vector<const EstimateRow*> rows;
};

struct ShownExclude {
    const EstimateExclude* exclude = nullptr;
    const Estimate* estimate = nullptr;
};

/// A worksheet's line: what a total of points comes to.
struct ShownTotal {
    const WorksheetTotal* total = nullptr;
    const Treatment* treatment = nullptr;
};

/// What a worksheet's total costs at one price.
struct ShownCost {
    const WorksheetCost* cost = nullptr;
    const WorksheetTotal* total = nullptr;
    const Treatment* treatment = nullptr;
};

/// An answer and what it does to the number.
struct ShownAnswer {
    const EstimateOption* option = nullptr;
    const Estimate* estimate = nullptr;
};

/// A question with its answers.
struct ShownFactor {
    const EstimateFactor* factor = nullptr;
    const Estimate* estimate = nullptr;
};

/// Whether the page lists all its rows.
bool lists_rows(const ShownEstimate& estimate);
/// Whether it shows them as a sheet of points.
bool shows_worksheet(const ShownEstimate& estimate);
/// Whether it shows a line for each rule in their place.
bool shows_rules(const ShownEstimate& estimate);
/// Whether there is anything to choose between them.
bool has_chooser(const ShownEstimate& estimate);
/// The questions of the chooser.
std::vector<ChoiceGroup> choices_of(const ShownEstimate& estimate);
/// The rows by their first open answer, as a table shows them.
std::vector<ShownGroup> groups_of(const ShownEstimate& estimate);
/// The rows as nested nodes, as the chooser shows them.
std::vector<ShownRow> results_of(const ShownEstimate& estimate);

/// The classes of a factor's nodes and of an option's: "e-b", "e-b e-b3" for the third option of
/// the second factor. The chooser's stylesheet speaks of them.
std::string node_of(std::size_t factor);
std::string node_of(std::size_t factor, std::size_t option);

/// The rows of a glance; none without an estimate, or where it may not be advertised.
std::vector<const EstimateRow*> rows_of(const Glance& glance, View& view);

/// Those of the references that are there.
std::vector<const Reference*> evidence_of(const std::vector<RefTo<Reference>>& references);

/// Lowest lo to highest hi over rows that have numbers.
std::optional<Range> sessions_of(const std::vector<const EstimateRow*>& rows);
std::optional<Range> weeks_of(const std::vector<const EstimateRow*>& rows);
std::optional<Range> intervals_of(const std::vector<const EstimateRow*>& rows);

/// What a row rests on, in words, with the participants of the studies that it is about.
std::string basis_of(const EstimateRow& row, const Estimate& estimate, View& view);
/// The weakest basis and each better one, with how many of the figures rest on it where there are
/// several; empty without figures.
std::string basis_of(const std::vector<const EstimateRow*>& rows, const Estimate& estimate,
                     View& view);
/// "In a trial of 10 people, everyone had 6 sessions." for each study of the row's kind whose number
/// of sessions is known.
std::string given_of(const EstimateRow& row, const Estimate& estimate, View& view);
/// The cheapest and the dearest course of some rows.
std::optional<std::pair<Cover, Cover>> costs_of(const std::vector<const EstimateRow*>& rows);
/// "£486 to £900" over all rows; empty without a price.
std::string cost_of(const std::vector<const EstimateRow*>& rows, View& view);
/// The evidence of all rows, in order, without repeats.
std::vector<const Reference*> evidence_of(const std::vector<const EstimateRow*>& rows);

/// A concern's treatments on each area, areas by title; last those whose figures name no area, or
/// that have none. What is nowhere on offer is left out.
std::vector<Comparison> comparisons_of(const Concern& concern, View& view);

/// The estimate that a page shows; null where it shows none.
const ShownEstimate* estimate_of_page(View& view);

/// The factor's question; areas and concerns have a word of the theme where it has none.
std::string question_of(const EstimateFactor& factor, View& view);

/// "p-rows-face": where the rows of one option stand.
std::string id_of_option(const EstimateOption& option);

/// "4 to 6 sessions, 2 to 4 weeks apart, over 6 to 20 weeks": what is known of it.
std::vector<std::string> course_in_words(Range sessions, const std::optional<Range>& interval,
                                         const std::optional<Range>& weeks, View& view);

/// All that a row says, for whoever hears or is sent only that: "Face, fine lines: 4 to 6 sessions,
/// 2 to 4 weeks apart, over 6 to 20 weeks, £666 to £900. Rests on: a trial of 10 people. This is
/// not an assessment of you …".
std::string sentence_of(const ShownRow& row, View& view);

/// "£666 to £900", empty without a price.
std::string cost_of(const EstimateRow& row, View& view);
/// "5 sessions, bought as 6", empty where nothing more is bought than needed.
std::string cost_note_of(Range sessions, const Cover& lo, const Cover& hi, View& view);
std::string cost_note_of(const EstimateRow& row, View& view);
/// The cost with what must be paid besides, empty without fees.
std::string total_of(Money lo, Money hi, const Treatment& treatment, View& view);
std::string total_of(const EstimateRow& row, const Treatment& treatment, View& view);

}  // namespace praxis
