#include "base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace praxis {

std::string content_hash(std::string_view bytes) {
    return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

std::string with_hash_in_name(std::string_view name, std::string_view bytes) {
    const std::size_t dot = name.rfind('.');
    const bool has_ending = dot != std::string_view::npos && dot > 0 &&
                            name.find('/', dot) == std::string_view::npos;
    if (!has_ending) return fmt::format("{}.{}", name, content_hash(bytes));
    return fmt::format("{}.{}{}", name.substr(0, dot), content_hash(bytes), name.substr(dot));
}

}  // namespace praxis
