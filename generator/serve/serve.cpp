#include "serve/serve.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "base/report.h"
#include "serve/asking.h"

namespace praxis {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

// An editor saves with two or three calls at once; whoever changes a whole folder takes longer.
constexpr Milliseconds quiet_before_reading = 5ms;
constexpr Milliseconds longest_wait = 60ms;
// Every page is made for the questions about pages, so first let the browser have what it asks for.
constexpr Milliseconds quiet_before_asking = 60ms;

std::int64_t seconds_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

class Loop {
public:
    Loop(Preview& preview, Listening listening, const std::string& site, const ServeEvents& events)
        : preview_(preview),
          site_(site),
          events_(events),
          server_(std::move(listening), [this](const HttpRequest& request) {
              asked_ = Clock::now();
              return preview_.answer(request);
          }) {
        server_.watch(asking_.descriptor(), [this] { take_answers(); });
        std::string why_not;
        watcher_ = watch_by_kernel(site, why_not);
        if (!watcher_) {
            if (events_.looks_instead) events_.looks_instead(why_not);
            watcher_ = watch_by_looking(site);
        } else {
            server_.watch(watcher_->descriptor(), [this] { take_in(); });
        }
    }

    void run(int stop) {
        preview_.read(seconds_now(), everything_changed);
        preview_.answered(preview_.questions()());
        if (events_.ready) events_.ready(preview_);
        tell_findings();
        server_.run(stop, [this] { return act(); });
    }

private:
    void take_in() {
        const bool had = watcher_->has_changes();
        watcher_->look();
        if (!watcher_->has_changes()) return;
        last_change_ = Clock::now();
        if (!had) first_change_ = last_change_;
    }

    /// From now on files are looked at, the first time before everything is read again.
    void look_instead(const std::string& why) {
        if (events_.looks_instead) events_.looks_instead(why);
        server_.unwatch(watcher_->descriptor());
        watcher_ = watch_by_looking(site_);
        read_again(everything_changed);
    }

    /// Does what is due, and says for how long nothing is.
    Milliseconds act() {
        if (watcher_->descriptor() < 0 && Clock::now() - looked_ >= between_looks) {
            take_in();
            looked_ = Clock::now();
        }
        if (watcher_->has_changes()) {
            const auto due =
                std::min(last_change_ + quiet_before_reading, first_change_ + longest_wait);
            if (Clock::now() < due) return until(due);
            read_again(watcher_->take());
        }
        if (const std::string why = watcher_->failure(); !why.empty()) look_instead(why);
        if (must_ask_ && !asking_.is_under_way()) {
            const auto due = std::max(read_, asked_) + quiet_before_asking;
            if (Clock::now() < due) return until(due);
            must_ask_ = false;
            asking_.start(preview_.questions());
        }
        return watcher_->descriptor() < 0 ? between_looks : 1000ms;
    }

    static Milliseconds until(Clock::time_point due) {
        return std::chrono::ceil<Milliseconds>(std::max(due - Clock::now(), Clock::duration(0)));
    }

    void read_again(const Changes& changes) {
        const auto began = Clock::now();
        preview_.read(seconds_now(), changes);
        read_ = Clock::now();
        must_ask_ = true;
        server_.broadcast(preview_.event());
        const auto took = std::chrono::round<Milliseconds>(read_ - began).count();
        if (events_.changed) events_.changed(preview_, changes, took);
    }

    void take_answers() {
        if (preview_.answered(asking_.take())) server_.broadcast(preview_.event());
        if (!must_ask_) tell_findings();
    }

    void tell_findings() {
        std::string told = text_of(preview_.findings());
        if (told == told_) return;
        told_ = std::move(told);
        if (events_.findings) events_.findings(preview_);
    }

    Preview& preview_;
    const std::string& site_;
    const ServeEvents& events_;
    Server server_;
    Asking asking_;
    std::unique_ptr<Watcher> watcher_;
    Clock::time_point first_change_, last_change_, looked_ = Clock::now(), read_, asked_;
    bool must_ask_ = false;
    std::string told_;
};

}  // namespace

void serve_site(Preview& preview, Listening listening, const std::string& site, int stop,
                const ServeEvents& events) {
    Loop(preview, std::move(listening), site, events).run(stop);
}

}  // namespace praxis
