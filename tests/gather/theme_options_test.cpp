// What a theme lets a site choose, as the theme's author and the site's editor meet it.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/program.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

const std::string slate = PRAXIS_ROOT "/tests/themes/slate/";

SmallSite clinic(const std::string& brand) {
    SmallSite site;
    site.setting("theme = \"slate\"");
    for (const auto& [path, bytes] : files_on_disk(slate)) site.file("themes/slate/" + path, bytes);
    if (!brand.empty()) site.file("site.toml", site.text("site.toml") + "\n[brand]\n" + brand);
    return site;
}

std::string said_of(const std::string& brand) {
    SmallSite site = clinic(brand);
    site.build();
    return site.said();
}

std::string said_of_theme(const std::string& description) {
    SmallSite site = clinic("");
    site.file("themes/slate/theme.toml", "name = \"slate\"\nextends = \"calm\"\n" + description);
    site.remove("themes/slate/partials");
    site.build();
    return site.said();
}

/// What calm.css takes in after its own rules: the clinic's colours and fonts, the theme's options.
std::string palette_of(const SmallSite& site) {
    for (const auto& [path, bytes] : site.disk.files("/site/public"))
        if (path.starts_with("assets/calm.") && path.ends_with(".css")) {
            const std::size_t begin = bytes.find(":root{", bytes.find("attr(href)"));
            return begin == std::string::npos ? "(nothing)" : bytes.substr(begin);
        }
    return "(no stylesheet)";
}

}  // namespace

TEST_CASE("gather: a second theme changes what it is made for, and calm is the rest") {
    SmallSite site = clinic("");
    site.treatment("peel", "Peel", "minutes = 45\n", "A peel renews the skin.");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.said() == "");
    CHECK(site.part("/", "<header class=\"masthead\">\n", "\n") ==
          "<a class=\"brand slate-side\" href=\"/\">Small Clinic <span class=\"small\">Skin and "
          "movement</span></a>");
    CHECK(site.page("/treatments/peel/").find("45 min<") != std::string::npos);
    CHECK(site.page("/").find("/assets/slate.") != std::string::npos);
    CHECK(site.page("/").find("/assets/calm.") != std::string::npos);
    CHECK(palette_of(site) ==
          ":root{--masthead:side;--radius:0.75rem;--space:2.5rem;--thread:#334155}\n");
}

TEST_CASE("gather: a language with more forms than two gets them") {
    SmallSite site = clinic("");
    site.edit("site.toml", "en-GB", "pl");
    site.setting("missing-translation = \"off\"", "[checks]");
    site.treatment("peel", "Peel", "minutes = 43\n");
    site.treatment("wax", "Wax", "minutes = 45\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.page("/treatments/peel/").find("43 minuty<") != std::string::npos);
    CHECK(site.page("/treatments/wax/").find("45 minut<") != std::string::npos);
}

TEST_CASE("gather: docs/theming.md teaches with the theme that is built here") {
    const std::string page = bytes_on_disk(PRAXIS_ROOT "/docs/theming.md");
    std::string files;
    for (const auto& [path, bytes] : files_on_disk(slate)) files += bytes + "\n";
    const std::size_t begin = page.find("## Step by step");
    const std::size_t end = page.find("**6. A mistake**");
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    std::size_t blocks = 0;
    for (std::size_t at = page.find("```", begin); at < end; at = page.find("```", at + 3)) {
        const std::size_t from = page.find('\n', at) + 1;
        at = page.find("```", from);
        const std::string block = page.substr(from, at - from);
        CAPTURE(block);
        CHECK(files.find(block) != std::string::npos);
        ++blocks;
    }
    CHECK(blocks == 6);
}

TEST_CASE("gather: [brand] sets a theme's options, rebuilt from what was read") {
    SmallSite site = clinic(
        "space = 4\nmasthead = \"middle\"\nthread = \"#7A1F3D\"\nradius = 0\nfont = \"serif\"\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    const std::string css = palette_of(site);
    CHECK(css.find(":root{--masthead:middle;--radius:0rem;--space:4rem;--thread:#7a1f3d}") !=
          std::string::npos);
    CHECK(css.find("--sans:\"Iowan Old Style\"") != std::string::npos);
    CHECK(site.page("/").find("slate-middle") != std::string::npos);
    CHECK(site.page("/").find("rel=\"preload\"") == std::string::npos);
}

TEST_CASE("gather: what an option cannot be is said where it was written") {
    CHECK(said_of("space = 9\n") ==
          R"(site.toml:16:9: error[out-of-range]: "space" goes from 1 to 6 rem
  16 | space = 9
     |         ^
  hint: write a number from 1 to 6
)");
    CHECK(said_of("masthead = \"centre\"\n") ==
          R"(site.toml:16:12: error[unknown-choice]: "masthead" cannot be "centre"
  16 | masthead = "centre"
     |            ^^^^^^^^
  hint: write one of side and middle
)");
    CHECK(said_of("thread = \"red;}*{x:y\"\n") ==
          R"(site.toml:16:10: error[malformed-colour]: "thread" must be a colour
  16 | thread = "red;}*{x:y"
     |          ^^^^^^^^^^^^
  hint: write # and six digits from 0 to f: "#0f766e"
)");
    CHECK(said_of("space = \"wide\"\n") ==
          R"(site.toml:16:9: error[wrong-type]: "space" must be a number, and this is a text
  16 | space = "wide"
     |         ^^^^^^
  hint: write a number from 1 to 6
)");
    CHECK(said_of("tread = \"#334155\"\n") ==
          R"(site.toml:16:1: error[unknown-key]: [brand] has no key "tread"
  16 | tread = "#334155"
     | ^^^^^
  hint: did you mean "thread"?
)");
    CHECK(said_of("font = \"comic\"\n").find("error[unknown-choice]") != std::string::npos);
}

TEST_CASE("gather: an option that says too little is said in theme.toml") {
    CHECK(said_of_theme("[options.space]\ntype = \"number\"\nleast = 1\ndefault = 2\n") ==
          R"(themes/slate/theme.toml:3:10: error[missing-key]: the option "space" says no most
  3 | [options.space]
    |          ^^^^^
  hint: add most below [options.space]
)");
    CHECK(said_of_theme("[options.space]\ntype = \"nubmer\"\n") ==
          R"(themes/slate/theme.toml:4:8: error[unknown-choice]: an option has no such type
  4 | type = "nubmer"
    |        ^^^^^^^^
  hint: did you mean "number"?
)");
    CHECK(said_of_theme("[options.space]\ntype = \"number\"\nleast = 1\nmost = 2\ndefault = 3\n") ==
          R"(themes/slate/theme.toml:7:11: error[out-of-range]: "default" goes from 1 to 2
  7 | default = 3
    |           ^
  hint: write a number from 1 to 2
)");
    CHECK(
        said_of_theme("[options.accent]\ntype = \"colour\"\ndefault = \"#123456\"\n") ==
        R"(themes/slate/theme.toml:3:10: error[unknown-key]: "accent" belongs to every theme's [brand]
  3 | [options.accent]
    |          ^^^^^^
  hint: give the option another name
)");
}

TEST_CASE("gather: a theme for words that are not here yet is not half understood") {
    CHECK(
        said_of_theme("vocabulary = 2\n") ==
        R"(themes/slate/theme.toml:3:14: error[theme-vocabulary]: the theme speaks version 2 of the vocabulary, and this praxis knows version 1
  3 | vocabulary = 2
    |              ^
  hint: use a newer praxis, or an older version of the theme
)");
    CHECK(
        said_of_theme("vocabulary = \"1\"\n") ==
        R"(themes/slate/theme.toml:3:14: error[theme-vocabulary]: "vocabulary" is the version of the words that the theme speaks
  3 | vocabulary = "1"
    |              ^^^
  hint: write vocabulary = 1
)");
}

TEST_CASE("render: an option that the theme does not have is an error of its template") {
    SmallSite site = clinic("");
    site.file("themes/slate/partials/brand.mustache", "<p>{{option.mastehad}}</p>\n");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(
        site.said() ==
        R"(themes/slate/partials/brand.mustache:1:6: error[unknown-word]: the theme has no option "mastehad" (in the layout "404", which makes /404.html)
  1 | <p>{{option.mastehad}}</p>
    |      ^^^^^^^^^^^^^^^
  hint: did you mean "masthead"?
)");
}
