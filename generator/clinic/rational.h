// Exact fractions with 64-bit parts, for the estimator: no floating point anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace praxis {

/// Reduced; the denominator is positive.
class Rational {
public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : numerator_(whole) {}

    /// Nullopt where the denominator is 0 or a part does not fit into 64 bits after reducing.
    static std::optional<Rational> make(std::int64_t numerator, std::int64_t denominator);

    /// Whether a text is `-?\d+(\.\d+|/\d+)?`.
    static bool is_written(std::string_view text);

    /// The number that is written so; nullopt for anything else, what does not fit, and more than
    /// 38 decimals.
    static std::optional<Rational> parse(std::string_view text);

    /// As people read it: "5", "2.5", and "1/3" where no decimals are exact.
    std::string in_digits() const;

    std::int64_t numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }

    bool operator==(const Rational&) const = default;
    std::strong_ordering operator<=>(const Rational& other) const;

    /// Half-up: the greatest whole number not above x + 1/2.
    std::int64_t rounded() const;

private:
    constexpr Rational(std::int64_t numerator, std::int64_t denominator)
        : numerator_(numerator), denominator_(denominator) {}
    friend std::optional<Rational> add(const Rational& a, const Rational& b);
    friend std::optional<Rational> subtract(const Rational& a, const Rational& b);
    friend std::optional<Rational> multiply(const Rational& a, const Rational& b);
    struct Arithmetic;

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

/// Nullopt on overflow of a reduced part.
std::optional<Rational> add(const Rational& a, const Rational& b);
std::optional<Rational> subtract(const Rational& a, const Rational& b);
std::optional<Rational> multiply(const Rational& a, const Rational& b);

}  // namespace praxis
