#include "inspect/claims_in_prose.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace praxis {

namespace {

using Bound = Quantity::Bound;

const WordSet session_nouns("session sessions");
const WordSet visit_nouns(
    "treatment treatments visit visits appointment appointments sitting sittings");
const WordSet meeting_nouns("session sessions treatment treatments visit visits appointment "
                            "appointments sitting sittings procedure slot slots");
// Between a number and "sessions".
const WordSet neutral_adjectives(
    "monthly weekly fortnightly separate full short long brief individual single whole treatment "
    "laser needling peel light regular consecutive clinic separate gentle standard normal different "
    "- , minute hour about spaced active proper actual complete or");
const WordSet studies(
    "trial trials study studies studied participants participant researchers researcher volunteers "
    "randomised randomized cohort review reviews published journal evidence research literature "
    "meta paper papers authors scientists university doctors' enrolled placebo investigators "
    "dermatologists report reported survey data");
const WordSet other_sources(
    "elsewhere brochure brochures manufacturer manufacturer's manufacturers maker maker's makers label "
    "guideline guidelines guidance nice nhs fda regulator regulators internet online website websites "
    "magazine magazines friend friends abroad rival rivals competitor competitors formerly previously "
    "myth myths advert adverts advertisement claim claims claimed promise promises promised heard hear "
    "told forum forums instagram tiktok social leaflet textbook textbooks america american hospital "
    "hospitals colleague colleagues sister mother story stories anecdote supplier suppliers invented "
    "imaginary fictional example imagine suppose once-popular salon salons spa spas somebody someone");
const WordSet past_words(
    "had was were gave received underwent took came did tried chose got felt noticed "
    "saw stopped used asked wanted began started ended turned went");
const WordSet negations("not never no without nobody rarely hardly seldom cannot can't don't doesn't "
                        "won't isn't aren't wouldn't shouldn't needn't neither nor none nothing");
const WordSet conditions("if when once whether unless suppose imagine whenever wherever");
const WordSet money_talk(
    "package packages bundle bundles buy buying bought book booking prepaid pay paid price priced "
    "prices cost costs offer offers discount discounts save saving savings voucher vouchers deal deals "
    "prepay upfront refund refunded charge charged fee fees invoice");
const WordSet upkeep("maintenance maintain top topup boost booster boosters refresher yearly annually "
                     "annual keep upkeep touch");
const WordSet hedges(
    "often usually typically most many some commonly normally generally tend tends may might can could "
    "average sometimes perhaps probably likely expect mild milder moderate severe deep deeper shallow "
    "light lighter dark darker small smaller large larger younger older few frequently mostly typical "
    "usual");
const WordSet needs("need needs require requires recommend recommended recommends advise suggest plan "
                    "takes take enough sufficient suffices suffice");
const WordSet course_words("course courses series programme program");
const WordSet progress("notice notices noticed visible difference change changes see sees seeing judge "
                       "review photograph photographs photo photos halfway feel feels");
const WordSet finished("complete completed finished done happy satisfied full final best discharged");

class ClaimReader {
public:
    explicit ClaimReader(const SentenceView& sentence)
        : sentence_(sentence),
          words_(sentence.words),
          begin_(sentence.begin),
          end_(sentence.end) {}

    std::vector<Claim> read() {
        if (is_question() || speaks_of_study(words_, begin_, end_) || has_other_source()) return {};
        for (std::size_t at = begin_; at < end_;) {
            const std::size_t next = claim_at(at);
            at = std::max(at + 1, next);
        }
        return std::move(claims_);
    }

private:
    const Word* word(std::size_t at) const {
        return at >= begin_ && at < end_ ? &words_[at] : nullptr;
    }
    bool is(std::size_t at, std::string_view text) const {
        const Word* found = word(at);
        return found && found->is(text);
    }
    bool in(std::size_t at, const WordSet& set) const {
        const Word* found = word(at);
        return found && set.has(found->text);
    }
    bool in(std::size_t at, std::string_view list) const {
        const Word* found = word(at);
        return found && is_one_of(found->text, list);
    }
    bool any(std::size_t from, std::size_t to, const WordSet& set) const {
        for (std::size_t at = std::max(from, begin_); at < std::min(to, end_); ++at)
            if (set.has(words_[at].text)) return true;
        return false;
    }
    bool any(std::size_t from, std::size_t to, std::string_view list) const {
        for (std::size_t at = std::max(from, begin_); at < std::min(to, end_); ++at)
            if (is_one_of(words_[at].text, list)) return true;
        return false;
    }
    template <class Set>
    bool any(const Claim& claim, const Set& set) const {
        return any(claim.clause_begin, claim.clause_end, set);
    }
    template <class Set>
    bool before(const Claim& claim, const Set& set) const {
        return any(claim.clause_begin, claim.quantity.first, set);
    }

    bool is_question() const {
        for (std::size_t at = end_; at > begin_; --at) {
            const Word& last = words_[at - 1];
            if (last.is("?")) return true;
            if (last.kind != WordKind::mark && last.kind != WordKind::citation) return false;
        }
        return false;
    }

    bool has_other_source() const {
        if (any(begin_, end_, other_sources)) return true;
        for (std::size_t at = begin_; at + 1 < end_; ++at) {
            if ((is(at, "other") || is(at, "some") || is(at, "many")) &&
                (is(at + 1, "clinics") || is(at + 1, "clinic") || is(at + 1, "practices") ||
                 is(at + 1, "places") || is(at + 1, "doctors") || is(at + 1, "practitioners")))
                return true;
            if (is(at, "used") && is(at + 1, "to")) return true;
            if (is(at, "years") && is(at + 1, "ago")) return true;
            if (is(at, "you") && (is(at + 1, "read") || is(at + 2, "read"))) return true;
        }
        return false;
    }

    // Clauses.

    bool is_number(std::size_t at) const {
        const Word& found = words_[at];
        if (found.kind == WordKind::number || found.kind == WordKind::money ||
            found.kind == WordKind::value)
            return true;
        return found.kind == WordKind::word && !found.is("one") && !found.is("single") &&
               quantity_at(words_, at, at, std::min(at + 1, end_)).has_value();
    }

    bool is_break(std::size_t at) const {
        const Word& found = words_[at];
        if (found.kind == WordKind::mark)
            return found.is(",") || found.is(";") || found.is(":") || found.is("|") ||
                   found.is("(") || found.is(")") || (found.is("–") && found.blank_before);
        static const WordSet conjunctions(
            "but while whereas although though because so which unless then");
        return conjunctions.has(found.text);
    }

    // "and" parts two clauses where each has a number of its own.
    bool number_follows(std::size_t at) const {
        for (++at; at < end_ && !is_break(at); ++at)
            if (is_number(at)) return true;
        return false;
    }
    bool number_precedes(std::size_t at) const {
        while (at > begin_ && !is_break(at - 1))
            if (is_number(--at)) return true;
        return false;
    }

    void find_clause(Claim& claim) const {
        std::size_t from = std::min(claim.quantity.first, claim.begin);
        while (from > begin_ && !is_break(from - 1) &&
               !(words_[from - 1].is("and") && number_precedes(from - 1)))
            --from;
        std::size_t to = std::max(claim.quantity.end, claim.end);
        while (to < end_ && !is_break(to) && !(words_[to].is("and") && number_follows(to))) ++to;
        claim.clause_begin = from;
        claim.clause_end = to;
        claim.hedged = any(begin_, end_, hedges) || claim.quantity.about;
    }

    Claim claim_of(ClaimKind kind, const Quantity& quantity, std::size_t end) const {
        Claim claim;
        claim.kind = kind;
        claim.quantity = quantity;
        claim.begin = quantity.first;
        claim.end = end;
        find_clause(claim);
        return claim;
    }

    /// What is said of nobody in particular, by us, as it is.
    bool speaks_for_us(Claim& claim) const {
        if (before(claim, conditions)) return false;
        if (any(claim, past_words) || tells_of_payment(claim)) return false;
        const bool after_study = sentence_.after_study && !any(begin_, end_, "we our") &&
                                 !any(claim, "you your most usually recommend");
        if (after_study) return false;
        for (const std::string_view words : {"rather", "instead"})
            for (std::size_t at = claim.clause_begin; at < claim.quantity.first; ++at)
                if (is(at, words)) return false;
        const std::size_t denied = count_negations(claim);
        if (denied == 0) return true;
        // "You will not need more than three" says up to three.
        if (denied > 1 || claim.quantity.bound != Bound::more_than) return false;
        claim.quantity.bound = Bound::at_most;
        return before(claim, negations);
    }

    // Those of "no more than" belong to the number.
    std::size_t count_negations(const Claim& claim) const {
        std::size_t count = 0;
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            if ((at < claim.quantity.first || at >= claim.quantity.end) &&
                negations.has(words_[at].text))
                ++count;
        return count;
    }

    // "she paid", "I bought"; not "when paid together".
    bool tells_of_payment(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at + 1 < claim.clause_end; ++at)
            if (in(at + 1, "paid bought") && in(at, "i he she they we you who have has"))
                return true;
        return false;
    }

    // Claims.

    std::size_t claim_at(std::size_t at) {
        if (const auto label = labelled_sessions(at)) return label;
        if (const auto adverb = interval_adverb(at)) return adverb;
        if (const auto span = time_span_at(words_, at, begin_, end_)) {
            if (span->unit == TimeUnit::days)
                days(*span);
            else
                minutes(*span);
            return span->quantity.end;
        }
        const auto quantity = quantity_at(words_, at, begin_, end_);
        if (!quantity) return 0;
        if (quantity->money || is_currency_word(quantity->end)) {
            money(*quantity);
            return quantity->end;
        }
        sessions(*quantity);
        return quantity->end;
    }

    // "Sessions: 3 to 5", "number of sessions is three", `| Sessions | 3 |`.
    std::size_t labelled_sessions(std::size_t at) {
        if (!is(at, "sessions")) return 0;
        static const WordSet fillers(
            "needed required recommended usually typically in a an the course per full average normally");
        std::size_t next = at + 1;
        while (in(next, fillers)) ++next;
        const bool number_of = at >= begin_ + 2 && is(at - 1, "of") && is(at - 2, "number");
        if (!is(next, ":") && !is(next, "|") && !(number_of && (is(next, "is") || is(next, "–"))))
            return 0;
        ++next;
        while (in(next, "usually about around typically between from up to at least")) ++next;
        const auto quantity = quantity_at(words_, next, begin_, end_);
        if (!quantity || quantity->money || time_span_at(words_, next, begin_, end_)) return 0;
        if (in(quantity->end, meeting_nouns)) return 0;  // said again with its noun
        if (const Word* behind = word(quantity->end); behind && behind->kind == WordKind::word &&
                                                      !in(quantity->end, "for on in at"))
            return 0;
        Claim claim = claim_of(ClaimKind::sessions, *quantity, quantity->end);
        if (!plain_number(*quantity) || any(begin_, at, "after between before minutes"))
            return 0;
        take_bound_behind(claim.quantity, words_, quantity->end, end_);
        if (speaks_for_us(claim)) claims_.push_back(claim);
        return quantity->end;
    }

    static bool plain_number(const Quantity& quantity) {
        return quantity.lo % 100 == 0 && quantity.hi % 100 == 0 && quantity.lo >= 100 &&
               quantity.hi <= 6'000;
    }

    void sessions(Quantity quantity) {
        if (!plain_number(quantity)) return;
        std::size_t noun = quantity.end;
        for (int skipped = 0; skipped < 5 && !in(noun, session_nouns) &&
                              !in(noun, visit_nouns) && is_adjective(noun);
             ++skipped)
            ++noun;
        if (in(noun, visit_nouns) && in(noun + 1, session_nouns)) ++noun;
        if (!in(noun, session_nouns) && !in(noun, visit_nouns)) return without_noun(quantity);
        const bool visits = in(noun, visit_nouns);
        take_bound_behind(quantity, words_, noun + 1, end_);
        Claim claim = claim_of(ClaimKind::sessions, quantity, noun + 1);
        if (!is_of_a_course(claim, visits) || !speaks_for_us(claim)) return;
        const bool sold = any(claim, money_talk) || has_money(claim);
        if (sold && !(any(claim, course_words) && any(claim, "book booking") && !has_money(claim)))
            return packages(claim);
        claims_.push_back(claim);
    }

    // Also words of a treatment's name: "three microneedling sessions".
    bool is_adjective(std::size_t at) const {
        if (in(at, neutral_adjectives)) return true;
        return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                           [&](const Mention& mention) {
                               return (mention.treatment || mention.foreign_treatment) &&
                                      mention.begin <= at && at < mention.end;
                           });
    }

    // "six on the hands" after "three sessions on the face"; "Three." after "How many sessions?"
    void without_noun(const Quantity& quantity) {
        const Word* next = word(quantity.end);
        const bool stands_alone = !next || next->kind == WordKind::mark ||
                                  in(quantity.end, "on for in at is are and while but to should will would");
        if (!stands_alone || is(quantity.end, "%") || is(quantity.end, "-") || quantity.hi == 100)
            return;
        const bool continues =
            !claims_.empty() && claims_.back().kind == ClaimKind::sessions &&
            std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                        [&](const Mention& mention) {
                            return (mention.area || mention.concern) &&
                                   mention.begin >= claims_.back().end &&
                                   mention.begin < quantity.end + 4;
                        });
        const bool of_course = quantity.first >= begin_ + 2 && is(quantity.first - 1, "of") &&
                               in(quantity.first - 2, "course series programme set") &&
                               !(next && next->kind == WordKind::mark && next->is("-"));
        const bool answers = sentence_.topic.sessions && end_ - begin_ <= 16;
        if (!continues && !of_course && !answers) return;
        Claim claim = claim_of(ClaimKind::sessions, quantity, quantity.end);
        take_bound_behind(claim.quantity, words_, quantity.end, end_);
        if (!speaks_for_us(claim) || any(claim, money_talk) || has_money(claim)) return;
        if (before(claim, "page factor step day section chapter table phase")) return;
        claims_.push_back(claim);
    }

    bool has_money(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            if (words_[at].kind == WordKind::money || is_currency_word(at)) return true;
        return false;
    }

    bool is_of_a_course(const Claim& claim, bool visits) const {
        const Quantity& quantity = claim.quantity;
        std::size_t last = quantity.first;
        static const WordSet articles("the your a an our about just only those these");
        while (last > begin_ && articles.has(words_[last - 1].text)) {
            --last;
            if (is(last, "these") || is(last, "those")) return false;
        }
        static const WordSet earlier(
            "after by within first last next final other previous both every each per until till before "
            "since session remaining another further extra additional than more fewer every among");
        if (last > begin_ && earlier.has(words_[last - 1].text)) {
            const bool after = is(last - 1, "after") || is(last - 1, "within");
            if (!after || !any(begin_, end_, finished)) return false;
        }
        const std::size_t behind = claim.end;
        static const WordSet later(
            "left remaining behind later earlier ago away early already per daily yearly annually");
        if (in(behind, later)) return false;
        if (is(behind, "'")) return false;  // "two sessions' worth"
        if ((is(behind, "a") || is(behind, "each") || is(behind, "every")) &&
            in(behind + 1, "day week fortnight month year") && !is(behind + 2, "apart") &&
            !is(behind, "every"))
            return false;
        if (is(behind, "every") && in(behind + 1, "day week year")) return false;
        if (is(behind, "so") && is(behind + 1, "far")) return false;
        if (is(behind, "in") && (in(behind + 1, "you we most many people a") ||
                                 (word(behind + 1) && words_[behind + 1].kind == WordKind::mark)) &&
            !any(behind, behind + 5, course_words))
            return false;
        if ((is(behind, "before") || is(behind, "until")) && !any(behind, end_, finished)) return false;
        if (is(behind, "of") && in(behind + 1, "the your these") ) return false;
        if (any(claim, upkeep) || any(claim, "later afterwards thereafter")) return false;
        if (any(claim, progress) && !any(claim, needs) && !any(claim, course_words) &&
            !any(claim, finished))
            return false;
        if (quantity.lo == 100 && quantity.hi == 100) return one_session(claim, visits);
        if (!visits) return true;
        static const WordSet kinds("different kinds types other offer offers areas combined two-part");
        if (any(claim, kinds)) return false;
        if (is(behind, "apart") || any(claim, course_words) || any(claim, "apart spaced"))
            return true;
        if (is(behind, "of") && is(behind + 1, "treatment")) return true;
        const bool treatments = is(behind - 1, "treatments") || is(behind - 1, "treatment");
        if (treatments && any(claim, "required needed recommended advised usual typical")) return true;
        return before(claim, needs) &&
               (treatments || before(claim, "people patients clients usually typically "
                                                    "generally normally everyone"));
    }

    // One session is a unit more often than a course.
    bool one_session(const Claim& claim, bool visits) const {
        if (visits && !is(claim.end - 1, "treatment")) return false;
        if (any(claim, progress)) return false;
        if (claim.quantity.bound == Bound::at_least || claim.quantity.bound == Bound::more_than)
            return false;
        static const WordSet tentative("start try begin first one-off test patch trial minutes can could "
                                       "may might sometimes lasts last at time day between");
        if (any(claim, tentative)) return false;
        if (before(claim, "per for each every cost costs price") ) return false;
        static const WordSet needed("need needs require requires recommend recommended recommends takes");
        if (before(claim, needed)) return true;
        for (std::size_t at = claim.end; at < std::min(claim.end + 5, claim.clause_end); ++at)
            if (in(at, "enough sufficient suffices suffice")) return true;
        return (is(claim.end, "is") && is(claim.end + 1, "all")) ||
               (is(claim.end, "will") && is(claim.end + 1, "do"));
    }

    // "a package of three sessions", "six sessions cost £900": the price says the rest.
    void packages(Claim claim) {
        if (has_money(claim)) return;
        static const WordSet sold("package packages bundle bundles");
        std::size_t at = claim.quantity.first;
        while (at > begin_ && in(at - 1, "of a the our in")) --at;
        const bool named = at > begin_ && in(at - 1, sold);
        if (!named || claim.quantity.bound != Bound::exact) return;
        claim.kind = ClaimKind::package;
        claims_.push_back(claim);
    }

    // Days.

    bool near_meetings(std::size_t from, std::size_t to) const {
        return any(from, to, meeting_nouns) || any(from, to, course_words) ||
               any(from, to, "come return repeat repeated gap gaps interval intervals spacing");
    }

    void push_days(ClaimKind kind, const TimeSpan& span, std::size_t from, std::size_t end) {
        Claim claim = claim_of(kind, span.quantity, std::max(end, span.quantity.end));
        claim.begin = std::min(claim.begin, from);
        claim.rough = span.rough;
        static const WordSet care(
            "sun sunscreen cream tan tanning patch test photo photos photograph photographs picture "
            "pictures swelling redness alcohol exercise swim swimming make-up apply wear avoid wash "
            "vaccine consultation assessment downtime heal heals fade fades review reviewed hair open");
        if (any(claim, care) || !speaks_for_us(claim)) return;
        claims_.push_back(claim);
    }

    void days(const TimeSpan& span) {
        const Quantity& quantity = span.quantity;
        const std::size_t end = quantity.end;
        std::size_t from = quantity.first;
        const Claim here = claim_of(ClaimKind::interval, quantity, end);
        const bool kept_up = any(begin_, end_, upkeep) || any(here, "later afterwards thereafter");
        // "a four-week gap", "at intervals of four weeks"
        const std::size_t noun = is(end, "-") ? end + 1 : end;
        static const WordSet gaps("gap gaps interval intervals break breaks");
        if (in(noun, gaps) && near_meetings_or_between())
            return push_days(ClaimKind::interval, span, from, noun + 1);
        if (from >= begin_ + 2 && is(from - 1, "of") && in(from - 2, gaps) &&
            near_meetings_or_between())
            return push_days(ClaimKind::interval, span, from, end);
        if (is(end, "apart") && !kept_up) return push_days(ClaimKind::interval, span, from, end + 1);
        if (is(end, "in") && is(end + 1, "between"))
            return push_days(ClaimKind::interval, span, from, end + 2);
        if (is(end, "between") && is_between_meetings(end + 1)) {
            const bool for_how_long = from > begin_ && is(from - 1, "for");
            if (!for_how_long || any(begin_, from, "wait rest pause leave"))
                push_days(ClaimKind::interval, span, from, end + 2);
            return;
        }
        if (from > begin_ && is(from - 1, "every")) {
            if (kept_up) {
                if (any(begin_, end_, session_nouns) || any(begin_, end_, "top maintenance"))
                    push_days(ClaimKind::maintenance, span, from - 1, end);
            } else if (near_meetings(begin_, end_)) {
                push_days(ClaimKind::interval, span, from - 1, end);
            }
            return;
        }
        if (from > begin_ && (is(from - 1, "once") || is(from - 1, "one")) && is(from, "a") &&
            near_meetings(begin_, end_) && !kept_up)
            return push_days(ClaimKind::interval, span, from - 1, end);
        const bool after = from > begin_ && in(from - 1, "after in");
        if ((is_before_next(end) || (after && is(end, "for") && names_next(end + 1))) && !kept_up)
            return push_days(ClaimKind::interval, span, from, end + 1);
        for (std::size_t at = from; at > begin_ && at + 4 > from; --at)
            if (in(at - 1, "spaced space spacing"))
                return push_days(ClaimKind::interval, span, from, end);
        if ((starts_between_meetings(from) || ends_between_meetings(end)) &&
            any(here, "leave wait allow rest gap need needs keep require requires"))
            return push_days(ClaimKind::interval, span, from, end);
        if (sentence_.topic.interval && end_ - begin_ <= 14 && !kept_up)
            return push_days(ClaimKind::interval, span, from, end);
        course_length(span);
    }

    bool near_meetings_or_between() const {
        return any(begin_, end_, meeting_nouns) || any(begin_, end_, "between") ||
               any(begin_, end_, course_words) || sentence_.topic.interval;
    }

    // "between sessions", "between each of your visits", "between one session and the next".
    bool is_between_meetings(std::size_t at) const {
        static const WordSet determiners("each every one the your our of two all any individual");
        std::size_t noun = at;
        while (in(noun, determiners) && noun < at + 4) ++noun;
        if (noun == at && (is(at, "them") || is(at, "peels"))) return true;
        if (in(noun, meeting_nouns) || is(noun, "peels")) return true;
        if (is(noun - 1, "each") || is(noun - 1, "one")) return near_meetings(begin_, end_);
        for (const Mention& mention : sentence_.mentions)
            if (mention.treatment && mention.begin == noun && in(mention.end, meeting_nouns))
                return true;
        return false;
    }

    // "Between sessions we leave six weeks", in one clause or behind one comma.
    bool starts_between_meetings(std::size_t to) const {
        for (std::size_t at = begin_; at + 1 < to; ++at)
            if (is(at, "between") && is_between_meetings(at + 1)) return true;
        return false;
    }

    // "needs two weeks to recover between sessions".
    bool ends_between_meetings(std::size_t from) const {
        for (std::size_t at = from; at + 1 < std::min(end_, from + 6); ++at)
            if (is(at, "between") && is_between_meetings(at + 1)) return true;
        return false;
    }

    // "four weeks before your next session".
    bool is_before_next(std::size_t at) const {
        return (is(at, "before") || is(at, "until")) && names_next(at + 1);
    }

    bool names_next(std::size_t at) const {
        std::size_t noun = at;
        while (in(noun, "the your a any having we start") && noun < at + 4) ++noun;
        return (is(noun, "next") || is(noun, "following") || is(noun, "another")) &&
               in(noun + 1, meeting_nouns);
    }

    void course_length(const TimeSpan& span) {
        const std::size_t from = span.quantity.first;
        static const WordSet spanning("takes take lasts last runs run spans over across");
        bool lasts = false;
        for (std::size_t at = from; at > begin_ && at + 3 > from; --at) lasts |= in(at - 1, spanning);
        if (!lasts) return;
        const Claim claim = claim_of(ClaimKind::course_length, span.quantity, span.quantity.end);
        const bool course = any(claim.clause_begin, from, course_words) ||
                            (!claims_.empty() && claims_.back().kind == ClaimKind::sessions &&
                             claims_.back().end + 3 >= from);
        if (course && !any(begin_, end_, "last lasts results result effect") )
            push_days(ClaimKind::course_length, span, from, span.quantity.end);
    }

    // "monthly sessions", "sessions are fortnightly".
    std::size_t interval_adverb(std::size_t at) {
        static constexpr std::string_view adverbs[] = {"weekly", "fortnightly", "monthly"};
        static constexpr int lengths[] = {7, 14, 28};
        for (std::size_t i = 0; i < 3; ++i) {
            if (!is(at, adverbs[i])) continue;
            if (any(begin_, end_, upkeep)) return at + 1;
            const bool counted = at >= begin_ + 2 && is(at - 1, "-");
            TimeSpan span;
            span.unit = TimeUnit::days;
            span.quantity.lo = span.quantity.hi = lengths[i] * 100;
            span.quantity.first = span.quantity.begin = at;
            span.quantity.end = at + 1;
            if (i == 2) {
                span.quantity.hi = 3'100;
                span.rough = true;
            }
            if (counted) {
                const auto number = quantity_at(words_, at - 2, begin_, at - 1);
                if (!number) return at + 1;
                span.quantity.lo = span.quantity.lo * number->lo / 100;
                span.quantity.hi = span.quantity.hi * number->hi / 100;
                span.quantity.first = span.quantity.begin = at - 2;
            }
            std::size_t verb = at;
            while (verb > begin_ && in(verb - 1, "are is held given done spaced usually "
                                                         "happen take place run - two four six"))
                --verb;
            if (in(at + 1, meeting_nouns) || in(at + 1, "interval intervals gap gaps basis") ||
                (verb < at && verb > begin_ && in(verb - 1, meeting_nouns)))
                push_days(ClaimKind::interval, span, span.quantity.first, at + 1);
            return at + 1;
        }
        return 0;
    }

    // Minutes.

    void minutes(const TimeSpan& span) {
        const Quantity& quantity = span.quantity;
        if (quantity.hi < 500 || quantity.hi > 60'000) return;
        Claim claim = claim_of(ClaimKind::minutes, quantity, quantity.end);
        claim.rough = span.rough;
        if (!is_time_of_session(claim) || !speaks_for_us(claim)) return;
        claims_.push_back(claim);
    }

    bool is_time_of_session(const Claim& claim) const {
        static const WordSet parts(
            "cream numb numbing anaesthetic gel mask ice cool cooling cold wait waiting early late park "
            "parking walk walking bus train drive consultation consultations assessment assessments "
            "consult patch test talk chat call phone video itself actual actually part which photo "
            "photos photographs questions question rest lie sit afterwards after before within apply "
            "wash hold press shower sun outdoors exercise every stay work works forms form notes "
            "paperwork notice open opens closed cancel heal first last-minute discussion redness "
            "swelling sting stings dry settle follow-up lamp pulses flashes warm between arrive extra "
            "needling-part check checking chill recover recovery breathe moment moments apart head");
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at) {
            if (!parts.has(words_[at].text)) continue;
            if (is(at, "within") && in(at - 1, "over done finished")) continue;
            if ((is(at, "last") || is(at, "between")) && at + 1 >= claim.quantity.first - 1) continue;
            bool included = false;
            for (std::size_t back = at; back > claim.clause_begin && back + 4 > at; --back)
                included |= in(back - 1, "including includes include with plus counting");
            if (!included && !(is(at, "between") && at + 1 == claim.quantity.begin)) return false;
        }
        const std::size_t begin = claim.quantity.first;
        const std::size_t end = claim.quantity.end;
        const std::size_t noun = is(end, "-") ? end + 1 : end;
        if (in(noun, meeting_nouns)) return true;
        if (is_adjective(noun) && in(noun + 1, meeting_nouns)) return true;
        if ((is(end, "per") || is(end, "a") || is(end, "each")) && in(end + 1, meeting_nouns))
            return true;
        if (is(end, "for") && in(end + 1, "each a one every your the") &&
            in(end + 2, meeting_nouns))
            return true;
        if (begin >= begin_ + 2 && is(begin - 1, "of") && in(begin - 2, meeting_nouns)) return true;
        if (in_clinic(end) || stays(claim)) return true;
        if (sentence_.topic.minutes && end_ - begin_ <= 16) return true;
        if (labelled(begin)) return true;
        for (std::size_t at = begin; at > claim.clause_begin && at + 4 > begin; --at) {
            if (in(at, "within in") && in(at - 1, "over done finished"))
                return any(claim.clause_begin, at, meeting_nouns);
            if (in(at - 1, "allow reserve")) return true;
            if (is(at - 1, "aside") && is(at - 2, "set")) return true;
            if (in(at - 1, "takes take lasts last lasting taking is are runs run needs")) {
                for (std::size_t subject = claim.clause_begin; subject < at; ++subject)
                    if (in(subject, meeting_nouns)) return true;
                return names_treatment(claim.clause_begin, at);
            }
        }
        return false;
    }

    bool in_clinic(std::size_t end) const {
        if (is(end, "long")) return any(begin_, end, meeting_nouns);
        if (is(end, "with") && is(end + 1, "us")) return true;
        return is(end, "in") && is(end + 1, "the") && in(end + 2, "clinic chair");
    }

    // "you will be with us for 45 minutes"
    bool stays(const Claim& claim) const {
        const std::size_t begin = claim.quantity.first;
        if (begin < begin_ + 3 || !is(begin - 1, "for")) return false;
        return (is(begin - 3, "with") && is(begin - 2, "us")) || is(begin - 2, "here") ||
               in(begin - 2, "clinic chair");
    }

    // "Duration: 45 minutes", `| Time | 45 minutes |`.
    bool labelled(std::size_t begin) const {
        if (begin < begin_ + 2 || !(is(begin - 1, ":") || is(begin - 1, "|"))) return false;
        return in(begin - 2, "duration time length clinic session takes appointment visit");
    }

    bool names_treatment(std::size_t from, std::size_t to) const {
        return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                           [&](const Mention& mention) {
                               return mention.treatment && mention.begin >= from && mention.end <= to;
                           });
    }

    // Money.

    bool is_currency_word(std::size_t at) const {
        const Word* found = word(at);
        return found && found->kind == WordKind::word && !sentence_.currency.code.empty() &&
               (found->text == sentence_.currency.plural || found->text == sentence_.currency.code ||
                found->text == sentence_.currency.singular);
    }

    void money(const Quantity& quantity) {
        const std::size_t end = is_currency_word(quantity.end) ? quantity.end + 1 : quantity.end;
        Claim claim = claim_of(ClaimKind::price, quantity, end);
        static const WordSet other(
            "save saves saving savings off discount discounts deposit deposits cancel cancelled "
            "cancellation late voucher vouchers refund worth extra cheaper less dearer parking cream "
            "serum sunscreen moisturiser less elsewhere million billion fine spend spent difference "
            "donate donation travel taxi gift below above insurance budget afford instalment "
            "instalments monthly month interest finance plus another more spray blade kit");
        if (any(claim, other) || any(begin_, end_, "notice miss missed cancel deposit refund") ||
            !speaks_for_us(claim))
            return;
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            if (in(at, "assessment consultation patch")) {
                claim.kind = ClaimKind::fee;
                claim.fee = words_[at].text;
                claims_.push_back(claim);
                return;
            }
        if (any(claim, "fee fees test")) return;
        if (const int count = sessions_beside(claim)) {
            claim.count = count;
            claim.singly = any(begin_, end_, "singly separately individually single");
            claim.kind = is(end, "each") || in(end, "per apiece") ||
                                 (is(end, "a") && in(end + 1, meeting_nouns))
                             ? ClaimKind::session_price
                             : ClaimKind::package_price;
            claims_.push_back(claim);
            return;
        }
        static const WordSet sold("package packages bundle bundles");
        if (any(claim, course_words) || any(claim, sold)) {
            claim.kind = ClaimKind::package_price;
            claims_.push_back(claim);
            return;
        }
        static const WordSet singular("session treatment visit appointment sitting");
        const bool per_session = [&] {
            for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
                if (in(at, singular) && at > claim.clause_begin &&
                    in(at - 1, "per a each single one every"))
                    return true;
            return false;
        }();
        if (per_session) {
            claim.kind = ClaimKind::session_price;
        } else {
            static const WordSet triggers("cost costs price prices priced charge charges pay from session "
                                          "sessions start starts treatment");
            const bool said = any(claim, triggers) || any(begin_, claim.clause_begin, triggers) ||
                              sentence_.topic.price || sentence_.row;
            if (!said) return;
        }
        claims_.push_back(claim);
    }

    // How many sessions the clause with a price speaks of; 0 for none, 1 is a session's price.
    int sessions_beside(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at) {
            if (at >= claim.quantity.first && at < claim.end) continue;
            const auto count = quantity_at(words_, at, claim.clause_begin, claim.clause_end);
            if (!count || count->money || !count->single() || !plain_number(*count)) continue;
            std::size_t noun = count->end;
            while (is_adjective(noun) && noun < count->end + 3 && !in(noun, session_nouns)) ++noun;
            const bool of_course = at > claim.clause_begin + 1 && is(at - 1, "of") &&
                                   in(at - 2, "course package bundle");
            if ((in(noun, "sessions session treatments") || of_course) && count->lo > 100 &&
                count->bound == Bound::exact)
                return static_cast<int>(count->lo / 100);
            at = count->end - 1;
        }
        return 0;
    }

    const SentenceView& sentence_;
    const Words& words_;
    std::size_t begin_;
    std::size_t end_;
    std::vector<Claim> claims_;
};

}  // namespace

Topic topic_of(const Words& words, std::size_t begin, std::size_t end) {
    constexpr std::string_view meetings = "session sessions treatments visits appointments";
    Topic topic;
    const auto has = [&](std::string_view list) {
        for (std::size_t at = begin; at < end; ++at)
            if (is_one_of(words[at].text, list)) return true;
        return false;
    };
    for (std::size_t at = begin; at + 1 < end; ++at) {
        if (words[at].is("how")) {
            const Word& next = words[at + 1];
            if (next.is("many") && has(meetings)) topic.sessions = true;
            if ((next.is("far") || next.is("often")) || (next.is("long") && has("between")))
                topic.interval = has(meetings) || has("between apart");
            else if (next.is("long") && (has("session appointment visit treatment take") ))
                topic.minutes = !has("last results redness heal course");
            if (next.is("much")) topic.price = has("cost costs price pay charge session");
        }
        if (words[at].is("number") && words[at + 1].is("of") && has(meetings)) topic.sessions = true;
    }
    const bool question = end > begin && words[end - 1].is("?");
    if ((end - begin <= 4 || question) && has("price prices cost costs charge")) topic.price = true;
    return topic;
}

bool speaks_of_study(const Words& words, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (words[at].kind == WordKind::citation || studies.has(words[at].text)) return true;
    return false;
}

std::vector<Claim> claims_of(const SentenceView& sentence) { return ClaimReader(sentence).read(); }

}  // namespace praxis
