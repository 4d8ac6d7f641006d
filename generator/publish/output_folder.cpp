#include "publish/output_folder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "publish/names.h"

namespace praxis {

namespace {

/// `inner` is `outer` or stands somewhere below it; both real paths.
bool is_at_or_below(std::string_view inner, std::string_view outer) {
    if (outer == "/") return true;
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

std::string without_slashes_at_end(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

/// What stands in an output by way of its host, and neither makes it ours nor anybody else's.
bool is_hosts_own(const FileEntry& entry) {
    return entry.name == ".git" ||
           (entry.kind == FileKind::file && (entry.name == ".nojekyll" || entry.name == "CNAME"));
}

/// Why the folder at this real path may not be an output, in words that follow its name; nullopt
/// if it may. Nullopt with `failed` set where the machine would not say.
std::optional<std::string> refusal(const std::string& real, const Config& config, const Disk& disk,
                                   DiskStatus& failed) {
    const auto real_path = [&](const std::string& path) -> std::string {
        const auto result = disk.real_path(path);
        if (result) return *result;
        failed = result.failure();
        return {};
    };
    if (real == "/") return "is the root of the whole disk";
    if (const std::string home = disk.home_folder(); !home.empty()) {
        const std::string real_home = real_path(home);
        if (failed) return std::nullopt;
        if (real == real_home) return "is your home folder";
        if (is_at_or_below(real_home, real)) return "contains your home folder";
    }
    const std::string named_site = config.site.empty() ? "." : config.site;
    const std::string site = real_path(named_site);
    if (failed) return std::nullopt;
    if (real == site) return "is the folder of the site itself";
    if (is_at_or_below(site, real)) return "contains the site";
    for (const std::string_view name : {"content", "themes", "static"}) {
        const std::string source = real_path(within(named_site, name));
        if (failed) return std::nullopt;
        if (real == source) return fmt::format("is the site's {}/", name);
        if (is_at_or_below(real, source)) return fmt::format("lies inside the site's {}/", name);
        if (is_at_or_below(source, real)) return fmt::format("contains the site's {}/", name);
    }
    return std::nullopt;
}

/// [build] output names a folder inside the site; --output any.
bool lies_where_it_may(const std::string& real, const Config& config, const Disk& disk,
                       DiskStatus& failed) {
    if (!config.output_in_site) return true;
    const auto site = disk.real_path(config.site.empty() ? "." : config.site);
    if (!site) failed = site.failure();
    return site && is_at_or_below(real, *site);
}

/// The first link among the output and, where site.toml names it, the folders between it and the
/// site. A path on the command line may lead through links: who typed it knows them.
DiskResult<std::string> first_link(const std::string& output, const Config& config,
                                   const Disk& disk) {
    const std::string site = config.site.ends_with('/') ? config.site : config.site + '/';
    const std::size_t begin =
        config.output_in_site && output.starts_with(site) ? site.size() : output.size();
    for (std::size_t end = begin;; ++end) {
        end = std::min(output.find('/', end), output.size());
        const std::string prefix = output.substr(0, end);
        const auto kind = disk.look(prefix);
        if (!kind) return kind.failure();
        if (*kind == FileKind::link) return prefix;
        if (end == output.size()) return std::string();
    }
}

void refuse(const OutputFolder& output, const Config& config, std::string why, std::string hint,
            Diagnostics& diagnostics) {
    const Place place = config.source && config.output_where
                            ? Place::in(*config.source, *config.output_where)
                            : Place::file(output.label);
    diagnostics
        .error("output-refused", place,
               fmt::format("{} cannot hold the finished site: it {}", in_quotes(output.label), why))
        .with_hint(std::move(hint));
}

void say_not_ours(const OutputFolder& output, const std::vector<std::string>& others,
                  Diagnostics& diagnostics) {
    constexpr std::size_t shown = 3;
    std::vector<std::string> names;
    for (const std::string& name : others) {
        if (names.size() == shown) break;
        names.push_back(in_quotes(name));
    }
    if (others.size() > shown) names.push_back(fmt::format("{} more", others.size() - shown));
    diagnostics
        .error("output-not-ours", Place::file(output.label),
               fmt::format("praxis did not make this folder, and it is not empty: it holds {}",
                           listed(names)))
        .with_hint("give a new or an empty folder, or move away what is in this one");
}

void say_damaged(const OutputFolder& output, const ManifestFault& fault, Diagnostics& diagnostics) {
    const Place place = Place::file(output.label_of(manifest_name));
    const std::string hint = fmt::format(
        "nothing was touched; bring this file back as it was, or empty {} (.git, .nojekyll and "
        "CNAME may stay), and build again",
        in_quotes(output.label));
    if (fault.other_version)
        diagnostics
            .error("manifest-version", place,
                   "another version of praxis wrote this folder, and keeps its list of files "
                   "differently")
            .with_hint(hint);
    else
        diagnostics
            .error("damaged-manifest", place,
                   fmt::format("this list no longer tells which files are praxis's own: {}",
                               fault.what))
            .with_hint(hint);
}

}  // namespace

std::string OutputFolder::at(std::string_view part) const {
    return within(path, part);
}
std::string OutputFolder::label_of(std::string_view part) const {
    return within(label, part);
}

void say_fault(const OutputFolder& output, std::string_view part, std::string_view deed,
               const DiskFailure& failure, Diagnostics& diagnostics) {
    diagnostics.machine_fault(output.label_of(part),
                              fmt::format("cannot {}: {}", deed, failure.reason));
}

std::optional<OutputFolder> admit_output(const Config& config, const Disk& disk,
                                         Diagnostics& diagnostics) {
    OutputFolder output;
    output.path = without_slashes_at_end(config.output);
    output.label = without_slashes_at_end(config.output_label);
    const auto refused = [&](std::string why, std::string hint) {
        refuse(output, config, std::move(why), std::move(hint), diagnostics);
        return std::nullopt;
    };
    const auto unknown = [&](const DiskFailure& failure) {
        say_fault(output, "", "find this folder", failure, diagnostics);
        return std::nullopt;
    };
    const std::string elsewhere = "name a folder of its own, such as \"public\"";
    if (output.path.empty()) {
        output.label = "site.toml";
        return refused("has no name", elsewhere);
    }

    const auto link = first_link(output.path, config, disk);
    if (!link) return unknown(link.failure());
    const auto real = disk.real_path(output.path);
    if (!real && !link->empty())
        return refused(fmt::format("is behind the link {}, which leads nowhere", in_quotes(*link)),
                       "remove the link");
    if (!real) return unknown(real.failure());

    DiskStatus failed;
    const auto why = refusal(*real, config, disk, failed);
    if (failed) return unknown(*failed);
    if (why) return refused(*why, elsewhere);
    if (!link->empty())
        return refused(
            *link == output.path ? std::string("is a link")
                                 : fmt::format("lies behind the link {}", in_quotes(*link)),
            fmt::format("name the folder that it leads to, {}, with --output", in_quotes(*real)));
    const bool well_placed = lies_where_it_may(*real, config, disk, failed);
    if (failed) return unknown(*failed);
    if (!well_placed)
        return refused("lies outside the site, and [build] output names a folder inside it",
                       "name a folder inside the site, or give this one with --output");

    const auto kind = disk.look(output.path);
    if (!kind) return unknown(kind.failure());
    output.exists = kind->has_value();
    if (output.exists && *kind != FileKind::folder)
        return refused("is not a folder", "move it away, or name another folder");
    return output;
}

std::unique_ptr<DiskLock> hold_output(const OutputFolder& output, Disk& disk,
                                      const std::function<void()>& on_wait,
                                      Diagnostics& diagnostics) {
    // Whoever held it may have removed it (`clean` does), so there may be several rounds; as many
    // as it takes would be a loop without an end where somebody does nothing but clean.
    constexpr int rounds = 8;
    for (int round = 1;; ++round) {
        if (const DiskStatus failed = disk.make_folder(output.path)) {
            say_fault(output, "", "make this folder", *failed, diagnostics);
            return nullptr;
        }
        auto lock = disk.lock(output.path, on_wait);
        if (lock) return std::move(*lock);
        if (lock.failure().kind != DiskFailure::Kind::missing || round == rounds) {
            say_fault(output, "", "keep other builds out of this folder", lock.failure(),
                      diagnostics);
            return nullptr;
        }
    }
}

bool read_output(OutputFolder& output, bool guest, const Disk& disk, Diagnostics& diagnostics) {
    const auto entries = disk.list(output.path);
    if (!entries) {
        say_fault(output, "", "look into this folder", entries.failure(), diagnostics);
        return false;
    }
    output.exists = true;
    std::vector<std::string> others;
    bool has_manifest = false;
    for (const FileEntry& entry : *entries) {
        if (entry.name == manifest_name)
            has_manifest = true;
        else if (entry.kind == FileKind::file && is_temporary(entry.name))
            output.leftovers.push_back(entry.name);
        else if (!is_hosts_own(entry))
            others.push_back(entry.kind == FileKind::folder ? entry.name + "/" : entry.name);
    }
    output.has_others = !others.empty();
    if (!has_manifest) {
        if (others.empty() || guest) return true;
        say_not_ours(output, others, diagnostics);
        return false;
    }
    // The list of 100,000 pages has 12 MB.
    auto text = disk.read(output.at(manifest_name), std::size_t{128} << 20);
    if (!text) {
        using Refusal = DiskFailure::Kind;
        if (text.failure().kind == Refusal::is_a_link ||
            text.failure().kind == Refusal::not_a_file || text.failure().kind == Refusal::too_large)
            say_damaged(output, {false, text.failure().reason}, diagnostics);
        else
            say_fault(output, manifest_name, "read the list of praxis's files", text.failure(),
                      diagnostics);
        return false;
    }
    auto parsed = parse_manifest(*text);
    if (const auto* fault = std::get_if<ManifestFault>(&parsed)) {
        say_damaged(output, *fault, diagnostics);
        return false;
    }
    output.manifest = std::get<Manifest>(std::move(parsed));
    output.manifest_text = std::move(*text);
    return true;
}

}  // namespace praxis
