// Site × Theme → output files. The only door of this room.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"
#include "model/theme.h"
#include "render/catalogue.h"
#include "render/fragment.h"
#include "render/host.h"

namespace praxis {

/// Every file of the output, sorted by path: pages and redirects, the journal's feed, sitemap.xml,
/// robots.txt, 404.html, the theme's files and the site's. The bytes do not depend on
/// `config.jobs`. Mistakes of the theme are said with the template's place (`unknown-word`,
/// `wrong-braces`, `missing-layout` …); then there are no pages.
std::vector<OutputFile> render(const Site& site, const Theme& theme, Diagnostics& diagnostics);

}  // namespace praxis
