// What a person typed, understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "command/flags.h"
#include "model/config.h"

namespace praxis {

enum class Format : std::uint8_t { people, json, workflow_commands, csv, plain_text };
enum class Verbosity : std::uint8_t { quiet, normal, verbose };
enum class ColourUse : std::uint8_t { when_on_terminal, always, never };

struct Request {
    Verb verb = Verb::build;
    std::optional<std::string> site;  // --site, absolute
    Verbosity verbosity = Verbosity::normal;
    ColourUse colour = ColourUse::when_on_terminal;
    Format format = Format::people;
    Options options;  // its `site` is known only when site.toml has been found

    bool timings = false;
    bool timings_as_json = false;
    bool checks = false;
    Severity fail_on = Severity::error;
    std::vector<std::string> rules;  // none: all

    int port = 4000;                 // serve; 0 is any
    std::string bind = "127.0.0.1";  // serve: a numeric address
    bool open = false;               // serve: in a browser

    std::optional<std::string> folder;         // init: absolute
    std::optional<Jurisdiction> jurisdiction;  // init
    std::optional<Kind> kind;                  // new
    std::string title;                         // init, new; may be empty

    std::string what;       // list: empty for everything; export
    std::string id;         // render, new; may be empty
    std::string area;       // render; may be empty
    std::string treatment;  // estimate
    std::vector<std::pair<std::string, std::string>> choices;  // estimate: factor, option
};

struct HelpRequest {
    std::optional<Verb> verb;
    bool asked = true;  // false where nothing at all was typed
};

struct VersionRequest {};

/// Why a command line cannot be understood; exit status 2.
struct Misuse {
    std::string message;
    std::string hint;
};

using Understood = std::variant<Request, HelpRequest, VersionRequest, Misuse>;

}  // namespace praxis
