// What each page is called, how it is described, the way to it, and the menu.
#include <fmt/format.h>

#include "base/parallel.h"
#include "base/text.h"
#include "model/paths.h"
#include "resolve/links.h"

namespace praxis {

namespace {

constexpr std::size_t most_description = 160;

// Whole words, at most 160 characters with the ellipsis.
std::string shortened(std::string_view text) {
    const std::string words = replaced(trimmed(text), "\n", " ");
    if (character_count(words) <= most_description) return words;
    std::size_t offset = 0;
    std::size_t last_blank = 0;
    for (std::size_t count = 0; count + 1 < most_description && offset < words.size(); ++count) {
        if (words[offset] == ' ') last_blank = offset;
        (void)next_character(words, offset);
    }
    std::string_view cut = std::string_view(words).substr(0, last_blank ? last_blank : offset);
    while (!cut.empty() && (cut.back() == ',' || cut.back() == ';' || cut.back() == ':'))
        cut.remove_suffix(1);
    return std::string(cut) + "…";
}

class PageWriter {
public:
    explicit PageWriter(Resolver& resolver) : resolver_(resolver) {}

    void describe(Page& page) const {
        page.title = title(page);
        page.description = description(page);
        page.breadcrumbs = breadcrumbs(page);
        page.modified = modified(page);
    }

private:
    std::string word(const std::string& key) const { return resolver_.word(key); }

    static std::string section_key(PageKind kind) {
        return "title." + std::string(kind == PageKind::not_found ? "not-found" : layout_of(kind));
    }

    std::string title(const Page& page) const {
        switch (page.kind) {
            case PageKind::home:
                return page.entry ? page.entry->title : resolver_.config.title;
            case PageKind::treatment_area:
                if (!page.treatment_area->title.empty()) return page.treatment_area->title;
                return resolver_.word("title.treatment-area", {{"treatment", page.treatment->title},
                                                               {"area", page.area->title}});
            case PageKind::aftercare:
                if (page.entry && !page.entry->title.empty()) return page.entry->title;
                return resolver_.word("title.aftercare", {{"treatment", page.treatment->title}});
            case PageKind::session:
                return resolver_.word("title.session", {{"treatment", page.treatment->title}});
            case PageKind::redirect:
                return page.entry && !page.entry->title.empty() ? page.entry->title
                                                                : resolver_.config.title;
            default:
                if (page.entry) return page.entry->title;
                if (page.part == 1) return word(section_key(page.kind));
                return part_of("title.part", page, {{"title", word(section_key(page.kind))}});
        }
    }

    // "Journal, page 2 of 5": no two pages are called the same.
    std::string part_of(const std::string& key, const Page& page, FillIns values = {}) const {
        values.push_back({"number", std::to_string(page.part)});
        values.push_back({"count", std::to_string(page.parts)});
        return resolver_.word(key, values);
    }

    std::string description(const Page& page) const {
        if (page.kind == PageKind::treatment_area) {
            const TreatmentArea& own = *page.treatment_area;
            if (!own.summary.empty()) return own.summary;
            return shortened(own.text && !own.text->opening.empty()
                                 ? own.text->opening
                                 : resolver_.word("title.treatment-area",
                                                  {{"treatment", page.treatment->title},
                                                   {"area", page.area->title}}) +
                                       ". " + page.treatment->summary);
        }
        if (page.kind == PageKind::aftercare && page.entry && page.entry->summary.empty())
            return shortened(resolver_.word("title.aftercare", {{"treatment", page.treatment->title}}) + ". " +
                             page.entry->text->opening);
        if (page.kind == PageKind::session)
            return shortened(resolver_.word("description.session", {{"treatment", page.treatment->title}}));
        if (page.entry) {
            if (!page.entry->summary.empty()) return page.entry->summary;
            if (page.entry->text && !page.entry->text->opening.empty())
                return shortened(page.entry->text->opening);
        }
        if (page.kind == PageKind::home && !resolver_.config.description.empty())
            return resolver_.config.description;
        const std::string key = "description." + std::string(layout_of(page.kind));
        if (!resolver_.words.contains(key)) return page.entry ? "" : resolver_.config.description;
        const std::string words =
            resolver_.word(key, {{"clinic", resolver_.config.clinic_name}, {"title", page.title}});
        return shortened(page.part == 1 ? words : words + " " + part_of("paging.place", page) + ".");
    }

    Link section(PageKind kind, std::string address) const {
        return {word(section_key(kind)), std::move(address)};
    }

    std::vector<Link> breadcrumbs(const Page& page) const {
        if (page.kind == PageKind::home || page.kind == PageKind::not_found ||
            page.kind == PageKind::redirect)
            return {};
        std::vector<Link> way = {
            {resolver_.word("title.home", {{"clinic", resolver_.config.clinic_name}}), "/"}};
        switch (page.kind) {
            case PageKind::treatment:
                way.push_back(section(PageKind::treatments, "/treatments/"));
                break;
            case PageKind::treatment_area:
            case PageKind::aftercare:
                way.push_back(section(PageKind::treatments, "/treatments/"));
                way.push_back({page.treatment->title, page.treatment->address});
                break;
            case PageKind::area: {
                way.push_back(section(PageKind::areas, "/areas/"));
                std::vector<Link> above;
                for (const Area* area = page.area->parent ? page.area->parent->to : nullptr; area;
                     area = area->parent ? area->parent->to : nullptr)
                    above.insert(above.begin(), {area->title, area->address});
                way.insert(way.end(), above.begin(), above.end());
                break;
            }
            case PageKind::concern:
                way.push_back(section(PageKind::concerns, "/concerns/"));
                break;
            case PageKind::session:
                way.push_back(section(PageKind::sessions, "/sessions/"));
                break;
            case PageKind::person: way.push_back(section(PageKind::team, "/team/")); break;
            case PageKind::location:
                way.push_back(section(PageKind::locations, "/locations/"));
                break;
            case PageKind::article:
                way.push_back(section(PageKind::journal, "/journal/"));
                break;
            case PageKind::journal:
                if (page.part > 1) way.push_back(section(PageKind::journal, "/journal/"));
                break;
            default: break;
        }
        return way;
    }

    // The newest date that the page's sources give. Never the day of the build.
    static std::optional<Date> modified(const Page& page) {
        std::optional<Date> newest;
        const auto offer = [&](const std::optional<Date>& date) {
            if (date && (!newest || *date > *newest)) newest = date;
        };
        if (page.article) {
            offer(page.article->date);
            offer(page.article->updated);
        }
        if (page.entry) {
            offer(page.entry->publish);
            offer(page.entry->reviewed);
        }
        return newest;
    }

    Resolver& resolver_;
};

void keep_part(const std::optional<LinkTargets::Answer>& answer, const Place& where, Site& site) {
    if (answer && !answer->part.id.empty())
        site.part_links.push_back({where, answer->part.page, answer->part.id});
}

void make_menu(Resolver& resolver) {
    Site& site = resolver.site;
    const Config& config = resolver.config;
    if (config.menu.empty()) {
        for (const PageKind kind :
             {PageKind::treatments, PageKind::areas, PageKind::concerns, PageKind::sessions,
              PageKind::prices, PageKind::team, PageKind::locations, PageKind::faq,
              PageKind::journal})
            for (const Page& page : site.pages)
                if (page.kind == kind && page.part == 1)
                    site.menu.push_back(
                        {resolver.word("menu-label." + std::string(layout_of(kind))), page.address});
        return;
    }
    const LinkTargets targets(resolver, "the menu leaves it out");
    for (const MenuEntry& entry : config.menu) {
        const auto answer = targets.find_named(entry.to.value, *config.source, entry.to.where,
                                               resolver.diagnostics);
        if (answer && !answer->hidden) site.menu.push_back({entry.label, answer->address});
        keep_part(answer, Place::in(*config.source, entry.to.where), site);
    }
}

// A photo is named relative to its file; from here on by its path in the site.
void find_photos(Resolver& resolver) {
    const auto find = [&](std::optional<Picture>& photo, const Entry& entry) {
        if (!photo) return;
        const auto path = picture_path(entry.source->path(), photo->file.value);
        if (path && resolver.site.asset_addresses.contains(*path)) {
            photo->file.value = *path;
            return;
        }
        if (!photo->file.value.empty())
            (void)picture_is_here(photo->file.value, Place::in(*entry.source, photo->file.where),
                                  resolver.diagnostics);
        photo.reset();  // what else is wrong with it was said when it was read
    };
    for (Practitioner& person : resolver.site.clinic.team) find(person.photo, person);
    for (Location& location : resolver.site.clinic.locations) find(location.photo, location);
}

// Addresses that fields name, besides those in texts.
void check_named_addresses(Resolver& resolver) {
    std::optional<LinkTargets> made;  // seldom needed, and dear where there are many pages
    const auto targets = [&]() -> const LinkTargets& {
        return made ? *made : made.emplace(resolver, "nothing leads there");
    };
    const Config& config = resolver.config;
    const auto booking = [&](std::optional<Booking>& link, const Source& source) {
        if (!link || !link->url.value.starts_with('/')) return;
        const auto answer =
            targets().find(link->url.value, source, link->url.where, nullptr, resolver.diagnostics);
        keep_part(answer, Place::in(source, link->url.where), resolver.site);
        if (answer && answer->hidden) link.reset();
    };
    resolver.site.booking = config.booking;
    booking(resolver.site.booking, *config.source);
    Clinic& clinic = resolver.site.clinic;
    for (Treatment& treatment : clinic.treatments) booking(treatment.booking, *treatment.source);
    for (Practitioner& person : clinic.team) booking(person.booking, *person.source);
    for (Location& location : clinic.locations) booking(location.booking, *location.source);
    if (!config.complaints.value.empty()) {
        const auto answer = targets().find_named(config.complaints.value, *config.source,
                                                 config.complaints.where, resolver.diagnostics);
        if (answer) resolver.site.complaints = answer->address;
        keep_part(answer, Place::in(*config.source, config.complaints.where), resolver.site);
    }
}

}  // namespace

void describe_pages(Resolver& resolver) {
    const PageWriter writer(resolver);
    for_each_index(resolver.site.pages.size(), resolver.config.jobs,
                   [&](std::size_t i, std::size_t) { writer.describe(resolver.site.pages[i]); });
    make_menu(resolver);
    check_named_addresses(resolver);
    find_photos(resolver);
}

}  // namespace praxis
