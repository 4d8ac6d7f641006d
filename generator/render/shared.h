// What all pages of a site share while they are rendered: worked out once, then only read.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/site.h"
#include "model/theme.h"
#include "render/wording.h"

namespace praxis {

/// A line of the price list: a treatment with a price or fees, or a treatment on an area with a
/// price of its own.
struct PriceRow {
    const Treatment* treatment = nullptr;
    const TreatmentArea* on = nullptr;  // null for the treatment itself
    bool last = true;                   // of its treatment
};

/// Treatments that begin with the same letter.
struct Letter {
    std::string letter;
    std::vector<const Treatment*> treatments;
};

/// Questions that stand together on /faq/: a topic's, or a treatment's own.
struct ShownTopic {
    std::string title;
    std::string id;
    const Treatment* treatment = nullptr;
    std::vector<const Question*> questions;
};

class Shared {
public:
    Shared(const Site& site, const Theme& theme);

    const Site& site;
    const Theme& theme;
    const Config& config;
    const Wording wording;

    /// False for a treatment that may not be advertised here: no price, fee, estimate or offer.
    bool may_advertise(const Treatment& treatment) const;
    /// What a session costs, of the treatment on an area (null: of the whole), and its packages; null
    /// where no price may be shown or none is known.
    const Pricing* pricing(const Treatment& treatment, const TreatmentArea* on) const;

    /// An address as a link needs it: base_url's path before an address on this site, encoded.
    std::string href(std::string_view address) const;
    /// The whole address, for canonical links and feeds.
    std::string canonical(std::string_view address) const;
    std::string tel(std::string_view phone) const;
    std::string phone_shown(std::string_view phone) const;

    /// Where a file of the theme is published, "" if there is none.
    std::string asset(std::string_view name) const;

    /// The address of the page that a file of content/ makes, "" if there is none.
    std::string address_of_file(std::string_view path) const;

    /// A published file by its path in the site ("static/logo.svg"); null if there is none.
    const Asset* published(const std::string& path) const;

    /// Whether nothing is wrong so far. What a page lacks otherwise may be just what is broken.
    bool sound = true;

    std::vector<Letter> letters;
    std::vector<ShownTopic> topics;
    std::vector<PriceRow> price_rows;
    std::vector<const Treatment*> with_estimate;  // those that may be shown
    std::vector<const Treatment*> featured;
    std::vector<const Area*> body;                // the area of each of body_regions(), or null
    std::vector<OutputFile> asset_files;          // of the theme, and those made here
    // Addresses of generated stylesheets: what [brand] and the theme choose, and the rules that
    // narrow estimates. "" where there are none, or a stylesheet of the theme takes them in.
    std::string palette;
    std::string chooser;
    const Page* journal = nullptr;

private:
    void publish_assets();
    void publish_asset(const ThemeAsset& asset);
    std::string publish_generated(const std::string& name);
    std::string rules_that_narrow() const;
    std::string with_generated(std::string css);
    void collect_topics();
    void collect_letters();

    std::map<std::string, std::string, std::less<>> assets_;
    std::map<std::string, std::string> generated_;  // stylesheets by name
    std::set<std::string> taken_in_;                // those that stand in one of the theme's
    std::unordered_map<std::string, const Asset*> published_;
};

}  // namespace praxis
