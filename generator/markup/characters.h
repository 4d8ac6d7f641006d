// Characters that no text may hold, raw or written as `&#1;`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "markup/text_places.h"

namespace praxis {

enum class ForbiddenCharacter : std::uint8_t { none, nul, control, direction, nonexistent };

ForbiddenCharacter forbidden(char32_t character);

/// NUL, bytes that are not UTF-8, control characters but tab and line ends, overrides and
/// embeddings of direction, an isolate that is not closed in its paragraph: an error at each, but
/// only one for a wrong encoding. False if any.
bool check_characters_of(std::string_view text, TextReporter& reporter);

/// The text with blanks in place of what those errors are about, but for isolates, which do no
/// harm; everything else stands where it was.
std::string without_forbidden(std::string_view text);

/// A mark of byte order, or every second byte zero, as Western text in UTF-16 has.
bool looks_like_utf16(std::string_view text);

/// Of a reference (`&#…;`) that is shown as U+FFFD without meaning it.
ForbiddenCharacter forbidden_reference(std::string_view reference);

/// Reports a forbidden character that `reference` (`&#…;`) stands for.
void report_reference(ForbiddenCharacter kind, std::string_view reference, Span place,
                      TextReporter& reporter);

}  // namespace praxis
