#include "render/wording.h"

#include <fmt/format.h>


#include "base/text.h"
#include "clinic/money.h"
#include "model/english.h"
#include "render/plural.h"

namespace praxis {

const std::string& Wording::word(std::string_view key) const {
    static const std::string none;
    const auto found = theme_.words.find(std::string(key));
    return found == theme_.words.end() ? none : found->second;
}

std::string Wording::phrase(std::string_view key, const FillIns& values) const {
    return filled_in(word(key), values);
}

// A form that the theme does not have is "other", which it has to.
std::string Wording::form(std::string_view key, int n) const {
    const std::string own = std::string(key) + "." + std::string(plural_form(config_.language, n));
    return word(own).empty() ? std::string(key) + ".other" : own;
}

std::string Wording::count(std::string_view key, int n) const {
    return phrase(form(key, n), {{"n", std::to_string(n)}});
}

std::string Wording::count(std::string_view key, Range range) const {
    if (range.lo == range.hi) return count(key, range.lo);
    const std::string both =
        phrase("range", {{"lo", std::to_string(range.lo)}, {"hi", std::to_string(range.hi)}});
    return phrase(form(key, range.hi), {{"n", both}});
}

std::string Wording::range(Range range) const {
    if (range.lo == range.hi) return std::to_string(range.lo);
    return fmt::format("{}–{}", range.lo, range.hi);
}

std::string Wording::money(Money money) const {
    return shown(money, config_.currency, config_.language);
}

std::string Wording::money(Money lo, Money hi) const {
    if (lo == hi) return money(lo);
    return phrase("range", {{"lo", money(lo)}, {"hi", money(hi)}});
}

std::string Wording::date(const Date& date) const {
    return phrase("date", {{"day", std::to_string(date.day)},
                           {"month", word("month." + std::to_string(date.month))},
                           {"year", std::to_string(date.year)}});
}

std::string Wording::time_element(const Date& day) const {
    return fmt::format("<time datetime=\"{}\">{}</time>", day.iso(), html_escaped(date(day)));
}

std::string Wording::clock(int minutes) const {
    // 24:00 is the end of a day; what is later belongs to the next.
    const int shown = minutes > 1440 ? minutes - 1440 : minutes;
    return fmt::format("{:02}:{:02}", shown / 60, shown % 60);
}

std::string Wording::period(const OpeningPeriod& period) const {
    return phrase(period.closes > 1440 ? "hours.overnight" : "hours.period",
                  {{"opens", clock(period.opens)}, {"closes", clock(period.closes)}});
}

std::string Wording::decimal(std::string_view written) const {
    return replaced(written, ".", word("decimal"));
}

std::string Wording::listed(const std::vector<std::string>& words) const {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) result += i + 1 == words.size() ? " " + word("and") + " " : ", ";
        result += words[i];
    }
    return result;
}

std::string Wording::number(const Rational& number) const { return decimal(number.in_digits()); }

std::string Wording::basis(Basis basis, const std::vector<const Reference*>& studies) const {
    const std::string key(name_of(basis));
    std::vector<std::string> participants;
    for (const Reference* study : studies)
        if (study->participants) participants.push_back(std::to_string(*study->participants));
    const std::string with_people =
        (participants.size() == 1 ? "basis-people." : "basis-several.") + key;
    if (participants.empty() || word(with_people).empty()) return word("basis." + key);
    return phrase(with_people, {{"n", listed(participants)}});
}

std::string_view direction_of(std::string_view language) {
    const std::string primary = lower_cased(primary_subtag(language));
    for (const std::string_view right_to_left : {"ar", "he", "fa", "ur"})
        if (primary == right_to_left) return "rtl";
    return "ltr";
}

}  // namespace praxis
