#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "render/vocabulary.h"

using namespace praxis;

namespace {

constexpr std::string_view heading = "## Words\n";

std::string type_in_words(const TemplateWord& word) {
    switch (word.type) {
        case WordType::text: return "text";
        case WordType::url: return "address";
        case WordType::html: return "html";
        case WordType::flag: return "yes or no";
        case WordType::list: return fmt::format("list of {}", name_of(word.of));
        case WordType::object: return std::string(name_of(word.of));
    }
    return "";
}

std::string words_of_the_vocabulary() {
    std::string page(heading);
    page += "\nFrom the one table of words (`generator/render/words_*.cpp`); a test keeps this part "
            "equal to it.\n";
    for (const NounWords& noun : vocabulary()) {
        page += fmt::format("\n### {}\n\n{}\n\n| word | | |\n|---|---|---|\n", name_of(noun.noun),
                            noun.sentence);
        for (const TemplateWord& word : noun.words)
            page += fmt::format("| `{}` | {} | {} |\n", word.name, type_in_words(word),
                                word.sentence);
    }
    return page;
}

}  // namespace

TEST_CASE("render: docs/theming.md lists every word that a template may say") {
    const std::string path = PRAXIS_ROOT "/docs/theming.md";
    std::ifstream file(path);
    std::stringstream read;
    read << file.rdbuf();
    std::string page = read.str();
    const std::size_t at = page.find(heading);
    REQUIRE(at != std::string::npos);
    if (std::getenv("UPDATE_GOLDEN") && !std::getenv("CI")) {
        page = page.substr(0, at) + words_of_the_vocabulary();
        std::ofstream(path) << page;
    }
    CHECK(page.substr(at) == words_of_the_vocabulary());
}
