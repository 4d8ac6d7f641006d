// A file's fields as a form to fill in: each with its sentence from the table of fields.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "clinic/jurisdiction.h"
#include "clinic/schema.h"

namespace praxis {

/// What is known of the clinic that a form is for.
struct ClinicFacts {
    Jurisdiction jurisdiction = Jurisdiction::other;
    std::string currency;
    std::string phone;
    std::string country;
    Date today;
    std::map<Kind, std::vector<std::string>> ids;  // of the entries that are there

    const std::vector<std::string>& ids_of(Kind kind) const;
};

/// A field that the form fills in, as TOML. `note` is added to its sentence.
struct FilledField {
    std::string_view key;
    std::string value;
    std::string note = {};
};

/// "Words" → `"Words"`, escaped for TOML.
std::string toml_text(std::string_view words);
/// `["face", "neck"]`
std::string toml_list(const std::vector<std::string>& words);

/// Every field of the schema on a line of its own below its sentence, what it may be and what the
/// clinic has of it: first those that are filled in, in their order, then the others behind `#`.
std::string form_of(const Schema& schema, const std::vector<FilledField>& filled,
                    const ClinicFacts& facts);

/// The same for a table of a data file: below its head (`[clinic]`), which is commented out where
/// nothing is filled in. `head` is as it is to be written.
std::string table_form_of(std::string_view head, const Field& field,
                          const std::vector<FilledField>& filled, const ClinicFacts& facts);

/// Words as comment lines of at most 80 columns.
std::string comment_lines(std::string_view words, std::string_view indent = {});

}  // namespace praxis
