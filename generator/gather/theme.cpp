#include "gather/theme.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "base/text.h"
#include "gather/built_in.h"
#include "gather/picture.h"
#include "gather/static_files.h"
#include "gather/theme_options.h"
#include "markup/markdown.h"
#include "markup/stylesheet.h"
#include "markup/toml.h"
#include "model/english.h"
#include "model/fields.h"
#include "model/paths.h"
#include "model/site.h"

namespace praxis {

namespace {

constexpr std::size_t most_bytes = 1024 * 1024;  // of a template or a data file
constexpr std::size_t most_deep = 16;            // folders below assets/, themes that extend

struct ThemeFile {
    std::string path;  // relative to the theme, "layouts/page.mustache"
    std::string bytes;
};

// One theme before it is put together with those that it extends.
struct Found {
    std::string name;
    std::string label;  // "themes/calm", or "calm (built in)" for what travels in the program
    std::vector<ThemeFile> files;
    std::unique_ptr<Source> description;  // theme.toml
    Located<std::string> extends;
    std::vector<OptionRule> options;
};

std::vector<std::string> layout_names() {
    std::vector<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(PageKind::redirect); ++kind)
        names.emplace_back(layout_of(static_cast<PageKind>(kind)));
    return names;
}

std::string_view primary_of(std::string_view language) {
    return language.substr(0, language.find('-'));
}

class ThemeReader {
public:
    ThemeReader(const Config& config, const Disk& disk, Diagnostics& diagnostics)
        : config_(config), disk_(disk), diagnostics_(diagnostics) {}

    std::optional<Theme> read() {
        const Place asked = config_.source ? Place::in(*config_.source, config_.theme.where)
                                           : Place::file("site.toml");
        if (!find_chain(config_.theme.value, asked)) return std::nullopt;
        Theme theme;
        theme.name = config_.theme.value;
        theme.embedded = std::any_of(chain_.begin(), chain_.end(), [](const Found& found) {
            return found.name == "embed";
        });
        for (const Found& found : chain_) take_files(found, theme);
        std::sort(theme.assets.begin(), theme.assets.end(),
                  [](const ThemeAsset& a, const ThemeAsset& b) { return a.name < b.name; });
        check_stylesheets(theme);
        take_words(theme);
        take_options(theme);
        return theme;
    }

private:
    // ---- finding ----

    bool find_chain(std::string name, Place asked) {
        for (;;) {
            std::optional<Found> found = find(name, asked);
            if (!found) return false;
            chain_.push_back(std::move(*found));
            Found& last = chain_.back();
            // Without it nobody knows what the theme extends, and so what it lacks.
            if (!read_description(last)) return false;
            if (last.extends.value.empty()) return true;
            name = last.extends.value;
            asked = Place::in(*last.description, last.extends.where);
            const auto again = std::find_if(chain_.begin(), chain_.end(),
                                            [&](const Found& f) { return f.name == name; });
            if (again != chain_.end()) {
                std::string circle;
                for (auto link = again; link != chain_.end(); ++link) circle += link->name + " → ";
                diagnostics_
                    .error("theme-cycle", asked, "themes extend each other in a circle: " + circle + name)
                    .with_hint(name == last.name ? "a theme that takes another's place needs all its "
                                                   "files; give it a name of its own to extend it"
                                                 : "remove one of the extends");
                return false;
            }
            if (chain_.size() >= most_deep) {
                diagnostics_.error("theme-cycle", asked, "too many themes extend each other");
                return false;
            }
        }
    }

    std::optional<Found> find(const std::string& name, const Place& asked) {
        Found found;
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

    bool read_folder(Found& found, const std::string& below, std::size_t depth) {
        const std::string label = found.label + (below.empty() ? "" : "/" + below);
        auto entries = disk_.list(config_.site + "/" + label);
        if (!entries) {
            diagnostics_.machine_fault(label, "cannot be read: " + entries.failure().reason);
            return false;
        }
        bool good = true;
        for (const FileEntry& entry : *entries) {
            if (entry.name.starts_with('.')) continue;
            const std::string path = below.empty() ? entry.name : below + "/" + entry.name;
            const Place place = Place::file(found.label + "/" + path);
            switch (entry.kind) {
                case FileKind::file: good = read_file(found, path) && good; break;
                case FileKind::folder:
                    if (depth >= most_deep)
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

    bool read_file(Found& found, const std::string& path) {
        const std::string label = found.label + "/" + path;
        const std::size_t slash = path.rfind('/');
        const bool asset = path.starts_with("assets/");
        if (const auto reason = asset ? secret_in(path.substr(slash + 1)) : std::nullopt) {
            diagnostics_
                .warning("secret-file", Place::file(label), "not copied: " + std::string(*reason))
                .with_hint("move it out of the theme's assets, where everything is published");
            return true;
        }
        const std::size_t most = asset ? most_copied_bytes : 4 * most_bytes;
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

    // ---- reading ----

    /// A text file of the theme; null, and said, where it is none.
    std::unique_ptr<Source> source_of(const Found& found, const ThemeFile& file) {
        const std::string label = found.label + "/" + file.path;
        if (file.bytes.size() > most_bytes) {
            diagnostics_.error("file-too-large", Place::file(label),
                               "it is larger than 1 MiB, which no theme needs");
            return nullptr;
        }
        auto source = std::make_unique<Source>(label, file.bytes);
        return check_characters(*source, diagnostics_) ? std::move(source) : nullptr;
    }

    bool read_description(Found& found) {
        const auto file = std::find_if(found.files.begin(), found.files.end(),
                                       [](const ThemeFile& f) { return f.path == "theme.toml"; });
        if (file == found.files.end()) {
            diagnostics_
                .error("missing-theme-file", Place::file(found.label + "/theme.toml"),
                       "the theme has no theme.toml")
                .with_hint("write one with a line: name = " + in_quotes(found.name));
            return false;
        }
        found.description = source_of(found, *file);
        if (!found.description) return false;
        const Source& source = *found.description;
        const Span whole{0, static_cast<std::uint32_t>(source.text().size())};
        const auto fields = parse_toml(source, whole, diagnostics_);
        if (!fields || fields->damaged) return false;
        for (const TomlEntry& entry : fields->entries) take_entry(found, entry, *fields);
        if (!fields->find("name") && !is_misspelt("name", *fields))
            diagnostics_.error("missing-key", Place::start_of(source), "the theme says no name")
                .with_hint("add a line: name = " + in_quotes(found.name));
        return true;
    }

    static const std::vector<std::string>& description_keys() {
        static const std::vector<std::string> keys = {"name", "extends", "vocabulary", "options"};
        return keys;
    }

    static bool is_description_key(std::string_view key) {
        const auto& keys = description_keys();
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    }

    static bool is_misspelt(std::string_view key, const TomlValue& fields) {
        return std::any_of(fields.entries.begin(), fields.entries.end(), [&](const auto& entry) {
            return !is_description_key(entry.key) && nearest(entry.key, description_keys()) == key;
        });
    }

    void take_entry(Found& found, const TomlEntry& entry, const TomlValue& fields) {
        const Source& source = *found.description;
        if (!is_description_key(entry.key))
            refuse_key(found, entry, fields);
        else if (entry.key == "options")
            found.options = read_option_rules(source, entry, diagnostics_);
        else if (entry.key == "vocabulary")
            check_vocabulary(source, entry.value);
        else if (!is_left_empty(entry.value))
            take_text(found, entry);
        else if (entry.key == "name")
            diagnostics_.error("empty-key", Place::in(source, entry.key_where), "\"name\" is empty")
                .with_hint("write name = " + in_quotes(found.name));
    }

    void refuse_key(Found& found, const TomlEntry& entry, const TomlValue& fields) {
        const std::string near = did_you_mean(entry.key, description_keys());
        diagnostics_
            .error("unknown-key", Place::in(*found.description, entry.key_where),
                   "a theme has no " + in_quotes(entry.key))
            .with_hint(near.empty() ? "theme.toml has name, extends, vocabulary and options"
                                    : near);
        // What the other theme brings is not missing.
        if (nearest(entry.key, description_keys()) == "extends" && !fields.find("extends") &&
            entry.value.type == TomlValue::Type::text && found.extends.value.empty())
            found.extends = {entry.value.text, entry.value.where};
    }

    void take_text(Found& found, const TomlEntry& entry) {
        const Place place = Place::in(*found.description, entry.value.where);
        if (entry.value.type != TomlValue::Type::text)
            diagnostics_
                .error("wrong-type", place,
                       in_quotes(entry.key) + " must be a text, and this is " +
                           std::string(entry.value.type_in_words()))
                .with_hint("put it in quotes");
        else if (entry.key == "extends")
            found.extends = {entry.value.text, entry.value.where};
        else if (entry.value.text != found.name)
            diagnostics_
                .warning("theme-name", place,
                         "the theme calls itself " + in_quotes(entry.value.text) +
                             " and its folder is called " + in_quotes(found.name))
                .with_hint("site.toml and extends know a theme by its folder");
    }

    // A theme that was written for words which are not here yet would fail at one of them, or worse.
    void check_vocabulary(const Source& source, const TomlValue& value) {
        if (value.type == TomlValue::Type::integer && value.integer >= 1 &&
            value.integer <= vocabulary_version)
            return;
        const std::string ours = std::to_string(vocabulary_version);
        if (value.type == TomlValue::Type::integer && value.integer > vocabulary_version)
            diagnostics_
                .error("theme-vocabulary", Place::in(source, value.where),
                       "the theme speaks version " + std::to_string(value.integer) +
                           " of the vocabulary, and this praxis knows version " + ours)
                .with_hint("use a newer praxis, or an older version of the theme");
        else
            diagnostics_
                .error("theme-vocabulary", Place::in(source, value.where),
                       "\"vocabulary\" is the version of the words that the theme speaks")
                .with_hint("write vocabulary = " + ours);
    }

    // A child's option of the same name takes the place of its parent's.
    void take_options(Theme& theme) {
        std::vector<OptionRule> rules;
        for (const Found& found : chain_)
            for (const OptionRule& rule : found.options)
                if (std::none_of(rules.begin(), rules.end(),
                                 [&](const OptionRule& own) { return own.name == rule.name; }))
                    rules.push_back(rule);
        theme.options = chosen_options(rules, config_, diagnostics_);
    }

    void take_files(const Found& found, Theme& theme) {
        for (const ThemeFile& file : found.files) {
            const std::size_t slash = file.path.find('/');
            const std::string folder = file.path.substr(0, slash == std::string::npos ? 0 : slash);
            const std::string name = slash == std::string::npos ? file.path : file.path.substr(slash + 1);
            if (file.path == "theme.toml") continue;
            if (folder == "assets")
                take_asset(found, file, name, theme);
            else if (folder == "layouts" && is_template(name))
                take_layout(found, file, name, theme);
            else if (folder == "partials" && is_template(name))
                take_template(found, file, stem(name), theme.partials);
            else if (!(folder == "i18n" && name.ends_with(".toml")))
                diagnostics_
                    .warning("unknown-theme-file", Place::file(found.label + "/" + file.path),
                             "nothing reads this file")
                    .with_hint("a theme has theme.toml, layouts/<name>.mustache, "
                               "partials/<name>.mustache, assets/ and i18n/<language>.toml");
        }
    }

    static bool is_template(std::string_view name) {
        return name.ends_with(".mustache") && name.find('/') == std::string_view::npos;
    }
    static std::string stem(std::string_view name) {
        return std::string(name.substr(0, name.rfind('.')));
    }

    static void take_asset(const Found& found, const ThemeFile& file, const std::string& name,
                           Theme& theme) {
        const bool hidden = std::any_of(theme.assets.begin(), theme.assets.end(),
                                        [&](const ThemeAsset& asset) { return asset.name == name; });
        if (!hidden)
            theme.assets.push_back(ThemeAsset{name, file.bytes, found.label + "/" + file.path});
    }

    /// What a stylesheet names is published under another name, so it has to be there.
    void check_stylesheets(const Theme& theme) {
        std::vector<std::string> names;
        for (const ThemeAsset& asset : theme.assets) names.push_back(asset.name);
        for (const ThemeAsset& asset : theme.assets) {
            if (!asset.name.ends_with(".css")) continue;
            const Source source(asset.path, asset.bytes);
            for (const Span where : relative_addresses_of_css(asset.bytes)) {
                const std::string address = asset.bytes.substr(where.begin, where.end - where.begin);
                const std::string name = asset_named_by(address, asset.name);
                if (std::find(names.begin(), names.end(), name) != names.end()) continue;
                diagnostics_
                    .error("unknown-asset", Place::in(source, where),
                           "the theme has no file " +
                               in_quotes("assets/" + (name.empty() ? address : name)))
                    .with_hint(did_you_mean(name, names));
            }
        }
    }

    void take_layout(const Found& found, const ThemeFile& file, const std::string& name,
                     Theme& theme) {
        static const std::vector<std::string> known = layout_names();
        const std::string layout = stem(name);
        if (std::find(known.begin(), known.end(), layout) != known.end()) {
            take_template(found, file, layout, theme.layouts);
            return;
        }
        const std::string near = did_you_mean(layout, known);
        diagnostics_
            .warning("unknown-layout", Place::file(found.label + "/" + file.path),
                     "no page has the layout " + in_quotes(layout))
            .with_hint(near.empty() ? "layouts are " + listed(known) : near);
    }

    void take_template(const Found& found, const ThemeFile& file, const std::string& name,
                       std::map<std::string, std::unique_ptr<Source>>& to) {
        if (to.contains(name)) return;  // a theme that extends this one has it
        if (auto source = source_of(found, file)) to.emplace(name, std::move(source));
    }

    // ---- words ----

    using Words = std::map<std::string, std::string>;

    void flatten(const Source& source, const TomlValue& table, const std::string& prefix,
                 Words& words) {
        for (const TomlEntry& entry : table.entries) {
            const std::string key = prefix + entry.key;
            if (entry.value.type == TomlValue::Type::table)
                flatten(source, entry.value, key + ".", words);
            else if (entry.value.type == TomlValue::Type::text)
                words.emplace(key, entry.value.text);
            else
                diagnostics_
                    .error("wrong-type", Place::in(source, entry.value.where),
                           in_quotes(key) + " must be a text, and this is " +
                               std::string(entry.value.type_in_words()))
                    .with_hint("put it in quotes");
        }
    }

    Words words_in(const Found& found, std::string_view language) {
        Words words;
        const std::string wanted = lower_cased("i18n/" + std::string(language) + ".toml");
        for (const ThemeFile& file : found.files) {
            if (lower_cased(file.path) != wanted) continue;
            sources_.push_back(source_of(found, file));
            if (!sources_.back()) continue;
            const Source& source = *sources_.back();
            const Span whole{0, static_cast<std::uint32_t>(source.text().size())};
            if (const auto table = parse_toml(source, whole, diagnostics_))
                flatten(source, *table, "", words);
        }
        return words;
    }

    void take_words(Theme& theme) {
        const std::string_view primary = primary_of(config_.language);
        std::vector<std::string> languages = {config_.language};
        if (primary != config_.language) languages.emplace_back(primary);
        const bool english = lower_cased(primary) == "en";

        // The site's own language in all themes before English in any.
        for (const std::string& language : languages)
            for (const Found& found : chain_) theme.words.merge(words_in(found, language));
        if (english) return;
        for (const Found& found : chain_) {
            std::vector<std::string> missing;
            for (auto& [key, word] : words_in(found, "en"))
                if (theme.words.emplace(key, marked_english(word)).second) missing.push_back(key);
            if (!missing.empty()) say_missing(found, std::move(missing));
        }
    }

    // A folder of the built-in theme's name would take the place of the whole theme, so its words
    // are added in one that extends it.
    std::string where_to_add(const Found& found, const std::string& file) const {
        const auto is_folder = [](const Found& theme) {
            return theme.label.starts_with("themes/");
        };
        const auto own = std::find_if(chain_.begin(), chain_.end(), is_folder);
        if (is_folder(found) || own != chain_.end())
            return "add them to " +
                   in_quotes((is_folder(found) ? found.label : own->label) + "/" + file);
        return "add them to a theme of your own that extends " + in_quotes(found.name) + ", in " +
               in_quotes(file);
    }

    void say_missing(const Found& found, std::vector<std::string> missing) {
        const std::size_t count = missing.size();
        constexpr std::size_t most_named = 10;
        std::string names;
        for (std::size_t i = 0; i < std::min(count, most_named); ++i)
            names += (i == 0 ? "" : ", ") + missing[i];
        if (count > most_named) names += " and " + std::to_string(count - most_named) + " more";
        const std::string file = "i18n/" + config_.language + ".toml";
        diagnostics_
            .warning("missing-translation", Place::file(found.label + "/" + file),
                     counted(count, "word") + (count == 1 ? " has" : " have") +
                         " no translation into " + in_quotes(config_.language) + ": " + names)
            .with_hint("English stands there, marked as English; " + where_to_add(found, file));
    }

    const Config& config_;
    const Disk& disk_;
    Diagnostics& diagnostics_;
    std::vector<Found> chain_;
    std::deque<std::unique_ptr<Source>> sources_;  // of words, until they are taken
};

}  // namespace

std::optional<Theme> gather_theme(const Config& config, const Disk& disk,
                                  Diagnostics& diagnostics) {
    return ThemeReader(config, disk, diagnostics).read();
}

}  // namespace praxis
