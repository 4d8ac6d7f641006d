// What {{…}} in a text stands for: the clinic's data, by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "resolve/resolver.h"

namespace praxis {

struct ValueAnswer {
    std::string words;    // plain
    std::string address;  // of the rows that a number of sessions rests on, or empty
};

/// Where a text stands: whose `treatment.…` and `sessions.…` it means.
struct ValueContext {
    const Treatment* treatment = nullptr;  // null outside a treatment's folder
    const TreatmentArea* area = nullptr;   // an area's text: its own price and minutes first
};

/// The value called `name`. Nullopt where there is none, which is said at `place`; an empty text
/// where it belongs to something hidden, which is a warning.
std::optional<ValueAnswer> value_called(const Resolver& resolver, const std::string& name,
                                        const ValueContext& context, const Place& place,
                                        Diagnostics& diagnostics);

}  // namespace praxis
