// Hostile growth: each pattern known to be more than linear in cmark-gfm, at 32, 64 and 128 kB, is
// refused or done quickly, in little memory.
#include <doctest/doctest.h>

#include <ctime>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/markup/markdown_support.h"
#include "tests/support/program.h"

using namespace praxis;

namespace {

std::string times(std::string_view text, std::size_t bytes) {
    std::string result;
    while (result.size() + text.size() <= bytes) result += text;
    return result;
}

// The pattern in paragraphs that stay below the limit of a paragraph.
std::string in_paragraphs(std::string_view text, std::size_t bytes) {
    std::string result;
    while (result.size() < bytes) result += times(text, 8000) + "\n\n";
    result.resize(bytes);
    return result;
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string lines(std::string_view first, std::string_view line, std::size_t bytes) {
    std::string result(first);
    while (result.size() + line.size() <= bytes) result += line;
    return result;
}

std::string header_of(std::size_t columns) {
    std::string row = "|", under = "|";
    for (std::size_t i = 0; i < columns; ++i) {
        row += "a|";
        under += "-|";
    }
    return row + "\n" + under + "\n";
}

using Pattern = std::pair<const char*, std::function<std::string(std::size_t)>>;

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = {
        {"![l", [](std::size_t n) { return times("![l", n); }},
        {"![l in paragraphs", [](std::size_t n) { return in_paragraphs("![l", n); }},
        {"table header", [](std::size_t n) { return header_of(n / 4); }},
        {"a<?x", [](std::size_t n) { return in_paragraphs("a<?x", n); }},
        {"a<!A", [](std::size_t n) { return in_paragraphs("a<!A ", n); }},
        {"a<![CDATA[", [](std::size_t n) { return in_paragraphs("a<![CDATA[", n); }},
        {"<!--", [](std::size_t n) { return in_paragraphs("a<!--", n); }},
        {"![[]()", [](std::size_t n) { return in_paragraphs("![[]()", n); }},
        {">", [](std::size_t n) { return times(">", n / 2) + times("a*", n / 2); }},
        {"> 16 deep", [](std::size_t n) { return lines("", ">>>>>>>>>>>>>>>>a*\n\n", n); }},
        {"_._", [](std::size_t n) { return in_paragraphs("_", n / 2) + "." + in_paragraphs("_", n / 2); }},
        {"- - -", [](std::size_t n) { return times("- ", n / 2) + "x" + times("\n", n / 2); }},
        {"nested lists", [](std::size_t n) {
             std::string text;
             for (std::string indent; text.size() < n / 2; indent += "  ") text += indent + "- a\n";
             return text + times("\n", n / 2);
         }},
        {"rows of one cell", [](std::size_t n) { return lines(header_of(32), "|\n|a\n", n); }},
        {"rows of many cells", [](std::size_t n) { return header_of(4) + times("|", n); }},
        {"honest rows", [](std::size_t n) { return lines(header_of(32), header_of(32).substr(0, 66), n); }},
        {"failing delimiter rows", [](std::size_t n) { return lines("", "-|-\n-|-|-\n", n); }},
        {"failing delimiter rows in paragraphs", [](std::size_t n) { return in_paragraphs("-|-\n-|-|-\n", n); }},
        {"wide header, many delimiters", [](std::size_t n) {
             return times("|", 4000) + "\n" + times("-|-\n", n - 4001);
         }},
        {"references", [](std::size_t n) {
             return "[a]: " + times("u", 1000) + "\n\n" + lines("", "[a]\n\n", n - 2000);
         }},
        {"long definition", [](std::size_t n) {
             return "[a]: " + times("u", 7000) + "\n\n" + lines("", "[a]\n\n", n - 8000);
         }},
        {"long title", [](std::size_t n) {
             return "[a]: b \"" + times("u", 7000) + "\"\n\n" + lines("", "[a]\n\n", n - 8000);
         }},
        {"many definitions", [](std::size_t n) { return in_paragraphs("[a]: b\n", n); }},
        {"bare address )", [](std::size_t n) { return in_paragraphs("http://a" + times(")", 7000), n); }},
        {"*a _a*_", [](std::size_t n) { return in_paragraphs("*a _a*_ ", n); }},
        {"a@", [](std::size_t n) { return in_paragraphs("a@", n); }},
        {"a**b c* ", [](std::size_t n) { return in_paragraphs("a**b c* ", n); }},
        {"[", [](std::size_t n) { return in_paragraphs("[", n); }},
        {"]", [](std::size_t n) { return in_paragraphs("]", n); }},
        {"[](", [](std::size_t n) { return in_paragraphs("[](", n); }},
        {"`", [](std::size_t n) {
             std::string text;
             for (std::size_t i = 1; text.size() < n; ++i) text += "e" + std::string(i % 80, '`');
             return text;
         }},
        {"&#1;", [](std::size_t n) { return in_paragraphs("&#1;", n); }},
        {"{{", [](std::size_t n) { return in_paragraphs("{{", n); }},
        {"[^a]", [](std::size_t n) { return "[^a]: b\n\n" + in_paragraphs("[^a]", n); }},
        {"[^a]:", [](std::size_t n) { return times("[^a]:", n); }},
        {"unused notes", [](std::size_t n) { return "[^b]" + lines("\n\n", "[^a]: b\n\n", n); }},
        {"# ", [](std::size_t n) { return lines("", "#\n", n); }},
        {"long heading", [](std::size_t n) { return "## " + times("*a ", n); }},
        {"> [!NOTE]", [](std::size_t n) { return lines("", "> [!NOTE]\n> a\n\n", n); }},
        {"comments", [](std::size_t n) { return lines("", "<!-- praxis allow a: b -->\n", n); }},
        {"html blocks", [](std::size_t n) { return lines("", "<br>\n\n", n); }},
    };
    return all;
}

}  // namespace

TEST_CASE("markup: hostile texts are refused or cheap") {
    // An instrumented program shows what it has to show with the smallest.
    const std::vector<std::size_t> all_sizes = {32 * 1024, 64 * 1024, 128 * 1024 - 16};
    const std::size_t sizes = slowness > 1 ? 1 : all_sizes.size();
    for (const auto& [name, make] : patterns())
        for (const std::size_t bytes : std::span(all_sizes).first(sizes)) {
            const std::string text = make(bytes);
            const std::string label = fmt::format("{} {}", name, bytes);
            CAPTURE(label);
            const double begin = cpu_seconds();
            const Parsed page = parsed(text);
            const double seconds = cpu_seconds() - begin;
            CAPTURE(seconds);
            CHECK(seconds < 2 * slowness);
            CHECK(page.text.html.size() <= 64 * 1024 + 16 * text.size());
        }
}
