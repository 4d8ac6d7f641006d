// The loop of a preview: watch, read, tell the browsers, until it is stopped.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "serve/watcher.h"

namespace praxis {

/// What happened, for those who print it.
struct ServeEvents {
    /// The site has been read for the first time; browsers may come.
    std::function<void(const Preview&)> ready;
    /// It has been read again; `milliseconds` is what that took.
    std::function<void(const Preview&, const Changes&, std::int64_t milliseconds)> changed;
    /// The findings are others than at the last call.
    std::function<void(const Preview&)> findings;
    /// The kernel does not tell of changes, or no longer, and why.
    std::function<void(const std::string& why)> looks_instead;
};

/// Serves `preview` at `listening` until `stop` can be read. `site` is the folder to watch.
void serve_site(Preview& preview, Listening listening, const std::string& site, int stop,
                const ServeEvents& events);

}  // namespace praxis
