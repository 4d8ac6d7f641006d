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

Diagnostic& Diagnostics::add(Severity severity, std::string_view rule, const Place& place,
                             std::string message) {
    const std::shared_ptr<const std::string> last_excerpt =
        list_.empty() ? nullptr : list_.back().excerpt;
    const std::uint32_t last_line = list_.empty() ? 0 : list_.back().line;
    const bool same_file = !list_.empty() && place.source &&
                           list_.back().path == place.source->path();
    Diagnostic& diagnostic = list_.emplace_back();
    diagnostic.severity = severity;
    diagnostic.rule = rule;
    diagnostic.message = std::move(message);
    if (!place.source) {
        diagnostic.path = place.path;
        return diagnostic;
    }
    const LineColumn begin = place.source->line_column(place.span.begin);
    const LineColumn end =
        place.source->line_column(std::max(place.span.begin, place.span.end));
    diagnostic.path = place.source->path();
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
}

void Diagnostics::sort() {
    const auto key = [](const Diagnostic& d) {
        return std::tie(d.path, d.line, d.column, d.rule, d.message);
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
}

void Diagnostics::raise_warnings() {
    for (Diagnostic& diagnostic : list_)
        if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(list_.begin(), list_.end(),
                      [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace praxis
