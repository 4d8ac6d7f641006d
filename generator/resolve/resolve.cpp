#include "resolve/resolve.h"

#include <algorithm>

#include "base/text.h"
#include "model/paths.h"
#include "resolve/resolver.h"

namespace praxis {

std::string Resolver::word(const std::string& key, const FillIns& values) const {
    const auto found = words.find(key);
    // A theme without the word: the last part of its name is English that can be read.
    if (found == words.end()) return in_words(std::string_view(key).substr(key.rfind('.') + 1));
    return filled_in(found->second, values);
}

namespace {

// "Big Toe" and "big-toe" are one name in two spellings.
bool is_same_name(std::string_view a, std::string_view b) {
    const auto letters = [](std::string_view name) {
        std::string folded = folded_for_search(name);
        std::erase_if(folded, [](char c) { return c == '-' || c == '_' || c == ' ' || c == '.'; });
        return folded;
    };
    return a == b || letters(a) == letters(b);
}

// The part of `place` that stands below `folder`, without what follows it: "face" of
// "content/areas/face.md" below "content/areas/".
std::optional<std::string_view> name_below(std::string_view folder, std::string_view place) {
    if (!place.starts_with(folder)) return std::nullopt;
    std::string_view name = place.substr(folder.size());
    name = name.substr(0, name.find('/'));
    for (const std::string_view ending : {".md", ".toml"})
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    return name;
}

bool may_mean(std::string_view place, const Refused& refused) {
    const std::string folder = refused.path.substr(0, refused.path.rfind('/') + 1);
    const auto names_it = [&](std::string_view below) {
        const auto name = name_below(below, place);
        return name && !name->empty() && is_same_name(*name, refused.id);
    };
    if (place == refused.path || names_it(folder)) return true;
    if (refused.kind == Kind::page) return names_it("/");
    if (refused.kind == Kind::treatment_area) return false;
    const std::string section = folder.substr(folder.find('/'));  // "/areas/"
    if (place == section || names_it(section)) return true;
    // What a treatment brings with it.
    return refused.kind == Kind::treatment &&
           (place == "/faq/" || place == "/sessions/" || place == "/prices/" ||
            names_it("/sessions/"));
}

}  // namespace

bool Resolver::knows(Kind kind, std::string_view id) const {
    return knows_all(kind) && std::none_of(content.refused.begin(), content.refused.end(),
                                           [&](const Refused& refused) {
                                               return refused.kind == kind &&
                                                      is_same_name(refused.id, id);
                                           });
}

bool Resolver::knows_all_questions() const {
    if (!knows_all(Kind::faq) || !knows_all(Kind::treatment)) return false;
    for (const Refused& refused : content.refused)
        if (refused.kind == Kind::faq || refused.kind == Kind::treatment) return false;
    for (const FaqTopic& topic : site.clinic.faq)
        if (topic.incomplete) return false;
    // What is wrong with a draft keeps nothing from being published.
    return std::none_of(site.clinic.treatments.begin(), site.clinic.treatments.end(),
                        [&](const Treatment& treatment) {
                            return treatment.faq && treatment.faq->incomplete &&
                                   (!treatment.draft || config.drafts);
                        });
}

bool Resolver::may_exist(std::string_view place) const {
    if (!place.starts_with("content/") && !place.starts_with('/')) return false;
    if (std::any_of(content.refused.begin(), content.refused.end(),
                    [&](const Refused& refused) { return may_mean(place, refused); }))
        return true;
    std::string_view folder = place.substr(place.find('/') + 1);
    folder = folder.substr(0, folder.find('/'));
    if (const ContentFolder* known = content_folder(folder))
        return place == "/faq/" ? !knows_all_questions() : !knows_all(known->kind);
    // A page's own address, or an old one of any entry.
    return std::any_of(content.incomplete.begin(), content.incomplete.end(),
                       [](Kind kind) { return kind != Kind::faq && kind != Kind::reference; });
}

namespace {

template <class T>
void fill(Index<T>& index, std::vector<T>& entries) {
    for (T& entry : entries) index.add(entry);
}

void fill_indexes(Resolver& resolver) {
    Clinic& clinic = resolver.site.clinic;
    Indexes& index = resolver.index;
    fill(index.treatments, clinic.treatments);
    fill(index.areas, clinic.areas);
    fill(index.concerns, clinic.concerns);
    fill(index.team, clinic.team);
    fill(index.locations, clinic.locations);
    fill(index.references, clinic.references);
    const auto file = [&](const Entry& entry) {
        index.by_file.emplace(entry.source->path(), &entry);
        index.of_file.emplace(entry.source->path(), &entry);
    };
    if (clinic.home) file(*clinic.home);
    for (const Treatment& treatment : clinic.treatments) {
        file(treatment);
        if (treatment.aftercare) file(*treatment.aftercare);
        for (const TreatmentArea& area : treatment.area_texts) file(area);
    }
    for (const Area& entry : clinic.areas) file(entry);
    for (const Concern& entry : clinic.concerns) file(entry);
    for (const Practitioner& entry : clinic.team) file(entry);
    for (const Location& entry : clinic.locations) file(entry);
    for (const Article& entry : clinic.journal) file(entry);
    for (const PlainPage& entry : clinic.pages) file(entry);
}

// The order of ids is not always the order of the list in memory that gather made by path.
template <class T>
void sort_by_id(std::vector<T>& entries) {
    const auto by_id = [](const T& a, const T& b) { return a.id < b.id; };
    if (!std::is_sorted(entries.begin(), entries.end(), by_id))
        std::sort(entries.begin(), entries.end(), by_id);
}

std::unique_ptr<Site> start_site(Content& content, const Config& config) {
    auto site = std::make_unique<Site>();
    site->config = &config;
    site->clinic = std::move(content.clinic);
    site->sources = std::move(content.sources);
    site->whole = content.whole;
    Clinic& clinic = site->clinic;
    sort_by_id(clinic.areas);
    sort_by_id(clinic.concerns);
    sort_by_id(clinic.team);
    sort_by_id(clinic.locations);
    sort_by_id(clinic.faq);
    sort_by_id(clinic.journal);
    sort_by_id(clinic.pages);
    return site;
}

// A draft's own mistakes do not keep the rest of the site off the disk.
void forgive_drafts(Resolver& resolver) {
    if (resolver.config.drafts) return;
    std::set<std::string> paths;
    const auto add = [&](const Entry& entry) {
        if (entry.draft) paths.insert(entry.source->path());
    };
    const Clinic& clinic = resolver.site.clinic;
    if (clinic.home) add(*clinic.home);
    for (const Treatment& treatment : clinic.treatments) {
        add(treatment);
        if (treatment.aftercare) add(*treatment.aftercare);
        for (const TreatmentArea& area : treatment.area_texts) add(area);
        if (!treatment.draft) continue;
        // All that lies in a draft's folder is part of the draft.
        if (treatment.aftercare) paths.insert(treatment.aftercare->source->path());
        if (treatment.faq) paths.insert(treatment.faq->source->path());
        if (treatment.estimate) paths.insert(treatment.estimate->source->path());
        for (const TreatmentArea& area : treatment.area_texts) paths.insert(area.source->path());
    }
    for (const Area& entry : clinic.areas) add(entry);
    for (const Concern& entry : clinic.concerns) add(entry);
    for (const Practitioner& entry : clinic.team) add(entry);
    for (const Location& entry : clinic.locations) add(entry);
    for (const Article& entry : clinic.journal) add(entry);
    for (const PlainPage& entry : clinic.pages) add(entry);
    resolver.diagnostics.forgive(
        paths, {"address-collision", "duplicate-anchor", "two-sources", "machine"});
}

// For an estimate only treatment, areas, concerns and references are read; names of people, places
// and other treatments are not its business.
void forget_what_was_not_read(Clinic& clinic) {
    const auto common = [](Entry& entry) {
        entry.author.clear();
        entry.reviewed_by.clear();
    };
    for (Treatment& treatment : clinic.treatments) {
        common(treatment);
        treatment.performers.clear();
        treatment.locations.clear();
        treatment.alternatives.clear();
        for (TreatmentArea& text : treatment.area_texts) common(text);
    }
    for (Area& area : clinic.areas) common(area);
    for (Concern& concern : clinic.concerns) common(concern);
    for (Reference& reference : clinic.references) reference.studied_treatments.clear();
}

}  // namespace

std::unique_ptr<Site> resolve(Content content, const Config& config, const Theme& theme,
                              Diagnostics& diagnostics, FilledTexts* filled_before) {
    auto site = start_site(content, config);
    Resolver resolver{config, theme.words, content, *site, diagnostics, {}};
    fill_indexes(resolver);
    decide_visibility(resolver);
    connect_entries(resolver);
    check_consistency(resolver);
    work_out_estimates(resolver);
    // After hidden entries are known, so that none has a page; judged as if none were hidden.
    give_addresses(resolver);
    fill_texts(resolver, filled_before);
    describe_pages(resolver);
    forgive_drafts(resolver);
    return site;
}

std::unique_ptr<Site> resolve_estimate(Content content, const Config& config,
                                       Diagnostics& diagnostics) {
    auto site = start_site(content, config);
    static const std::map<std::string, std::string> no_words;
    forget_what_was_not_read(site->clinic);
    Resolver resolver{config, no_words, content, *site, diagnostics, {}};
    fill_indexes(resolver);
    decide_visibility(resolver);
    connect_entries(resolver);
    check_treatments(resolver);
    work_out_estimates(resolver);
    return site;
}

}  // namespace praxis
