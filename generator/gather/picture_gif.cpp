#include <string>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

constexpr std::size_t colour_table_size(std::uint64_t flags) {
    return (flags & 0x80) == 0 ? 0 : std::size_t{3} << ((flags & 7) + 1);
}

/// The offset after the sub-blocks that begin at `at`, or the file's end. Adds the first bytes of
/// their content to `text` if it is given.
std::size_t skip_blocks(const Bytes& file, std::size_t at, std::string* text) {
    while (at < file.size()) {
        const auto length = static_cast<std::size_t>(file.number(at, 1));
        if (text && text->size() < 4096) *text += file.part(at + 1, length);
        at += length + 1;
        if (length == 0) break;
    }
    return std::min(at, file.size());
}

// GIF89a, section 24 to 26; XMP stands in an application extension, not cut into sub-blocks.
std::size_t read_extension(const Bytes& file, std::size_t at, PictureFacts& facts) {
    const std::uint64_t label = file.number(at + 1, 1);
    const std::size_t blocks = at + 2;
    std::string text;
    const std::size_t end = skip_blocks(file, blocks, label == 0xFE ? &text : nullptr);
    if (label == 0xFE) note_metadata(facts, MetadataKind::words, "GIF comment", text);
    if (label == 0xFF && file.part(blocks + 1, 11) == "XMP DataXMP")
        read_xmp(file.part(blocks + 12, end - std::min(end, blocks + 12)), facts);
    return end;
}

}  // namespace

void read_gif(std::string_view bytes, PictureFacts& facts) {
    const Bytes file{bytes, ByteOrder::little};
    set_size(file.number(6, 2), file.number(8, 2), facts);
    std::size_t at = 13 + colour_table_size(file.number(10, 1));
    while (at < file.size()) {
        switch (file.number(at, 1)) {
            case 0x2C:
                at =
                    skip_blocks(file, at + 11 + colour_table_size(file.number(at + 9, 1)), nullptr);
                break;
            case 0x21: at = read_extension(file, at, facts); break;
            case 0x3B: note_bytes_after_end(bytes.substr(at + 1), facts); return;
            default: facts.complete = false; return;
        }
    }
    facts.complete = false;
}

}  // namespace praxis
