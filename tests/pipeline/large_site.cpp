#include "tests/pipeline/large_site.h"

#include <fmt/format.h>

namespace praxis {

namespace {

constexpr int many = 20;

std::string all(const char* what) {
    std::string list;
    for (int i = 0; i < many; ++i) list += fmt::format("{}\"{}-{}\"", i ? ", " : "", what, i);
    return "[" + list + "]";
}

/// Strikethrough and autolinks are in it, which the markdown library would mix up between threads.
std::string text(int number) {
    std::string words;
    for (int part = 0; part < 3; ++part)
        words += fmt::format(
            "## Part {0} of {1}\n\n"
            "It cost ~~{1}~~ less, see www.example.org/{1} and [an area](area:area-{2})[@study-{2}]. "
            "A course is {{{{treatment-{2}.sessions}}}} sessions, £{1} *each*, öffnet *früh*.\n\n"
            "| What | How |\n|---|---|\n| ~~a~~ | {1} |\n\n- [ ] one\n- [x] two[^{0}]\n\n"
            "> [!TIP]\n> {0}\n\n[^{0}]: Note {1}, www.example.org.\n\n",
            part, number, (number + part) % many);
    return words;
}

}  // namespace

SmallSite large_site() {
    SmallSite site;
    site.remove("content");
    site.home(text(1) + "\n# Loud\n");
    std::string references;
    for (int i = 0; i < many; ++i) {
        const std::string id = std::to_string(i);
        site.area("area-" + id, "Area " + id, i % 5 ? fmt::format("parent = \"area-{}\"\n", i - i % 5) : "",
                  text(i));
        site.concern("concern-" + id, "Concern " + id, "synonyms = [\"Sorge\", \"Ähre\"]\n", text(i));
        site.treatment("treatment-" + id, "Treatment " + id,
                       fmt::format("areas = {}\nconcerns = {}\nprice = {}\npackages = [{{ sessions = 3, "
                                   "price = {} }}]\nalternatives = [\"treatment-{}\", \"Nothing\"]\n",
                                   all("area"), all("concern"), 100 + i, 250 + i, (i + 1) % many),
                       text(i) + (i % 4 == 0 ? "# Loud\n" : ""));
        site.estimate("treatment-" + id,
                      fmt::format("mode = \"range\"\ninterval = 4\n[[factor]]\nid = \"area\"\n"
                                  "options = [{{ id = \"area-0\" }}, {{ id = \"area-1\", add = 1 }}]\n"
                                  "[[rule]]\nwhen = {{}}\nsessions = [{}, 9]\n",
                                  i % 5 + 1));
        site.file("content/treatments/treatment-" + id + "/areas/area-" + id + ".md",
                  "+++\nprice = 77\n+++\n" + text(i));
        site.file("content/faq/topic-" + id + ".toml",
                  fmt::format("[[question]]\nq = \"Does {0} hurt?\"\na = \"~~No~~ yes, see "
                              "www.example.org\"\ntreatments = [\"treatment-{0}\"]\n",
                              i));
        site.article("news-" + id, "News " + id, fmt::format("2026-01-{:02}", i + 1),
                     fmt::format("treatments = [\"treatment-{}\"]\n", i), text(i));
        site.person("person-" + id, "Person " + id, fmt::format("performs = [\"treatment-{}\"]\n", i),
                    text(i));
        references += fmt::format("[study-{0}]\nkind = \"trial\"\ntitle = \"Study {0}\"\nyear = 2020\n", i);
    }
    site.location("quay", "Quay");
    site.file("content/references.toml", references);
    return site;
}

}  // namespace praxis
