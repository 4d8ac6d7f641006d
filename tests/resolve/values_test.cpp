// What {{…}} in a text stands for.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/small_site.h"

using namespace praxis;

namespace {

constexpr std::string_view estimate = R"(mode = "range"
basis = "clinic"
interval = [4, 6]

[[factor]]
id = "area"
label = "Where?"
options = [{ id = "face" }, { id = "neck" }]

[[factor]]
id = "severity"
label = "How deep?"
options = [{ id = "mild" }, { id = "deep" }]

[[exclude]]
when = { area = "neck", severity = "deep" }
say = "Not on the neck."

[[rule]]
when = { severity = "mild" }
sessions = [3, 4]

[[rule]]
when = { severity = "deep" }
sessions = 6
)";

// The treatments `peel`, with every kind of figure, and `plain`, with none.
SmallSite clinic() {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Acid <Peel>",
                   "areas = [\"face\", \"neck\"]\nminutes = 45\ndowntime_days = [1, 3]\n"
                   "price = 179.5\n");
    site.estimate("peel", std::string(estimate));
    site.treatment("plain", "Plain peel", "downtime_days = [2, 2]\n");
    return site;
}

std::string in_peel(SmallSite& site, const std::string& words) {
    site.file("content/treatments/peel/index.md",
              site.text("content/treatments/peel/index.md") + "\nStart " + words + " end.\n");
    return site.build() == BuildResult::published ? site.part("/treatments/peel/", "<p>Start ", " end.")
                                                  : site.said();
}

std::string at_home(SmallSite& site, const std::string& words) {
    site.home("Start " + words + " end.");
    return site.build() == BuildResult::published ? site.part("/", "<p>Start ", " end.")
                                                  : site.said();
}

}  // namespace

TEST_CASE("resolve: a value is filled in from the data, escaped") {
    struct Row {
        std::string value;
        std::string shown;
    };
    const std::vector<Row> rows = {
        {"{{clinic.name}}", "Small Clinic"},
        {"{{clinic.legal_name}}", "Small Clinic Ltd"},
        {"{{clinic.phone}}", "+44 20 7946 0000"},
        {"{{clinic.email}}", "hello@small.example"},
        {"{{ clinic.email }}", "hello@small.example"},
        {"{{treatment.title}}", "Acid &lt;Peel&gt;"},
        {"{{treatment.price}}", "£179.50"},
        {"{{treatment.minutes}}", "45"},
        {"{{treatment.downtime}}", "1–3"},
        {"{{plain.title}}", "Plain peel"},
        {"{{plain.downtime}}", "2"},
        {"{{sessions}}", R"(<a href="/sessions/peel/">3–6</a>)"},
        {"{{sessions.face}}", R"(<a href="/treatments/peel/face/#p-estimate">3–6</a>)"},
        {"{{sessions.mild}}", R"(<a href="/sessions/peel/#e-1-1">3–4</a>)"},
        {"{{sessions.deep}}", R"(<a href="/sessions/peel/#e-1-2">6</a>)"},
        {"{{sessions.face.mild}}", R"(<a href="/treatments/peel/face/#e-1-1">3–4</a>)"},
        {"{{sessions.mild.face}}", R"(<a href="/treatments/peel/face/#e-1-1">3–4</a>)"},
        {"{{sessions.neck}}", R"(<a href="/treatments/peel/neck/#e-2-1">3–4</a>)"},
        {"{{weeks}}", R"(<a href="/sessions/peel/">8–30</a>)"},
        {"{{weeks.neck}}", R"(<a href="/treatments/peel/neck/#e-2-1">8–18</a>)"},
        {"{{cost.mild}}", R"(<a href="/sessions/peel/#e-1-1">£538.50–£718</a>)"},
        {"{{cost.deep}}", R"(<a href="/sessions/peel/#e-1-2">£1,077</a>)"},
        {"{{peel.sessions.face}}", R"(<a href="/treatments/peel/face/#p-estimate">3–6</a>)"},
        {"**{{treatment.price}}**", "<strong>£179.50</strong>"},
        {"`{{treatment.price}}`", "<code>{{treatment.price}}</code>"},
        {"\\{{treatment.price}}", "{{treatment.price}}"},
        {"[call us](tel:{{clinic.phone}})", R"(<a href="tel:+442079460000">call us</a>)"},
        {"[write](mailto:{{clinic.email}})", R"(<a href="mailto:hello@small.example">write</a>)"},
        {"[{{clinic.phone}}](tel:{{clinic.phone}})",
         R"(<a href="tel:+442079460000">+44 20 7946 0000</a>)"},
        {"[takes {{sessions}} visits](/prices/)", R"(<a href="/prices/">takes 3–6 visits</a>)"},
        {"~~{{sessions}}~~", R"(<del><a href="/sessions/peel/">3–6</a></del>)"},
    };
    for (const Row& row : rows) {
        SmallSite site = clinic();
        CHECK(in_peel(site, row.value) == row.shown);
    }
}

TEST_CASE("resolve: outside a treatment's folder a value begins with the treatment's id") {
    struct Row {
        std::string value;
        std::string shown;
    };
    const std::vector<Row> rows = {
        {"{{peel.price}}", "£179.50"},
        {"{{peel.minutes}}", "45"},
        {"{{peel.downtime}}", "1–3"},
        {"{{peel.sessions}}", R"(<a href="/sessions/peel/">3–6</a>)"},
        {"{{peel.sessions.face.deep}}", R"(<a href="/treatments/peel/face/#e-1-2">6</a>)"},
        {"{{peel.weeks.mild}}", R"(<a href="/sessions/peel/#e-1-1">8–18</a>)"},
        {"{{peel.cost}}", R"(<a href="/sessions/peel/">£538.50–£1,077</a>)"},
        {"{{clinic.phone}}", "+44 20 7946 0000"},
        {"{{treatment.price}}",
         R"(content/index.md:4:7: error[unknown-value]: this text belongs to no treatment, so "treatment.price" could be anyone's
  4 | Start {{treatment.price}} end.
    |       ^^^^^^^^^^^^^^^^^^^
  hint: write the treatment's id first: {{peel.price}}
)"},
        {"{{sessions.face}}",
         R"(content/index.md:4:7: error[unknown-value]: this text belongs to no treatment, so "sessions.face" could be anyone's
  4 | Start {{sessions.face}} end.
    |       ^^^^^^^^^^^^^^^^^
  hint: write the treatment's id first: {{peel.sessions.face}}
)"},
        {"{{peal.price}}",
         R"(content/index.md:4:7: error[unknown-value]: there is no value "peal.price"
  4 | Start {{peal.price}} end.
    |       ^^^^^^^^^^^^^^
  hint: did you mean "peel.price"?
)"},
        {"{{microneedling.price}}",
         R"(content/index.md:4:7: error[unknown-value]: there is no value "microneedling.price"
  4 | Start {{microneedling.price}} end.
    |       ^^^^^^^^^^^^^^^^^^^^^^^
  hint: values begin with clinic, treatment, sessions, weeks, cost, or a treatment's id
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = clinic();
        CHECK(at_home(site, row.value) == row.shown);
    }
}

TEST_CASE("resolve: a value that does not exist is said with a suggestion") {
    struct Row {
        std::string value;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"{{treatment.minuets}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "treatment.minuets"
  12 | Start {{treatment.minuets}} end.
     |       ^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "treatment.minutes"?
)"},
        {"{{treatment.colour}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "treatment.colour"
  12 | Start {{treatment.colour}} end.
     |       ^^^^^^^^^^^^^^^^^^^^
  hint: there are: title, price, minutes, downtime, sessions, weeks and cost
)"},
        {"{{treatment}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "treatment"
  12 | Start {{treatment}} end.
     |       ^^^^^^^^^^^^^
  hint: there are: title, price, minutes, downtime, sessions, weeks and cost
)"},
        {"{{treatment.price.net}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "treatment.price.net"
  12 | Start {{treatment.price.net}} end.
     |       ^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "treatment.price"?
)"},
        {"{{clinic.fone}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "clinic.fone"
  12 | Start {{clinic.fone}} end.
     |       ^^^^^^^^^^^^^^^
  hint: did you mean "clinic.phone"?
)"},
        {"{{clinic}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "clinic"
  12 | Start {{clinic}} end.
     |       ^^^^^^^^^^
  hint: there are: clinic.name, clinic.legal_name, clinic.phone and clinic.email
)"},
        {"{{plain.price}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "plain" has no price
  12 | Start {{plain.price}} end.
     |       ^^^^^^^^^^^^^^^
  hint: add price = … to content/treatments/plain/index.md
)"},
        {"{{plain.minutes}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "plain" has no minutes
  12 | Start {{plain.minutes}} end.
     |       ^^^^^^^^^^^^^^^^^
  hint: add minutes = … to content/treatments/plain/index.md
)"},
        {"{{plain.sessions}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "plain" has no estimate
  12 | Start {{plain.sessions}} end.
     |       ^^^^^^^^^^^^^^^^^^
  hint: write an estimate.toml in its folder
)"},
        {"{{sessions.fase}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: the estimate has no option "fase"
  12 | Start {{sessions.fase}} end.
     |       ^^^^^^^^^^^^^^^^^
  hint: did you mean "face"?
)"},
        {"{{sessions.hands}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: the estimate has no option "hands"
  12 | Start {{sessions.hands}} end.
     |       ^^^^^^^^^^^^^^^^^^
  hint: its options are face, neck, mild and deep
)"},
        {"{{sessions.face.neck}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "face" and "neck" cannot be chosen together: two are options of one factor
  12 | Start {{sessions.face.neck}} end.
     |       ^^^^^^^^^^^^^^^^^^^^^^
  hint: name at most one option of a factor
)"},
        {"{{sessions.face.face}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "face" is asked for twice
  12 | Start {{sessions.face.face}} end.
     |       ^^^^^^^^^^^^^^^^^^^^^^
  hint: name each option once
)"},
        {"{{sessions.neck.deep}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: the estimate for "neck" and "deep" is excluded in every row
  12 | Start {{sessions.neck.deep}} end.
     |       ^^^^^^^^^^^^^^^^^^^^^^
  hint: name other options, or leave the number out
)"},
        {"{{plain.cost}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: "plain" has no estimate
  12 | Start {{plain.cost}} end.
     |       ^^^^^^^^^^^^^^
  hint: write an estimate.toml in its folder
)"},
        {"{{seshuns}}",
         R"(content/treatments/peel/index.md:12:7: error[unknown-value]: there is no value "seshuns"
  12 | Start {{seshuns}} end.
     |       ^^^^^^^^^^^
  hint: values begin with clinic, treatment, sessions, weeks, cost, or a treatment's id
)"},
        {"[book](/book/{{treatment.title}})",
         R"(content/treatments/peel/index.md:12:14: error[value-in-address]: an address cannot have this value in it
  12 | Start [book](/book/{{treatment.title}}) end.
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: only tel:{{clinic.phone}} and mailto:{{clinic.email}} can
)"},
        {"[book](https://example.org/?tel={{clinic.phone}})",
         R"(content/treatments/peel/index.md:12:14: error[value-in-address]: an address cannot have this value in it
  12 | Start [book](https://example.org/?tel={{clinic.phone}}) end.
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: only tel:{{clinic.phone}} and mailto:{{clinic.email}} can
)"},
        {"[book](tel:{{clinic.phone_display}})",
         R"(content/treatments/peel/index.md:12:14: error[value-in-address]: an address cannot have this value in it
  12 | Start [book](tel:{{clinic.phone_display}}) end.
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: only tel:{{clinic.phone}} and mailto:{{clinic.email}} can
)"},
        {"[book](/prices/ \"{{treatment.price}}\")",
         R"(content/treatments/peel/index.md:12:24: error[misplaced-value]: a value cannot stand in a title: "{{treatment.price}}"
  12 | Start [book](/prices/ "{{treatment.price}}") end.
     |                        ^^^^^^^^^^^^^^^^^^^
  hint: write the value in the text
)"},
    };
    for (const Row& row : rows) {
        SmallSite site = clinic();
        CHECK(in_peel(site, row.value) == row.said);
    }
}

TEST_CASE("resolve: weeks and cost need an interval and a price") {
    SmallSite site = clinic();
    site.edit("content/treatments/peel/estimate.toml", "interval = [4, 6]\n", "");
    site.edit("content/treatments/peel/index.md", "price = 179.5\n", "");
    CHECK(in_peel(site, "{{weeks.face}} and {{cost}}") == R"(content/treatments/peel/index.md:11:7: error[unknown-value]: "weeks.face" has no weeks: some of these rows have no interval
  11 | Start {{weeks.face}} and {{cost}} end.
     |       ^^^^^^^^^^^^^^
  hint: add interval = [4, 6] to the estimate or the rule
content/treatments/peel/index.md:11:26: error[unknown-value]: "cost" has no cost: some of these rows have no price
  11 | Start {{weeks.face}} and {{cost}} end.
     |                          ^^^^^^^^
  hint: add price to the treatment or the rule
)");
}

TEST_CASE("resolve: an area's text speaks of its own price and minutes") {
    SmallSite site = clinic();
    site.file("content/treatments/peel/areas/neck.md",
              "+++\nprice = 90\nminutes = 20\n+++\nStart {{treatment.price}}, "
              "{{treatment.minutes}}, {{peel.price}}, {{cost.neck}} end.\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/treatments/peel/neck/", "<p>Start ", " end.") == R"(£90, 20, £90, <a href="/treatments/peel/neck/#e-2-1">£270–£360</a>)");
}

TEST_CASE("resolve: values work in the answers to questions and in aftercare") {
    SmallSite site = clinic();
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nq = \"How long?\"\na = \"Start {{treatment.minutes}} minutes, "
              "{{sessions.face}} times end.\"\n");
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"Fever\"]\n+++\nStart {{clinic.phone}} end.\n");
    site.file("content/faq/money.toml",
              "[[question]]\nq = \"How much?\"\na = '''\nStart \"{{peel.price}}\" end.\n'''\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/treatments/peel/", "<p>Start ", " end.") == R"(45 minutes, <a href="/treatments/peel/face/#p-estimate">3–6</a> times)");
    CHECK(site.part("/treatments/peel/aftercare/", "<p>Start ", " end.") == "+44 20 7946 0000");
    CHECK(site.part("/faq/", "<p>Start &quot;", "&quot; end.") == "£179.50");

    site.edit("content/treatments/peel/faq.toml", "treatment.minutes", "treatment.minuets");
    site.edit("content/faq/money.toml", "peel.price", "price");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/faq/money.toml:4:8: error[unknown-value]: there is no value "price"
  4 | Start "{{price}}" end.
    |        ^^^^^^^^^
  hint: values begin with clinic, treatment, sessions, weeks, cost, or a treatment's id
content/treatments/peel/faq.toml:3:12: error[unknown-value]: there is no value "treatment.minuets"
  3 | a = "Start {{treatment.minuets}} minutes, {{sessions.face}} times end."
    |            ^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "treatment.minutes"?
)");
}

TEST_CASE("resolve: braces in front matter and in fields are text") {
    SmallSite site = clinic();
    site.plain_page("about", "About {{clinic.name}}");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.part("/about/", "<h1>", "</h1>") == "About {{clinic.name}}");
}

TEST_CASE("resolve: a value of a hidden treatment is left out with a warning") {
    SmallSite site = clinic();
    site.edit("content/treatments/peel/index.md", "price =", "expires = 2026-06-01\nprice =");
    site.home("Start {{peel.price}} and {{peel.sessions.face}} end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:7: warning[hidden-value]: "peel.price" belongs to something hidden and is left out
  4 | Start {{peel.price}} and {{peel.sessions.face}} end.
    |       ^^^^^^^^^^^^^^
  hint: remove it here, or publish what it belongs to
content/index.md:4:26: warning[hidden-value]: "peel.sessions.face" belongs to something hidden and is left out
  4 | Start {{peel.price}} and {{peel.sessions.face}} end.
    |                          ^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it here, or publish what it belongs to
content/team/anna-novak.md:6:13: warning[hidden-reference]: the treatment "peel" is expired and left out here
  6 | performs = ["peel"]
    |             ^^^^^^
  hint: remove it here, or publish it
)");
    CHECK(site.part("/", "<p>Start ", " end.") == " and ");
}

TEST_CASE("resolve: a value of a hidden area is left out with a warning") {
    SmallSite site = clinic();
    site.area("neck", "Neck", "draft = true\n");
    site.home("Start {{peel.sessions.neck}} and {{peel.sessions}} end.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == R"(content/index.md:4:7: warning[hidden-value]: "peel.sessions.neck" belongs to something hidden and is left out
  4 | Start {{peel.sessions.neck}} and {{peel.sessions}} end.
    |       ^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it here, or publish what it belongs to
content/treatments/peel/index.md:6:18: warning[hidden-reference]: the body area "neck" is a draft and left out here
  6 | areas = ["face", "neck"]
    |                  ^^^^^^
  hint: remove it here, or publish it
)");
    CHECK(site.part("/", "<p>Start ", " end.") == R"( and <a href="/sessions/peel/">3–6</a>)");
}

TEST_CASE("resolve: a clinic without an e-mail address has no value for it") {
    SmallSite site = clinic();
    site.edit("site.toml", "email = \"hello@small.example\"\n", "");
    CHECK(at_home(site, "{{clinic.email}} or [write](mailto:{{clinic.email}})") == R"(content/index.md:4:7: error[unknown-value]: the clinic has no e-mail address
  4 | Start {{clinic.email}} or [write](mailto:{{clinic.email}}) end.
    |       ^^^^^^^^^^^^^^^^
  hint: add email = "…" below [clinic] in site.toml
content/index.md:4:35: error[unknown-value]: the clinic has no e-mail address
  4 | Start {{clinic.email}} or [write](mailto:{{clinic.email}}) end.
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^
  hint: add email = "…" below [clinic] in site.toml
)");
}

TEST_CASE("resolve: where its medicine may not be advertised a treatment has no price to show") {
    SmallSite site;
    site.treatment("botulinum", "Consultation", "kind = \"injectable\"\nprescription = true\n");
    CHECK(at_home(site, "{{botulinum.price}}") == R"(content/index.md:4:7: error[unknown-value]: the price of "botulinum" may not be shown
  4 | Start {{botulinum.price}} end.
    |       ^^^^^^^^^^^^^^^^^^^
  hint: remove it: its medicine is prescription-only
)");
}

TEST_CASE("resolve: values stand in the description that search engines show") {
    SmallSite site = clinic();
    site.plain_page("about", "About", {}, "Call {{clinic.phone}}, at {{clinic.name}}.");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.part("/about/", "<meta name=\"description\" content=\"", "\"") ==
          "Call +44 20 7946 0000, at Small Clinic.");
}

TEST_CASE("resolve: a figure links to rows that its page lists, and to nothing that is not there") {
    const auto figure_of = [](const std::string& estimate, const std::string& value) {
        SmallSite site;
        site.area("neck", "Neck");
        site.treatment("peel", "Peel", "areas = [\"face\", \"neck\"]\n");
        site.estimate("peel", estimate);
        site.home("Start " + value + " end.");
        REQUIRE(site.build() == BuildResult::published);
        const std::string link = site.part("/", "<p>Start <a href=\"", "\"");
        const std::size_t hash = link.find('#');
        if (hash != std::string::npos)
            CHECK(site.page(link.substr(0, hash)).find("id=\"" + link.substr(hash + 1) + "\"") !=
                  std::string::npos);
        return link;
    };
    // Points that only add up are shown as a sheet, which has no rows; on an area's page they are
    // listed.
    const std::string points = "mode = \"points\"\n[[factor]]\nid = \"area\"\noptions = [{ id = "
                               "\"face\", add = 1 }, { id = \"neck\", add = 2 }]\n[[factor]]\nid = "
                               "\"ink\"\noptions = [{ id = \"black\", add = 1 }, { id = \"red\", add = "
                               "2 }]\n";
    CHECK(figure_of(points, "{{peel.sessions}}") == "/sessions/peel/");
    CHECK(figure_of(points, "{{peel.sessions.red}}") == "/sessions/peel/");
    CHECK(figure_of(points, "{{peel.sessions.neck}}") == "/treatments/peel/neck/#p-estimate");
    CHECK(figure_of(points, "{{peel.sessions.red.neck}}") == "/treatments/peel/neck/#e-2-2");
    // 400 rows in all, 200 on each area.
    std::string many = "mode = \"range\"\n[[rule]]\nwhen = {}\nsessions = 3\n[[factor]]\nid = "
                       "\"area\"\noptions = [{ id = \"face\" }, { id = \"neck\" }]\n";
    for (const int options : {20, 10}) {
        many += "[[factor]]\nid = \"f" + std::to_string(options) + "\"\noptions = [";
        for (int i = 1; i <= options; ++i)
            many += "{ id = \"" + std::string(options == 20 ? "a" : "b") + std::to_string(i) + "\" }, ";
        many += "]\n";
    }
    CHECK(figure_of(many, "{{peel.sessions.a7}}") == "/sessions/peel/");
    CHECK(figure_of(many, "{{peel.sessions.neck.a7}}") == "/treatments/peel/neck/#e-2-7-1");
    // A single row has a name as well.
    CHECK(figure_of("mode = \"range\"\n[[rule]]\nwhen = {}\nsessions = 3\n", "{{peel.sessions}}") ==
          "/sessions/peel/#e-1");
}
