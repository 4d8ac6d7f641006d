#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

using namespace std::string_view_literals;

enum class Encoding : std::uint8_t { text, utf_16, with_character_code };

struct Tag {
    std::uint16_t number;
    MetadataKind kind;
    std::string_view name;
    Encoding encoding = Encoding::text;
};

// Of Exif 3.0 (CIPA DC-008-2023), and Windows' own. The numbers do not overlap between the main
// and the Exif directory, so one table does for both.
constexpr Tag tags[] = {
    {0x010D, MetadataKind::words, "DocumentName"},
    {0x010E, MetadataKind::words, "ImageDescription"},
    {0x011D, MetadataKind::words, "PageName"},
    {0x0132, MetadataKind::date, "DateTime"},
    {0x013B, MetadataKind::name, "Artist"},
    {0x013C, MetadataKind::name, "HostComputer"},
    {0x8298, MetadataKind::name, "Copyright"},
    {0x9003, MetadataKind::date, "DateTimeOriginal"},
    {0x9004, MetadataKind::date, "DateTimeDigitized"},
    {0x9286, MetadataKind::words, "UserComment", Encoding::with_character_code},
    {0x9C9B, MetadataKind::words, "XPTitle", Encoding::utf_16},
    {0x9C9C, MetadataKind::words, "XPComment", Encoding::utf_16},
    {0x9C9D, MetadataKind::name, "XPAuthor", Encoding::utf_16},
    {0x9C9E, MetadataKind::words, "XPKeywords", Encoding::utf_16},
    {0x9C9F, MetadataKind::words, "XPSubject", Encoding::utf_16},
    {0xA430, MetadataKind::name, "CameraOwnerName"},
    {0xA436, MetadataKind::words, "ImageTitle"},
    {0xA437, MetadataKind::name, "Photographer"},
    {0xA438, MetadataKind::name, "ImageEditor"},
};

constexpr std::size_t longest_value = 512;

std::string utf_8_of_utf_16(std::string_view text, ByteOrder order) {
    const Bytes units{text.substr(0, longest_value), order};
    std::string result;
    for (std::size_t at = 0; units.has(at, 2); at += 2) {
        auto unit = static_cast<char32_t>(units.number(at, 2));
        const auto next = static_cast<char32_t>(units.number(at + 2, 2));
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
            at += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            unit = 0xFFFD;
        }
        append_utf8(result, unit);
    }
    return result;
}

struct Field {
    std::uint64_t tag = 0;
    std::uint64_t type = 0;
    std::uint64_t count = 0;
    std::string_view value;  // all of it that is there
};

class TiffReader {
public:
    TiffReader(Bytes block, PictureFacts& facts) : block_(block), facts_(facts) {}

    void read() {
        // The main directory; the one after it is the thumbnail's.
        const std::size_t next = read_directory(at_offset(4), Directory::main);
        if (next != 0) read_directory(next, Directory::thumbnail);
        note_position();
    }

private:
    enum class Directory : std::uint8_t { main, exif, position, thumbnail };

    std::size_t at_offset(std::size_t where) const {
        return static_cast<std::size_t>(block_.number(where, 4));
    }

    /// Reads one directory and gives the offset of the next, 0 where there is none. Each place is
    /// read once, so directories that point at each other end.
    std::size_t read_directory(std::size_t at, Directory directory) {
        constexpr std::size_t most_directories = 16;
        const bool seen = std::find(read_.begin(), read_.end(), at) != read_.end();
        if (seen || read_.size() >= most_directories || !block_.has(at, 2)) return 0;
        read_.push_back(at);
        const auto count = static_cast<std::size_t>(block_.number(at, 2));
        for (std::size_t i = 0; i < count && block_.has(at + 2 + i * 12, 12); ++i)
            read_field(field_at(at + 2 + i * 12), directory);
        return at_offset(at + 2 + count * 12);
    }

    Field field_at(std::size_t at) const {
        static constexpr std::size_t widths[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
        Field field{block_.number(at, 2), block_.number(at + 2, 2), block_.number(at + 4, 4), {}};
        const std::size_t width = field.type < std::size(widths) ? widths[field.type] : 1;
        const std::uint64_t size = field.count * width;
        field.value =
            block_.part(size <= 4 ? at + 8 : at_offset(at + 8), static_cast<std::size_t>(size));
        return field;
    }

    std::uint64_t number_of(const Field& field) const {
        const Bytes value{field.value, block_.order};
        return value.number(0, field.type == 3 ? 2 : 4);
    }

    void read_field(const Field& field, Directory directory) {
        switch (directory) {
            case Directory::position: return read_position_field(field);
            case Directory::thumbnail:
                // A thumbnail as JPEG, or as strips.
                if ((field.tag == 0x0201 || field.tag == 0x0111) && number_of(field) > 0)
                    note_unread(facts_, MetadataKind::thumbnail, "EXIF thumbnail");
                return;
            case Directory::main: read_main_field(field); break;
            case Directory::exif: break;
        }
        for (const Tag& known : tags)
            if (known.number == field.tag) note(known, field.value);
    }

    void read_main_field(const Field& field) {
        switch (field.tag) {
            case 0x0112:
                if (const std::uint64_t turn = number_of(field); turn >= 1 && turn <= 8)
                    facts_.orientation = static_cast<int>(turn);
                break;
            case 0x02BC: read_once(xmp_, [&] { read_xmp(field.value, facts_); }); break;
            case 0x83BB: read_once(iptc_, [&] { read_iptc(field.value, facts_); }); break;
            case 0x8649:
                read_once(photoshop_,
                          [&] { read_photoshop_resources(field.value, NestedExif::skip, facts_); });
                break;
            case 0x8769:
                read_directory(static_cast<std::size_t>(number_of(field)), Directory::exif);
                break;
            case 0x8825:
                read_directory(static_cast<std::size_t>(number_of(field)), Directory::position);
                break;
            default: break;
        }
    }

    // The standard knows one field of each number; a forged block can have thousands, all of which
    // name the same bytes. A blank one does not hide what comes after it.
    bool first_of_its_number(std::uint64_t number, std::string_view value) {
        if (value.find_first_not_of(" \0"sv) == std::string_view::npos) return false;
        return noted_.insert(number).second;
    }

    template <class Read>
    void read_once(bool& done, const Read& read) {
        if (!done) read();
        done = true;
    }

    void note(const Tag& tag, std::string_view value) {
        if (!first_of_its_number(tag.number, value)) return;
        const std::string field = fmt::format("EXIF {}", tag.name);
        std::string text(value.substr(0, longest_value));
        if (tag.encoding == Encoding::utf_16) {
            text = utf_8_of_utf_16(value, ByteOrder::little);
        } else if (tag.encoding == Encoding::with_character_code) {
            const bool wide = value.starts_with("UNICODE\0"sv);
            const std::string_view rest = value.substr(std::min<std::size_t>(8, value.size()));
            text = wide ? utf_8_of_utf_16(rest, block_.order)
                        : std::string(rest.substr(0, longest_value));
        }
        note_metadata(facts_, tag.kind, field, text);
    }

    /// Degrees, minutes, seconds as fractions. Nullopt where the camera knew no position and wrote
    /// 0/0.
    std::optional<double> degrees(const Field& field) const {
        const Bytes value{field.value, block_.order};
        double sum = 0;
        double unit = 1;
        bool known = false;
        for (std::size_t at = 0; at < 24 && value.has(at, 8); at += 8, unit *= 60) {
            const auto above = static_cast<double>(value.number(at, 4));
            const auto below = static_cast<double>(value.number(at + 4, 4));
            if (below == 0) continue;
            sum += above / below / unit;
            known = true;
        }
        if (!known) return std::nullopt;
        return sum;
    }

    void read_position_field(const Field& field) {
        switch (field.tag) {
            case 0x01: south_ = field.value.starts_with('S'); break;
            case 0x02: latitude_ = degrees(field); break;
            case 0x03: west_ = field.value.starts_with('W'); break;
            case 0x04: longitude_ = degrees(field); break;
            case 0x14:
            case 0x16:
                if (const auto where = degrees(field);
                    where && first_of_its_number(field.tag, field.value))
                    note_metadata(facts_, MetadataKind::position, "EXIF GPS destination",
                                  fmt::format("{:.5f}", *where));
                break;
            case 0x1C:
                note({0x1C, MetadataKind::position, "GPSAreaInformation",
                      Encoding::with_character_code},
                     field.value);
                break;
            case 0x1D: note({0x1D, MetadataKind::date, "GPSDateStamp"}, field.value); break;
            default: break;
        }
    }

    void note_position() {
        if (!latitude_ && !longitude_) return;
        const auto shown = [](const std::optional<double>& value, bool negative) {
            return value ? fmt::format("{:.5f}", negative ? -*value : *value) : "?";
        };
        note_metadata(facts_, MetadataKind::position, "EXIF GPS",
                      shown(latitude_, south_) + ", " + shown(longitude_, west_));
    }

    Bytes block_;
    PictureFacts& facts_;
    std::vector<std::size_t> read_;
    std::set<std::uint64_t> noted_;
    bool xmp_ = false;
    bool iptc_ = false;
    bool photoshop_ = false;
    bool south_ = false;
    bool west_ = false;
    std::optional<double> latitude_;
    std::optional<double> longitude_;
};

}  // namespace

void read_exif(std::string_view block, PictureFacts& facts) {
    if (block.starts_with("Exif\0"sv)) block.remove_prefix(std::min<std::size_t>(6, block.size()));
    if (block.starts_with("II*\0"sv))
        TiffReader(Bytes{block, ByteOrder::little}, facts).read();
    else if (block.starts_with("MM\0*"sv))
        TiffReader(Bytes{block, ByteOrder::big}, facts).read();
}

}  // namespace praxis
