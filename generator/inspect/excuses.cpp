#include "inspect/excuses.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "clinic/rules.h"
#include "inspect/texts.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 3> excusable = {"contradiction", "citation-number",
                                                       "citation-out-of-scope"};

bool overlap(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}

bool is_used(const Excuse& excuse, const Source& source, const Diagnostics& diagnostics) {
    const std::uint32_t first = source.line_column(excuse.covers.begin).line;
    const std::uint32_t last = source.line_column(excuse.covers.end).line;
    return std::any_of(
        diagnostics.all().begin(), diagnostics.all().end(), [&](const Diagnostic& said) {
            return said.severity == Severity::info && said.rule == excuse.rule &&
                   said.path == source.path() && said.line >= first && said.line <= last;
        });
}

// A rule that nobody here has heard of is left alone: it may be another version's.
void check_rule(const std::string& rule, const Place& place, Diagnostics& diagnostics) {
    const std::vector<std::string> rules(excusable.begin(), excusable.end());
    if (const auto meant = nearest(rule, rules))
        diagnostics.warning("unknown-allow", place, "there is no rule " + quoted(rule))
            .with_hint("did you mean " + quoted(*meant) + "?");
    else if (rule_called(rule))
        diagnostics.warning("unknown-allow", place, quoted(rule) + " cannot be excused")
            .with_hint("what can be: " + listed(rules));
}

void check_excuse(const Excuse& excuse, const Source& source, bool english,
                  Diagnostics& diagnostics) {
    const Place place = Place::in(source, excuse.where);
    if (std::find(excusable.begin(), excusable.end(), excuse.rule) == excusable.end())
        check_rule(excuse.rule, place, diagnostics);
    else if (english && !is_used(excuse, source, diagnostics))
        diagnostics
            .warning("unused-allow", place,
                     "there is no " + excuse.rule + " in what stands behind this")
            .with_hint("remove the comment, or write it right before what it excuses");
}

}  // namespace

void say_or_excuse(Diagnostics& diagnostics, const Text* text, Severity severity,
                   std::string_view rule, const Place& place, std::string message,
                   std::string hint) {
    if (text && place.source && place.source == text->source)
        for (const Excuse& excuse : text->excuses)
            if (excuse.rule == rule && overlap(excuse.covers, place.span)) {
                diagnostics.info(rule, place, std::move(message))
                    .with_hint("excused: " + excuse.reason);
                return;
            }
    diagnostics.add(severity, rule, place, std::move(message)).with_hint(std::move(hint));
}

void check_excuses(const Site& site, Diagnostics& diagnostics) {
    const bool english = site.settings().language.starts_with("en");
    std::set<const Text*> seen;
    for (const WrittenText& text : written_texts(site)) {
        if (!text.text || text.text->source != text.source || !seen.insert(text.text).second)
            continue;
        for (const Excuse& excuse : text.text->excuses)
            check_excuse(excuse, *text.source, english, diagnostics);
    }
}

}  // namespace praxis
