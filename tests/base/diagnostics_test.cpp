// How many findings of a kind are listed, and that it does not depend on who found them first.
#include "base/diagnostic.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/report.h"

using namespace praxis;

namespace {

// 3,000 lines of "ab".
const Source& file() {
    static const Source source("content/a.md", [] {
        std::string lines;
        for (int i = 0; i < 3000; ++i) lines += "ab\n";
        return lines;
    }());
    return source;
}

Diagnostic& say(Diagnostics& list, std::uint32_t line, Severity severity = Severity::error) {
    return list.add(severity, "some-rule", Place::in(file(), {line * 3, line * 3 + 1}), "seen");
}

std::string printed(Diagnostics& list) {
    list.sort();
    return text_of(list.all());
}

}  // namespace

TEST_CASE("base: of a rule in a file the first thousand are listed, and how many more there are") {
    Diagnostics list;
    for (std::uint32_t line = 0; line < 3000; ++line) say(list, line);
    list.error("other-rule", Place::start_of(file()), "seen once");
    list.sort();
    REQUIRE(list.all().size() == 1002);
    CHECK(list.all()[1000].line == 1000);
    CHECK(text_of({list.all().begin() + 1000, list.all().end()}) ==
          R"(content/a.md:1000:1: error[some-rule]: seen
  1000 | ab
       | ^
content/a.md: error[some-rule]: 2000 more of this kind in this file are not listed
  hint: mend the first ones, and look again
)");
    const std::string first = printed(list);
    CHECK(printed(list) == first);  // asked again

    Diagnostics fewer;
    for (std::uint32_t line = 0; line < 1000; ++line) say(fewer, line);
    for (std::uint32_t line = 0; line < 1000; ++line) say(fewer, line);  // said twice
    fewer.sort();
    CHECK(fewer.all().size() == 1000);
}

TEST_CASE("base: which findings are listed does not depend on their order or on the workers") {
    std::vector<std::uint32_t> lines(3000);
    std::iota(lines.begin(), lines.end(), 0U);
    Diagnostics in_order;
    for (const std::uint32_t line : lines) say(in_order, line);
    const std::string expected = printed(in_order);

    std::mt19937 random(7);
    for (int i = 0; i < 3; ++i) {
        std::shuffle(lines.begin(), lines.end(), random);
        Diagnostics shuffled;
        for (const std::uint32_t line : lines) say(shuffled, line);
        CHECK(printed(shuffled) == expected);
        for (const std::size_t jobs : {1, 4}) {
            Diagnostics joined;
            for_each_index(lines.size(), jobs, joined,
                           [&](std::size_t at, std::size_t, Diagnostics& said) { say(said, lines[at]); });
            CHECK(printed(joined) == expected);
        }
    }
}

TEST_CASE("base: what is not listed is as bad as it is, and changes with the rest") {
    Diagnostics list;
    for (std::uint32_t line = 0; line < 2000; ++line) say(list, line, Severity::warning);
    say(list, 2500);
    CHECK(list.has_errors());
    list.sort();
    CHECK(list.all().back().severity == Severity::error);
    list.forgive({"content/a.md"}, {});
    CHECK_FALSE(list.has_errors());
    list.raise_warnings();
    list.sort();
    CHECK(list.all().back().severity == Severity::error);
    list.set_severities({{"some-rule", Severity::info}});
    list.sort();
    CHECK(list.all().back().message == "1001 more of this kind in this file are not listed");
    CHECK(list.all().back().severity == Severity::info);
    list.set_severities({{"some-rule", Severity::off}});
    list.sort();
    CHECK(list.all().empty());
}

TEST_CASE("base: a hint that nobody will see is not made") {
    Diagnostics list;
    int made = 0;
    for (std::uint32_t line = 0; line < 3000; ++line)
        say(list, line).with_hint([&] { return std::to_string(++made); });
    CHECK(made == 1250);  // some more than the thousand, before the first sorting out
}
