// Work on many things at once, with the same outcome for any number of workers.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/diagnostic.h"

namespace praxis {

/// Calls `work(index, worker)` for every index below `count`, on `jobs` workers that take small
/// chunks as they become free. `worker` is below `jobs`; calls with the same `worker` never
/// overlap. The first exception is rethrown here after all workers have stopped. Where the machine
/// grants no more threads, those that there are do the work.
template <class Work>
void for_each_index(std::size_t count, std::size_t jobs, const Work& work) {
    jobs = std::max<std::size_t>(1, std::min(jobs, count));
    if (jobs == 1) {
        for (std::size_t index = 0; index < count; ++index) work(index, std::size_t{0});
        return;
    }
    const std::size_t chunk =
        std::max<std::size_t>(1, std::min<std::size_t>(64, count / (jobs * 64)));
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto run = [&](std::size_t worker) {
        try {
            for (;;) {
                const std::size_t begin = next.fetch_add(chunk);
                if (begin >= count) return;
                for (std::size_t i = begin; i < std::min(count, begin + chunk); ++i) work(i, worker);
            }
        } catch (...) {
            const std::lock_guard guard(failure_mutex);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    std::vector<std::thread> others;
    others.reserve(jobs - 1);
    try {
        for (std::size_t worker = 1; worker < jobs; ++worker) others.emplace_back(run, worker);
    } catch (const std::exception&) {
        // No thread, or no memory for one: a limit of the machine's, and no reason to give up.
    }
    run(0);
    for (std::thread& other : others) other.join();
    if (failure) std::rethrow_exception(failure);
}

/// The same with a list of findings for each worker, joined into `diagnostics` at the end.
template <class Work>
void for_each_index(std::size_t count, std::size_t jobs, Diagnostics& diagnostics,
                    const Work& work) {
    std::vector<Diagnostics> said(std::max<std::size_t>(1, jobs));
    for_each_index(count, jobs, [&](std::size_t index, std::size_t worker) {
        work(index, worker, said[worker]);
    });
    for (Diagnostics& list : said) diagnostics.join(std::move(list));
}

}  // namespace praxis
