#include "inspect/claims_in_prose.h"

#include <algorithm>
#include <string_view>

#include "inspect/claim_readers.h"
#include "inspect/clause.h"

namespace praxis {

namespace {

const WordSet studies(
    "trial trials study studies studied participants participant researchers researcher volunteers "
    "randomised randomized cohort review reviews published journal evidence research literature "
    "meta paper papers authors scientists university doctors' enrolled placebo investigators "
    "dermatologists report reported survey data");

// A number alone in a cell whose column has the unit: `| Minutes |`, `| Weeks between |`.
bool read_cell(const ClauseReader& sentence, const Quantity& quantity, Claims& claims) {
    const Topic& topic = sentence.sentence().topic;
    const bool weeks = topic.interval && topic.in_weeks;
    if (!sentence.sentence().row || quantity.first != sentence.begin() ||
        quantity.end != sentence.end() || weeks == topic.in_minutes)
        return false;
    TimeSpan span;
    span.quantity = quantity;
    span.unit = weeks ? TimeUnit::days : TimeUnit::minutes;
    span.quantity.lo *= weeks ? 7 : 1;
    span.quantity.hi *= weeks ? 7 : 1;
    if (weeks)
        read_days(sentence, span, claims);
    else
        read_minutes(sentence, span, claims);
    return true;
}

// Reads what begins at a word. Gives the word behind it; 0 where nothing does.
std::size_t read_at(const ClauseReader& sentence, std::size_t at, Claims& claims) {
    if (const auto label = read_labelled_sessions(sentence, at, claims)) return label;
    if (const auto frequency = read_frequency(sentence, at, claims)) return frequency;
    const Words& words = sentence.words();
    if (const auto span = time_span_at(words, at, sentence.begin(), sentence.end())) {
        if (span->unit == TimeUnit::days)
            read_days(sentence, *span, claims);
        else
            read_minutes(sentence, *span, claims);
        return span->quantity.end;
    }
    const auto quantity = quantity_at(words, at, sentence.begin(), sentence.end());
    if (!quantity) return 0;
    const bool money = quantity->money || sentence.is_currency_word(quantity->end) ||
                       sentence.is_currency_word(quantity->first - 1);
    if (money)
        read_money(sentence, *quantity, claims);
    else if (!read_cell(sentence, *quantity, claims))
        read_sessions(sentence, *quantity, claims);
    return quantity->end;
}

}  // namespace

Topic topic_of(const Words& words, std::size_t begin, std::size_t end) {
    constexpr std::string_view meetings =
        "session sessions treatment treatments visits appointments peels";
    Topic topic;
    const auto has = [&](std::string_view list) {
        for (std::size_t at = begin; at < end; ++at)
            if (is_one_of(words[at].text, list)) return true;
        return false;
    };
    // "How many will I need?" asks for sessions, "how many people" for people.
    const auto open = [&](std::size_t at) {
        return at >= end || words[at].kind == WordKind::mark ||
               is_one_of(words[at].text, "will would do does should are must can");
    };
    for (std::size_t at = begin; at + 1 < end; ++at) {
        if (words[at].is("how")) {
            const Word& next = words[at + 1];
            if (next.is("many") && (has(meetings) || open(at + 2))) topic.sessions = true;
            if (next.is("far") || next.is("often") || (next.is("long") && has("between")))
                topic.interval = has(meetings) || has("between apart come") || open(at + 2);
            else if (next.is("long") && has("session appointment visit treatment take peel"))
                topic.minutes = !has("last results redness heal course all");
            if (next.is("much"))
                topic.price = has("cost costs price pay charge session") || open(at + 2);
        }
        if (words[at].is("number") && words[at + 1].is("of") && has(meetings))
            topic.sessions = true;
    }
    const bool question = end > begin && words[end - 1].is("?");
    if ((end - begin <= 4 || question) && has("price prices cost costs charge")) topic.price = true;
    for (const std::string_view fee : {"assessment", "consultation", "evaluation", "patch"})
        if (question && has(fee)) topic.fee = fee;
    return topic;
}

bool speaks_of_study(const Words& words, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (words[at].kind == WordKind::citation || studies.has(words[at].text)) return true;
    return false;
}

std::vector<Claim> claims_of(const SentenceView& view) {
    Claims claims;
    const ClauseReader sentence(view);
    if (sentence.is_question() || speaks_of_study(view.words, view.begin, view.end) ||
        sentence.has_other_source())
        return claims;
    for (std::size_t at = view.begin; at < view.end;)
        at = std::max(at + 1, read_at(sentence, at, claims));
    return claims;
}

}  // namespace praxis
