// TOML as a tree in which everything knows its place. The only file that includes toml++ is
// toml.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/source.h"

namespace praxis {

struct TomlEntry;

struct TomlValue {
    enum class Type : std::uint8_t { text, integer, decimal, boolean, date, time, list, table };

    Type type = Type::text;
    Span where;               // the value as written, quotes and brackets included
    std::string text;         // text: decoded; decimal, time: as written
    std::int64_t integer = 0;
    bool boolean = false;
    Date date;
    std::vector<TomlValue> items;     // of a list
    std::vector<TomlEntry> entries;   // of a table, in the order of the file
    bool damaged = false;     // of a table in a file of which lines could not be read: what is
                              // missing may have stood in them

    /// Of a text: where its first character stands, and whether every byte of `text` stands in the
    /// file as it is from there on (no escapes), so that places inside it can be told.
    std::uint32_t text_begin = 0;
    bool verbatim = false;

    const TomlEntry* find(std::string_view key) const;
    std::string_view type_in_words() const;  // "a text", "a whole number", "a list" …
};

struct TomlEntry {
    std::string key;
    Span key_where;
    TomlValue value;
};

/// Where each byte of a text stands in the file that is written at `where`, quotes included: of
/// what an escape stands for, the escape. Empty if that is not `text`.
std::vector<Span> places_in_string(const Source& source, Span where, std::string_view text);

/// Reads the part of a source as TOML 1.0. What is no TOML (rule `toml-syntax`, in our own words, at
/// its place) is left out, and the tables are marked as damaged; nullopt where nothing of it can be
/// relied on. The same for a key of more than 32 dots (`too-many-dots`): at 31,000 the library would
/// overflow its stack.
std::optional<TomlValue> parse_toml(const Source& source, Span part, Diagnostics& diagnostics);

}  // namespace praxis
