// What a page says, once more for machines: schema.org as JSON-LD, one graph a page. Every value
// here is also something that a person can read on the page, or an address or an id.
#include "render/shown.h"
#include "render/structured_things.h"

namespace praxis {

namespace {

std::string_view type_of(const Page& page) {
    switch (page.kind) {
        case PageKind::treatment:
        case PageKind::treatment_area:
        case PageKind::aftercare:
        case PageKind::area:
        case PageKind::concern:
        case PageKind::session: return "MedicalWebPage";
        case PageKind::treatments:
        case PageKind::areas:
        case PageKind::concerns:
        case PageKind::sessions:
        case PageKind::team:
        case PageKind::locations:
        case PageKind::journal: return "CollectionPage";
        case PageKind::person: return "ProfilePage";
        default: return "WebPage";
    }
}

std::string fragment(const Page& page, std::string_view name, const View& view) {
    return view.shared.canonical(page.address).append("#").append(name);
}

Node breadcrumbs(const Page& page, const View& view) {
    std::vector<Node> items;
    const auto add = [&](const std::string& name, const std::string& address) {
        items.push_back(Node("ListItem")
                            .add("position", static_cast<int>(items.size()) + 1)
                            .add("name", name)
                            .add("item", view.shared.canonical(address)));
    };
    for (const Link& link : page.breadcrumbs) add(link.label, link.address);
    add(page.title, page.address);
    return Node("BreadcrumbList", fragment(page, "breadcrumb", view)).add("itemListElement", items);
}

std::vector<Node> people(const std::vector<RefTo<Practitioner>>& references, const View& view) {
    std::vector<Node> nodes;
    for (const RefTo<Practitioner>& reference : references)
        if (reference.to) nodes.push_back(person_in_brief(*reference.to, view));
    return nodes;
}

// Those that the page's list has: it is made from the same numbers.
std::vector<Node> citations(View& view) {
    std::vector<Node> nodes;
    const ListView references = view.references();
    for (std::size_t i = 0; i < references.count; ++i)
        nodes.push_back(
            citation_node(*static_cast<const Reference*>(references.at(references.base, i)), view));
    return nodes;
}

std::vector<Node> subjects(const Page& page, const View& view) {
    std::vector<Node> nodes;
    switch (page.kind) {
        case PageKind::home: nodes.push_back(Node::pointer(clinic_id(view))); break;
        case PageKind::area: nodes.push_back(area_node(*page.area, view)); break;
        case PageKind::concern: nodes.push_back(concern_node(*page.concern, view)); break;
        case PageKind::person: nodes.push_back(person_node(*page.practitioner, view)); break;
        case PageKind::location: nodes.push_back(place_node(*page.location, view)); break;
        case PageKind::treatment:
        case PageKind::treatment_area:
            nodes.push_back(treatment_node(*page.treatment, page.treatment_area, view));
            break;
        case PageKind::aftercare:
        case PageKind::session:
            if (page.treatment) nodes.push_back(treatment_in_brief(*page.treatment, view));
            break;
        default: break;
    }
    return nodes;
}

Node web_page(const Page& page, View& view) {
    Node node(type_of(page), page_id(page, view));
    node.add("name", page.title)
        .add("url", view.shared.canonical(page.address))
        .add("inLanguage", view.shared.config.language)
        .add("publisher", Node::pointer(clinic_id(view)));
    if (!page.breadcrumbs.empty())
        node.add("breadcrumb", Node::pointer(fragment(page, "breadcrumb", view)));
    node.add(page.kind == PageKind::person ? "mainEntity" : "about", subjects(page, view));
    if (page.entry && view.own_text() && page.kind != PageKind::home) {
        if (page.kind != PageKind::article) node.add("author", people(page.entry->author, view));
        node.add("reviewedBy", people(page.entry->reviewed_by, view));
        if (page.entry->reviewed) node.add("lastReviewed", page.entry->reviewed->iso());
    }
    return node.add("citation", citations(view));
}

Node blog_posting(const Page& page, const View& view) {
    const Article& article = *page.article;
    Node node("BlogPosting", fragment(page, "article", view));
    node.add("headline", article.title)
        .add("url", view.shared.canonical(page.address))
        .add("mainEntityOfPage", Node::pointer(page_id(page, view)))
        .add("publisher", Node::pointer(clinic_id(view)))
        .add("datePublished", article.date.iso());
    if (article.updated) node.add("dateModified", article.updated->iso());
    std::vector<Node> treatments;
    for (const RefTo<Treatment>& treatment : article.treatments)
        if (treatment.to) treatments.push_back(treatment_in_brief(*treatment.to, view));
    return node.add("author", people(article.author, view)).add("mentions", treatments);
}

std::vector<Node> offers_on(const Page& page, const View& view) {
    switch (page.kind) {
        case PageKind::treatment:
        case PageKind::treatment_area: return offers_of(*page.treatment, page.treatment_area, view);
        case PageKind::prices: {
            std::vector<Node> offers;
            for (const PriceRow& row : view.shared.price_rows)
                for (Node& offer : offers_of(*row.treatment, row.on, view))
                    offers.push_back(std::move(offer));
            return offers;
        }
        default: return {};
    }
}

// With what the page says of it besides.
Node clinic_on(const Page& page, const View& view) {
    Node node = clinic_node(view);
    const bool lists_places = page.kind == PageKind::home || page.kind == PageKind::locations;
    if (lists_places) {
        std::vector<Node> places;
        for (const Location* place : view.shared.site.listings.locations)
            places.push_back(place_in_brief(*place, view));
        node.add("department", places);
    }
    if (page.kind == PageKind::team) {
        std::vector<Node> employees;
        for (const Practitioner* person : view.shared.site.listings.team)
            employees.push_back(person_in_brief(*person, view));
        node.add("employee", employees);
    }
    const bool of_treatment =
        page.kind == PageKind::treatment || page.kind == PageKind::treatment_area;
    if (of_treatment && view.shared.may_advertise(*page.treatment))
        node.add("availableService",
                 Node::pointer(view.shared.canonical(page.treatment->address) + "#treatment"));
    return node.add("makesOffer", offers_on(page, view));
}

}  // namespace

std::string structured_data(View& view) {
    const Page& page = *view.page;
    if (page.kind == PageKind::redirect || page.kind == PageKind::not_found) return {};
    std::string data =
        "<script type=\"application/ld+json\">"
        "{\"@context\":\"https://schema.org\",\"@graph\":[";
    web_page(page, view).append_to(data);
    const auto append = [&](const Node& node) { node.append_to(data += ','); };
    if (page.kind == PageKind::article && page.article) append(blog_posting(page, view));
    if (!page.breadcrumbs.empty()) append(breadcrumbs(page, view));
    append(clinic_on(page, view));
    return data += "]}</script>";
}

}  // namespace praxis
