// Pieces that several schemas share. Only the schema_*.cpp files include it.
#pragma once

#include "clinic/schema.h"

namespace praxis {

using Fields = std::vector<Field>;

inline Fields operator+(Fields a, const Fields& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Schema home_schema();
Schema treatment_schema();
Schema treatment_area_schema();
Schema aftercare_schema();
Schema area_schema();
Schema concern_schema();
Schema practitioner_schema();
Schema location_schema();
Schema journal_schema();
Schema page_schema();
Schema faq_schema();
Schema reference_schema();
Schema estimate_schema();
const Schema& package_schema();

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
            .list()
            .found_at([](void* to, Span where) {
                static_cast<T*>(to)->pricing.packages_where = where;
            }),
    };
}

template <class T>
Field booking_field() {
    return table_by<T>("booking", booking_schema(), "Where \"book\" leads from here.",
                       [](T& to, Span) -> void* { return &to.booking.emplace(); });
}

}  // namespace praxis
