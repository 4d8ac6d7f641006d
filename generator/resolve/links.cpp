#include "resolve/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/fields.h"
#include "model/paths.h"

namespace praxis {

namespace {

// "content/areas/face.md" as a text of "content/treatments/peel.md" writes it: "../areas/face.md".
std::string seen_from(std::string_view file, std::string_view path) {
    std::vector<std::string_view> from = split(file, '/');
    from.pop_back();
    const std::vector<std::string_view> to = split(path, '/');
    std::size_t shared = 0;
    while (shared < from.size() && shared + 1 < to.size() && from[shared] == to[shared]) ++shared;
    std::string result;
    for (std::size_t i = shared; i < from.size(); ++i) result += "../";
    for (std::size_t i = shared; i < to.size(); ++i) {
        result += to[i];
        if (i + 1 < to.size()) result += '/';
    }
    return result;
}

// "content/treatments/peel/index.md" → "/peel/index.md": what tells a file from others.
std::string_view telling_end(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const bool of_a_folder = path.ends_with("/index.md") || path.ends_with("/aftercare.md");
    return path.substr(of_a_folder && slash > 0 ? path.rfind('/', slash - 1) : slash);
}

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
        faq_files_.emplace(questions.source->path(), std::pair(&questions, live));
        for (const Question& question : questions.questions) {
            anchors_.emplace(question.anchor, live);
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
        if (text && !is_reserved_id(fragment) &&
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
    if (written.find(':') < written.find('/')) {
        diagnostics
            .error("unsafe-address", place,
                   quoted(written) + " is neither https nor an address on this site")
            .with_hint("write https://…, an address on this site, or a file of content/");
        return std::nullopt;
    }
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
    const bool theme_part = is_reserved_id(fragment);
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
    if (!live) return hidden_question("the question " + quoted(name), place, diagnostics);
    return Answer{"/faq/#" + question->anchor, false};
}

LinkTargets::Answer LinkTargets::hidden_question(const std::string& named, const Place& place,
                                                 Diagnostics& diagnostics) {
    diagnostics
        .warning("hidden-link", place,
                 named + " belongs to a hidden treatment; the words stay, the link goes")
        .with_hint("remove the link, or publish the treatment");
    return {{}, true};
}

std::optional<LinkTargets::Answer> LinkTargets::anchored(const std::string& fragment,
                                                         const Place& place,
                                                         Diagnostics& diagnostics) const {
    const auto found = anchors_.find(fragment);
    if (found == anchors_.end()) {
        std::vector<std::string> names;
        for (const auto& [anchor, live] : anchors_) names.push_back(anchor);
        const std::string near = did_you_mean(fragment, names);
        diagnostics.error("broken-fragment", place, "/faq/ has no question " + quoted(fragment))
            .with_hint(!near.empty() ? near : "write faq: and the question's id");
        return std::nullopt;
    }
    if (!found->second)
        return hidden_question("the question " + quoted(fragment), place, diagnostics);
    return Answer{"/faq/#" + fragment, false};
}

std::optional<LinkTargets::Answer> LinkTargets::site_address(const std::string& written,
                                                             const Place& place,
                                                             Diagnostics& diagnostics) const {
    const std::size_t end = written.find_first_of("?#");
    std::string path = percent_decoded(written.substr(0, end));
    const std::string rest = end == std::string::npos ? "" : written.substr(end);
    const auto is_known = [&] {
        return by_address_.contains(path) || resolver_.hidden_addresses.contains(path);
    };
    if (!is_known() && !path.ends_with('/')) path += '/';
    if (!is_known()) {
        const std::string near = did_you_mean(path, addresses_);
        diagnostics
            .error("broken-link", place,
                   "this site has no address " + quoted(written.substr(0, end)))
            .with_hint(!near.empty() ? near : "link to the file, or with a short name");
        return std::nullopt;
    }
    const auto found = by_address_.find(path);
    if (found == by_address_.end()) {
        const Entry* hider = resolver_.hidden_addresses.at(path);
        diagnostics
            .warning("hidden-link", place,
                     hider ? fmt::format("{} is {}; the words stay, the link goes",
                                         hider->source->path(), why(hider->visibility))
                           : path + " has nothing to show today; the words stay, the link goes")
            .with_hint("remove the link, or publish what it leads to");
        return Answer{{}, true};
    }
    const std::size_t hash = rest.find('#');
    const std::string fragment =
        hash == std::string::npos ? "" : percent_decoded(rest.substr(hash + 1));
    if (!fragment.empty() && !is_reserved_id(fragment)) {
        if (path == "/faq/") return anchored(fragment, place, diagnostics);
        if (found->second.text &&
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
        if (const auto faq = faq_files_.find(*path); faq != faq_files_.end()) {
            const auto& [topic, live] = faq->second;
            if (!fragment.empty()) return question(topic->id + "/" + fragment, place, diagnostics);
            if (!live) return hidden_question(*path, place, diagnostics);
            return site_address("/faq/", place, diagnostics);
        }
    }
    diagnostics.error("broken-link", place, "there is no file " + quoted(name))
        .with_hint(file_meant(name, path, source.path()));
    return std::nullopt;
}

std::string LinkTargets::file_meant(const std::string& name, const std::optional<std::string>& path,
                                    const std::string& from) const {
    if (name.find('\\') != std::string::npos)
        return "write / between folders: " + quoted(replaced(name, "\\", "/"));
    if (name.starts_with("www.")) return "write " + quoted("https://" + name);
    if (name.find('@') != std::string::npos && name.find('/') == std::string::npos)
        return "write " + quoted("mailto:" + name);
    const auto known = [&](const std::string& file) {
        return std::find(files_.begin(), files_.end(), file) != files_.end();
    };
    const auto meant = [&](const std::string& file) {
        return "did you mean " + quoted(seen_from(from, file)) + "?";
    };
    if (path)
        for (const std::string_view rest : {"/index.md", ".md"})
            if (const std::string file = *path + std::string(rest); known(file)) return meant(file);
    if (path)
        if (const auto near = nearest(*path, files_)) return meant(*near);
    // The right file, sought in the wrong folder.
    std::vector<std::string> ending_so;
    const std::string end(telling_end("/" + name));
    for (const std::string& file : files_)
        if (file.ends_with(end)) ending_so.push_back(file);
    if (ending_so.size() == 1) return meant(ending_so.front());
    return "name a file of content/ as seen from here, like ../areas/face.md";
}

}  // namespace praxis
