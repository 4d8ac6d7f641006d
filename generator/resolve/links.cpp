#include "resolve/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/addresses.h"
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

// The prefixes of short names: treatment:peel.
bool is_short(std::string_view scheme) {
    for (const std::string_view known : {"treatment", "area", "concern", "team", "location", "faq"})
        if (scheme == known) return true;
    return false;
}

// The `#` of an address as headings have it: decoded, in one form of accents.
std::string fragment_of(std::string_view address) {
    const std::size_t hash = address.find('#');
    if (hash == std::string_view::npos) return {};
    return normalised(percent_decoded(address.substr(hash + 1)));
}

std::string with_fragment(std::string address, const std::string& fragment) {
    return fragment.empty() ? address : address + "#" + fragment;
}

std::string_view why(Visibility visibility) {
    switch (visibility) {
        case Visibility::draft: return "a draft";
        case Visibility::scheduled: return "not published yet";
        default: return "expired";
    }
}

}  // namespace

LinkTargets::LinkTargets(const Resolver& resolver, std::string_view then)
    : resolver_(resolver), then_(then) {
    for (const Page& page : resolver.site.pages) {
        // A redirect has the entry that it leads to, whose text is elsewhere.
        const bool own = page.entry && page.entry->address == page.address;
        by_address_.emplace(std::string_view(page.address).substr(1),
                            Target{&page, own ? page.entry->text : nullptr});
        if (own && page.entry->text) address_of_.emplace(page.entry->text, page.address);
    }
    for (const Asset& asset : resolver.site.assets) by_address_.emplace(asset.output, Target{});
    for (const std::string_view own : {"sitemap.xml", "robots.txt"})
        by_address_.emplace(own, Target{});
    if (!resolver.site.listings.journal.empty()) by_address_.emplace("journal/feed.xml", Target{});
    const auto topic = [&](const FaqTopic& questions, bool live) {
        faq_files_.emplace(questions.source->path(), std::pair(&questions, live));
        for (const Question& question : questions.questions) {
            if (live) address_of_.emplace(question.answer, "/faq/");
            anchors_.emplace(question.anchor, live);
            questions_[question.id].emplace_back(&question, live);
            questions_[questions.id + "/" + question.id].emplace_back(&question, live);
            question_names_.add(question.id);
            question_names_.add(questions.id + "/" + question.id);
        }
    };
    for (const FaqTopic& general : resolver.site.clinic.faq) topic(general, true);
    for (const Treatment& treatment : resolver.site.clinic.treatments)
        if (treatment.faq) topic(*treatment.faq, treatment.live());
}

const LinkTargets::Target* LinkTargets::target_at(std::string_view address) const {
    const auto found = by_address_.find(address.substr(1));
    return found == by_address_.end() ? nullptr : &found->second;
}

const KnownNames& LinkTargets::known_addresses() const {
    return addresses_.get([&](KnownNames& names) {
        for (const Page& page : resolver_.site.pages) names.add(page.address);
        for (const Asset& asset : resolver_.site.assets) names.add("/" + asset.output);
    });
}

const KnownNames& LinkTargets::known_files() const {
    return files_.get([&](KnownNames& names) {
        for (const auto& [path, entry] : resolver_.index.by_file) names.add(path);
    });
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
    if (written[0] == '#') return own_fragment(written.substr(1), text, place, diagnostics);
    const std::size_t colon = written.find(':');
    const bool has_scheme = colon > 0 && colon < written.find_first_of("/?#");
    const std::string scheme = has_scheme ? written.substr(0, colon) : std::string();
    if (is_short(scheme)) return short_name(written, colon, place, diagnostics);
    if (std::string fault = fault_of_address(written); !fault.empty()) {
        const std::string small = lower_cased(scheme);
        diagnostics.error("unsafe-address", place, std::move(fault))
            .with_hint(is_short(small)
                           ? "write " + in_quotes(small + written.substr(colon)) +
                                 ", in small letters"
                           : "use https, mailto, tel, a file, or a short name like treatment:peel");
        return std::nullopt;
    }
    if (lower_cased(scheme).starts_with("http") && host_of(written).empty() &&
        !has_credentials(written)) {
        diagnostics.error("malformed-address", place, in_quotes(written) + " names no website")
            .with_hint("write the whole address, as in https://clinic.example/");
        return std::nullopt;
    }
    warn_of_credentials(written, place, diagnostics);
    if (has_scheme) return Answer{written, false};  // https, http, mailto, tel
    if (written[0] == '/') return site_address(written, place, diagnostics);
    return file(written, source, place, diagnostics);
}

std::optional<LinkTargets::Answer> LinkTargets::find_named(const std::string& written,
                                                           const Source& source, Span where,
                                                           Diagnostics& diagnostics) const {
    std::string fault = fault_of_address(written);
    const bool plain = written.starts_with('/') || written.starts_with("https:");
    if ((plain && fault.empty()) || is_short(written.substr(0, written.find(':'))))
        return find(written, source, where, nullptr, diagnostics);
    const Place place = Place::in(source, where);
    if (fault.empty() && written.find(':') < written.find('/'))
        fault = in_quotes(written) + " is neither https nor an address on this site";
    if (!fault.empty()) {
        diagnostics.error("unsafe-address", place, std::move(fault))
            .with_hint("write https://…, an address on this site, or a file of content/");
        return std::nullopt;
    }
    const auto file = resolver_.index.by_file.find("content/" + written);
    if (file != resolver_.index.by_file.end())
        return entry_page(*file->second, "", file->first, place, diagnostics);
    if (resolver_.may_exist("content/" + written)) return std::nullopt;
    diagnostics.error("broken-link", place, "there is no file " + in_quotes("content/" + written))
        .with_hint([&] {
            if (resolver_.index.by_file.contains(written))
                return "leave out content/: " + in_quotes(written.substr(8));
            const std::string near = did_you_mean("content/" + written, known_files());
            return near.empty() ? "write an address on this site, a file of content/, or https"
                                : replaced(near, "\"content/", "\"");
        });
    return std::nullopt;
}

std::optional<LinkTargets::Answer> LinkTargets::own_fragment(const std::string& written,
                                                             const Text* text, const Place& place,
                                                             Diagnostics& diagnostics) const {
    const std::string fragment = normalised(percent_decoded(written));
    if (!text || fragment.empty()) return Answer{"#" + written, false};
    if (!is_reserved_id(fragment)) {
        if (!heading_exists(text, fragment, "this text", place, diagnostics)) return std::nullopt;
        Answer answer{"#" + fragment, false};
        answer.own_heading = fragment;
        return answer;
    }
    // An answer is shown on several pages; /faq/ is the one that has them all.
    const auto shown = address_of_.find(text);
    Answer answer{"#" + fragment, false};
    answer.part = {std::string(shown == address_of_.end() ? "" : shown->second), fragment};
    return answer;
}

bool LinkTargets::heading_exists(const Text* text, const std::string& fragment,
                                 const std::string& where, const Place& place,
                                 Diagnostics& diagnostics) const {
    if (fragment.empty()) return true;
    if (text && !text->parsed) return true;  // who knows; why it could not be read has been said
    if (text && std::any_of(text->headings.begin(), text->headings.end(),
                            [&](const Heading& heading) { return heading.id == fragment; }))
        return true;
    diagnostics
        .error("broken-fragment", place,
               fmt::format("{} has no heading {}", where, in_quotes(fragment)))
        .with_hint([&] {
            std::vector<std::string> ids;
            if (text)
                for (const Heading& heading : text->headings) ids.push_back(heading.id);
            const std::string near = did_you_mean(fragment, ids);
            if (!near.empty()) return near;
            return ids.empty() ? "it has no headings" : "its headings are: " + first_listed(ids);
        });
    return false;
}

std::optional<LinkTargets::Answer> LinkTargets::entry_page(const Entry& entry,
                                                           const std::string& fragment,
                                                           const std::string& named,
                                                           const Place& place,
                                                           Diagnostics& diagnostics) const {
    // Of the theme's ids only the finished page knows which there are.
    const bool of_theme = is_reserved_id(fragment);
    if (!of_theme && !heading_exists(entry.text, fragment, named, place, diagnostics))
        return std::nullopt;
    if (entry.address.empty()) {
        // Live, but without a page: an area text that belongs to no area of its treatment has been
        // said already.
        if (!entry.live())
            diagnostics
                .warning("hidden-link", place,
                         fmt::format("{} is {}; {}", named, why(entry.visibility), then_))
                .with_hint("remove the link, or publish what it leads to");
        return Answer{{}, true};
    }
    Answer answer{with_fragment(entry.address, fragment), false};
    if (of_theme) answer.part = {entry.address, fragment};
    return answer;
}

std::optional<LinkTargets::Answer> LinkTargets::short_name(const std::string& written,
                                                           std::size_t colon, const Place& place,
                                                           Diagnostics& diagnostics) const {
    const std::string scheme = written.substr(0, colon);
    const std::size_t hash = written.find('#', colon);
    const std::string name = written.substr(
        colon + 1, hash == std::string::npos ? std::string::npos : hash - colon - 1);
    const std::string fragment = fragment_of(written);
    if (scheme == "faq") {
        if (fragment.empty()) return question(name, place, diagnostics);
        diagnostics
            .error("broken-fragment", place,
                   "a short name of a question leads to the question, and no further")
            .with_hint("write " + in_quotes(written.substr(0, hash)));
        return std::nullopt;
    }
    const auto among = [&](const auto& index, Kind kind) -> std::optional<Answer> {
        if (const Entry* entry = index.find(name))
            return entry_page(*entry, fragment,
                              fmt::format("the {} {}", in_words(kind), in_quotes(name)), place,
                              diagnostics);
        if (!resolver_.knows(kind, name)) return std::nullopt;
        diagnostics
            .error("unknown-reference", place,
                   fmt::format("no {} is called {}", in_words(kind), in_quotes(name)))
            .with_hint([&] {
                const std::string near = did_you_mean(name, index.ids);
                return near.empty()
                           ? fmt::format("write {}: and the id of a {}", scheme, in_words(kind))
                           : near;
            });
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
        if (!resolver_.knows_all_questions()) return std::nullopt;
        diagnostics.error("unknown-reference", place, "no question is called " + in_quotes(name))
            .with_hint([&] {
                const std::string near = did_you_mean(name, question_names_);
                return near.empty() ? "write faq:<id>, or faq:<treatment>/<id> for a treatment's"
                                    : near;
            });
        return std::nullopt;
    }
    if (found->second.size() > 1) {
        std::vector<std::string> ways;
        for (const auto& [other, live] : found->second) {
            std::string way = "faq:" +
                              other->anchor.substr(0, other->anchor.size() - other->id.size() - 1) +
                              "/" + other->id;
            if (std::find(ways.begin(), ways.end(), way) == ways.end())
                ways.push_back(std::move(way));
        }
        if (ways.size() == 1) return std::nullopt;  // that they want one address has been said
        diagnostics
            .error("ambiguous-reference", place,
                   fmt::format("{} questions are called {}", found->second.size(), in_quotes(name)))
            .with_hint("write " + (ways.size() <= 12 ? listed(ways, "or") : first_listed(ways)));
        return std::nullopt;
    }
    const auto& [question, live] = found->second.front();
    if (!live) return hidden_question("the question " + in_quotes(name), place, diagnostics);
    return Answer{"/faq/#" + question->anchor, false};
}

LinkTargets::Answer LinkTargets::hidden_question(const std::string& named, const Place& place,
                                                 Diagnostics& diagnostics) const {
    diagnostics
        .warning("hidden-link", place,
                 fmt::format("{} belongs to a hidden treatment; {}", named, then_))
        .with_hint("remove the link, or publish the treatment");
    return {{}, true};
}

std::optional<LinkTargets::Answer> LinkTargets::anchored(const std::string& fragment,
                                                         const Place& place,
                                                         Diagnostics& diagnostics) const {
    const auto found = anchors_.find(fragment);
    if (found == anchors_.end()) {
        if (!resolver_.knows_all_questions()) return std::nullopt;
        diagnostics.error("broken-fragment", place, "/faq/ has no question " + in_quotes(fragment))
            .with_hint([&] {
                std::vector<std::string> names;
                for (const auto& [anchor, live] : anchors_) names.push_back(anchor);
                const std::string near = did_you_mean(fragment, names);
                return near.empty() ? "write faq: and the question's id" : near;
            });
        return std::nullopt;
    }
    if (!found->second)
        return hidden_question("the question " + in_quotes(fragment), place, diagnostics);
    return Answer{"/faq/#" + fragment, false};
}

std::optional<LinkTargets::Answer> LinkTargets::site_address(const std::string& written,
                                                             const Place& place,
                                                             Diagnostics& diagnostics) const {
    const std::size_t end = written.find_first_of("?#");
    std::string path = percent_decoded(written.substr(0, end));
    const std::string query =
        end == std::string::npos || written[end] != '?'
            ? std::string()
            : written.substr(end, written.find('#', end) - end);
    const std::string fragment = fragment_of(written);
    const auto is_known = [&] {
        return target_at(path) || resolver_.hidden_addresses.contains(path);
    };
    if (!is_known() && !path.ends_with('/')) path += '/';
    if (!is_known() && resolver_.may_exist(path)) return std::nullopt;
    if (!is_known()) {
        diagnostics
            .error("broken-link", place,
                   "this site has no address " + in_quotes(written.substr(0, end)))
            .with_hint([&] {
                const std::string near = did_you_mean(path, known_addresses());
                return near.empty() ? "link to the file, or with a short name" : near;
            });
        return std::nullopt;
    }
    const Target* found = target_at(path);
    if (!found) {
        const Entry* hider = resolver_.hidden_addresses.at(path);
        diagnostics
            .warning("hidden-link", place,
                     hider ? fmt::format("{} is {}; {}", hider->source->path(),
                                         why(hider->visibility), then_)
                           : fmt::format("{} has nothing to show today; {}", path, then_))
            .with_hint("remove the link, or publish what it leads to");
        return Answer{{}, true};
    }
    Answer answer{with_fragment(address_of_output(path.substr(1)) + query, fragment), false};
    const auto& [page, text] = *found;
    if (fragment.empty() || !page) return answer;  // of a document, #page=2 may be right
    if (page->kind == PageKind::redirect) {
        diagnostics
            .error("broken-fragment", place,
                   fmt::format("{} only leads on to {}, where {} is forgotten", path,
                               page->redirect_to, in_quotes("#" + fragment)))
            .with_hint("link to " + page->entry->source->path());
        return std::nullopt;
    }
    if (is_reserved_id(fragment))
        answer.part = {path, fragment};
    else if (path == "/faq/")
        return anchored(fragment, place, diagnostics);
    else if (!heading_exists(text, fragment, path, place, diagnostics))
        return std::nullopt;
    return answer;
}

std::optional<LinkTargets::Answer> LinkTargets::file(const std::string& written,
                                                     const Source& source, const Place& place,
                                                     Diagnostics& diagnostics) const {
    const std::size_t end = written.find_first_of("?#");
    const std::string name = written.substr(0, end);
    const std::string fragment = fragment_of(written);
    const auto path = path_from(source.path(), name);
    if (path) {
        if (const auto entry = resolver_.index.of_file.find(*path);
            entry != resolver_.index.of_file.end())
            return entry_page(*entry->second, fragment, *path, place, diagnostics);
        if (path->starts_with("static/") && target_at("/" + path->substr(7)))
            return Answer{address_of_output(path->substr(7)) +
                              (end == std::string::npos ? "" : written.substr(end)),
                          false};
        const auto picture = resolver_.site.asset_addresses.find(*path);
        if (picture != resolver_.site.asset_addresses.end()) return Answer{picture->second, false};
        if (const auto faq = faq_files_.find(*path); faq != faq_files_.end()) {
            const auto& [topic, live] = faq->second;
            if (is_reserved_id(fragment)) return site_address("/faq/#" + fragment, place, diagnostics);
            if (!fragment.empty()) return question(topic->id + "/" + fragment, place, diagnostics);
            if (!live) return hidden_question(*path, place, diagnostics);
            return site_address("/faq/", place, diagnostics);
        }
    }
    if (path && resolver_.may_exist(*path)) return std::nullopt;
    diagnostics.error("broken-link", place, "there is no file " + in_quotes(name)).with_hint([&] {
        return file_meant(name, path, source.path());
    });
    return std::nullopt;
}

std::string LinkTargets::file_meant(const std::string& name, const std::optional<std::string>& path,
                                    const std::string& from) const {
    if (name.find('\\') != std::string::npos)
        return "write / between folders: " + in_quotes(replaced(name, "\\", "/"));
    if (name.starts_with("www.")) return "write " + in_quotes("https://" + name);
    if (name.find('@') != std::string::npos && name.find('/') == std::string::npos)
        return "write " + in_quotes("mailto:" + name);
    const auto known = [&](const std::string& file) { return resolver_.index.by_file.contains(file); };
    const auto meant = [&](const std::string& file) {
        return "did you mean " + in_quotes(seen_from(from, file)) + "?";
    };
    if (path)
        for (const std::string_view rest : {"/index.md", ".md"})
            if (const std::string file = *path + std::string(rest); known(file)) return meant(file);
    if (path)
        if (const auto near = nearest(*path, known_files())) return meant(*near);
    // The right file, sought in the wrong folder.
    std::vector<std::string> ending_so;
    const std::string end(telling_end("/" + name));
    for (const std::string& file : known_files().all())
        if (file.ends_with(end)) ending_so.push_back(file);
    if (ending_so.size() == 1) return meant(ending_so.front());
    return "name a file of content/ as seen from here, like ../areas/face.md";
}

}  // namespace praxis
