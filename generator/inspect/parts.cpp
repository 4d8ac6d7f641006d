#include "inspect/parts.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"

namespace praxis {

namespace {

// The theme's own ids, in the order of the page.
std::vector<std::string> parts_of(std::string_view html) {
    std::vector<std::string> parts;
    constexpr std::string_view mark = " id=\"";
    for (std::size_t at = html.find(mark); at != std::string_view::npos; at = html.find(mark, at)) {
        at += mark.size();
        const std::string_view id = html.substr(at, html.find('"', at) - at);
        if (is_reserved_id(id)) parts.emplace_back(id);
    }
    return parts;
}

}  // namespace

void check_part_links(const std::vector<OutputFile>& files, const Site& site,
                      Diagnostics& diagnostics) {
    if (site.part_links.empty()) return;
    std::unordered_map<std::string_view, const OutputFile*> by_path;
    for (const OutputFile& file : files) by_path.emplace(file.path, &file);
    std::map<std::string, std::vector<std::string>> parts_by_page;
    for (const PartLink& link : site.part_links) {
        const auto [found, is_new] = parts_by_page.try_emplace(link.page);
        std::vector<std::string>& parts = found->second;
        if (is_new) {
            std::string path = link.page.substr(1);
            if (path.empty() || path.ends_with('/')) path += "index.html";
            if (const auto file = by_path.find(path); file != by_path.end())
                parts = parts_of(file->second->bytes);
        }
        if (std::find(parts.begin(), parts.end(), link.id) != parts.end()) continue;
        diagnostics
            .error("broken-fragment", link.where, link.page + " has no part " + in_quotes(link.id))
            .with_hint([&] {
                const std::string near = did_you_mean(link.id, parts);
                if (!near.empty()) return near;
                return parts.empty() ? std::string("link to the page itself")
                                     : "its parts are: " + first_listed(parts);
            });
    }
}

}  // namespace praxis
