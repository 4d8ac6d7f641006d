// Texts that have a form: choices, addresses, ids, tags, summaries.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("model: a choice that there is not gets the one that was meant, or all") {
    check_all(about_treatment, {
        {"kind = \"pel\"\n", R"(
content/treatments/peel/index.md:6:8: error[unknown-choice]: there is no kind "pel"
  6 | kind = "pel"
    |        ^^^^^
  hint: did you mean "peel"?
)"},
        {"kind = \"Laser\"\n", R"(
content/treatments/peel/index.md:6:8: error[unknown-choice]: there is no kind "Laser"
  6 | kind = "Laser"
    |        ^^^^^^^
  hint: did you mean "laser"?
)"},
        {"kind = \"massage\"\n", R"(
content/treatments/peel/index.md:6:8: error[unknown-choice]: there is no kind "massage"
  6 | kind = "massage"
    |        ^^^^^^^^^
  hint: write one of: device, injectable, peel, laser, manual or surgical
)"},
        {"kind = 3\n", R"(
content/treatments/peel/index.md:6:8: error[wrong-type]: "kind" has to be a text, not a whole number
  6 | kind = 3
    |        ^
  hint: write one of: device, injectable, peel, laser, manual or surgical, in quotes
)"},
    });
    SmallSite site;
    site.area("neck", "Neck", "region = [\"neck\", \"napes\", 3]\n");
    CHECK(said_about(site) == R"(
content/areas/neck.md:4:19: error[unknown-choice]: there is no region "napes"
  4 | region = ["neck", "napes", 3]
    |                   ^^^^^^^
  hint: did you mean "nape"?
content/areas/neck.md:4:28: error[wrong-type]: in "region" there has to be a text, not a whole number
  4 | region = ["neck", "napes", 3]
    |                            ^
  hint: write one of: scalp, forehead, eyes, nose, cheeks, lips, chin, jaw, ears, neck, decollete, shoulders, chest, upper-arms, forearms, hands, abdomen, flanks, groin, thighs, knees, lower-legs, feet, nape, upper-back, lower-back, buttocks, face, arms, legs, back or body, in quotes
)");
}

TEST_CASE("model: a link for booking is https or an address on this site") {
    check_all(about_treatment, {
        {"booking = { url = \"http://book.example/\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: "http://book.example/" is neither https nor an address on this site
  7 | booking = { url = "http://book.example/" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"javascript:steal\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: an address may not begin with "javascript:"
  7 | booking = { url = "javascript:steal" }
    |                   ^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"java\\nscript:steal\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: an address may not begin with "javascript:"
  7 | booking = { url = "java\nscript:steal" }
    |                   ^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"//elsewhere.example/\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: an address may not begin with //
  7 | booking = { url = "//elsewhere.example/" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"book.html\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: "book.html" is neither https nor an address on this site
  7 | booking = { url = "book.html" }
    |                   ^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"https://book.example/a b\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: "https://book.example/a b" has a character that an address cannot have
  7 | booking = { url = "https://book.example/a b" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"https://\" }\n", R"(
content/treatments/peel/index.md:7:19: error[unsafe-address]: "https://" names no site
  7 | booking = { url = "https://" }
    |                   ^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
        {"booking = { url = \"https://anna:secret@book.example/\" }\n", R"(
content/treatments/peel/index.md:7:19: warning[credentials-in-address]: this address has a user name or password in it
  7 | booking = { url = "https://anna:secret@book.example/" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; everybody can read the page
)"},
    });
}

TEST_CASE("model: an old address begins with / and has no empty part and no dots alone") {
    check_all(about_treatment, {
        {"aliases = [\"old-peel\"]\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-alias]: "old-peel" cannot be an old address
  7 | aliases = ["old-peel"]
    |            ^^^^^^^^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
)"},
        {"aliases = [\"/a//b/\", \"/../x/\", \"/a b/\", \"/\"]\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-alias]: "/a//b/" cannot be an old address
  7 | aliases = ["/a//b/", "/../x/", "/a b/", "/"]
    |            ^^^^^^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
content/treatments/peel/index.md:7:22: error[malformed-alias]: "/../x/" cannot be an old address
  7 | aliases = ["/a//b/", "/../x/", "/a b/", "/"]
    |                      ^^^^^^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
content/treatments/peel/index.md:7:32: error[malformed-alias]: "/a b/" cannot be an old address
  7 | aliases = ["/a//b/", "/../x/", "/a b/", "/"]
    |                                ^^^^^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
content/treatments/peel/index.md:7:41: error[malformed-alias]: "/" cannot be an old address
  7 | aliases = ["/a//b/", "/../x/", "/a b/", "/"]
    |                                         ^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
)"},
        {"aliases = [\"/.git/x/\", \"/.Praxis-manifest\"]\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-alias]: "/.git/x/" cannot be an old address
  7 | aliases = ["/.git/x/", "/.Praxis-manifest"]
    |            ^^^^^^^^^^
  hint: ".git" is kept; no page can stand there
content/treatments/peel/index.md:7:24: error[malformed-alias]: "/.Praxis-manifest" cannot be an old address
  7 | aliases = ["/.git/x/", "/.Praxis-manifest"]
    |                        ^^^^^^^^^^^^^^^^^^^
  hint: ".Praxis-manifest" is kept; no page can stand there
)"},
        {"aliases = [\"https://old.example/peel/\"]\n", R"(
content/treatments/peel/index.md:7:12: error[malformed-alias]: "https://old.example/peel/" cannot be an old address
  7 | aliases = ["https://old.example/peel/"]
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..
)"},
    });
}

TEST_CASE("model: an invisible character does not come in by an escape") {
    check_all(about_treatment, {
        {"price_note = \"per\\u0000 session\"\n", R"(
content/treatments/peel/index.md:7:14: error[control-character]: this text has the invisible character U+0000 in it
  7 | price_note = "per\u0000 session"
    |              ^^^^^^^^^^^^^^^^^^^
  hint: delete it and type the words again
)"},
        {"price_note = \"per\\u202E session\"\n", R"(
content/treatments/peel/index.md:7:14: error[direction-override]: this text has the invisible character U+202E in it
  7 | price_note = "per\u202E session"
    |              ^^^^^^^^^^^^^^^^^^^
  hint: delete it and type the words again
)"},
    });
}

TEST_CASE("model: the same id twice in a list is an error at the second") {
    check_all(about_treatment, {
        {"areas = [\"face\", \"face\"]\n", R"(
content/treatments/peel/index.md:6:18: error[duplicate-id]: "face" is in this list twice
  6 | areas = ["face", "face"]
    |                  ^^^^^^
  hint: remove one of the two
)"},
        {"performers = [\"anna-novak\", \"anna-novak\", \"anna-novak\"]\n", R"(
content/treatments/peel/index.md:7:29: error[duplicate-id]: "anna-novak" is in this list twice
  7 | performers = ["anna-novak", "anna-novak", "anna-novak"]
    |                             ^^^^^^^^^^^^
  hint: remove one of the two
content/treatments/peel/index.md:7:43: error[duplicate-id]: "anna-novak" is in this list twice
  7 | performers = ["anna-novak", "anna-novak", "anna-novak"]
    |                                           ^^^^^^^^^^^^
  hint: remove one of the two
)"},
        {"alternatives = [\"peel\", \"A cream\", \"A cream\", \"peel\"]\n", R"(
content/treatments/peel/index.md:7:47: error[duplicate-id]: "peel" is in this list twice
  7 | alternatives = ["peel", "A cream", "A cream", "peel"]
    |                                               ^^^^^^
  hint: remove one of the two
)"},
    });
    SmallSite site;
    site.area("face", "Face", "region = [\"face\", \"face\"]\n");
    CHECK(said_about(site) == R"(
content/areas/face.md:4:19: error[duplicate-id]: "face" is in this list twice
  4 | region = ["face", "face"]
    |                   ^^^^^^
  hint: remove one of the two
)");
}

TEST_CASE("model: a country has a code of ISO 3166") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"UK", "write GB, the code of the United Kingdom"},
        {"ie", "write IE"},
        {"XX", "write two capital letters: GB, IE, DE, US"},
        {"Germany", "write two capital letters: GB, IE, DE, US"},
    };
    for (const auto& [country, hint] : rows) {
        SmallSite site;
        site.edit("content/locations/quay.md", "\"GB\"", "\"" + country + "\"");
        CHECK(said_about(site) ==
              "\ncontent/locations/quay.md:6:11: error[malformed-country]: \"" + country +
                  "\" is not a country's code\n  6 | country = \"" + country + "\"\n    |           " +
                  std::string(country.size() + 2, '^') + "\n  hint: " + hint + "\n");
    }
    SmallSite site;
    site.edit("content/locations/quay.md", "\"GB\"", "\"AX\"");
    CHECK(said_about(site) == "\n");
}

TEST_CASE("model: aftercare names phones that can be dialled") {
    SmallSite site;
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"Fever\"]\nout_of_hours = \"Ring your GP\"\n+++\n");
    CHECK(said_about(site) == R"(
content/treatments/peel/aftercare.md:3:16: error[malformed-phone]: "Ring your GP" is not a phone number that can be dialled from anywhere
  3 | out_of_hours = "Ring your GP"
    |                ^^^^^^^^^^^^^^
  hint: write + and the country's code, digits only: +442079460000
)");
}

TEST_CASE("model: a summary has room for 160 characters, not bytes") {
    SmallSite site;
    const std::string longest(160, 'x');
    std::string wide;
    for (int i = 0; i < 160; ++i) wide += "ü";
    site.file("content/areas/face.md",
              "+++\ntitle = \"Face\"\nsummary = \"" + wide + "\"\n+++\n");
    site.file("content/areas/neck.md",
              "+++\ntitle = \"Neck\"\nsummary = \"" + longest + "\"\n+++\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    site.edit("content/areas/neck.md", longest, longest + "yz");
    CHECK(site.build() == BuildResult::rejected);
    CHECK("\n" + site.said() == R"(
content/areas/neck.md:3:11: error[summary-too-long]: "summary" has 162 characters; 160 fit
  3 | …"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: shorten it by 2
)");
}

TEST_CASE("model: the languages of a person are tags") {
    check_all(about_person, {
        {"languages = [\"English\", \"pl\", \"zh-Hant\", \"en_GB\"]\n", R"(
content/team/anna-novak.md:6:14: error[malformed-language]: "English" is not a language tag
  6 | languages = ["English", "pl", "zh-Hant", "en_GB"]
    |              ^^^^^^^^^
  hint: write "en-GB", "de", "pl" …
content/team/anna-novak.md:6:42: error[malformed-language]: "en_GB" is not a language tag
  6 | languages = ["English", "pl", "zh-Hant", "en_GB"]
    |                                          ^^^^^^^
  hint: write "en-GB", "de", "pl" …
)"},
        {"languages = \"pl\"\n", R"(
content/team/anna-novak.md:6:13: error[wrong-type]: "languages" has to be a list, not a text
  6 | languages = "pl"
    |             ^^^^
  hint: write it as in languages = ["en-GB"]
)"},
    });
}

TEST_CASE("model: a text in a field has at most 1,000 characters") {
    const auto about_note = [](std::size_t characters) {
        std::string words;
        for (std::size_t i = 0; i < characters; ++i) words += "é";
        SmallSite site;
        site.treatment("peel", "Peel", "price_note = \"" + words + "\"\n");
        site.build();
        std::string said;
        for (const Diagnostic& finding : site.findings())
            said += finding.rule + ": " + finding.message + " / " + finding.hint;
        return said;
    };
    CHECK(about_note(1000) == "");
    CHECK(about_note(1001) == "text-too-long: \"price_note\" has 1001 characters; 1000 fit / say it "
                              "shorter here, and at length in the text of a page");
}

}  // namespace praxis
