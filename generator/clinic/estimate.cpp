#include "clinic/estimate.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace praxis {

namespace {

template <class Value, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t N>
std::optional<Value> value_in(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

std::optional<std::size_t> factor_called(const Estimate& estimate, std::string_view id) {
    for (std::size_t i = 0; i < estimate.factors.size(); ++i)
        if (estimate.factors[i].id == id) return i;
    return std::nullopt;
}

// "Fine lines" → "fine lines", but "IV", "I" and "LED mask" stay.
std::string without_capital(std::string label) {
    std::size_t second = 0;
    if (label.empty() || next_character(label, second) == 0xFFFD) return label;
    std::size_t third = second;
    if (second >= label.size()) return label;
    next_character(label, third);
    const std::string next = label.substr(second, third - second);
    const bool letter = static_cast<unsigned char>(next[0]) >= 0x80 ||
                        (next[0] >= 'a' && next[0] <= 'z');
    if (!letter || lower_cased(next) != next) return label;
    return lower_cased(label.substr(0, second)) + label.substr(second);
}

}  // namespace

std::string_view name_of(Basis basis) { return name_in(basis_names, basis); }
std::string_view name_of(EstimateMode mode) { return name_in(mode_names, mode); }
std::string_view name_of(CurveMeasure measure) { return name_in(measure_names, measure); }

std::optional<Basis> basis_called(std::string_view name) { return value_in<Basis>(basis_names, name); }
std::optional<EstimateMode> mode_called(std::string_view name) {
    return value_in<EstimateMode>(mode_names, name);
}
std::optional<CurveMeasure> measure_called(std::string_view name) {
    return value_in<CurveMeasure>(measure_names, name);
}

bool EstimateOption::contributes() const {
    const Rational nothing;
    return (add && (add->lo != nothing || add->hi != nothing)) || (mul && *mul != Rational(1));
}

bool When::fits(const std::vector<std::size_t>& options) const {
    for (const auto& [factor, allowed] : keys) {
        bool found = false;
        for (const std::size_t option : allowed) found = found || option == options[factor];
        if (!found) return false;
    }
    return true;
}

std::optional<std::size_t> Estimate::area_factor() const { return factor_called(*this, "area"); }
std::optional<std::size_t> Estimate::concern_factor() const {
    return factor_called(*this, "concern");
}

std::string label_of(const EstimateFactor& factor) {
    return factor.label.empty() ? in_words(factor.id) : factor.label;
}

std::string label_of(const EstimateOption& option) {
    if (!option.label.empty()) return option.label;
    if (option.area) return option.area->title;
    if (option.concern) return option.concern->title;
    return in_words(option.id);
}

std::string row_in_words(const Estimate& estimate, const std::vector<std::size_t>& options,
                         std::string_view language) {
    // German writes its nouns with a capital wherever they stand.
    const bool keep_capitals = lower_cased(language.substr(0, 2)) == "de";
    std::string words;
    for (std::size_t i = 0; i < options.size(); ++i) {
        std::string label = label_of(estimate.factors[i].options[options[i]]);
        if (i == 0)
            words = std::move(label);
        else
            words += ", " + (keep_capitals ? label : without_capital(std::move(label)));
    }
    return words;
}

std::string link_name_of(const EstimateRow& row) {
    std::string name = "e";
    for (const std::size_t option : row.options) name += "-" + std::to_string(option + 1);
    return row.options.empty() ? name + "-1" : name;
}

std::string row_by_ids(const Estimate& estimate, const std::vector<std::size_t>& options) {
    if (options.empty()) return "the only row";
    std::string words;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i > 0) words += ", ";
        words += replaced(estimate.factors[i].options[options[i]].id, "-", " ");
    }
    return words;
}

}  // namespace praxis
