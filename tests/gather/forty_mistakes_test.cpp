// All that is wrong with a site is said in one run.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("gather: a site with forty mistakes in twenty files prints forty findings in one run") {
    SmallSite site;
    site.edit("site.toml", "currency = \"GBP\"", "currency = \"GPB\"");
    site.edit("site.toml", "email = \"hello@small.example\"", "email = \"hello\"\nfax = \"1\"");
    site.home("See [the face](areas/fase.md) and [@harris-2015].\n\n<b>Welcome</b>\n\nCall {{clinic.phon}}.");
    site.area("face", "Face", "parent = \"head\"\nregion = \"noze\"\n");
    site.area("neck", "Neck", "reviewed = \"2026-02-30\"\n");
    site.file("content/areas/legs.md", "Legs are long.\n");
    site.file("content/areas/Upper Arms.md", "+++\n+++\n");
    site.concern("fine-lines", "Fine lines", "medical = \"yes\"\nsynonyms = \"Wrinkles\"\n");
    site.file("content/concerns/redness.md", "+++\ntitle = \"Redness\"\nsummary = Red skin\n+++\n");
    site.treatment("peel", "Peel", "kind = \"peal\"\nprice = 179.505\nminutes = 0\nareas = [\"face\", \"nek\"]\n");
    site.file("content/treatments/peel/aftercare.md", "+++\nphone = \"999\"\n+++\n");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = \"Does it hurt\"\na = \"A little.\"\n\n[[question]]\nq = \"How long?\"\n");
    site.estimate("peel", "mode = \"rnge\"\nclamp = [9, 3]\n");
    site.file("content/treatments/laser/faq.toml", "");
    site.person("anna-novak", "Anna Novak", "performs = [\"pel\"]\nlanguages = [\"English\"]\n");
    site.file("content/team/ben.md", "+++\nname = \"Ben\"\nrole = \"\"\nregister = \"GMC\"\n+++\n");
    site.location("quay", "Quay", "latitude = 95.1\nphone = \"020 7946 0000\"\n");
    site.edit("content/locations/quay.md", "09:00-17:00", "9-17");
    site.article("spring", "Spring", "\"1 March\"", "treatments = [\"peel\", \"peel\"]\n");
    site.plain_page("about", "About us", "publish = 2026-05-01\nexpires = 2026-04-01\n");
    site.plain_page("faq", "Questions");
    site.file("content/references.toml",
              "[harris]\nkind = \"study\"\ntitle = \"A study\"\ndoi = \"doi:10.1000/x\"\n");

    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.disk.written().empty());
    std::set<std::string> files;
    for (const Diagnostic& finding : site.findings()) files.insert(finding.path);
    CHECK(files.size() == 20);
    CHECK(site.findings().size() == 40);
    CHECK("\n" + site.said() == R"(
content/areas/Upper Arms.md: error[malformed-id]: "Upper Arms" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/areas/face.md:4:10: error[unknown-reference]: no body area is called "head"
  4 | parent = "head"
    |          ^^^^^^
  hint: there are: face, legs and neck
content/areas/face.md:5:10: error[unknown-choice]: there is no region "noze"
  5 | region = "noze"
    |          ^^^^^^
  hint: did you mean "nose"?
content/areas/legs.md:1:1: error[no-front-matter]: the file does not begin with its fields
  1 | Legs are long.
    | ^^^^^^^^^^^^^^
  hint: begin with a line +++, the fields, and another line +++
content/areas/neck.md:4:12: error[malformed-date]: there is no day "2026-02-30"
  4 | reviewed = "2026-02-30"
    |            ^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
content/concerns/fine-lines.md:4:11: error[wrong-type]: "medical" has to be true or false, not a text
  4 | medical = "yes"
    |           ^^^^^
  hint: write medical = true
content/concerns/fine-lines.md:5:12: error[wrong-type]: "synonyms" has to be a list, not a text
  5 | synonyms = "Wrinkles"
    |            ^^^^^^^^^^
  hint: write synonyms = ["…"]
content/concerns/redness.md:3:11: error[toml-syntax]: a text needs quotes
  3 | summary = Red skin
    |           ^^^^^^^^
  hint: write summary = "Red skin"
content/index.md:4:16: error[broken-link]: there is no file "areas/fase.md"
  4 | See [the face](areas/fase.md) and [@harris-2015].
    |                ^^^^^^^^^^^^^
  hint: did you mean "areas/face.md"?
content/index.md:4:35: error[unknown-reference]: no reference is called "harris-2015"
  4 | See [the face](areas/fase.md) and [@harris-2015].
    |                                   ^^^^^^^^^^^^^^
  hint: add it to content/references.toml
content/index.md:6:1: error[raw-html]: HTML is not shown here: "<b>"
  6 | <b>Welcome</b>
    | ^^^
  hint: write it in markdown; only <br>, <sub> and <sup> are allowed
content/index.md:8:6: error[unknown-value]: there is no value "clinic.phon"
  8 | Call {{clinic.phon}}.
    |      ^^^^^^^^^^^^^^^
  hint: did you mean "clinic.phone"?
content/journal/spring.md:4:8: error[malformed-date]: "1 March" is not a date
  4 | date = "1 March"
    |        ^^^^^^^^^
  hint: write year, month and day: 2026-05-01
content/journal/spring.md:5:23: error[duplicate-id]: "peel" is in this list twice
  5 | treatments = ["peel", "peel"]
    |                       ^^^^^^
  hint: remove one of the two
content/locations/quay.md:7:18: error[hours-form]: "9-17" is not a period of opening
  7 | hours = { mon = ["9-17"] }
    |                  ^^^^^^
  hint: write it as "09:00-17:00"
content/locations/quay.md:8:12: error[out-of-range]: "latitude" is 95.1; it goes from -90 to 90
  8 | latitude = 95.1
    |            ^^^^
  hint: write a number from -90 to 90
content/locations/quay.md:9:9: error[malformed-phone]: "020 7946 0000" is not a phone number that can be dialled from anywhere
  9 | phone = "020 7946 0000"
    |         ^^^^^^^^^^^^^^^
  hint: write + and the country's code, digits only: +442079460000
content/pages/about.md:4:11: error[expires-before-publish]: it expires on 2026-04-01, not after it is published on 2026-05-01
  4 | expires = 2026-04-01
    |           ^^^^^^^^^^
  hint: give a later date for expires
content/pages/faq.md: error[reserved-name]: "faq" is the name of a part of the site or of a device
  hint: choose another name
content/references.toml:1:1: error[missing-key]: "year" is missing in [harris]
  1 | [harris]
    | ^
  hint: write year = 2000 (when it appeared)
content/references.toml:2:8: error[unknown-choice]: there is no kind "study"
  2 | kind = "study"
    |        ^^^^^^^
  hint: write one of: review, rct, trial, cohort, label, guideline or opinion
content/references.toml:4:7: error[malformed-doi]: "doi:10.1000/x" is not a DOI
  4 | doi = "doi:10.1000/x"
    |       ^^^^^^^^^^^^^^^
  hint: write it without what stands before it: "10.1000/x"
content/team/anna-novak.md:6:13: error[unknown-reference]: no treatment is called "pel"
  6 | performs = ["pel"]
    |             ^^^^^
  hint: did you mean "peel"?
content/team/anna-novak.md:7:14: error[malformed-language]: "English" is not a language tag
  7 | languages = ["English"]
    |              ^^^^^^^^^
  hint: write "en-GB", "de", "pl" …
content/team/ben.md:1:1: error[missing-registration]: "register_number" is missing; in the United Kingdom a practitioner is on a register
  1 | +++
    | ^
  hint: write register_number = "…"
content/team/ben.md:3:1: error[empty-key]: "role" is empty
  3 | role = ""
    | ^^^^
  hint: write role = "…" (what this person is: nurse, doctor …)
content/treatments/laser: error[no-article]: this treatment has no index.md
  hint: write content/treatments/laser/index.md, or remove the folder
content/treatments/peel/aftercare.md:1:1: error[missing-key]: "red_flags" is missing
  1 | +++
    | ^
  hint: write red_flags = ["…"] (when to get help at once)
content/treatments/peel/aftercare.md:2:9: error[malformed-phone]: "999" is not a phone number that can be dialled from anywhere
  2 | phone = "999"
    |         ^^^^^
  hint: write + and the country's code, digits only: +442079460000
content/treatments/peel/estimate.toml:1:8: error[unknown-choice]: there is no mode "rnge"
  1 | mode = "rnge"
    |        ^^^^^^
  hint: did you mean "range"?
content/treatments/peel/estimate.toml:2:9: error[range-backwards]: "clamp" goes from 9 down to 3
  2 | clamp = [9, 3]
    |         ^^^^^^
  hint: write clamp = [3, 9]
content/treatments/peel/faq.toml:1:1: error[missing-key]: "a" is missing in the 2nd of "question", "How long?"
  1 | [[question]]
    | ^
  hint: write a = "…" (the answer)
content/treatments/peel/faq.toml:2:5: error[not-a-question]: this question does not end with ?
  2 | q = "Does it hurt"
    |     ^^^^^^^^^^^^^^
  hint: end it with ?
content/treatments/peel/index.md:5:8: error[unknown-choice]: there is no kind "peal"
  5 | kind = "peal"
    |        ^^^^^^
  hint: did you mean "peel"?
content/treatments/peel/index.md:6:9: error[malformed-money]: 179.505 is not an amount of money
  6 | price = 179.505
    |         ^^^^^^^
  hint: write whole units, or two digits after the point: 180 or 179.50
content/treatments/peel/index.md:7:11: error[out-of-range]: "minutes" is 0; the least is 1
  7 | minutes = 0
    |           ^
  hint: write a number from 1 to 1440
content/treatments/peel/index.md:8:18: error[unknown-reference]: no body area is called "nek"
  8 | areas = ["face", "nek"]
    |                  ^^^^^
  hint: did you mean "neck"?
site.toml:9:12: error[unknown-currency]: there is no currency "GPB"
  9 | currency = "GPB"
    |            ^^^^^
  hint: did you mean "GBP"?
site.toml:12:9: error[malformed-email]: "hello" is not an e-mail address
  12 | email = "hello"
     |         ^^^^^^^
  hint: write name@clinic.example
site.toml:13:1: error[unknown-key]: [clinic] has no field "fax"
  13 | fax = "1"
     | ^^^
  hint: there are: name, legal_name, jurisdiction, currency, timezone, phone, phone_display, email, prices_include_tax, registration and complaints
)");

    const std::string with_one_job = site.said();
    site.options.jobs = 8;
    site.build();
    CHECK(site.said() == with_one_job);
}

}  // namespace praxis
