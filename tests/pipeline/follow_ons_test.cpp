// One mistake is said once: nothing is said that only follows from it.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/small_site.h"

namespace praxis {

namespace {

constexpr const char* ranges = R"(mode = "range"
[[factor]]
id = "area"
options = [{ id = "face" }, { id = "neck" }]
[[rule]]
when = { area = ["face", "neck"] }
sessions = [4, 6]
interval = [3, 4]
)";

/// A treatment on two areas with a price, an estimate, a text for one of the areas and an article
/// that shows all of it.
SmallSite full_site() {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel",
                   "areas = [\"face\", \"neck\"]\nprice = 80\nminutes = 30\ndowntime_days = [1, 2]\n",
                   "{{treatment.price}}, {{treatment.minutes}}, {{treatment.downtime}}, "
                   "{{sessions.face}}, {{cost.face}}.\n\n{{> estimator}}\n\n## Rest\n\nRest.\n");
    site.file("content/treatments/peel/areas/neck.md", "+++\n+++\nOn the neck: {{treatment.price}}.\n");
    site.estimate("peel", ranges);
    site.home("See [peels](treatments/peel/index.md#rest), [a face](area:face), "
              "[necks](areas/neck.md), [all](/areas/) and mail {{clinic.email}}.");
    return site;
}

/// The first lines of what was said.
std::string findings(SmallSite& site) {
    site.build();
    std::string lines;
    for (const Diagnostic& finding : site.findings())
        lines += finding.path + ": " + finding.rule + ": " + finding.message + "\n";
    return lines;
}

}  // namespace

TEST_CASE("pipeline: the site that the other tests spoil has no mistake") {
    SmallSite site = full_site();
    CHECK(findings(site) == "");
}

TEST_CASE("pipeline: a mistyped area spoils no estimate and no text for an area") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "\"neck\"]", "\"nek\"]");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: unknown-reference: no body area is called \"nek\"\n");
    site.edit("content/treatments/peel/index.md", "[\"face\", \"nek\"]", "\"face\"");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"areas\" has to be a list, not a text\n");
    site.edit("content/treatments/peel/index.md", "areas = \"face\"\n", "");
    CHECK(findings(site) == "content/treatments/peel/index.md: missing-key: \"areas\" is missing\n");
}

TEST_CASE("pipeline: a value that cannot be read is not missing") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80", "price = \"x\"");
    site.edit("content/treatments/peel/index.md", "minutes = 30", "minutes = \"half an hour\"");
    site.edit("content/treatments/peel/index.md", "[1, 2]", "\"soon\"");
    site.edit("site.toml", "hello@small.example", "hello");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"price\" has to be an amount of money, not "
          "a text\n"
          "content/treatments/peel/index.md: wrong-type: \"minutes\" has to be a whole number, not a "
          "text\n"
          "content/treatments/peel/index.md: wrong-type: \"downtime_days\" has to be two whole "
          "numbers in brackets, not a text\n"
          "site.toml: malformed-email: \"hello\" is not an e-mail address\n");
}

TEST_CASE("pipeline: packages beside a price that cannot be read are not without one") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80",
              "price = \"x\"\npackages = [{ sessions = 3, price = 200 }]");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"price\" has to be an amount of money, not "
          "a text\n");
}

TEST_CASE("pipeline: an estimate with a mistake leaves no empty block behind") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/estimate.toml", "[4, 6]", "[6, 4]");
    CHECK(findings(site) ==
          "content/treatments/peel/estimate.toml: range-backwards: \"sessions\" goes from 6 down to "
          "4\n");
}

TEST_CASE("pipeline: a treatment whose fields cannot be read has no other mistakes") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "price = 80", "price = eighty");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: toml-syntax: a text needs quotes\n");
}

TEST_CASE("pipeline: an unknown time zone does not turn back the calendar") {
    SmallSite site = full_site();
    site.options.clock.reset();
    site.options.unix_seconds = 1780315200;  // noon on the 1st of June 2026 in Greenwich
    site.area("legs", "Legs", "publish = 2026-05-31\n");
    site.edit("content/treatments/peel/index.md", "areas = [", "areas = [\"legs\", ");
    site.edit("content/treatments/peel/estimate.toml", "{ id = \"face\" }",
              "{ id = \"face\" }, { id = \"legs\" }");
    site.edit("content/treatments/peel/estimate.toml", "area = [", "area = [\"legs\", ");
    CHECK(findings(site) == "");
    site.edit("site.toml", "Europe/London", "Europe/Lodnon");
    CHECK(findings(site) ==
          "site.toml: unknown-timezone: there is no time zone \"Europe/Lodnon\"\n");
}

TEST_CASE("pipeline: nobody is blamed for naming what lies in a folder that cannot be read") {
    SmallSite site = full_site();
    site.disk.fail(DiskCall::list, 2, {DiskFailure::Kind::denied, "this user has no permission"});
    CHECK(findings(site) ==
          "content/areas: machine: cannot be read: this user has no permission\n");
    SmallSite other = full_site();
    other.disk.fail(DiskCall::list, 1, {DiskFailure::Kind::denied, "this user has no permission"});
    CHECK(findings(other) == "content: machine: cannot be read: this user has no permission\n");
}

TEST_CASE("pipeline: a link or a file where a folder of texts should be is said once") {
    SmallSite site = full_site();
    site.remove("content/areas");
    site.file("content/areas", "x");
    CHECK(findings(site) == "content/areas: not-a-folder: this is not a folder\n");
    site.remove("content/areas");
    site.disk.add_link("/site/content/areas", "/elsewhere");
    CHECK(findings(site) == "content/areas: link-in-sources: this is a link to another file\n");
    site.remove("content");
    site.file("content", "x");
    CHECK(findings(site) == "content: not-a-folder: this is not a folder\n");
    site.remove("content");
    site.disk.add_link("/site/content", "/elsewhere");
    CHECK(findings(site) == "content: link-in-sources: this is a link to another folder\n");
    site.remove("content");
    CHECK(findings(site) == "content: no-content: there is no folder content/\n");
}

TEST_CASE("pipeline: what a text that could not be read shows and cites is not unused") {
    SmallSite site = full_site();
    site.file("content/references.toml",
              "[harris]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2020\n");
    site.file("content/areas/face.png", "x");  // of no kind, which is worth a word of its own
    site.edit("content/treatments/peel/index.md", "## Rest",
              "As in [@harris]. ![A face](../../areas/face.png) \x01\n\n## Rest");
    site.edit("content/treatments/peel/index.md", "title = \"Peel\"", "title = 3");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: wrong-type: \"title\" has to be a text, not a whole "
          "number\n"
          "content/treatments/peel/index.md: not-a-picture: \"content/areas/face.png\" is a text\n"
          "content/treatments/peel/index.md: control-character: there is a control character here: "
          "\"\\u{1}\"\n");
}

TEST_CASE("pipeline: a misspelt key is neither missing, nor is what it says") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/index.md", "summary", "sumary");
    site.edit("content/treatments/peel/index.md", "price = 80", "prise = 80");
    site.edit("content/treatments/peel/index.md", "areas =", "aeras =");
    site.edit("content/team/anna-novak.md", "register =", "registre =");
    site.edit("site.toml", "email =", "emial =");
    CHECK(findings(site) ==
          "content/team/anna-novak.md: unknown-key: a practitioner has no field \"registre\"\n"
          "content/treatments/peel/index.md: unknown-key: a treatment has no field \"sumary\"\n"
          "content/treatments/peel/index.md: unknown-key: a treatment has no field \"aeras\"\n"
          "content/treatments/peel/index.md: unknown-key: a treatment has no field \"prise\"\n"
          "site.toml: unknown-key: [clinic] has no field \"emial\"\n");
    // Beside the right one it takes nothing's place; unlike any it may stand for another.
    SmallSite beside = full_site();
    beside.edit("content/areas/face.md", "summary", "sumary = \"x\"\nsummary");
    beside.edit("content/areas/neck.md", "summary", "words");
    CHECK(findings(beside) ==
          "content/areas/face.md: unknown-key: a body area has no field \"sumary\"\n"
          "content/areas/neck.md: missing-key: \"summary\" is missing\n"
          "content/areas/neck.md: unknown-key: a body area has no field \"words\"\n");
}

TEST_CASE("pipeline: a misspelt key of a theme is said once, also where a whole theme hangs on it") {
    SmallSite site = full_site();
    site.setting("theme = \"sea\"");
    site.file("themes/sea/theme.toml", "nam = \"sea\"\nextends = \"calm\"\n");
    CHECK(findings(site) == "themes/sea/theme.toml: unknown-key: a theme has no \"nam\"\n");
    site.file("themes/sea/theme.toml", "name = \"sea\"\nextend = \"calm\"\n");
    CHECK(findings(site) == "themes/sea/theme.toml: unknown-key: a theme has no \"extend\"\n");
}

TEST_CASE("pipeline: an option that misspells its area is said once, as the mistake that it is") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/estimate.toml", "id = \"neck\"", "id = \"nek\"");
    site.build();
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:4:36: error[option-not-offered]: the body area "nek" is not one of this treatment's (content/treatments/peel/index.md)
  4 | options = [{ id = "face" }, { id = "nek" }]
    |                                    ^^^^^
  hint: did you mean "neck"?
)");
    // The condition is wrong where it names no area of the treatment.
    SmallSite other = full_site();
    other.edit("content/treatments/peel/estimate.toml", "[\"face\", \"neck\"]",
               "[\"face\", \"nek\"]");
    CHECK(findings(other) ==
          "content/treatments/peel/estimate.toml: estimate-unknown-option: the factor \"area\" has "
          "no option \"nek\"\n");
}

TEST_CASE("pipeline: conditions that agree on a name tell that the factor misspells it") {
    SmallSite site = full_site();
    site.estimate("peel", R"(mode = "range"
[[factor]]
id = "area"
options = [{ id = "face" }, { id = "neck" }]
[[factor]]
id = "depth"
options = [{ id = "mlid" }, { id = "deep" }]
[[rule]]
when = { depth = "mild" }
sessions = 4
[[rule]]
when = { depth = "deep" }
sessions = 6
[[exclude]]
when = { area = "neck", depth = "mild" }
say = "Ask us."
)");
    site.build();
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:9:18: error[estimate-unknown-option]: the factor "depth" has no option "mild", which 2 conditions name
  9 | when = { depth = "mild" }
    |                  ^^^^^^
  hint: write id = "mild" in place of "mlid", which no condition names
)");
    site.edit("content/treatments/peel/estimate.toml", "\"mlid\"", "\"mild\"");
    site.edit("content/treatments/peel/estimate.toml", "id = \"depth\"", "id = \"detph\"");
    site.build();
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:9:10: error[estimate-unknown-factor]: no factor is called "depth", which 3 conditions name
  9 | when = { depth = "mild" }
    |          ^^^^^
  hint: write id = "depth" in place of "detph", which no condition names
)");
    // One that conditions name is the right one, and each other name a mistake of its own.
    site.edit("content/treatments/peel/estimate.toml", "id = \"detph\"", "id = \"depth\"");
    site.edit("content/treatments/peel/estimate.toml", "depth = \"mild\" }\nsay",
              "depth = \"deap\" }\nsay");
    CHECK(findings(site) ==
          "content/treatments/peel/estimate.toml: estimate-unknown-option: the factor \"depth\" has "
          "no option \"deap\"\n");
}

TEST_CASE("pipeline: a number or a basis that spoils many rows is said once, where it stands") {
    SmallSite site = full_site();
    site.edit("content/treatments/peel/estimate.toml", "mode = \"range\"",
              "mode = \"range\"\nerror = 4\nbasis = \"trial\"");
    site.edit("content/treatments/peel/estimate.toml", "[\"face\", \"neck\"]", "\"face\"");
    site.file("content/treatments/peel/estimate.toml",
              site.text("content/treatments/peel/estimate.toml") +
                  "[[rule]]\nwhen = { area = \"neck\" }\nsessions = 4\n");
    site.build();
    CHECK(site.said() == R"(content/treatments/peel/estimate.toml:2:9: error[estimate-below-one]: face and 1 more row: `error` makes it 0 to 10 sessions, but a course has at least 1
  2 | error = 4
    |         ^
  hint: write a smaller `error`, or set the least in clamp = [1, 12]
content/treatments/peel/estimate.toml:3:9: error[basis-unsupported]: "trial" needs a reference of kind rct or trial, and no evidence is given
  3 | basis = "trial"
    |         ^^^^^^^
  hint: name one in `evidence`, or write basis = "clinic"
)");
    // A rule's own number.
    SmallSite rule = full_site();
    rule.edit("content/treatments/peel/estimate.toml", "[4, 6]", "0");
    CHECK(findings(rule) ==
          "content/treatments/peel/estimate.toml: estimate-below-one: face and 1 more row: 0 "
          "sessions, but a course has at least 1\n");
}

TEST_CASE("pipeline: nobody is blamed for naming a file that was refused for its name") {
    SmallSite site = full_site();
    site.area("Big-Toe", "Big toe");
    site.edit("content/treatments/peel/index.md", "\"neck\"]", "\"neck\", \"big-toe\"]");
    site.plain_page("faq", "Questions");
    site.home("[a](areas/Big-Toe.md) [b](areas/big-toe.md) [c](area:big-toe) [d](area:Big-Toe) "
              "[e](/areas/big-toe/) [f](pages/faq.md) [g](/faq/) [h](areas/bigger.md) [i](area:toe)");
    CHECK(findings(site) ==
          "content/areas/Big-Toe.md: malformed-id: \"Big-Toe\" cannot be part of an address\n"
          "content/index.md: broken-link: there is no file \"areas/bigger.md\"\n"
          "content/index.md: unknown-reference: no body area is called \"toe\"\n"
          "content/pages/faq.md: reserved-name: \"faq\" is the name of a part of the site or of a "
          "device\n");
}

TEST_CASE("pipeline: a treatment without an article is missed once, not by all who name it") {
    SmallSite site = full_site();
    site.remove("content/treatments/peel/index.md");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nid = \"hurt\"\nq = \"Does it hurt?\"\na = \"No.\"\n");
    site.file("content/treatments/peel/aftercare.md", "+++\nred_flags = [\"Fever.\"]\n+++\n");
    site.home("[a](treatments/peel/index.md) [b](treatment:peel) [c](faq:peel/hurt) [d](faq:hurt) "
              "[e](/treatments/peel/) [f](/treatments/peel/face/) [g](/sessions/peel/) "
              "[h](treatments/peel/faq.toml) [i](/faq/#peel-hurt) [j](treatments/peel/aftercare.md) "
              "[k](/treatments/) {{peel.price}} [l](treatment:laser)");
    CHECK(findings(site) ==
          "content/index.md: unknown-reference: no treatment is called \"laser\"\n"
          "content/treatments/peel: no-article: this treatment has no index.md\n");
}

TEST_CASE("pipeline: an article beside its folder is told to move in, and is read") {
    SmallSite site = full_site();
    site.file("content/treatments/peel.md", site.text("content/treatments/peel/index.md"));
    site.remove("content/treatments/peel/index.md");
    site.home("[a](treatment:peel)");
    site.build();
    CHECK(site.said() == R"(content/treatments/peel: error[no-article]: this treatment has no index.md
  hint: move content/treatments/peel.md into it, as index.md
)");
    site.remove("content/treatments/peel.md");
    site.disk.add_link("/site/content/treatments/peel/index.md", "/elsewhere");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: link-in-sources: this is a link to another file\n");
}

TEST_CASE("pipeline: of two articles of one treatment either may be named") {
    SmallSite site = full_site();
    site.file("content/treatments/peel.md", site.text("content/treatments/peel/index.md"));
    site.home("[a](treatments/peel.md) [b](treatments/peel/index.md) [c](treatment:peel)");
    CHECK(findings(site) ==
          "content/treatments/peel/index.md: two-sources: the treatment \"peel\" is also in "
          "content/treatments/peel.md\n");
}

TEST_CASE("pipeline: a reference whose id was refused may be the one that is cited") {
    SmallSite site = full_site();
    site.file("content/references.toml",
              "[\"Harris 2015\"]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2015\n");
    site.home("As studied [@harris-2015].");
    CHECK(findings(site) ==
          "content/references.toml: malformed-id: \"Harris 2015\" cannot be an id\n");
}

TEST_CASE("pipeline: a question that was refused, or lost with its file, is not unknown") {
    const std::string question =
        "[[question]]\nid = \"hurt\"\nq = \"Does it hurt?\"\na = \"No.\"\n";
    SmallSite site = full_site();
    site.home("[a](faq:hurt) [b](faq:general/hurt) [c](/faq/#general-hurt) "
              "[d](faq/general.toml#hurt) [e](faq/general.toml)");
    site.file("content/faq/general.toml", question);
    CHECK(findings(site) == "");
    site.edit("content/faq/general.toml", "[[question]]", "[[question]");
    CHECK(findings(site) ==
          "content/faq/general.toml: toml-syntax: the bracket is not closed\n");
    site.file("content/faq/general.toml", question);
    site.edit("content/faq/general.toml", "\"hurt\"", "\"Hurt\"");
    CHECK(findings(site) == "content/faq/general.toml: malformed-id: \"Hurt\" cannot be an id\n");
    // Without a question mark it is a question all the same.
    site.file("content/faq/general.toml", question);
    site.edit("content/faq/general.toml", "hurt?", "hurt");
    CHECK(findings(site) ==
          "content/faq/general.toml: not-a-question: this question does not end with ?\n");
    // Where all have their ids, none is lost by another mistake.
    site.file("content/faq/general.toml", question + "areas = 3\n");
    site.home("[a](faq:hrut)");
    CHECK(findings(site) ==
          "content/faq/general.toml: wrong-type: \"areas\" has to be a list, not a whole number\n"
          "content/index.md: unknown-reference: no question is called \"hrut\"\n");
}

TEST_CASE("pipeline: what is wrong with a draft's questions excuses no link of a page that is shown") {
    SmallSite site = full_site();
    site.treatment("laser", "Laser", "draft = true\n");
    site.file("content/treatments/laser/faq.toml", "[[question]\n");
    site.home("[a](faq:hurt)");
    CHECK(findings(site) ==
          "content/index.md: unknown-reference: no question is called \"hurt\"\n"
          "content/treatments/laser/faq.toml: toml-syntax: the bracket is not closed\n");
}

TEST_CASE("pipeline: two questions that want one address are said once") {
    SmallSite site = full_site();
    const std::string question =
        "[[question]]\nid = \"hurt\"\nq = \"Does it hurt?\"\na = \"No.\"\n";
    site.file("content/treatments/peel/faq.toml", question);
    site.file("content/faq/peel.toml", question);
    site.home("[a](faq:hurt) [b](faq:peel/hurt) [c](/faq/#peel-hurt)");
    CHECK(findings(site) ==
          "content/faq/peel.toml: duplicate-anchor: this question and \"hurt\" in "
          "content/treatments/peel/faq.toml:2 both want the address /faq/#peel-hurt\n");
}

}  // namespace praxis
