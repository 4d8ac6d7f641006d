#include "serve/asking.h"

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <system_error>
#include <utility>

namespace praxis {

namespace {

/// For the calling thread and those that it starts: whoever waits for a page comes first.
void step_back() {
    ::setpriority(PRIO_PROCESS, 0, 19);
}

}  // namespace

Asking::Asking() : answered_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Asking::tell() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(answered_.number(), &one, sizeof one);
}

void Asking::start(Questions questions) {
    try {
        answers_ = std::async(std::launch::async, [this, questions] {
            struct Bell {  // rings however the questions end
                const Asking& asking;
                ~Bell() { asking.tell(); }
            } const bell{*this};
            step_back();
            return questions();
        });
    } catch (const std::system_error&) {
        answers_ = std::async(std::launch::deferred, std::move(questions));
        tell();
    }
}

Diagnostics Asking::take() {
    Diagnostics answers = answers_.get();
    std::uint64_t told = 0;
    [[maybe_unused]] const ssize_t count = ::read(answered_.number(), &told, sizeof told);
    return answers;
}

}  // namespace praxis
