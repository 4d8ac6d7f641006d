#include <doctest/doctest.h>

#include "render/wording.h"
#include "tests/support/site_builder.h"

using namespace praxis;

namespace {

Config config_in(const std::string& language, const std::string& currency) {
    Config config;
    config.site = "/site";
    config.language = language;
    config.currency = currency;
    return config;
}

}  // namespace

TEST_CASE("render: numbers, dates and money read as the language says them") {
    const Config english = config_in("en-GB", "GBP");
    const Theme words = calm_theme(english);
    const Wording wording(english, words);
    CHECK(wording.count("sessions", 1) == "1 session");
    CHECK(wording.count("sessions", Range{4, 6}) == "4 to 6 sessions");
    CHECK(wording.count("sessions", Range{5, 5}) == "5 sessions");
    CHECK(wording.range({4, 6}) == "4–6");
    CHECK(wording.range({5, 5}) == "5");
    CHECK(wording.date({2026, 1, 5}) == "5 January 2026");
    CHECK(wording.time_element({2026, 1, 5}) == "<time datetime=\"2026-01-05\">5 January 2026</time>");
    CHECK(wording.money(Money{66600}, Money{90000}) == "£666 to £900");
    CHECK(wording.money(Money{66600}, Money{66600}) == "£666");
    CHECK(wording.period({540, 1020}) == "09:00 to 17:00");
    CHECK(wording.period({1260, 1560}) == "21:00 to 02:00 the next day");
    CHECK(wording.period({540, 1440}) == "09:00 to 24:00");
    CHECK(wording.decimal("47.2") == "47.2");
    CHECK(wording.listed({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("render: German has its own forms") {
    const Config german = config_in("de", "EUR");
    const Theme worte = calm_theme(german);
    const Wording deutsch(german, worte);
    CHECK(deutsch.count("sessions", Range{4, 6}) == "4 bis 6 Sitzungen");
    CHECK(deutsch.date({2026, 1, 5}) == "5. Januar 2026");
    CHECK(deutsch.decimal("47.2") == "47,2");
}

TEST_CASE("render: braces in a value are text") {
    Config config;
    Theme theme;
    theme.words["greeting"] = "{a} and {b}";
    const Wording wording(config, theme);
    CHECK(wording.phrase("greeting", {{"a", "{b}"}, {"b", "{a}"}}) == "{b} and {a}");
    CHECK(wording.phrase("greeting", {}) == "{a} and {b}");
    CHECK(wording.phrase("nothing", {}) == "");
}

TEST_CASE("render: a basis names how many people each of its studies had, where known") {
    const Config config = config_in("en", "GBP");
    const Theme theme = calm_theme(config);
    const Wording wording(config, theme);
    Reference one;
    one.participants = 46;
    Reference two;
    CHECK(wording.basis(Basis::trial, {&one}) == "A trial of 46 people");
    CHECK(wording.basis(Basis::trial, {&two}) == "A trial");
    CHECK(wording.basis(Basis::trial, {&one, &two}) == "A trial of 46 people");
    two.participants = 10;
    CHECK(wording.basis(Basis::trial, {&one, &two}) == "Trials of 46 and 10 people");
    CHECK(wording.basis(Basis::guideline, {&one}) == "A guideline");
    CHECK(wording.basis(Basis::clinic, {&one}) == "Our clinic's experience");
}

TEST_CASE("render: languages written from the right are known") {
    CHECK(direction_of("ar") == "rtl");
    CHECK(direction_of("fa-IR") == "rtl");
    CHECK(direction_of("en-GB") == "ltr");
}
