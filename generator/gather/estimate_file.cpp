#include "gather/estimate_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "clinic/estimate_conditions.h"
#include "model/fields.h"

namespace praxis {

namespace {

// About one value, or two that stand in the same list.
constexpr std::array<std::string_view, 4> about_a_value = {
    "estimate-repeated-option", "estimate-range-backwards", "estimate-error-negative",
    "estimate-evidence-too-long"};

// True as long as all factors and options could be read.
constexpr std::array<std::string_view, 5> about_factors = {
    "estimate-duplicate-factor", "estimate-duplicate-option", "estimate-unknown-factor",
    "estimate-unknown-option", "estimate-too-large"};

// True as long as the mode could be read.
constexpr std::array<std::string_view, 3> about_mode = {
    "estimate-otherwise-unwanted", "estimate-rule-unwanted", "estimate-amount-unwanted"};

template <std::size_t count>
bool is_among(const std::array<std::string_view, count>& rules, std::string_view rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

bool factors_are_whole(const TomlValue& fields, const Estimate& estimate) {
    const TomlValue* factors = nullptr;
    if (const TomlEntry* entry = fields.find("factor")) factors = &entry->value;
    if (!factors) return false;
    if (factors->items.size() != estimate.factors.size()) return false;
    for (std::size_t i = 0; i < estimate.factors.size(); ++i) {
        const EstimateFactor& factor = estimate.factors[i];
        const TomlEntry* options = factors->items[i].find("options");
        if (factor.id.empty() || !options || factor.options.empty() ||
            options->value.items.size() != factor.options.size() ||
            std::any_of(factor.options.begin(), factor.options.end(),
                        [](const EstimateOption& option) { return option.id.empty(); }))
            return false;
    }
    return true;
}

bool mode_is_known(const TomlValue& fields) {
    const TomlEntry* mode = fields.find("mode");
    return mode && mode->value.type == TomlValue::Type::text &&
           mode_called(mode->value.text).has_value();
}

}  // namespace

void read_estimate(const Source& source, const TomlValue& fields, Estimate& estimate,
                   Diagnostics& diagnostics) {
    Diagnostics in_fields;
    read_fields(source, fields, schema_of(Kind::estimate), &estimate, nullptr, in_fields);
    const bool readable = !in_fields.has_errors() && !fields.damaged;
    diagnostics.join(std::move(in_fields));
    if (readable) {
        bind_conditions(estimate, diagnostics);
        return;
    }
    if (fields.damaged) return;  // any line may be missing
    Diagnostics in_meaning;
    bind_conditions(estimate, in_meaning);
    estimate.bound = false;
    const bool whole = factors_are_whole(fields, estimate);
    if (!whole) estimate.unknown_options.clear();
    const bool has_mode = mode_is_known(fields);
    std::map<std::string, Severity> follow_ons;
    for (const Diagnostic& finding : in_meaning.all())
        if (!is_among(about_a_value, finding.rule) &&
            !(whole && is_among(about_factors, finding.rule)) &&
            !(has_mode && is_among(about_mode, finding.rule)))
            follow_ons[finding.rule] = Severity::off;
    in_meaning.set_severities(follow_ons);
    diagnostics.join(std::move(in_meaning));
}

}  // namespace praxis
