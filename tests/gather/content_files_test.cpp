// Which files of content/ are read, and what is said about the others.
#include <doctest/doctest.h>

#include <string>

#include "tests/model/said_about.h"

namespace praxis {

TEST_CASE("gather: a file that nothing reads is named, with the name that was meant") {
    SmallSite site;
    for (const char* path :
         {"content/indx.md", "content/refs.toml", "content/notes.txt", "content/site.toml",
          "content/areas/neck.markdown", "content/areas/neck.toml", "content/faq/general.md",
          "content/team/Thumbs.db", "content/treatments/peel/estimates.toml",
          "content/treatments/peel/after-care.md", "content/treatments/peel/todo.txt",
          "content/treatments/peel/areas/face.toml"})
        site.file(path, "x");
    CHECK(said_about(site) == R"(
content/areas/neck.markdown: error[unknown-file]: nothing reads this file
  hint: files here are called <id>.md
content/areas/neck.toml: error[unknown-file]: nothing reads this file
  hint: files here are called <id>.md
content/faq/general.md: error[unknown-file]: nothing reads this file
  hint: files here are called <id>.toml
content/indx.md: error[unknown-file]: nothing reads this file
  hint: did you mean "index.md"?
content/notes.txt: error[unknown-file]: nothing reads this file
  hint: content/ itself holds index.md, references.toml and folders, nothing else
content/refs.toml: error[unknown-file]: nothing reads this file
  hint: content/ itself holds index.md, references.toml and folders, nothing else
content/site.toml: error[unknown-file]: nothing reads this file
  hint: content/ itself holds index.md, references.toml and folders, nothing else
content/team/Thumbs.db: error[unknown-file]: nothing reads this file
  hint: files here are called <id>.md
content/treatments/peel/after-care.md: error[unknown-file]: nothing reads this file
  hint: did you mean "aftercare.md"?
content/treatments/peel/areas/face.toml: error[unknown-file]: nothing reads this file
  hint: files here are called <area>.md
content/treatments/peel/estimates.toml: error[unknown-file]: nothing reads this file
  hint: did you mean "estimate.toml"?
content/treatments/peel/todo.txt: error[unknown-file]: nothing reads this file
  hint: a treatment's folder has index.md, estimate.toml, faq.toml, aftercare.md and areas/
)");
    CHECK(site.disk.written().empty());
}

TEST_CASE("gather: a folder that nothing reads is named, with the name that was meant") {
    SmallSite site;
    for (const char* path :
         {"content/treatment/laser.md", "content/blog/news.md", "content/areas/head/nose.md",
          "content/journal/2026/spring.md", "content/treatments/peel/area/face.md",
          "content/treatments/peel/areas/old/face.md"})
        site.file(path, "x");
    site.disk.add_folder("/site/content/team/former");
    CHECK(said_about(site) == R"(
content/areas/head: error[unknown-folder]: nothing reads this folder
  hint: put its texts one folder up; only pictures may have a folder here
content/blog: error[unknown-folder]: nothing reads this folder
  hint: folders here are treatments, areas, concerns, team, locations, faq, journal and pages
content/journal/2026: error[unknown-folder]: nothing reads this folder
  hint: put its texts one folder up; only pictures may have a folder here
content/team/former: error[unknown-folder]: nothing reads this folder
  hint: put its texts one folder up; only pictures may have a folder here
content/treatment: error[unknown-folder]: nothing reads this folder
  hint: did you mean "treatments"?
content/treatments/peel/area: error[unknown-folder]: nothing reads this folder
  hint: did you mean "areas"?
content/treatments/peel/areas/old: error[unknown-folder]: nothing reads this folder
  hint: put its texts one folder up; only pictures may have a folder here
)");
}

TEST_CASE("gather: names that begin with _ or . are not content") {
    SmallSite site;
    for (const char* path :
         {"content/_notes.md", "content/.DS_Store", "content/_drafts/laser.md",
          "content/areas/_neck.md", "content/areas/.neck.md.swp", "content/treatments/_old/x.txt",
          "content/treatments/peel/_estimate.toml", "content/treatments/peel/areas/_face.md"})
        site.file(path, "\xFF");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("gather: what an editor keeps beside the file that is open is not content") {
    SmallSite site;
    site.setting("theme = \"mine\"");
    site.file("themes/mine/theme.toml", "name = \"mine\"\nextends = \"calm\"\n");
    for (const char* path : {"content/index.md~", "content/#index.md#", "content/areas/face.md~",
                             "content/areas/#face.md#", "content/treatments/peel/#estimate.toml#",
                             "themes/mine/layouts/home.mustache~", "themes/mine/#theme.toml#"})
        site.file(path, "\xFF");
    CHECK(site.build() == BuildResult::published);
    CHECK(site.said() == "");
}

TEST_CASE("gather: names become addresses and are written in small letters and hyphens") {
    SmallSite site;
    for (const char* path :
         {"content/areas/Upper Lip.md", "content/areas/décolleté.md", "content/areas/-neck.md",
          "content/areas/upper--lip.md", "content/areas/upper_lip.md", "content/areas/.md",
          "content/treatments/Laser/index.md", "content/treatments/peel/areas/The Face.md",
          "content/faq/FAQ.toml"})
        site.file(path, "x");
    site.file("content/pages/" + std::string(65, 'a') + ".md", "x");
    CHECK(said_about(site) == R"(
content/areas/-neck.md: error[malformed-id]: "-neck" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/areas/Upper Lip.md: error[malformed-id]: "Upper Lip" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/areas/décolleté.md: error[malformed-id]: "décolleté" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/areas/upper--lip.md: error[malformed-id]: "upper--lip" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/areas/upper_lip.md: error[malformed-id]: "upper_lip" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/faq/FAQ.toml: error[malformed-id]: "FAQ" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/pages/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md: error[malformed-id]: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" cannot be part of an address
  hint: shorten it to at most 64 characters
content/treatments/Laser: error[malformed-id]: "Laser" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
content/treatments/peel/areas/The Face.md: error[malformed-id]: "The Face" cannot be part of an address
  hint: use small letters a–z, digits and single hyphens
)");
}

TEST_CASE("gather: names of sections and of devices are nobody's id") {
    for (const std::string name :
         {"treatments", "areas", "concerns", "sessions", "prices", "team", "locations", "faq",
          "journal", "assets", "404", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"}) {
        SmallSite site;
        site.file("content/pages/" + name + ".md", "x");
        CHECK(said_about(site) == "\ncontent/pages/" + name + ".md: error[reserved-name]: \"" +
                                      name +
                                      "\" is the name of a part of the site or of a device\n"
                                      "  hint: choose another name\n");
    }
    SmallSite site;
    for (const std::string name : {"com0", "com10", "lpt", "console", "price", "pages"})
        site.plain_page(name, "A page");
    CHECK(said_about(site) == "\n");
}

TEST_CASE("gather: no area is called as the place where aftercare stands") {
    SmallSite site;
    site.area("aftercare", "Aftercare");
    site.file("content/treatments/peel/areas/aftercare.md", "+++\n+++\n");
    site.plain_page("aftercare", "Aftercare");
    CHECK(said_about(site) == R"(
content/areas/aftercare.md: error[reserved-name]: "aftercare" is where a treatment's aftercare stands, so no area can be called that
  hint: choose another name
content/treatments/peel/areas/aftercare.md: error[reserved-name]: "aftercare" is where a treatment's aftercare stands, so no area can be called that
  hint: choose another name
)");
}

TEST_CASE("gather: a treatment has one article, and a folder of its data has it too") {
    SmallSite two;
    two.file("content/treatments/peel.md", two.text("content/treatments/peel/index.md"));
    CHECK(said_about(two) == R"(
content/treatments/peel/index.md:1:1: error[two-sources]: the treatment "peel" is also in content/treatments/peel.md
  1 | +++
    | ^
  hint: keep one of the two files
)");

    SmallSite none;
    none.file("content/treatments/laser/faq.toml", "");
    none.file("content/treatments/needling/areas/face.md", "+++\n+++\n");
    CHECK(said_about(none) == R"(
content/treatments/laser: error[no-article]: this treatment has no index.md
  hint: write content/treatments/laser/index.md, or remove the folder
content/treatments/needling: error[no-article]: this treatment has no index.md
  hint: write content/treatments/needling/index.md, or remove the folder
)");

    SmallSite beside;
    beside.file("content/treatments/peel.md", beside.text("content/treatments/peel/index.md"));
    beside.remove("content/treatments/peel");
    CHECK(said_about(beside) == "\n");
    CHECK(beside.has_page("/treatments/peel/"));
}

TEST_CASE("gather: a picture that no text shows is named, wherever it lies") {
    SmallSite site;
    for (const char* path : {"content/logo.PNG", "content/areas/face.jpg",
                             "content/treatments/peel/before.webp",
                             "content/treatments/peel/photos/after.jpeg",
                             "content/journal/spring/sun.avif"})
        site.file(path, "x");
    CHECK(said_about(site) == R"(
content/areas/face.jpg: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
content/journal/spring/sun.avif: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
content/logo.PNG: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
content/treatments/peel/before.webp: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
content/treatments/peel/photos/after.jpeg: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
)");
}

TEST_CASE("gather: beside pictures in a folder of theirs nothing else is read") {
    SmallSite site;
    site.file("content/journal/spring/sun.png", "x");
    site.file("content/journal/spring/sun.psd", "x");
    CHECK(said_about(site) == R"(
content/journal/spring/sun.png: error[unused-file]: no text shows this picture
  hint: show it with ![words](…), or remove it
content/journal/spring/sun.psd: error[unknown-file]: nothing reads this file
  hint: only pictures can be here
)");
}

TEST_CASE("gather: a link or a pipe among the texts is not followed") {
    SmallSite site;
    site.disk.add_link("/site/content/areas/neck.md", "/etc/passwd");
    site.disk.add_link("/site/content/treatments/laser", "/home/editor/laser");
    site.disk.add_other("/site/content/pages/pipe.md");
    CHECK(said_about(site) == R"(
content/areas/neck.md: error[link-in-sources]: this is a link to another file
  hint: put the file itself here
content/pages/pipe.md: error[not-a-file]: this is not an ordinary file
  hint: remove it
content/treatments/laser: error[link-in-sources]: this is a link to another file
  hint: put the file itself here
)");
}

TEST_CASE("gather: a site without content/ has no texts to publish") {
    SmallSite site;
    site.remove("content");
    CHECK(said_about(site) == R"(
content: error[no-content]: there is no folder content/
  hint: a site's texts are in content/, beside site.toml
)");
    CHECK(site.disk.written().empty());
}

TEST_CASE("gather: a file that the machine will not read has a path and a reason, and no line") {
    SmallSite site;
    site.disk.add_unreadable("/site/content/areas/face.md");
    CHECK(said_about(site) == R"(
content/areas/face.md: error[machine]: cannot be read: this user has no permission
)");
    CHECK(site.disk.written().empty());
}

}  // namespace praxis
