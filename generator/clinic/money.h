// Money: an exact number of hundredths of the clinic's currency.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

struct Money {
    std::int64_t minor = 0;  // hundredths

    auto operator<=>(const Money&) const = default;
    std::string decimal() const;  // "666.00", for programs
};

/// A whole number or a decimal with at most two digits, 0 or more, as TOML writes it ("180",
/// "179.5", "1_000"). Nullopt for anything else and above 100 million.
std::optional<Money> parse_money(std::string_view written);

/// As a language writes it: £180, £179.50 (en), 180 €, 179,50 € (de, fr). Two digits or none.
/// `language` is BCP 47, `currency` ISO 4217.
std::string shown(Money money, std::string_view currency, std::string_view language);

/// True for the three-letter codes of ISO 4217 that are in use.
bool is_currency(std::string_view code);
std::vector<std::string> currency_codes();

}  // namespace praxis
