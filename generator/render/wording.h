// Phrases that depend on the language: numbers with their noun, ranges, dates, money. All words
// come from the theme's i18n files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "clinic/entries.h"
#include "clinic/estimate.h"
#include "model/config.h"
#include "model/english.h"
#include "model/theme.h"

namespace praxis {

/// Reads the theme and the config; both must outlive it.
class Wording {
public:
    Wording(const Config& config, const Theme& theme) : config_(config), theme_(theme) {}

    /// The theme's word, empty where it has none. Here and below, what has no translation is marked
    /// as English.
    const std::string& word(std::string_view key) const;

    /// The word with `{name}` replaced by each value.
    std::string phrase(std::string_view key, const FillIns& values) const;

    /// The form that the language has for the number (`key.one`, `key.few` … `key.other`) with `{n}`:
    /// "1 session", "4 sessions".
    std::string count(std::string_view key, int n) const;
    /// The same of a range: "4 to 6 sessions"; one number where both ends are equal.
    std::string count(std::string_view key, Range range) const;

    std::string range(Range range) const;  // "4–6", "5"
    std::string money(Money money) const;
    std::string money(Money lo, Money hi) const;  // "£666 to £900"
    std::string date(const Date& date) const;     // "5 January 2026"
    std::string time_element(const Date& date) const;  // <time datetime="2026-01-05">…</time>
    std::string clock(int minutes) const;              // "09:00"; past midnight counts on
    std::string period(const OpeningPeriod& period) const;  // "09:00 to 17:00"
    std::string decimal(std::string_view written) const;   // "47.2", "47,2"
    std::string listed(const std::vector<std::string>& words) const;  // "a, b and c"

    /// What a figure rests on; `studies` are those that it claims to rest on, which are said with
    /// their participants where known.
    std::string basis(Basis basis, const std::vector<const Reference*>& studies) const;
    std::string number(const Rational& number) const;  // "2.5", "2,5"

    const Config& config() const { return config_; }

private:
    std::string form(std::string_view key, int n) const;

    const Config& config_;
    const Theme& theme_;
};

/// "ltr" or "rtl".
std::string_view direction_of(std::string_view language);

}  // namespace praxis
