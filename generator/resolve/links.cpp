#include "resolve/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/fields.h"
#include "model/paths.h"

namespace praxis {

namespace {

std::string_view why(Visibility visibility) {
    switch (visibility) {
        case Visibility::draft: return "a draft";
        case Visibility::scheduled: return "not published yet";
        default: return "expired";
    }
}

}  // namespace

LinkTargets::LinkTargets(const Resolver& resolver) : resolver_(resolver) {
    for (const Page& page : resolver.site.pages) {
        // A redirect has the entry that it leads to, whose text is elsewhere.
        const bool own = page.entry && page.entry->address == page.address;
        by_address_.emplace(page.address, Target{page.entry, own ? page.entry->text : nullptr});
        addresses_.push_back(page.address);
    }
    for (const Asset& asset : resolver.site.assets) {
        by_address_.emplace("/" + asset.output, Target{});
        addresses_.push_back("/" + asset.output);
    }
    for (const std::string_view own : {"/sitemap.xml", "/robots.txt"})
        by_address_.emplace(std::string(own), Target{});
    if (!resolver.site.listings.journal.empty()) by_address_.emplace("/journal/feed.xml", Target{});
    for (const auto& [path, entry] : resolver.index.by_file) files_.push_back(path);
    const auto topic = [&](const FaqTopic& questions, bool live) {
        for (const Question& question : questions.questions) {
            questions_[question.id].emplace_back(&question, live);
            questions_[questions.id + "/" + question.id].emplace_back(&question, live);
            question_names_.push_back(question.id);
            question_names_.push_back(questions.id + "/" + question.id);
        }
    };
    for (const FaqTopic& general : resolver.site.clinic.faq) topic(general, true);
    for (const Treatment& treatment : resolver.site.clinic.treatments)
        if (treatment.faq) topic(*treatment.faq, treatment.live());
}

std::optional<LinkTargets::Answer> LinkTargets::find(const std::string& written,
                                                     const Source& source, Span where,
                                                     const Text* text,
                                                     Diagnostics& diagnostics) const {
    const Place place = Place::in(source, where);
    if (trimmed(written).empty()) {
        diagnostics.error("broken-link", place, "this link leads nowhere")
            .with_hint("write an address between the brackets");
        return std::nullopt;
    }
    if (written[0] == '#') {
        const std::string fragment = percent_decoded(written.substr(1));
        if (text && !fragment.starts_with("p-") &&
            !heading_exists(text, fragment, "this text", place, diagnostics))
            return std::nullopt;
        return Answer{written, false};
    }
    const std::size_t colon = written.find(':');
    if (colon != std::string::npos && written.find_first_of("/?#") > colon) {
        const std::string_view scheme = std::string_view(written).substr(0, colon);
        for (const std::string_view known :
             {"treatment", "area", "concern", "team", "location", "faq"})
            if (scheme == known) return short_name(written, colon, place, diagnostics);
    }
    if (std::string fault = fault_of_address(written); !fault.empty()) {
        diagnostics.error("unsafe-address", place, std::move(fault))
            .with_hint("use https, mailto, tel, a file, or a short name like treatment:peel");
        return std::nullopt;
    }
    if (has_credentials(written))
        diagnostics.warning("credentials-in-address", place,
                            "this address has a user name or password in it")
            .with_hint("remove it; everybody can read the page");
    if (colon != std::string::npos && written.find_first_of("/?#") > colon)
        return Answer{written, false};  // https, http, mailto, tel
    if (written[0] == '/') return site_address(written, place, diagnostics);
    return file(written, source, place, diagnostics);
}

std::optional<LinkTargets::Answer> LinkTargets::find_named(const std::string& written,
                                                           const Source& source, Span where,
                                                           Diagnostics& diagnostics) const {
    if (written.starts_with('/') || written.starts_with("https:") ||
        !fault_of_address(written).empty())
        return find(written, source, where, nullptr, diagnostics);
    const Place place = Place::in(source, where);
    const auto file = resolver_.index.by_file.find("content/" + written);
    if (file != resolver_.index.by_file.end())
        return entry_page(*file->second, "", file->first, place, diagnostics);
    std::vector<std::string> names;
    for (const std::string& path : files_) names.push_back(path.substr(8));
    const std::string near = did_you_mean(written, names);
    diagnostics.error("broken-link", place, "there is no file " + quoted("content/" + written))
        .with_hint(!near.empty() ? near
                                 : "write an address on this site, a file of content/, or https");
    return std::nullopt;
}

bool LinkTargets::heading_exists(const Text* text, const std::string& fragment,
                                 const std::string& where, const Place& place,
                                 Diagnostics& diagnostics) const {
    if (fragment.empty()) return true;
    std::vector<std::string> ids;
    if (text)
        for (const Heading& heading : text->headings) {
            if (heading.id == fragment) return true;
            ids.push_back(heading.id);
        }
    std::string hint = did_you_mean(fragment, ids);
    if (hint.empty())
        hint = ids.empty() ? "it has no headings" : "its headings are: " + listed(ids);
    diagnostics
        .error("broken-fragment", place,
               fmt::format("{} has no heading {}", where, quoted(fragment)))
        .with_hint(std::move(hint));
    return false;
}

std::optional<LinkTargets::Answer> LinkTargets::entry_page(const Entry& entry,
                                                           const std::string& fragment,
                                                           const std::string& named,
                                                           const Place& place,
                                                           Diagnostics& diagnostics) const {
    const bool theme_part = fragment.starts_with("p-");
    if (!theme_part &&
        !heading_exists(entry.text, percent_decoded(fragment), named, place, diagnostics))
        return std::nullopt;
    if (entry.address.empty()) {
        // Live, but without a page: an area text that belongs to no area of its treatment has been
        // said already.
        if (!entry.live())
            diagnostics
                .warning("hidden-link", place,
                         fmt::format("{} is {}; the words stay, the link goes", named,
                                     why(entry.visibility)))
                .with_hint("remove the link, or publish what it leads to");
        return Answer{{}, true};
    }
    return Answer{fragment.empty() ? entry.address : entry.address + "#" + fragment, false};
}

std::optional<LinkTargets::Answer> LinkTargets::short_name(const std::string& written,
                                                           std::size_t colon, const Place& place,
                                                           Diagnostics& diagnostics) const {
    const std::string scheme = written.substr(0, colon);
    const std::size_t hash = written.find('#', colon);
    const std::string name = written.substr(
        colon + 1, hash == std::string::npos ? std::string::npos : hash - colon - 1);
    const std::string fragment = hash == std::string::npos ? "" : written.substr(hash + 1);
    if (scheme == "faq") return question(name, place, diagnostics);
    const auto among = [&](const auto& index, Kind kind) -> std::optional<Answer> {
        if (const Entry* entry = index.find(name))
            return entry_page(*entry, fragment,
                              fmt::format("the {} {}", in_words(kind), quoted(name)), place,
                              diagnostics);
        const std::string near = did_you_mean(name, index.ids);
        diagnostics
            .error("unknown-reference", place,
                   fmt::format("no {} is called {}", in_words(kind), quoted(name)))
            .with_hint(!near.empty() ? near
                                     : fmt::format("write {}: and the id of a {}", scheme,
                                                   in_words(kind)));
        return std::nullopt;
    };
    if (scheme == "treatment") return among(resolver_.index.treatments, Kind::treatment);
    if (scheme == "area") return among(resolver_.index.areas, Kind::area);
    if (scheme == "concern") return among(resolver_.index.concerns, Kind::concern);
    if (scheme == "team") return among(resolver_.index.team, Kind::practitioner);
    return among(resolver_.index.locations, Kind::location);
}

std::optional<LinkTargets::Answer> LinkTargets::question(const std::string& name,
                                                         const Place& place,
                                                         Diagnostics& diagnostics) const {
    const auto found = questions_.find(name);
    if (found == questions_.end()) {
        const std::string near = did_you_mean(name, question_names_);
        diagnostics.error("unknown-reference", place, "no question is called " + quoted(name))
            .with_hint(!near.empty() ? near
                                     : "write faq:<id>, or faq:<treatment>/<id> for a treatment's");
        return std::nullopt;
    }
    if (found->second.size() > 1) {
        std::vector<std::string> ways;
        for (const auto& [other, live] : found->second)
            ways.push_back("faq:" + other->anchor.substr(0, other->anchor.size() -
                                                                other->id.size() - 1) +
                           "/" + other->id);
        diagnostics
            .error("ambiguous-reference", place,
                   fmt::format("{} questions are called {}", ways.size(), quoted(name)))
            .with_hint("write " + listed(ways, "or"));
        return std::nullopt;
    }
    const auto& [question, live] = found->second.front();
    if (!live) {
        diagnostics
            .warning("hidden-link", place,
                     fmt::format("the question {} belongs to a hidden treatment; the words stay, "
                                 "the link goes",
                                 quoted(name)))
            .with_hint("remove the link, or publish the treatment");
        return Answer{{}, true};
    }
    return Answer{"/faq/#" + question->anchor, false};
}

std::optional<LinkTargets::Answer> LinkTargets::site_address(const std::string& written,
                                                             const Place& place,
                                                             Diagnostics& diagnostics) const {
    const std::size_t end = written.find_first_of("?#");
    std::string path = percent_decoded(written.substr(0, end));
    const std::string rest = end == std::string::npos ? "" : written.substr(end);
    auto found = by_address_.find(path);
    if (found == by_address_.end() && !path.ends_with('/')) {
        path += '/';
        found = by_address_.find(path);
    }
    if (found == by_address_.end()) {
        // A hidden entry's address is not there; whoever links to it is told so, gently.
        for (const auto& [file, entry] : resolver_.index.by_file) {
            if (entry->live()) continue;
            const std::string hidden_path = "/" + file.substr(8, file.rfind('.') - 8) + "/";
            if (replaced(hidden_path, "/index/", "/") == path ||
                replaced(hidden_path, "/pages/", "/") == path)
                return entry_page(*entry, "", file, place, diagnostics);
        }
        const std::string near = did_you_mean(path, addresses_);
        diagnostics.error("broken-link", place, "this site has no address " + quoted(path))
            .with_hint(!near.empty() ? near : "link to the file, or with a short name");
        return std::nullopt;
    }
    const std::size_t hash = rest.find('#');
    if (hash != std::string::npos && found->second.text) {
        const std::string fragment = percent_decoded(rest.substr(hash + 1));
        if (!fragment.starts_with("p-") &&
            !heading_exists(found->second.text, fragment, path, place, diagnostics))
            return std::nullopt;
    }
    return Answer{path + rest, false};
}

std::optional<LinkTargets::Answer> LinkTargets::file(const std::string& written,
                                                     const Source& source, const Place& place,
                                                     Diagnostics& diagnostics) const {
    const std::size_t end = written.find_first_of("?#");
    const std::string name = written.substr(0, end);
    const std::size_t hash = written.find('#');
    const std::string fragment = hash == std::string::npos ? "" : written.substr(hash + 1);
    const auto path = path_from(source.path(), name);
    if (path) {
        if (const auto entry = resolver_.index.by_file.find(*path);
            entry != resolver_.index.by_file.end())
            return entry_page(*entry->second, fragment, *path, place, diagnostics);
        if (path->starts_with("static/") && by_address_.contains("/" + path->substr(7)))
            return Answer{"/" + path->substr(7) + (end == std::string::npos ? "" : written.substr(end)),
                          false};
        const auto picture = resolver_.site.asset_addresses.find(*path);
        if (picture != resolver_.site.asset_addresses.end()) return Answer{picture->second, false};
        if (path->starts_with("content/faq/") || path->ends_with("/faq.toml"))
            for (const auto& known : resolver_.site.sources)
                if (known->path() == *path) return Answer{"/faq/", false};
    }
    // The file that was meant, as it would be written here.
    std::string hint;
    if (path) {
        if (const auto near = nearest(*path, files_)) {
            const std::size_t shared = path->rfind('/') + 1;
            hint = near->substr(0, shared) == path->substr(0, shared)
                       ? "did you mean " +
                             quoted(name.substr(0, name.rfind('/') == std::string::npos
                                                       ? 0
                                                       : name.rfind('/') + 1) +
                                    near->substr(shared)) +
                             "?"
                       : "did you mean " + *near + "?";
        }
    }
    if (hint.empty()) hint = "name a file of content/ as seen from here, like ../areas/face.md";
    diagnostics.error("broken-link", place, "there is no file " + quoted(name))
        .with_hint(std::move(hint));
    return std::nullopt;
}

}  // namespace praxis
