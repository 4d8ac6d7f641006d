#include "configure/site_schema.h"

#include <array>

namespace praxis {

namespace {

using T = SiteFile;

constexpr std::array<std::string_view, 7> jurisdictions = {"uk", "ie", "us",   "au",
                                                           "de", "eu", "other"};
constexpr std::array<std::string_view, 4> fonts = {"theme", "sans", "serif", "mixed"};
constexpr std::array<std::string_view, 2> raw_html = {"error", "keep"};

/// A field of the Config inside.
template <auto Member>
Field config(std::string_view key, Shape shape, std::string_view sentence) {
    return field_by<T>(key, shape, sentence, [](T& to, FieldValue&& value, Span) {
        fields::assign(to.config.*Member, std::move(value));
    });
}

Field same_struct(std::string_view key, const Schema& schema, std::string_view sentence) {
    return table_by<T>(key, schema, sentence, [](T& to, Span) -> void* { return &to; });
}

const Schema& registration_schema() {
    static const Schema schema{
        "[clinic] registration",
        {config<&Config::registration_body>("body", Shape::text, "Who registers the clinic.")
             .required(),
         config<&Config::registration_number>("number", Shape::identifier, "The number there.")
             .required()}};
    return schema;
}

const Schema& clinic_schema() {
    static const Schema schema{
        "[clinic]",
        {config<&Config::clinic_name>("name", Shape::text, "What people call the clinic.")
             .required(),
         config<&Config::legal_name>("legal_name", Shape::text, "The firm's name.").required(),
         config<&Config::jurisdiction>("jurisdiction", Shape::choice,
                                       "Whose advertising rules hold.")
             .one_of(jurisdictions)
             .required(),
         field<T, &T::currency>("currency", Shape::text, "What prices are in: GBP, EUR, USD.").required(),
         field<T, &T::timezone>("timezone", Shape::text, "Whose clock decides what day it is: Europe/London.").required(),
         config<&Config::phone>("phone", Shape::phone, "With the country's code: +44…").required(),
         field<T, &T::phone_display>("phone_display", Shape::text,
                                     "The phone as people read it; the digits must agree."),
         config<&Config::email>("email", Shape::email, "Where people write to."),
         config<&Config::prices_include_tax>("prices_include_tax", Shape::boolean,
                                             "Whether prices are with tax."),
         same_struct("registration", registration_schema(), "Who registers the clinic."),
         config<&Config::complaints>("complaints", Shape::text,
                                     "The page about complaints: pages/complaints.md")}};
    return schema;
}

const Schema& brand_schema() {
    static const Schema schema{
        "[brand]",
        {config<&Config::accent>("accent", Shape::colour, "The clinic's colour: #0f766e"),
         config<&Config::paper>("paper", Shape::colour, "What pages are printed on: #fbf8f3"),
         config<&Config::ink>("ink", Shape::colour, "What text is printed in: #1f2928"),
         field_by<T>("font", Shape::choice,
                     "The theme's own, or the reader's: all sans, all serif, headings serif (mixed).",
                     [](T& to, FieldValue&& value, Span) {
                         to.config.font = fonts[static_cast<std::size_t>(std::get<std::int64_t>(value))];
                     })
             .one_of(fonts),
         config<&Config::logo>("logo", Shape::file, "A picture in static/: static/logo.svg"),
         config<&Config::share>("share", Shape::file,
                                "What other sites show, 1200 by 630 pixels: static/share.png"),
         config<&Config::share_words>("share_alt", Shape::text, "What the share picture shows.")}};
    return schema;
}

const Schema& menu_schema() {
    using Entry = MenuEntry;
    static const Schema schema{
        "a menu entry",
        {field<Entry, &Entry::label>("label", Shape::text, "What it says.").required(),
         field<Entry, &Entry::to>("to", Shape::text,
                                  "An address on this site, a content file, or https.")
             .required()}};
    return schema;
}

const Schema& build_schema() {
    static const Schema schema{
        "[build]",
        {field<T, &T::output>("output", Shape::text, "The folder for the finished site."),
         config<&Config::drafts>("drafts", Shape::boolean, "true shows drafts."),
         field_by<T>("raw_html", Shape::choice, "What to do with HTML in markdown: error or keep.",
                     [](T& to, FieldValue&& value, Span) {
                         to.keeps_raw_html = std::get<std::int64_t>(value) == 1;
                     })
             .one_of(raw_html)}};
    return schema;
}

}  // namespace

const Schema& site_schema() {
    static const Schema schema{
        "site.toml",
        {config<&Config::title>("title", Shape::text, "The site's name.").required(),
         field<T, &T::base_url>("base_url", Shape::url,
                                "Where the site will stand: https://clinic.example/")
             .required(),
         field<T, &T::language>("language", Shape::language, "What the texts are written in: en-GB, de.").required(),
         config<&Config::theme>("theme", Shape::id, "How it looks."),
         config<&Config::description>("description", Shape::text, "For search engines.")
             .at_most(160),
         config<&Config::notice>("notice", Shape::text, "Stands on every page."),
         config<&Config::noindex>("noindex", Shape::boolean,
                                  "true keeps the whole site out of search engines."),
         same_struct("clinic", clinic_schema(), "The clinic.").required(),
         table_by<T>("booking", booking_schema(), "Where \"book\" leads.",
                     [](T& to, Span) -> void* { return &to.config.booking.emplace(); }),
         same_struct("brand", brand_schema(), "Colours, font, logo, share picture, and the theme's own options."),
         table_by<T>("menu", menu_schema(), "The menu; from the sections if left out.",
                     [](T& to, Span) -> void* { return &to.config.menu.emplace_back(); })
             .list(),
         same_struct("build", build_schema(), "How the site is made."),
         field_by<T>("checks", Shape::rules, "Severity by rule id: off, info, warn, error.",
                     [](T&, FieldValue&&, Span) {})}};
    return schema;
}

}  // namespace praxis
