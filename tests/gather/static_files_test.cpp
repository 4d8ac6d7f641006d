#include "gather/static_files.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "base/report.h"
#include "tests/gather/picture_samples.h"
#include "tests/support/fake_disk.h"

using namespace praxis;
using namespace std::string_literals;

namespace {

struct Gathered {
    std::map<std::string, FileToCopy> files;
    Diagnostics diagnostics;

    std::string said() const { return text_of(diagnostics.all()); }
    /// A path a line, with the size of pictures.
    std::string listed() const {
        std::string lines;
        for (const auto& [path, file] : files) {
            lines += path;
            if (file.size) lines += fmt::format(" {}x{}", file.size->first, file.size->second);
            lines += "\n";
        }
        return lines;
    }
};

Gathered gathered(const FakeDisk& disk, std::size_t jobs = 1) {
    Config config;
    config.site = "/site";
    config.jobs = jobs;
    Gathered result;
    gather_static(config, disk, result.files, result.diagnostics);
    result.diagnostics.sort();
    return result;
}

}  // namespace

TEST_CASE("gather: all of static/ is copied, pictures with their size") {
    FakeDisk disk;
    disk.add("/site/static/robots.txt", "User-agent: *\n")
        .add("/site/static/.well-known/security.txt", "Contact: x\n")
        .add("/site/static/a/b/photo.jpg", samples::jpeg(40, 30))
        .add("/site/static/favicon.ico", samples::png(16, 16))
        .add("/site/static/logo.svg",
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 32\"/>")
        .add("/site/static/page.html", "<script>1</script>")
        .add("/site/content/x.txt", "x");
    const Gathered result = gathered(disk);
    CHECK(result.said() == "");
    CHECK(result.listed() ==
          "static/.well-known/security.txt\nstatic/a/b/photo.jpg 40x30\nstatic/favicon.ico\n"
          "static/logo.svg 64x32\nstatic/page.html\nstatic/robots.txt\n");
    CHECK(*result.files.at("static/robots.txt").bytes == "User-agent: *\n");
    CHECK(result.files.at("static/robots.txt").path == "static/robots.txt");
    CHECK(result.files.at("static/logo.svg").picture);
    CHECK_FALSE(result.files.at("static/robots.txt").picture);
}

TEST_CASE("gather: a site without static/ has nothing to copy") {
    FakeDisk disk;
    disk.add_folder("/site");
    CHECK(gathered(disk).said() == "");
    CHECK(gathered(disk).files.empty());
    disk.add("/site/static", "a file");
    CHECK(gathered(disk).said() ==
          "static: error[not-a-folder]: this is not a folder\n"
          "  hint: make a folder of this name, or remove it\n");
}

TEST_CASE("gather: what looks like a secret in static/ is not copied, and named") {
    const std::string dot = "its name begins with a dot";
    const std::string key = "it looks like a key";
    const std::string database = "it looks like a copy of a database";
    const std::string leftover = "it looks like a leftover of an editor";
    const std::string passwords = "it looks like passwords of a program";
    const std::pair<std::string, std::string> cases[] = {
        {".env", dot},          {".env.production", dot}, {".git/config", dot},
        {".gitignore", dot},    {".svn/entries", dot},    {".htpasswd", dot},
        {".npmrc", dot},        {".aws/credentials", dot}, {".ssh/id_rsa", dot},
        {"server.PEM", key},    {"tls.key", key},         {"a.p12", key},
        {"a.pfx", key},         {"id_rsa", key},          {"id_rsa.pub", key},
        {"id_ed25519", key},    {"clinic.sql", database}, {"clinic.sql.gz", database},
        {"a.sqlite3", database}, {"a.dump", database},    {"index.html.bak", leftover},
        {".index.html.swp", dot}, {"a.swp", leftover},    {"index.html~", leftover},
        {"#a.css#", leftover},
        {"a.ppk", key},         {"release.keystore", key}, {"keystore", key},
        {"a.gpg", key},         {"clinic.ovpn", key},     {"patients.db", database},
        {"a.mdb", database},    {"prod.env", passwords},  {"credentials.json", passwords},
        {"secrets.yml", passwords}, {"service-account-1.json", passwords},
        {"sftp-config.json", passwords}, {"terraform.tfstate", passwords},
        {"terraform.tfstate.backup", passwords}, {"wp-config.php", passwords},
    };
    for (const auto& [name, reason] : cases) {
        FakeDisk disk;
        disk.add("/site/static/" + name, "secret");
        const Gathered result = gathered(disk);
        CHECK(result.files.empty());
        CHECK(result.said() ==
              fmt::format("static/{}: warning[secret-file]: not copied: {}\n  hint: {}\n",
                          name.substr(0, name.find('/')), reason,
                          reason == dot ? "of names with a dot only .well-known is copied; put what "
                                          "the host needs, like .htaccess, into the output folder "
                                          "yourself, where it stays"
                                        : "move it out of static/, where everything is published"));
    }
}

TEST_CASE("gather: a private key is not copied, whatever its file is called") {
    for (const char* kind : {"PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY"}) {
        FakeDisk disk;
        disk.add("/site/static/notes.txt",
                 fmt::format("the server's:\r\n-----BEGIN {}-----\r\nMIIB\r\n", kind));
        disk.add("/site/static/cert.txt", "-----BEGIN CERTIFICATE-----\nMIIB\nPRIVATE KEY-----\n");
        const Gathered result = gathered(disk);
        CHECK(result.files.size() == 1);
        CHECK(result.said() ==
              "static/notes.txt: warning[secret-file]: not copied: it holds a private key\n"
              "  hint: move it out of static/, where everything is published\n");
    }
}

TEST_CASE("gather: names that only look like secrets are copied, litter is passed over") {
    FakeDisk disk;
    for (const char* name : {"keyboard.png.txt", "sql.html", "monkey.txt", "a.keys", "environment",
                             "idea_rsa", "sqlite.html", "con-tour.txt", "console.log", "secretary.html", "db.html"})
        disk.add(fmt::format("/site/static/{}", name), "x");
    for (const char* name : {".DS_Store", "a/Thumbs.db", ".gitkeep", "desktop.ini"})
        disk.add(fmt::format("/site/static/{}", name), "x");
    const Gathered result = gathered(disk);
    CHECK(result.said() == "");
    CHECK(result.listed() ==
          "static/a.keys\nstatic/con-tour.txt\nstatic/console.log\nstatic/db.html\n"
          "static/environment\nstatic/idea_rsa\nstatic/keyboard.png.txt\nstatic/monkey.txt\n"
          "static/secretary.html\nstatic/sql.html\n"
          "static/sqlite.html\n");
}

TEST_CASE("gather: links, pipes and devices in static/ are errors and are never read") {
    FakeDisk disk;
    disk.add("/secret", "secret")
        .add_link("/site/static/a/link.txt", "/secret")
        .add_link("/site/static/folder", "/")
        .add_other("/site/static/pipe");
    const Gathered result = gathered(disk);
    CHECK(result.files.empty());
    CHECK(disk.count(DiskCall::read) == 0);
    CHECK(result.said() ==
          "static/a/link.txt: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n"
          "static/folder: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n"
          "static/pipe: error[not-a-file]: this is not an ordinary file\n"
          "  hint: remove it\n");

    FakeDisk linked;
    linked.add("/other/a.txt", "a").add_link("/site/static", "/other");
    CHECK(gathered(linked).files.empty());
    CHECK(gathered(linked).said() ==
          "static: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n");
}

TEST_CASE("gather: names that some machine cannot have, or that deceive, are errors") {
    const std::pair<std::string, std::string> cases[] = {
        {"a\\b", "the name \"a\\b\" has a backslash"},
        {"a\nb", "the name \"a\\u{a}b\" has an invisible character"},
        {"a\x7F", "the name \"a\\u{7f}\" has an invisible character"},
        {"gpj.\u202Eexe", "the name \"gpj.\\u{202e}exe\" has an invisible character"},
        {"a.", "the name \"a.\" ends with a dot"},
        {"a ", "the name \"a \" ends with a blank"},
        {"con", "the name \"con\" is that of a device on Windows"},
        {"AUX.txt", "the name \"AUX.txt\" is that of a device on Windows"},
        {"com1.tar.gz", "the name \"com1.tar.gz\" is that of a device on Windows"},
        {"\xFF", "the name \"\\xff\" is not UTF-8"},
        {std::string(256, 'a'), "the name \"" + std::string(256, 'a') + "\" is longer than 255 bytes"},
    };
    for (const auto& one : cases) {
        const auto& name = one.first;
        const auto& message = one.second;
        CAPTURE(name);
        for (const std::string below : {"", "/inside.txt"}) {
            FakeDisk disk;
            disk.add("/site/static/" + name + below, "x");
            const Gathered result = gathered(disk);
            CHECK(result.files.empty());
            REQUIRE(result.diagnostics.all().size() == 1);
            CHECK(result.diagnostics.all()[0].message == message);
            CHECK(result.said().find("error[unsafe-file-name]: ") != std::string::npos);
            CHECK(result.said().ends_with("\n  hint: rename it\n"));
        }
    }
    FakeDisk disk;
    disk.add("/site/static/" + std::string(255, 'a'), "x").add("/site/static/com0", "x");
    CHECK(gathered(disk).said() == "");
}

TEST_CASE("gather: pictures in static/ may not give anything away, because all is published") {
    const samples::Tiff jane = {.main = {samples::text_field(0x013B, "Jane")}};
    const std::string picture = samples::jpeg(4, 3, samples::exif_segment(jane));
    FakeDisk disk;
    disk.add("/site/static/a.jpg", picture)
        .add("/site/static/download", picture)
        .add("/site/static/scan.tif", samples::tiff(jane))
        .add("/site/static/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/>")
        .add("/site/static/c.svg", "nothing of the kind")
        .add("/site/static/d.svgz", "\x1F\x8B")
        .add("/site/static/e.xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
    const Gathered result = gathered(disk);
    CHECK(result.said() ==
          "static/a.jpg: error[picture-metadata]: \"static/a.jpg\" holds a name (EXIF Artist "
          "\"Jane\")\n"
          "  hint: export it without metadata, or run: exiftool -all= static/a.jpg\n"
          "static/b.svg:1:41: error[unsafe-svg]: the svg runs a script (onload)\n"
          "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/>\n"
          "    |                                         ^^^^^^\n"
          "  hint: remove the attribute\n"
          "static/c.svg:1:1: error[broken-svg]: there is text before the picture\n"
          "  1 | nothing of the kind\n"
          "    | ^^^^^^^^^^^^^^^^^^^\n"
          "static/d.svgz: error[unsafe-svg]: a compressed svg cannot be checked\n"
          "  hint: put the svg itself here\n"
          "static/download: error[picture-metadata]: \"static/download\" holds a name (EXIF Artist "
          "\"Jane\")\n"
          "  hint: export it without metadata, or run: exiftool -all= static/download\n"
          "static/e.xml: warning[picture-extension]: \"static/e.xml\" is an svg picture\n"
          "  hint: call it \"e.svg\"\n"
          "static/e.xml:1:41: error[unsafe-svg]: the svg holds a script (<script>)\n"
          "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>\n"
          "    |                                         ^^^^^^^\n"
          "  hint: remove the element and all that is in it\n"
          "static/scan.tif: error[picture-metadata]: \"static/scan.tif\" holds a name (EXIF Artist "
          "\"Jane\")\n"
          "  hint: export it without metadata, or run: exiftool -all= static/scan.tif\n");
}

TEST_CASE("gather: any number of workers gathers and says the same") {
    FakeDisk disk;
    for (int i = 0; i < 300; ++i) {
        disk.add(fmt::format("/site/static/{}/p{}.jpg", i % 7, i),
                 samples::jpeg(4, 3, samples::jpeg_segment(0xFE, fmt::format("note {}", i))));
        disk.add(fmt::format("/site/static/{}/{}.bak", i % 7, i), "x");
        disk.add(fmt::format("/site/static/{}/{}.txt", i % 7, i), std::to_string(i));
    }
    const Gathered one = gathered(disk, 1);
    CHECK(one.files.size() == 600);
    CHECK(one.diagnostics.all().size() == 600);
    for (const std::size_t jobs : {2U, 8U}) {
        const Gathered many = gathered(disk, jobs);
        CHECK(many.said() == one.said());
        CHECK(many.listed() == one.listed());
    }
}

TEST_CASE("gather: a folder or file of static/ that cannot be read is the machine's fault") {
    for (const DiskCall call : {DiskCall::look, DiskCall::list, DiskCall::read}) {
        FakeDisk disk;
        disk.add("/site/static/a.txt", "a");
        disk.fail(call, 1, {DiskFailure::Kind::denied, "this user has no permission"});
        const Gathered result = gathered(disk);
        CHECK(result.files.empty());
        CHECK(result.diagnostics.has_machine_fault());
        CHECK(result.said() == fmt::format("{}: error[machine]: cannot be read: this user has no "
                                           "permission\n",
                                           call == DiskCall::read ? "static/a.txt" : "static"));
    }
}

TEST_CASE("gather: what became a link or a pipe since it was listed is not read") {
    FakeDisk disk;
    disk.add("/site/static/a.txt", "a");
    disk.fail(DiskCall::read, 1, {DiskFailure::Kind::is_a_link, "it is a link"});
    CHECK(gathered(disk).said() ==
          "static/a.txt: error[link-in-sources]: this is a link to another file\n"
          "  hint: put the file itself here\n");
    disk.fail(DiskCall::read, 1, {DiskFailure::Kind::not_a_file, "it is a pipe"});
    CHECK(gathered(disk).said() ==
          "static/a.txt: error[not-a-file]: this is not an ordinary file\n  hint: remove it\n");
}

TEST_CASE("gather: a file that is too large to copy is not even read") {
    FakeDisk disk;
    disk.add("/site/static/video.mp4", std::string((64U << 20) + 1, 'x'))
        .add("/site/static/photo.jpg", std::string((16U << 20) + 1, 'x'));
    const Gathered result = gathered(disk);
    CHECK(result.files.empty());
    CHECK(result.said() ==
          "static/photo.jpg: error[file-too-large]: this file is larger than 16 MiB\n"
          "  hint: export the picture smaller; 300 kB are plenty\n"
          "static/video.mp4: error[file-too-large]: this file is larger than 64 MiB\n"
          "  hint: put it where large files are kept, and link to it\n");
}
