// Reads TOML by the table of fields: checks every value, says all that is wrong, fills the struct.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/schema.h"
#include "markup/toml.h"

namespace praxis {

/// Fills `entry` (a struct of the type that the schema was written for) from `table`. What is wrong
/// is said at its place and skipped. `places` are the keys that were given and not left empty, and
/// whether what they say is broken. A missing required key is reported at 1:1 of the file, as
/// "booking.url" for a table inside and with its place in the list for one of several; of a damaged
/// table nothing is called missing. What is left empty counts as not set.
void read_fields(const Source& source, const TomlValue& table, const Schema& schema, void* entry,
                 FieldPlaces* places, Diagnostics& diagnostics);

/// The same for one of the tables whose names are ids: a missing key "is missing in [harris-2015]".
void read_named_fields(const Source& source, const TomlEntry& table, const Schema& schema,
                       void* entry, FieldPlaces* places, Diagnostics& diagnostics);

/// Whether nobody filled a value in: a text without words, a list with nothing but such texts. A
/// web editor writes it for every field that its form has.
bool is_left_empty(const TomlValue& value);

/// The place of the words inside a text's quotes.
Span inside_quotes(const TomlValue& text);

}  // namespace praxis
