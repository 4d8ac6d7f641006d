// What the finished pages say to machines: in schema.org's own words, and nothing that a reader
// does not see.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clinic/money.h"
#include "tests/pipeline/every_field.h"
#include "tests/support/example_site.h"
#include "tests/support/page_tree.h"
#include "tests/support/schema_org.h"
#include "tests/support/tags.h"

using namespace praxis;
using nlohmann::json;

namespace {

std::vector<std::pair<std::string, std::string>> pages_of(const SmallSite& site) {
    std::vector<std::pair<std::string, std::string>> pages;
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        if (path.ends_with(".html")) pages.emplace_back(path, bytes);
    return pages;
}

/// The values of a graph that no reader of the page sees, with their property.
class Seen {
public:
    explicit Seen(const std::string& html) : tree_(page_tree(html)), words_(tree_->words()) {
        for (const PageNode* node : tree_->all([](const PageNode&) { return true; })) {
            dates_.insert(node->attribute("datetime"));
            addresses_.insert(node->attribute("href"));
            if (node->name == "html") language_ = node->attribute("lang");
        }
    }

    void look(const json& value, const std::string& key, std::vector<std::string>& unseen) const {
        if (value.is_structured()) {
            for (const auto& [name, item] : value.items())
                look(item, value.is_array() ? key : name, unseen);
            return;
        }
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        if (!is_seen(key, text)) unseen.push_back(key + ": " + text);
    }

private:
    bool is_seen(const std::string& key, const std::string& text) const {
        static const std::set<std::string> codes = {
            "@id",           "@type",          "@context",      "url",       "item",
            "sameAs",        "logo",           "image",         "dayOfWeek", "procedureType",
            "knowsLanguage", "addressCountry", "priceCurrency", "position"};
        if (codes.contains(key)) return true;
        if (key == "inLanguage") return text == language_;
        if (key == "telephone") return addresses_.contains("tel:" + text);
        if (key == "price") return has(shown(*parse_money(text), "GBP", "en-GB"));
        if (key == "closes" && text == "23:59") return has("24:00");
        if (dates_.contains(text)) return true;
        return has(text);
    }
    bool has(const std::string& text) const {
        std::string squeezed;
        for (const char c : text)
            if (c != ' ' || (!squeezed.empty() && squeezed.back() != ' ')) squeezed += c;
        return words_.find(squeezed) != std::string::npos;
    }

    std::unique_ptr<PageNode> tree_;
    std::string words_;
    std::string language_;
    std::set<std::string> dates_;
    std::set<std::string> addresses_;
};

void check_page(const std::string& path, const std::string& html, std::set<std::string>& types) {
    CAPTURE(path);
    const bool silent =
        path == "404.html" || html.find("http-equiv=\"refresh\"") != std::string::npos;
    const std::vector<json> documents = json_ld_of(html);
    REQUIRE(documents.size() == (silent ? 0 : 1));
    for (const json& document : documents) {
        CHECK(in_lines(vocabulary_faults(document)) == "");
        std::vector<std::string> unseen;
        Seen(html).look(document, "", unseen);
        CHECK(in_lines(unseen) == "");
        const json flat = document.flatten();
        for (const auto& [pointer, value] : flat.items())
            if (pointer.ends_with("@type")) types.insert(value.get<std::string>());
    }
}

const json* node_of(const json& value, const std::string& type) {
    if (value.is_object() && value.value("@type", "") == type) return &value;
    if (value.is_structured())
        for (const json& item : value)
            if (const json* found = node_of(item, type)) return found;
    return nullptr;
}

json graph(const SmallSite& site, std::string_view address) {
    const std::vector<json> documents = json_ld_of(site.page(address));
    REQUIRE(documents.size() == 1);
    return documents[0].at("@graph");
}

json thing(const SmallSite& site, std::string_view address, const std::string& type) {
    const json all = graph(site, address);
    const json* node = node_of(all, type);
    return node ? *node : json();
}

}  // namespace

TEST_CASE("pipeline: the example's structured data is schema.org's and can be read on the page") {
    std::set<std::string> types;
    for (const auto& [path, html] : example_pages()) check_page(path, html, types);
    for (const char* const type :
         {"MedicalClinic", "Person", "TherapeuticProcedure", "Offer", "Service", "BlogPosting",
          "MedicalWebPage", "BreadcrumbList", "OpeningHoursSpecification", "ScholarlyArticle",
          "EducationalOccupationalCredential", "PostalAddress"})
        CHECK_MESSAGE(types.contains(type), type);
}

TEST_CASE("pipeline: so is that of a clinic that uses every field") {
    SmallSite site = site_with_every_field("Some plain words");
    REQUIRE_MESSAGE(site.build() != BuildResult::rejected, site.said());
    std::set<std::string> types;
    for (const auto& [path, html] : pages_of(site)) check_page(path, html, types);
    CHECK(types.contains("GeoCoordinates"));
}

TEST_CASE("pipeline: what the vocabulary does not have is found") {
    const auto faults = [](const char* graph) {
        return in_lines(vocabulary_faults(
            json{{"@context", "https://schema.org"}, {"@graph", json::parse(graph)}}));
    };
    CHECK(faults(R"([{"@type":"TherapeuticProcedure","offers":{"@type":"Offer","price":"1"}}])") ==
          "TherapeuticProcedure.offers: a TherapeuticProcedure has no offers\n");
    CHECK(faults(R"([{"@type":"SurgicalProcedure","adverseOutcome":{"@type":"MedicalEntity"}}])") ==
          "SurgicalProcedure.adverseOutcome: a SurgicalProcedure has no adverseOutcome\n");
    CHECK(faults(R"([{"@type":"Offer","itemOffered":{"@type":"TherapeuticProcedure"}}])") ==
          "Offer.itemOffered: it does not take a TherapeuticProcedure\n");
    CHECK(faults(R"([{"@type":"MedicalClinic","adress":"x"}])") ==
          "MedicalClinic.adress: no property is called adress\n");
    CHECK(faults(R"([{"@type":"Clinic"}])") == "Clinic: no type is called Clinic\n");
    CHECK(faults(R"([{"@type":"MedicalClinic","employee":{"@id":"https://a.example/#b"}}])") ==
          "MedicalClinic.employee: nothing here is https://a.example/#b\n");
    CHECK(faults(R"([{"@type":"OpeningHoursSpecification","dayOfWeek":"Monday"}])") ==
          "OpeningHoursSpecification.dayOfWeek: Monday is no DayOfWeek\n");
    CHECK(faults(R"([{"@type":"MedicalWebPage","lastReviewed":"5 May"}])") ==
          "MedicalWebPage.lastReviewed: 5 May is no 0000-00-00\n");
}

TEST_CASE("pipeline: a price is an offer of the clinic, in its currency") {
    SmallSite site;
    site.treatment("peel", "Peel", "price = 80.5\npackages = [{ sessions = 3, price = 200 }]\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(thing(site, "/treatments/peel/", "TherapeuticProcedure").value("offers", "none") ==
          "none");
    const json clinic = *node_of(graph(site, "/treatments/peel/"), "MedicalClinic");
    CHECK(clinic.at("makesOffer").dump(1, ' ') == R"([
 {
  "@type": "Offer",
  "itemOffered": {
   "@id": "https://small.example/treatments/peel/#service",
   "@type": "Service",
   "name": "Peel",
   "url": "https://small.example/treatments/peel/"
  },
  "price": "80.50",
  "priceCurrency": "GBP"
 },
 {
  "@type": "Offer",
  "eligibleQuantity": {
   "@type": "QuantitativeValue",
   "value": 3
  },
  "itemOffered": {
   "@id": "https://small.example/treatments/peel/#service"
  },
  "name": "3 sessions",
  "price": "200.00",
  "priceCurrency": "GBP"
 }
])");
}

TEST_CASE("pipeline: machines read of a prescription treatment what people may: its name") {
    SmallSite site;
    site.treatment("peel", "Peel", "prescription = true\nrisks = [{ name = \"Swelling\" }]\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(thing(site, "/treatments/peel/", "TherapeuticProcedure").dump() ==
          R"({"@id":"https://small.example/treatments/peel/#treatment",)"
          R"("@type":"TherapeuticProcedure","name":"Peel",)"
          R"("url":"https://small.example/treatments/peel/"})");
    for (const auto& [path, html] : pages_of(site)) {
        CAPTURE(path);
        for (const json& document : json_ld_of(html)) {
            CHECK(node_of(document, "Offer") == nullptr);
            CHECK(document.dump().find("availableService") == std::string::npos);
        }
    }
}

TEST_CASE("pipeline: days that differ stand beside the week, a closed day without times") {
    SmallSite site;
    site.location(
        "quay", "Quay",
        "latitude = 51.5\nlongitude = -0.12\nexceptions = [\n"
        "  { date = 2026-12-24, hours = [\"09:00-13:00\"], reason = \"Christmas Eve\" },\n"
        "  { from = 2026-12-25, to = 2026-12-26, closed = true },\n]\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    const json all = graph(site, "/locations/quay/");
    const json* place = node_of(all.at(0), "MedicalClinic");
    REQUIRE(place);
    CHECK(place->at("geo").dump() ==
          R"({"@type":"GeoCoordinates","latitude":51.5,"longitude":-0.12})");
    CHECK(place->at("specialOpeningHoursSpecification").dump() ==
          R"([{"@type":"OpeningHoursSpecification","closes":"13:00","description":"Christmas Eve",)"
          R"("opens":"09:00","validFrom":"2026-12-24","validThrough":"2026-12-24"},)"
          R"({"@type":"OpeningHoursSpecification","validFrom":"2026-12-25",)"
          R"("validThrough":"2026-12-26"}])");
}
