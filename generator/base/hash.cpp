#include "base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace praxis {

void append_hexadecimal(std::string& to, std::uint64_t number) {
    for (int shift = 60; shift >= 0; shift -= 4) to += "0123456789abcdef"[number >> shift & 0xF];
}

std::string content_hash(std::string_view bytes) {
    std::string digits;
    append_hexadecimal(digits, XXH3_64bits(bytes.data(), bytes.size()));
    return digits;
}

std::string with_hash_in_name(std::string_view name, std::string_view bytes) {
    const std::size_t dot = name.rfind('.');
    const bool has_ending = dot != std::string_view::npos && dot > 0 &&
                            name.find('/', dot) == std::string_view::npos;
    if (!has_ending) return fmt::format("{}.{}", name, content_hash(bytes));
    return fmt::format("{}.{}{}", name.substr(0, dot), content_hash(bytes), name.substr(dot));
}

}  // namespace praxis
