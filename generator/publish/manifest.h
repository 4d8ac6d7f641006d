// The list of files that praxis wrote into an output, kept in it as `.praxis-manifest`.
//
// ```text
// praxis-manifest 1
// whole
// 5f0c… page index.html
// 91ab…,77e0… file assets/calm.css
// end 2 c3d4…
// ```
//
// The second line is `whole`, or `unfinished` while a build is writing. Then a line a file, sorted
// by path in byte order: the hash of its bytes (XXH3, 128 bits, 32 hexadecimal digits), or two with
// a comma between where it may have either; whether it is a page; its path. Last the number of
// files and the hash of everything above. What does not look exactly so is not believed at all.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace praxis {

struct Hash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const Hash&) const = default;
};

Hash hash_of(std::string_view bytes);

struct ManifestEntry {
    std::string path;
    Hash hash;
    std::optional<Hash> other;  // while a build writes, the file has the one or the other
    bool page = false;          // an HTML page that is not a redirect

    bool may_have(const Hash& bytes) const { return hash == bytes || other == bytes; }
    bool operator==(const ManifestEntry&) const = default;
};

struct Manifest {
    bool unfinished = false;
    std::vector<ManifestEntry> entries;  // sorted by path

    const ManifestEntry* find(std::string_view path) const;
};

/// The same bytes for the same manifest.
std::string printed(const Manifest& manifest);

/// Why a manifest is not believed.
struct ManifestFault {
    bool other_version = false;  // it is one, of a version of praxis that writes it differently
    std::string what;            // "line 3 names …"
};

std::variant<Manifest, ManifestFault> parse_manifest(std::string_view text);

}  // namespace praxis
