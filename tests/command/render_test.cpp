// `praxis render`: one part of a page by itself.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/command_line.h"
#include "tests/support/small_site.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments) {
    CommandLine line{site.disk};
    return line.run(arguments);
}

SmallSite priced_site() {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel",
                   "areas = [\"face\", \"neck\"]\nminutes = 45\nprice = 179.5\n"
                   "contraindications = [\"Broken skin\"]\n");
    site.estimate("peel", R"(mode = "range"
basis = "clinic"
[[factor]]
id = "area"
options = [{ id = "face" }, { id = "neck" }]
[[rule]]
when = { area = "face" }
sessions = [3, 4]
[[rule]]
when = { area = "neck" }
sessions = [5, 6]
)");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = \"Does it hurt?\"\na = \"A peel costs {{treatment.price}}.\"\n");
    return site;
}

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("command: render prints one article without a page around it") {
    SmallSite site = priced_site();
    for (const std::vector<std::string>& part :
         {std::vector<std::string>{"estimate", "peel"}, {"estimate", "peel", "--area", "neck"},
          {"prices"}, {"prices", "peel"}, {"hours", "quay"}, {"hours"}, {"faq"}, {"faq", "peel"},
          {"person", "anna-novak"}, {"treatment", "peel"}, {"treatment", "peel", "--area", "neck"}}) {
        std::vector<std::string> arguments = {"render"};
        arguments.insert(arguments.end(), part.begin(), part.end());
        const Ran ran = praxis_in(site, arguments);
        INFO(part.front());
        CHECK(ran.status == 0);
        CHECK(ran.err == "");
        CHECK(ran.out.starts_with("<article lang=\"en-GB\" dir=\"ltr\" class=\"praxis\">\n"));
        CHECK(ran.out.ends_with("</article>\n"));
        CHECK_FALSE(has(ran.out, "<head"));
        CHECK_FALSE(has(ran.out, "<main"));
        CHECK_FALSE(has(ran.out, " id=\"p-"));
    }
}

TEST_CASE("command: render knows the area, and what stands in the data") {
    SmallSite site = priced_site();

    const Ran neck = praxis_in(site, {"render", "estimate", "peel", "--area", "neck", "--format", "text"});
    CHECK(has(neck.out, "5–6"));
    CHECK_FALSE(has(neck.out, "3–4"));
    CHECK_FALSE(has(neck.out, "<"));

    CHECK(has(praxis_in(site, {"render", "prices", "--format", "text"}).out, "Peel | £179.50 | "));
    CHECK(has(praxis_in(site, {"render", "faq", "peel", "--format", "text"}).out,
              "A peel costs £179.50."));
    CHECK(has(praxis_in(site, {"render", "treatment", "peel", "--format", "text"}).out,
              "- Broken skin"));
}

TEST_CASE("command: render shows a part wherever the treatment's own text has it") {
    const std::vector<std::vector<std::string>> parts = {
        {"estimate", "peel"}, {"prices", "peel"}, {"treatment", "peel"}};
    SmallSite site = priced_site();
    SmallSite moved = priced_site();
    moved.edit("content/treatments/peel/index.md", "\n+++\n",
               "\n+++\n\n{{> estimator}}\n\n{{> prices}}\n\n{{> contraindications}}\n\n");
    for (const std::vector<std::string>& part : parts) {
        TELL(part.front());
        std::vector<std::string> arguments = {"render"};
        arguments.insert(arguments.end(), part.begin(), part.end());
        const Ran ran = praxis_in(moved, arguments);
        CHECK(ran.err == "");
        CHECK(ran.out == praxis_in(site, arguments).out);
        CHECK(has(ran.out, "<h2 "));
    }
}

TEST_CASE("command: render prints the catalogue's entry as JSON") {
    SmallSite site = priced_site();
    const auto json = [&](std::vector<std::string> part) {
        part.insert(part.begin(), "render");
        part.insert(part.end(), {"--format", "json"});
        return nlohmann::json::parse(praxis_in(site, part).out);
    };
    const nlohmann::json all =
        nlohmann::json::parse(praxis_in(site, {"export", "catalogue"}).out);
    CHECK(json({"treatment", "peel"}) == all["treatments"][0]);
    CHECK(json({"estimate", "peel", "--area", "neck"}) == all["treatments"][0]["areas"][1]);
    CHECK(json({"hours", "quay"}) == all["locations"][0]);
    CHECK(json({"person", "anna-novak"}) == all["people"][0]);
}

TEST_CASE("command: render prints prices as JSON without the rows of estimates") {
    SmallSite site = priced_site();
    const auto json = [&](const std::vector<std::string>& arguments) {
        return nlohmann::json::parse(praxis_in(site, arguments).out);
    };
    nlohmann::json expected = json({"export", "catalogue"})["treatments"];
    for (nlohmann::json& on : expected[0]["areas"]) CHECK(on.erase("estimates") == 1);
    CHECK(json({"render", "prices", "--format", "json"}) == expected);
    CHECK(json({"render", "prices", "peel", "--format", "json"}) == expected[0]);
    CHECK(json({"render", "prices", "peel", "--area", "neck", "--format", "json"}) ==
          expected[0]["areas"][1]);
}

TEST_CASE("command: render prints questions with their answers as JSON") {
    SmallSite site = priced_site();
    site.file(
        "content/references.toml",
        "[a-2020]\nkind = \"trial\"\ntitle = \"A\"\nyear = 2020\nurl = \"https://a.example/\"\n");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = 'Does it \"hurt\"?'\n"
              "a = \"It costs {{treatment.price}}, `or` [more](index.md) [@a-2020].\"\n");
    const Ran ran = praxis_in(site, {"render", "faq", "peel", "--format", "json"});
    CHECK(ran.err == "");
    const nlohmann::json expected = nlohmann::json::array(
        {{{"id", "does-it-hurt"},
          {"question", "Does it \"hurt\"?"},
          {"answer_html",
           "<div class=\"praxis\">\n<p>It costs £179.50, <code>or</code> "
           "<a href=\"/treatments/peel/\">more</a><sup class=\"praxis-citation\">"
           "<a href=\"/faq/#praxis-peel-does-it-hurt\" aria-label=\"Reference "
           "1\">1</a></sup>.</p>\n"
           "</div>\n"},
          {"answer_text", "It costs £179.50, or more [1]."},
          {"address", "https://small.example/faq/#praxis-peel-does-it-hurt"}}});
    CHECK(nlohmann::json::parse(ran.out) == expected);
    CHECK_FALSE(has(ran.out, "<"));
    CHECK(praxis_in(site, {"render", "faq", "--format", "json"}).out == ran.out);
}

TEST_CASE("command: render keeps a line of plain text whole") {
    SmallSite site = priced_site();
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = \"Hurt?\"\na = \"A *little*, `some` and ~~all~~.\"\n");
    CHECK(praxis_in(site, {"render", "faq", "peel", "--format", "text"}).out ==
          "Hurt?\nA little, some and all.\n");
}

TEST_CASE("command: render says what there is when it is asked for what is not there") {
    SmallSite site = priced_site();
    const auto refused = [&](std::vector<std::string> part) {
        part.insert(part.begin(), "render");
        const Ran ran = praxis_in(site, part);
        CHECK(ran.status == 2);
        CHECK(ran.out == "");
        return ran.err;
    };
    CHECK(refused({}) == "praxis: render needs to know what\n"
                         "  hint: write one of estimate, prices, hours, faq, person or treatment\n");
    CHECK(refused({"estimat"}) ==
          "praxis: there is no part \"estimat\"\n  hint: did you mean \"estimate\"?\n");
    CHECK(refused({"estimate", "peal"}) ==
          "praxis: there is no treatment \"peal\"\n  hint: did you mean \"peel\"?\n");
    CHECK(refused({"person"}) ==
          "praxis: say which practitioner\n  hint: there are: anna-novak\n");
    CHECK(refused({"estimate", "peel", "--area", "toe"}) ==
          "praxis: \"peel\" is not done on \"toe\"\n  hint: its areas are: face and neck\n");
    CHECK(refused({"hours", "--area", "face"}) ==
          "praxis: hours cannot be of an area\n  hint: leave out --area\n");
}

TEST_CASE("command: render shows no prices of what may not be advertised") {
    SmallSite site;
    site.treatment("peel", "Peel", "prescription = true\n");
    for (const std::string part : {"prices", "estimate"}) {
        const Ran ran = praxis_in(site, {"render", part, "peel"});
        CHECK(ran.status == 2);
        CHECK(ran.err ==
              "praxis: \"peel\" involves a prescription-only medicine, which may not be advertised "
              "here with prices or sessions\n"
              "  hint: show its consultation: praxis render treatment peel\n");
    }
    CHECK(praxis_in(site, {"render", "treatment", "peel"}).status == 0);
}

TEST_CASE("command: render prints nothing of a site with errors") {
    SmallSite site = priced_site();
    site.edit("content/treatments/peel/index.md", "\"neck\"", "\"nek\"");
    const Ran ran = praxis_in(site, {"render", "prices"});
    CHECK(ran.status == 1);
    CHECK(ran.out == "");
    CHECK(ran.err.ends_with("praxis: nothing can be shown until this is right\n"));
}
