// What machines read beside the pages: the journal's feed, the sitemap, robots.txt.
#pragma once

#include <string>

#include "render/shared.h"

namespace praxis {

/// Atom (RFC 4287) of the newest articles. An entry's id is its address; dates come from the
/// articles, so the same site gives the same bytes on any day.
std::string journal_feed(const Shared& shared);

/// Pages that search engines may list; empty where there is none. `lastmod` stands only where a
/// date is known.
std::string sitemap(const Shared& shared);

/// A site that wants to stay out lets itself be read all the same: what cannot be read cannot say
/// `noindex`.
std::string robots(const Shared& shared, bool has_sitemap);

/// Whether search engines may list a page.
bool is_indexable(const Page& page, const Config& config);

}  // namespace praxis
