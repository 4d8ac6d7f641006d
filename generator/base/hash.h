// Short names for contents, so that a file's address changes with its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace praxis {

/// 16 hexadecimal digits, in small letters.
void append_hexadecimal(std::string& to, std::uint64_t number);

/// 16 hexadecimal digits (XXH3, 64 bits). Not for security.
std::string content_hash(std::string_view bytes);

/// "logo.svg" → "logo.3f2a….svg".
std::string with_hash_in_name(std::string_view name, std::string_view bytes);

}  // namespace praxis
