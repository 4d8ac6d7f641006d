#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/inspect/contradiction_score.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

constexpr const char* needling_estimate = R"(mode = "range"
interval = [4, 6]
maintenance = { every_weeks = [26, 52], basis = "clinic" }
[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" }, { id = "abdomen" } ]
[[factor]]
id = "concern"
options = [ { id = "acne-scars" }, { id = "fine-lines" }, { id = "wrinkles" } ]
[[rule]]
when = { area = "face", concern = "acne-scars" }
sessions = 3
[[rule]]
when = { area = "face", concern = ["fine-lines", "wrinkles"] }
sessions = [4, 6]
[[rule]]
when = { area = "hands" }
sessions = [4, 6]
[[rule]]
when = { area = "abdomen" }
sessions = [5, 8]
interval = [6, 8]
)";

constexpr const char* peel_estimate = R"(mode = "range"
interval = [2, 4]
[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
[[rule]]
when = {}
sessions = [4, 6]
)";

/// Microneedling and a peel, with numbers of their own on the hands.
SmallSite clinic() {
    SmallSite site;
    site.area("hands", "Hands").area("abdomen", "Abdomen", "synonyms = [\"tummy\"]\n");
    site.concern("acne-scars", "Acne scars").concern("wrinkles", "Wrinkles");
    site.file("content/treatments/microneedling/index.md", R"(+++
title = "Microneedling"
summary = "Fine needles."
kind = "device"
areas = ["face", "hands", "abdomen"]
concerns = ["acne-scars", "fine-lines", "wrinkles"]
synonyms = ["needling"]
minutes = 60
price = 180
packages = [{ sessions = 3, price = 486 }, { sessions = 6, price = 900 }]
fees = [{ name = "Skin assessment", price = 40, redeemable = true }]
+++
)");
    site.estimate("microneedling", needling_estimate);
    site.file("content/treatments/microneedling/areas/hands.md", R"(+++
minutes = 40
price = 150
packages = [{ sessions = 3, price = 405 }, { sessions = 6, price = 750 }]
+++
)");
    site.file("content/treatments/microneedling/aftercare.md",
              "+++\nred_flags = [\"Fever\"]\n+++\n");
    site.file("content/treatments/glycolic-peel/index.md", R"(+++
title = "Glycolic acid peel"
summary = "A light peel."
kind = "peel"
areas = ["face", "hands"]
concerns = ["fine-lines"]
synonyms = ["glycolic peel"]
minutes = 30
price = 80
+++
)");
    site.estimate("glycolic-peel", peel_estimate);
    return site;
}

struct Sentence {
    std::string page;
    std::string heading;
    std::string words;
    bool contradicts = false;
};

std::vector<Sentence> sentences_of(const std::string& name) {
    std::ifstream file = opened_sentences(name);
    std::vector<Sentence> sentences;
    std::string page;
    std::string heading;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("@ ")) page = line.substr(2);
        if (line.starts_with("# ")) heading = line.substr(2);
        if (line.starts_with("! ") || line.starts_with("= "))
            sentences.push_back({page, heading, line.substr(2), line[0] == '!'});
    }
    return sentences;
}

/// Puts each sentence on its page, under a heading of its own, and builds once. Gives those that
/// were found to contradict, by number.
std::vector<bool> found_in(const std::vector<Sentence>& sentences) {
    SmallSite site = clinic();
    std::map<std::string, std::string> bodies;
    std::map<std::pair<std::string, int>, std::size_t> numbers;  // path and line → sentence
    const auto line_count = [](const std::string& text) {
        return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    };
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const Sentence& sentence = sentences[i];
        const std::string path = "content/" + sentence.page;
        std::string& body = bodies[path];
        if (path.ends_with(".toml")) {
            body += fmt::format("[[question]]\nid = \"q{}\"\nq = \"{}\"\na = \"{}\"\n", i,
                                sentence.heading, sentence.words);
            numbers[{path, line_count(body)}] = i;
            continue;
        }
        if (body.empty()) {
            if (path.ends_with("journal/a-note.md"))
                body = "+++\ntitle = \"A note\"\nsummary = \"x\"\ndate = 2026-05-01\n+++\n";
            else
                body = site.text(path);
        }
        body += fmt::format("\n## {}\n\n{}\n", sentence.heading, sentence.words);
        numbers[{path, line_count(body)}] = i;
    }
    for (const auto& [path, body] : bodies) site.file(path, body);
    site.build();
    std::vector<bool> found(sentences.size());
    for (const Diagnostic& finding : site.findings()) {
        if (finding.rule != "contradiction") {
            if (finding.severity == Severity::error) MESSAGE(finding.path, ": ", finding.message);
            continue;
        }
        const auto number = numbers.find({finding.path, static_cast<int>(finding.line)});
        REQUIRE(number != numbers.end());
        found[number->second] = true;
    }
    return found;
}

ContradictionScore score_of(const std::string& name) {
    const std::vector<Sentence> sentences = sentences_of(name);
    const std::vector<bool> found = found_in(sentences);
    ContradictionScore score;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        score.count(sentences[i].contradicts, found[i],
                    fmt::format("{} # {}: {}", sentences[i].page, sentences[i].heading,
                                sentences[i].words));
    score.print(name);
    return score;
}

}  // namespace

TEST_CASE("inspect: contradictions in the sentences the rules were made with") {
    const ContradictionScore score = score_of("contradiction_sentences.txt");
    CHECK(score.right + score.missed >= 60);
    CHECK(score.precision() >= 1.0);
    CHECK(score.recall() >= 1.0);
}

TEST_CASE("inspect: contradictions in the second batch of sentences") {
    const ContradictionScore score = score_of("contradiction_sentences_second.txt");
    CHECK(score.precision() >= 1.0);
    CHECK(score.recall() >= 0.94);
}

TEST_CASE("inspect: contradictions in the third batch of sentences") {
    const ContradictionScore score = score_of("contradiction_sentences_third.txt");
    CHECK(score.precision() >= 1.0);
    CHECK(score.recall() >= 0.97);
}

TEST_CASE("inspect: a contradiction names both places and the value to write") {
    SmallSite site = clinic();
    site.file("content/treatments/microneedling/areas/hands.md",
              "+++\nsummary = \"Three sessions for thin skin.\"\nminutes = 40\n+++\n"
              "Most people *need* **three**\nsessions. Each takes an hour.\n\n"
              "A session takes an hour.\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/microneedling/areas/hands.md:2:12: error[contradiction]: the text says Three sessions; the estimate for the hands says 4 to 6 (content/treatments/microneedling/estimate.toml:18)
  2 | summary = "Three sessions for thin skin."
    |            ^^^^^^^^^^^^^^
  hint: write 4 to 6, or leave the number out
content/treatments/microneedling/areas/hands.md:5:22: error[contradiction]: the text says three sessions; the estimate for the hands says 4 to 6 (content/treatments/microneedling/estimate.toml:18)
  5 | Most people *need* **three**
    |                      ^^^^^^^
  hint: write {{sessions.hands}}, or change it there
content/treatments/microneedling/areas/hands.md:8:17: error[contradiction]: the text says an hour; one session of microneedling on the hands takes 40 minutes (content/treatments/microneedling/areas/hands.md:3)
  8 | A session takes an hour.
    |                 ^^^^^^^
  hint: write {{treatment.minutes}}, or change it there
)");
}

TEST_CASE("inspect: elsewhere the value has the treatment's name before it") {
    SmallSite site = clinic();
    site.article("a-note", "A note", "2026-05-01", "",
                 "Microneedling on the face takes nine sessions.\n\n"
                 "| Area | Sessions of microneedling |\n|---|---|\n| Hands | 3 |\n");
    site.build();
    const std::string said = site.said();
    CHECK(said.find("the estimate for the face says 3 to 6 "
                    "(content/treatments/microneedling/estimate.toml:12 and 15)") !=
          std::string::npos);
    CHECK(said.find("hint: write {{microneedling.sessions.face}}, or change it there") !=
          std::string::npos);
}

TEST_CASE("inspect: an excused contradiction is listed with its reason and stops nothing") {
    SmallSite site = clinic();
    site.home("<!-- praxis allow contradiction: a quotation from 1999 -->\n"
              "Microneedling on the face takes nine sessions.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:5:33: info[contradiction]: the text says nine sessions; the estimate for the face says 3 to 6 (content/treatments/microneedling/estimate.toml:12 and 15)
  5 | Microneedling on the face takes nine sessions.
    |                                 ^^^^^^^^^^^^^
  excused: a quotation from 1999
)");
}

TEST_CASE("inspect: in an answer with escapes the very words are marked") {
    SmallSite site = clinic();
    site.file("content/treatments/microneedling/faq.toml",
              "[[question]]\nq = \"How many?\"\n"
              "a = \"People say \\\"a few\\\".\\nIt takes 12 sessions on the hands.\"\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/microneedling/faq.toml:3:38: error[contradiction]: the text says 12 sessions; the estimate for the hands says 4 to 6 (content/treatments/microneedling/estimate.toml:18)
  3 | a = "People say \"a few\".\nIt takes 12 sessions on the hands."
    |                                      ^^^^^^^^^^^
  hint: write {{sessions.hands}}, or change it there
)");
}

TEST_CASE("inspect: an excuse covers the whole paragraph or table behind it, and no more") {
    SmallSite site = clinic();
    site.home("<!-- praxis allow contradiction: a quotation -->\n"
              "We think that, for good reasons,\nmicroneedling on the face takes nine sessions.\n\n"
              "<!-- praxis allow contradiction: history -->\n\n"
              "| Area | Sessions of microneedling |\n|---|---|\n| Face | 9 |\n| Hands | 9 |\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.findings().size() == 3);

    site.home("<!-- praxis allow contradiction: a quotation -->\nNothing.\n\n"
              "Microneedling on the face takes nine sessions.");
    CHECK(site.build() == BuildResult::rejected);
}

TEST_CASE("inspect: an excuse that excuses nothing is named") {
    SmallSite site = clinic();
    site.home("<!-- praxis allow contradictions: mistyped -->\nWelcome.\n\n"
              "<!-- praxis allow broken-link: why not -->\nWelcome.\n\n"
              "<!-- praxis allow contradiction: never needed -->\nWelcome.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:1: warning[unknown-allow]: there is no rule "contradictions"
  4 | <!-- praxis allow contradictions: mistyped -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "contradiction"?
content/index.md:7:1: warning[unknown-allow]: "broken-link" cannot be excused
  7 | <!-- praxis allow broken-link: why not -->
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: mend it: as it is, something wrong or unsafe would be published
content/index.md:10:1: warning[unused-allow]: there is no contradiction in what stands behind this
  10 | <!-- praxis allow contradiction: never needed -->
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove the comment, or write it right before what it excuses
)");
}

TEST_CASE("inspect: the price of a course or a package is answered with that price") {
    SmallSite site = clinic();
    site.file("content/treatments/microneedling/areas/hands.md",
              "+++\nminutes = 40\nprice = 150\npackages = [{ sessions = 3, price = 405 }]\n+++\n"
              "A course costs £500.\n\nPackage of 3 sessions: £450\n\n8&ndash;10 sessions.\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/treatments/microneedling/areas/hands.md:6:16: error[contradiction]: the text says £500; a course of microneedling on the hands costs £555 to £810 (content/treatments/microneedling/areas/hands.md:3)
  6 | A course costs £500.
    |                ^^^^
  hint: write {{cost.hands}}, or change it there
content/treatments/microneedling/areas/hands.md:8:24: error[contradiction]: the text says £450; 3 sessions of microneedling on the hands cost £405 (content/treatments/microneedling/areas/hands.md:3)
  8 | Package of 3 sessions: £450
    |                        ^^^^
  hint: write £405, or change it there
content/treatments/microneedling/areas/hands.md:10:1: error[contradiction]: the text says 8–10 sessions; the estimate for the hands says 4 to 6 (content/treatments/microneedling/estimate.toml:18)
  10 | 8&ndash;10 sessions.
     | ^^^^^^^^^^^^^^^^^^^
  hint: write {{sessions.hands}}, or change it there
)");
}

TEST_CASE("inspect: of a worksheet the first factor is the place") {
    SmallSite site;
    site.estimate("peel", "mode = \"points\"\nclamp = [1, 30]\n[[factor]]\nid = \"ink\"\noptions = ["
                          "{ id = \"little\", add = 4 }, { id = \"much\", add = 8 } ]\n");
    site.edit("content/treatments/peel/index.md", "A peel renews the skin.",
              "Most people need twenty sessions.");
    CHECK(site.build() == BuildResult::rejected);
    REQUIRE(site.findings().size() == 1);
    CHECK(site.findings()[0].message ==
          "the text says twenty sessions; the estimate for peel says 4 to 8 "
          "(content/treatments/peel/estimate.toml:4)");
}

TEST_CASE("inspect: titles, leads and notes are read too") {
    SmallSite site = clinic();
    site.edit("content/index.md", "title =", "lead = \"Microneedling takes eleven sessions.\"\ntitle =");
    site.article("a-note", "Microneedling takes eleven sessions", "2026-05-01");
    site.edit("content/treatments/microneedling/index.md", "price = 180\n",
              "price = 180\nprice_note = \"£160 a session for one area\"\n"
              "anaesthesia = \"You will need eleven sessions\"\n");
    site.edit("content/treatments/microneedling/estimate.toml", "sessions = 3\n",
              "sessions = 3\nnote = \"Most people need eleven sessions.\"\n");
    CHECK(site.build() == BuildResult::rejected);
    std::string places;
    for (const Diagnostic& said : site.findings())
        if (said.rule == "contradiction") places += fmt::format("{}:{}\n", said.path, said.line);
    CHECK(places == "content/index.md:2\n"
                    "content/journal/a-note.md:2\ncontent/journal/a-note.md:3\n"
                    "content/treatments/microneedling/estimate.toml:13\n"
                    "content/treatments/microneedling/index.md:10\n"
                    "content/treatments/microneedling/index.md:11\n");
}

TEST_CASE("inspect: code, comments, addresses, inserted values and other languages are not prose") {
    SmallSite site = clinic();
    site.file("content/treatments/microneedling/areas/hands.md", R"(+++
+++
You need {{sessions.hands}} sessions, or `three sessions`.

```
Two sessions are enough.
```

~~Three sessions are enough.~~ See [the page](/areas/hands/ "three sessions are enough").
)");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");

    site.file("content/treatments/microneedling/areas/hands.md",
              "+++\n+++\nThree sessions are enough.\n");
    CHECK(site.build() == BuildResult::rejected);
    site.edit("site.toml", "language = \"en-GB\"", "language = \"de\"");
    CHECK(site.build() == BuildResult::published);
}
