// Ids in files → the entries they mean, and the same connections seen from the other side.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "resolve/resolver.h"

namespace praxis {

namespace {

std::string_view in_words(Visibility visibility) {
    switch (visibility) {
        case Visibility::draft: return "a draft";
        case Visibility::scheduled: return "not published yet";
        case Visibility::expired: return "expired";
        case Visibility::live: break;
    }
    return "live";
}


class Connector {
public:
    explicit Connector(Resolver& resolver) : resolver_(resolver), index_(resolver.index) {}

    void connect() {
        Clinic& clinic = resolver_.site.clinic;
        if (clinic.home) {
            common(*clinic.home);
            list(clinic.home->featured, index_.treatments, Kind::treatment, *clinic.home);
        }
        for (Treatment& treatment : clinic.treatments) connect_treatment(treatment);
        for (Area& area : clinic.areas) connect_area(area);
        for (Concern& concern : clinic.concerns) common(concern);
        for (Practitioner& person : clinic.team) {
            common(person);
            list(person.performs, index_.treatments, Kind::treatment, person);
            list(person.locations, index_.locations, Kind::location, person);
        }
        for (Location& location : clinic.locations) common(location);
        for (Article& article : clinic.journal) {
            common(article);
            list(article.treatments, index_.treatments, Kind::treatment, article);
        }
        for (PlainPage& page : clinic.pages) common(page);
        for (FaqTopic& topic : clinic.faq) connect_topic(topic, true, true);
        for (Reference& reference : clinic.references) connect_reference(reference);
        refuse_circles();
        make_combinations();
        collect_listings();
    }

private:
    Diagnostic& say(std::string_view rule, const Source& source, Span where, std::string message) {
        return resolver_.diagnostics.error(rule, Place::in(source, where), std::move(message));
    }

    /// Finds what a name means. Null, and said, where it means nothing or something hidden;
    /// `from_live`: whether whoever names it is shown, for only then hiding is worth a word.
    template <class T>
    const T* meant(const std::string& id, Span where, const Source& source, const Index<T>& index,
                   Kind kind, bool from_live) {
        const T* found = index.find(id);
        if (!found && !resolver_.knows(kind, id)) return nullptr;
        if (!found) {
            std::string hint = did_you_mean(id, index.ids);
            if (hint.empty())
                hint = index.ids.empty()     ? fmt::format("there is no {} yet", in_words_(kind))
                       : index.ids.size() > 12 ? fmt::format("write the id of a {}", in_words_(kind))
                                               : "there are: " + praxis::listed(index.ids);
            say("unknown-reference", source, where,
                fmt::format("no {} is called {}", in_words_(kind), in_quotes(id)))
                .with_hint(std::move(hint));
            return nullptr;
        }
        if (found->live()) return found;
        if (from_live)
            resolver_.diagnostics
                .warning("hidden-reference", Place::in(source, where),
                         fmt::format("the {} {} is {} and left out here", in_words_(kind),
                                     in_quotes(id), in_words(found->visibility)))
                .with_hint(needs_one_ ? "publish it, or name another beside it: one has to be there"
                                      : "remove it here, or publish it");
        return nullptr;
    }

    static std::string_view in_words_(Kind kind) { return praxis::in_words(kind); }

    template <class T>
    void list(std::vector<RefTo<T>>& references, const Index<T>& index, Kind kind,
              const Source& source, bool from_live) {
        for (RefTo<T>& reference : references)
            reference.to = meant(reference.id, reference.where, source, index, kind, from_live);
        std::erase_if(references, [](const RefTo<T>& reference) { return !reference.to; });
    }

    template <class T>
    void list(std::vector<RefTo<T>>& references, const Index<T>& index, Kind kind,
              const Entry& owner) {
        list(references, index, kind, *owner.source, owner.live());
    }

    void common(Entry& entry) {
        list(entry.author, index_.team, Kind::practitioner, entry);
        list(entry.reviewed_by, index_.team, Kind::practitioner, entry);
    }

    void connect_treatment(Treatment& treatment) {
        common(treatment);
        // Kept as written too: an estimate may name an area that is hidden today.
        for (const RefTo<Area>& area : treatment.areas)
            treatment.written_areas.push_back(area.id);
        for (const RefTo<Concern>& concern : treatment.concerns)
            treatment.written_concerns.push_back(concern.id);
        needs_one_ = treatment.areas.size() == 1;
        list(treatment.areas, index_.areas, Kind::area, treatment);
        needs_one_ = treatment.concerns.size() == 1;
        list(treatment.concerns, index_.concerns, Kind::concern, treatment);
        needs_one_ = false;
        list(treatment.performers, index_.team, Kind::practitioner, treatment);
        list(treatment.locations, index_.locations, Kind::location, treatment);
        for (Alternative& alternative : treatment.alternatives) {
            if (!is_id(alternative.words)) continue;
            alternative.treatment =
                meant(alternative.words, alternative.where, *treatment.source, index_.treatments,
                      Kind::treatment, treatment.live());
        }
        std::erase_if(treatment.alternatives, [](const Alternative& alternative) {
            return is_id(alternative.words) && !alternative.treatment;
        });
        if (treatment.aftercare) {
            common(*treatment.aftercare);
            treatment.aftercare->treatment = &treatment;
        }
        for (TreatmentArea& text : treatment.area_texts) connect_area_text(treatment, text);
        if (treatment.faq) connect_topic(*treatment.faq, treatment.live(), false);
    }

    void connect_area_text(Treatment& treatment, TreatmentArea& text) {
        common(text);
        text.treatment = &treatment;
        text.area = index_.areas.find(text.id);
        const auto& offered = treatment.written_areas;
        if (std::find(offered.begin(), offered.end(), text.id) != offered.end()) return;
        if (treatment.is_broken("areas") || may_be_meant(text.id, offered, index_.areas)) return;
        const std::string near = did_you_mean(text.id, offered);
        resolver_.diagnostics
            .error("area-not-offered", Place::start_of(*text.source),
                   fmt::format("{} is not among the areas of {}", in_quotes(text.id),
                               treatment.source->path()))
            .with_hint(!near.empty() ? near
                                     : fmt::format("add it to areas there, or remove this file"));
    }

    void connect_area(Area& area) {
        common(area);
        if (!area.parent) return;
        area.parent->to = meant(area.parent->id, area.parent->where, *area.source, index_.areas,
                                Kind::area, area.live());
    }

    void connect_topic(FaqTopic& topic, bool live, bool general) {
        for (Question& question : topic.questions) {
            question.of_any_treatment = general && question.treatments.empty();
            list(question.treatments, index_.treatments, Kind::treatment, *topic.source, live);
            list(question.areas, index_.areas, Kind::area, *topic.source, live);
            list(question.concerns, index_.concerns, Kind::concern, *topic.source, live);
        }
    }

    // What a study studied holds whether or not the clinic shows it today.
    template <class T>
    void studied(std::vector<RefTo<T>>& references, const Index<T>& index, Kind kind,
                 const Source& source) {
        for (RefTo<T>& reference : references) {
            reference.to = index.find(reference.id);
            if (!reference.to)
                (void)meant(reference.id, reference.where, source, index, kind, false);
        }
        std::erase_if(references, [](const RefTo<T>& reference) { return !reference.to; });
    }

    void connect_reference(Reference& reference) {
        studied(reference.studied_areas, index_.areas, Kind::area, *reference.source);
        studied(reference.studied_concerns, index_.concerns, Kind::concern, *reference.source);
        studied(reference.studied_treatments, index_.treatments, Kind::treatment,
                *reference.source);
        resolver_.site.references.emplace(reference.id, &reference);
    }

    // Areas are a tree. A circle is said once, at the first of its areas; all of them lose their
    // parents.
    void refuse_circles() {
        for (Area& area : resolver_.site.clinic.areas) {
            const std::vector<std::string> way = way_back_to(area);
            if (way.empty()) continue;
            const bool own_parent = way.front() == area.id;
            std::vector<std::string> others;
            for (const std::string& id : way)
                if (id != area.id) others.push_back(in_quotes(id));
            resolver_.diagnostics
                .error("area-circle", area.where("parent"),
                       own_parent ? in_quotes(area.id) + " is its own parent"
                                  : fmt::format("{} is part of itself, by way of {}",
                                                in_quotes(area.id), first_listed(others)))
                .with_hint(own_parent ? "give it another parent, or none"
                                      : "give one of them another parent, or none");
            for (const std::string& id : way) index_.areas.find(id)->parent->to = nullptr;
        }
    }

    // Parent by parent, the area itself last; empty where it is not on a circle.
    std::vector<std::string> way_back_to(const Area& area) const {
        std::vector<std::string> way;
        for (const Area* at = &area; at->parent && at->parent->to;) {
            at = at->parent->to;
            way.push_back(at->id);
            if (at == &area) return way;
            if (way.size() > resolver_.site.clinic.areas.size()) break;  // a circle further up
        }
        return {};
    }

    void make_combinations() {
        for (Treatment& treatment : resolver_.site.clinic.treatments) {
            if (!treatment.live()) continue;
            treatment.on_areas.reserve(treatment.areas.size());
            for (const RefTo<Area>& area : treatment.areas) {
                TreatmentArea& combination = treatment.on_areas.emplace_back();
                for (const TreatmentArea& text : treatment.area_texts)
                    if (text.id == area.id && text.live()) combination = text;
                combination.id = area.id;
                combination.treatment = &treatment;
                combination.area = area.to;
                combination.thin = !combination.text || combination.text->empty();
            }
        }
    }

    // Each number begins with how many digits it has, so that "Area 2" stands before "Area 10".
    static std::string key_of_title(std::string_view title) {
        const std::string folded = folded_for_search(title);
        std::string key;
        for (std::size_t i = 0; i < folded.size(); ++i) {
            if (is_digit(folded[i]) && (i == 0 || !is_digit(folded[i - 1]))) {
                std::size_t end = i;
                while (end < folded.size() && is_digit(folded[end])) ++end;
                key += static_cast<char>('0' + std::min<std::size_t>(end - i, 9));
            }
            key += folded[i];
        }
        return key;
    }

    template <class T>
    static void sort_by_title(std::vector<const T*>& entries) {
        std::vector<std::pair<std::string, const T*>> keyed;
        keyed.reserve(entries.size());
        for (const T* entry : entries) keyed.emplace_back(key_of_title(entry->title), entry);
        std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
        });
        for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = keyed[i].second;
    }

    template <class T>
    static std::vector<const T*> live_by_title(const std::vector<T>& entries) {
        std::vector<const T*> result;
        for (const T& entry : entries)
            if (entry.live()) result.push_back(&entry);
        sort_by_title(result);
        return result;
    }

    // Sections and pages list what is live, in the order in which people look for it.
    void collect_listings() {
        Clinic& clinic = resolver_.site.clinic;
        Listings& lists = resolver_.site.listings;
        lists.treatments = live_by_title(clinic.treatments);
        lists.areas = live_by_title(clinic.areas);
        lists.concerns = live_by_title(clinic.concerns);
        lists.team = live_by_title(clinic.team);
        lists.locations = live_by_title(clinic.locations);
        for (const Article& article : clinic.journal)
            if (article.live()) lists.journal.push_back(&article);
        std::sort(lists.journal.begin(), lists.journal.end(),
                  [](const Article* a, const Article* b) {
                      return a->date != b->date ? a->date > b->date : a->id < b->id;
                  });
        for (const Area* area : lists.areas) {
            const Area* parent = area->parent ? area->parent->to : nullptr;
            if (parent)
                index_.areas.find(parent->id)->children.push_back(area);
            else
                lists.area_roots.push_back(area);
        }
        // In the order of titles, so each of these lists is sorted as it is made.
        for (const Treatment* treatment : lists.treatments) {
            for (const RefTo<Area>& area : treatment->areas)
                index_.areas.find(area.id)->treatments.push_back(treatment);
            for (const RefTo<Concern>& concern : treatment->concerns)
                index_.concerns.find(concern.id)->treatments.push_back(treatment);
        }
        for (const Practitioner* person : lists.team)
            for (const RefTo<Location>& location : person->locations)
                index_.locations.find(location.id)->practitioners.push_back(person);
        collect_who_and_where();
        collect_questions();
    }

    // What a treatment names takes the default's place even where all of it is hidden today: that
    // its only nurse is away does not make it everybody's.
    void collect_who_and_where() {
        const Listings& lists = resolver_.site.listings;
        for (const Practitioner* person : lists.team)
            for (const RefTo<Treatment>& named : person->performs)
                if (Treatment& treatment = *index_.treatments.find(named.id);
                    !treatment.has("performers"))
                    treatment.performed_by.push_back(person);
        for (const Treatment* live : lists.treatments) {
            Treatment& treatment = *index_.treatments.find(live->id);
            for (const RefTo<Practitioner>& person : treatment.performers)
                treatment.performed_by.push_back(person.to);
            if (!treatment.has("locations")) treatment.offered_at = lists.locations;
            for (const RefTo<Location>& location : treatment.locations)
                treatment.offered_at.push_back(location.to);
            for (const Practitioner* person : treatment.performed_by)
                index_.team.find(person->id)->treatments.push_back(&treatment);
            for (const Location* location : treatment.offered_at)
                index_.locations.find(location->id)->treatments.push_back(&treatment);
        }
    }

    void collect_questions() {
        Clinic& clinic = resolver_.site.clinic;
        Listings& lists = resolver_.site.listings;
        for (Treatment& treatment : clinic.treatments)
            if (treatment.faq) give_anchors(*treatment.faq, treatment.id);
        for (FaqTopic& topic : clinic.faq) give_anchors(topic, topic.id);

        // A treatment's own come first.
        for (const Treatment* treatment : lists.treatments) {
            if (!treatment->faq || treatment->faq->questions.empty()) continue;
            lists.with_questions.push_back(treatment);
            for (const Question& question : treatment->faq->questions)
                index_.treatments.find(treatment->id)->questions.push_back(&question);
        }
        for (const Treatment* treatment : lists.with_questions) spread(*treatment->faq, treatment);
        for (const FaqTopic& topic : clinic.faq) {
            spread(topic, nullptr);
            if (!topic.questions.empty()) lists.faq.push_back(&topic);
        }
        sort_by_title(lists.faq);
    }

    // "peel" with "gel-a" and "peel-gel" with "a" are one place on /faq/.
    void give_anchors(FaqTopic& topic, const std::string& owner) {
        for (Question& question : topic.questions) {
            question.anchor = owner + "-" + question.id;
            const auto [first, added] = anchors_.try_emplace(question.anchor, &question);
            if (added || first->second->source == question.source) continue;
            const Question& other = *first->second;
            say("duplicate-anchor", *question.source, place_of_id(question),
                fmt::format("this question and {} in {}:{} both want the address /faq/#{}",
                            in_quotes(other.id), other.source->path(),
                            other.source->line_column(place_of_id(other).begin).line,
                            question.anchor))
                .with_hint("give one of them another id");
        }
    }

    static Span place_of_id(const Question& question) {
        return question.id_where.end > 0 ? question.id_where : question.where;
    }

    /// Puts questions on the pages of what they name; `owner` has its own already.
    void spread(const FaqTopic& topic, const Treatment* owner) {
        for (const Question& question : topic.questions) {
            for (const RefTo<Treatment>& treatment : question.treatments)
                if (treatment.to != owner)
                    index_.treatments.find(treatment.id)->questions.push_back(&question);
            for (const RefTo<Area>& area : question.areas)
                index_.areas.find(area.id)->questions.push_back(&question);
            for (const RefTo<Concern>& concern : question.concerns)
                index_.concerns.find(concern.id)->questions.push_back(&question);
        }
    }

    Resolver& resolver_;
    Indexes& index_;
    bool needs_one_ = false;  // whether the list that is being connected would be left empty
    std::map<std::string, const Question*> anchors_;  // on /faq/, hidden ones too
};

}  // namespace

void connect_entries(Resolver& resolver) { Connector(resolver).connect(); }

}  // namespace praxis
