#include "render/shared.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "base/text.h"
#include "clinic/body_regions.h"
#include "clinic/jurisdiction.h"
#include "markup/stylesheet.h"
#include "model/paths.h"
#include "model/phone.h"
#include "render/brand.h"
#include "render/chooser.h"
#include "render/escape.h"
#include "render/host.h"

namespace praxis {

namespace {

std::string hashed_name(std::string_view name, std::string_view bytes) {
    const std::string hash = fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    const bool has_extension =
        dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash + 1);
    if (!has_extension) return fmt::format("{}.{}", name, hash);
    return fmt::format("{}.{}{}", name.substr(0, dot), hash, name.substr(dot));
}

bool is_on_this_site(std::string_view address) { return address.starts_with('/'); }

}  // namespace

Shared::Shared(const Site& given, const Theme& given_theme)
    : site(given), theme(given_theme), config(*given.config), wording(*given.config, given_theme) {
    publish_assets();
    collect_letters();
    collect_topics();

    const Listings& lists = site.listings;
    for (const Treatment* treatment : lists.with_price) {
        if (!may_advertise(*treatment)) continue;
        const std::size_t before = price_rows.size();
        if (treatment->pricing.price) price_rows.push_back(PriceRow{treatment, nullptr, false});
        for (const TreatmentArea& on : treatment->on_areas)
            if (on.pricing.price) price_rows.push_back(PriceRow{treatment, &on, false});
        // Fees follow the last row; without a price they need one to follow.
        if (price_rows.size() == before) price_rows.push_back(PriceRow{treatment, nullptr, false});
        price_rows.back().last = true;
    }
    for (const Treatment* treatment : lists.with_estimate)
        if (treatment->table && may_advertise(*treatment)) with_estimate.push_back(treatment);
    if (const Home* home = site.clinic.live_home())
        for (const RefTo<Treatment>& reference : home->featured)
            if (may_advertise(*reference.to)) featured.push_back(reference.to);
    body = areas_of_body(lists.areas);
    for (const Page& page : site.pages)
        if (page.kind == PageKind::journal && page.part == 1) journal = &page;
}

void Shared::collect_letters() {
    for (const Treatment* treatment : site.listings.treatments) {
        const std::string folded = folded_for_search(treatment->title);
        std::size_t offset = 0;
        std::string letter = "#";
        if (!folded.empty()) {
            std::string first;
            append_utf8(first, next_character(folded, offset));
            const bool is_ascii_letter = first.size() == 1 && first[0] >= 'a' && first[0] <= 'z';
            if (is_ascii_letter)
                letter = std::string(1, static_cast<char>(first[0] - 'a' + 'A'));
            else if (first.size() > 1)
                letter = first;
        }
        const auto same = std::find_if(letters.begin(), letters.end(),
                                       [&](const Letter& l) { return l.letter == letter; });
        if (same == letters.end())
            letters.push_back(Letter{letter, {treatment}});
        else
            same->treatments.push_back(treatment);
    }
}

void Shared::collect_topics() {
    for (const FaqTopic* topic : site.listings.faq) {
        ShownTopic& shown = topics.emplace_back();
        shown.title = topic->title;
        shown.id = "p-topic-" + topic->id;
        for (const Question& question : topic->questions) shown.questions.push_back(&question);
    }
    for (const Treatment* treatment : site.listings.with_questions) {
        if (!treatment->faq) continue;
        ShownTopic& shown = topics.emplace_back();
        shown.title = treatment->title;
        shown.id = "p-treatment-" + treatment->id;
        shown.treatment = treatment;
        for (const Question& question : treatment->faq->questions)
            shown.questions.push_back(&question);
    }
}

void Shared::publish_assets() {
    for (const Asset& asset : site.assets) published_[address_of_output(asset.output)] = &asset;
    generated_ = {{"palette", brand_css(config, theme)}, {"chooser", rules_that_narrow()}};
    // Stylesheets last: they name the others.
    for (const bool stylesheets : {false, true})
        for (const ThemeAsset& asset : theme.assets)
            if (asset.name.ends_with(".css") == stylesheets) publish_asset(asset);
    palette = publish_generated("palette");
    chooser = publish_generated("chooser");
}

// For the most options that any estimate has, factor by factor.
std::string Shared::rules_that_narrow() const {
    std::vector<std::size_t> options;
    for (const Treatment* treatment : site.listings.with_estimate) {
        if (!treatment->table || !may_advertise(*treatment)) continue;
        const std::vector<std::size_t> own = chosen_from(*treatment->table);
        options.resize(std::max(options.size(), own.size()));
        for (std::size_t i = 0; i < own.size(); ++i) options[i] = std::max(options[i], own[i]);
    }
    const std::string rules = chooser_css(options);
    return theme.embedded ? with_prefixed_classes(rules) : rules;
}

// `@praxis palette;` and `@praxis chooser;` in a theme's stylesheet: one request less for each
// page.
std::string Shared::with_generated(std::string css) {
    for (const auto& [name, rules] : generated_) {
        const std::string wanted = "@praxis " + name + ";";
        if (css.find(wanted) == std::string::npos) continue;
        css = replaced(css, wanted, rules);
        if (!theme.embedded) taken_in_.insert(name);
    }
    return css;
}

void Shared::publish_asset(const ThemeAsset& asset) {
    std::string bytes;
    std::size_t at = 0;
    if (asset.name.ends_with(".css"))
        for (const Span where : relative_addresses_of_css(asset.bytes)) {
            const std::string_view address =
                std::string_view(asset.bytes).substr(where.begin, where.end - where.begin);
            const auto named = assets_.find(asset_named_by(address, asset.name));
            if (named == assets_.end()) continue;  // gather has said so
            bytes.append(asset.bytes, at, where.begin - at).append(named->second);
            at = where.end;
        }
    bytes.append(asset.bytes, at);
    if (asset.name.ends_with(".css")) bytes = compact_css(with_generated(std::move(bytes)));
    const std::string name = hashed_name(asset.name, bytes);
    assets_[asset.name] = href(address_of_output("assets/" + name));
    asset_files.push_back(OutputFile{"assets/" + name, std::move(bytes), false});
}

// Gives its address, "" where there is nothing to publish, or a stylesheet of the theme holds it.
std::string Shared::publish_generated(const std::string& name) {
    const std::string& css = generated_.find(name)->second;
    if (css.empty() || taken_in_.contains(name)) return {};
    const std::string hashed = hashed_name(name + ".css", css);
    asset_files.push_back(OutputFile{"assets/" + hashed, css, false});
    return href("/assets/" + hashed);
}

bool Shared::may_advertise(const Treatment& treatment) const {
    return !treatment.prescription || rules_of(config.jurisdiction).prescription_advertising;
}

const Pricing* Shared::pricing(const Treatment& treatment, const TreatmentArea* on) const {
    if (!may_advertise(treatment)) return nullptr;
    if (on && on->pricing.price) return &on->pricing;
    return treatment.pricing.price ? &treatment.pricing : nullptr;
}

std::string Shared::href(std::string_view address) const {
    if (!is_on_this_site(address)) return url_escaped(address);
    return url_escaped(config.base_path + std::string(address.substr(1)));
}

std::string Shared::canonical(std::string_view address) const {
    if (!is_on_this_site(address)) return url_escaped(address);
    return url_escaped(config.base_url + std::string(address.substr(1)));
}

std::string Shared::tel(std::string_view phone) const {
    return phone.empty() ? std::string() : "tel:" + url_escaped(phone);
}

// With the clinic's own spaces, if it has the same code: +442079460001 as "020 7946 0001" beside
// "020 7946 0000".
std::string Shared::phone_shown(std::string_view phone) const {
    const std::string_view own = config.phone;
    std::string shown = config.phone_display;
    if (phone == own && !shown.empty()) return shown;
    if (phone.size() != own.size()) return spaced_phone(phone);
    std::size_t digit = own.size();
    for (std::size_t at = shown.size(); at-- > 0 && digit > 0;) {
        if (shown[at] < '0' || shown[at] > '9') continue;
        if (shown[at] != own[--digit]) break;  // a 0 in the place of the country's code
        shown[at] = phone[digit];
    }
    const std::size_t code = config.phone_display.find(' ');
    const bool same_code = code != std::string::npos &&
                           shown.starts_with(config.phone_display.substr(0, code)) &&
                           phone.substr(0, digit + 1) == own.substr(0, digit + 1);
    return same_code ? shown : spaced_phone(phone);
}

std::string Shared::asset(std::string_view name) const {
    const auto found = assets_.find(name);
    return found == assets_.end() ? std::string() : found->second;
}

std::string Shared::address_of_file(std::string_view path) const {
    if (path.empty()) return {};
    const std::string wanted = "content/" + std::string(path);
    for (const Page& page : site.pages)
        if (page.entry && page.entry->source && page.entry->source->path() == wanted)
            return href(page.address);
    return {};
}

const Asset* Shared::published(const std::string& path) const {
    const auto address = site.asset_addresses.find(path);
    if (address == site.asset_addresses.end()) return nullptr;
    const auto asset = published_.find(address->second);
    return asset == published_.end() ? nullptr : asset->second;
}

}  // namespace praxis
