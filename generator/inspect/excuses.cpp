#include "inspect/excuses.h"

#include <utility>

namespace praxis {

namespace {

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

void say_or_excuse(Diagnostics& diagnostics, const Text* text, Severity severity,
                   std::string_view rule, const Place& place, std::string message,
                   std::string hint) {
    if (text && place.source && place.source == text->source)
        for (const Excuse& excuse : text->excuses)
            if (excuse.rule == rule && overlap(excuse.line, place.span)) {
                diagnostics.info(rule, place, std::move(message))
                    .with_hint("excused: " + excuse.reason);
                return;
            }
    diagnostics.add(severity, rule, place, std::move(message)).with_hint(std::move(hint));
}

}  // namespace praxis
