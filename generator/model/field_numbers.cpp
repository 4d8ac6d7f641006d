// Numbers, amounts of money, days and ranges, as fields have them.
#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "model/field_values.h"

namespace praxis {

namespace {

std::optional<std::int64_t> plain_whole(const TomlValue& value) {
    if (value.type == TomlValue::Type::integer) return value.integer;
    // A web editor may have written 45 as 45.0.
    if (value.type == TomlValue::Type::decimal && value.text.ends_with(".0")) {
        std::int64_t number = 0;
        const char* end = value.text.data() + value.text.size() - 2;
        if (std::from_chars(value.text.data(), end, number).ptr == end) return number;
    }
    return std::nullopt;
}

bool in_bounds(FieldReport& report, const Field& field, std::int64_t number, Span where) {
    if (field.lo == field.hi || (number >= field.lo && number <= field.hi)) return true;
    report
        .complain(
            "out-of-range", where,
            number < field.lo
                ? fmt::format("{} is {}; the least is {}", in_quotes(field.key), number, field.lo)
                : fmt::format("{} is {}; the most is {}", in_quotes(field.key), number, field.hi))
        .with_hint(field.hi == unbounded && number < field.lo
                       ? fmt::format("write {} or more", field.lo)
                       : fmt::format("write a number from {} to {}", field.lo, field.hi));
    return false;
}

bool looks_like_date(std::string_view text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           text.find_first_not_of("0123456789-") == std::string_view::npos;
}

// Written as a number should be, and yet not to be worked with.
void unworkable(FieldReport& report, const TomlValue& value) {
    const std::size_t slash = value.text.find('/');
    const bool by_nothing = slash != std::string::npos &&
                            value.text.find_first_not_of('0', slash + 1) == std::string::npos;
    if (by_nothing)
        report
            .complain("fraction-of-nothing", value.where,
                      in_quotes(value.text) + " divides by nothing")
            .with_hint("write \"2.5\" or \"5/2\"");
    else
        report
            .complain("number-too-large", value.where,
                      in_quotes(value.text) + " has too many digits to be worked out exactly")
            .with_hint("write a smaller number, or fewer decimals: up to 18 digits surely fit");
}

std::optional<Rational> fraction(FieldReport& report, const Field& field, const TomlValue& value) {
    if (value.type == TomlValue::Type::integer) return Rational(value.integer);
    if (value.type == TomlValue::Type::text)
        if (const auto parsed = Rational::parse(value.text)) return *parsed;
    if (value.type == TomlValue::Type::decimal)
        report
            .complain("malformed-fraction", value.where,
                      "a decimal number stands in quotes here, so that it stays exact")
            .with_hint(fmt::format("write {} = \"{}\"", field.key, value.text));
    else if (value.type != TomlValue::Type::text)
        report.wrong_type(field, value);
    else if (!Rational::is_written(value.text))
        report
            .complain("malformed-fraction", value.where, in_quotes(value.text) + " is not a number")
            .with_hint("write \"2.5\" or \"5/2\"");
    else
        unworkable(report, value);
    return std::nullopt;
}

}  // namespace

std::optional<FieldValue> read_whole(FieldReport& report, const Field& field,
                                     const TomlValue& value) {
    const auto number = plain_whole(value);
    if (!number) {
        report.wrong_type(field, value);
        return std::nullopt;
    }
    if (!in_bounds(report, field, *number, value.where)) return std::nullopt;
    return *number;
}

std::optional<FieldValue> read_decimal(FieldReport& report, const Field& field,
                                       const TomlValue& value) {
    if (value.type != TomlValue::Type::integer && value.type != TomlValue::Type::decimal) {
        report.wrong_type(field, value);
        return std::nullopt;
    }
    double number = 0;
    const std::string digits = replaced(value.text, "_", "");
    const bool plain = digits.find_first_not_of("+-.0123456789") == std::string::npos;
    std::from_chars(digits.data() + (digits.starts_with('+') ? 1 : 0),
                    digits.data() + digits.size(), number);
    if (!plain || number < static_cast<double>(field.lo) ||
        number > static_cast<double>(field.hi)) {
        report
            .complain("out-of-range", value.where,
                      fmt::format("{} is {}; it goes from {} to {}", in_quotes(field.key),
                                  value.text, field.lo, field.hi))
            .with_hint(fmt::format("write a number from {} to {}", field.lo, field.hi));
        return std::nullopt;
    }
    return Located<std::string>{digits, value.where};
}

std::optional<FieldValue> read_percent(FieldReport& report, const Field& field,
                                       const TomlValue& value) {
    using Type = TomlValue::Type;
    if (value.type != Type::text && value.type != Type::integer && value.type != Type::decimal) {
        report.wrong_type(field, value);
        return std::nullopt;
    }
    const bool plain =
        Rational::is_written(value.text) && value.text.find('/') == std::string::npos;
    if (!plain) {
        report
            .complain("malformed-percent", value.where,
                      in_quotes(value.text) + " is not a percentage")
            .with_hint("write it as the study gives it: \"47.2\"");
        return std::nullopt;
    }
    return Located<std::string>{value.text, value.where};
}

std::optional<FieldValue> read_money(FieldReport& report, const Field& field,
                                     const TomlValue& value) {
    if (value.type != TomlValue::Type::integer && value.type != TomlValue::Type::decimal) {
        report.wrong_type(field, value);
        return std::nullopt;
    }
    const auto parsed = parse_money(value.text);
    if (parsed) return *parsed;
    const bool negative = value.text.starts_with('-');
    report
        .complain("malformed-money", value.where,
                  negative ? fmt::format("{} is below zero", in_quotes(field.key))
                           : fmt::format("{} is not an amount of money", value.text))
        .with_hint("write whole units, or two digits after the point: 180 or 179.50");
    return std::nullopt;
}

std::optional<FieldValue> read_date(FieldReport& report, const Field& field,
                                    const TomlValue& value) {
    if (value.type == TomlValue::Type::date) return value.date;
    if (value.type == TomlValue::Type::text) {
        if (const auto parsed = parse_date(value.text)) return *parsed;
        report
            .complain("malformed-date", value.where,
                      looks_like_date(value.text) ? "there is no day " + in_quotes(value.text)
                                                  : in_quotes(value.text) + " is not a date")
            .with_hint("write year, month and day: 2026-05-01");
        return std::nullopt;
    }
    if (value.type == TomlValue::Type::time) {
        report.complain("malformed-date", value.where, "a day is wanted here, without a time")
            .with_hint("write year, month and day: " + (parse_date(value.text.substr(0, 10))
                                                            ? value.text.substr(0, 10)
                                                            : std::string("2026-05-01")));
        return std::nullopt;
    }
    report.wrong_type(field, value);
    return std::nullopt;
}

std::optional<FieldValue> read_range(FieldReport& report, const Field& field,
                                     const TomlValue& value) {
    if (const auto single = plain_whole(value)) {
        if (!in_bounds(report, field, *single, value.where)) return std::nullopt;
        return Range{static_cast<int>(*single), static_cast<int>(*single)};
    }
    if (value.type != TomlValue::Type::list) {
        report.wrong_type(field, value);
        return std::nullopt;
    }
    if (value.items.size() != 2) {
        report
            .complain("malformed-range", value.where,
                      fmt::format("{} has to be two numbers, from and to; here {} {}",
                                  in_quotes(field.key), value.items.size() == 1 ? "is" : "are",
                                  value.items.size()))
            .with_hint(fmt::format("write {} = [4, 6]", field.key));
        return std::nullopt;
    }
    std::int64_t ends[2] = {0, 0};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto number = plain_whole(value.items[i]);
        if (!number) {
            report
                .complain("wrong-type", value.items[i].where,
                          fmt::format("in {} there has to be a whole number, not {}",
                                      in_quotes(field.key), value.items[i].type_in_words()))
                .with_hint(fmt::format("write {} = [4, 6]", field.key));
            return std::nullopt;
        }
        if (!in_bounds(report, field, *number, value.items[i].where)) return std::nullopt;
        ends[i] = *number;
    }
    if (ends[0] > ends[1]) {
        report
            .complain(
                "range-backwards", value.where,
                fmt::format("{} goes from {} down to {}", in_quotes(field.key), ends[0], ends[1]))
            .with_hint(fmt::format("write {} = [{}, {}]", field.key, ends[1], ends[0]));
        return std::nullopt;
    }
    return Range{static_cast<int>(ends[0]), static_cast<int>(ends[1])};
}

std::optional<FieldValue> read_fraction(FieldReport& report, const Field& field,
                                        const TomlValue& value) {
    if (const auto number = fraction(report, field, value)) return *number;
    return std::nullopt;
}

std::optional<FieldValue> read_amount(FieldReport& report, const Field& field,
                                      const TomlValue& value) {
    if (value.type != TomlValue::Type::list) {
        const auto number = fraction(report, field, value);
        if (!number) return std::nullopt;
        return Amount{*number, *number, false};
    }
    if (value.items.size() != 2) {
        report
            .complain("malformed-range", value.where,
                      fmt::format("{} has to be one number or two", in_quotes(field.key)))
            .with_hint(fmt::format("write {} = [0, 1]", field.key));
        return std::nullopt;
    }
    const auto lo = fraction(report, field, value.items[0]);
    const auto hi = fraction(report, field, value.items[1]);
    if (!lo || !hi) return std::nullopt;
    if (*lo > *hi) {
        report
            .complain(
                "range-backwards", value.where,
                fmt::format("in {} the first number is the greater one", in_quotes(field.key)))
            .with_hint("write the smaller one first");
        return std::nullopt;
    }
    return Amount{*lo, *hi, true};
}

}  // namespace praxis
