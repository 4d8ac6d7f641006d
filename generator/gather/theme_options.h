// What a theme lets a site choose: [options] of theme.toml, and what [brand] says to it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "markup/toml.h"
#include "model/config.h"
#include "model/theme.h"

namespace praxis {

/// One option as theme.toml describes it. A value is checked against it wherever it stands.
struct OptionRule {
    enum class Type : std::uint8_t { number, colour, choice };

    std::string name;
    Type type = Type::number;
    double least = 0;
    double most = 0;
    std::string unit;  // of a number: "rem", "px", "%" or empty
    std::vector<std::string> choices;
    std::string standard;  // the default, ready for a stylesheet
};

/// Reads the table [options] of a theme.toml. What is wrong with an option is said at its place,
/// and the option is left out.
std::vector<OptionRule> read_option_rules(const Source& source, const TomlEntry& options,
                                          Diagnostics& diagnostics);

/// Every option with what the site says or its default. A key of [brand] that is no option
/// (`unknown-key`), or a value that does not fit, is said at its place in site.toml.
std::vector<ThemeOption> chosen_options(const std::vector<OptionRule>& rules, const Config& config,
                                        Diagnostics& diagnostics);

}  // namespace praxis
