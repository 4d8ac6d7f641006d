#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments) {
    CommandLine line{site.disk};
    return line.run(arguments);
}

/// "kind id" of what is listed, a line each.
std::string listed_ids(SmallSite& site, const std::string& what) {
    std::vector<std::string> arguments = {"list", "--format", "json"};
    if (!what.empty()) arguments.push_back(what);
    const Ran ran = praxis_in(site, arguments);
    CHECK(ran.status == 0);
    std::string ids;
    const nlohmann::json json = nlohmann::json::parse(ran.out);
    for (const auto& entry : json.at("entries"))
        ids += entry.at("kind").get<std::string>() + " " + entry.at("id").get<std::string>() + "\n";
    return ids;
}

SmallSite busy_site() {
    SmallSite site;
    site.treatment("peel", "Peel", "areas = [\"face\", \"neck\"]\nnext_review = 2026-06-01\n",
                   "A peel renews the skin.");
    site.area("neck", "Neck");
    site.area("hands", "Hands", "draft = true\n");
    site.concern("redness", "Redness", "publish = 2026-07-01\nnext_review = 2026-06-02\n");
    site.plain_page("offer", "Offer", "expires = 2026-05-31\n");
    site.article("sun", "Sun", "2026-06-02");
    site.file("content/treatments/peel/areas/face.md", "+++\n+++\nOn the face.\n");
    site.file("content/treatments/peel/aftercare.md", "+++\nred_flags = [\"fever\"]\n+++\nRest.\n");
    return site;
}

}  // namespace

TEST_CASE("command: list names everything, kind by kind") {
    SmallSite site;
    CHECK(listed_ids(site, "") ==
          "home home\ntreatment peel\ntreatment-area peel/face\narea face\nconcern fine-lines\n"
          "person anna-novak\nlocation quay\n");
}

TEST_CASE("command: every kind that list prints can be asked for") {
    SmallSite site = busy_site();
    site.file("content/faq/visits.toml", "[[question]]\nq = \"Where?\"\na = \"There.\"\n");
    site.file("content/references.toml",
              "[harris]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2020\n");
    const std::string all = listed_ids(site, "");
    std::string each;
    std::set<std::string> kinds;
    for (const std::string_view line : split(all, '\n'))
        if (!line.empty()) kinds.emplace(line.substr(0, line.find(' ')));
    for (const std::string& kind : kinds) each += listed_ids(site, kind);
    CHECK(kinds.size() == 12);
    CHECK(each.size() == all.size());
    CHECK(listed_ids(site, "aftercare") == "aftercare peel/aftercare\n");
    CHECK(listed_ids(site, "treatment-areas") == "treatment-area peel/face\ntreatment-area peel/neck\n");
    CHECK(praxis_in(site, {"list", "cats"}).err.starts_with(
        "praxis: there is nothing called \"cats\" to list\n"));
}

TEST_CASE("command: a kind can be asked for by the words that people have for it") {
    SmallSite site = busy_site();
    for (const char* const name : {"team", "person", "people", "practitioner", "practitioners"})
        CHECK(listed_ids(site, name) == "person anna-novak\n");
    CHECK(listed_ids(site, "articles") == listed_ids(site, "journal"));
    CHECK(listed_ids(site, "places") == listed_ids(site, "locations"));
    CHECK(listed_ids(site, "questions") == listed_ids(site, "faq"));
}

TEST_CASE("command: a page whose text is a draft is one entry, a draft and thin") {
    SmallSite site = busy_site();
    site.file("content/treatments/peel/areas/neck.md",
              "+++\ndraft = true\nnext_review = 2026-09-01\n+++\nOn the neck.\n");
    CHECK(praxis_in(site, {"list", "treatment-areas"}).out ==
          "kind            id         status  review      text  title\n"
          "treatment-area  peel/face  live                      Peel: Face\n"
          "treatment-area  peel/neck  draft   2026-09-01  thin  Peel: Neck\n");
    CHECK(listed_ids(site, "drafts") == "treatment-area peel/neck\narea hands\n");
    CHECK(listed_ids(site, "thin") == "treatment-area peel/neck\n");
}

TEST_CASE("command: no file of a kind is left out of its list in silence") {
    SmallSite site = busy_site();
    site.disk.add_link("/site/content/areas/legs.md", "../../legs.md");
    CHECK(praxis_in(site, {"list", "areas"}).err ==
          R"(content/areas/legs.md: error[link-in-sources]: this is a link to another file
  hint: put the file itself here
praxis: nothing can be listed until this is right
)");
    CHECK(praxis_in(site, {"list", "concerns"}).err == "");

    SmallSite misnamed = busy_site();
    misnamed.file("content/areas/Legs.md", "+++\ntitle = \"Legs\"\nsummary = \"The legs.\"\n+++\n");
    CHECK(praxis_in(misnamed, {"list", "areas"}).err ==
          R"(content/areas/Legs.md: error[malformed-id]: "Legs" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
praxis: nothing can be listed until this is right
)");
    CHECK(praxis_in(misnamed, {"list", "concerns"}).err == "");
}

TEST_CASE("command: list needs only the texts, and leaves out columns that say nothing") {
    SmallSite site;
    site.setting("logo = \"static/logo.svg\"", "[brand]");
    site.file("static/logo.svg", "<svg><script/></svg>");
    CHECK(praxis_in(site, {"build"}).status == 1);
    const Ran ran = praxis_in(site, {"list", "areas"});
    CHECK(ran.err == "");
    CHECK(ran.out == "kind  id    status  title\narea  face  live    Face\n");
}

TEST_CASE("command: list gives titles to programs as they are") {
    SmallSite site;
    site.edit("content/areas/face.md", "\"Face\"", "\"Face \u00ad\u200b\"");
    const nlohmann::json json =
        nlohmann::json::parse(praxis_in(site, {"list", "areas", "--format", "json"}).out);
    CHECK(json.at("entries")[0].at("title") == "Face \u00ad\u200b");
}

TEST_CASE("command: an entry as json has every field, null where there is nothing") {
    SmallSite site;
    site.area("neck", "Neck", "draft = true\nexpires = 2027-01-01\nnext_review = 2026-05-01\n");
    const Ran ran = praxis_in(site, {"list", "areas", "--format", "json"});
    CHECK(ran.out.starts_with(
        R"({"version":1,"entries":[{"kind":"area","id":"face","path":"content/areas/face.md",)"
        R"("url":"https://small.example/areas/face/","title":"Face","status":"live",)"
        R"("publish":null,"expires":null,"next_review":null,"due":false,"thin":false},)"
        R"({"kind":"area","id":"neck","path":"content/areas/neck.md",)"));
    CHECK(ran.out.ends_with(
        R"("title":"Neck","status":"draft","publish":null,"expires":"2027-01-01",)"
        R"("next_review":"2026-05-01","due":true,"thin":false}]})"
        "\n"));
}

TEST_CASE("command: what can be listed, and what is meant by it") {
    SmallSite site = busy_site();
    CHECK(listed_ids(site, "areas") == "area face\narea hands\narea neck\n");
    CHECK(listed_ids(site, "area") == "area face\narea hands\narea neck\n");
    CHECK(listed_ids(site, "team") == "person anna-novak\n");
    CHECK(listed_ids(site, "drafts") == "area hands\n");
    CHECK(listed_ids(site, "scheduled") == "concern redness\njournal sun\n");
    CHECK(listed_ids(site, "expired") == "page offer\n");
    CHECK(listed_ids(site, "due") == "treatment peel\n");
    CHECK(listed_ids(site, "thin") == "treatment-area peel/neck\n");
    CHECK(listed_ids(site, "references") == "");

    const Ran ran = praxis_in(site, {"list", "draft"});
    CHECK(ran.status == 2);
    CHECK(ran.err == "praxis: there is nothing called \"draft\" to list\n  hint: did you mean \"drafts\"?\n");
}

TEST_CASE("command: drafts are listed as drafts also where site.toml shows them") {
    SmallSite site = busy_site();
    site.setting("drafts = true", "[build]");
    CHECK(listed_ids(site, "drafts") == "area hands\n");
}

TEST_CASE("command: for people a list is a table") {
    SmallSite site = busy_site();
    CHECK(praxis_in(site, {"list", "concerns"}).out ==
          "kind     id          status           review      title\n"
          "concern  fine-lines  live                         Fine lines\n"
          "concern  redness     from 2026-07-01  2026-06-02  Redness\n");
    const Ran ran = praxis_in(site, {"list", "references"});
    CHECK(ran.out == "");
    CHECK(ran.err == "praxis: there is nothing to list\n");
}

TEST_CASE("command: a list keeps to the width of its terminal") {
    SmallSite site = busy_site();
    site.concern("sun-damaged-skin-of-the-face", "Skin of the face that the sun has damaged");
    CommandLine terminal{site.disk};
    CHECK(terminal.run({"list", "concerns"}).out ==
          "kind     id                            status           review      title\n"
          "concern  fine-lines                    live                         Fine lines\n"
          "concern  redness                       from 2026-07-01  2026-06-02  Redness\n"
          "concern  sun-damaged-skin-of-the-face  live                         Skin of the\n"
          "                                                                    face that\n"
          "                                                                    the sun has\n"
          "                                                                    damaged\n");
    terminal.environment["COLUMNS"] = "40";
    CHECK(terminal.run({"list", "concerns"}).out ==
          "concern fine-lines\n"
          "  live\n"
          "  Fine lines\n"
          "concern redness\n"
          "  from 2026-07-01, review 2026-06-02\n"
          "  Redness\n"
          "concern sun-damaged-skin-of-the-face\n"
          "  live\n"
          "  Skin of the face that the sun has\n"
          "  damaged\n");
}

TEST_CASE("command: list needs no text and no file of another kind to be right") {
    SmallSite site;
    site.area("neck", "Neck", "", "See [x](nope.md) and <div>.");
    site.person("ben-okafor", "Ben", "fone = 1\n");
    site.file("content/faq/visits.toml", "title =");
    site.file("content/stray.txt", "?");
    site.file("site.toml",
              site.text("site.toml") + "[[menu]]\nlabel = \"Page\"\nto = \"/nowhere/\"\n");
    CHECK(praxis_in(site, {"build"}).status == 1);

    const Ran areas = praxis_in(site, {"list", "areas"});
    CHECK(areas.err == "");
    CHECK(areas.out ==
          "kind  id    status  title\narea  face  live    Face\narea  neck  live    Neck\n");
    CHECK(praxis_in(site, {"list", "thin"}).status == 0);

    const Ran team = praxis_in(site, {"list", "team"});
    CHECK(team.status == 1);
    CHECK(team.out == "");
    CHECK(team.err.starts_with("content/team/ben-okafor.md:"));
    CHECK(team.err.find("error[unknown-key]: ") != std::string::npos);
    CHECK(team.err.find("visits.toml") == std::string::npos);
    CHECK(team.err.ends_with("praxis: nothing can be listed until this is right\n"));
    CHECK(praxis_in(site, {"list", "drafts"}).status == 1);
}

TEST_CASE("command: list reads site.toml, so it must be right in itself") {
    SmallSite site;
    site.setting("fone = 1", "[clinic]");
    const Ran ran = praxis_in(site, {"list", "areas"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("site.toml:") == 0);
}

TEST_CASE("command: nothing is listed from files with errors") {
    SmallSite site;
    site.area("neck", "Neck", "parnet = \"face\"\n");
    const Ran ran = praxis_in(site, {"list", "--format", "json"});
    CHECK(ran.status == 1);
    CHECK(ran.out == "");
    CHECK(ran.err.find("error[unknown-key]: ") != std::string::npos);
}

TEST_CASE("command: what build would say about the theme or the output does not concern a list") {
    SmallSite site;
    site.setting("theme = \"missing\"");
    site.disk.add("/site/public/holiday.jpg", "x");
    CHECK(praxis_in(site, {"list"}).status == 0);
    CHECK(praxis_in(site, {"build"}).status == 1);
}
