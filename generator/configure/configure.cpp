#include "configure/configure.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "clinic/rules.h"
#include "configure/site_schema.h"
#include "model/addresses.h"
#include "model/booking.h"
#include "model/fields.h"
#include "model/phone.h"

namespace praxis {

namespace {

// Every page repeats the menu.
constexpr std::size_t most_menu_entries = 100;

class Configurer {
public:
    Configurer(const Options& options, const Source& source, Diagnostics& diagnostics)
        : options_(options), source_(source), diagnostics_(diagnostics) {}

    void apply(const TomlValue& file, SiteFile& site) {
        Config& config = site.config;
        TomlValue fields = file;
        take_theme_options(fields, config);
        read_fields(source_, fields, site_schema(), &site, &config.places, diagnostics_);
        settle_booking(config.booking, config.places, source_, diagnostics_);
        take_base_url(site);
        config.language = site.language.value.empty() ? "en" : site.language.value;
        take_currency(site);
        take_phone(site);
        take_output(site);
        take_today(site);
        // What an entry lacks has been said.
        std::erase_if(config.menu, [](const MenuEntry& entry) { return entry.to.value.empty(); });
        if (config.menu.size() > most_menu_entries) {
            say("menu-too-long", config.menu[most_menu_entries].to.where,
                fmt::format("the menu has {} entries; {} fit", config.menu.size(),
                            most_menu_entries))
                .with_hint("lead to pages that list the others");
            config.menu.resize(most_menu_entries);
        }
        if (const TomlEntry* checks = file.find("checks"); checks && !is_left_empty(checks->value))
            take_checks(checks->value, config);
        // A line that could not be read may have said so.
        config.raw_html = site.keeps_raw_html ? RawHtml::keep
                          : file.damaged      ? RawHtml::unknown
                                              : RawHtml::error;
        config.drafts = options_.drafts.value_or(config.drafts);
        config.future = options_.future;
        config.strict = options_.strict;
        config.force = options_.force;
        if (options_.theme) config.theme = {*options_.theme, config.theme.where};
        // A section of another site is made to stand among that site's files.
        config.guest = options_.guest || config.theme.value == "embed";
        config.dry_run = options_.dry_run;
        config.jobs = std::max<std::size_t>(1, options_.jobs);
    }

private:
    Diagnostic& say(std::string_view rule, Span where, std::string message) {
        return diagnostics_.error(rule, Place::in(source_, where), std::move(message));
    }

    struct Fault {
        std::string message;
        std::string hint;
    };

    static std::optional<Fault> fault_of_base_url(const std::string& url) {
        const std::size_t host = url.starts_with("https://") ? 8 : 7;
        const std::string_view rest = std::string_view(url).substr(std::min(host, url.size()));
        if ((!url.starts_with("https://") && !url.starts_with("http://")) ||
            url.find_first_of(" \t\"<>\\?#") != std::string::npos)
            return Fault{
                in_quotes(url) + " cannot be the address of a site",
                "write https://clinic.example/, with a path if it stands below one, and no ? or #"};
        const std::string path = std::string(rest.substr(std::min(rest.find('/'), rest.size()))) + "/";
        if (path.find("/../") != std::string::npos || path.find("/./") != std::string::npos ||
            path.substr(0, path.size() - 1).find("//") != std::string::npos)
            return Fault{in_quotes(url) + " has an empty part, a . or a .. in its path",
                         "write the path as it stands in the browser: https://clinic.example/skin/"};
        if (host_of(url).empty())
            return Fault{in_quotes(url) + " names no website",
                         "write the whole address, as in https://clinic.example/"};
        if (has_credentials(url))
            return Fault{"the address of a site has no user name or password", "remove them"};
        return std::nullopt;
    }

    void take_base_url(SiteFile& site) {
        const bool from_flag = options_.base_url && !options_.base_url->empty();
        std::string url = from_flag ? *options_.base_url : site.base_url.value;
        if (!url.empty()) {
            if (const auto fault = fault_of_base_url(url)) {
                (from_flag ? diagnostics_.error("malformed-address", Place::nowhere(),
                                                "--base-url: " + fault->message)
                           : say("malformed-address", site.base_url.where, fault->message))
                    .with_hint(fault->hint);
                url.clear();
            }
        }
        if (url.empty()) url = "https://localhost/";  // what is wrong has been said
        if (!url.ends_with('/')) url += '/';
        site.config.base_path = url.substr(url.find('/', url.find("//") + 2));
        site.config.base_url = std::move(url);
    }

    // What [brand] says that is no field of ours belongs to the theme, which is not known yet.
    static void take_theme_options(TomlValue& file, Config& config) {
        const Schema* known = site_schema().find("brand")->table;
        for (TomlEntry& entry : file.entries) {
            if (entry.key != "brand" || entry.value.type != TomlValue::Type::table) continue;
            std::erase_if(entry.value.entries, [&](const TomlEntry& option) {
                if (known->find(option.key)) return false;
                config.theme_options.push_back(option);
                return true;
            });
        }
    }

    void take_currency(SiteFile& site) {
        site.config.currency = site.currency.value;
        if (site.currency.value.empty() || is_currency(site.currency.value)) return;
        const std::string near = did_you_mean(site.currency.value, currency_codes());
        say("unknown-currency", site.currency.where,
            "there is no currency " + in_quotes(site.currency.value))
            .with_hint(near.empty() ? "write three capital letters: GBP, EUR, USD" : near);
        site.config.currency = "GBP";
    }

    // phone_display is what people read: with the country's code or with a 0 in its place.
    void take_phone(SiteFile& site) {
        Config& config = site.config;
        config.phone_display = site.phone_display.value;
        if (config.phone_display.empty() || config.phone.empty()) {
            if (config.phone_display.empty()) config.phone_display = spaced_phone(config.phone);
            return;
        }
        std::string shown;
        for (std::size_t i = 0; i < config.phone_display.size(); ++i) {
            // "+44 (0)20 …": the zero in brackets is not dialled after the country's code.
            if (config.phone_display.compare(i, 3, "(0)") == 0 && !shown.empty()) {
                i += 2;
                continue;
            }
            const char c = config.phone_display[i];
            if (c >= '0' && c <= '9') shown += c;
        }
        const std::string_view dialled = std::string_view(config.phone).substr(1);
        const std::string_view national =
            shown.starts_with('0') ? std::string_view(shown).substr(1) : std::string_view(shown);
        const bool agrees = shown == dialled || shown == "00" + std::string(dialled) ||
                            (national.size() >= 5 && dialled.ends_with(national) &&
                             dialled.size() - national.size() <= 3);
        if (!agrees)
            say("phone-disagrees", site.phone_display.where,
                in_quotes(config.phone_display) + " has other digits than phone, " + config.phone)
                .with_hint("correct the one that is wrong");
    }

    void take_output(SiteFile& site) {
        Config& config = site.config;
        if (options_.output) {
            config.output = *options_.output;
            config.output_label = label_of_output(*options_.output);
            config.output_in_site = false;
            return;
        }
        std::string folder = site.output.value;
        while (folder.ends_with('/')) folder.pop_back();
        const auto parts = split(folder, '/');
        if (folder.starts_with('/') ||
            std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
                return part.empty() || part == "." || part == "..";
            })) {
            say("output-refused", site.output.where,
                "the output has to be a folder inside the site, not " +
                    in_quotes(site.output.value))
                .with_hint("write output = \"public\"; --output may name a folder elsewhere");
            folder = "public";
        }
        config.output = config.site + "/" + folder;
        config.output_label = folder;
        if (site.output.where.end > 0) config.output_where = site.output.where;
    }

    /// Relative to the site, as all paths are; whole where it stands elsewhere.
    std::string label_of_output(const std::string& path) const {
        const std::string site = options_.site + '/';
        return path.size() > site.size() && path.starts_with(site) ? path.substr(site.size())
                                                                   : path;
    }

    void take_today(SiteFile& site) {
        site.config.timezone = site.timezone.value;
        // The best there is while the zone is unknown: at most one day off.
        site.config.today = date_in_utc(options_.unix_seconds);
        if (!site.timezone.value.empty()) {
            const auto today = date_in_zone(options_.unix_seconds, site.timezone.value);
            if (today)
                site.config.today = *today;
            else
                say_unknown_timezone(site.timezone);
        }
        if (options_.clock) site.config.today = *options_.clock;
    }

    void say_unknown_timezone(const Located<std::string>& written) {
        const std::string near = did_you_mean(written.value, time_zones());
        say("unknown-timezone", written.where, "there is no time zone " + in_quotes(written.value))
            .with_hint(near.empty() ? "write the part of the world and a large city, as in "
                                      "Europe/London or Europe/Berlin"
                                    : near);
    }

    void take_checks(const TomlValue& checks, Config& config) {
        if (checks.type != TomlValue::Type::table) {
            say("wrong-type", checks.where, "[checks] has to be a table")
                .with_hint("write rule-id = \"warn\" below [checks]");
            return;
        }
        for (const TomlEntry& entry : checks.entries) {
            const Rule* rule = rule_called(entry.key);
            if (!rule) {
                static const std::vector<std::string> ids = rule_ids();
                const std::string near = did_you_mean(entry.key, ids);
                say("unknown-rule", entry.key_where, "there is no rule " + in_quotes(entry.key))
                    .with_hint(near.empty() ? "a rule's id stands in brackets in its messages"
                                            : near);
                continue;
            }
            if (is_left_empty(entry.value)) continue;
            const std::string& word = entry.value.text;
            const bool is_text = entry.value.type == TomlValue::Type::text;
            Severity severity = Severity::error;
            if (is_text && word == "off") severity = Severity::off;
            else if (is_text && word == "info") severity = Severity::info;
            else if (is_text && word == "warn")
                severity = Severity::warning;
            else if (!is_text || word != "error") {
                say("unknown-choice", entry.value.where,
                    is_text ? "there is no severity " + in_quotes(word) : "a severity is a text")
                    .with_hint(is_text && lower_cased(word).starts_with("warn")
                                   ? "write \"warn\""
                                   : "write \"off\", \"info\", \"warn\" or \"error\"");
                continue;
            }
            if (severity != Severity::error && !rule->can_be_relaxed) {
                say("rule-is-fixed", entry.value.where,
                    in_quotes(entry.key) + " guards what must not be published and stays an error")
                    .with_hint("remove this line");
                continue;
            }
            config.checks[entry.key] = severity;
        }
    }

    const Options& options_;
    const Source& source_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::unique_ptr<Config> configure(const Options& options, const Disk& disk,
                                  Diagnostics& diagnostics) {
    constexpr std::size_t most_bytes = 1024 * 1024;
    auto text = disk.read(options.site + "/site.toml", 4 * most_bytes);
    if (!text) {
        if (text.failure().kind == DiskFailure::Kind::missing)
            diagnostics.error("no-site", Place::file("site.toml"), "there is no site.toml here")
                .with_hint("run praxis in the folder of a site, or name it with --site");
        else if (text.failure().kind == DiskFailure::Kind::too_large)
            diagnostics
                .error("file-too-large", Place::file("site.toml"), "this file is larger than 4 MiB")
                .with_hint("site.toml has only settings; move the rest to content/");
        else
            diagnostics.machine_fault("site.toml", "cannot be read: " + text.failure().reason);
        return nullptr;
    }
    auto source = std::make_unique<Source>("site.toml", std::move(*text));
    if (source->text().size() > most_bytes) {
        diagnostics.error("file-too-large", Place::in(*source, {most_bytes, most_bytes}),
                          "this file passes 1 MiB here")
            .with_hint("site.toml has only settings; move the rest to content/");
        return nullptr;
    }
    if (!check_characters(*source, diagnostics)) return nullptr;
    const auto size = static_cast<std::uint32_t>(source->text().size());
    const auto file = parse_toml(*source, {0, size}, diagnostics);
    if (!file) return nullptr;
    SiteFile site;
    site.config.site = options.site;
    Configurer(options, *source, diagnostics).apply(*file, site);
    auto config = std::make_unique<Config>(std::move(site.config));
    config->source = std::move(source);
    return config;
}

}  // namespace praxis
