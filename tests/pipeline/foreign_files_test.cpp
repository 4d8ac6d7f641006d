// What praxis wrote goes when it is made no longer; what it did not write stays.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/program.h"
#include "tests/support/tell.h"

namespace praxis {

TEST_CASE("pipeline: a treatment that is removed goes from every page, feed and list at once") {
    SmallSite site;
    site.treatment("needling", "Needling", "alternatives = [\"peel\"]\n", "Needles.");
    site.article("news", "Needling news", "2026-05-01", "treatments = [\"needling\"]\n", "New.");
    site.file("content/treatments/needling/aftercare.md", "+++\nred_flags = [\"Fever\"]\n+++\nRest.\n");
    site.file("content/treatments/needling/faq.toml",
              "[[question]]\nq = \"Does needling hurt?\"\na = \"A little.\"\n");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    site.disk.add("/site/public/treatments/needling/ours.txt", "ours");
    std::size_t with_it = 0;
    for (const auto& file : site.disk.files("/site/public"))
        with_it += file.second.find("eedling") != std::string::npos;
    CHECK(with_it >= 12);

    site.remove("content/treatments/needling").remove("content/journal");
    REQUIRE_MESSAGE(site.build() == BuildResult::published, site.said());
    CHECK(site.outcome().pages.removed == 6);  // it, on its area, afterwards, questions, article, journal
    for (const auto& [path, bytes] : site.disk.files("/site/public")) {
        TELL(path);
        CHECK(bytes.find("eedling") == std::string::npos);
        if (path != "treatments/needling/ours.txt") CHECK(path.find("needling") == std::string::npos);
    }
    CHECK_FALSE(site.has_page("/journal/feed.xml"));
    CHECK_FALSE(site.disk.is_folder("/site/public/journal"));
    CHECK(site.page("/treatments/needling/ours.txt") == "ours");
}

TEST_CASE("pipeline: foreign files survive builds and a cleaning; a second build writes nothing") {
    const TemporaryFolder place;
    const std::string site = place / "site";
    put_site(SmallSite(), site);
    REQUIRE(run_program_in(site, "mkdir public && touch public/.nojekyll && echo a.example >public/CNAME"
                                 " && $PRAXIS build --clock 2026-06-01").status == 0);
    const FilesOnDisk ours = files_on_disk(site + "/public");
    const FilesOnDisk foreign = {{".nojekyll", ""},
                                 {"CNAME", "a.example\n"},
                                 {"holiday.jpg", "x"},
                                 {"treatments/peel/notes.html", "<p>mine"},
                                 {"mine/index.html", "mine"},
                                 {".git/config", "[core]"}};
    for (const auto& [path, bytes] : foreign) put_on_disk(site + "/public/" + path, bytes);

    // The time of change of every file and folder, and its number on the disk.
    const std::string look = "find public -printf '%p %T@ %C@ %i\\n' | sort";
    const std::string before = run_program_in(site, look).out;
    const ProgramRun again = run_program_in(site, "$PRAXIS build --clock 2027-06-01");
    CHECK(again.err ==
          "praxis: 13 pages (0 written, 13 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
    CHECK(run_program_in(site, look).out == before);

    CHECK(run_program_in(site, "$PRAXIS clean").status == 0);
    FilesOnDisk left = files_on_disk(site + "/public");
    CHECK(left.erase(".praxis-manifest") == 1);  // the folder is praxis's own still
    CHECK(paths_in_lines(left) == paths_in_lines(foreign));
    for (const auto& [path, bytes] : foreign) CHECK(bytes_on_disk(site + "/public/" + path) == bytes);

    CHECK(run_program_in(site, "$PRAXIS build --clock 2026-06-01").status == 0);
    FilesOnDisk made = files_on_disk(site + "/public");
    for (const auto& file : foreign)
        if (!ours.contains(file.first)) made.erase(file.first);
    CHECK(made == ours);

    // Only what is empty or praxis's own is built into.
    CHECK(run_program_in(site, "rm public/.praxis-manifest; $PRAXIS build").status == 1);
}

}  // namespace praxis
