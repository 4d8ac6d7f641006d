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
        if (from && *from > config.today) {
            next_change(*from);
            if (!config.future) {
                entry.visibility = Visibility::scheduled;
                ++hidden.scheduled;
                return;
            }
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
    for (Treatment& treatment : clinic.treatments) {
        calendar.judge(treatment);
        for (TreatmentArea& area : treatment.area_texts) calendar.judge(area);
        if (treatment.aftercare) calendar.judge(*treatment.aftercare);
        if (treatment.live()) continue;
        // What belongs to a hidden treatment is hidden with it.
        for (TreatmentArea& area : treatment.area_texts) area.visibility = treatment.visibility;
        if (treatment.aftercare) treatment.aftercare->visibility = treatment.visibility;
    }
    for (Area& entry : clinic.areas) calendar.judge(entry);
    for (Concern& entry : clinic.concerns) calendar.judge(entry);
    for (Practitioner& entry : clinic.team) calendar.judge(entry);
    for (Location& entry : clinic.locations) calendar.judge(entry);
    for (Article& entry : clinic.journal) calendar.judge(entry, entry.date);
    for (PlainPage& entry : clinic.pages) calendar.judge(entry);
    // A treatment's text for a hidden area is hidden with the area.
    for (Treatment& treatment : clinic.treatments)
        for (TreatmentArea& text : treatment.area_texts)
            if (const Area* area = resolver.index.areas.find(text.id))
                if (text.live() && !area->live()) text.visibility = area->visibility;
}

}  // namespace praxis
