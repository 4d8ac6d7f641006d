// What the clinic's data say where a sentence claims a number, and whether the two agree.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "clinic/estimate_lookup.h"
#include "inspect/claims_in_prose.h"
#include "model/site.h"

namespace praxis {

/// What a number is about. Without an area or a concern: all of them.
struct Subject {
    const Treatment* treatment = nullptr;
    const Area* area = nullptr;
    const Concern* concern = nullptr;

    auto key() const { return std::tuple(treatment, area, concern); }
};

struct Verdict {
    bool agrees = true;
    std::string says;   // "the estimate for the face says 4 to 6 (content/….toml:31)"
    std::string words;  // "4 to 6", to be written in place of what the text says
    std::string value;  // "sessions.face", its name where it has one
};

/// Answers for one text; not for several threads at once.
class Figures {
public:
    explicit Figures(const Config& config) : config_(config) {}

    /// Nullopt where the data say nothing about it.
    std::optional<Verdict> judge(const Claim& claim, const Subject& subject);

private:
    struct Rows {
        Spread spread;
        std::vector<Range> sessions;   // of each row and of each narrower choice
        std::vector<Range> intervals;  // of each row
        std::optional<Range> interval; // over all of them
        std::string place;             // "content/….toml:31"
        std::vector<std::string> options;
    };
    struct Offer {  // a price, and where it stands
        const Pricing* pricing = nullptr;
        std::string place;
    };

    const std::optional<Rows>& rows_of(const Subject& subject);
    std::optional<Rows> find_rows(const Subject& subject) const;
    std::vector<Offer> offers_of(const Subject& subject) const;

    std::optional<Verdict> judge_sessions(const Claim& claim, const Subject& subject);
    std::optional<Verdict> judge_interval(const Claim& claim, const Subject& subject);
    std::optional<Verdict> judge_course_length(const Claim& claim, const Subject& subject);
    std::optional<Verdict> judge_maintenance(const Claim& claim, const Subject& subject) const;
    std::optional<Verdict> judge_minutes(const Claim& claim, const Subject& subject) const;
    std::optional<Verdict> judge_price(const Claim& claim, const Subject& subject);
    std::set<std::int64_t> known_prices(const Claim& claim, const Subject& subject,
                                        const std::vector<Offer>& offers);
    Verdict price_verdict(const Claim& claim, const Subject& subject, const Offer& offer);
    bool is_package(const Quantity& quantity, const Subject& subject) const;
    std::optional<Verdict> judge_package(const Claim& claim, const Subject& subject) const;
    std::optional<Verdict> judge_fee(const Claim& claim, const Subject& subject) const;

    std::string money(Money amount) const;

    const Config& config_;
    std::map<std::tuple<const Treatment*, const Area*, const Concern*>, std::optional<Rows>> rows_;
};

}  // namespace praxis
