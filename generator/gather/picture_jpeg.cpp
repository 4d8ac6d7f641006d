#include <string>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view xmp_name = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr std::string_view more_xmp_name = "http://ns.adobe.com/xmp/extension/\0"sv;
constexpr std::string_view photoshop_name = "Photoshop 3.0\0"sv;

/// What is spread over several segments and read as one.
struct Gathered {
    std::string photoshop;
    std::string more_xmp;
};

// ITU T.81, table B.1: all start-of-frame markers; C4, C8 and CC are something else.
bool begins_frame(std::uint64_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// UTF-16 whose words are mostly ASCII.
std::string without_zeros(std::string_view text) {
    std::string narrow(text.substr(0, 512));
    std::erase(narrow, '\0');
    return narrow;
}

// What Photoshop saves for the web: a number, a length and a value each; 1 is the quality, 2 a
// comment, 3 who has the rights.
void read_ducky(const Bytes& blocks, PictureFacts& facts) {
    for (std::size_t at = 0; blocks.has(at, 4);) {
        const std::uint64_t number = blocks.number(at, 2);
        const auto length = static_cast<std::size_t>(blocks.number(at + 2, 2));
        if (number == 0) return;
        const std::string_view value = blocks.part(at + 4, length);
        if (number != 1 && value.size() > 4)  // the number of its characters stands before it
            note_metadata(facts, number == 3 ? MetadataKind::name : MetadataKind::words,
                          "JPEG APP12", without_zeros(value.substr(4)));
        at += 4 + length;
    }
}

void read_application_segment(std::uint64_t marker, std::string_view segment, Gathered& gathered,
                              PictureFacts& facts) {
    const Bytes data{segment};
    if (marker == 0xE0 && segment.starts_with("JFIF\0"sv)) {
        if (data.number(12, 1) * data.number(13, 1) > 0)
            note_unread(facts, MetadataKind::thumbnail, "JFIF thumbnail");
    } else if (marker == 0xE0 && segment.starts_with("JFXX\0"sv)) {
        note_unread(facts, MetadataKind::thumbnail, "JFIF thumbnail");
    } else if (marker == 0xE1 && segment.starts_with("Exif\0"sv)) {
        read_exif(segment, facts);
    } else if (marker == 0xE1 && segment.starts_with(xmp_name)) {
        read_xmp(segment.substr(xmp_name.size()), facts);
    } else if (marker == 0xE1 && segment.starts_with(more_xmp_name)) {
        // A 32-byte name, the whole length and this part's offset stand before the text.
        gathered.more_xmp += data.part(more_xmp_name.size() + 40, segment.size());
    } else if (marker == 0xEB && segment.starts_with("JP")) {
        note_unread(facts, MetadataKind::name, "content credentials (C2PA)");
    } else if (marker == 0xEC && segment.starts_with("Ducky")) {
        read_ducky(Bytes{data.part(5, segment.size())}, facts);
    } else if (marker == 0xEC) {
        note_metadata(facts, MetadataKind::words, "JPEG APP12", segment.substr(0, 512));
    } else if (marker == 0xED && segment.starts_with(photoshop_name)) {
        gathered.photoshop += segment.substr(photoshop_name.size());
    }
}

/// The offset of the next marker that ends entropy-coded data.
std::size_t skip_scan(const Bytes& file, std::size_t at) {
    for (;;) {
        at = file.data.find('\xFF', at);
        if (at == std::string_view::npos || at + 1 >= file.size()) return file.size();
        const std::uint64_t next = file.number(at + 1, 1);
        if (next != 0 && !(next >= 0xD0 && next <= 0xD7) && next != 0xFF) return at;
        at += next == 0xFF ? 1 : 2;
    }
}

void read_segments(const Bytes& file, Gathered& gathered, PictureFacts& facts) {
    std::uint64_t frame_width = 0;
    std::size_t at = 2;
    while (file.has(at, 2)) {
        if (file.number(at, 1) != 0xFF) break;
        const std::uint64_t marker = file.number(at + 1, 1);
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        at += 2;
        if (marker == 0xD9) {
            note_bytes_after_end(file.part(at, file.size()), facts);
            return;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
        const auto length = static_cast<std::size_t>(file.number(at, 2));
        if (length < 2) break;
        const Bytes segment{file.part(at + 2, length - 2)};
        at += length;
        if (begins_frame(marker)) {
            frame_width = segment.number(3, 2);
            set_size(frame_width, segment.number(1, 2), facts);
        } else if (marker == 0xDC) {
            set_size(frame_width, segment.number(0, 2), facts);  // the height, told afterwards
        } else if (marker == 0xFE) {
            note_metadata(facts, MetadataKind::words, "JPEG comment", segment.data);
        } else if (marker >= 0xE0 && marker <= 0xEF) {
            read_application_segment(marker, segment.data, gathered, facts);
        } else if (marker == 0xDA) {
            at = skip_scan(file, at);
        }
    }
    facts.complete = false;
}

}  // namespace

void read_jpeg(std::string_view bytes, PictureFacts& facts) {
    Gathered gathered;
    read_segments(Bytes{bytes}, gathered, facts);
    read_photoshop_resources(gathered.photoshop, NestedExif::read, facts);
    read_xmp(gathered.more_xmp, facts);
    if (facts.orientation >= 5) std::swap(facts.width, facts.height);
}

}  // namespace praxis
