// Looks at TOML before the library does, and tells what is wrong in the editor's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/source.h"

namespace praxis {

struct TomlMistake {
    enum class Kind : std::uint8_t { syntax, too_many_dots };

    std::string message;
    std::string hint;
    Span where;
    Span left_out = {};  // whole lines, without which the rest can be read
    Kind kind = Kind::syntax;
};

/// More than these in one file are not told: it is no TOML.
constexpr std::size_t most_toml_mistakes = 100;

/// The mistakes in a part of a source, one a statement: quotes, commas, brackets, `=`, names and
/// values given twice, dates and amounts as they are written elsewhere. Takes all that is right. Ends
/// after one more than `most_toml_mistakes`. What it lets pass has only ASCII outside of quotes and
/// comments, and a name wherever there has to be one: on other input toml++ 3.3 reaches code that its
/// authors declared unreachable. No name has more than 32 dots: at 31,000 the library overflows its
/// stack.
std::vector<TomlMistake> toml_mistakes(const Source& source, Span part);

}  // namespace praxis
