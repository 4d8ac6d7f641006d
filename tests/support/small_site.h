// A whole clinic in memory, so that a story about a site is three lines long.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/config.h"
#include "pipeline/build_site.h"
#include "tests/support/fake_disk.h"

namespace praxis {

/// Begins as the smallest clinic that says nothing when it is built: `site.toml`, a home page, the
/// treatment `peel` on the area `face` for the concern `fine-lines`, the practitioner `anna-novak`,
/// the location `quay`. It is the 1st of June 2026.
///
/// ```
/// SmallSite site;
/// site.area("neck", "Neck");
/// site.home("See [the neck](areas/nek.md).");
///
/// CHECK(site.build() == BuildResult::rejected);
/// CHECK(site.said() == "content/index.md:4:16: error[broken-link]: …\n");
/// CHECK(site.disk.written().empty());
/// ```
///
/// Paths are relative to the site; `+++` and required fields are written by the shortcuts. `more`
/// are further lines of front matter, each with its line end.
class SmallSite {
public:
    SmallSite();

private:
    std::unique_ptr<FakeDisk> owned_disk_;  // at one address, so that a function may return a site

public:
    FakeDisk& disk;   // the site stands in /site
    Options options;  // what a command line could have said

    /// A file, new or with new bytes.
    SmallSite& file(const std::string& path, std::string bytes);
    SmallSite& remove(const std::string& path);
    /// Replaces the first `from` in a file; a test that names words that are not there fails.
    SmallSite& edit(const std::string& path, std::string_view from, std::string_view to);
    /// Adds lines to site.toml: keys of the site, or below a table's head ("[clinic]").
    SmallSite& setting(std::string_view lines, std::string_view table = {});

    SmallSite& home(std::string_view text);
    SmallSite& treatment(const std::string& id, std::string_view title, std::string_view more = {},
                         std::string_view text = {});
    SmallSite& area(const std::string& id, std::string_view title, std::string_view more = {},
                    std::string_view text = {});
    SmallSite& concern(const std::string& id, std::string_view title, std::string_view more = {},
                       std::string_view text = {});
    SmallSite& person(const std::string& id, std::string_view name, std::string_view more = {},
                      std::string_view text = {});
    SmallSite& location(const std::string& id, std::string_view name, std::string_view more = {},
                        std::string_view text = {});
    SmallSite& article(const std::string& slug, std::string_view title, std::string_view date,
                       std::string_view more = {}, std::string_view text = {});
    SmallSite& plain_page(const std::string& slug, std::string_view title,
                          std::string_view more = {}, std::string_view text = {});
    SmallSite& estimate(const std::string& treatment, std::string bytes);

    /// What `praxis build` does.
    BuildResult build();

    /// Everything that the last build printed about the files, as people read it.
    std::string said() const;
    const std::vector<Diagnostic>& findings() const { return diagnostics_.all(); }
    const BuildOutcome& outcome() const { return outcome_; }

    /// The published HTML of an address ("/treatments/peel/"), or another file of the output
    /// ("/sitemap.xml"); "(nothing)" where there is none.
    std::string page(std::string_view address) const;
    bool has_page(std::string_view address) const;

    /// What stands between the first `from` and the next `to` of a page, for a look at a part of
    /// it; "(nothing)" where there is no such part.
    std::string part(std::string_view address, std::string_view from, std::string_view to) const;

    /// A file of the site as it is now.
    std::string text(const std::string& path) const;

private:
    Diagnostics diagnostics_;
    BuildOutcome outcome_;
};

/// So that a failed check prints a word.
std::ostream& operator<<(std::ostream& to, BuildResult result);

}  // namespace praxis
