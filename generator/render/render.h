// Site × Theme → output files. The only door of this room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"
#include "model/theme.h"
#include "render/catalogue.h"
#include "render/fragment.h"
#include "render/host.h"

namespace praxis {

/// What making one page took.
struct PageCost {
    std::string address;
    std::string_view layout;
    std::int64_t nanoseconds = 0;
};
using PageCosts = std::vector<PageCost>;

/// The files of a site, each made when it is asked for. Site and theme must outlive it. May be
/// asked by several threads at once.
class Output {
public:
    /// Mistakes of the theme are said with the template's place (`unknown-word`, `wrong-braces`,
    /// `missing-layout` …); then there are no files.
    Output(const Site& site, const Theme& theme, Diagnostics& diagnostics);
    ~Output();

    bool good() const;

    /// The page or redirect at a path of the output ("areas/face/index.html"); null for other files.
    const Page* page(std::string_view path) const;

    /// One file, byte for byte as `files` has it; nullopt where there is none.
    std::optional<OutputFile> file(std::string_view path, Diagnostics& diagnostics) const;

    /// Every file of the output, sorted by path: pages and redirects, the journal's feed,
    /// sitemap.xml, robots.txt, 404.html, the theme's files and the site's. The bytes do not depend
    /// on `config.jobs`. `costs`, where it is not null, gets a line for each page.
    std::vector<OutputFile> files(Diagnostics& diagnostics, PageCosts* costs = nullptr) const;

private:
    class Parts;
    std::unique_ptr<const Parts> parts_;
};

/// All files of an Output at once.
std::vector<OutputFile> render(const Site& site, const Theme& theme, Diagnostics& diagnostics,
                               PageCosts* costs = nullptr);

}  // namespace praxis
