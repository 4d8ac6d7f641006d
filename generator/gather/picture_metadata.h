// Which pieces of metadata say where, who or when, and how they are kept for a message.
#pragma once

#include <optional>
#include <string_view>

#include "gather/picture_facts.h"

namespace praxis {

/// What a property's local name, in any letter case, stands for ("creator" of `dc:creator`,
/// "GPSLatitude" of `exif:GPSLatitude`). One table for XMP, PNG text and SVG. Nullopt for
/// properties that tell nothing about people.
std::optional<MetadataKind> kind_of_property(std::string_view name);

/// Keeps a value, unless it is blank, a date without a digit other than zero, or words that only
/// name the program or camera that wrote the file.
void note_metadata(PictureFacts& facts, MetadataKind kind, std::string_view field,
                   std::string_view value);

/// Keeps the fact that something is there whose value is not read.
void note_unread(PictureFacts& facts, MetadataKind kind, std::string_view field);

/// Without NULs and blanks at the ends, escaped for a message, at most 60 characters.
std::string shown_value(std::string_view value);

}  // namespace praxis
