// Words of the page as a whole, the site and the clinic.
#include <algorithm>

#include "base/text.h"
#include "clinic/jurisdiction.h"
#include "model/english.h"
#include "render/estimate_view.h"
#include "render/shown.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

const Config& config(const View& view) {
    return view.shared.config;
}

/// The nearest "book": the page's own, else the site's.
const Booking* booking_of(View& view) {
    const Page& page = *view.page;
    if (page.treatment && page.treatment->booking) return &*page.treatment->booking;
    if (page.practitioner && page.practitioner->booking) return &*page.practitioner->booking;
    if (page.location && page.location->booking) return &*page.location->booking;
    const std::optional<Booking>& site = view.shared.site.booking;
    return site ? &*site : nullptr;
}

const Phone* phone(View& view, const std::string& number) {
    return number.empty() ? nullptr : &view.keep(Phone{number});
}

std::vector<const Practitioner*> people_of_page(View& view) {
    const Page& page = *view.page;
    if (page.kind == PageKind::location && page.location) return page.location->practitioners;
    if (page.treatment) return page.treatment->performed_by;
    return {};
}

std::vector<const Location*> places_of_page(View& view) {
    const Page& page = *view.page;
    if (page.practitioner) {
        std::vector<const Location*> places;
        for (const RefTo<Location>& reference : page.practitioner->locations)
            if (reference.to) places.push_back(reference.to);
        return places;
    }
    if (page.treatment) return page.treatment->offered_at;
    return {};
}

std::vector<const Question*> questions_of_page(View& view) {
    const Page& page = *view.page;
    switch (page.kind) {
        case PageKind::treatment: return page.treatment->questions;
        case PageKind::area: return page.area->questions;
        case PageKind::concern: return page.concern->questions;
        case PageKind::treatment_area: {
            std::vector<const Question*> questions;
            if (!page.treatment || !page.treatment_area) return questions;
            for (const Question* question : page.treatment->questions)
                for (const RefTo<Area>& area : question->areas)
                    if (area.to && area.to == page.treatment_area->area) {
                        questions.push_back(question);
                        break;
                    }
            for (const Question* question : page.treatment_area->area->questions)
                if (question->of_any_treatment) questions.push_back(question);
            return questions;
        }
        default: return {};
    }
}

const Glance* glance_of_page(View& view) {
    const Page& page = *view.page;
    const bool shows = page.kind == PageKind::treatment || page.kind == PageKind::treatment_area;
    if (!shows || !page.treatment) return nullptr;
    return &view.keep(Glance{page.treatment, page.treatment_area, nullptr});
}

ListView articles_of_page(View& view) {
    const auto& all = view.shared.site.listings.journal;
    if (view.page->kind != PageKind::journal) return {};
    const std::size_t first = std::min((view.page->part - 1) * articles_a_page, all.size());
    const std::size_t last = std::min(first + articles_a_page, all.size());
    const auto at = [&](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
    return each(view.keep(std::vector<const Article*>(at(first), at(last))));
}

/// The second-level headings, where there are enough of them to be looked for.
std::vector<Link> contents_of_page(View& view) {
    constexpr std::size_t enough = 4;
    std::vector<Link> links;
    if (const Text* text = view.own_text())
        for (const Heading& heading : text->headings)
            if (heading.level == 2) links.push_back({heading.text, "#" + heading.id});
    if (links.size() < enough) links.clear();
    return links;
}

NounWords root() {
    std::vector<TemplateWord> words = {
        object<View>("page", Noun::page, "the page that is being made",
                     [](const View&, View& v) -> const void* { return v.page; }),
        html<View>("content", "the page's text", [](const View&, View& v) { return v.content(); }),
        html<View>("structured_data", "what the page says, for machines (JSON-LD)",
                   [](const View&, View& v) { return structured_data(v); }),
        text<View>("lead", "the home page's opening words",
                   [](const View&, View& v) {
                       const Home* home = v.shared.site.clinic.live_home();
                       return v.page->kind == PageKind::home && home ? home->lead : std::string();
                   }),
        list<View>("featured", Noun::treatment, "treatments that the home page shows",
                   [](const View&, View& v) { return each(v.shared.featured); }),
        list<View>("contents", Noun::link, "the headings of a long text, as links",
                   [](const View&, View& v) { return v.list(contents_of_page(v)); }),
        object<View>("treatment", Noun::treatment, "the page's treatment",
                     [](const View&, View& v) -> const void* { return v.page->treatment; }),
        object<View>("combination", Noun::combination, "the page's treatment on an area",
                     [](const View&, View& v) -> const void* { return v.page->treatment_area; }),
        object<View>("aftercare", Noun::aftercare, "the aftercare of the page's treatment",
                     [](const View&, View& v) -> const void* {
                         return v.page->treatment ? v.page->treatment->live_aftercare() : nullptr;
                     }),
        object<View>("area", Noun::area, "the page's body area",
                     [](const View&, View& v) -> const void* { return v.page->area; }),
        object<View>("concern", Noun::concern, "the page's concern",
                     [](const View&, View& v) -> const void* { return v.page->concern; }),
        object<View>("person", Noun::person, "the page's practitioner",
                     [](const View&, View& v) -> const void* { return v.page->practitioner; }),
        object<View>("location", Noun::location, "the page's place",
                     [](const View&, View& v) -> const void* { return v.page->location; }),
        object<View>("article", Noun::article, "the page's article",
                     [](const View&, View& v) -> const void* { return v.page->article; }),
        list<View>("articles", Noun::article, "the articles that this page of the journal shows",
                   [](const View&, View& v) { return articles_of_page(v); }),
        object<View>("paging", Noun::paging, "the way to the list's other pages, if it has any",
                     [](const View&, View& v) -> const void* {
                         return v.page->parts > 1 ? v.page : nullptr;
                     }),
        object<View>("glance", Noun::glance, "the page's treatment in a few facts",
                     [](const View&, View& v) -> const void* { return glance_of_page(v); }),
        object<View>("estimate", Noun::estimate, "the estimate that the page shows",
                     [](const View&, View& v) -> const void* { return estimate_of_page(v); }),
        list<View>("questions", Noun::question, "questions about what the page is about",
                   [](const View&, View& v) { return v.list(questions_of_page(v)); }),
        list<View>("performers", Noun::person, "who does it, or works there",
                   [](const View&, View& v) { return v.list(people_of_page(v)); }),
        list<View>("places", Noun::location, "where it is done, or where somebody works",
                   [](const View&, View& v) { return v.list(places_of_page(v)); }),
        list<View>("references", Noun::reference, "what the page cites, in order of first use",
                   [](const View&, View& v) { return v.references(); }),
        object<View>("booking", Noun::booking, "where \"book\" leads from this page",
                     [](const View&, View& v) -> const void* { return booking_of(v); }),
        object<View>("review", Noun::review, "who wrote and who reviewed the page, and when",
                     [](const View&, View& v) -> const void* { return review_of_page(v); }),
    };
    for (TemplateWord& word : words) word = of_page(std::move(word));
    words.push_back(object<View>("clinic", Noun::clinic, "the clinic",
                                 [](const View&, View& v) -> const void* { return &config(v); }));
    words.push_back(object<View>("site", Noun::site, "the whole site",
                                 [](const View&, View& v) -> const void* { return &v.shared; }));
    return {Noun::root, "what a template can say on any page", std::move(words)};
}

NounWords page() {
    std::vector<TemplateWord> words = {
        text<Page>("title", "its title, the page's h1",
                   [](const Page& p, View&) { return p.title; }),
        list<Page>("title_lines", Noun::words,
                   "its title before and after a colon, where a line may break best; none without",
                   [](const Page& p, View& v) { return v.list(parted_at_colon(p.title)); }),
        text<Page>("description", "a sentence for search engines",
                   [](const Page& p, View&) { return p.description; }),
        url<Page>("address", "its whole address, for the canonical link",
                  [](const Page& p, View& v) { return v.shared.canonical(p.address); }),
        flag<Page>("noindex", "whether search engines should leave it out",
                   [](const Page& p, View& v) {
                       return p.noindex || config(v).noindex || p.kind == PageKind::not_found;
                   }),
        object<Page>("share", Noun::share, "what is shown where the page is shared",
                     [](const Page& p, View& v) -> const void* {
                         const bool silent = p.treatment && !v.shared.may_advertise(*p.treatment);
                         return silent ? nullptr : &p;
                     }),
        list<Page>("crumbs", Noun::link, "the way from the home page to its parent",
                   [](const Page& p, View&) { return each(p.breadcrumbs); }),
        html<Page>("modified", "the newest date that its sources give",
                   [](const Page& p, View& v) {
                       return p.modified ? v.wording().time_element(*p.modified) : std::string();
                   }),
        url<Page>("redirect", "where a redirect leads",
                  [](const Page& p, View& v) { return v.shared.href(p.redirect_to); }),
        url<Page>("redirect_address", "the whole address where a redirect leads",
                  [](const Page& p, View& v) { return v.shared.canonical(p.redirect_to); }),
        flag<Page>("is_home", "whether it is the home page",
                   [](const Page& p, View&) { return p.kind == PageKind::home; }),
        flag<Page>("is_faq", "whether it is the page of all questions",
                   [](const Page& p, View&) { return p.kind == PageKind::faq; }),
    };
    for (TemplateWord& word : words) word = of_page(std::move(word));
    return {Noun::page, "the page that is being made", std::move(words)};
}

NounWords share() {
    std::vector<TemplateWord> words = {
        text<Page>("title", "the title", [](const Page& p, View&) { return p.title; }),
        text<Page>("description", "the description",
                   [](const Page& p, View&) { return p.description; }),
        url<Page>("address", "the whole address",
                  [](const Page& p, View& v) { return v.shared.canonical(p.address); }),
        text<Page>("type", "\"article\" or \"website\"",
                   [](const Page& p, View&) -> std::string {
                       return p.kind == PageKind::article ? "article" : "website";
                   }),
        text<Page>("locale", "the language as Open Graph writes it (en_GB)",
                   [](const Page&, View& v) { return replaced(config(v).language, "-", "_"); }),
    };
    words.push_back(
        object<Page>("picture", Noun::picture, "what is shown of the site, with its whole address",
                     [](const Page&, View& v) -> const void* { return share_picture(v); }));
    for (TemplateWord& word : words) word = of_page(std::move(word));
    return {Noun::share, "Open Graph's view of the page", std::move(words)};
}

NounWords clinic() {
    return {
        Noun::clinic,
        "the clinic, as site.toml describes it",
        {
            text<Config>("name", "its name", [](const Config& c, View&) { return c.clinic_name; }),
            text<Config>("legal_name", "its legal name",
                         [](const Config& c, View&) { return c.legal_name; }),
            object<Config>(
                "phone", Noun::phone, "its phone",
                [](const Config& c, View& v) -> const void* { return phone(v, c.phone); }),
            text<Config>("email", "its email address",
                         [](const Config& c, View&) { return c.email; }),
            url<Config>("email_address", "the same as a link",
                        [](const Config& c, View& v) {
                            return c.email.empty() ? std::string()
                                                   : v.shared.href("mailto:" + c.email);
                        }),
            text<Config>("registration_body", "who supervises it",
                         [](const Config& c, View&) { return c.registration_body; }),
            text<Config>("registration_number", "its number there",
                         [](const Config& c, View&) { return c.registration_number; }),
            url<Config>("complaints", "the page about complaints",
                        [](const Config&, View& v) {
                            const std::string& page = v.shared.site.complaints;
                            return page.empty() ? std::string() : v.shared.href(page);
                        }),
            text<Config>("emergency_number", "whom to call in an emergency",
                         [](const Config& c, View&) {
                             return std::string(rules_of(c.jurisdiction).emergency_number);
                         }),
            url<Config>("emergency_address", "the same as a link",
                        [](const Config& c, View& v) {
                            return v.shared.tel(rules_of(c.jurisdiction).emergency_number);
                        }),
            flag<Config>(
                "tax_included", "whether prices include tax",
                [](const Config& c, View&) { return c.prices_include_tax.value_or(false); }),
            flag<Config>(
                "tax_added", "whether tax comes on top of prices",
                [](const Config& c, View&) { return !c.prices_include_tax.value_or(true); }),
            object<Config>("logo", Noun::picture, "its logo",
                           [](const Config& c, View& v) -> const void* {
                               return picture(v, c.logo.value, c.clinic_name);
                           }),
        }};
}

NounWords site() {
    using S = Shared;
    return {
        Noun::site,
        "the whole site",
        {
            text<S>("title", "its title", [](const S& s, View&) { return s.config.title; }),
            text<S>("description", "its description",
                    [](const S& s, View&) { return s.config.description; }),
            text<S>("notice", "a notice that stands on every page",
                    [](const S& s, View&) { return s.config.notice; }),
            text<S>("language", "its language (en-GB)",
                    [](const S& s, View&) { return s.config.language; }),
            text<S>("direction", "\"ltr\" or \"rtl\"",
                    [](const S& s, View&) { return std::string(direction_of(s.config.language)); }),
            url<S>("home", "the home page's address",
                   [](const S& s, View&) { return s.href("/"); }),
            url<S>(
                "palette",
                "the stylesheet with the clinic's colours, fonts and options; none where one of the "
                "theme's takes it in with `@praxis palette;`",
                [](const S& s, View&) { return s.palette; }),
            flag<S>("system_fonts", "whether the clinic chose the reader's own fonts",
                    [](const S& s, View&) {
                        return !s.config.font.empty() && s.config.font != "theme";
                    }),
            url<S>(
                "chooser",
                "the stylesheet that narrows an estimate's rows; none where one of the theme's takes "
                "it in with `@praxis chooser;`",
                [](const S& s, View&) { return s.chooser; }),
            url<S>("feed", "the journal's feed",
                   [](const S& s, View&) {
                       return s.journal ? s.href("/journal/feed.xml") : std::string();
                   }),
            list<S>("menu", Noun::menu_entry, "the menu",
                    [](const S& s, View&) { return each(s.site.menu); }),
            list<S>("treatments", Noun::treatment, "all treatments by title",
                    [](const S& s, View&) { return each(s.site.listings.treatments); }),
            list<S>("letters", Noun::letter, "all treatments from A to Z",
                    [](const S& s, View&) { return each(s.letters); }),
            list<S>("areas", Noun::area, "all body areas by title",
                    [](const S& s, View&) { return each(s.site.listings.areas); }),
            object<S>("body", Noun::body, "the body map; nothing where no area has a region",
                      [](const S& s, View&) -> const void* {
                          for (const Area* area : s.body)
                              if (area) return &s;
                          return nullptr;
                      }),
            list<S>("area_roots", Noun::area, "body areas that are no part of another",
                    [](const S& s, View&) { return each(s.site.listings.area_roots); }),
            list<S>("concerns", Noun::concern, "all concerns by title",
                    [](const S& s, View&) { return each(s.site.listings.concerns); }),
            list<S>("team", Noun::person, "all practitioners by name",
                    [](const S& s, View&) { return each(s.site.listings.team); }),
            list<S>("locations", Noun::location, "all places by name",
                    [](const S& s, View&) { return each(s.site.listings.locations); }),
            list<S>("journal", Noun::article,
                    "all articles, newest first; no page may list them all",
                    [](const S& s, View&) { return each(s.site.listings.journal); }),
            list<S>("topics", Noun::topic, "all questions by topic",
                    [](const S& s, View&) { return each(s.topics); }),
            list<S>("with_estimate", Noun::treatment, "treatments that have an estimate",
                    [](const S& s, View&) { return each(s.with_estimate); }),
            list<S>("price_rows", Noun::price_row, "the price list",
                    [](const S& s, View&) { return each(s.price_rows); }),
        }};
}

std::vector<NounWords> links() {
    return {
        {Noun::link,
         "a place to go",
         {text<Link>("label", "what it is called", [](const Link& l, View&) { return l.label; }),
          url<Link>("address", "where it leads",
                    [](const Link& l, View& v) { return v.shared.href(l.address); })}},
        {Noun::menu_entry,
         "an entry of the menu",
         {text<Link>("label", "what it is called", [](const Link& l, View&) { return l.label; }),
          url<Link>("address", "where it leads",
                    [](const Link& l, View& v) { return v.shared.href(l.address); }),
          of_page(flag<Link>("current", "whether it is this page",
                             [](const Link& l, View& v) { return v.page->address == l.address; })),
          of_page(flag<Link>("inside", "whether this page is below it",
                             [](const Link& l, View& v) {
                                 return l.address.size() > 1 && l.address.ends_with('/') &&
                                        v.page->address != l.address &&
                                        v.page->address.starts_with(l.address);
                             }))}},
        {Noun::booking,
         "where to book",
         {text<Booking>("label", "what to say on the link",
                        [](const Booking& b, View& v) {
                            if (!b.label.empty()) return b.label;
                            const auto& site = config(v).booking;
                            return site && !site->label.empty() ? site->label
                                                                : v.wording().word("book");
                        }),
          url<Booking>("address", "where it leads",
                       [](const Booking& b, View& v) { return v.shared.href(b.url.value); })}},
        {Noun::phone,
         "a phone number",
         {text<Phone>("number", "as people read it",
                      [](const Phone& p, View& v) { return v.shared.phone_shown(p.number); }),
          url<Phone>("address", "as a link that calls it",
                     [](const Phone& p, View& v) { return v.shared.tel(p.number); })}},
        {Noun::picture,
         "a picture",
         {url<ShownPicture>("address", "its file",
                            [](const ShownPicture& p, View&) { return p.address; }),
          text<ShownPicture>("words", "what it shows, in words",
                             [](const ShownPicture& p, View&) { return p.words; }),
          text<ShownPicture>("width", "in pixels",
                             [](const ShownPicture& p, View&) { return p.width; }),
          text<ShownPicture>("height", "in pixels",
                             [](const ShownPicture& p, View&) { return p.height; })}},
        {Noun::words,
         "a text in a list",
         {text<std::string>(".", "the text itself",
                            [](const std::string& s, View&) { return s; })}},
    };
}

}  // namespace

std::vector<NounWords> words_of_pages() {
    std::vector<NounWords> nouns;
    nouns.push_back(root());
    nouns.push_back(page());
    nouns.push_back(share());
    nouns.push_back(clinic());
    nouns.push_back(site());
    for (NounWords& noun : links()) nouns.push_back(std::move(noun));
    return nouns;
}

}  // namespace praxis
