// What the example clinic's texts promise as a whole, read on its finished pages.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "tests/support/example_site.h"
#include "tests/support/page_tree.h"

namespace praxis {

namespace {

bool is_text(const PageNode& node) {
    return node.name == "div" && node.has_class("prose");
}
bool is_block_of_text(const PageNode& node) {
    return (node.name == "p" || node.name == "li" || node.name == "td" || node.name == "th") &&
           node.nearest(is_text) && !node.nearest([](const PageNode& around) {
               return around.name == "section" || around.name == "details";
           });
}

/// Areas, and treatments on areas; elsewhere a sentence may well stand twice.
bool is_area_text(const std::string& path) {
    return std::regex_match(path, std::regex("areas/[^/]+/index.html")) ||
           (std::regex_match(path, std::regex("treatments/[^/]+/[^/]+/index.html")) &&
            path.find("/aftercare/") == std::string::npos);
}

std::size_t word_count(const std::string& text) {
    std::istringstream in(text);
    std::size_t count = 0;
    for (std::string word; in >> word;) ++count;
    return count;
}

std::vector<std::string> sentences_of(const std::string& text) {
    static const std::regex end(R"([.?!:]["”)]*\s+)");
    const std::sregex_token_iterator first(text.begin(), text.end(), end, -1), last;
    return {first, last};
}

/// Sentences of eight words or more by where they stand, letter case and closing marks aside.
std::map<std::string, std::vector<std::string>> long_sentences(const FilesOnDisk& pages) {
    std::map<std::string, std::vector<std::string>> places;
    for (const auto& [path, html] : pages) {
        if (!is_area_text(path)) continue;
        const auto page = page_tree(html);
        for (const PageNode* block : page->all(is_block_of_text))
            for (const std::string& sentence : sentences_of(block->words()))
                if (word_count(sentence) >= 8) {
                    std::string said = lower_cased(sentence);
                    said.erase(said.find_last_not_of(".?!:") + 1);
                    places[said].push_back(path);
                }
    }
    return places;
}

std::string said_twice(const FilesOnDisk& pages) {
    std::string twice;
    for (const auto& [sentence, places] : long_sentences(pages))
        if (places.size() > 1) twice += fmt::format("{}: {}\n", listed(places), sentence);
    return twice;
}

std::size_t words_of_text(const std::string& html) {
    const auto page = page_tree(html);
    std::size_t count = 0;
    for (const PageNode* block : page->all(is_block_of_text)) count += word_count(block->words());
    return count;
}

}  // namespace

TEST_CASE("pipeline: no sentence of eight words stands in two area texts of the example") {
    const FilesOnDisk& pages = example_pages();

    CHECK(said_twice(pages) == "");
    CHECK(long_sentences(pages).size() >= 200);

    const std::string text =
        "<div class=\"prose\"><p>Short one. The skin here is thin and it marks with "
        "ease!</p></div>";
    CHECK(said_twice({{"areas/neck/index.html", text},
                      {"treatments/peel/neck/index.html", text},
                      {"journal/necks/index.html", text}}) ==
          "areas/neck/index.html and treatments/peel/neck/index.html: "
          "the skin here is thin and it marks with ease\n");
}

TEST_CASE(
    "pipeline: the example's article on microneedling has 900 words, each area its own text") {
    const FilesOnDisk& pages = example_pages();

    CHECK(words_of_text(pages.at("treatments/microneedling/index.html")) >= 900);
    for (const char* const area : {"face", "decollete", "hands", "abdomen", "hips"}) {
        CAPTURE(area);
        CHECK(words_of_text(
                  pages.at(fmt::format("treatments/microneedling/{}/index.html", area))) >= 150);
    }
}

}  // namespace praxis
