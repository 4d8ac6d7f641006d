// What an editor may write about body areas, concerns, people and places.
#include "clinic/body_regions.h"
#include "clinic/schema_parts.h"

namespace praxis {

namespace {

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

}  // namespace

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
                           .one_of(body_region_choices()),
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
}  // namespace praxis
