// What the readers of the picture formats share. Only the picture_*.cpp files include it.
#pragma once

#include <string_view>

#include "gather/picture_facts.h"
#include "gather/picture_bytes.h"

namespace praxis {

// The formats. Each takes a whole file that begins as its format does, and fills in the rest.
void read_png(std::string_view file, PictureFacts& facts);
void read_jpeg(std::string_view file, PictureFacts& facts);
void read_gif(std::string_view file, PictureFacts& facts);
void read_webp(std::string_view file, PictureFacts& facts);
void read_iso_media(std::string_view file, PictureFacts& facts);  // avif and heic

// The metadata that several formats carry.

/// A TIFF structure, with or without "Exif\0\0" before it. Sets `facts.orientation`.
void read_exif(std::string_view block, PictureFacts& facts);
/// An XMP packet, or several in a row.
void read_xmp(std::string_view packet, PictureFacts& facts);
/// IPTC-IIM datasets.
void read_iptc(std::string_view datasets, PictureFacts& facts);

/// EXIF in Photoshop's resources is not read where those came out of EXIF, so that nothing can
/// contain itself.
enum class NestedExif : std::uint8_t { read, skip };
void read_photoshop_resources(std::string_view resources, NestedExif nested, PictureFacts& facts);

/// Whatever stands after the picture's end, unless it is only padding.
void note_bytes_after_end(std::string_view rest, PictureFacts& facts);

/// Width and height where both are between 1 and 2^31 - 1; otherwise they stay unread.
void set_size(std::uint64_t width, std::uint64_t height, PictureFacts& facts);

}  // namespace praxis
