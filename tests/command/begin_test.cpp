// `praxis init` and `praxis new`: what is typed, what is made, and that it builds at once.
#include <doctest/doctest.h>

#include "base/text.h"
#include "begin/new_file.h"
#include "tests/support/command_line.h"
#include "tests/support/small_site.h"
#include "tests/support/tell.h"

using namespace praxis;

namespace {

constexpr const char* made_hint =
    "praxis: it is a draft: take away its line draft = true to publish it\n";

struct NewClinic {
    explicit NewClinic(const std::string& jurisdiction = "uk") {
        CHECK(line.run({"init", "clinic", "--jurisdiction", jurisdiction}).status == 0);
        line.working_folder = "/home/clinic";
    }

    /// Makes one of each kind.
    void make_one_of_each() {
        for (const std::string& kind : makeable_names())
            CHECK(line.run({"new", kind, "my-" + kind}).status == 0);
    }

    FakeDisk disk;
    CommandLine line{disk, "/home"};
};

/// "#price = 180" → "price = 180", in one file; every such line in turn.
std::vector<std::string> lines_left_out(const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        if (line.size() > 1 && line[0] == '#' && line[1] >= 'a' && line[1] <= 'z')
            lines.emplace_back(line);
    return lines;
}

/// "error[x]" of each line that has one.
std::string rules_said(const std::string& err) {
    std::string rules;
    for (const std::string_view line : split(err, '\n')) {
        const std::size_t at = std::min(line.find(": error["), line.find(": warning["));
        if (at == std::string_view::npos) continue;
        rules += std::string(line.substr(at + 2, line.find(']') - at - 1)) + " ";
    }
    return rules;
}

}  // namespace

TEST_CASE("command: init makes a site that builds and passes check at once, wherever it is") {
    for (const char* const place : {"uk", "ie", "us", "au", "de", "eu", "other"}) {
        TELL(std::string(place));
        NewClinic clinic(place);
        CHECK(clinic.line.run({"check"}).err ==
              "praxis: 11 pages checked, 0 errors, 0 warnings, T ms\n");
        CHECK(
            clinic.line.run({"build"}).err ==
            "praxis: 11 pages (11 written, 0 unchanged, 0 removed), 0 errors, 0 warnings, T ms\n");
    }
}

TEST_CASE("command: init says what it made and what comes next") {
    FakeDisk disk;
    CommandLine line{disk, "/home"};
    const Ran ran = line.run({"init", "mill-lane"});
    CHECK(ran.status == 0);
    CHECK(ran.out == "");
    CHECK(ran.err ==
          "praxis: made 6 files in mill-lane; the clinic's own facts are in site.toml\n"
          "praxis: cd mill-lane, and praxis serve --open shows the site\n");
    std::string paths;
    for (const auto& file : disk.files("/home/mill-lane")) paths += file.first + "\n";
    CHECK(paths ==
          "content/areas/face.md\ncontent/concerns/not-sure-yet.md\ncontent/index.md\n"
          "content/locations/our-place.md\ncontent/treatments/consultation/index.md\nsite.toml\n");
    CHECK(disk.text("/home/mill-lane/site.toml").find("\ntitle = \"Mill lane\"\n") !=
          std::string::npos);
    CHECK(line.run({"init", "-q", "other"}).err == "");
}

TEST_CASE("command: init names its folder as a terminal takes it") {
    for (const auto& [folder, typed] :
         std::vector<std::pair<std::string, std::string>>{{"Möwe_2/a.b", "Möwe_2/a.b"},
                                                          {"my clinic", "'my clinic'"},
                                                          {"$(id)", "'$(id)'"},
                                                          {"~", "'~'"},
                                                          {"Anna's", "'Anna'\\''s'"}}) {
        FakeDisk disk;
        CommandLine line{disk, "/home"};
        CHECK(line.run({"init", folder}).err.find("praxis: cd " + typed + ", and praxis serve") !=
              std::string::npos);
    }
}

TEST_CASE("command: init touches nothing in a folder that has files") {
    FakeDisk disk;
    disk.add("/home/full/notes.txt", "notes\n").add("/home/file", "").add_folder("/home/repo/.git");
    CommandLine line{disk, "/home"};
    const Ran full = line.run({"init", "full"});
    CHECK(full.status == 1);
    CHECK(full.err ==
          "praxis: \"full\" is not empty\n  hint: name a new folder, or an empty one\n");
    CHECK(line.run({"init", "file"}).err ==
          "praxis: \"file\" is a file or a link\n  hint: name a new folder, or an empty one\n");
    CHECK(disk.written().empty());
    CHECK(line.run({"init", "repo"}).status == 0);
    CHECK(line.run({"init", "repo"}).status == 1);
    CHECK(line.run({"init", "--site", "by-flag"}).status == 0);
    CHECK(disk.has("/home/by-flag/site.toml"));
}

TEST_CASE("command: an init that was killed at any moment is finished by the next") {
    FakeDisk whole;
    REQUIRE(CommandLine{whole, "/home"}.run({"init", "clinic"}).status == 0);
    const auto expected = whole.files();
    const std::size_t changes = whole.changes();
    REQUIRE(changes > 12);
    for (std::size_t moment = 1; moment <= changes; ++moment) {
        CAPTURE(moment);
        FakeDisk disk;
        CommandLine line{disk, "/home"};
        disk.stop_at_change(moment);
        CHECK_THROWS_AS(line.run({"init", "clinic"}), Killed);
        disk.calm();
        CHECK(line.run({"init", "clinic"}).err ==
              "praxis: made 6 files in clinic; the clinic's own facts are in site.toml\n"
              "praxis: cd clinic, and praxis serve --open shows the site\n");
        CHECK(disk.files() == expected);
    }
}

TEST_CASE("command: what somebody wrote into a folder that a killed init left stays") {
    FakeDisk whole;
    REQUIRE(CommandLine{whole, "/home"}.run({"init", "clinic"}).status == 0);
    FakeDisk disk;
    CommandLine line{disk, "/home"};
    disk.stop_at_change(whole.changes());  // before the last file is in its place
    CHECK_THROWS_AS(line.run({"init", "clinic"}), Killed);
    disk.calm();
    REQUIRE(disk.has("/home/clinic/content/index.md"));
    const auto left = disk.files();
    disk.add("/home/clinic/content/index.md", "words of somebody\n");
    CHECK(line.run({"init", "clinic"}).err ==
          "praxis: cannot make clinic/content/index.md: there is already something of this name\n"
          "  hint: nothing was made\n");
    CHECK(disk.text("/home/clinic/content/index.md") == "words of somebody\n");
    disk.add("/home/clinic/content/notes.txt", "notes\n");
    CHECK(line.run({"init", "clinic"}).err ==
          "praxis: \"clinic\" is not empty\n  hint: name a new folder, or an empty one\n");
    CHECK(disk.files().size() == left.size() + 1);
}

TEST_CASE("command: init and new say what is missing where nobody can be asked") {
    FakeDisk disk;
    CommandLine line{disk, "/home"};
    const Ran ran = line.run({"init"});
    CHECK(ran.status == 2);
    CHECK(ran.err == "praxis: init needs a folder\n  hint: praxis init my-clinic\n");
    NewClinic clinic;
    const Ran nothing = clinic.line.run({"new"});
    CHECK(nothing.status == 2);
    CHECK(nothing.err ==
          "praxis: new needs a kind and an id\n"
          "  hint: praxis new page about-us; kinds are treatment, area, concern, person, location, "
          "journal and page\n");
    const Ran kind = clinic.line.run({"new", "page"});
    CHECK(kind.status == 2);
    CHECK(kind.err ==
          "praxis: new needs an id too\n"
          "  hint: small letters, digits and hyphens: praxis new page about-us\n");
    CHECK(line.run({"new", "page", "about"}).err ==
          "praxis: there is no site.toml in \"/home\" or above it\n"
          "  hint: run praxis inside a site's folder, or name it with --site\n");
}

TEST_CASE("command: init and new on a full disk leave nothing behind") {
    FakeDisk disk;
    CommandLine line{disk, "/home"};
    disk.fail_from(DiskCall::write_new, 3);
    const Ran init = line.run({"init", "clinic"});
    CHECK(init.status == 3);
    CHECK(init.err ==
          "praxis: cannot make clinic/content/areas/face.md: no space left on the disk\n"
          "  hint: nothing was made\n");
    CHECK(disk.files().empty());

    NewClinic clinic;
    const auto before = clinic.disk.files();
    clinic.disk.fail(DiskCall::write_new, 1);
    const Ran made = clinic.line.run({"new", "treatment", "peel"});
    CHECK(made.status == 3);
    CHECK(made.err ==
          "praxis: cannot make content/treatments/peel/index.md: no space left on the disk\n"
          "  hint: nothing was made\n");
    CHECK(clinic.disk.files() == before);
    CHECK_FALSE(clinic.disk.is_folder("/home/clinic/content/treatments/peel"));
}

TEST_CASE("command: what new makes builds and passes check, as a draft and shown") {
    for (const char* const place : {"uk", "other"}) {
        TELL(std::string(place));
        NewClinic clinic(place);
        clinic.make_one_of_each();
        CHECK(clinic.line.run({"check"}).err ==
              "praxis: 11 pages checked, 7 drafts hidden, 0 errors, 0 warnings, T ms\n");
        CHECK(clinic.line.run({"check", "--drafts"}).err ==
              "praxis: 21 pages checked, 0 errors, 0 warnings, T ms\n");
        CHECK(clinic.line.run({"build", "--drafts"}).status == 0);
    }
}

TEST_CASE("command: each field that new leaves out can be taken in as it stands") {
    NewClinic clinic;
    CHECK(clinic.line.run({"new", "person", "james-okafor"}).status == 0);
    clinic.make_one_of_each();
    std::string said;
    for (const MakeableKind& row : makeable_kinds()) {
        const std::string path =
            "/home/clinic/" + path_of_new(row.kind, "my-" + std::string(row.name));
        const std::string text = clinic.disk.text(path);
        for (const std::string& line : lines_left_out(text)) {
            clinic.disk.add(path, replaced(text, "\n" + line + "\n", "\n" + line.substr(1) + "\n"));
            const std::string rules = rules_said(clinic.line.run({"check", "--drafts"}).err);
            if (!rules.empty())
                said += std::string(row.name) + " " + line.substr(1, line.find(' ')) + rules + "\n";
        }
        clinic.disk.add(path, text);
    }
    // What needs another field, or a picture that nobody has yet.
    CHECK(said ==
          "treatment packages error[packages-without-price] \n"
          "person photo error[missing-picture] error[picture-without-words] \n"
          "person photo_alt error[words-without-picture] \n"
          "location photo error[missing-picture] error[picture-without-words] \n"
          "location photo_alt error[words-without-picture] \n");
}

TEST_CASE("command: new says where the file is, from any folder of the site") {
    NewClinic clinic;
    clinic.line.working_folder = "/home/clinic/content/areas";
    CHECK(clinic.line.run({"new", "area", "neck"}).err ==
          std::string("praxis: made neck.md; write in it, and praxis serve shows it\n") +
              made_hint);
    CHECK(clinic.line.run({"new", "treatment", "peel"}).err ==
          std::string("praxis: made ../treatments/peel/index.md; write in it, and praxis serve "
                      "shows it\n") +
              made_hint);
    clinic.line.working_folder = "/";
    CHECK(clinic.line.run({"new", "page", "about", "-s", "/home/clinic"}).err ==
          std::string("praxis: made home/clinic/content/pages/about.md; write in it, and praxis "
                      "serve shows it\n") +
              made_hint);
    CHECK(clinic.line.run({"new", "page", "news", "-q", "-s", "/home/clinic"}).err == "");
}

TEST_CASE("command: new never writes over an entry, and names its file") {
    NewClinic clinic;
    clinic.disk.add("/home/clinic/content/treatments/peel.md", "theirs\n");
    const auto before = clinic.disk.files();
    const Ran peel = clinic.line.run({"new", "treatment", "peel"});
    CHECK(peel.status == 1);
    CHECK(peel.err ==
          "praxis: there is already content/treatments/peel.md\n"
          "  hint: open it, or choose another id\n");
    CHECK(clinic.line.run({"new", "treatment", "consultation"}).err ==
          "praxis: there is already content/treatments/consultation/index.md\n"
          "  hint: open it, or choose another id\n");
    CHECK(clinic.disk.files() == before);
}

TEST_CASE("command: new takes an id that can be an address, and says which is near") {
    NewClinic clinic;
    const auto before = clinic.disk.files();
    const std::string all_wrong[][2] = {
        {"Micro Needling",
         "\"Micro Needling\" cannot be part of an address\n"
         "  hint: did you mean \"micro-needling\"?\n"},
        {"..",
         "\"..\" cannot be part of an address\n"
         "  hint: use small letters a–z, digits and single hyphens\n"},
        {"../neck", "\"../neck\" cannot be part of an address\n  hint: did you mean \"neck\"?\n"},
        {"a/b", "\"a/b\" cannot be part of an address\n  hint: did you mean \"a-b\"?\n"},
        {std::string(65, 'a'), "\"" + std::string(65, 'a') +
                                   "\" cannot be part of an address\n  hint: did you mean \"" +
                                   std::string(64, 'a') + "\"?\n"},
        {"team",
         "\"team\" is the name of a part of the site or of a device\n"
         "  hint: choose another id\n"},
        {"com1",
         "\"com1\" is the name of a part of the site or of a device\n"
         "  hint: choose another id\n"},
        {"aftercare",
         "\"aftercare\" is the name of a part of the site or of a device\n"
         "  hint: choose another id\n"},
    };
    for (const auto& [id, expected] : all_wrong) {
        const Ran ran = clinic.line.run({"new", "area", id});
        CHECK(ran.status == 2);
        CHECK(ran.err == "praxis: " + expected);
    }
    CHECK(clinic.disk.files() == before);
}

TEST_CASE("command: new knows its kinds, and what was probably meant") {
    NewClinic clinic;
    CHECK(clinic.line.run({"new", "tretment", "peel"}).status == 2);
    CHECK(clinic.line.run({"new", "tretment", "peel"}).err ==
          "praxis: there is no kind \"tretment\" to make\n  hint: did you mean \"treatment\"?\n");
    CHECK(clinic.line.run({"new", "robot", "peel"}).err ==
          "praxis: there is no kind \"robot\" to make\n"
          "  hint: write one of treatment, area, concern, person, location, journal or page\n");
    CHECK(clinic.line.run({"new", "page", "a", "--title", "\t"}).err ==
          "praxis: --title cannot be \"\\u{9}\"\n  hint: write it in letters that can be seen\n");
}

TEST_CASE("command: new has the clinic's own values, and the law of its country") {
    SmallSite site;
    site.area("neck", "Neck");
    CommandLine line{site.disk};
    CHECK(line.run({"new", "treatment", "peel-2", "--title", "The \"deep\" peel"}).status == 0);
    const std::string text = site.text("content/treatments/peel-2/index.md");
    for (const char* const part :
         {"title = \"The \\\"deep\\\" peel\"\n", "The clinic has: face and neck.\n",
          "\nareas = [\"face\"]\n", "\nconcerns = [\"fine-lines\"]\n",
          "# What one session costs. In GBP: 180 or 179.50. Not with prescription = true.\n#price",
          "In the United Kingdom it may\n# not be advertised", "\nreviewed = \"\"\n",
          "\nreviewed_by = \"\"\n", "The clinic has: anna-novak.", "The clinic has: quay."}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("command: a treatment without an area to be done on is not begun") {
    NewClinic clinic;
    clinic.disk.take_away("/home/clinic/content/areas/face.md");
    const Ran ran = clinic.line.run({"new", "treatment", "peel"});
    CHECK(ran.status == 1);
    CHECK(ran.err ==
          "praxis: a treatment needs a body area, and there is none yet\n"
          "  hint: praxis new area <id> makes one\n");
}

TEST_CASE("command: at a terminal init asks three questions at most, and takes an answer again") {
    FakeDisk disk;
    CommandLine line{disk, "/home"};
    line.answers = {"", "Mill Lane Skin", "uc", "IE"};
    const Ran ran = line.run({"init"});
    CHECK(ran.status == 0);
    CHECK(ran.err ==
          "In which new folder? [my-clinic] \n"
          "What is the clinic called? [My clinic] Mill Lane Skin\n"
          "Whose advertising rules hold? uk, ie, us, au, de, eu or other: [uk] uc\n"
          "  write one of uk, ie, us, au, de, eu or other\n"
          "Whose advertising rules hold? uk, ie, us, au, de, eu or other: [uk] IE\n"
          "praxis: made 6 files in my-clinic; the clinic's own facts are in site.toml\n"
          "praxis: cd my-clinic, and praxis serve --open shows the site\n");
    const std::string text = disk.text("/home/my-clinic/site.toml");
    CHECK(text.find("\nname = \"Mill Lane Skin\"\n") != std::string::npos);
    CHECK(text.find("\ncurrency = \"EUR\"\n") != std::string::npos);
    line.answers = {"other"};
    CHECK(line.run({"init"}).status == 2);
    CHECK_FALSE(disk.has("/home/other/site.toml"));
}

TEST_CASE("command: at a terminal new offers the areas and concerns that there are") {
    SmallSite site;
    site.area("neck", "Neck").concern("dull-skin", "Dull skin");
    CommandLine line{site.disk};
    line.answers = {"Light peel", "nek", "face, neck", ""};
    const Ran ran = line.run({"new", "treatment"});
    CHECK(ran.status == 0);
    CHECK(
        ran.err ==
        "What is it called? Light peel\n"
        "On which body areas is it done?\n  face and neck: [face] nek\n"
        "  there is no \"nek\"; did you mean \"neck\"?\n"
        "On which body areas is it done?\n  face and neck: [face] face, neck\n"
        "What do people want it for?\n  dull-skin and fine-lines: [dull-skin] \n"
        "praxis: made content/treatments/light-peel/index.md; write in it, and praxis serve shows "
        "it\n" +
            std::string(made_hint));
    const std::string text = site.text("content/treatments/light-peel/index.md");
    CHECK(text.find("\nareas = [\"face\", \"neck\"]\n") != std::string::npos);
    CHECK(text.find("\nconcerns = [\"dull-skin\"]\n") != std::string::npos);
}

TEST_CASE("command: at a terminal new asks three questions at most") {
    SmallSite site;
    site.area("neck", "Neck").concern("dull-skin", "Dull skin");
    CommandLine line{site.disk};
    line.answers = {"treatment", "Light peel", "neck"};
    const Ran ran = line.run({"new"});
    CHECK(ran.status == 0);
    CHECK(site.text("content/treatments/light-peel/index.md")
              .find("\nconcerns = [\"dull-skin\"]\n") != std::string::npos);
    line.answers = {"page"};
    CHECK(line.run({"new"}).err ==
          "What is it? treatment, area, concern, person, location, journal or page: page\n"
          "What is it called? praxis: nothing was made\n");
}
