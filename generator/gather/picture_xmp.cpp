#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"
#include "gather/xml.h"

namespace praxis {

namespace {

constexpr std::string_view xmp_blanks = " \t\r\n";

bool begins_as_one_of(std::string_view name, std::span<const std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return name.starts_with(beginning); });
}

// How a picture was taken, made and is to be shown; and the frame that holds the properties. XMP
// is open to everybody's own, so whatever is not here may be about somebody.
bool is_technical(std::string_view name) {
    if (local_name(name).empty()) return true;  // no name at all
    static constexpr std::string_view vocabularies[] = {
        "rdf:", "x:", "xml:", "xmlns", "tiff:", "exif:", "exifEX:", "aux:", "crs:", "GPano:",
        "hdrgm:", "HDRGainMap:", "xmpG:", "xmpGImg:", "xmpTPg:", "stDim:", "stFnt:", "stArea:"};
    static constexpr std::string_view telling[] = {"Name", "Serial", "Owner", "Unique"};
    if (begins_as_one_of(name, vocabularies))
        return name.starts_with("xmpG:") ||
               std::none_of(std::begin(telling), std::end(telling), [&](std::string_view part) {
                   return name.find(part) != std::string_view::npos;
               });
    static constexpr std::string_view properties[] = {
        "Iptc4xmpExt:DigitalSourceType", "dc:format", "mwg-rs:AppliedToDimensions",
        "mwg-rs:Area", "mwg-rs:RegionList", "mwg-rs:Regions", "mwg-rs:Type",
        "photoshop:ColorMode", "photoshop:ICCProfile", "photoshop:LegacyIPTCDigest",
        "stEvt:action", "stEvt:changed", "stEvt:instanceID", "stEvt:parameters",
        "stEvt:softwareAgent", "stRef:documentID", "stRef:instanceID",
        "stRef:originalDocumentID", "stRef:renditionClass", "xmp:CreatorTool", "xmp:Rating",
        "xmp:Thumbnails", "xmpMM:DerivedFrom", "xmpMM:DocumentID", "xmpMM:History",
        "xmpMM:InstanceID", "xmpMM:OriginalDocumentID", "xmpMM:RenditionClass"};
    return std::find(std::begin(properties), std::end(properties), name) != std::end(properties);
}

std::optional<MetadataKind> kind_of_qualified(std::string_view name) {
    // Of faces in a picture; other vocabularies use the word for colours and fonts.
    if (name == "mwg-rs:Name") return MetadataKind::name;
    if (!name.starts_with("rdf:"))
        if (const auto kind = kind_of_property(local_name(name))) return kind;
    if (is_technical(name)) return std::nullopt;
    return MetadataKind::words;
}

/// Reads tags and the text between them as they come, without asking for well-formedness: a packet
/// that is slightly wrong gives away as much as one that is right.
class PacketReader {
public:
    PacketReader(std::string_view packet, PictureFacts& facts) : rest_(packet), facts_(facts) {}

    void read() {
        while (!rest_.empty()) {
            const std::size_t open = rest_.find('<');
            add_text(rest_.substr(0, open));
            if (open == std::string_view::npos) break;
            rest_.remove_prefix(open + 1);
            read_tag();
        }
        finish();
    }

private:
    void add_text(std::string_view text) {
        if (!property_ || text_.size() > 512) return;
        const std::size_t begin = text.find_first_not_of(xmp_blanks);
        if (begin == std::string_view::npos) return;
        if (!text_.empty()) text_ += ' ';
        text_ += text.substr(begin, 512);
    }

    std::string_view take_until(std::string_view ends) {
        const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
        const std::string_view taken = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return taken;
    }

    void read_tag() {
        if (rest_.starts_with('?') || rest_.starts_with('!')) {
            take_until(">");
            rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
            return;
        }
        const bool closes = rest_.starts_with('/');
        if (closes) rest_.remove_prefix(1);
        const std::string_view name = take_until(" \t\r\n/>");
        if (closes) {
            take_until(">");
            rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
            if (name == property_) finish();
            return;
        }
        if (read_attributes()) return;  // an empty element has no text
        const auto kind = kind_of_qualified(name);
        if (!kind || property_) return;
        property_ = name;
        kind_ = *kind;
    }

    /// Up to the end of the tag. True where it ends with `/>`.
    bool read_attributes() {
        for (;;) {
            rest_.remove_prefix(std::min(rest_.find_first_not_of(xmp_blanks), rest_.size()));
            if (rest_.empty() || rest_.front() == '<') return false;
            if (rest_.front() == '>' || rest_.starts_with("/>")) {
                const bool empty = rest_.front() == '/';
                rest_.remove_prefix(empty ? 2 : 1);
                return empty;
            }
            const std::string_view name = take_until("= \t\r\n<>");
            rest_.remove_prefix(std::min(rest_.find_first_not_of("= \t\r\n"), rest_.size()));
            if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) continue;
            const char quote[] = {rest_.front(), '\0'};
            rest_.remove_prefix(1);
            const std::string_view value = take_until(quote);
            rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
            if (const auto kind = kind_of_qualified(name)) note(*kind, name, value);
        }
    }

    void finish() {
        if (property_) note(kind_, *property_, text_);
        property_.reset();
        text_.clear();
    }

    void note(MetadataKind kind, std::string_view name, std::string_view value) {
        const std::string field = fmt::format("XMP {}", shown_value(name));
        if (kind != MetadataKind::thumbnail)
            note_metadata(facts_, kind, field, value);
        else if (!value.empty())
            note_unread(facts_, kind, field);
    }

    std::string_view rest_;
    PictureFacts& facts_;
    std::optional<std::string_view> property_;  // the element whose text is being gathered
    MetadataKind kind_ = MetadataKind::words;
    std::string text_;
};

}  // namespace

void read_xmp(std::string_view packet, PictureFacts& facts) {
    // XMP may be UTF-16 or UTF-32. Its names, and most of what people write, are ASCII, which is
    // left when the zeros are taken out.
    if (packet.find('\0') != std::string_view::npos) {
        std::string narrow(packet);
        std::erase(narrow, '\0');
        PacketReader(narrow, facts).read();
        return;
    }
    PacketReader(packet, facts).read();
}

}  // namespace praxis
