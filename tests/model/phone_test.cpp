// How a phone number is shown.
#include "model/phone.h"

#include <doctest/doctest.h>

namespace praxis {

TEST_CASE("model: a phone is shown in groups, as its country's people say it or in threes") {
    CHECK(spaced_phone("+442079460000") == "+44 20 7946 0000");
    CHECK(spaced_phone("+441632960001") == "+44 1632 960001");
    CHECK(spaced_phone("+441134960000") == "+44 113 496 0000");
    CHECK(spaced_phone("+441614960000") == "+44 161 496 0000");
    CHECK(spaced_phone("+447700900123") == "+44 7700 900123");
    CHECK(spaced_phone("+12125550100") == "+1 212 555 0100");
    CHECK(spaced_phone("+33199000000") == "+33 1 99 00 00 00");
    CHECK(spaced_phone("+420601234567") == "+420 601 234 567");
    CHECK(spaced_phone("+49302345678") == "+49 302 345 678");
    CHECK(spaced_phone("+4930123456789") == "+49 301 234 567 89");
    CHECK(spaced_phone("+4422222222") == "+44 222 222 22");
    CHECK(spaced_phone("+35312222222") == "+353 122 222 22");
    CHECK(spaced_phone("020 7946 0000") == "020 7946 0000");
    CHECK(spaced_phone("") == "");
}

}  // namespace praxis
