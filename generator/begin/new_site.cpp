#include "begin/new_site.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "begin/new_file.h"
#include "configure/configure.h"

namespace praxis {

namespace {

/// What is likely in a place. The phone numbers reach nobody: each is the country's code and
/// noughts.
struct Usual {
    Jurisdiction jurisdiction;
    std::string_view language;
    std::string_view currency;
    std::string_view timezone;
    std::string_view country;
    std::string_view phone;
};

constexpr std::array<Usual, 7> usual = {{
    {Jurisdiction::uk, "en-GB", "GBP", "Europe/London", "GB", "+440000000000"},
    {Jurisdiction::ie, "en-IE", "EUR", "Europe/Dublin", "IE", "+353000000000"},
    {Jurisdiction::us, "en-US", "USD", "America/New_York", "US", "+10000000000"},
    {Jurisdiction::au, "en-AU", "AUD", "Australia/Sydney", "AU", "+61000000000"},
    {Jurisdiction::de, "en", "EUR", "Europe/Berlin", "DE", "+490000000000"},
    {Jurisdiction::eu, "en", "EUR", "Europe/Brussels", "BE", "+320000000000"},
    {Jurisdiction::other, "en", "CHF", "Europe/Zurich", "CH", "+410000000000"},
}};

const Usual& usual_in(Jurisdiction jurisdiction) {
    for (const Usual& row : usual)
        if (row.jurisdiction == jurisdiction) return row;
    return usual.back();
}

constexpr std::string_view how_to_read_settings =
    "The clinic and its site. Each field stands below its sentence; one behind # is left out: take "
    "the # away to use it. Texts stand in quotes.";

std::string checked(std::string_view what) {
    return fmt::format("Likely for {}: see whether it is right.", what);
}

std::vector<FilledField> site_fields(const SiteWanted& wanted, const Usual& here) {
    return {{"title", toml_text(wanted.name)},
            {"base_url", "\"https://clinic.example/\"", "Write yours."},
            {"language", toml_text(here.language)},
            {"noindex", "true", "Take this line away when the clinic stands behind the site."},
            {"notice",
             toml_text("This site is being written. What it says is not yet the clinic's "
                       "word."),
             "Take this line away then too."}};
}

std::vector<FilledField> clinic_fields(const SiteWanted& wanted, const Usual& here) {
    const JurisdictionRules& rules = rules_of(wanted.jurisdiction);
    return {{"name", toml_text(wanted.name)},
            {"legal_name", toml_text(wanted.name), "Write it as it is registered."},
            {"jurisdiction", toml_text(rules.code)},
            {"currency", toml_text(here.currency), checked(rules.name)},
            {"timezone", toml_text(here.timezone), checked(rules.name)},
            {"phone", toml_text(here.phone), "This one reaches nobody: write yours."}};
}

ClinicFacts facts_of(const SiteWanted& wanted, const Usual& here) {
    ClinicFacts facts;
    facts.jurisdiction = wanted.jurisdiction;
    facts.currency = here.currency;
    facts.phone = here.phone;
    facts.country = here.country;
    facts.today = wanted.today;
    facts.ids = {{Kind::treatment, {"consultation"}},
                 {Kind::area, {"face"}},
                 {Kind::concern, {"not-sure-yet"}},
                 {Kind::location, {"our-place"}}};
    return facts;
}

/// The site's own fields first: in TOML nothing can follow a table's head and not be in the table.
std::string site_toml(const SiteWanted& wanted, const Usual& here, const ClinicFacts& facts) {
    Schema own{site_schema().noun, {}};
    std::string tables;
    for (const Field& field : site_schema().fields) {
        if (field.shape != Shape::table && field.shape != Shape::rules) {
            own.fields.push_back(field);
            continue;
        }
        const std::string head = field.number == Number::list ? fmt::format("[[{}]]", field.key)
                                                              : fmt::format("[{}]", field.key);
        tables += '\n' + table_form_of(head, field,
                                       field.key == "clinic" ? clinic_fields(wanted, here)
                                                             : std::vector<FilledField>(),
                                       facts);
    }
    return comment_lines(how_to_read_settings) + '\n' +
           form_of(own, site_fields(wanted, here), facts) + tables;
}

std::string home_page(const SiteWanted& wanted, const ClinicFacts& facts) {
    return fmt::format(
        "+++\n{}+++\n\nSay here in a few sentences who you are and for whom you are there.\n",
        form_of(schema_of(Kind::home),
                {{"title", toml_text(wanted.name)},
                 {"lead", "\"Say here in a sentence what the clinic does and where.\""},
                 {"featured", "[\"consultation\"]"},
                 {"reviewed_by", "\"\"", "Leave it empty until somebody has."},
                 {"reviewed", "\"\"", "Leave it empty until then."}},
                facts));
}

FileToPut entry(FileWanted wanted, const ClinicFacts& facts) {
    wanted.draft = false;
    return {path_of_new(wanted.kind, wanted.id), new_file_text(wanted, facts)};
}

}  // namespace

std::string usual_country(Jurisdiction jurisdiction) {
    return std::string(usual_in(jurisdiction).country);
}

std::vector<FileToPut> new_site(const SiteWanted& wanted) {
    const Usual& here = usual_in(wanted.jurisdiction);
    const ClinicFacts facts = facts_of(wanted, here);
    return {
        {"content/index.md", home_page(wanted, facts)},
        entry({Kind::treatment, "consultation", "Consultation", {"face"}, {"not-sure-yet"}}, facts),
        entry({Kind::area, "face", "Face", {}, {}, "face"}, facts),
        entry({Kind::concern, "not-sure-yet", "Not sure yet"}, facts),
        entry({Kind::location, "our-place", "Our place"}, facts),
        {"site.toml", site_toml(wanted, here, facts)},
    };
}

}  // namespace praxis
