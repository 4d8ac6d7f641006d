#include "command/interpret.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "begin/new_file.h"
#include "clinic/jurisdiction.h"
#include "clinic/rules.h"
#include "command/parse.h"
#include "render/render.h"

namespace praxis {

std::string hint_to_help(Verb verb) {
    return fmt::format("praxis {} --help lists its flags", row_of(verb).name);
}

std::string dashed(const FlagRow& row) {
    return fmt::format("--{}", row.name);
}

bool looks_like_a_flag(std::string_view word) {
    return word.size() > 1 && word.front() == '-';
}

Misuse missing_value(const std::string& flag, std::span<const FlagRow* const> rows) {
    for (const FlagRow* row : rows)
        if (dashed(*row) == flag || flag == fmt::format("-{}", row->letter))
            return {fmt::format("--{} needs a value", row->name),
                    fmt::format("write --{} {}", row->name,
                                row->choices.empty() ? std::string(row->value)
                                                     : replaced(row->choices, " ", "|"))};
    return {fmt::format("{} needs a value", printable(flag)), help_hint};
}

std::string absolute_path(const std::string& path, const std::string& working_folder) {
    const std::string whole = path.starts_with('/') ? path : working_folder + '/' + path;
    std::vector<std::string_view> parts;
    for (const std::string_view part : split(whole, '/')) {
        if (part.empty() || part == ".") continue;
        if (part != "..")
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string result;
    for (const std::string_view part : parts) {
        result += '/';
        result += part;
    }
    return result.empty() ? "/" : result;
}

namespace {

bool is_true_word(std::string_view word) {
    return word == "1" || word == "true" || word == "yes" || word == "on";
}

bool is_false_word(std::string_view word) {
    return word == "0" || word == "false" || word == "no" || word == "off";
}

/// What can stand before every address of a site: http or https, a host, perhaps a path.
bool is_base_url(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    const std::string_view rest = text.substr(scheme);
    const std::string_view host = rest.substr(0, rest.find('/'));
    const std::string path = std::string(rest.substr(host.size())) + '/';
    return scheme > 0 && !host.empty() && host.find('@') == std::string_view::npos &&
           rest.find_first_of(" \t\r\n\"'<>?#\\") == std::string_view::npos &&
           printable(rest) == rest && rest.find("//") == std::string_view::npos &&
           path.find("/../") == std::string::npos && path.find("/./") == std::string::npos;
}

/// Turns what was given into a request. The first mistake ends it.
class Interpreter {
public:
    Interpreter(Verb verb, const Arguments& arguments, const Surroundings& surroundings)
        : verb_(verb), arguments_(arguments), surroundings_(surroundings) {
        request_.verb = verb;
        request_.options.unix_seconds = surroundings.unix_seconds;
    }

    Understood interpret() {
        for (const FlagRow* row : flags_of(verb_)) {
            const std::optional<Given> given = given_for(*row);
            if (given) apply(*row, *given);
            if (misuse_) return *misuse_;
        }
        settle_verbosity();
        if (request_.options.jobs == 0) request_.options.jobs = surroundings_.processors;
        apply_words();
        if (misuse_) return *misuse_;
        return std::move(request_);
    }

private:
    void fail(std::string message, std::string hint) {
        if (!misuse_) misuse_ = Misuse{std::move(message), std::move(hint)};
    }

    /// -q on the command line beats PRAXIS_VERBOSE in the environment, and the other way round.
    void settle_verbosity() {
        if (quiet_ && verbose_) {
            const bool quiet_typed = arguments_.flags.contains(Flag::quiet);
            const bool verbose_typed = arguments_.flags.contains(Flag::verbose);
            if (quiet_typed == verbose_typed)
                return fail(quiet_typed ? "--quiet and --verbose ask for opposite things"
                                        : "PRAXIS_QUIET and PRAXIS_VERBOSE ask for opposite things",
                            "choose one of them");
            (quiet_typed ? verbose_ : quiet_) = false;
        }
        if (quiet_) request_.verbosity = Verbosity::quiet;
        if (verbose_) request_.verbosity = Verbosity::verbose;
    }

    /// The flag beats its environment variable; an empty variable is none.
    std::optional<Given> given_for(const FlagRow& row) {
        if (const auto found = arguments_.flags.find(row.flag); found != arguments_.flags.end())
            return found->second;
        const std::string name = environment_name(row);
        if (name.empty() || !surroundings_.environment) return std::nullopt;
        const std::optional<std::string> value = surroundings_.environment(name);
        if (!value || value->empty()) return std::nullopt;
        // A variable speaks to all verbs: PRAXIS_FORMAT=github is not meant for `list`.
        if (!row.choices.empty() && !is_choice(row, *value))
            for (const FlagRow& other : all_flags())
                if (other.flag == row.flag && is_choice(other, *value)) return std::nullopt;
        return Given{{*value}, name};
    }

    static bool is_choice(const FlagRow& row, std::string_view value) {
        const auto choices = split(row.choices, ' ');
        return std::find(choices.begin(), choices.end(), value) != choices.end();
    }

    void apply(const FlagRow& row, const Given& given) {
        if (row.is_switch()) {
            const std::string value = lower_cased(given.values.back());
            if (!row.choices.empty() && is_choice(row, value)) {
                set_switch(row.flag, true);
                return set_value(row.flag, given, value);
            }
            if (!is_true_word(value) && !is_false_word(value))
                return fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                            !row.choices.empty()
                                ? fmt::format("write --{0} or --{0}={1}", row.name, row.choices)
                            : by_environment(given)
                                ? "write 1 or 0"
                                : fmt::format("write {} alone, or leave it out", given.by));
            return set_switch(row.flag, is_true_word(value));
        }
        if (given.values.size() > 1 && row.flag != Flag::rule)
            return fail(fmt::format("{} is given {} times", given.by, given.values.size()),
                        "give it once");
        for (const std::string& value : given.values) {
            if (value.empty() || (looks_like_a_flag(value) && is_flag_of_verb(value)))
                return fail(missing(row));
            if (!row.choices.empty() && !is_choice(row, value))
                return fail_choice(row, given, value);
            set_value(row.flag, given, value);
        }
    }

    void fail(Misuse misuse) {
        if (!misuse_) misuse_ = std::move(misuse);
    }

    Misuse missing(const FlagRow& row) const {
        const FlagRow* const rows[] = {&row};
        return missing_value(dashed(row), rows);
    }

    bool is_flag_of_verb(std::string_view value) const {
        for (const FlagRow* row : flags_of(verb_))
            if (value == dashed(*row) || (row->letter && value == fmt::format("-{}", row->letter)))
                return true;
        return false;
    }

    void fail_choice(const FlagRow& row, const Given& given, const std::string& value) {
        std::vector<std::string> choices;
        for (const std::string_view choice : split(row.choices, ' ')) choices.emplace_back(choice);
        const std::string near = did_you_mean(value, choices);
        fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
             near.empty() ? "write " + listed(choices, "or") : near);
    }

    void set_switch(Flag flag, bool on) {
        Options& options = request_.options;
        switch (flag) {
            case Flag::drafts: options.drafts = on; break;
            case Flag::future: options.future = on; break;
            case Flag::strict: options.strict = on; break;
            case Flag::dry_run: options.dry_run = on; break;
            case Flag::force: options.force = on; break;
            case Flag::guest: options.guest = on; break;
            case Flag::timings: request_.timings = on; break;
            case Flag::checks: request_.checks = on; break;
            case Flag::open: request_.open = on; break;
            case Flag::quiet: quiet_ = on; break;
            case Flag::verbose: verbose_ = on; break;
            default: break;
        }
    }

    void set_value(Flag flag, const Given& given, const std::string& value) {
        switch (flag) {
            case Flag::site:
                request_.site = absolute_path(value, surroundings_.working_folder);
                break;
            case Flag::output:
                request_.options.output = absolute_path(value, surroundings_.working_folder);
                break;
            case Flag::base_url: set_base_url(given, value); break;
            case Flag::clock: set_clock(given, value); break;
            case Flag::theme: set_theme(given, value); break;
            case Flag::area: request_.area = value; break;
            case Flag::title: set_title(given, value); break;
            case Flag::jurisdiction: request_.jurisdiction = jurisdiction_called(value); break;
            case Flag::jobs: set_jobs(given, value); break;
            case Flag::rule: set_rule(given, value); break;
            case Flag::timings: request_.timings_as_json = value == "json"; break;
            case Flag::port: set_port(given, value); break;
            case Flag::bind: request_.bind = value; break;
            case Flag::fail_on:
                request_.fail_on = value == "warning" ? Severity::warning : Severity::error;
                break;
            case Flag::format:
                request_.format = value == "json"     ? Format::json
                                  : value == "github" ? Format::workflow_commands
                                  : value == "csv"    ? Format::csv
                                  : value == "text" && verb_ == Verb::render_part
                                      ? Format::plain_text
                                      : Format::people;
                break;
            case Flag::color:
                // NO_COLOR is stronger than a wish of the environment, and weaker than a flag.
                request_.colour = value == "never" ? ColourUse::never
                                  : value == "always" && !(by_environment(given) && no_colour())
                                      ? ColourUse::always
                                      : ColourUse::when_on_terminal;
                break;
            default: break;
        }
    }

    static bool by_environment(const Given& given) { return !given.by.starts_with("--"); }

    bool no_colour() const {
        const auto value = surroundings_.environment("NO_COLOR");
        return value && !value->empty();
    }

    void set_base_url(const Given& given, const std::string& value) {
        if (!is_base_url(value))
            return fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                        "write a whole address, for example https://clinic.example/");
        request_.options.base_url = value;
    }

    void set_theme(const Given& given, const std::string& value) {
        if (!is_id(value))
            return fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                        "write a theme's name, for example embed");
        request_.options.theme = value;
    }

    void set_title(const Given& given, const std::string& value) {
        if (!is_title(value))
            return fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                        "write it in letters that can be seen");
        request_.title = value;
    }

    void set_clock(const Given& given, const std::string& value) {
        request_.options.clock = parse_date(value);
        if (!request_.options.clock)
            fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                 "write a day that exists as year, month and day, for example 2026-05-01");
    }

    void set_jobs(const Given& given, const std::string& value) {
        std::size_t jobs = 0;
        const char* const end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, jobs);
        if (read.ec != std::errc() || read.ptr != end || jobs < 1 || jobs > most_jobs)
            return fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                        fmt::format("write a number from 1 to {}", most_jobs));
        request_.options.jobs = jobs;
    }

    void set_port(const Given& given, const std::string& value) {
        constexpr int most = 65'535;
        const char* const end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, request_.port);
        if (read.ec != std::errc() || read.ptr != end || request_.port < 0 || request_.port > most)
            fail(fmt::format("{} cannot be {}", given.by, in_quotes(value)),
                 "write a number from 1 to 65535, or 0 for any that is free");
    }

    void set_rule(const Given& given, const std::string& value) {
        if (!rule_called(value)) {
            const std::string near = did_you_mean(value, rule_ids());
            return fail(fmt::format("{}: there is no rule {}", given.by, in_quotes(value)),
                        near.empty() ? "a rule's id stands in brackets in its messages" : near);
        }
        request_.rules.push_back(value);
    }

    void apply_words() {
        const std::vector<std::string>& words = arguments_.words;
        const VerbRow& row = row_of(verb_);
        if (words.size() > row.most_words)
            return fail(fmt::format("{} cannot do anything with {}", row.name,
                                    in_quotes(words[row.most_words])),
                        hint_to_help(verb_));
        if (verb_ == Verb::list && !words.empty()) request_.what = words[0];
        if (verb_ == Verb::estimate) apply_estimate_words(words);
        if (verb_ == Verb::export_data) apply_export_words(words);
        if (verb_ == Verb::render_part) apply_render_words(words);
        if (verb_ == Verb::init && !words.empty())
            request_.folder = absolute_path(words[0], surroundings_.working_folder);
        if (verb_ == Verb::new_file) apply_new_words(words);
    }

    void apply_new_words(const std::vector<std::string>& words) {
        if (words.empty()) return;
        request_.kind = makeable_kind(words[0]);
        if (!request_.kind) {
            const std::string near = did_you_mean(words[0], makeable_names());
            return fail(fmt::format("there is no kind {} to make", in_quotes(words[0])),
                        near.empty() ? "write one of " + listed(makeable_names(), "or") : near);
        }
        if (words.size() < 2) return;
        if (const auto fault = fault_of_id(*request_.kind, words[1]))
            return fail(fault->message, fault->hint);
        request_.id = words[1];
    }

    void apply_render_words(const std::vector<std::string>& words) {
        if (words.empty())
            return fail("render needs to know what",
                        "write one of " + listed(fragment_names(), "or"));
        if (std::find(fragment_names().begin(), fragment_names().end(), words[0]) ==
            fragment_names().end()) {
            const std::string near = did_you_mean(words[0], fragment_names());
            return fail(fmt::format("there is no part {}", in_quotes(words[0])),
                        near.empty() ? "write one of " + listed(fragment_names(), "or") : near);
        }
        request_.what = words[0];
        if (words.size() > 1) request_.id = words[1];
        const bool of_treatment =
            words[0] == "estimate" || words[0] == "prices" || words[0] == "treatment";
        if (!request_.area.empty() && !of_treatment)
            fail(fmt::format("{} cannot be of an area", words[0]), "leave out --area");
    }

    void apply_export_words(const std::vector<std::string>& words) {
        static const std::vector<std::string> known = {"catalogue", "catalogue-schema"};
        if (words.empty()) return fail("export needs to know what", "praxis export catalogue");
        if (std::find(known.begin(), known.end(), words[0]) == known.end()) {
            const std::string near = did_you_mean(words[0], known);
            return fail(fmt::format("there is nothing called {} to export", in_quotes(words[0])),
                        near.empty() ? "write " + listed(known, "or") : near);
        }
        request_.what = words[0];
        if (request_.what == "catalogue-schema" && request_.format == Format::csv)
            fail("a schema has no csv", "leave out --format");
    }

    void apply_estimate_words(const std::vector<std::string>& words) {
        if (words.empty())
            return fail("estimate needs a treatment", "praxis list treatments shows what there is");
        request_.treatment = words[0];
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            if (equals == std::string::npos || equals == 0 || equals + 1 == words[i].size())
                return fail(fmt::format("{} is not a factor and its option", in_quotes(words[i])),
                            "write factor=option, for example area=face");
            request_.choices.emplace_back(words[i].substr(0, equals), words[i].substr(equals + 1));
        }
    }

    // More workers than this only cost memory.
    static constexpr std::size_t most_jobs = 256;

    Verb verb_;
    const Arguments& arguments_;
    const Surroundings& surroundings_;
    Request request_ = fresh_request();
    bool quiet_ = false;
    bool verbose_ = false;
    std::optional<Misuse> misuse_;

    static Request fresh_request() {
        Request request;
        request.options.jobs = 0;  // until a number is given: as many as there are processors
        return request;
    }
};

}  // namespace

Understood interpret(Verb verb, const Arguments& arguments, const Surroundings& surroundings) {
    return Interpreter(verb, arguments, surroundings).interpret();
}

}  // namespace praxis
