#include "markup/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"

namespace praxis {

bool looks_like_utf16(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    const std::string_view sample = text.substr(0, 200);
    const auto zeros = std::count(sample.begin(), sample.end(), '\0');
    return sample.size() >= 4 && static_cast<std::size_t>(zeros) * 3 > sample.size();
}

namespace {

Span span_of(std::size_t begin, std::size_t size) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

constexpr std::string_view save_as_utf8 = "save the file as UTF-8 (in your editor: Save as, Encoding)";

std::string encoding_hint(std::string_view text, std::size_t at) {
    if (looks_like_utf16(text))
        return fmt::format("the file looks like UTF-16 (\"Unicode\" in Notepad); {}", save_as_utf8);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80 && byte <= 0x9F)
        return fmt::format("the file looks like Windows-1252; {}", save_as_utf8);
    if (byte >= 0xA0)
        return fmt::format("the file looks like Windows-1252 or Latin-1; {}", save_as_utf8);
    return std::string(save_as_utf8);
}

bool is_plain_ascii(unsigned char byte) {
    return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
}

// Looks for what is forbidden character by character. Of a wrong encoding one place says enough.
class CharacterCheck {
public:
    CharacterCheck(std::string_view text, TextReporter& reporter)
        : text_(text), reporter_(reporter) {}

    bool run() {
        for (std::size_t i = 0; i < text_.size();) {
            if (!open_isolate_) i = past_plain(i);
            if (i == text_.size()) break;
            if (!is_clean_ && is_utf16_) return false;  // every second byte would be a finding
            const auto byte = static_cast<unsigned char>(text_[i]);
            if (is_plain_ascii(byte)) {
                if (open_isolate_ && (byte == '\n' || byte == '\r') && is_paragraph_end(i))
                    say_isolate();
                ++i;
                continue;
            }
            const std::size_t begin = i;
            const char32_t character = next_character(text_, i);
            if (character == 0xFFFD && i == begin + 1) {
                say_not_utf8(begin);
                continue;
            }
            look_at(character, begin, i - begin);
        }
        if (open_isolate_) say_isolate();
        return is_clean_;
    }

private:
    // Behind the characters from here on that are ASCII and none of them a control character but
    // tab and line ends; looks at eight at a time, so it may stop early.
    std::size_t past_plain(std::size_t at) const {
        for (; at + 8 <= text_.size(); at += 8) {
            while (at + 32 <= text_.size() &&
                   (others(at) | others(at + 8) | others(at + 16) | others(at + 24)) == 0)
                at += 32;
            if (at + 8 > text_.size()) break;
            if (others(at) == 0) continue;
            for (std::size_t i = at; i < at + 8; ++i)
                if (!is_plain_ascii(static_cast<unsigned char>(text_[i]))) return i;
        }
        return at;
    }

    // Of the eight bytes at `at`: a bit where one is below 0x20, or 0x7F, or not ASCII.
    std::uint64_t others(std::size_t at) const {
        constexpr std::uint64_t ones = 0x0101010101010101;
        constexpr std::uint64_t highest = 0x8080808080808080;
        std::uint64_t eight = 0;
        std::memcpy(&eight, text_.data() + at, 8);
        const std::uint64_t small = (eight - ones * 0x20) & ~eight;
        const std::uint64_t large = (eight + ones) | eight;
        return (small | large) & highest;
    }

    void look_at(char32_t character, std::size_t begin, std::size_t size) {
        switch (forbidden(character)) {
            case ForbiddenCharacter::nul: say_nul(begin); break;
            case ForbiddenCharacter::control: say_control(begin, size); break;
            case ForbiddenCharacter::direction: say_direction(begin, size); break;
            case ForbiddenCharacter::nonexistent:  // only a reference can stand for none
            case ForbiddenCharacter::none: break;
        }
        if (character >= 0x2066 && character <= 0x2068) {
            if (depth_++ == 0) open_isolate_ = span_of(begin, size);
        } else if (character == 0x2069 && depth_ > 0 && --depth_ == 0) {
            open_isolate_.reset();
        }
    }

    // A line end that is followed by an empty line.
    bool is_paragraph_end(std::size_t at) const {
        std::size_t next = at + (text_.substr(at).starts_with("\r\n") ? 2 : 1);
        next = text_.find_first_not_of(" \t>", next);
        return next == std::string_view::npos || text_[next] == '\n' || text_[next] == '\r';
    }

    void say_not_utf8(std::size_t at) {
        is_clean_ = false;
        if (std::exchange(said_not_utf8_, true)) return;
        reporter_
            .error("not-utf-8", span_of(at, 1),
                   "this is not UTF-8: the byte " + in_quotes(text_.substr(at, 1)))
            .with_hint(encoding_hint(text_, at));
    }

    void say_nul(std::size_t at) {
        is_clean_ = false;
        reporter_.error("nul-character", span_of(at, 1), "there is a NUL character here")
            .with_hint(is_utf16_ ? encoding_hint(text_, at)
                                 : "delete it; it is not visible in most editors");
    }

    void say_control(std::size_t at, std::size_t size) {
        is_clean_ = false;
        reporter_
            .error("control-character", span_of(at, size),
                   "there is a control character here: " + in_quotes(text_.substr(at, size)))
            .with_hint("delete it; it is not visible in most editors");
    }

    void say_direction(std::size_t at, std::size_t size) {
        is_clean_ = false;
        reporter_
            .error("direction-override", span_of(at, size),
                   "a character here turns the direction of the text around: " +
                       in_quotes(text_.substr(at, size)))
            .with_hint("delete it; right-to-left words need no such character");
    }

    void say_isolate() {
        is_clean_ = false;
        const Span place = *open_isolate_;
        depth_ = 0;
        open_isolate_.reset();
        reporter_
            .error("unclosed-isolate", place,
                   "a direction isolate is not closed in its paragraph: " +
                       in_quotes(text_.substr(place.begin, place.end - place.begin)))
            .with_hint("delete it, or close it with U+2069");
    }

    std::string_view text_;
    TextReporter& reporter_;
    int depth_ = 0;
    std::optional<Span> open_isolate_;
    bool is_clean_ = true;
    bool is_utf16_ = looks_like_utf16(text_);
    bool said_not_utf8_ = false;
};

}  // namespace

ForbiddenCharacter forbidden(char32_t character) {
    if (character == 0) return ForbiddenCharacter::nul;
    if (character == '\t' || character == '\n' || character == '\r') return ForbiddenCharacter::none;
    if (character < 0x20 || (character >= 0x7F && character <= 0x9F))
        return ForbiddenCharacter::control;
    if (character >= 0x202A && character <= 0x202E) return ForbiddenCharacter::direction;
    return ForbiddenCharacter::none;
}

bool check_characters_of(std::string_view text, TextReporter& reporter) {
    return CharacterCheck(text, reporter).run();
}

std::string without_forbidden(std::string_view text) {
    std::string clean(text);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t character = next_character(text, i);
        const bool broken = character == 0xFFFD && i == begin + 1;
        if (broken || forbidden(character) != ForbiddenCharacter::none)
            std::fill(clean.begin() + static_cast<std::ptrdiff_t>(begin),
                      clean.begin() + static_cast<std::ptrdiff_t>(i), ' ');
    }
    return clean;
}

bool has_forbidden_characters(std::string_view text) {
    Diagnostics unsaid;
    const TextOrigin nowhere;
    TextReporter reporter(nowhere, unsaid);
    return !check_characters_of(text, reporter);
}

void report_reference(ForbiddenCharacter kind, std::string_view reference, Span place,
                      TextReporter& reporter) {
    switch (kind) {
        case ForbiddenCharacter::nul:
            reporter
                .error("nul-character", place,
                       in_quotes(reference) + " stands for a character that does not exist")
                .with_hint("delete it");
            break;
        case ForbiddenCharacter::control:
            reporter
                .error("control-character", place,
                       in_quotes(reference) + " stands for a control character")
                .with_hint("delete it");
            break;
        case ForbiddenCharacter::direction:
            reporter
                .error("direction-override", place,
                       in_quotes(reference) + " turns the direction of the text around")
                .with_hint("delete it; right-to-left words need no such character");
            break;
        case ForbiddenCharacter::nonexistent:
            reporter
                .error("unknown-character", place, "there is no character " + in_quotes(reference))
                .with_hint("delete it, or write the character itself");
            break;
        case ForbiddenCharacter::none: break;
    }
}

ForbiddenCharacter forbidden_reference(std::string_view reference) {
    const std::string_view digits = reference.substr(std::min<std::size_t>(2, reference.size()));
    const bool is_zero = digits.find_first_not_of("xX0;") == std::string_view::npos;
    return is_zero ? ForbiddenCharacter::nul : ForbiddenCharacter::nonexistent;
}

bool check_characters(const Source& source, Diagnostics& diagnostics) {
    const TextOrigin origin{&source, {0, static_cast<std::uint32_t>(source.text().size())}, true};
    TextReporter reporter(origin, diagnostics);
    return check_characters_of(source.text(), reporter);
}

}  // namespace praxis
