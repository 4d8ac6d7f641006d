#include "gather/theme_words.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "markup/toml.h"
#include "model/english.h"

namespace praxis {

namespace {

using Words = std::map<std::string, std::string>;

class WordReader {
public:
    WordReader(const ThemeChain& chain, const Config& config, Diagnostics& diagnostics)
        : chain_(chain), config_(config), diagnostics_(diagnostics) {}

    Words read() {
        const std::string_view primary = primary_subtag(config_.language);
        std::vector<std::string> languages = {config_.language};
        if (primary != config_.language) languages.emplace_back(primary);
        const bool english = lower_cased(primary) == "en";

        Words all;
        // The site's own language in all themes before English in any.
        for (const std::string& language : languages)
            for (const FoundTheme& found : chain_) all.merge(words_in(found, language));
        if (english) return all;
        for (const FoundTheme& found : chain_) {
            std::vector<std::string> missing;
            for (auto& [key, word] : words_in(found, "en"))
                if (all.emplace(key, marked_english(word)).second) missing.push_back(key);
            if (!missing.empty()) say_missing(found, std::move(missing));
        }
        return all;
    }

private:
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

    Words words_in(const FoundTheme& found, std::string_view language) {
        Words words;
        const std::string wanted = lower_cased("i18n/" + std::string(language) + ".toml");
        for (const ThemeFile& file : found.files) {
            if (lower_cased(file.path) != wanted) continue;
            sources_.push_back(theme_source(found, file, diagnostics_));
            if (!sources_.back()) continue;
            const Source& source = *sources_.back();
            const Span whole{0, static_cast<std::uint32_t>(source.text().size())};
            if (const auto table = parse_toml(source, whole, diagnostics_))
                flatten(source, *table, "", words);
        }
        return words;
    }

    // A folder of the built-in theme's name would take the place of the whole theme, so its words
    // are added in one that extends it.
    std::string where_to_add(const FoundTheme& found, const std::string& file) const {
        const auto is_folder = [](const FoundTheme& theme) {
            return theme.label.starts_with("themes/");
        };
        const auto own = std::find_if(chain_.begin(), chain_.end(), is_folder);
        if (is_folder(found) || own != chain_.end())
            return "add them to " +
                   in_quotes((is_folder(found) ? found.label : own->label) + "/" + file);
        return "add them to a theme of your own that extends " + in_quotes(found.name) + ", in " +
               in_quotes(file);
    }

    void say_missing(const FoundTheme& found, std::vector<std::string> missing) {
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

    const ThemeChain& chain_;
    const Config& config_;
    Diagnostics& diagnostics_;
    std::deque<std::unique_ptr<Source>> sources_;  // of words, until they are taken
};

}  // namespace

std::map<std::string, std::string> read_theme_words(const ThemeChain& chain, const Config& config,
                                                    Diagnostics& diagnostics) {
    return WordReader(chain, config, diagnostics).read();
}

}  // namespace praxis
