#include "clinic/money.h"

#include <doctest/doctest.h>

#include <string>

using namespace praxis;

TEST_CASE("clinic: money is read as TOML writes numbers, with two digits at most") {
    const struct {
        const char* text;
        const char* money;
    } cases[] = {
        {"0", "0.00"},
        {"180", "180.00"},
        {"+180", "180.00"},
        {"179.5", "179.50"},
        {"179.05", "179.05"},
        {"49.50", "49.50"},
        {"1_000", "1000.00"},
        {"0.01", "0.01"},
        {"100_000_000", "100000000.00"},
        {"100000000.00", "100000000.00"},
        {"100000000.01", "none"},
        {"100000001", "none"},
        {"99999999999999999999999999", "none"},
        {"", "none"},
        {"-1", "none"},
        {"-0", "none"},
        {"1.", "none"},
        {".5", "none"},
        {"1.005", "none"},
        {"1e2", "none"},
        {"0x10", "none"},
        {"012", "none"},
        {"1__000", "none"},
        {"_1", "none"},
        {"1_", "none"},
        {"1_.5", "none"},
        {"1.5_", "none"},
        {"1,5", "none"},
        {"inf", "none"},
        {" 1", "none"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        const auto money = parse_money(one.text);
        CHECK((money ? money->decimal() : "none") == one.money);
    }
    CHECK(Money{-5}.decimal() == "-0.05");
}

TEST_CASE("clinic: money is shown as its language writes it") {
    const struct {
        std::int64_t minor;
        const char* currency;
        const char* language;
        const char* shown;
    } cases[] = {
        {18000, "GBP", "en-GB", "£180"},
        {17950, "GBP", "en-GB", "£179.50"},
        {17905, "GBP", "en", "£179.05"},
        {0, "GBP", "en", "£0"},
        {126000, "GBP", "en-GB", "£1,260"},
        {123456789012, "GBP", "en-GB", "£1,234,567,890.12"},
        {18000, "EUR", "en-IE", "€180"},
        {18000, "EUR", "de", "180\u00a0€"},
        {17950, "EUR", "de-DE", "179,50\u00a0€"},
        {126050, "EUR", "DE-de", "1.260,50\u00a0€"},
        {126050, "EUR", "de-AT", "€\u00a01\u00a0260,50"},
        {126050, "CHF", "de-CH", "CHF\u00a01’260.50"},
        {17950, "EUR", "fr", "179,50\u00a0€"},
        {1234500, "EUR", "fr-FR", "12\u202f345\u00a0€"},
        {126000, "EUR", "es", "1260\u00a0€"},
        {1260000, "EUR", "es-ES", "12.600\u00a0€"},
        {126000, "EUR", "it", "1.260\u00a0€"},
        {126000, "EUR", "nl-NL", "€\u00a01.260"},
        {126000, "EUR", "pt-PT", "1260\u00a0€"},
        {18000, "USD", "en-US", "$180"},
        {18000, "USD", "en-CA", "US$180"},
        {18000, "AUD", "en-AU", "$180"},
        {18000, "AUD", "en-GB", "A$180"},
        {18000, "CAD", "en-CA", "$180"},
        {18000, "NZD", "en-NZ", "$180"},
        {18000, "CHF", "en-GB", "CHF\u00a0180"},
        {1800000, "JPY", "ja-JP", "¥18,000"},
        {18000, "ZAR", "en-ZA", "R180"},
        {18000, "SEK", "sv-SE", "180\u00a0kr"},
        {18000, "SEK", "en-GB", "SEK\u00a0180"},
        {18000, "PLN", "pl-PL", "180\u00a0zł"},
        {18000, "EUR", "zh-Hant-TW", "€\u00a0180"},
        {18000, "EUR", "", "€\u00a0180"},
        {18000, "GBP", "en-x-de", "£180"},
        {-17950, "GBP", "en", "-£179.50"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.currency);
        CAPTURE(one.language);
        CHECK(shown(Money{one.minor}, one.currency, one.language) == one.shown);
    }
}

TEST_CASE("clinic: a currency is a code of ISO 4217 that one can pay with") {
    for (const char* code : {"AED", "GBP", "EUR", "USD", "AUD", "CHF", "JPY", "XOF", "ZWG"})
        CHECK_MESSAGE(is_currency(code), code);
    for (const char* code : {"", "gbp", "GB", "GBPX", "DEM", "HRK", "XAU", "XTS", "XXX", "£"})
        CHECK_MESSAGE(!is_currency(code), code);
}
