// site.toml, the command line over it, and what is said about either.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "clinic/jurisdiction.h"
#include "configure/configure.h"
#include "tests/model/said_about.h"

namespace praxis {

namespace {

constexpr const char* base_url = "base_url = \"https://small.example/\"";

std::string about_base_url(std::string_view line) {
    SmallSite site;
    site.edit("site.toml", base_url, line);
    return said_about(site);
}

std::string about_flag(std::string_view url) {
    SmallSite site;
    site.options.base_url = std::string(url);
    return said_about(site);
}

std::string about_clinic(std::string_view lines) {
    SmallSite site;
    site.setting(lines, "[clinic]");
    return said_about(site);
}

std::string about_settings(std::string_view lines) {
    SmallSite site;
    site.file("site.toml", site.text("site.toml") + std::string(lines));
    return said_about(site);
}

/// A key of site.toml written otherwise.
std::string changed(std::string_view from, std::string_view to) {
    SmallSite site;
    site.edit("site.toml", from, to);
    return said_about(site);
}

/// Where the home page says that it is.
std::string canonical(SmallSite& site) {
    CHECK(said_about(site) == "\n");
    return site.part("/", "<link rel=\"canonical\" href=\"", "\"");
}

}  // namespace

TEST_CASE("configure: the address of a site ends in /, and may have a path") {
    const Written cases[] = {
        {"https://small.example/", "https://small.example/"},
        {"https://small.example", "https://small.example/"},
        {"http://localhost:4000/", "http://localhost:4000/"},
        {"https://small.example/clinic", "https://small.example/clinic/"},
        {"https://small.example/a/b/", "https://small.example/a/b/"},
    };
    for (const Written& each : cases) {
        SmallSite in_file;
        in_file.edit("site.toml", "https://small.example/", each.lines);
        CHECK(canonical(in_file) == each.said);
        SmallSite by_flag;
        by_flag.options.base_url = std::string(each.lines);
        CHECK(canonical(by_flag) == each.said);
    }
}

TEST_CASE("configure: an address that no site can have is said at its place, or at its flag") {
    check_all(about_base_url, {
        {"base_url = \"small.example\"", R"(
site.toml:2:12: error[malformed-address]: "small.example" is not an address of a web page
  2 | base_url = "small.example"
    |            ^^^^^^^^^^^^^^^
  hint: write https://…
)"},
        {"base_url = \"https://\"", R"(
site.toml:2:12: error[malformed-address]: "https://" names no website
  2 | base_url = "https://"
    |            ^^^^^^^^^^
  hint: write the whole address, as in https://clinic.example/
)"},
        {"base_url = \"https:///clinic/\"", R"(
site.toml:2:12: error[malformed-address]: "https:///clinic/" names no website
  2 | base_url = "https:///clinic/"
    |            ^^^^^^^^^^^^^^^^^^
  hint: write the whole address, as in https://clinic.example/
)"},
        {"base_url = \"https://small.example/?a=1\"", R"(
site.toml:2:12: error[malformed-address]: "https://small.example/?a=1" cannot be the address of a site
  2 | base_url = "https://small.example/?a=1"
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://clinic.example/, with a path if it stands below one, and no ? or #
)"},
        {"base_url = \"https://small.example/a/../b/\"", R"(
site.toml:2:12: error[malformed-address]: "https://small.example/a/../b/" has an empty part, a . or a .. in its path
  2 | base_url = "https://small.example/a/../b/"
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write the path as it stands in the browser: https://clinic.example/skin/
)"},
        {"base_url = \"https://small.example//a/\"", R"(
site.toml:2:12: error[malformed-address]: "https://small.example//a/" has an empty part, a . or a .. in its path
  2 | base_url = "https://small.example//a/"
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write the path as it stands in the browser: https://clinic.example/skin/
)"},
        {"base_url = \"https://anna:secret@small.example/\"", R"(
site.toml:2:12: error[malformed-address]: the address of a site has no user name or password
  2 | base_url = "https://anna:secret@small.example/"
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove them
)"},
        {"base_url = \"ftp://small.example/\"", R"(
site.toml:2:12: error[malformed-address]: "ftp://small.example/" is not an address of a web page
  2 | base_url = "ftp://small.example/"
    |            ^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…
)"},
        {"base_url = \"\"", R"(
site.toml:2:1: error[empty-key]: "base_url" is empty
  2 | base_url = ""
    | ^^^^^^^^
  hint: write base_url = "https://…" (where the site will stand: https://clinic.example/)
)"},
        {"", R"(
site.toml:1:1: error[missing-key]: "base_url" is missing
  1 | title = "Small Clinic"
    | ^
  hint: write base_url = "https://…" (where the site will stand: https://clinic.example/)
)"},
    });
    check_all(about_flag, {
        {"small.example", R"(
error[malformed-address]: --base-url: "small.example" cannot be the address of a site
  hint: write https://clinic.example/, with a path if it stands below one, and no ? or #
)"},
        {"https://small.example/#top", R"(
error[malformed-address]: --base-url: "https://small.example/#top" cannot be the address of a site
  hint: write https://clinic.example/, with a path if it stands below one, and no ? or #
)"},
        {"https://", R"(
error[malformed-address]: --base-url: "https://" names no website
  hint: write the whole address, as in https://clinic.example/
)"},
        {"", R"(
)"},
    });
}

TEST_CASE("configure: what a site cannot do without, and what it does not know") {
    SmallSite site;
    site.file("site.toml", "[clinic]\n");
    CHECK(said_about(site) == R"(
site.toml:1:1: error[missing-key]: "base_url" is missing
  1 | [clinic]
    | ^
  hint: write base_url = "https://…" (where the site will stand: https://clinic.example/)
site.toml:1:1: error[missing-key]: "clinic.currency" is missing
  1 | [clinic]
    | ^
  hint: write currency = "…" in [clinic] (what prices are in: GBP, EUR, USD)
site.toml:1:1: error[missing-key]: "clinic.jurisdiction" is missing
  1 | [clinic]
    | ^
  hint: write jurisdiction = "…" in [clinic] (uk, ie, us, au, de, eu or other)
site.toml:1:1: error[missing-key]: "clinic.legal_name" is missing
  1 | [clinic]
    | ^
  hint: write legal_name = "…" in [clinic] (the firm's name)
site.toml:1:1: error[missing-key]: "clinic.name" is missing
  1 | [clinic]
    | ^
  hint: write name = "…" in [clinic] (what people call the clinic)
site.toml:1:1: error[missing-key]: "clinic.phone" is missing
  1 | [clinic]
    | ^
  hint: write phone = "+442079460000" in [clinic] (with the country's code: +44…)
site.toml:1:1: error[missing-key]: "clinic.timezone" is missing
  1 | [clinic]
    | ^
  hint: write timezone = "…" in [clinic] (whose clock decides what day it is: Europe/London)
site.toml:1:1: error[missing-key]: "language" is missing
  1 | [clinic]
    | ^
  hint: write language = "en-GB" (what the texts are written in: en-GB, de)
site.toml:1:1: error[missing-key]: "title" is missing
  1 | [clinic]
    | ^
  hint: write title = "…" (the site's name)
)");
    site.file("site.toml", "");
    CHECK(said_about(site) == R"(
site.toml:1:1: error[missing-key]: "base_url" is missing
  1 |
    | ^
  hint: write base_url = "https://…" (where the site will stand: https://clinic.example/)
site.toml:1:1: error[missing-key]: "clinic" is missing
  1 |
    | ^
  hint: write clinic = { name = "…", legal_name = "…", jurisdiction = "…", currency = "…", timezone = "…", phone = "+442079460000" } (the clinic)
site.toml:1:1: error[missing-key]: "language" is missing
  1 |
    | ^
  hint: write language = "en-GB" (what the texts are written in: en-GB, de)
site.toml:1:1: error[missing-key]: "title" is missing
  1 |
    | ^
  hint: write title = "…" (the site's name)
)");
    check_all(about_settings, {
        {"adress = \"1 Quay Street\"\n", R"(
site.toml:13:1: error[unknown-key]: [clinic] has no field "adress"
  13 | adress = "1 Quay Street"
     | ^^^^^^
  hint: there are: name, legal_name, jurisdiction, currency, timezone, phone, phone_display, email, prices_include_tax, registration and complaints
)"},
        {"[clinik]\nname = \"Small\"\n", R"(
site.toml:13:2: error[unknown-key]: site.toml has no field "clinik"
  13 | [clinik]
     |  ^^^^^^
  hint: did you mean "clinic"?
)"},
        {"[brand]\naccent = \"teal\"\nlogo = \"static/gone.svg\"\n", R"(
site.toml:14:10: error[malformed-colour]: "teal" is not a colour
  14 | accent = "teal"
     |          ^^^^^^
  hint: write # and six digits or letters a–f: #0f766e
site.toml:15:8: error[missing-picture]: there is no picture "static/gone.svg"
  15 | logo = "static/gone.svg"
     |        ^^^^^^^^^^^^^^^^^
  hint: put it there, or name one that is there
)"},
        {"[build]\nraw_html = \"allow\"\ndrafts = \"no\"\n", R"(
site.toml:14:12: error[unknown-choice]: there is no raw_html "allow"
  14 | raw_html = "allow"
     |            ^^^^^^^
  hint: write one of: error or keep
site.toml:15:10: error[wrong-type]: "drafts" has to be true or false, not a text
  15 | drafts = "no"
     |          ^^^^
  hint: write drafts = false
)"},
        {"[[menu]]\nlabel = \"Home\"\n", R"(
site.toml:1:1: error[missing-key]: "to" is missing in the 1st of "menu", "Home"
  1 | title = "Small Clinic"
    | ^
  hint: write to = "…" (an address on this site, a content file, or https)
)"},
        {"[booking]\nlabel = \"Book\"\n", R"(
site.toml:1:1: error[missing-key]: "booking.url" is missing
  1 | title = "Small Clinic"
    | ^
  hint: write url = "https://…" in [booking] (where it leads: https, or an address on this site)
)"},
        {"[booking]\nurl = \"http://book.example/\"\n", R"(
site.toml:14:7: error[unsafe-address]: "http://book.example/" is neither https nor an address on this site
  14 | url = "http://book.example/"
     |       ^^^^^^^^^^^^^^^^^^^^^^
  hint: write https://…, or an address on this site: /treatments/
)"},
    });
}

TEST_CASE("configure: the clinic has a currency, a time zone, a jurisdiction and a phone that are known") {
    CHECK(changed("\"GBP\"", "\"Pounds\"") == R"(
site.toml:9:12: error[unknown-currency]: there is no currency "Pounds"
  9 | currency = "Pounds"
    |            ^^^^^^^^
  hint: write three capital letters: GBP, EUR, USD
)");
    CHECK(changed("\"GBP\"", "\"gbp\"") == R"(
site.toml:9:12: error[unknown-currency]: there is no currency "gbp"
  9 | currency = "gbp"
    |            ^^^^^
  hint: did you mean "GBP"?
)");
    CHECK(changed("\"Europe/London\"", "\"London\"") == R"(
site.toml:10:12: error[unknown-timezone]: there is no time zone "London"
  10 | timezone = "London"
     |            ^^^^^^^^
  hint: write the part of the world and a large city, as in Europe/London or Europe/Berlin
)");
    CHECK(changed("\"Europe/London\"", "\"../../etc/passwd\"") == R"(
site.toml:10:12: error[unknown-timezone]: there is no time zone "../../etc/passwd"
  10 | timezone = "../../etc/passwd"
     |            ^^^^^^^^^^^^^^^^^^
  hint: write the part of the world and a large city, as in Europe/London or Europe/Berlin
)");
    CHECK(changed("\"uk\"", "\"UK\"") == R"(
site.toml:8:16: error[unknown-choice]: there is no jurisdiction "UK"
  8 | jurisdiction = "UK"
    |                ^^^^
  hint: did you mean "uk"?
)");
    CHECK(changed("\"uk\"", "\"fr\"") == R"(
site.toml:8:16: error[unknown-choice]: there is no jurisdiction "fr"
  8 | jurisdiction = "fr"
    |                ^^^^
  hint: write one of: uk, ie, us, au, de, eu or other
)");
    CHECK(changed("\"+442079460000\"", "\"020 7946 0000\"") == R"(
site.toml:11:9: error[malformed-phone]: "020 7946 0000" is not a phone number that can be dialled from anywhere
  11 | phone = "020 7946 0000"
     |         ^^^^^^^^^^^^^^^
  hint: write + and the country's code, digits only: +442079460000
)");
    CHECK(changed("\"hello@small.example\"", "\"hello at small.example\"") == R"(
site.toml:12:9: error[malformed-email]: "hello at small.example" is not an e-mail address
  12 | email = "hello at small.example"
     |         ^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write name@clinic.example
)");
    CHECK(changed("\"en-GB\"", "\"English\"") == R"(
site.toml:3:12: error[malformed-language]: "English" is not a language tag
  3 | language = "English"
    |            ^^^^^^^^^
  hint: write "en-GB", "de", "pl" …
)");
}

TEST_CASE("configure: the phone that people read has the digits of the phone that is dialled") {
    for (const char* shown : {"020 7946 0000", "+44 20 7946 0000", "+44 (0)20 7946 0000",
                              "0044 20 7946 0000", "(020) 7946-0000", "020.7946.0000"})
        CHECK(about_clinic("phone_display = \"" + std::string(shown) + "\"\n") == "\n");
    check_all(about_clinic, {
        {"phone_display = \"020 7946 0001\"\n", R"(
site.toml:6:17: error[phone-disagrees]: "020 7946 0001" has other digits than phone, +442079460000
  6 | phone_display = "020 7946 0001"
    |                 ^^^^^^^^^^^^^^^
  hint: correct the one that is wrong
)"},
        {"phone_display = \"7946\"\n", R"(
site.toml:6:17: error[phone-disagrees]: "7946" has other digits than phone, +442079460000
  6 | phone_display = "7946"
    |                 ^^^^^^
  hint: correct the one that is wrong
)"},
        {"phone_display = \"call us\"\n", R"(
site.toml:6:17: error[phone-disagrees]: "call us" has other digits than phone, +442079460000
  6 | phone_display = "call us"
    |                 ^^^^^^^^^
  hint: correct the one that is wrong
)"},
    });
}

TEST_CASE("configure: the severity of a rule is one of four words, and what is unsafe stays") {
    check_all(about_settings, {
        {"[checks]\nheading-level-one = \"loud\"\nhtml-comment = 1\n", R"(
site.toml:14:21: error[unknown-choice]: there is no severity "loud"
  14 | heading-level-one = "loud"
     |                     ^^^^^^
  hint: write "off", "info", "warn" or "error"
site.toml:15:16: error[unknown-choice]: a severity is a text
  15 | html-comment = 1
     |                ^
  hint: write "off", "info", "warn" or "error"
)"},
        {"[checks]\nheading-level-on = \"off\"\nno-such-rule-at-all = \"off\"\n", R"(
site.toml:14:1: error[unknown-rule]: there is no rule "heading-level-on"
  14 | heading-level-on = "off"
     | ^^^^^^^^^^^^^^^^
  hint: did you mean "heading-level-one"?
site.toml:15:1: error[unknown-rule]: there is no rule "no-such-rule-at-all"
  15 | no-such-rule-at-all = "off"
     | ^^^^^^^^^^^^^^^^^^^
  hint: a rule's id stands in brackets in its messages
)"},
        {"[checks]\nbroken-link = \"warn\"\nraw-html = \"off\"\nunsafe-address = \"error\"\n", R"(
site.toml:14:15: error[rule-is-fixed]: "broken-link" guards what must not be published and stays an error
  14 | broken-link = "warn"
     |               ^^^^^^
  hint: remove this line
site.toml:15:12: error[rule-is-fixed]: "raw-html" guards what must not be published and stays an error
  15 | raw-html = "off"
     |            ^^^^^
  hint: remove this line
)"},
        {"[checks]\ntwo-sources = \"warn\"\n", R"(
site.toml:14:15: error[rule-is-fixed]: "two-sources" guards what must not be published and stays an error
  14 | two-sources = "warn"
     |               ^^^^^^
  hint: remove this line
)"},
    });
    CHECK(changed("title = ", "checks = \"off\"\ntitle = ") == R"(
site.toml:1:10: error[wrong-type]: [checks] has to be a table
  1 | checks = "off"
    |          ^^^^^
  hint: write rule-id = "warn" below [checks]
)");
    for (const std::string word : {"off", "info", "warn", "error"}) {
        SmallSite site;
        site.setting("heading-level-one = \"" + word + "\"\n", "[checks]");
        site.home("# Welcome\n");
        site.build();
        CHECK(site.findings().size() == (word == "off" ? 0 : 1));
        CHECK((site.outcome().result == BuildResult::rejected) == (word == "error"));
        if (word == "info") CHECK(site.said().find(": info[heading-level-one]: ") != std::string::npos);
    }
}

TEST_CASE("configure: the output is a folder inside the site, unless the command line says otherwise") {
    check_all(about_settings, {
        {"[build]\noutput = \"../public\"\n", R"(
site.toml:14:10: error[output-refused]: the output has to be a folder inside the site, not "../public"
  14 | output = "../public"
     |          ^^^^^^^^^^^
  hint: write output = "public"; --output may name a folder elsewhere
)"},
        {"[build]\noutput = \"/var/www\"\n", R"(
site.toml:14:10: error[output-refused]: the output has to be a folder inside the site, not "/var/www"
  14 | output = "/var/www"
     |          ^^^^^^^^^^
  hint: write output = "public"; --output may name a folder elsewhere
)"},
        {"[build]\noutput = \".\"\n", R"(
site.toml:14:10: error[output-refused]: the output has to be a folder inside the site, not "."
  14 | output = "."
     |          ^^^
  hint: write output = "public"; --output may name a folder elsewhere
)"},
        {"[build]\noutput = \"a/../../b\"\n", R"(
site.toml:14:10: error[output-refused]: the output has to be a folder inside the site, not "a/../../b"
  14 | output = "a/../../b"
     |          ^^^^^^^^^^^
  hint: write output = "public"; --output may name a folder elsewhere
)"},
        {"[build]\noutput = \"content/made\"\n", R"(
site.toml:14:10: error[output-refused]: "content/made" cannot hold the finished site: it lies inside the site's content/
  14 | output = "content/made"
     |          ^^^^^^^^^^^^^^
  hint: name a folder of its own, such as "public"
)"},
    });
    SmallSite site;
    site.setting("output = \"made/site/\"\n", "[build]");
    CHECK(said_about(site) == "\n");
    CHECK(site.disk.has("/site/made/site/index.html"));
    site.options.output = "/var/www";
    CHECK(said_about(site) == "\n");
    CHECK(site.disk.has("/var/www/index.html"));
}

TEST_CASE("configure: without a site.toml that can be read nothing else is judged") {
    SmallSite none;
    none.remove("site.toml").home("See [gone](gone.md).");
    CHECK(said_about(none) == R"(
site.toml: error[no-site]: there is no site.toml here
  hint: run praxis in the folder of a site, or name it with --site
)");
    SmallSite large;
    large.file("site.toml", "#\n" + std::string(1024 * 1024, '#'));
    CHECK(said_about(large) == R"(
site.toml:2:1048575: error[file-too-large]: this file passes 1 MiB here
  2 | …########################################################################
    |                                                                        ^
  hint: site.toml has only settings; move the rest to content/
)");
    SmallSite locked;
    locked.disk.add_unreadable("/site/site.toml");
    CHECK(said_about(locked) == R"(
site.toml: error[machine]: cannot be read: this user has no permission
)");
    CHECK(locked.outcome().result == BuildResult::unconfigured);
}

TEST_CASE("configure: today is the day in the clinic's time zone, and the clock of the command line beats it") {
    SmallSite site;
    site.edit("site.toml", "Europe/London", "Pacific/Auckland");
    site.plain_page("offer", "Our offer", "publish = 2026-06-02\n");
    site.options.clock.reset();
    site.options.unix_seconds = 1780354800;  // 2026-06-01 23:00 UTC, the 2nd of June in Auckland
    CHECK(said_about(site) == "\n");
    CHECK(site.has_page("/offer/"));
    site.edit("site.toml", "Pacific/Auckland", "America/New_York");
    CHECK(said_about(site) == "\n");
    CHECK_FALSE(site.has_page("/offer/"));
    site.options.clock = Date{2026, 6, 2};
    CHECK(said_about(site) == "\n");
    CHECK(site.has_page("/offer/"));
}

TEST_CASE("configure: what each jurisdiction asks and allows") {
    struct Row {
        std::string_view code;
        std::string_view emergency;
        bool register_required;
        bool prescription_advertised;
    };
    const Row rows[] = {
        {"uk", "999", true, false}, {"ie", "999", true, false}, {"us", "911", false, true},
        {"au", "000", true, false}, {"de", "112", false, true}, {"eu", "112", false, true},
        {"other", "112", false, true},
    };
    CHECK(all_jurisdictions().size() == std::size(rows));
    for (const Row& row : rows) {
        INFO(row.code);
        SmallSite site;
        site.edit("site.toml", "\"uk\"", "\"" + std::string(row.code) + "\"");
        site.treatment("peel", "Peel", "prescription = true\nprice = 90\n");
        site.file("content/team/anna-novak.md",
                  "+++\nname = \"Anna Novak\"\nrole = \"Nurse\"\nperforms = [\"peel\"]\n+++\n");
        site.file("content/treatments/peel/aftercare.md", "+++\nred_flags = [\"Fever\"]\n+++\n");
        const std::string said = said_about(site);
        CHECK((said.find("error[missing-registration]") != std::string::npos) ==
              row.register_required);
        CHECK((said.find("error[prescription-advertised]") != std::string::npos) ==
              !row.prescription_advertised);
        if (said == "\n")
            CHECK(site.page("/treatments/peel/aftercare/").find("tel:" + std::string(row.emergency)) !=
                  std::string::npos);
        const auto jurisdiction = jurisdiction_called(row.code);
        REQUIRE(jurisdiction);
        CHECK(rules_of(*jurisdiction).emergency_number == row.emergency);
    }
}

TEST_CASE("configure: where a prescription-only medicine is not advertised, nothing of it has a price") {
    SmallSite site;
    site.treatment("peel", "Peel",
                   "prescription = true\nprice = 90\npackages = [{ sessions = 3, price = 240 }]\n"
                   "fees = [{ name = \"Room\", price = 20 }]\n");
    site.file("content/treatments/peel/areas/face.md", "+++\nprice = 80\n+++\n");
    site.estimate("peel", "mode = \"range\"\nbasis = \"clinic\"\n\n[[factor]]\nid = \"area\"\n"
                          "options = [{ id = \"face\" }]\n\n[[rule]]\nwhen = { area = \"face\" }\n"
                          "sessions = [1, 2]\n");
    site.file("content/index.md", "+++\ntitle = \"Small Clinic\"\nfeatured = [\"peel\"]\n+++\n");
    CHECK(said_about(site) == R"(
content/index.md:3:13: error[prescription-advertised]: "peel" may not stand out on the home page: in the United Kingdom a prescription-only medicine is not advertised
  3 | featured = ["peel"]
    |             ^^^^^^
  hint: remove it; the page may offer the consultation
content/treatments/peel/areas/face.md:2:9: error[prescription-advertised]: "price" of "peel" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  2 | price = 80
    |         ^^
  hint: remove it; the page may offer the consultation
content/treatments/peel/estimate.toml:1:1: error[prescription-advertised]: an estimate for "peel" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  1 | mode = "range"
    | ^
  hint: remove it; the page may offer the consultation
content/treatments/peel/index.md:8:9: error[prescription-advertised]: "price" of "peel" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  8 | price = 90
    |         ^^
  hint: remove it; the page may offer the consultation
content/treatments/peel/index.md:9:12: error[prescription-advertised]: "packages" of "peel" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  9 | packages = [{ sessions = 3, price = 240 }]
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
content/treatments/peel/index.md:10:8: error[prescription-advertised]: "fees" of "peel" may not be shown: in the United Kingdom a prescription-only medicine is not advertised
  10 | fees = [{ name = "Room", price = 20 }]
     |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: remove it; the page may offer the consultation
)");
}

TEST_CASE("configure: a menu has at most 100 entries") {
    SmallSite site;
    std::string menu;
    for (int i = 0; i < 101; ++i) menu += "[[menu]]\nlabel = \"M\"\nto = \"/\"\n";
    site.file("site.toml", site.text("site.toml") + menu);
    site.build();
    REQUIRE(site.findings().size() == 1);
    CHECK(site.said().find("error[menu-too-long]: the menu has 101 entries; 100 fit\n") !=
          std::string::npos);
    CHECK(site.said().ends_with("  hint: lead to pages that list the others\n"));
}

}  // namespace praxis
