#include "inspect/clause.h"

#include <algorithm>

namespace praxis {

namespace {

using Bound = Quantity::Bound;

const WordSet neutral_adjectives(
    "monthly weekly fortnightly separate full short long brief individual single whole treatment "
    "laser needling peel light regular consecutive clinic gentle standard normal different "
    "- , x minute hour about spaced active proper actual complete or quick easy simple small "
    "initial professional effective tailored main core");
const WordSet other_sources(
    "elsewhere brochure brochures manufacturer manufacturer's manufacturers maker maker's makers "
    "label guideline guidelines guidance nice nhs fda regulator regulators internet online website "
    "websites magazine magazines friend friends abroad rival rivals competitor competitors formerly "
    "previously myth myths advert adverts advertisement claim claims claimed promise promises promised heard "
    "hear forum forums instagram tiktok social leaflet textbook textbooks america american hospital "
    "hospitals colleague colleagues sister mother brother aunt neighbour story stories anecdote "
    "supplier suppliers invented imaginary fictional example imagine suppose once-popular salon "
    "salons spa spas somebody someone chain chains tattooist tattooists studio studios insurer insurers "
    "insurance copay copays athletes chiropractor chiropractors surgeon surgeons home");
const WordSet past_words(
    "had was were gave received underwent took came did tried chose got felt noticed "
    "saw stopped used asked wanted began started ended turned went");
const WordSet negations(
    "not never no without nobody rarely hardly seldom cannot can't don't doesn't "
    "won't isn't aren't wouldn't shouldn't needn't neither nor none nothing few");
const WordSet conditions("if when whether unless suppose imagine whenever wherever");
const WordSet hedges(
    "often usually typically most many some commonly normally generally tend tends may might can "
    "could average sometimes perhaps probably likely expect mild milder moderate severe deep deeper "
    "shallow light lighter dark darker small smaller large larger younger older few frequently mostly "
    "typical usual norm");
// What a treatment is called where people count it.
const WordSet treatment_nouns("peel facial massage injection");

}  // namespace

const WordSet session_nouns("session sessions");
const WordSet visit_nouns(
    "treatment treatments visit visits appointment appointments sitting sittings goes");
const WordSet meeting_nouns(
    "session sessions treatment treatments visit visits appointment "
    "appointments sitting sittings procedure slot slots");
const WordSet course_words("course courses series programme program");
const WordSet sold_words("package packages bundle bundles pack packs block blocks set");
const WordSet upkeep(
    "maintenance maintain top topup boost booster boosters refresher yearly annually "
    "annual keep keeps upkeep touch");
const WordSet needs(
    "need needs require requires recommend recommended recommends advise suggest plan "
    "takes take enough sufficient suffices suffice");
const WordSet finished(
    "complete completed finished done happy satisfied full final best discharged");

ClauseReader::ClauseReader(const SentenceView& sentence)
    : sentence_(sentence),
      words_(sentence.words),
      begin_(sentence.begin),
      end_(sentence.end),
      named_(sentence.end) {
    for (const Mention& mention : sentence.mentions)
        if (mention.treatment || mention.area || mention.concern)
            for (std::size_t at = mention.begin; at < std::min(mention.end, end_); ++at)
                named_[at] = true;
}

bool ClauseReader::names_treatment(std::size_t from, std::size_t to) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                       [&](const Mention& mention) {
                           return (mention.treatment || mention.foreign_treatment) &&
                                  mention.begin >= from && mention.end <= to;
                       });
}

bool ClauseReader::names_area(std::size_t from, std::size_t to) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                       [&](const Mention& mention) {
                           return (mention.area || mention.foreign_area) && mention.begin >= from &&
                                  mention.end <= to;
                       });
}

bool ClauseReader::is_treatment_noun(std::size_t at) const {
    const Word* found = word(at);
    return found && treatment_nouns.has(found->stem) && names_treatment(0, at + 1) &&
           std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                       [&](const Mention& mention) { return mention.end == at + 1; });
}

bool ClauseReader::is_meeting(std::size_t at) const {
    return in(at, meeting_nouns) || is_treatment_noun(at);
}

bool ClauseReader::is_adjective(std::size_t at) const {
    if (in(at, neutral_adjectives)) return true;
    // "three (3) sessions"
    for (std::size_t open = at; at > 1 && open + 3 > at; --open)
        if (is(open, "(") && is(open + 2, ")") && is_number(open + 1)) return true;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                       [&](const Mention& mention) {
                           return (mention.treatment || mention.foreign_treatment) &&
                                  mention.begin <= at && at < mention.end;
                       });
}

bool ClauseReader::names_meeting(std::size_t from, std::size_t to) const {
    for (std::size_t at = std::max(from, begin_); at < std::min(to, end_); ++at)
        if (is_meeting(at)) return true;
    return false;
}

bool ClauseReader::is_currency_word(std::size_t at) const {
    const Word* found = word(at);
    return found && found->kind == WordKind::word && !sentence_.currency.code.empty() &&
           (found->text == sentence_.currency.plural || found->text == sentence_.currency.code ||
            found->text == sentence_.currency.singular);
}

bool ClauseReader::has_money(std::size_t from, std::size_t to) const {
    for (std::size_t at = std::max(from, begin_); at < std::min(to, end_); ++at)
        if (words_[at].kind == WordKind::money || is_currency_word(at)) return true;
    return false;
}

bool ClauseReader::is_question() const {
    for (std::size_t at = end_; at > begin_; --at) {
        const Word& last = words_[at - 1];
        if (last.is("?")) return true;
        if (last.kind != WordKind::mark && last.kind != WordKind::citation) return false;
    }
    return false;
}

bool ClauseReader::has_other_source() const {
    static const WordSet others("clinics clinic practices places doctors practitioners");
    static const WordSet year_introductions("in until till before since by during");
    for (std::size_t at = begin_; at < end_; ++at) {
        if (is_named(at)) continue;
        const std::string_view text = words_[at].text;
        if (other_sources.has(text.ends_with("'s") ? text.substr(0, text.size() - 2) : text))
            return true;
        if (in(at, "other some many") && in(at + 1, others)) return true;
        if (is(at, "used") && is(at + 1, "to")) return true;
        if (is(at, "told") && !is(at - 1, "all")) return true;
        if (in(at, "years year") && is(at + 1, "ago")) return true;
        if (is(at, "last") && in(at + 1, "year month week")) return true;
        if (is(at, "you") && (is(at + 1, "read") || is(at + 2, "read") || is(at + 3, "read")))
            return true;
        if (is(at, "one") && is(at + 1, "of") && in(at + 2, "our my") && !is_meeting(at + 3) &&
            !names_treatment(at + 3, at + 6))
            return true;
        // "Until 2024", "in 2019".
        if (in(at, year_introductions) && at + 1 < end_ &&
            words_[at + 1].kind == WordKind::number && words_[at + 1].hundredths >= 190'000 &&
            words_[at + 1].hundredths < 210'000)
            return true;
    }
    return false;
}

bool ClauseReader::is_number(std::size_t at) const {
    const Word& found = words_[at];
    if (found.kind == WordKind::number || found.kind == WordKind::money ||
        found.kind == WordKind::value)
        return true;
    return found.kind == WordKind::word && !found.is("one") && !found.is("single") &&
           quantity_at(words_, at, at, std::min(at + 1, end_)).has_value();
}

bool ClauseReader::is_break(std::size_t at) const {
    const Word& found = words_[at];
    if (found.kind == WordKind::mark)
        return found.is(",") || found.is(";") || found.is(":") || found.is("|") || found.is("(") ||
               found.is(")") || (found.is("–") && found.blank_before);
    static const WordSet conjunctions(
        "but while whereas although though because so which unless then");
    return conjunctions.has(found.text);
}

// "and" parts two clauses where each has a number of its own.
bool ClauseReader::number_follows(std::size_t at) const {
    for (++at; at < end_ && !is_break(at); ++at)
        if (is_number(at)) return true;
    return false;
}

bool ClauseReader::number_precedes(std::size_t at) const {
    while (at > begin_ && !is_break(at - 1))
        if (is_number(--at)) return true;
    return false;
}

void ClauseReader::find_clause(Claim& claim) const {
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

Claim ClauseReader::claim_of(ClaimKind kind, const Quantity& quantity, std::size_t end) const {
    Claim claim;
    claim.kind = kind;
    claim.quantity = quantity;
    claim.begin = quantity.first;
    claim.end = end;
    find_clause(claim);
    return claim;
}

// "She had six sessions, two weeks apart": a few words behind a comma go with what stands before
// it.
std::size_t ClauseReader::leading_clause(const Claim& claim) const {
    std::size_t from = claim.clause_begin;
    if (!is(from - 1, ",") || claim.clause_end - from > 5) return from;
    for (--from; from > begin_ && !is_break(from - 1);) --from;
    return from;
}

// "Once your skin has healed", not "once a week".
bool ClauseReader::is_conditional(const Claim& claim) const {
    // "If you book six, the price is £800" names a price all the same.
    const bool price = claim.kind == ClaimKind::price;
    for (std::size_t at = price ? claim.clause_begin : leading_clause(claim);
         at < claim.quantity.first; ++at) {
        if (conditions.has(words_[at].text)) return true;
        if (is(at, "once") && !in(at + 1, "a an every per more or and") && !is_mark(at + 1))
            return true;
    }
    return false;
}

bool ClauseReader::speaks_for_us(Claim& claim) const {
    if (is_conditional(claim)) return false;
    if (any(leading_clause(claim), claim.clause_end, past_words) || before(claim, "needed") ||
        tells_of_payment(claim))
        return false;
    const bool after_study = sentence_.after_study && !anywhere("we our") &&
                             !any(claim, "you your most usually recommend");
    if (after_study) return false;
    if (before(claim, "rather instead")) return false;
    const std::size_t denied = count_negations(claim);
    if (denied == 0) return true;
    // "You will not need more than three" says up to three.
    if (denied > 1 || claim.quantity.bound != Bound::more_than) return false;
    claim.quantity.bound = Bound::at_most;
    return before(claim, negations);
}

// Those of "no more than" belong to the number; "in a few short sessions" denies nothing.
std::size_t ClauseReader::count_negations(const Claim& claim) const {
    std::size_t count = 0;
    // "At £160 a session it is not cheap" denies no price.
    const bool aside = is(claim.quantity.first - 1, "at") &&
                       claim.quantity.first - 1 == claim.clause_begin &&
                       has_money(claim.begin, claim.end);
    const std::size_t till = aside ? claim.end : claim.clause_end;
    for (std::size_t at = claim.clause_begin; at < till; ++at)
        if ((at < claim.quantity.first || at >= claim.quantity.end) && !is_named(at) &&
            negations.has(words_[at].text) && !(is(at, "few") && in(at - 1, "a as")))
            ++count;
    return count;
}

// "she paid", "I bought"; not "when paid together".
bool ClauseReader::tells_of_payment(const Claim& claim) const {
    for (std::size_t at = claim.clause_begin; at + 1 < claim.clause_end; ++at)
        if (in(at + 1, "paid bought") && in(at, "i he she they we you who have has")) return true;
    return false;
}

}  // namespace praxis
