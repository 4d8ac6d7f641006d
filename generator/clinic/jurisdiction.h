// What the law of a place lets a clinic publish: one table, one row a jurisdiction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace praxis {

enum class Jurisdiction : std::uint8_t { uk, ie, us, au, de, eu, other };

struct JurisdictionRules {
    Jurisdiction jurisdiction;
    std::string_view code;              // as in site.toml
    std::string_view name;              // for people
    std::string_view emergency_number;
    bool register_required;             // a practitioner needs `register` and `register_number`
    bool prescription_advertising;      // false: a treatment that involves a prescription-only
                                        // medicine shows no price, package, fee, estimate or offer
};

std::span<const JurisdictionRules> all_jurisdictions();
const JurisdictionRules& rules_of(Jurisdiction jurisdiction);
std::optional<Jurisdiction> jurisdiction_called(std::string_view code);

}  // namespace praxis
