#include "clinic/schema.h"

#include <algorithm>
#include <array>

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

namespace {

constexpr std::array<std::string_view, 6> treatment_kinds = {"device", "injectable", "peel",
                                                             "laser",  "manual",     "surgical"};
constexpr std::array<std::string_view, 7> reference_kinds = {
    "review", "rct", "trial", "cohort", "label", "guideline", "opinion"};
constexpr std::array<std::string_view, 6> bases = {"review", "trial",     "cohort",
                                                   "label",  "guideline", "clinic"};
constexpr std::array<std::string_view, 3> modes = {"range", "points", "response"};
constexpr std::array<std::string_view, 2> measures = {"people", "mean-change"};
constexpr std::array<std::string_view, 32> regions = {
    "scalp",      "forehead",  "eyes",       "nose",      "cheeks",  "lips",       "chin",
    "jaw",        "ears",      "neck",       "decollete", "shoulders", "chest",    "upper-arms",
    "forearms",   "hands",     "abdomen",    "flanks",    "groin",   "thighs",     "knees",
    "lower-legs", "feet",      "nape",       "upper-back", "lower-back", "buttocks", "face",
    "arms",       "legs",      "back",       "body"};

using Fields = std::vector<Field>;

Fields operator+(Fields a, const Fields& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// What every page has. A practitioner and a location have `name` in place of `title`.
template <class T>
Fields page_fields(std::string_view title_key, Need title, Need summary) {
    Field title_field = field<T, &Entry::title>(
        title_key, Shape::text,
        title_key == "name" ? "The name as people read it." : "The heading of the page.");
    Field summary_field =
        field<T, &Entry::summary>("summary", Shape::text,
                                  "One or two plain sentences for lists and search engines.")
            .at_most(160);
    title_field.need = title;
    summary_field.need = summary;
    return {
        title_field,
        summary_field,
        field<T, &Entry::draft>("draft", Shape::boolean, "true keeps the page out of the site."),
        field<T, &Entry::publish>("publish", Shape::date, "The first day on which it is shown."),
        field<T, &Entry::expires>("expires", Shape::date,
                                  "The first day on which it is no longer shown."),
        field<T, &Entry::author>("author", Shape::reference, "Who wrote it.")
            .one_or_list()
            .of(Kind::practitioner),
        field<T, &Entry::reviewed_by>("reviewed_by", Shape::reference,
                                      "Who has checked it, with a clinician's eye.")
            .one_or_list()
            .of(Kind::practitioner),
        field<T, &Entry::reviewed>("reviewed", Shape::date, "When it was checked last."),
        field<T, &Entry::next_review>("next_review", Shape::date,
                                      "When it is to be checked again."),
        field<T, &Entry::aliases>("aliases", Shape::alias,
                                  "Old addresses that lead here from now on.")
            .list(),
        field<T, &Entry::noindex>("noindex", Shape::boolean,
                                  "true keeps the page out of search engines."),
    };
}

const Schema& package_schema() {
    static const Schema schema{
        "a package",
        {field<Package, &Package::sessions>("sessions", Shape::whole, "How many sessions.")
             .between(1, 1000)
             .required(),
         field<Package, &Package::price>("price", Shape::money, "What they cost together.")
             .required()}};
    return schema;
}

template <class T>
Fields pricing_fields() {
    return {
        field_by<T>("price", Shape::money, "What one session costs.",
                    [](T& to, FieldValue&& value, Span) {
                        fields::assign(to.pricing.price, std::move(value));
                    }),
        table_by<T>("packages", package_schema(), "Several sessions sold together.",
                    [](T& to, Span where) -> void* {
                        Package& package = to.pricing.packages.emplace_back();
                        package.where = where;
                        return &package;
                    })
            .list(),
    };
}

template <class T>
Field booking_field() {
    return table_by<T>("booking", booking_schema(), "Where \"book\" leads from here.",
                       [](T& to, Span) -> void* { return &to.booking.emplace(); });
}

template <class T>
Fields photo_fields() {
    return {
        field_by<T>("photo", Shape::file, "A picture file beside this one, or in static/.",
                    [](T& to, FieldValue&& value, Span) {
                        if (!to.photo) to.photo.emplace();
                        fields::assign(to.photo->file, std::move(value));
                    }),
        field_by<T>("photo_alt", Shape::text, "What the picture shows, in words.",
                    [](T& to, FieldValue&& value, Span) {
                        if (!to.photo) to.photo.emplace();
                        fields::assign(to.photo->words, std::move(value));
                    }),
    };
}

const Schema& fee_schema() {
    static const Schema schema{
        "a fee",
        {field<Fee, &Fee::name>("name", Shape::text, "What the fee is for.").required(),
         field<Fee, &Fee::price>("price", Shape::money, "How much it is.").required(),
         field<Fee, &Fee::redeemable>("redeemable", Shape::boolean,
                                      "true if it is taken off the price of a treatment.")}};
    return schema;
}

const Schema& risk_schema() {
    static const Schema schema{
        "a risk",
        {field<Risk, &Risk::name>("name", Shape::text, "What may happen.").required(),
         field<Risk, &Risk::frequency>("frequency", Shape::text, "How often, in words."),
         field<Risk, &Risk::serious>("serious", Shape::boolean,
                                     "true if it needs a doctor or may last.")}};
    return schema;
}

Schema treatment_schema() {
    using T = Treatment;
    return {
        "a treatment",
        page_fields<T>("title", Need::required, Need::required) +
            Fields{
                field<T, &T::kind>("kind", Shape::choice, "How it works.")
                    .one_of(treatment_kinds)
                    .required(),
                field<T, &T::areas>("areas", Shape::reference, "The body areas it is done on.")
                    .list()
                    .of(Kind::area)
                    .required(),
                field<T, &T::concerns>("concerns", Shape::reference, "What people want it for.")
                    .list()
                    .of(Kind::concern)
                    .required(),
                field<T, &T::synonyms>("synonyms", Shape::text, "Other names people know.").list(),
                field<T, &T::minutes>("minutes", Shape::whole, "Time in the clinic, in minutes.")
                    .between(1, 1440),
                field<T, &T::downtime_days>("downtime_days", Shape::range,
                                            "Days until most people go out as usual: [lo, hi].")
                    .between(0, 365),
            } +
            pricing_fields<T>() +
            Fields{
                field<T, &T::price_note>("price_note", Shape::text,
                                         "A sentence beside the price."),
                table_by<T>("fees", fee_schema(), "What has to be paid besides.",
                            [](T& to, Span) -> void* { return &to.fees.emplace_back(); })
                    .list(),
                field<T, &T::performers>("performers", Shape::reference,
                                         "Who does it; without it, everyone whose `performs` "
                                         "names it.")
                    .list()
                    .of(Kind::practitioner),
                field<T, &T::locations>("locations", Shape::reference,
                                        "Where it is done; without it, everywhere.")
                    .list()
                    .of(Kind::location),
                field<T, &T::min_age>("min_age", Shape::whole, "The least age, in years.")
                    .between(0, 120),
                field<T, &T::prescription>("prescription", Shape::boolean,
                                           "true if a prescription-only medicine is involved."),
                field<T, &T::contraindications>("contraindications", Shape::text,
                                                "Who should not have it.")
                    .list(),
                table_by<T>("risks", risk_schema(), "What may go wrong, and how often.",
                            [](T& to, Span) -> void* { return &to.risks.emplace_back(); })
                    .list(),
                field_by<T>("alternatives", Shape::text,
                            "What else there is: ids of treatments, or words.",
                            [](T& to, FieldValue&& value, Span) {
                                for (auto& written :
                                     std::get<std::vector<Located<std::string>>>(value)) {
                                    Alternative& alternative = to.alternatives.emplace_back();
                                    alternative.words = std::move(written.value);
                                    alternative.where = written.where;
                                }
                            })
                    .list(),
                field<T, &T::anaesthesia>("anaesthesia", Shape::text,
                                          "How it is made bearable: numbing cream, injection …"),
                booking_field<T>(),
            }};
}

Schema treatment_area_schema() {
    using T = TreatmentArea;
    return {"a treatment on a body area",
            page_fields<T>("title", Need::optional, Need::optional) + pricing_fields<T>() +
                Fields{field<T, &T::minutes>("minutes", Shape::whole,
                                             "Time in the clinic for this area, in minutes.")
                           .between(1, 1440)}};
}

Schema aftercare_schema() {
    using T = Aftercare;
    return {"aftercare",
            page_fields<T>("title", Need::optional, Need::optional) +
                Fields{field<T, &T::red_flags>("red_flags", Shape::text,
                                               "When to get help at once.")
                           .list()
                           .required(),
                       field<T, &T::phone>("phone", Shape::phone,
                                           "Whom to call; the clinic's phone if left out."),
                       field<T, &T::out_of_hours>("out_of_hours", Shape::text,
                                                  "Whom to call when the clinic is closed.")}};
}

Schema area_schema() {
    using T = Area;
    return {"a body area",
            page_fields<T>("title", Need::required, Need::required) +
                Fields{field<T, &T::parent>("parent", Shape::reference,
                                            "The larger area that it is part of.")
                           .of(Kind::area),
                       field<T, &T::region>("region", Shape::choice,
                                            "Its place on the body map.")
                           .one_or_list()
                           .one_of(regions),
                       field<T, &T::synonyms>("synonyms", Shape::text, "Other names people know.")
                           .list()}};
}

Schema concern_schema() {
    using T = Concern;
    return {"a concern",
            page_fields<T>("title", Need::required, Need::required) +
                Fields{field<T, &T::synonyms>("synonyms", Shape::text, "Other names people know.")
                           .list(),
                       field<T, &T::medical>("medical", Shape::boolean,
                                             "true if it is a medical condition."),
                       field<T, &T::see_doctor_if>("see_doctor_if", Shape::text,
                                                   "Signs that a doctor should see first.")
                           .list()}};
}

Schema practitioner_schema() {
    using T = Practitioner;
    return {
        "a practitioner",
        page_fields<T>("name", Need::required, Need::optional) +
            Fields{
                field<T, &T::role>("role", Shape::text, "What this person is: nurse, doctor …")
                    .required(),
                field<T, &T::register_name>("register", Shape::text,
                                            "The register of the profession."),
                field<T, &T::register_number>("register_number", Shape::identifier,
                                              "The number there, so that patients can look it up."),
                field<T, &T::qualifications>("qualifications", Shape::text, "Degrees, courses.")
                    .list(),
                field<T, &T::languages>("languages", Shape::language, "Languages spoken.").list(),
                field<T, &T::performs>("performs", Shape::reference, "Treatments this person does.")
                    .list()
                    .of(Kind::treatment),
                field<T, &T::locations>("locations", Shape::reference, "Where this person works.")
                    .list()
                    .of(Kind::location),
            } +
            photo_fields<T>() + Fields{booking_field<T>()}};
}

const Schema& exception_schema() {
    using T = HoursException;
    static const Schema schema{
        "an exception to the hours",
        {field<T, &T::written_date>("date", Shape::date, "The day."),
         field<T, &T::written_from>("from", Shape::date, "The first of several days."),
         field<T, &T::written_to>("to", Shape::date, "The last of several days."),
         field<T, &T::written_closed>("closed", Shape::boolean, "true: closed."),
         field<T, &T::written_hours>("hours", Shape::hours, "The hours of these days.").list(),
         field<T, &T::reason>("reason", Shape::text, "Why, in a word or two.")}};
    return schema;
}

Schema location_schema() {
    using T = Location;
    return {
        "a location",
        page_fields<T>("name", Need::required, Need::optional) +
            Fields{
                field<T, &T::street>("street", Shape::text, "Street and number.").required(),
                field<T, &T::locality>("locality", Shape::text, "Town.").required(),
                field<T, &T::postcode>("postcode", Shape::identifier, "Postcode.").required(),
                field<T, &T::country>("country", Shape::country, "Country, two letters: GB.")
                    .required(),
                field<T, &T::region>("region", Shape::text, "County, state."),
                field<T, &T::latitude>("latitude", Shape::decimal, "Degrees north.")
                    .between(-90, 90),
                field<T, &T::longitude>("longitude", Shape::decimal, "Degrees east.")
                    .between(-180, 180),
                field<T, &T::phone>("phone", Shape::phone,
                                    "This place's phone, with the country's code: +44…"),
                field_by<T>("hours", Shape::week, "When it is open: mon = [\"09:00-17:00\"].",
                            [](T& to, FieldValue&& value, Span) {
                                to.written_hours = std::get<WrittenWeek>(std::move(value));
                            })
                    .required(),
                table_by<T>("exceptions", exception_schema(), "Days with other hours.",
                            [](T& to, Span where) -> void* {
                                HoursException& exception = to.exceptions.emplace_back();
                                exception.where = where;
                                return &exception;
                            })
                    .list(),
                field<T, &T::access>("access", Shape::text,
                                     "Steps, lifts, parking, hearing loop …")
                    .list(),
            } +
            photo_fields<T>() + Fields{booking_field<T>()}};
}

Schema journal_schema() {
    using T = Article;
    return {"a journal article",
            page_fields<T>("title", Need::required, Need::required) +
                Fields{field<T, &T::date>("date", Shape::date, "The day of the article.")
                           .required(),
                       field<T, &T::updated>("updated", Shape::date, "When it was changed last."),
                       field<T, &T::treatments>("treatments", Shape::reference,
                                                "Treatments that it is about.")
                           .list()
                           .of(Kind::treatment)}};
}

Schema home_schema() {
    using T = Home;
    return {"the home page",
            page_fields<T>("title", Need::required, Need::optional) +
                Fields{field<T, &T::lead>("lead", Shape::text, "The first sentence people read."),
                       field<T, &T::featured>("featured", Shape::reference,
                                              "Treatments that stand out there.")
                           .list()
                           .of(Kind::treatment)}};
}

const Schema& question_schema() {
    using T = Question;
    static const Schema schema{
        "a question",
        {field<T, &T::id, &T::id_where>("id", Shape::id,
                                        "Its name in addresses; from the text if left out."),
         field<T, &T::question, &T::where>("q", Shape::question, "The question.").required(),
         field<T, &T::written_answer>("a", Shape::markdown, "The answer.").required(),
         field<T, &T::treatments>("treatments", Shape::reference, "Treatments it is about.")
             .list()
             .of(Kind::treatment),
         field<T, &T::areas>("areas", Shape::reference, "Body areas it is about.")
             .list()
             .of(Kind::area),
         field<T, &T::concerns>("concerns", Shape::reference, "Concerns it is about.")
             .list()
             .of(Kind::concern)}};
    return schema;
}

Schema faq_schema() {
    using T = FaqTopic;
    return {"questions",
            {field<T, &T::title>("title", Shape::text, "The topic; from the file's name if left "
                                                       "out."),
             table_by<T>("question", question_schema(), "A question and its answer.",
                         [](T& to, Span where) -> void* {
                             Question& question = to.questions.emplace_back();
                             question.where = where;
                             return &question;
                         })
                 .list()}};
}

const Schema& studied_schema() {
    using T = Reference;
    static const Schema schema{
        "what was studied",
        {field<T, &T::studied_treatments>("treatments", Shape::reference, "Treatments.")
             .list()
             .of(Kind::treatment),
         field<T, &T::studied_areas>("areas", Shape::reference, "Body areas.").list().of(Kind::area),
         field<T, &T::studied_concerns>("concerns", Shape::reference, "Concerns.")
             .list()
             .of(Kind::concern),
         field<T, &T::participants>("participants", Shape::whole, "How many people took part.")
             .between(1, 100'000'000),
         field<T, &T::sessions>("sessions", Shape::whole, "How many sessions each was given.")
             .between(1, 1000)}};
    return schema;
}

Schema reference_schema() {
    using T = Reference;
    return {"a reference",
            {field<T, &T::kind>("kind", Shape::choice, "What sort of evidence it is.")
                 .one_of(reference_kinds)
                 .required(),
             field<T, &T::title>("title", Shape::text,
                                 "Its title; not needed where there is a doi or pmid."),
             field_by<T>("authors", Shape::text, "Who wrote it.",
                         [](T& to, FieldValue&& value, Span) {
                             for (const auto& author :
                                  std::get<std::vector<Located<std::string>>>(value)) {
                                 if (!to.authors.empty()) to.authors += ", ";
                                 to.authors += author.value;
                             }
                         })
                 .one_or_list(),
             field<T, &T::journal>("journal", Shape::text, "Where it appeared."),
             field<T, &T::year>("year", Shape::whole, "When it appeared.")
                 .between(1800, 2200)
                 .required(),
             field<T, &T::doi>("doi", Shape::text, "Its DOI: 10.…/…"),
             field<T, &T::pmid>("pmid", Shape::identifier, "Its number in PubMed."),
             field<T, &T::url>("url", Shape::url, "Where it can be read."),
             table_by<T>("studied", studied_schema(), "What and whom it studied.",
                         [](T& to, Span) -> void* { return &to; })}};
}

Field evidence_field(Field field) {
    return field.list().of(Kind::reference);
}

const Schema& option_schema() {
    using T = EstimateOption;
    static const Schema schema{
        "an option",
        {field<T, &T::id, &T::where>("id", Shape::id, "Its name; an area's or concern's id.")
             .required(),
         field<T, &T::label>("label", Shape::text, "What people read."),
         field<T, &T::add, &T::add_where>("add", Shape::amount, "Sessions more (or fewer)."),
         field<T, &T::mul, &T::mul_where>("mul", Shape::fraction, "What the number is multiplied by."),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(bases),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References."))}};
    return schema;
}

const Schema& factor_schema() {
    using T = EstimateFactor;
    static const Schema schema{
        "a factor",
        {field<T, &T::id, &T::where>("id", Shape::id, "Its name.").required(),
         field<T, &T::label>("label", Shape::text, "The question that people answer."),
         table_by<T>("options", option_schema(), "The answers there are.",
                     [](T& to, Span where) -> void* {
                         EstimateOption& option = to.options.emplace_back();
                         option.where = where;
                         return &option;
                     })
             .list()
             .required()}};
    return schema;
}

template <class T>
Field when_field() {
    return field_by<T>("when", Shape::when, "Which answers it is for.",
                       [](T& to, FieldValue&& value, Span where) {
                           to.written = std::get<WrittenWhen>(std::move(value));
                           to.written.where = where;
                       })
        .required();
}

const Schema& rule_schema() {
    using T = EstimateRule;
    static const Schema schema{
        "a rule",
        Fields{when_field<T>(),
               field<T, &T::sessions, &T::sessions_where>("sessions", Shape::range,
                                                          "How many: [lo, hi], or one number.")
                   .between(0, 1000)
                   .required(),
               field<T, &T::interval, &T::interval_where>("interval", Shape::range,
                                                          "Whole weeks between sessions.")
                   .between(0, 520),
               field<T, &T::note>("note", Shape::text, "A sentence shown with the row."),
               field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
                   .one_of(bases),
               evidence_field(field<T, &T::evidence>("evidence", Shape::reference,
                                                     "References."))} +
            pricing_fields<T>()};
    return schema;
}

const Schema& exclude_schema() {
    using T = EstimateExclude;
    static const Schema schema{
        "an exclude",
        {when_field<T>(),
         field<T, &T::say>("say", Shape::text, "What people read instead.").required()}};
    return schema;
}

const Schema& point_schema() {
    using T = CurvePoint;
    static const Schema schema{
        "a point of a curve",
        {field<T, &T::after>("after", Shape::whole, "After how many sessions.")
             .between(1, 1000)
             .required(),
         field<T, &T::percent>("percent", Shape::percent, "The share, as the study gives it.")
             .required(),
         field<T, &T::participants>("participants", Shape::whole, "Of how many people.")
             .between(1, 100'000'000)}};
    return schema;
}

const Schema& curve_schema() {
    using T = EstimateCurve;
    static const Schema schema{
        "a curve",
        {when_field<T>(),
         field<T, &T::measure>("measure", Shape::choice, "What the percent counts.")
             .one_of(measures)
             .required(),
         field<T, &T::outcome>("outcome", Shape::text, "What was reached.").required(),
         table_by<T>("points", point_schema(), "What the study saw.",
                     [](T& to, Span where) -> void* {
                         CurvePoint& point = to.points.emplace_back();
                         point.where = where;
                         return &point;
                     })
             .list()
             .required(),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References."))}};
    return schema;
}

const Schema& maintenance_schema() {
    using T = Maintenance;
    static const Schema schema{
        "maintenance",
        {field<T, &T::every_weeks, &T::where>("every_weeks", Shape::range, "Weeks between top-ups.")
             .between(1, 520)
             .required(),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(bases),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References."))}};
    return schema;
}

Schema estimate_schema() {
    using T = Estimate;
    return {
        "an estimate",
        {field<T, &T::mode>("mode", Shape::choice, "range, points or response.")
             .one_of(modes)
             .required(),
         field<T, &T::clamp, &T::clamp_where>("clamp", Shape::range, "The bounds of any answer.").between(1, 1000),
         field<T, &T::interval, &T::interval_where>("interval", Shape::range, "Whole weeks between sessions.")
             .between(0, 520),
         table_by<T>("maintenance", maintenance_schema(), "Top-ups after the course.",
                     [](T& to, Span) -> void* { return &to.maintenance.emplace(); }),
         field<T, &T::error, &T::error_where>("error", Shape::fraction, "Widens both ends."),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(bases),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References.")),
         field<T, &T::otherwise, &T::otherwise_where>("otherwise", Shape::text, "What rows without a rule say."),
         table_by<T>("factor", factor_schema(), "A question with its answers.",
                     [](T& to, Span where) -> void* {
                         EstimateFactor& factor = to.factors.emplace_back();
                         factor.where = where;
                         return &factor;
                     })
             .list(),
         table_by<T>("rule", rule_schema(), "How many sessions some answers mean.",
                     [](T& to, Span where) -> void* {
                         EstimateRule& rule = to.rules.emplace_back();
                         rule.where = where;
                         return &rule;
                     })
             .list(),
         table_by<T>("exclude", exclude_schema(), "What is not offered.",
                     [](T& to, Span where) -> void* {
                         EstimateExclude& exclude = to.excludes.emplace_back();
                         exclude.where = where;
                         return &exclude;
                     })
             .list(),
         table_by<T>("curve", curve_schema(), "What share a study saw.",
                     [](T& to, Span where) -> void* {
                         EstimateCurve& curve = to.curves.emplace_back();
                         curve.where = where;
                         return &curve;
                     })
             .list()}};
}

}  // namespace

std::span<const std::string_view> body_regions() { return regions; }

const Schema& booking_schema() {
    static const Schema schema{
        "a booking link",
        {field<Booking, &Booking::label>("label", Shape::text, "What the button says."),
         field<Booking, &Booking::url>("url", Shape::address,
                                       "Where it leads: https, or an address on this site.")
             .required()}};
    return schema;
}

const Schema& schema_of(Kind kind) {
    static const Schema home = home_schema(), treatment = treatment_schema(),
                        treatment_area = treatment_area_schema(), aftercare = aftercare_schema(),
                        area = area_schema(), concern = concern_schema(),
                        practitioner = practitioner_schema(), location = location_schema(),
                        faq = faq_schema(), journal = journal_schema(),
                        page = {"a page",
                                page_fields<PlainPage>("title", Need::required, Need::optional)},
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
