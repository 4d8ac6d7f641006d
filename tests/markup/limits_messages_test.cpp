// Limits of texts and forbidden characters, as people read them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

std::string times(std::size_t count, std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

std::string said_of(const std::string& text) {
    SmallSite site;
    site.home(text);
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.disk.written().empty());
    return site.said();
}

}  // namespace

TEST_CASE("markup: a limit is said where it is passed") {
    CHECK(said_of(times(1400, times(8, "Some words. ") + "\n\n")) == R"(content/index.md:2678:47: error[text-too-long]: this text is longer than 128 kB
  2678 | …Some words. Some words. Some words. Some words. Some words. Some word…
       |                                    ^
  hint: make it two articles
)");
    CHECK(said_of("First.\n\n" + times(700, "and so on, ") + "\n" + times(100, "and so on, ")) ==
          R"(content/index.md:7:492: error[paragraph-too-long]: this paragraph is longer than 8 kB
  7 | …and so on, and so on, and so on, and so on, and so on, and so on, and so…
    |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put an empty line between its parts
)");
    CHECK(said_of(times(17, ">") + " so deep") == R"(content/index.md:4:17: error[nesting-too-deep]: quotes and lists stand more than 16 deep in each other here
  4 | >>>>>>>>>>>>>>>>> so deep
    |                 ^
  hint: end one of them with an empty line before the next
)");
    CHECK(said_of(times(33, "|a") + "|\n" + times(33, "|-") + "|\n") == R"(content/index.md:5:1: error[table-too-wide]: this table has more than 32 columns
  5 | |-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: make it two tables
)");
    CHECK(said_of("[x][here]\n\n[here]: https://example.org/" + times(1100, "a") + "\n") == R"(content/index.md:6:1033: error[definition-too-long]: this address is longer than 1024 bytes
  6 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    |                                     ^
  hint: every link that uses it repeats it; use a shorter one
)");
    CHECK(said_of("[x][here]\n\n[here]: https://example.org/ \"" + times(1100, "a") + "\"\n") == R"(content/index.md:6:9: error[definition-too-long]: the title of this address is longer than 1024 bytes
  6 | [here]: https://example.org/ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    |         ^^^^^^^^^^^^^^^^^^^^
  hint: every link that uses it repeats it; use a shorter one
)");
    CHECK(said_of(times(17, "-|-\n-|-|-\n")) == R"(content/index.md:21:1: error[table-unclear]: this paragraph has more than 16 lines that look like the line under a table's header
  21 | -|-|-
     | ^^^^^
  hint: begin each table after an empty line
)");
    CHECK(
        said_of("[a]: <#" + times(1000, "b") + ">\n\n## " + times(1000, "b") + "\n\n" +
                times(900, "[a]\n\n")) ==
        R"(content/index.md:340:1: error[html-too-large]: the page made from this text is larger than 165 kB, though the text has only 6
  340 | [a]
      | ^
  hint: use shorter addresses, or fewer links to the same one
)");
}

TEST_CASE("markup: what a text may hold is up to its limits") {
    SmallSite site;
    site.home(times(700, times(8, "Some words. ") + "\n\n") + times(16, ">") + " deep\n\n" +
              times(32, "|a") + "|\n" + times(32, "|-") + "|\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("markup: a character that nobody can see is said with its number") {
    CHECK(said_of(std::string("Call\0us.", 8)) == R"(content/index.md:4:5: error[nul-character]: there is a NUL character here
  4 | Call\u{0}us.
    |     ^^^^^
  hint: delete it; it is not visible in most editors
)");
    CHECK(said_of("Call\x07us.") == R"(content/index.md:4:5: error[control-character]: there is a control character here: "\u{7}"
  4 | Call\u{7}us.
    |     ^^^^^
  hint: delete it; it is not visible in most editors
)");
    CHECK(said_of("Call \xE2\x80\xAEsu.") == R"(content/index.md:4:6: error[direction-override]: a character here turns the direction of the text around: "\u{202e}"
  4 | Call \u{202e}su.
    |      ^^^^^^^^
  hint: delete it; right-to-left words need no such character
)");
    CHECK(said_of("Call \xE2\x81\xA6us.\n\nTomorrow.") == R"(content/index.md:4:6: error[unclosed-isolate]: a direction isolate is not closed in its paragraph: "\u{2066}"
  4 | Call \u{2066}us.
    |      ^^^^^^^^
  hint: delete it, or close it with U+2069
)");
    CHECK(said_of("The d\xE9" "collet\xE9.") == R"(content/index.md:4:6: error[not-utf-8]: this is not UTF-8: the byte "\xe9"
  4 | The d\xe9collet\xe9.
    |      ^^^^
  hint: the file looks like Windows-1252 or Latin-1; save the file as UTF-8 (in your editor: Save as, Encoding)
)");
    CHECK(said_of("Say \x93hello\x94.") == R"(content/index.md:4:5: error[not-utf-8]: this is not UTF-8: the byte "\x93"
  4 | Say \x93hello\x94.
    |     ^
  hint: the file looks like Windows-1252; save the file as UTF-8 (in your editor: Save as, Encoding)
)");
    CHECK(said_of("Call &#x202E;us.") == R"(content/index.md:4:6: error[direction-override]: "&#x202E;" turns the direction of the text around
  4 | Call &#x202E;us.
    |      ^^^^^^^^
  hint: delete it; right-to-left words need no such character
)");
    CHECK(said_of("Call &#87654321; us.") ==
          R"(content/index.md:4:6: error[unknown-character]: there is no character "&#87654321;"
  4 | Call &#87654321; us.
    |      ^^^^^^^^^^^
  hint: delete it, or write the character itself
)");
    CHECK(said_of("Call &#0;us.") == R"(content/index.md:4:6: error[nul-character]: "&#0;" stands for a character that does not exist
  4 | Call &#0;us.
    |      ^^^^
  hint: delete it
)");
    CHECK(said_of("Call &#7;us.") == R"(content/index.md:4:6: error[control-character]: "&#7;" stands for a control character
  4 | Call &#7;us.
    |      ^^^^
  hint: delete it
)");
    CHECK(said_of("Call &#x2066;us.\n\nTomorrow.") == R"(content/index.md:4:6: error[unclosed-isolate]: a direction isolate is not closed in its paragraph: "&#x2066;"
  4 | Call &#x2066;us.
    |      ^^^^^^^^
  hint: delete it, or close it with &#x2069;
)");
}

TEST_CASE("markup: a file in another encoding is said once, with the likely encoding") {
    SmallSite site;
    std::string utf16("\xFF\xFE");
    for (const char c : std::string_view("+++\ntitle = \"Home\"\n+++\nHello.\n"))
        utf16 += std::string(1, c) + '\0';
    site.file("content/index.md", utf16);
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:1:1: error[not-utf-8]: this is not UTF-8: the byte "\xff"
  1 | \xff\xfe+\u{0}+\u{0}+\u{0}
    | ^^^^
  hint: the file looks like UTF-16 ("Unicode" in Notepad); save the file as UTF-8 (in your editor: Save as, Encoding)
)");
}

TEST_CASE("markup: data files are held to the same characters") {
    SmallSite site;
    site.file("content/faq/a.toml", "[[question]]\nq = \"Why\xE9?\"\na = \"So.\"\n");
    site.file("content/faq/b.toml", "[[question]]\nq = \"Why?\"\na = \"So\x07.\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/faq/a.toml:2:9: error[not-utf-8]: this is not UTF-8: the byte "\xe9"
  2 | q = "Why\xe9?"
    |         ^^^^
  hint: the file looks like Windows-1252 or Latin-1; save the file as UTF-8 (in your editor: Save as, Encoding)
content/faq/b.toml:3:8: error[control-character]: there is a control character here: "\u{7}"
  3 | a = "So\u{7}."
    |        ^^^^^
  hint: delete it; it is not visible in most editors
)");
}
