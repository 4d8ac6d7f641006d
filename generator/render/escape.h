// One escaper for each place that text can go to. HTML's is base/text.h's.
#pragma once

#include <string>
#include <string_view>

namespace praxis {

/// Percent-encodes what may not stand in an address: blanks, quotes, angle brackets, backslashes,
/// control characters, bytes that are not ASCII. What is encoded already stays.
std::string url_escaped(std::string_view address);

/// For text and attributes of XML. Control characters that XML 1.0 forbids become U+FFFD.
std::string xml_escaped(std::string_view text);

/// Appends a JSON string with its quotes, safe inside <script>: no `<`, `>`, `&`, U+2028 or U+2029
/// raw.
void append_json(std::string& to, std::string_view text);

}  // namespace praxis
