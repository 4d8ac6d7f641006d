// The order of things: what happens between the first file that is read and the last one written.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/disk.h"
#include "gather/gather.h"
#include "model/config.h"
#include "model/site.h"
#include "model/theme.h"
#include "pipeline/timings.h"
#include "render/render.h"
#include "resolve/resolve.h"

namespace praxis {

enum class BuildResult {
    published,     // also where `dry_run` kept it off the disk
    rejected,      // the site has errors; nothing was written
    unwritten,     // the site is good, but could not be written; the old one stands as it was
    interrupted,   // the same when some files were new already; the next build does the rest
    unconfigured,  // there is no usable site.toml
};

/// HTML pages without redirects.
struct PageCounts {
    std::size_t total = 0;
    std::size_t written = 0;
    std::size_t unchanged = 0;
    std::size_t removed = 0;
};

/// What came of a build; the findings are in the list that was passed in.
struct BuildOutcome {
    BuildResult result = BuildResult::unconfigured;
    PageCounts pages;
    HiddenCounts hidden;
    std::optional<Date> next_change;  // the next day on which something appears or goes
    // Files of every kind, relative to the output, sorted; what a dry run would write and remove.
    std::vector<std::string> written_paths;
    std::vector<std::string> removed_paths;
    bool asked_everything = false;    // every verb before publish has run
    Timings timings;
    PageCosts costs;  // what making each page took
    std::shared_ptr<const void> remains;  // the site and its pages, which nobody needs any more

    bool published() const { return result == BuildResult::published; }
};

/// Makes the site of `options.site` and, if nothing is wrong with it and `options.dry_run` is not
/// set, writes it. A dry run says everything that a build would say, also about the output.
///
/// Findings come sorted, with the severities of `[checks]`; with `options.strict` warnings are
/// errors. `on_wait` is called if another build holds the output.
BuildOutcome build_site(const Options& options, Disk& disk, Diagnostics& diagnostics,
                        const std::function<void()>& on_wait = {});

/// One part of a page; what there is to say is in the list, or in `none`. The theme is `embed` unless
/// `options.theme` names another.
struct PartOutcome {
    bool ok = false;
    std::string text;
    std::optional<NoFragment> none;
};
PartOutcome render_part_of(const Options& options, const FragmentRequest& request,
                           const Disk& disk, Diagnostics& diagnostics);

/// Everything that was read, and what became of it. Each holds on to those before it.
struct Connected {
    std::unique_ptr<const Config> config;  // null if site.toml cannot be used
    std::optional<Theme> theme;            // none if it has a mistake, or there is no config
    std::unique_ptr<const Site> site;      // null without a config
};

/// A site whose pages are made when somebody asks for one.
struct SiteToShow {
    Connected connected;
    std::unique_ptr<const Output> output;  // null without config or theme
    Diagnostics findings;  // sorted, as a build has them: all that can be said without the pages
    Diagnostics said;      // the same as they were found

    /// Whether there are pages to show, and nothing that would keep them from being published.
    bool good() const { return output && output->good() && !findings.has_errors(); }
};

/// What reading a site leaves for reading it again. Whoever keeps it says which files have changed.
struct ReadAlready {
    ReadBefore files;
    FilledTexts texts;
};

/// Reads and connects all of a site, as `build_site` does, but for what is in `already`. Makes no
/// page, writes nothing.
std::unique_ptr<const SiteToShow> read_to_show(const Options& options, const Disk& disk,
                                               ReadAlready& already);

/// What a build would say of it: makes every page and asks every question.
Diagnostics everything_about(const SiteToShow& shown, const Options& options);

/// A site that is only looked at.
struct SiteAsRead {
    std::unique_ptr<Config> config;  // null if site.toml cannot be used
    std::unique_ptr<Site> site;      // null with it
};

/// Reads and connects everything an editor wrote, without theme, pages or output. What is hidden
/// today is hidden here, whatever site.toml says about showing drafts. Findings as for a build.
SiteAsRead read_site(const Options& options, const Disk& disk, Diagnostics& diagnostics);

/// The same, and what is wrong with the files that were asked about.
struct EntriesAsRead : SiteAsRead {
    std::vector<Diagnostic> findings;  // as for a build
    bool machine_fault = false;        // of any file: what it holds is unknown
};

/// Reads and connects everything an editor wrote, without theme, pages or output. What is hidden
/// today is hidden here, whatever site.toml says about showing drafts. Of all mistakes only those
/// count that are in site.toml's own settings and in the fields of `kinds`: what is wrong with a
/// text or with another file takes nothing from these entries.
EntriesAsRead read_entries(const Options& options, const std::set<Kind>& kinds, const Disk& disk);

/// The same, but only what one treatment's estimate needs. Without a treatment of that id, or
/// without an estimate, the site has none.
SiteAsRead read_for_estimate(const Options& options, const std::string& treatment,
                             const Disk& disk, Diagnostics& diagnostics);

}  // namespace praxis
