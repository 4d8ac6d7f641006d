#include "gather/theme_chain.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "gather/built_in.h"
#include "gather/picture.h"
#include "gather/static_files.h"
#include "gather/theme_description.h"
#include "markup/markdown.h"
#include "model/content.h"
#include "model/paths.h"

namespace praxis {

namespace {

constexpr std::size_t most_bytes_of_text = 1024 * 1024;  // of a template or a data file
constexpr std::size_t most_themes_deep = 16;  // folders below assets/, themes that extend

class ThemeFinder {
public:
    ThemeFinder(const Config& config, const Disk& disk, Diagnostics& diagnostics)
        : config_(config), disk_(disk), diagnostics_(diagnostics) {}

    std::optional<ThemeChain> find() {
        const Place asked = config_.source ? Place::in(*config_.source, config_.theme.where)
                                           : Place::file("site.toml");
        if (!find_chain(config_.theme.value, asked)) return std::nullopt;
        return std::move(chain_);
    }

private:
    bool find_chain(std::string name, Place asked) {
        for (;;) {
            std::optional<FoundTheme> found = find(name, asked);
            if (!found) return false;
            chain_.push_back(std::move(*found));
            FoundTheme& last = chain_.back();
            // Without it nobody knows what the theme extends, and so what it lacks.
            if (!read_theme_description(last, diagnostics_)) return false;
            if (last.extends.value.empty()) return true;
            name = last.extends.value;
            asked = Place::in(*last.description, last.extends.where);
            const auto again = std::find_if(chain_.begin(), chain_.end(),
                                            [&](const FoundTheme& f) { return f.name == name; });
            if (again != chain_.end()) {
                std::string circle;
                for (auto link = again; link != chain_.end(); ++link) circle += link->name + " → ";
                diagnostics_
                    .error("theme-cycle", asked,
                           "themes extend each other in a circle: " + circle + name)
                    .with_hint(name == last.name
                                   ? "a theme that takes another's place needs all its "
                                     "files; give it a name of its own to extend it"
                                   : "remove one of the extends");
                return false;
            }
            if (chain_.size() >= most_themes_deep) {
                diagnostics_.error("theme-cycle", asked, "too many themes extend each other");
                return false;
            }
        }
    }

    std::optional<FoundTheme> find(const std::string& name, const Place& asked) {
        FoundTheme found;
        found.name = name;
        if (is_id(name)) {
            const std::string folder = config_.site + "/themes/" + name;
            const auto there = disk_.look(folder);
            if (!there) {
                diagnostics_.machine_fault("themes/" + name,
                                           "cannot be read: " + there.failure().reason);
                return std::nullopt;
            }
            if (*there == FileKind::folder) {
                found.label = "themes/" + name;
                return read_folder(found, "", 0) ? std::optional(std::move(found)) : std::nullopt;
            }
            const std::string prefix = name + "/";
            for (const BuiltInFile& file : built_in_files())
                if (file.path.starts_with(prefix))
                    found.files.push_back(ThemeFile{std::string(file.path.substr(prefix.size())),
                                                    std::string(file.bytes)});
            if (!found.files.empty()) {
                found.label = name + " (built in)";
                found.built_in = true;
                return found;
            }
        }
        const std::vector<std::string> names = theme_names();
        const std::string near = did_you_mean(name, names);
        diagnostics_.error("unknown-theme", asked, "there is no theme called " + in_quotes(name))
            .with_hint(near.empty() ? "themes here are " + listed(names) : near);
        return std::nullopt;
    }

    std::vector<std::string> theme_names() const {
        std::set<std::string> names;
        for (const BuiltInFile& file : built_in_files())
            names.emplace(file.path.substr(0, file.path.find('/')));
        if (const auto entries = disk_.list(config_.site + "/themes"))
            for (const FileEntry& entry : *entries)
                if (entry.kind == FileKind::folder && is_id(entry.name)) names.insert(entry.name);
        return {names.begin(), names.end()};
    }

    bool read_folder(FoundTheme& found, const std::string& below, std::size_t depth) {
        const std::string label = found.label + (below.empty() ? "" : "/" + below);
        auto entries = disk_.list(config_.site + "/" + label);
        if (!entries) {
            diagnostics_.machine_fault(label, "cannot be read: " + entries.failure().reason);
            return false;
        }
        bool good = true;
        for (const FileEntry& entry : *entries) {
            if (entry.name.starts_with('.') || is_left_by_editor(entry.name)) continue;
            const std::string path = below.empty() ? entry.name : below + "/" + entry.name;
            const Place place = Place::file(found.label + "/" + path);
            switch (entry.kind) {
                case FileKind::file: good = read_file(found, path) && good; break;
                case FileKind::folder:
                    if (depth >= most_themes_deep)
                        diagnostics_.error("theme-too-deep", place,
                                           "folders of a theme are nested too deeply");
                    else
                        good = read_folder(found, path, depth + 1) && good;
                    break;
                case FileKind::link:
                    diagnostics_.error("link-in-sources", place, "this is a link to another file")
                        .with_hint("put the file itself here");
                    break;
                case FileKind::other:
                    diagnostics_.error("not-a-file", place, "this is not an ordinary file")
                        .with_hint("remove it");
                    break;
            }
        }
        return good;
    }

    bool read_file(FoundTheme& found, const std::string& path) {
        const std::string label = found.label + "/" + path;
        const std::size_t slash = path.rfind('/');
        const bool asset = path.starts_with("assets/");
        if (const auto reason = asset ? secret_in(path.substr(slash + 1)) : std::nullopt) {
            diagnostics_
                .warning("secret-file", Place::file(label), "not copied: " + std::string(*reason))
                .with_hint("move it out of the theme's assets, where everything is published");
            return true;
        }
        const std::size_t most = asset ? most_copied_bytes : 4 * most_bytes_of_text;
        auto bytes = disk_.read(config_.site + "/" + label, most);
        if (!bytes) {
            say_unreadable(label, bytes.failure(), most, diagnostics_);
            return bytes.failure().kind == DiskFailure::Kind::too_large;
        }
        if (asset) {
            FileToCopy copied{label, std::make_shared<const std::string>(*bytes), std::nullopt,
                              false};
            check_copied_file(copied, diagnostics_);
        }
        found.files.push_back(ThemeFile{path, std::move(*bytes)});
        return true;
    }

    const Config& config_;
    const Disk& disk_;
    Diagnostics& diagnostics_;
    ThemeChain chain_;
};

}  // namespace

std::optional<ThemeChain> find_themes(const Config& config, const Disk& disk,
                                      Diagnostics& diagnostics) {
    return ThemeFinder(config, disk, diagnostics).find();
}

std::unique_ptr<Source> theme_source(const FoundTheme& found, const ThemeFile& file,
                                     Diagnostics& diagnostics) {
    const std::string label = found.label + "/" + file.path;
    if (file.bytes.size() > most_bytes_of_text) {
        diagnostics.error("file-too-large", Place::file(label),
                          "it is larger than 1 MiB, which no theme needs");
        return nullptr;
    }
    auto source = std::make_unique<Source>(label, file.bytes);
    return check_characters(*source, diagnostics) ? std::move(source) : nullptr;
}

}  // namespace praxis
