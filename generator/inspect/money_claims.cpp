// What a session, a package, a course or a fee costs.
#include <algorithm>
#include <optional>

#include "inspect/claim_readers.h"

namespace praxis {

namespace {

using Bound = Quantity::Bound;

// Money that is no price of ours, whatever stands beside it.
const WordSet other_money(
    "deposit deposits cancel cancelled cancellation late voucher vouchers refund worth parking "
    "cream serum sunscreen moisturiser elsewhere million billion spend spent donate donation travel taxi "
    "gift below above insurance budget afford instalment instalments finance another spray blade kit us "
    "half members member membership");
// Right before or behind an amount: a difference between two prices.
const WordSet differences_before(
    "save saves saving savings discount discounts extra plus difference knock");
const WordSet differences_behind("off discount extra cheaper less dearer more");
const WordSet cost_verbs(
    "cost costs costing is are be comes come priced charge charges charged pay pays "
    "start starts run runs makes at");
const WordSet fee_words("assessment consultation evaluation patch");
// What a price may be of, besides sessions, treatments, areas and packages.
const WordSet price_words(
    "price prices pricing investment cost costs fee fees charge charges rate rates total single "
    "all everything each one");
const WordSet pronouns("it this that they these");
// What may stand around that without being something else that is sold.
const WordSet fillers(
    "a an the our your my its and or for of from to in on with per about around only just usually "
    "normally typically currently now always will would can could may might should then so but "
    "also together by at up as which every two both full whole usual standard normal regular small "
    "smaller large larger medium short long first next new follow-up area areas size what whatever most "
    "some many people patients clients you we i make buy buying bought book booked have get paid if "
    "when taken "
    "there here today upfront advance singly separately individually singles starting not "
    "depending expect plan out comes works adds go goes come that's it's i'd you'd you'll we'll ask asks "
    "average than more less under over perhaps maybe roughly almost nearly exactly between "
    "including later yes well not-for-profit again still even");

class MoneyReader : private ClauseReader {
public:
    MoneyReader(const ClauseReader& sentence, Claims& claims)
        : ClauseReader(sentence), claims_(claims) {}

    void read(const Quantity& quantity) {
        const std::size_t end = is_currency_word(quantity.end) ? quantity.end + 1 : quantity.end;
        Claim claim = claim_of(ClaimKind::price, quantity, end);
        if (is_currency_word(quantity.first - 1)) --claim.begin;
        if (says_other_money(claim) || is_aside(claim) || !speaks_for_us(claim)) return;
        if (const auto fee = fee_of(claim)) {
            claim.kind = ClaimKind::fee;
            claim.fee = *fee;
            claims_.push_back(claim);
            return;
        }
        if (any(claim, "test") || is_of_some_fee(claim)) return;
        if (!has_our_subject(claim)) return;
        find_count(claim);
        classify(claim);
    }

private:
    bool says_other_money(const Claim& claim) const {
        if (any(claim, other_money)) return true;
        const std::size_t first = claim.quantity.first;
        if (any(first < 3 ? 0 : first - 3, first, differences_before) ||
            any(claim.end, claim.end + 2, differences_behind))
            return true;
        if (anywhere(
                "notice miss missed cancel cancellation cancellations deposit refund no-shows"))
            return true;
        // "£40 a year", "$99 a month", "£12 a bottle"
        return in(claim.end, "a per") &&
               in(claim.end + 1, "year month week night day bottle tube pack hour");
    }

    // "A tattoo that cost £60 can be removed": of what the sentence is about, not what it says.
    bool is_aside(const Claim& claim) const {
        const std::size_t verb = claim.quantity.first - 1;
        return is(verb, "cost") && in(verb - 1, "that which") && verb - 1 > claim.clause_begin;
    }

    // "The fee is £150" is ours, a booking fee is another.
    bool is_of_some_fee(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            if (in(at, "fee fees"))
                return !in(at - 1, "the our a usual session treatment standard") ||
                       is(at + 1, "of");
        return false;
    }

    // The assessment, in the clause, before a bracket or a colon, or in the question.
    std::optional<std::string> fee_of(const Claim& claim) const {
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            if (!is_named(at) && in(at, fee_words)) return words()[at].text;
        if (is(claim.clause_begin - 1, "which"))
            for (std::size_t at = begin(); at < claim.clause_begin; ++at)
                if (!is_named(at) && in(at, fee_words)) return words()[at].text;
        if (in(claim.clause_begin - 1, "( : –")) {
            const std::size_t noun = claim.clause_begin - 2;
            if (in(noun, fee_words) && !is_named(noun)) return words()[noun].text;
            if (is(noun, "test") && in(noun - 1, fee_words)) return words()[noun - 1].text;
        }
        if (!sentence().topic.fee.empty() && end() - begin() <= 10) return sentence().topic.fee;
        return std::nullopt;
    }

    // The sentence must say of what it is the price, and that must be ours: a session, the
    // treatment, an area, a package, or "it". "A razor costs £40" is about razors.
    bool has_our_subject(const Claim& claim) const {
        const std::size_t amount = claim.quantity.first;
        std::size_t verb = amount;
        for (std::size_t at = amount; at > claim.clause_begin && verb == amount; --at)
            if (in(at - 1, cost_verbs)) verb = at - 1;
        Sold sold = sold_in(claim.clause_begin, verb);
        // ", which makes £162 a session", "and £486 for three": the clause before has it.
        if (sold.ours == 0 && sold.strange == 0) sold = sold_in(begin(), verb);
        if (sold.broken || sold.strange > (sold.ours > 0 ? 2u : 0u)) return false;
        if (sentence().row && !row_is_ours()) return false;
        if (sold.only_pronouns) return sold.strange == 0 && !before_is_of_other_money();
        if (sold.ours > 0 || sentence().topic.price || sentence().row) return true;
        return in(verb, "charge charges charged pay") ||
               names_meeting(claim.end, claim.clause_end) || is(claim.end, "each") ||
               (is(claim.end, "a") && in(claim.end + 1, "time go")) ||
               names_treatment(claim.end, claim.clause_end) ||
               names_area(claim.end, claim.clause_end) ||
               (any(claim.end, end(), "we") && any(claim.end, end(), "treat do")) ||
               counts_behind(claim) > 0 || counts_before(claim) > 0 || is(amount, "from") ||
               any(begin(), amount, "from starting");
    }

    /// What some words before an amount are about.
    struct Sold {
        unsigned ours = 0;
        unsigned strange = 0;
        bool only_pronouns = true;
        bool broken = false;  // "our needling pens": a name and something of it
    };

    Sold sold_in(std::size_t from, std::size_t to) const {
        Sold sold;
        bool named_just_before = false;
        for (std::size_t at = from; at < to; ++at) {
            const bool pronoun = in(at, pronouns);
            const bool ours = is_of_ours(at);
            if (pronoun || ours) {
                ++sold.ours;
                sold.only_pronouns = sold.only_pronouns && pronoun;
            } else if (!in(at, fillers) && !in(at, cost_verbs) && !is_adverb(at) &&
                       !is_number(at) && words()[at].kind != WordKind::mark) {
                sold.broken = sold.broken || named_just_before;
                ++sold.strange;
            }
            named_just_before = is_of_treatment_or_area(at);
        }
        sold.only_pronouns = sold.only_pronouns && sold.ours > 0;
        return sold;
    }

    bool is_of_ours(std::size_t at) const {
        // "That cost £60" is a verb, "the cost" is ours.
        if (in(at, "cost costs charge charges"))
            return at == begin() || in(at - 1, "the our its total usual average typical");
        return is_meeting(at) || in(at, course_words) || in(at, sold_words) ||
               in(at, price_words) || is_of_treatment_or_area(at);
    }

    bool is_of_treatment_or_area(std::size_t at) const {
        return std::any_of(sentence().mentions.begin(), sentence().mentions.end(),
                           [&](const Mention& mention) {
                               return !mention.concern && mention.begin <= at && at < mention.end;
                           });
    }

    bool is_adverb(std::size_t at) const {
        const Word* found = word(at);
        return found && found->text.ends_with("ly");
    }

    // "It costs £20", after a sentence about a cream.
    bool before_is_of_other_money() const {
        for (std::size_t at = sentence().before; at < begin(); ++at)
            if (other_money.has(words()[at].text)) return true;
        return false;
    }

    /// The cells of a row, read as one sentence.
    MoneyReader whole_row(SentenceView& view) const {
        view.begin = 0;
        view.end = words().size();
        return MoneyReader(ClauseReader(view), claims_);
    }

    bool row_is_ours() const {
        SentenceView view = sentence();
        const Sold sold = whole_row(view).sold_in(0, words().size());
        return sold.ours > 0 || sold.strange == 0;
    }

    // How many sessions the price is of.

    // "£810 for three", "£810 for three sessions".
    int counts_behind(const Claim& claim) const {
        std::size_t at = claim.end;
        if (is(at, ")")) ++at;
        if (!in(at, "for buys")) return 0;
        return count_at(at + 1, true);
    }

    int count_at(std::size_t at, bool bare) const {
        if (in(at, "a the our all")) ++at;
        if (in(at, course_words) || in(at, sold_words)) at += is(at + 1, "of") ? 2 : 1;
        const auto count = quantity_at(words(), at, begin(), end());
        if (!count || count->money || !count->single() || count->lo <= 100 ||
            count->lo % 100 != 0 || count->lo > 6'000 || count->bound != Bound::exact ||
            is(count->end, "%"))
            return 0;
        std::size_t noun = count->end;
        while (is_adjective(noun) && noun < count->end + 3 && !is_meeting(noun)) ++noun;
        if (is(noun, "areas") || is(noun, "area")) return 0;
        const bool of_course =
            is(at - 1, "of") && (in(at - 2, course_words) || in(at - 2, sold_words));
        const bool pack = is(noun - 1, "-") && in(noun, sold_words);
        static const WordSet closing("for at and together cost costs come comes are");
        const bool closed = bare && (is_mark(noun) || in(noun, closing));
        if (!is_meeting(noun) && !of_course && !pack && !closed) return 0;
        return static_cast<int>(count->lo / 100);
    }

    // Nearest before it, behind no other amount: "Three sessions (£486) or six (£900)".
    int counts_before(const Claim& claim) const {
        for (std::size_t at = claim.quantity.first; at > begin() && at + 10 > claim.quantity.first;
             --at) {
            const std::size_t here = at - 1;
            if (words()[here].kind == WordKind::money || in(here, ". ;")) return 0;
            if (time_span_at(words(), here, begin(), end())) continue;
            if (!quantity_at(words(), here, begin(), end())) continue;
            if (in(here - 1, "to or and - –") && here >= begin() + 2 && is_number(here - 2))
                return 0;
            if (here > begin() && words()[here - 1].is("-") && !is(here + 1, "-")) continue;
            const bool beside = [&] {
                const auto count = quantity_at(words(), here, begin(), end());
                return count->end == claim.quantity.first || is_meeting(count->end) ||
                       in(count->end, "( : – , for together cost costs come comes are") ||
                       in(here - 1, "book booking buy buying take");
            }();
            return count_at(here, beside);
        }
        return 0;
    }

    // In a row the count may stand in another cell.
    int counts_in_row() const {
        if (!sentence().row) return 0;
        SentenceView view = sentence();
        const MoneyReader row = whole_row(view);
        int found = 0;
        for (std::size_t at = 0; at < words().size(); ++at) {
            const int count = row.count_at(at, false);
            if (count != 0 && found != 0 && count != found) return 0;
            found = std::max(found, count);
        }
        return found;
    }

    void find_count(Claim& claim) const {
        claim.count = counts_behind(claim);
        if (claim.count == 0) claim.count = counts_before(claim);
        if (claim.count == 0) claim.count = counts_in_row();
        claim.singly = anywhere("singly separately individually single");
    }

    void classify(Claim& claim) {
        const std::size_t end = claim.end;
        const bool each = is(end, "each") || in(end, "per apiece") ||
                          (is(end, "a") && (is_meeting(end + 1) || in(end + 1, "time go")));
        static const WordSet singular("session treatment visit appointment sitting peel");
        bool per_session = each;
        for (std::size_t at = claim.clause_begin; at < claim.clause_end; ++at)
            per_session |= in(at, singular) && in(at - 1, "per a each single one every");
        if (each || (per_session && claim.count == 0)) {
            claim.kind = ClaimKind::session_price;
            const std::size_t first = claim.quantity.first;
            claim.beside_package = claim.count > 0 || any(begin(), first, course_words) ||
                                   any(begin(), first, sold_words) ||
                                   has_money(begin(), claim.begin);
        } else if (claim.count > 0 || any(claim, course_words) || any(claim, sold_words)) {
            claim.kind = ClaimKind::package_price;
        }
        claims_.push_back(claim);
    }

    Claims& claims_;
};

}  // namespace

void read_money(const ClauseReader& sentence, const Quantity& quantity, Claims& claims) {
    MoneyReader(sentence, claims).read(quantity);
}

}  // namespace praxis
