// Numbers and parts read from a picture's bytes, which somebody may have forged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace praxis {

enum class ByteOrder : std::uint8_t { big, little };

/// Bytes with an order. Whatever is asked for beyond their end is zero or empty, so no forged
/// length leads outside.
struct Bytes {
    std::string_view data;
    ByteOrder order = ByteOrder::big;

    std::size_t size() const { return data.size(); }
    bool has(std::size_t offset, std::size_t count) const {
        return offset <= data.size() && count <= data.size() - offset;
    }

    /// The number of `width` bytes (0 to 8) at `offset`.
    std::uint64_t number(std::size_t offset, std::size_t width) const {
        if (width > 8 || !has(offset, width)) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t at = order == ByteOrder::big ? offset + i : offset + width - 1 - i;
            value = value << 8 | static_cast<unsigned char>(data[at]);
        }
        return value;
    }

    /// As many of the `count` bytes at `offset` as there are.
    std::string_view part(std::size_t offset, std::size_t count) const {
        return offset < data.size() ? data.substr(offset, count) : std::string_view();
    }
};

}  // namespace praxis
