// docs/editing.md tells a first hour; this plays it.
#include <doctest/doctest.h>

#include "base/text.h"
#include "tests/support/command_line.h"
#include "tests/support/program.h"

namespace praxis {

namespace {

struct FirstHour {
    std::string page = bytes_on_disk(PRAXIS_ROOT "/docs/editing.md");
    FakeDisk disk = {};
    CommandLine line = {disk, "/home"};

    /// What the page says about a command: it, and all that is printed.
    void plays(const std::string& command, const std::vector<std::string>& arguments,
               const std::vector<std::string>& answers = {}) {
        line.answers = answers;
        const Ran ran = line.run(arguments);
        const std::string shown = replaced("$ " + command + "\n" + ran.err + ran.out, " \n", "\n");
        INFO(shown);
        CHECK(page.find("\n" + shown) != std::string::npos);
        CHECK(ran.status == 0);
    }

    void edit(const std::string& path, const std::string& from, const std::string& to) {
        const std::string text = disk.text("/home/my-clinic/content/" + path);
        REQUIRE(text.find(from) != std::string::npos);
        disk.add("/home/my-clinic/content/" + path, replaced(text, from, to));
    }

    std::string said_by_check() {
        line.answers = {};
        return line.run({"check"}).err;
    }

    /// The page's own words between two others.
    std::string part(const std::string& from, const std::string& to) const {
        const std::size_t begin = page.find(from);
        REQUIRE(begin != std::string::npos);
        return page.substr(begin, page.find(to, begin) - begin);
    }
};

}  // namespace

TEST_CASE("command: the first hour of docs/editing.md goes as it says") {
    FirstHour hour;
    hour.plays("praxis init my-clinic", {"init", "my-clinic"}, {"Mill Lane Skin", ""});
    hour.line.working_folder = "/home/my-clinic";
    CHECK(hour.said_by_check() == "praxis: 11 pages checked, 0 errors, 0 warnings, T ms\n");
    CHECK(hour.page.find("praxis: 11 pages at http://") != std::string::npos);

    hour.plays("praxis new area neck", {"new", "area", "neck"}, {"(never asked)"});
    hour.plays("praxis new treatment light-peel", {"new", "treatment", "light-peel"},
               {"face, neck"});
    const std::string treatment = "treatments/light-peel/index.md";
    hour.edit(treatment, "\nkind = \"manual\"\n", "\nkind = \"peel\"\n");
    hour.edit(treatment, "\n#price = 180\n", "\n" + hour.part("price = 80\n", "`"));
    hour.edit(treatment, "\ndraft = true\n", "\n");
    hour.edit("areas/neck.md", "\ndraft = true\n", "\n");
    hour.disk.add("/home/my-clinic/content/treatments/light-peel/estimate.toml",
                  hour.part("mode = \"range\"", "```"));
    CHECK(hour.said_by_check() == "praxis: 18 pages checked, 0 errors, 0 warnings, T ms\n");
    CHECK(hour.page.find("praxis: 18 pages at http://") != std::string::npos);
    hour.plays("praxis estimate light-peel", {"estimate", "light-peel"});

    const std::string right = hour.disk.text("/home/my-clinic/content/" + treatment);
    hour.edit(treatment, "Say here what happens at a visit, step by step, in plain words.",
              "A visit costs £90.");
    const std::string said = hour.said_by_check();
    const std::string message = said.substr(0, said.rfind("praxis: "));
    INFO(message);
    CHECK(message.find("error[contradiction]") != std::string::npos);
    CHECK(hour.page.find("```text\n" + message + "```\n") != std::string::npos);
    hour.edit(treatment, "£90", "{{treatment.price}}");
    CHECK(hour.said_by_check() == "praxis: 18 pages checked, 0 errors, 0 warnings, T ms\n");
}

}  // namespace praxis
