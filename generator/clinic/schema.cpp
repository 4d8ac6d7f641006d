#include "clinic/schema.h"

#include <algorithm>

#include "clinic/schema_parts.h"

namespace praxis {

const Field* Schema::find(std::string_view key) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> Schema::keys() const {
    std::vector<std::string> result;
    result.reserve(fields.size());
    for (const Field& field : fields) result.emplace_back(field.key);
    return result;
}

const Schema& schema_of(Kind kind) {
    static const Schema home = home_schema(), treatment = treatment_schema(),
                        treatment_area = treatment_area_schema(), aftercare = aftercare_schema(),
                        area = area_schema(), concern = concern_schema(),
                        practitioner = practitioner_schema(), location = location_schema(),
                        faq = faq_schema(), journal = journal_schema(),
                        page = page_schema(),
                        reference = reference_schema(), estimate = estimate_schema(),
                        none = {"", {}};
    switch (kind) {
        case Kind::home: return home;
        case Kind::treatment: return treatment;
        case Kind::treatment_area: return treatment_area;
        case Kind::aftercare: return aftercare;
        case Kind::area: return area;
        case Kind::concern: return concern;
        case Kind::practitioner: return practitioner;
        case Kind::location: return location;
        case Kind::faq: return faq;
        case Kind::journal: return journal;
        case Kind::page: return page;
        case Kind::reference: return reference;
        case Kind::estimate: return estimate;
        case Kind::site: break;
    }
    return none;
}

}  // namespace praxis
