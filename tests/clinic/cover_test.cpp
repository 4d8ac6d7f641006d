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

TEST_CASE("clinic: covers of very many sessions are exact, and cost no more memory than small ones") {
    const int most = std::numeric_limits<int>::max();
    CHECK(written(cheapest_cover(most, pricing(100, {}))) == "2147483647.00 for 2147483647");
    CHECK(written(cheapest_cover(most, pricing(100, {{2, 150}, {3, 210}}))) ==
          "1503238553.10 for 2147483647");
    // One more than can be counted would have to be bought.
    CHECK(written(cheapest_cover(most, pricing(100, {{2, 50}}))) == "none");
    // By the offer of best value as far as that goes, and not further.
    const Pricing prices = pricing(1000, {{7, 4900}, {10, 7050}, {4, 3000}});
    Covers near(prices);
    for (int n = 71; n < 200; ++n) {
        const auto direct = near.of(n);
        const auto further = Covers(prices).of(n + 7 * 1'000'000);
        REQUIRE(direct);
        REQUIRE(further);
        REQUIRE(further->price.minor == direct->price.minor + 4900LL * 1'000'000);
        REQUIRE(further->bought == direct->bought + 7 * 1'000'000);
    }
}

TEST_CASE("clinic: covers are the best of all ways, never dearer than singles, never falling") {
    std::mt19937 random(20260101);
    for (int round = 0; round < 2000; ++round) {
        Pricing prices = pricing(static_cast<std::int64_t>(random() % 300), {});
        const std::size_t packages = random() % 4;
        // Small packages too, of which a long course takes many.
        const std::size_t sizes = round % 2 == 0 ? 7 : 2;
        for (std::size_t i = 0; i < packages; ++i)
            prices.packages.push_back({static_cast<int>(2 + random() % sizes),
                                       Money{static_cast<std::int64_t>(random() % 1500)},
                                       {}});
        Covers covers(prices);
        Money before{0};
        for (int n = 1; n <= (sizes == 2 ? 24 : 14); ++n) {
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
    prices.packages_where = {11, 42};
    CHECK(check_packages(prices, source, diagnostics));
    CHECK(diagnostics.all().empty());
    prices.price.reset();
    CHECK(!check_packages(prices, source, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].rule == "packages-without-price");
    CHECK(diagnostics.all()[0].column == 12);
    CHECK(diagnostics.all()[0].message == "packages stand here without the price of one session");
    CHECK(diagnostics.all()[0].hint ==
          "give the price of one session beside them, as in price = 180");
}
