// The verbs and flags of the command line: one row each. Parsing, help, suggestions and the names
// of environment variables all come from these tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

enum class Verb : std::uint8_t {
    build, check, list, estimate, export_data, render_part, serve, clean, init, new_file,
};

struct VerbRow {
    Verb verb;
    std::string_view name;
    std::string_view words;     // what follows it: "[what]"; empty where nothing may
    std::size_t most_words;     // how many words may follow
    std::string_view sentence;  // in the list of verbs
    std::string_view more;      // in its own help, after the sentence; may be empty
    std::string_view examples;  // one a line
};

enum class Flag : std::uint8_t {
    site, quiet, verbose, color, help, version,
    output, base_url, theme, drafts, future, clock, jobs, strict, dry_run, force, guest, timings, format, checks,
    fail_on, rule, area, port, bind, open, title, jurisdiction,
};

enum class FlagGroup : std::uint8_t { shows, makes, says, everywhere, unlisted };

struct FlagRow {
    Flag flag;
    std::string_view name;  // without its dashes
    char letter;            // 0 where there is none
    std::string_view value;    // "<folder>"; empty for a switch
    std::string_view choices;  // "text json github": the only values there are; empty for any
    FlagGroup group;
    unsigned verbs;  // bits, see `bit`
    std::string_view sentence;

    /// A switch may have choices: what it is set to by `--timings=json`.
    bool is_switch() const { return value.empty(); }
};

constexpr unsigned bit(Verb verb) { return 1u << static_cast<unsigned>(verb); }

std::span<const VerbRow> all_verbs();
const VerbRow& row_of(Verb verb);
std::optional<Verb> verb_called(std::string_view name);

/// Rows of one flag may differ from verb to verb; a verb has each flag at most once.
std::span<const FlagRow> all_flags();
std::vector<const FlagRow*> flags_of(Verb verb);
const FlagRow* find_flag(Verb verb, Flag flag);

/// "PRAXIS_BASE_URL"; empty for --help and --version.
std::string environment_name(const FlagRow& row);

}  // namespace praxis
