// How long each verb took.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace praxis {

struct Timing {
    std::string_view verb;
    std::int64_t microseconds = 0;
};

/// A stopwatch with one line a verb, in the order in which they ran.
class Timings {
public:
    /// Runs `work`, adds what it took to the verb's line, and gives what it gave.
    template <class Work>
    decltype(auto) measure(std::string_view verb, Work&& work) {
        const Running running(*this, verb);
        return std::forward<Work>(work)();
    }

    const std::vector<Timing>& all() const { return lines_; }
    std::int64_t total_microseconds() const;

private:
    using Clock = std::chrono::steady_clock;

    class Running {
    public:
        Running(Timings& timings, std::string_view verb) : timings_(timings), verb_(verb) {}
        ~Running() { timings_.add(verb_, Clock::now() - began_); }
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

    private:
        Timings& timings_;
        std::string_view verb_;
        Clock::time_point began_ = Clock::now();
    };

    void add(std::string_view verb, Clock::duration took);

    std::vector<Timing> lines_;
};

/// A table for people: a verb, its milliseconds and its share a line, then the sum.
std::string text_of(const Timings& timings);

}  // namespace praxis
