#include "begin/form.h"

#include <doctest/doctest.h>

#include "begin/new_file.h"
#include "begin/new_site.h"
#include "base/text.h"
#include "configure/configure.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

ClinicFacts some_facts() {
    ClinicFacts facts;
    facts.jurisdiction = Jurisdiction::uk;
    facts.currency = "GBP";
    facts.phone = "+441632960001";
    facts.country = "GB";
    facts.today = {2026, 6, 1};
    facts.ids = {{Kind::area, {"face", "neck"}}, {Kind::concern, {"dull-skin"}}};
    return facts;
}

/// Fields of a table inside a form that no comment explains.
void find_unexplained(const Schema& schema, const std::string& text, std::string& missing) {
    for (const Field& field : schema.fields) {
        if (text.find("  " + std::string(field.key) + ": ") == std::string::npos)
            missing += std::string(schema.noun) + " " + std::string(field.key) + "\n";
        if (field.table) find_unexplained(*field.table, text, missing);
    }
}

/// Fields of a file that stand on no line of their own.
std::string missing_in(const Schema& schema, const std::string& text) {
    std::string missing;
    for (const Field& field : schema.fields) {
        const std::string line = std::string(field.key) + " = ";
        if (text.find("\n" + line) == std::string::npos &&
            text.find("\n#" + line) == std::string::npos)
            missing += std::string(field.key) + "\n";
        if (field.table) find_unexplained(*field.table, text, missing);
    }
    return missing;
}

}  // namespace

TEST_CASE("begin: every field of a kind stands in its new file, with its sentence") {
    for (const MakeableKind& row : makeable_kinds()) {
        TELL(std::string(row.name));
        const std::string text =
            new_file_text({row.kind, "peel", "Peel", {"face"}, {"dull-skin"}}, some_facts());
        CHECK(missing_in(schema_of(row.kind), text) == "");
    }
    CHECK(missing_in(schema_of(Kind::area), "+++\ntitle = \"Neck\"\n#summary = \"\"\n+++\n")
              .starts_with("draft\npublish\n"));
}

TEST_CASE("begin: every field of site.toml stands in a new one") {
    const std::string text = new_site({"Clinic", Jurisdiction::ie, {2026, 6, 1}}).back().text;
    for (const Field& field : site_schema().fields) {
        TELL(std::string(field.key));
        if (field.shape == Shape::rules)
            CHECK(text.find("\n#[checks]\n") != std::string::npos);
        else if (field.table)
            CHECK(missing_in(*field.table, text) == "");
        else
            CHECK(missing_in(Schema{"", {field}}, text) == "");
    }
}

TEST_CASE("begin: a form is as wide as a terminal") {
    const std::vector<FileToPut> files = new_site({"Clinic", Jurisdiction::uk, {2026, 6, 1}});
    for (const FileToPut& file : files)
        for (const std::string_view line : split(file.text, '\n')) {
            TELL(std::string(line));
            if (line.starts_with('#')) CHECK(character_count(line) <= 80);
        }
}

TEST_CASE("begin: a form says first what is filled in, then the rest behind #") {
    const Schema schema{"",
                        {schema_of(Kind::area).fields[0], *schema_of(Kind::area).find("parent"),
                         *schema_of(Kind::treatment).find("fees")}};
    CHECK(form_of(schema, {{"title", "\"Neck\"", "Write yours."}}, some_facts()) ==
          "# The heading of the page. Write yours.\n"
          "title = \"Neck\"\n"
          "\n"
          "# The larger area that it is part of. The clinic has: face and neck.\n"
          "#parent = \"face\"\n"
          "\n"
          "# What has to be paid besides. Not with prescription = true.\n"
          "#   name: What the fee is for.\n"
          "#   price: How much it is. In GBP: 180 or 179.50.\n"
          "#   redeemable: true if it is taken off the price of a treatment.\n"
          "#fees = [{ name = \"…\", price = 180 }]\n");
}

TEST_CASE("begin: the nearest id of some words") {
    CHECK(id_from("Micro Needling") == "micro-needling");
    CHECK(id_from("  Crème & Öl (2) ") == "creme-ol-2");
    CHECK(id_from("../etc") == "etc");
    CHECK(id_from("…") == "");
    CHECK(id_from(std::string(65, 'a')) == std::string(64, 'a'));
    CHECK(id_from(std::string(60, 'a') + " words") == std::string(60, 'a'));
    CHECK(is_id(id_from(std::string(64, 'a') + "-b")));
}

TEST_CASE("begin: words in quotes are escaped for TOML") {
    CHECK(toml_text("The \"best\" \\ clinic") == R"("The \"best\" \\ clinic")");
}
