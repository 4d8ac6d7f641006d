#include "base/report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/source.h"

using namespace praxis;

namespace {

Diagnostic finding_in(const Source& source, std::uint32_t begin, std::uint32_t end) {
    Diagnostics list;
    return list.error("some-rule", Place::in(source, {begin, end}), "seen");
}

/// Excerpt and caret of the first occurrence of `mark` in a one-line text.
std::string marked(const std::string& text, const std::string& mark, std::size_t width = 80) {
    const Source source("a.md", text);
    const auto begin = static_cast<std::uint32_t>(text.find(mark));
    REQUIRE(begin <= text.size());
    const std::string printed = text_of(
        finding_in(source, begin, begin + static_cast<std::uint32_t>(mark.size())),
        {.colour = false, .width = width});
    return printed.substr(printed.find('\n') + 1);
}

}  // namespace

TEST_CASE("report: a finding shows its line, a caret under the exact text, and what to write") {
    const Source source("content/treatments/peel.md",
                        "+++\na\nb\nc\nareas   = [\"fase\", \"neck\"]\n+++\n");
    Diagnostics list;
    list.error("unknown-reference", Place::in(source, {21, 27}), "no body area is called \"fase\"")
        .with_hint("did you mean \"face\"?");

    CHECK(text_of(list.all()) ==
          "content/treatments/peel.md:5:12: error[unknown-reference]: no body area is called "
          "\"fase\"\n"
          "  5 | areas   = [\"fase\", \"neck\"]\n"
          "    |            ^^^^^^\n"
          "  hint: did you mean \"face\"?\n");
}

TEST_CASE("report: without a line there is no excerpt, without a path no place") {
    Diagnostics list;
    list.warning("some-rule", Place::file("content/faq"), "nobody reads this folder");
    list.info("other-rule", Place::nowhere(), "all is well");
    list.machine_fault("public/index.html", "no space left on the disk");

    CHECK(text_of(list.all()) ==
          "content/faq: warning[some-rule]: nobody reads this folder\n"
          "info[other-rule]: all is well\n"
          "public/index.html: error[machine]: no space left on the disk\n");
}

TEST_CASE("report: of a line of megabytes the neighbourhood of the finding is shown") {
    const std::string filler(1'000'000, 'x');
    const std::string shown = marked(filler + "bad" + filler, "bad", 40);
    CHECK(shown == "  1 | …xxxxxxxxxxxxxxbadxxxxxxxxxxxxxxx…\n"
                   "    |                ^^^\n");
    CHECK(marked("bad" + filler, "bad", 40) ==
          "  1 | badxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n    | ^^^\n");
    CHECK(marked(filler + "bad", "bad", 40) ==
          "  1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxbad\n    |                               ^^^\n");
}

TEST_CASE("report: the caret stands under what a terminal shows") {
    CHECK(marked("a\t= 1", "=") == "  1 | a   = 1\n    |     ^\n");
    CHECK(marked("\tbad", "bad") == "  1 |     bad\n    |     ^^^\n");
    CHECK(marked("a\tb", "\t") == "  1 | a   b\n    |  ^^^\n");
    CHECK(marked("漢字 face", "face") == "  1 | 漢字 face\n    |      ^^^^\n");
    CHECK(marked("to 漢字", "漢字") == "  1 | to 漢字\n    |    ^^^^\n");
    CHECK(marked("nai\u0308ve fase", "fase") == "  1 | nai\u0308ve fase\n    |       ^^^^\n");
    CHECK(marked("nai\u0308ve", "\u0308") == "  1 | nai\u0308ve\n    |   ^\n");
    CHECK(marked("£180 é fase", "fase") == "  1 | £180 é fase\n    |        ^^^^\n");
}

TEST_CASE("report: what a terminal would obey is shown escaped") {
    CHECK(marked("a\x1b[2Jb", "b") == "  1 | a\\u{1b}[2Jb\n    |           ^\n");
    CHECK(marked("a\u202Eb", "\u202E") == "  1 | a\\u{202e}b\n    |  ^^^^^^^^\n");
    CHECK(marked("a\xFF z", "z") == "  1 | a\\xff z\n    |       ^\n");

    Diagnostics list;
    list.error("some-rule", Place::file("a\x1b]0;x\x07.md"), "a\nb\x1b[31m").with_hint("c\rd");
    CHECK(text_of(list.all()) ==
          "a\\u{1b}]0;x\\u{7}.md: error[some-rule]: a\\u{a}b\\u{1b}[31m\n  hint: c\\u{d}d\n");
}

TEST_CASE("report: a place without text has one caret, a place of several lines ends with its first") {
    const Source source("a.md", "one\n\ntwo three\nfour\n");
    CHECK(text_of(finding_in(source, 0, 0)) ==
          "a.md:1:1: error[some-rule]: seen\n  1 | one\n    | ^\n");
    CHECK(text_of(finding_in(source, 3, 3)) ==
          "a.md:1:4: error[some-rule]: seen\n  1 | one\n    |    ^\n");
    CHECK(text_of(finding_in(source, 4, 4)) ==
          "a.md:2:1: error[some-rule]: seen\n  2 |\n    | ^\n");
    CHECK(text_of(finding_in(source, 9, 18)) ==
          "a.md:3:5: error[some-rule]: seen\n  3 | two three\n    |     ^^^^^\n");
    CHECK(text_of(finding_in(source, 900, 901)) ==
          "a.md:5:1: error[some-rule]: seen\n  5 |\n    | ^\n");
}

TEST_CASE("report: a line number of several digits moves the caret with the text") {
    const Source source("a.md", std::string(99, '\n') + "ab fase");
    CHECK(text_of(finding_in(source, 102, 106)) ==
          "a.md:100:4: error[some-rule]: seen\n  100 | ab fase\n      |    ^^^^\n");
}

TEST_CASE("report: a long line is cut around the place") {
    const std::string words = "0123456789 abcdefghij ABCDEFGHIJ fase 9876543210 jihgfedcba end";
    CHECK(marked(words, "fase", 36) ==
          "  1 | … ABCDEFGHIJ fase 9876543210 …\n    |              ^^^^\n");
    CHECK(marked(words, "0123", 36) ==
          "  1 | 0123456789 abcdefghij ABCDEF…\n    | ^^^^\n");
    CHECK(marked(words, "end", 36) ==
          "  1 | …se 9876543210 jihgfedcba end\n    |                           ^^^\n");
}

TEST_CASE("report: no excerpt is wider than asked, whatever the line and the place") {
    const std::string pieces[] = {"a", "漢", "e\u0301", "\t", "\x1b", "\u202E", "£", "\xFF"};
    std::uint32_t state = 7;
    const auto next = [&](std::uint32_t below) {
        state = state * 1664525u + 1013904223u;
        return (state >> 8) % below;
    };
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::uint32_t i = next(200); i > 0; --i) text += pieces[next(std::size(pieces))];
        const Source source("a.md", text);
        const std::uint32_t begin = next(static_cast<std::uint32_t>(text.size()) + 1);
        const std::string printed =
            text_of(finding_in(source, begin, begin + next(60)), {.colour = false, .width = 40});
        const std::size_t first = printed.find('\n') + 1;
        const std::size_t second = printed.find('\n', first) + 1;
        const std::string carets = printed.substr(second);
        INFO(printed);
        CHECK(carets.size() - 1 <= 46);
        CHECK(carets.find('^') != std::string::npos);
        CHECK(printed.find('\x1b') == std::string::npos);
    }
}

TEST_CASE("report: colour is only added, never needed") {
    const Source source("a.md", "fase");
    const std::string plain = text_of(finding_in(source, 0, 4));
    std::string coloured = text_of(finding_in(source, 0, 4), {.colour = true, .width = 80});
    CHECK(coloured != plain);
    while (coloured.find('\x1b') != std::string::npos) {
        const std::size_t begin = coloured.find('\x1b');
        coloured.erase(begin, coloured.find('m', begin) - begin + 1);
    }
    CHECK(coloured == plain);
}

TEST_CASE("report: json says null where there is no place") {
    const Source source("content/index.md", "see fase");
    Diagnostics list;
    list.error("some-rule", Place::in(source, {4, 8}), "seen").with_hint("write \"face\"");
    list.machine_fault("public", "no\x1b space \xFF");
    list.info("other-rule", Place::nowhere(), "fine");

    CHECK(line_of(json_of(list.all())) ==
          R"([{"path":"content/index.md","line":1,"column":5,"end_line":1,"end_column":9,)"
          R"("severity":"error","rule":"some-rule","message":"seen","hint":"write \"face\""},)"
          R"({"path":"public","line":null,"column":null,"end_line":null,"end_column":null,)"
          R"("severity":"error","rule":"machine","message":"no\u001b space �","hint":null},)"
          R"({"path":null,"line":null,"column":null,"end_line":null,"end_column":null,)"
          R"("severity":"info","rule":"other-rule","message":"fine","hint":null}])"
          "\n");
    CHECK(json_of({}).dump() == "[]");
}

TEST_CASE("report: JSON has every text as it is, with nothing that a terminal obeys") {
    const std::string title = "a\x1b[31m \xE2\x80\xAE\xC2\x9B \"q\" \\ \x7F é";
    const std::string line = line_of({{"title", title}, {"name", "caf\xE9"}});
    CHECK(line ==
          R"({"title":"a\u001b[31m \u202e\u009b \"q\" \\ \u007f é","name":"caf�"})"
          "\n");
    CHECK(nlohmann::ordered_json::parse(line).at("title") == title);
}

TEST_CASE("report: nothing that an editor wrote ends a workflow command or begins another") {
    const Source source("content/a,b:c%.md", "see fase");
    Diagnostics list;
    list.error("some-rule", Place::in(source, {4, 8}), "50% off: a,b\n::error::x")
        .with_hint("write\r\nless");
    list.warning("some-rule", Place::file("/srv/public"), "not ours");
    list.info("some-rule", Place::nowhere(), "fine");

    const auto from_above = [](const std::string& path) {
        return path.starts_with('/') ? path : "clinic/" + path;
    };
    CHECK(workflow_commands_of(list.all(), from_above) ==
          "::error file=clinic/content/a%2Cb%3Ac%25.md,line=1,col=5,title=some-rule::"
          "50%25 off: a,b\\u{a}::error::x%0Ahint: write\\u{d}\\u{a}less\n"
          "::warning file=/srv/public,title=some-rule::not ours\n"
          "::notice title=some-rule::fine\n");
}
