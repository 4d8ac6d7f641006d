// Which of many conditions fit a row, asked of row after row: bits instead of a search, so that a
// thousand rules cost little more than one.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "clinic/estimate.h"

namespace praxis {

/// Conditions are known by their position in the list that was given.
class EstimateChoice {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    EstimateChoice(const std::vector<EstimateFactor>& factors,
                   const std::vector<const When*>& conditions)
        : words_((conditions.size() + 63) / 64), fitting_(factors.size() + 1) {
        for (const EstimateFactor& factor : factors)
            allowing_.emplace_back(factor.options.size(), Bits(words_, ~std::uint64_t{0}));
        for (std::size_t i = 0; i < conditions.size(); ++i)
            for (const auto& [factor, options] : conditions[i]->keys) {
                std::vector<bool> allowed(factors[factor].options.size());
                for (const std::size_t option : options) allowed[option] = true;
                for (std::size_t option = 0; option < allowed.size(); ++option)
                    if (!allowed[option])
                        allowing_[factor][option][i / 64] &= ~(std::uint64_t{1} << (i % 64));
            }
        fitting_[0] = Bits(words_, ~std::uint64_t{0});
        // Of the last word only as many bits as there are conditions.
        if (conditions.size() % 64 != 0)
            fitting_[0].back() = (std::uint64_t{1} << (conditions.size() % 64)) - 1;
        for (std::size_t i = 1; i < fitting_.size(); ++i) fitting_[i] = fitting_[0];
    }

    /// Goes to a row that differs from the last one from `first_changed` on (0 for the first row).
    void go_to(const std::vector<std::size_t>& row, std::size_t first_changed) {
        for (std::size_t factor = first_changed; factor < row.size(); ++factor)
            for (std::size_t word = 0; word < words_; ++word)
                fitting_[factor + 1][word] =
                    fitting_[factor][word] & allowing_[factor][row[factor]][word];
    }

    /// The first condition at `from` or later that fits the row; `none` where none does.
    std::size_t next(std::size_t from = 0) const {
        const Bits& bits = fitting_.back();
        for (std::size_t word = from / 64; word < words_; ++word) {
            std::uint64_t left = bits[word];
            if (word == from / 64) left &= ~std::uint64_t{0} << (from % 64);
            if (left != 0) return word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        }
        return none;
    }

private:
    using Bits = std::vector<std::uint64_t>;

    std::size_t words_;
    std::vector<std::vector<Bits>> allowing_;  // by factor and option
    std::vector<Bits> fitting_;                // after each factor; the last is the row's
};

/// Rules, excludes or curves in the order in which they are asked.
template <class Part>
class OrderedParts {
public:
    /// In the order of the file, or those with the most keys first.
    enum class By : std::uint8_t { file, keys };

    OrderedParts(const Estimate& estimate, const std::vector<Part>& parts, By by)
        : parts_(in_order(parts, by)), choice_(estimate.factors, conditions()), used_(parts.size()) {}

    void go_to(const std::vector<std::size_t>& row, std::size_t first_changed) {
        choice_.go_to(row, first_changed);
    }

    /// The first that fits, or null.
    const Part* first() {
        const std::size_t found = choice_.next();
        if (found == EstimateChoice::none) return nullptr;
        used_[found] = true;
        return parts_[found];
    }

    /// Calls `say(part)` for those that fit the row as well as the first and with as many keys; of
    /// very many, for some.
    template <class Say>
    void each_rival(const Say& say) const {
        constexpr std::size_t most_rivals = 8;
        const std::size_t first = choice_.next();
        std::size_t rival = first;
        for (std::size_t i = 0; i < most_rivals && rival != EstimateChoice::none; ++i) {
            rival = choice_.next(rival + 1);
            if (rival == EstimateChoice::none ||
                parts_[rival]->when.keys.size() != parts_[first]->when.keys.size())
                return;
            say(parts_[rival]);
        }
    }

    template <class Say>
    void each_unused(const Say& say) const {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (!used_[i]) say(*parts_[i]);
    }

private:
    static std::vector<const Part*> in_order(const std::vector<Part>& parts, By by) {
        std::vector<const Part*> order;
        for (const Part& part : parts) order.push_back(&part);
        if (by == By::keys)
            std::stable_sort(order.begin(), order.end(), [](const Part* a, const Part* b) {
                return a->when.keys.size() > b->when.keys.size();
            });
        return order;
    }

    std::vector<const When*> conditions() const {
        std::vector<const When*> conditions;
        for (const Part* part : parts_) conditions.push_back(&part->when);
        return conditions;
    }

    std::vector<const Part*> parts_;
    EstimateChoice choice_;
    std::vector<bool> used_;
};

}  // namespace praxis
