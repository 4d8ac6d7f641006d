// The one place where an address is decided: every page, redirect and copied file, and who else
// wants the same.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"
#include "model/paths.h"
#include "resolve/resolver.h"

namespace praxis {

namespace {

// "/treatments/peel/" → "treatments/peel/index.html"; "/404.html" → "404.html".
std::string file_of(std::string_view address) {
    std::string path(address.substr(1));
    if (path.empty() || path.ends_with('/')) path += "index.html";
    return path;
}

class Addresses {
public:
    explicit Addresses(Resolver& resolver) : resolver_(resolver), site_(resolver.site) {}

    void give() {
        own_files();
        static_files();
        entries();
        sections();
        aliases();
        publish_pictures();
        std::sort(site_.pages.begin(), site_.pages.end(),
                  [](const Page& a, const Page& b) { return a.address < b.address; });
    }

private:
    // Who has an address. Compared lower-cased and normalised, because some disks do.
    struct Claim {
        std::string path;
        std::string owner;  // in words, for messages
        Place place;
    };

    /// False, and said at `place`, where somebody else has the address or part of it.
    bool claim(const std::string& path, std::string_view owner, const Place& place) {
        const auto [found, is_new] = claims_.try_emplace(lower_cased(normalised(path)));
        const auto& [key, first] = *found;
        if (!is_new) {
            collide(path, first, owner, place);
            return false;
        }
        const Claim& mine = found->second = {path, std::string(owner), place};
        // A file cannot stand where a folder has to be.
        for (std::size_t slash = key.find('/'); slash != std::string::npos;
             slash = key.find('/', slash + 1)) {
            const std::string_view folder = std::string_view(key).substr(0, slash);
            if (const auto file = claims_.find(folder); file != claims_.end()) {
                refuse_file(file->second, mine, path.substr(0, slash));
                return false;
            }
            folders_.try_emplace(folder, &mine);
        }
        if (const auto folder = folders_.find(key); folder != folders_.end()) {
            refuse_file(mine, *folder->second, path);
            return false;
        }
        return true;
    }

    // Said once for each file, however many pages would stand in the folder.
    void refuse_file(const Claim& file, const Claim& other, const std::string& path) {
        if (!refused_.insert(file.owner).second) return;
        resolver_.diagnostics
            .error("address-collision", is_nowhere(file.place) ? other.place : file.place,
                   fmt::format("{} is a file at /{}, where {} needs a folder", file.owner, path,
                               other.owner))
            .with_hint("rename one of the two, or remove it");
    }

    void collide(const std::string& path, const Claim& other, std::string_view owner,
                 const Place& place) {
        std::string address = "/" + path;
        if (address.ends_with("/index.html")) address.resize(address.size() - 10);
        resolver_.diagnostics
            .error("address-collision", is_nowhere(place) ? other.place : place,
                   fmt::format("{} and {} both want the address {}", owner, other.owner, address))
            .with_hint("rename one of the two, or remove it");
    }

    static bool is_nowhere(const Place& place) { return !place.source && place.path.empty(); }

    void own_files() {
        for (const std::string_view name : {"404.html", "sitemap.xml", "robots.txt"})
            claim(std::string(name), fmt::format("praxis ({})", name), Place::nowhere());
        // A host's settings are the owner's: a file of theirs takes the place of ours.
        if (!resolver_.content.files.contains("static/_headers"))
            claim("_headers", "praxis (_headers)", Place::nowhere());
        if (!site_.clinic.journal.empty())
            claim("journal/feed.xml", "the journal's feed", Place::nowhere());
    }

    void static_files() {
        for (auto& [path, file] : resolver_.content.files) {
            if (!path.starts_with("static/")) continue;
            const std::string output = path.substr(7);
            if (!claim(output, path, Place::file(path))) continue;
            Asset& asset = site_.assets.emplace_back();
            asset.output = output;
            asset.bytes = file.bytes;
            asset.size = file.size;
        }
    }

    /// Claims an entry's address and, if it is live, makes its page.
    Page* page(PageKind kind, Entry& entry, std::string address) {
        if (!claim(file_of(address), entry.source->path(), Place::start_of(*entry.source)))
            return nullptr;
        if (!entry.live()) {
            resolver_.hidden_addresses.emplace(std::move(address), &entry);
            return nullptr;
        }
        entry.address = std::move(address);
        Page& page = add(kind, entry.address);
        page.entry = &entry;
        page.noindex = entry.noindex;
        return &page;
    }

    Page& add(PageKind kind, const std::string& address) {
        Page& page = site_.pages.emplace_back();
        page.kind = kind;
        page.address = address;
        return page;
    }

    void entries() {
        Clinic& clinic = site_.clinic;
        home();
        for (Treatment& treatment : clinic.treatments) treatment_pages(treatment);
        for (Area& area : clinic.areas)
            if (Page* made = page(PageKind::area, area, "/areas/" + area.id + "/"))
                made->area = &area;
        for (Concern& concern : clinic.concerns)
            if (Page* made = page(PageKind::concern, concern, "/concerns/" + concern.id + "/"))
                made->concern = &concern;
        for (Practitioner& person : clinic.team)
            if (Page* made = page(PageKind::person, person, "/team/" + person.id + "/"))
                made->practitioner = &person;
        for (Location& location : clinic.locations)
            if (Page* made = page(PageKind::location, location, "/locations/" + location.id + "/"))
                made->location = &location;
        for (Article& article : clinic.journal)
            if (Page* made = page(PageKind::article, article, "/journal/" + article.id + "/"))
                made->article = &article;
        for (PlainPage& plain : clinic.pages)
            page(PageKind::page, plain, "/" + plain.id + "/");
    }

    // Without a live index.md the home page has the site's title and what the theme puts there.
    void home() {
        Clinic& clinic = site_.clinic;
        if (clinic.home && page(PageKind::home, *clinic.home, "/")) return;
        if (!clinic.home) {
            claim("index.html", "the home page", Place::nowhere());
            if (resolver_.knows_all(Kind::home))
                resolver_.diagnostics
                    .warning("no-home-page", Place::file("content/index.md"),
                             "there is no text for the home page")
                    .with_hint("write content/index.md");
        }
        add(PageKind::home, "/");
    }

    void treatment_pages(Treatment& treatment) {
        const std::string address = "/treatments/" + treatment.id + "/";
        Page* made = page(PageKind::treatment, treatment, address);
        if (made) made->treatment = &treatment;
        const bool shown = made != nullptr;
        for (const std::string& area : treatment.written_areas) {
            if (!resolver_.index.areas.find(area)) continue;  // connect has said so
            const TreatmentArea* text = nullptr;
            for (const TreatmentArea& file : treatment.area_texts)
                if (file.id == area) text = &file;
            if (!claim(file_of(address + area + "/"),
                       text ? text->source->path() : treatment.source->path() + " on " + area,
                       text ? Place::start_of(*text->source) : treatment.where("areas")))
                continue;
            if (!treatment.live() || !resolver_.index.areas.find(area)->live())
                resolver_.hidden_addresses.emplace(
                    address + area + "/",
                    treatment.live() ? static_cast<const Entry*>(resolver_.index.areas.find(area))
                                     : &treatment);
            else if (shown)
                for (TreatmentArea& combination : treatment.on_areas)
                    if (combination.id == area)
                        area_page(treatment, combination, address + area + "/");
        }
        for (const TreatmentArea& combination : treatment.on_areas)
            for (TreatmentArea& text : treatment.area_texts)  // links to the file lead to the page
                if (text.live() && text.id == combination.id) text.address = combination.address;
        if (treatment.aftercare)
            if (Page* sheet = page(PageKind::aftercare, *treatment.aftercare,
                                   address + "aftercare/"))
                sheet->treatment = &treatment;
        if (!treatment.estimate) return;
        const std::string sessions = "/sessions/" + treatment.id + "/";
        const bool free = claim(file_of(sessions), treatment.estimate->source->path(),
                                Place::start_of(*treatment.estimate->source));
        const bool shows_estimate =
            treatment.table && (!treatment.prescription ||
                                rules_of(resolver_.config.jurisdiction).prescription_advertising);
        if (free && !treatment.live()) resolver_.hidden_addresses.emplace(sessions, &treatment);
        if (free && shown && shows_estimate)
            add(PageKind::session, sessions).treatment = &treatment;
    }

    void area_page(const Treatment& treatment, TreatmentArea& combination,
                   const std::string& address) {
        combination.address = address;
        Page& made = add(PageKind::treatment_area, address);
        // Without a file of its own it has no text: the treatment's article stands on one page.
        made.entry = combination.source ? &combination : nullptr;
        made.treatment = &treatment;
        made.treatment_area = &combination;
        made.area = combination.area;
        // A site of near-copies helps nobody.
        made.noindex = combination.noindex || treatment.noindex || combination.thin;
    }

    void sections() {
        const Clinic& clinic = site_.clinic;
        const Listings& lists = site_.listings;
        // `hides`: whether a hidden entry could be what the section lacks today.
        const auto section = [&](PageKind kind, const std::string& address, bool has_entries,
                                 bool hides) {
            claim(file_of(address), "the section " + address, Place::nowhere());
            if (has_entries)
                add(kind, address);
            else if (hides)
                resolver_.hidden_addresses.emplace(address, nullptr);
        };
        const bool treatments = !clinic.treatments.empty();
        section(PageKind::treatments, "/treatments/", !lists.treatments.empty(), treatments);
        section(PageKind::areas, "/areas/", !lists.areas.empty(), !clinic.areas.empty());
        section(PageKind::concerns, "/concerns/", !lists.concerns.empty(),
                !clinic.concerns.empty());
        section(PageKind::sessions, "/sessions/", !lists.with_estimate.empty(),
                hides([](const Treatment& hidden) { return hidden.estimate != nullptr; }));
        section(PageKind::prices, "/prices/", !lists.with_price.empty(),
                hides([](const Treatment& hidden) {
                    return hidden.has("price") || hidden.has("fees") ||
                           std::any_of(hidden.area_texts.begin(), hidden.area_texts.end(),
                                       [](const TreatmentArea& text) { return text.has("price"); });
                }));
        section(PageKind::team, "/team/", !lists.team.empty(), !clinic.team.empty());
        section(PageKind::locations, "/locations/", !lists.locations.empty(),
                !clinic.locations.empty());
        section(PageKind::faq, "/faq/", !lists.faq.empty() || !lists.with_questions.empty(),
                hides([](const Treatment& hidden) { return hidden.faq.has_value(); }));
        section(PageKind::journal, "/journal/", !lists.journal.empty(), !clinic.journal.empty());
        journal_parts();
        if (lists.journal.empty() && !clinic.journal.empty())
            resolver_.hidden_addresses.emplace("/journal/feed.xml", nullptr);
        add(PageKind::not_found, "/404.html").noindex = true;
    }

    // A hidden article keeps the address free on which the journal will end one day.
    void journal_parts() {
        const auto parts_for = [](std::size_t articles) {
            return (articles + articles_a_page - 1) / articles_a_page;
        };
        const std::size_t parts = parts_for(site_.listings.journal.size());
        if (parts > 1) site_.pages.back().parts = parts;  // the section that was just made
        for (std::size_t part = 2; part <= parts_for(site_.clinic.journal.size()); ++part) {
            const std::string address = journal_address(part);
            if (!claim(file_of(address), "the section " + address, Place::nowhere())) continue;
            if (part > parts) {
                resolver_.hidden_addresses.emplace(address, nullptr);
                continue;
            }
            Page& page = add(PageKind::journal, address);
            page.part = part;
            page.parts = parts;
        }
    }

    template <class Question>
    bool hides(Question question) const {
        return std::any_of(site_.clinic.treatments.begin(), site_.clinic.treatments.end(),
                           [&](const Treatment& treatment) {
                               return !treatment.live() && question(treatment);
                           });
    }

    // An old address leads to the entry's page; a hidden entry's leads nowhere but stays taken.
    void alias(const Entry& entry) {
        for (const Located<std::string>& old : entry.aliases) {
            std::string address = old.value;
            if (!address.ends_with(".html") && !address.ends_with('/')) address += '/';
            if (!claim(file_of(address),
                       "the alias " + in_quotes(old.value) + " in " + entry.source->path(),
                       Place::in(*entry.source, old.where)))
                continue;
            if (!entry.live()) resolver_.hidden_addresses.emplace(address, &entry);
            if (entry.address.empty()) continue;
            Page& redirect = add(PageKind::redirect, address);
            redirect.redirect_to = entry.address;
            redirect.entry = &entry;
            redirect.noindex = true;
        }
    }

    void aliases() {
        const Clinic& clinic = site_.clinic;
        if (clinic.home) alias(*clinic.home);
        for (const Treatment& treatment : clinic.treatments) {
            alias(treatment);
            for (const TreatmentArea& text : treatment.area_texts) alias(text);
            if (treatment.aftercare) alias(*treatment.aftercare);
        }
        for (const Area& entry : clinic.areas) alias(entry);
        for (const Concern& entry : clinic.concerns) alias(entry);
        for (const Practitioner& entry : clinic.team) alias(entry);
        for (const Location& entry : clinic.locations) alias(entry);
        for (const Article& entry : clinic.journal) alias(entry);
        for (const PlainPage& entry : clinic.pages) alias(entry);
    }

    // The pictures of what is live, and those that it links to: a hidden entry's wait with it.
    std::set<std::string> shown_pictures() const {
        std::set<std::string> shown;
        const auto named = [&](const Source& source, const std::string& name) {
            const auto path = picture_path(source.path(), name);
            if (!path) return;
            const auto file = resolver_.content.files.find(*path);
            if (file != resolver_.content.files.end() && file->second.picture) shown.insert(*path);
        };
        const auto in_text = [&](const Text& text) {
            for (const Hole& hole : text.holes)
                if (hole.kind == HoleKind::image || hole.kind == HoleKind::link_open)
                    named(*text.source, hole.name);
        };
        const auto in_answers = [&](const FaqTopic& topic) {
            for (const Question& question : topic.questions) in_text(*question.answer);
        };
        const Clinic& clinic = site_.clinic;
        for (const auto& [path, entry] : resolver_.index.by_file)
            if (entry->live()) in_text(*entry->text);
        for (const Treatment& treatment : clinic.treatments)
            if (treatment.live() && treatment.faq) in_answers(*treatment.faq);
        for (const FaqTopic& topic : clinic.faq) in_answers(topic);
        for (const Practitioner& person : clinic.team)
            if (person.live() && person.photo) named(*person.source, person.photo->file.value);
        for (const Location& place : clinic.locations)
            if (place.live() && place.photo) named(*place.source, place.photo->file.value);
        shown.insert(resolver_.config.logo.value);
        shown.insert(resolver_.config.share.value);
        return shown;
    }

    // Pictures get names that change with their bytes.
    void publish_pictures() {
        const auto& files = resolver_.content.files;
        if (std::none_of(files.begin(), files.end(),
                         [](const auto& file) { return file.second.picture; }))
            return;
        const std::set<std::string> shown = shown_pictures();
        for (auto& [path, file] : resolver_.content.files) {
            if (!file.picture || !shown.contains(path)) continue;
            const std::string name = path.substr(path.rfind('/') + 1);
            Asset asset;
            asset.output = "assets/" + with_hash_in_name(name, *file.bytes);
            asset.bytes = file.bytes;
            asset.size = file.size;
            site_.asset_addresses.emplace(path, address_of_output(asset.output));
            // The same picture under two paths is one file.
            const bool is_new = pictures_.insert(asset.output).second;
            if (is_new && claim(asset.output, path, Place::file(path)))
                site_.assets.push_back(std::move(asset));
        }
    }

    Resolver& resolver_;
    Site& site_;
    std::unordered_map<std::string, Claim, TextHash, std::equal_to<>> claims_;
    // By a part of the key of the claim that needs the folder first.
    std::unordered_map<std::string_view, const Claim*> folders_;
    std::set<std::string> refused_;  // files where a folder has to be
    std::set<std::string> pictures_;
};

}  // namespace

void give_addresses(Resolver& resolver) { Addresses(resolver).give(); }

}  // namespace praxis
