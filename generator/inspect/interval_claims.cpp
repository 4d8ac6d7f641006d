// How far apart sessions are, how long a course takes, and how often it is kept up afterwards.
#include <algorithm>
#include <array>
#include <string_view>

#include "inspect/claim_readers.h"
#include "inspect/counting_words.h"

namespace praxis {

namespace {

const WordSet gaps("gap gaps interval intervals break breaks spacing");
// What else happens every so many weeks.
const WordSet care(
    "sun sunscreen cream tan tanning patch test tested photo photos photograph photographs picture "
    "pictures swelling redness alcohol exercise exercises swim swimming make-up apply wear avoid "
    "wash vaccine consultation assessment downtime heal heals fade fades review reviewed hair open "
    "check checks call follow-up scab scabs flakes flaking member members shave waxing wax grows renews");

constexpr std::array<Period, 3> periods = {
    {{"week", 7, 7}, {"fortnight", 14, 14}, {"month", 28, 31}}};

template <class Table>
const Period* period_called(const Table& table, const Word* word) {
    if (word)
        for (const Period& period : table)
            if (word->is(period.word)) return &period;
    return nullptr;
}

TimeSpan span_of(const Period& period, std::size_t from, std::size_t end) {
    TimeSpan span;
    span.unit = TimeUnit::days;
    span.quantity.lo = period.lo * 100;
    span.quantity.hi = period.hi * 100;
    span.quantity.first = span.quantity.begin = from;
    span.quantity.end = end;
    span.rough = period.lo != period.hi;
    return span;
}

class IntervalReader : private ClauseReader {
public:
    IntervalReader(const ClauseReader& sentence, Claims& claims)
        : ClauseReader(sentence), claims_(claims) {}

    std::size_t read_frequency(std::size_t at) {
        if (const auto label = weeks_between(at)) return label;
        if (const auto adverb = adverb_at(at)) return adverb;
        return times_a_period(at);
    }

    void read(const TimeSpan& span) {
        const std::size_t from = span.quantity.first;
        const std::size_t end = span.quantity.end;
        const Claim here = claim_of(ClaimKind::interval, span.quantity, end);
        const bool much_later =
            span.quantity.lo >= 15'000 && any(here, "later afterwards thereafter");
        const bool kept_up = speaks_of_upkeep() || much_later;
        if (is(from - 1, "every")) {
            if (kept_up) {
                if (comes_for_upkeep()) push(ClaimKind::maintenance, span, from - 1, end);
            } else if (near_meetings() || asks_for_interval()) {
                push(ClaimKind::interval, span, from - 1, end);
            }
            return;
        }
        if (kept_up) {
            if (in(from - 1, "once one session") && is(from, "a"))
                push(ClaimKind::maintenance, span, from - 1, end);
            return course_length(span);
        }
        if (is_gap(from, end)) return push(ClaimKind::interval, span, from, end);
        if (is(end, "apart")) return push(ClaimKind::interval, span, from, end + 1);
        if (is(end, "in") && is(end + 1, "between"))
            return push(ClaimKind::interval, span, from, end + 2);
        if (is(end, "between") && is_between_meetings(end + 1)) {
            if (!is(from - 1, "for") || any(begin(), from, "wait rest pause leave"))
                push(ClaimKind::interval, span, from, end + 2);
            return;
        }
        if (in(from - 1, "once one") && is(from, "a") && (near_meetings() || asks_for_interval()))
            return push(ClaimKind::interval, span, from - 1, end);
        if (leads_to_next(here, from, end)) return push(ClaimKind::interval, span, from, end);
        for (std::size_t at = from; at > begin() && at + 4 > from; --at)
            if (in(at - 1, "spaced space spacing"))
                return push(ClaimKind::interval, span, from, end);
        if ((starts_between_meetings(from) || ends_between_meetings(end)) &&
            any(here, "leave wait allow rest gap need needs keep require requires"))
            return push(ClaimKind::interval, span, from, end);
        if (asks_for_interval()) return push(ClaimKind::interval, span, from, end);
        course_length(span);
    }

private:
    void push(ClaimKind kind, const TimeSpan& span, std::size_t from, std::size_t end) {
        Claim claim = claim_of(kind, span.quantity, std::max(end, span.quantity.end));
        claim.begin = std::min(claim.begin, from);
        claim.rough = span.rough;
        // Behind "two weeks apart" stands why; behind "every two weeks" may stand what.
        const bool plain = in(end - 1, "apart between") || in(end, gaps) || in(end - 1, gaps);
        if (any(claim.clause_begin, plain ? from : claim.clause_end, care) || !speaks_for_us(claim))
            return;
        // What some do is no rule, except of one's own patients.
        if (any(claim, "some sometimes") && kind == ClaimKind::interval && !any(claim, "we you"))
            return;
        claims_.push_back(claim);
    }

    bool asks_for_interval() const { return sentence().topic.interval && end() - begin() <= 14; }

    // "Keep a gap of two weeks" keeps nothing up.
    bool speaks_of_upkeep() const {
        for (std::size_t at = begin(); at < end(); ++at) {
            if (is_named(at) || !in(at, upkeep)) continue;
            if (!in(at, "keep keeps") || !(any(at, at + 4, gaps) || any(at, end(), "between")))
                return true;
        }
        return false;
    }

    bool comes_for_upkeep() const {
        return anywhere(session_nouns) || anywhere("top maintenance touch") || speaks_of_coming();
    }

    bool speaks_of_coming() const {
        return anywhere("come return") || (anywhere("see") && anywhere("you you'll you'd"));
    }

    // Whether the sentence is about sessions, if it names none: "come back", "have it done".
    bool near_meetings() const {
        static const WordSet hints(
            "come return repeat repeated gap gaps interval intervals spacing done "
            "carried performed given needled");
        return names_meeting(begin(), end()) || anywhere(course_words) || anywhere(hints) ||
               names_treatment(begin(), end()) || speaks_of_coming() ||
               (anywhere("one it") && anywhere("have do book") && anywhere("we you"));
    }

    // Frequencies.

    // "Weeks between sessions: 2".
    std::size_t weeks_between(std::size_t at) {
        static constexpr std::array<Period, 3> units = {
            {{"weeks", 7, 7}, {"days", 1, 1}, {"months", 28, 31}}};
        const Period* unit = period_called(units, word(at));
        if (!unit || !is(at + 1, "between") || !names_meeting(at + 2, at + 3)) return 0;
        const std::size_t number = at + 4;
        if (!is(at + 3, ":") && !is(at + 3, "|")) return 0;
        const auto quantity = quantity_at(words(), number, begin(), end());
        if (!quantity || quantity->money || !is_mark(quantity->end)) return 0;
        TimeSpan span = span_of(*unit, quantity->first, quantity->end);
        span.quantity.lo = span.quantity.lo * quantity->lo / 100;
        span.quantity.hi = span.quantity.hi * quantity->hi / 100;
        push(ClaimKind::interval, span, quantity->first, quantity->end);
        return quantity->end;
    }

    // "monthly sessions", "sessions are fortnightly", "three-weekly", "bi-weekly".
    std::size_t adverb_at(std::size_t at) {
        std::size_t adverb = at;
        std::int64_t lo = 100;
        std::int64_t hi = 100;
        if (is(at, "bi") && is(at + 1, "-") && is(at + 2, "weekly")) {
            adverb = at + 2;
            lo = 50;
            hi = 200;
        } else if (const auto number = quantity_at(words(), at, begin(), end());
                   number && !number->money && is(number->end, "-")) {
            adverb = number->end + 1;
            lo = number->lo;
            hi = number->hi;
        }
        const Period* period = period_called(interval_adverbs, word(adverb));
        if (!period) return 0;
        TimeSpan span = span_of(*period, at, adverb + 1);
        span.quantity.lo = span.quantity.lo * lo / 100;
        span.quantity.hi = span.quantity.hi * hi / 100;
        span.rough = span.rough || lo != hi;
        if (speaks_of_upkeep()) {
            if (period->lo < 300 && comes_for_upkeep())
                push(ClaimKind::maintenance, span, at, adverb + 1);
            return adverb + 1;
        }
        if (period->lo < 300 && (is_of_meetings(at, adverb + 1) || asks_for_interval()))
            push(ClaimKind::interval, span, at, adverb + 1);
        return adverb + 1;
    }

    bool is_of_meetings(std::size_t at, std::size_t end) const {
        if (names_meeting(end, end + 1) || in(end, gaps) || in(end, "basis")) return true;
        // "Sessions are four-weekly, or fortnightly"
        if (in(at - 1, "or to") && !claims_.empty() && claims_.back().kind == ClaimKind::interval)
            return true;
        std::size_t verb = at;
        static const WordSet verbs(
            "are is held given done spaced usually happen take place run best "
            "carried out repeated scheduled booked");
        while (verb > begin() && in(verb - 1, verbs)) --verb;
        if (verb < at && verb > begin() &&
            (names_meeting(verb - 1, verb) || ends_with_treatment(verb)))
            return true;
        const Claim here =
            claim_of(ClaimKind::interval, span_of(interval_adverbs[0], at, end).quantity, end);
        return is_mark(end) && (any(here, "come") || (any(here, "see") && any(here, "you")) ||
                                (any(here, "it") && any(here, "have done repeat repeated")));
    }

    bool ends_with_treatment(std::size_t end) const {
        for (std::size_t at = end; at > begin() && at + 3 > end; --at)
            if (names_treatment(at - 1, end)) return true;
        // "Peels for the neck are repeated weekly."
        return end > begin() && names_area(end - 1, end) && names_treatment(begin(), end);
    }

    // "twice a month", "a session a week", "two sessions a month", "three times a week".
    std::size_t times_a_period(std::size_t at) {
        std::size_t noun = at;
        std::int64_t count = 0;
        std::int64_t most = 0;
        if (is(at, "once") || is(at, "twice")) {
            count = is(at, "once") ? 1 : 2;
            noun = at + 1;
        } else if (is(at, "a") && names_meeting(at + 1, at + 2)) {
            count = 1;
            noun = at + 2;
        } else if (const auto number = quantity_at(words(), at, begin(), end());
                   number && !number->money && number->lo >= 100 && number->hi <= 700 &&
                   number->lo % 100 == 0 && number->hi % 100 == 0 &&
                   number->bound == Quantity::Bound::exact &&
                   (is(number->end, "times") || names_meeting(number->end, number->end + 1))) {
            count = number->lo / 100;
            most = number->hi / 100;
            noun = number->end + 1;
        }
        most = std::max(most, count);
        if (count == 0 || !in(noun, "a per each every")) return 0;
        const Period* period = period_called(periods, word(noun + 1));
        if (!period || is(noun + 2, "apart") || is(noun + 2, "or")) return 0;
        TimeSpan span = span_of(*period, at, noun + 2);
        span.quantity.lo /= most;
        span.quantity.hi /= count;
        span.rough = span.rough || most > 1;
        if (anywhere(upkeep)) {
            push(ClaimKind::maintenance, span, at, noun + 2);
        } else if (names_meeting(at, noun) || speaks_of_coming() || asks_for_interval() ||
                   (anywhere("it") && anywhere("have done repeat repeated"))) {
            push(ClaimKind::interval, span, at, noun + 2);
        }
        return noun + 2;
    }

    // Spans.

    // "a four-week gap", "at intervals of four weeks", "Gap: 2 weeks", "with two-week breaks".
    bool is_gap(std::size_t from, std::size_t end) const {
        const bool about_meetings = names_meeting(begin(), this->end()) || anywhere("between") ||
                                    anywhere(course_words) || sentence().topic.interval;
        const std::size_t noun = is(end, "-") ? end + 1 : end;
        if (in(noun, gaps)) return about_meetings || in(from - 1, "with at");
        if (is(from - 1, "of") && in(from - 2, gaps)) return about_meetings;
        if (!in(from - 1, ": | is are")) return false;
        std::size_t label = from - 1;
        while (label > begin() && !in(label - 1, gaps) && label + 5 > from &&
               (in(label - 1, "between") || names_meeting(label - 1, label)))
            --label;
        if (in(label - 1, gaps)) return true;
        return label < from - 1 && is(label - 1, "time");
    }

    // "four weeks before your next session", "your next session is two weeks later", "come back in
    // two weeks", "the second follows two weeks after the first".
    bool leads_to_next(const Claim& here, std::size_t from, std::size_t end) const {
        const bool before_next = in(end, "before until") && names_next(end + 1);
        const bool for_next = is(end, "for") && names_next(end + 1);
        if (before_next) return true;
        if (for_next && (in(from - 1, "after in") || any(here.clause_begin, from, "wait")))
            return true;
        if (is(end, "before") && is(end + 1, "it") && any(end, end + 6, "again")) return true;
        std::size_t preposition = from;
        while (preposition > begin() && in(preposition - 1, "about around just only another"))
            --preposition;
        const bool then =
            in(preposition - 1, "after in for follows") || in(end, "later after away on from");
        if (then)
            for (std::size_t at = here.clause_begin; at < from; ++at)
                if (names_next(at) || (in(at, "second next") && in(at + 1, "follows comes is")))
                    return true;
        if (in(preposition - 1, "after in") && comes_back(preposition - 1))
            return is_mark(end) || for_next;
        return in(preposition - 1, "after") && any(here.clause_begin, from, "follow") &&
               any(here.clause_begin, from, meeting_nouns);
    }

    // "Come back", "you return", said to the reader and on no condition.
    bool comes_back(std::size_t preposition) const {
        if (anywhere("if when unless whether check look photo review work ease can")) return false;
        std::size_t verb = preposition;
        while (verb > begin() && in(verb - 1, "back to us in again")) --verb;
        if (verb == begin() || !in(verb - 1, "come return")) return false;
        if (is(verb - 1, "come") && verb == preposition) return false;
        return verb - 1 == begin() || is_mark(verb - 2) ||
               in(verb - 2, "you you'll then and please will should simply");
    }

    // "between sessions", "between each of your visits", "between one session and the next".
    bool is_between_meetings(std::size_t at) const {
        static const WordSet determiners("each every one the your our of two all any individual");
        std::size_t noun = at;
        while (in(noun, determiners) && noun < at + 4) ++noun;
        if (noun == at && is(at, "them")) return true;
        if (names_meeting(noun, noun + 1)) return true;
        if (is(noun - 1, "each") || is(noun - 1, "one")) return near_meetings();
        for (const Mention& mention : sentence().mentions)
            if (mention.treatment && mention.begin == noun && in(mention.end, meeting_nouns))
                return true;
        return false;
    }

    // "Between sessions we leave six weeks", in one clause or behind one comma.
    bool starts_between_meetings(std::size_t to) const {
        for (std::size_t at = begin(); at + 1 < to; ++at)
            if (is(at, "between") && is_between_meetings(at + 1)) return true;
        return false;
    }

    // "needs two weeks to recover between sessions".
    bool ends_between_meetings(std::size_t from) const {
        for (std::size_t at = from; at + 1 < std::min(end(), from + 6); ++at)
            if (is(at, "between") && is_between_meetings(at + 1)) return true;
        return false;
    }

    bool names_next(std::size_t at) const {
        std::size_t noun = at;
        while (in(noun, "the your a any having we start") && noun < at + 4) ++noun;
        return in(noun, "next following another second third") &&
               (names_meeting(noun + 1, noun + 2) || (is(noun + 1, "one") && !is(noun, "second")));
    }

    // "a course takes a year", "five sessions over ten weeks", "you are finished after six weeks".
    void course_length(const TimeSpan& span) {
        const std::size_t from = span.quantity.first;
        const std::size_t end = span.quantity.end;
        if (span.quantity.hi < 1'400) return;
        if (anywhere("results result effect effects redness fade fades hair heal heals course's"))
            return;
        const Claim claim = claim_of(ClaimKind::course_length, span.quantity, end);
        static const WordSet spanning(
            "takes take lasts last runs run spans over across within in is :");
        bool lasts = false;
        for (std::size_t at = from; at > begin() && at + 4 > from; --at)
            lasts |= in(at - 1, spanning);
        const std::size_t since = is(from - 1, ":") && from > begin() + 4 ? from - 4
                                  : is(from - 1, ":")                     ? begin()
                                                                          : claim.clause_begin;
        const bool idiom = is(from - 1, "of") && is(from - 2, "course");
        const bool course =
            any(since, from, course_words) && !any(claim, "expires valid used") && !idiom;
        const bool counted = !claims_.empty() && claims_.back().kind == ClaimKind::sessions &&
                             claims_.back().end + 3 >= from;
        if (lasts && (course || counted)) return push(ClaimKind::course_length, span, from, end);
        const bool done = any(claim.clause_begin, from, "finished done complete completed over");
        const bool then = in(from - 1, "in within after");
        const bool whole =
            any(claim, "course you you'll it programme everybody everyone people patients") &&
            is_mark(end);
        if (done && then && whole) return push(ClaimKind::course_length, span, from, end);
        const bool total = (is(end, "in") && in(end + 1, "all total")) || is(end, "from") ||
                           (anywhere("from") && anywhere("first") && anywhere("last"));
        if (total && (any(claim, "takes take lasts")) && anywhere("it course sessions"))
            push(ClaimKind::course_length, span, from, end);
    }

    Claims& claims_;
};

}  // namespace

std::size_t read_frequency(const ClauseReader& sentence, std::size_t at, Claims& claims) {
    return IntervalReader(sentence, claims).read_frequency(at);
}

void read_days(const ClauseReader& sentence, const TimeSpan& span, Claims& claims) {
    IntervalReader(sentence, claims).read(span);
}

}  // namespace praxis
