#include "inspect/origins.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "https://cdn.example" of "https://cdn.example/a.js", `//` being at `slashes`; empty for none.
std::string origin_at(std::string_view text, std::size_t slashes) {
    const std::size_t end = std::min(text.find_first_of("/?#\"'<>) \t\r\n", slashes + 2), text.size());
    const std::string_view host = text.substr(slashes + 2, end - slashes - 2);
    if (host.empty()) return {};
    const std::string_view before = text.substr(0, slashes);
    const std::string scheme = before.ends_with("http:") ? "http:" : "https:";
    return lower_cased(scheme + "//" + std::string(host));
}

// Where the tag that begins at `begin` ends, its `>` included; quoted values may hold one.
std::size_t end_of_tag(std::string_view html, std::size_t begin) {
    char quote = 0;
    for (std::size_t i = begin; i < html.size(); ++i) {
        if (quote != 0) {
            if (html[i] == quote) quote = 0;
        } else if (html[i] == '"' || html[i] == '\'') {
            quote = html[i];
        } else if (html[i] == '>') {
            return i + 1;
        }
    }
    return html.size();
}

/// Calls `take(name, value)` for each attribute of a tag with a value, names in small letters.
template <class Take>
void each_attribute(std::string_view tag, const Take& take) {
    std::size_t at = tag.find_first_of(blanks);
    while (at < tag.size()) {
        at = tag.find_first_not_of(" \t\r\n/>", at);
        if (at == std::string_view::npos) return;
        const std::size_t name_end = std::min(tag.find_first_of("= \t\r\n>", at), tag.size());
        const std::string name = lower_cased(tag.substr(at, name_end - at));
        at = tag.find_first_not_of(blanks, name_end);
        if (at == std::string_view::npos || tag[at] != '=') continue;
        at = tag.find_first_not_of(blanks, at + 1);
        if (at == std::string_view::npos) return;
        const bool quoted = tag[at] == '"' || tag[at] == '\'';
        const std::size_t end = std::min(
            quoted ? tag.find(tag[at], at + 1) : tag.find_first_of(" \t\r\n>", at), tag.size());
        const std::size_t begin = quoted ? at + 1 : at;
        take(name, tag.substr(begin, end - begin));
        at = end + 1;
    }
}

class Origins {
public:
    explicit Origins(const Site& site) : own_(origin_at(site.settings().base_url,
                                                        site.settings().base_url.find("//"))) {}

    void look_at_page(std::string_view html, const std::string& path) {
        for (std::size_t at = html.find('<'); at != std::string_view::npos;) {
            const std::size_t end = end_of_tag(html, at);
            const std::string_view tag = html.substr(at, end - at);
            const std::string element =
                lower_cased(tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1));
            if (tag.find("//") != std::string_view::npos) look_at_tag(element, tag, path);
            if (element == "style") {
                const std::size_t close = std::min(html.find("</", end), html.size());
                look_at_style(html.substr(end, close - end), path);
            }
            at = html.find('<', end);
        }
    }

    void look_at_style(std::string_view css, const std::string& path) {
        for (std::size_t at = css.find("//"); at != std::string_view::npos;
             at = css.find("//", at + 2)) {
            std::string_view before = css.substr(0, at);
            for (const std::string_view scheme : {"https:", "http:"})
                if (before.ends_with(scheme)) before.remove_suffix(scheme.size());
            if (before.ends_with('"') || before.ends_with('\'')) before.remove_suffix(1);
            before = trimmed(before);
            if (before.ends_with("url(") || before.ends_with("@import"))
                note(origin_at(css, at), path);
        }
    }

    void say(Diagnostics& diagnostics) const {
        for (const auto& [origin, seen] : seen_)
            diagnostics
                .info("foreign-origin", Place::nowhere(),
                      "browsers of visitors are sent to " + quoted(origin) + ", by " + seen.first +
                          (seen.files > 1 ? " and " + counted(seen.files - 1, "other file") : ""))
                .with_hint("it learns who visits; keep a copy in static/ if you can");
    }

private:
    void look_at_tag(std::string_view element, std::string_view tag, const std::string& path) {
        bool only_named = element == "link";  // the page's address elsewhere, or its author's
        each_attribute(tag, [&](std::string_view name, std::string_view value) {
            if (name == "rel")
                for (const std::string_view loaded :
                     {"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect",
                      "dns-prefetch", "prefetch"})
                    if (value.find(loaded) != std::string_view::npos) only_named = false;
        });
        each_attribute(tag, [&](std::string_view name, std::string_view value) {
            if (name == "style") return look_at_style(value, path);
            const bool loads = is_one_of(name, {"src", "srcset", "poster", "data", "action",
                                                "formaction", "ping"}) ||
                               (name == "href" && element == "link" && !only_named);
            if (!loads) return;
            for (std::size_t at = value.find("//"); at != std::string_view::npos;
                 at = value.find("//", at + 2)) {
                const std::string_view before = value.substr(0, at);
                const bool begins = before.empty() || before.ends_with("https:") ||
                                    before.ends_with("http:") || before.ends_with(' ') ||
                                    before.ends_with(',');
                if (begins) note(origin_at(value, at), path);
            }
        });
    }

    struct Seen {
        std::string first;
        std::string last;
        std::size_t files = 0;
    };

    void note(const std::string& origin, const std::string& path) {
        if (origin.empty() || origin == own_) return;
        Seen& seen = seen_[origin];
        if (seen.files > 0 && seen.last == path) return;
        if (seen.files++ == 0) seen.first = path;
        seen.last = path;
    }

    std::string own_;
    std::map<std::string, Seen> seen_;
};

}  // namespace

void list_foreign_origins(const std::vector<OutputFile>& files, const Site& site,
                          Diagnostics& diagnostics) {
    Origins origins(site);
    for (const OutputFile& file : files) {
        if (file.page || file.path.ends_with(".html"))
            origins.look_at_page(file.bytes, file.path);
        else if (file.path.ends_with(".css"))
            origins.look_at_style(file.bytes, file.path);
    }
    origins.say(diagnostics);
}

}  // namespace praxis
