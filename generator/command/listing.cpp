#include "command/listing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace praxis {

namespace {

struct ListableKind {
    std::string_view plural;
    std::string_view kind;
    std::vector<Kind> files;  // that a row is made of
    std::vector<std::string_view> also;  // what people call it besides

    bool is_called(std::string_view name) const {
        return name == plural || name == kind ||
               std::find(also.begin(), also.end(), name) != also.end();
    }
};

// What lies in a treatment's folder is as hidden as the treatment, and named after it.
const std::vector<ListableKind>& listable_kinds() {
    static const std::vector<ListableKind> kinds = {
        {"home", "home", {Kind::home}, {}},
        {"treatments", "treatment", {Kind::treatment}, {}},
        {"treatment-areas", "treatment-area", {Kind::treatment_area, Kind::treatment, Kind::area}, {}},
        {"aftercare", "aftercare", {Kind::aftercare, Kind::treatment}, {}},
        {"areas", "area", {Kind::area}, {}},
        {"concerns", "concern", {Kind::concern}, {}},
        {"team", "person", {Kind::practitioner}, {"people", "practitioner", "practitioners"}},
        {"locations", "location", {Kind::location}, {"place", "places"}},
        {"faq", "faq", {Kind::faq, Kind::treatment}, {"question", "questions"}},
        {"journal", "journal", {Kind::journal}, {"article", "articles"}},
        {"pages", "page", {Kind::page}, {}},
        {"references", "reference", {Kind::reference}, {}},
    };
    return kinds;
}

constexpr std::string_view listable_states[] = {"drafts", "scheduled", "expired", "due", "thin"};

class Lister {
public:
    explicit Lister(const Site& site) : site_(site), today_(site.settings().today) {}

    std::vector<ListedEntry> all() && {
        const Clinic& clinic = site_.clinic;
        if (clinic.home) add("home", *clinic.home).id = "home";
        for (const Treatment& treatment : clinic.treatments) add_treatment(treatment);
        for (const Area& entry : clinic.areas) add("area", entry);
        for (const Concern& entry : clinic.concerns) add("concern", entry);
        for (const Practitioner& entry : clinic.team) add("person", entry);
        for (const Location& entry : clinic.locations) add("location", entry);
        for (const FaqTopic& topic : clinic.faq) add_topic(topic, nullptr);
        for (const Treatment& treatment : clinic.treatments)
            if (treatment.faq) add_topic(*treatment.faq, &treatment);
        for (const Article& entry : clinic.journal) add_article(entry);
        for (const PlainPage& entry : clinic.pages) add("page", entry);
        for (const Reference& reference : clinic.references) add_reference(reference);
        return std::move(entries_);
    }

private:
    std::string url_of(const std::string& address) const {
        if (address.empty()) return {};
        return site_.settings().base_url + address.substr(1);
    }

    ListedEntry& add(std::string_view kind, const Entry& entry) {
        ListedEntry& listed = entries_.emplace_back();
        listed.kind = kind;
        listed.id = entry.id;
        if (entry.source) listed.path = entry.source->path();
        listed.url = url_of(entry.address);
        listed.title = entry.title;
        listed.status = entry.visibility;
        listed.publish = entry.publish;
        listed.expires = entry.expires;
        listed.next_review = entry.next_review;
        listed.due = entry.next_review && *entry.next_review <= today_;
        return listed;
    }

    void add_treatment(const Treatment& treatment) {
        add("treatment", treatment);
        for (const TreatmentArea& page : treatment.on_areas) add_page(treatment, page);
        for (const TreatmentArea& text : treatment.area_texts)
            if (!has_page(treatment, text.id)) add_area(treatment, text.id, text);
        if (treatment.aftercare) {
            ListedEntry& listed = add("aftercare", *treatment.aftercare);
            listed.id = treatment.id + "/aftercare";
            if (listed.title.empty()) listed.title = treatment.title;
        }
    }

    // Where its text is hidden the page stands there without one, and is thin; what is said of dates
    // and status is the text's.
    void add_page(const Treatment& treatment, const TreatmentArea& page) {
        const std::string& id = page.area ? page.area->id : page.id;
        const auto text =
            std::find_if(treatment.area_texts.begin(), treatment.area_texts.end(),
                         [&](const TreatmentArea& each) { return each.id == id && !each.live(); });
        const bool hidden = text != treatment.area_texts.end();
        ListedEntry& listed = add_area(treatment, id, hidden ? *text : page);
        listed.url = url_of(page.address);
        listed.thin = page.thin;
    }

    static bool has_page(const Treatment& treatment, std::string_view area) {
        return std::any_of(
            treatment.on_areas.begin(), treatment.on_areas.end(),
            [&](const TreatmentArea& page) { return page.area && page.area->id == area; });
    }

    ListedEntry& add_area(const Treatment& treatment, const std::string& area,
                          const TreatmentArea& page) {
        ListedEntry& listed = add("treatment-area", page);
        listed.id = treatment.id + '/' + area;
        if (listed.path.empty()) listed.path = treatment.source->path();
        if (listed.title.empty())
            listed.title = treatment.title + ": " + (page.area ? page.area->title : area);
        return listed;
    }

    void add_topic(const FaqTopic& topic, const Treatment* treatment) {
        ListedEntry& listed = entries_.emplace_back();
        listed.kind = "faq";
        listed.id = treatment ? treatment->id : topic.id;
        listed.path = topic.source->path();
        listed.title = !topic.title.empty() ? topic.title : treatment ? treatment->title : topic.id;
        if (treatment) listed.status = treatment->visibility;
        if (listed.status == Visibility::live) listed.url = url_of("/faq/");
    }

    void add_article(const Article& article) {
        ListedEntry& listed = add("journal", article);
        // An article appears on its date even if it does not say `publish`.
        if (!listed.publish || *listed.publish < article.date) listed.publish = article.date;
    }

    void add_reference(const Reference& reference) {
        ListedEntry& listed = entries_.emplace_back();
        listed.kind = "reference";
        listed.id = reference.id;
        listed.path = reference.source->path();
        // A reference with a doi or pmid needs no title.
        listed.title = !reference.title.empty() ? reference.title
                       : !reference.doi.empty() ? "doi:" + reference.doi
                       : !reference.pmid.empty() ? "pmid:" + reference.pmid
                                                 : reference.url;
    }

    const Site& site_;
    Date today_;
    std::vector<ListedEntry> entries_;
};

bool spans_all_kinds(std::string_view what) {
    return what.empty() || std::find(std::begin(listable_states), std::end(listable_states),
                                     what) != std::end(listable_states);
}

bool is_in_state(const ListedEntry& entry, std::string_view state) {
    if (state == "drafts") return entry.status == Visibility::draft;
    if (state == "scheduled") return entry.status == Visibility::scheduled;
    if (state == "expired") return entry.status == Visibility::expired;
    return state == "due" ? entry.due : entry.thin;
}

}  // namespace

std::vector<ListedEntry> list_of(const Site& site) { return Lister(site).all(); }

const std::vector<std::string>& listable() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ListableKind& kind : listable_kinds()) all.emplace_back(kind.plural);
        for (const std::string_view state : listable_states) all.emplace_back(state);
        return all;
    }();
    return names;
}

std::set<Kind> files_behind(std::string_view what) {
    if (what == "thin") what = "treatment-areas";
    std::set<Kind> files;
    for (const ListableKind& kind : listable_kinds()) {
        if (kind.is_called(what) || spans_all_kinds(what))
            files.insert(kind.files.begin(), kind.files.end());
    }
    return files;
}

std::optional<std::vector<ListedEntry>> those_of(std::vector<ListedEntry> entries,
                                                 std::string_view what) {
    if (what.empty()) return entries;
    for (const std::string_view state : listable_states)
        if (what == state) {
            std::erase_if(entries, [&](const ListedEntry& e) { return !is_in_state(e, state); });
            return entries;
        }
    for (const ListableKind& kind : listable_kinds())
        if (kind.is_called(what)) {
            std::erase_if(entries, [&](const ListedEntry& e) { return e.kind != kind.kind; });
            return entries;
        }
    return std::nullopt;
}

}  // namespace praxis
