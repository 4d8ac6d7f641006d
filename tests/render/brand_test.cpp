// What [brand] of site.toml makes of the pages.
#include <doctest/doctest.h>

#include <string>

#include "render/plural.h"
#include "tests/support/program.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

SmallSite clinic(const std::string& brand) {
    SmallSite site;
    site.file("site.toml", site.text("site.toml") + "\n[brand]\n" + brand);
    return site;
}

/// Names that some page or stylesheet of the site asks for and no stylesheet gives: `var(--name)`.
std::string ungiven_properties(const SmallSite& site) {
    std::string css;
    std::string all;
    for (const auto& [path, bytes] : site.disk.files("/site/public")) {
        if (path.ends_with(".css")) css += bytes;
        if (path.ends_with(".css") || path.ends_with(".html")) all += bytes;
    }
    std::string ungiven;
    const std::string asks = "var(";
    for (std::size_t at = all.find(asks); at != std::string::npos; at = all.find(asks, at + 1)) {
        const std::size_t begin = at + asks.size();
        const std::string name = all.substr(begin, all.find_first_of("),", begin) - begin);
        if (css.find(name + ":") == std::string::npos) ungiven += name + "\n";
    }
    return ungiven;
}

std::string said_of(const std::string& brand) {
    SmallSite site = clinic(brand);
    site.build();
    return site.said();
}

}  // namespace

TEST_CASE("render: a clinic that chose no colours has calm's") {
    SmallSite site;
    site.treatment("peel", "Peel", "price = 100\n", "A peel renews the skin.");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(ungiven_properties(site) == "");
}

TEST_CASE("render: a colour that cannot read is said with the nearest that can") {
    CHECK(
        said_of("paper = \"#777777\"\n") ==
        R"(site.toml:15:9: error[unreadable-colour]: "#777777" is too dark for a paper: text on it has no room for colour
  15 | paper = "#777777"
     |         ^^^^^^^^^
  hint: the nearest that can is "#a0a0a0"
)");
    CHECK(said_of("paper = \"#a0a0a0\"\n") == "");
    CHECK(
        said_of("paper = \"#ffffff\"\nink = \"#f0f0f0\"\n") ==
        R"(site.toml:16:7: error[unreadable-colour]: "#f0f0f0" is too light for an ink: text in it does not read on the paper
  16 | ink = "#f0f0f0"
     |       ^^^^^^^^^
  hint: the nearest that can is "#6f6f6f"
)");
    CHECK(
        said_of("paper = \"#a6a6a6\"\naccent = \"#ffff00\"\n") ==
        R"(site.toml:16:10: error[unreadable-colour]: "#ffff00" loses its colour before it reads on the paper
  16 | accent = "#ffff00"
     |          ^^^^^^^^^
  hint: the nearest that can is "#353500"
)");
}

TEST_CASE("render: the share picture is named whole, with its size and words") {
    SmallSite site = clinic("share = \"static/share.png\"\nshare_alt = \"A quay at dawn\"\n");
    site.file("static/share.png", bytes_on_disk(PRAXIS_ROOT "/static/share.png"));
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    const std::string head =
        site.part("/", "<meta property=\"og:locale\"", "<meta name=\"color-scheme\"");
    CHECK(head.find("<meta property=\"og:image\" content=\"https://small.example/assets/share.") !=
          std::string::npos);
    CHECK(head.find("<meta property=\"og:image:alt\" content=\"A quay at dawn\">\n"
                    "<meta property=\"og:image:width\" content=\"1200\">\n"
                    "<meta property=\"og:image:height\" content=\"630\">\n") != std::string::npos);
}

TEST_CASE("render: a share picture that nobody shows is said") {
    SmallSite site = clinic("share = \"static/share.svg\"\n");
    site.file("static/share.svg",
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(
        site.said() ==
        R"(site.toml:15:9: error[share-picture]: "static/share.svg" is no picture that other sites show
  15 | share = "static/share.svg"
     |         ^^^^^^^^^^^^^^^^^^
  hint: give it as png or jpg, 1200 pixels wide and 630 high
)");
}

TEST_CASE("render: without a logo the clinic's name stands alone") {
    SmallSite site;
    REQUIRE(site.build() == BuildResult::published);
    CHECK(site.part("/", "<a class=\"brand\"", "</a>") == " href=\"/\">\nSmall Clinic\n");
    CHECK(site.page("/").find("<link rel=\"icon\" href=\"/assets/icon.") != std::string::npos);
}

TEST_CASE("render: numbers take the form that their language has") {
    const auto forms = [](const char* language) {
        std::string text;
        for (const int n : {0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 101, 111})
            text += (text.empty() ? "" : " ") + std::string(plural_form(language, n));
        return text;
    };
    CHECK(forms("en-GB") ==
          "other one other other other other other other other other other other");
    CHECK(forms("fr") == "one one other other other other other other other other other other");
    CHECK(forms("pl") == "many one few few many many many many few many many many");
    CHECK(forms("ru") == "many one few few many many many one few many one many");
    CHECK(forms("cs") == "other one few few other other other other other other other other");
    CHECK(forms("ar") == "zero one two few few many many many many many other many");
    CHECK(forms("ja") == "other other other other other other other other other other other other");
    CHECK(forms("cy") == "zero one two few other other other other other other other other");
}
