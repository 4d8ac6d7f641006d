#include "markup/text_places.h"

#include <algorithm>
#include <utility>

namespace praxis {

TextLines::TextLines(std::string_view text) : text_(text) {
    if (!text.empty()) begins_.push_back(0);
    if (text.find('\r') == std::string_view::npos) {
        for (std::size_t end = text.find('\n'); end != std::string_view::npos && end + 1 < text.size();
             end = text.find('\n', end + 1))
            begins_.push_back(static_cast<std::uint32_t>(end + 1));
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' && text[i] != '\n') continue;
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        if (i + 1 < text.size()) begins_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::uint32_t TextLines::begin(std::uint32_t number) const {
    return number >= 1 && number <= count() ? begins_[number - 1]
                                            : static_cast<std::uint32_t>(text_.size());
}

std::string_view TextLines::line(std::uint32_t number) const {
    std::string_view line = text_.substr(begin(number), begin(number + 1) - begin(number));
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

Span TextLines::trimmed_span(std::uint32_t number) const {
    const std::string_view whole = line(number);
    const std::size_t first = whole.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {begin(number), begin(number)};
    const std::size_t last = whole.find_last_not_of(" \t");
    return {begin(number) + static_cast<std::uint32_t>(first),
            begin(number) + static_cast<std::uint32_t>(last + 1)};
}

std::uint32_t TextLines::line_at(std::uint32_t offset) const {
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
    return static_cast<std::uint32_t>(next - begins_.begin());
}

Span TextReporter::in_source(Span in_text) const {
    if (!origin_.verbatim) return origin_.whole;
    return {origin_.whole.begin + in_text.begin, origin_.whole.begin + in_text.end};
}

Diagnostic& TextReporter::error(std::string_view rule, Span in_text, std::string message) {
    return add(Severity::error, rule, in_text, std::move(message));
}

Diagnostic& TextReporter::warning(std::string_view rule, Span in_text, std::string message) {
    return add(Severity::warning, rule, in_text, std::move(message));
}

Diagnostic& TextReporter::info(std::string_view rule, Span in_text, std::string message) {
    return add(Severity::info, rule, in_text, std::move(message));
}

Diagnostic& TextReporter::add(Severity severity, std::string_view rule, Span in_text,
                              std::string message) {
    const Place place = origin_.source ? Place::in(*origin_.source, in_source(in_text))
                                       : Place::nowhere();
    return diagnostics_.add(severity, rule, place, std::move(message));
}

}  // namespace praxis
