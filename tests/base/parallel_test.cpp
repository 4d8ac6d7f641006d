#include "base/parallel.h"

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <set>
#include <stdexcept>
#include <string>

namespace praxis {

TEST_CASE("base: two workers are at work at the same time") {
    std::mutex mutex;
    std::condition_variable changed;
    std::set<std::thread::id> here;
    std::set<std::size_t> workers;
    for_each_index(2, 2, [&](std::size_t, std::size_t worker) {
        std::unique_lock lock(mutex);
        here.insert(std::this_thread::get_id());
        workers.insert(worker);
        changed.notify_all();
        // The first to come waits for the second: alone it would give up after a minute.
        changed.wait_for(lock, std::chrono::minutes(1), [&] { return here.size() == 2; });
    });
    CHECK(here.size() == 2);
    CHECK(workers == std::set<std::size_t>{0, 1});
}

TEST_CASE("base: every index is worked on once, for any number of jobs") {
    for (const std::size_t jobs : {0, 1, 2, 3, 8, 100})
        for (const std::size_t count : {0, 1, 2, 7, 64, 1000}) {
            std::vector<std::atomic<int>> seen(count);
            std::atomic<bool> in_range = true;
            for_each_index(count, jobs, [&](std::size_t index, std::size_t worker) {
                ++seen[index];
                if (worker >= std::max<std::size_t>(1, jobs)) in_range = false;
            });
            CHECK(in_range);
            CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& times) { return times == 1; }));
        }
}

TEST_CASE("base: what a worker throws comes out after all have stopped") {
    std::atomic<int> running = 0;
    CHECK_THROWS_WITH_AS(for_each_index(1000, 4,
                                        [&](std::size_t index, std::size_t) {
                                            ++running;
                                            const bool bad = index == 500;
                                            --running;
                                            if (bad) throw std::runtime_error("bad page");
                                        }),
                         "bad page", std::runtime_error);
    CHECK(running == 0);
}

}  // namespace praxis
