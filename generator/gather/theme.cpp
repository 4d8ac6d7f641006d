#include "gather/theme.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "gather/theme_chain.h"
#include "gather/theme_options.h"
#include "gather/theme_words.h"
#include "markup/stylesheet.h"
#include "model/paths.h"
#include "model/site.h"

namespace praxis {

namespace {

std::vector<std::string> layout_names() {
    std::vector<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(PageKind::redirect); ++kind)
        names.emplace_back(layout_of(static_cast<PageKind>(kind)));
    return names;
}

/// Puts a theme together with those that it extends: a file of the one hides the other's.
class ThemeReader {
public:
    ThemeReader(const Config& config, const Disk& disk, Diagnostics& diagnostics)
        : config_(config), disk_(disk), diagnostics_(diagnostics) {}

    std::optional<Theme> read() {
        auto found_themes = find_themes(config_, disk_, diagnostics_);
        if (!found_themes) return std::nullopt;
        chain_ = std::move(*found_themes);
        Theme theme;
        theme.name = config_.theme.value;
        theme.embedded = std::any_of(chain_.begin(), chain_.end(),
                                     [](const FoundTheme& found) { return found.name == "embed"; });
        for (const FoundTheme& found : chain_) take_files(found, theme);
        theme.built_in = std::all_of(chain_.begin(), chain_.end(),
                                     [](const FoundTheme& found) { return found.built_in; });
        std::sort(theme.assets.begin(), theme.assets.end(),
                  [](const ThemeAsset& a, const ThemeAsset& b) { return a.name < b.name; });
        check_stylesheets(theme);
        theme.words = read_theme_words(chain_, config_, diagnostics_);
        take_options(theme);
        return theme;
    }

private:
    // A child's option of the same name takes the place of its parent's.
    void take_options(Theme& theme) {
        std::vector<OptionRule> rules;
        for (const FoundTheme& found : chain_)
            for (const OptionRule& rule : found.options)
                if (std::none_of(rules.begin(), rules.end(),
                                 [&](const OptionRule& own) { return own.name == rule.name; }))
                    rules.push_back(rule);
        theme.options = chosen_options(rules, config_, diagnostics_);
    }

    void take_files(const FoundTheme& found, Theme& theme) {
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

    static void take_asset(const FoundTheme& found, const ThemeFile& file, const std::string& name,
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

    void take_layout(const FoundTheme& found, const ThemeFile& file, const std::string& name,
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

    void take_template(const FoundTheme& found, const ThemeFile& file, const std::string& name,
                       std::map<std::string, std::unique_ptr<Source>>& to) {
        if (to.contains(name)) return;  // a theme that extends this one has it
        if (auto source = theme_source(found, file, diagnostics_))
            to.emplace(name, std::move(source));
    }

    const Config& config_;
    const Disk& disk_;
    Diagnostics& diagnostics_;
    ThemeChain chain_;
};

}  // namespace

std::optional<Theme> gather_theme(const Config& config, const Disk& disk,
                                  Diagnostics& diagnostics) {
    return ThemeReader(config, disk, diagnostics).read();
}

}  // namespace praxis
