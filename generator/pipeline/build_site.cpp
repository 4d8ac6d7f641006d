#include "pipeline/build_site.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "configure/configure.h"
#include "gather/gather.h"
#include "inspect/inspect.h"
#include "publish/publish.h"
#include "render/render.h"
#include "resolve/resolve.h"

namespace praxis {

namespace {

/// Once everything has been said: the severities that the clinic and the command line ask for.
void settle(Diagnostics& diagnostics, const Config* config, const Options& options) {
    if (config) diagnostics.set_severities(config->checks);
    if (options.strict) diagnostics.raise_warnings();
    diagnostics.sort();
}

/// All that is large. Whoever gets the outcome decides when it is freed.
struct Held {
    Connected connected;
    std::vector<OutputFile> files;
};

PageCounts counted_pages(const std::vector<OutputFile>& files) {
    PageCounts pages;
    for (const OutputFile& file : files)
        if (file.page) ++pages.total;
    return pages;
}

/// Everything up to the const site, each verb's time in its line.
void connect(Connected& connected, const Options& options, const Disk& disk,
             Diagnostics& diagnostics, Timings& timings, ReadAlready* already = nullptr) {
    connected.config =
        timings.measure("configure", [&] { return configure(options, disk, diagnostics); });
    if (!connected.config) return;
    const Config& config = *connected.config;
    Content content = timings.measure("gather", [&] {
        return gather_content(config, disk, diagnostics, already ? &already->files : nullptr);
    });
    connected.theme =
        timings.measure("gather", [&] { return gather_theme(config, disk, diagnostics); });
    // Everything an editor wrote has been read, once. Only publish touches the disk again.

    const Theme bare;  // where the theme has a mistake, the rest is still looked at
    connected.site = timings.measure("resolve", [&] {
        return resolve(std::move(content), config, connected.theme ? *connected.theme : bare,
                       diagnostics, already ? &already->texts : nullptr);
    });
    // Every page has its final address. The site is const: from here on we only look at it.
}

/// What editors wrote, without theme and pages; what is hidden today is hidden. `look` is shown the
/// files as they were read.
void connect_entries(SiteAsRead& read, const Disk& disk, Diagnostics& diagnostics,
                     const std::function<void(const Content&)>& look = {}) {
    if (!read.config) return;
    read.config->drafts = false;
    read.config->future = false;
    Content content = gather_entries(*read.config, disk, diagnostics);
    if (look) look(content);
    read.site = resolve(std::move(content), *read.config, Theme{}, diagnostics);
    mark_excused(*read.site, diagnostics);
}

}  // namespace

BuildOutcome build_site(const Options& options, Disk& disk, Diagnostics& diagnostics,
                        const std::function<void()>& on_wait) {
    BuildOutcome outcome;
    Timings& timings = outcome.timings;
    const auto held = std::make_shared<Held>();
    outcome.remains = held;

    connect(held->connected, options, disk, diagnostics, timings);
    const Connected& connected = held->connected;
    const auto& config = connected.config;
    const auto& theme = connected.theme;
    const auto& site = connected.site;
    if (!config) {
        settle(diagnostics, nullptr, options);
        return outcome;
    }

    outcome.hidden = site->hidden;
    outcome.next_change = site->next_change;

    std::vector<OutputFile>& files = held->files;
    if (theme) {
        files = timings.measure("render", [&] {
            return render(*connected.site, *connected.theme, diagnostics, &outcome.costs);
        });
        timings.measure("inspect", [&] { inspect(files, *site, diagnostics); });
        timings.measure("render", [&] { dress_for_host(files, *site, *theme); });
        outcome.asked_everything = true;
    } else {
        mark_excused(*site, diagnostics);
    }
    outcome.pages = counted_pages(files);
    settle(diagnostics, config.get(), options);

    // Yesterday's page is better than a page with the wrong phone number, so a single error
    // keeps the whole build off the disk. What is in the way there is said all the same.
    if (diagnostics.has_errors() || !theme) {
        if (theme)
            timings.measure("publish", [&] {
                PublishOptions only_look;
                only_look.only_look = true;
                return publish(files, *config, disk, diagnostics, only_look);
            });
        diagnostics.sort();
        outcome.result = BuildResult::rejected;
        return outcome;
    }

    const Published published = timings.measure(
        "publish", [&] { return publish(files, *config, disk, diagnostics, {on_wait}); });
    diagnostics.sort();
    outcome.result = published.ok      ? BuildResult::published
                     : published.began ? BuildResult::interrupted
                                       : BuildResult::unwritten;
    if (!published.ok) return outcome;
    outcome.written_paths = published.written_paths;
    outcome.removed_paths = published.removed_paths;
    outcome.pages.written = published.pages_written;
    outcome.pages.unchanged = published.pages_unchanged;
    outcome.pages.removed = published.pages_removed;
    return outcome;
}

PartOutcome render_part_of(const Options& options, const FragmentRequest& request, const Disk& disk,
                           Diagnostics& diagnostics) {
    PartOutcome outcome;
    Options chosen = options;
    if (!chosen.theme) chosen.theme = "embed";
    Connected connected;
    Timings untold;
    connect(connected, chosen, disk, diagnostics, untold);
    auto& [config, theme, site] = connected;
    if (theme && !diagnostics.has_errors()) {
        Fragment fragment = render_fragment(*site, std::move(*theme), request, diagnostics);
        outcome.text = std::move(fragment.text);
        outcome.none = std::move(fragment.none);
    }
    if (config) mark_excused(*site, diagnostics);
    settle(diagnostics, config.get(), options);
    outcome.ok = !diagnostics.has_errors() && !outcome.none && config != nullptr;
    return outcome;
}

std::unique_ptr<const SiteToShow> read_to_show(const Options& options, const Disk& disk,
                                               ReadAlready& already) {
    auto shown = std::make_unique<SiteToShow>();
    Timings timings;
    Diagnostics& said = shown->said;
    connect(shown->connected, options, disk, said, timings, &already);
    const auto& [config, theme, site] = shown->connected;
    if (config && theme) shown->output = std::make_unique<const Output>(*site, *theme, said);
    shown->findings = said;
    if (config) mark_excused(*site, shown->findings);
    settle(shown->findings, config.get(), options);
    return shown;
}

Diagnostics everything_about(const SiteToShow& shown, const Options& options) {
    const auto& [config, theme, site] = shown.connected;
    if (!shown.output || !shown.output->good()) return shown.findings;
    Diagnostics diagnostics = shown.said;
    const std::vector<OutputFile> files = shown.output->files(diagnostics);
    inspect(files, *site, diagnostics);
    settle(diagnostics, config.get(), options);
    return diagnostics;
}

SiteAsRead read_site(const Options& options, const Disk& disk, Diagnostics& diagnostics) {
    SiteAsRead read;
    read.config = configure(options, disk, diagnostics);
    connect_entries(read, disk, diagnostics);
    settle(diagnostics, read.config.get(), options);
    return read;
}

EntriesAsRead read_entries(const Options& options, const std::set<Kind>& kinds, const Disk& disk) {
    EntriesAsRead read;
    Diagnostics of_settings;
    read.config = configure(options, disk, of_settings);
    Diagnostics of_entries;
    std::map<std::string, std::uint32_t> last_lines;
    std::set<std::string> refused;
    bool incomplete = false;
    connect_entries(read, disk, of_entries, [&](const Content& content) {
        last_lines = last_lines_of_fields(content, kinds);
        for (const Refused& file : content.refused)
            if (kinds.contains(file.kind)) refused.insert(file.path);
        incomplete = std::any_of(content.incomplete.begin(), content.incomplete.end(),
                                 [&](Kind kind) { return kinds.contains(kind); });
    });
    settle(of_settings, read.config.get(), options);
    settle(of_entries, read.config.get(), options);
    read.machine_fault = of_settings.has_machine_fault() || of_entries.has_machine_fault();
    const auto is_asked_for = [&](const Diagnostic& finding) {
        if (finding.rule == "machine") return true;
        // A link or a device stands where an entry of these kinds may be.
        if (incomplete && (finding.rule == "link-in-sources" || finding.rule == "not-a-file" ||
                           finding.rule == "not-a-folder" || finding.rule == "no-content"))
            return true;
        if (finding.line == 0) return refused.contains(finding.path);
        const auto last = last_lines.find(finding.path);
        return last != last_lines.end() && finding.line <= last->second;
    };
    for (const Diagnostic& finding : of_entries.all())
        if (is_asked_for(finding)) read.findings.push_back(finding);
    read.findings.insert(read.findings.end(), of_settings.all().begin(), of_settings.all().end());
    return read;
}

SiteAsRead read_for_estimate(const Options& options, const std::string& treatment, const Disk& disk,
                             Diagnostics& diagnostics) {
    SiteAsRead read;
    read.config = configure(options, disk, diagnostics);
    if (read.config) {
        Content content = gather_for_estimate(*read.config, treatment, disk, diagnostics);
        read.site = resolve_estimate(std::move(content), *read.config, diagnostics);
    }
    settle(diagnostics, read.config.get(), options);
    return read;
}

}  // namespace praxis
