#include "gather/picture_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

struct Property {
    std::string_view name;  // lower case
    MetadataKind kind;
};

// Of Dublin Core, XMP, Photoshop, EXIF, IPTC Core and Extension, Creative Commons, the Metadata
// Working Group's regions, PNG's registered keywords and what ImageMagick writes. Sorted.
constexpr Property properties[] = {
    {"artist", MetadataKind::name},
    {"author", MetadataKind::name},
    {"authors", MetadataKind::name},
    {"by-line", MetadataKind::name},
    {"byline", MetadataKind::name},
    {"cameraownername", MetadataKind::name},
    {"caption", MetadataKind::words},
    {"captionwriter", MetadataKind::name},
    {"ciemailwork", MetadataKind::name},
    {"citelwork", MetadataKind::name},
    {"city", MetadataKind::position},
    {"comment", MetadataKind::words},
    {"contributor", MetadataKind::name},
    {"copyright", MetadataKind::name},
    {"country", MetadataKind::position},
    {"countryname", MetadataKind::position},
    {"create-date", MetadataKind::date},
    {"createdate", MetadataKind::date},
    {"creation time", MetadataKind::date},
    {"creator", MetadataKind::name},
    {"credit", MetadataKind::name},
    {"date", MetadataKind::date},
    {"date:create", MetadataKind::date},
    {"date:modify", MetadataKind::date},
    {"date:timestamp", MetadataKind::date},
    {"datecreated", MetadataKind::date},
    {"datetime", MetadataKind::date},
    {"datetimedigitized", MetadataKind::date},
    {"datetimeoriginal", MetadataKind::date},
    {"description", MetadataKind::words},
    {"digitalcreationdate", MetadataKind::date},
    {"documentname", MetadataKind::words},
    {"gpsareainformation", MetadataKind::position},
    {"gpsdatestamp", MetadataKind::date},
    {"gpsdestlatitude", MetadataKind::position},
    {"gpsdestlongitude", MetadataKind::position},
    {"gpslatitude", MetadataKind::position},
    {"gpslongitude", MetadataKind::position},
    {"gpsposition", MetadataKind::position},
    {"gpstimestamp", MetadataKind::date},
    {"headline", MetadataKind::words},
    {"hierarchicalsubject", MetadataKind::words},
    {"hostcomputer", MetadataKind::name},
    {"imagedescription", MetadataKind::words},
    {"imageeditor", MetadataKind::name},
    {"instructions", MetadataKind::words},
    {"keywords", MetadataKind::words},
    {"location", MetadataKind::position},
    {"locationcreated", MetadataKind::position},
    {"locationshown", MetadataKind::position},
    {"metadatadate", MetadataKind::date},
    {"modify-date", MetadataKind::date},
    {"modifydate", MetadataKind::date},
    {"mwg-rs:name", MetadataKind::name},
    {"owner", MetadataKind::name},
    {"ownername", MetadataKind::name},
    {"pagename", MetadataKind::words},
    {"persondisplayname", MetadataKind::name},
    {"personinimage", MetadataKind::name},
    {"photographer", MetadataKind::name},
    {"provincestate", MetadataKind::position},
    {"publisher", MetadataKind::name},
    {"rights", MetadataKind::name},
    {"state", MetadataKind::position},
    {"subject", MetadataKind::words},
    {"sublocation", MetadataKind::position},
    {"thumb::mtime", MetadataKind::date},
    {"thumb::uri", MetadataKind::words},
    {"thumbnails", MetadataKind::thumbnail},
    {"title", MetadataKind::words},
    {"usercomment", MetadataKind::words},
    {"when", MetadataKind::date},
};

// What programs and cameras write into comments by themselves. A longer text that begins so has
// something more to say.
constexpr std::string_view signatures[] = {
    "AppleMark",
    "CREATOR: gd-jpeg v1.0",
    "Compressed by jpeg-recompress",
    "Created with GIMP",
    "Created with The GIMP",
    "File written by Adobe Photoshop",
    "GIF edited on https://ezgif.com",
    "LEAD Technologies Inc.",
    "Lavc",
    "OLYMPUS DIGITAL CAMERA",
    "Optimized by JPEGmini",
    "SONY DSC",
    "Screenshot",
};
constexpr std::size_t longest_signature = 64;

constexpr std::size_t most_metadata = 64;
// A forged file can say the same a million times. By then there is something to complain about.
constexpr std::size_t most_considered = 4096;
constexpr std::size_t most_characters = 60;

std::string_view without_ends(std::string_view value) {
    constexpr std::string_view blanks(" \t\r\n\0", 5);
    const std::size_t begin = value.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return value.substr(begin, value.find_last_not_of(blanks) - begin + 1);
}

bool tells_nothing(MetadataKind kind, std::string_view value) {
    if (value.empty()) return true;
    if (kind == MetadataKind::date)  // cameras without a clock write zeros, blanks and colons
        return value.find_first_of("123456789") == std::string_view::npos;
    return kind == MetadataKind::words && value.size() <= longest_signature &&
           std::any_of(std::begin(signatures), std::end(signatures),
                       [&](std::string_view known) { return value.starts_with(known); });
}

void keep(PictureFacts& facts, MetadataKind kind, std::string_view field, std::string value) {
    if (facts.metadata.size() >= most_metadata || ++facts.considered > most_considered) return;
    PictureMetadata found{kind, std::string(field), std::move(value)};
    if (std::find(facts.metadata.begin(), facts.metadata.end(), found) == facts.metadata.end())
        facts.metadata.push_back(std::move(found));
}

}  // namespace

std::optional<MetadataKind> kind_of_property(std::string_view name) {
    if (name.size() > 32) return std::nullopt;
    const std::string lower = lower_cased(name);
    const auto found = std::lower_bound(
        std::begin(properties), std::end(properties), std::string_view(lower),
        [](const Property& property, std::string_view wanted) { return property.name < wanted; });
    if (found == std::end(properties) || found->name != lower) return std::nullopt;
    return found->kind;
}

std::string shown_value(std::string_view value) {
    value = without_ends(value);
    std::size_t end = 0;
    for (std::size_t count = 0; end < value.size() && count < most_characters; ++count)
        next_character(value, end);
    std::string shown = printable(value.substr(0, end));
    if (end < value.size()) shown += "…";
    return shown;
}

void note_metadata(PictureFacts& facts, MetadataKind kind, std::string_view field,
                   std::string_view value) {
    value = without_ends(value);
    if (!tells_nothing(kind, value)) keep(facts, kind, field, shown_value(value));
}

void note_unread(PictureFacts& facts, MetadataKind kind, std::string_view field) {
    keep(facts, kind, field, {});
}

namespace {

std::string words_for(MetadataKind kind, bool several) {
    switch (kind) {
        case MetadataKind::position: return several ? "positions" : "a position";
        case MetadataKind::name: return several ? "names" : "a name";
        case MetadataKind::date: return several ? "dates" : "a date";
        case MetadataKind::words: return several ? "texts" : "a text";
        case MetadataKind::thumbnail: return "a small copy of the picture";
        case MetadataKind::more_bytes: break;
    }
    return "something else beside the picture";
}

}  // namespace

std::string describe_metadata(const std::vector<PictureMetadata>& metadata) {
    constexpr std::size_t most_shown = 3;  // of a kind
    std::vector<std::string> groups;
    for (int number = 0; number <= static_cast<int>(MetadataKind::more_bytes); ++number) {
        const auto kind = static_cast<MetadataKind>(number);
        std::size_t count = 0;
        std::string shown;
        for (const PictureMetadata& found : metadata) {
            if (found.kind != kind || ++count > most_shown) continue;
            if (!shown.empty()) shown += ", ";
            shown += found.field;
            if (!found.value.empty()) shown += " \"" + found.value + '"';
        }
        if (count > most_shown) shown += fmt::format(", and {} more", count - most_shown);
        if (count > 0) groups.push_back(fmt::format("{} ({})", words_for(kind, count > 1), shown));
    }
    return listed(groups);
}

}  // namespace praxis
