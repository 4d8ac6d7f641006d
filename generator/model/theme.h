// A theme as read: its files, its words, before anything is rendered.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/source.h"

namespace praxis {

struct ThemeAsset {
    std::string name;   // "calm.css", relative to the theme's assets/
    std::string bytes;
    std::string path;   // "themes/calm/assets/calm.css", as people know it
};

/// Of the words that a template may say. It grows when a word changes its meaning or goes; a word that
/// is new does not change it.
inline constexpr int vocabulary_version = 1;

/// Something that a site may set in [brand], by its theme.toml; `value` is what it has come to, ready
/// for a stylesheet.
struct ThemeOption {
    std::string name;   // "radius"
    std::string value;  // "0.75rem", "#0f766e", "wide"
};

/// Sources of all templates after `extends`: a file of the child hides the parent's.
struct Theme {
    std::string name;
    bool built_in = false;  // with all that it extends: our own tests have judged its templates
    bool embedded = false;  // `embed`, or extends it: pages are parts of another site's pages
    std::map<std::string, std::unique_ptr<Source>> layouts;   // by layout name, "treatment"
    std::map<std::string, std::unique_ptr<Source>> partials;  // by name, "header"
    std::vector<ThemeAsset> assets;                           // sorted by name
    std::vector<ThemeOption> options;     // by name
    std::map<std::string, std::string> words;  // i18n of the site's language; gaps in marked English
};

}  // namespace praxis
