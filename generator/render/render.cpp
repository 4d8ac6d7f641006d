#include "render/render.h"

#include <algorithm>
#include <map>
#include <memory>
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
        const Place place = config.source ? Place::in(*config.source, config.theme.where)
                                          : Place::nowhere();
        diagnostics
            .error("missing-layout", place,
                   "the theme " + quoted(shared.theme.name) + " has no layout " + quoted(layout) +
                       ", which " + address + " needs")
            .with_hint("add layouts/" + layout + ".mustache to the theme, or let it extend \"calm\"");
    }
    return missing.empty();
}

std::vector<OutputFile> render_pages(const std::vector<const Page*>& pages,
                                     const Templates& templates, const Shared& shared,
                                     Diagnostics& diagnostics) {
    std::vector<OutputFile> files(pages.size());
    const std::size_t jobs = std::max<std::size_t>(1, shared.config.jobs);
    std::vector<std::unique_ptr<PageRenderer>> renderers(jobs);
    for_each_index(pages.size(), jobs, diagnostics,
                   [&](std::size_t index, std::size_t worker, Diagnostics& said) {
                       if (!renderers[worker])
                           renderers[worker] = std::make_unique<PageRenderer>(templates, shared);
                       const Page& page = *pages[index];
                       OutputFile& file = files[index];
                       file.path = path_of(page.address);
                       file.bytes = renderers[worker]->render(page, said);
                       file.bytes.shrink_to_fit();  // all pages stay in memory until they are written
                       file.page = page.kind != PageKind::redirect;
                   });
    return files;
}

}  // namespace

std::vector<OutputFile> render(const Site& site, const Theme& theme, Diagnostics& diagnostics) {
    Shared shared(site, theme);
    shared.sound = !diagnostics.has_errors();
    check_brand(shared, diagnostics);
    const Templates templates = bind_templates(theme, shared, diagnostics);

    std::vector<const Page*> pages;
    for (const Page& page : site.pages) pages.push_back(&page);
    Page not_found;
    not_found.kind = PageKind::not_found;
    not_found.address = "/404.html";
    not_found.title = shared.wording.word("not-found");
    not_found.noindex = true;
    const bool has_not_found = std::any_of(pages.begin(), pages.end(), [](const Page* page) {
        return page->kind == PageKind::not_found;
    });
    if (!has_not_found) pages.push_back(&not_found);

    if (!templates.good || !layouts_exist(pages, templates, shared, diagnostics)) return {};
    std::vector<OutputFile> files = render_pages(pages, templates, shared, diagnostics);

    std::set<std::string> own;  // a file that the clinic wrote itself stands for ours
    for (const Asset& asset : site.assets) own.insert(asset.output);
    const auto add = [&](std::string path, std::string bytes) {
        if (!bytes.empty() && !own.contains(path))
            files.push_back(OutputFile{std::move(path), std::move(bytes), false});
    };
    if (shared.journal) add("journal/feed.xml", journal_feed(shared));
    const std::string map = sitemap(shared);
    add("robots.txt", robots(shared, !map.empty()));
    add("sitemap.xml", map);
    if (shared.config.catalogue) {
        add(std::string(catalogue_name), catalogue_json(site));
        add(std::string(catalogue_schema_name), std::string(catalogue_schema()));
    }
    add("_headers", headers_file(shared.config.base_path));
    for (const OutputFile& asset : shared.asset_files) {
        if (own.contains(asset.path))
            diagnostics
                .error("address-collision", Place::file("static/" + asset.path),
                       "static/" + asset.path + " and a file of the theme " +
                           quoted(theme.name) + " both want the address /" + asset.path)
                .with_hint("rename one of the two, or remove it");
        else
            files.push_back(asset);
    }
    for (const Asset& asset : site.assets)
        files.push_back(OutputFile{asset.output, asset.bytes, false});

    std::stable_sort(files.begin(), files.end(), [](const OutputFile& a, const OutputFile& b) {
        return a.path < b.path;
    });
    return files;
}

}  // namespace praxis
