#include <fmt/format.h>

#include <string>

#include "base/text.h"
#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

using namespace std::string_view_literals;

// Keywords that say how the picture was made and nothing about people.
bool is_technical(const std::string& keyword) {
    static constexpr std::string_view known[] = {"software", "signature"};
    for (const std::string_view word : known)
        if (keyword == word) return true;
    static constexpr std::string_view families[] = {
        "jpeg:", "icc:", "png:", "thumb::"};
    for (const std::string_view family : families)
        if (keyword.starts_with(family)) return true;
    return false;
}

/// What a keyword's text can tell; nullopt for nothing. An unknown keyword may hold anything.
std::optional<MetadataKind> kind_of_keyword(std::string_view keyword) {
    if (const auto kind = kind_of_property(keyword)) return kind;
    const std::string lower = lower_cased(keyword);
    // ImageMagick copies fields of EXIF and TIFF under such keywords.
    for (const std::string_view family : {"exif:", "tiff:"})
        if (lower.starts_with(family)) return kind_of_property(lower.substr(family.size()));
    if (is_technical(lower)) return std::nullopt;
    return MetadataKind::words;
}

/// `packed` texts are never inflated: a few bytes could become gigabytes, and the keyword tells
/// enough.
void note_text(std::string_view keyword, std::string_view text, bool packed, PictureFacts& facts) {
    const auto kind = kind_of_keyword(keyword);
    if (!kind) return;
    const std::string field = fmt::format("PNG text {}", shown_value(keyword));
    if (packed || keyword.starts_with("Raw profile type"))
        note_unread(facts, *kind, field);
    else
        note_metadata(facts, *kind, field, text);
}

// iTXt: keyword, NUL, packed or not, method, language, NUL, translated keyword, NUL, text.
void read_international_text(std::string_view chunk, PictureFacts& facts) {
    const std::string_view keyword = chunk.substr(0, chunk.find('\0'));
    const Bytes after{chunk.substr(std::min(chunk.size(), keyword.size() + 1))};
    const bool packed = after.number(0, 1) != 0;
    std::string_view text = after.part(2, after.size());
    for (int skipped = 0; skipped < 2; ++skipped) {
        const std::size_t end = text.find('\0');
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    if (keyword == "XML:com.adobe.xmp" && !packed)
        read_xmp(text, facts);
    else
        note_text(keyword, text, packed, facts);
}

void read_chunk(std::string_view type, const Bytes& chunk, PictureFacts& facts) {
    const std::string_view keyword = chunk.data.substr(0, chunk.data.find('\0'));
    if (type == "IHDR") {
        set_size(chunk.number(0, 4), chunk.number(4, 4), facts);
    } else if (type == "tEXt") {
        note_text(keyword, chunk.part(keyword.size() + 1, chunk.size()), false, facts);
    } else if (type == "zTXt") {
        note_text(keyword, {}, true, facts);
    } else if (type == "iTXt") {
        read_international_text(chunk.data, facts);
    } else if (type == "eXIf") {
        const int orientation = facts.orientation;
        read_exif(chunk.data, facts);
        facts.orientation = orientation;  // browsers do not agree on turning a png
    } else if (type == "tIME") {
        note_metadata(facts, MetadataKind::date, "PNG tIME",
                      fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", chunk.number(0, 2),
                                  chunk.number(2, 1), chunk.number(3, 1), chunk.number(4, 1),
                                  chunk.number(5, 1), chunk.number(6, 1)));
    } else if (type == "prVW") {
        note_unread(facts, MetadataKind::thumbnail, "Fireworks preview");
    } else if (type == "caBX") {
        note_unread(facts, MetadataKind::name, "content credentials (C2PA)");
    }
}

}  // namespace

void read_png(std::string_view bytes, PictureFacts& facts) {
    const Bytes file{bytes};
    for (std::size_t at = 8; file.has(at, 12);) {
        const auto length = static_cast<std::size_t>(file.number(at, 4));
        const std::string_view type = file.part(at + 4, 4);
        read_chunk(type, Bytes{file.part(at + 8, length)}, facts);
        if (!file.has(at + 8, length + 4)) break;
        at += length + 12;
        if (type != "IEND") continue;
        note_bytes_after_end(bytes.substr(at), facts);
        return;
    }
    facts.complete = false;
}

}  // namespace praxis
