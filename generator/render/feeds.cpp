#include "render/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "render/escape.h"

namespace praxis {

namespace {

// Readers ask often and show the newest; a long journal must not make each answer long.
constexpr std::size_t most_entries = 50;

const Date& changed(const Article& article) {
    return article.updated && *article.updated > article.date ? *article.updated : article.date;
}

// A date has no hour; midnight in UTC is the same moment wherever the site is built.
std::string moment(const Date& date) { return date.iso() + "T00:00:00Z"; }

}  // namespace

std::string journal_feed(const Shared& shared) {
    const Config& config = shared.config;
    const auto& journal = shared.site.listings.journal;
    const std::size_t count = std::min(journal.size(), most_entries);
    std::string feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    const auto out = std::back_inserter(feed);
    Date newest;
    for (std::size_t i = 0; i < count; ++i) newest = std::max(newest, changed(*journal[i]));
    const std::string self = xml_escaped(shared.canonical("/journal/feed.xml"));
    const std::string journal_address = xml_escaped(shared.canonical("/journal/"));
    fmt::format_to(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
                   xml_escaped(config.language));
    fmt::format_to(out, "  <id>{}</id>\n  <title>{}</title>\n  <updated>{}</updated>\n",
                   journal_address, xml_escaped(config.title), moment(newest));
    fmt::format_to(out, "  <author><name>{}</name></author>\n", xml_escaped(config.clinic_name));
    fmt::format_to(out, "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", self);
    fmt::format_to(out, "  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                   journal_address);
    for (std::size_t i = 0; i < count; ++i) {
        const Article& article = *journal[i];
        const std::string address = xml_escaped(shared.canonical(article.address));
        fmt::format_to(out, "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n", address,
                       xml_escaped(article.title));
        fmt::format_to(out, "    <published>{}</published>\n    <updated>{}</updated>\n",
                       moment(article.date), moment(changed(article)));
        for (const RefTo<Practitioner>& author : article.author)
            if (author.to)
                fmt::format_to(out, "    <author><name>{}</name></author>\n",
                               xml_escaped(author.to->title));
        fmt::format_to(out, "    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                       address);
        fmt::format_to(out, "    <summary>{}</summary>\n  </entry>\n",
                       xml_escaped(article.summary));
    }
    return feed + "</feed>\n";
}

bool is_indexable(const Page& page, const Config& config) {
    if (config.noindex || page.noindex) return false;
    return page.kind != PageKind::redirect && page.kind != PageKind::not_found;
}

std::string sitemap(const Shared& shared) {
    std::string entries;
    for (const Page& page : shared.site.pages) {
        if (!is_indexable(page, shared.config)) continue;
        entries += "  <url><loc>" + xml_escaped(shared.canonical(page.address)) + "</loc>";
        if (page.modified) entries += "<lastmod>" + page.modified->iso() + "</lastmod>";
        entries += "</url>\n";
    }
    if (entries.empty()) return {};
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" +
           entries + "</urlset>\n";
}

std::string robots(const Shared& shared, bool has_sitemap) {
    std::string text = "User-agent: *\nDisallow:\n";
    if (has_sitemap) text += "\nSitemap: " + shared.canonical("/sitemap.xml") + "\n";
    return text;
}

}  // namespace praxis
