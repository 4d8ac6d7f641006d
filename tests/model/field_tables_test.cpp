// Tables: their keys, what they lack, the days of a week, and the data files.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("model: a key that there is not gets the one that was meant, or all where they are few") {
    check_all(about_treatment, {
        {"minuets = 45\n", R"(
content/treatments/peel/index.md:7:1: error[unknown-key]: a treatment has no field "minuets"
  7 | minuets = 45
    | ^^^^^^^
  hint: did you mean "minutes"?
)"},
        {"Price = 180\n", R"(
content/treatments/peel/index.md:7:1: error[unknown-key]: a treatment has no field "Price"
  7 | Price = 180
    | ^^^^^
  hint: did you mean "price"?
)"},
        {"weather = \"fine\"\n", R"(
content/treatments/peel/index.md:7:1: error[unknown-key]: a treatment has no field "weather"
  7 | weather = "fine"
    | ^^^^^^^
  hint: there are: title, summary, draft, publish, expires, author, reviewed_by, reviewed, next_review, aliases, noindex, kind, areas, concerns, synonyms, minutes, downtime_days, price, packages, price_note, fees, performers, locations, min_age, prescription, contraindications, risks, alternatives, anaesthesia and booking
)"},
        {"booking = { url = \"/team/\", lable = \"Book\" }\n", R"(
content/treatments/peel/index.md:7:29: error[unknown-key]: a booking link has no field "lable"
  7 | booking = { url = "/team/", lable = "Book" }
    |                             ^^^^^
  hint: did you mean "label"?
)"},
        {"risks = [{ name = \"Redness\", grade = 2 }]\n", R"(
content/treatments/peel/index.md:7:30: error[unknown-key]: a risk has no field "grade"
  7 | risks = [{ name = "Redness", grade = 2 }]
    |                              ^^^^^
  hint: there are: name, frequency and serious
)"},
    });
}

TEST_CASE("model: tables are written as tables, and what they lack is said with their place") {
    check_all(about_treatment, {
        {"booking = \"https://book.example/\"\n", R"(
content/treatments/peel/index.md:7:11: error[wrong-type]: "booking" has to be a table, not a text
  7 | booking = "https://book.example/"
    |           ^^^^^^^^^^^^^^^^^^^^^^^
  hint: write booking = { url = "https://…" }
)"},
        {"booking = { label = \"Book\" }\n", R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "booking.url" is missing
  1 | +++
    | ^
  hint: write url = "https://…" in [booking] (where it leads: https, or an address on this site)
)"},
        {"fees = { name = \"Room\", price = 20 }\n", R"(
content/treatments/peel/index.md:7:8: error[wrong-type]: "fees" has to be a list of tables, not a table
  7 | fees = { name = "Room", price = 20 }
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write fees = [{ name = "…", price = 180 }]
)"},
        {"fees = [\"Room\"]\n", R"(
content/treatments/peel/index.md:7:9: error[wrong-type]: in "fees" there has to be a table, not a text
  7 | fees = ["Room"]
    |         ^^^^^^
  hint: write fees = [{ name = "…", price = 180 }]
)"},
        {"price = 90\npackages = [{ sessions = 3 }, { price = 300 }]\n", R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "price" is missing in the 1st of "packages"
  1 | +++
    | ^
  hint: write price = 180 (what they cost together)
content/treatments/peel/index.md:1:1: error[missing-key]: "sessions" is missing in the 2nd of "packages"
  1 | +++
    | ^
  hint: write sessions = 45 (how many sessions)
)"},
        {"[[fees]]\nprice = 20\n", R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "name" is missing in the 1st of "fees"
  1 | +++
    | ^
  hint: write name = "…" (what the fee is for)
)"},
        // Two of the same name are told apart, and what is left empty is said at its key.
        {"fees = [{ name = \"Room\" }, { name = \"Room\" }, { name = \"\", price = 5 }]\n", R"(
content/treatments/peel/index.md:1:1: error[missing-key]: "price" is missing in the 1st of "fees", "Room"
  1 | +++
    | ^
  hint: write price = 180 (how much it is)
content/treatments/peel/index.md:1:1: error[missing-key]: "price" is missing in the 2nd of "fees", "Room"
  1 | +++
    | ^
  hint: write price = 180 (how much it is)
content/treatments/peel/index.md:7:49: error[empty-key]: "name" is empty
  7 | fees = [{ name = "Room" }, { name = "Room" }, { name = "", price = 5 }]
    |                                                 ^^^^
  hint: write name = "…" (what the fee is for)
)"},
    });
}

TEST_CASE("model: places have a country, coordinates, a phone and hours by day") {
    check_all(about_location, {
        {"latitude = 91\n", R"(
content/locations/quay.md:8:12: error[out-of-range]: "latitude" is 91; it goes from -90 to 90
  8 | latitude = 91
    |            ^^
  hint: write a number from -90 to 90
)"},
        {"longitude = \"0.1\"\n", R"(
content/locations/quay.md:8:13: error[wrong-type]: "longitude" has to be a number, not a text
  8 | longitude = "0.1"
    |             ^^^^^
  hint: write longitude = 0.1
)"},
        {"latitude = nan\n", R"(
content/locations/quay.md:8:12: error[out-of-range]: "latitude" is nan; it goes from -90 to 90
  8 | latitude = nan
    |            ^^^
  hint: write a number from -90 to 90
)"},
        {"phone = \"020 7946 0000\"\n", R"(
content/locations/quay.md:8:9: error[malformed-phone]: "020 7946 0000" is not a phone number that can be dialled from anywhere
  8 | phone = "020 7946 0000"
    |         ^^^^^^^^^^^^^^^
  hint: write + and the country's code, digits only: +442079460000
)"},
        {"phone = 442079460000\n", R"(
content/locations/quay.md:8:9: error[wrong-type]: "phone" has to be a text, not a whole number
  8 | phone = 442079460000
    |         ^^^^^^^^^^^^
  hint: write it as in phone = "+442079460000"
)"},
    });
    SmallSite site;
    site.edit("content/locations/quay.md", "\"GB\"", "\"UK of Britain\"");
    site.edit("content/locations/quay.md", "{ mon = [\"09:00-17:00\"] }",
              "{ mo = [], monday = [], someday = [], tue = \"09:00-17:00\", wed = [9] }");
    CHECK(said_about(site) == R"(
content/locations/quay.md:6:11: error[malformed-country]: "UK of Britain" is not a country's code
  6 | country = "UK of Britain"
    |           ^^^^^^^^^^^^^^^
  hint: write two capital letters: GB, IE, DE, US
content/locations/quay.md:7:11: error[unknown-day]: there is no day "mo"
  7 | hours = { mo = [], monday = [], someday = [], tue = "09:00-17:00", wed =…
    |           ^^
  hint: did you mean "mon"?
content/locations/quay.md:7:20: error[unknown-day]: there is no day "monday"
  7 | hours = { mo = [], monday = [], someday = [], tue = "09:00-17:00", wed =…
    |                    ^^^^^^
  hint: write mon
content/locations/quay.md:7:33: error[unknown-day]: there is no day "someday"
  7 | hours = { mo = [], monday = [], someday = [], tue = "09:00-17:00", wed =…
    |                                 ^^^^^^^
  hint: days are mon, tue, wed, thu, fri, sat and sun
content/locations/quay.md:7:53: error[wrong-type]: the hours of a day are a list, not a text
  7 | …= { mo = [], monday = [], someday = [], tue = "09:00-17:00", wed = [9] }
    |                                                ^^^^^^^^^^^^^
  hint: write tue = ["09:00-17:00"]
content/locations/quay.md:7:75: error[wrong-type]: hours are a text, not a whole number
  7 | …= { mo = [], monday = [], someday = [], tue = "09:00-17:00", wed = [9] }
    |                                                                      ^
  hint: write "09:00-17:00"
)");
}

TEST_CASE("model: a question ends with ?, has an answer, and an id of its own") {
    check_all(about_questions, {
        {"[[question]]\nq = \"Does it hurt\"\na = \"A little.\"\n", R"(
content/faq/general.toml:2:5: error[not-a-question]: this question does not end with ?
  2 | q = "Does it hurt"
    |     ^^^^^^^^^^^^^^
  hint: end it with ?
)"},
        {"[[question]]\nid = \"Does it hurt?\"\nq = \"Does it hurt?\"\na = \"A little.\"\n", R"(
content/faq/general.toml:2:6: error[malformed-id]: "Does it hurt?" cannot be an id
  2 | id = "Does it hurt?"
    |      ^^^^^^^^^^^^^^^
  hint: use small letters a–z, digits and single hyphens, at most 64
)"},
        {"[[question]]\nq = \"Does it hurt?\"\n", R"(
content/faq/general.toml:1:1: error[missing-key]: "a" is missing in the 1st of "question", "Does it hurt?"
  1 | [[question]]
    | ^
  hint: write a = "…" (the answer)
)"},
        {"[[question]]\nq = \"Does it hurt?\"\na = \"\"\n", R"(
content/faq/general.toml:3:1: error[empty-key]: "a" is empty
  3 | a = ""
    | ^
  hint: write a = "…" (the answer)
)"},
        {"question = \"Does it hurt?\"\n", R"(
content/faq/general.toml:1:12: error[wrong-type]: "question" has to be a list of tables, not a text
  1 | question = "Does it hurt?"
    |            ^^^^^^^^^^^^^^^
  hint: write question = [{ q = "…?", a = "…" }]
)"},
    });
}

}  // namespace praxis
