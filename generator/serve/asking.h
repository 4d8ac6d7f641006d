// Long questions in the background, with what the machine has to spare.
#pragma once

#include <functional>
#include <future>

#include "base/diagnostic.h"
#include "serve/server.h"

namespace praxis {

/// One set of questions at a time.
class Asking {
public:
    using Questions = std::function<Diagnostics()>;

    Asking();

    /// Readable when the answers are there.
    int descriptor() const { return answered_.number(); }
    bool is_under_way() const { return answers_.valid(); }

    /// Not while others are under way. Where the machine has no thread to spare they are asked when
    /// the answers are taken.
    void start(Questions questions);
    /// Waits for the answers. What the questions threw is thrown here.
    Diagnostics take();

private:
    void tell() const;

    Descriptor answered_;
    std::future<Diagnostics> answers_;  // last, so that it is waited for while the rest is there
};

}  // namespace praxis
