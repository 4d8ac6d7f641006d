// An estimate.toml's fields, and what they mean together.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/estimate.h"
#include "markup/toml.h"

namespace praxis {

/// Fills the estimate in and says what is wrong with its fields and with what they say together.
/// Of a file with mistakes in its fields only such mistakes in meaning are said that stand whatever
/// those fields should have been; the estimate then stays unbound.
void read_estimate(const Source& source, const TomlValue& fields, Estimate& estimate,
                   Diagnostics& diagnostics);

}  // namespace praxis
