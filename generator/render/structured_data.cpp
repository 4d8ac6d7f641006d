// What a page says, once more for machines: schema.org as JSON-LD. Every value here is also
// something that a person can read on the page.
#include <fmt/format.h>

#include "model/english.h"
#include "render/escape.h"
#include "render/shown.h"

namespace praxis {

namespace {

// An object that is written as it grows. Text can only enter through json_string.
class Node {
public:
    explicit Node(std::string_view type) : text_("{\"@type\":") { append_json(text_, type); }

    Node& add(std::string_view key, std::string_view value) {
        if (value.empty()) return *this;
        begin(key);
        if (has_english_marks(value))
            append_json(text_, without_english_marks(std::string(value)));
        else
            append_json(text_, value);
        return *this;
    }
    Node& add(std::string_view key, int value) {
        begin(key);
        text_ += std::to_string(value);
        return *this;
    }
    Node& add(std::string_view key, const std::vector<Node>& values) {
        if (values.empty()) return *this;
        begin(key);
        text_ += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) text_ += ',';
            text_ += values[i].text();
        }
        text_ += ']';
        return *this;
    }
    std::string text() const { return text_ + "}"; }

private:
    void begin(std::string_view key) {
        text_ += ',';
        append_json(text_, key);
        text_ += ':';
    }

    std::string text_;
};

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
    return Node("BreadcrumbList").add("itemListElement", items);
}

std::vector<Node> people(const std::vector<RefTo<Practitioner>>& references, const View& view) {
    std::vector<Node> nodes;
    for (const RefTo<Practitioner>& reference : references)
        if (reference.to)
            nodes.push_back(Node("Person")
                                .add("name", reference.to->title)
                                .add("jobTitle", reference.to->role)
                                .add("url", view.shared.canonical(reference.to->address)));
    return nodes;
}

Node web_page(const Page& page, const View& view) {
    const bool medical = page.treatment || page.concern;
    Node node(page.kind == PageKind::article ? "Article" : medical ? "MedicalWebPage" : "WebPage");
    node.add(page.kind == PageKind::article ? "headline" : "name", page.title)
        .add("url", view.shared.canonical(page.address))
        .add("inLanguage", view.shared.config.language);
    if (page.article) node.add("datePublished", page.article->date.iso());
    if (page.article && page.article->updated)
        node.add("dateModified", page.article->updated->iso());
    if (page.entry && view.own_text()) {
        node.add("author", people(page.entry->author, view));
        // `reviewedBy` and `lastReviewed` belong to WebPage, of which MedicalWebPage is one.
        if (page.kind != PageKind::article) {
            node.add("reviewedBy", people(page.entry->reviewed_by, view));
            if (page.entry->reviewed) node.add("lastReviewed", page.entry->reviewed->iso());
        }
    }
    return node;
}

Node address_of(const Location& location) {
    return Node("PostalAddress")
        .add("streetAddress", location.street)
        .add("addressLocality", location.locality)
        .add("addressRegion", location.region)
        .add("postalCode", location.postcode)
        .add("addressCountry", location.country);
}

std::vector<Node> hours_of(const Location& location) {
    static constexpr std::string_view days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
    std::vector<Node> nodes;
    const auto clock = [](int minutes) {
        return fmt::format("{:02}:{:02}", minutes % 1440 / 60, minutes % 60);
    };
    for (std::size_t day = 0; day < location.hours.size(); ++day)
        for (const OpeningPeriod& period : location.hours[day])
            nodes.push_back(Node("OpeningHoursSpecification")
                                .add("dayOfWeek", days[day])
                                .add("opens", clock(period.opens))
                                .add("closes", period.closes == 1440 ? "23:59"
                                                                     : clock(period.closes)));
    return nodes;
}

Node clinic_at(const Location& location, const View& view) {
    const std::string& phone =
        location.phone.empty() ? view.shared.config.phone : location.phone;
    return Node("MedicalClinic")
        .add("name", location.title)
        .add("url", view.shared.canonical(location.address))
        .add("telephone", phone)
        .add("address", {address_of(location)})
        .add("openingHoursSpecification", hours_of(location));
}

Node organisation(const View& view) {
    const Config& config = view.shared.config;
    return Node("MedicalOrganization")
        .add("name", config.clinic_name)
        .add("legalName", config.legal_name)
        .add("url", view.shared.canonical("/"))
        .add("telephone", config.phone)
        .add("email", config.email);
}

}  // namespace

std::string structured_data(View& view) {
    const Page& page = *view.page;
    if (page.kind == PageKind::redirect || page.kind == PageKind::not_found) return {};
    std::string graph = web_page(page, view).text();
    const auto append = [&](const Node& node) { graph.append(",").append(node.text()); };
    if (!page.breadcrumbs.empty()) append(breadcrumbs(page, view));
    append(organisation(view));
    if (page.kind == PageKind::location && page.location) append(clinic_at(*page.location, view));
    return fmt::format("<script type=\"application/ld+json\">"
                       "{{\"@context\":\"https://schema.org\",\"@graph\":[{}]}}</script>",
                       graph);
}

}  // namespace praxis
