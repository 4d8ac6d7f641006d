#include "publish/manifest.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/publish/small_output.h"

namespace praxis {

namespace {

std::string fault_in(std::string_view text) {
    const auto parsed = parse_manifest(text);
    const auto* fault = std::get_if<ManifestFault>(&parsed);
    return fault ? fault->what : "(none)";
}

ManifestEntry entry(std::string path, std::string_view bytes, bool page = false) {
    ManifestEntry result;
    result.path = std::move(path);
    result.hash = hash_of(bytes);
    result.page = page;
    return result;
}

/// A manifest that is in order but for what it names, as somebody who knows the format would make.
std::string manifest_naming(const std::string& path) {
    Manifest manifest;
    manifest.entries.push_back(entry(path, "victim"));
    return printed(manifest);
}

}  // namespace

TEST_CASE("publish: a manifest is read back as it was printed, and printed as it is documented") {
    Manifest manifest;
    manifest.unfinished = true;
    manifest.entries.push_back(entry("assets/calm.css", "old"));
    manifest.entries.back().other = hash_of("new");
    manifest.entries.push_back(entry("index.html", "", true));

    const std::string text = printed(manifest);

    CHECK(text ==
          "praxis-manifest 1\n"
          "unfinished\n"
          "1bcbfc1be90c1b300f3ca07a8cc8bf40,4268207a5959016d4db73088ace631b8 file assets/calm.css\n"
          "99aa06d3014798d86001c324468d497f page index.html\n"
          "end 2 400ad993ef6b34e9382f75661920bb32\n");
    const Manifest again = std::get<Manifest>(parse_manifest(text));
    CHECK(again.unfinished);
    CHECK(again.entries == manifest.entries);
    CHECK(again.find("index.html")->page);
    CHECK(again.find("index.htm") == nullptr);
}

TEST_CASE("publish: a manifest that lost or changed a byte anywhere is not believed") {
    const std::string text = manifest_naming("index.html");
    CHECK(fault_in(text) == "(none)");
    for (std::size_t size = 0; size < text.size(); ++size) {
        CAPTURE(size);
        CHECK(fault_in(text.substr(0, size)) != "(none)");
    }
    for (std::size_t i = 0; i < text.size(); ++i)
        for (const char c : {'\0', '0', 'x', '/', '\n', '\r', ' '}) {
            std::string changed = text;
            if (changed[i] == c) continue;
            changed[i] = c;
            CAPTURE(changed);
            CHECK(fault_in(changed) != "(none)");
        }
}

TEST_CASE("publish: a damaged or hostile manifest deletes nothing and is reported") {
    const std::string good = manifest_naming("index.html");
    const std::string head = "praxis-manifest 1\nwhole\n";
    const std::string line = good.substr(head.size(), good.find("end ") - head.size());
    struct Row {
        std::string manifest;
        std::string what;
    };
    const Row rows[] = {
        {"", "it does not begin as praxis would begin it"},
        {"\n", "it does not begin as praxis would begin it"},
        {"<<<<<<< HEAD\n" + good, "it does not begin as praxis would begin it"},
        {"praxis-manifest 1", "it ends in the middle"},
        {"praxis-manifest 1\nwhole\n", "it ends in the middle"},
        {"praxis-manifest 1\nhalf\n", "line 2 is not as praxis writes it"},
        {"praxis-manifest 1\r\nwhole\r\n", "its line ends have been changed"},
        {"praxis-manifest 2\nwhole\n", "another version"},
        {good.substr(0, good.size() - 1), "it ends in the middle"},
        {good + good, "something stands after its end"},
        {head + line + line + "end 2 0\n", "line 4 is not in order"},
        {head + "garbage\nend 1 0\n", "line 3 is not as praxis writes it"},
        {head + line + "end 1 00000000000000000000000000000000\n", "somebody has changed it"},
        {manifest_naming("/home/editor/thesis.md"),
         "line 3 names \"/home/editor/thesis.md\", which begins with a slash"},
        {manifest_naming("../content/index.md"),
         "line 3 names \"../content/index.md\", which climbs out of its folder"},
        {manifest_naming("a/../../content/index.md"),
         "line 3 names \"a/../../content/index.md\", which climbs out of its folder"},
        {manifest_naming("./index.html"),
         "line 3 names \"./index.html\", which climbs out of its folder"},
        {manifest_naming("a//b"), "line 3 names \"a//b\", which holds an empty part"},
        {manifest_naming(""), "line 3 names \"\", which is an empty name"},
        {manifest_naming("a/"), "line 3 names \"a/\", which holds an empty part"},
        {manifest_naming(".git/config"), "line 3 names \".git/config\", which belongs to git"},
        {manifest_naming("x/.GIT/config"), "line 3 names \"x/.GIT/config\", which belongs to git"},
        {manifest_naming(".praxis-manifest"),
         "line 3 names \".praxis-manifest\", which is a name that praxis keeps for itself"},
        {manifest_naming(std::string("index.html\0.x", 13)),
         "line 3 names \"index.html\\u{0}.x\", which holds a control character"},
        {manifest_naming("a\x1b[2J"),
         "line 3 names \"a\\u{1b}[2J\", which holds a control character"},
        {manifest_naming("..\\..\\x"), "line 3 names \"..\\..\\x\", which holds a backslash"},
        {manifest_naming("\xff"), "line 3 names \"\\xff\", which is not in UTF-8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.manifest);
        SmallOutput site;
        site.disk.add("/site/public/.praxis-manifest", row.manifest)
            .add("/site/public/index.html", "victim")
            .add("/site/public/.git/config", "victim")
            .add("/site/public/x/.GIT/config", "victim")
            .add("/home/editor/thesis.md", "victim")
            .add("/site/content/index.md", "victim");
        const auto before = site.disk.files();
        const std::string hint =
            "  hint: nothing was touched; bring this file back as it was, or empty \"public\" "
            "(.git, .nojekyll and CNAME may stay), and build again\n";
        const std::string expected =
            row.what == "another version"
                ? "public/.praxis-manifest: error[manifest-version]: another version of praxis "
                  "wrote this folder, and keeps its list of files differently\n" +
                      hint
                : "public/.praxis-manifest: error[damaged-manifest]: this list no longer tells "
                  "which files are praxis's own: " +
                      row.what + "\n" + hint;

        site.config.force = true;  // which changes nothing here
        CHECK_FALSE(site.publish({{"other.html", "new"}}).ok);
        CHECK(site.said() == expected);
        CHECK(site.disk.files() == before);

        CHECK_FALSE(site.clean().ok);
        CHECK(site.said() == expected);
        CHECK(site.disk.files() == before);
    }
}

TEST_CASE("publish: a manifest that is a link or no file at all is not believed") {
    struct Row {
        std::function<void(FakeDisk&, const std::string&)> put;
        std::string what;
    };
    const Row rows[] = {
        {[](FakeDisk& disk, const std::string& path) { disk.add_link(path, "/site/list"); },
         "it is a link"},
        {[](FakeDisk& disk, const std::string& path) { disk.add_folder(path); }, "it is a folder"},
        {[](FakeDisk& disk, const std::string& path) { disk.add_other(path); },
         "it is a pipe or a device, not a file"},
    };
    for (const Row& row : rows) {
        SmallOutput site;
        site.disk.add("/site/list", manifest_naming("index.html"));
        site.disk.add("/site/public/index.html", "victim");
        row.put(site.disk, "/site/public/.praxis-manifest");
        CHECK_FALSE(site.publish({{"other.html", "new"}}).ok);
        CHECK(site.said().starts_with(
            "public/.praxis-manifest: error[damaged-manifest]: this list no longer tells which "
            "files are praxis's own: " +
            row.what + "\n"));
        CHECK(site.files() == Files{{"index.html", "victim"}});
    }
}

TEST_CASE("publish: a believed manifest removes only files with the bytes it tells of") {
    SmallOutput site;
    site.disk.add("/site/public/.praxis-manifest", manifest_naming("index.html"))
        .add("/site/public/index.html", "not the victim");
    CHECK_FALSE(site.publish({{"other.html", "new"}}).ok);
    CHECK(site.said().starts_with("public/index.html: error[edited-file]: "));
    CHECK(site.files() == Files{{"index.html", "not the victim"}});
}

}  // namespace praxis
