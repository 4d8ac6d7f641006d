#include "begin/new_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/paths.h"

namespace praxis {

namespace {

constexpr MakeableKind kinds[] = {
    {"treatment", Kind::treatment}, {"area", Kind::area},         {"concern", Kind::concern},
    {"person", Kind::practitioner}, {"location", Kind::location}, {"journal", Kind::journal},
    {"page", Kind::page},
};

constexpr std::string_view how_to_read =
    "Each field stands below its sentence. One behind # is left out: take the # away to use it. "
    "Texts stand in quotes.";

std::string_view summary_to_write(Kind kind) {
    switch (kind) {
        case Kind::treatment: return "Say here in a sentence or two what it is and for whom.";
        case Kind::area: return "Say here in a sentence which part of the body it is.";
        case Kind::concern: return "Say here in a sentence what people see or feel.";
        default: return "Say here in a sentence or two what it is about.";
    }
}

/// What stands below the fields until an editor writes.
std::string_view text_to_write(Kind kind) {
    switch (kind) {
        case Kind::treatment:
            return "## What it is\n\n"
                   "Say here what happens at a visit, step by step, in plain words.\n\n"
                   "## What to expect\n\n"
                   "Say here what people can hope for and what they cannot, and name the source of "
                   "each claim.\n\n"
                   "## Before you come\n\n"
                   "Say here what people should do, leave out or tell the clinic beforehand.\n";
        case Kind::area: return "Say here what is particular about this part of the body.\n";
        case Kind::concern:
            return "Say here what it is, where it comes from, and when it should be seen by a "
                   "doctor.\n";
        case Kind::practitioner:
            return "Say here what this person does at the clinic, and how they came to it.\n";
        case Kind::location:
            return "Say here how to find the door, where to park, and where the steps are.\n";
        default: return "Write here.\n";
    }
}

bool named_by_name(Kind kind) {
    return kind == Kind::practitioner || kind == Kind::location;
}

std::vector<FilledField> needed_by(const FileWanted& wanted, const ClinicFacts& facts) {
    switch (wanted.kind) {
        case Kind::treatment:
            return {{"kind", "\"manual\"", "Write the one that is right."},
                    {"areas", toml_list(wanted.areas)},
                    {"concerns", toml_list(wanted.concerns)}};
        case Kind::area:
            if (wanted.region.empty()) return {};
            return {{"region", toml_text(wanted.region)}};
        case Kind::practitioner:
            if (!rules_of(facts.jurisdiction).register_required)
                return {{"role", "\"Write the role here\""}};
            return {{"role", "\"Write the role here\""},
                    {"register", "\"Write the register here\""},
                    {"register_number", "\"Write the number here\""}};
        case Kind::location:
            return {{"street", "\"Write the street and number here\""},
                    {"locality", "\"Write the town here\""},
                    {"postcode", "\"Write the postcode here\""},
                    {"country", toml_text(facts.country)},
                    {"hours", "{ mon = [\"09:00-12:00\", \"13:00-17:00\"] }",
                     "These are an example; a day that is not named is closed."}};
        case Kind::journal: return {{"date", facts.today.iso()}};
        default: return {};
    }
}

std::vector<FilledField> filled_for(const FileWanted& wanted, const ClinicFacts& facts) {
    std::vector<FilledField> filled = {
        {named_by_name(wanted.kind) ? "name" : "title", toml_text(wanted.title)}};
    const Field* summary = schema_of(wanted.kind).find("summary");
    if (summary && summary->need == Need::required)
        filled.push_back({"summary", toml_text(summary_to_write(wanted.kind))});
    for (FilledField& field : needed_by(wanted, facts)) filled.push_back(std::move(field));
    if (wanted.draft)
        filled.push_back({"draft", "true", "Take this line away when the page is ready."});
    filled.push_back({"reviewed_by", "\"\"", "Leave it empty until somebody has."});
    filled.push_back({"reviewed", "\"\"", "Leave it empty until then."});
    return filled;
}

std::string_view folder_of_kind(Kind kind) {
    const auto folders = content_folders();
    return std::find_if(folders.begin(), folders.end(),
                        [&](const ContentFolder& folder) { return folder.kind == kind; })
        ->name;
}

}  // namespace

std::span<const MakeableKind> makeable_kinds() {
    return kinds;
}

std::vector<std::string> makeable_names() {
    std::vector<std::string> names;
    for (const MakeableKind& row : kinds) names.emplace_back(row.name);
    return names;
}

std::optional<Kind> makeable_kind(std::string_view name) {
    for (const MakeableKind& row : kinds)
        if (row.name == name) return row.kind;
    return std::nullopt;
}

std::optional<IdFault> fault_of_id(Kind kind, std::string_view id) {
    if (!is_id(id)) {
        const std::string near = id_from(id);
        return IdFault{in_quotes(id) + " cannot be part of an address",
                       !near.empty()    ? "did you mean " + in_quotes(near) + "?"
                       : id.size() > 64 ? "shorten it to at most 64 characters"
                                        : "use small letters a–z, digits and single hyphens"};
    }
    if (is_reserved_name(id) || (kind == Kind::area && id == "aftercare"))
        return IdFault{in_quotes(id) + " is the name of a part of the site or of a device",
                       "choose another id"};
    return std::nullopt;
}

bool is_title(std::string_view words) {
    return is_visible(words) && !first_invalid_utf8(words) && printable(words) == words;
}

std::string id_from(std::string_view words) {
    constexpr std::size_t longest = 64;
    std::string id;
    for (const char c : folded_for_search(words)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    if (id.size() > longest) {
        const std::size_t hyphen = id.rfind('-', longest);
        id.resize(hyphen == std::string::npos ? longest : hyphen);
    }
    while (id.ends_with('-')) id.pop_back();
    return id;
}

std::string path_of_new(Kind kind, std::string_view id) {
    return places_of(kind, id).front();
}

std::vector<std::string> places_of(Kind kind, std::string_view id) {
    const std::string stem = fmt::format("content/{}/{}", folder_of_kind(kind), id);
    if (kind == Kind::treatment) return {stem + "/index.md", stem + ".md"};
    return {stem + ".md"};
}

std::string new_file_text(const FileWanted& wanted, const ClinicFacts& facts) {
    return fmt::format("+++\n{}\n{}+++\n\n{}", comment_lines(how_to_read),
                       form_of(schema_of(wanted.kind), filled_for(wanted, facts), facts),
                       text_to_write(wanted.kind));
}

}  // namespace praxis
