// Fills into every text what does not depend on the page that shows it: links, values, pictures.
#include <fmt/format.h>

#include <iterator>
#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "model/paths.h"
#include "resolve/links.h"
#include "resolve/values.h"

namespace praxis {

namespace {

// Most links of a site lead to the same few places; what one worker has found without a word to say
// about it, it need not judge again.
class KnownLinks {
public:
    explicit KnownLinks(const LinkTargets& links) : targets(links) {}

    const LinkTargets& targets;

    /// `<a href="…">` for a link of `text`, null where it has to be judged.
    const std::string* opening(const Hole& link, const Text& text) {
        if (!link.title.empty()) return nullptr;
        const auto known = openings_.find(key_of(link, text));
        return known == openings_.end() ? nullptr : &known->second;
    }

    void keep_opening(const Hole& link, const Text& text, std::string_view opening) {
        // A link within its own text means another place in each; and what may be warned of is
        // judged each time: of very many warnings the last are only counted.
        if (!link.title.empty() || link.name.starts_with('#') ||
            link.name.find('@') != link.name.npos)
            return;
        openings_.emplace(key_of(link, text), opening);
    }

private:
    /// Good until the next call.
    const std::string& key_of(const Hole& link, const Text& text) {
        const std::string_view path = text.source->path();
        key_.assign(path.substr(0, path.rfind('/') + 1)).append("\n").append(link.name);
        return key_;
    }

    std::unordered_map<std::string, std::string> openings_;
    std::string key_;
};

class TextFiller {
public:
    TextFiller(const Resolver& resolver, KnownLinks& links, const ValueContext& context,
               const Text& text, std::vector<PartLink>& part_links, Diagnostics& diagnostics)
        : resolver_(resolver),
          links_(links),
          context_(context),
          text_(text),
          part_links_(part_links),
          diagnostics_(diagnostics) {}

    /// What stands in the places of holes, and in plain texts that have values: all that the
    /// filled text has from the site.
    std::string answers() {
        std::string all;
        for (const Hole& hole : text_.holes) {
            fill(hole, all);
            for (const Hole& more : left_) all += more.name;
            left_.clear();
            all += value_ends;
        }
        const auto add = [&](const std::string& plain) {
            if (plain.find(value_begins) != std::string::npos)
                all += with_values(plain) + value_ends;
        };
        add(text_.opening);
        for (const Heading& heading : text_.headings) add(heading.text);
        return all;
    }

    /// `filled` is the text itself or a copy of it.
    void fill_into(Text& filled) {
        std::string html;
        html.reserve(filled.html.size() + filled.holes.size() * 48);
        std::uint32_t copied = 0;
        for (Hole& hole : filled.holes) {
            html.append(filled.html, copied, hole.at - copied);
            copied = hole.at;
            if (fill(hole, html)) continue;
            hole.at = static_cast<std::uint32_t>(html.size());
            left_.push_back(std::move(hole));
        }
        html.append(filled.html, copied, std::string::npos);
        html.shrink_to_fit();  // all texts stay in memory until the last page is rendered
        left_.shrink_to_fit();
        filled.html = std::move(html);
        filled.holes = std::move(left_);
        filled.opening = std::string(trimmed(with_values(filled.opening)));
        for (Heading& heading : filled.headings) heading.text = with_values(heading.text);
    }

private:
    Place place(const Hole& hole) const { return Place::in(*text_.source, hole.where); }

    /// False for a hole that only the page can fill.
    bool fill(const Hole& hole, std::string& html) {
        switch (hole.kind) {
            case HoleKind::link_open: open_link(hole, html); return true;
            case HoleKind::link_close:
                if (!open_links_.empty()) {
                    if (open_links_.back()) html += "</a>";
                    open_links_.pop_back();
                }
                return true;
            case HoleKind::image: image(hole, html); return true;
            case HoleKind::value:
                if (hole.name.starts_with("care.")) return false;
                value(hole, html);
                return true;
            case HoleKind::citation: check_citation(hole); return false;
            case HoleKind::block: check_block(hole); return false;
            case HoleKind::heading_id:
            case HoleKind::heading_link:
            case HoleKind::id_prefix:
            case HoleKind::back_label: return false;
        }
        return false;
    }

    void open_link(const Hole& hole, std::string& html) {
        if (const std::string* known = links_.opening(hole, text_)) {
            html += *known;
            open_links_.push_back(true);
            return;
        }
        const std::size_t said = diagnostics_.all().size();
        const auto written = with_values(hole);
        std::optional<LinkTargets::Answer> answer;
        if (written)
            answer = links_.targets.find(*written, *text_.source, hole.where, &text_, diagnostics_);
        const bool opens = answer && !answer->hidden;
        open_links_.push_back(opens);
        if (!opens) return;
        if (!answer->part.id.empty() && !answer->part.page.empty())
            part_links_.push_back({place(hole), answer->part.page, answer->part.id});
        const std::size_t begin = html.size();
        if (answer->own_heading.empty()) {
            append_link_open(html, below_base_path(answer->address), hole.title);
            if (answer->part.id.empty() && diagnostics_.all().size() == said)
                links_.keep_opening(hole, text_, std::string_view(html).substr(begin));
            return;
        }
        // On a page with other texts the heading may get another id.
        append_link_open(html, "#", hole.title);
        Hole& left = left_.emplace_back();
        left.at = static_cast<std::uint32_t>(html.find('#', begin) + 1);
        left.kind = HoleKind::heading_link;
        left.name = answer->own_heading;
        left.where = hole.where;
    }

    std::string below_base_path(const std::string& address) const {
        return address.starts_with('/') ? resolver_.config.base_path + address.substr(1) : address;
    }

    // Only the clinic's phone and e-mail may stand in an address.
    std::optional<std::string> with_values(const Hole& hole) {
        const std::string& written = hole.name;
        if (written.find('{') == std::string::npos && written.find("%7B") == std::string::npos)
            return written;
        // The parser may have encoded the braces.
        const std::string plain = replaced(replaced(written, "%7B", "{"), "%7D", "}");
        if (plain.find("{{") == std::string::npos) return written;
        if (plain == "tel:{{clinic.phone}}") return "tel:" + resolver_.config.phone;
        if (plain == "mailto:{{clinic.email}}") {
            // A clinic without an address is told so in the words of the value.
            const auto email =
                value_called(resolver_, "clinic.email", context_, place(hole), diagnostics_);
            return email ? std::optional("mailto:" + email->words) : std::nullopt;
        }
        diagnostics_
            .error("value-in-address", place(hole), "an address cannot have this value in it")
            .with_hint("only tel:{{clinic.phone}} and mailto:{{clinic.email}} can");
        return std::nullopt;
    }

    void value(const Hole& hole, std::string& html) {
        const Place where = place(hole);
        const auto answer = value_called(resolver_, hole.name, context_, where, diagnostics_);
        if (!answer) return;
        const bool links = !answer->address.empty() && open_links_.empty();
        if (links) append_link_open(html, below_base_path(answer->address), {});
        append_text(html, answer->words);
        if (links) html += "</a>";
    }

    void image(const Hole& hole, std::string& html) {
        if (!is_visible(hole.words))
            diagnostics_
                .error("picture-without-words", place(hole),
                       "this picture has no words for those who cannot see it")
                .with_hint("say what it shows between the square brackets");
        if (!picture_is_here(hole.name, place(hole), diagnostics_)) return;
        const auto path = picture_path(text_.source->path(), hole.name);
        const auto found = resolver_.site.asset_addresses.find(*path);
        if (found == resolver_.site.asset_addresses.end()) return;  // said when it was read
        html += "<img src=\"";
        append_address(html, below_base_path(found->second));
        html += "\" alt=\"";
        append_text(html, hole.words);
        if (!hole.title.empty()) {
            html += "\" title=\"";
            append_text(html, hole.title);
        }
        html += '"';
        if (const auto file = resolver_.content.files.find(*path);
            file != resolver_.content.files.end() && file->second.size)
            html += fmt::format(" width=\"{}\" height=\"{}\"", file->second.size->first,
                                file->second.size->second);
        html += " loading=\"lazy\" />";
    }

    void check_citation(const Hole& hole) {
        if (resolver_.index.references.find(hole.name) || !resolver_.knows_all(Kind::reference))
            return;
        diagnostics_
            .error("unknown-reference", place(hole),
                   "no reference is called " + in_quotes(hole.name))
            .with_hint([&] {
                const std::string near = did_you_mean(hole.name, resolver_.index.references.ids);
                return near.empty() ? "add it to content/references.toml" : near;
            });
    }

    void check_block(const Hole& hole) {
        static const std::vector<std::string> blocks = {
            "estimator",    "faq",       "prices",    "team",
            "locations",    "booking",   "risks",     "contraindications",
            "alternatives", "aftercare", "references"};
        for (const std::string& block : blocks)
            if (block == hole.name) return;
        const std::string near = did_you_mean(hole.name, blocks);
        diagnostics_
            .error("unknown-block", place(hole), "there is no block " + in_quotes(hole.name))
            .with_hint(!near.empty() ? near : "there are: " + listed(blocks));
    }

    // A plain text of the page with its values filled in; the text itself says what is wrong.
    std::string with_values(const std::string& written) {
        std::string plain;
        std::size_t at = 0;
        for (;;) {
            const std::size_t begin = written.find(value_begins, at);
            plain.append(written, at, begin - at);
            if (begin == std::string::npos) break;
            const std::size_t end = written.find(value_ends, begin);
            const std::string name = written.substr(begin + 1, end - begin - 1);
            Diagnostics said_in_the_text;
            const auto answer =
                value_called(resolver_, name, context_, Place::nowhere(), said_in_the_text);
            if (answer) plain += answer->words;
            at = end + 1;
        }
        return plain;
    }

    const Resolver& resolver_;
    KnownLinks& links_;
    const ValueContext& context_;
    const Text& text_;
    std::vector<PartLink>& part_links_;
    Diagnostics& diagnostics_;
    std::vector<Hole> left_;        // for the page to fill
    std::vector<bool> open_links_;  // of those that are open here, whether they became links
};

std::unordered_map<const Text*, ValueContext> contexts_of(const Clinic& clinic) {
    std::unordered_map<const Text*, ValueContext> contexts;
    for (const Treatment& treatment : clinic.treatments) {
        contexts[treatment.text] = {&treatment, nullptr};
        if (treatment.aftercare) contexts[treatment.aftercare->text] = {&treatment, nullptr};
        for (const TreatmentArea& text : treatment.area_texts)
            contexts[text.text] = {&treatment, &text};
        if (treatment.faq)
            for (const Question& question : treatment.faq->questions)
                contexts[question.answer] = {&treatment, nullptr};
    }
    return contexts;
}

/// Calls `look` with each pointer to a text that an entry has.
template <class Look>
void for_each_text(Clinic& clinic, const Look& look) {
    const auto all = [&](auto& entries) {
        for (auto& entry : entries) look(entry.text);
    };
    const auto questions = [&](FaqTopic& topic) {
        for (Question& question : topic.questions) look(question.answer);
    };
    if (clinic.home) look(clinic.home->text);
    for (Treatment& treatment : clinic.treatments) {
        look(treatment.text);
        all(treatment.area_texts);
        all(treatment.on_areas);
        if (treatment.aftercare) look(treatment.aftercare->text);
        if (treatment.faq) questions(*treatment.faq);
    }
    all(clinic.areas);
    all(clinic.concerns);
    all(clinic.team);
    all(clinic.locations);
    for (FaqTopic& topic : clinic.faq) questions(topic);
    all(clinic.journal);
    all(clinic.pages);
}

/// Puts the filled texts in the places of those that were read, and keeps them for the next time.
void show_filled(Resolver& resolver, std::vector<FilledText> filled, FilledTexts& kept) {
    FilledTexts now;
    for (FilledText& text : filled)
        if (const Text* const written = text.written.get()) {
            resolver.site.texts.push_back(text.filled);
            now.emplace(written, std::move(text));
        }
    for_each_text(resolver.site.clinic, [&](const Text*& text) {
        if (const auto found = now.find(text); found != now.end())
            text = found->second.filled.get();
    });
    kept = std::move(now);
}

}  // namespace

bool picture_is_here(const std::string& name, const Place& place, Diagnostics& diagnostics) {
    const auto path = picture_path(place.source->path(), name);
    if (path && (path->starts_with("content/") || path->starts_with("static/"))) return true;
    const bool elsewhere = name.starts_with("//") || name.find(':') < name.find('/');
    diagnostics
        .error("picture-elsewhere", place,
               elsewhere ? "a picture has to be a file of this site"
                         : in_quotes(name) + " is not inside content/ or static/")
        .with_hint("put the picture beside this file and write its name");
    return false;
}

void fill_texts(Resolver& resolver, FilledTexts* filled_before) {
    const LinkTargets targets(resolver);
    const auto contexts = contexts_of(resolver.site.clinic);
    auto& texts = resolver.content.texts;
    std::vector<FilledText> filled(filled_before ? texts.size() : 0);
    std::vector<std::vector<PartLink>> part_links(texts.size());
    std::vector<KnownLinks> links(std::max<std::size_t>(1, resolver.config.jobs),
                                  KnownLinks(targets));
    for_each_index(
        texts.size(), resolver.config.jobs, resolver.diagnostics,
        [&](std::size_t i, std::size_t worker, Diagnostics& said) {
            Text& text = *texts[i];
            if (!text.source) {
                if (filled_before) filled[i] = {texts[i], {}, texts[i]};
                return;
            }
            const auto found = contexts.find(&text);
            const ValueContext context = found == contexts.end() ? ValueContext{} : found->second;
            const auto filler = [&](std::vector<PartLink>& parts, Diagnostics& diagnostics) {
                return TextFiller(resolver, links[worker], context, text, parts, diagnostics);
            };
            if (!filled_before) return filler(part_links[i], said).fill_into(text);
            std::string answers = filler(part_links[i], said).answers();
            const auto before = filled_before->find(&text);
            if (before != filled_before->end() && before->second.answers == answers) {
                filled[i] = before->second;
                return;
            }
            auto copy = std::make_shared<Text>(text);
            std::vector<PartLink> known;
            Diagnostics said_already;
            filler(known, said_already).fill_into(*copy);
            filled[i] = {texts[i], std::move(answers), std::move(copy)};
        });
    for (std::vector<PartLink>& of_text : part_links)
        std::move(of_text.begin(), of_text.end(), std::back_inserter(resolver.site.part_links));
    if (filled_before) return show_filled(resolver, std::move(filled), *filled_before);
    for (auto& text : texts) resolver.site.texts.push_back(std::move(text));
}

}  // namespace praxis
