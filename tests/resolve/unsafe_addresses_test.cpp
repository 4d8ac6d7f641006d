// Addresses that must not reach a page, in every disguise that a text can give them.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

TEST_CASE("resolve: only https, http, mailto and tel lead away from the site") {
    SmallSite site;
    site.home("[x](javascript:alert(1))");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[unsafe-address]: an address may not begin with "javascript:"
  4 | [x](javascript:alert(1))
    |     ^^^^^^^^^^^^^^^^^^^
  hint: use https, mailto, tel, a file, or a short name like treatment:peel
)");
    CHECK(site.disk.written().empty());
}

TEST_CASE("resolve: an unsafe address is known in any disguise") {
    struct Row {
        std::string before;
        std::string address;
        std::string after;
        std::string says;
    };
    const std::vector<Row> rows = {
        {"[x](", "JavaScript:alert(1)", ")", "\"javascript:\""},
        {"[x](", "&#106;avascript:alert(1)", ")", "\"javascript:\""},
        {"[x](", "java&Tab;script:alert(1)", ")", "\"javascript:\""},
        {"[x](", "java&NewLine;script:alert(1)", ")", "\"javascript:\""},
        {"[x](<", " javascript:alert(1)", ">)", "\"javascript:\""},
        {"[x](", "javascript&colon;alert(1)", ")", "\"javascript:\""},
        {"[x](", "javascript\\:alert(1)", ")", "\"javascript:\""},
        {"<", "javascript:alert(1)", ">", "\"javascript:\""},
        {"[x][y]\n\n[y]: ", "javascript:alert(1)", "", "\"javascript:\""},
        {"[x](", "data:text/html,x", ")", "\"data:\""},
        {"[x](", "vbscript:x", ")", "\"vbscript:\""},
        {"[x](", "file:///etc/passwd", ")", "\"file:\""},
        {"[x](", "blob:https://a", ")", "\"blob:\""},
        {"[x](", "treatments:peel", ")", "\"treatments:\""},
        {"[x](", "//evil.example/", ")", "//"},
        {"[x](", "/\\evil.example/", ")", "//"},
        {"[x](<", "\\\\\\\\evil.example", ">)", "//"},
        {"[x](", "/&Tab;/evil.example/", ")", "//"},
    };
    for (const Row& row : rows) {
        const std::string text = row.before + row.address + row.after;
        SmallSite site;
        site.home(text);
        CHECK(site.build() == BuildResult::rejected);
        const std::size_t line = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
        const std::size_t at = text.find(row.address) - line;
        const std::string number = line == 0 ? "4" : "6";
        CHECK(site.said() == "content/index.md:" + number + ":" + std::to_string(at + 1) +
                                 ": error[unsafe-address]: an address may not begin with " +
                                 row.says + "\n  " + number + " | " + text.substr(line) +
                                 "\n    | " + std::string(at, ' ') +
                                 std::string(row.address.size(), '^') +
                                 "\n  hint: use https, mailto, tel, a file, or a short name like "
                                 "treatment:peel\n");
        CHECK(site.disk.written().empty());
    }
}

TEST_CASE("resolve: what a browser does not decode is sought as it stands") {
    SmallSite site;
    site.home("[x](javascript%3Aalert) [y](/%2Fevil.example/)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[broken-link]: there is no file "javascript%3Aalert"
  4 | [x](javascript%3Aalert) [y](/%2Fevil.example/)
    |     ^^^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/index.md:4:29: error[broken-link]: this site has no address "/%2Fevil.example/"
  4 | [x](javascript%3Aalert) [y](/%2Fevil.example/)
    |                             ^^^^^^^^^^^^^^^^^
  hint: link to the file, or with a short name
)");
}

TEST_CASE("resolve: an address with a password is a warning") {
    SmallSite site;
    site.home("[list](https://anna:secret@example.org/)\n[me](https://anna@example.org/)\n"
              "[at](https://example.org/@anna)");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:8: warning[credentials-in-address]: this address has a user name or password in it
  4 | [list](https://anna:secret@example.org/)
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; everybody can read the page
content/index.md:5:6: warning[credentials-in-address]: this address has a user name or password in it
  5 | [me](https://anna@example.org/)
    |      ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; everybody can read the page
)");
}

TEST_CASE("resolve: an address of the web names a website") {
    SmallSite site;
    site.home("[a](https:faq) [b](https:///faq) [c](HTTP://)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[malformed-address]: "https:faq" names no website
  4 | [a](https:faq) [b](https:///faq) [c](HTTP://)
    |     ^^^^^^^^^
  hint: write the whole address, as in https://clinic.example/
content/index.md:4:20: error[malformed-address]: "https:///faq" names no website
  4 | [a](https:faq) [b](https:///faq) [c](HTTP://)
    |                    ^^^^^^^^^^^^
  hint: write the whole address, as in https://clinic.example/
content/index.md:4:38: error[malformed-address]: "HTTP://" names no website
  4 | [a](https:faq) [b](https:///faq) [c](HTTP://)
    |                                      ^^^^^^^
  hint: write the whole address, as in https://clinic.example/
)");
}

TEST_CASE("resolve: of an address with a forbidden character nothing else is said") {
    SmallSite site;
    site.home("[a](&#xD800;) [b](<&#1;javascript:x>) ![c](&#x202e;.png)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[unknown-character]: there is no character "&#xD800;"
  4 | [a](&#xD800;) [b](<&#1;javascript:x>) ![c](&#x202e;.png)
    |     ^^^^^^^^
  hint: delete it, or write the character itself
content/index.md:4:20: error[control-character]: "&#x1;" stands for a control character
  4 | [a](&#xD800;) [b](<&#1;javascript:x>) ![c](&#x202e;.png)
    |                    ^^^^^^^^^^^^^^^^
  hint: delete it
content/index.md:4:44: error[direction-override]: "&#x202e;" turns the direction of the text around
  4 | [a](&#xD800;) [b](<&#1;javascript:x>) ![c](&#x202e;.png)
    |                                            ^^^^^^^^^^^^
  hint: delete it; right-to-left words need no such character
)");
}

TEST_CASE("resolve: a password is seen however the slashes lean") {
    for (const char* const address : {"https:/\\\\u:p@evil.example", "http:u:p@evil.example",
                                       "https:///u:p@evil.example", "HTTPS://u@a.example"}) {
        SmallSite site;
        site.home("[x](" + std::string(address) + ")");
        CAPTURE(address);
        CHECK(site.build() == BuildResult::published);
        REQUIRE(site.findings().size() == 1);
        CHECK(site.findings().front().rule == "credentials-in-address");
    }
}

TEST_CASE("resolve: fields and pictures have no other addresses than texts") {
    SmallSite site;
    site.setting("url = \"javascript:alert(1)\"\nlabel = \"Book\"\n", "[booking]");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"-(site.toml:15:7: error[unsafe-address]: an address may not begin with "javascript:"
  15 | url = "javascript:alert(1)"
     |       ^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)-");

    SmallSite other;
    other.home("![A](javascript:alert(1)) ![B](https://example.org/b.png) ![C](//example.org/c.png) "
               "![D](../../d.png)");
    CHECK(other.build() == BuildResult::rejected);
    CHECK(other.said() == R"(content/index.md:4:6: error[picture-elsewhere]: a picture has to be a file of this site
  4 | ![A](javascript:alert(1)) ![B](https://example.org/b.png) ![C](//example…
    |      ^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
content/index.md:4:32: error[picture-elsewhere]: a picture has to be a file of this site
  4 | …ascript:alert(1)) ![B](https://example.org/b.png) ![C](//example.org/c.p…
    |                         ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
content/index.md:4:64: error[picture-elsewhere]: a picture has to be a file of this site
  4 | …](https://example.org/b.png) ![C](//example.org/c.png) ![D](../../d.png)
    |                                    ^^^^^^^^^^^^^^^^^^^
  hint: put the picture beside this file and write its name
content/index.md:4:90: error[picture-elsewhere]: "../../d.png" is not inside content/ or static/
  4 | …](https://example.org/b.png) ![C](//example.org/c.png) ![D](../../d.png)
    |                                                              ^^^^^^^^^^^
  hint: put the picture beside this file and write its name
)");
}
