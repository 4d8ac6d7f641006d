// Small pictures put together byte by byte, so that a test says what is in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace praxis::samples {

std::string big(std::uint64_t value, std::size_t width);
std::string little(std::uint64_t value, std::size_t width);

/// A chunk, without caring for its checksum.
std::string png_chunk(std::string_view type, std::string_view content);
/// A signature, IHDR, whatever is `between`, IDAT and IEND.
std::string png(std::uint32_t width, std::uint32_t height, std::string_view between = {});

std::string jpeg_segment(std::uint8_t marker, std::string_view content);
/// SOI, the segments, a frame, a scan with stuffed bytes, EOI.
std::string jpeg(std::uint16_t width, std::uint16_t height, std::string_view segments = {});

std::string gif(std::uint16_t width, std::uint16_t height, std::string_view extensions = {});
std::string gif_comment(std::string_view text);
/// With the trailer that leads every reader of sub-blocks to its end.
std::string gif_xmp(std::string_view packet);

std::string riff_chunk(std::string_view type, std::string_view content);
std::string webp(std::string_view chunks);
std::string webp_lossy(std::uint16_t width, std::uint16_t height);
std::string webp_lossless(std::uint16_t width, std::uint16_t height);
std::string webp_extended(std::uint32_t width, std::uint32_t height, std::string_view chunks);

std::string box(std::string_view type, std::string_view content);
struct Avif {
    std::uint32_t width = 4;
    std::uint32_t height = 3;
    int quarter_turns = 0;
    std::string exif = {};  // items, where not empty
    std::string xmp = {};
    std::string brand = "avif";
    std::string more_boxes = {};
};
std::string avif(const Avif& picture);

/// One field of a TIFF directory; text, or numbers and fractions as bytes.
struct Field {
    std::uint16_t tag = 0;
    std::uint16_t type = 2;
    std::uint32_t count = 0;
    std::string value = {};
};
Field text_field(std::uint16_t tag, std::string_view text);
Field short_field(std::uint16_t tag, std::uint16_t value);
Field fractions_field(std::uint16_t tag, const std::vector<std::pair<int, int>>& fractions);

/// A TIFF structure, little-endian: directories for the picture, Exif, position and thumbnail;
/// the empty ones are left out.
struct Tiff {
    std::vector<Field> main = {};
    std::vector<Field> exif = {};
    std::vector<Field> position = {};
    std::vector<Field> thumbnail = {};
};
std::string tiff(const Tiff& parts);
std::string exif_segment(const Tiff& parts);

std::string iptc(std::uint8_t number, std::string_view value);
std::string photoshop_resource(std::uint16_t number, std::string_view content);

/// 51° 30′ 3.6″ N, 0° 7′ 30″ W.
std::vector<Field> position_in_london();

}  // namespace praxis::samples
