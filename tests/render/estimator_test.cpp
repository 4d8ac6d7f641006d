// The estimator as it stands on pages: what is nested in what, which sentence each result is, and
// what happens as rows become many.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "markup/stylesheet.h"
#include "render/chooser.h"
#include "tests/support/small_site.h"
#include "tests/support/tell.h"

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

/// What the page's stylesheet takes in to narrow an estimate, after all else.
std::string chooser_rules(const SmallSite& site) {
    const std::string html = site.page("/sessions/peel/");
    const std::size_t at = html.find("/assets/calm.");
    if (at == std::string::npos) return "(no stylesheet)";
    const std::string css = site.page(html.substr(at, html.find('"', at) - at));
    const std::size_t begin = css.find("@media screen{@supports selector(:has(a))");
    return begin == std::string::npos ? "(none)" : css.substr(begin);
}

}  // namespace

TEST_CASE("render: results are nested by answers, each one sentence that stands alone") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    const std::string ends = "This is not an assessment of you: an assessment comes first.</p>";
    CHECK(
        site.part("/sessions/peel/", "<div class=\"results\" role=\"status\">", "</div>\n</div>") ==
        "\n<div class=\"e-a e-a1\"><p class=\"result e-b e-b1\" id=\"e-1-1\">Face, slightly: 1 to 3 "
        "sessions, 2 to 4 weeks apart, within 8 weeks, £100 to £300. Rests on: our clinic&#39;s "
        "experience. Less in winter. " +
            ends +
            "\n<p class=\"result e-b e-b2\" id=\"e-1-2\">Face, deeply: 2 to 4 sessions, 2 to 4 weeks "
            "apart, over 2 to 12 weeks, £200 to £400. Rests on: our clinic&#39;s experience. Less in "
            "winter. " +
            ends +
            "</div>\n"
            "<div class=\"e-a e-a2\"><p class=\"result e-b e-b1\" id=\"e-2-1\">Hands, slightly: Ask us. " +
            ends +
            "\n<p class=\"result e-b e-b2\" id=\"e-2-2\">Hands, deeply: We do not offer this. " +
            ends);
}

TEST_CASE("render: every question of the chooser is a fieldset, and nothing is chosen yet") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    CHECK(
        site.part("/sessions/peel/", "<form", "<button") ==
        " class=\"chooser\" method=\"dialog\">\n"
        "<fieldset class=\"e-a-asked\">\n"
        "<legend>Body area</legend>\n"
        "<div class=\"choices\">\n"
        "<label><input type=\"radio\" class=\"e-a1\" name=\"area\" value=\"face\"><span>Face</span></label>\n"
        "<label><input type=\"radio\" class=\"e-a2\" name=\"area\" value=\"hands\"><span>Hands</span></label>\n"
        "</div>\n"
        "</fieldset>\n"
        "<fieldset class=\"e-b-asked\">\n"
        "<legend>How deep?</legend>\n"
        "<div class=\"choices\">\n"
        "<label><input type=\"radio\" class=\"e-b1\" name=\"depth\" value=\"mild\"><span>Slightly</span></label>\n"
        "<label><input type=\"radio\" class=\"e-b2\" name=\"depth\" value=\"severe\"><span>Deeply</span></label>\n"
        "</div>\n"
        "</fieldset>\n");
}

TEST_CASE("render: an area's page asks what is left to ask") {
    SmallSite site = site_with(two_questions);
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/treatments/peel/hands/");
    CHECK(count(html, "<fieldset") == 1);
    CHECK(count(html, "class=\"result ") == 2);
    CHECK(count(html, "<p class=\"result e-b e-b1\" id=\"e-2-1\">Hands, slightly: Ask us.") == 1);
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
    CHECK(chooser_rules(site) == compact_css(chooser_css({2, 2})));
    CHECK(count(site.page("/sessions/peel/"), "rel=\"stylesheet\"") == 1);
}

TEST_CASE("render: a part of another site's page asks for the rules that narrow its estimate") {
    SmallSite site = site_with(two_questions);
    site.options.theme = "embed";
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/sessions/peel/");
    const std::size_t at = html.find("/assets/chooser.");
    REQUIRE(at != std::string::npos);
    const std::string rules = site.page(html.substr(at, html.find('"', at) - at));
    CHECK(count(rules, ".praxis-e-a1:checked") == 1);
    CHECK(count(html, "href=\"\"") == 0);
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
        TELL(first * second);
        SmallSite site = site_with("mode = \"range\"\n" + factor("skin", first) +
                                   factor("depth", second) + "\n[[rule]]\nwhen = {}\nsessions = [3, 4]\n");
        REQUIRE(site.build() == BuildResult::published);
        const std::string html = site.page("/sessions/peel/");
        CHECK((count(html, "class=\"chooser\"") == 1) == chooser);
        CHECK((count(html, "<details class=\"all-rows\">") == 1) == folded);
        CHECK((count(html, "id=\"p-rules-caption\"") == 1) == rules);
        CHECK(count(html, "<p class=\"result ") ==
              (rules ? 0 : static_cast<std::size_t>(first * second)));
        CHECK((chooser_rules(site) == "(none)") == !(first * second > 1 && !rules));
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
    CHECK(chooser_rules(site) == "(none)");
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
    CHECK(at("colspan=\"6\">Hands</th>") <
          at("<td colspan=\"5\"><span class=\"says\">Ask us.</span></td>"));
    CHECK(at("<td colspan=\"5\"><span class=\"says\">Ask us.</span></td>") <
          at("colspan=\"6\">Wherever it is</th>"));
    CHECK(at("colspan=\"6\">Wherever it is</th>") < at("We print no number of sessions."));
    CHECK(at("We print no number of sessions.") != std::string::npos);
}

namespace {

constexpr std::string_view references = R"([small-2015]
kind = "trial"
title = "A small trial"
year = 2015
studied = { areas = ["face"], concerns = ["fine-lines"], participants = 10, sessions = 6 }
[large-2018]
kind = "rct"
title = "A large trial"
year = 2018
studied = { areas = ["face"], concerns = ["fine-lines"], participants = 46 }
[elsewhere-2019]
kind = "trial"
title = "A trial on hands"
year = 2019
studied = { areas = ["hands"], concerns = ["fine-lines"], participants = 99, sessions = 4 }
[opinion-2020]
kind = "opinion"
title = "An opinion"
year = 2020
)";

SmallSite cited_site(std::string_view estimate, std::string_view more = {}) {
    SmallSite site = site_with(estimate, more);
    site.file("content/references.toml", std::string(references));
    return site;
}

// What a reader reads: tags become blanks, runs of blanks one.
std::string words_of(std::string_view html) {
    std::string words;
    bool tag = false;
    for (const char c : html) {
        tag = c == '<' || (tag && c != '>');
        const bool blank = tag || c == '>' || c == ' ' || c == '\n';
        if (!blank) words += c;
        else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    return words;
}

std::string section_of(const SmallSite& site, std::string_view address) {
    return site.part(address, "<section class=\"part estimate", "</section>");
}

}  // namespace

TEST_CASE("render: a row names the studies of its kind and place, and says what people were given") {
    SmallSite site = cited_site(R"(mode = "range"
evidence = ["opinion-2020"]
[[factor]]
id = "area"
options = [ { id = "face" }, { id = "hands" } ]
[[rule]]
when = { area = "face" }
sessions = [4, 6]
basis = "trial"
evidence = ["small-2015", "large-2018", "elsewhere-2019"]
[[rule]]
when = { area = "hands" }
sessions = [4, 6]
evidence = ["elsewhere-2019"]
)");
    REQUIRE(site.build() == BuildResult::published);
    const std::string words = words_of(section_of(site, "/sessions/peel/"));
    CHECK(count(words, "Trials of 10 and 46 people [1] [2] [3] [4] In a trial of 10 people, everyone had 6 "
                       "sessions.") == 1);
    CHECK(count(words, "Face: 4 to 6 sessions, £400 to £600. Rests on: trials of 10 and 46 people. In a "
                       "trial of 10 people, everyone had 6 sessions. This is not") == 1);
    // What rests on the clinic's experience is not adorned with somebody else's numbers.
    CHECK(count(words, "Hands: 4 to 6 sessions, £400 to £600. Rests on: our clinic&#39;s experience. This "
                       "is not") == 1);
    CHECK(count(words, "99 people") == 0);
}

TEST_CASE("render: where rows are too many, a line a rule says all that rows would say") {
    std::string estimate = R"(mode = "range"
basis = "trial"
evidence = ["small-2015"]
error = "2.5"
clamp = [2, 12]
interval = [4, 6]
[[rule]]
when = {}
sessions = [2, 3]
[[rule]]
when = { size = "size2", depth = ["depth1", "depth3"] }
sessions = [5, 6]
price = 150
packages = [ { sessions = 9, price = 1000 } ]
basis = "clinic"
note = "A note."
[[exclude]]
when = { size = "size3" }
say = "Not this."
)";
    estimate += factor("size", 18) + factor("depth", 18) +
                "\n[[factor]]\nid = \"skin\"\noptions = [ { id = \"i\" }, { id = \"ii\", mul = \"1.25\" }, { "
                "id = \"iii\", add = [-2, -1], basis = \"trial\" } ]\n";
    SmallSite site = cited_site(estimate, "fees = [ { name = \"Assessment\", price = 40 } ]\n");
    REQUIRE(site.build() == BuildResult::published);
    std::string words = words_of(section_of(site, "/sessions/peel/"));
    const std::size_t at = words.find("The rules behind");
    REQUIRE(at != std::string::npos);
    words = words.substr(at, words.find(" A course over time") - at);
    CHECK(
        words ==
        "The rules behind the figures For Starts from Sessions Weeks, first to last session Cost What it "
        "rests on In all cases 2–3 2–6 4–30 4 to 6 weeks apart £200 to £600 With fees: £240 to £640 Our "
        "clinic&#39;s experience (304 of 912 figures); a trial of 10 people (608 of 912 figures) [1] In a "
        "trial of 10 people, everyone had 6 sessions. Size2; Depth1, Depth3 5–6 2–10 4–54 4 to 6 weeks "
        "apart £300 to £1,150 With fees: £340 to £1,190 Our clinic&#39;s experience [1] A note. What we do "
        "not do Size3: Not this. These answers change the number: Skin Answer What it does What it rests "
        "on I changes nothing – Ii times 1.25 Our clinic&#39;s experience Iii takes 1 to 2 away A trial of "
        "10 people Then every figure is widened by 2.5 at both ends. No figure is below 2 or above 12.");
    // Elsewhere nothing stands beside the sentence, so it says it itself.
    words = words_of(section_of(site, "/treatments/peel/"));
    CHECK(
        count(
            words,
            "Between 2 and 10 sessions, depending on size, depth and skin. What that rests on: Our "
            "clinic&#39;s experience (310 of 918 figures); a trial of 10 people (608 of 918 "
            "figures). [1] These figures") == 1);
    CHECK(count(words, "beside it") == 0);
    CHECK(count(words, "All figures, and how they come about") == 1);
}

TEST_CASE("render: a sheet of points stands wherever its numbers only add up, with all that rows say") {
    SmallSite site = cited_site(R"(mode = "points"
[[factor]]
id = "ink"
options = [ { id = "black", add = "5/2" }, { id = "red", add = 3 } ]
)", "fees = [ { name = \"Assessment\", price = 40 } ]\npackages = [ { sessions = 4, price = 250 } ]\n");
    REQUIRE(site.build() == BuildResult::published);
    for (const char* address : {"/sessions/peel/", "/treatments/peel/", "/treatments/peel/face/"}) {
        const std::string html = section_of(site, address);
        CHECK(count(html, "<form") == 0);
        CHECK(count(words_of(html), "Ink Answer Points Black 2.5 Red 3 From points to sessions Total of points "
                                    "Sessions Weeks, first to last session Cost What it rests on 2.5 to 3 3 – "
                                    "£250 3 sessions, bought as 4 With fees: £290 Our clinic&#39;s experience") ==
              1);
    }
}

TEST_CASE("render: a page without choices has its one result in a sentence, with a name") {
    SmallSite site = site_with("mode = \"range\"\ninterval = 4\n[[rule]]\nwhen = {}\nsessions = [2, 3]\n");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/sessions/peel/");
    CHECK(
        count(
            html,
            "<div class=\"results\" role=\"status\">\n<p class=\"result\" id=\"e-1\">2 to 3 "
            "sessions, 4 weeks apart, over 4 to 8 weeks, £200 to £300. Rests on: our clinic&#39;s "
            "experience. This is not an assessment of you: an assessment comes first.</p>") == 1);
    CHECK(count(html, "<fieldset") == 0);
    CHECK(count(html, "class=\"chooser-hint\"") == 0);
    CHECK(count(html, "<p class=\"course\">") == 0);
    CHECK(count(html, "aria-label=\"2 to 3 sessions, 4 weeks apart") == 1);
}

TEST_CASE("render: a heading cannot take the name of a row") {
    SmallSite site = site_with(two_questions);
    site.treatment("peel", "Peel", "areas = [\"face\", \"hands\"]\nprice = 100\n",
                   "## E 1 1\n\nA peel [renews](#e-1-1) the skin.");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/treatments/peel/");
    CHECK(count(html, "<h2 id=\"section-e-1-1\">E 1 1</h2>") == 1);
    CHECK(count(html, " id=\"e-1-1\"") == 1);
}

TEST_CASE("render: a curve is shown where a row of the page takes it, in words of what it measures") {
    const std::string curves = R"(
[[curve]]
when = { area = "face" }
measure = "people"
outcome = "cleared on the face"
points = [ { after = 10, percent = "47.2", participants = 352 } ]
evidence = ["small-2015"]
[[curve]]
when = {}
measure = "mean-change"
outcome = "depth of lines"
points = [ { after = 3, percent = "-12.5" } ]
evidence = ["small-2015"]
)";
    const std::string head = "[[factor]]\nid = \"area\"\noptions = [ { id = \"face\" }, { id = \"hands\" } ]\n";
    for (const bool response : {false, true}) {
        SmallSite site = cited_site(response
                                        ? "mode = \"response\"\n" + head + curves
                                        : "mode = \"range\"\n[[rule]]\nwhen = {}\nsessions = 3\n" + head + curves);
        REQUIRE(site.build() == BuildResult::published);
        const std::string face = words_of(section_of(site, "/treatments/peel/face/"));
        const std::string hands = words_of(section_of(site, "/treatments/peel/hands/"));
        CHECK(count(face, "cleared on the face (Face) [1] After Share Participants 10 sessions 47.2 of 100 people "
                          "352") == 1);
        CHECK(count(face, "depth of lines") == 0);
        CHECK(count(hands, "Mean change in a study: depth of lines [1] After Mean change Participants 3 sessions "
                           "-12.5% –") == 1);
        CHECK(count(hands, "of 100 people") == 0);
        const std::string all = words_of(section_of(site, "/sessions/peel/"));
        CHECK(count(all, "cleared on the face") == 1);
        CHECK(count(all, "depth of lines") == 1);
        CHECK(count(all, "changes nothing") == 0);
    }
}

TEST_CASE("render: what maintenance rests on is linked and listed") {
    SmallSite site = cited_site("mode = \"range\"\nmaintenance = { every_weeks = 26, basis = \"trial\", evidence "
                                "= [\"small-2015\"] }\n[[rule]]\nwhen = {}\nsessions = 3\n");
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = site.page("/sessions/peel/");
    CHECK(count(html, "<p>Afterwards, one session every 26 weeks. What that rests on: A trial of 10 people. <a "
                      "href=\"#p-ref-1\" aria-label=\"Reference 1\">[1]</a></p>") == 1);
    CHECK(count(html, "<li id=\"p-ref-1\">A small trial. 2015.") == 1);
}

TEST_CASE("render: a course is named by the answers that set it apart, or by how many they are") {
    const auto labels = [](const std::string& estimate) {
        SmallSite site = site_with(estimate);
        REQUIRE(site.build() == BuildResult::published);
        const std::string html = section_of(site, "/sessions/peel/");
        std::string found;
        for (std::size_t at = html.find("<svg role=\"img\" aria-label=\""); at != std::string::npos;
             at = html.find("<svg role=\"img\" aria-label=\"", at + 1)) {
            const std::size_t begin = at + 28;
            found += html.substr(begin, html.find('"', begin) - begin) + "\n";
        }
        return found;
    };
    const std::string head = "mode = \"range\"\ninterval = 4\n";
    const std::string any = "\n[[rule]]\nwhen = {}\nsessions = 3\n";
    CHECK(labels(head + factor("size", 24) + factor("depth", 3) +
                 "\n[[factor]]\nid = \"skin\"\noptions = [ { id = \"pale\" }, { id = \"dark\", add = 1 } ]\n" +
                 any) == "Pale: 3 sessions, 4 weeks apart, over 8 weeks\n"
                         "Dark: 4 sessions, 4 weeks apart, over 12 weeks\n");
    CHECK(labels(head + factor("size", 12) + factor("depth", 3) + any +
                 "[[rule]]\nwhen = { size = \"size2\", depth = \"depth1\" }\nsessions = 5\n") ==
          "35 combinations of answers: 3 sessions, 4 weeks apart, over 8 weeks\n"
          "Size2, Depth1: 5 sessions, 4 weeks apart, over 16 weeks\n");
    CHECK(labels(head + factor("size", 24) + factor("depth", 24) + any +
                 "[[rule]]\nwhen = { size = [\"size2\", \"size5\"], depth = [\"depth1\", \"depth3\"] "
                 "}\nsessions = 5\n") ==
          "572 combinations of answers: 3 sessions, 4 weeks apart, over 8 weeks\n"
          "Size2 and Size5, Depth1 and Depth3: 5 sessions, 4 weeks apart, over 16 weeks\n");
}

TEST_CASE("render: the span of many courses is drawn from the lowest to the highest that it says") {
    std::string estimate = "mode = \"range\"\n" + factor("x", 6);
    const int courses[6][4] = {{2, 10, 1, 1}, {3, 4, 8, 10}, {4, 5, 2, 3},
                               {5, 6, 1, 2},  {1, 2, 4, 4},  {6, 7, 1, 1}};
    for (int i = 0; i < 6; ++i)
        estimate += fmt::format("[[rule]]\nwhen = {{ x = \"x{}\" }}\nsessions = [{}, {}]\ninterval = [{}, {}]\n",
                                i + 1, courses[i][0], courses[i][1], courses[i][2], courses[i][3]);
    SmallSite site = site_with(estimate);
    REQUIRE(site.build() == BuildResult::published);
    const std::string html = section_of(site, "/sessions/peel/");
    CHECK(count(html, "aria-label=\"Over all answers: 1 to 10 sessions, 1 to 10 weeks apart, within 30 weeks\"") ==
          1);
    CHECK(count(html, "cy=\"1em\"") == 1);
    CHECK(count(html, "<circle cx=\"97.5%\" cy=\"3em\"") == 1);
    CHECK(count(html, "cy=\"3em\"") == 10);
}

TEST_CASE("render: German keeps the capitals of its nouns, and says what people had, not what they need") {
    SmallSite site = site_with("mode = \"range\"\ninterval = 4\n" + factor("hautbild", 2) +
                               "\n[[rule]]\nwhen = {}\nsessions = [3, 4]\n");
    site.edit("site.toml", "language = \"en-GB\"", "language = \"de\"");
    REQUIRE(site.build() == BuildResult::published);
    const std::string words = words_of(section_of(site, "/sessions/peel/"));
    CHECK(count(words, "Zwischen 3 und 4 Sitzungen, je nach Hautbild; worauf jede Zahl beruht, steht daneben.") == 1);
    CHECK(count(words, "eine Sitzung, die nicht alle haben") == 1);
    CHECK(count(words, "brauch") == 0);
}
