#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

using namespace std::string_view_literals;

struct Box {
    std::string_view type;
    Bytes content;
};

/// The boxes of a container, one after the other (ISO/IEC 14496-12, section 4.2).
class BoxReader {
public:
    explicit BoxReader(std::string_view content) : content_{content} {}

    std::optional<Box> next() {
        if (!content_.has(at_, 8)) return std::nullopt;
        std::uint64_t size = content_.number(at_, 4);
        std::size_t header = 8;
        if (size == 1) {
            size = content_.number(at_ + 8, 8);
            header = 16;
        } else if (size == 0) {
            size = content_.size() - at_;  // to the end
        }
        if (size < header) return std::nullopt;
        const Box box{content_.part(at_ + 4, 4),
                      Bytes{content_.part(at_ + header, static_cast<std::size_t>(size) - header)}};
        whole_ = size <= content_.size() - at_;
        at_ = whole_ ? at_ + static_cast<std::size_t>(size) : content_.size();
        return box;
    }

    /// Whether the last box was there to its end.
    bool whole() const { return whole_; }
    std::string_view rest() const { return content_.part(at_, content_.size()); }

private:
    Bytes content_;
    std::size_t at_ = 0;
    bool whole_ = true;
};

/// Reads numbers one after the other.
struct Cursor {
    Bytes bytes;
    std::size_t at = 0;

    std::uint64_t take(std::size_t width) {
        const std::uint64_t value = bytes.number(at, width);
        at += width;
        return value;
    }
    bool ended() const { return at >= bytes.size(); }
};

/// The items of a `meta` box: the picture, its tiles, its EXIF and XMP (ISO/IEC 23008-12).
class ItemReader {
public:
    ItemReader(std::string_view file, PictureFacts& facts) : file_{file}, facts_(facts) {}

    void read(const Bytes& meta) {
        BoxReader boxes(meta.part(4, meta.size()));
        while (const auto box = boxes.next()) {
            if (box->type == "pitm")
                primary_ = box->content.number(4, box->content.number(0, 1) == 0 ? 2 : 4);
            else if (box->type == "iinf")
                read_item_types(box->content);
            else if (box->type == "iloc")
                locations_ = box->content;
            else if (box->type == "iprp")
                read_properties(box->content);
            else if (box->type == "idat")
                inside_ = box->content;
            else if (box->type == "iref")
                read_references(box->content);
        }
        read_size();
        read_metadata_items();
    }

private:
    void read_item_types(const Bytes& box) {
        const std::size_t count_width = box.number(0, 1) == 0 ? 2 : 4;
        BoxReader entries(box.part(4 + count_width, box.size()));
        while (const auto entry = entries.next()) {
            const std::uint64_t version = entry->content.number(0, 1);
            if (entry->type != "infe" || version < 2) continue;
            const std::size_t id_width = version == 2 ? 2 : 4;
            const std::uint64_t id = entry->content.number(4, id_width);
            const std::string_view type = entry->content.part(6 + id_width, 4);
            const std::string_view names = entry->content.part(10 + id_width, 256);
            // A name and, for `mime`, a media type follow.
            const bool is_xmp =
                type == "mime" && names.find("application/rdf+xml") != std::string_view::npos;
            constexpr std::size_t most_items = 16;
            if ((type == "Exif" || is_xmp) && metadata_items_.size() < most_items)
                metadata_items_[id] = type == "Exif" ? ItemKind::exif : ItemKind::xmp;
        }
    }

    void read_properties(const Bytes& box) {
        BoxReader boxes(box.data);
        while (const auto child = boxes.next()) {
            if (child->type == "ipma") associations_.push_back(child->content);
            if (child->type != "ipco") continue;
            BoxReader properties(child->content.data);
            constexpr std::size_t most_properties = 32767;  // a number has 15 bits
            while (const auto property = properties.next())
                if (properties_.size() < most_properties) properties_.push_back(*property);
        }
    }

    void read_references(const Bytes& box) {
        BoxReader boxes(box.part(4, box.size()));
        while (const auto child = boxes.next())
            if (child->type == "thmb")
                note_unread(facts_, MetadataKind::thumbnail, "thumbnail item");
    }

    /// The sizes and turns of the main picture (properties are numbered from 1); those of all items
    /// where none is tied to it.
    std::vector<Box> geometry() const {
        constexpr std::size_t most = 16;
        std::vector<Box> result;
        const auto add = [&](const Box& property) {
            if ((property.type == "ispe" || property.type == "irot") && result.size() < most)
                result.push_back(property);
        };
        for (const Bytes& box : associations_) {
            Cursor cursor{box};
            const std::uint64_t version = cursor.take(1);
            const bool wide = (cursor.take(3) & 1) != 0;
            const std::uint64_t count = cursor.take(4);
            for (std::uint64_t i = 0; i < count && !cursor.ended(); ++i) {
                const std::uint64_t id = cursor.take(version < 1 ? 2 : 4);
                const std::uint64_t links = cursor.take(1);
                for (std::uint64_t link = 0; link < links; ++link) {
                    const std::uint64_t number =
                        wide ? cursor.take(2) & 0x7FFF : cursor.take(1) & 0x7F;
                    if (id == primary_ && number >= 1 && number <= properties_.size())
                        add(properties_[number - 1]);
                }
            }
        }
        if (result.empty())
            for (const Box& property : properties_) add(property);
        return result;
    }

    void read_size() {
        bool known = false;
        bool turned = false;
        for (const Box& property : geometry()) {
            if (property.type == "irot") {
                turned = (property.content.number(0, 1) & 1) != 0;  // in quarters of a turn
            } else if (!known) {
                set_size(property.content.number(4, 4), property.content.number(8, 4), facts_);
                known = true;
            }
        }
        if (turned) std::swap(facts_.width, facts_.height);
    }

    void read_metadata_items() {
        Cursor cursor{locations_};
        const std::uint64_t version = cursor.take(1);
        cursor.take(3);
        const std::uint64_t widths = cursor.take(2);
        const auto width = [&](int shift) {
            return static_cast<std::size_t>(widths >> shift & 0xF);
        };
        const std::uint64_t count = cursor.take(version < 2 ? 2 : 4);
        for (std::uint64_t i = 0; i < count && !cursor.ended(); ++i) {
            const std::uint64_t id = cursor.take(version < 2 ? 2 : 4);
            const std::uint64_t method = version == 0 ? 0 : cursor.take(2) & 0xF;
            cursor.take(2);  // the file it is in: this one
            const std::uint64_t base = cursor.take(width(4));
            const std::uint64_t extents = cursor.take(2);
            std::string content;
            const auto item = metadata_items_.find(id);
            for (std::uint64_t extent = 0; extent < extents && !cursor.ended(); ++extent) {
                if (version > 0) cursor.take(width(0));
                const std::uint64_t offset = base + cursor.take(width(12));
                const std::uint64_t length = cursor.take(width(8));
                const Bytes& from = method == 1 ? inside_ : file_;
                // Forged extents may overlap; together they are never longer than the file.
                if (item != metadata_items_.end() && content.size() < file_.size())
                    content += from.part(offset, length == 0 ? from.size() : length);
            }
            if (item == metadata_items_.end()) continue;
            read_item(item->second, content);
            metadata_items_.erase(item);
        }
    }

    enum class ItemKind : std::uint8_t { exif, xmp };

    void read_item(ItemKind kind, const std::string& content) {
        if (kind == ItemKind::xmp) return read_xmp(content, facts_);
        // Four bytes say how far the TIFF structure is away.
        const Bytes bytes{content};
        const int orientation = facts_.orientation;
        read_exif(bytes.part(4 + static_cast<std::size_t>(bytes.number(0, 4)), content.size()),
                  facts_);
        facts_.orientation = orientation;  // here a property turns the picture, not EXIF
    }

    Bytes file_;
    PictureFacts& facts_;
    std::uint64_t primary_ = 0;
    std::map<std::uint64_t, ItemKind> metadata_items_;
    Bytes locations_;
    Bytes inside_;
    std::vector<Box> properties_;
    std::vector<Bytes> associations_;
};

// An animation's own clock, and the size of its picture where no item tells it.
void read_movie(const Bytes& movie, PictureFacts& facts) {
    BoxReader boxes(movie.data);
    while (const auto box = boxes.next()) {
        const bool wide = box->content.number(0, 1) == 1;
        if (box->type == "mvhd" && box->content.number(4, wide ? 8 : 4) != 0)
            note_unread(facts, MetadataKind::date, "creation time of the animation");
        if (box->type != "trak") continue;
        BoxReader track(box->content.data);
        while (const auto part = track.next()) {
            if (part->type != "tkhd" || facts.width > 0) continue;
            const std::size_t size = part->content.number(0, 1) == 1 ? 88 : 76;  // 16.16 numbers
            set_size(part->content.number(size, 4) >> 16, part->content.number(size + 4, 4) >> 16,
                     facts);
        }
    }
}

void read_identified_box(const Bytes& content, PictureFacts& facts) {
    constexpr std::string_view xmp =
        "\xBE\x7A\xCF\xCB\x97\xA9\x42\xE8\x9C\x71\x99\x94\x91\xE3\xAF\xAC"sv;
    constexpr std::string_view credentials =
        "\xD8\xFE\xC3\xD6\x1B\x0E\x48\x3C\x92\x97\x58\x28\x87\x7E\xC4\x81"sv;
    if (content.data.starts_with(xmp))
        read_xmp(content.part(16, content.size()), facts);
    else if (content.data.starts_with(credentials))
        note_unread(facts, MetadataKind::name, "content credentials (C2PA)");
    else
        note_unread(facts, MetadataKind::more_bytes, "box uuid");
}

}  // namespace

void read_iso_media(std::string_view file, PictureFacts& facts) {
    static constexpr std::string_view silent[] = {"ftyp", "mdat", "styp", "sidx",
                                                  "moof", "mfra", "pdin"};
    BoxReader boxes(file);
    bool read = false;
    while (const auto box = boxes.next()) {
        if (box->type == "meta") {
            if (!read) ItemReader(file, facts).read(box->content);
            read = true;
        } else if (box->type == "moov") {
            read_movie(box->content, facts);
        } else if (box->type == "uuid") {
            read_identified_box(box->content, facts);
        } else if (box->type == "free" || box->type == "skip") {
            if (box->content.data.find_first_not_of('\0') != std::string_view::npos)
                note_unread(facts, MetadataKind::more_bytes, "box free");
        } else if (std::find(std::begin(silent), std::end(silent), box->type) == std::end(silent)) {
            note_unread(facts, MetadataKind::more_bytes,
                        fmt::format("box {}", shown_value(box->type)));
        }
        if (!boxes.whole()) facts.complete = false;
    }
    note_bytes_after_end(boxes.rest(), facts);
}

}  // namespace praxis
