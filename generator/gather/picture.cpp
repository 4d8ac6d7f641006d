#include "gather/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/text.h"
#include "gather/svg.h"

namespace praxis {

namespace {

struct PictureEnding {
    std::string_view ending;
    PictureKind kind;
};
// The first of a kind is the one that a hint proposes.
constexpr PictureEnding picture_endings[] = {
    {".png", PictureKind::png},   {".jpg", PictureKind::jpeg},  {".jpeg", PictureKind::jpeg},
    {".webp", PictureKind::webp}, {".avif", PictureKind::avif}, {".gif", PictureKind::gif},
    {".svg", PictureKind::svg},
};

std::string_view name_in(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

std::string_view ending_of(std::string_view path) {
    const std::string_view name = name_in(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

PictureKind kind_of_name(std::string_view path) {
    const std::string ending = lower_cased(ending_of(path));
    for (const PictureEnding& known : picture_endings)
        if (known.ending == ending) return known.kind;
    return PictureKind::none;
}

bool is_shown_by_browsers(PictureKind kind) {
    return std::any_of(std::begin(picture_endings), std::end(picture_endings),
                       [&](const PictureEnding& known) { return known.kind == kind; });
}

/// The file's name with the ending that its content asks for.
std::string better_name(std::string_view path, PictureKind kind) {
    const std::string_view name = name_in(path);
    const auto known = std::find_if(std::begin(picture_endings), std::end(picture_endings),
                                    [&](const PictureEnding& one) { return one.kind == kind; });
    return fmt::format("{}{}", name.substr(0, name.size() - ending_of(path).size()), known->ending);
}

bool is_path_in_sources(const std::string& path) {
    const std::vector<std::string_view> parts = split(path, '/');
    if (parts.size() < 2 || (parts[0] != "content" && parts[0] != "static")) return false;
    return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
        const auto is_odd = [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
        };
        return part.empty() || part == "." || part == ".." ||
               std::any_of(part.begin(), part.end(), is_odd);
    });
}

/// What an editor may have meant by a name that is not there.
std::string hint_for_missing(const Config& config, const Disk& disk, const std::string& path) {
    const std::string folder = path.substr(0, path.rfind('/'));
    const auto entries = disk.list(config.site + "/" + folder);
    if (!entries) return "put it there, or name one that is there";
    std::vector<std::string> pictures;
    for (const FileEntry& entry : *entries)
        if (entry.kind == FileKind::file && has_picture_name(entry.name))
            pictures.push_back(entry.name);
    const std::string near = did_you_mean(name_in(path), pictures);
    if (!near.empty()) return near;
    constexpr std::size_t few = 5;
    if (pictures.empty() || pictures.size() > few) return "put it there, or name one that is there";
    for (std::string& picture : pictures) picture = in_quotes(picture);
    return fmt::format("in {}/ there {} {}", printable(folder), pictures.size() == 1 ? "is" : "are",
                       listed(pictures));
}

class PictureGatherer {
public:
    PictureGatherer(const Config& config, const Disk& disk, const std::string& path,
                    const Place& where_named, Diagnostics& diagnostics)
        : config_(config),
          disk_(disk),
          path_(path),
          where_(where_named.source || !where_named.path.empty() ? where_named : Place::file(path)),
          diagnostics_(diagnostics) {}

    std::optional<FileToCopy> gather() {
        if (!is_path_in_sources(path_)) {
            diagnostics_
                .error("picture-outside", where_,
                       in_quotes(path_) + " is not in content/ or static/")
                .with_hint("put the picture beside the text, or into static/");
            return std::nullopt;
        }
        if (!is_there()) return std::nullopt;
        auto bytes = disk_.read(config_.site + "/" + path_, most_picture_bytes);
        if (!bytes) {
            say_unreadable(path_, bytes.failure(), most_picture_bytes, diagnostics_);
            return std::nullopt;
        }
        return judged(std::move(*bytes));
    }

private:
    /// Looks at each folder on the way: a link could lead out of the site.
    bool is_there() {
        for (std::size_t end = 0; end < path_.size();) {
            end = std::min(path_.find('/', end + 1), path_.size());
            const std::string part = path_.substr(0, end);
            const auto found = disk_.look(config_.site + "/" + part);
            const bool last = end == path_.size();
            if (!found) {
                say_unreadable(part, found.failure(), most_picture_bytes, diagnostics_);
                return false;
            }
            if (*found == FileKind::link) {
                say_link(part, diagnostics_);
                return false;
            }
            if (!*found || (!last && *found != FileKind::folder)) {
                say_missing();
                return false;
            }
            if (last && *found == FileKind::other) {
                say_not_a_file(part, diagnostics_);
                return false;
            }
            if (last && *found == FileKind::folder) {
                say_not_a_picture("a folder", "name a picture in it");
                return false;
            }
        }
        return true;
    }

    void say_missing() {
        diagnostics_.error("missing-picture", where_, "there is no picture " + in_quotes(path_))
            .with_hint(hint_for_missing(config_, disk_, path_));
    }

    void say_not_a_picture(const std::string& what, const std::string& hint) {
        diagnostics_.error("not-a-picture", where_, fmt::format("{} is {}", in_quotes(path_), what))
            .with_hint(hint);
    }

    std::optional<FileToCopy> judged(std::string bytes) {
        PictureFacts facts = judge_picture(bytes);
        // What is called svg is read as one, so that it is said what keeps it from being one.
        const bool meant_as_svg = kind_of_name(path_) == PictureKind::svg && !bytes.empty();
        if (facts.kind == PictureKind::none && meant_as_svg && bytes.find('<') != bytes.npos)
            facts.kind = PictureKind::svg;
        if (!is_shown_by_browsers(facts.kind)) {
            const bool fetched = !bytes.starts_with("version https://git-lfs");
            say_not_a_picture(describe_content(bytes),
                              fetched ? "save it as png, jpg, webp, avif, gif or svg"
                                      : "fetch it with git lfs pull");
            return std::nullopt;
        }
        if (kind_of_name(path_) == PictureKind::none) {
            // Under such a name a web server would call it a page or a program.
            diagnostics_
                .error("picture-name", where_,
                       fmt::format("{} is a picture ({}), but its name does not say so",
                                   in_quotes(path_), name_of(facts.kind)))
                .with_hint("call it " + in_quotes(better_name(path_, facts.kind)));
            return std::nullopt;
        }
        FileToCopy file{path_, std::make_shared<const std::string>(std::move(bytes)), std::nullopt,
                        true};
        check_picture(file, facts, where_, diagnostics_);
        return file;
    }

    const Config& config_;
    const Disk& disk_;
    const std::string& path_;
    const Place where_;
    Diagnostics& diagnostics_;
};

}  // namespace

bool has_picture_name(std::string_view path) {
    return kind_of_name(path) != PictureKind::none;
}

std::optional<FileToCopy> gather_picture(const Config& config, const Disk& disk,
                                         const std::string& path, const Place& where_named,
                                         Diagnostics& diagnostics) {
    return PictureGatherer(config, disk, path, where_named, diagnostics).gather();
}

void check_picture(FileToCopy& file, const PictureFacts& facts, const Place& where_named,
                   Diagnostics& diagnostics) {
    const std::string shown = in_quotes(file.path);
    file.picture = true;
    if (kind_of_name(file.path) != facts.kind)
        diagnostics
            .warning("picture-extension", where_named,
                     fmt::format("{} is {} picture", shown,
                                 facts.kind == PictureKind::avif || facts.kind == PictureKind::svg
                                     ? fmt::format("an {}", name_of(facts.kind))
                                     : fmt::format("a {}", name_of(facts.kind))))
            .with_hint("call it " + in_quotes(better_name(file.path, facts.kind)));
    if (facts.kind == PictureKind::svg) {
        const Source svg(file.path, *file.bytes);
        const std::size_t before = diagnostics.count(Severity::error);
        file.size = check_svg(svg, diagnostics);
        if (!file.size && diagnostics.count(Severity::error) == before)
            diagnostics
                .warning("picture-without-size", Place::file(file.path),
                         "the svg does not say how large it is, so pages jump when it loads")
                .with_hint("add viewBox=\"0 0 <width> <height>\" to <svg>");
        return;
    }
    if (facts.width == 0) {
        diagnostics
            .error("damaged-picture", where_named,
                   fmt::format("{} is damaged: it does not say how large it is", shown))
            .with_hint("copy or export it again");
        return;
    }
    file.size = std::pair(facts.width, facts.height);
    if (!facts.complete)
        diagnostics
            .warning("incomplete-picture", where_named,
                     fmt::format("{} ends before the picture does", shown))
            .with_hint("copy or export it again");
    // What lies in static/ is published whether or not somebody names it.
    const bool in_static = file.path.starts_with("static/");
    check_picture_metadata(file.path, facts, in_static ? Place::file(file.path) : where_named,
                           diagnostics);
}

void check_picture_metadata(const std::string& path, const PictureFacts& facts, const Place& where,
                            Diagnostics& diagnostics) {
    if (facts.metadata.empty()) return;
    // Some editors put commands into a terminal: only a name that a shell takes as it is.
    const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '.' || c == '-' || c == '_';
    });
    // A photo that is turned by its metadata lies on its side without them.
    const std::string_view keep = facts.orientation > 1 ? "-tagsfromfile @ -orientation " : "";
    diagnostics
        .error("picture-metadata", where,
               fmt::format("{} holds {}", in_quotes(path), describe_metadata(facts.metadata)))
        .with_hint(fmt::format("export it without metadata, or run: exiftool -all= {}{}", keep,
                               plain ? path : "<file>"));
}

void say_unreadable(const std::string& path, const DiskFailure& failure, std::size_t most_bytes,
                    Diagnostics& diagnostics) {
    if (failure.kind == DiskFailure::Kind::too_large) {
        diagnostics
            .error("file-too-large", Place::file(path),
                   fmt::format("this file is larger than {} MiB", most_bytes / (1024 * 1024)))
            .with_hint(has_picture_name(path) ? "export the picture smaller; 300 kB are plenty"
                                              : "put it where large files are kept, and link to it");
        return;
    }
    if (failure.kind == DiskFailure::Kind::is_a_link) return say_link(path, diagnostics);
    if (failure.kind == DiskFailure::Kind::not_a_file) return say_not_a_file(path, diagnostics);
    diagnostics.machine_fault(path, "cannot be read: " + failure.reason);
}

void say_link(const std::string& path, Diagnostics& diagnostics) {
    diagnostics.error("link-in-sources", Place::file(path), "this is a link to another file")
        .with_hint("put the file itself here");
}

void say_not_a_file(const std::string& path, Diagnostics& diagnostics) {
    diagnostics.error("not-a-file", Place::file(path), "this is not an ordinary file")
        .with_hint("remove it");
}

}  // namespace praxis
