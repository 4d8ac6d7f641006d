#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

struct Dataset {
    std::uint8_t number;
    MetadataKind kind;
    std::string_view name;
};

// IPTC-NAA Information Interchange Model 4.2, record 2. Sorted by number.
constexpr Dataset datasets_of_record_2[] = {
    {5, MetadataKind::words, "Object Name"},
    {25, MetadataKind::words, "Keywords"},
    {30, MetadataKind::date, "Release Date"},
    {37, MetadataKind::date, "Expiration Date"},
    {40, MetadataKind::words, "Special Instructions"},
    {47, MetadataKind::date, "Reference Date"},
    {55, MetadataKind::date, "Date Created"},
    {60, MetadataKind::date, "Time Created"},
    {62, MetadataKind::date, "Digital Creation Date"},
    {63, MetadataKind::date, "Digital Creation Time"},
    {80, MetadataKind::name, "By-line"},
    {90, MetadataKind::position, "City"},
    {92, MetadataKind::position, "Sub-location"},
    {95, MetadataKind::position, "Province/State"},
    {101, MetadataKind::position, "Country"},
    {105, MetadataKind::words, "Headline"},
    {110, MetadataKind::name, "Credit"},
    {115, MetadataKind::name, "Source"},
    {116, MetadataKind::name, "Copyright Notice"},
    {118, MetadataKind::name, "Contact"},
    {120, MetadataKind::words, "Caption"},
    {122, MetadataKind::name, "Caption Writer"},
};

}  // namespace

void read_iptc(std::string_view datasets, PictureFacts& facts) {
    const Bytes data{datasets};
    for (std::size_t at = 0; data.has(at, 5) && data.number(at, 1) == 0x1C;) {
        const std::uint64_t record = data.number(at + 1, 1);
        const std::uint64_t number = data.number(at + 2, 1);
        auto length = static_cast<std::size_t>(data.number(at + 3, 2));
        at += 5;
        if (length & 0x8000) {  // an extended dataset: the length of the length
            const std::size_t width = length & 0x7FFF;
            if (width > 4) return;
            length = static_cast<std::size_t>(data.number(at, width));
            at += width;
        }
        if (record == 2)
            for (const Dataset& known : datasets_of_record_2)
                if (known.number == number)
                    note_metadata(facts, known.kind, fmt::format("IPTC {}", known.name),
                                  data.part(at, length));
        at += length;
    }
}

void read_photoshop_resources(std::string_view resources, NestedExif nested, PictureFacts& facts) {
    const Bytes data{resources};
    // A marker, a number, a name and the data, the last two padded to an even length.
    for (std::size_t at = 0; data.part(at, 4) == "8BIM";) {
        const std::uint64_t number = data.number(at + 4, 2);
        const auto name_length = static_cast<std::size_t>(data.number(at + 6, 1));
        at += 6 + ((name_length + 2) & ~std::size_t{1});
        const auto length = static_cast<std::size_t>(data.number(at, 4));
        const std::string_view resource = data.part(at + 4, length);
        at += 4 + length + (length & 1);
        switch (number) {
            case 0x0404: read_iptc(resource, facts); break;
            case 0x0409:
            case 0x040C: note_unread(facts, MetadataKind::thumbnail, "Photoshop thumbnail"); break;
            case 0x0422:
                if (nested == NestedExif::read) read_exif(resource, facts);
                break;
            case 0x0424: read_xmp(resource, facts); break;
            default: break;
        }
    }
}

}  // namespace praxis
