#include "render/host.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/text.h"
#include "render/escape.h"
#include "render/host_front_matter.h"

namespace praxis {

namespace {

constexpr std::string_view prefix = "praxis-";

bool is_html_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_name_character(char c) {
    return !is_html_blank(c) && c != '/' && c != '>' && c != '=';
}

/// The character there, or its reference if a template language would take it for a part of a
/// command, or of a comment's end.
std::string harmless(std::string_view html, std::size_t at) {
    const char c = html[at];
    const char before = at > 0 ? html[at - 1] : '\0';
    const char next = at + 1 < html.size() ? html[at + 1] : '\0';
    if (c == '{' && (before == '{' || next == '{' || next == '%' || next == '#')) return "&#123;";
    if (c == '}' && before == '#') return "&#125;";
    return {c};
}

std::string all_harmless(std::string_view html) {
    std::string result;
    for (std::size_t at = 0; at < html.size(); ++at) result += harmless(html, at);
    return result;
}

/// "a b" → "praxis-a praxis-b".
std::string prefixed_list(std::string_view names) {
    std::string result;
    for (const std::string_view name : split(names, ' ')) {
        if (trimmed(name).empty()) continue;
        if (!result.empty()) result += ' ';
        result.append(prefix).append(trimmed(name));
    }
    return result;
}

/// Walks HTML as our templates and markdown write it, and as an owner who keeps raw HTML may.
class PartWriter {
public:
    PartWriter(std::string_view html, std::string_view base_path, std::string_view base_url)
        : html_(html), base_path_(base_path), base_url_(base_url) {
        to_.reserve(html.size() + html.size() / 8);
    }

    std::string write() && {
        while (at_ < html_.size()) {
            const bool markup = html_[at_] == '<' && at_ + 1 < html_.size();
            if (markup && html_.substr(at_).starts_with("<!--"))
                at_ = after("-->");
            else if (markup && (is_letter(html_[at_ + 1]) || html_[at_ + 1] == '/'))
                tag();
            else
                character();
        }
        return std::move(to_);
    }

private:
    std::size_t after(std::string_view end) const {
        const std::size_t found = html_.find(end, at_);
        return found == std::string_view::npos ? html_.size() : found + end.size();
    }

    void character() { to_ += harmless(html_, at_++); }

    void tag() {
        const bool closes = html_[at_ + 1] == '/';
        std::size_t end = at_ + (closes ? 2 : 1);
        const std::size_t name_begin = end;
        while (end < html_.size() && is_name_character(html_[end])) ++end;
        const std::string name = lower_cased(html_.substr(name_begin, end - name_begin));
        const std::string shown = element(name, closes);
        to_.append(closes ? "</" : "<").append(shown);
        at_ = end;
        bool is_root = false;
        if (!closes && !has_root_) has_root_ = is_root = true;
        attributes(is_root);
        if (!closes && (name == "script" || name == "style")) {
            const std::size_t stop = html_.find("</" + name, at_);
            to_ += html_.substr(at_, stop == std::string_view::npos ? stop : stop - at_);
            at_ = std::min(stop, html_.size());
        }
    }

    /// The one <article> is ours; the host has its own header, footer and main.
    std::string element(const std::string& name, bool closes) {
        if (name == "article") {
            if (closes) return --articles_ == 0 ? name : "div";
            return articles_++ == 0 ? name : "div";
        }
        return name == "header" || name == "footer" || name == "main" ? "div" : name;
    }

    void attributes(bool is_root) {
        bool has_class = false;
        while (at_ < html_.size() && html_[at_] != '>') {
            if (!is_letter(html_[at_])) {
                to_ += html_[at_++];
                continue;
            }
            std::size_t end = at_;
            while (end < html_.size() && is_name_character(html_[end])) ++end;
            const std::string name = lower_cased(html_.substr(at_, end - at_));
            to_ += html_.substr(at_, end - at_);
            at_ = end;
            if (at_ >= html_.size() || html_[at_] != '=') continue;
            to_ += "=\"";
            std::string value = changed(name, std::string(attribute_value()));
            if (name == "class" && is_root) value = "praxis " + value;
            has_class = has_class || name == "class";
            append_value(value);
            to_ += '"';
        }
        if (is_root && !has_class) to_ += " class=\"praxis\"";
        if (at_ < html_.size()) to_ += html_[at_++];
    }

    std::string_view attribute_value() {
        ++at_;  // the equals sign
        const char quote = at_ < html_.size() ? html_[at_] : '\0';
        std::size_t begin = at_;
        std::size_t end;
        if (quote == '"' || quote == '\'') {
            end = std::min(html_.find(quote, ++begin), html_.size());
            at_ = std::min(end + 1, html_.size());
        } else {
            end = begin;
            while (end < html_.size() && !is_html_blank(html_[end]) && html_[end] != '>') ++end;
            at_ = end;
        }
        return html_.substr(begin, end - begin);
    }

    void append_value(std::string_view value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] == '"')
                to_ += "&quot;";
            else
                to_ += harmless(value, i);
        }
    }

    std::string changed(const std::string& name, std::string value) const {
        static const std::array<std::string_view, 10> names = {
            "id",           "class", "for",  "aria-labelledby", "aria-describedby",
            "aria-details", "form",  "list", "aria-controls",   "headers"};
        if (std::find(names.begin(), names.end(), name) != names.end()) return prefixed_list(value);
        if (name == "popovertarget" || name == "aria-owns") return prefixed_list(value);
        if (name != "href" && name != "xlink:href") return value;
        const std::size_t mark = value.find('#');
        if (mark == std::string::npos || mark + 1 == value.size()) return value;
        const bool ours = mark == 0 || value.starts_with(base_url_) ||
                          (value.starts_with(base_path_) && !value.starts_with("//"));
        return ours ? value.insert(mark + 1, prefix) : value;
    }

    std::string_view html_;
    std::string base_path_;
    std::string base_url_;
    std::size_t at_ = 0;
    std::string to_;
    std::size_t articles_ = 0;
    bool has_root_ = false;
};

/// What stands between a page's `<script type="application/ld+json">` and its end, cut out.
std::string cut_structured_data(std::string& html) {
    constexpr std::string_view begin_mark = "<script type=\"application/ld+json\">";
    constexpr std::string_view end_mark = "</script>";
    const std::size_t begin = html.find(begin_mark);
    if (begin == std::string::npos) return {};
    const std::size_t end = html.find(end_mark, begin);
    if (end == std::string::npos) return {};
    const std::size_t from = begin + begin_mark.size();
    std::string data = html.substr(from, end - from);
    html.erase(begin, end + end_mark.size() - begin);
    if (html.substr(begin).starts_with('\n')) html.erase(begin, 1);
    return data;
}

/// The addresses of the stylesheets that a page asks for.
std::vector<std::string> stylesheets_of(std::string_view html) {
    constexpr std::string_view mark = "<link rel=\"stylesheet\" href=\"";
    std::vector<std::string> addresses;
    for (std::size_t at = html.find(mark); at != std::string_view::npos; at = html.find(mark, at)) {
        at += mark.size();
        addresses.emplace_back(html.substr(at, html.find('"', at) - at));
    }
    return addresses;
}

class Dresser {
public:
    Dresser(const Site& site) : config_(site.settings()) {
        for (const Page& page : site.pages) pages_.emplace(file_of(page.address), &page);
        for (const Page& page : site.pages)
            if (page.kind == PageKind::redirect)
                aliases_[page.redirect_to].push_back(alias_beside(page.redirect_to, page.address));
        for (const Page& page : site.pages) has_feed_ = has_feed_ || page.kind == PageKind::journal;
        for (const Asset& asset : site.assets) kept_.insert(asset.output);
    }

    void dress(std::vector<OutputFile>& files) {
        std::vector<OutputFile> dressed;
        for (OutputFile& file : files) one(std::move(file), dressed);
        // Of the theme only what a page or one of its stylesheets asks for.
        const auto is_of_theme = [&](const OutputFile& file) {
            return file.path.starts_with("assets/") && !kept_.contains(file.path);
        };
        for (const OutputFile& file : dressed)
            if (!is_of_theme(file)) note_names(file.bytes);
        for (const OutputFile& file : dressed)
            if (is_of_theme(file) && named_.contains(file.path) && file.path.ends_with(".css"))
                note_names(file.bytes);
        std::erase_if(dressed, [&](const OutputFile& file) {
            return is_of_theme(file) && !named_.contains(file.path);
        });
        std::sort(dressed.begin(), dressed.end(),
                  [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
        files = std::move(dressed);
    }

private:
    /// As Hugo reads it, from the folder that `page` lies in: its site may itself stand below a
    /// path, of which it knows and we do not.
    std::string alias_beside(std::string_view page, std::string_view alias) const {
        std::string way;
        if (page == "/") {
            const std::vector<std::string_view> folders = split(config_.base_path, '/');
            way = std::string(folders[folders.size() - 2]) + "/";
        }
        for (auto depth = std::count(page.begin(), page.end(), '/'); depth > 2; --depth)
            way += "../";
        return way + std::string(alias.substr(1));
    }

    static std::string file_of(std::string_view address) {
        std::string path(address.substr(1));
        if (path.empty() || path.ends_with('/')) path += "index.html";
        return path;
    }

    void one(OutputFile file, std::vector<OutputFile>& dressed) {
        if (kept_.contains(file.path)) return dressed.push_back(std::move(file));
        if (file.path == "404.html" || file.path == "robots.txt" || file.path == "_headers") return;
        const auto page = pages_.find(file.path);
        if (page == pages_.end()) return dressed.push_back(std::move(file));
        const bool redirect = page->second->kind == PageKind::redirect;
        // Hugo makes them itself, from front matter.
        if (redirect && config_.branch_pages) return;
        if (redirect) {
            file.bytes = all_harmless(file.bytes);
            return dressed.push_back(std::move(file));
        }

        const HostKeys keys = keys_of(*page->second, file.bytes);
        std::string html = as_part(file.bytes, config_.base_path, config_.base_url);
        if (config_.front_matter == HostFrontMatter::none) {
            std::string path = file.path.substr(0, file.path.rfind('.')) + ".json";
            dressed.push_back({std::move(path), front_matter(keys, HostFrontMatter::none), false});
        } else {
            html = front_matter(keys, config_.front_matter) + html;
        }
        if (config_.branch_pages && file.path.ends_with("index.html"))
            file.path.insert(file.path.rfind("index.html"), "_");
        file.bytes = std::move(html);
        dressed.push_back(std::move(file));
    }

    HostKeys keys_of(const Page& page, std::string& html) const {
        const std::string data = cut_structured_data(html);
        HostKeys keys = {
            {"title", page.kind == PageKind::home ? config_.title : page.title},
            {"description", page.description},
            {"canonical", url_escaped(config_.base_url + page.address.substr(1))},
        };
        const auto add = [&](std::string_view key, std::string value) {
            if (!value.empty()) keys.emplace_back(key, std::move(value));
        };
        add("layout", config_.host_layout);
        add("page_kind", std::string(layout_of(page.kind)));
        if (page.modified) add("lastmod", page.modified->iso());
        if (page.noindex || config_.noindex) add("robots", "noindex");
        if (config_.branch_pages) {
            keys.emplace_back("outputs", std::vector<std::string>{"html"});
            if (const auto old = aliases_.find(page.address); old != aliases_.end())
                keys.emplace_back("aliases", old->second);
        }
        keys.emplace_back("stylesheets", stylesheets_of(html));
        if (has_feed_) add("feed", url_escaped(config_.base_url + "journal/feed.xml"));
        add("json_ld", data);
        return keys;
    }

    void note_names(std::string_view bytes) {
        constexpr std::string_view mark = "assets/";
        for (std::size_t at = bytes.find(mark); at != std::string_view::npos;
             at = bytes.find(mark, at + mark.size())) {
            const std::size_t end = bytes.find_first_of("\"' \n)>?#,]", at);
            named_.emplace(bytes.substr(at, end == std::string_view::npos ? end : end - at));
        }
    }

    const Config& config_;
    std::map<std::string, const Page*> pages_;
    std::map<std::string, std::vector<std::string>> aliases_;  // by the address they lead to
    std::set<std::string> kept_;   // the site's own files
    std::set<std::string> named_;  // files of the theme that something asks for
    bool has_feed_ = false;
};

}  // namespace

std::string as_part(std::string_view html, std::string_view base_path, std::string_view base_url) {
    return PartWriter(html, base_path, base_url).write();
}

std::string with_prefixed_classes(std::string_view css) {
    std::string result;
    for (std::size_t i = 0; i < css.size(); ++i) {
        result += css[i];
        const bool begins_class = css[i] == '.' && i + 1 < css.size() && is_letter(css[i + 1]);
        if (begins_class) result += prefix;
    }
    return result;
}

void dress_for_host(std::vector<OutputFile>& files, const Site& site, const Theme& theme) {
    if (theme.embedded && !files.empty()) Dresser(site).dress(files);
}

}  // namespace praxis
