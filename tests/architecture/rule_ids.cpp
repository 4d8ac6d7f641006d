#include "tests/architecture/rule_ids.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <regex>
#include <set>
#include <string_view>
#include <utility>

namespace praxis::architecture {
namespace {

bool has_end(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_word(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// The offset past a string or character that begins at `at`; `at` itself where none begins.
std::size_t past_quoted(const std::string& text, std::size_t at) {
    const char quote = text[at];
    if (quote == '"' && at > 0 && text[at - 1] == 'R') {
        const std::size_t open = text.find('(', at);
        const std::string close = ")" + text.substr(at + 1, open - at - 1) + "\"";
        return std::min(text.find(close, open), text.size() - close.size()) + close.size();
    }
    const bool digit_separator = quote == '\'' && at > 0 && is_word(text[at - 1]);
    if ((quote != '"' && quote != '\'') || digit_separator) return at;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            return i + 1;
        }
    }
    return text.size();
}

/// The arguments of the call whose `(` stands at `open`, cut at their commas.
std::vector<std::string> arguments_at(const std::string& text, std::size_t open) {
    std::vector<std::string> arguments;
    std::size_t begin = open + 1;
    int depth = 0;
    for (std::size_t i = open; i < text.size();) {
        if (const std::size_t past = past_quoted(text, i); past != i) {
            i = past;
            continue;
        }
        const char letter = text[i];
        if (letter == '(' || letter == '{' || letter == '[') ++depth;
        if (letter == ')' || letter == '}' || letter == ']') --depth;
        if (depth == 0 || (depth == 1 && letter == ',')) {
            arguments.push_back(text.substr(begin, i - begin));
            begin = i + 1;
            if (depth == 0) break;
        }
        ++i;
    }
    return arguments;
}

/// The last word that ends before `end`, blanks left out.
std::string word_before(const std::string& text, std::size_t end) {
    while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
    std::size_t begin = end;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

/// The function, or the variable of the lambda, whose parameters open at `open`.
std::string owner_of(const std::string& text, std::size_t open) {
    if (open == 0 || text[open - 1] != ']') return word_before(text, open);
    const std::size_t capture = text.rfind('[', open);
    const std::size_t equals = text.find_last_not_of(" \n", capture - 1);
    return equals != std::string::npos && text[equals] == '=' ? word_before(text, equals) : "";
}

struct RuleParameter {
    std::string function;
    std::size_t index;
    std::string only_in;  // the .cpp file that has the function; empty for a header's
    auto operator<=>(const RuleParameter&) const = default;
};

/// The function that has the parameter at `at`, and how many parameters stand before it.
std::optional<RuleParameter> parameter_at(const std::string& text, std::size_t at,
                                          const std::string& path) {
    std::size_t index = 0;
    int depth = 0;
    for (std::size_t i = at; i-- > 0;) {
        const char letter = text[i];
        if (letter == ';' || letter == '{' || letter == '}') return std::nullopt;  // a field
        if (letter == ')' || letter == '>') ++depth;
        if (letter == '<') --depth;
        if (letter == ',' && depth == 0) ++index;
        if (letter == '(' && depth-- == 0) {
            const std::string function = owner_of(text, i);
            if (function.empty()) return std::nullopt;
            return RuleParameter{function, index, has_end(path, ".cpp") ? path : std::string()};
        }
    }
    return std::nullopt;
}

std::string place_of(const ProjectFile& file, const std::string& text, std::size_t at) {
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return file.path + ":" + std::to_string(line);
}

/// Reads one argument that gives a rule: ids in quotes, or a variable that is called a rule.
void read_rule(const std::string& argument, const std::string& place, RuleIds& ids) {
    static const std::regex quoted_id("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");
    static const std::regex handed_on(R"(\b\w*rule_?\b)");
    bool found = false;
    for (std::sregex_iterator id(argument.begin(), argument.end(), quoted_id), end; id != end;
         ++id) {
        ids.said.emplace((*id)[1], place);
        found = true;
    }
    if (!found && !std::regex_search(argument, handed_on)) {
        ids.unreadable.push_back(place + ": cannot tell which rule is meant by " + argument);
    }
}

}  // namespace

std::string without_comments(const std::string& text) {
    std::string code = text;
    for (std::size_t i = 0; i < code.size();) {
        if (const std::size_t past = past_quoted(code, i); past != i) {
            i = past;
        } else if (code.compare(i, 2, "//") == 0 || code.compare(i, 2, "/*") == 0) {
            const bool line = code[i + 1] == '/';
            const std::size_t end =
                std::min(line ? code.find('\n', i) : code.find("*/", i + 2), code.size() - 1);
            for (; i <= end; ++i) {
                if (code[i] != '\n') code[i] = ' ';
            }
            if (!line && i < code.size()) code[i++] = ' ';  // the slash of */
        } else {
            ++i;
        }
    }
    return code;
}

RuleIds rule_ids_of(const std::vector<ProjectFile>& folder) {
    static const std::regex rule_parameter(
        R"((?:std::string_view|std::string|std::string&|char\*) rule\b\s*[,)])");
    std::vector<ProjectFile> generator;
    std::copy_if(folder.begin(), folder.end(), std::back_inserter(generator),
                 [](const ProjectFile& file) {
                     return has_end(file.path, ".cpp") || has_end(file.path, ".h");
                 });
    std::vector<std::string> codes;
    std::set<RuleParameter> parameters;
    for (const ProjectFile& file : generator) {
        codes.push_back(without_comments(file.text));
        const std::string& code = codes.back();
        for (std::sregex_iterator at(code.begin(), code.end(), rule_parameter), end; at != end;
             ++at) {
            const auto parameter =
                parameter_at(code, static_cast<std::size_t>(at->position()), file.path);
            if (parameter) parameters.insert(*parameter);
        }
    }

    RuleIds ids;
    for (const RuleParameter& parameter : parameters) {
        const std::regex call("\\b" + parameter.function + R"(\s*\()");
        for (std::size_t f = 0; f < generator.size(); ++f) {
            const std::string& only_in = parameter.only_in;
            if (!only_in.empty() && only_in != generator[f].path) continue;
            const std::string& code = codes[f];
            for (std::sregex_iterator at(code.begin(), code.end(), call), end; at != end; ++at) {
                const auto begin = static_cast<std::size_t>(at->position());
                const std::size_t open = begin + static_cast<std::size_t>(at->length()) - 1;
                const std::vector<std::string> arguments = arguments_at(code, open);
                // Many things can be added; only a finding begins with how bad it is.
                if (parameter.function == "add" &&
                    (arguments.empty() || arguments[0].find("everity") == std::string::npos)) {
                    continue;
                }
                if (arguments.size() <= parameter.index) continue;  // of another function's name
                const bool declares = std::any_of(
                    arguments.begin(), arguments.end(), [](const std::string& argument) {
                        return std::regex_search(argument + ",", rule_parameter);
                    });
                if (declares) continue;
                read_rule(arguments[parameter.index], place_of(generator[f], code, begin), ids);
            }
        }
    }
    std::sort(ids.unreadable.begin(), ids.unreadable.end());
    return ids;
}

}  // namespace praxis::architecture
