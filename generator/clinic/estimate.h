// How many sessions a course takes: rules as data, worked out exactly when the site is built.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/cover.h"
#include "clinic/entries.h"
#include "clinic/kinds.h"
#include "clinic/money.h"
#include "clinic/rational.h"

namespace praxis {

/// What a figure rests on, weakest last.
enum class Basis : std::uint8_t { review, trial, cohort, label, guideline, clinic };
inline constexpr std::array<std::string_view, 6> basis_names = {"review", "trial",     "cohort",
                                                                "label",  "guideline", "clinic"};

enum class EstimateMode : std::uint8_t { range, points, response };
inline constexpr std::array<std::string_view, 3> mode_names = {"range", "points", "response"};

/// A pair of equal numbers where one number was written.
struct Amount {
    Rational lo;
    Rational hi;
    bool pair = false;  // written as a pair
};

struct EstimateOption {
    std::string id;
    std::string label;  // may be empty: then the area's or concern's title, else the id in words
    Span where;         // of the id
    std::optional<Amount> add;
    Span add_where;
    std::optional<Rational> mul;
    Span mul_where;
    std::optional<Basis> basis;
    Span basis_where;
    std::vector<RefTo<Reference>> evidence;

    // resolved
    const Area* area = nullptr;
    const Concern* concern = nullptr;

    /// Whether it changes the number of sessions: `add` other than 0 or `mul` other than 1.
    bool contributes() const;
};

struct EstimateFactor {
    std::string id;
    std::string label;
    Span where;
    std::vector<EstimateOption> options;
};

/// The options that a rule, exclude or curve asks for: (factor, its allowed options), each at most
/// once a factor, as indices. Empty fits every row.
struct When {
    std::vector<std::pair<std::size_t, std::vector<std::size_t>>> keys;
    Span where;

    bool fits(const std::vector<std::size_t>& options) const;
};

/// A key of `when` as written: `area = "face"`, or a list of options.
struct WrittenKey {
    Located<std::string> factor;
    std::vector<Located<std::string>> options;
    bool list = false;
};

/// `when` as written, before the factors are known.
struct WrittenWhen {
    std::vector<WrittenKey> keys;
    Span where;
};

struct EstimateRule {
    WrittenWhen written;
    When when;
    Range sessions;
    Span sessions_where;
    std::optional<Range> interval;
    Span interval_where;
    Pricing pricing;
    std::string note;
    std::optional<Basis> basis;
    Span basis_where;
    std::vector<RefTo<Reference>> evidence;
    Span where;  // of its `[[rule]]`
};

struct EstimateExclude {
    WrittenWhen written;
    When when;
    std::string say;
    Span where;
};

enum class CurveMeasure : std::uint8_t { people, mean_change };
inline constexpr std::array<std::string_view, 2> measure_names = {"people", "mean-change"};

struct CurvePoint {
    int after = 0;        // sessions
    std::string percent;  // as written
    std::optional<int> participants;
    Span where;
};

/// What share a study saw, shown as given: never interpolated, never summed.
struct EstimateCurve {
    WrittenWhen written;
    When when;
    CurveMeasure measure = CurveMeasure::people;
    std::string outcome;
    std::vector<CurvePoint> points;
    std::vector<RefTo<Reference>> evidence;
    Span where;
};

struct Maintenance {
    Range every_weeks;
    Span where;  // of `every_weeks`
    Basis basis = Basis::clinic;
    Span basis_where;
    std::vector<RefTo<Reference>> evidence;
};

/// `estimate.toml` as written.
struct Estimate {
    const Source* source = nullptr;
    EstimateMode mode = EstimateMode::range;
    std::optional<Range> clamp;
    Span clamp_where;
    std::optional<Range> interval;
    Span interval_where;
    std::optional<Maintenance> maintenance;
    Rational error;
    Span error_where;
    Basis basis = Basis::clinic;
    Span basis_where;
    std::vector<RefTo<Reference>> evidence;
    std::string otherwise;
    Span otherwise_where;
    std::vector<EstimateFactor> factors;
    std::vector<EstimateRule> rules;
    std::vector<EstimateExclude> excludes;
    std::vector<EstimateCurve> curves;

    // Set by bind_conditions. Of an option that its factor does not have, the treatment's areas and
    // concerns may tell that the factor misspells it, so it is said later.
    struct UnknownOption {
        std::size_t factor = 0;
        Located<std::string> name;
    };
    std::vector<UnknownOption> unknown_options;
    bool bound = false;  // rows can be worked out

    /// Index of the factor called `area` or `concern`; nullopt where the estimate has none.
    std::optional<std::size_t> area_factor() const;
    std::optional<std::size_t> concern_factor() const;
};

/// One combination of options. Either `sessions` or one of the two texts is set; in mode response
/// none of the three.
struct EstimateRow {
    std::vector<std::size_t> options;  // one index a factor
    std::optional<Range> sessions;
    std::optional<Range> weeks;     // from the first session to the last
    std::optional<Range> interval;  // weeks between sessions
    std::optional<Cover> cost_lo;
    std::optional<Cover> cost_hi;
    Basis basis = Basis::clinic;
    std::vector<const Reference*> evidence;
    const EstimateRule* rule = nullptr;  // null in mode points
    std::string excluded;
    std::string otherwise;
    const EstimateCurve* curve = nullptr;
};

/// An estimate worked out: all rows, the first factor slowest. Without rows where the estimate has
/// a mistake.
struct EstimateTable {
    std::shared_ptr<const Estimate> estimate;
    std::vector<EstimateRow> rows;
};

/// As in estimate.toml ("mean-change"), and back; nullopt for a name that is none.
std::string_view name_of(Basis basis);
std::string_view name_of(EstimateMode mode);
std::string_view name_of(CurveMeasure measure);
std::optional<Basis> basis_called(std::string_view name);
std::optional<EstimateMode> mode_called(std::string_view name);
std::optional<CurveMeasure> measure_called(std::string_view name);

/// What people read: the label, else the area's or concern's title, else the id in words.
std::string label_of(const EstimateFactor& factor);
std::string label_of(const EstimateOption& option);

/// For pages: "Face, fine lines, slightly visible". Labels after the first lose their capital,
/// except in German and where more than the first letter is one ("IV").
std::string row_in_words(const Estimate& estimate, const std::vector<std::size_t>& options,
                         std::string_view language = "en");

/// "e-2-1-3": by the places of its options, from 1; a row's name in links. "e-1" where there is only
/// one and nothing to choose.
std::string link_name_of(const EstimateRow& row);

/// For messages, which speak in the ids that the editor wrote: "face, fine lines, mild".
std::string row_by_ids(const Estimate& estimate, const std::vector<std::size_t>& options);

}  // namespace praxis
