// What is said about a theme's files and its theme.toml, as its author reads it.
#include <doctest/doctest.h>

#include <string>

#include "tests/gather/picture_samples.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

SmallSite clinic(const std::string& description) {
    SmallSite site;
    site.setting("theme = \"mine\"");
    if (!description.empty()) site.file("themes/mine/theme.toml", description);
    return site;
}

std::string said_of(const std::string& description, const std::string& path = {},
                    const std::string& bytes = {}) {
    SmallSite site = clinic(description);
    if (!path.empty()) site.file(path, bytes);
    site.build();
    return site.said();
}

const std::string good = "name = \"mine\"\nextends = \"calm\"\n";

}  // namespace

TEST_CASE("gather: a theme that is not there is said where it is named") {
    CHECK(said_of("", "themes/mien/theme.toml", "name = \"mien\"\n") == R"(site.toml:1:9: error[unknown-theme]: there is no theme called "mine"
  1 | theme = "mine"
    |         ^^^^^^
  hint: did you mean "mien"?
)");
    SmallSite site;
    site.setting("theme = \"fancy\"");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(site.toml:1:9: error[unknown-theme]: there is no theme called "fancy"
  1 | theme = "fancy"
    |         ^^^^^^^
  hint: themes here are calm
)");
    CHECK(said_of("name = \"mine\"\nextends = \"clam\"\n") == R"(themes/mine/theme.toml:2:11: error[unknown-theme]: there is no theme called "clam"
  2 | extends = "clam"
    |           ^^^^^^
  hint: did you mean "calm"?
)");
    CHECK(said_of("name = \"mine\"\nextends = \"other\"\n", "themes/other/theme.toml",
                  "name = \"other\"\nextends = \"mine\"\n") == R"(themes/other/theme.toml:2:11: error[theme-cycle]: themes extend each other in a circle: mine → other → mine
  2 | extends = "mine"
    |           ^^^^^^
  hint: remove one of the extends
)");
}

TEST_CASE("gather: theme.toml has a name and what the theme extends") {
    SmallSite site;
    site.setting("theme = \"mine\"");
    site.file("themes/mine/layouts/page.mustache", "{{{content}}}");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(themes/mine/theme.toml: error[missing-theme-file]: the theme has no theme.toml
  hint: write one with a line: name = "mine"
)");

    CHECK(said_of("extends = \"calm\"\n") == R"(themes/mine/theme.toml:1:1: error[missing-key]: the theme says no name
  1 | extends = "calm"
    | ^
  hint: add a line: name = "mine"
)");
    CHECK(said_of("name = \"ours\"\nextends = \"calm\"\n") == R"(themes/mine/theme.toml:1:8: warning[theme-name]: the theme calls itself "ours" and its folder is called "mine"
  1 | name = "ours"
    |        ^^^^^^
  hint: site.toml and extends know a theme by its folder
)");
    CHECK(said_of(good + "colour = \"red\"\n") == R"(themes/mine/theme.toml:3:1: error[unknown-key]: a theme has no "colour"
  3 | colour = "red"
    | ^^^^^^
  hint: theme.toml has name, extends, vocabulary and options
)");
    CHECK(said_of(good + "extend = \"calm\"\n") == R"(themes/mine/theme.toml:3:1: error[unknown-key]: a theme has no "extend"
  3 | extend = "calm"
    | ^^^^^^
  hint: did you mean "extends"?
)");
    CHECK(said_of("name = 1\nextends = \"calm\"\n") == R"(themes/mine/theme.toml:1:8: error[wrong-type]: "name" must be a text, and this is a whole number
  1 | name = 1
    |        ^
  hint: put it in quotes
)");
}

TEST_CASE("gather: a theme's file that nothing reads is a warning") {
    CHECK(said_of(good, "themes/mine/layouts/tratment.mustache", "x") == R"(themes/mine/layouts/tratment.mustache: warning[unknown-layout]: no page has the layout "tratment"
  hint: did you mean "treatment"?
)");
    CHECK(said_of(good, "themes/mine/layouts/shop.mustache", "x") == R"(themes/mine/layouts/shop.mustache: warning[unknown-layout]: no page has the layout "shop"
  hint: layouts are home, treatments, treatment, treatment-area, aftercare, areas, area, concerns, concern, sessions, session, prices, team, person, locations, location, faq, journal, article, page, 404 and redirect
)");
    CHECK(said_of(good, "themes/mine/README.md", "x") == R"(themes/mine/README.md: warning[unknown-theme-file]: nothing reads this file
  hint: a theme has theme.toml, layouts/<name>.mustache, partials/<name>.mustache, assets/ and i18n/<language>.toml
)");
    CHECK(said_of(good, "themes/mine/.gitignore", "x") == "");
}

TEST_CASE("gather: a theme's folders and files have limits") {
    std::string deep = "themes/mine/assets/";
    for (int i = 0; i < 17; ++i) deep += "a/";
    CHECK(said_of(good, deep + "b.css", "x") == R"(themes/mine/assets/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a: error[theme-too-deep]: folders of a theme are nested too deeply
)");
    CHECK(said_of(good, "themes/mine/partials/big.mustache", std::string(1024 * 1024 + 1, 'x')) ==
          R"(themes/mine/partials/big.mustache: error[file-too-large]: it is larger than 1 MiB, which no theme needs
)");
    CHECK(said_of(good, "themes/mine/partials/odd.mustache", "The d\xE9" "collet\xE9") == R"(themes/mine/partials/odd.mustache:1:6: error[not-utf-8]: this is not UTF-8: the byte "\xe9"
  1 | The d\xe9collet\xe9
    |      ^^^^
  hint: the file looks like Windows-1252 or Latin-1; save the file as UTF-8 (in your editor: Save as, Encoding)
)");
}

TEST_CASE("gather: a word without a translation stands in English and is said") {
    SmallSite site = clinic(good);
    site.edit("site.toml", "en-GB", "fr-FR");
    site.file("themes/mine/i18n/en.toml", "hello = \"Hello\"\nbye = \"Bye\"\n");
    site.file("themes/mine/i18n/fr.toml", "hello = \"Bonjour\"\n");
    site.build();
    REQUIRE(site.findings().size() == 2);  // the other one counts the words of calm
    CHECK(site.said().substr(site.said().find("themes/mine")) == R"(themes/mine/i18n/fr-FR.toml: warning[missing-translation]: 1 word has no translation into "fr-FR": bye
  hint: English stands there, marked as English; add them to "themes/mine/i18n/fr-FR.toml"
)");
    CHECK(said_of(good, "themes/mine/i18n/en.toml", "skip = 3\n") == R"(themes/mine/i18n/en.toml:1:8: error[wrong-type]: "skip" must be a text, and this is a whole number
  1 | skip = 3
    |        ^
  hint: put it in quotes
)");
}

TEST_CASE("gather: a theme whose theme.toml cannot be read is blamed for nothing else") {
    SmallSite site = clinic("name = mine\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(themes/mine/theme.toml:1:8: error[toml-syntax]: a text needs quotes
  1 | name = mine
    |        ^^^^
  hint: write name = "mine"
)");
}

TEST_CASE("gather: files that a theme brings along are judged like those of static/") {
    CHECK(said_of(good, "themes/mine/assets/deploy.key", "x") == R"(themes/mine/assets/deploy.key: warning[secret-file]: not copied: it looks like a key
  hint: move it out of the theme's assets, where everything is published
)");
    const std::string script =
        said_of(good, "themes/mine/assets/a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><script>1</script></svg>");
    CHECK(script.starts_with("themes/mine/assets/a.svg:1:59: error[unsafe-svg]: "));
    CHECK(said_of(good, "themes/mine/assets/a.jpg",
                  samples::jpeg(4, 3, samples::jpeg_segment(0xFE, "Jane Doe"))) == R"(themes/mine/assets/a.jpg: error[picture-metadata]: "themes/mine/assets/a.jpg" holds a text (JPEG comment "Jane Doe")
  hint: export it without metadata, or run: exiftool -all= themes/mine/assets/a.jpg
)");
}
