#include "publish/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "base/hash.h"
#include "base/text.h"
#include "publish/names.h"

namespace praxis {

namespace {

constexpr std::string_view title = "praxis-manifest ";
constexpr std::string_view version = "1";
constexpr std::size_t hash_digits = 32;

void append_hash(std::string& to, const Hash& hash) {
    append_hexadecimal(to, hash.high);
    append_hexadecimal(to, hash.low);
}

std::optional<std::uint64_t> parse_hexadecimal(std::string_view digits) {
    std::uint64_t number = 0;
    for (const char c : digits) {
        int digit = 0;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else
            return std::nullopt;
        number = number * 16 + static_cast<std::uint64_t>(digit);
    }
    return number;
}

/// Takes a hash off the front of the line.
std::optional<Hash> take_hash(std::string_view& line) {
    if (line.size() < hash_digits) return std::nullopt;
    const auto high = parse_hexadecimal(line.substr(0, 16));
    const auto low = parse_hexadecimal(line.substr(16, 16));
    if (!high || !low) return std::nullopt;
    line.remove_prefix(hash_digits);
    return Hash{*high, *low};
}

bool take(std::string_view& line, std::string_view word) {
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    return true;
}

/// A line without its path being judged.
std::optional<ManifestEntry> parse_entry(std::string_view line) {
    ManifestEntry entry;
    const auto hash = take_hash(line);
    if (!hash) return std::nullopt;
    entry.hash = *hash;
    if (take(line, ",")) {
        entry.other = take_hash(line);
        if (!entry.other) return std::nullopt;
    }
    if (take(line, " page "))
        entry.page = true;
    else if (!take(line, " file "))
        return std::nullopt;
    entry.path = line;
    return entry;
}

ManifestFault fault(std::string what) {
    return {false, std::move(what)};
}

}  // namespace

Hash hash_of(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

const ManifestEntry* Manifest::find(std::string_view path) const {
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), path,
        [](const ManifestEntry& entry, std::string_view wanted) { return entry.path < wanted; });
    return found == entries.end() || found->path != path ? nullptr : &*found;
}

std::string printed(const Manifest& manifest) {
    std::string text;
    text.reserve(128 + manifest.entries.size() * 96);
    text.append(title).append(version).append(manifest.unfinished ? "\nunfinished\n" : "\nwhole\n");
    for (const ManifestEntry& entry : manifest.entries) {
        append_hash(text, entry.hash);
        if (entry.other) {
            text += ',';
            append_hash(text, *entry.other);
        }
        text.append(entry.page ? " page " : " file ").append(entry.path) += '\n';
    }
    const Hash above = hash_of(text);
    fmt::format_to(std::back_inserter(text), "end {} ", manifest.entries.size());
    append_hash(text, above);
    return text += '\n';
}

std::variant<Manifest, ManifestFault> parse_manifest(std::string_view text) {
    std::string_view rest = text;
    std::size_t number = 0;
    std::size_t begin = 0;  // of the line that `next` gave
    bool cut_off = false;
    const auto next = [&] {
        const std::size_t end = rest.find('\n');
        begin = text.size() - rest.size();
        const std::string_view line = rest.substr(0, end);
        cut_off = end == std::string_view::npos;
        rest.remove_prefix(cut_off ? rest.size() : end + 1);
        ++number;
        return line;
    };

    std::string_view line = next();
    if (!take(line, title)) return fault("it does not begin as praxis would begin it");
    if (cut_off) return fault("it ends in the middle");
    if (line.ends_with('\r')) return fault("its line ends have been changed");
    if (line != version) return ManifestFault{true, "another version of praxis wrote it"};
    Manifest manifest;
    line = next();
    manifest.unfinished = line == "unfinished";
    if (line != "whole" && !manifest.unfinished)
        return fault(cut_off ? "it ends in the middle" : "line 2 is not as praxis writes it");

    for (;;) {
        line = next();
        if (cut_off) return fault("it ends in the middle");
        if (line.starts_with("end ")) break;
        auto entry = parse_entry(line);
        if (!entry) return fault(fmt::format("line {} is not as praxis writes it", number));
        if (const auto wrong = fault_of_path(entry->path))
            return fault(
                fmt::format("line {} names {}, which {}", number, in_quotes(entry->path), *wrong));
        if (!manifest.entries.empty() && manifest.entries.back().path >= entry->path)
            return fault(fmt::format("line {} is not in order", number));
        manifest.entries.push_back(std::move(*entry));
    }

    std::string expected = fmt::format("end {} ", manifest.entries.size());
    append_hash(expected, hash_of(text.substr(0, begin)));
    if (line != expected) return fault("somebody has changed it");
    if (!rest.empty()) return fault("something stands after its end");
    return manifest;
}

}  // namespace praxis
