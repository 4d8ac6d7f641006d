#include "gather/picture.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "base/report.h"
#include "tests/gather/picture_samples.h"
#include "tests/support/fake_disk.h"

using namespace praxis;
using namespace std::string_literals;

namespace {

const std::string jane =
    samples::jpeg(4, 3, samples::exif_segment({.main = {samples::text_field(0x013B, "Jane")}}));

/// A text at /site/content/team/anna.md that names a picture.
struct Named {
    FakeDisk disk;
    Source text{"content/team/anna.md", "![Anna](anna.jpg)\n"};

    /// What is said about the picture, or its size.
    std::string gather(const std::string& path) {
        Config config;
        config.site = "/site";
        Diagnostics diagnostics;
        const auto file =
            gather_picture(config, disk, path, Place::in(text, {8, 16}), diagnostics);
        diagnostics.sort();
        std::string told = text_of(diagnostics.all());
        if (!file) return told;
        CHECK(file->picture);
        CHECK(file->path == path);
        CHECK(*file->bytes == disk.text("/site/" + path));
        return told + (file->size ? fmt::format("{}x{}", file->size->first, file->size->second)
                                  : "no size"s);
    }
};

/// A finding at the name in the text.
std::string at_name(const std::string& words) {
    return "content/team/anna.md:1:9: " + words.substr(0, words.find('\n')) +
           "\n  1 | ![Anna](anna.jpg)\n    |         ^^^^^^^^" +
           (words.find('\n') == std::string::npos ? "" : words.substr(words.find('\n'))) + "\n";
}

}  // namespace

TEST_CASE("gather: a picture that a text names comes with its bytes and size") {
    Named named;
    named.disk.add("/site/content/team/anna.jpg", samples::jpeg(40, 30))
        .add("/site/content/team/Anna.JPEG", samples::jpeg(4, 3))
        .add("/site/static/img/a b.png", samples::png(4, 3))
        .add("/site/static/logo.svg",
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"6\" height=\"5\"/>");
    CHECK(named.gather("content/team/anna.jpg") == "40x30");
    CHECK(named.gather("content/team/Anna.JPEG") == "4x3");
    CHECK(named.gather("static/img/a b.png") == "4x3");
    CHECK(named.gather("static/logo.svg") == "6x5");
}

TEST_CASE("gather: a picture that is not there is named with what may be meant") {
    Named named;
    named.disk.add("/site/content/team/anna.jpg", "x").add("/site/content/team/anna.md", "x");
    const std::string missing = "error[missing-picture]: there is no picture ";
    CHECK(named.gather("content/team/ana.jpg") ==
          at_name(missing + "\"content/team/ana.jpg\"\n  hint: did you mean \"anna.jpg\"?"));
    CHECK(named.gather("content/team/Anna.jpg") ==
          at_name(missing + "\"content/team/Anna.jpg\"\n  hint: did you mean \"anna.jpg\"?"));
    CHECK(named.gather("content/team/portrait.jpg") ==
          at_name(missing +
                  "\"content/team/portrait.jpg\"\n  hint: in content/team/ there is \"anna.jpg\""));
    CHECK(named.gather("content/taem/anna.jpg") ==
          at_name(missing + "\"content/taem/anna.jpg\"\n  hint: put it there, or name one that is "
                            "there"));
    CHECK(named.gather("content/team/anna.jpg/a.png") ==
          at_name(missing + "\"content/team/anna.jpg/a.png\"\n  hint: put it there, or name one that "
                            "is there"));
}

TEST_CASE("gather: nothing outside of content/ and static/, and nothing behind a link, is read") {
    Named named;
    named.disk.add("/secret/a.png", samples::png(1, 1))
        .add("/site/a.png", samples::png(1, 1))
        .add_link("/site/content/team/link.png", "/secret/a.png")
        .add_link("/site/content/away", "/secret")
        .add_other("/site/content/team/pipe.png");
    for (const std::string path :
         {"../secret/a.png", "/secret/a.png", "content/../../secret/a.png", "a.png", "content",
          "content//a.png", "content/./a.png", "static\\a.png", "themes/calm/a.png", ""}) {
        CHECK(named.gather(path) ==
              at_name("error[picture-outside]: " + ("\"" + path + "\"") +
                      " is not in content/ or static/\n  hint: put the picture beside the text, or "
                      "into static/"));
    }
    CHECK(named.gather("content/team/link.png") ==
          "content/team/link.png: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n");
    CHECK(named.gather("content/away/a.png") ==
          "content/away: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n");
    CHECK(named.gather("content/team/pipe.png") ==
          "content/team/pipe.png: error[not-a-file]: this is not an ordinary file\n"
          "  hint: remove it\n");
    CHECK(named.disk.count(DiskCall::read) == 0);
}

TEST_CASE("gather: what is not a picture is named, whatever it is called") {
    Named named;
    named.disk.add("/site/content/a.jpg", "%PDF-1.7")
        .add("/site/content/b.jpg", samples::avif({.brand = "heic"}))
        .add("/site/content/c.png", "version https://git-lfs.github.com/spec/v1\noid x\n")
        .add("/site/content/d.svg", "Not found")
        .add("/site/content/e.svg", "<html/>")
        .add("/site/content/f.svg", "");
    const std::string save = "\n  hint: save it as png, jpg, webp, avif, gif or svg";
    const std::string error = "error[not-a-picture]: ";
    CHECK(named.gather("content/a.jpg") ==
          at_name(error + "\"content/a.jpg\" is a PDF document" + save));
    CHECK(named.gather("content/b.jpg") ==
          at_name(error + "\"content/b.jpg\" is a heic photo, which browsers do not show" + save));
    CHECK(named.gather("content/c.png") ==
          at_name(error + "\"content/c.png\" is a pointer to a file that git lfs has not fetched"
                          "\n  hint: fetch it with git lfs pull"));
    CHECK(named.gather("content/d.svg") == at_name(error + "\"content/d.svg\" is a text" + save));
    CHECK(named.gather("content/e.svg") ==
          "content/e.svg:1:1: error[broken-svg]: the file begins with <html> rather than <svg>\n"
          "  1 | <html/>\n    | ^^^^^\n  hint: an svg picture is one <svg> element\n"
          "content/e.svg:1:1: error[unsafe-svg]: the svg holds a part of a web page (<html>)\n"
          "  1 | <html/>\n    | ^^^^^\n  hint: turn its text into svg text, or remove it\n"
          "no size");
    CHECK(named.gather("content/f.svg") ==
          at_name(error + "\"content/f.svg\" is an empty file" + save));
    CHECK(named.gather("content/team") ==
          at_name("error[missing-picture]: there is no picture \"content/team\"\n  hint: put it there, "
                  "or name one that is there"));
    named.disk.add_folder("/site/content/team");
    CHECK(named.gather("content/team") ==
          at_name(error + "\"content/team\" is a folder\n  hint: name a picture in it"));
}

TEST_CASE("gather: a name that belies the content is said, one that is no picture's refused") {
    Named named;
    named.disk.add("/site/content/a.png", samples::jpeg(4, 3))
        .add("/site/content/b.html", "GIF89a" + samples::gif(4, 3).substr(6) + "<script>")
        .add("/site/content/c", samples::avif({}));
    CHECK(named.gather("content/a.png") ==
          at_name("warning[picture-extension]: \"content/a.png\" is a jpeg picture\n  hint: call it "
                  "\"a.jpg\"") +
              "4x3");
    CHECK(named.gather("content/b.html") ==
          at_name("error[picture-name]: \"content/b.html\" is a picture (gif), but its name does not "
                  "say so\n  hint: call it \"b.gif\""));
    CHECK(named.gather("content/c") ==
          at_name("error[picture-name]: \"content/c\" is a picture (avif), but its name does not say "
                  "so\n  hint: call it \"c.avif\""));
}

TEST_CASE("gather: metadata is said where the picture is named, in static/ at the file") {
    Named named;
    named.disk.add("/site/content/a.jpg", jane)
        .add("/site/content/a photo$(x).jpg", jane)
        .add("/site/static/a.jpg", jane)
        .add("/site/content/turned.jpg",
             samples::jpeg(4, 3, samples::exif_segment({.main = {samples::short_field(0x0112, 8),
                                                                 samples::text_field(0x013B, "J")}})));
    const std::string holds = " holds a name (EXIF Artist \"Jane\")";
    const std::string hint = "\n  hint: export it without metadata, or run: exiftool -all= ";
    CHECK(named.gather("content/a.jpg") ==
          at_name("error[picture-metadata]: \"content/a.jpg\"" + holds + hint + "content/a.jpg") +
              "4x3");
    CHECK(named.gather("content/a photo$(x).jpg") ==
          at_name("error[picture-metadata]: \"content/a photo$(x).jpg\"" + holds + hint + "<file>") +
              "4x3");
    CHECK(named.gather("static/a.jpg") ==
          "static/a.jpg: error[picture-metadata]: \"static/a.jpg\"" + holds + hint +
              "static/a.jpg\n4x3");
    CHECK(named.gather("content/turned.jpg") ==
          at_name("error[picture-metadata]: \"content/turned.jpg\" holds a name (EXIF Artist \"J\")" +
                  hint + "-tagsfromfile @ -orientation content/turned.jpg") +
              "3x4");
}

TEST_CASE("gather: a damaged picture, half a picture, an svg without a size") {
    Named named;
    const std::string picture = samples::jpeg(4, 3);
    named.disk.add("/site/content/a.png", samples::png(0, 0))
        .add("/site/content/b.jpg", picture.substr(0, picture.size() - 2))
        .add("/site/content/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    CHECK(named.gather("content/a.png") ==
          at_name("error[damaged-picture]: \"content/a.png\" is damaged: it does not say how large it "
                  "is\n  hint: copy or export it again") +
              "no size");
    CHECK(named.gather("content/b.jpg") ==
          at_name("warning[incomplete-picture]: \"content/b.jpg\" ends before the picture does\n  "
                  "hint: copy or export it again") +
              "4x3");
    CHECK(named.gather("content/c.svg") ==
          "content/c.svg: warning[picture-without-size]: the svg does not say how large it is, so "
          "pages jump when it loads\n"
          "  hint: add viewBox=\"0 0 <width> <height>\" to <svg>\nno size");
}

TEST_CASE("gather: a picture that the machine does not give is its fault") {
    for (const DiskCall call : {DiskCall::look, DiskCall::read}) {
        Named named;
        named.disk.add("/site/content/a.png", samples::png(1, 1));
        named.disk.fail(call, 1, {DiskFailure::Kind::other, "the disk is faulty"});
        CHECK(named.gather("content/a.png") ==
              (call == DiskCall::look ? "content: "s : "content/a.png: "s) +
                  "error[machine]: cannot be read: the disk is faulty\n");
    }
}
