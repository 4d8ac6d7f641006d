#include "clinic/entries.h"

namespace praxis {

Place Entry::where(std::string_view key) const {
    for (const auto& [name, span] : places)
        if (name == key) return Place::in(*source, span);
    return source ? Place::start_of(*source) : Place::nowhere();
}

bool Entry::has(std::string_view key) const {
    for (const auto& [name, span] : places)
        if (name == key) return true;
    return false;
}

const TreatmentArea* Treatment::on(const Area& area) const {
    for (const TreatmentArea& combination : on_areas)
        if (combination.area == &area) return &combination;
    return nullptr;
}

}  // namespace praxis
