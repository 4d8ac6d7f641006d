#include "base/parallel.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

#include "tests/support/program.h"

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

TEST_CASE("base: where there are no more threads, those that there are do all the work") {
    if (!memory_can_be_limited) return;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // Room for the stacks of a few threads.
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        const rlim_t room = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (40 << 20);
        const rlimit limit{room, room};
        setrlimit(RLIMIT_AS, &limit);
        std::atomic<int> done = 0;
        for_each_index(10'000, 256, [&](std::size_t, std::size_t) { ++done; });
        _exit(done == 10'000 ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace praxis
