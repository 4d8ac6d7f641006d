#include "clinic/rational.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace praxis {

namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr Wide most = std::numeric_limits<std::int64_t>::max();

bool fits(Wide value) {
    return value >= std::numeric_limits<std::int64_t>::min() &&
           value <= std::numeric_limits<std::int64_t>::max();
}

UnsignedWide magnitude(Wide value) {
    return value < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(value)
                     : static_cast<UnsignedWide>(value);
}

UnsignedWide common_divisor(UnsignedWide a, UnsignedWide b) {
    constexpr UnsignedWide narrow = std::numeric_limits<std::uint64_t>::max();
    while (b != 0) {
        if (a <= narrow && b <= narrow)
            return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
        const UnsignedWide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// Decimal digits as a number; nullopt for anything else, and from 10^38 on.
std::optional<Wide> parse_digits(std::string_view digits) {
    if (digits.empty()) return std::nullopt;
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    if (digits.size() > 38) return std::nullopt;
    Wide value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

}  // namespace

struct Rational::Arithmetic {
    static std::optional<Rational> reduced(Wide numerator, Wide denominator) {
        if (denominator == 0) return std::nullopt;
        // Nearly all there is; a division of 128 bits costs a multiple.
        if (denominator > 0 && fits(denominator) && fits(numerator) && numerator > -most) {
            const auto above = static_cast<std::int64_t>(numerator);
            const auto below = static_cast<std::int64_t>(denominator);
            const std::int64_t divisor = std::gcd(above, below);
            return Rational(above / divisor, below / divisor);
        }
        const Wide divisor =
            static_cast<Wide>(common_divisor(magnitude(numerator), magnitude(denominator)));
        numerator /= divisor;
        denominator /= divisor;
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        if (!fits(numerator) || !fits(denominator)) return std::nullopt;
        return Rational(static_cast<std::int64_t>(numerator),
                        static_cast<std::int64_t>(denominator));
    }

    // Products of two 64-bit numbers stay below 2^126, so neither they nor their sum can overflow.
    static std::optional<Rational> sum(const Rational& a, const Rational& b, Wide sign) {
        if (a.denominator_ == b.denominator_)
            return reduced(Wide{a.numerator_} + sign * b.numerator_, a.denominator_);
        return reduced(Wide{a.numerator_} * b.denominator_ +
                           sign * (Wide{b.numerator_} * a.denominator_),
                       Wide{a.denominator_} * b.denominator_);
    }
};

std::optional<Rational> Rational::make(std::int64_t numerator, std::int64_t denominator) {
    return Arithmetic::reduced(numerator, denominator);
}

bool Rational::is_written(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t sign = text.find_first_of("./");
    return digits(text.substr(0, sign)) &&
           (sign == std::string_view::npos || digits(text.substr(sign + 1)));
}

std::string Rational::in_digits() const {
    std::int64_t rest = denominator_;
    std::size_t twos = 0;
    std::size_t fives = 0;
    for (; rest % 2 == 0; rest /= 2) ++twos;
    for (; rest % 5 == 0; rest /= 5) ++fives;
    const std::string whole = std::to_string(numerator_);
    if (rest != 1) return whole + "/" + std::to_string(denominator_);
    const std::size_t decimals = std::max(twos, fives);
    if (decimals == 0) return whole;

    // Long division: each decimal is ten times what is left, by the denominator.
    const UnsignedWide divisor = static_cast<UnsignedWide>(denominator_);
    UnsignedWide left = magnitude(numerator_);
    std::string digits = numerator_ < 0 ? "-" : "";
    digits += std::to_string(static_cast<std::uint64_t>(left / divisor)) + ".";
    for (std::size_t i = 0; i < decimals; ++i) {
        left = left % divisor * 10;
        digits += static_cast<char>('0' + static_cast<int>(left / divisor));
    }
    return digits;
}

std::optional<Rational> Rational::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const Wide sign = negative ? -1 : 1;

    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const auto numerator = parse_digits(text.substr(0, slash));
        const auto denominator = parse_digits(text.substr(slash + 1));
        if (!numerator || !denominator) return std::nullopt;
        return Arithmetic::reduced(sign * *numerator, *denominator);
    }

    const std::size_t point = text.find('.');
    const auto whole = parse_digits(text.substr(0, point));
    if (!whole) return std::nullopt;
    if (point == std::string_view::npos) return Arithmetic::reduced(sign * *whole, 1);

    std::string_view decimals = text.substr(point + 1);
    while (decimals.size() > 1 && decimals.back() == '0') decimals.remove_suffix(1);
    const auto tail = parse_digits(decimals);
    if (!tail || !fits(sign * *whole) || decimals.size() > 38) return std::nullopt;
    Wide scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) scale *= 10;
    const auto fraction = Arithmetic::reduced(sign * *tail, scale);
    if (!fraction) return std::nullopt;
    return add(Rational(static_cast<std::int64_t>(sign * *whole)), *fraction);
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
    const Wide left = Wide{numerator_} * other.denominator_;
    const Wide right = Wide{other.numerator_} * denominator_;
    if (left < right) return std::strong_ordering::less;
    return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::int64_t Rational::rounded() const {
    // ⌊n/d + 1/2⌋ = ⌊(2n + d) / 2d⌋; C++ divides towards zero, so below zero one more is taken.
    const Wide above = Wide{numerator_} * 2 + denominator_;
    const Wide below = Wide{denominator_} * 2;
    Wide quotient = above / below;
    if (above % below < 0) --quotient;
    return static_cast<std::int64_t>(quotient);
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
    std::int64_t whole = 0;
    if (a.denominator_ == 1 && b.denominator_ == 1) {
        if (__builtin_add_overflow(a.numerator_, b.numerator_, &whole)) return std::nullopt;
        return Rational(whole);
    }
    return Rational::Arithmetic::sum(a, b, 1);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) {
    return Rational::Arithmetic::sum(a, b, -1);
}

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
    return Rational::Arithmetic::reduced(Wide{a.numerator_} * b.numerator_,
                                         Wide{a.denominator_} * b.denominator_);
}

}  // namespace praxis
