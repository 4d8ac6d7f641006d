#include "clinic/money.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::int64_t most_minor = 100'000'000LL * 100;

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr std::string_view no_break = "\u00a0";
constexpr std::string_view narrow_no_break = "\u202f";

enum class Side : std::uint8_t { before, before_with_space, after };

/// How a language writes an amount, after the Unicode locale data (CLDR).
struct Style {
    std::string_view language;  // a primary subtag, or with a region: the longer one wins
    Side side;
    std::string_view point;
    std::string_view thousands;
    std::size_t grouped_from;  // digits before the point from which thousands are parted
};

constexpr std::array<Style, 35> styles = {{
    {"en", Side::before, ".", ",", 4},
    {"en-za", Side::before, ",", no_break, 4},
    {"bg", Side::after, ",", no_break, 5},
    {"ca", Side::after, ",", ".", 4},
    {"cs", Side::after, ",", no_break, 4},
    {"cy", Side::before, ".", ",", 4},
    {"da", Side::after, ",", ".", 4},
    {"de", Side::after, ",", ".", 4},
    {"de-at", Side::before_with_space, ",", no_break, 4},
    {"de-ch", Side::before_with_space, ".", "’", 4},
    {"de-li", Side::before_with_space, ".", "’", 4},
    {"el", Side::after, ",", ".", 4},
    {"es", Side::after, ",", ".", 5},
    {"es-mx", Side::before, ".", ",", 4},
    {"es-us", Side::before, ".", ",", 4},
    {"et", Side::after, ",", no_break, 5},
    {"fi", Side::after, ",", no_break, 4},
    {"fr", Side::after, ",", narrow_no_break, 4},
    {"ga", Side::before, ".", ",", 4},
    {"hr", Side::after, ",", ".", 4},
    {"hu", Side::after, ",", no_break, 5},
    {"it", Side::after, ",", ".", 4},
    {"it-ch", Side::before_with_space, ".", "’", 4},
    {"ja", Side::before, ".", ",", 4},
    {"nb", Side::after, ",", no_break, 4},
    {"nl", Side::before_with_space, ",", ".", 4},
    {"no", Side::after, ",", no_break, 4},
    {"pl", Side::after, ",", no_break, 5},
    {"pt", Side::after, ",", no_break, 5},
    {"pt-br", Side::before_with_space, ",", ".", 4},
    {"ro", Side::after, ",", ".", 4},
    {"sk", Side::after, ",", no_break, 4},
    {"sv", Side::after, ",", no_break, 4},
    {"tr", Side::before, ",", ".", 4},
    {"uk", Side::after, ",", no_break, 5},
}};

// What root of CLDR does, for languages that the table does not know.
constexpr Style other_language = {"", Side::before_with_space, ".", ",", 4};

/// `symbol` is unmistakable anywhere; `at_home` is what people of `homes` write.
struct Symbol {
    std::string_view currency;
    std::string_view symbol;
    std::string_view at_home;
    std::string_view homes;
};

constexpr std::array<Symbol, 23> symbols = {{
    {"AUD", "A$", "$", "au"},
    {"BRL", "R$", "R$", ""},
    {"CAD", "CA$", "$", "ca"},
    {"CNY", "CN¥", "¥", "cn"},
    {"CZK", "CZK", "Kč", "cz"},
    {"DKK", "DKK", "kr.", "dk"},
    {"EUR", "€", "€", ""},
    {"GBP", "£", "£", ""},
    {"HKD", "HK$", "$", "hk"},
    {"HUF", "HUF", "Ft", "hu"},
    {"ILS", "₪", "₪", ""},
    {"INR", "₹", "₹", ""},
    {"JPY", "¥", "¥", ""},
    {"KRW", "₩", "₩", ""},
    {"MXN", "MX$", "$", "mx"},
    {"NOK", "NOK", "kr", "no"},
    {"NZD", "NZ$", "$", "nz"},
    {"PLN", "PLN", "zł", "pl"},
    {"SEK", "SEK", "kr", "se"},
    {"SGD", "SGD", "$", "sg"},
    {"TRY", "TRY", "₺", "tr"},
    {"USD", "$", "$", ""},
    {"ZAR", "ZAR", "R", "za"},
}};

/// The parts of a BCP 47 tag that decide how money is written, in small letters.
struct Tongue {
    std::string language;  // "de"
    std::string region;    // "at", or empty
};

Tongue tongue_of(std::string_view tag) {
    Tongue tongue;
    const std::string small = lower_cased(tag);
    const auto parts = split(small, '-');
    tongue.language = parts.front();
    for (std::size_t i = 1; i < parts.size() && parts[i].size() > 1; ++i)
        if (parts[i].size() == 2) {
            tongue.region = parts[i];
            break;
        }
    return tongue;
}

const Style& style_of(const Tongue& tongue) {
    const std::string whole = tongue.language + '-' + tongue.region;
    const Style* found = &other_language;
    for (const Style& style : styles) {
        if (style.language == whole) return style;
        if (style.language == tongue.language) found = &style;
    }
    return *found;
}

// "$" alone means another currency to people whose own is a dollar.
bool has_dollars_of_its_own(std::string_view region) {
    for (const Symbol& row : symbols)
        if (row.at_home == "$" && row.currency != "USD" && row.homes == region) return true;
    return false;
}

std::string_view symbol_of(std::string_view currency, std::string_view region) {
    if (currency == "USD" && has_dollars_of_its_own(region)) return "US$";
    for (const Symbol& row : symbols)
        if (row.currency == currency)
            return !row.homes.empty() && row.homes == region ? row.at_home : row.symbol;
    return currency;
}

bool ends_in_letter(std::string_view symbol) {
    const char last = symbol.back();
    return (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
}

std::string grouped(std::uint64_t whole, const Style& style) {
    std::string digits = std::to_string(whole);
    if (digits.size() < style.grouped_from) return digits;
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, style.thousands);
    }
    return digits;
}

}  // namespace

std::string Money::decimal() const {
    const std::uint64_t amount = magnitude(minor);
    return fmt::format("{}{}.{:02}", minor < 0 ? "-" : "", amount / 100, amount % 100);
}

std::optional<Money> parse_money(std::string_view written) {
    if (written.starts_with('+')) written.remove_prefix(1);
    const std::size_t point = written.find('.');
    const std::string_view whole = written.substr(0, point);
    if (whole.size() > 1 && whole.front() == '0') return std::nullopt;

    std::int64_t minor = 0;
    bool after_digit = false;  // an underscore stands only between two digits
    for (const char c : whole) {
        if (c == '_' && after_digit) {
            after_digit = false;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        minor = minor * 10 + (c - '0');
        if (minor > most_minor / 100) return std::nullopt;
        after_digit = true;
    }
    if (!after_digit) return std::nullopt;
    minor *= 100;

    if (point != std::string_view::npos) {
        const std::string_view decimals = written.substr(point + 1);
        if (decimals.empty() || decimals.size() > 2) return std::nullopt;
        std::int64_t worth = 10;
        for (const char c : decimals) {
            if (c < '0' || c > '9') return std::nullopt;
            minor += (c - '0') * worth;
            worth /= 10;
        }
    }
    if (minor > most_minor) return std::nullopt;
    return Money{minor};
}

std::string shown(Money money, std::string_view currency, std::string_view language) {
    const Tongue tongue = tongue_of(language);
    const Style& style = style_of(tongue);
    const std::string_view symbol = symbol_of(currency, tongue.region);

    const std::uint64_t amount = magnitude(money.minor);
    std::string number = grouped(amount / 100, style);
    if (amount % 100 != 0) number += fmt::format("{}{:02}", style.point, amount % 100);

    const std::string_view sign = money.minor < 0 ? "-" : "";
    if (style.side == Side::after) return fmt::format("{}{}{}{}", sign, number, no_break, symbol);
    const bool apart = style.side == Side::before_with_space ||
                       (ends_in_letter(symbol) && symbol != "R");
    return fmt::format("{}{}{}{}", sign, symbol, apart ? no_break : "", number);
}

}  // namespace praxis
