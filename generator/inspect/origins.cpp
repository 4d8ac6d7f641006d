#include "inspect/origins.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view end_of_host = "/?#\"'<>) \t\r\n";

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "https://cdn.example" of "https://cdn.example/a.js", `//` being at `slashes`; empty for none.
std::string origin_at(std::string_view text, std::size_t slashes) {
    const std::size_t end = std::min(text.find_first_of(end_of_host, slashes + 2), text.size());
    const std::string_view host = text.substr(slashes + 2, end - slashes - 2);
    if (host.empty()) return {};
    const std::string_view before = text.substr(0, slashes);
    const std::string scheme = before.ends_with("http:") ? "http:" : "https:";
    return lower_cased(scheme + "//" + std::string(host));
}

/// Text in front of the address in `<a href="…` or `<a class="…" href="…`.
bool opens_a_link(std::string_view before) {
    constexpr std::string_view address = " href=\"";
    if (!before.ends_with(address)) return false;
    before.remove_suffix(address.size());
    if (before.ends_with("<a")) return true;
    if (!before.ends_with('"')) return false;
    before.remove_suffix(1);
    const std::size_t value = before.rfind('"');
    return value != std::string_view::npos && before.substr(0, value).ends_with("<a class=");
}

/// A tag with its `>`; a quoted value may hold one too.
struct Tag {
    std::string_view text;
    bool has_slashes = false;  // "//" somewhere
};

Tag tag_at(std::string_view html, std::size_t begin) {
    static constexpr ByteSet telling("/\"'>");
    Tag tag;
    char quote = 0;
    std::size_t at = begin;
    while ((at = telling.find(html, at)) < html.size()) {
        const char c = html[at++];
        if (c == '/') {
            tag.has_slashes |= html[at - 2] == '/';  // never the first byte, which is `<`
        } else if (c == '>') {
            if (quote == 0) break;
        } else if (quote == 0) {
            quote = c;
        } else if (quote == c) {
            quote = 0;
        }
    }
    tag.text = html.substr(begin, at - begin);
    return tag;
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

/// The other origins that one file speaks to, each once.
class Origins {
public:
    explicit Origins(const std::string& own) : own_(own) {}

    void look_at_page(std::string_view html) {
        if (has_only_harmless_slashes(html)) return;
        for (std::size_t at = html.find('<'); at != std::string_view::npos;) {
            const Tag tag = tag_at(html, at);
            const std::size_t end = at + tag.text.size();
            const std::string_view element =
                tag.text.substr(1, tag.text.find_first_of(" \t\r\n/>", 1) - 1);
            if (tag.has_slashes) look_at_tag(lower_cased(element), tag.text);
            if (element.size() == 5 && lower_cased(element) == "style") {
                const std::size_t close = std::min(html.find("</", end), html.size());
                look_at_style(html.substr(end, close - end));
            }
            at = html.find('<', end);
        }
    }

    void look_at_style(std::string_view css) {
        for (std::size_t at = css.find("//"); at != std::string_view::npos;
             at = css.find("//", at + 2)) {
            std::string_view before = css.substr(0, at);
            for (const std::string_view scheme : {"https:", "http:"})
                if (before.ends_with(scheme)) before.remove_suffix(scheme.size());
            if (before.ends_with('"') || before.ends_with('\'')) before.remove_suffix(1);
            before = trimmed(before);
            if (before.ends_with("url(") || before.ends_with("@import")) note(origin_at(css, at));
        }
    }

    const std::vector<std::string>& found() const { return found_; }

private:
    // Nearly every page, told without taking its tags apart: each `//` belongs to this site's own
    // address, to a name that nothing loads, or to a link that a visitor may follow.
    bool has_only_harmless_slashes(std::string_view html) const {
        for (std::size_t at = html.find("//"); at != std::string_view::npos;
             at = html.find("//", at + 2)) {
            std::string_view before = html.substr(0, at);
            const std::size_t scheme = before.ends_with("https:")  ? 6
                                       : before.ends_with("http:") ? 5
                                                                   : 0;
            if (scheme == 0) return false;
            before.remove_suffix(scheme);
            const std::string_view address = html.substr(before.size());
            const bool is_own = !own_.empty() && address.starts_with(own_) &&
                                address.size() > own_.size() &&
                                end_of_host.find(address[own_.size()]) != std::string_view::npos;
            // Behind `":"` is a value of JSON, of which a browser loads nothing.
            if (is_own || opens_a_link(before) || before.ends_with(" xmlns=\"") ||
                before.ends_with("\":\""))
                continue;
            return false;
        }
        return true;
    }

    void look_at_tag(std::string_view element, std::string_view tag) {
        bool only_named = element == "link";  // the page's address elsewhere, or its author's
        each_attribute(tag, [&](std::string_view name, std::string_view value) {
            if (name == "rel")
                for (const std::string_view loaded :
                     {"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect",
                      "dns-prefetch", "prefetch"})
                    if (value.find(loaded) != std::string_view::npos) only_named = false;
        });
        each_attribute(tag, [&](std::string_view name, std::string_view value) {
            if (name == "style") return look_at_style(value);
            const bool loads = is_any_of(name, {"src", "srcset", "poster", "data", "action",
                                                "formaction", "ping"}) ||
                               (name == "href" && element == "link" && !only_named);
            if (!loads) return;
            for (std::size_t at = value.find("//"); at != std::string_view::npos;
                 at = value.find("//", at + 2)) {
                const std::string_view before = value.substr(0, at);
                const bool begins = before.empty() || before.ends_with("https:") ||
                                    before.ends_with("http:") || before.ends_with(' ') ||
                                    before.ends_with(',');
                if (begins) note(origin_at(value, at));
            }
        });
    }

    void note(std::string origin) {
        if (origin.empty() || origin == own_) return;
        if (std::find(found_.begin(), found_.end(), origin) == found_.end())
            found_.push_back(std::move(origin));
    }

    const std::string& own_;
    std::vector<std::string> found_;
};

struct Seen {
    std::string first;
    std::size_t files = 0;
};

}  // namespace

void list_foreign_origins(const std::vector<OutputFile>& files, const Site& site,
                          Diagnostics& diagnostics) {
    const std::string& address = site.settings().base_url;
    const std::string own = origin_at(address, address.find("//"));
    std::vector<std::vector<std::string>> found(files.size());
    for_each_index(files.size(), site.settings().jobs, [&](std::size_t index, std::size_t) {
        const OutputFile& file = files[index];
        Origins origins(own);
        if (file.page || file.path.ends_with(".html"))
            origins.look_at_page(file.bytes);
        else if (file.path.ends_with(".css"))
            origins.look_at_style(file.bytes);
        found[index] = origins.found();
    });

    std::map<std::string, Seen> seen;
    for (std::size_t index = 0; index < files.size(); ++index)
        for (const std::string& origin : found[index])
            if (Seen& here = seen[origin]; here.files++ == 0) here.first = files[index].path;
    for (const auto& [origin, where] : seen)
        diagnostics
            .info("foreign-origin", Place::nowhere(),
                  "browsers of visitors are sent to " + in_quotes(origin) + ", by " + where.first +
                      (where.files > 1 ? " and " + counted(where.files - 1, "other file") : ""))
            .with_hint("it learns who visits; keep a copy in static/ if you can");
}

}  // namespace praxis
