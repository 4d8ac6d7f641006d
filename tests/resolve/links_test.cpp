// What a link in a text may lead to, and the address that comes of it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/resolve/linked_clinic.h"

using namespace praxis;

TEST_CASE("resolve: a link between files becomes an address") {
    struct Row {
        std::string link;
        std::string address;
    };
    const std::vector<Row> rows = {
        {"areas/face.md", "/areas/face/"},
        {"./areas/face.md", "/areas/face/"},
        {"areas/../areas/face.md", "/areas/face/"},
        {"areas/face%2Emd", "/areas/face/"},
        {"<areas/face.md>", "/areas/face/"},
        {"areas/face.md \"the face\"", "/areas/face/\" title=\"the face"},
        {"treatments/peel/index.md", "/treatments/peel/"},
        {"treatments/peel/index.md#risks--downtime", "/treatments/peel/#risks--downtime"},
        {"treatments/peel/index.md#p-glance", "/treatments/peel/#p-glance"},
        {"treatments/peel/faq.toml#p-topic-visits", "/faq/#p-topic-visits"},
        {"/treatments/#p-a-to-z", "/treatments/#p-a-to-z"},
        {"#p-main", "#p-main"},
        {"treatments/peel/aftercare.md#washing", "/treatments/peel/aftercare/#washing"},
        {"treatments/peel/areas/face.md", "/treatments/peel/face/"},
        {"concerns/fine-lines.md", "/concerns/fine-lines/"},
        {"team/anna-novak.md", "/team/anna-novak/"},
        {"locations/quay.md", "/locations/quay/"},
        {"journal/spring.md", "/journal/spring/"},
        {"pages/about.md", "/about/"},
        {"faq/visits.toml", "/faq/"},
        {"treatments/peel/faq.toml", "/faq/"},
        {"faq/visits.toml#parking", "/faq/#visits-parking"},
        {"index.md", "/"},
        {"../static/price-list.pdf", "/price-list.pdf"},
        {"../static/price-list.pdf#page=2", "/price-list.pdf#page=2"},
        {"#here", "#here"},
        {"treatment:peel", "/treatments/peel/"},
        {"treatment:peel#risks--downtime", "/treatments/peel/#risks--downtime"},
        {"area:face", "/areas/face/"},
        {"concern:fine-lines", "/concerns/fine-lines/"},
        {"team:anna-novak", "/team/anna-novak/"},
        {"location:quay", "/locations/quay/"},
        {"faq:parking", "/faq/#visits-parking"},
        {"faq:visits/parking", "/faq/#visits-parking"},
        {"faq:does-it-hurt", "/faq/#peel-does-it-hurt"},
        {"faq:peel/does-it-hurt", "/faq/#peel-does-it-hurt"},
        {"/treatments/", "/treatments/"},
        {"/treatments/peel", "/treatments/peel/"},
        {"/treatments/peel/?from=home#risks--downtime",
         "/treatments/peel/?from=home#risks--downtime"},
        {"/faq/#visits-parking", "/faq/#visits-parking"},
        {"/faq/#p-main", "/faq/#p-main"},
        {"/price-list.pdf", "/price-list.pdf"},
        {"/journal/feed.xml", "/journal/feed.xml"},
        {"/sitemap.xml", "/sitemap.xml"},
        {"https://example.org/a?b=c&d", "https://example.org/a?b=c&amp;d"},
        {"http://example.org/", "http://example.org/"},
        {"mailto:anna@small.example", "mailto:anna@small.example"},
        {"tel:+442079460000", "tel:+442079460000"},
    };
    for (const Row& row : rows) {
        SmallSite site = linked_clinic();
        site.home("Start [there](" + row.link + ") end.\n\n## Here\n");
        CHECK(site.build() == BuildResult::published);
        CHECK(site.said() == "");
        CHECK(between_start_and_end(site) == "<a href=\"" + row.address + "\">there</a>");
    }
}

TEST_CASE("resolve: a file is named as seen from the text that links to it") {
    SmallSite site = linked_clinic();
    site.treatment("peel", "Peel", {},
                   "[a](../../areas/face.md) [b](aftercare.md) [c](./areas/face.md) [d](index.md) "
                   "[e](../../../static/price-list.pdf)\n\n## Risks & downtime\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
    CHECK(site.part("/treatments/peel/", "<p><a href=\"/areas/face/\">a", "</p>") ==
          R"(</a> <a href="/treatments/peel/aftercare/">b</a> <a href="/treatments/peel/face/">c</a> <a href="/treatments/peel/">d</a> <a href="/price-list.pdf">e</a>)");
}

TEST_CASE("resolve: an address on this site gets the path of base_url") {
    SmallSite site = linked_clinic();
    site.edit("site.toml", "https://small.example/", "https://host.example/clinic/");
    site.home("Start [a](areas/face.md) [b](/prices.html) end.");
    CHECK(site.build() == BuildResult::rejected);
    CHECK(site.said() == R"(content/index.md:4:30: error[broken-link]: this site has no address "/prices.html"
  4 | Start [a](areas/face.md) [b](/prices.html) end.
    |                              ^^^^^^^^^^^^
  hint: link to the file, or with a short name
)");
    site.home("Start [a](areas/face.md) [b](/areas/) [c](#d) end.\n\n## D\n");
    CHECK(site.build() == BuildResult::published);
    CHECK(between_start_and_end(site) ==
          R"(<a href="/clinic/areas/face/">a</a> <a href="/clinic/areas/">b</a> <a href="#d">c</a>)");
}
