// The estimator as it stands on pages: what is nested in what, which sentence each result is, and
// what happens as rows become many.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "render/chooser.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

constexpr std::string_view two_questions = R"(mode = "range"
interval = [2, 4]
otherwise = "Ask us."

[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]

[[factor]]
id = "depth"
label = "How deep?"
options = [ { id = "mild", label = "Slightly" }, { id = "severe", label = "Deeply", add = 1 } ]

[[rule]]
when = { area = "face" }
sessions = [1, 3]
note = "Less in winter."

[[exclude]]
when = { area = "hands", depth = "severe" }
say = "We do not offer this."
)";

SmallSite site_with(std::string_view estimate, std::string_view more = {}) {
    SmallSite site;
    site.area("hands", "Hands");
    site.treatment("peel", "Peel",
                   fmt::format("areas = [\"face\", \"hands\"]\nprice = 100\n{}", more),
                   "A peel renews the skin.");
    site.estimate("peel", std::string(estimate));
    return site;
}

// A factor of so many options.
std::string factor(std::string_view id, int options, std::string_view each = "") {
    std::string text = fmt::format("\n[[factor]]\nid = \"{}\"\noptions = [\n", id);
    for (int i = 1; i <= options; ++i) text += fmt::format("  {{ id = \"{}{}\"{} }},\n", id, i, each);
    return text + "]\n";
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

// The stylesheet that the estimate's page asks for.
std::string chooser_sheet(const SmallSite& site) {
    const std::string html = site.page("/sessions/peel/");
    const std::size_t at = html.find("/assets/chooser.");
    return at == std::string::npos ? "(none)" : site.page(html.substr(at, html.find('"', at) - at));
}

}  // namespace

TEST_CASE("render: results are nested by answers, each one sentence that stands alone") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    const std::string ends = "This is not an assessment of you: an assessment comes first.</p>";
    CHECK(site.part("/sessions/peel/", "<div class=\"results\" role=\"status\">", "</div>\n  </div>") ==
          "\n      <div class=\"e-a e-a1\"><p class=\"result e-b e-b1\" id=\"p-e-1-1\">Face, slightly: 1 to 3 "
          "sessions, 2 to 4 weeks apart, within 8 weeks, £100 to £300. Rests on: our clinic&#39;s "
          "experience. Less in winter. " + ends +
          "\n<p class=\"result e-b e-b2\" id=\"p-e-1-2\">Face, deeply: 2 to 4 sessions, 2 to 4 weeks "
          "apart, over 2 to 12 weeks, £200 to £400. Rests on: our clinic&#39;s experience. Less in "
          "winter. " + ends + "</div>\n"
          "<div class=\"e-a e-a2\"><p class=\"result e-b e-b1\" id=\"p-e-2-1\">Hands, slightly: Ask us. " +
          ends + "\n<p class=\"result e-b e-b2\" id=\"p-e-2-2\">Hands, deeply: We do not offer this. " +
          ends + "</div>\n    ");
}

TEST_CASE("render: every question of the chooser is a fieldset, and nothing is chosen yet") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    CHECK(site.part("/sessions/peel/", "<form", "<button") ==
          " class=\"chooser\" method=\"dialog\">\n"
          "    <fieldset class=\"e-a-asked\">\n"
          "      <legend>Body area</legend>\n"
          "      <div class=\"choices\">\n"
          "        <label><input type=\"radio\" class=\"e-a1\" name=\"area\" value=\"face\"><span>Face</span></label>\n"
          "        <label><input type=\"radio\" class=\"e-a2\" name=\"area\" value=\"hands\"><span>Hands</span></label>\n"
          "      </div>\n"
          "    </fieldset>\n"
          "    <fieldset class=\"e-b-asked\">\n"
          "      <legend>How deep?</legend>\n"
          "      <div class=\"choices\">\n"
          "        <label><input type=\"radio\" class=\"e-b1\" name=\"depth\" value=\"mild\"><span>Slightly</span></label>\n"
          "        <label><input type=\"radio\" class=\"e-b2\" name=\"depth\" value=\"severe\"><span>Deeply</span></label>\n"
          "      </div>\n"
          "    </fieldset>\n    ");
}

TEST_CASE("render: an area's page asks what is left to ask") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/treatments/peel/hands/");
    CHECK(count(html, "<fieldset") == 1);
    CHECK(count(html, "class=\"result ") == 2);
    CHECK(count(html, "<p class=\"result e-b e-b1\" id=\"p-e-2-1\">Hands, slightly: Ask us.") == 1);
}

TEST_CASE("render: the chooser's stylesheet only hides, one rule an option that is in use") {
    CHECK(chooser_css({2, 1}) ==
          "@media screen{@supports selector(:has(a)){\n"
          ".estimate:has(.e-a-asked):not(:has(.e-a-asked :checked)) "
          ":is(.results:not(:has(:target))>*,.result:not(:target)){display:none}\n"
          ".estimate:has(.e-b-asked):not(:has(.e-b-asked :checked)) "
          ":is(.results:not(:has(:target))>*,.result:not(:target)){display:none}\n"
          ".estimate:has(:checked) .result:target:not(.estimate:is(:not(:has(.e-a-asked)),:has(.e-a-asked "
          ":checked)):is(:not(:has(.e-b-asked)),:has(.e-b-asked :checked)) *){display:none}\n"
          ".estimate:is(:not(:has(.e-a-asked)),:has(.e-a-asked "
          ":checked)):is(:not(:has(.e-b-asked)),:has(.e-b-asked :checked)) .chooser-hint{display:none}\n"
          ".estimate:has(.e-a1:checked) .e-a:not(.e-a1){display:none}\n"
          ".estimate:has(.e-a2:checked) .e-a:not(.e-a2){display:none}\n"
          ".estimate:has(.e-b1:checked) .e-b:not(.e-b1){display:none}\n"
          "}}\n");
    CHECK(chooser_css({}) == "");

    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    CHECK(chooser_sheet(site) == chooser_css({2, 2}));
    CHECK(count(site.page("/sessions/peel/"), "/assets/chooser.") == 1);
    CHECK(count(site.page("/prices/"), "/assets/chooser.") == 0);
}

TEST_CASE("render: one answer is no question, but it is said") {
    SmallSite site = site_with("mode = \"range\"\n" + factor("skin", 1) + factor("depth", 3) +
                               "\n[[rule]]\nwhen = {}\nsessions = 3\n");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/sessions/peel/");
    CHECK(count(html, "<fieldset>") == 1);
    CHECK(count(html, "<fieldset class=\"e-b-asked\">") == 1);
    CHECK(count(html, "Skin1, depth2: 3 sessions, £300. Rests on") == 1);
}

TEST_CASE("render: up to 64 rows stand open, up to 300 fold, more are told by their rules") {
    struct { int first, second; bool chooser, folded, rules; } const table[] = {
        {1, 1, false, false, false}, {8, 8, true, false, false}, {13, 5, true, true, false},
        {20, 15, true, true, false}, {14, 22, false, false, true},
    };
    for (const auto& [first, second, chooser, folded, rules] : table) {
        CAPTURE(first * second);
        SmallSite site = site_with("mode = \"range\"\n" + factor("skin", first) +
                                   factor("depth", second) + "\n[[rule]]\nwhen = {}\nsessions = [3, 4]\n");
        REQUIRE(site.build() == BuildResult::published);
        const std::string html = site.page("/sessions/peel/");
        CHECK((count(html, "class=\"chooser\"") == 1) == chooser);
        CHECK((count(html, "<details class=\"all-rows\">") == 1) == folded);
        CHECK((count(html, "id=\"p-rules-caption\"") == 1) == rules);
        CHECK(count(html, "class=\"result ") ==
              (chooser ? static_cast<std::size_t>(first * second) : 0));
        CHECK((chooser_sheet(site) == "(none)") == !(first * second > 1 && !rules));
        CHECK(count(html, "not an assessment of you") >= 1);
    }
}

TEST_CASE("render: a worksheet of 3,840 combinations adds less than 40 kB") {
    std::string estimate = "mode = \"points\"\nerror = \"2.5\"\nclamp = [1, 30]\ninterval = [6, 8]\n";
    const std::pair<const char*, int> factors[] = {{"a", 6}, {"b", 5}, {"c", 4},
                                                   {"d", 4}, {"e", 4}, {"f", 2}};
    for (const auto& [id, options] : factors) {
        estimate += fmt::format("\n[[factor]]\nid = \"{}\"\noptions = [\n", id);
        for (int i = 1; i <= options; ++i)
            estimate += fmt::format("  {{ id = \"{}{}\", add = {} }},\n", id, i, i);
        estimate += "]\n";
    }
    SmallSite site = site_with(estimate);
    REQUIRE(site.build() == BuildResult::published);
    const std::string section =
        site.part("/sessions/peel/", "<section class=\"part estimate\"", "</section>");
    CHECK(section.size() < 40'000);
    CHECK(count(section, "<table>") == 6);
    // From 6 to 25 points, each a line.
    CHECK(count(section, "<tr><th scope=\"row\">6</th><td class=\"number\">4–9</td>") == 1);
    CHECK(count(section, "<tr><th scope=\"row\">25</th><td class=\"number\">23–28</td>") == 1);
    CHECK(chooser_sheet(site) == "(none)");
}

TEST_CASE("render: a course over time is drawn with its range, and said in words") {
    SmallSite site = site_with(R"(mode = "range"
interval = [2, 4]
maintenance = { every_weeks = [26, 52] }

[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]

[[rule]]
when = { area = "face" }
sessions = [2, 3]

[[rule]]
when = { area = "hands" }
sessions = 2
interval = [8, 8]
)");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/sessions/peel/");
    CHECK(count(html, "<svg role=\"img\" aria-label=\"Face: 2 to 3 sessions, 2 to 4 weeks apart, over 2 to "
                      "8 weeks; afterwards one session every 26 to 52 weeks\"") == 1);
    CHECK(count(html, "<svg role=\"img\" aria-label=\"Hands: 2 sessions, 8 weeks apart, over 8 weeks; "
                      "afterwards one session every 26 to 52 weeks\"") == 1);
    // Face, at the longest: weeks 0 and 4 for everybody, 8 for some.
    CHECK(count(html, "<circle cx=\"2.0%\" cy=\"3em\" r=\"0.45em\" fill=\"currentColor\"/><circle "
                      "cx=\"42.5%\" cy=\"3em\" r=\"0.45em\" fill=\"currentColor\"/><circle cx=\"83.0%\" "
                      "cy=\"3em\" r=\"0.45em\" class=\"perhaps\"/>\n") == 1);
    // Hands: one line, as there is no range.
    CHECK(count(html, "cy=\"3em\"") == 3);
    CHECK(count(html, " style=") == 0);
    CHECK(count(site.page("/treatments/peel/"), "class=\"timeline\"") == 1);
}

TEST_CASE("render: a concern's treatments stand side by side on each area") {
    SmallSite site = site_with(R"(mode = "range"
otherwise = "Ask us."

[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]

[[rule]]
when = { area = "face" }
sessions = [2, 3]
)");
    site.treatment("massage", "Massage", "areas = [\"face\"]\n", "Hands on.");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/concerns/fine-lines/");
    const auto at = [&](std::string_view part) { return html.find(part); };
    CHECK(at("colspan=\"6\">Face</th>") < at("<td><a href=\"/sessions/peel/\">2 to 3 sessions</a></td>"));
    CHECK(at(">2 to 3 sessions</a>") < at("colspan=\"6\">Hands</th>"));
    CHECK(at("colspan=\"6\">Hands</th>") < at("<td colspan=\"5\">Ask us.</td>"));
    CHECK(at("<td colspan=\"5\">Ask us.</td>") < at("colspan=\"6\">Wherever it is</th>"));
    CHECK(at("colspan=\"6\">Wherever it is</th>") < at("We print no number of sessions."));
    CHECK(at("We print no number of sessions.") != std::string::npos);
}
