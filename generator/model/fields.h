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
/// is said at its place and skipped. `places` are the keys that were given (empty ones are not), and
/// whether what they say is broken. A missing required key is reported at 1:1 of the file, also for
/// a single table inside (as "booking.url"); for those of a list, at the table. An empty text or list counts as not set.
void read_fields(const Source& source, const TomlValue& table, const Schema& schema, void* entry,
                 FieldPlaces* places, Diagnostics& diagnostics);

/// The same for a table inside a file (a package, `[clinic]`), whose missing keys are reported at
/// `where`.
void read_nested_fields(const Source& source, const TomlValue& table, const Schema& schema,
                        void* entry, FieldPlaces* places, Span where, Diagnostics& diagnostics);

/// Whether an address may stand in a link: `https http mailto tel`, or none (a path, a fragment).
/// Judged after decoding, with blanks and control characters removed. Empty if it may; else what is
/// wrong with it, in the editor's words.
std::string fault_of_address(std::string_view address);

/// True for an https or http address with a user name or password in it.
bool has_credentials(std::string_view address);

/// The place of the words inside a text's quotes.
Span inside_quotes(const TomlValue& text);

}  // namespace praxis
