#include "tests/support/site_builder.h"

#include <stdexcept>

#include "base/diagnostic.h"
#include "gather/theme.h"
#include "tests/support/fake_disk.h"

namespace praxis {

namespace {

template <class T>
RefTo<T> ref(const T& to) {
    RefTo<T> reference;
    reference.id = to.id;
    reference.to = &to;
    return reference;
}

}  // namespace

BuiltSite::BuiltSite() {
    config.site = "/site";
    config.title = "Quay Clinic";
    config.base_url = "https://quay.example/";
    config.base_path = "/";
    config.language = "en-GB";
    config.clinic_name = "Quay Clinic";
    config.legal_name = "Quay Clinic Ltd";
    config.jurisdiction = Jurisdiction::uk;
    config.currency = "GBP";
    config.timezone = "Europe/London";
    config.phone = "+442079460000";
    config.phone_display = "020 7946 0000";
    config.email = "hello@quay.example";
    config.booking = Booking{"Book a consultation", {"/book/", {}}};
    config.jobs = 1;
    site.config = &config;
    fill_clinic();
    fill_estimate();
    connect();
    add_pages();
}

void BuiltSite::fill_clinic() {
    Clinic& clinic = site.clinic;
    clinic.home.emplace();
    clinic.home->title = "Skin, explained";
    clinic.home->lead = "What happens, and what else you could do.";
    clinic.home->text = text("<p>Welcome.</p>\n");

    Treatment& treatment = clinic.treatments.emplace_back();
    treatment.id = "peel";
    treatment.title = "Glycolic peel";
    treatment.summary = "An acid takes off the top of the skin.";
    treatment.kind = TreatmentKind::peel;
    treatment.synonyms = {"acid peel"};
    treatment.minutes = 30;
    treatment.downtime_days = Range{1, 3};
    treatment.pricing.price = Money{9000};
    treatment.pricing.packages = {Package{3, Money{24000}, {}}};
    treatment.price_note = "for one area";
    treatment.fees = {Fee{"Assessment", Money{4000}, false}};
    treatment.min_age = 18;
    treatment.contraindications = {"Active infection"};
    treatment.risks = {Risk{"Redness", "Common", false}, Risk{"Scar", "Rare", true}};
    treatment.alternatives = {Alternative{"Doing nothing", {}, nullptr}};
    treatment.anaesthesia = "None needed";
    treatment.text = text("<h2 id=\"{{#what}}\">What</h2>\n<p>It peels [@harris-2015].</p>\n");
    treatment.reviewed = Date{2026, 1, 5};
    treatment.next_review = Date{2027, 1, 5};
    treatment.aftercare = Aftercare();
    treatment.aftercare->title = "Aftercare: Glycolic peel";
    treatment.aftercare->red_flags = {"Fever"};
    treatment.aftercare->text = text("<p>Keep it clean.</p>\n");
    treatment.faq = FaqTopic();
    Question& question = treatment.faq->questions.emplace_back();
    question.id = "does-it-hurt";
    question.anchor = "peel-does-it-hurt";
    question.question = "Does it hurt?";
    question.answer = text("<p>It stings [@lee-2019] a little [@harris-2015].</p>\n");

    Area& area = clinic.areas.emplace_back();
    area.id = "face";
    area.title = "Face";
    area.summary = "The whole face.";
    area.text = text("<p>About faces.</p>\n");

    Concern& concern = clinic.concerns.emplace_back();
    concern.id = "acne-scars";
    concern.title = "Acne scars";
    concern.summary = "Marks that acne leaves.";
    concern.see_doctor_if = {"Acne is still active"};
    concern.text = text("<p>About scars.</p>\n");

    Practitioner& person = clinic.team.emplace_back();
    person.id = "anna";
    person.title = "Anna Novak";
    person.role = "Nurse";
    person.register_name = "NMC";
    person.register_number = "00A0000A";
    person.qualifications = {"RN"};
    person.languages = {"en", "cs"};
    person.text = text("<p>About Anna.</p>\n");

    Location& place = clinic.locations.emplace_back();
    place.id = "quay";
    place.title = "Quay Street";
    place.street = "1 Quay Street";
    place.locality = "London";
    place.postcode = "E1 1AA";
    place.country = "GB";
    place.hours[0] = {OpeningPeriod{540, 1020}};
    place.hours[4] = {OpeningPeriod{1260, 1560}};
    HoursException& exception = place.exceptions.emplace_back();
    exception.from = Date{2026, 12, 25};
    exception.to = Date{2026, 12, 26};
    exception.closed = true;
    exception.reason = "Christmas";
    place.access = {"A ramp"};
    place.text = text("<p>About the quay.</p>\n");

    Article& journal = clinic.journal.emplace_back();
    journal.id = "sun";
    journal.title = "Sun care";
    journal.summary = "After a peel.";
    journal.date = Date{2026, 2, 3};
    journal.text = text("<p>Wear a hat.</p>\n");

    PlainPage& plain = clinic.pages.emplace_back();
    plain.id = "about";
    plain.title = "About";
    plain.text = text("<p>About us.</p>\n");

    for (const char* id : {"harris-2015", "lee-2019"}) {
        Reference& reference = clinic.references.emplace_back();
        reference.id = id;
        reference.kind = ReferenceKind::trial;
        reference.title = std::string("A study by ") + id;
        reference.authors = "Some People";
        reference.journal = "J Skin";
        reference.year = 2015;
        reference.doi = "10.1000/x";
        reference.participants = 46;
    }
}

void BuiltSite::fill_estimate() {
    estimate = std::make_shared<Estimate>();
    EstimateFactor& factor = estimate->factors.emplace_back();
    factor.id = "severity";
    factor.label = "How deep?";
    for (const char* label : {"Mild", "Severe"}) {
        EstimateOption& option = factor.options.emplace_back();
        option.id = label == std::string("Mild") ? "mild" : "severe";
        option.label = label;
    }
    auto table = std::make_shared<EstimateTable>();
    table->estimate = estimate;
    for (std::size_t i = 0; i < 2; ++i) {
        EstimateRow& row = table->rows.emplace_back();
        row.options = {i};
        row.sessions = i == 0 ? Range{3, 4} : Range{5, 6};
        row.interval = Range{2, 4};
        row.weeks = i == 0 ? Range{4, 12} : Range{8, 20};
        row.cost_lo = Cover{Money{i == 0 ? 24000 : 42000}, i == 0 ? 3 : 6};
        row.cost_hi = Cover{Money{i == 0 ? 33000 : 48000}, i == 0 ? 4 : 6};
        row.basis = i == 0 ? Basis::trial : Basis::clinic;
        if (i == 0) row.evidence = {&site.clinic.references[1]};
    }
    peel().estimate = estimate;
    peel().table = table;
}

void BuiltSite::connect() {
    Clinic& clinic = site.clinic;
    for (const Reference& reference : clinic.references)
        site.references[reference.id] = &reference;

    peel().address = "/treatments/peel/";
    peel().areas = {ref(face())};
    peel().concerns = {ref(scars())};
    peel().performers = {ref(anna())};
    peel().performed_by = {&anna()};
    peel().offered_at = {&quay()};
    peel().reviewed_by = {ref(anna())};
    peel().aftercare->address = "/treatments/peel/aftercare/";
    peel().aftercare->treatment = &peel();
    peel().questions = {&peel().faq->questions.front()};
    TreatmentArea& on = peel().on_areas.emplace_back();
    on.treatment = &peel();
    on.area = &face();
    on.title = "Glycolic peel on the face";
    on.address = "/treatments/peel/face/";
    on.text = text("");
    face().address = "/areas/face/";
    face().treatments = {&peel()};
    scars().address = "/concerns/acne-scars/";
    scars().treatments = {&peel()};
    anna().address = "/team/anna/";
    anna().treatments = {&peel()};
    anna().locations = {ref(quay())};
    quay().address = "/locations/quay/";
    quay().treatments = {&peel()};
    quay().practitioners = {&anna()};
    article().address = "/journal/sun/";
    article().treatments = {ref(peel())};
    article().author = {ref(anna())};
    about().address = "/about/";
    clinic.home->address = "/";
    clinic.home->featured = {ref(peel())};

    Listings& lists = site.listings;
    lists.treatments = {&peel()};
    lists.areas = {&face()};
    lists.area_roots = {&face()};
    lists.concerns = {&scars()};
    lists.team = {&anna()};
    lists.locations = {&quay()};
    lists.journal = {&article()};
    lists.with_estimate = {&peel()};
    lists.with_price = {&peel()};
    lists.with_questions = {&peel()};
    site.menu = {Link{"Treatments", "/treatments/"}, Link{"Prices", "/prices/"}};
}

void BuiltSite::add_pages() {
    const auto list = [&](PageKind kind, const std::string& address, const std::string& title) {
        add_page(kind, address, title).breadcrumbs = {Link{"Home", "/"}};
    };
    const auto entry = [&](PageKind kind, const Entry& of, const std::string& title) -> Page& {
        Page& page = add_page(kind, of.address, title);
        page.entry = &of;
        page.breadcrumbs = {Link{"Home", "/"}};
        return page;
    };
    add_page(PageKind::home, "/", "Skin, explained").entry = &*site.clinic.home;
    entry(PageKind::page, about(), "About");
    list(PageKind::areas, "/areas/", "Body areas");
    entry(PageKind::area, face(), "Face").area = &face();
    list(PageKind::concerns, "/concerns/", "Concerns");
    entry(PageKind::concern, scars(), "Acne scars").concern = &scars();
    list(PageKind::faq, "/faq/", "Questions");
    list(PageKind::journal, "/journal/", "Journal");
    entry(PageKind::article, article(), "Sun care").article = &article();
    list(PageKind::locations, "/locations/", "Places");
    entry(PageKind::location, quay(), "Quay Street").location = &quay();
    list(PageKind::prices, "/prices/", "Prices");
    list(PageKind::sessions, "/sessions/", "Sessions");
    Page& session = add_page(PageKind::session, "/sessions/peel/", "Glycolic peel: sessions");
    session.entry = &peel();
    session.treatment = &peel();
    list(PageKind::team, "/team/", "Team");
    entry(PageKind::person, anna(), "Anna Novak").practitioner = &anna();
    list(PageKind::treatments, "/treatments/", "Treatments");
    entry(PageKind::treatment, peel(), "Glycolic peel").treatment = &peel();
    entry(PageKind::aftercare, *peel().aftercare, "Aftercare: Glycolic peel").treatment = &peel();
    Page& on = entry(PageKind::treatment_area, peel().on_areas.front(), "Glycolic peel on the face");
    on.treatment = &peel();
    on.treatment_area = &peel().on_areas.front();
    on.area = &face();
}

Page& BuiltSite::add_page(PageKind kind, std::string address, std::string title) {
    Page& page = site.pages.emplace_back();
    page.kind = kind;
    page.address = std::move(address);
    page.title = std::move(title);
    page.description = "Description of " + page.title;
    return page;
}

Page& BuiltSite::page(const std::string& address) {
    for (Page& page : site.pages)
        if (page.address == address) return page;
    throw std::logic_error("the built site has no page " + address);
}

Text* BuiltSite::text(const std::string& html) {
    const auto text = std::make_shared<Text>();
    site.texts.push_back(text);
    Text& made = *text;
    for (std::size_t i = 0; i < html.size();) {
        const bool cites = html.compare(i, 2, "[@") == 0;
        const bool tags = html.compare(i, 2, "{{") == 0;
        if (!cites && !tags) {
            made.html += html[i++];
            continue;
        }
        const std::size_t end = html.find(cites ? "]" : "}}", i);
        std::string name = html.substr(i + 2, end - i - 2);
        i = end + (cites ? 1 : 2);
        Hole hole;
        hole.at = static_cast<std::uint32_t>(made.html.size());
        hole.kind = HoleKind::value;
        if (cites) hole.kind = HoleKind::citation;
        if (tags && name == "fn") hole.kind = HoleKind::id_prefix;
        if (tags && name.starts_with("> ")) {
            hole.kind = HoleKind::block;
            name.erase(0, 2);
        }
        if (tags && name.starts_with("#")) {
            hole.kind = HoleKind::heading_id;
            name.erase(0, 1);
            Heading heading;
            heading.id = name;
            made.headings.push_back(heading);
        }
        hole.name = name;
        made.holes.push_back(hole);
    }
    return &made;
}

Theme calm_theme(const Config& config) {
    FakeDisk disk;
    disk.add_folder(config.site);
    Config copy;
    copy.site = config.site;
    copy.language = config.language;
    Diagnostics diagnostics;
    std::optional<Theme> theme = gather_theme(copy, disk, diagnostics);
    if (!theme || diagnostics.has_errors()) throw std::logic_error("the theme calm is broken");
    return std::move(*theme);
}

Theme theme_of(const std::vector<std::pair<std::string, std::string>>& files) {
    Theme theme;
    theme.name = "test";
    for (const auto& [path, text] : files) {
        const std::size_t slash = path.find('/');
        const std::string name = path.substr(slash + 1, path.rfind('.') - slash - 1);
        auto source = std::make_unique<Source>("themes/test/" + path, text);
        if (path.starts_with("layouts/"))
            theme.layouts.emplace(name, std::move(source));
        else if (path.starts_with("partials/"))
            theme.partials.emplace(name, std::move(source));
        else
            theme.words.emplace(path, text);
    }
    return theme;
}

}  // namespace praxis
