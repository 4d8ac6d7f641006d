// Numbers and spans of time as people write them: "three or four", "up to 6", "an hour and a half".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "inspect/words.h"

namespace praxis {

/// A number or a range. `lo` and `hi` in hundredths; equal for one number.
struct Quantity {
    enum class Bound : std::uint8_t { exact, at_least, at_most, more_than, less_than };

    std::int64_t lo = 0;
    std::int64_t hi = 0;
    Bound bound = Bound::exact;
    bool about = false;    // "around", "or so"
    bool exactly = false;  // "exactly"
    bool money = false;
    std::size_t first = 0;  // with the words before that belong to it: "between", "up to"
    std::size_t begin = 0;  // the number's first word
    std::size_t end = 0;    // behind the last

    bool single() const { return lo == hi; }
};

/// What begins at a word, within [from, to). Understands digits, words up to ninety-nine and
/// hundreds, "a couple of", "a dozen", ranges with a dash, "to", "or", "between … and", lists.
std::optional<Quantity> quantity_at(const Words& words, std::size_t at, std::size_t from,
                                    std::size_t to);

/// Takes "at most", "or more", "maximum" that stand behind a quantity (and its noun).
void take_bound_behind(Quantity& quantity, const Words& words, std::size_t at, std::size_t to);

enum class TimeUnit : std::uint8_t { minutes, days };

/// `quantity` in minutes or days (a month is 28 to 31), up to the end of the unit.
struct TimeSpan {
    Quantity quantity;
    TimeUnit unit = TimeUnit::minutes;
    bool rough = false;  // said in hours or months, which nobody takes exactly
};

/// What begins at a word: "45 minutes", "half an hour", "a fortnight", "45 minutes to an hour".
std::optional<TimeSpan> time_span_at(const Words& words, std::size_t at, std::size_t from,
                                     std::size_t to);

}  // namespace praxis
