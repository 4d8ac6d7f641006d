// Addresses as people write them, in links and fields.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace praxis {

/// Whether an address may stand in a link: `https http mailto tel`, or none (a path, a fragment).
/// Judged after decoding, with blanks and control characters removed. Empty if it may; else what is
/// wrong with it, in the editor's words.
std::string fault_of_address(std::string_view address);

/// "clinic.example" of "https://clinic.example/book"; empty where no host follows the scheme.
std::string_view host_of(std::string_view address);

/// True for an https or http address with a user name or password in it.
bool has_credentials(std::string_view address);
/// Says so, for an address that people can follow.
void warn_of_credentials(std::string_view address, const Place& place, Diagnostics& diagnostics);

}  // namespace praxis
