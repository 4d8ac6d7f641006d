// Every rule that the program can say is explained in docs/diagnostics.md, and is said in a test.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "clinic/rules.h"
#include "tests/architecture/project_files.h"
#include "tests/architecture/rule_ids.h"

namespace praxis::architecture {
namespace {

const RuleIds& rules_of_the_program() {
    static const RuleIds ids = rule_ids_of(project_files("generator"));
    return ids;
}

/// Headings `### rule-id` and what stands under them up to the next heading.
std::map<std::string, std::string> sections_of(const std::string& page) {
    std::map<std::string, std::string> sections;
    std::istringstream lines(page);
    std::string rule;
    bool fenced = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("```", 0) == 0) fenced = !fenced;
        if (!fenced && line.rfind("#", 0) == 0) {
            rule = line.rfind("### ", 0) == 0 ? line.substr(4) : "";
            if (!rule.empty()) sections[rule];
        } else if (!rule.empty()) {
            sections[rule] += line + "\n";
        }
    }
    return sections;
}

/// As a message prints it: `error[unknown-key]: `.
std::string as_printed(const std::string& rule) {
    return "[" + rule + "]: ";
}

std::vector<std::string> undocumented(const RuleIds& ids, const std::string& page) {
    const std::map<std::string, std::string> sections = sections_of(page);
    std::vector<std::string> complaints;
    for (const auto& [rule, place] : ids.said) {
        const auto section = sections.find(rule);
        if (section == sections.end()) {
            complaints.push_back(rule + " (" + place + ") has no section");
        } else if (section->second.find(as_printed(rule)) == std::string::npos) {
            complaints.push_back(rule + " has no example of what is printed");
        }
    }
    for (const auto& [rule, words] : sections) {
        if (ids.said.count(rule) == 0) complaints.push_back(rule + " is said by nobody");
    }
    return complaints;
}

}  // namespace

TEST_CASE("architecture: rule ids are read where they are said, handed on, or not to be told") {
    const std::vector<ProjectFile> generator = {
        {"generator/a.h",
         "Diagnostic& error(std::string_view rule, const Place& place, std::string message);\n"
         "Diagnostic& add(Severity severity, std::string_view rule, const Place& place);\n"
         "struct Limit { std::string_view rule; int most; };\n"},
        {"generator/b.cpp",
         "// error(\"in-a-comment\", place)\n"
         "void refuse(const std::map<int, int>& known, std::string_view rule) {\n"
         "    said.error(rule, place, \"x\");\n"
         "}\n"
         "said.error(\n    \"plain-word\", place, \"a, (b\");\n"
         "refuse(make(1, {2, 3}), wide ? \"too-wide\" : \"too-deep\");\n"
         "const auto complain = [&](std::string_view rule, int at) { error(rule, at); };\n"
         "complain(\"by-lambda\", '\\'' /* , \"no\" */);\n"
         "said.add(Severity::warning, \"added\", place);\n"
         "menu.add(\"Prices\", \"prices\");\n"
         "said.error(limit.rule, place, \"x\");\n"
         "said.error(name_of(kind), place, R\"(\")\");\n"},
        {"generator/c.cpp", "refuse(1, \"another-function\");\n"},
        {"generator/notes.txt", "said.error(\"not-a-program\", place)\n"},
    };
    const RuleIds ids = rule_ids_of(generator);
    std::string said;
    for (const auto& [rule, place] : ids.said) said += rule + " " + place + "\n";
    CHECK(said ==
          "added generator/b.cpp:10\n"
          "by-lambda generator/b.cpp:9\n"
          "plain-word generator/b.cpp:5\n"
          "too-deep generator/b.cpp:7\n"
          "too-wide generator/b.cpp:7\n");
    CHECK(in_lines(ids.unreadable) ==
          "generator/b.cpp:13: cannot tell which rule is meant by name_of(kind)\n");
}

TEST_CASE(
    "architecture: a rule without a section, a section without a rule or an example is named") {
    RuleIds ids;
    ids.said = {{"shown", "a.cpp:1"}, {"bare", "a.cpp:2"}, {"forgotten", "a.cpp:3"}};
    const std::string page =
        "# Messages\n### shown\nWords.\n```text\na.md:1:1: error[shown]: x\n# not a heading\n```\n"
        "### bare\nWords about [bare].\n## Others\n### gone\n";
    CHECK(in_lines(undocumented(ids, page)) ==
          "bare has no example of what is printed\n"
          "forgotten (a.cpp:3) has no section\n"
          "gone is said by nobody\n");
}

TEST_CASE("architecture: clinic/rules.cpp has a row for every rule, in the order of the alphabet") {
    std::string said;
    for (const auto& [rule, place] : rules_of_the_program().said) said += rule + "\n";
    std::string rows;
    for (const Rule& rule : all_rules()) {
        rows += std::string(rule.id) + "\n";
        CHECK(rule_called(rule.id) == &rule);
    }
    CHECK(rows == said);
    CHECK(rule_called("no-such-rule") == nullptr);
}

TEST_CASE("architecture: docs/diagnostics.md has a section and an example for every rule") {
    const RuleIds& ids = rules_of_the_program();
    REQUIRE_FALSE(ids.said.empty());
    CHECK(in_lines(ids.unreadable) == "");
    const std::vector<ProjectFile> docs = project_files("docs");
    const auto page = std::find_if(docs.begin(), docs.end(), [](const ProjectFile& file) {
        return file.path == "docs/diagnostics.md";
    });
    REQUIRE(page != docs.end());
    CHECK(in_lines(undocumented(ids, page->text)) == "");
}

TEST_CASE("architecture: what each rule prints is compared in a test") {
    std::string tests;
    for (const ProjectFile& file : project_files("tests")) {
        if (file.path.rfind("tests/architecture/", 0) != 0) tests += file.text;
    }
    std::vector<std::string> untested;
    for (const auto& [rule, place] : rules_of_the_program().said) {
        if (tests.find(as_printed(rule)) == std::string::npos) {
            untested.push_back(rule + " (" + place + ")");
        }
    }
    CHECK(in_lines(untested) == "");
}

}  // namespace praxis::architecture
