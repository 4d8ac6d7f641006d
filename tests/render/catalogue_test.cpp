// catalogue.json, its schema and its table: what other programs are told about the clinic.
#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "render/catalogue.h"
#include "tests/support/command_line.h"
#include "tests/support/small_site.h"

using namespace praxis;
using Json = nlohmann::json;

namespace {

Ran praxis_in(SmallSite& site, const std::vector<std::string>& arguments) {
    CommandLine line{site.disk};
    return line.run(arguments);
}

Json catalogue_of(SmallSite& site) {
    const Ran ran = praxis_in(site, {"export", "catalogue"});
    CHECK(ran.err == "");
    REQUIRE(ran.status == 0);
    return Json::parse(ran.out);
}

constexpr std::string_view estimate = R"(mode = "range"
basis = "clinic"
interval = [4, 6]
[[factor]]
id = "area"
options = [{ id = "face" }, { id = "neck" }]
[[rule]]
when = { area = "face" }
sessions = [3, 4]
[[rule]]
when = { area = "neck" }
sessions = [5, 6]
)";

SmallSite priced_site(std::string_view more = {}) {
    SmallSite site;
    site.area("neck", "Neck");
    site.treatment("peel", "Peel",
                   "areas = [\"face\", \"neck\"]\nminutes = 45\n" + std::string(more));
    site.estimate("peel", std::string(estimate));
    return site;
}

constexpr std::string_view prices = R"(price = 179.5
packages = [{ sessions = 3, price = 500 }]
fees = [{ name = "Consultation", price = 40, redeemable = true }]
)";

}  // namespace

TEST_CASE("render: the catalogue has each treatment on each area, money as exact decimals") {
    SmallSite site = priced_site(prices);
    site.file("content/treatments/peel/areas/neck.md", "+++\nminutes = 30\nprice = 90\n+++\n");

    const Json catalogue = catalogue_of(site);

    CHECK(catalogue["version"] == 1);
    CHECK(catalogue["currency"] == "GBP");
    const Json& peel = catalogue["treatments"][0];
    CHECK(peel["fees"] ==
          Json::parse(R"([{"name":"Consultation","price":"40.00","redeemable":true}])"));
    const Json& face = peel["areas"][0];
    CHECK(face["area"] == "face");
    CHECK(face["title"] == "Peel: Face");
    CHECK(face["minutes"] == 45);
    CHECK(face["price"] == "179.50");
    CHECK(face["packages"] == Json::parse(R"([{"sessions":3,"price":"500.00"}])"));
    CHECK(face["sessions"] == Json::parse("[3, 4]"));
    CHECK(face["weeks"] == Json::parse("[8, 18]"));
    CHECK(face["cost"] == Json::parse(R"(["500.00", "679.50"])"));
    CHECK(face["basis"] == "clinic");
    CHECK(face["estimates"].size() == 1);
    const Json& neck = peel["areas"][1];
    CHECK(neck["minutes"] == 30);
    CHECK(neck["price"] == "90.00");
    CHECK(neck["packages"].empty());
    CHECK(neck["cost"] == Json::parse(R"(["450.00", "540.00"])"));
    CHECK(neck["address"] == "https://small.example/treatments/peel/neck/");
}

TEST_CASE(
    "render: the catalogue sums up an estimate that no page can list, a part of it has the rows") {
    std::string factors;
    for (const std::string_view factor : {"skin", "age", "scars"}) {
        factors += "[[factor]]\nid = \"" + std::string(factor) + "\"\noptions = [";
        for (int option = 1; option <= 7; ++option)
            factors += "{ id = \"o" + std::to_string(option) +
                       "\", add = " + std::to_string(option) + " },";
        factors += "]\n";
    }
    SmallSite site = priced_site();
    site.estimate("peel", "mode = \"points\"\nbasis = \"clinic\"\n" + factors);

    const Json catalogue = catalogue_of(site);
    const Ran part =
        praxis_in(site, {"render", "estimate", "peel", "--area", "face", "--format", "json"});

    const Json& face = catalogue["treatments"][0]["areas"][0];
    CHECK(face["sessions"] == Json::parse("[3, 21]"));
    CHECK(face["basis"] == "clinic");
    CHECK(face["estimates"].empty());
    CHECK(Json::parse(part.out)["estimates"].size() == 343);
}

TEST_CASE("render: the catalogue tells who does what where, and when a place is open") {
    SmallSite site = priced_site();
    site.location("hill", "Hill", "exceptions = [{ date = 2026-12-25, closed = true }]\n");
    site.person("ben-okafor", "Ben Okafor", "performs = [\"peel\"]\nlocations = [\"hill\"]\n");

    const Json catalogue = catalogue_of(site);

    const Json& people = catalogue["people"];
    CHECK(people[1]["id"] == "ben-okafor");
    CHECK(people[1]["performs"] == Json::parse(R"([{"treatment":"peel","locations":["hill"]}])"));
    const Json& hill = catalogue["locations"][0];
    CHECK(hill["id"] == "hill");
    CHECK(hill["exceptions"] ==
          Json::parse(R"([{"from":"2026-12-25","to":"2026-12-25","hours":[],"reason":null}])"));
    CHECK(hill["hours"].size() == 7);
    CHECK(hill["hours"]["sun"].empty());
}

TEST_CASE("render: what may not be advertised has no price and no estimate in the catalogue") {
    SmallSite site = priced_site("prescription = true\n");
    site.remove("content/treatments/peel/estimate.toml");

    const Json catalogue = catalogue_of(site);
    const std::string csv = praxis_in(site, {"export", "catalogue", "--format", "csv"}).out;

    const Json& peel = catalogue["treatments"][0];
    CHECK(peel["prescription"] == true);
    CHECK(peel["fees"].empty());
    for (const Json& on : peel["areas"]) {
        CHECK(on["price"].is_null());
        CHECK(on["packages"].empty());
        CHECK(on["sessions"].is_null());
        CHECK(on["estimates"].empty());
    }
    CHECK(csv.find("\r\npeel,Peel,peel,face,Face,45,GBP,,,,,,,,,,,,") != std::string::npos);
    CHECK(csv.find(",,true,,\r\n") != std::string::npos);
}

TEST_CASE("render: what is hidden is not in the catalogue") {
    SmallSite site = priced_site(prices);
    site.treatment("laser", "Laser", "draft = true\n");

    CHECK(praxis_in(site, {"export", "catalogue"}).out.find("laser") == std::string::npos);
    CHECK(praxis_in(site, {"export", "catalogue", "--format", "csv"}).out.find("Laser") ==
          std::string::npos);
}

TEST_CASE("render: the table is RFC 4180, with a line a treatment and area") {
    SmallSite site =
        priced_site(std::string(prices) + "min_age = 18\nprice_note = \"for a start\"\n");
    const Ran ran = praxis_in(site, {"export", "catalogue", "--format", "csv"});

    CHECK(ran.status == 0);
    CHECK(
        ran.out ==
        "\xEF\xBB\xBFtreatment_id,treatment,kind,area_id,area,minutes,currency,price,fees,"
        "packages,sessions_from,sessions_to,weeks_from,weeks_to,cost_from,cost_to,basis,"
        "evidence,people,locations,address,booking,prescription,min_age,price_note\r\n"
        "peel,Peel,peel,face,Face,45,GBP,179.50,Consultation: 40.00 (redeemable),3: 500.00,3,4,8,18,500.00,"
        "679.50,clinic,,Anna Novak,Quay,https://small.example/treatments/peel/face/,,false,18,for a start\r\n"
        "peel,Peel,peel,neck,Neck,45,GBP,179.50,Consultation: 40.00 (redeemable),3: 500.00,5,6,16,30,859.00,"
        "1000.00,clinic,,Anna Novak,Quay,https://small.example/treatments/peel/neck/,,false,18,for a start\r\n");
}

TEST_CASE("render: a spreadsheet finds no formula in the table") {
    CHECK(csv_cell("Peel") == "Peel");
    CHECK(csv_cell("") == "");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("say \"so\"") == "\"say \"\"so\"\"\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("+44") == "'+44");
    CHECK(csv_cell("-2") == "'-2");
    CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_cell("  =1") == "'  =1");
    CHECK(csv_cell("\t=1") == "'\t=1");
    CHECK(csv_cell("\uFF1D1") == "'\uFF1D1");
    CHECK(csv_cell("=HYPERLINK(\"https://a.example\",\"x\")") ==
          "\"'=HYPERLINK(\"\"https://a.example\"\",\"\"x\"\")\"");
}

TEST_CASE("render: the catalogue is published with its schema unless site.toml says no") {
    SmallSite site = priced_site(prices);
    site.setting("catalogue = false\n", "[build]");
    CHECK(site.build() == BuildResult::published);
    CHECK_FALSE(site.has_page("/catalogue.json"));

    site.edit("site.toml", "catalogue = false", "catalogue = true");
    CHECK(site.build() == BuildResult::published);

    CHECK(site.page("/catalogue.json") == praxis_in(site, {"export", "catalogue"}).out);
    CHECK(site.page("/catalogue.schema.json") ==
          praxis_in(site, {"export", "catalogue-schema"}).out);
    CHECK(Json::parse(site.page("/catalogue.schema.json"))["properties"]["version"]["const"] == 1);
}

TEST_CASE("render: the schema lets no other field in, requires each, and says what each is") {
    const Json schema = Json::parse(catalogue_schema());
    const auto has_words = [&](const Json& field) {
        const std::string name = field.value("$ref", "");
        const bool by_itself = field.contains("description") || field.contains("const");
        return by_itself || (!name.empty() &&
                             schema.at(Json::json_pointer(name.substr(1))).contains("description"));
    };
    std::string lacking;
    std::size_t fields = 0;
    const std::function<void(const Json&, const std::string&)> look = [&](const Json& part,
                                                                          const std::string& at) {
        if (part.contains("properties")) {
            CHECK(part.at("additionalProperties") == false);
            std::set<std::string> names;
            for (const auto& [name, field] : part.at("properties").items()) {
                names.insert(name);
                ++fields;
                if (!has_words(field)) lacking += at + name + '\n';
            }
            CHECK(part.at("required").get<std::set<std::string>>() == names);
        }
        if (!part.is_structured()) return;
        for (const auto& [name, inner] : part.items()) look(inner, at + name + '/');
    };
    look(schema, "");
    CHECK(lacking == "");
    CHECK(fields > 100);
}

TEST_CASE("command: export says what there is to export") {
    SmallSite site;
    CHECK(praxis_in(site, {"export"}).err ==
          "praxis: export needs to know what\n  hint: praxis export catalogue\n");
    const Ran ran = praxis_in(site, {"export", "catalog"});
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "praxis: there is nothing called \"catalog\" to export\n"
          "  hint: did you mean \"catalogue\"?\n");
    CHECK(praxis_in(site, {"export", "catalogue-schema", "--format", "csv"}).status == 2);
    site.edit("content/treatments/peel/index.md", "face", "fase");
    CHECK(praxis_in(site, {"export", "catalogue"}).status == 1);
    site.remove("site.toml");
    CHECK(praxis_in(site, {"export", "catalogue"}).status == 2);
    CHECK(praxis_in(site, {"export", "catalogue-schema"}).out == catalogue_schema());
}
