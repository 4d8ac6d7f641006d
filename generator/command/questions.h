// What a person at a terminal is asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/surroundings.h"

namespace praxis {

/// Why an answer will not do, and what to write; empty where it will.
using Judgement = std::function<std::string(const std::string& answer)>;

/// Asks until the answer will do. An empty answer is `usual`, unless that is empty. Nullopt where
/// the input ends.
std::optional<std::string> ask_for(std::string_view question, std::string_view usual,
                                   const Surroundings& surroundings, const Judgement& judge);

/// Some of `ids`, typed with commas or blanks between.
std::optional<std::vector<std::string>> ask_for_ids(std::string_view question,
                                                    const std::vector<std::string>& ids,
                                                    const Surroundings& surroundings);

}  // namespace praxis
