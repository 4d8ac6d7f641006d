// What was given on the command line and in the environment → a request.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/flags.h"
#include "command/request.h"
#include "command/surroundings.h"

namespace praxis {

/// What was given for a flag, and by what: "--clock" or "PRAXIS_CLOCK".
struct Given {
    std::vector<std::string> values;
    std::string by;
};

using GivenFlags = std::map<Flag, Given>;

struct Arguments {
    std::string verb;                // empty where none was typed
    std::vector<std::string> words;  // after the verb
    GivenFlags flags;
};

/// "praxis build --help lists its flags".
std::string hint_to_help(Verb verb);
/// "--clock".
std::string dashed(const FlagRow& row);

inline constexpr char help_hint[] = "praxis --help lists the verbs";

bool looks_like_a_flag(std::string_view word);
/// `flag` as it was typed, "--clock" or "-c".
Misuse missing_value(const std::string& flag, std::span<const FlagRow* const> rows);

/// Judges values and words. The first mistake ends it.
Understood interpret(Verb verb, const Arguments& arguments, const Surroundings& surroundings);

}  // namespace praxis
