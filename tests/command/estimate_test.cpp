#include <doctest/doctest.h>

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

constexpr const char* needling = R"(mode = "range"
interval = [2, 4]
otherwise = "Ask at your assessment."

[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
[[factor]]
id = "concern"
options = [ { id = "fine-lines" }, { id = "acne-scars" } ]

[[rule]]
when = { area = "face", concern = "fine-lines" }
sessions = [4, 6]
basis = "trial"
evidence = ["el-domyati-2015"]

[[exclude]]
when = { area = "hands", concern = "acne-scars" }
say = "We do not offer this combination."

[[curve]]
when = { area = ["face", "hands"] }
measure = "people"
outcome = "cleared"
points = [ { after = 10, percent = "47.2", participants = 352 }, { after = 15, percent = "74.8" } ]
evidence = ["el-domyati-2015"]
)";

SmallSite needling_site() {
    SmallSite site;
    site.area("hands", "Hands");
    site.concern("acne-scars", "Acne scars");
    site.treatment("microneedling", "Microneedling",
                   "areas = [\"face\", \"hands\"]\nconcerns = [\"fine-lines\", \"acne-scars\"]\n"
                   "price = 180\npackages = [ { sessions = 4, price = 666 } ]\n"
                   "fees = [ { name = \"Consultation\", price = 25, redeemable = true } ]\n",
                   "Tiny channels.");
    site.estimate("microneedling", needling);
    site.file("content/references.toml",
              "[el-domyati-2015]\nkind = \"trial\"\ntitle = \"Microneedling in ageing skin\"\n"
              "year = 2015\nstudied = { areas = [\"face\", \"hands\"], concerns = [\"fine-lines\", "
              "\"acne-scars\"], participants = 10, sessions = 6 }\n");
    return site;
}

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments) {
    CommandLine line{site.disk};
    return line.run(arguments);
}

}  // namespace

TEST_CASE("command: an estimate as json has the rows that fit, and all curves as written") {
    SmallSite site = needling_site();
    const std::string curves =
        R"("curves":[{"when":{"area":["face","hands"]},"measure":"people","outcome":"cleared",)"
        R"("points":[{"after":10,"percent":"47.2","participants":352},{"after":15,"percent":"74.8"}],)"
        R"("evidence":["el-domyati-2015"]}]})"
        "\n";
    Ran ran = praxis_in(site, {"estimate", "microneedling", "--format", "json"});
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
    CHECK(ran.out ==
          R"({"treatment":"microneedling","mode":"range","currency":"GBP","rows":[)"
          R"({"options":{"area":"face","concern":"fine-lines"},"sessions":[4,6],"weeks":[6,20],)"
          R"("cost":["666.00","1026.00"],"basis":"trial","evidence":["el-domyati-2015"]},)"
          R"({"options":{"area":"face","concern":"acne-scars"},"otherwise":"Ask at your assessment."},)"
          R"({"options":{"area":"hands","concern":"fine-lines"},"otherwise":"Ask at your assessment."},)"
          R"({"options":{"area":"hands","concern":"acne-scars"},)"
          R"("excluded":"We do not offer this combination."}],)" +
              curves);

    ran = praxis_in(site, {"estimate", "microneedling", "concern=acne-scars", "area=hands",
                           "--format", "json"});
    CHECK(ran.out ==
          R"({"treatment":"microneedling","mode":"range","currency":"GBP","rows":[)"
          R"({"options":{"area":"hands","concern":"acne-scars"},)"
          R"("excluded":"We do not offer this combination."}],)" +
              curves);
}

TEST_CASE("command: for people an estimate is a table that says what it is not") {
    SmallSite site = needling_site();
    CHECK(praxis_in(site, {"estimate", "microneedling", "area=face"}).out ==
          "Microneedling: what studies and our clinic report\n"
          "\n"
          "area  concern     sessions  weeks  cost           rests on\n"
          "face  fine-lines  4–6       6–20   £666 – £1,026  trial: el-domyati-2015 (10 people)\n"
          "face  acne-scars                                  Ask at your assessment.\n"
          "\n"
          "In studies\n"
          "  cleared: 47.2 % of people after 10 sessions (352 took part), 74.8 % of people after "
          "15 sessions; el-domyati-2015\n"
          "\n"
          "Not in the cost: Consultation £25 (counts towards the treatment)\n"
          "Not an assessment of anybody; an assessment comes first.\n");
}

TEST_CASE("command: a name that an estimate does not have is misuse, with what was meant") {
    SmallSite site = needling_site();
    const auto refused = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "estimate");
        const Ran ran = praxis_in(site, arguments);
        CHECK(ran.status == 2);
        CHECK(ran.out == "");
        return ran.err;
    };
    CHECK(refused({"micronedling"}) ==
          "praxis: there is no treatment \"micronedling\"\n"
          "  hint: did you mean \"microneedling\"?\n");
    CHECK(refused({"peel"}) ==
          "praxis: \"peel\" has no estimate\n"
          "  hint: content/treatments/peel/estimate.toml would hold it\n");
    CHECK(refused({"microneedling", "aera=face"}).find("hint: did you mean \"area\"?") !=
          std::string::npos);
    CHECK(refused({"microneedling", "area=fase"}).find("hint: did you mean \"face\"?") !=
          std::string::npos);
}

TEST_CASE("command: an estimate needs only the files that it reads to be right") {
    SmallSite site = needling_site();
    site.home("See [the face](areas/fase.md).");
    site.treatment("peel", "Peel", "prise = 3\n");
    CHECK(praxis_in(site, {"estimate", "microneedling"}).status == 0);
    CHECK(praxis_in(site, {"build"}).status == 1);

    site.edit("content/treatments/microneedling/estimate.toml", "sessions = [4, 6]",
              "sessions = [6, 4]");
    const Ran ran = praxis_in(site, {"estimate", "microneedling", "--format", "json"});
    CHECK(ran.status == 1);
    CHECK(ran.out == "");
    CHECK(ran.err.starts_with("content/treatments/microneedling/estimate.toml:"));
}
