#include "render/structured_things.h"

#include <fmt/format.h>

#include "clinic/opening_hours.h"
#include "model/paths.h"

namespace praxis {

namespace {

std::string id_of(const Entry& entry, std::string_view fragment, const View& view) {
    return view.shared.canonical(entry.address).append("#").append(fragment);
}

Node named(std::string_view type, std::string_view fragment, const Entry& entry, const View& view) {
    const std::string url = view.shared.canonical(entry.address);
    Node node(type, std::string(url).append("#").append(fragment));
    node.add("name", entry.title).add("url", url);
    return node;
}

std::string address_of_picture(const std::string& file, const View& view) {
    const Asset* asset = file.empty() ? nullptr : view.shared.published(file);
    return asset ? view.shared.canonical(address_of_output(asset->output)) : std::string();
}

// `closes` before `opens` means the next day. A day from midnight to midnight has no earlier end,
// so it gets the last minute.
void add_period(Node& node, const OpeningPeriod& period) {
    const auto clock = [](int minutes) {
        return fmt::format("{:02}:{:02}", minutes % 1440 / 60, minutes % 60);
    };
    const bool whole_day = period.opens == 0 && period.closes == 1440;
    node.add("opens", clock(period.opens))
        .add("closes", whole_day ? "23:59" : clock(period.closes));
}

std::vector<Node> hours_of(const Location& place) {
    static constexpr std::string_view days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
    std::vector<Node> nodes;
    for (const DayGroup& group : day_groups(place.hours)) {
        std::vector<std::string> names;
        for (int day = group.first; day <= group.last; ++day)
            names.push_back(fmt::format("https://schema.org/{}", days[day]));
        for (const OpeningPeriod& period : group.periods) {
            Node node("OpeningHoursSpecification");
            node.add("dayOfWeek", names);
            add_period(node, period);
            nodes.push_back(std::move(node));
        }
    }
    return nodes;
}

// A place is closed where `opens` is not given: the vocabulary says so.
std::vector<Node> exceptions_of(const Location& place) {
    std::vector<Node> nodes;
    const auto days = [](const HoursException& exception) {
        return Node("OpeningHoursSpecification")
            .add("validFrom", exception.from.iso())
            .add("validThrough", exception.to.iso())
            .add("description", exception.reason);
    };
    for (const HoursException& exception : place.exceptions) {
        if (exception.closed || exception.hours.empty()) nodes.push_back(days(exception));
        for (const OpeningPeriod& period : exception.hours) {
            Node node = days(exception);
            add_period(node, period);
            nodes.push_back(std::move(node));
        }
    }
    return nodes;
}

Node postal_address(const Location& place) {
    return Node("PostalAddress")
        .add("streetAddress", place.street)
        .add("addressLocality", place.locality)
        .add("addressRegion", place.region)
        .add("postalCode", place.postcode)
        .add("addressCountry", place.country);
}

Node registration(std::string_view body, std::string_view number) {
    return Node("PropertyValue").add("propertyID", body).add("value", number);
}

std::string_view procedure_manner(TreatmentKind kind) {
    switch (kind) {
        case TreatmentKind::injectable: return "https://schema.org/PercutaneousProcedure";
        case TreatmentKind::peel:
        case TreatmentKind::laser:
        case TreatmentKind::manual: return "https://schema.org/NoninvasiveProcedure";
        // Some devices work through the skin and some do not; an operation is a type of its own.
        case TreatmentKind::device:
        case TreatmentKind::surgical: return {};
    }
    return {};
}

std::string_view type_of_source(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::review:
        case ReferenceKind::rct:
        case ReferenceKind::trial:
        case ReferenceKind::cohort: return "ScholarlyArticle";
        case ReferenceKind::label:
        case ReferenceKind::guideline:
        case ReferenceKind::opinion: return "CreativeWork";
    }
    return "CreativeWork";
}

}  // namespace

std::string clinic_id(const View& view) {
    return view.shared.canonical("/") + "#clinic";
}

std::string page_id(const Page& page, const View& view) {
    return view.shared.canonical(page.address) + "#page";
}

Node clinic_node(const View& view) {
    const Config& config = view.shared.config;
    Node node("MedicalClinic", clinic_id(view));
    node.add("name", config.clinic_name)
        .add("legalName", config.legal_name)
        .add("url", view.shared.canonical("/"))
        .add("telephone", config.phone)
        .add("email", config.email)
        .add("logo", address_of_picture(config.logo.value, view));
    if (!config.registration_number.empty())
        node.add("identifier", registration(config.registration_body, config.registration_number));
    return node;
}

Node person_in_brief(const Practitioner& person, const View& view) {
    return named("Person", "person", person, view).add("jobTitle", person.role);
}

Node person_node(const Practitioner& person, const View& view) {
    Node node = person_in_brief(person, view);
    node.add("worksFor", Node::pointer(clinic_id(view)));
    if (!person.register_number.empty())
        node.add("identifier", registration(person.register_name, person.register_number));
    std::vector<Node> credentials;
    for (const std::string& name : person.qualifications)
        credentials.push_back(Node("EducationalOccupationalCredential").add("name", name));
    std::vector<Node> places;
    for (const RefTo<Location>& place : person.locations)
        if (place.to) places.push_back(place_in_brief(*place.to, view));
    node.add("hasCredential", credentials)
        .add("knowsLanguage", person.languages)
        .add("workLocation", places);
    if (person.photo) node.add("image", address_of_picture(person.photo->file.value, view));
    return node;
}

Node place_in_brief(const Location& place, const View& view) {
    return named("MedicalClinic", "place", place, view).add("address", postal_address(place));
}

Node place_node(const Location& place, const View& view) {
    Node node = place_in_brief(place, view);
    node.add("parentOrganization", Node::pointer(clinic_id(view)))
        .add("telephone", place.phone.empty() ? view.shared.config.phone : place.phone);
    if (place.latitude && place.longitude)
        node.add("geo", Node("GeoCoordinates")
                            .add_number("latitude", *place.latitude)
                            .add_number("longitude", *place.longitude));
    std::vector<Node> services;
    for (const Treatment* treatment : place.treatments)
        if (view.shared.may_advertise(*treatment))
            services.push_back(treatment_in_brief(*treatment, view));
    std::vector<Node> people;
    for (const Practitioner* person : place.practitioners)
        people.push_back(person_in_brief(*person, view));
    node.add("openingHoursSpecification", hours_of(place))
        .add("specialOpeningHoursSpecification", exceptions_of(place))
        .add("availableService", services)
        .add("employee", people);
    if (place.photo) node.add("image", address_of_picture(place.photo->file.value, view));
    return node;
}

std::string_view procedure_type(TreatmentKind kind) {
    return kind == TreatmentKind::surgical ? "SurgicalProcedure" : "TherapeuticProcedure";
}

Node treatment_in_brief(const Treatment& treatment, const View& view) {
    return named(procedure_type(treatment.kind), "treatment", treatment, view);
}

Node treatment_node(const Treatment& treatment, const TreatmentArea* on, const View& view) {
    Node node = treatment_in_brief(treatment, view);
    if (!view.shared.may_advertise(treatment)) return node;
    std::vector<std::string> areas;
    for (const TreatmentArea& part : treatment.on_areas)
        if (part.area && (!on || part.area == on->area)) areas.push_back(part.area->title);
    node.add("procedureType", procedure_manner(treatment.kind)).add("bodyLocation", areas);
    if (!on)  // synonyms and the sentence stand on the treatment's own page
        node.add("description", treatment.summary).add("alternateName", treatment.synonyms);
    // A SurgicalProcedure of schema.org has no outcomes.
    if (treatment.kind != TreatmentKind::surgical) {
        std::vector<Node> outcomes;
        for (const Risk& risk : treatment.risks)
            outcomes.push_back(Node("MedicalEntity").add("name", risk.name));
        node.add("adverseOutcome", outcomes);
    }
    return node;
}

Node concern_node(const Concern& concern, const View& view) {
    return named(concern.medical ? "MedicalCondition" : "Thing", "concern", concern, view)
        .add("description", concern.summary);
}

Node area_node(const Area& area, const View& view) {
    return named("AnatomicalStructure", "area", area, view);
}

Node citation_node(const Reference& reference, const View&) {
    Node node(type_of_source(reference.kind));
    node.add("name", reference.title);
    if (!reference.journal.empty())
        node.add("isPartOf", Node("Periodical").add("name", reference.journal));
    if (reference.year) node.add("datePublished", std::to_string(reference.year));
    std::vector<std::string> elsewhere;
    if (!reference.doi.empty()) elsewhere.push_back("https://doi.org/" + reference.doi);
    if (!reference.pmid.empty())
        elsewhere.push_back("https://pubmed.ncbi.nlm.nih.gov/" + reference.pmid + "/");
    return node.add("url", reference.url).add("sameAs", elsewhere);
}

std::vector<Node> offers_of(const Treatment& treatment, const TreatmentArea* on, const View& view) {
    const Pricing* pricing = view.shared.pricing(treatment, on);
    if (!pricing) return {};
    const bool own =
        on && on->pricing.price;  // then it is another service than the whole treatment
    const Entry& page = own ? static_cast<const Entry&>(*on) : treatment;
    // The list of prices has no other name for it; its address tells it from the whole treatment.
    Node service = Node("Service", id_of(page, "service", view))
                       .add("name", treatment.title)
                       .add("url", view.shared.canonical(page.address));
    const auto offer = [&](Money price) {
        return Node("Offer")
            .add("price", price.decimal())
            .add("priceCurrency", view.shared.config.currency);
    };
    std::vector<Node> offers = {offer(*pricing->price).add("itemOffered", service)};
    for (const Package& package : pricing->packages)
        offers.push_back(
            offer(package.price)
                .add("name", view.wording().count("sessions", package.sessions))
                .add("eligibleQuantity", Node("QuantitativeValue").add("value", package.sessions))
                .add("itemOffered", Node::pointer(id_of(page, "service", view))));
    return offers;
}

}  // namespace praxis
