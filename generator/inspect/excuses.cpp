#include "inspect/excuses.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "clinic/rules.h"

namespace praxis {

namespace {

std::vector<std::string> excusable_rules() {
    std::vector<std::string> ids;
    for (const Rule& rule : all_rules())
        if (rule.can_be_excused()) ids.emplace_back(rule.id);
    return ids;
}

// A rule that nobody here has heard of is left alone: it may be another version's.
void say_unknown(const std::string& rule, const Place& place, Diagnostics& diagnostics) {
    if (rule_called(rule))
        diagnostics.warning("unknown-allow", place, in_quotes(rule) + " cannot be excused")
            .with_hint("mend it: as it is, something wrong or unsafe would be published");
    else if (const auto meant = nearest(rule, excusable_rules()))
        diagnostics.warning("unknown-allow", place, "there is no rule " + in_quotes(rule))
            .with_hint("did you mean " + in_quotes(*meant) + "?");
}

/// Whether a rule that says nothing was asked at all: questions about prose know English only, and
/// what a block shows is not known while anything is wrong.
bool was_asked(std::string_view rule, const Site& site, const Diagnostics& diagnostics) {
    if (rule == "contradiction" || rule.starts_with("citation-"))
        return site.settings().language.starts_with("en");
    return rule != "block-empty" || !diagnostics.has_errors();
}

/// How many findings an excuse covers; nullopt for a rule that has no excuse.
std::optional<std::size_t> apply(const Excuse& excuse, const Source& source,
                                 Diagnostics& diagnostics) {
    const Rule* rule = rule_called(excuse.rule);
    if (!rule || !rule->can_be_excused()) return std::nullopt;
    return diagnostics.excuse(excuse.rule, Place::in(source, excuse.covers), excuse.reason);
}

}  // namespace

void apply_excuses(const Site& site, Diagnostics& diagnostics) {
    for (const auto& text : site.texts)
        for (const Excuse& excuse : text->excuses) apply(excuse, *text->source, diagnostics);
}

void check_excuses(const std::vector<WrittenText>& texts, const Site& site,
                   Diagnostics& diagnostics) {
    apply_excuses(site, diagnostics);
    std::set<const Text*> seen;
    // Without those of expired pages, which nobody asks anything.
    for (const WrittenText& text : texts) {
        if (!text.text || !text.text->parsed || text.text->excuses.empty() ||
            text.text->source != text.source || !seen.insert(text.text).second)
            continue;
        for (const Excuse& excuse : text.text->excuses) {
            const Place place = Place::in(*text.source, excuse.where);
            const auto count = apply(excuse, *text.source, diagnostics);
            if (!count)
                say_unknown(excuse.rule, place, diagnostics);
            else if (*count == 0 && was_asked(excuse.rule, site, diagnostics))
                diagnostics
                    .warning("unused-allow", place,
                             "there is no " + excuse.rule + " in what stands behind this")
                    .with_hint("remove the comment, or write it right before what it excuses");
        }
    }
}

}  // namespace praxis
