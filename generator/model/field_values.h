// One value of a field: whether it can be what the table of fields says, and what it then is.
// Each of these gives nothing where it cannot, and has said why.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/schema.h"
#include "markup/toml.h"

namespace praxis {

/// Where what is wrong with a file's values is said, and whether something was lost by it.
struct FieldReport {
    const Source& source;
    Diagnostics& diagnostics;
    bool lost = false;  // something of the value that is being read could not be used

    Diagnostic& complain(std::string_view rule, Span where, std::string message);
    void wrong_type(const Field& field, const TomlValue& value);
};

std::optional<FieldValue> read_whole(FieldReport& report, const Field& field,
                                     const TomlValue& value);
std::optional<FieldValue> read_decimal(FieldReport& report, const Field& field,
                                       const TomlValue& value);
std::optional<FieldValue> read_percent(FieldReport& report, const Field& field,
                                       const TomlValue& value);
std::optional<FieldValue> read_money(FieldReport& report, const Field& field,
                                     const TomlValue& value);
std::optional<FieldValue> read_date(FieldReport& report, const Field& field,
                                    const TomlValue& value);
/// One whole number or two.
std::optional<FieldValue> read_range(FieldReport& report, const Field& field,
                                     const TomlValue& value);
/// An exact number, as a Rational.
std::optional<FieldValue> read_fraction(FieldReport& report, const Field& field,
                                        const TomlValue& value);
/// One exact number or two.
std::optional<FieldValue> read_amount(FieldReport& report, const Field& field,
                                      const TomlValue& value);

/// Of a value that is a text: its index among the field's choices.
std::optional<FieldValue> read_choice(FieldReport& report, const Field& field,
                                      const TomlValue& value);
/// Of a value that is a text, in any shape that texts have.
std::optional<FieldValue> read_text(FieldReport& report, const Field& field,
                                    const TomlValue& value);

/// A rule's or an exclude's conditions.
std::optional<FieldValue> read_when(FieldReport& report, const Field& field,
                                    const TomlValue& value);
std::optional<FieldValue> read_week(FieldReport& report, const Field& field,
                                    const TomlValue& value);

}  // namespace praxis
