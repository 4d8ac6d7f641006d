// Words of body areas, concerns, people and places.
#include <algorithm>

#include "base/text.h"
#include "model/english.h"
#include "render/estimate_view.h"
#include "render/shown.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

std::vector<const TreatmentArea*> combinations_of(const Area& area) {
    std::vector<const TreatmentArea*> combinations;
    for (const Treatment* treatment : area.treatments)
        if (const TreatmentArea* on = treatment->on(area)) combinations.push_back(on);
    return combinations;
}

// Depth first, children by title; a circle of parents, which resolve refuses, ends it.
void collect_descendants(const Area& area, std::vector<const Area*>& to) {
    for (const Area* child : area.children) {
        if (std::find(to.begin(), to.end(), child) != to.end()) continue;
        to.push_back(child);
        collect_descendants(*child, to);
    }
}

NounWords area() {
    using A = Area;
    return {Noun::area,
            "a body area",
            {
                text<A>("title", "its name", [](const A& a, View&) { return a.title; }),
                text<A>("summary", "a sentence on it", [](const A& a, View&) { return a.summary; }),
                url<A>("address", "its page",
                       [](const A& a, View& v) { return v.shared.href(a.address); }),
                list<A>("synonyms", Noun::words, "what else people call it",
                        [](const A& a, View&) { return each(a.synonyms); }),
                object<A>("parent", Noun::area, "the area that it is part of",
                          [](const A& a, View&) -> const void* {
                              return a.parent ? a.parent->to : nullptr;
                          }),
                list<A>("children", Noun::area, "its parts",
                        [](const A& a, View&) { return each(a.children); }),
                list<A>("treatments", Noun::combination, "what is done on it",
                        [](const A& a, View& v) { return v.list(combinations_of(a)); }),
                list<A>("descendants", Noun::area_group,
                        "what is done on its parts, under their names",
                        [](const A& a, View& v) {
                            std::vector<const Area*> below;
                            collect_descendants(a, below);
                            std::erase_if(below,
                                          [](const Area* b) { return b->treatments.empty(); });
                            return v.list(std::move(below));
                        }),
            }};
}

NounWords area_group() {
    NounWords words = area();
    words.noun = Noun::area_group;
    words.sentence = "a part of an area, with what is done on it";
    return words;
}

NounWords concern() {
    using C = Concern;
    return {Noun::concern,
            "what a patient wants treated",
            {
                text<C>("title", "its name", [](const C& c, View&) { return c.title; }),
                text<C>("summary", "a sentence on it", [](const C& c, View&) { return c.summary; }),
                url<C>("address", "its page",
                       [](const C& c, View& v) { return v.shared.href(c.address); }),
                list<C>("synonyms", Noun::words, "what else people call it",
                        [](const C& c, View&) { return each(c.synonyms); }),
                flag<C>("medical", "whether it is a medical concern",
                        [](const C& c, View&) { return c.medical; }),
                list<C>("see_doctor_if", Noun::words, "when to see a doctor first",
                        [](const C& c, View&) { return each(c.see_doctor_if); }),
                list<C>("treatments", Noun::treatment, "what is done for it",
                        [](const C& c, View&) { return each(c.treatments); }),
                list<C>("compared", Noun::comparison, "its treatments side by side, on each area",
                        [](const C& c, View& v) { return v.list(comparisons_of(c, v)); }),
            }};
}

NounWords comparison() {
    return {Noun::comparison,
            "treatments for a concern on one area, or on any",
            {text<Comparison>("area", "the area's name; empty for any",
                              [](const Comparison& c, View&) {
                                  return c.area ? c.area->title : std::string();
                              }),
             list<Comparison>("glances", Noun::glance, "the treatments",
                              [](const Comparison& c, View&) { return each(c.glances); })}};
}

std::string language_name(std::string_view code, View& view) {
    const std::string& name = view.wording().word("language." + std::string(primary_subtag(code)));
    return name.empty() ? std::string(code) : name;
}

NounWords person() {
    using P = Practitioner;
    return {Noun::person,
            "a practitioner",
            {
                text<P>("name", "the name", [](const P& p, View&) { return p.title; }),
                text<P>("role", "what they are here", [](const P& p, View&) { return p.role; }),
                text<P>("summary", "a sentence on them", [](const P& p, View&) { return p.summary; }),
                url<P>("address", "their page",
                       [](const P& p, View& v) { return v.shared.href(p.address); }),
                text<P>("register", "the register that they are in",
                        [](const P& p, View&) { return p.register_name; }),
                text<P>("register_number", "their number there",
                        [](const P& p, View&) { return p.register_number; }),
                list<P>("qualifications", Noun::words, "their qualifications",
                        [](const P& p, View&) { return each(p.qualifications); }),
                text<P>("languages", "the languages they speak",
                        [](const P& p, View& v) {
                            std::vector<std::string> names;
                            for (const std::string& code : p.languages)
                                names.push_back(language_name(code, v));
                            return v.wording().listed(names);
                        }),
                list<P>("treatments", Noun::treatment, "what they do",
                        [](const P& p, View&) { return each(p.treatments); }),
                list<P>("places", Noun::location, "where they work",
                        [](const P& p, View&) { return each(p.locations); }),
                object<P>("photo", Noun::picture, "their photo",
                          [](const P& p, View& v) -> const void* {
                              return p.photo ? picture(v, p.photo->file.value, p.photo->words)
                                             : nullptr;
                          }),
            }};
}

std::string times_of(const std::vector<OpeningPeriod>& periods, View& view) {
    std::vector<std::string> times;
    for (const OpeningPeriod& period : periods) times.push_back(view.wording().period(period));
    return view.wording().listed(times);
}

std::string coordinates_of(const Location& place, std::string_view between) {
    if (!place.latitude || !place.longitude) return {};
    return *place.latitude + std::string(between) + *place.longitude;
}

NounWords location() {
    using L = Location;
    return {Noun::location,
            "a place",
            {
                text<L>("name", "its name", [](const L& l, View&) { return l.title; }),
                text<L>("summary", "a sentence on it", [](const L& l, View&) { return l.summary; }),
                url<L>("address", "its page",
                       [](const L& l, View& v) { return v.shared.href(l.address); }),
                text<L>("street", "its street", [](const L& l, View&) { return l.street; }),
                text<L>("locality", "its town", [](const L& l, View&) { return l.locality; }),
                text<L>("region", "its county or state", [](const L& l, View&) { return l.region; }),
                text<L>("postcode", "its postcode", [](const L& l, View&) { return l.postcode; }),
                text<L>("town", "town and postcode, in the order of its country",
                        [](const L& l, View&) {
                            const bool town_first = l.country == "GB" || l.country == "IE" ||
                                                    l.country == "US" || l.country == "CA" ||
                                                    l.country == "AU" || l.country == "NZ";
                            return town_first ? l.locality + " " + l.postcode
                                              : l.postcode + " " + l.locality;
                        }),
                text<L>("country", "its country",
                        [](const L& l, View& v) {
                            const std::string& name = v.wording().word("country." + l.country);
                            return name.empty() ? l.country : name;
                        }),
                text<L>("coordinates", "latitude and longitude, where both are given",
                        [](const L& l, View&) { return coordinates_of(l, ", "); }),
                url<L>("map", "the place on OpenStreetMap",
                       [](const L& l, View&) -> std::string {
                           const std::string at = coordinates_of(l, "/");
                           if (at.empty()) return {};
                           return "https://www.openstreetmap.org/?mlat=" + *l.latitude + "&mlon=" +
                                  *l.longitude + "#map=17/" + at;
                       }),
                object<L>("phone", Noun::phone, "its phone, else the clinic's",
                          [](const L& l, View& v) -> const void* {
                              return &v.keep(Phone{l.phone.empty() ? v.shared.config.phone : l.phone});
                          }),
                list<L>("hours", Noun::hours_row, "when it is open, Monday first",
                        [](const L& l, View& v) {
                            std::vector<HoursRow> rows;
                            for (std::size_t day = 0; day < l.hours.size(); ++day)
                                rows.push_back(HoursRow{&l.hours[day], static_cast<int>(day)});
                            return v.list(std::move(rows));
                        }),
                list<L>("exceptions", Noun::exception, "days with other hours",
                        [](const L& l, View&) { return each(l.exceptions); }),
                list<L>("access", Noun::words, "how to get in",
                        [](const L& l, View&) { return each(l.access); }),
                list<L>("treatments", Noun::treatment, "what is done there",
                        [](const L& l, View&) { return each(l.treatments); }),
                list<L>("performers", Noun::person, "who works there",
                        [](const L& l, View&) { return each(l.practitioners); }),
                object<L>("photo", Noun::picture, "a photo of it",
                          [](const L& l, View& v) -> const void* {
                              return l.photo ? picture(v, l.photo->file.value, l.photo->words)
                                             : nullptr;
                          }),
            }};
}

std::vector<NounWords> hours() {
    return {
        {Noun::hours_row,
         "a day of the week",
         {text<HoursRow>("day", "its name",
                         [](const HoursRow& r, View& v) {
                             return v.wording().word("day." + std::to_string(r.day + 1));
                         }),
          flag<HoursRow>("closed", "whether nobody is there",
                         [](const HoursRow& r, View&) { return r.periods->empty(); }),
          text<HoursRow>("times", "from when to when",
                         [](const HoursRow& r, View& v) { return times_of(*r.periods, v); })}},
        {Noun::exception,
         "days with other hours",
         {html<HoursException>("when", "the day or days",
                               [](const HoursException& e, View& v) {
                                   if (e.from == e.to) return v.wording().time_element(e.from);
                                   return v.wording().phrase(
                                       "range", {{"lo", v.wording().time_element(e.from)},
                                                 {"hi", v.wording().time_element(e.to)}});
                               }),
          flag<HoursException>("closed", "whether nobody is there",
                               [](const HoursException& e, View&) {
                                   return e.closed || e.hours.empty();
                               }),
          text<HoursException>("times", "from when to when",
                               [](const HoursException& e, View& v) {
                                   return times_of(e.hours, v);
                               }),
          text<HoursException>("reason", "why",
                               [](const HoursException& e, View&) { return e.reason; })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_places() {
    std::vector<NounWords> nouns;
    nouns.push_back(area());
    nouns.push_back(area_group());
    nouns.push_back(concern());
    nouns.push_back(comparison());
    nouns.push_back(person());
    nouns.push_back(location());
    for (NounWords& noun : hours()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
