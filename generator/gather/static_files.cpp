#include "gather/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/text.h"
#include "gather/picture.h"

namespace praxis {

namespace {

/// What nobody misses, and nobody needs to hear of.
bool is_litter(std::string_view name) {
    static constexpr std::string_view known[] = {".DS_Store", "Thumbs.db", "desktop.ini",
                                                 ".gitkeep",  ".keep",     ".directory"};
    return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

/// Whether a name has one of these endings, alone or before another ("clinic.sql.gz").
bool has_ending(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        const std::size_t found = name.find(ending);
        return name.ends_with(ending) || (found != std::string_view::npos &&
                                          name.substr(found + ending.size()).starts_with('.'));
    });
}

bool begins_as(std::string_view name, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return name.starts_with(beginning); });
}

bool is_dotted(std::string_view name) { return name.starts_with('.'); }

/// A private key in the form of text (RFC 7468), whatever the file is called.
bool holds_private_key(std::string_view bytes) {
    constexpr std::string_view begin = "-----BEGIN ";
    constexpr std::string_view end = "PRIVATE KEY-----";
    for (std::size_t at = bytes.find(begin); at != std::string_view::npos;
         at = bytes.find(begin, at + 1)) {
        const std::string_view line = bytes.substr(at, bytes.find_first_of("\r\n", at) - at);
        if (line.find(end) != std::string_view::npos) return true;
    }
    return false;
}

void say_secret(const std::string& path, std::string_view reason, std::string hint,
                Diagnostics& diagnostics) {
    diagnostics.warning("secret-file", Place::file(path), fmt::format("not copied: {}", reason))
        .with_hint(std::move(hint));
}

constexpr std::string_view elsewhere = "move it out of static/, where everything is published";

}  // namespace

bool is_left_by_editor(std::string_view name) {
    return name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

std::optional<std::string_view> secret_in(std::string_view name) {
    if (name == ".well-known") return std::nullopt;
    if (is_dotted(name)) return "its name begins with a dot";
    const std::string lower = lower_cased(name);
    if (has_ending(lower, {".pem", ".key", ".p12", ".pfx", ".jks", ".kdbx", ".ppk", ".keystore",
                           ".gpg", ".ovpn"}) ||
        lower == "keystore" || begins_as(lower, {"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"}))
        return "it looks like a key";
    if (has_ending(lower, {".env", ".tfstate"}) || lower == "sftp-config.json" ||
        begins_as(lower, {"credentials.", "secret.", "secrets.", "service-account",
                          "service_account", "serviceaccount", "wp-config.php"}))
        return "it looks like passwords of a program";
    if (has_ending(lower, {".sql", ".dump", ".db", ".mdb", ".accdb"}) ||
        lower.find(".sqlite") != std::string::npos)
        return "it looks like a copy of a database";
    if (has_ending(lower, {".bak", ".swp", ".swo"}) || is_left_by_editor(name))
        return "it looks like a leftover of an editor";
    return std::nullopt;
}

namespace {

bool is_device_name(std::string_view name) {
    const std::string lower = lower_cased(trimmed(name.substr(0, name.find('.'))));
    if (lower == "con" || lower == "prn" || lower == "aux" || lower == "nul") return true;
    return lower.size() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")) &&
           lower[3] >= '1' && lower[3] <= '9';
}

/// Controls, and those that turn the direction of writing so that a name looks like another one.
bool is_odd(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// What is wrong with a file's or folder's name, on this machine or on another one.
std::optional<std::string_view> fault_of_name(std::string_view name) {
    if (first_invalid_utf8(name)) return "is not UTF-8";
    for (std::size_t at = 0; at < name.size();)
        if (is_odd(next_character(name, at))) return "has an invisible character";
    if (name.find('\\') != std::string_view::npos) return "has a backslash";
    if (name.ends_with('.')) return "ends with a dot";
    if (name.ends_with(' ')) return "ends with a blank";
    if (name.size() > 255) return "is longer than 255 bytes";
    if (is_device_name(name)) return "is that of a device on Windows";
    return std::nullopt;
}

class StaticFinder {
public:
    StaticFinder(const Config& config, const Disk& disk, Diagnostics& diagnostics)
        : config_(config), disk_(disk), diagnostics_(diagnostics) {}

    /// The files to copy, sorted by path.
    std::vector<std::string> find() {
        const auto there = disk_.look(config_.site + "/static");
        if (!there)
            say_unreadable("static", there.failure(), most_copied_bytes, diagnostics_);
        else if (*there == FileKind::link)
            say_link("static", diagnostics_);
        else if (*there == FileKind::folder)
            walk("static");
        else if (*there)
            diagnostics_.error("not-a-folder", Place::file("static"), "this is not a folder")
                .with_hint("make a folder of this name, or remove it");
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    void walk(const std::string& folder) {
        const auto entries = disk_.list(config_.site + "/" + folder);
        if (!entries)
            return say_unreadable(folder, entries.failure(), most_copied_bytes, diagnostics_);
        for (const FileEntry& entry : *entries) {
            const std::string path = folder + "/" + entry.name;
            if (!is_wanted(entry, path)) continue;
            if (entry.kind == FileKind::folder)
                walk(path);
            else
                found_.push_back(path);
        }
    }

    bool is_wanted(const FileEntry& entry, const std::string& path) {
        if (is_litter(entry.name)) return false;
        if (entry.kind == FileKind::link) {
            say_link(path, diagnostics_);
            return false;
        }
        if (entry.kind == FileKind::other) {
            say_not_a_file(path, diagnostics_);
            return false;
        }
        if (const auto reason = secret_in(entry.name)) {
            say_secret(path, *reason,
                       is_dotted(entry.name)
                           ? "of names with a dot only .well-known is copied; put what the host needs, "
                             "like .htaccess, into the output folder yourself, where it stays"
                           : std::string(elsewhere),
                       diagnostics_);
            return false;
        }
        if (const auto fault = fault_of_name(entry.name)) {
            diagnostics_
                .error("unsafe-file-name", Place::file(path),
                       fmt::format("the name {} {}", in_quotes(entry.name), *fault))
                .with_hint("rename it");
            return false;
        }
        return true;
    }

    const Config& config_;
    const Disk& disk_;
    Diagnostics& diagnostics_;
    std::vector<std::string> found_;
};

std::optional<FileToCopy> read_static(const Config& config, const Disk& disk,
                                      const std::string& path, Diagnostics& diagnostics) {
    const std::size_t most = has_picture_name(path) ? most_picture_bytes : most_copied_bytes;
    auto bytes = disk.read(config.site + "/" + path, most);
    if (!bytes) {
        say_unreadable(path, bytes.failure(), most, diagnostics);
        return std::nullopt;
    }
    if (holds_private_key(*bytes)) {
        say_secret(path, "it holds a private key", std::string(elsewhere), diagnostics);
        return std::nullopt;
    }
    FileToCopy file{path, std::make_shared<const std::string>(std::move(*bytes)), std::nullopt,
                    false};
    check_copied_file(file, diagnostics);
    return file;
}

}  // namespace

void check_copied_file(FileToCopy& file, Diagnostics& diagnostics) {
    const std::string lower = lower_cased(file.path);
    const Place where = Place::file(file.path);
    PictureFacts facts = judge_picture(*file.bytes);
    if (lower.ends_with(".svgz")) {
        diagnostics.error("unsafe-svg", where, "a compressed svg cannot be checked")
            .with_hint("put the svg itself here");
        return;
    }
    if (facts.kind == PictureKind::none && lower.ends_with(".svg")) facts.kind = PictureKind::svg;
    switch (facts.kind) {
        case PictureKind::none: return;
        case PictureKind::heic:
        case PictureKind::tiff: break;
        case PictureKind::svg: return check_picture(file, facts, where, diagnostics);
        default:
            if (has_picture_name(file.path)) return check_picture(file, facts, where, diagnostics);
    }
    // For download, or an icon under another name: only what it gives away matters.
    check_picture_metadata(file.path, facts, where, diagnostics);
}

void gather_static(const Config& config, const Disk& disk, std::map<std::string, FileToCopy>& files,
                   Diagnostics& diagnostics, ReadBefore* before) {
    const std::vector<std::string> paths = StaticFinder(config, disk, diagnostics).find();
    std::vector<std::optional<FileToCopy>> read(paths.size());
    for_each_index(
        paths.size(), config.jobs, diagnostics, [&](std::size_t i, std::size_t, Diagnostics& said) {
            const auto read_now = [&](Diagnostics& found) {
                return read_static(config, disk, paths[i], found);
            };
            read[i] = before ? before->static_file(paths[i], said, read_now) : read_now(said);
        });
    for (std::optional<FileToCopy>& file : read)
        if (file) files.insert_or_assign(file->path, std::move(*file));
}

}  // namespace praxis
