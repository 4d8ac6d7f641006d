// What an editor writes stays words: every field of every kind is filled with everything that could
// break out of text, attribute, address, JSON, XML, CSS or template, and the site is compared with
// one that is filled with harmless words.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "tests/pipeline/every_field.h"
#include "tests/support/tags.h"
#include "tests/support/tell.h"

namespace praxis {

namespace {

const std::string canary =
    "Q\"'><script>alert(1)</script>&amp;{{clinic.phone}}{{{7}}}]]></style>--><!--\\u003c${1}";
const std::string harmless = "Quite ordinary words";

std::map<std::string, std::string> built(SmallSite& site) {
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    auto files = site.disk.files("/site/public");
    files.erase(".praxis-manifest");
    return files;
}

bool ends(const std::string& path, const char* with) { return path.ends_with(with); }

std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("pipeline: the scanner of tags sees what it is there for") {
    CHECK(in_lines(tags_of("<!doctype html><p class=\"a\">x &amp; y<br></p>").all) ==
          "p class\nbr\n/p\n");
    for (const char* const bad :
         {"<p", "<p>", "</p>", "<p><b></p></b>", "a > b", "a < b", "<a href=x></a>", "a & b",
          "<a title=\"\"onclick=\"x\"></a>", "<a title=\"<\"></a>", "<!-- x -->", "<a \"></a>",
          "<script>\"<\"</script>", "&nosuch;"})
        CHECK_MESSAGE(!tags_of(bad).faults.empty(), bad);
    CHECK(tags_of("<script>{\"a\":1}</script>").faults.empty());
    CHECK_FALSE(xml_tags_of("<a><br></a>").faults.empty());
    CHECK_FALSE(xml_tags_of("<a>&nbsp;</a>").faults.empty());
}

TEST_CASE("pipeline: no field of any kind breaks out of where its words land") {
    SmallSite hostile_site = site_with_every_field(canary);
    SmallSite harmless_site = site_with_every_field(harmless);
    const auto hostile = built(hostile_site);
    const auto plain = built(harmless_site);

    std::size_t shown = 0;
    std::size_t braces = 0;
    for (const auto& [path, bytes] : hostile) {
        TELL(path);
        for (const char* const raw : {"<script>alert", "\"><script", "</style>", "]]>", "<!--", "-->"})
            CHECK_MESSAGE(bytes.find(raw) == std::string::npos, raw);
        shown += count(bytes, "&lt;script&gt;alert(1)") + count(bytes, "\\u003cscript\\u003e");
        braces += count(bytes, "{{clinic.phone}}{{{7}}}");
        if (!ends(path, ".html") && !ends(path, ".xml")) continue;
        REQUIRE(plain.contains(path));
        const bool xml = ends(path, ".xml");
        const Tags tags = xml ? xml_tags_of(bytes) : tags_of(bytes);
        const Tags expected = xml ? xml_tags_of(plain.at(path)) : tags_of(plain.at(path));
        CHECK(in_lines(tags.faults) == "");
        CHECK(in_lines(expected.faults) == "");
        // Not one element or attribute more than harmless words have.
        CHECK(in_lines(tags.all) == in_lines(expected.all));
    }
    CHECK(shown > 500);
    CHECK(braces > 500);

    CHECK(plain.at("robots.txt") == hostile.at("robots.txt"));
    CHECK(plain.at("sitemap.xml") == hostile.at("sitemap.xml"));
    for (const auto& [path, bytes] : hostile)
        if (ends(path, ".css")) CHECK(plain.at(path) == bytes);
}

TEST_CASE("pipeline: structured data says what the editor wrote, character by character") {
    SmallSite site = site_with_every_field(canary);
    std::size_t found = 0;
    for (const auto& [path, bytes] : built(site)) {
        const std::string begins = "<script type=\"application/ld+json\">";
        for (std::size_t at = bytes.find(begins); at != std::string::npos;
             at = bytes.find(begins, at + 1)) {
            TELL(path);
            const std::size_t from = at + begins.size();
            const std::string data = bytes.substr(from, bytes.find("</script>", from) - from);
            CHECK(data.find_first_of("<>&") == std::string::npos);
            const auto json = nlohmann::json::parse(data, nullptr, false);
            REQUIRE_FALSE(json.is_discarded());
            const auto values = json.flatten();
            for (const auto& [pointer, value] : values.items())
                if (value.is_string() && value.get<std::string>().find("script") != std::string::npos) {
                    ++found;
                    TELL(pointer);
                    CHECK(value.get<std::string>().find(canary.substr(0, 30)) != std::string::npos);
                }
        }
    }
    CHECK(found > 50);
}

}  // namespace praxis
