// How many sessions a course takes, and how many are sold together.
#include <algorithm>

#include "inspect/claim_readers.h"

namespace praxis {

namespace {

using Bound = Quantity::Bound;

const WordSet money_talk(
    "package packages bundle bundles buy buying bought prepaid pay paid price priced prices cost "
    "costs offer offers discount discounts save saving savings voucher vouchers deal deals prepay "
    "upfront refund refunded charge charged fee fees invoice starter limit limits members member");
const WordSet progress(
    "notice notices noticed visible difference change changes see sees seeing judge "
    "review photograph photographs photo photos halfway feel feels measure");

bool plain_number(const Quantity& quantity) {
    return quantity.lo % 100 == 0 && quantity.hi % 100 == 0 && quantity.lo >= 100 &&
           quantity.hi <= 6'000;
}

class SessionReader : private ClauseReader {
public:
    SessionReader(const ClauseReader& sentence, Claims& claims)
        : ClauseReader(sentence), claims_(claims) {}

    void read(Quantity quantity) {
        if (!plain_number(quantity)) return;
        std::size_t noun = quantity.end;
        for (int skipped = 0; skipped < 5 && !is_counted(noun) && is_adjective(noun); ++skipped)
            ++noun;
        if (in(noun, visit_nouns) && in(noun + 1, session_nouns)) ++noun;
        if (!is_counted(noun)) return without_noun(quantity);
        take_bound_behind(quantity, words(), noun + 1, end());
        Claim claim = claim_of(ClaimKind::sessions, quantity, noun + 1);
        claim.beside_money = is_priced();
        if (is_package(claim)) return package(claim);
        if (!is_of_a_course(claim) || !speaks_for_us(claim)) return;
        const bool counted_out = quantity.lo < quantity.hi || before(claim, needs);
        if (any(claim, money_talk) || (is_beside_money(claim) && !counted_out)) return;
        claims_.push_back(claim);
    }

    std::size_t read_label(std::size_t at) {
        const bool number_of = is(at - 1, "of") && is(at - 2, "number");
        if (!is(at, "sessions") && !(number_of && names_meeting(at, at + 1))) return 0;
        static const WordSet fillers(
            "needed required recommended usually typically in a an the course "
            "per full average normally");
        std::size_t next = at + 1;
        while (in(next, fillers)) ++next;
        if (!is(next, ":") && !is(next, "|") && !(number_of && (is(next, "is") || is(next, "–"))))
            return 0;
        ++next;
        while (in(next, "usually about around typically between from up to at least ideally"))
            ++next;
        const auto quantity = quantity_at(words(), next, begin(), end());
        if (!quantity || quantity->money || time_span_at(words(), next, begin(), end())) return 0;
        if (in(quantity->end, meeting_nouns)) return 0;  // said again with its noun
        if (!is_mark(quantity->end) && !in(quantity->end, "for on in at")) return 0;
        Claim claim = claim_of(ClaimKind::sessions, *quantity, quantity->end);
        claim.beside_money = is_priced();
        if (!plain_number(*quantity) || any(begin(), at, "after between before minutes")) return 0;
        take_bound_behind(claim.quantity, words(), quantity->end, end());
        if (speaks_for_us(claim) && !is_beside_money(claim)) claims_.push_back(claim);
        return quantity->end;
    }

private:
    bool is_counted(std::size_t at) const {
        return in(at, session_nouns) || in(at, visit_nouns) || is_treatment_noun(at);
    }

    // Anywhere in the sentence, or in the row of a table.
    bool is_priced() const {
        if (!sentence().row) return has_money(begin(), end());
        return std::any_of(words().begin(), words().end(),
                           [](const Word& word) { return word.kind == WordKind::money; });
    }

    // "three sessions cost £486", "Three sessions: £486", "three sessions (£486)".
    bool is_beside_money(const Claim& claim) const {
        if (has_money(claim.clause_begin, claim.clause_end)) return true;
        std::size_t at = claim.end;
        while (at < claim.end + 4 &&
               (in(at, ": ( – , at for is are from together") && !is(at, ".")))
            ++at;
        return at > claim.end && has_money(at, at + 1);
    }

    // "six on the hands" after "three sessions on the face"; "Three." after "How many sessions?"
    void without_noun(const Quantity& quantity) {
        const bool stands_alone =
            is_mark(quantity.end) ||
            in(quantity.end, "on for in at is are and while but to should will would");
        if (!stands_alone || is(quantity.end, "%") || is(quantity.end, "-") || quantity.hi == 100)
            return;
        const bool continues = !claims_.empty() && claims_.back().kind == ClaimKind::sessions &&
                               std::any_of(sentence().mentions.begin(), sentence().mentions.end(),
                                           [&](const Mention& mention) {
                                               return (mention.area || mention.concern) &&
                                                      mention.begin >= claims_.back().end &&
                                                      mention.begin < quantity.end + 4;
                                           });
        const std::size_t before_number = quantity.first - 1;
        const bool of_course = quantity.first >= begin() + 2 && is(before_number, "of") &&
                               in(before_number - 1, "course series programme set") &&
                               !is(quantity.end, "-");
        const bool needed = in(before_number, "need needs take takes require requires") &&
                            names_area(begin(), before_number);
        const bool usual = in(before_number, "is are") && is(before_number - 1, "number");
        const bool answers = sentence().topic.sessions && end() - begin() <= 16;
        if (!continues && !of_course && !needed && !usual && !answers) return;
        Claim claim = claim_of(ClaimKind::sessions, quantity, quantity.end);
        claim.beside_money = is_priced();
        take_bound_behind(claim.quantity, words(), quantity.end, end());
        if (!speaks_for_us(claim) || any(claim, money_talk) || is_beside_money(claim)) return;
        if (before(claim, "page factor step day section chapter table phase")) return;
        claims_.push_back(claim);
    }

    bool is_of_a_course(const Claim& claim) const {
        const Quantity& quantity = claim.quantity;
        std::size_t last = quantity.first;
        static const WordSet articles("the your a an our about just only those these all");
        while (last > begin() && in(last - 1, articles)) {
            --last;
            if (is(last, "these") || is(last, "those")) return false;
        }
        static const WordSet earlier(
            "after by within first last next final other previous both every each per until till "
            "before since session remaining another further extra additional than more fewer every among");
        if (last > begin() && in(last - 1, earlier)) {
            const bool after = is(last - 1, "after") || is(last - 1, "within");
            if (!after || any(claim, progress) || !(anywhere(finished) || anywhere("gone ready")))
                return false;
        }
        const std::size_t behind = claim.end;
        static const WordSet later(
            "left remaining behind later earlier ago away early already per daily yearly annually "
            "'");
        if (in(behind, later) && !(is(behind, "per") && any(behind, behind + 4, "area")))
            return false;
        if (in(behind, "a each every") && in(behind + 1, "day week fortnight month year") &&
            !is(behind + 2, "apart"))
            return false;
        if (is(behind, "so") && is(behind + 1, "far")) return false;
        if (is(behind, "in") &&
            (in(behind + 1, "you we most many people a one") || is_mark(behind + 1)) &&
            !any(behind, behind + 5, course_words))
            return false;
        if (in(behind, "before until") && !any(behind, end(), finished) &&
            !any(behind, end(), "stops stop gone"))
            return false;
        if (is(behind, "of") && in(behind + 1, "the your these any different")) return false;
        if (any(claim, upkeep) ||
            any(claim, "later afterwards thereafter daily exercise exercises"))
            return false;
        if (any(behind, claim.clause_end, "day")) return false;
        const bool seen_by_us = is(quantity.first - 1, "for") && before(claim, "we");
        if (any(claim, progress) && !any(claim, needs) && !any(claim, course_words) &&
            !any(claim, finished) && !seen_by_us)
            return false;
        if (quantity.lo == 100 && quantity.hi == 100) return one_session(claim);
        return in(claim.end - 1, session_nouns) || visits_of_a_course(claim);
    }

    // "Treatments", "visits" and "peels" are also kinds of what the clinic does, and its working
    // day.
    bool visits_of_a_course(const Claim& claim) const {
        static const WordSet kinds(
            "different kinds kind types other offer offers areas combined combine "
            "two-part between most-booked list");
        if (any(claim, kinds) || is(claim.end, ":")) return false;
        if (any(claim, course_words) || any(claim.end, end(), "apart spaced")) return true;
        if (is(claim.end, "of") && is(claim.end + 1, "treatment")) return true;
        static const WordSet behind(
            "enough suffice suffices sufficient plenty usual usually typical "
            "required needed recommended advised all ideal done");
        if (any(claim.end, std::min(claim.end + 5, claim.clause_end), behind)) return true;
        if (is(claim.end, ",") && is(claim.end + 1, "and") &&
            any(claim.end + 2, claim.end + 5, "done"))
            return true;
        if (in(claim.quantity.first - 1, "after within in") &&
            (anywhere(finished) || anywhere("ready gone")))
            return true;
        if (claim.quantity.lo < claim.quantity.hi && claim.quantity.first == begin()) return true;
        static const WordSet planned("expect expects budget average averages looking");
        if (before(claim, needs) || before(claim, planned)) return true;
        static const WordSet people(
            "you you'll you'd people patients clients everyone most backs faces");
        return before(claim, "have has come book choose get visits") && before(claim, people) &&
               !before(claim, "we us");
    }

    // One session is a unit more often than a course.
    bool one_session(const Claim& claim) const {
        const std::size_t end = claim.end;
        if (!in(end - 1, "session sessions treatment treatments") && !is_treatment_noun(end - 1))
            return false;
        if (any(claim, progress)) return false;
        if (claim.quantity.bound == Bound::at_least || claim.quantity.bound == Bound::more_than)
            return false;
        static const WordSet tentative(
            "start try begin first one-off test patch trial minutes can could "
            "may might sometimes lasts last at time day between cover both "
            "more further extra same single-use areas");
        if (any(claim, tentative)) return false;
        if (before(claim, "per for each every cost costs price")) return false;
        static const WordSet needed(
            "need needs require requires recommend recommended recommends takes");
        if (before(claim, needed)) return true;
        const std::size_t till = std::min(end + 5, claim.clause_end);
        if (any(end, till, "enough sufficient suffices suffice needed required")) return true;
        if (is(end, "and") && in(end + 1, "it it's you you're") &&
            any(end + 2, till, "gone done clear finished"))
            return true;
        static const WordSet cures("clears smooths removes fixes cures erases sorts does");
        for (std::size_t at = end; at < till; ++at) {
            if (is(at, "is") && (is(at + 1, "all") || is(at + 2, "all"))) return true;
            if (is(at, "will") && is(at + 1, "do")) return true;
            if (is(at, "does") && !is(at + 1, "it") &&
                !(is(at + 1, "the") && in(at + 2, "trick job")))
                continue;
            if (in(at, cures)) return true;
        }
        const std::size_t first = claim.quantity.first;
        if (is(first - 1, "in"))
            return before(claim, "works work result results gone cleared smooth finished") ||
                   (before(claim, "do done") && is(first - 2, "it"));
        if (is(first - 1, "after")) return before(claim, "done gone happy finished clear");
        if (before(claim, course_words) && in(first - 1, "is takes means")) return true;
        if (before(claim, "have has") && before(claim, "people patients clients most everyone"))
            return true;
        if (in(end, course_words) || (in(end, "treatment procedure") && is(end - 2, "-")))
            return true;
        // "Just one session."
        return first == begin() && claim.quantity.begin > first && is_mark(end);
    }

    // "a package of three sessions", "a ten-visit package"; with a price, that says the rest.
    bool is_package(const Claim& claim) const {
        std::size_t at = claim.quantity.first;
        while (at > begin() && in(at - 1, "of a the our in")) --at;
        return (at < claim.quantity.first && at > begin() && in(at - 1, sold_words)) ||
               in(claim.end, sold_words);
    }

    void package(Claim claim) {
        if (claim.quantity.bound != Bound::exact || is_priced() || !speaks_for_us(claim)) return;
        claim.kind = ClaimKind::package;
        claims_.push_back(claim);
    }

    Claims& claims_;
};

}  // namespace

std::size_t read_labelled_sessions(const ClauseReader& sentence, std::size_t at, Claims& claims) {
    return SessionReader(sentence, claims).read_label(at);
}

void read_sessions(const ClauseReader& sentence, const Quantity& quantity, Claims& claims) {
    SessionReader(sentence, claims).read(quantity);
}

}  // namespace praxis
