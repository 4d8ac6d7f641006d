#include "command/help.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace praxis;

namespace {

void check_width(const std::string& text) {
    for (const std::string_view line : split(text, '\n')) {
        INFO(line);
        CHECK(character_count(line) <= 80);
        CHECK((line.empty() || line.back() != ' '));
    }
}

}  // namespace

TEST_CASE("command: help lists every verb and fits into 80 columns") {
    const std::string text = help_text(std::nullopt);
    check_width(text);
    for (const VerbRow& row : all_verbs())
        CHECK(text.find("\n  " + std::string(row.name) + " ") != std::string::npos);
}

TEST_CASE("command: a verb's help has an example and each of its flags") {
    for (const VerbRow& row : all_verbs()) {
        const std::string text = help_text(row.verb);
        INFO(text);
        check_width(text);
        CHECK(text.find("\nExamples\n  praxis " + std::string(row.name)) != std::string::npos);
        for (const FlagRow* flag : flags_of(row.verb))
            CHECK((text.find("--" + std::string(flag->name)) != std::string::npos) ==
                  (flag->group != FlagGroup::unlisted));
    }
}

TEST_CASE("command: the version names every library with its own") {
    const std::string text = version_text();
    for (const std::string_view line : split(text, '\n')) {
        INFO(line);
        if (!line.empty()) CHECK(line.find_first_of("0123456789") != std::string::npos);
    }
    CHECK(text.find("\n  mustache      4.1\n") != std::string::npos);
}

TEST_CASE("command: a verb has no flag and no letter twice") {
    for (const VerbRow& row : all_verbs()) {
        const auto flags = flags_of(row.verb);
        for (const FlagRow* a : flags)
            for (const FlagRow* b : flags) {
                if (a == b) continue;
                CHECK(a->flag != b->flag);
                CHECK(a->name != b->name);
                CHECK((a->letter == 0 || a->letter != b->letter));
            }
    }
}

TEST_CASE("command: the version names the program and every library in it") {
    const std::string text = version_text();
    CHECK(text.starts_with("praxis "));
    for (const char* library : {"cmark-gfm", "toml++", "mustache", "CLI11", "fmt", "nlohmann-json",
                                "xxhash", "utf8proc", "jemalloc"})
        CHECK(text.find("\n  " + std::string(library) + " ") != std::string::npos);
    check_width(text);
}
