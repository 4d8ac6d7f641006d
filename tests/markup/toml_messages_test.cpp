// A line that is not TOML is told in the editor's words, never in the library's.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("markup: what is wrong with a line of fields is said in the editor's words") {
    struct Row {
        std::string fields;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"title = Glycolic peel\n", R"(content/index.md:2:9: error[toml-syntax]: a text needs quotes
  2 | title = Glycolic peel
    |         ^^^^^^^^^^^^^
  hint: write title = "Glycolic peel"
)"},
        {"title = \"Glycolic peel\n", R"(content/index.md:2:9: error[toml-syntax]: the quote is not closed
  2 | title = "Glycolic peel
    |         ^^^^^^^^^^^^^^
  hint: write the quote at the end of the text
)"},
        {"title = “Glycolic peel”\n", R"(content/index.md:2:9: error[toml-syntax]: the quotes are curly ones
  2 | title = “Glycolic peel”
    |         ^^^^^^^^^^^^^^^
  hint: write title = "Glycolic peel"
)"},
        {"title = \"The \"best\" peel\"\n", R"(content/index.md:2:15: error[toml-syntax]: there is something after the text's closing quote
  2 | title = "The "best" peel"
    |               ^^^^^^^^^^^
  hint: inside a text write \" for a quote
)"},
        {"title = \"C:\\peel\"\n", R"(content/index.md:2:12: error[toml-syntax]: a backslash is followed by something unknown
  2 | title = "C:\peel"
    |            ^^
  hint: write \\ for a backslash
)"},
        {"title =\n", R"(content/index.md:2:7: error[toml-syntax]: there is no value after `=`
  2 | title =
    |       ^
  hint: write the value, or remove the line
)"},
        {"= \"Peel\"\n", R"(content/index.md:2:1: error[toml-syntax]: there is no name before `=`
  2 | = "Peel"
    | ^
  hint: write the name of the field
)"},
        {"title: Peel\n", R"(content/index.md:2:6: error[toml-syntax]: here is `:` in place of `=`
  2 | title: Peel
    |      ^
  hint: write title = …
)"},
        {"the title = \"Peel\"\n", R"(content/index.md:2:1: error[toml-syntax]: the name before `=` has a blank in it
  2 | the title = "Peel"
    | ^^^^^^^^^
  hint: write the_title
)"},
        {"title = \"A\"\ntitle = \"B\"\n", R"(content/index.md:3:1: error[toml-syntax]: "title" is given twice, first in line 2
  3 | title = "B"
    | ^^^^^
  hint: keep one of the two
)"},
        {"title = \"A\"\nfeatured = [\"peel\"\n", R"(content/index.md:3:12: error[toml-syntax]: the list that begins here is not closed
  3 | featured = ["peel"
    |            ^^^^^^^
  hint: write `]` after its last part
)"},
        {"title = \"A\"\nfeatured = [\"peel\" \"laser\"]\n", R"(content/index.md:3:20: error[toml-syntax]: there is no comma before this
  3 | featured = ["peel" "laser"]
    |                    ^^^^^^^
  hint: write `,` between the parts
)"},
        {"title = \"A\"\npublish = 2026-02-30\n", R"(content/index.md:3:11: error[toml-syntax]: there is no such day or time
  3 | publish = 2026-02-30
    |           ^^^^^^^^^^
  hint: write an existing date, for example 2026-05-01
)"},
        {"title = \"A\"\nminutes = 4,5\n", R"(content/index.md:3:11: error[toml-syntax]: a number has no comma in it
  3 | minutes = 4,5
    |           ^^^
  hint: write minutes = 4.5
)"},
        {"title = \"A\"\nminutes = 045\n", R"(content/index.md:3:11: error[toml-syntax]: a number does not begin with 0
  3 | minutes = 045
    |           ^^^
  hint: write minutes = "045" if it is a text, or leave the 0 out
)"},
        {"title = \"A\"\n[seo\n", R"(content/index.md:3:1: error[toml-syntax]: the bracket is not closed
  3 | [seo
    | ^^^^
  hint: write `]` at the end
)"},
        {"title = \"A\"\ndraft = yes\n", R"(content/index.md:3:9: error[toml-syntax]: yes is written true
  3 | draft = yes
    |         ^^^
  hint: write draft = true
)"},
        {"title = \"A\"\n" + std::string("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.") +
             "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n",
         R"(content/index.md:3:66: error[too-many-dots]: a key has more than 32 dots
  3 | a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1
    |                                                                  ^
  hint: write a key of fewer parts, or quotes around a text
)"},
    };
    for (const Row& row : rows) {
        SmallSite site;
        site.file("content/index.md", "+++\n" + row.fields + "+++\nText.\n");
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}
