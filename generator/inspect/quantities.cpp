#include "inspect/quantities.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "inspect/counting_words.h"

namespace praxis {

namespace {

int small_number(std::string_view word) {
    for (const auto& [name, value] : small_numbers)
        if (name == word) return value;
    return 0;
}

struct Number {
    std::int64_t hundredths = 0;
    std::size_t end = 0;
    bool money = false;
};

class Reader {
public:
    Reader(const Words& words, std::size_t from, std::size_t to)
        : words_(words), from_(from), to_(to) {}

    bool is(std::size_t at, std::string_view text) const { return at < to_ && words_[at].is(text); }
    bool before(std::size_t at, std::size_t back, std::string_view text) const {
        return at >= from_ + back && words_[at - back].is(text);
    }

    std::optional<Number> number(std::size_t at) const {
        if (at >= to_) return std::nullopt;
        const Word& word = words_[at];
        if (word.kind == WordKind::money) return Number{word.hundredths, at + 1, true};
        if (word.kind == WordKind::number) {
            Number number{word.hundredths, at + 1, false};
            if (is(at + 1, "½")) number = {word.hundredths + 50, at + 2, false};
            return and_a_half(number);
        }
        if (word.kind != WordKind::word) return std::nullopt;
        if (word.is("a") && is(at + 1, "couple"))
            return Number{200, at + (is(at + 2, "of") ? 3u : 2u), false};
        if (word.is("couple")) return Number{200, at + (is(at + 1, "of") ? 2u : 1u), false};
        if (word.is("a") && is(at + 1, "pair") && is(at + 2, "of")) return Number{200, at + 3, false};
        if (word.is("half") && is(at + 1, "a") && is(at + 2, "dozen"))
            return Number{600, at + 3, false};
        if (word.is("a") && (is(at + 1, "dozen") || is(at + 1, "single")))
            return number(at + 1);
        if (word.is("a") && is(at + 1, "hundred")) return hundreds(1, at + 1);
        const int value = small_number(word.text);
        if (value == 0) return std::nullopt;
        if (is(at + 1, "hundred") && value < 20) return hundreds(value, at + 1);
        const std::size_t next = is(at + 1, "-") ? at + 2 : at + 1;
        if (value >= 20 && next < to_) {
            const int ones = small_number(words_[next].text);
            if (ones > 0 && ones < 10) return Number{(value + ones) * 100, next + 1, false};
        }
        return and_a_half({value * 100, at + 1, false});
    }

    // A number and what makes it a range.
    std::optional<Quantity> range(std::size_t at) const {
        const auto first = number(at);
        if (!first) return std::nullopt;
        Quantity quantity;
        quantity.lo = quantity.hi = first->hundredths;
        quantity.money = first->money;
        quantity.first = quantity.begin = at;
        quantity.end = first->end;
        const bool between = before(at, 1, "between") || before(at, 2, "between");
        while (const std::size_t next = connected(quantity.end, between)) {
            const auto second = number(next);
            if (!second || second->hundredths <= quantity.hi) break;
            if (!joins(quantity, *second, next)) break;
            quantity.hi = second->hundredths;
            quantity.money = quantity.money || second->money;
            quantity.end = second->end;
        }
        sometimes(quantity);
        return quantity;
    }

    // "Course of three – £486" and "£300, or £810 for three" are two numbers each; so are "£180 or
    // £150". "£45–60" and "45–60 €" are one.
    bool joins(const Quantity& first, const Number& second, std::size_t at) const {
        if (!first.money && !second.money) return true;
        if (is(at - 1, "or")) return false;
        return first.money || !words_[at - 1].blank_before;
    }

    void take_before(Quantity& quantity) const {
        for (bool more = true; more && quantity.first > from_;) more = take_one_before(quantity);
    }

    void take_behind(Quantity& quantity, std::size_t at) const {
        if (is(at, "or") && (is(at + 1, "more") || is(at + 1, "over"))) bound(quantity, at_least);
        if (is(at, "and") && (is(at + 1, "more") || is(at + 1, "upwards"))) bound(quantity, at_least);
        if (is(at, "or") && (is(at + 1, "fewer") || is(at + 1, "less"))) bound(quantity, at_most);
        if (is(at, "or") && (is(at + 1, "so") || is(at + 1, "thereabouts"))) quantity.about = true;
        if (is(at, ",") && is(at + 1, "at")) ++at;
        const std::size_t word = is(at, "at") ? (is(at + 1, "the") ? at + 2 : at + 1) : at;
        if (word > at && is(word, "least")) bound(quantity, at_least);
        if (word > at && (is(word, "most") || is(word, "maximum"))) bound(quantity, at_most);
        if (is(at, "minimum")) bound(quantity, at_least);
        if (is(at, "maximum") || is(at, "max") || is(at, "tops")) bound(quantity, at_most);
    }

private:
    using Bound = Quantity::Bound;
    static constexpr Bound at_least = Bound::at_least;
    static constexpr Bound at_most = Bound::at_most;

    static void bound(Quantity& quantity, Bound to) {
        if (quantity.bound == Bound::exact && (quantity.single() || to == at_most))
            quantity.bound = to;
        if (quantity.bound == at_most && !quantity.single()) quantity.bound = Bound::exact;
    }

    std::optional<Number> hundreds(int value, std::size_t at) const {
        std::int64_t sum = value * 100;
        std::size_t end = at + 1;
        if (is(end, "and"))
            if (const auto rest = number(end + 1); rest && rest->hundredths < 10'000) {
                sum += rest->hundredths / 100;
                end = rest->end;
            }
        return Number{sum * 100, end, false};
    }

    Number and_a_half(Number number) const {
        if (is(number.end, "and") && is(number.end + 1, "a") && is(number.end + 2, "half"))
            return {number.hundredths + 50, number.end + 3, false};
        return number;
    }

    // Where the second number of a range begins; 0 where there is none.
    std::size_t connected(std::size_t at, bool between) const {
        if (is(at, "-") && is(at + 1, "to") && is(at + 2, "-")) return at + 3;
        if (is(at, "-") && is(at + 1, "or") && is(at + 2, "-")) return at + 3;
        if (is(at, ",") && (is(at + 1, "or") || is(at + 1, "to"))) return at + 2;
        if (is(at, ",")) {  // only in a list: "three, four or five"
            const auto next = number(at + 1);
            return next && (is(next->end, "or") || (is(next->end, ",") && is(next->end + 1, "or")))
                       ? at + 1
                       : 0;
        }
        const bool word = is(at, "-") || is(at, "–") || is(at, "to") || is(at, "or") ||
                          (is(at, "and") && between);
        if (!word) return 0;
        if (is(at, "to") && (is(at + 1, "even") || is(at + 1, "perhaps"))) return at + 2;
        if (is(at, "or") && (is(at + 1, "sometimes") || is(at + 1, "even") || is(at + 1, "possibly")))
            return at + 2;
        if (is(at, "to") && is(at + 1, "about")) return at + 2;
        return at + 1;
    }

    // "three (sometimes four)".
    void sometimes(Quantity& quantity) const {
        std::size_t at = quantity.end;
        const bool bracket = is(at, "(");
        if (!bracket && !is(at, ",")) return;
        ++at;
        static const WordSet adverbs("sometimes occasionally possibly perhaps maybe or even");
        if (at >= to_ || !adverbs.has(words_[at].text)) return;
        while (at < to_ && adverbs.has(words_[at].text)) ++at;
        const auto second = number(at);
        if (!second || second->hundredths <= quantity.hi) return;
        const std::size_t close = second->end;
        if (!is(close, bracket ? ")" : ",")) return;
        quantity.hi = second->hundredths;
        quantity.end = close + 1;
    }

    bool take_one_before(Quantity& quantity) const {
        struct Before {
            std::string_view words[4];
            Bound bound;
            bool about;
            bool exactly;
        };
        // Longest first. The words are in reading order.
        static constexpr Before table[] = {
            {{"no", "more", "than", ""}, at_most, false, false},
            {{"not", "more", "than", ""}, at_most, false, false},
            {{"never", "more", "than", ""}, at_most, false, false},
            {{"no", "fewer", "than", ""}, at_least, false, false},
            {{"never", "fewer", "than", ""}, at_least, false, false},
            {{"no", "less", "than", ""}, at_least, false, false},
            {{"not", "fewer", "than", ""}, at_least, false, false},
            {{"a", "minimum", "of", ""}, at_least, false, false},
            {{"a", "maximum", "of", ""}, at_most, false, false},
            {{"anything", "up", "to", ""}, at_most, false, false},
            {{"anywhere", "up", "to", ""}, at_most, false, false},
            {{"as", "many", "as", ""}, at_most, false, false},
            {{"as", "few", "as", ""}, at_least, false, false},
            {{"as", "little", "as", ""}, at_least, false, false},
            {{"minimum", "of", "", ""}, at_least, false, false},
            {{"maximum", "of", "", ""}, at_most, false, false},
            {{"up", "to", "", ""}, at_most, false, false},
            {{"at", "least", "", ""}, at_least, false, false},
            {{"at", "most", "", ""}, at_most, false, false},
            {{"more", "than", "", ""}, Bound::more_than, false, false},
            {{"fewer", "than", "", ""}, Bound::less_than, false, false},
            {{"less", "than", "", ""}, Bound::less_than, false, false},
            {{"anywhere", "between", "", ""}, Bound::exact, false, false},
            {{"anything", "between", "", ""}, Bound::exact, false, false},
            {{"anywhere", "from", "", ""}, at_least, false, false},
            {{"anything", "from", "", ""}, at_least, false, false},
            {{"the", "best", "part", "of"}, Bound::exact, true, false},
            {{"in", "the", "region", "of"}, Bound::exact, true, false},
            {{"somewhere", "between", "", ""}, Bound::exact, false, false},
            {{"between", "", "", ""}, Bound::exact, false, false},
            {{"either", "", "", ""}, Bound::exact, false, false},
            {{"minimum", "", "", ""}, at_least, false, false},
            {{"maximum", "", "", ""}, at_most, false, false},
            {{"from", "", "", ""}, at_least, false, false},
            {{"under", "", "", ""}, Bound::less_than, false, false},
            {{"upto", "", "", ""}, at_most, false, false},
            {{"about", "", "", ""}, Bound::exact, true, false},
            {{"around", "", "", ""}, Bound::exact, true, false},
            {{"roughly", "", "", ""}, Bound::exact, true, false},
            {{"approximately", "", "", ""}, Bound::exact, true, false},
            {{"approx", "", "", ""}, Bound::exact, true, false},
            {{"circa", "", "", ""}, Bound::exact, true, false},
            {{"some", "", "", ""}, Bound::exact, true, false},
            {{"a", "good", "", ""}, Bound::exact, true, false},
            {{"a", "full", "", ""}, Bound::exact, false, false},
            {{"nearly", "", "", ""}, Bound::exact, true, false},
            {{"almost", "", "", ""}, Bound::exact, true, false},
            {{"exactly", "", "", ""}, Bound::exact, false, true},
            {{"precisely", "", "", ""}, Bound::exact, false, true},
            {{"just", "", "", ""}, Bound::exact, false, false},
            {{"only", "", "", ""}, Bound::exact, false, false},
        };
        const std::size_t at = quantity.first;
        for (const Before& row : table) {
            std::size_t count = 0;
            while (count < 4 && !row.words[count].empty()) ++count;
            bool fits = true;
            for (std::size_t i = 0; fits && i < count; ++i)
                fits = before(at, count - i, row.words[i]);
            if (!fits) continue;
            quantity.first -= count;
            if (row.bound != Bound::exact) bound_before(quantity, row.bound);
            quantity.about = quantity.about || row.about;
            quantity.exactly = quantity.exactly || row.exactly;
            return true;
        }
        return false;
    }

    // "from three to five" and "up to three or four" are ranges of their own.
    static void bound_before(Quantity& quantity, Bound to) {
        if (quantity.bound != Bound::exact) return;
        if (quantity.single()) {
            quantity.bound = to;
        } else if (to == at_most) {
            quantity.lo = quantity.hi;
            quantity.bound = to;
        }
    }

    const Words& words_;
    std::size_t from_;
    std::size_t to_;
};

struct Unit {
    std::string_view word;
    TimeUnit unit;
    int lo;
    int hi;
    bool rough;
};
constexpr std::array<Unit, 21> units = {{
    {"minute", TimeUnit::minutes, 1, 1, false}, {"minutes", TimeUnit::minutes, 1, 1, false},
    {"min", TimeUnit::minutes, 1, 1, false},    {"mins", TimeUnit::minutes, 1, 1, false},
    {"hour", TimeUnit::minutes, 60, 60, true},  {"hours", TimeUnit::minutes, 60, 60, true},
    {"hr", TimeUnit::minutes, 60, 60, true},    {"hrs", TimeUnit::minutes, 60, 60, true},
    {"h", TimeUnit::minutes, 60, 60, true},     {"day", TimeUnit::days, 1, 1, false},
    {"days", TimeUnit::days, 1, 1, false},      {"week", TimeUnit::days, 7, 7, false},
    {"weeks", TimeUnit::days, 7, 7, false},     {"wk", TimeUnit::days, 7, 7, false},
    {"wks", TimeUnit::days, 7, 7, false},       {"fortnight", TimeUnit::days, 14, 14, false},
    {"fortnights", TimeUnit::days, 14, 14, false}, {"month", TimeUnit::days, 28, 31, true},
    {"months", TimeUnit::days, 28, 31, true},   {"year", TimeUnit::days, 365, 366, true},
    {"years", TimeUnit::days, 365, 366, true},
}};

const Unit* unit_called(std::string_view word) {
    for (const Unit& unit : units)
        if (unit.word == word) return &unit;
    return nullptr;
}

int ordinal(std::string_view word) {
    if (word == "other" || word == "second") return 2;
    if (word == "third") return 3;
    return word == "fourth" ? 4 : 0;
}

TimeSpan minutes_said(std::size_t at, std::size_t end, int minutes) {
    TimeSpan span;
    span.quantity.lo = span.quantity.hi = minutes * 100;
    span.quantity.first = span.quantity.begin = at;
    span.quantity.end = end;
    span.rough = true;
    return span;
}

// "half an hour", "three quarters of an hour", "an hour and a half", "an hour and ten minutes".
std::optional<TimeSpan> part_of_hour(const Reader& reader, std::size_t at) {
    std::size_t end = at;
    if (reader.is(at, "half") && reader.is(at + 1, "an") && reader.is(at + 2, "hour"))
        return minutes_said(at, at + 3, 30);
    if (reader.is(at, "half") && reader.is(at + 1, "-") && reader.is(at + 2, "hour"))
        return minutes_said(at, at + 3, 30);
    if (reader.is(at, "three")) {
        end = reader.is(at + 1, "-") ? at + 2 : at + 1;
        if (reader.is(end, "quarters") && reader.is(end + 1, "of") && reader.is(end + 2, "an") &&
            reader.is(end + 3, "hour"))
            return minutes_said(at, end + 4, 45);
    }
    end = reader.is(at, "a") ? at + 1 : at;
    if (reader.is(end, "quarter") && reader.is(end + 1, "of") && reader.is(end + 2, "an") &&
        reader.is(end + 3, "hour"))
        return minutes_said(at, end + 4, 15);
    const bool hour = (reader.is(at, "an") || reader.is(at, "one") || reader.is(at, "full")) &&
                      reader.is(at + 1, "hour");
    if (!hour) return std::nullopt;
    end = at + 2;
    if (reader.is(end, "and") && reader.is(end + 1, "a")) {
        if (reader.is(end + 2, "half")) return minutes_said(at, end + 3, 90);
        if (reader.is(end + 2, "quarter")) return minutes_said(at, end + 3, 75);
    }
    if (reader.is(end, "and"))
        if (const auto number = reader.number(end + 1))
            if (reader.is(number->end, "minutes") || reader.is(number->end, "mins")) {
                TimeSpan span = minutes_said(at, number->end + 1,
                                             60 + static_cast<int>(number->hundredths / 100));
                span.rough = false;
                return span;
            }
    return minutes_said(at, end, 60);
}

std::optional<TimeSpan> span_at(const Reader& reader, const Words& words, std::size_t at,
                                std::size_t to) {
    if (auto part = part_of_hour(reader, at)) return part;
    Quantity quantity;
    if (const auto range = reader.range(at)) {
        quantity = *range;
    } else if (reader.is(at, "a") || reader.is(at, "one")) {
        quantity.lo = quantity.hi = 100;
        quantity.first = quantity.begin = at;
        quantity.end = at + 1;
    } else if (const int nth = reader.before(at, 1, "every") ? ordinal(words[at].text) : 0;
               nth > 0 && at + 1 < to && unit_called(words[at + 1].text)) {
        quantity.lo = quantity.hi = nth * 100;  // "every other week"
        quantity.first = quantity.begin = at;
        quantity.end = at + 1;
    } else if (reader.before(at, 1, "every") && unit_called(words[at].text)) {
        quantity.lo = quantity.hi = 100;
        quantity.first = quantity.begin = quantity.end = at;
    } else {
        return std::nullopt;
    }
    if (quantity.money) return std::nullopt;
    std::size_t next = quantity.end;
    if (reader.is(next, "+")) {
        if (quantity.single()) quantity.bound = Quantity::Bound::at_least;
        ++next;
    }
    if (reader.is(next, "-")) ++next;
    if (reader.is(next, "full") || reader.is(next, "whole")) ++next;
    if (next >= to) return std::nullopt;
    const Unit* unit = unit_called(words[next].text);
    if (!unit) return std::nullopt;
    TimeSpan span;
    quantity.lo *= unit->lo;
    quantity.hi *= unit->hi;
    quantity.end = next + 1;
    if (quantity.single() || unit->rough)  // "a month and a half"
        if (quantity.first + 1 == next && reader.is(next + 1, "and") && reader.is(next + 2, "a") &&
            reader.is(next + 3, "half")) {
            quantity.lo += unit->lo * 50;
            quantity.hi += unit->hi * 50;
            quantity.end = next + 4;
        }
    if (reader.is(quantity.end, "'")) ++quantity.end;
    span.quantity = quantity;
    span.unit = unit->unit;
    span.rough = unit->rough;
    return span;
}

}  // namespace

std::optional<Quantity> quantity_at(const Words& words, std::size_t at, std::size_t from,
                                    std::size_t to) {
    const Reader reader(words, from, to);
    auto quantity = reader.range(at);
    if (!quantity) return std::nullopt;
    reader.take_before(*quantity);
    const std::size_t end = quantity->end;
    if (reader.is(end, "+") || reader.is(end, "plus") ||
        (reader.is(end, "-") && reader.is(end + 1, "plus"))) {
        if (quantity->single()) quantity->bound = Quantity::Bound::at_least;
        quantity->end += reader.is(end, "-") ? 2 : 1;
    } else if (reader.is(end, "or") && (reader.is(end + 1, "more") || reader.is(end + 1, "fewer"))) {
        reader.take_behind(*quantity, end);
        quantity->end += 2;
    } else if (reader.is(end, "or") && reader.is(end + 1, "so")) {
        quantity->about = true;
        quantity->end += 2;
    }
    return quantity;
}

void take_bound_behind(Quantity& quantity, const Words& words, std::size_t at, std::size_t to) {
    Reader(words, 0, to).take_behind(quantity, at);
}

std::optional<TimeSpan> time_span_at(const Words& words, std::size_t at, std::size_t from,
                                     std::size_t to) {
    const Reader reader(words, from, to);
    auto span = span_at(reader, words, at, to);
    if (!span) return std::nullopt;
    const std::size_t end = span->quantity.end;
    const bool between = reader.before(at, 1, "between") || reader.before(at, 2, "between");
    if (reader.is(end, "to") || reader.is(end, "or") || reader.is(end, "–") ||
        (between && reader.is(end, "and")))
        if (const auto second = span_at(reader, words, end + 1, to);
            second && second->unit == span->unit && second->quantity.hi > span->quantity.hi) {
            span->quantity.hi = second->quantity.hi;
            span->quantity.end = second->quantity.end;
            span->rough = span->rough || second->rough;
        }
    reader.take_before(span->quantity);
    reader.take_behind(span->quantity, span->quantity.end);
    return span;
}

}  // namespace praxis
