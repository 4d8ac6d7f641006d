// The words of a theme in the site's language.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "gather/theme_chain.h"
#include "model/config.h"

namespace praxis {

/// From the i18n files of all themes of the chain, the first before those that it extends. Gaps are
/// filled in English, marked as that (`missing-translation`).
std::map<std::string, std::string> read_theme_words(const ThemeChain& chain, const Config& config,
                                                    Diagnostics& diagnostics);

}  // namespace praxis
