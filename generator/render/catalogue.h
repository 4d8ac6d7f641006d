// What the clinic offers, once more for other programs: catalogue.json and its schema, and the same
// as a table for a spreadsheet. Only what the pages show is in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/site.h"

namespace praxis {

/// Names of the files beside the pages.
inline constexpr std::string_view catalogue_name = "catalogue.json";
inline constexpr std::string_view catalogue_schema_name = "catalogue.schema.json";

/// Version 1, as catalogue_schema() describes it. What may not be advertised has no price, package,
/// fee and estimate, whatever its files say; what is hidden is not there.
std::string catalogue_json(const Site& site);

/// A line a treatment and area, RFC 4180, UTF-8 with a byte-order mark (without it a spreadsheet
/// shows "DÃ©colletÃ©"). A cell that a spreadsheet would take for a formula begins with `'`.
std::string catalogue_csv(const Site& site);

enum class FragmentKind : std::uint8_t;

/// The entry of catalogue.json that a fragment is about, seen from its page, as JSON by itself; for
/// all prices a list. Prices come without the rows of estimates. Not for questions.
std::string catalogue_part(const Site& site, const Page& page, FragmentKind kind);

/// One cell of such a table: quoted where it has to be, and never a formula.
std::string csv_cell(std::string_view text);

/// A JSON Schema (2020-12) of catalogue.json.
std::string_view catalogue_schema();

}  // namespace praxis
