#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "model/english.h"
#include "render/render.h"
#include "tests/support/small_site.h"
#include "tests/support/site_builder.h"

using namespace praxis;

namespace {

struct Rendered {
    std::vector<OutputFile> files;
    Diagnostics diagnostics;

    const std::string& operator[](const std::string& path) const {
        static const std::string none = "(no such file)";
        for (const OutputFile& file : files)
            if (file.path == path) return file.bytes;
        return none;
    }
    std::string said() {
        diagnostics.sort();
        std::string text;
        for (const Diagnostic& d : diagnostics.all())
            text += d.path + ": " + d.rule + ": " + d.message + "\n";
        return text;
    }
};

Rendered rendered(BuiltSite& built) {
    built.site.booking = built.config.booking;  // as resolve leaves it where the address is good
    Rendered result;
    result.files = render(built.site, calm_theme(built.config), result.diagnostics);
    return result;
}

// The page of one layout.
std::string shown(BuiltSite& built, const std::string& address, const std::string& layout,
                  std::vector<std::pair<std::string, std::string>> more = {}) {
    const Page page = built.page(address);
    built.site.pages = {page};
    more.emplace_back("layouts/" + std::string(layout_of(page.kind)) + ".mustache", layout);
    more.emplace_back("layouts/404.mustache", "");
    more.emplace_back("citation", "Reference {n}");
    Diagnostics diagnostics;
    const auto files = render(built.site, theme_of(more), diagnostics);
    for (const OutputFile& file : files)
        if (file.page && file.path != "404.html") return file.bytes;
    return "(nothing)";
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool has(const std::string& text, const std::string& part) { return count(text, part) > 0; }

}  // namespace

TEST_CASE("render: calm makes every kind of page without a complaint") {
    BuiltSite built;
    Rendered site = rendered(built);
    CHECK(site.said() == "");
    for (const Page& page : built.site.pages) {
        INFO(page.address);
        const std::string& html = site[page.address.substr(1) + "index.html"];
        CHECK(count(html, "<h1>") == 1);
        CHECK(count(html, "<main") == 1);
        CHECK(has(html, "<html lang=\"en-GB\" dir=\"ltr\">"));
        CHECK(has(html, "<link rel=\"canonical\" href=\"https://quay.example" + page.address + "\">"));
        CHECK_FALSE(has(html, "{{"));
        CHECK_FALSE(has(html, "<script>"));
        CHECK_FALSE(has(html, " style="));
    }
}

TEST_CASE("render: a treatment's page has its data around its text, in the order of the promise") {
    BuiltSite built;
    const Rendered site = rendered(built);
    const std::string& html = site["treatments/peel/index.html"];
    std::size_t at = 0;
    for (const char* part :
         {"<h1>Glycolic peel</h1>", "id=\"p-glance\"", "3 to 6 sessions", "id=\"p-contraindications\"",
          "<h2 id=\"what\">What</h2>", "id=\"p-alternatives\"", "id=\"p-risks\"", "id=\"p-estimate\"",
          "id=\"e-1\"", "A trial of 46 people", "Our clinic&#39;s experience",
          "id=\"p-prices\"", "£240", "id=\"p-team\"", "Anna Novak", "id=\"p-locations\"",
          "id=\"p-aftercare\"", "id=\"p-faq\"", "id=\"p-q-peel-does-it-hurt\"", "id=\"p-references\"",
          "Reviewed by", "<time datetime=\"2026-01-05\">5 January 2026</time>",
          "href=\"/book/\">Book a consultation</a>"}) {
        const std::size_t found = html.find(part, at);
        INFO(part);
        CHECK(found != std::string::npos);
        if (found != std::string::npos) at = found;
    }
}

TEST_CASE("render: citations are numbered in order of first use, evidence of rows among them") {
    BuiltSite built;
    const Rendered site = rendered(built);
    const std::string& html = site["treatments/peel/index.html"];
    CHECK(has(html, "It peels<sup class=\"citation\"><a href=\"#p-ref-1\" aria-label=\"Reference "
                    "1\">1</a></sup>."));
    // The row's evidence comes before the question that cites it again.
    CHECK(has(html, "A trial of 46 people <a href=\"#p-ref-2\" aria-label=\"Reference 2\">[2]</a>"));
    CHECK(has(html, "It stings<sup class=\"citation\"><a href=\"#p-ref-2\""));
    CHECK(has(html, "<li id=\"p-ref-1\">Some People. A study by harris-2015. <cite>J Skin</cite> 2015."));
    CHECK(has(html, "<li id=\"p-ref-2\">Some People. A study by lee-2019."));
    CHECK_FALSE(has(html, "p-ref-3"));
}

TEST_CASE("render: references that stand before their uses are complete all the same") {
    BuiltSite built;
    built.about().text = built.text("<p>One.</p>\n{{> references}}\n<p>Two [@lee-2019].</p>\n");
    CHECK(shown(built, "/about/", "{{{content}}}",
                {{"partials/block-references.mustache",
                  "{{#references}}<li id=\"{{id}}\">{{title}}</li>{{/references}}"}}) ==
          "<p>One.</p>\n<li id=\"p-ref-1\">A study by lee-2019</li>\n<p>Two<sup "
          "class=\"citation\"><a href=\"#p-ref-1\" aria-label=\"Reference 1\">1</a></sup>.</p>\n");
}

TEST_CASE("render: a block in the text moves its part to that place") {
    const std::string layout = "{{{block.risks}}}|{{{content}}}|{{{block.faq}}}";
    const std::pair<std::string, std::string> risks = {"partials/block-risks.mustache", "RISKS"};
    const std::pair<std::string, std::string> faq = {"partials/block-faq.mustache", "FAQ"};
    BuiltSite built;
    built.peel().text = built.text("<p>a</p>{{> faq}}<p>b</p>{{> risks}}");
    CHECK(shown(built, "/treatments/peel/", layout, {risks, faq}) == "|<p>a</p>FAQ<p>b</p>RISKS|");
    BuiltSite other;
    other.peel().text = other.text("<p>a</p>");
    CHECK(shown(other, "/treatments/peel/", layout, {risks, faq}) == "RISKS|<p>a</p>|FAQ");
}

TEST_CASE("render: a block that stands twice, or has nothing to show, is a warning") {
    BuiltSite built;
    Text* text = built.text("{{> risks}}{{> risks}}{{> booking}}");
    Source source("content/treatments/peel/index.md", "{{> risks}}\n\n{{> risks}}\n");
    text->source = &source;
    built.peel().text = text;
    built.peel().risks.clear();
    Rendered site = rendered(built);
    CHECK(site.said() ==
          "content/treatments/peel/index.md: block-empty: there is nothing to show for the block "
          "\"risks\"\n"
          "content/treatments/peel/index.md: block-twice: the block \"risks\" stands on this page "
          "already\n");
}

TEST_CASE("render: ids are unique over the page and the page's own text keeps its own") {
    BuiltSite built;
    built.peel().faq->questions.front().answer =
        built.text("<h2 id=\"{{#what}}\">x</h2><a href=\"#{{fn}}fn-1\">1</a>");
    CHECK(shown(built, "/treatments/peel/",
                "{{#questions}}{{{answer}}}{{/questions}}{{{content}}}")
              .starts_with("<h2 id=\"what-1\">x</h2><a href=\"#p-t0-fn-1\">1</a><h2 id=\"what\">"));
}

TEST_CASE("render: words of care cards come from the theme, marked where they are English") {
    BuiltSite built;
    built.about().text = built.text("<p>{{care.note}}</p>");
    CHECK(shown(built, "/about/", "{{{content}}}", {{"care.note", "Achtung <b>"}}) ==
          "<p>Achtung &lt;b&gt;</p>");
}

TEST_CASE("render: an English word in another language's page is marked where it is text") {
    BuiltSite built;
    built.config.language = "fr";
    Theme theme = theme_of({{"layouts/page.mustache",
                             "<title>{{t.skip}}</title><svg/><svg><text>{{t.skip}}</text></svg>"
                             "<p title=\"{{t.skip}}\">{{t.skip}}"},
                            {"layouts/404.mustache", ""},
                            {"skip", marked_english("Skip")}});
    const Page page = built.page("/about/");
    built.site.pages = {page};
    Diagnostics diagnostics;
    const auto files = render(built.site, theme, diagnostics);
    REQUIRE(files.size() >= 2);
    CHECK(files[2].bytes == "<title>Skip</title><svg/><svg><text>Skip</text></svg>"
                            "<p title=\"Skip\"><span lang=\"en\">Skip</span>");
}

TEST_CASE("render: what is put together of English words is marked, and nothing else of it") {
    SmallSite site;
    site.edit("site.toml", "en-GB", "fr");
    site.setting("theme = \"mine\"");
    site.file("themes/mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n");
    site.file("themes/mine/i18n/fr.toml", "[month]\n6 = \"juin\"\n");
    site.file("themes/mine/layouts/treatment-area.mustache",
              "<title>{{page.title}}</title><h1 title=\"{{page.title}}\">{{page.title}}</h1>"
              "{{#glance}}<p>{{minutes}}</p><p>{{price}}</p>{{/glance}}"
              "{{#page.crumbs}}<a>{{label}}</a>{{/page.crumbs}}{{{structured_data}}}");
    site.file("themes/mine/layouts/article.mustache", "{{#article}}{{{date}}}{{/article}}");
    site.treatment("peel", "Peel", "minutes = 45\nprice = 90\n");
    site.article("un", "Un", "2026-05-01");
    site.article("deux", "Deux", "2026-06-01");
    CHECK(site.build() == BuildResult::published);
    const std::string page = site.page("/treatments/peel/face/");
    CHECK(page.substr(0, page.find("<script")) ==
          "<title>Peel: Face</title><h1 title=\"Peel: Face\">Peel: Face</h1>"
          "<p>45 <span lang=\"en\">minutes</span></p><p>90 £</p>"
          "<a><span lang=\"en\">Home</span></a><a><span lang=\"en\">Treatments</span></a>"
          "<a>Peel</a>");
    CHECK(page.find("\"name\":\"Treatments\"") != std::string::npos);
    CHECK(site.page("/journal/un/") ==
          "<time datetime=\"2026-05-01\">1 <span lang=\"en\">May</span> 2026</time>");
    CHECK(site.page("/journal/deux/") == "<time datetime=\"2026-06-01\">1 juin 2026</time>");
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        if (path.ends_with(".html")) CHECK(bytes.find_first_of("\x01\x02") == std::string::npos);
}

TEST_CASE("render: links take base_url's path and stay on the site") {
    BuiltSite built;
    built.config.base_url = "https://host.example/skin/";
    built.config.base_path = "/skin/";
    const Rendered site = rendered(built);
    const std::string& html = site["treatments/peel/index.html"];
    CHECK(has(html, "<link rel=\"canonical\" href=\"https://host.example/skin/treatments/peel/\">"));
    CHECK(has(html, "<a href=\"/skin/team/anna/\">"));
    CHECK(has(html, "<a class=\"button\" href=\"/skin/book/\">"));
    CHECK(has(html, "href=\"/skin/assets/calm."));
    CHECK_FALSE(has(html, "href=\"/treatments"));
}

TEST_CASE("render: where prescription medicines may not be advertised only the consultation is left") {
    for (const Jurisdiction jurisdiction : {Jurisdiction::uk, Jurisdiction::us}) {
        BuiltSite built;
        built.config.jurisdiction = jurisdiction;
        built.peel().prescription = true;
        const bool silent = jurisdiction == Jurisdiction::uk;
        const Rendered site = rendered(built);
        for (const OutputFile& file : site.files) {
            // That there is no page of its estimate is decided where pages are made.
            if (!file.page || file.path == "sessions/peel/index.html") continue;
            INFO(file.path);
            if (silent) {
                CHECK_FALSE(has(file.bytes, "£"));
                CHECK_FALSE(has(file.bytes, "3 to 6 sessions"));
                CHECK_FALSE(has(file.bytes, "/sessions/peel/\""));
            }
        }
        CHECK(has(site["treatments/peel/index.html"], "og:title") != silent);
        CHECK(has(site["index.html"], "An acid takes off") != silent);
        CHECK(has(site["treatments/peel/index.html"], "/book/"));
    }
}

TEST_CASE("render: no field can break out of the page") {
    const std::string canary = "<x y=\"1\" z='2'>&{{page.title}}{{> faq}}]]></title></script>";
    BuiltSite built;
    built.config.title = built.config.clinic_name = built.config.legal_name = canary;
    built.config.notice = built.config.registration_body = canary;
    built.config.registration_number = canary;
    built.config.email = canary;
    built.config.phone_display = canary;
    built.config.booking = Booking{canary, {"https://b.example/" + canary, {}}};
    for (Page& page : built.site.pages) {
        page.title = page.description = canary;
        for (Link& crumb : page.breadcrumbs) crumb.label = canary;
    }
    for (Link& entry : built.site.menu) entry.label = entry.address = canary;
    Treatment& peel = built.peel();
    peel.title = peel.summary = peel.price_note = peel.anaesthesia = canary;
    peel.synonyms = peel.contraindications = {canary};
    peel.risks = {Risk{canary, canary, true}};
    peel.alternatives = {Alternative{canary, {}, nullptr}};
    peel.fees = {Fee{canary, Money{100}, true}};
    peel.aftercare->red_flags = {canary};
    peel.aftercare->phone = peel.aftercare->out_of_hours = canary;
    peel.faq->questions.front().question = peel.faq->questions.front().anchor = canary;
    peel.on_areas.front().title = peel.on_areas.front().summary = canary;
    built.estimate->factors[0].label = canary;
    for (EstimateOption& option : built.estimate->factors[0].options) option.label = canary;
    built.face().title = built.face().summary = canary;
    built.scars().title = built.scars().summary = canary;
    built.scars().see_doctor_if = {canary};
    Practitioner& anna = built.anna();
    anna.title = anna.role = anna.register_name = anna.register_number = canary;
    anna.qualifications = anna.languages = {canary};
    Location& quay = built.quay();
    quay.title = quay.street = quay.locality = quay.region = quay.postcode = canary;
    quay.country = quay.phone = canary;
    quay.access = {canary};
    quay.exceptions[0].reason = canary;
    built.article().title = built.article().summary = canary;
    for (Reference& reference : built.site.clinic.references) {
        reference.title = reference.authors = reference.journal = reference.doi = canary;
        reference.pmid = canary;
        reference.url = "https://r.example/" + canary;
    }
    const Rendered site = rendered(built);
    CHECK(site.diagnostics.all().empty());
    std::size_t seen = 0;
    for (const OutputFile& file : site.files) {
        INFO(file.path);
        CHECK_FALSE(has(file.bytes, "<x y"));
        CHECK_FALSE(has(file.bytes, "y=\"1\""));
        CHECK_FALSE(has(file.bytes, "z='2'>"));
        CHECK(count(file.bytes, "</title>") <= 1 + count(file.bytes, "<entry>") +
                                                   (file.path.ends_with(".xml") ? 1 : 0));
        CHECK(count(file.bytes, "</script>") == count(file.bytes, "<script"));
        seen += count(file.bytes, "&lt;x y=&quot;1&quot; z=&#39;2&#39;&gt;&amp;{{page.title}}");
    }
    CHECK(seen > 100);
}

TEST_CASE("render: the same site gives the same bytes with any number of jobs") {
    BuiltSite one;
    BuiltSite eight;
    eight.config.jobs = 8;
    const Rendered a = rendered(one);
    const Rendered b = rendered(eight);
    REQUIRE(a.files.size() == b.files.size());
    for (std::size_t i = 0; i < a.files.size(); ++i) {
        CHECK(a.files[i].path == b.files[i].path);
        CHECK(a.files[i].bytes == b.files[i].bytes);
    }
}

TEST_CASE("render: an area's page has its own treatments, then those of its parts") {
    BuiltSite built;
    Area body;
    body.id = "body";
    body.title = "Body";
    body.address = "/areas/body/";
    body.children = {&built.face()};
    Page& page = built.add_page(PageKind::area, "/areas/body/", "Body");
    page.entry = &body;
    page.area = &body;
    CHECK(shown(built, "/areas/body/",
                "{{#area}}{{title}}:{{#treatments}}{{treatment.title}}{{/treatments}};"
                "{{#descendants}}{{title}}:{{#treatments}}<a href=\"{{address}}\">"
                "{{treatment.title}}</a>{{/treatments}}{{/descendants}}{{/area}}") ==
          "Body:;Face:<a href=\"/treatments/peel/face/\">Glycolic peel</a>");
}

TEST_CASE("render: a concern's page compares its treatments in a table") {
    BuiltSite built;
    const Rendered site = rendered(built);
    const std::string& html = site["concerns/acne-scars/index.html"];
    CHECK(has(html, "<th scope=\"rowgroup\" colspan=\"6\">Wherever it is</th>"));
    CHECK(has(html, "<th scope=\"row\"><a href=\"/treatments/peel/\">Glycolic peel</a><br><span "
                    "class=\"small\">In the clinic: 30 minutes</span><br><span "
                    "class=\"small\">Shows for: 1 to 3 days</span></th>"));
    CHECK(has(html,
              "<td><a href=\"/sessions/peel/\">3 to 6 sessions</a></td><td>2 to 4 weeks "
              "apart</td><td>4 to 20 weeks</td><td class=\"number\">£240 to £480</td><td>Our "
              "clinic&#39;s experience (1 of 2 figures); a trial of 46 people (1 of 2 figures) "
              "<a href=\"#p-ref-1\" aria-label=\"Reference 1\">[1]</a></td>"));
}

TEST_CASE("render: fees without a price are said where prices are") {
    SmallSite site;
    site.treatment("peel", "Peel", "fees = [{ name = \"Consultation\", price = 35 }]\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    for (const std::string page : {"/treatments/peel/", "/treatments/peel/face/"}) {
        CHECK(site.part(page, "<h2 id=\"p-prices\">", "</section>").find("Consultation") !=
              std::string::npos);
        CHECK(site.part(page, "<h2 id=\"p-prices\">", "</section>").find("One session") ==
              std::string::npos);
    }
    CHECK(site.part("/prices/", "<tbody>", "</tbody>")
              .find("<th scope=\"row\">Consultation</th><td class=\"number\">£35</td>") !=
          std::string::npos);
    CHECK(site.page("/").find("href=\"/prices/\"") != std::string::npos);

    site.treatment("peel", "Peel");
    CHECK(site.build() == BuildResult::published);
    CHECK_FALSE(site.has_page("/prices/"));
    CHECK(site.page("/").find("href=\"/prices/\"") == std::string::npos);
    CHECK(site.page("/treatments/peel/").find("p-prices") == std::string::npos);
}

TEST_CASE("render: the price list says a treatment's fee once, below its last price") {
    SmallSite site;
    site.treatment(
        "peel", "Peel",
        "price = 80\nfees = [{ name = \"Consultation\", price = 35, redeemable = true }]\n");
    site.file("content/treatments/peel/areas/face.md", "+++\nprice = 90\n+++\n");
    site.treatment("scrub", "Scrub", "price = 40\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    const std::string rows = site.part("/prices/", "<tbody>", "</tbody>");
    const auto at = [&](std::string_view part) { return rows.find(part); };
    CHECK(at("£80") < at("Peel: Face"));
    CHECK(at("£90") < at("<tr class=\"under\"><th scope=\"row\">Consultation</th>"));
    CHECK(at("£35") < at("taken off the price of the sessions"));
    CHECK(at("taken off the price of the sessions") < at("Scrub"));
    CHECK(rows.find("Consultation", at("Consultation") + 1) == std::string::npos);
}

TEST_CASE("render: places, people and a home page without words have a description") {
    SmallSite site;
    site.file("content/index.md", "+++\ntitle = \"Small\"\n+++\n");
    site.location("pier", "Pier");
    CHECK(site.build() == BuildResult::published);
    const auto description = [&](const std::string& page) {
        return site.part(page, "<meta name=\"description\" content=\"", "\"");
    };
    CHECK(description("/") == "The website of Small Clinic.");
    CHECK(description("/locations/pier/") ==
          "Pier, Small Clinic: address, opening hours and how to get in.");
}

TEST_CASE("render: a title with a colon may break there, one without is whole") {
    SmallSite site;
    CHECK(site.build() == BuildResult::published);
    CHECK(
        site.page("/treatments/peel/face/")
            .find("<h1><span class=\"line\">Peel:</span> <span class=\"line\">Face</span> </h1>") !=
        std::string::npos);
    CHECK(site.page("/areas/face/").find("<h1>Face</h1>") != std::string::npos);
}

TEST_CASE("render: aftercare names each number once") {
    const auto numbers = [](const std::string& fields) {
        SmallSite site;
        site.file("content/treatments/peel/aftercare.md",
                  "+++\nred_flags = [\"Fever\"]\n" + fields + "+++\nRest.\n");
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        const std::string html = site.part("/treatments/peel/aftercare/", "<main", "</main>");
        std::string found;
        for (std::size_t at = html.find("tel:"); at != std::string::npos;
             at = html.find("tel:", at + 1))
            found += html.substr(at + 4, html.find('"', at) - at - 4) + " ";
        return found;
    };
    CHECK(numbers("") == "+442079460000 999 ");
    CHECK(numbers("out_of_hours = \"+442079460000\"\n") == "+442079460000 999 ");
    CHECK(numbers("out_of_hours = \"+442079460001\"\n") == "+442079460000 +442079460001 999 ");
    CHECK(numbers("phone = \"+442079460002\"\n") == "+442079460002 +442079460000 999 ");
    CHECK(numbers("phone = \"+442079460002\"\nout_of_hours = \"+442079460002\"\n") ==
          "+442079460002 999 ");
}

TEST_CASE("render: a place's phone is written like the clinic's, where it has the same code") {
    const auto shown = [](std::string_view phone, std::string_view display) {
        SmallSite site;
        site.setting("phone_display = \"" + std::string(display) + "\"\n", "[clinic]");
        site.location("pier", "Pier", "phone = \"" + std::string(phone) + "\"\n");
        CHECK(site.build() == BuildResult::published);
        const std::string main = site.part("/locations/pier/", "<main", "</main>");
        const std::size_t at = main.find(">", main.find("href=\"tel:")) + 1;
        return main.substr(at, main.find("<", at) - at);
    };
    CHECK(shown("+442079460001", "020 7946 0000") == "020 7946 0001");
    CHECK(shown("+442079460001", "+44 20 7946 0000") == "+44 20 7946 0001");
    CHECK(shown("+442079460001", "02079460000") == "+44 20 7946 0001");
    CHECK(shown("+441632960001", "020 7946 0000") == "+44 1632 960001");   // another code
    CHECK(shown("+332079460001", "020 7946 0000") == "+33 207 946 0001");  // another country
    CHECK(shown("+44163296001", "020 7946 0000") == "+44 163 296 001");    // another length
}

TEST_CASE("render: English that stands in behind English is one piece") {
    const std::string english = marked_english("depending on {it}; and so on");
    CHECK(english_in_html(filled_in(english, {{"it", marked_english("area")}})) ==
          "<span lang=\"en\">depending on area; and so on</span>");
    CHECK(english_in_html(filled_in(english, {{"it", "المنطقة"}})) ==
          "<span lang=\"en\">depending on</span> المنطقة<span lang=\"en\">; and so on</span>");
}

TEST_CASE("render: a title is parted within English that stands in, too") {
    CHECK(parted_at_colon("Peel") == std::vector<std::string>{});
    CHECK(parted_at_colon("Peel: Face") == std::vector<std::string>{"Peel:", "Face"});
    const std::vector<std::string> parts = parted_at_colon(
        filled_in(marked_english("{treatment}: how many?"), {{"treatment", "Schälen"}}));
    REQUIRE(parts.size() == 2);
    CHECK(english_in_html(parts[0]) == "Schälen:");
    CHECK(english_in_html(parts[1]) == "<span lang=\"en\">how many?</span>");
}

TEST_CASE("render: a home page without words, areas and booking has no empty grounds") {
    SmallSite site;
    site.file("content/index.md", "+++\ntitle = \"Small\"\n+++\n");
    CHECK(site.build() == BuildResult::published);
    const std::string with_areas = site.page("/");
    CHECK(with_areas.find("<div class=\"band\">") != std::string::npos);
    CHECK(with_areas.find("home-text") == std::string::npos);
    CHECK(with_areas.find("<p>Call us: <a href=\"tel:") != std::string::npos);
}

TEST_CASE("render: areas and concerns say what else people call them") {
    SmallSite site;
    site.area("face", "Face", "synonyms = [\"Visage\"]\n");
    site.concern("fine-lines", "Fine lines", "synonyms = [\"Crow's feet\"]\nmedical = true\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/areas/face/", "Also called ", "</p>") ==
          "<span class=\"synonym\">Visage</span> ");
    CHECK(site.part("/concerns/fine-lines/", "Also called ", "</p>") ==
          "<span class=\"synonym\">Crow&#39;s feet</span> ");
    CHECK(site.page("/concerns/fine-lines/").find("This is a medical condition.") !=
          std::string::npos);
}

TEST_CASE("render: the menu says where one is") {
    BuiltSite built;
    const Rendered site = rendered(built);
    CHECK(has(site["treatments/index.html"],
              "<a href=\"/treatments/\" aria-current=\"page\">Treatments</a>"));
    CHECK(has(site["treatments/peel/index.html"],
              "<a href=\"/treatments/\" aria-current=\"true\">Treatments</a>"));
    CHECK(has(site["about/index.html"], "<a href=\"/treatments/\">Treatments</a>"));
}

TEST_CASE("render: a place shows its hours in words") {
    BuiltSite built;
    const Rendered site = rendered(built);
    const std::string& html = site["locations/quay/index.html"];
    CHECK(has(html, "<th scope=\"row\">Monday</th><td>09:00 to 17:00</td>"));
    CHECK(has(html, "<th scope=\"row\">Tuesday</th><td>Closed</td>"));
    CHECK(has(html, "<th scope=\"row\">Friday</th><td>21:00 to 02:00 the next day</td>"));
    CHECK(has(html, "<time datetime=\"2026-12-25\">25 December 2026</time> to <time "
                    "datetime=\"2026-12-26\">26 December 2026</time>: Closed (Christmas)"));
    CHECK(has(html, "United Kingdom"));
}

TEST_CASE("render: an estimate says what more is bought than needed and what it costs with fees") {
    BuiltSite built;
    const Rendered site = rendered(built);
    const std::string& html = site["sessions/peel/index.html"];
    CHECK(has(html, "5 sessions, bought as 6"));
    CHECK(has(html, "With fees: £460 to £520"));
    CHECK(has(html, "They are not an assessment of you"));
    CHECK_FALSE(has(html, "our estimate"));
    CHECK_FALSE(has(html, "ecommended"));
}

TEST_CASE(
    "render: the body map lights what a treatment serves, and small parts on what they belong to") {
    SmallSite site;
    site.area("face", "Face", "region = \"face\"\n");
    site.area("forehead", "Forehead", "parent = \"face\"\nregion = \"forehead\"\n");
    site.area("arms", "Arms", "region = \"arms\"\n");
    site.area("hands", "Hands", "parent = \"arms\"\nregion = \"hands\"\n");
    site.area("elbows", "Elbows", "parent = \"arms\"\n");
    const auto lit = [&](const std::string& area) {
        site.edit("content/treatments/peel/index.md", "areas = [\"face\"]",
                  "areas = [\"" + area + "\"]");
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        site.edit("content/treatments/peel/index.md", "areas = [\"" + area + "\"]",
                  "areas = [\"face\"]");
        const std::string map = site.part("/treatments/peel/", "<svg class=\"body-map\"", "</svg>");
        std::set<std::string> names;
        const std::string mark = "class=\"lit\"><title>";
        for (std::size_t at = map.find(mark); at != std::string::npos; at = map.find(mark, at + 1))
            names.insert(
                map.substr(at + mark.size(), map.find('<', at + mark.size()) - at - mark.size()));
        return names;
    };
    using Names = std::set<std::string>;
    CHECK(lit("face") == Names{"Face", "Forehead"});
    CHECK(lit("forehead") == Names{"Forehead"});
    CHECK(lit("arms") == Names{"Arms", "Hands"});
    CHECK(lit("hands") == Names{"Hands"});
    CHECK(lit("elbows") == Names{"Arms"});
}
