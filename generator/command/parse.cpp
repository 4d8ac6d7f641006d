#include "command/parse.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"
#include "command/interpret.h"

namespace praxis {

namespace {

/// One run of the library over flags that are known, the others and all words left in `rest`.
struct Reading {
    GivenFlags flags;
    std::vector<std::string> rest;
    std::string needs_value;  // the flag that stands without its value
};

enum class Until : std::uint8_t { end, first_word };

/// The flag that stands as "--output=" without its value; empty where none does. The library
/// would take the next word for the value, and publish into a folder called "--jobs=1".
std::string flag_left_empty(const std::vector<std::string>& arguments,
                            std::span<const FlagRow* const> rows) {
    for (const std::string& argument : arguments)
        for (const FlagRow* row : rows)
            if (!row->is_switch() && argument == dashed(*row) + "=") return dashed(*row);
    return {};
}

Reading read_flags(std::vector<std::string> arguments, std::span<const FlagRow* const> rows,
                   Until until) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    if (until == Until::first_word) app.prefix_command();
    std::vector<std::pair<const FlagRow*, CLI::Option*>> options;
    for (const FlagRow* row : rows) {
        const std::string names =
            row->letter ? fmt::format("-{},--{}", row->letter, row->name) : dashed(*row);
        CLI::Option* option = row->is_switch() ? app.add_flag(names) : app.add_option(names);
        options.emplace_back(row, option->take_all());
    }
    Reading reading;
    reading.needs_value = flag_left_empty(arguments, rows);
    if (!reading.needs_value.empty()) return reading;
    std::reverse(arguments.begin(), arguments.end());  // as the library wants them
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        // The only mistake left to find with everything else allowed: a value that is missing. It
        // begins with the flag's name.
        const std::string_view said = error.what();
        reading.needs_value = said.substr(0, said.find(':'));
        return reading;
    }
    for (const auto& [row, option] : options)
        if (!option->results().empty())
            reading.flags[row->flag] = Given{option->results(), dashed(*row)};
    reading.rest = app.remaining();
    return reading;
}

/// Flags of all verbs, each once: what may stand before the verb is decided when it is known.
std::vector<const FlagRow*> global_flags() {
    std::vector<const FlagRow*> rows;
    for (const FlagRow& row : all_flags())
        if (row.group == FlagGroup::everywhere || row.flag == Flag::version) rows.push_back(&row);
    return rows;
}

/// "--out" and "--url" for --output and --base-url: the beginning of a part of the name.
std::string flag_cut_short(std::string_view typed, std::span<const FlagRow* const> rows) {
    constexpr std::size_t shortest = 3;
    const std::string_view name =
        typed.substr(std::min(typed.size(), typed.find_first_not_of('-')));
    if (name.size() < shortest) return {};
    for (const FlagRow* row : rows)
        for (const std::string_view part : split(row->name, '-'))
            if (part.starts_with(name)) return "did you mean " + in_quotes(dashed(*row)) + "?";
    return {};
}

Misuse unknown_flag(std::string_view typed, std::span<const FlagRow* const> rows,
                    std::optional<Verb> verb) {
    const std::string flag(typed.substr(0, typed.find('=')));
    const std::string of =
        verb ? fmt::format("{} has no flag {}", row_of(*verb).name, in_quotes(flag))
             : fmt::format("there is no flag {}", in_quotes(flag));
    std::vector<std::string> known;
    for (const FlagRow* row : rows) known.push_back(dashed(*row));
    std::string hint = did_you_mean(flag, known);
    if (hint.empty()) hint = flag_cut_short(flag, rows);
    if (hint.empty())
        for (const FlagRow& row : all_flags()) {
            if (row.group == FlagGroup::unlisted) continue;
            if (dashed(row) != flag && !(row.letter && flag == fmt::format("-{}", row.letter)))
                continue;
            for (const VerbRow& other : all_verbs())
                if (hint.empty() && (row.verbs & bit(other.verb)))
                    hint = verb ? fmt::format("praxis {} has it", other.name)
                                : fmt::format("write it after the verb: praxis {} {}", other.name,
                                              flag);
        }
    if (hint.empty()) hint = verb ? hint_to_help(*verb) : std::string(help_hint);
    return {of, hint};
}

Misuse unknown_verb(const std::string& typed) {
    std::vector<std::string> names;
    for (const VerbRow& row : all_verbs()) names.emplace_back(row.name);
    std::string hint = did_you_mean(typed, names);
    for (const FlagRow* row : global_flags())
        if (row->name == typed) hint = "did you mean " + in_quotes(dashed(*row)) + "?";
    return {fmt::format("there is no verb {}", in_quotes(typed)), hint.empty() ? help_hint : hint};
}

}  // namespace

Understood parse(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
    const std::vector<const FlagRow*> global = global_flags();
    Reading before = read_flags(arguments, global, Until::first_word);
    if (!before.needs_value.empty()) return missing_value(before.needs_value, global);

    Arguments all;
    all.flags = std::move(before.flags);
    std::optional<Verb> verb;
    if (!before.rest.empty()) {
        all.verb = before.rest.front();
        if (looks_like_a_flag(all.verb)) return unknown_flag(all.verb, global, std::nullopt);
        verb = verb_called(all.verb);
        if (!verb) return unknown_verb(all.verb);

        const std::vector<const FlagRow*> own = flags_of(*verb);
        Reading after = read_flags({before.rest.begin() + 1, before.rest.end()}, own, Until::end);
        if (!after.needs_value.empty()) return missing_value(after.needs_value, own);
        for (auto& [flag, given] : after.flags) all.flags[flag] = std::move(given);
        all.words = std::move(after.rest);
    }
    if (all.flags.contains(Flag::help)) return HelpRequest{verb, true};
    if (all.flags.contains(Flag::version)) return VersionRequest{};
    if (!verb) {
        if (arguments.empty()) return HelpRequest{std::nullopt, false};
        return Misuse{"a verb is missing", help_hint};
    }
    for (const std::string& word : all.words)
        if (looks_like_a_flag(word)) return unknown_flag(word, flags_of(*verb), verb);
    return interpret(*verb, all, surroundings);
}

}  // namespace praxis
