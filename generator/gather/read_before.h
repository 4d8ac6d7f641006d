// What reading a site once leaves for reading it again: files that have not changed meanwhile.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/diagnostic.h"
#include "gather/read_file.h"
#include "model/content.h"

namespace praxis {

/// Files of a site as they were read, by path. Whoever keeps it says which files have changed; what
/// nobody names is taken to be as it was. Safe to ask from several threads at once.
class ReadBefore {
public:
    /// Also forgets all that lies below the path.
    void forget(const std::string& path);
    void forget_all();
    /// Forgets everything if it was read under other settings or on another day.
    void read_under(const Config& config);

    /// A file of content/ as it was read, and what was said of it; else as `read` reads it now.
    ReadFile content_file(const std::string& path, Diagnostics& diagnostics,
                          const std::function<ReadFile(Diagnostics&)>& read);

    using ReadCopied = std::function<std::optional<FileToCopy>(Diagnostics&)>;

    /// The same for a file of static/, and for a picture that a text shows. Only what was read
    /// without a word is kept: what is said of a picture may stand where a text names it.
    std::optional<FileToCopy> static_file(const std::string& path, Diagnostics& diagnostics,
                                          const ReadCopied& read);
    std::optional<FileToCopy> picture(const std::string& path, Diagnostics& diagnostics,
                                      const ReadCopied& read);

private:
    struct Kept {
        ReadFile file;
        Diagnostics said;
    };

    using CopiedFiles = std::map<std::string, FileToCopy>;
    std::optional<FileToCopy> copied_file(CopiedFiles& all, const std::string& path,
                                          Diagnostics& diagnostics, const ReadCopied& read);

    std::mutex mutex_;
    std::map<std::string, Kept> content_;
    CopiedFiles static_files_;
    CopiedFiles pictures_;
    std::string settings_;  // site.toml as it was
    Date today_;
};

}  // namespace praxis
