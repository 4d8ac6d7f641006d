#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "clinic/schema.h"
#include "configure/site_schema.h"

using namespace praxis;

namespace {

std::string shape_in_words(const Field& field) {
    const auto bounds = [&](std::string_view what) {
        if (field.lo == field.hi || field.lo == -unbounded) return std::string(what);
        return field.hi == unbounded ? fmt::format("{}, {} or more", what, field.lo)
                                     : fmt::format("{}, {} to {}", what, field.lo, field.hi);
    };
    const auto of_shape = [&]() -> std::string {
        switch (field.shape) {
            case Shape::text:
                return field.hi > 0 ? fmt::format("text, at most {} characters", field.hi) : "text";
            case Shape::markdown: return "markdown";
            case Shape::boolean: return "true or false";
            case Shape::whole: return bounds("whole number");
            case Shape::fraction: return "whole number, or `\"2.5\"`, `\"5/4\"`";
            case Shape::amount: return "whole number, or `\"2.5\"`, `\"5/4\"`, or a pair of them";
            case Shape::decimal: return bounds("number");
            case Shape::percent: return "number in quotes";
            case Shape::money: return "amount: `180` or `179.50`";
            case Shape::date: return "date: `2026-05-01`";
            case Shape::choice: {
                std::string names;
                for (const std::string_view name : field.choices)
                    names += fmt::format("{}`{}`", names.empty() ? "" : " ", name);
                return names;
            }
            case Shape::id: return "id";
            case Shape::reference: return fmt::format("id of a {}", in_words(field.refers_to));
            case Shape::reference_or_words:
                return fmt::format("id of a {}, or words", in_words(field.refers_to));
            case Shape::range: return bounds("`[lo, hi]`, or one number");
            case Shape::phone: return "phone: `\"+442079460000\"`";
            case Shape::email: return "e-mail address";
            case Shape::address: return "https, or an address on this site";
            case Shape::url: return "https or http";
            case Shape::alias: return "old address: `\"/old/page/\"`";
            case Shape::language: return "language: `\"en-GB\"`";
            case Shape::country: return "country: `\"GB\"`";
            case Shape::question: return "text that ends with ?";
            case Shape::table: return "table";
            case Shape::week: return "`mon` … `sun`, each a list of hours";
            case Shape::hours: return "hours: `\"09:00-17:00\"`";
            case Shape::identifier: return "text or whole number";
            case Shape::when: return "factor = option, or a list of options";
            case Shape::file: return "a picture's file name";
            case Shape::colour: return "colour: `\"#0f766e\"`";
            case Shape::rules: return "rule = severity";
        }
        return "";
    };
    const std::string one = of_shape();
    if (field.number == Number::list) return "list: " + one;
    if (field.number == Number::one_or_list) return one + ", or a list of them";
    return one;
}

void append_table(std::string& page, const Schema& schema, const std::string& heading, int level) {
    page += fmt::format("\n{} {}\n\n| field | | what it is | what it may be |\n|---|---|---|---|\n",
                        std::string(static_cast<std::size_t>(level), '#'), heading);
    for (const Field& field : schema.fields)
        page += fmt::format("| `{}` | {} | {} | {} |\n", field.key,
                            field.need == Need::required ? "R" : "", field.sentence,
                            shape_in_words(field));
    for (const Field& field : schema.fields)
        if (field.shape == Shape::table && field.table)
            append_table(page, *field.table, fmt::format("`{}` in {}", field.key, heading),
                         level + 1);
}

std::string fields_page() {
    std::string page =
        "# Fields\n\nEverything an editor can write, from the one table of fields "
        "(`generator/clinic/schema.cpp`); a test keeps this page equal to it. R: required.\n";
    const std::pair<Kind, const char*> kinds[] = {
        {Kind::home, "Home page (`content/index.md`)"},
        {Kind::treatment, "Treatment (`content/treatments/<id>/index.md`)"},
        {Kind::treatment_area, "Treatment on an area (`content/treatments/<id>/areas/<area>.md`)"},
        {Kind::aftercare, "Aftercare (`content/treatments/<id>/aftercare.md`)"},
        {Kind::estimate, "Estimate (`content/treatments/<id>/estimate.toml`)"},
        {Kind::area, "Body area (`content/areas/<id>.md`)"},
        {Kind::concern, "Concern (`content/concerns/<id>.md`)"},
        {Kind::practitioner, "Practitioner (`content/team/<id>.md`)"},
        {Kind::location, "Location (`content/locations/<id>.md`)"},
        {Kind::journal, "Journal article (`content/journal/<slug>.md`)"},
        {Kind::page, "Page (`content/pages/<slug>.md`)"},
        {Kind::faq, "Questions (`content/faq/<topic>.toml`, `faq.toml` of a treatment)"},
        {Kind::reference, "Reference (`[<id>]` in `content/references.toml`)"},
    };
    append_table(page, site_schema(), "The site (`site.toml`)", 2);
    for (const auto& [kind, heading] : kinds) append_table(page, schema_of(kind), heading, 2);
    return page;
}

}  // namespace

TEST_CASE("clinic: docs/fields.md says what the table of fields says") {
    const std::string path = PRAXIS_ROOT "/docs/fields.md";
    if (std::getenv("UPDATE_GOLDEN") && !std::getenv("CI")) std::ofstream(path) << fields_page();
    std::ifstream file(path);
    std::stringstream written;
    written << file.rdbuf();
    CHECK(written.str() == fields_page());
}

TEST_CASE("clinic: every field has a sentence, a home, and bounds the right way round") {
    for (const Kind kind : {Kind::home, Kind::treatment, Kind::treatment_area, Kind::aftercare,
                            Kind::area, Kind::concern, Kind::practitioner, Kind::location,
                            Kind::journal, Kind::page, Kind::faq, Kind::reference, Kind::estimate})
        for (const Field& field : schema_of(kind).fields) {
            INFO(schema_of(kind).noun, " ", field.key);
            CHECK(field.sentence.size() > 3);
            CHECK(field.lo <= field.hi);
            CHECK((field.shape == Shape::table ? field.open != nullptr : field.store != nullptr));
            if (field.shape == Shape::choice) CHECK_FALSE(field.choices.empty());
        }
}
