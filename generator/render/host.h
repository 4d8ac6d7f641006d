// The section of another site: finished pages become parts that a host's generator takes in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"
#include "model/theme.h"

namespace praxis {

/// Does nothing unless the theme is `embed` or extends it. Else each page is one <article> whose ids
/// and classes begin with "praxis-" (links to them follow), what belongs into a host's head stands in
/// front matter or in a .json beside it, and what only a whole site has (404.html, robots.txt, files
/// of the theme that no page names) is left out. Comes after inspect, which asks about pages as
/// their theme wrote them. Keeps `files` sorted by path.
void dress_for_host(std::vector<OutputFile>& files, const Site& site, const Theme& theme);

/// The same for one piece of HTML: one root element of class "praxis", prefixed ids and classes, no
/// <article>, <header>, <footer> or <main> inside it, nothing that a host's template language would
/// obey (`{{`, `{%`, `{#`). `base_path` and `base_url` are those of the section.
std::string as_part(std::string_view html, std::string_view base_path, std::string_view base_url);

/// The class selectors of a stylesheet of ours with the same prefix.
std::string with_prefixed_classes(std::string_view css);

}  // namespace praxis
