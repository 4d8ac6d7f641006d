#include "command/parse.h"

#include <doctest/doctest.h>

#include <map>

using namespace praxis;

namespace {

using Words = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

Surroundings world(Environment environment = {}) {
    Surroundings surroundings;
    surroundings.working_folder = "/home/editor/clinic";
    surroundings.processors = 4;
    surroundings.unix_seconds = 1'790'000'000;
    surroundings.environment = [environment](const std::string& name) {
        const auto found = environment.find(name);
        return found == environment.end() ? std::nullopt
                                          : std::optional<std::string>(found->second);
    };
    return surroundings;
}

Understood understood(const Words& words, const Environment& environment = {}) {
    return parse(words, world(environment));
}

Request request(const Words& words, const Environment& environment = {}) {
    const Understood result = understood(words, environment);
    if (const auto* misuse = std::get_if<Misuse>(&result)) FAIL(misuse->message);
    REQUIRE(std::holds_alternative<Request>(result));
    return std::get<Request>(result);
}

/// "message / hint"
std::string misuse(const Words& words, const Environment& environment = {}) {
    const Understood result = understood(words, environment);
    if (const auto* found = std::get_if<Misuse>(&result)) return found->message + " / " + found->hint;
    return "(understood)";
}

}  // namespace

TEST_CASE("command: a build without flags leaves everything to site.toml") {
    const Request build = request({"build"});
    CHECK(build.verb == Verb::build);
    CHECK_FALSE(build.site);
    CHECK_FALSE(build.options.output);
    CHECK_FALSE(build.options.base_url);
    CHECK_FALSE(build.options.drafts);
    CHECK_FALSE(build.options.future);
    CHECK_FALSE(build.options.clock);
    CHECK_FALSE(build.options.strict);
    CHECK_FALSE(build.options.dry_run);
    CHECK_FALSE(build.options.force);
    CHECK(build.options.jobs == 4);
    CHECK(build.options.unix_seconds == 1'790'000'000);
    CHECK(build.format == Format::people);
    CHECK(build.verbosity == Verbosity::normal);
    CHECK(build.colour == ColourUse::when_on_terminal);
}

TEST_CASE("command: every flag of build is heard, short or long, with = or without") {
    for (const Words& words : {Words{"build", "-o", "out", "-u", "https://a.example/", "-D", "-F",
                                     "--clock", "2026-05-01", "-j", "2", "--strict", "--dry-run",
                                     "--force", "--timings", "--format", "json", "-s", "..", "-v",
                                     "--color", "never"},
                               Words{"-vs", "..", "build", "--output=out", "-uhttps://a.example/",
                                     "-DF", "--clock=2026-05-01", "--jobs=2", "--strict",
                                     "--dry-run", "--force", "--timings", "--format=json",
                                     "--color=never"}}) {
        const Request build = request(words);
        CHECK(build.options.output == "/home/editor/clinic/out");
        CHECK(build.options.base_url == "https://a.example/");
        CHECK(build.options.drafts == true);
        CHECK(build.options.future);
        CHECK(build.options.clock->iso() == "2026-05-01");
        CHECK(build.options.jobs == 2);
        CHECK(build.options.strict);
        CHECK(build.options.dry_run);
        CHECK(build.options.force);
        CHECK(build.timings);
        CHECK(build.format == Format::json);
        CHECK(build.site == "/home/editor");
        CHECK(build.verbosity == Verbosity::verbose);
        CHECK(build.colour == ColourUse::never);
    }
}

TEST_CASE("command: a flag beats its environment variable, an empty variable is none") {
    const Environment environment = {
        {"PRAXIS_BASE_URL", "https://b.example/"}, {"PRAXIS_OUTPUT", "../b"},
        {"PRAXIS_DRAFTS", "1"},                    {"PRAXIS_FUTURE", "yes"},
        {"PRAXIS_CLOCK", "2026-01-02"},            {"PRAXIS_JOBS", "3"},
        {"PRAXIS_STRICT", "true"},                 {"PRAXIS_DRY_RUN", "on"},
        {"PRAXIS_FORCE", "0"},                     {"PRAXIS_FORMAT", "github"},
        {"PRAXIS_SITE", "/srv/site"},              {"PRAXIS_COLOR", ""}};
    const Request build = request({"build"}, environment);
    CHECK(build.options.base_url == "https://b.example/");
    CHECK(build.options.output == "/home/editor/b");
    CHECK(build.options.drafts == true);
    CHECK(build.options.future);
    CHECK(build.options.clock->iso() == "2026-01-02");
    CHECK(build.options.jobs == 3);
    CHECK(build.options.strict);
    CHECK(build.options.dry_run);
    CHECK_FALSE(build.options.force);
    CHECK(build.format == Format::workflow_commands);
    CHECK(build.site == "/srv/site");

    const Request flags = request({"build", "-u", "https://a.example/", "--drafts=false",
                                   "--clock", "2026-05-01", "--format", "text", "-s", "."},
                                  environment);
    CHECK(flags.options.base_url == "https://a.example/");
    CHECK(flags.options.drafts == false);
    CHECK(flags.options.clock->iso() == "2026-05-01");
    CHECK(flags.format == Format::people);
    CHECK(flags.site == "/home/editor/clinic");

    CHECK(request({"build"}, {{"PRAXIS_DRAFTS", "0"}}).options.drafts == false);
    // What only other verbs can do does not disturb this one.
    CHECK(request({"list"}, environment).format == Format::people);
}

TEST_CASE("command: -q and -v beat the environment, and each other's variable") {
    CHECK(request({"build", "-q"}, {{"PRAXIS_VERBOSE", "1"}}).verbosity == Verbosity::quiet);
    CHECK(request({"build", "-v"}, {{"PRAXIS_QUIET", "1"}}).verbosity == Verbosity::verbose);
    CHECK(misuse({"build"}, {{"PRAXIS_QUIET", "1"}, {"PRAXIS_VERBOSE", "1"}}) ==
          "PRAXIS_QUIET and PRAXIS_VERBOSE ask for opposite things / choose one of them");
}

TEST_CASE("command: check, list, estimate and clean have their own words") {
    const Request check = request(
        {"check", "--fail-on", "warning", "--rule", "broken-link", "--rule", "machine"});
    CHECK(check.fail_on == Severity::warning);
    CHECK(check.rules == Words{"broken-link", "machine"});

    CHECK(request({"list"}).what == "");
    CHECK(request({"list", "drafts", "--format", "json"}).what == "drafts");
    CHECK(request({"list", "build"}).what == "build");

    const Request estimate = request({"estimate", "peel", "area=face", "severity=mild=x"});
    CHECK(estimate.treatment == "peel");
    REQUIRE(estimate.choices.size() == 2);
    CHECK(estimate.choices[0] == std::pair<std::string, std::string>{"area", "face"});
    CHECK(estimate.choices[1] == std::pair<std::string, std::string>{"severity", "mild=x"});

    CHECK(request({"clean", "--dry-run", "-o", "/tmp/x/"}).options.output == "/tmp/x");
}

TEST_CASE("command: what cannot be understood names what was probably meant") {
    const struct {
        Words words;
        std::string said;
    } rows[] = {
        {{"biuld"}, R"(there is no verb "biuld" / did you mean "build"?)"},
        {{"deploy"}, R"(there is no verb "deploy" / praxis --help lists the verbs)"},
        {{"--sitee", "x", "build"}, R"(there is no flag "--sitee" / did you mean "--site"?)"},
        {{"build", "--ouput", "x"}, R"(build has no flag "--ouput" / did you mean "--output"?)"},
        {{"build", "--ouput=x"}, R"(build has no flag "--ouput" / did you mean "--output"?)"},
        {{"build", "-x"}, R"(build has no flag "-x" / praxis build --help lists its flags)"},
        {{"build", "--rule", "machine"}, R"(build has no flag "--rule" / praxis check has it)"},
        {{"build", "public"},
         R"(build cannot do anything with "public" / praxis build --help lists its flags)"},
        {{"list", "drafts", "due"},
         R"(list cannot do anything with "due" / praxis list --help lists its flags)"},
        {{"build", "--output"}, "--output needs a value / write --output <folder>"},
        {{"build", "-o"}, "--output needs a value / write --output <folder>"},
        {{"build", "--output", "--strict"}, "--output needs a value / write --output <folder>"},
        {{"build", "--output=", "--jobs=1"}, "--output needs a value / write --output <folder>"},
        {{"--site=", "build"}, "--site needs a value / write --site <folder>"},
        {{"build", "--format"}, "--format needs a value / write --format text|json|github"},
        {{"--site"}, "--site needs a value / write --site <folder>"},
        {{"build", "--format", "sarif"},
         R"(--format cannot be "sarif" / write text, json or github)"},
        {{"list", "--format", "jsn"}, R"(--format cannot be "jsn" / did you mean "json"?)"},
        {{"build", "--clock", "2026-02-30"},
         R"(--clock cannot be "2026-02-30" / write a day that exists as year, month and day, for example 2026-05-01)"},
        {{"build", "-j", "0"}, R"(--jobs cannot be "0" / write a number from 1 to 256)"},
        {{"build", "-j", "4x"}, R"(--jobs cannot be "4x" / write a number from 1 to 256)"},
        {{"build", "-j", "99999999999999999999"},
         R"(--jobs cannot be "99999999999999999999" / write a number from 1 to 256)"},
        {{"build", "-u", "clinic.example"},
         R"(--base-url cannot be "clinic.example" / write a whole address, for example https://clinic.example/)"},
        {{"build", "-o", "a", "-o", "b"}, "--output is given 2 times / give it once"},
        {{"build", "--strict=maybe"},
         R"(--strict cannot be "maybe" / write --strict alone, or leave it out)"},
        {{"build", "-q", "-v"},
         "--quiet and --verbose ask for opposite things / choose one of them"},
        {{"check", "--rule", "broken-lnk"},
         R"(--rule: there is no rule "broken-lnk" / did you mean "broken-link"?)"},
        {{"estimate"}, "estimate needs a treatment / praxis list treatments shows what there is"},
        {{"estimate", "peel", "face"},
         R"("face" is not a factor and its option / write factor=option, for example area=face)"},
        {{"estimate", "peel", "area="},
         R"("area=" is not a factor and its option / write factor=option, for example area=face)"},
        {{"build", "--out", "x"}, R"(build has no flag "--out" / did you mean "--output"?)"},
        {{"build", "--base", "x"}, R"(build has no flag "--base" / did you mean "--base-url"?)"},
        {{"build", "--url", "x"}, R"(build has no flag "--url" / did you mean "--base-url"?)"},
        {{"--dry-run", "build"},
         R"(there is no flag "--dry-run" / write it after the verb: praxis build --dry-run)"},
        {{"help"}, R"(there is no verb "help" / did you mean "--help"?)"},
        {{"version"}, R"(there is no verb "version" / did you mean "--version"?)"},
        {{"-q"}, "a verb is missing / praxis --help lists the verbs"},
        {{""}, R"(there is no verb "" / praxis --help lists the verbs)"},
        {{"bu\x1b[31m"}, R"(there is no verb "bu\u{1b}[31m" / praxis --help lists the verbs)"},
    };
    for (const auto& row : rows) CHECK(misuse(row.words) == row.said);
}

TEST_CASE("command: a wrong environment variable is called by its name") {
    CHECK(misuse({"build"}, {{"PRAXIS_DRAFTS", "maybe"}}) ==
          R"(PRAXIS_DRAFTS cannot be "maybe" / write 1 or 0)");
    CHECK(misuse({"build"}, {{"PRAXIS_CLOCK", "today"}}) ==
          R"(PRAXIS_CLOCK cannot be "today" / write a day that exists as year, month and day, )"
          R"(for example 2026-05-01)");
    CHECK(misuse({"build"}, {{"PRAXIS_FORMAT", "xml"}}) ==
          R"(PRAXIS_FORMAT cannot be "xml" / write text, json or github)");
}

TEST_CASE("command: addresses that can be a site's, and those that cannot") {
    for (const char* good : {"https://a.example", "http://localhost:4000/", "https://a.example/b/",
                             "https://a.example/@b"})
        CHECK(request({"build", "-u", good}).options.base_url == good);
    for (const char* bad : {"", "/", "a.example", "ftp://a.example/", "https://", "https:///a",
                            "https://a b/", "https://a.example/?x", "https://a.example/#x",
                            "https://me@a.example/", "https://a.example//b", "https://a/../b",
                            "https://a\x1b/"})
        CHECK(misuse({"build", std::string("--base-url=") + bad}) != "(understood)");
}

TEST_CASE("command: help and version win over everything else that is understood") {
    CHECK(std::get<HelpRequest>(understood({"--help"})).asked);
    CHECK_FALSE(std::get<HelpRequest>(understood({})).asked);
    CHECK(std::get<HelpRequest>(understood({"list", "-h"})).verb == Verb::list);
    CHECK(std::get<HelpRequest>(understood({"-h", "build"})).verb == Verb::build);
    CHECK(std::holds_alternative<VersionRequest>(understood({"--version"})));
    CHECK(std::holds_alternative<VersionRequest>(understood({"build", "--version"})));
}

TEST_CASE("command: a relative path is relative to the working directory") {
    const auto path = [](const char* typed) { return absolute_path(typed, "/a/b"); };
    CHECK(path("c") == "/a/b/c");
    CHECK(path("./c//d/") == "/a/b/c/d");
    CHECK(path("../c") == "/a/c");
    CHECK(path("../../../../c") == "/c");
    CHECK(path("/") == "/");
    CHECK(path("/x/./y/..") == "/x");
    CHECK(absolute_path("c", "/") == "/c");
}
