// The fields of references and of estimates.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("model: a study has a kind and a year, and numbers as its index gives them") {
    check_all(about_references,
              {
                  {"[harris]\ntitle = \"A study\"\n", R"(
content/references.toml:1:1: error[missing-key]: "kind" is missing in [harris]
  1 | [harris]
    | ^
  hint: write kind = "…" (review, rct, trial, cohort, label, guideline or opinion)
content/references.toml:1:1: error[missing-key]: "year" is missing in [harris]
  1 | [harris]
    | ^
  hint: write year = 2000 (when it appeared)
)"},
                  {"[harris]\nkind = \"study\"\ntitle = \"A study\"\nyear = 1492\n", R"(
content/references.toml:2:8: error[unknown-choice]: there is no kind "study"
  2 | kind = "study"
    |        ^^^^^^^
  hint: write one of: review, rct, trial, cohort, label, guideline or opinion
content/references.toml:4:8: error[out-of-range]: "year" is 1492; the least is 1800
  4 | year = 1492
    |        ^^^^
  hint: write a number from 1800 to 2200
)"},
                  {"[harris]\nkind = \"rct\"\ntitle = \"A study\"\nyear = 2015\nurl = "
                   "\"journal.example\"\n",
                   R"(
content/references.toml:5:7: error[malformed-address]: "journal.example" is not an address of a web page
  5 | url = "journal.example"
    |       ^^^^^^^^^^^^^^^^^
  hint: write https://…
)"},
                  {"[harris]\nkind = \"rct\"\nyear = 2015\ndoi = "
                   "\"https://doi.org/10.1111/jocd.16201\"\n",
                   R"(
content/references.toml:4:7: error[malformed-doi]: "https://doi.org/10.1111/jocd.16201" is not a DOI
  4 | doi = "https://doi.org/10.1111/jocd.16201"
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write it without what stands before it: "10.1111/jocd.16201"
)"},
                  {"[harris]\nkind = \"rct\"\nyear = 2015\npmid = \"PMC20729941\"\n", R"(
content/references.toml:4:8: error[malformed-pmid]: "PMC20729941" is not a PubMed number
  4 | pmid = "PMC20729941"
    |        ^^^^^^^^^^^^^
  hint: write its digits only: "20729941"
)"},
                  {"[harris]\nkind = \"rct\"\nyear = 2015\ndoi = \"see the article\"\n", R"(
content/references.toml:4:7: error[malformed-doi]: "see the article" is not a DOI
  4 | doi = "see the article"
    |       ^^^^^^^^^^^^^^^^^
  hint: copy it from the article: it begins with 10. and four digits or more, and then has a /
)"},
                  {"[harris]\nkind = \"rct\"\nyear = 2015\nauthors = \"Harris\"\n", R"(
content/references.toml:1:1: error[reference-without-title]: "harris" has neither title nor doi nor pmid
  1 | [harris]
    | ^
  hint: copy the title from the source; never guess it
)"},
                  {"[\"Harris 2015\"]\nkind = \"rct\"\ntitle = \"A study\"\nyear = 2015\n", R"(
content/references.toml:1:2: error[malformed-id]: "Harris 2015" cannot be an id
  1 | ["Harris 2015"]
    |  ^^^^^^^^^^^^^
  hint: use small letters a–z, digits and single hyphens, at most 64
)"},
                  {"harris = \"Harris 2015\"\n", R"(
content/references.toml:1:10: error[wrong-type]: a reference is a table, not a text
  1 | harris = "Harris 2015"
    |          ^^^^^^^^^^^^^
  hint: write [harris] and its fields below
)"},
              });
}

TEST_CASE("model: numbers of an estimate stay exact in quotes") {
    check_all(about_estimate, {
        {"error = 0.5\n", R"(
content/treatments/peel/estimate.toml:3:9: error[malformed-fraction]: a decimal number stands in quotes here, so that it stays exact
  3 | error = 0.5
    |         ^^^
  hint: write error = "0.5"
)"},
        {"error = \"half\"\n", R"(
content/treatments/peel/estimate.toml:3:9: error[malformed-fraction]: "half" is not a number
  3 | error = "half"
    |         ^^^^^^
  hint: write "2.5" or "5/2"
)"},
        {"error = \"9223372036854775808\"\n", R"(
content/treatments/peel/estimate.toml:3:9: error[number-too-large]: "9223372036854775808" has too many digits to be worked out exactly
  3 | error = "9223372036854775808"
    |         ^^^^^^^^^^^^^^^^^^^^^
  hint: write a smaller number, or fewer decimals: up to 18 digits surely fit
)"},
        {"error = \"1/00\"\n", R"(
content/treatments/peel/estimate.toml:3:9: error[fraction-of-nothing]: "1/00" divides by nothing
  3 | error = "1/00"
    |         ^^^^^^
  hint: write "2.5" or "5/2"
)"},
        {"error = true\n", R"(
content/treatments/peel/estimate.toml:3:9: error[wrong-type]: "error" has to be a whole number, or a decimal or fraction in quotes, not true or false
  3 | error = true
    |         ^^^^
  hint: write it as in error = "2.5"
)"},
        {"clamp = [1, 2, 3]\n", R"(
content/treatments/peel/estimate.toml:3:9: error[malformed-range]: "clamp" has to be two numbers, from and to; here are 3
  3 | clamp = [1, 2, 3]
    |         ^^^^^^^^^
  hint: write clamp = [4, 6]
)"},
        {"interval = [6, 4]\n", R"(
content/treatments/peel/estimate.toml:3:12: error[range-backwards]: "interval" goes from 6 down to 4
  3 | interval = [6, 4]
    |            ^^^^^^
  hint: write interval = [4, 6]
)"},
        {"[[factor]]\nid = \"area\"\noptions = [{ id = \"face\", add = [1, 2, 3] }]\n", R"(
content/treatments/peel/estimate.toml:5:33: error[malformed-range]: "add" has to be one number or two
  5 | options = [{ id = "face", add = [1, 2, 3] }]
    |                                 ^^^^^^^^^
  hint: write add = [0, 1]
)"},
        {"[[factor]]\nid = \"area\"\noptions = [{ id = \"face\", add = [\"2\", \"1\"] }]\n", R"(
content/treatments/peel/estimate.toml:5:33: error[range-backwards]: in "add" the first number is the greater one
  5 | options = [{ id = "face", add = ["2", "1"] }]
    |                                 ^^^^^^^^^^
  hint: write the smaller one first
)"},
        {"[[rule]]\nwhen = \"face\"\nsessions = 4\n", R"(
content/treatments/peel/estimate.toml:4:8: error[wrong-type]: "when" has to be a table, not a text
  4 | when = "face"
    |        ^^^^^^
  hint: write it as in when = { area = "face" }
)"},
        {"[[rule]]\nwhen = { area = 3 }\nsessions = 4\n", R"(
content/treatments/peel/estimate.toml:4:17: error[wrong-type]: an option's id is wanted here, not a whole number
  4 | when = { area = 3 }
    |                 ^
  hint: write area = "…", with the option's id
)"},
        {"[[curve]]\nwhen = {}\nmeasure = \"people\"\noutcome = \"clear\"\n"
         "points = [{ after = 1, percent = \"47,2\" }, { after = 2, percent = \"-7\" }]\n", R"(
content/treatments/peel/estimate.toml:7:34: error[malformed-percent]: "47,2" is not a percentage
  7 | points = [{ after = 1, percent = "47,2" }, { after = 2, percent = "-7" }]
    |                                  ^^^^^^
  hint: write it as the study gives it: "47.2"
)"},
    });
}

}  // namespace praxis
