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

#include "inspect/claims_in_prose.h"
#include "inspect/figure_rows.h"
#include "model/site.h"

namespace praxis {

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
    struct Offer {  // a price, and where it stands
        const Pricing* pricing = nullptr;
        std::string place;
    };

    const std::optional<FigureRows>& rows_of(const Subject& subject);
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
    std::map<std::tuple<const Treatment*, const Area*, const Concern*>, std::optional<FigureRows>>
        rows_;
};

}  // namespace praxis
