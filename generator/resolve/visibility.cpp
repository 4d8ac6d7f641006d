// Who is hidden today: drafts, what is scheduled, what has expired.
#include "resolve/resolver.h"

namespace praxis {

namespace {

class Calendar {
public:
    explicit Calendar(Resolver& resolver) : resolver_(resolver) {}

    void judge(Entry& entry, std::optional<Date> also_from = std::nullopt) {
        const Config& config = resolver_.config;
        HiddenCounts& hidden = resolver_.site.hidden;
        std::optional<Date> from = entry.publish;
        if (also_from && (!from || *also_from > *from)) from = also_from;
        if (entry.draft && !config.drafts) {
            entry.visibility = Visibility::draft;
            ++hidden.drafts;
            return;
        }
        if (entry.expires && *entry.expires <= config.today) {
            entry.visibility = Visibility::expired;
            ++hidden.expired;
            return;
        }
        if (from && *from > config.today && !config.future) {
            next_change(*from);
            entry.visibility = Visibility::scheduled;
            ++hidden.scheduled;
            return;
        }
        if (entry.expires) next_change(*entry.expires);
    }

private:
    void next_change(const Date& date) {
        auto& next = resolver_.site.next_change;
        if (!next || date < *next) next = date;
    }

    Resolver& resolver_;
};

}  // namespace

void decide_visibility(Resolver& resolver) {
    Calendar calendar(resolver);
    Clinic& clinic = resolver.site.clinic;
    if (clinic.home) calendar.judge(*clinic.home);
    for (Area& entry : clinic.areas) calendar.judge(entry);
    for (Treatment& treatment : clinic.treatments) {
        calendar.judge(treatment);
        // What belongs to a hidden treatment or area is hidden with it, and no case of its own.
        const auto judge_with = [&](Entry& part, const Entry* area) {
            const Entry& above = treatment.live() && area ? *area : treatment;
            if (above.live())
                calendar.judge(part);
            else
                part.visibility = above.visibility;
        };
        for (TreatmentArea& text : treatment.area_texts)
            judge_with(text, resolver.index.areas.find(text.id));
        if (treatment.aftercare) judge_with(*treatment.aftercare, nullptr);
    }
    for (Concern& entry : clinic.concerns) calendar.judge(entry);
    for (Practitioner& entry : clinic.team) calendar.judge(entry);
    for (Location& entry : clinic.locations) calendar.judge(entry);
    for (Article& entry : clinic.journal) calendar.judge(entry, entry.date);
    for (PlainPage& entry : clinic.pages) calendar.judge(entry);
}

}  // namespace praxis
