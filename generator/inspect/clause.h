// Questions asked of one sentence, its clauses and its names: what every kind of quantity needs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "inspect/claims_in_prose.h"

namespace praxis {

/// The words that meetings with a clinic are counted in.
extern const WordSet session_nouns;  // only these are always sessions
extern const WordSet visit_nouns;    // "treatments", "visits": sometimes other things
extern const WordSet meeting_nouns;  // both
extern const WordSet course_words;
extern const WordSet sold_words;  // "package"
extern const WordSet upkeep;      // after the course
extern const WordSet needs;       // "recommend", "requires"
extern const WordSet finished;    // "complete", "happy"

/// Words are asked for by their number in the whole text; those outside the sentence are none.
class ClauseReader {
public:
    explicit ClauseReader(const SentenceView& sentence);

    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }
    const SentenceView& sentence() const { return sentence_; }
    const Words& words() const { return words_; }

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
    bool is_mark(std::size_t at) const {
        const Word* found = word(at);
        return !found || found->kind == WordKind::mark;
    }

    /// Whether one of the words is in a set. The clinic's own names are passed over: "hair" in
    /// "laser hair removal" says nothing about hair.
    template <class Set>
    bool any(std::size_t from, std::size_t to, const Set& set) const {
        for (std::size_t at = from < begin_ ? begin_ : from; at < to && at < end_; ++at)
            if (!is_named(at) && in(at, set)) return true;
        return false;
    }
    template <class Set>
    bool any(const Claim& claim, const Set& set) const {
        return any(claim.clause_begin, claim.clause_end, set);
    }
    template <class Set>
    bool anywhere(const Set& set) const {
        return any(begin_, end_, set);
    }
    template <class Set>
    bool before(const Claim& claim, const Set& set) const {
        return any(claim.clause_begin, claim.quantity.first, set);
    }

    /// Inside the name of a treatment, area or concern of this clinic.
    bool is_named(std::size_t at) const { return at < named_.size() && named_[at]; }
    /// Whether [from, to) names a treatment, also one that may be another clinic's ("laser").
    bool names_treatment(std::size_t from, std::size_t to) const;
    bool names_area(std::size_t from, std::size_t to) const;

    /// "sessions", "visits", or the plural of what a treatment is: "peels".
    bool is_meeting(std::size_t at) const;
    bool is_treatment_noun(std::size_t at) const;
    /// Between a number and its noun: "short", "monthly", words of a treatment's name.
    bool is_adjective(std::size_t at) const;
    bool names_meeting(std::size_t from, std::size_t to) const;

    bool is_currency_word(std::size_t at) const;
    bool has_money(std::size_t from, std::size_t to) const;

    bool is_question() const;
    /// Somebody else's words or deeds: a maker, a rival, a friend, a year long past.
    bool has_other_source() const;

    /// A claim with its clause.
    Claim claim_of(ClaimKind kind, const Quantity& quantity, std::size_t end) const;
    bool is_break(std::size_t at) const;
    bool is_number(std::size_t at) const;

    /// What is said of nobody in particular, by us, as it is. "You will not need more than three"
    /// becomes "up to three".
    bool speaks_for_us(Claim& claim) const;

private:
    bool number_follows(std::size_t at) const;
    bool number_precedes(std::size_t at) const;
    void find_clause(Claim& claim) const;
    std::size_t leading_clause(const Claim& claim) const;
    bool is_conditional(const Claim& claim) const;
    bool tells_of_payment(const Claim& claim) const;
    std::size_t count_negations(const Claim& claim) const;

    const SentenceView& sentence_;
    const Words& words_;
    std::size_t begin_;
    std::size_t end_;
    std::vector<bool> named_;
};

}  // namespace praxis
