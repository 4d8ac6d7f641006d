#include "model/field_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace praxis {

namespace {

std::string table_example(const Schema& schema);

std::string example_of_one(const Field& field) {
    switch (field.shape) {
        case Shape::boolean: return "true";
        case Shape::whole: {
            const bool bounded = field.lo != field.hi;
            const bool usual = !bounded || (field.lo <= 45 && field.hi >= 45);
            return std::to_string(usual ? 45 : (field.lo + field.hi) / 2);
        }
        case Shape::fraction:
        case Shape::amount: return "\"2.5\"";
        case Shape::decimal: return "51.5";
        case Shape::percent: return "\"47.2\"";
        case Shape::money: return "180";
        case Shape::date: return "2026-05-01";
        case Shape::range: return "[4, 6]";
        case Shape::hours: return "\"09:00-17:00\"";
        case Shape::phone: return "\"+442079460000\"";
        case Shape::email: return "\"hello@clinic.example\"";
        case Shape::address:
        case Shape::url: return "\"https://…\"";
        case Shape::alias: return "\"/old-address/\"";
        case Shape::language: return "\"en-GB\"";
        case Shape::country: return "\"GB\"";
        case Shape::colour: return "\"#0f766e\"";
        case Shape::question: return "\"…?\"";
        case Shape::table: return table_example(*field.table);
        case Shape::when: return "{ area = \"face\" }";
        case Shape::week: return "{ mon = [\"09:00-17:00\"] }";
        default: return "\"…\"";
    }
}

std::string example_of(const Field& field) {
    const std::string one = example_of_one(field);
    if (field.number != Number::list) return one;
    return field.shape == Shape::reference ? fmt::format("[{0}, {0}]", one)
                                           : fmt::format("[{}]", one);
}

// A table with what it cannot do without.
std::string table_example(const Schema& schema) {
    std::string inside;
    for (const Field& field : schema.fields)
        if (field.need == Need::required)
            inside +=
                fmt::format("{}{} = {}", inside.empty() ? "" : ", ", field.key, example_of(field));
    // Nothing is required where one thing may stand for another, as in a booking link.
    for (const Field& field : schema.fields)
        if (inside.empty() && field.shape == Shape::address)
            inside = fmt::format("{} = {}", field.key, example_of(field));
    return inside.empty() ? "{ … }" : fmt::format("{{ {} }}", inside);
}

std::string choices_of(const Field& field) {
    const std::vector<std::string> names(field.choices.begin(), field.choices.end());
    return listed(names, "or");
}

// A sentence of the schema as it stands in brackets.
std::string in_brackets(std::string_view sentence) {
    std::string text(sentence);
    if (text.ends_with('.')) text.pop_back();
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
        text[0] = static_cast<char>(text[0] + 32);
    return text;
}

bool is_plain_number(std::string_view text) {
    return !text.empty() && text.size() <= 9 && text[0] >= '0' && text[0] <= '9' &&
           text.back() != '.' && text.find_first_not_of("0123456789.") == std::string_view::npos &&
           text.find('.') == text.rfind('.');
}

// The whole numbers in a text that has nothing else but a unit behind them and, between two, a
// dash or "to": "30 min", "1-4 days". Empty where there is more to it.
std::vector<std::string> numbers_in(std::string_view text) {
    std::vector<std::string> numbers;
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return std::string(text.substr(begin, at - begin));
    };
    const auto skip = [&](std::string_view word) {
        if (!text.substr(at).starts_with(word)) return false;
        at += word.size();
        return true;
    };
    numbers.push_back(digits());
    while (skip(" ")) continue;
    if (skip("-") || skip("–") || skip("to ")) {
        while (skip(" ")) continue;
        numbers.push_back(digits());
    }
    const bool plain = text.find_first_of("0123456789.,/", at) == std::string_view::npos;
    const bool whole = std::all_of(numbers.begin(), numbers.end(), [](const std::string& number) {
        return !number.empty() && number.size() <= 9 && (number.size() == 1 || number[0] != '0');
    });
    return plain && whole ? numbers : std::vector<std::string>();
}

// What the editor meant by a value in quotes that should have none; empty if that is unclear.
std::string without_quotes(const Field& field, const TomlValue& written) {
    if (written.type != TomlValue::Type::text || field.number == Number::list) return {};
    const std::string word = lower_cased(trimmed(written.text));
    switch (field.shape) {
        case Shape::boolean:
            if (word == "true" || word == "yes") return "true";
            return word == "false" || word == "no" ? "false" : "";
        case Shape::whole: {
            const std::vector<std::string> numbers = numbers_in(word);
            return numbers.size() == 1 ? numbers[0] : "";
        }
        case Shape::range: {
            const std::vector<std::string> numbers = numbers_in(word);
            if (numbers.empty()) return {};
            return fmt::format("[{}, {}]", numbers.front(), numbers.back());
        }
        case Shape::money:
        case Shape::decimal: return is_plain_number(word) ? word : "";
        default: return {};
    }
}

}  // namespace

std::string wanted_item(const Field& field) {
    switch (field.shape) {
        case Shape::boolean: return "true or false";
        case Shape::whole: return "a whole number";
        case Shape::fraction: return "a whole number, or a decimal or fraction in quotes";
        case Shape::amount:
            return "a whole number, a decimal or fraction in quotes, or a pair of them";
        case Shape::decimal: return "a number";
        case Shape::percent: return "a number in quotes";
        case Shape::money: return "an amount of money";
        case Shape::date: return "a date";
        case Shape::range: return "two whole numbers in brackets";
        case Shape::table:
        case Shape::week:
        case Shape::when:
        case Shape::rules: return "a table";
        default: return "a text";
    }
}

std::string wanted_value(const Field& field) {
    if (field.number != Number::list) return wanted_item(field);
    return field.shape == Shape::table ? "a list of tables" : "a list";
}

std::string hint_to_add(const Field& field, const std::string& prefix, bool in_a_list) {
    // Inside a table of a list, as a factor's options are, it has to stand within that table.
    if (field.shape == Shape::table && field.number == Number::list && !in_a_list)
        return fmt::format("write [[{}]] ({})", field.key, in_brackets(field.sentence));
    const std::string table =
        prefix.empty() ? "" : fmt::format(" in [{}]", prefix.substr(0, prefix.size() - 1));
    const bool few = !field.choices.empty() && field.choices.size() <= 12;
    return fmt::format("write {} = {}{} ({})", field.key, example_of(field), table,
                       few ? choices_of(field) : in_brackets(field.sentence));
}

std::string hint_to_change(const Field& field, const TomlValue& written) {
    if (!field.choices.empty()) return "write one of: " + choices_of(field) + ", in quotes";
    const std::string meant = without_quotes(field, written);
    if (!meant.empty()) return fmt::format("write {} = {}", field.key, meant);
    const std::string example = example_of(field);
    // With a gap in it nobody takes it for what to write.
    const bool has_gap = example.find("…") != std::string::npos || field.shape == Shape::boolean;
    return fmt::format("{} {} = {}", has_gap ? "write" : "write it as in", field.key, example);
}

}  // namespace praxis
