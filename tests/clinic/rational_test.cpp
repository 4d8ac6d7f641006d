#include "clinic/rational.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace praxis;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::string written(const std::optional<Rational>& number) {
    if (!number) return "none";
    return std::to_string(number->numerator()) + "/" + std::to_string(number->denominator());
}

}  // namespace

TEST_CASE("clinic: a rational is read as the editor writes it, and nothing else is") {
    const struct {
        const char* text;
        const char* number;
    } cases[] = {
        {"0", "0/1"},
        {"-0", "0/1"},
        {"7", "7/1"},
        {"007", "7/1"},
        {"2.5", "5/2"},
        {"-2.50", "-5/2"},
        {"5/4", "5/4"},
        {"-10/4", "-5/2"},
        {"0.1", "1/10"},
        {"1.25", "5/4"},
        {"-0.5", "-1/2"},
        {"2.5000000000000000000000000000000000000000000000", "5/2"},
        {"0.000000000000000001", "1/1000000000000000000"},
        {"0.0000000000000000001", "none"},  // 10^19 needs more than 64 bits
        {"9223372036854775807", "9223372036854775807/1"},
        {"-9223372036854775808", "-9223372036854775808/1"},
        {"-9223372036854775808.0", "-9223372036854775808/1"},
        {"9223372036854775808", "none"},
        {"9223372036854775807.5", "none"},
        {"18446744073709551614/2", "9223372036854775807/1"},  // fits once it is reduced
        {"1/0", "none"},
        {"0/0", "none"},
        {"1/-2", "none"},
        {"", "none"},
        {"-", "none"},
        {"+1", "none"},
        {"1.", "none"},
        {".5", "none"},
        {"1/", "none"},
        {"/2", "none"},
        {"1.5/2", "none"},
        {"1 ", "none"},
        {"1e3", "none"},
        {"1,5", "none"},
        {"--1", "none"},
        {"99999999999999999999999999999999999999999", "none"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CHECK(written(Rational::parse(one.text)) == one.number);
        // What is no number at all is told from what does not fit.
        CHECK((Rational::is_written(one.text) || written(Rational::parse(one.text)) == "none"));
    }
}

TEST_CASE("clinic: a rational is shown in decimals where they are exact, else as a fraction") {
    const struct {
        const char* text;
        const char* digits;
    } cases[] = {{"5", "5"},         {"-5", "-5"},         {"5/2", "2.5"},   {"-1/2", "-0.5"},
                 {"2.50", "2.5"},    {"1/3", "1/3"},       {"-7/6", "-7/6"}, {"1/8", "0.125"},
                 {"3/40", "0.075"},  {"100", "100"},       {"0", "0"},
                 {"1/1000000000000000000", "0.000000000000000001"},
                 {"-9223372036854775808", "-9223372036854775808"}};
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CHECK(Rational::parse(one.text)->in_digits() == one.digits);
    }
}

TEST_CASE("clinic: rationals are reduced and their denominators positive") {
    CHECK(written(Rational::make(6, -4)) == "-3/2");
    CHECK(written(Rational::make(-6, -4)) == "3/2");
    CHECK(written(Rational::make(0, -7)) == "0/1");
    CHECK(written(Rational::make(1, 0)) == "none");
    CHECK(written(Rational::make(least, least)) == "1/1");
    CHECK(written(Rational::make(1, least)) == "none");
    CHECK(written(Rational::make(2, least)) == "-1/4611686018427387904");
    CHECK(written(Rational::make(least, -1)) == "none");
}

TEST_CASE("clinic: rationals add, subtract and multiply exactly, or say that they do not fit") {
    const Rational half = *Rational::make(1, 2);
    const Rational third = *Rational::make(1, 3);
    CHECK(written(add(half, third)) == "5/6");
    CHECK(written(add(half, half)) == "1/1");
    CHECK(written(subtract(third, half)) == "-1/6");
    CHECK(written(multiply(half, third)) == "1/6");
    CHECK(written(add(Rational(most), Rational(1))) == "none");
    CHECK(written(add(Rational(most), Rational(-1))) == "9223372036854775806/1");
    CHECK(written(subtract(Rational(least), Rational(1))) == "none");
    CHECK(written(subtract(Rational(0), Rational(least))) == "none");
    CHECK(written(multiply(Rational(most), Rational(2))) == "none");
    CHECK(written(multiply(Rational(most), *Rational::make(2, most))) == "2/1");
    CHECK(written(multiply(*Rational::make(1, most), half)) == "none");
    // The sum of products is above 64 bits on the way and fits in the end.
    CHECK(written(subtract(*Rational::make(most, 2), *Rational::make(most - 2, 2))) == "1/1");
}

TEST_CASE("clinic: rationals compare by their value") {
    CHECK(*Rational::make(1, 3) < *Rational::make(1, 2));
    CHECK(*Rational::make(-1, 2) < *Rational::make(-1, 3));
    CHECK(*Rational::make(most, 2) > *Rational::make(most - 1, 2));
    CHECK(Rational(least) < Rational(most));
    CHECK(*Rational::make(2, 4) == *Rational::parse("0.5"));
}

TEST_CASE("clinic: a rational rounds half-up, also below zero") {
    const struct {
        const char* text;
        std::int64_t rounded;
    } cases[] = {
        {"0", 0},        {"0.4", 0},       {"0.5", 1},       {"0.6", 1},      {"1.5", 2},
        {"2.5", 3},      {"9.375", 9},     {"12.5", 13},     {"-0.4", 0},     {"-0.5", 0},
        {"-0.6", -1},    {"-1.5", -1},     {"-1.6", -2},     {"-2.5", -2},    {"-7", -7},
        {"1/3", 0},      {"2/3", 1},       {"-2/3", -1},
        {"9223372036854775807", most},     {"-9223372036854775808", least},
        {"9223372036854775807/2", 4611686018427387904},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CHECK(Rational::parse(one.text)->rounded() == one.rounded);
    }
}
