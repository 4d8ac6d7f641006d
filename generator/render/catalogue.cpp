#include "render/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/text.h"
#include "clinic/jurisdiction.h"
#include "clinic/worksheet.h"
#include "render/escape.h"
#include "render/fragment.h"
#include "render/json_text.h"
#include "render/offer.h"

namespace praxis {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> day_names = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};
constexpr std::array<std::string_view, 6> kind_names = {"device", "injectable", "peel",
                                                        "laser",  "manual",     "surgical"};
constexpr std::array<std::string_view, 7> reference_kind_names = {
    "review", "rct", "trial", "cohort", "label", "guideline", "opinion"};

std::string_view name_of(TreatmentKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::string clock(int minutes) {
    return fmt::format("{:02}:{:02}", (minutes > 1440 ? minutes - 1440 : minutes) / 60,
                       minutes % 60);
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json or_null(const std::optional<Range>& range) {
    return range ? Json::array({range->lo, range->hi}) : Json(nullptr);
}
Json or_null(const std::optional<std::pair<Money, Money>>& range) {
    return range ? Json::array({range->first.decimal(), range->second.decimal()}) : Json(nullptr);
}

template <class Entries>
Json json_ids(const Entries& entries) {
    Json ids = Json::array();
    for (const auto* entry : entries) ids.push_back(entry->id);
    return ids;
}
template <class T>
Json json_ids(const std::vector<RefTo<T>>& references) {
    Json ids = Json::array();
    for (const RefTo<T>& reference : references)
        if (reference.to) ids.push_back(reference.id);
    return ids;
}

class Catalogue {
public:
    /// Estimates with more rows than `most_rows` for an area say only what these come to together.
    explicit Catalogue(const Site& site, std::size_t most_rows = folded_rows)
        : site_(site), config_(site.settings()), most_rows_(most_rows) {}

    Json json() const {
        Json all = {{"$schema", catalogue_schema_name},
                    {"version", 1},
                    {"language", config_.language},
                    {"currency", config_.currency},
                    {"timezone", config_.timezone},
                    {"clinic", clinic()}};
        all["locations"] = each(site_.listings.locations, &Catalogue::location);
        all["people"] = each(site_.listings.team, &Catalogue::person);
        all["areas"] = each(site_.listings.areas, &Catalogue::area);
        all["concerns"] = each(site_.listings.concerns, &Catalogue::concern);
        all["treatments"] = each(site_.listings.treatments, &Catalogue::treatment);
        std::vector<const Reference*> references;
        for (const Reference& reference : site_.clinic.references)
            references.push_back(&reference);
        all["references"] = each(references, &Catalogue::reference);
        return all;
    }

    std::string csv() const {
        std::string text = "\xEF\xBB\xBF";
        append_row(text,
                   {"treatment_id",  "treatment",   "kind",         "area_id",  "area",
                    "minutes",       "currency",    "price",        "fees",     "packages",
                    "sessions_from", "sessions_to", "weeks_from",   "weeks_to", "cost_from",
                    "cost_to",       "basis",       "evidence",     "people",   "locations",
                    "address",       "booking",     "prescription", "min_age",  "price_note"});
        for (const Treatment* treatment : site_.listings.treatments)
            for (const TreatmentArea& on : treatment->on_areas) append_offer(text, *treatment, on);
        return text;
    }

    Json part(const Page& page, FragmentKind kind) const {
        if (kind == FragmentKind::hours) return location(*page.location);
        if (kind == FragmentKind::person) return person(*page.practitioner);
        const Treatment* of = page.treatment;
        Json found = !of                   ? each(site_.listings.with_price, &Catalogue::treatment)
                     : page.treatment_area ? on_area(*of, *page.treatment_area)
                                           : treatment(*of);
        if (kind == FragmentKind::prices) without_estimates(found);
        return found;
    }

private:
    /// A price list is read for its prices; the rows of an estimate can be thousands.
    static void without_estimates(Json& json) {
        if (json.is_object()) json.erase("estimates");
        if (json.is_array() || json.contains("areas"))
            for (Json& inner : json.is_array() ? json : json["areas"]) without_estimates(inner);
    }

    template <class T>
    Json each(const std::vector<const T*>& entries, Json (Catalogue::*one)(const T&) const) const {
        Json list = Json::array();
        for (const T* entry : entries) list.push_back((this->*one)(*entry));
        return list;
    }

    std::string whole(std::string_view address) const {
        if (address.empty()) return {};
        if (!address.starts_with('/')) return url_escaped(address);
        return url_escaped(config_.base_url + std::string(address.substr(1)));
    }

    /// Where "book" leads: the entry's own link, else the site's.
    std::string booking(const std::optional<Booking>& own) const {
        if (own && !own->url.value.empty()) return whole(own->url.value);
        return site_.booking ? whole(site_.booking->url.value) : std::string();
    }

    Json clinic() const {
        Json registration = nullptr;
        if (!config_.registration_body.empty())
            registration = {{"body", config_.registration_body},
                            {"number", config_.registration_number}};
        return {{"name", config_.clinic_name},
                {"legal_name", config_.legal_name},
                {"jurisdiction", rules_of(config_.jurisdiction).code},
                {"address", config_.base_url},
                {"phone", config_.phone},
                {"email", or_null(config_.email)},
                {"prices_include_tax", or_null(config_.prices_include_tax)},
                {"registration", std::move(registration)},
                {"booking", or_null(booking(std::nullopt))}};
    }

    static Json periods(const std::vector<OpeningPeriod>& hours) {
        Json list = Json::array();
        for (const OpeningPeriod& period : hours)
            list.push_back({{"opens", clock(period.opens)}, {"closes", clock(period.closes)}});
        return list;
    }

    Json location(const Location& place) const {
        Json hours = Json::object();
        for (std::size_t day = 0; day < day_names.size(); ++day)
            hours[std::string(day_names[day])] = periods(place.hours[day]);
        Json exceptions = Json::array();
        for (const HoursException& exception : place.exceptions)
            exceptions.push_back({{"from", exception.from.iso()},
                                  {"to", exception.to.iso()},
                                  {"hours", periods(exception.hours)},
                                  {"reason", or_null(exception.reason)}});
        return {{"id", place.id},
                {"name", place.title},
                {"address", whole(place.address)},
                {"street", place.street},
                {"locality", place.locality},
                {"region", or_null(place.region)},
                {"postcode", place.postcode},
                {"country", place.country},
                {"latitude", or_null(place.latitude)},
                {"longitude", or_null(place.longitude)},
                {"phone", place.phone.empty() ? config_.phone : place.phone},
                {"hours", std::move(hours)},
                {"exceptions", std::move(exceptions)},
                {"access", place.access},
                {"booking", or_null(booking(place.booking))}};
    }

    /// Where a person performs a treatment: of the places that offer it those where they work, or
    /// all of these where nobody has said where they work.
    static std::vector<const Location*> places_of(const Practitioner& person,
                                                  const Treatment& treatment) {
        std::vector<const Location*> places;
        for (const Location* place : treatment.offered_at) {
            const bool works_there =
                !person.has("locations") ||
                std::any_of(person.locations.begin(), person.locations.end(),
                            [&](const RefTo<Location>& own) { return own.to == place; });
            if (works_there) places.push_back(place);
        }
        return places;
    }

    Json person(const Practitioner& person) const {
        Json performs = Json::array();
        for (const Treatment* treatment : person.treatments)
            performs.push_back({{"treatment", treatment->id},
                                {"locations", json_ids(places_of(person, *treatment))}});
        return {{"id", person.id},
                {"name", person.title},
                {"address", whole(person.address)},
                {"role", person.role},
                {"register", or_null(person.register_name)},
                {"register_number", or_null(person.register_number)},
                {"qualifications", person.qualifications},
                {"languages", person.languages},
                {"locations", json_ids(person.locations)},
                {"performs", std::move(performs)},
                {"booking", or_null(booking(person.booking))}};
    }

    Json area(const Area& area) const {
        const Area* parent = area.parent ? area.parent->to : nullptr;
        return {{"id", area.id},
                {"title", area.title},
                {"address", whole(area.address)},
                {"parent", parent ? Json(parent->id) : Json(nullptr)}};
    }

    Json concern(const Concern& concern) const {
        return {{"id", concern.id}, {"title", concern.title}, {"address", whole(concern.address)}};
    }

    Json reference(const Reference& reference) const {
        return {{"id", reference.id},
                {"kind", reference_kind_names[static_cast<std::size_t>(reference.kind)]},
                {"title", or_null(reference.title)},
                {"authors", or_null(reference.authors)},
                {"journal", or_null(reference.journal)},
                {"year", reference.year},
                {"doi", or_null(reference.doi)},
                {"pmid", or_null(reference.pmid)},
                {"address", or_null(reference.url)},
                {"participants", or_null(reference.participants)}};
    }

    static Json packages(const Pricing* pricing) {
        Json list = Json::array();
        if (pricing)
            for (const Package& package : pricing->packages)
                list.push_back({{"sessions", package.sessions}, {"price", package.price.decimal()}});
        return list;
    }

    Json row(const EstimateRow& row, const Estimate& estimate) const {
        Json options = Json::object();
        for (std::size_t i = 0; i < row.options.size(); ++i)
            options[estimate.factors[i].id] = estimate.factors[i].options[row.options[i]].id;
        std::optional<std::pair<Money, Money>> cost;
        if (row.cost_lo && row.cost_hi) cost.emplace(row.cost_lo->price, row.cost_hi->price);
        return {{"options", std::move(options)},
                {"sessions", or_null(row.sessions)},
                {"interval_weeks", or_null(row.interval)},
                {"weeks", or_null(row.weeks)},
                {"cost", or_null(cost)},
                {"basis", row.sessions ? Json(praxis::name_of(row.basis)) : Json(nullptr)},
                {"evidence", json_ids(row.evidence)},
                {"excluded", or_null(row.excluded)},
                {"otherwise", or_null(row.otherwise)}};
    }

    Json on_area(const Treatment& treatment, const TreatmentArea& on) const {
        const Offer offer = offer_of(treatment, on, config_);
        Json estimates = Json::array();
        if (offer.rows.size() <= most_rows_)
            for (const EstimateRow* each_row : offer.rows)
                estimates.push_back(row(*each_row, *treatment.table->estimate));
        return {{"area", on.area->id},
                {"title", on.title.empty() ? treatment.title + ": " + on.area->title : on.title},
                {"address", whole(on.address)},
                {"minutes", or_null(offer.minutes)},
                {"price", offer.pricing ? Json(offer.pricing->price->decimal()) : Json(nullptr)},
                {"packages", packages(offer.pricing)},
                {"sessions", or_null(offer.sessions)},
                {"weeks", or_null(offer.weeks)},
                {"cost", or_null(offer.cost)},
                {"basis", offer.basis ? Json(praxis::name_of(*offer.basis)) : Json(nullptr)},
                {"evidence", json_ids(offer.evidence)},
                {"estimates", std::move(estimates)}};
    }

    Json treatment(const Treatment& treatment) const {
        const bool advertised = may_advertise(treatment, config_);
        Json fees = Json::array();
        if (advertised)
            for (const Fee& fee : treatment.fees)
                fees.push_back({{"name", fee.name},
                                {"price", fee.price.decimal()},
                                {"redeemable", fee.redeemable}});
        Json areas = Json::array();
        for (const TreatmentArea& on : treatment.on_areas) areas.push_back(on_area(treatment, on));
        return {{"id", treatment.id},
                {"title", treatment.title},
                {"summary", treatment.summary},
                {"address", whole(treatment.address)},
                {"kind", name_of(treatment.kind)},
                {"synonyms", treatment.synonyms},
                {"concerns", json_ids(treatment.concerns)},
                {"prescription", treatment.prescription},
                {"min_age", or_null(treatment.min_age)},
                {"downtime_days", or_null(treatment.downtime_days)},
                {"price_note", advertised ? or_null(treatment.price_note) : Json(nullptr)},
                {"fees", std::move(fees)},
                {"people", json_ids(treatment.performed_by)},
                {"locations", json_ids(treatment.offered_at)},
                {"booking", or_null(booking(treatment.booking))},
                {"areas", std::move(areas)}};
    }

    static void append_row(std::string& to, const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) to += ',';
            to += csv_cell(cells[i]);
        }
        to += "\r\n";
    }

    template <class Entries, class Say>
    static std::string joined(const Entries& entries, Say say) {
        std::string text;
        for (const auto& entry : entries) {
            if (!text.empty()) text += "; ";
            text += say(entry);
        }
        return text;
    }

    void append_offer(std::string& to, const Treatment& treatment, const TreatmentArea& on) const {
        const Offer offer = offer_of(treatment, on, config_);
        const auto number = [](const std::optional<int>& n) { return n ? std::to_string(*n) : ""; };
        const auto low = [](const std::optional<Range>& range) {
            return range ? std::to_string(range->lo) : std::string();
        };
        const auto high = [](const std::optional<Range>& range) {
            return range ? std::to_string(range->hi) : std::string();
        };
        const auto title = [](const auto* entry) { return entry->title; };
        const bool advertised = may_advertise(treatment, config_);
        append_row(
            to, {treatment.id,
                 treatment.title,
                 std::string(name_of(treatment.kind)),
                 on.area->id,
                 on.area->title,
                 number(offer.minutes),
                 config_.currency,
                 offer.pricing ? offer.pricing->price->decimal() : "",
                 advertised ? joined(treatment.fees,
                                     [](const Fee& fee) {
                                         return fee.name + ": " + fee.price.decimal() +
                                                (fee.redeemable ? " (redeemable)" : "");
                                     })
                            : "",
                 offer.pricing ? joined(offer.pricing->packages,
                                        [](const Package& package) {
                                            return fmt::format("{}: {}", package.sessions,
                                                               package.price.decimal());
                                        })
                               : "",
                 low(offer.sessions),
                 high(offer.sessions),
                 low(offer.weeks),
                 high(offer.weeks),
                 offer.cost ? offer.cost->first.decimal() : "",
                 offer.cost ? offer.cost->second.decimal() : "",
                 offer.basis ? std::string(praxis::name_of(*offer.basis)) : "",
                 joined(offer.evidence, [](const Reference* reference) { return reference->id; }),
                 joined(treatment.performed_by, title),
                 joined(treatment.offered_at, title),
                 whole(on.address),
                 booking(treatment.booking),
                 treatment.prescription ? "true" : "false",
                 number(treatment.min_age),
                 advertised ? treatment.price_note : ""});
    }

    const Site& site_;
    const Config& config_;
    const std::size_t most_rows_;
};

}  // namespace

std::string csv_cell(std::string_view text) {
    // Spreadsheets run what begins so, some after leading blanks, some in its wide East Asian form.
    static constexpr std::array<std::string_view, 10> formulas = {
        "=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    const std::string_view visible = text.substr(std::min(text.find_first_not_of(' '), text.size()));
    const bool is_formula =
        std::any_of(formulas.begin(), formulas.end(), [&](std::string_view start) {
            return visible.starts_with(start);
        });
    const std::string cell = (is_formula ? "'" : "") + std::string(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    return '"' + replaced(cell, "\"", "\"\"") + '"';
}

std::string catalogue_json(const Site& site) { return json_text(Catalogue(site).json()); }

std::string catalogue_part(const Site& site, const Page& page, FragmentKind kind) {
    return json_text(Catalogue(site, std::numeric_limits<std::size_t>::max()).part(page, kind));
}

std::string catalogue_csv(const Site& site) { return Catalogue(site).csv(); }

}  // namespace praxis
