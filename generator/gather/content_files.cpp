#include "gather/content_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "gather/static_files.h"
#include "model/paths.h"

namespace praxis {

namespace {

bool has_picture_ending(std::string_view name) {
    static constexpr std::array<std::string_view, 7> endings = {".png",  ".jpg", ".jpeg", ".webp",
                                                                ".avif", ".gif", ".svg"};
    const std::string lower = lower_cased(name);
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return lower.ends_with(ending); });
}

class Finder {
public:
    Finder(const Config& config, const Disk& disk, Diagnostics& diagnostics)
        : config_(config), disk_(disk), diagnostics_(diagnostics) {}

    ContentFiles find() {
        const auto entries = list("content");
        if (!entries) return std::move(found_);
        for (const FileEntry& entry : *entries) {
            const std::string path = "content/" + entry.name;
            const ContentFolder* known = content_folder(entry.name);
            kind_.reset();
            if (known) kind_ = known->kind;
            if (entry.name == "index.md") kind_ = Kind::home;
            if (entry.name == "references.toml") kind_ = Kind::reference;
            if (!is_content(entry, path)) continue;
            if (entry.kind == FileKind::folder)
                folder(entry.name, path);
            else if (known)
                say_not_a_folder(path);
            else if (entry.name == "index.md")
                add(Kind::home, path, "", "");
            else if (entry.name == "references.toml")
                add(Kind::reference, path, "", "");
            else
                other_file(path, entry.name, {"index.md", "references.toml"},
                           "content/ itself holds index.md, references.toml and folders, nothing "
                           "else");
        }
        say_without_article();
        std::sort(found_.files.begin(), found_.files.end(),
                  [](const ContentFile& a, const ContentFile& b) { return a.path < b.path; });
        return std::move(found_);
    }

private:
    std::optional<std::vector<FileEntry>> list(const std::string& path) {
        auto entries = disk_.list(config_.site + "/" + path);
        if (entries) return std::move(*entries);
        miss();
        using Refusal = DiskFailure::Kind;
        switch (entries.failure().kind) {
            case Refusal::missing:
                diagnostics_.error("no-content", Place::file(path), "there is no folder " + path + "/")
                    .with_hint("a site's texts are in content/, beside site.toml");
                break;
            case Refusal::is_a_link:
                diagnostics_
                    .error("link-in-sources", Place::file(path), "this is a link to another folder")
                    .with_hint("put the folder itself here");
                break;
            case Refusal::not_a_file: say_not_a_folder(path); break;
            default:
                diagnostics_.machine_fault(path, "cannot be read: " + entries.failure().reason);
        }
        return std::nullopt;
    }

    void say_not_a_folder(const std::string& path) {
        miss();
        diagnostics_.error("not-a-folder", Place::file(path), "this is not a folder")
            .with_hint("make a folder of this name, and put the texts into it");
    }

    /// What we cannot look into may hold whatever somebody names.
    void miss() {
        if (kind_) {
            found_.incomplete.insert(*kind_);
            return;
        }
        for (const ContentFolder& known : content_folders()) found_.incomplete.insert(known.kind);
        found_.incomplete.insert({Kind::home, Kind::reference});
    }

    bool is_content(const FileEntry& entry, const std::string& path) {
        if (entry.name.starts_with('_') || entry.name.starts_with('.')) return false;
        if (is_left_by_editor(entry.name)) return false;
        if (entry.kind == FileKind::link) {
            diagnostics_.error("link-in-sources", Place::file(path),
                               "this is a link to another file")
                .with_hint("put the file itself here");
            if (kind_) miss();
            return false;
        }
        if (entry.kind == FileKind::other) {
            diagnostics_.error("not-a-file", Place::file(path), "this is not an ordinary file")
                .with_hint("remove it");
            if (kind_) miss();
            return false;
        }
        return true;
    }

    void add(Kind kind, const std::string& path, std::string_view id, std::string_view treatment) {
        found_.files.push_back({kind, path, std::string(id), std::string(treatment)});
    }

    /// False, and said, where a name cannot be an id.
    bool usable(std::string_view id, const std::string& path, Kind kind) {
        if (is_usable(id, path, kind)) return true;
        found_.refused.push_back({kind, path, std::string(id)});
        return false;
    }

    bool is_usable(std::string_view id, const std::string& path, Kind kind) {
        if (!is_id(id)) {
            diagnostics_
                .error("malformed-id", Place::file(path),
                       in_quotes(id) + " cannot be part of an address")
                .with_hint(id.size() > 64 ? "shorten it to at most 64 characters"
                                          : "use small letters a–z, digits and single hyphens");
            return false;
        }
        if (is_reserved_name(id)) {
            diagnostics_
                .error("reserved-name", Place::file(path),
                       in_quotes(id) + " is the name of a part of the site or of a device")
                .with_hint("choose another name");
            return false;
        }
        if ((kind == Kind::area || kind == Kind::treatment_area) && id == "aftercare") {
            diagnostics_.error("reserved-name", Place::file(path),
                               "\"aftercare\" is where a treatment's aftercare stands, so no area "
                               "can be called that")
                .with_hint("choose another name");
            return false;
        }
        return true;
    }

    void other_file(const std::string& path, std::string_view name,
                    const std::vector<std::string>& known, std::string hint) {
        if (has_picture_ending(name)) {
            found_.pictures.push_back(path);
            return;
        }
        const auto meant = nearest(name, known);
        diagnostics_.error("unknown-file", Place::file(path), "nothing reads this file")
            .with_hint(meant ? "did you mean " + in_quotes(*meant) + "?" : std::move(hint));
    }

    void unknown_folder(const std::string& path, std::string_view name,
                        const std::vector<std::string>& known) {
        const std::string near = did_you_mean(name, known);
        diagnostics_.error("unknown-folder", Place::file(path), "nothing reads this folder")
            .with_hint(near.empty() ? "folders here are " + listed(known) : near);
    }

    void folder(const std::string& name, const std::string& path) {
        const ContentFolder* known = content_folder(name);
        if (!known) {
            std::vector<std::string> names;
            for (const ContentFolder& folder : content_folders()) names.emplace_back(folder.name);
            return unknown_folder(path, name, names);
        }
        const auto entries = list(path);
        if (!entries) return;
        for (const FileEntry& entry : *entries) {
            const std::string inner = path + "/" + entry.name;
            if (!is_content(entry, inner)) continue;
            if (entry.kind == FileKind::folder) {
                if (known->kind == Kind::treatment)
                    treatment(entry.name, inner);
                else
                    pictures_only(inner);
            } else if (entry.name.ends_with(known->ending)) {
                const std::string_view id = std::string_view(entry.name)
                                                .substr(0, entry.name.size() - known->ending.size());
                if (usable(id, inner, known->kind)) add(known->kind, inner, id, "");
            } else {
                other_file(inner, entry.name, {},
                           fmt::format("files here are called <id>{}", known->ending));
            }
        }
    }

    // A folder of pictures beside the texts that use them.
    void pictures_only(const std::string& path) {
        const auto entries = list(path);
        if (!entries) return;
        bool pictures = false;
        for (const FileEntry& entry : *entries)
            pictures = pictures || (entry.kind == FileKind::file && has_picture_ending(entry.name));
        if (!pictures) {
            diagnostics_.error("unknown-folder", Place::file(path), "nothing reads this folder")
                .with_hint("put its texts one folder up; only pictures may have a folder here");
            return;
        }
        for (const FileEntry& entry : *entries) {
            const std::string inner = path + "/" + entry.name;
            if (!is_content(entry, inner)) continue;
            if (entry.kind == FileKind::folder)
                pictures_only(inner);
            else
                other_file(inner, entry.name, {}, "only pictures can be here");
        }
    }

    void treatment(const std::string& id, const std::string& path) {
        if (!usable(id, path, Kind::treatment)) return;
        const auto entries = list(path);
        if (!entries) return;
        bool article = false;
        for (const FileEntry& entry : *entries) {
            const std::string inner = path + "/" + entry.name;
            if (!is_content(entry, inner)) {
                article = article || entry.name == "index.md";  // what is wrong with it has been said
                continue;
            }
            if (entry.kind == FileKind::folder) {
                if (entry.name == "areas")
                    area_texts(id, inner);
                else
                    unknown_or_pictures(inner, entry.name, {"areas"});
            } else if (entry.name == "index.md") {
                article = true;
                add(Kind::treatment, inner, id, "");
            } else if (entry.name == "estimate.toml") {
                add(Kind::estimate, inner, id, id);
            } else if (entry.name == "faq.toml") {
                add(Kind::faq, inner, id, id);
            } else if (entry.name == "aftercare.md") {
                add(Kind::aftercare, inner, id, id);
            } else {
                other_file(inner, entry.name,
                           {"index.md", "estimate.toml", "faq.toml", "aftercare.md"},
                           "a treatment's folder has index.md, estimate.toml, faq.toml, "
                           "aftercare.md and areas/");
            }
        }
        if (!article) without_article_.push_back({Kind::treatment, path, id});
    }

    void say_without_article() {
        for (Refused& folder : without_article_) {
            const std::string beside = folder.path + ".md";
            const bool is_beside =
                std::any_of(found_.files.begin(), found_.files.end(),
                            [&](const ContentFile& file) { return file.path == beside; });
            diagnostics_
                .error("no-article", Place::file(folder.path), "this treatment has no index.md")
                .with_hint(is_beside ? "move " + beside + " into it, as index.md"
                                     : "write " + folder.path +
                                           "/index.md, or remove the folder");
            if (!is_beside) found_.refused.push_back(std::move(folder));
        }
    }

    void unknown_or_pictures(const std::string& path, const std::string& name,
                             const std::vector<std::string>& known) {
        const auto entries = list(path);
        if (!entries) return;
        const bool pictures = std::any_of(
            entries->begin(), entries->end(), [](const FileEntry& entry) {
                return entry.kind == FileKind::file && has_picture_ending(entry.name);
            });
        if (pictures)
            pictures_only(path);
        else
            unknown_folder(path, name, known);
    }

    void area_texts(const std::string& id, const std::string& path) {
        const auto entries = list(path);
        if (!entries) return;
        for (const FileEntry& entry : *entries) {
            const std::string inner = path + "/" + entry.name;
            if (!is_content(entry, inner)) continue;
            if (entry.kind == FileKind::folder) {
                pictures_only(inner);
            } else if (entry.name.ends_with(".md")) {
                const std::string_view area =
                    std::string_view(entry.name).substr(0, entry.name.size() - 3);
                if (usable(area, inner, Kind::treatment_area))
                    add(Kind::treatment_area, inner, area, id);
            } else {
                other_file(inner, entry.name, {}, "files here are called <area>.md");
            }
        }
    }

    const Config& config_;
    const Disk& disk_;
    Diagnostics& diagnostics_;
    std::optional<Kind> kind_;  // of what we are looking at; nullopt where it may be any
    ContentFiles found_;
    std::vector<Refused> without_article_;
};

}  // namespace

ContentFiles find_content_files(const Config& config, const Disk& disk, Diagnostics& diagnostics) {
    return Finder(config, disk, diagnostics).find();
}

}  // namespace praxis
