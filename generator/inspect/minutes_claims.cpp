// How long one session takes.
#include <algorithm>

#include "inspect/claim_readers.h"

namespace praxis {

namespace {

// What else takes minutes.
const WordSet parts(
    "cream numb numbing anaesthetic gel mask ice cool cooling cold wait waiting early late park "
    "parking walk walking bus train drive consultation consultations assessment assessments "
    "consult evaluation patch test talk chat call phone video itself actual actually part which "
    "photo photos photographs questions question rest lie sit afterwards after before within apply "
    "wash hold press shower sun outdoors exercise stay work works forms form fill notes sign read "
    "paperwork notice open opens closed cancel heal first last-minute discussion redness "
    "swelling sting stings dry settle follow-up lamp pulses flashes warm between arrive extra "
    "needling-part check checking chill recover recovery breathe moment moments apart head online "
    "gym group class classes massage stretch home day per scan");

class MinutesReader : private ClauseReader {
public:
    MinutesReader(const ClauseReader& sentence, Claims& claims)
        : ClauseReader(sentence), claims_(claims) {}

    void read(const TimeSpan& span) {
        const Quantity& quantity = span.quantity;
        if (quantity.hi < 500 || quantity.hi > 60'000) return;
        Claim claim = claim_of(ClaimKind::minutes, quantity, quantity.end);
        claim.rough = span.rough;
        if (anywhere("free gym")) return;
        const bool whole = is_with_us(claim);
        if (!whole && (speaks_of_parts(claim) || !is_time_of_session(claim))) return;
        if (!speaks_for_us(claim)) return;
        claims_.push_back(claim);
    }

private:
    bool speaks_of_parts(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at) {
            if (is_named(at) || !in(at, parts)) continue;
            if (at >= claim.quantity.first && at < claim.quantity.end) continue;
            if (is(at, "within") && in(at - 1, "over done finished out")) continue;
            if (is(at, "per") && names_meeting(at + 1, at + 2)) continue;
            if (is(at, "after") && names_meeting(at - 1, at)) continue;
            if (in(at, "last between") && at + 1 >= claim.quantity.first - 1) continue;
            if (is(at, "between") && at + 1 == claim.quantity.begin) continue;
            bool included = false;
            for (std::size_t back = at; back > claim.clause_begin && back + 4 > at; --back)
                included |= in(back - 1, "including includes include with plus counting");
            if (!included) return true;
        }
        return false;
    }

    bool is_time_of_session(const Claim& claim) const {
        return stands_beside_meeting(claim.quantity) || is_time_until_done(claim) ||
               is_set_aside(claim) || takes(claim) || labelled(claim.quantity.first) ||
               (sentence().topic.minutes && end() - begin() <= 16);
    }

    // "a 45-minute session", "45 minutes per session", "sessions of 45 minutes".
    bool stands_beside_meeting(const Quantity& quantity) const {
        const std::size_t end = quantity.end;
        const std::size_t noun = is(end, "-") ? end + 1 : end;
        if (in(noun, meeting_nouns)) return true;
        if (is_adjective(noun) && in(noun + 1, meeting_nouns)) return true;
        if (in(end, "per a each") && in(end + 1, meeting_nouns)) return true;
        if (is(end, "each") && names_meeting(begin(), quantity.first)) return true;
        if (is(end, "for") && in(end + 1, "each a one every your the") &&
            in(end + 2, meeting_nouns))
            return true;
        return is(quantity.first - 1, "of") && in(quantity.first - 2, meeting_nouns);
    }

    // "you will be with us for 45 minutes", "in the clinic for an hour", "an hour long"
    bool is_with_us(const Claim& claim) const {
        const std::size_t from = claim.quantity.first;
        const std::size_t end = claim.quantity.end;
        if (is(end, "long")) return any(begin(), end, meeting_nouns);
        if (is(end, "with") && is(end + 1, "us")) return true;
        if (is(end, "in") && is(end + 1, "the") && in(end + 2, "clinic chair")) return true;
        std::size_t preposition = from;
        while (preposition > begin() && in(preposition - 1, "a good full about around"))
            --preposition;
        if (!is(preposition - 1, "for")) return false;
        return (is(preposition - 3, "with") && is(preposition - 2, "us")) ||
               in(preposition - 2, "here clinic chair");
    }

    // "You will be done in 30 minutes", "in and out in", "in half an hour you are finished".
    bool is_time_until_done(const Claim& claim) const {
        const std::size_t from = claim.quantity.first;
        const std::size_t end = claim.quantity.end;
        static const WordSet done("over done finished out");
        if (in(from - 1, "in within")) {
            if (any(from < 5 ? 0 : from - 5, from, done)) return true;
            if (any(claim.clause_begin, from, "do does treat treats") && about_treatment(claim))
                return true;
        }
        const std::size_t behind = is(end, ",") ? end + 1 : end;
        if (in(from - 1, "in within") || from == begin() || is(begin(), "in")) {
            if (in(behind, "and we") || is(behind, "you")) {
                if (any(behind, std::min(behind + 4, this->end()), done)) return true;
                if (is(behind, "we") && in(behind + 1, "treat do")) return true;
            }
            if (is(end, "is") && is(end + 1, "all")) return true;
        }
        return false;
    }

    bool about_treatment(const Claim& claim) const {
        return names_treatment(claim.clause_begin, claim.clause_end) ||
               names_area(claim.clause_begin, claim.clause_end) || any(claim, meeting_nouns);
    }

    // "allow 45 minutes", "give yourself an hour", "you need half an hour"
    bool is_set_aside(const Claim& claim) const {
        const std::size_t from = claim.quantity.first;
        if (is(claim.quantity.end, "to") || is(claim.quantity.end, "of")) return false;
        for (std::size_t at = from; at > claim.clause_begin && at + 4 > from; --at) {
            if (in(at - 1, "allow reserve budget")) return true;
            if (is(at - 1, "aside") && is(at - 2, "set")) return true;
            if (is(at - 1, "yourself") && is(at - 2, "give")) return true;
            if (is(at - 1, "with") && is(at - 2, "reckon")) return true;
        }
        static const WordSet own("plan need");
        if (!in(from - 1, own) && !in(from - 2, own)) return false;
        return (is_mark(claim.quantity.end) ||
                (is(claim.quantity.end, "for") && in(claim.quantity.end + 1, "it each your")));
    }

    // "a session takes", "microneedling lasts", "the back takes", "it takes"
    bool takes(const Claim& claim) const {
        const std::size_t from = claim.quantity.first;
        static const WordSet verbs("takes take lasts last lasting taking is are be runs run needs");
        for (std::size_t at = from; at > claim.clause_begin && at + 4 > from; --at) {
            if (in(at, "within in") && in(at - 1, "over done finished"))
                return any(claim.clause_begin, at, meeting_nouns);
            if (!in(at - 1, verbs)) continue;
            const std::size_t verb = at - 1;
            if (any(claim.clause_begin, verb, meeting_nouns) ||
                names_treatment(claim.clause_begin, verb))
                return true;
            if (!in(verb, "takes take lasts")) return false;
            if (verb > claim.clause_begin && names_area(verb - 1, verb))
                return !is_other_deed(claim.clause_begin, verb);
            return (is_whole(claim.clause_begin, verb)) && goes_on_about_session(claim);
        }
        return false;
    }

    // "Shaving your legs takes ten minutes", but not "Treating both legs".
    bool is_other_deed(std::size_t from, std::size_t to) const {
        for (std::size_t at = from; at < to; ++at)
            if (const Word* found = word(at); found && found->text.ends_with("ing") &&
                                              !is_named(at) && !in(at, "doing treating lasering"))
                return true;
        return false;
    }

    // "it", "this only", "the whole thing", "all in all it"
    bool is_whole(std::size_t from, std::size_t to) const {
        static const WordSet words(
            "it this only usually normally typically just always will all in that "
            "the whole thing everything and start finish to from overall total "
            "altogether should");
        bool subject = false;
        for (std::size_t at = from; at < to; ++at) {
            if (!in(at, words)) return false;
            subject |= in(at, "it this thing everything that");
        }
        return subject;
    }

    // What "it" is: what the sentence before was about, or the page's treatment.
    bool goes_on_about_session(const Claim& claim) const {
        if (is(claim.quantity.end, "to") || is(claim.quantity.end, "until")) return false;
        if (is(claim.quantity.end, "for") &&
            !names_area(claim.quantity.end, std::min(claim.quantity.end + 4, end())))
            return false;
        for (std::size_t at = sentence().before; at < claim.clause_begin; ++at)
            if (parts.has(words()[at].text) &&
                !is_one_of(words()[at].text, "first last after before between day per"))
                return false;
        return true;
    }

    // "Duration: 45 minutes", `| Time | 45 minutes |`.
    bool labelled(std::size_t from) const {
        if (!is(from - 1, ":") && !is(from - 1, "|")) return false;
        return in(from - 2,
                  "duration time length clinic session takes appointment visit treatment long");
    }

    Claims& claims_;
};

}  // namespace

void read_minutes(const ClauseReader& sentence, const TimeSpan& span, Claims& claims) {
    MinutesReader(sentence, claims).read(span);
}

}  // namespace praxis
