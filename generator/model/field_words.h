// How a field is written, in the words of hints.
#pragma once

#include <string>

#include "clinic/schema.h"
#include "markup/toml.h"

namespace praxis {

/// "a whole number", "a list of tables": what the field's value, or each of its items, has to be.
std::string wanted_value(const Field& field);
std::string wanted_item(const Field& field);

/// For a field that is missing: `write minutes = 45 (time in the clinic, in minutes)`. `prefix` is
/// "clinic." for a field of that table, else empty; `in_a_list`: whether it belongs into one of a
/// list's tables.
std::string hint_to_add(const Field& field, const std::string& prefix, bool in_a_list = false);

/// For a value of another type: `write minutes = 30` for "30 min", `write it as in minutes = 45`
/// where nothing tells what was meant; the names there are for a choice.
std::string hint_to_change(const Field& field, const TomlValue& written);

}  // namespace praxis
