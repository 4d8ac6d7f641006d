#include "model/booking.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "clinic/schema.h"
#include "model/field_words.h"
#include "model/paths.h"

namespace praxis {

namespace {

/// What a system's name or number looks like.
enum class Form : std::uint8_t { number, name, host_name, shard };

struct Key {
    std::string_view name;
    Located<std::string> Booking::*member;
    Form form;
};

struct System {
    std::string_view called;  // for people
    Key required;
    std::vector<Key> optional;
    std::string (*address)(const Booking&);
    std::string_view example;
};

bool given(const Located<std::string>& value) {
    return !value.value.empty();
}

/// "?a=1&b=2" from the pairs that have a value; empty without any.
std::string query(std::initializer_list<std::pair<std::string_view, std::string>> pairs) {
    std::string text;
    for (const auto& [key, value] : pairs)
        if (!value.empty()) text += fmt::format("{}{}={}", text.empty() ? '?' : '&', key, value);
    return text;
}

std::string jane(const Booking& b) {
    const std::string host = "https://" + b.subdomain.value + ".janeapp.com/";
    if (given(b.location)) return host + "locations/" + b.location.value + "/book";
    if (given(b.discipline)) return host + "#/" + b.discipline.value;
    if (!given(b.staff)) return host;
    const std::string person = host + "#/staff_member/" + b.staff.value;
    return given(b.treatment) ? person + "/treatment/" + b.treatment.value : person;
}

std::string cliniko(const Booking& b) {
    const std::string shard = given(b.shard) ? '.' + b.shard.value : "";
    return "https://" + b.subdomain.value + shard + ".cliniko.com/bookings" +
           query({{"business_id", b.location.value},
                  {"practitioner_id", b.staff.value},
                  {"appointment_type_id", b.service.value}});
}

std::string acuity(const Booking& b) {
    return "https://" + b.subdomain.value + ".as.me/schedule.php" +
           query({{"appointmentType", b.service.value}, {"calendarID", b.staff.value}});
}

std::string event_of(std::string_view host, const Booking& b) {
    return fmt::format("https://{}/{}{}{}", host, b.user.value, given(b.event) ? "/" : "",
                       b.event.value);
}

std::string fresha(const Booking& b) {
    const std::string salon = "https://www.fresha.com/book-now/" + b.slug.value;
    const std::string service = given(b.service) ? "sv%3A" + b.service.value : "";
    if (!given(b.location) && !given(b.staff) && !given(b.service))
        return salon + "/all-offer" + query({{"share", "true"}, {"pId", b.provider.value}});
    return salon + "/services" +
           query({{"lid", b.location.value},
                  {"eid", b.staff.value},
                  {"oiid", service},
                  {"share", "true"},
                  {"pId", b.provider.value}});
}

const System& row_of(BookingSystem system) {
    using B = Booking;
    static const Key subdomain{"subdomain", &B::subdomain, Form::host_name};
    static const Key user{"user", &B::user, Form::name};
    static const Key event{"event", &B::event, Form::name};
    static const Key service{"service", &B::service, Form::number};
    static const Key staff{"staff", &B::staff, Form::number};
    static const Key place{"location", &B::location, Form::number};
    static const std::array<System, 6> rows = {{
        {"Jane",
         subdomain,
         {staff,
          {"treatment", &B::treatment, Form::number},
          {"discipline", &B::discipline, Form::name},
          {"location", &B::location, Form::name}},
         jane,
         "{ system = \"jane\", subdomain = \"harbour\", staff = 42, treatment = 133 }"},
        {"Cliniko",
         subdomain,
         {{"shard", &B::shard, Form::shard}, place, staff, service},
         cliniko,
         "{ system = \"cliniko\", subdomain = \"harbour\", shard = \"uk1\", service = 12 }"},
        {"Acuity",
         subdomain,
         {service, staff},
         acuity,
         "{ system = \"acuity\", subdomain = \"harbour\", service = 12 }"},
        {"Calendly",
         user,
         {event},
         [](const B& b) { return event_of("calendly.com", b); },
         "{ system = \"calendly\", user = \"harbour\", event = \"consultation\" }"},
        {"Cal.com",
         user,
         {event},
         [](const B& b) { return event_of("cal.com", b); },
         "{ system = \"calcom\", user = \"harbour\", event = \"consultation\" }"},
        {"Fresha",
         {"slug", &B::slug, Form::name},
         {place, staff, service, {"provider", &B::provider, Form::number}},
         fresha,
         "{ system = \"fresha\", slug = \"harbour-skin\", service = 12 }"},
    }};
    return rows[static_cast<std::size_t>(system)];
}

struct NamedMember {
    std::string_view name;
    Located<std::string> Booking::*member;
};
constexpr std::array<NamedMember, 11> members = {{
    {"subdomain", &Booking::subdomain},
    {"shard", &Booking::shard},
    {"user", &Booking::user},
    {"event", &Booking::event},
    {"slug", &Booking::slug},
    {"service", &Booking::service},
    {"staff", &Booking::staff},
    {"treatment", &Booking::treatment},
    {"discipline", &Booking::discipline},
    {"location", &Booking::location},
    {"provider", &Booking::provider},
}};

constexpr std::array<std::string_view, 8> shards = {"au1", "au2", "au3", "au4",
                                                    "au5", "uk1", "uk2", "ca1"};

bool has_form(std::string_view text, Form form) {
    const auto all = [&](auto allowed) { return std::all_of(text.begin(), text.end(), allowed); };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto plain = [&](char c) {
        return digit(c) || (c >= 'a' && c <= 'z') || c == '-' || (c >= 'A' && c <= 'Z');
    };
    switch (form) {
        case Form::number: return text.size() <= 20 && all(digit);
        case Form::name:
            return text.size() <= 200 && text != "." && text != ".." &&
                   all([&](char c) { return plain(c) || c == '_' || c == '.'; });
        case Form::host_name:
            return text.size() <= 63 && all(plain) && text.front() != '-' && text.back() != '-';
        case Form::shard: break;
    }
    return std::find(shards.begin(), shards.end(), text) != shards.end();
}

std::string hint_for(Form form, const System& row) {
    switch (form) {
        case Form::number: return "write the number that stands in the system's own address";
        case Form::name:
            return "write the last part of the system's own address: letters, digits, "
                   "hyphens";
        case Form::host_name: {
            Booking example;
            (example.*row.required.member).value = "harbour";
            const std::string address = row.address(example);
            return fmt::format("write only the first part of the host's name: harbour for {}",
                               split(address, '/')[2]);
        }
        case Form::shard: break;
    }
    return "write au1 … au5, uk1, uk2 or ca1, as it stands in your own address, or leave it out";
}

bool is_about_people(const std::string& key) {
    static const std::vector<std::string_view> words = {
        "name",  "firstname", "first_name", "lastname",  "last_name", "email",
        "phone", "dob",       "birthdate",  "birthday",  "condition", "concern",
        "notes", "symptom",   "symptoms",   "diagnosis", "gender",    "sex"};
    const bool answer = key.size() >= 2 && key.size() <= 3 && key[0] == 'a' && key[1] >= '0' &&
                        key[1] <= '9';  // Calendly's a1 … a10
    return answer || key.starts_with("field:") ||
           std::find(words.begin(), words.end(), key) != words.end();
}

/// What of an address is about somebody: a key with a value, anywhere behind the host, or a mail
/// address. "" for none.
std::string told_about_a_patient(std::string url) {
    constexpr std::string_view scheme = "https://";
    const std::size_t begin = url.find_first_of("/?#", url.starts_with(scheme) ? scheme.size() : 0);
    if (begin == std::string::npos) return {};
    url.erase(0, begin);
    for (const std::string_view mark : {"/", "?", "#", ";"}) url = replaced(url, mark, "&");
    for (const std::string_view part : split(url, '&')) {
        const std::size_t equals = part.find('=');
        const std::string key = lower_cased(percent_decoded(part.substr(0, equals)));
        if (equals != std::string_view::npos && is_about_people(key)) return key;
        const std::string value = percent_decoded(part);
        const std::size_t at = value.find('@');
        if (at != std::string::npos && at > 0 && value.find('.', at) != std::string::npos)
            return value;
    }
    return {};
}

class Settler {
public:
    Settler(Booking& booking, const Source& source, Diagnostics& diagnostics)
        : booking_(booking), source_(source), diagnostics_(diagnostics) {}

    bool settle() {
        if (booking_.system) {
            system(row_of(*booking_.system));
        } else {
            only_with_a_system();
            if (good_ && !given(booking_.url))
                say("missing-key", {0, 0}, "\"booking.url\" is missing")
                    .with_hint(hint_to_add(*booking_schema().find("url"), "booking."));
        }
        if (good_) patient();
        return good_;
    }

private:
    Diagnostic& say(std::string_view rule, Span where, std::string message) {
        good_ = false;
        return diagnostics_.error(rule, Place::in(source_, where), std::move(message));
    }

    void only_with_a_system() {
        for (const NamedMember& member : members)
            if (const auto& value = booking_.*member.member; given(value))
                say("booking-key", value.where,
                    fmt::format("{} is for a booking system, and none is named",
                                in_quotes(member.name)))
                    .with_hint(fmt::format("add system = \"…\": {}", systems_in_words()));
    }

    static std::string systems_in_words() {
        std::vector<std::string> names;
        for (const std::string_view name : booking_system_names()) names.emplace_back(name);
        return listed(names, "or");
    }

    void system(const System& row) {
        if (given(booking_.url))
            say("booking-key", booking_.url.where,
                fmt::format("the address of {} is made from its parts, and url gives another",
                            row.called))
                .with_hint("keep system and its parts, or url alone");
        std::vector<Key> keys = {row.required};
        keys.insert(keys.end(), row.optional.begin(), row.optional.end());
        for (const NamedMember& member : members) one(row, keys, member);
        if (!given(booking_.*row.required.member))
            say("booking-incomplete", booking_.system_where,
                fmt::format("{} needs {}", row.called, in_quotes(row.required.name)))
                .with_hint(fmt::format("write booking = {}", row.example));
        if (good_ && given(booking_.treatment) && !given(booking_.staff))
            say("booking-incomplete", booking_.treatment.where,
                "Jane knows a treatment's number only beside \"staff\"")
                .with_hint(fmt::format("write booking = {}", row.example));
        if (good_) one_way(row);
        if (good_) booking_.url = {row.address(booking_), booking_.system_where};
    }

    void one(const System& row, const std::vector<Key>& keys, const NamedMember& member) {
        const auto& value = booking_.*member.member;
        if (!given(value)) return;
        const auto key = std::find_if(keys.begin(), keys.end(),
                                      [&](const Key& k) { return k.name == member.name; });
        if (key == keys.end()) {
            std::vector<std::string> names;
            for (const Key& known : keys) names.emplace_back(known.name);
            say("booking-key", value.where,
                fmt::format("an address of {} has no {}", row.called, in_quotes(member.name)))
                .with_hint("there are: " + listed(names));
        } else if (!has_form(value.value, key->form)) {
            say("malformed-booking", value.where,
                fmt::format("{} cannot be {} of {}", in_quotes(value.value), in_quotes(member.name),
                            row.called))
                .with_hint(hint_for(key->form, row));
        }
    }

    /// Jane's addresses lead to a person, a discipline or a place.
    void one_way(const System& row) {
        if (*booking_.system != BookingSystem::jane) return;
        const int ways =
            given(booking_.staff) + given(booking_.discipline) + given(booking_.location);
        if (ways > 1)
            say("booking-key", booking_.system_where,
                "an address of Jane leads to a person, a discipline or a place, and this names "
                "several")
                .with_hint(fmt::format("keep one, for example booking = {}", row.example));
    }

    /// Whoever reads a log, a history or a referrer must not learn there what somebody comes for.
    void patient() {
        const std::string told = told_about_a_patient(booking_.url.value);
        if (told.empty()) return;
        say("patient-in-address", booking_.url.where,
            fmt::format("{} in this address would tell everybody on its way about a patient",
                        in_quotes(told)))
            .with_hint("remove it; an address to book may name a service, a person, a place");
    }

    Booking& booking_;
    const Source& source_;
    Diagnostics& diagnostics_;
    bool good_ = true;
};

}  // namespace

void settle_booking(std::optional<Booking>& booking, const FieldPlaces& places,
                    const Source& source, Diagnostics& diagnostics) {
    if (!booking) return;
    if (is_broken(places, "booking") || !Settler(*booking, source, diagnostics).settle())
        booking.reset();
}

}  // namespace praxis
