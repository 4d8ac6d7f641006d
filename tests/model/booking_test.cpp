// Links to booking systems: the address that is made, and what is said where one cannot be.
#include <string>
#include <utility>
#include <vector>

#include "tests/model/said_about.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

std::string address_for(std::string_view booking) {
    SmallSite site;
    site.treatment("peel", "Peel", "booking = " + std::string(booking) + "\n");
    site.build();
    CHECK(site.said() == "");
    return site.part("/treatments/peel/", "<a class=\"button\" href=\"", "\"");
}

}  // namespace

TEST_CASE("model: a known booking system's address is made from its names and numbers") {
    const std::vector<std::pair<std::string_view, std::string_view>> cases = {
        {R"({ system = "jane", subdomain = "harbour" })", "https://harbour.janeapp.com/"},
        {R"({ system = "jane", subdomain = "harbour", staff = 42 })",
         "https://harbour.janeapp.com/#/staff_member/42"},
        {R"({ system = "jane", subdomain = "harbour", staff = 42, treatment = "133" })",
         "https://harbour.janeapp.com/#/staff_member/42/treatment/133"},
        {R"({ system = "jane", subdomain = "harbour", discipline = "physiotherapy" })",
         "https://harbour.janeapp.com/#/physiotherapy"},
        {R"({ system = "jane", subdomain = "harbour", location = "quay" })",
         "https://harbour.janeapp.com/locations/quay/book"},
        {R"({ system = "cliniko", subdomain = "harbour" })",
         "https://harbour.cliniko.com/bookings"},
        {R"({ system = "cliniko", subdomain = "harbour", shard = "uk1", location = 1, staff = 2, service = 12 })",
         "https://harbour.uk1.cliniko.com/bookings?business_id=1&amp;practitioner_id=2&amp;"
         "appointment_type_id=12"},
        {R"({ system = "acuity", subdomain = "harbour", service = 7, staff = 8 })",
         "https://harbour.as.me/schedule.php?appointmentType=7&amp;calendarID=8"},
        {R"({ system = "calendly", user = "harbour", event = "consultation" })",
         "https://calendly.com/harbour/consultation"},
        {R"({ system = "calcom", user = "harbour" })", "https://cal.com/harbour"},
        {R"({ system = "fresha", slug = "harbour-x1", provider = 9 })",
         "https://www.fresha.com/book-now/harbour-x1/all-offer?share=true&amp;pId=9"},
        {R"({ system = "fresha", slug = "harbour-x1", location = 3, service = 5 })",
         "https://www.fresha.com/book-now/harbour-x1/services?lid=3&amp;oiid=sv%3A5&amp;share=true"},
    };
    for (const auto& [booking, address] : cases) {
        TELL(booking);
        CHECK(address_for(booking) == address);
    }
}

TEST_CASE("model: a booking link that cannot be made is explained") {
    check_all(
        about_treatment,
        {
            {"booking = { system = \"cliniko\", service = 12 }\n", R"(
content/treatments/peel/index.md:7:22: error[booking-incomplete]: Cliniko needs "subdomain"
  7 | booking = { system = "cliniko", service = 12 }
    |                      ^^^^^^^^^
  hint: write booking = { system = "cliniko", subdomain = "harbour", shard = "uk1", service = 12 }
)"},
            {"booking = { system = \"jane\", subdomain = \"harbour\", treatment = 1 }\n", R"(
content/treatments/peel/index.md:7:65: error[booking-incomplete]: Jane knows a treatment's number only beside "staff"
  7 | booking = { system = "jane", subdomain = "harbour", treatment = 1 }
    |                                                                 ^
  hint: write booking = { system = "jane", subdomain = "harbour", staff = 42, treatment = 133 }
)"},
            {"booking = { system = \"calendly\", user = \"harbour\", service = 12 }\n", R"(
content/treatments/peel/index.md:7:62: error[booking-key]: an address of Calendly has no "service"
  7 | booking = { system = "calendly", user = "harbour", service = 12 }
    |                                                              ^^
  hint: there are: user and event
)"},
            {"booking = { url = \"https://b.example/\", service = 12 }\n", R"(
content/treatments/peel/index.md:7:51: error[booking-key]: "service" is for a booking system, and none is named
  7 | booking = { url = "https://b.example/", service = 12 }
    |                                                   ^^
  hint: add system = "…": jane, cliniko, acuity, calendly, calcom or fresha
)"},
            {"booking = { system = \"calcom\", user = \"harbour\", url = \"/book/\" }\n", R"(
content/treatments/peel/index.md:7:56: error[booking-key]: the address of Cal.com is made from its parts, and url gives another
  7 | booking = { system = "calcom", user = "harbour", url = "/book/" }
    |                                                        ^^^^^^^^
  hint: keep system and its parts, or url alone
)"},
            {"booking = { system = \"jane\", subdomain = \"h\", staff = 1, location = \"quay\" }\n",
             R"(
content/treatments/peel/index.md:7:22: error[booking-key]: an address of Jane leads to a person, a discipline or a place, and this names several
  7 | booking = { system = "jane", subdomain = "h", staff = 1, location = "qua…
    |                      ^^^^^^
  hint: keep one, for example booking = { system = "jane", subdomain = "harbour", staff = 42, treatment = 133 }
)"},
            {"booking = { system = \"cliniko\", subdomain = \"harbour.cliniko.com\" }\n", R"(
content/treatments/peel/index.md:7:45: error[malformed-booking]: "harbour.cliniko.com" cannot be "subdomain" of Cliniko
  7 | booking = { system = "cliniko", subdomain = "harbour.cliniko.com" }
    |                                             ^^^^^^^^^^^^^^^^^^^^^
  hint: write only the first part of the host's name: harbour for harbour.cliniko.com
)"},
            {"booking = { system = \"cliniko\", subdomain = \"h\", service = \"12&name=Ann\" }\n",
             R"(
content/treatments/peel/index.md:7:60: error[malformed-booking]: "12&name=Ann" cannot be "service" of Cliniko
  7 | booking = { system = "cliniko", subdomain = "h", service = "12&name=Ann" }
    |                                                            ^^^^^^^^^^^^^
  hint: write the number that stands in the system's own address
)"},
            {"booking = { system = \"cliniko\", subdomain = \"h\", shard = \"de1\" }\n", R"(
content/treatments/peel/index.md:7:58: error[malformed-booking]: "de1" cannot be "shard" of Cliniko
  7 | booking = { system = "cliniko", subdomain = "h", shard = "de1" }
    |                                                          ^^^^^
  hint: write au1 … au5, uk1, uk2 or ca1, as it stands in your own address, or leave it out
)"},
            {"booking = { system = \"calendly\", user = \"a/../b\" }\n", R"(
content/treatments/peel/index.md:7:41: error[malformed-booking]: "a/../b" cannot be "user" of Calendly
  7 | booking = { system = "calendly", user = "a/../b" }
    |                                         ^^^^^^^^
  hint: write the last part of the system's own address: letters, digits, hyphens
)"},
            {"booking = { system = \"acuity\", subdomain = \"h\", service = \"peel\" }\n", R"(
content/treatments/peel/index.md:7:59: error[malformed-booking]: "peel" cannot be "service" of Acuity
  7 | booking = { system = "acuity", subdomain = "h", service = "peel" }
    |                                                           ^^^^^^
  hint: write the number that stands in the system's own address
)"},
            {"booking = { system = \"calcom\", user = \"h?a=b\" }\n", R"(
content/treatments/peel/index.md:7:39: error[malformed-booking]: "h?a=b" cannot be "user" of Cal.com
  7 | booking = { system = "calcom", user = "h?a=b" }
    |                                       ^^^^^^^
  hint: write the last part of the system's own address: letters, digits, hyphens
)"},
            {"booking = { system = \"fresha\", service = 5 }\n", R"(
content/treatments/peel/index.md:7:22: error[booking-incomplete]: Fresha needs "slug"
  7 | booking = { system = "fresha", service = 5 }
    |                      ^^^^^^^^
  hint: write booking = { system = "fresha", slug = "harbour-skin", service = 12 }
)"},
            {"booking = { system = \"cliniqo\", subdomain = \"h\" }\n", R"(
content/treatments/peel/index.md:7:22: error[unknown-choice]: there is no system "cliniqo"
  7 | booking = { system = "cliniqo", subdomain = "h" }
    |                      ^^^^^^^^^
  hint: did you mean "cliniko"?
)"},
            {"booking = { url = \"https://calendly.com/h/e?a1=acne%20scars\" }\n", R"(
content/treatments/peel/index.md:7:19: error[patient-in-address]: "a1" in this address would tell everybody on its way about a patient
  7 | booking = { url = "https://calendly.com/h/e?a1=acne%20scars" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; an address to book may name a service, a person, a place
)"},
            {"booking = { url = \"https://h.example/?s=1#/book?Email=a%40b\" }\n", R"(
content/treatments/peel/index.md:7:19: error[patient-in-address]: "email" in this address would tell everybody on its way about a patient
  7 | booking = { url = "https://h.example/?s=1#/book?Email=a%40b" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; an address to book may name a service, a person, a place
)"},
            {"booking = { url = \"https://h.example/book;concern=acne/\" }\n", R"(
content/treatments/peel/index.md:7:19: error[patient-in-address]: "concern" in this address would tell everybody on its way about a patient
  7 | booking = { url = "https://h.example/book;concern=acne/" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; an address to book may name a service, a person, a place
)"},
            {"booking = { url = \"https://h.example/for/ann%40b.example?s=1\" }\n", R"(
content/treatments/peel/index.md:7:19: error[patient-in-address]: "ann@b.example" in this address would tell everybody on its way about a patient
  7 | booking = { url = "https://h.example/for/ann%40b.example?s=1" }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; an address to book may name a service, a person, a place
)"},
            {"booking = { url = \"https://h.example/?s=1#a1\" }\n", "\n"},
            {"booking = { url = \"https://h.example/@harbour/acne-consultation/\" }\n", "\n"},
        });
}

TEST_CASE("model: the nearest booking link wins") {
    SmallSite site;
    site.setting("url = \"https://all.example/\"\n", "[booking]");
    site.treatment("peel", "Peel",
                   "booking = { system = \"calcom\", user = \"harbour\", event = \"peel\" }\n");
    site.person("anna-novak", "Anna Novak",
                "performs = [\"peel\"]\n"
                "booking = { system = \"jane\", subdomain = \"harbour\", staff = 42 }\n");
    site.build();
    const auto leads_to = [&](std::string_view page) {
        return site.part(page, "<a class=\"button\" href=\"", "\"");
    };
    CHECK(site.said() == "");
    CHECK(leads_to("/treatments/peel/") == "https://cal.com/harbour/peel");
    CHECK(leads_to("/team/anna-novak/") == "https://harbour.janeapp.com/#/staff_member/42");
    CHECK(leads_to("/locations/quay/") == "https://all.example/");
}
