// What is said of a link that leads nowhere.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/gather/picture_samples.h"
#include "tests/resolve/linked_clinic.h"

using namespace praxis;

TEST_CASE("resolve: a dead link names the page it probably meant") {
    SmallSite site;
    site.home("See [the face](areas/fase.md).");

    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:16: error[broken-link]: there is no file "areas/fase.md"
  4 | See [the face](areas/fase.md).
    |                ^^^^^^^^^^^^^
  hint: did you mean "areas/face.md"?
)");
    CHECK(site.disk.written().empty());
}

TEST_CASE("resolve: a link that leads nowhere is said at its address") {
    struct Row {
        std::string link;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"[x](areas/fase.md)", R"(content/index.md:4:5: error[broken-link]: there is no file "areas/fase.md"
  4 | [x](areas/fase.md)
    |     ^^^^^^^^^^^^^
  hint: did you mean "areas/face.md"?
)"},
        {"[x](../areas/face.md)", R"(content/index.md:4:5: error[broken-link]: there is no file "../areas/face.md"
  4 | [x](../areas/face.md)
    |     ^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](../../../etc/passwd)", R"(content/index.md:4:5: error[broken-link]: there is no file "../../../etc/passwd"
  4 | [x](../../../etc/passwd)
    |     ^^^^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](treatments/peel/)", R"(content/index.md:4:5: error[broken-link]: there is no file "treatments/peel/"
  4 | [x](treatments/peel/)
    |     ^^^^^^^^^^^^^^^^
  hint: did you mean "treatments/peel/index.md"?
)"},
        {"[x](treatments/peel)", R"(content/index.md:4:5: error[broken-link]: there is no file "treatments/peel"
  4 | [x](treatments/peel)
    |     ^^^^^^^^^^^^^^^
  hint: did you mean "treatments/peel/index.md"?
)"},
        {"[x](Areas/Face.md)", R"(content/index.md:4:5: error[broken-link]: there is no file "Areas/Face.md"
  4 | [x](Areas/Face.md)
    |     ^^^^^^^^^^^^^
  hint: did you mean "areas/face.md"?
)"},
        {"[x](concerns/face.md)", R"(content/index.md:4:5: error[broken-link]: there is no file "concerns/face.md"
  4 | [x](concerns/face.md)
    |     ^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](areas\\face.md)", R"(content/index.md:4:5: error[broken-link]: there is no file "areas\face.md"
  4 | [x](areas\face.md)
    |     ^^^^^^^^^^^^^
  hint: write / between folders: "areas/face.md"
)"},
        {"[x]()", R"(content/index.md:4:5: error[broken-link]: this link leads nowhere
  4 | [x]()
    |     ^
  hint: write an address between the brackets
)"},
        {"[x](<>)", R"(content/index.md:4:6: error[broken-link]: this link leads nowhere
  4 | [x](<>)
    |      ^
  hint: write an address between the brackets
)"},
        {"[x](../site.toml)", R"(content/index.md:4:5: error[broken-link]: there is no file "../site.toml"
  4 | [x](../site.toml)
    |     ^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](../static/prices.pdf)", R"(content/index.md:4:5: error[broken-link]: there is no file "../static/prices.pdf"
  4 | [x](../static/prices.pdf)
    |     ^^^^^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](references.toml)", R"(content/index.md:4:5: error[broken-link]: there is no file "references.toml"
  4 | [x](references.toml)
    |     ^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](/treatment/peel/)", R"(content/index.md:4:5: error[broken-link]: this site has no address "/treatment/peel/"
  4 | [x](/treatment/peel/)
    |     ^^^^^^^^^^^^^^^^
  hint: did you mean "/treatments/peel/"?
)"},
        {"[x](/about-us/)", R"(content/index.md:4:5: error[broken-link]: this site has no address "/about-us/"
  4 | [x](/about-us/)
    |     ^^^^^^^^^^
  hint: link to the file, or with a short name
)"},
        {"[x](/Areas/)", R"(content/index.md:4:5: error[broken-link]: this site has no address "/Areas/"
  4 | [x](/Areas/)
    |     ^^^^^^^
  hint: did you mean "/areas/"?
)"},
        {"[x](www.example.org)", R"(content/index.md:4:5: error[broken-link]: there is no file "www.example.org"
  4 | [x](www.example.org)
    |     ^^^^^^^^^^^^^^^
  hint: write "https://www.example.org"
)"},
        {"[x](mail@example.org)", R"(content/index.md:4:5: error[broken-link]: there is no file "mail@example.org"
  4 | [x](mail@example.org)
    |     ^^^^^^^^^^^^^^^^
  hint: write "mailto:mail@example.org"
)"},
        {"[x][y]\n\n[y]: areas/nose.md", R"(content/index.md:6:6: error[broken-link]: there is no file "areas/nose.md"
  6 | [y]: areas/nose.md
    |      ^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"![a face](faces.jpg)", R"(content/index.md:4:11: error[missing-picture]: there is no picture "content/faces.jpg"
  4 | ![a face](faces.jpg)
    |           ^^^^^^^^^
  hint: put it there, or name one that is there
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = linked_clinic();
        site.home(row.link);
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: a heading that is not there is said with those that are") {
    struct Row {
        std::string link;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"[x](treatments/peel/index.md#risks-downtime)", R"(content/index.md:4:5: error[broken-fragment]: content/treatments/peel/index.md has no heading "risks-downtime"
  4 | [x](treatments/peel/index.md#risks-downtime)
    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "risks--downtime"?
)"},
        {"[x](treatment:peel#prices)", R"(content/index.md:4:5: error[broken-fragment]: the treatment "peel" has no heading "prices"
  4 | [x](treatment:peel#prices)
    |     ^^^^^^^^^^^^^^^^^^^^^
  hint: its headings are: risks--downtime
)"},
        {"[x](/treatments/peel/#price)", R"(content/index.md:4:5: error[broken-fragment]: /treatments/peel/ has no heading "price"
  4 | [x](/treatments/peel/#price)
    |     ^^^^^^^^^^^^^^^^^^^^^^^
  hint: its headings are: risks--downtime
)"},
        {"[x](areas/face.md#nose)", R"(content/index.md:4:5: error[broken-fragment]: content/areas/face.md has no heading "nose"
  4 | [x](areas/face.md#nose)
    |     ^^^^^^^^^^^^^^^^^^
  hint: it has no headings
)"},
        {"[x](#top)", R"(content/index.md:4:5: error[broken-fragment]: this text has no heading "top"
  4 | [x](#top)
    |     ^^^^
  hint: it has no headings
)"},
        {"[x](/treatments/#hours)", R"(content/index.md:4:5: error[broken-fragment]: /treatments/ has no heading "hours"
  4 | [x](/treatments/#hours)
    |     ^^^^^^^^^^^^^^^^^^
  hint: it has no headings
)"},
        {"[x](#p-nonsense)", R"(content/index.md:4:5: error[broken-fragment]: / has no part "p-nonsense"
  4 | [x](#p-nonsense)
    |     ^^^^^^^^^^^
  hint: its parts are: p-menu, p-main, p-areas and p-concerns
)"},
        {"[x](treatment:peel#p-glanse)", R"(content/index.md:4:5: error[broken-fragment]: /treatments/peel/ has no part "p-glanse"
  4 | [x](treatment:peel#p-glanse)
    |     ^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "p-glance"?
)"},
        {"[x](/faq/#p-topic-visit)", R"(content/index.md:4:5: error[broken-fragment]: /faq/ has no part "p-topic-visit"
  4 | [x](/faq/#p-topic-visit)
    |     ^^^^^^^^^^^^^^^^^^^
  hint: did you mean "p-topic-visits"?
)"},
        {"[x](/old-about/#us)", R"(content/index.md:4:5: error[broken-fragment]: /old-about/ only leads on to /about/, where "#us" is forgotten
  4 | [x](/old-about/#us)
    |     ^^^^^^^^^^^^^^
  hint: link to content/pages/about.md
)"},
        {"[x](faq:parking#x)", R"(content/index.md:4:5: error[broken-fragment]: a short name of a question leads to the question, and no further
  4 | [x](faq:parking#x)
    |     ^^^^^^^^^^^^^
  hint: write "faq:parking"
)"},
        {"[x](:x.md)", R"(content/index.md:4:5: error[broken-link]: there is no file ":x.md"
  4 | [x](:x.md)
    |     ^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](&colon;//evil.example/)", R"(content/index.md:4:5: error[broken-link]: there is no file "://evil.example/"
  4 | [x](&colon;//evil.example/)
    |     ^^^^^^^^^^^^^^^^^^^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
)"},
        {"[x](Treatment:peel)", R"(content/index.md:4:5: error[unsafe-address]: an address may not begin with "treatment:"
  4 | [x](Treatment:peel)
    |     ^^^^^^^^^^^^^^
  hint: write "treatment:peel", in small letters
)"},
        {"[x](/about/#hours)", R"(content/index.md:4:5: error[broken-fragment]: /about/ has no heading "hours"
  4 | [x](/about/#hours)
    |     ^^^^^^^^^^^^^
  hint: it has no headings
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = linked_clinic();
        site.plain_page("about", "About us", "aliases = [\"/old-about/\"]\n", "We are small.");
        site.home(row.link);
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: a short name that names nothing suggests the one that was meant") {
    struct Row {
        std::string link;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"[x](treatment:peal)", R"(content/index.md:4:5: error[unknown-reference]: no treatment is called "peal"
  4 | [x](treatment:peal)
    |     ^^^^^^^^^^^^^^
  hint: did you mean "peel"?
)"},
        {"[x](area:hands)", R"(content/index.md:4:5: error[unknown-reference]: no body area is called "hands"
  4 | [x](area:hands)
    |     ^^^^^^^^^^
  hint: write area: and the id of a body area
)"},
        {"[x](concern:fine-line)", R"(content/index.md:4:5: error[unknown-reference]: no concern is called "fine-line"
  4 | [x](concern:fine-line)
    |     ^^^^^^^^^^^^^^^^^
  hint: did you mean "fine-lines"?
)"},
        {"[x](team:ana-novak)", R"(content/index.md:4:5: error[unknown-reference]: no practitioner is called "ana-novak"
  4 | [x](team:ana-novak)
    |     ^^^^^^^^^^^^^^
  hint: did you mean "anna-novak"?
)"},
        {"[x](location:key)", R"(content/index.md:4:5: error[unknown-reference]: no location is called "key"
  4 | [x](location:key)
    |     ^^^^^^^^^^^^
  hint: write location: and the id of a location
)"},
        {"[x](faq:does-it-hurts)", R"(content/index.md:4:5: error[unknown-reference]: no question is called "does-it-hurts"
  4 | [x](faq:does-it-hurts)
    |     ^^^^^^^^^^^^^^^^^
  hint: did you mean "does-it-hurt"?
)"},
        {"[x](faq:peel/parking)", R"(content/index.md:4:5: error[unknown-reference]: no question is called "peel/parking"
  4 | [x](faq:peel/parking)
    |     ^^^^^^^^^^^^^^^^
  hint: write faq:<id>, or faq:<treatment>/<id> for a treatment's
)"},
        {"[x](treatment:)", R"(content/index.md:4:5: error[unknown-reference]: no treatment is called ""
  4 | [x](treatment:)
    |     ^^^^^^^^^^
  hint: write treatment: and the id of a treatment
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = linked_clinic();
        site.home(row.link);
        CHECK(site.build() == BuildResult::rejected);
        CHECK(site.said() == row.said);
    }
}

TEST_CASE("resolve: a question's short name says whose question it is where several have it") {
    SmallSite site = linked_clinic();
    site.treatment("laser", "Laser", "kind = \"laser\"\n");
    site.file("content/treatments/laser/faq.toml",
              "[[question]]\nid = \"does-it-hurt\"\nq = \"Does it hurt?\"\na = \"A bit.\"\n");
    site.home("[Does it hurt?](faq:does-it-hurt)");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:17: error[ambiguous-reference]: 2 questions are called "does-it-hurt"
  4 | [Does it hurt?](faq:does-it-hurt)
    |                 ^^^^^^^^^^^^^^^^
  hint: write faq:laser/does-it-hurt or faq:peel/does-it-hurt
)");
    site.home("Start [Does it hurt?](faq:laser/does-it-hurt) end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(between_start_and_end(site) == R"-(<a href="/faq/#laser-does-it-hurt">Does it hurt?</a>)-");
}

TEST_CASE("resolve: every mistake of a text is said in one run, in the text's order") {
    SmallSite site;
    site.home("[a](b.md) and [c](d.md)\n\n[e](javascript:f)\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:5: error[broken-link]: there is no file "b.md"
  4 | [a](b.md) and [c](d.md)
    |     ^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/index.md:4:19: error[broken-link]: there is no file "d.md"
  4 | [a](b.md) and [c](d.md)
    |                   ^^^^
  hint: name a file of content/ as seen from here, like ../areas/face.md
content/index.md:6:5: error[unsafe-address]: an address may not begin with "javascript:"
  6 | [e](javascript:f)
    |     ^^^^^^^^^^^^
  hint: use https, mailto, tel, a file, or a short name like treatment:peel
)");
}

TEST_CASE("resolve: a fragment in another form of accents means the same heading") {
    SmallSite site;
    site.home("Start [a](#cafe\u0301) [b](#caf%C3%A9) end.\n\n## Caf\u00e9\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(between_start_and_end(site) == R"(<a href="#caf%C3%A9">a</a> <a href="#caf%C3%A9">b</a>)");
}

TEST_CASE("resolve: a long list of headings is cut in a hint") {
    SmallSite site;
    std::string text = "[x](#nowhere)\n";
    for (int i = 1; i <= 40; ++i) text += "\n## Part " + std::to_string(i) + "\n";
    site.home(text);
    site.build();
    CHECK(site.findings().front().hint ==
          "its headings are: part-1, part-2, part-3, part-4, part-5, part-6, part-7, part-8, part-9, "
          "part-10, part-11, part-12 and 28 more");
}

TEST_CASE("resolve: pictures and files have addresses that browsers understand, whatever their names") {
    SmallSite site;
    for (const char* const name : {"a#b.png", "100%.png", "why?.png"}) {
        site.file(std::string("content/") + name, samples::png(4, 3));
        site.file(std::string("static/") + name, samples::png(4, 3));
    }
    site.home("Start ![A](a%23b.png) ![B](100%25.png) ![C](why%3F.png) [d](/a%23b.png) "
              "[e](/100%25.png) [f](../static/why%3F.png#g) end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const std::string html = between_start_and_end(site);
    for (const char* const address :
         {"src=\"/assets/a%23b.", "src=\"/assets/100%25.", "src=\"/assets/why%3F.",
          "href=\"/a%23b.png\"", "href=\"/100%25.png\"", "href=\"/why%3F.png#g\""}) {
        CAPTURE(address);
        CHECK(html.find(address) != std::string::npos);
    }
}

TEST_CASE("resolve: words without anything to see are no words for a picture") {
    for (const char* const words : {" ", "&nbsp;", "\u200b", "\u2060 \u00ad"}) {
        SmallSite site;
        site.file("content/a.png", samples::png(4, 3));
        site.home("![" + std::string(words) + "](a.png)");
        site.build();
        REQUIRE(site.findings().size() == 1);
        CHECK(site.findings().front().rule == "picture-without-words");
    }
}
