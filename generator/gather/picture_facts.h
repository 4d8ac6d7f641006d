// What a picture is and what it gives away, judged by its bytes and never by its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// `heic` and `tiff` are recognised because phones and scanners make them; browsers do not show
/// them.
enum class PictureKind : std::uint8_t { none, png, jpeg, webp, avif, gif, svg, heic, tiff };

std::string_view name_of(PictureKind kind);

/// `words` are free text that nobody but a person can judge: a comment, a description.
enum class MetadataKind : std::uint8_t { position, name, date, words, thumbnail, more_bytes };

struct PictureMetadata {
    MetadataKind kind = MetadataKind::words;
    std::string field;  // where it stands: "EXIF Artist", "JPEG comment"
    std::string value;  // printable, at most 60 characters; empty where it was not read

    bool operator==(const PictureMetadata&) const = default;
};

struct PictureFacts {
    PictureKind kind = PictureKind::none;
    int width = 0;  // in pixels as shown, so after turning; 0 where it cannot be read
    int height = 0;
    int orientation = 1;                    // EXIF's, 1 to 8
    bool complete = true;                   // false where the file ends before the picture does
    std::vector<PictureMetadata> metadata;  // by kind, at most 64
    std::size_t considered = 0;             // pieces of metadata looked at, the same ones again too
};

/// Reads the containers of png, jpeg, webp, avif, heic, gif and tiff, without decoding a pixel or
/// inflating anything. Works in time linear in the size of the file, whatever the file claims. Of
/// an svg only the kind is told: svg.h judges it.
PictureFacts judge_picture(std::string_view bytes);

/// What bytes are that are no picture for a page, in words: "a PDF document", "an empty file".
std::string describe_content(std::string_view bytes);

/// `a position (EXIF GPS "51.50070, -0.12460") and a name (EXIF Artist "Jane Doe")`.
std::string describe_metadata(const std::vector<PictureMetadata>& metadata);

}  // namespace praxis
