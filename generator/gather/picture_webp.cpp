#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

// RFC 6386, section 9.1: three bytes of tag, a start code, then 14 bits each.
void read_lossy_size(const Bytes& chunk, PictureFacts& facts) {
    if (chunk.part(3, 3) != "\x9D\x01\x2A") return;
    set_size(chunk.number(6, 2) & 0x3FFF, chunk.number(8, 2) & 0x3FFF, facts);
}

void read_lossless_size(const Bytes& chunk, PictureFacts& facts) {
    if (chunk.number(0, 1) != 0x2F || !chunk.has(1, 4)) return;
    const std::uint64_t bits = chunk.number(1, 4);
    set_size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, facts);
}

void read_chunk(std::string_view type, const Bytes& chunk, bool extended, PictureFacts& facts) {
    static constexpr std::string_view silent[] = {"ALPH", "ANIM", "ANMF", "ICCP"};
    if (type == "VP8X") {
        if (chunk.has(4, 6)) set_size(chunk.number(4, 3) + 1, chunk.number(7, 3) + 1, facts);
    } else if (type == "VP8 ") {
        if (!extended) read_lossy_size(chunk, facts);
    } else if (type == "VP8L") {
        if (!extended) read_lossless_size(chunk, facts);
    } else if (type == "EXIF") {
        const int orientation = facts.orientation;
        read_exif(chunk.data, facts);
        facts.orientation = orientation;  // browsers do not agree on turning a webp
    } else if (type == "XMP ") {
        read_xmp(chunk.data, facts);
    } else if (type == "C2PA") {
        note_unread(facts, MetadataKind::name, "content credentials (C2PA)");
    } else if (std::find(std::begin(silent), std::end(silent), type) == std::end(silent)) {
        note_unread(facts, MetadataKind::more_bytes,
                    fmt::format("WebP chunk {}", shown_value(type)));
    }
}

}  // namespace

void read_webp(std::string_view bytes, PictureFacts& facts) {
    const Bytes whole{bytes, ByteOrder::little};
    const auto claimed = static_cast<std::size_t>(whole.number(4, 4)) + 8;
    if (claimed > bytes.size()) facts.complete = false;
    const Bytes file{bytes.substr(0, claimed), ByteOrder::little};
    const bool extended = file.part(12, 4) == "VP8X";
    for (std::size_t at = 12; file.has(at, 8);) {
        const auto length = static_cast<std::size_t>(file.number(at + 4, 4));
        read_chunk(file.part(at, 4), Bytes{file.part(at + 8, length), ByteOrder::little}, extended,
                   facts);
        if (!file.has(at + 8, length)) facts.complete = false;
        at += 8 + length + (length & 1);
    }
    if (claimed < bytes.size()) note_bytes_after_end(bytes.substr(claimed), facts);
}

}  // namespace praxis
