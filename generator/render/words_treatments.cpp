// Words of a treatment and what hangs on it: the facts at a glance, risks, prices.
#include "base/text.h"
#include "render/estimate_view.h"
#include "render/shown.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

std::string id_of(TreatmentKind kind) {
    static constexpr std::string_view ids[] = {"device", "injectable", "peel",
                                               "laser",  "manual",     "surgical"};
    return std::string(ids[static_cast<std::size_t>(kind)]);
}

/// The price and the packages that stand beside it; null where none may be shown.
const Pricing* pricing_of(const Glance& glance, View& view) {
    return view.shared.pricing(*glance.treatment, glance.on);
}

std::string sessions(const Glance& glance, View& view) {
    const auto range = sessions_of(rows_of(glance, view));
    return range ? view.wording().count("sessions", *range) : std::string();
}

std::string weeks(const Glance& glance, View& view) {
    const auto range = weeks_of(rows_of(glance, view));
    return range && range->hi > 0 ? view.wording().count("weeks", *range) : std::string();
}

std::string interval(const Glance& glance, View& view) {
    const auto range = intervals_of(rows_of(glance, view));
    return range ? view.wording().count("interval", *range) : std::string();
}

std::string minutes(const Glance& glance, View& view) {
    const auto& own = glance.on ? glance.on->minutes : std::optional<int>();
    const auto& value = own ? own : glance.treatment->minutes;
    return value ? view.wording().count("minutes", *value) : std::string();
}

std::string downtime(const Glance& glance, View& view) {
    const auto& days = glance.treatment->downtime_days;
    if (!days) return {};
    if (days->hi == 0) return view.wording().word("downtime.none");
    return view.wording().count("days", *days);
}

std::string price(const Glance& glance, View& view) {
    const Pricing* pricing = pricing_of(glance, view);
    return pricing ? view.wording().money(*pricing->price) : std::string();
}

ListView packages(const Glance& glance, View& view) {
    const Pricing* pricing = pricing_of(glance, view);
    return pricing ? each(pricing->packages) : ListView{};
}

ListView fees(const Treatment& treatment, View& view) {
    return view.shared.may_advertise(treatment) ? each(treatment.fees) : ListView{};
}

std::string price_note(const Treatment& treatment, View& view) {
    return view.shared.may_advertise(treatment) ? treatment.price_note : std::string();
}

// A treatment's words and those of a glance say the same; a glance may be about one area.
Glance whole(const Treatment& treatment) { return Glance{&treatment}; }

NounWords treatment() {
    using T = Treatment;
    return {
        Noun::treatment,
        "a treatment",
        {
            text<T>("title", "its name", [](const T& t, View&) { return t.title; }),
            text<T>("summary", "what it is, in a sentence",
                    [](const T& t, View&) { return t.summary; }),
            url<T>("address", "its page",
                   [](const T& t, View& v) { return v.shared.href(t.address); }),
            url<T>("sessions_address", "the page of its estimate",
                   [](const T& t, View& v) {
                       return t.table && v.shared.may_advertise(t)
                                  ? v.shared.href("/sessions/" + t.id + "/")
                                  : std::string();
                   }),
            text<T>("kind_id", "the same as one English word (laser), for style sheets",
                    [](const T& t, View&) { return id_of(t.kind); }),
            text<T>("kind", "what kind of treatment it is",
                    [](const T& t, View& v) { return v.wording().word("kind." + id_of(t.kind)); }),
            list<T>("synonyms", Noun::words, "what else people call it",
                    [](const T& t, View&) { return each(t.synonyms); }),
            text<T>("sessions", "how many sessions, over all rows of its estimate",
                    [](const T& t, View& v) { return sessions(whole(t), v); }),
            text<T>("weeks", "how long a course takes",
                    [](const T& t, View& v) { return weeks(whole(t), v); }),
            text<T>("minutes", "time in the clinic",
                    [](const T& t, View& v) { return minutes(whole(t), v); }),
            text<T>("downtime", "how long it shows afterwards",
                    [](const T& t, View& v) { return downtime(whole(t), v); }),
            text<T>("price", "the price of one session",
                    [](const T& t, View& v) { return price(whole(t), v); }),
            text<T>("price_note", "what the price covers",
                    [](const T& t, View& v) { return price_note(t, v); }),
            list<T>("packages", Noun::package, "several sessions for one price",
                    [](const T& t, View& v) { return packages(whole(t), v); }),
            list<T>("fees", Noun::fee, "what must be paid besides",
                    [](const T& t, View& v) { return fees(t, v); }),
            flag<T>("prescription_only",
                    "whether the law here allows nothing but its consultation to be shown",
                    [](const T& t, View& v) { return !v.shared.may_advertise(t); }),
            flag<T>("prescription", "whether a prescription-only medicine is involved",
                    [](const T& t, View&) { return t.prescription; }),
            text<T>("min_age", "from what age, in words",
                    [](const T& t, View& v) {
                        return t.min_age ? v.wording().count("age", *t.min_age) : std::string();
                    }),
            text<T>("anaesthesia", "what is done against pain",
                    [](const T& t, View&) { return t.anaesthesia; }),
            list<T>("contraindications", Noun::words, "who should not have it",
                    [](const T& t, View&) { return each(t.contraindications); }),
            list<T>("risks", Noun::risk, "what can go wrong",
                    [](const T& t, View&) { return each(t.risks); }),
            list<T>("alternatives", Noun::alternative, "what else could be done",
                    [](const T& t, View& v) {
                        std::vector<const Alternative*> shown;
                        // What looks like an id and leads nowhere names a hidden treatment.
                        for (const Alternative& alternative : t.alternatives)
                            if (alternative.treatment || !is_id(alternative.words))
                                shown.push_back(&alternative);
                        return v.list(std::move(shown));
                    }),
            list<T>("areas", Noun::combination, "the areas it is done on",
                    [](const T& t, View&) { return each(t.on_areas); }),
            list<T>("concerns", Noun::concern, "what it is done for",
                    [](const T& t, View&) { return each(t.concerns); }),
            list<T>("performers", Noun::person, "who does it",
                    [](const T& t, View&) { return each(t.performed_by); }),
            list<T>("places", Noun::location, "where it is done",
                    [](const T& t, View&) { return each(t.offered_at); }),
            object<T>("glance", Noun::glance, "its facts, on any area",
                      [](const T& t, View& v) -> const void* { return &v.keep(whole(t)); }),
            object<T>("aftercare", Noun::aftercare, "what to do afterwards",
                      [](const T& t, View&) -> const void* { return t.live_aftercare(); }),
        }};
}

NounWords combination() {
    using T = TreatmentArea;
    return {Noun::combination,
            "a treatment on a body area",
            {
                text<T>("title", "its title, else the area's",
                        [](const T& t, View&) {
                            return t.title.empty() && t.area ? t.area->title : t.title;
                        }),
                text<T>("summary", "a sentence on it", [](const T& t, View&) { return t.summary; }),
                url<T>("address", "its page",
                       [](const T& t, View& v) { return v.shared.href(t.address); }),
                object<T>("treatment", Noun::treatment, "the treatment",
                          [](const T& t, View&) -> const void* { return t.treatment; }),
                object<T>("area", Noun::area, "the area",
                          [](const T& t, View&) -> const void* { return t.area; }),
                object<T>("glance", Noun::glance, "the facts for this area",
                          [](const T& t, View& v) -> const void* {
                              return t.treatment ? &v.keep(Glance{t.treatment, &t, nullptr})
                                                 : nullptr;
                          }),
            }};
}

const std::string& number_or_clinic(const std::string& number, const View& view) {
    return number.empty() ? view.shared.config.phone : number;
}

NounWords aftercare() {
    using A = Aftercare;
    return {Noun::aftercare,
            "what to do after a treatment",
            {
                url<A>("address", "its page",
                       [](const A& a, View& v) { return v.shared.href(a.address); }),
                object<A>("treatment", Noun::treatment, "the treatment",
                          [](const A& a, View&) -> const void* { return a.treatment; }),
                list<A>("red_flags", Noun::words, "when to get help at once",
                        [](const A& a, View&) { return each(a.red_flags); }),
                object<A>("phone", Noun::phone, "whom to call",
                          [](const A& a, View& v) -> const void* {
                              return &v.keep(Phone{number_or_clinic(a.phone, v)});
                          }),
                object<A>("out_of_hours", Noun::phone,
                          "whom to call when the clinic is closed, if that is another number",
                          [](const A& a, View& v) -> const void* {
                              const std::string& number = number_or_clinic(a.out_of_hours, v);
                              return number == number_or_clinic(a.phone, v)
                                         ? nullptr
                                         : &v.keep(Phone{number});
                          }),
            }};
}

NounWords glance() {
    using G = Glance;
    return {Noun::glance,
            "a treatment, on an area or for a concern, in a few facts",
            {
                object<G>("treatment", Noun::treatment, "the treatment",
                          [](const G& g, View&) -> const void* { return g.treatment; }),
                text<G>("sessions", "how many sessions",
                        [](const G& g, View& v) { return sessions(g, v); }),
                text<G>("weeks", "how long a course takes",
                        [](const G& g, View& v) { return weeks(g, v); }),
                text<G>("interval", "how far apart sessions are",
                        [](const G& g, View& v) { return interval(g, v); }),
                text<G>("cost", "what a course costs",
                        [](const G& g, View& v) { return cost_of(rows_of(g, v), v); }),
                text<G>("basis", "what the figures rest on",
                        [](const G& g, View& v) {
                         const auto rows = rows_of(g, v);
                         return rows.empty() ? std::string()
                                             : basis_of(rows, *g.treatment->table->estimate, v);
                     }),
                of_page(list<G>("references", Noun::reference, "the figures' sources",
                                [](const G& g, View& v) {
                                    const auto evidence = evidence_of(rows_of(g, v));
                                    for (const Reference* reference : evidence)
                                        v.number_of(*reference);
                                    return v.list(evidence);
                                })),
                text<G>("otherwise", "what is said where there are no figures",
                        [](const G& g, View& v) {
                            const auto rows = rows_of(g, v);
                            if (sessions_of(rows)) return std::string();
                            for (const EstimateRow* row : rows)
                                if (!row->otherwise.empty()) return row->otherwise;
                            return std::string();
                        }),
                text<G>("minutes", "time in the clinic",
                        [](const G& g, View& v) { return minutes(g, v); }),
                text<G>("downtime", "how long it shows afterwards",
                        [](const G& g, View& v) { return downtime(g, v); }),
                text<G>("price", "the price of one session",
                        [](const G& g, View& v) { return price(g, v); }),
                text<G>("price_note", "what the price covers; nothing beside an area's own price",
                        [](const G& g, View& v) {
                            const bool own = g.on && g.on->pricing.price;
                            return own ? std::string() : price_note(*g.treatment, v);
                        }),
                list<G>("packages", Noun::package, "several sessions for one price",
                        [](const G& g, View& v) { return packages(g, v); }),
                list<G>("fees", Noun::fee, "what must be paid besides",
                        [](const G& g, View& v) { return fees(*g.treatment, v); }),
                flag<G>("to_pay", "whether there is a price or a fee to show",
                        [](const G& g, View& v) {
                            return pricing_of(g, v) || fees(*g.treatment, v).count > 0;
                        }),
                text<G>("anaesthesia", "what is done against pain",
                        [](const G& g, View&) { return g.treatment->anaesthesia; }),
                text<G>("min_age", "from what age",
                        [](const G& g, View& v) {
                            return g.treatment->min_age
                                       ? v.wording().count("age", *g.treatment->min_age)
                                       : std::string();
                        }),
            }};
}

std::vector<NounWords> parts_of_treatments() {
    return {
        {Noun::alternative,
         "something else that could be done",
         {text<Alternative>("label", "what it is",
                            [](const Alternative& a, View&) {
                                return a.treatment ? a.treatment->title : a.words;
                            }),
          url<Alternative>("address", "its page, if it is a treatment of this clinic",
                           [](const Alternative& a, View& v) {
                               return a.treatment ? v.shared.href(a.treatment->address)
                                                  : std::string();
                           })}},
        {Noun::risk,
         "something that can go wrong",
         {text<Risk>("name", "what", [](const Risk& r, View&) { return r.name; }),
          text<Risk>("frequency", "how often", [](const Risk& r, View&) { return r.frequency; }),
          flag<Risk>("serious", "whether it is serious",
                     [](const Risk& r, View&) { return r.serious; })}},
        {Noun::package,
         "several sessions for one price",
         {text<Package>("sessions", "how many sessions",
                        [](const Package& p, View& v) {
                            return v.wording().count("sessions", p.sessions);
                        }),
          text<Package>("price", "for how much",
                        [](const Package& p, View& v) { return v.wording().money(p.price); })}},
        {Noun::fee,
         "what must be paid besides",
         {text<Fee>("name", "for what", [](const Fee& f, View&) { return f.name; }),
          text<Fee>("price", "how much",
                    [](const Fee& f, View& v) { return v.wording().money(f.price); }),
          flag<Fee>("redeemable", "whether it is taken off the sessions' price",
                    [](const Fee& f, View&) { return f.redeemable; })}},
        {Noun::price_row,
         "a line of the price list",
         {text<PriceRow>("title", "the treatment, with the area if the price is the area's own",
                         [](const PriceRow& r, View& v) {
                             return r.on && r.on->area
                                        ? v.wording().phrase("treatment-on-area",
                                                             {{"treatment", r.treatment->title},
                                                              {"area", r.on->area->title}})
                                        : r.treatment->title;
                         }),
          url<PriceRow>("address", "its page",
                        [](const PriceRow& r, View& v) {
                            return v.shared.href(r.on ? r.on->address : r.treatment->address);
                        }),
          object<PriceRow>("glance", Noun::glance, "price, packages and fees",
                           [](const PriceRow& r, View& v) -> const void* {
                               return &v.keep(Glance{r.treatment, r.on, nullptr});
                           }),
          list<PriceRow>("fees", Noun::fee,
                         "what must be paid besides, in the last line of its treatment",
                         [](const PriceRow& r, View& v) {
                             return r.last ? fees(*r.treatment, v) : ListView{};
                         }),
          flag<PriceRow>("on_area", "whether the price is an area's own",
                         [](const PriceRow& r, View&) { return r.on != nullptr; })}},
        {Noun::letter,
         "treatments that begin with one letter",
         {text<Letter>("letter", "the letter", [](const Letter& l, View&) { return l.letter; }),
          list<Letter>("treatments", Noun::treatment, "the treatments",
                       [](const Letter& l, View&) { return each(l.treatments); })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_treatments() {
    std::vector<NounWords> nouns;
    nouns.push_back(treatment());
    nouns.push_back(combination());
    nouns.push_back(aftercare());
    nouns.push_back(glance());
    for (NounWords& noun : parts_of_treatments()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
