// New content files for an editor: a form to fill in, and words that say what to write below it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "begin/form.h"
#include "clinic/kinds.h"

namespace praxis {

/// A kind of file that can be made, as people call it on the command line.
struct MakeableKind {
    std::string_view name;  // "person"
    Kind kind;
};
std::span<const MakeableKind> makeable_kinds();
std::vector<std::string> makeable_names();
std::optional<Kind> makeable_kind(std::string_view name);

/// What is wrong with an id, and what to write instead.
struct IdFault {
    std::string message;
    std::string hint;
};
std::optional<IdFault> fault_of_id(Kind kind, std::string_view id);

/// "Micro Needling" → "micro-needling": the nearest id; empty where nothing is left.
std::string id_from(std::string_view words);

/// Whether words can be a heading: something to see, on one line.
bool is_title(std::string_view words);

struct FileWanted {
    Kind kind = Kind::page;
    std::string id;
    std::string title;
    std::vector<std::string> areas = {};     // of a treatment: ids, at least one
    std::vector<std::string> concerns = {};  // the same
    std::string region = {};                 // of an area, on the body map; empty if unknown
    bool draft = true;
};

/// "content/areas/neck.md"; a treatment has a folder.
std::string path_of_new(Kind kind, std::string_view id);
/// The same, and where such an entry may stand otherwise.
std::vector<std::string> places_of(Kind kind, std::string_view id);

/// All of the file: what it needs is filled in, honestly where nobody knows it yet.
std::string new_file_text(const FileWanted& wanted, const ClinicFacts& facts);

}  // namespace praxis
