// Where the fields of an article end and its text begins.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

namespace {

std::string about_area(std::string_view bytes) {
    SmallSite site;
    site.file("content/areas/neck.md", std::string(bytes));
    return said_about(site);
}

std::string of_length(std::size_t bytes) {
    const std::string begin = "title = \"Neck\"\nsummary = \"About it.\"\n# ";
    return "+++\n" + begin + std::string(bytes - begin.size() - 1, 'x') + "\n+++\n";
}

}  // namespace

TEST_CASE("gather: an article begins with its fields between two lines +++") {
    check_all(about_area, {
        {"", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 |
    | ^
  hint: begin with a line +++, the fields, and another line +++
)"},
        {"# The neck\n\nThe neck is thin.\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | # The neck
    | ^^^^^^^^^^
  hint: begin with a line +++, the fields, and another line +++
)"},
        {"---\ntitle: Neck\n---\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | ---
    | ^^^
  hint: write +++ instead of ---, and TOML below it
)"},
        {"\n+++\ntitle = \"Neck\"\n+++\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 |
    | ^
  hint: remove what stands before +++, also blanks and empty lines
)"},
        {" +++\ntitle = \"Neck\"\n +++\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 |  +++
    | ^^^^
  hint: remove what stands before +++, also blanks and empty lines
)"},
        {"++++\ntitle = \"Neck\"\n++++\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | ++++
    | ^^^^
  hint: write nothing but +++ on this line
)"},
        {"\xEF\xBB\xBFThe neck is thin.\n", R"(
content/areas/neck.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | The neck is thin.
    | ^^^^^^^^^^^^^^^^^
  hint: begin with a line +++, the fields, and another line +++
)"},
    });
}

TEST_CASE("gather: fields that nobody closes are said where they begin") {
    check_all(about_area, {
        {"+++\ntitle = \"Neck\"\n", R"(
content/areas/neck.md:1:1: error[front-matter-not-closed]: the fields that begin here have no end
  1 | +++
    | ^^^
  hint: write a line +++ after the last field
)"},
        {"+++", R"(
content/areas/neck.md:1:1: error[front-matter-not-closed]: the fields that begin here have no end
  1 | +++
    | ^^^
  hint: write a line +++ after the last field
)"},
        {"+++\ntitle = \"Neck\"\n---\nThe neck is thin.\n", R"(
content/areas/neck.md:1:1: error[front-matter-not-closed]: the fields that begin here have no end
  1 | +++
    | ^^^
  hint: write a line +++ after the last field
)"},
    });
}

TEST_CASE("gather: fields may have 16 kB, and longer ones are said where they pass that") {
    CHECK(about_area(of_length(16 * 1024)) == "\n");
    CHECK(about_area(of_length(16 * 1024 + 1)) == R"(
content/areas/neck.md:4:16348: error[front-matter-too-long]: the fields pass 16 kB here
  4 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    |                                                                          ^
  hint: move long texts below the second +++
)");
    SmallSite site;
    std::string lines;
    for (int i = 0; i < 2000; ++i) lines += "# nothing\n";
    site.area("neck", "Neck", lines);
    CHECK(said_about(site) == R"(
content/areas/neck.md:1638:2: error[front-matter-too-long]: the fields pass 16 kB here
  1638 | # nothing
       |  ^
  hint: move long texts below the second +++
)");
}

TEST_CASE("gather: a file whose fields cannot be read is still what others name") {
    SmallSite site;
    site.file("content/areas/face.md", "The face.\n");
    site.home("See [the face](areas/face.md).");
    CHECK(said_about(site) == R"(
content/areas/face.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | The face.
    | ^^^^^^^^^
  hint: begin with a line +++, the fields, and another line +++
)");
}

TEST_CASE("gather: an empty line +++ +++ is no end, and a third +++ belongs to the text") {
    SmallSite site;
    site.file("content/areas/neck.md",
              "+++  \ntitle = \"Neck\"\nsummary = \"\"\"About\n +++\nit.\"\"\"\n+++\t\nOne.\n\n+++\n\nTwo.\n");
    CHECK(said_about(site) == "\n");
    CHECK(site.part("/areas/neck/", "<p>One.</p>\n", "<p>Two.</p>") == "<p>+++</p>\n");
}

}  // namespace praxis
