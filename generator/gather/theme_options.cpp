#include "gather/theme_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "model/fields.h"

namespace praxis {

namespace {

// Keys of [brand] that every theme shares.
constexpr std::array<std::string_view, 7> shared_keys = {"accent", "paper", "ink",      "font",
                                                         "logo",   "share", "share_alt"};
constexpr std::array<std::string_view, 4> units = {"", "rem", "px", "%"};

bool is_number(const TomlValue& value) {
    return value.type == TomlValue::Type::integer || value.type == TomlValue::Type::decimal;
}

/// Nullopt for what is no plain number ("inf", "1e99").
std::optional<double> number_of(const TomlValue& value) {
    if (value.type == TomlValue::Type::integer) return static_cast<double>(value.integer);
    double number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

class Judge {
public:
    Judge(const Source& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    void say(std::string_view rule, Span where, std::string message, std::string hint) {
        diagnostics_.error(rule, Place::in(source_, where), std::move(message))
            .with_hint(std::move(hint));
    }

    /// Ready for a stylesheet: rebuilt from what was read, never pasted.
    std::optional<std::string> value_of(const OptionRule& rule, std::string_view key,
                                        const TomlValue& value) {
        switch (rule.type) {
            case OptionRule::Type::number: return number(rule, key, value);
            case OptionRule::Type::colour: return colour(key, value);
            case OptionRule::Type::choice: return choice(rule, key, value);
        }
        return std::nullopt;
    }

private:
    std::optional<std::string> number(const OptionRule& rule, std::string_view key,
                                      const TomlValue& value) {
        const std::string bounds =
            fmt::format("write a number from {} to {}", rule.least, rule.most);
        const auto read = is_number(value) ? number_of(value) : std::nullopt;
        if (!is_number(value)) {
            say("wrong-type", value.where,
                fmt::format("{} must be a number, and this is {}", in_quotes(key),
                            value.type_in_words()),
                bounds);
            return std::nullopt;
        }
        if (!read || *read < rule.least || *read > rule.most) {
            say("out-of-range", value.where,
                fmt::format("{} goes from {} to {}{}", in_quotes(key), rule.least, rule.most,
                            rule.unit.empty() ? "" : " " + rule.unit),
                bounds);
            return std::nullopt;
        }
        return fmt::format("{:.6g}{}", *read, rule.unit);
    }

    std::optional<std::string> colour(std::string_view key, const TomlValue& value) {
        if (value.type == TomlValue::Type::text && is_colour(value.text))
            return lower_cased(value.text);
        say("malformed-colour", value.where, fmt::format("{} must be a colour", in_quotes(key)),
            "write # and six digits from 0 to f: \"#0f766e\"");
        return std::nullopt;
    }

    std::optional<std::string> choice(const OptionRule& rule, std::string_view key,
                                      const TomlValue& value) {
        const bool is_text = value.type == TomlValue::Type::text;
        if (is_text &&
            std::find(rule.choices.begin(), rule.choices.end(), value.text) != rule.choices.end())
            return value.text;
        const std::string near = is_text ? did_you_mean(value.text, rule.choices) : std::string();
        say("unknown-choice", value.where,
            is_text ? fmt::format("{} cannot be {}", in_quotes(key), in_quotes(value.text))
                    : fmt::format("{} must be a text, and this is {}", in_quotes(key),
                                  value.type_in_words()),
            near.empty() ? "write one of " + listed(rule.choices) : near);
        return std::nullopt;
    }

    const Source& source_;
    Diagnostics& diagnostics_;
};

class RuleReader {
public:
    RuleReader(const Source& source, const TomlEntry& entry, Diagnostics& diagnostics)
        : entry_(entry), judge_(source, diagnostics) {}

    std::optional<OptionRule> read() {
        rule_.name = entry_.key;
        if (!is_id(rule_.name))
            return fault("malformed-id", entry_.key_where,
                         in_quotes(rule_.name) + " cannot be an option's name",
                         "use the letters a to z, digits and hyphens");
        if (std::find(shared_keys.begin(), shared_keys.end(), rule_.name) != shared_keys.end())
            return fault("unknown-key", entry_.key_where,
                         in_quotes(rule_.name) + " belongs to every theme's [brand]",
                         "give the option another name");
        if (entry_.value.type != TomlValue::Type::table)
            return fault(
                "wrong-type", entry_.value.where,
                fmt::format("an option must be a table, and this is {}",
                            entry_.value.type_in_words()),
                fmt::format("write [options.{}] and below it type and default", rule_.name));
        if (!take_keys() || !take_type() || !take_bounds()) return std::nullopt;
        const TomlValue* standard =
            entry_.value.find("default") ? &entry_.value.find("default")->value : nullptr;
        if (!standard) return missing("default");
        const auto value = judge_.value_of(rule_, "default", *standard);
        if (!value) return std::nullopt;
        rule_.standard = *value;
        return rule_;
    }

private:
    std::nullopt_t fault(std::string_view rule, Span where, std::string message, std::string hint) {
        judge_.say(rule, where, std::move(message), std::move(hint));
        return std::nullopt;
    }
    std::nullopt_t missing(std::string_view key) {
        return fault("missing-key", entry_.key_where,
                     fmt::format("the option {} says no {}", in_quotes(rule_.name), key),
                     fmt::format("add {} below [options.{}]", key, rule_.name));
    }

    bool take_keys() {
        static const std::vector<std::string> keys = {"type", "default", "least",
                                                      "most", "unit",    "choices"};
        for (const TomlEntry& entry : entry_.value.entries)
            if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
                const std::string near = did_you_mean(entry.key, keys);
                fault("unknown-key", entry.key_where, "an option has no " + in_quotes(entry.key),
                      near.empty() ? "an option has " + listed(keys) : near);
                return false;
            }
        return true;
    }

    bool take_type() {
        static const std::vector<std::string> types = {"number", "colour", "choice"};
        const TomlEntry* type = entry_.value.find("type");
        if (!type) {
            missing("type");
            return false;
        }
        const auto found = std::find(types.begin(), types.end(), type->value.text);
        if (type->value.type != TomlValue::Type::text || found == types.end()) {
            const std::string near = did_you_mean(type->value.text, types);
            fault("unknown-choice", type->value.where, "an option has no such type",
                  near.empty() ? "write one of " + listed(types) : near);
            return false;
        }
        rule_.type = static_cast<OptionRule::Type>(found - types.begin());
        return true;
    }

    bool take_bounds() {
        if (rule_.type == OptionRule::Type::choice) return take_choices();
        if (rule_.type == OptionRule::Type::colour) return true;
        for (const auto& [key, bound] : {std::pair{"least", &rule_.least}, {"most", &rule_.most}}) {
            const TomlEntry* entry = entry_.value.find(key);
            const auto number =
                entry && is_number(entry->value) ? number_of(entry->value) : std::nullopt;
            if (!entry) {
                missing(key);
                return false;
            }
            if (!number) {
                fault("wrong-type", entry->value.where, in_quotes(key) + " must be a number",
                      "write a number: 0.5");
                return false;
            }
            *bound = *number;
        }
        if (const TomlEntry* unit = entry_.value.find("unit")) {
            if (std::find(units.begin(), units.end(), unit->value.text) == units.end() ||
                unit->value.type != TomlValue::Type::text) {
                fault("unknown-choice", unit->value.where, "there is no such unit",
                      "write \"rem\", \"px\" or \"%\"");
                return false;
            }
            rule_.unit = unit->value.text;
        }
        return true;
    }

    bool take_choices() {
        const TomlEntry* choices = entry_.value.find("choices");
        if (!choices) {
            missing("choices");
            return false;
        }
        for (const TomlValue& item : choices->value.items) {
            if (item.type != TomlValue::Type::text || !is_id(item.text)) {
                fault("malformed-id", item.where, "this cannot be a choice",
                      "use the letters a to z, digits and hyphens");
                return false;
            }
            rule_.choices.push_back(item.text);
        }
        if (!rule_.choices.empty()) return true;
        fault("wrong-type", choices->value.where, "\"choices\" must be a list of texts",
              "write choices = [\"narrow\", \"wide\"]");
        return false;
    }

    const TomlEntry& entry_;
    Judge judge_;
    OptionRule rule_;
};

}  // namespace

std::vector<OptionRule> read_option_rules(const Source& source, const TomlEntry& options,
                                          Diagnostics& diagnostics) {
    std::vector<OptionRule> rules;
    if (options.value.type != TomlValue::Type::table) {
        Judge(source, diagnostics)
            .say("wrong-type", options.value.where,
                 fmt::format("\"options\" must be a table, and this is {}",
                             options.value.type_in_words()),
                 "write [options.<name>] for each option");
        return rules;
    }
    for (const TomlEntry& entry : options.value.entries)
        if (auto rule = RuleReader(source, entry, diagnostics).read())
            rules.push_back(std::move(*rule));
    return rules;
}

std::vector<ThemeOption> chosen_options(const std::vector<OptionRule>& rules, const Config& config,
                                        Diagnostics& diagnostics) {
    std::vector<ThemeOption> options;
    std::vector<std::string> names(shared_keys.begin(), shared_keys.end());
    for (const OptionRule& rule : rules) {
        options.push_back({rule.name, rule.standard});
        names.push_back(rule.name);
    }
    for (const TomlEntry& written : config.theme_options) {
        const auto rule = std::find_if(
            rules.begin(), rules.end(),
            [&](const OptionRule& candidate) { return candidate.name == written.key; });
        Judge judge(*config.source, diagnostics);
        if (rule == rules.end()) {
            const std::string near = did_you_mean(written.key, names);
            judge.say("unknown-key", written.key_where,
                      "[brand] has no key " + in_quotes(written.key),
                      near.empty() ? "with the theme " + in_quotes(config.theme.value) +
                                         " [brand] has " + listed(names)
                                   : near);
        } else if (!is_left_empty(written.value)) {
            if (auto value = judge.value_of(*rule, written.key, written.value))
                options[static_cast<std::size_t>(rule - rules.begin())].value = std::move(*value);
        }
    }
    std::sort(options.begin(), options.end(),
              [](const ThemeOption& a, const ThemeOption& b) { return a.name < b.name; });
    return options;
}

}  // namespace praxis
