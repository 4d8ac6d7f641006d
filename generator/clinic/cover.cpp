#include "clinic/cover.h"

#include <algorithm>

namespace praxis {

Covers::Covers(const Pricing& pricing) : priced_(pricing.price.has_value()) {
    if (!priced_) return;
    offers_.push_back(Cover{*pricing.price, 1});
    for (const Package& package : pricing.packages)
        if (package.sessions > 0) offers_.push_back(Cover{package.price, package.sessions});
    // Of two offers for as many sessions the dearer is never taken.
    std::sort(offers_.begin(), offers_.end(), [](const Cover& a, const Cover& b) {
        return a.bought != b.bought ? a.bought < b.bought : a.price < b.price;
    });
    const auto as_many = [](const Cover& a, const Cover& b) { return a.bought == b.bought; };
    offers_.erase(std::unique(offers_.begin(), offers_.end(), as_many), offers_.end());
    cheapest_.push_back(Cover{Money{0}, 0});
}

// The best way to cover n ends with some offer; what stands before it covers n less its sessions,
// and must itself be best, or replacing it would be better still. (Price first, then how many are
// bought, compares like one number that adds up.)
std::optional<Cover> Covers::of(int sessions) {
    if (!priced_ || sessions < 1 || sessions > most_sessions) return std::nullopt;
    const std::size_t wanted = static_cast<std::size_t>(sessions);
    while (cheapest_.size() <= wanted) {
        std::optional<Cover> best;
        for (const Cover& offer : offers_) {
            const std::size_t by_offer =
                std::min(static_cast<std::size_t>(offer.bought), cheapest_.size());
            const std::optional<Cover>& before = cheapest_[cheapest_.size() - by_offer];
            Cover sum;
            if (!before ||
                __builtin_add_overflow(before->price.minor, offer.price.minor, &sum.price.minor) ||
                __builtin_add_overflow(before->bought, offer.bought, &sum.bought))
                continue;
            if (!best || sum < *best) best = sum;
        }
        cheapest_.push_back(best);
    }
    return cheapest_[wanted];
}

std::optional<Cover> cheapest_cover(int sessions, const Pricing& pricing) {
    return Covers(pricing).of(sessions);
}

bool check_packages(const Pricing& pricing, const Source& source, Span where,
                    Diagnostics& diagnostics) {
    if (pricing.price || pricing.packages.empty()) return true;
    diagnostics
        .error("packages-without-price", Place::in(source, where),
               "packages stand here without the price of one session")
        .with_hint("give the price of one session beside them, as in price = 180");
    return false;
}

}  // namespace praxis
