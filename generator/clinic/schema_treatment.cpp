// What an editor may write about a treatment.
#include <array>

#include "clinic/schema_parts.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 6> treatment_kinds = {"device", "injectable", "peel",
                                                             "laser",  "manual",     "surgical"};

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

}  // namespace

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
                field_by<T>("alternatives", Shape::reference_or_words,
                            "What else there is: ids of treatments, or words.",
                            [](T& to, FieldValue&& value, Span) {
                                for (auto& written :
                                     std::get<std::vector<Located<std::string>>>(value)) {
                                    Alternative& alternative = to.alternatives.emplace_back();
                                    alternative.words = std::move(written.value);
                                    alternative.where = written.where;
                                }
                            })
                    .list()
                    .of(Kind::treatment),
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
                       field<T, &T::out_of_hours>("out_of_hours", Shape::phone,
                                                  "Whom to call when the clinic is closed; the "
                                                  "clinic's phone if left out.")}};
}

}  // namespace praxis
