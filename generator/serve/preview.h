// A site in memory that answers a browser: pages made when asked for, findings over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/diagnostic.h"
#include "pipeline/build_site.h"
#include "serve/http.h"
#include "serve/watcher.h"

namespace praxis {

/// Who may ask, by the name that he calls us.
enum class Audience : std::uint8_t {
    this_machine,  // localhost, 127.0.0.1 and its like, [::1]
    network,       // these, and any numeric address: a foreign site cannot take one for its own
};

class Preview {
public:
    Preview(Options options, const Disk& disk, Audience audience);

    /// Reads the site as it is on the disk now, on the day of `unix_seconds`; of what was read
    /// before only `changes`. One that has errors does not take the place of the last good one.
    void read(std::int64_t unix_seconds, const Changes& changes);

    /// The questions that need every page, of what `read` has read: for any thread, while this one
    /// reads again.
    std::function<Diagnostics()> questions();
    /// Takes the answers, unless they are about what has been read again since. True where `event`
    /// is another than before.
    bool answered(Diagnostics answers);

    /// `/.praxis/events` is a stream of what changes; every other address is looked up in the table
    /// of outputs, never on the disk. A page has the bytes of a build, and `reload_tag` before
    /// `</body>`.
    HttpResponse answer(const HttpRequest& request) const;

    /// What everybody who listens is told: the version of the pages, and the findings.
    std::string event() const;

    const std::vector<Diagnostic>& findings() const { return findings_.all(); }
    /// HTML pages without redirects, of the last good site.
    std::size_t page_count() const;
    /// "/" or "/section/": where the home page is.
    std::string base_path() const;

private:
    HttpResponse file_at(const HttpRequest& request) const;
    HttpResponse not_found() const;
    HttpResponse nothing_yet() const;
    bool may_ask(const HttpRequest& request) const;
    std::string with_reload(std::string html, bool draft) const;

    Options options_;
    const Disk& disk_;
    Audience audience_;
    ReadAlready already_;
    std::shared_ptr<const SiteToShow> good_;  // the last one
    std::shared_ptr<const SiteToShow> read_;  // may be the same, or newer and with errors
    std::shared_ptr<const SiteToShow> asked_;  // what the last questions were about
    std::shared_ptr<const SiteToShow> old_;    // nobody needs it; freeing it takes time
    Diagnostics findings_;
    bool complete_ = false;  // whether everything has been asked of what was read
    std::uint64_t version_ = 0;
};

/// What a page that is served has more than one that is built.
std::string reload_tag(std::uint64_t version, bool draft);

/// Whether the host of a request ("localhost:4000") is one of an audience's.
bool is_host_for(Audience audience, std::string_view host);

/// The script that keeps a page in the browser like its source.
std::string_view reload_script();

}  // namespace praxis
