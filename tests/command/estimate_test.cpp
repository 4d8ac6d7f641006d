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
          "face  fine-lines  4–6       6–20   £666 – £1,026  trial: el-domyati-2015 (10\n"
          "                                                  people)\n"
          "face  acne-scars  Ask at your assessment.\n"
          "\n"
          "In studies\n"
          "  cleared: 47.2 of 100 people after 10 sessions (352 took part), 74.8 of 100\n"
          "  people after 15 sessions; el-domyati-2015\n"
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

TEST_CASE("command: an estimate lacks no file in silence") {
    SmallSite site = needling_site();
    const auto said = [&] { return praxis_in(site, {"estimate", "microneedling"}).err; };
    site.disk.add_link("/site/content/areas/hands.md", "../../elsewhere.md");
    CHECK(said() == R"(content/areas/hands.md: error[link-in-sources]: this is a link to another file
  hint: put the file itself here
praxis: no estimate until this is right
)");

    SmallSite linked = needling_site();
    linked.disk.add_link("/site/content/treatments/microneedling/estimate.toml", "../../../estimate.toml");
    CHECK(praxis_in(linked, {"estimate", "microneedling"}).err ==
          R"(content/treatments/microneedling/estimate.toml: error[link-in-sources]: this is a link to another file
  hint: put the file itself here
praxis: no estimate until this is right
)");

    SmallSite other = needling_site();
    other.disk.add_link("/site/content/treatments/microneedling/faq.toml", "../../../faq.toml");
    other.disk.add_link("/site/content/pages/about.md", "../../about.md");
    CHECK(praxis_in(other, {"estimate", "microneedling"}).err == "");
}

TEST_CASE("command: a table keeps to the width of its terminal, and says notes and top-ups") {
    SmallSite site = needling_site();
    site.edit("content/treatments/microneedling/estimate.toml", "interval = [2, 4]\n",
              "interval = [2, 4]\nmaintenance = { every_weeks = 26, basis = \"trial\", evidence = "
              "[\"el-domyati-2015\"] }\n");
    site.edit("content/treatments/microneedling/estimate.toml", "sessions = [4, 6]\n",
              "sessions = [4, 6]\nnote = \"Fewer in the summer, when the sun is stronger than in "
              "the winter.\"\n");
    site.edit("content/treatments/microneedling/index.md", "sessions = 4, price = 666",
              "sessions = 5, price = 700");
    CommandLine narrow{site.disk};
    narrow.environment["COLUMNS"] = "40";
    const std::string text = narrow.run({"estimate", "microneedling", "concern=fine-lines"}).out;
    CHECK(text.substr(0, text.find("\nIn studies")) ==
          "Microneedling: what studies and our\n"
          "clinic report\n"
          "\n"
          "face, fine-lines\n"
          "  4–6 sessions, 6–20 weeks, £700 – £880\n"
          "  trial: el-domyati-2015 (10 people)\n"
          "  4 sessions bought as 5\n"
          "  Fewer in the summer, when the sun is\n"
          "  stronger than in the winter.\n"
          "hands, fine-lines\n"
          "  Ask at your assessment.\n");
    CHECK(text.find("\nAfterwards one session every 26 weeks;\nthat rests on trial: el-domyati-2015 (10\npeople)\n") != std::string::npos);
}

TEST_CASE("command: a sheet of points stands for rows that are too many to list") {
    SmallSite site = needling_site();
    std::string estimate = "mode = \"points\"\nclamp = [1, 3]\n";
    for (const char* id : {"a", "b", "c", "d"}) {
        estimate += std::string("[[factor]]\nid = \"") + id + "\"\noptions = [";
        for (int i = 1; i <= 5; ++i)
            estimate += "{ id = \"" + std::string(id) + std::to_string(i) + "\", add = \"" +
                        std::to_string(i) + "/2\" }, ";
        estimate += "]\n";
    }
    site.estimate("microneedling", estimate);
    const std::string text = praxis_in(site, {"estimate", "microneedling"}).out;
    CHECK(text.find("\nd   points\nd1  0.5\nd2  1\nd3  1.5\nd4  2\nd5  2.5\n") != std::string::npos);
    CHECK(text.find("\n"
                    "total      sessions  cost, and what it rests on\n"
                    "2          2         £360\n"
                    "                     our clinic's experience\n"
                    "2.5 to 10  3         £540\n"
                    "                     our clinic's experience\n\n") != std::string::npos);
    CommandLine narrow{site.disk};
    narrow.environment["COLUMNS"] = "40";
    const std::string stacked = narrow.run({"estimate", "microneedling"}).out;
    CHECK(stacked.find("\nAdd up the points of the answers, and\nfind the total below.\n") !=
          std::string::npos);
    CHECK(stacked.find("\n"
                       "total 2\n"
                       "  2 sessions\n"
                       "  £360\n"
                       "  our clinic's experience\n"
                       "total 2.5 to 10\n"
                       "  3 sessions\n"
                       "  £540\n"
                       "  our clinic's experience\n\n") != std::string::npos);
    // What is asked for by name is listed.
    CHECK(praxis_in(site, {"estimate", "microneedling", "a=a1"}).out.find("a1  b1") !=
          std::string::npos);
}

TEST_CASE("command: json has texts as they are, and conditions as they were written") {
    SmallSite site = needling_site();
    site.edit("content/treatments/microneedling/estimate.toml", "We do not offer this combination.",
              "No\\u200d, never.");
    site.edit("content/treatments/microneedling/estimate.toml",
              "when = { area = [\"face\", \"hands\"] }",
              "when = { area = [\"face\"], concern = \"fine-lines\" }");
    const std::string json =
        praxis_in(site, {"estimate", "microneedling", "--format", "json"}).out;
    CHECK(json.find("\"when\":{\"area\":[\"face\"],\"concern\":\"fine-lines\"}") != std::string::npos);
    CHECK(json.find("\"excluded\":\"No\u200d, never.\"") != std::string::npos);
}

TEST_CASE("command: a mean change is said of nobody in a hundred") {
    SmallSite site = needling_site();
    site.edit("content/treatments/microneedling/estimate.toml", "measure = \"people\"",
              "measure = \"mean-change\"");
    const std::string text = praxis_in(site, {"estimate", "microneedling"}).out;
    CHECK(text.find("\n  cleared: 47.2% on average after 10 sessions (352 took part), 74.8% on average\n"
                    "  after 15 sessions; el-domyati-2015\n") != std::string::npos);
}

TEST_CASE("command: packages without a price are a mistake of the files that an estimate reads") {
    for (const char* file : {"content/treatments/microneedling/index.md",
                             "content/treatments/microneedling/areas/face.md"}) {
        SmallSite site = needling_site();
        site.file("content/treatments/microneedling/areas/face.md",
                  "+++\npackages = [ { sessions = 3, price = 100 } ]\nprice = 40\n+++\n");
        site.edit(file, std::string_view(file).ends_with("face.md") ? "price = 40\n" : "price = 180\n",
                  "");
        const Ran ran = praxis_in(site, {"estimate", "microneedling", "--format", "json"});
        CHECK(ran.status == 1);
        CHECK(ran.out == "");
        CHECK(ran.err.find(std::string(file) + ":") == 0);
        CHECK(ran.err.find("error[packages-without-price]: packages stand here without the price of "
                           "one session") != std::string::npos);
    }
}
