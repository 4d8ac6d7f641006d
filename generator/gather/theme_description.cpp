#include "gather/theme_description.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "markup/toml.h"
#include "model/fields.h"
#include "model/theme.h"

namespace praxis {

namespace {

const std::vector<std::string>& description_keys() {
    static const std::vector<std::string> keys = {"name", "extends", "vocabulary", "options"};
    return keys;
}

bool is_description_key(std::string_view key) {
    const auto& keys = description_keys();
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_misspelt(std::string_view key, const TomlValue& fields) {
    return std::any_of(fields.entries.begin(), fields.entries.end(), [&](const auto& entry) {
        return !is_description_key(entry.key) && nearest(entry.key, description_keys()) == key;
    });
}

class DescriptionReader {
public:
    DescriptionReader(FoundTheme& found, Diagnostics& diagnostics)
        : found_(found), source_(*found.description), diagnostics_(diagnostics) {}

    bool read() {
        const Span whole{0, static_cast<std::uint32_t>(source_.text().size())};
        const auto fields = parse_toml(source_, whole, diagnostics_);
        if (!fields || fields->damaged) return false;
        for (const TomlEntry& entry : fields->entries) take_entry(entry, *fields);
        if (!fields->find("name") && !is_misspelt("name", *fields))
            diagnostics_.error("missing-key", Place::start_of(source_), "the theme says no name")
                .with_hint("add a line: name = " + in_quotes(found_.name));
        return true;
    }

private:
    void take_entry(const TomlEntry& entry, const TomlValue& fields) {
        if (!is_description_key(entry.key))
            refuse_key(entry, fields);
        else if (entry.key == "options")
            found_.options = read_option_rules(source_, entry, diagnostics_);
        else if (entry.key == "vocabulary")
            check_vocabulary(entry.value);
        else if (!is_left_empty(entry.value))
            take_text(entry);
        else if (entry.key == "name")
            diagnostics_
                .error("empty-key", Place::in(source_, entry.key_where), "\"name\" is empty")
                .with_hint("write name = " + in_quotes(found_.name));
    }

    void refuse_key(const TomlEntry& entry, const TomlValue& fields) {
        const std::string near = did_you_mean(entry.key, description_keys());
        diagnostics_
            .error("unknown-key", Place::in(source_, entry.key_where),
                   "a theme has no " + in_quotes(entry.key))
            .with_hint(near.empty() ? "theme.toml has name, extends, vocabulary and options"
                                    : near);
        // What the other theme brings is not missing.
        if (nearest(entry.key, description_keys()) == "extends" && !fields.find("extends") &&
            entry.value.type == TomlValue::Type::text && found_.extends.value.empty())
            found_.extends = {entry.value.text, entry.value.where};
    }

    void take_text(const TomlEntry& entry) {
        const Place place = Place::in(source_, entry.value.where);
        if (entry.value.type != TomlValue::Type::text)
            diagnostics_
                .error("wrong-type", place,
                       in_quotes(entry.key) + " must be a text, and this is " +
                           std::string(entry.value.type_in_words()))
                .with_hint("put it in quotes");
        else if (entry.key == "extends")
            found_.extends = {entry.value.text, entry.value.where};
        else if (entry.value.text != found_.name)
            diagnostics_
                .warning("theme-name", place,
                         "the theme calls itself " + in_quotes(entry.value.text) +
                             " and its folder is called " + in_quotes(found_.name))
                .with_hint("site.toml and extends know a theme by its folder");
    }

    // A theme that was written for words which are not here yet would fail at one of them, or
    // worse.
    void check_vocabulary(const TomlValue& value) {
        if (value.type == TomlValue::Type::integer && value.integer >= 1 &&
            value.integer <= vocabulary_version)
            return;
        const std::string ours = std::to_string(vocabulary_version);
        if (value.type == TomlValue::Type::integer && value.integer > vocabulary_version)
            diagnostics_
                .error("theme-vocabulary", Place::in(source_, value.where),
                       "the theme speaks version " + std::to_string(value.integer) +
                           " of the vocabulary, and this praxis knows version " + ours)
                .with_hint("use a newer praxis, or an older version of the theme");
        else
            diagnostics_
                .error("theme-vocabulary", Place::in(source_, value.where),
                       "\"vocabulary\" is the version of the words that the theme speaks")
                .with_hint("write vocabulary = " + ours);
    }

    FoundTheme& found_;
    const Source& source_;
    Diagnostics& diagnostics_;
};

}  // namespace

bool read_theme_description(FoundTheme& found, Diagnostics& diagnostics) {
    const auto file = std::find_if(found.files.begin(), found.files.end(),
                                   [](const ThemeFile& f) { return f.path == "theme.toml"; });
    if (file == found.files.end()) {
        diagnostics
            .error("missing-theme-file", Place::file(found.label + "/theme.toml"),
                   "the theme has no theme.toml")
            .with_hint("write one with a line: name = " + in_quotes(found.name));
        return false;
    }
    found.description = theme_source(found, *file, diagnostics);
    return found.description && DescriptionReader(found, diagnostics).read();
}

}  // namespace praxis
