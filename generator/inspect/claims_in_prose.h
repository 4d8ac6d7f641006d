// What a sentence claims in numbers: how many sessions, how far apart, how long, for how much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "inspect/names.h"
#include "inspect/quantities.h"
#include "inspect/words.h"

namespace praxis {

enum class ClaimKind : std::uint8_t {
    sessions,       // of a course
    interval,       // days between sessions
    course_length,  // days from the first session to the last
    maintenance,    // days between sessions after the course
    minutes,        // of one session
    price,          // of one session, or of something not named
    session_price,  // surely of one session
    package,        // how many sessions are sold together
    package_price,  // of `count` sessions; of a course where `count` is 0
    fee,
};

struct Claim {
    ClaimKind kind = ClaimKind::sessions;
    Quantity quantity;     // hundredths of sessions, days, minutes or the currency
    bool rough = false;    // said in hours or months
    int count = 0;         // of sessions, beside a price
    bool singly = false;   // `count` sessions paid one by one
    bool beside_money = false;    // `quantity` may be what a price is for
    bool beside_package = false;  // a session's price that follows from a package's
    std::string fee;       // what the fee is for: "assessment", "consultation"
    std::size_t begin = 0; // the words that make the claim
    std::size_t end = 0;
    std::size_t clause_begin = 0;
    std::size_t clause_end = 0;
    bool hedged = false;   // "often", "some people", "mild"
};

/// What the sentence before (a heading, a question) asks for, which an answer need not say again.
struct Topic {
    bool sessions = false;
    bool interval = false;
    bool minutes = false;
    bool price = false;
    std::string fee;          // "assessment"
    bool in_weeks = false;    // of a table's column: its plain numbers have this unit
    bool in_minutes = false;
};
Topic topic_of(const Words& words, std::size_t begin, std::size_t end);

/// One sentence and what stands around it.
struct SentenceView {
    const Words& words;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t before = 0;  // where the sentence before begins, in the paragraph; `begin` if none
    const std::vector<Mention>& mentions;
    Topic topic;
    bool after_study = false;  // a sentence before it, in the same paragraph, reports a study
    bool row = false;          // a row of a table
    const CurrencyWords& currency;
};

/// Whether a sentence reports what others found: it cites, or speaks of a trial or its people.
bool speaks_of_study(const Words& words, std::size_t begin, std::size_t end);

/// The claims of a sentence that speak for this clinic; none where that is not clear (a study, a
/// question, a negation, a story about somebody, another clinic).
std::vector<Claim> claims_of(const SentenceView& sentence);

}  // namespace praxis
