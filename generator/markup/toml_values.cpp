#include "markup/toml_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/date.h"
#include "base/text.h"

namespace praxis {

namespace {

bool has_only(std::string_view words, std::string_view allowed) {
    return words.find_first_not_of(allowed) == std::string_view::npos;
}

/// Takes digits with single `_` between them from the front; false where there is none.
bool take_digits(std::string_view& words, std::string_view digits = "0123456789") {
    std::size_t end = 0;
    bool after_digit = false;
    for (; end < words.size(); ++end) {
        const bool digit = digits.find(words[end]) != std::string_view::npos;
        if (!digit && !(words[end] == '_' && after_digit)) break;
        after_digit = digit;
    }
    words.remove_prefix(end);
    return end > 0 && after_digit;
}

/// Whether digits, perhaps with `_` between them, are a number of 64 bits.
bool fits(std::string_view digits, bool negative) {
    const std::string sign = negative ? "-" : "";
    const std::string plain = sign + replaced(digits, "_", "");
    std::int64_t number = 0;
    return std::from_chars(plain.data(), plain.data() + plain.size(), number).ec == std::errc();
}

bool is_number(std::string_view words) {
    if (words.starts_with("0x"))
        return take_digits(words = words.substr(2), "0123456789abcdefABCDEF") && words.empty();
    if (words.starts_with("0o")) return take_digits(words = words.substr(2), "01234567") && words.empty();
    if (words.starts_with("0b")) return take_digits(words = words.substr(2), "01") && words.empty();
    const bool negative = words.starts_with('-');
    if (negative || words.starts_with('+')) words.remove_prefix(1);
    if (words == "inf" || words == "nan") return true;
    const std::string_view whole = words;
    if (!take_digits(words)) return false;
    const std::size_t length = whole.size() - words.size();
    if (length > 1 && whole[0] == '0') return false;
    if (words.empty()) return fits(whole, negative);
    if (words.starts_with('.') && !take_digits(words = words.substr(1))) return false;
    if (words.starts_with('e') || words.starts_with('E')) {
        words.remove_prefix(1);
        if (words.starts_with('+') || words.starts_with('-')) words.remove_prefix(1);
        if (!take_digits(words)) return false;
    }
    return words.empty();
}

bool is_clock(std::string_view words) {
    if (words.size() < 8 || words[2] != ':' || words[5] != ':' ||
        !has_only(words.substr(0, 8), "0123456789:"))
        return false;
    if (words.substr(0, 2) > "23" || words.substr(3, 2) > "59" || words.substr(6, 2) > "60")
        return false;
    std::string_view rest = words.substr(8);
    if (rest.starts_with('.')) return take_digits(rest = rest.substr(1));
    return true;
}

bool is_date_or_time(std::string_view words) {
    if (is_clock(words)) return true;
    if (words.size() < 10 || !parse_date(words.substr(0, 10))) return false;
    if (words.size() == 10) return true;
    const std::string_view rest = words.substr(11);
    return (words[10] == 'T' || words[10] == 't' || words[10] == ' ') && is_clock(rest);
}

bool looks_like_iso_date(std::string_view words) {
    return words.size() >= 10 && words[4] == '-' && words[7] == '-' &&
           has_only(words.substr(0, 10), "0123456789-");
}

/// "1 May 2026", "01.05.2026", "2026/5/1".
bool looks_like_date(std::string_view words) {
    if (has_only(words, "0123456789-/. ")) {
        for (const char separator : {'-', '/', '.', ' '})
            if (std::count(words.begin(), words.end(), separator) == 2 &&
                is_digit(words.front()) && is_digit(words.back()))
                return true;
        return false;
    }
    constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string lower = lower_cased(words);
    return is_digit(words.back()) && std::any_of(std::begin(months), std::end(months),
                                                 [&](std::string_view month) {
                                                     return lower.find(month) != std::string::npos;
                                                 });
}

/// Where the year stands first it can mean only one day; else empty.
std::string in_iso(std::string_view words) {
    for (const char separator : {'-', '/', '.'}) {
        const auto parts = split(words, separator);
        if (parts.size() != 3 || parts[0].size() != 4) continue;
        const std::string day = fmt::format("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]);
        if (parse_date(day)) return day;
    }
    return {};
}

/// Words between curly quotes, or with a straight one at an end.
std::string_view without_quotes(std::string_view words) {
    for (const std::string_view quote : {"“", "”", "„", "‘", "’", "\"", "'"}) {
        if (words.starts_with(quote)) words.remove_prefix(quote.size());
        if (words.ends_with(quote)) words.remove_suffix(quote.size());
    }
    return words;
}

std::string as_text(std::string_view words, const std::string& lead) {
    const std::string inner = replaced(std::string(without_quotes(words)), "\"", "\\\"");
    return fmt::format("write {}\"{}\"", lead, printable(inner));
}

bool begins_with_curly_quote(std::string_view words) {
    return words.starts_with("“") || words.starts_with("”") || words.starts_with("„") ||
           words.starts_with("‘") || words.starts_with("’");
}

BareMistake mistake_in_number(std::string_view words, const std::string& lead) {
    const bool only_digits = has_only(words, "0123456789");
    const std::size_t comma = words.find(',');
    if (has_only(words, "0123456789,.") && comma != std::string_view::npos) {
        const std::string_view after = words.substr(comma + 1);
        const bool decimals = has_only(after, "0123456789") && after.size() <= 2 && !after.empty() &&
                              words.find('.') == std::string_view::npos;
        return {"a number has no comma in it",
                decimals ? fmt::format("write {}{}.{}", lead, words.substr(0, comma), after)
                         : "write digits only, and a point before decimals: 1500 or 179.50"};
    }
    if (only_digits && words.starts_with('0'))
        return {"a number does not begin with 0",
                fmt::format("write {0}\"{1}\" if it is a text, or leave the 0 out", lead, words)};
    if (words.size() == 8 && words[2] == ':' && words[5] == ':')
        return {"there is no such time", "times go from 00:00:00 to 23:59:59"};
    std::string_view unsigned_words = words;
    if (words.starts_with('-') || words.starts_with('+')) unsigned_words.remove_prefix(1);
    if (take_digits(unsigned_words) && unsigned_words.empty())
        return {"this number is too large", "write a number of up to 18 digits"};
    std::string_view digits = words;
    if (is_digit(words.front()) && take_digits(digits) && digits.starts_with(' '))
        return {"this is neither a number nor a text in quotes",
                fmt::format("write {0}{1}, or {0}\"{2}\"", lead,
                            words.substr(0, words.size() - digits.size()), printable(words))};
    if (words.starts_with('+') && words.find(' ') != std::string_view::npos)
        return {"a text needs quotes", as_text(words, lead)};
    return {"this number cannot be read",
            "write digits, with a point for decimals: 180 or 179.50"};
}

}  // namespace

bool is_toml_scalar(std::string_view words) {
    return words == "true" || words == "false" || is_number(words) || is_date_or_time(words);
}

BareMistake mistake_in_bare(std::string_view words, const std::string& lead) {
    if (begins_with_curly_quote(words)) return {"the quotes are curly ones", as_text(words, lead)};
    const std::string lower = lower_cased(words);
    const std::string or_as_text = fmt::format(", or {}\"{}\" if it is a text", lead, words);
    if (lower == "true" || lower == "yes")
        return {"yes is written true", "write " + lead + "true" + or_as_text};
    if (lower == "false" || lower == "no")
        return {"no is written false", "write " + lead + "false" + or_as_text};
    if (looks_like_iso_date(words))
        return {"there is no such day or time", "write an existing date, for example 2026-05-01"};
    if (looks_like_date(words)) {
        const std::string day = in_iso(words);
        return {"a date is written year-month-day",
                day.empty() ? "write year, month and day: 2026-05-01" : "write " + lead + day};
    }
    for (const std::string_view sign : {"£", "€", "$"}) {
        if (!words.starts_with(sign)) continue;
        const std::string_view amount = trimmed(words.substr(sign.size()));
        if (!is_number(amount)) break;
        return {"an amount is written without its currency", fmt::format("write {}{}", lead, amount)};
    }
    if (is_digit(words.front()) || words.front() == '-' || words.front() == '+' ||
        words.front() == '.')
        return mistake_in_number(words, lead);
    return {"a text needs quotes", as_text(words, lead)};
}

}  // namespace praxis
