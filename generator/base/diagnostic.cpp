#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace praxis {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::off: return "off";
        case Severity::info: return "info";
        case Severity::warning: return "warning";
        case Severity::error: break;
    }
    return "error";
}

namespace {

// Beyond the first thousand, so that these are not sought each time that one is added.
constexpr std::size_t room = 250;

auto place_of(const Diagnostic& d) {
    return std::tie(d.line, d.column, d.message);
}

}  // namespace

Diagnostics::Tally& Diagnostics::tally_of(std::string_view path, std::string_view rule_id) {
    const auto key = std::pair(path, rule_id);
    const auto found = tallies_.lower_bound(key);
    if (found != tallies_.end() && found->first.first == path && found->first.second == rule_id)
        return found->second;
    return tallies_.emplace_hint(found, Kind(path, rule_id), Tally{})->second;
}

Diagnostic& Diagnostics::add(Severity severity, std::string_view rule, const Place& place,
                             std::string message) {
    const std::string& path = place.source ? place.source->path() : place.path;
    Tally& tally = tally_of(path, rule);
    ++tally.found;
    LineColumn begin{0, 0};
    if (place.source) begin = place.source->line_column(place.span.begin);
    if (tally.listed == most_of_a_kind + room) keep_first({path, std::string(rule)}, tally);
    if (tally.last && *tally.last <= std::tie(begin.line, begin.column, message)) {
        tally.worst_unlisted = std::max(tally.worst_unlisted, severity);
        unsaid_ = Diagnostic{};
        unsaid_.unsaid = true;
        return unsaid_;
    }
    ++tally.listed;

    const std::shared_ptr<const std::string> last_excerpt =
        list_.empty() ? nullptr : list_.back().excerpt;
    const std::uint32_t last_line = list_.empty() ? 0 : list_.back().line;
    const bool same_file = !list_.empty() && place.source && list_.back().path == path;
    Diagnostic& diagnostic = list_.emplace_back();
    diagnostic.severity = severity;
    diagnostic.rule = rule;
    diagnostic.message = std::move(message);
    diagnostic.path = path;
    if (!place.source) return diagnostic;
    const LineColumn end =
        place.source->line_column(std::max(place.span.begin, place.span.end));
    diagnostic.line = begin.line;
    diagnostic.column = begin.column;
    diagnostic.end_line = end.line;
    diagnostic.end_column = end.column;
    diagnostic.excerpt = same_file && last_line == begin.line && last_excerpt
                             ? last_excerpt
                             : std::make_shared<const std::string>(place.source->line(begin.line));
    const std::uint32_t line_begin = place.source->line_begin(begin.line);
    const bool marked = line_begin == 0 && place.source->text().starts_with("\xEF\xBB\xBF");
    diagnostic.excerpt_at = std::max(place.span.begin, line_begin + (marked ? 3 : 0)) -
                            line_begin - (marked ? 3 : 0);
    return diagnostic;
}

// What is said twice about one place counts once among the first thousand, so that they are the
// same whatever order they were found in.
void Diagnostics::keep_first(const Kind& kind, Tally& tally) {
    std::vector<std::size_t> of_kind;
    for (std::size_t i = 0; i < list_.size(); ++i)
        if (list_[i].path == kind.first && list_[i].rule == kind.second) of_kind.push_back(i);
    std::stable_sort(of_kind.begin(), of_kind.end(), [&](std::size_t a, std::size_t b) {
        return place_of(list_[a]) < place_of(list_[b]);
    });
    std::vector<bool> goes(list_.size(), false);
    std::size_t kept = 0;
    const Diagnostic* last = nullptr;
    for (const std::size_t i : of_kind) {
        const Diagnostic& diagnostic = list_[i];
        const bool again = last && place_of(*last) == place_of(diagnostic);
        if (!again && kept < most_of_a_kind) {
            last = &diagnostic;
            ++kept;
            continue;
        }
        goes[i] = true;
        if (again) continue;
        tally.last = place_of(*last);
        tally.worst_unlisted = std::max(tally.worst_unlisted, diagnostic.severity);
    }
    tally.listed = kept;
    std::size_t i = 0;
    std::erase_if(list_, [&](const Diagnostic&) { return goes[i++]; });
}

Diagnostic& Diagnostics::error(std::string_view rule, const Place& place, std::string message) {
    return add(Severity::error, rule, place, std::move(message));
}
Diagnostic& Diagnostics::warning(std::string_view rule, const Place& place, std::string message) {
    return add(Severity::warning, rule, place, std::move(message));
}
Diagnostic& Diagnostics::info(std::string_view rule, const Place& place, std::string message) {
    return add(Severity::info, rule, place, std::move(message));
}

Diagnostic& Diagnostics::machine_fault(std::string path, std::string message) {
    machine_fault_ = true;
    return error("machine", Place::file(std::move(path)), std::move(message));
}

void Diagnostics::join(Diagnostics&& other) {
    machine_fault_ = machine_fault_ || other.machine_fault_;
    if (list_.empty())
        list_ = std::move(other.list_);
    else
        list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()),
                     std::make_move_iterator(other.list_.end()));
    other.list_.clear();
    for (auto& [kind, theirs] : other.tallies_) {
        Tally& tally = tally_of(kind.first, kind.second);
        tally.found += theirs.found;
        tally.listed += theirs.listed;
        tally.worst_unlisted = std::max(tally.worst_unlisted, theirs.worst_unlisted);
        if (theirs.last && (!tally.last || *theirs.last < *tally.last))
            tally.last = std::move(theirs.last);
        if (tally.listed > most_of_a_kind + room) keep_first(kind, tally);
    }
    other.tallies_.clear();
}

void Diagnostics::say_how_many_more() {
    std::erase_if(list_, [](const Diagnostic& d) { return d.counts_others; });
    for (auto& [kind, tally] : tallies_) {
        if (tally.listed > most_of_a_kind) keep_first(kind, tally);
        if (!tally.last) continue;
        Diagnostic& more = list_.emplace_back();
        more.severity = tally.worst_unlisted;
        more.rule = kind.second;
        more.path = kind.first;
        more.message = std::to_string(tally.found - tally.listed) +
                       " more of this kind in this file are not listed";
        more.hint = "mend the first ones, and look again";
        more.counts_others = true;
    }
}

void Diagnostics::sort() {
    say_how_many_more();
    const auto key = [](const Diagnostic& d) {
        return std::tie(d.path, d.counts_others, d.line, d.column, d.rule, d.message);
    };
    std::stable_sort(list_.begin(), list_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        return key(a) < key(b);
    });
    const auto same = [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); };
    list_.erase(std::unique(list_.begin(), list_.end(), same), list_.end());
}

void Diagnostics::forgive(const std::set<std::string>& paths,
                          const std::set<std::string>& except) {
    for (Diagnostic& diagnostic : list_) {
        if (!paths.contains(diagnostic.path) || except.contains(diagnostic.rule)) continue;
        diagnostic.most = std::min(diagnostic.most, Severity::warning);
        diagnostic.severity = std::min(diagnostic.severity, diagnostic.most);
    }
    for (auto& [kind, tally] : tallies_)
        if (paths.contains(kind.first) && !except.contains(kind.second)) {
            tally.most_unlisted = Severity::warning;
            tally.worst_unlisted = std::min(tally.worst_unlisted, tally.most_unlisted);
        }
}

std::size_t Diagnostics::excuse(std::string_view rule, const Place& place,
                                const std::string& reason) {
    using Position = std::pair<std::uint32_t, std::uint32_t>;
    const LineColumn first = place.source->line_column(place.span.begin);
    const LineColumn last = place.source->line_column(place.span.end);
    const Position begin(first.line, first.column);
    const Position end(last.line, last.column);
    std::size_t count = 0;
    for (Diagnostic& diagnostic : list_) {
        if (diagnostic.rule != rule || diagnostic.path != place.source->path()) continue;
        const Position from(diagnostic.line, diagnostic.column);
        const Position to(diagnostic.end_line, diagnostic.end_column);
        if (diagnostic.line == 0 || from >= end || (to <= begin && from < begin)) continue;
        diagnostic.severity = diagnostic.most = Severity::info;
        diagnostic.excuse = reason;
        ++count;
    }
    return count;
}

void Diagnostics::set_severities(const std::map<std::string, Severity>& by_rule) {
    for (Diagnostic& diagnostic : list_)
        if (const auto found = by_rule.find(diagnostic.rule);
            found != by_rule.end() && diagnostic.excuse.empty())
            diagnostic.severity = std::min(found->second, diagnostic.most);
    std::erase_if(list_, [](const Diagnostic& d) { return d.severity == Severity::off; });
    for (auto& [kind, tally] : tallies_)
        if (const auto found = by_rule.find(kind.second); found != by_rule.end() && tally.last)
            tally.worst_unlisted = std::min(found->second, tally.most_unlisted);
    std::erase_if(tallies_, [&](const auto& kind_and_tally) {
        const auto found = by_rule.find(kind_and_tally.first.second);
        return found != by_rule.end() && found->second == Severity::off;
    });
}

void Diagnostics::raise_warnings() {
    for (Diagnostic& diagnostic : list_)
        if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
    for (auto& [kind, tally] : tallies_)
        if (tally.worst_unlisted == Severity::warning) tally.worst_unlisted = Severity::error;
}

bool Diagnostics::has_errors() const {
    return count(Severity::error) > 0 ||
           std::any_of(tallies_.begin(), tallies_.end(), [](const auto& kind_and_tally) {
               return kind_and_tally.second.worst_unlisted == Severity::error;
           });
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(list_.begin(), list_.end(),
                      [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace praxis
