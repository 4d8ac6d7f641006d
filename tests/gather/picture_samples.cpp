#include "tests/gather/picture_samples.h"

namespace praxis::samples {

using namespace std::string_literals;

std::string big(std::uint64_t value, std::size_t width) {
    std::string bytes(width, '\0');
    for (std::size_t i = width; i-- > 0; value >>= 8) bytes[i] = static_cast<char>(value & 0xFF);
    return bytes;
}

std::string little(std::uint64_t value, std::size_t width) {
    const std::string bytes = big(value, width);
    return {bytes.rbegin(), bytes.rend()};
}

std::string png_chunk(std::string_view type, std::string_view content) {
    return big(content.size(), 4) + std::string(type) + std::string(content) + "\1\2\3\4";
}

std::string png(std::uint32_t width, std::uint32_t height, std::string_view between) {
    return "\x89PNG\r\n\x1a\n" +
           png_chunk("IHDR", big(width, 4) + big(height, 4) + "\x08\x02\0\0\0"s) +
           std::string(between) + png_chunk("IDAT", "\x78\x9c\x01\0\0\xff\xff\0\0\0\x01"s) +
           png_chunk("IEND", "");
}

std::string jpeg_segment(std::uint8_t marker, std::string_view content) {
    return "\xFF"s + static_cast<char>(marker) + big(content.size() + 2, 2) + std::string(content);
}

std::string jpeg(std::uint16_t width, std::uint16_t height, std::string_view segments) {
    const std::string frame = "\x08"s + big(height, 2) + big(width, 2) + "\1\1\x11\0"s;
    return "\xFF\xD8" + std::string(segments) + jpeg_segment(0xC0, frame) +
           jpeg_segment(0xDA, "\1\1\0\0\x3F\0"s) + "\x12\xFF\0\x34\xFF\xD0\x56\xFF\xD9"s;
}

std::string gif(std::uint16_t width, std::uint16_t height, std::string_view extensions) {
    return "GIF89a" + little(width, 2) + little(height, 2) + "\x80\0\0"s + "\0\0\0\xFF\xFF\xFF"s +
           std::string(extensions) + ","s + little(0, 4) + little(width, 2) + little(height, 2) +
           "\0\x02\x02\x44\x01\0;"s;
}

std::string gif_comment(std::string_view text) {
    return "\x21\xFE"s + static_cast<char>(text.size()) + std::string(text) + "\0"s;
}

std::string gif_xmp(std::string_view packet) {
    std::string trailer = "\1";
    for (int byte = 255; byte >= 0; --byte) trailer += static_cast<char>(byte);
    return "\x21\xFF\x0BXMP DataXMP" + std::string(packet) + trailer + "\0"s;
}

std::string riff_chunk(std::string_view type, std::string_view content) {
    return std::string(type) + little(content.size(), 4) + std::string(content) +
           (content.size() % 2 == 1 ? "\0"s : ""s);
}

std::string webp(std::string_view chunks) {
    return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + std::string(chunks);
}

std::string webp_lossy(std::uint16_t width, std::uint16_t height) {
    return riff_chunk("VP8 ", "\x30\x01\0\x9D\x01\x2A"s + little(width, 2) + little(height, 2) + "xx");
}

std::string webp_lossless(std::uint16_t width, std::uint16_t height) {
    const std::uint64_t bits = (width - 1U) | static_cast<std::uint64_t>(height - 1U) << 14;
    return riff_chunk("VP8L", "\x2F"s + little(bits, 4) + "xx");
}

std::string webp_extended(std::uint32_t width, std::uint32_t height, std::string_view chunks) {
    return webp(riff_chunk("VP8X", "\x0C\0\0\0"s + little(width - 1, 3) + little(height - 1, 3)) +
                webp_lossy(1, 1) + std::string(chunks));
}

std::string box(std::string_view type, std::string_view content) {
    return big(content.size() + 8, 4) + std::string(type) + std::string(content);
}

std::string avif(const Avif& picture) {
    const std::string start =
        box("ftyp", picture.brand + "\0\0\0\0"s + "mif1" + picture.brand);
    const std::string exif = picture.exif.empty() ? "" : big(0, 4) + picture.exif;

    const auto entry = [](std::uint16_t id, std::string_view type, std::string_view rest) {
        return box("infe", "\2\0\0\0"s + big(id, 2) + big(0, 2) + std::string(type) + "\0"s +
                               std::string(rest));
    };
    std::string entries = entry(1, "av01", "");
    std::uint16_t count = 1;
    if (!exif.empty()) entries += entry(2, "Exif", ""), ++count;
    if (!picture.xmp.empty()) entries += entry(3, "mime", "application/rdf+xml\0"s), ++count;

    std::string properties = box("ispe", big(0, 4) + big(picture.width, 4) + big(picture.height, 4));
    std::string links = "\1\x81"s;
    if (picture.quarter_turns > 0) {
        properties += box("irot", std::string(1, static_cast<char>(picture.quarter_turns)));
        links = "\2\x81\x82"s;
    }
    // Offsets in iloc count from the file's beginning, so that the box before it must be known.
    const auto meta_with = [&](std::uint64_t data_begins) {
        const auto location = [](std::uint16_t id, std::uint64_t offset, std::uint64_t length) {
            return big(id, 2) + big(0, 2) + big(1, 2) + big(offset, 4) + big(length, 4);
        };
        std::string locations = location(1, data_begins, 4);
        if (!exif.empty()) locations += location(2, data_begins + 4, exif.size());
        if (!picture.xmp.empty())
            locations += location(3, data_begins + 4 + exif.size(), picture.xmp.size());
        return box("meta", big(0, 4) + box("pitm", big(0, 4) + big(1, 2)) +
                               box("iinf", big(0, 4) + big(count, 2) + entries) +
                               box("iloc", big(0, 4) + "\x44\0"s + big(count, 2) + locations) +
                               box("iprp", box("ipco", properties) +
                                               box("ipma", big(0, 4) + big(1, 4) + big(1, 2) + links)));
    };
    const std::uint64_t data_begins = start.size() + meta_with(0).size() + 8;
    return start + meta_with(data_begins) + box("mdat", "av1 " + exif + picture.xmp) +
           picture.more_boxes;
}

Field text_field(std::uint16_t tag, std::string_view text) {
    const std::string value = std::string(text) + "\0"s;
    return {tag, 2, static_cast<std::uint32_t>(value.size()), value};
}

Field short_field(std::uint16_t tag, std::uint16_t value) {
    return {tag, 3, 1, little(value, 2) + "\0\0"s};
}

Field fractions_field(std::uint16_t tag, const std::vector<std::pair<int, int>>& fractions) {
    std::string value;
    for (const auto& fraction : fractions)
        value += little(static_cast<std::uint64_t>(fraction.first), 4) +
                 little(static_cast<std::uint64_t>(fraction.second), 4);
    return {tag, 5, static_cast<std::uint32_t>(fractions.size()), value};
}

std::string tiff(const Tiff& parts) {
    // Directories stand one after the other, each followed by its long values.
    std::string bytes = "II*\0"s + little(8, 4);
    const auto size_of = [](const std::vector<Field>& fields) {
        std::size_t size = 2 + fields.size() * 12 + 4;
        for (const Field& field : fields)
            if (field.value.size() > 4) size += field.value.size();
        return size;
    };
    std::vector<Field> main = parts.main;
    std::size_t links = 0;
    for (const auto* part : {&parts.exif, &parts.position})
        if (!part->empty()) ++links;
    std::size_t next = bytes.size() + size_of(main) + links * 12;
    const auto link = [&](std::uint16_t tag, const std::vector<Field>& fields) {
        if (fields.empty()) return;
        main.push_back({tag, 4, 1, little(next, 4)});
        next += size_of(fields);
    };
    link(0x8769, parts.exif);
    link(0x8825, parts.position);

    const auto write = [&](const std::vector<Field>& fields, std::size_t following) {
        std::string directory = little(fields.size(), 2);
        std::string values;
        const std::size_t values_begin = bytes.size() + 2 + fields.size() * 12 + 4;
        for (const Field& field : fields) {
            directory += little(field.tag, 2) + little(field.type, 2) + little(field.count, 4);
            if (field.value.size() <= 4) {
                directory += field.value + std::string(4 - field.value.size(), '\0');
            } else {
                directory += little(values_begin + values.size(), 4);
                values += field.value;
            }
        }
        bytes += directory + little(following, 4) + values;
    };
    write(main, parts.thumbnail.empty() ? 0 : next);
    if (!parts.exif.empty()) write(parts.exif, 0);
    if (!parts.position.empty()) write(parts.position, 0);
    if (!parts.thumbnail.empty()) write(parts.thumbnail, 0);
    return bytes;
}

std::string exif_segment(const Tiff& parts) {
    return jpeg_segment(0xE1, "Exif\0\0"s + tiff(parts));
}

std::string iptc(std::uint8_t number, std::string_view value) {
    return "\x1C\x02"s + static_cast<char>(number) + big(value.size(), 2) + std::string(value);
}

std::string photoshop_resource(std::uint16_t number, std::string_view content) {
    return "8BIM" + big(number, 2) + "\0\0"s + big(content.size(), 4) + std::string(content) +
           (content.size() % 2 == 1 ? "\0"s : ""s);
}

std::vector<Field> position_in_london() {
    return {text_field(1, "N"), fractions_field(2, {{51, 1}, {30, 1}, {36, 10}}),
            text_field(3, "W"), fractions_field(4, {{0, 1}, {7, 1}, {30, 1}})};
}

}  // namespace praxis::samples
