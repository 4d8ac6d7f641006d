#include "command/questions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

std::vector<std::string> words_of(const std::string& answer) {
    std::vector<std::string> words;
    const std::string apart = replaced(answer, ",", " ");
    for (const std::string_view part : split(apart, ' '))
        if (!part.empty() && std::find(words.begin(), words.end(), part) == words.end())
            words.emplace_back(part);
    return words;
}

std::string unknown_id(const std::string& answer, const std::vector<std::string>& ids) {
    const std::vector<std::string> words = words_of(answer);
    for (const std::string& word : words) {
        if (std::find(ids.begin(), ids.end(), word) != ids.end()) continue;
        const std::string near = did_you_mean(word, ids);
        return fmt::format("there is no {}{}", in_quotes(word), near.empty() ? "" : "; " + near);
    }
    return words.empty() ? "write one at least" : "";
}

}  // namespace

std::optional<std::string> ask_for(std::string_view question, std::string_view usual,
                                   const Surroundings& surroundings, const Judgement& judge) {
    const std::string asked =
        usual.empty() ? fmt::format("{} ", question) : fmt::format("{} [{}] ", question, usual);
    for (;;) {
        const std::optional<std::string> typed = surroundings.ask(asked);
        if (!typed) return std::nullopt;
        std::string answer(trimmed(*typed));
        if (answer.empty()) answer = usual;
        const std::string wrong = judge(answer);
        if (wrong.empty()) return answer;
        surroundings.console->err(fmt::format("  {}\n", wrong));
    }
}

std::optional<std::vector<std::string>> ask_for_ids(std::string_view question,
                                                    const std::vector<std::string>& ids,
                                                    const Surroundings& surroundings) {
    constexpr std::size_t most_shown = 40;
    const auto answer =
        ask_for(fmt::format("{}\n  {}:", question, first_listed(ids, most_shown)), ids.front(),
                surroundings, [&](const std::string& typed) { return unknown_id(typed, ids); });
    if (!answer) return std::nullopt;
    return words_of(*answer);
}

}  // namespace praxis
