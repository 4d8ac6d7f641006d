#include "render/render.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/parallel.h"
#include "base/text.h"
#include "render/brand.h"
#include "render/feeds.h"
#include "render/host_headers.h"
#include "render/shared.h"
#include "render/templates.h"

namespace praxis {

namespace {

std::string path_of(std::string_view address) {
    std::string path(address.substr(address.starts_with('/') ? 1 : 0));
    if (path.empty() || path.ends_with('/')) path += "index.html";
    return path;
}

bool layouts_exist(const std::vector<const Page*>& pages, const Templates& templates,
                   const Shared& shared, Diagnostics& diagnostics) {
    std::map<std::string, std::string> missing;  // with the address of the first page
    for (const Page* page : pages)
        if (const std::string layout(layout_of(page->kind)); !templates.layouts.contains(layout))
            missing.emplace(layout, page->address);
    const Config& config = shared.config;
    for (const auto& [layout, address] : missing) {
        const Place place =
            config.source ? Place::in(*config.source, config.theme.where) : Place::nowhere();
        diagnostics
            .error("missing-layout", place,
                   "the theme " + in_quotes(shared.theme.name) + " has no layout " +
                       in_quotes(layout) + ", which " + address + " needs")
            .with_hint("add layouts/" + layout +
                       ".mustache to the theme, or let it extend \"calm\"");
    }
    return missing.empty();
}

/// Where a file of the output comes from.
struct FileSlot {
    enum class Made : std::uint8_t {
        page,
        feed,
        sitemap,
        robots,
        headers,
        catalogue,
        catalogue_schema,
        theme_file,
        site_file
    };
    Made made = Made::page;
    std::string path;
    const void* from = nullptr;  // a Page, an OutputFile of the theme, or an Asset
};

const Page& page_of(const FileSlot& slot) {
    return *static_cast<const Page*>(slot.from);
}

}  // namespace

class Output::Parts {
public:
    Parts(const Site& site, const Theme& theme, Diagnostics& diagnostics)
        : shared_(site, theme), templates_(bind(theme, diagnostics)) {
        std::vector<const Page*> pages;
        for (const Page& page : site.pages) pages.push_back(&page);
        not_found_.kind = PageKind::not_found;
        not_found_.address = "/404.html";
        not_found_.title = shared_.wording.word("not-found");
        not_found_.noindex = true;
        const bool has_not_found = std::any_of(pages.begin(), pages.end(), [](const Page* page) {
            return page->kind == PageKind::not_found;
        });
        if (!has_not_found) pages.push_back(&not_found_);
        good_ = templates_.good && layouts_exist(pages, templates_, shared_, diagnostics);
        if (!good_) return;
        list(pages, diagnostics);
    }

    bool good() const { return good_; }
    const std::vector<FileSlot>& slots() const { return slots_; }

    const FileSlot* find(std::string_view path) const {
        const auto found = std::lower_bound(
            slots_.begin(), slots_.end(), path,
            [](const FileSlot& slot, std::string_view wanted) { return slot.path < wanted; });
        return found == slots_.end() || found->path != path ? nullptr : &*found;
    }

    OutputFile make(const FileSlot& slot, PageRenderer& renderer, Diagnostics& said) const {
        OutputFile file{slot.path, {}, false};
        switch (slot.made) {
            case FileSlot::Made::page:
                file.bytes = renderer.render(page_of(slot), said);
                file.page = page_of(slot).kind != PageKind::redirect;
                break;
            case FileSlot::Made::feed: file.bytes = journal_feed(shared_); break;
            case FileSlot::Made::sitemap: file.bytes = sitemap(shared_); break;
            case FileSlot::Made::robots: file.bytes = robots(shared_, has_sitemap_); break;
            case FileSlot::Made::catalogue: file.bytes = catalogue_json(shared_.site); break;
            case FileSlot::Made::catalogue_schema: file.bytes = catalogue_schema(); break;
            case FileSlot::Made::headers:
                file.bytes = headers_file(shared_.config.base_path);
                break;
            case FileSlot::Made::theme_file:
                file.bytes = static_cast<const OutputFile*>(slot.from)->bytes;
                break;
            case FileSlot::Made::site_file:
                file.bytes = *static_cast<const Asset*>(slot.from)->bytes;
                break;
        }
        return file;
    }

    /// With a renderer that an earlier call has done with, if there is one.
    OutputFile make_one(const FileSlot& slot, Diagnostics& said) const {
        std::unique_ptr<PageRenderer> used;
        {
            const std::lock_guard lock(idle_mutex_);
            used = std::move(idle_);
        }
        if (!used) used = renderer();
        OutputFile file = make(slot, *used, said);
        const std::lock_guard lock(idle_mutex_);
        idle_ = std::move(used);
        return file;
    }

    std::vector<OutputFile> make_all(Diagnostics& diagnostics, PageCosts* costs) const {
        std::vector<OutputFile> files(slots_.size());
        const std::size_t jobs = std::max<std::size_t>(1, shared_.config.jobs);
        std::vector<std::unique_ptr<PageRenderer>> renderers(jobs);
        if (costs) costs->resize(slots_.size());
        for_each_index(slots_.size(), jobs, diagnostics,
                       [&](std::size_t index, std::size_t worker, Diagnostics& said) {
                           if (!renderers[worker]) renderers[worker] = renderer();
                           const auto began = std::chrono::steady_clock::now();
                           const FileSlot& slot = slots_[index];
                           files[index] = make(slot, *renderers[worker], said);
                           if (costs && slot.made == FileSlot::Made::page)
                               (*costs)[index] = {
                                   page_of(slot).address, layout_of(page_of(slot).kind),
                                   std::chrono::duration_cast<std::chrono::nanoseconds>(
                                       std::chrono::steady_clock::now() - began)
                                       .count()};
                       });
        if (costs) std::erase_if(*costs, [](const PageCost& cost) { return cost.address.empty(); });
        return files;
    }

    std::unique_ptr<PageRenderer> renderer() const {
        return std::make_unique<PageRenderer>(templates_, shared_);
    }

private:
    Templates bind(const Theme& theme, Diagnostics& diagnostics) {
        shared_.sound = !diagnostics.has_errors();
        check_brand(shared_, diagnostics);
        return bind_templates(theme, shared_, diagnostics);
    }

    void list(const std::vector<const Page*>& pages, Diagnostics& diagnostics) {
        using Made = FileSlot::Made;
        for (const Page* page : pages) slots_.push_back({Made::page, path_of(page->address), page});
        std::set<std::string> own;  // a file that the clinic wrote itself stands for ours
        for (const Asset& asset : shared_.site.assets) own.insert(asset.output);
        const auto add = [&](Made made, std::string path) {
            if (!own.contains(path)) slots_.push_back({made, std::move(path), nullptr});
        };
        if (shared_.journal) add(Made::feed, "journal/feed.xml");
        add(Made::robots, "robots.txt");
        if (shared_.config.catalogue) {
            add(Made::catalogue, std::string(catalogue_name));
            add(Made::catalogue_schema, std::string(catalogue_schema_name));
        }
        add(Made::headers, "_headers");
        has_sitemap_ = std::any_of(pages.begin(), pages.end(), [&](const Page* page) {
            return is_indexable(*page, shared_.config);
        });
        if (has_sitemap_) add(Made::sitemap, "sitemap.xml");
        for (const OutputFile& asset : shared_.asset_files) {
            if (own.contains(asset.path))
                diagnostics
                    .error("address-collision", Place::file("static/" + asset.path),
                           "static/" + asset.path + " and a file of the theme " +
                               in_quotes(shared_.theme.name) + " both want the address /" +
                               asset.path)
                    .with_hint("rename one of the two, or remove it");
            else
                slots_.push_back({Made::theme_file, asset.path, &asset});
        }
        for (const Asset& asset : shared_.site.assets)
            slots_.push_back({Made::site_file, asset.output, &asset});
        std::stable_sort(slots_.begin(), slots_.end(),
                         [](const FileSlot& a, const FileSlot& b) { return a.path < b.path; });
    }

    Shared shared_;
    Templates templates_;
    Page not_found_;
    std::vector<FileSlot> slots_;
    mutable std::mutex idle_mutex_;
    mutable std::unique_ptr<PageRenderer> idle_;
    bool has_sitemap_ = false;
    bool good_ = false;
};

Output::Output(const Site& site, const Theme& theme, Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(site, theme, diagnostics)) {}

Output::~Output() = default;

bool Output::good() const {
    return parts_->good();
}

const Page* Output::page(std::string_view path) const {
    const FileSlot* slot = parts_->find(path);
    return slot && slot->made == FileSlot::Made::page ? &page_of(*slot) : nullptr;
}

std::optional<OutputFile> Output::file(std::string_view path, Diagnostics& diagnostics) const {
    const FileSlot* slot = parts_->find(path);
    if (!slot) return std::nullopt;
    return parts_->make_one(*slot, diagnostics);
}

std::vector<OutputFile> Output::files(Diagnostics& diagnostics, PageCosts* costs) const {
    return parts_->make_all(diagnostics, costs);
}

std::vector<OutputFile> render(const Site& site, const Theme& theme, Diagnostics& diagnostics,
                               PageCosts* costs) {
    return Output(site, theme, diagnostics).files(diagnostics, costs);
}

}  // namespace praxis
