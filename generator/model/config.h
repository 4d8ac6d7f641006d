// What a build is asked to do, and what site.toml says.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/jurisdiction.h"
#include "markup/markdown.h"
#include "markup/toml.h"

namespace praxis {

/// The command line's part: what a flag or an environment variable said.
struct Options {
    std::string site = ".";               // the folder of site.toml
    std::optional<std::string> output;    // --output, absolute
    std::optional<std::string> base_url;
    std::optional<bool> drafts;           // unset: as site.toml says
    bool future = false;                  // shows what is scheduled
    std::optional<Date> clock;            // today, if given
    std::int64_t unix_seconds = 0;        // the moment of the build, for "today" without `clock`
    std::size_t jobs = 1;
    bool strict = false;
    bool force = false;
    bool dry_run = false;
};

struct MenuEntry {
    std::string label;
    Located<std::string> to;
};

/// site.toml with the command line over it. Lives in `source`'s spans.
struct Config {
    std::unique_ptr<Source> source;  // site.toml
    std::string site;                // folder, as given
    FieldPlaces places;              // the keys that were given: "clinic.email"

    std::string title;
    std::string base_url;   // ends in '/': "https://clinic.example/section/"
    std::string base_path;  // "/section/" or "/"
    std::string language;
    Located<std::string> theme{"calm", {}};
    std::string description;
    std::string notice;
    bool noindex = false;

    std::string clinic_name;
    std::string legal_name;
    Jurisdiction jurisdiction = Jurisdiction::other;
    std::string currency;
    std::string timezone;
    std::string phone;
    std::string phone_display;
    std::string email;
    std::optional<bool> prices_include_tax;
    std::string registration_body;
    std::string registration_number;
    Located<std::string> complaints;

    std::optional<Booking> booking;
    std::string accent;            // "#0f766e" or empty
    std::string paper;             // the same
    std::string ink;
    std::string font;              // "theme", "sans", "serif", "mixed" or empty
    Located<std::string> logo;     // "static/logo.svg" or empty
    Located<std::string> share;    // what other sites show of the site: "static/share.png" or empty
    std::string share_words;       // what it shows, in words
    std::vector<TomlEntry> theme_options;  // what else [brand] says; the theme knows what it means
    std::vector<MenuEntry> menu;   // empty: built from the sections

    std::string output;            // where to publish, absolute or relative to the working directory
    std::string output_label;      // relative to the site if it stands in there: "public"
    bool output_in_site = true;    // named by [build] output rather than --output
    std::optional<Span> output_where;  // where site.toml names it
    bool drafts = false;
    bool future = false;
    RawHtml raw_html = RawHtml::error;
    std::map<std::string, Severity> checks;
    bool strict = false;
    bool force = false;
    bool dry_run = false;

    Date today;
    std::size_t jobs = 1;
};

}  // namespace praxis
