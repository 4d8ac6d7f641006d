// What an editor may write in estimate.toml.
#include "clinic/schema_parts.h"

namespace praxis {

namespace {

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
         field<T, &T::mul, &T::mul_where>("mul", Shape::fraction,
                                          "What the number is multiplied by."),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(basis_names),
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
        Fields{
            when_field<T>(),
            field<T, &T::sessions, &T::sessions_where>("sessions", Shape::range,
                                                       "How many: [lo, hi], or one number.")
                .between(0, unbounded)
                .required(),
            field<T, &T::interval, &T::interval_where>("interval", Shape::range,
                                                       "Whole weeks between sessions.")
                .between(0, unbounded),
            field<T, &T::note>("note", Shape::text, "A sentence shown with the row."),
            field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
                .one_of(basis_names),
            evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References."))} +
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
             .between(1, unbounded)
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
             .one_of(measure_names)
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
             .between(1, unbounded)
             .required(),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(basis_names),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References."))}};
    return schema;
}

}  // namespace

Schema estimate_schema() {
    using T = Estimate;
    return {
        "an estimate",
        {field<T, &T::mode>("mode", Shape::choice, "range, points or response.")
             .one_of(mode_names)
             .required(),
         field<T, &T::clamp, &T::clamp_where>("clamp", Shape::range, "The bounds of any answer.")
             .between(-unbounded, unbounded),
         field<T, &T::interval, &T::interval_where>("interval", Shape::range,
                                                    "Whole weeks between sessions.")
             .between(0, unbounded),
         table_by<T>("maintenance", maintenance_schema(), "Top-ups after the course.",
                     [](T& to, Span) -> void* { return &to.maintenance.emplace(); }),
         field<T, &T::error, &T::error_where>("error", Shape::fraction, "Widens both ends."),
         field<T, &T::basis, &T::basis_where>("basis", Shape::choice, "What it rests on.")
             .one_of(basis_names),
         evidence_field(field<T, &T::evidence>("evidence", Shape::reference, "References.")),
         field<T, &T::otherwise, &T::otherwise_where>("otherwise", Shape::text,
                                                      "What rows without a rule say."),
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

}  // namespace praxis
