// Two types of one name in two files are one type to the linker, which then takes either's
// functions for both. No compiler says so.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <sstream>

#include "tests/architecture/project_files.h"

namespace praxis::architecture {

namespace {

/// The types that a file defines for other files to see, with their namespace: "praxis::Site".
std::vector<std::string> shared_types(const std::string& text) {
    static const std::regex space(R"(^namespace ([A-Za-z_:]*) ?\{.*)");
    static const std::regex type(
        R"(^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: :[^:].*)?(?: \{.*)?$)");
    std::vector<std::string> types;
    std::vector<std::string> open;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, space)) {
            open.push_back(match[1]);
        } else if (line.rfind("}  // namespace", 0) == 0 && !open.empty()) {
            open.pop_back();
        } else if (std::regex_match(line, match, type) && line.back() != ';') {
            std::string name;
            bool hidden = false;
            for (const std::string& part : open) {
                hidden = hidden || part.empty();
                name += part + "::";
            }
            if (!hidden) types.push_back(name + match[1].str());
        }
    }
    return types;
}

std::vector<std::string> complaints_about(const std::vector<ProjectFile>& files) {
    std::map<std::string, std::string> first;
    std::vector<std::string> complaints;
    for (const ProjectFile& file : files) {
        if (!file.path.ends_with(".h") && !file.path.ends_with(".cpp")) continue;
        for (const std::string& type : shared_types(file.text)) {
            const auto [known, is_new] = first.emplace(type, file.path);
            if (!is_new)
                complaints.push_back(type + " is in " + known->second + " and in " + file.path);
        }
    }
    return complaints;
}

}  // namespace

TEST_CASE("architecture: a name that two files give to types of their own is named") {
    CHECK(in_lines(complaints_about({
              {"a.h",
               "namespace praxis {\nstruct Word {\n};\nclass Site;\nnamespace {\nclass Own {\n};\n"
               "}  // namespace\n}  // namespace praxis\nenum class Side : int { left };\n"},
              {"b.h",
               "namespace praxis {\nclass Word final : public Site {\n};\nclass Site {\n};\n"
               "namespace {\nclass Own {\n};\n}  // namespace\n}  // namespace praxis\n"},
              {"c.cpp",
               "namespace praxis::samples {\nstruct Word {\n};\n}  // namespace\n"
               "struct Word::Part {\n};\n"},
          })) == "praxis::Word is in a.h and in b.h\n");
}

TEST_CASE("architecture: no two files give one name to types of their own") {
    std::vector<ProjectFile> files = project_files("generator");
    for (ProjectFile& file : project_files("tests")) files.push_back(std::move(file));
    REQUIRE(files.size() > 300);
    CHECK(in_lines(complaints_about(files)) == "");
}

}  // namespace praxis::architecture
