#include "base/text.h"

#include <doctest/doctest.h>

namespace praxis {

TEST_CASE("base: the nearest word is a slip of the keyboard or the same words cut short") {
    const auto meant = [](std::string_view word, std::vector<std::string> candidates) {
        return nearest(word, candidates).value_or("(nothing)");
    };
    CHECK(meant("fase", {"legs", "face"}) == "face");
    CHECK(meant("GPB", {"EUR", "GBP"}) == "GBP");
    CHECK(meant("Europe/Lodnon", {"Europe/Lisbon", "Europe/London"}) == "Europe/London");
    CHECK(meant("minimum_age", {"minutes", "min_age"}) == "min_age");
    CHECK(meant("desc", {"draft", "description"}) == "description");
    CHECK(meant("pr", {"price"}) == "(nothing)");
    CHECK(meant("content/areas/fase.md", {"content/areas/face.md"}) == "content/areas/face.md");
    CHECK(meant("/areas/fase/", {"/areas/face/"}) == "/areas/face/");
    CHECK(meant("clinic", {"clinic.name"}) == "(nothing)");
    // What both share in an ending or a folder makes no name alike.
    CHECK(meant("字.md", {"w.md"}) == "(nothing)");
    CHECK(meant("content/areas/字.md", {"content/areas/w.md"}) == "(nothing)");
    CHECK(meant("a", {"b"}) == "(nothing)");
    CHECK(meant("", {"b"}) == "(nothing)");
    CHECK(meant("/", {"/a/"}) == "(nothing)");
}

TEST_CASE("base: a byte of a set is found wherever it stands") {
    constexpr ByteSet marks("&<\xC3");
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string plain(size, 'a');
        CHECK(marks.find(plain, 0) == size);
        for (std::size_t at = 0; at < size; ++at)
            for (const char mark : {'&', '<', '\xC3'}) {
                std::string text = plain;
                text[at] = text[size - 1] = mark;
                for (std::size_t from = 0; from <= size; ++from)
                    CHECK(marks.find(text, from) == (from <= at     ? at
                                                     : from == size ? size
                                                                    : size - 1));
            }
    }
}

TEST_CASE("base: capital letters of every script are lowered") {
    CHECK(lower_cased("AZaz09-_@[`{") == "azaz09-_@[`{");
    CHECK(lower_cased("ÄRZTE \xCE\xA3 AZ") == "ärzte \xCF\x83 az");
}

}  // namespace praxis
