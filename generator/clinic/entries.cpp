#include "clinic/entries.h"

namespace praxis {

bool is_given(const FieldPlaces& places, std::string_view key) {
    for (const FieldPlace& place : places)
        if (place.key == key) return true;
    return false;
}

bool is_broken(const FieldPlaces& places, std::string_view key) {
    for (const FieldPlace& place : places)
        if (place.key == key && place.broken) return true;
    return false;
}

Place Entry::where(std::string_view key) const {
    for (const FieldPlace& place : places)
        if (place.key == key) return Place::in(*source, place.where);
    return source ? Place::start_of(*source) : Place::nowhere();
}

bool Entry::has(std::string_view key) const {
    return is_given(places, key);
}

bool Entry::is_broken(std::string_view key) const {
    return praxis::is_broken(places, key) || (damaged && !has(key));
}

const TreatmentArea* Treatment::on(const Area& area) const {
    for (const TreatmentArea& combination : on_areas)
        if (combination.area == &area) return &combination;
    return nullptr;
}

}  // namespace praxis
