#include "clinic/cover.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace praxis;

namespace {

Pricing pricing(std::int64_t price, const std::vector<std::pair<int, std::int64_t>>& packages) {
    Pricing result;
    result.price = Money{price};
    for (const auto& [sessions, cost] : packages)
        result.packages.push_back({sessions, Money{cost}, {}});
    return result;
}

std::string written(const std::optional<Cover>& cover) {
    return cover ? fmt::format("{} for {}", cover->price.decimal(), cover->bought) : "none";
}

// Every way to buy, tried out: how many of each package, then singles for what is left.
void try_all(const Pricing& prices, std::size_t package, int left, Cover so_far, Cover& best) {
    if (package == prices.packages.size()) {
        const int singles = std::max(0, left);
        so_far.price.minor += singles * prices.price->minor;
        so_far.bought += singles;
        if (so_far < best) best = so_far;
        return;
    }
    for (;;) {
        try_all(prices, package + 1, left, so_far, best);
        if (left <= 0) return;
        left -= prices.packages[package].sessions;
        so_far.price.minor += prices.packages[package].price.minor;
        so_far.bought += prices.packages[package].sessions;
    }
}

}  // namespace

TEST_CASE("clinic: sessions are covered as cheaply as singles and packages allow") {
    const Pricing prices = pricing(18000, {{3, 48600}, {6, 90000}});
    const char* expected[] = {"180.00 for 1", "360.00 for 2", "486.00 for 3", "666.00 for 4",
                              "846.00 for 5", "900.00 for 6", "1080.00 for 7", "1260.00 for 8",
                              "1386.00 for 9"};
    for (int n = 1; n <= 9; ++n) CHECK(written(cheapest_cover(n, prices)) == expected[n - 1]);
}

TEST_CASE("clinic: more sessions are bought than needed where that is cheaper, fewest on a tie") {
    CHECK(written(cheapest_cover(5, pricing(20000, {{6, 90000}}))) == "900.00 for 6");
    // Six for the price of five, and five singles: the same money, so nothing is bought in vain.
    CHECK(written(cheapest_cover(5, pricing(18000, {{6, 90000}}))) == "900.00 for 5");
    CHECK(written(cheapest_cover(2, pricing(100, {{3, 200}, {2, 200}}))) == "2.00 for 2");
    CHECK(written(cheapest_cover(4, pricing(0, {{10, 0}}))) == "0.00 for 4");
    // The second of two packages of three is the cheaper one.
    CHECK(written(cheapest_cover(3, pricing(100, {{3, 290}, {3, 240}}))) == "2.40 for 3");
}

TEST_CASE("clinic: a cover that cannot be worked out is none") {
    CHECK(written(cheapest_cover(1, Pricing{})) == "none");
    CHECK(written(cheapest_cover(0, pricing(100, {}))) == "none");
    CHECK(written(cheapest_cover(-3, pricing(100, {}))) == "none");
    CHECK(written(cheapest_cover(1000, pricing(100, {}))) == "1000.00 for 1000");
    CHECK(written(cheapest_cover(1001, pricing(100, {}))) == "none");
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(written(cheapest_cover(1, pricing(most, {}))) == "92233720368547758.07 for 1");
    CHECK(written(cheapest_cover(2, pricing(most, {}))) == "none");
    // Two singles overflow, the package does not.
    CHECK(written(cheapest_cover(2, pricing(most, {{2, most}}))) == "92233720368547758.07 for 2");
    // More sessions than a number holds.
    const int many = std::numeric_limits<int>::max();
    CHECK(written(cheapest_cover(3, pricing(100, {{many, 50}}))) == "0.50 for 2147483647");
    CHECK(written(cheapest_cover(1, pricing(100, {{0, 1}, {-2, 1}}))) == "1.00 for 1");
}

TEST_CASE("clinic: covers are the best of all ways, never dearer than singles, never falling") {
    std::mt19937 random(20260101);
    for (int round = 0; round < 2000; ++round) {
        Pricing prices = pricing(static_cast<std::int64_t>(random() % 300), {});
        const std::size_t packages = random() % 4;
        for (std::size_t i = 0; i < packages; ++i)
            prices.packages.push_back({static_cast<int>(2 + random() % 7),
                                       Money{static_cast<std::int64_t>(random() % 1500)},
                                       {}});
        Covers covers(prices);
        Money before{0};
        for (int n = 1; n <= 14; ++n) {
            CAPTURE(round);
            CAPTURE(n);
            Cover best{Money{std::numeric_limits<std::int64_t>::max()}, 0};
            try_all(prices, 0, n, Cover{}, best);
            const std::optional<Cover> cover = covers.of(n);
            REQUIRE(cover);
            REQUIRE(written(cover) == written(best));
            REQUIRE(cover->bought >= n);
            REQUIRE(cover->price.minor <= n * prices.price->minor);
            REQUIRE(cover->price >= before);
            before = cover->price;
        }
    }
}

TEST_CASE("clinic: packages without a price are a mistake at their place") {
    const Source source("content/treatments/peel.md", "packages = [ { sessions = 3, price = 4 } ]\n");
    Pricing prices = pricing(0, {{3, 400}});
    Diagnostics diagnostics;
    CHECK(check_packages(prices, source, {11, 42}, diagnostics));
    CHECK(diagnostics.all().empty());
    prices.price.reset();
    CHECK(!check_packages(prices, source, {11, 42}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].rule == "packages-without-price");
    CHECK(diagnostics.all()[0].column == 12);
    CHECK(diagnostics.all()[0].message == "packages stand here without the price of one session");
    CHECK(diagnostics.all()[0].hint ==
          "give the price of one session beside them, as in price = 180");
}
