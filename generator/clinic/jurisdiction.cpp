#include "clinic/jurisdiction.h"

#include <array>

namespace praxis {

namespace {

// Emergency numbers: 112 is the European number and works in the UK and Ireland too, where 999 is
// what people know. Prescription-only medicines may not be advertised to the public in the UK
// (Human Medicines Regulations 2012, part 14), Ireland (S.I. 541/2007) and Australia (Therapeutic
// Goods Act 1989, section 42DLB). Registers: health professions there publish a number that a
// patient can look up.
constexpr std::array<JurisdictionRules, 7> table = {{
    {Jurisdiction::uk, "uk", "the United Kingdom", "999", true, false},
    {Jurisdiction::ie, "ie", "Ireland", "999", true, false},
    {Jurisdiction::us, "us", "the United States", "911", false, true},
    {Jurisdiction::au, "au", "Australia", "000", true, false},
    {Jurisdiction::de, "de", "Germany", "112", false, true},
    {Jurisdiction::eu, "eu", "the European Union", "112", false, true},
    {Jurisdiction::other, "other", "another country", "112", false, true},
}};

}  // namespace

std::span<const JurisdictionRules> all_jurisdictions() { return table; }

const JurisdictionRules& rules_of(Jurisdiction jurisdiction) {
    for (const JurisdictionRules& row : table)
        if (row.jurisdiction == jurisdiction) return row;
    return table.back();
}

std::optional<Jurisdiction> jurisdiction_called(std::string_view code) {
    for (const JurisdictionRules& row : table)
        if (row.code == code) return row.jurisdiction;
    return std::nullopt;
}

}  // namespace praxis
