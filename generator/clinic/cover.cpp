#include "clinic/cover.h"

#include <algorithm>
#include <limits>

namespace praxis {

namespace {
__extension__ typedef __int128 Wide;
}

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
    const auto dearer_each = [](const Cover& a, const Cover& b) {
        return Wide{a.price.minor} * b.bought < Wide{b.price.minor} * a.bought;
    };
    best_value_ = *std::min_element(offers_.begin(), offers_.end(), dearer_each);
}

// Of as many other offers as the offer of best value has sessions, some come together to a multiple
// of it (their running sums leave one rest twice), and it can stand for those at no greater price
// and with as many sessions. So what a best cover buys besides is fewer offers than that, and all
// beyond them can be bought as that offer.
std::optional<Cover> Covers::of(int sessions) {
    if (!priced_ || sessions < 1) return std::nullopt;
    const std::int64_t each = best_value_.bought;
    const std::int64_t besides = each * offers_.back().bought;
    const std::int64_t times = sessions > besides ? (sessions - besides) / each : 0;
    std::optional<Cover> cover = of_few(static_cast<std::size_t>(sessions - times * each));
    std::int64_t price = 0;
    const std::int64_t bought = cover ? cover->bought + times * each : 0;
    if (!cover || bought > std::numeric_limits<int>::max() ||
        __builtin_mul_overflow(times, best_value_.price.minor, &price) ||
        __builtin_add_overflow(price, cover->price.minor, &cover->price.minor))
        return std::nullopt;
    cover->bought = static_cast<int>(bought);
    return cover;
}

// The best way to cover n ends with some offer; what stands before it covers n less its sessions,
// and must itself be best, or replacing it would be better still. (Price first, then how many are
// bought, compares like one number that adds up.)
std::optional<Cover> Covers::of_few(std::size_t wanted) {
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

bool check_packages(const Pricing& pricing, const Source& source, Diagnostics& diagnostics) {
    if (pricing.price || pricing.packages.empty()) return true;
    diagnostics
        .error("packages-without-price", Place::in(source, pricing.packages_where),
               "packages stand here without the price of one session")
        .with_hint("give the price of one session beside them, as in price = 180");
    return false;
}

}  // namespace praxis
