// The finished site before it is written: every entry, every page, every address. Const once
// resolve has made it.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "clinic/entries.h"
#include "clinic/estimate.h"
#include "markup/markdown.h"
#include "model/config.h"

namespace praxis {

/// One for each layout of a theme.
enum class PageKind : std::uint8_t {
    home, treatments, treatment, treatment_area, aftercare, areas, area, concerns, concern,
    sessions, session, prices, team, person, locations, location, faq, journal, article, page,
    not_found, redirect,
};

/// The name of the layout file, without `.mustache` ("treatment-area", "404").
std::string_view layout_of(PageKind kind);

/// A place to go and what it is called. `address` is on this site, without base_url's path, or a
/// whole one (https, tel, mailto).
struct Link {
    std::string label;
    std::string address;
    bool operator==(const Link&) const = default;
};

struct Page {
    PageKind kind = PageKind::page;
    std::string address;      // "/treatments/peel/", "/404.html"; without base_url's path
    std::string title;
    std::string description;  // plain, at most 160 characters
    bool noindex = false;
    std::optional<Date> modified;      // newest of the dates that its sources give, if any
    std::vector<Link> breadcrumbs;     // from home to the parent; empty for home
    const Entry* entry = nullptr;      // what the page is about; null for lists

    // The same, typed; at most those that the kind needs are set.
    const Treatment* treatment = nullptr;
    const TreatmentArea* treatment_area = nullptr;
    const Area* area = nullptr;
    const Concern* concern = nullptr;
    const Practitioner* practitioner = nullptr;
    const Location* location = nullptr;
    const Article* article = nullptr;
    std::string redirect_to;  // of a redirect: an address on this site

    // A long list stands on several pages: which of them this is, and how many there are.
    std::size_t part = 1;
    std::size_t parts = 1;
};

/// The journal's articles are shown so many on a page.
constexpr std::size_t articles_a_page = 12;

/// The address of a part of the journal: "/journal/", "/journal/page/2/". No article can want the
/// latter, for an article's address has one name.
std::string journal_address(std::size_t part);

/// Where a file of the output comes from, byte for byte.
struct Asset {
    std::string output;  // "assets/logo.3f2a….svg", "favicon.ico"
    std::shared_ptr<const std::string> bytes;
    std::optional<std::pair<int, int>> size;  // width and height of a picture, in pixels
};

/// Site-wide lists, each sorted as it is shown, only live entries.
struct Listings {
    std::vector<const Treatment*> treatments;          // by title
    std::vector<const Area*> areas;                    // by title
    std::vector<const Area*> area_roots;               // areas without a live parent, by title
    std::vector<const Concern*> concerns;              // by title
    std::vector<const Practitioner*> team;             // by name
    std::vector<const Location*> locations;            // by name
    std::vector<const Article*> journal;               // newest first
    std::vector<const FaqTopic*> faq;                  // topics with a live question, by title
    std::vector<const Treatment*> with_estimate;       // by title; live, table worked out
    std::vector<const Treatment*> with_price;          // by title; shown on /prices/
    std::vector<const Treatment*> with_questions;      // by title
};

/// A link to a part of a page that its theme names (`#p-prices`): asked of the finished page.
struct PartLink {
    Place where;
    std::string page;  // its address
    std::string id;
};

struct HiddenCounts {
    std::size_t drafts = 0;
    std::size_t scheduled = 0;
    std::size_t expired = 0;
};

struct Site {
    const Config* config = nullptr;
    Clinic clinic;
    std::deque<std::shared_ptr<const Source>> sources;
    std::deque<std::shared_ptr<const Text>>
        texts;  // links, values and pictures filled in; blocks, citations, ids left
    std::vector<Asset> assets;    // pictures that somebody uses and all of `static/`
    Listings listings;
    std::vector<Link> menu;
    std::optional<Booking> booking;  // the site's, if it leads anywhere today
    std::string complaints;          // the address of the page about complaints, or empty
    std::vector<Page> pages;      // sorted by address; redirects too
    std::unordered_map<std::string, const Reference*> references;  // by id
    std::map<std::string, std::string> asset_addresses;  // "static/logo.svg" → "/assets/logo.….svg"
    std::vector<PartLink> part_links;
    bool whole = true;            // false: not all of it could be read, so what is not named here may
                                  // be named there
    HiddenCounts hidden;
    std::optional<Date> next_change;  // the next day on which an entry appears or goes

    const Config& settings() const { return *config; }
};

/// One file of the output, path relative to it with `/`.
struct OutputFile {
    std::string path;
    std::string bytes;
    bool page = false;  // an HTML page that is not a redirect
};

}  // namespace praxis
