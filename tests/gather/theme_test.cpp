#include <doctest/doctest.h>

#include "gather/theme.h"
#include "model/english.h"
#include "tests/support/fake_disk.h"

using namespace praxis;

namespace {

class ThemeOnDisk {
public:
    explicit ThemeOnDisk(const std::string& theme, const std::string& language = "en-GB") {
        config.site = "/site";
        config.language = language;
        config.source = std::make_unique<Source>("site.toml", "theme = \"" + theme + "\"\n");
        config.theme = {theme, {8, static_cast<std::uint32_t>(10 + theme.size())}};
        disk.add_folder("/site/themes");
    }

    ThemeOnDisk& file(const std::string& path, std::string text) {
        disk.add("/site/themes/" + path, std::move(text));
        return *this;
    }

    std::optional<Theme> gather() { return gather_theme(config, disk, diagnostics); }

    std::string said() {
        gather();
        diagnostics.sort();
        std::string text;
        for (const Diagnostic& d : diagnostics.all()) {
            text += d.path;
            if (d.line) text += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
            text += ": " + std::string(name_of(d.severity)) + "[" + d.rule + "]: " + d.message + "\n";
            if (!d.hint.empty()) text += "  hint: " + d.hint + "\n";
        }
        return text;
    }

    Config config;
    FakeDisk disk;
    Diagnostics diagnostics;
};

}  // namespace

TEST_CASE("gather: the theme calm travels in the program") {
    ThemeOnDisk there("calm");
    const std::optional<Theme> theme = there.gather();
    REQUIRE(theme);
    CHECK(there.diagnostics.all().empty());
    CHECK(theme->layouts.contains("treatment"));
    CHECK(theme->layouts.contains("404"));
    CHECK(theme->partials.contains("block-faq"));
    CHECK(theme->words.at("sessions.one") == "{n} session");
}

TEST_CASE("gather: calm is complete in German") {
    ThemeOnDisk there("calm", "de-AT");
    const std::optional<Theme> theme = there.gather();
    REQUIRE(theme);
    CHECK(there.diagnostics.all().empty());
    CHECK(theme->words.at("sessions.one") == "{n} Sitzung");
}

TEST_CASE("gather: a folder themes/calm takes the built-in theme's place") {
    ThemeOnDisk there("calm");
    there.file("calm/theme.toml", "name = \"calm\"\n").file("calm/layouts/page.mustache", "mine");
    const std::optional<Theme> theme = there.gather();
    REQUIRE(theme);
    CHECK(theme->layouts.size() == 1);
    CHECK(theme->layouts.at("page")->text() == "mine");
    CHECK(theme->layouts.at("page")->path() == "themes/calm/layouts/page.mustache");
}

TEST_CASE("gather: a theme has what it lacks from the one it extends") {
    ThemeOnDisk there("mine");
    there.file("mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n")
        .file("mine/layouts/page.mustache", "mine")
        .file("mine/assets/fonts/a.woff2", "font")
        .file("mine/i18n/en.toml", "skip = \"Jump\"\n[sessions]\none = \"one visit\"\n");
    const std::optional<Theme> theme = there.gather();
    REQUIRE(theme);
    CHECK(there.diagnostics.all().empty());
    CHECK(theme->layouts.at("page")->text() == "mine");
    CHECK(theme->layouts.contains("treatment"));
    CHECK(theme->words.at("skip") == "Jump");
    CHECK(theme->words.at("sessions.one") == "one visit");
    CHECK(theme->words.at("sessions.other") == "{n} sessions");
    const auto has = [&](std::string_view name) {
        return std::any_of(theme->assets.begin(), theme->assets.end(),
                           [&](const ThemeAsset& asset) { return asset.name == name; });
    };
    CHECK(has("calm.css"));
    CHECK(has("fonts/a.woff2"));
    CHECK_FALSE(has("a.woff2"));
}

TEST_CASE("gather: a word comes in the exact language, then its primary one, then English") {
    ThemeOnDisk there("mine", "fr-CA");
    there.file("mine/theme.toml", "name = \"mine\"\n")
        .file("mine/i18n/en.toml", "a = \"A\"\nb = \"B\"\nc = \"C\"\nd = \"D\"\n")
        .file("mine/i18n/fr.toml", "a = \"fr a\"\nb = \"fr b\"\n")
        .file("mine/i18n/fr-CA.toml", "a = \"fr-CA a\"\n");
    const std::optional<Theme> theme = there.gather();
    REQUIRE(theme);
    CHECK(theme->words == std::map<std::string, std::string>{
                              {"a", "fr-CA a"}, {"b", "fr b"},
                              {"c", marked_english("C")}, {"d", marked_english("D")}});
    CHECK(there.said() ==
          "themes/mine/i18n/fr-CA.toml: warning[missing-translation]: 2 words have no translation "
          "into \"fr-CA\": c, d\n"
          "  hint: English stands there, marked as English; add them to "
          "\"themes/mine/i18n/fr-CA.toml\"\n");
}

TEST_CASE("gather: a theme that is not there is an error with a suggestion") {
    CHECK(ThemeOnDisk("calme").said() ==
          "site.toml:1:9: error[unknown-theme]: there is no theme called \"calme\"\n"
          "  hint: did you mean \"calm\"?\n");
    CHECK(ThemeOnDisk("../x").said() ==
          "site.toml:1:9: error[unknown-theme]: there is no theme called \"../x\"\n"
          "  hint: themes here are calm and embed\n");
}

TEST_CASE("gather: themes that extend each other are an error") {
    ThemeOnDisk there("one");
    there.file("one/theme.toml", "name = \"one\"\nextends = \"two\"\n")
        .file("two/theme.toml", "name = \"two\"\nextends = \"one\"\n");
    CHECK(there.said() ==
          "themes/two/theme.toml:2:11: error[theme-cycle]: themes extend each other in a circle: "
          "one → two → one\n"
          "  hint: remove one of the extends\n");
}

TEST_CASE("gather: files and keys that a theme cannot have are named") {
    ThemeOnDisk there("mine");
    there.file("mine/theme.toml", "name = 3\nextend = \"calm\"\n")
        .file("mine/layouts/treatmnt.mustache", "")
        .file("mine/notes.txt", "")
        .file("mine/i18n/en.toml", "[a]\nb = 3\n");
    CHECK(there.said() ==
          "themes/mine/i18n/en.toml:2:5: error[wrong-type]: \"a.b\" must be a text, and this is a "
          "whole number\n"
          "  hint: put it in quotes\n"
          "themes/mine/layouts/treatmnt.mustache: warning[unknown-layout]: no page has the layout "
          "\"treatmnt\"\n"
          "  hint: did you mean \"treatment\"?\n"
          "themes/mine/notes.txt: warning[unknown-theme-file]: nothing reads this file\n"
          "  hint: a theme has theme.toml, layouts/<name>.mustache, partials/<name>.mustache, "
          "assets/ and i18n/<language>.toml\n"
          "themes/mine/theme.toml:1:8: error[wrong-type]: \"name\" must be a text, and this is a "
          "whole number\n"
          "  hint: put it in quotes\n"
          "themes/mine/theme.toml:2:1: error[unknown-key]: a theme has no \"extend\"\n"
          "  hint: did you mean \"extends\"?\n");
}

TEST_CASE("gather: a theme's file that cannot be read is the machine's fault") {
    ThemeOnDisk there("mine");
    there.file("mine/theme.toml", "name = \"mine\"\n");
    there.disk.add_unreadable("/site/themes/mine/layouts/page.mustache");
    CHECK_FALSE(there.gather());
    CHECK(there.diagnostics.has_machine_fault());
}
