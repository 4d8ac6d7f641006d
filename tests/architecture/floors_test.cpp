// Which file may include which: the floors of the house, and the one door of each verb.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "tests/architecture/project_files.h"

namespace praxis::architecture {
namespace {

constexpr int verbs_floor = 3;

const std::map<std::string, int> floors = {
    {"base", 0},
    {"markup", 1},
    {"clinic", 1},
    {"model", 2},
    {"configure", verbs_floor},
    {"gather", verbs_floor},
    {"resolve", verbs_floor},
    {"render", verbs_floor},
    {"inspect", verbs_floor},
    {"publish", verbs_floor},
    {"pipeline", 4},
    {"begin", 4},
    {"serve", 5},
    {"command", 6},
};
constexpr int main_floor = 7;

const std::array<std::string, 4> for_markup_only = {"cmark", "kainjow/", "toml++/", "toml.h"};

std::string folder_of(const std::string& path) {
    return path.substr(0, path.find('/'));
}

struct Include {
    std::size_t line;
    std::string name;
};

std::vector<Include> includes_of(const std::string& text) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<Include> includes;
    std::size_t line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::smatch match;
        const std::string words = text.substr(begin, end - begin);
        if (std::regex_search(words, match, pattern)) includes.push_back({line, match[1]});
        begin = end + 1;
    }
    return includes;
}

bool is_ours(const Include& include, const std::string& text) {
    return text.find("\"" + include.name + "\"") != std::string::npos;
}

/// What is wrong with one include of a file of generator/; empty where it is right.
std::string wrong_with(const std::string& path, const std::string& name, bool ours) {
    const bool in_main = path.find('/') == std::string::npos;
    const std::string from = in_main ? "main" : folder_of(path);
    const bool of_markup_only =
        std::any_of(for_markup_only.begin(), for_markup_only.end(),
                    [&](const std::string& library) { return name.rfind(library, 0) == 0; });
    if (of_markup_only) return from == "markup" ? "" : "only markup/ may include " + name;
    if (!ours) return "";

    if (!in_main && floors.count(from) == 0) return from + "/ stands on no floor";
    const std::string to = folder_of(name);
    if (name.find('/') == std::string::npos || floors.count(to) == 0) {
        return name + " does not say which folder of generator/ it is in";
    }
    if (from == to) return "";
    const int here = in_main ? main_floor : floors.at(from);
    const int there = floors.at(to);
    if (there > here) return name + " is on a floor above " + from;
    if (there == here) return name + " is sideways from " + from;
    const std::string door = to + "/" + to + ".h";
    if (there == verbs_floor && name != door) return name + " is not the door of its verb, " + door;
    return "";
}

std::vector<std::string> complaints_about(const std::vector<ProjectFile>& generator) {
    std::vector<std::string> complaints;
    for (const ProjectFile& file : generator) {
        const std::string path = file.path.substr(std::string("generator/").size());
        for (const Include& include : includes_of(file.text)) {
            const std::string wrong = wrong_with(path, include.name, is_ours(include, file.text));
            if (!wrong.empty()) {
                complaints.push_back(file.path + ":" + std::to_string(include.line) + ": " + wrong);
            }
        }
    }
    return complaints;
}

}  // namespace

TEST_CASE("architecture: an include that points up, sideways or past a door is named") {
    const std::vector<ProjectFile> generator = {
        {"generator/base/text.cpp", "#include \"base/text.h\"\n\n#include \"model/site.h\"\n"},
        {"generator/clinic/money.cpp", "#include <string>\n#include \"markup/toml.h\"\n"},
        {"generator/render/page.cpp",
         "#include \"render/page.h\"\n#include \"resolve/resolve.h\"\n#include \"model/site.h\"\n"},
        {"generator/pipeline/build.cpp",
         "#include \"resolve/resolve.h\"\n#include \"resolve/menus.h\"\n"},
        {"generator/gather/read.cpp",
         "#include <toml++/toml.h>\n  #  include \"../base/text.h\"\n#include \"page.h\"\n"},
        {"generator/markup/markdown.cpp", "#include <cmark-gfm.h>\n#include \"base/text.h\"\n"},
        {"generator/extras/thing.cpp", "#include \"base/text.h\"\n"},
        {"generator/main.cpp", "#include \"command/command.h\"\n#include \"publish/manifest.h\"\n"},
    };
    CHECK(in_lines(complaints_about(generator)) ==
          "generator/base/text.cpp:3: model/site.h is on a floor above base\n"
          "generator/clinic/money.cpp:2: markup/toml.h is sideways from clinic\n"
          "generator/render/page.cpp:2: resolve/resolve.h is sideways from render\n"
          "generator/pipeline/build.cpp:2: resolve/menus.h is not the door of its verb, "
          "resolve/resolve.h\n"
          "generator/gather/read.cpp:1: only markup/ may include toml++/toml.h\n"
          "generator/gather/read.cpp:2: ../base/text.h does not say which folder of generator/ it "
          "is in\n"
          "generator/gather/read.cpp:3: page.h does not say which folder of generator/ it is in\n"
          "generator/extras/thing.cpp:1: extras/ stands on no floor\n"
          "generator/main.cpp:2: publish/manifest.h is not the door of its verb, "
          "publish/publish.h\n");
}

TEST_CASE("architecture: every include of generator/ stays on its floor or goes down by a door") {
    const std::vector<ProjectFile> generator = project_files("generator");
    REQUIRE(generator.size() > floors.size());
    CHECK(in_lines(complaints_about(generator)) == "");
}

}  // namespace praxis::architecture
