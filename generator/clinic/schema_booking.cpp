// What an editor may write about where "book" leads.
#include <array>

#include "clinic/schema.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 6> systems = {"jane",     "cliniko", "acuity",
                                                     "calendly", "calcom",  "fresha"};

}  // namespace

std::span<const std::string_view> booking_system_names() { return systems; }

const Schema& booking_schema() {
    using T = Booking;
    static const Schema schema{
        "a booking link",
        {field<T, &T::label>("label", Shape::text, "What the button says."),
         field<T, &T::url>("url", Shape::address,
                           "Where it leads: https, or an address on this site."),
         field<T, &T::system, &T::system_where>("system", Shape::choice,
                                                "In place of url: whose booking page it is.")
             .one_of(systems),
         field<T, &T::subdomain>("subdomain", Shape::text,
                                 "Of jane, cliniko, acuity: your name in their address."),
         field<T, &T::shard>("shard", Shape::text, "Of cliniko: au1 … au5, uk1, uk2 or ca1."),
         field<T, &T::user>("user", Shape::text, "Of calendly, calcom: your name there."),
         field<T, &T::event>("event", Shape::text, "Of calendly, calcom: the event's name there."),
         field<T, &T::slug>("slug", Shape::text, "Of fresha: the name after book-now/."),
         field<T, &T::service>("service", Shape::identifier,
                               "Of cliniko, acuity, fresha: the service's number there."),
         field<T, &T::staff>("staff", Shape::identifier,
                             "Of jane, cliniko, acuity, fresha: the person's number there."),
         field<T, &T::treatment>("treatment", Shape::identifier,
                                 "Of jane, beside staff: the treatment's number there."),
         field<T, &T::discipline>("discipline", Shape::text,
                                  "Of jane, without staff: the discipline's name there."),
         field<T, &T::location>("location", Shape::identifier,
                                "Of jane (its name), cliniko, fresha: the place's number there."),
         field<T, &T::provider>("provider", Shape::identifier,
                                "Of fresha: your number there (pId).")}};
    return schema;
}

}  // namespace praxis
