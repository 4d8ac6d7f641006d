// The kinds of things that a clinic's site speaks of, and small types that all of them use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/source.h"

namespace praxis {

struct Text;  // markup's; to the clinic it is a thing that can be shown

enum class Kind : std::uint8_t {
    home, treatment, treatment_area, aftercare, area, concern, practitioner, location, faq,
    journal, page, reference, estimate, site,
};

/// "treatment", "body area", "practitioner" … in the editor's words.
std::string_view in_words(Kind kind);

/// A value and where it was written.
template <class T>
struct Located {
    T value{};
    Span where;
};

/// A name in a file that stands for an entry of another file. `to` is set by resolve; null while
/// unresolved. After resolve, lists hold only references that lead to a live entry.
template <class T>
struct RefTo {
    std::string id;
    Span where;
    const T* to = nullptr;
};

/// A whole range, both ends included.
struct Range {
    int lo = 0;
    int hi = 0;
    bool operator==(const Range&) const = default;
};

}  // namespace praxis
