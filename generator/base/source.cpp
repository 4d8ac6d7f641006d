#include "base/source.h"

#include <algorithm>
#include <utility>

namespace praxis {

namespace {

constexpr std::uint32_t stretch = 1024;  // bytes

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

Source::Source(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {}

const std::vector<std::uint32_t>& Source::line_begins() const {
    std::call_once(indexed_, [this] {
        line_begins_.push_back(0);
        const auto add = [&](std::size_t end) {
            line_begins_.push_back(static_cast<std::uint32_t>(end + 1));
        };
        if (text_.find('\r') == std::string::npos) {
            for (std::size_t end = text_.find('\n'); end != std::string::npos;
                 end = text_.find('\n', end + 1))
                add(end);
        } else {
            for (std::size_t i = 0; i < text_.size(); ++i) {
                const bool lone_return =
                    text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
                if (text_[i] == '\n' || lone_return) add(i);
            }
        }
        std::uint32_t characters = 0;
        for (std::size_t i = 0; i < text_.size(); i += stretch) {
            characters_before_.push_back(characters);
            const std::string_view part = std::string_view(text_).substr(i, stretch);
            characters += static_cast<std::uint32_t>(
                std::count_if(part.begin(), part.end(), begins_character));
        }
        characters_before_.push_back(characters);  // for the end of the text
    });
    return line_begins_;
}

std::uint32_t Source::characters_before(std::uint32_t offset) const {
    const std::uint32_t checkpoint = offset / stretch;
    // The text's end may share its stretch with no byte; then the last entry is the whole count.
    std::uint32_t characters = characters_before_[checkpoint];
    for (std::uint32_t i = checkpoint * stretch; i < offset; ++i)
        if (begins_character(text_[i])) ++characters;
    return characters;
}

LineColumn Source::line_column(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto& begins = line_begins();
    const auto next = std::upper_bound(begins.begin(), begins.end(), offset);
    LineColumn place;
    place.line = static_cast<std::uint32_t>(next - begins.begin());
    std::uint32_t begin = *(next - 1);
    // A byte-order mark is not a character that an editor sees.
    if (begin == 0 && text_.starts_with("\xEF\xBB\xBF")) begin = std::min<std::uint32_t>(3, offset);
    place.column += characters_before(offset) - characters_before(begin);
    return place;
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
    const auto& begins = line_begins();
    if (number == 0) return 0;
    return number > begins.size() ? static_cast<std::uint32_t>(text_.size()) : begins[number - 1];
}

std::string_view Source::line(std::uint32_t number) const {
    const std::uint32_t begin = line_begin(number);
    std::uint32_t end = line_begin(number + 1);
    std::string_view text = std::string_view(text_).substr(begin, end - begin);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    if (begin == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

}  // namespace praxis
