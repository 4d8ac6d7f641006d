// What is read again after a change on a real disk: all that the kernel tells of, and no more.
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "serve/preview.h"
#include "serve/watcher.h"
#include "tests/support/program.h"
#include "tests/support/small_site.h"

namespace praxis {

namespace {

namespace fs = std::filesystem;

/// A disk that counts what is read.
class CountingDisk final : public Disk {
public:
    mutable std::vector<std::string> read_paths;

    DiskResult<std::string> read(const std::string& path, std::size_t most,
                                 Known known) const override {
        read_paths.push_back(path.substr(path.rfind('/') + 1));
        return real_->read(path, most, known);
    }
    DiskResult<std::vector<FileEntry>> list(const std::string& folder) const override {
        return real_->list(folder);
    }
    DiskResult<std::optional<FileKind>> look(const std::string& path) const override {
        return real_->look(path);
    }
    DiskResult<std::string> real_path(const std::string& path) const override {
        return real_->real_path(path);
    }
    DiskStatus make_folder(const std::string& path) override { return real_->make_folder(path); }
    DiskStatus write_new(const std::string& path, std::string_view bytes) override {
        return real_->write_new(path, bytes);
    }
    DiskStatus rename(const std::string& from, const std::string& to) override {
        return real_->rename(from, to);
    }
    DiskStatus remove_file(const std::string& path) override { return real_->remove_file(path); }
    DiskStatus remove_folder(const std::string& path) override {
        return real_->remove_folder(path);
    }
    DiskStatus sync(const std::string& folder) override { return real_->sync(folder); }
    DiskResult<std::unique_ptr<DiskLock>> lock(const std::string& folder,
                                               const std::function<void()>& on_wait) override {
        return real_->lock(folder, on_wait);
    }

private:
    std::unique_ptr<Disk> real_ = make_real_disk();
};

/// A clinic on the disk that is shown and watched.
struct Watched {
    Watched() {
        SmallSite site;
        site.treatment("laser", "Laser", {}, "See [it](../../pages/shows.md).\n");
        site.plain_page("shows", "Shows", {}, "![A line](../../static/pic.svg)\n");
        put_site(site, folder);
        put_on_disk(folder + "/static/pic.svg", svg);
        options = site.options;
        options.site = folder;
        options.drafts = true;
        options.jobs = 1;
        watcher = watch_by_kernel(folder, why_not);
        REQUIRE_MESSAGE(watcher, why_not);
        preview.emplace(options, disk, Audience::this_machine);
        preview->read(0, everything_changed);
    }

    static std::string get(const Preview& shown, const std::string& path) {
        HttpRequest request;
        request.method = "GET";
        request.path = request.target = path;
        request.host = "localhost";
        const std::string body = shown.answer(request).body;
        return body.substr(0, body.rfind("<script src=\"/.praxis/"));
    }

    /// Where a preview that has read nothing before shows something else.
    std::string differences() {
        watcher->look();
        preview->read(0, watcher->take());
        Preview fresh(options, disk, Audience::this_machine);
        fresh.read(0, everything_changed);
        std::string lines;
        if (text_of(preview->findings()) != text_of(fresh.findings())) lines += "findings\n";
        if (fresh.page_count() == 0) return lines;  // it has errors: the last good pages show
        for (const char* const path :
             {"/", "/treatments/", "/treatments/peel/", "/treatments/peel/face/",
              "/treatments/laser/", "/treatments/other/", "/areas/face/", "/areas/neck/",
              "/team/anna-novak/", "/shows/", "/sitemap.xml", "/pic.svg"})
            if (get(*preview, path) != get(fresh, path)) lines += std::string(path) + "\n";
        return lines;
    }

    static constexpr const char* svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 5\"></svg>\n";
    const TemporaryFolder place;
    const std::string folder = place / "clinic";
    CountingDisk disk;
    Options options;
    std::string why_not;
    std::unique_ptr<Watcher> watcher;
    std::optional<Preview> preview;
};

}  // namespace

TEST_CASE("serve: of a saved file only that file is read again, and the theme") {
    Watched site;
    site.disk.read_paths.clear();
    put_on_disk(site.folder + "/content/areas/face.md",
                "+++\ntitle = \"Face\"\nsummary = \"New.\"\n+++\n");
    site.watcher->look();
    site.preview->read(0, site.watcher->take());
    CHECK(site.disk.read_paths == std::vector<std::string>{"site.toml", "face.md"});
}

TEST_CASE("serve: whatever happens on the disk, what was read before does not show") {
    Watched site;
    const std::string content = site.folder + "/content/";
    const std::string face = content + "areas/face.md";
    CHECK(site.differences() == "");

    // The same size at the same time as before.
    const auto time = fs::last_write_time(face);
    std::string bytes = bytes_on_disk(face);
    put_on_disk(face, bytes.replace(bytes.find("Face"), 4, "Brow"));
    fs::last_write_time(face, time);
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/areas/face/").find("Brow") != std::string::npos);

    // Renamed over, as editors do.
    put_on_disk(content + "areas/.face.swp", bytes.replace(bytes.find("Brow"), 4, "Chin"));
    fs::rename(content + "areas/.face.swp", face);
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/areas/face/").find("Chin") != std::string::npos);

    // A folder gets another name, goes elsewhere, and comes back with other words.
    fs::rename(content + "treatments/laser", content + "treatments/other");
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/treatments/other/").find("Laser") != std::string::npos);
    fs::rename(content + "treatments/other", site.place / "kept");
    CHECK(site.differences() == "");
    std::string laser = bytes_on_disk(site.place / "kept/index.md");
    put_on_disk(site.place / "kept/index.md", laser.replace(laser.find("Laser"), 5, "Light"));
    fs::rename(site.place / "kept", content + "treatments/other");
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/treatments/other/").find("Light") != std::string::npos);

    // All of content/ goes and comes.
    fs::rename(site.folder + "/content", site.place / "all");
    CHECK(site.differences() == "");
    put_on_disk(site.place / "all/areas/face.md", bytes.replace(bytes.find("Chin"), 4, "Nose"));
    fs::rename(site.place / "all", site.folder + "/content");
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/areas/face/").find("Nose") != std::string::npos);

    // A picture changes, goes, and is a link.
    const std::string picture = site.folder + "/static/pic.svg";
    put_on_disk(picture, std::string(site.svg).replace(std::string(site.svg).find('9'), 1, "8"));
    CHECK(site.differences() == "");
    CHECK(site.get(*site.preview, "/shows/").find("width=\"8\"") != std::string::npos);
    fs::rename(picture, site.folder + "/pic.svg");
    CHECK(site.differences() == "");
    fs::create_symlink(site.folder + "/pic.svg", picture);
    CHECK(site.differences() == "");
    CHECK(text_of(site.preview->findings()).find("link-in-sources") != std::string::npos);
}

}  // namespace praxis
