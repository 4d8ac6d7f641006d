// Looks at TOML before the library does, and tells what is wrong in the editor's words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/source.h"

namespace praxis {

struct TomlMistake {
    enum class Kind : std::uint8_t { syntax, too_many_dots };

    std::string message;
    std::string hint;
    Span where;
    Kind kind = Kind::syntax;
};

/// The first mistake in a part of a source: quotes, commas, brackets, `=`, names and values given
/// twice, dates and amounts as they are written elsewhere. Takes all that is right. What it lets
/// pass has only ASCII outside of quotes and comments, and a name wherever there has to be one: on
/// other input toml++ 3.3 reaches code that its authors declared unreachable. No name has more than
/// 32 dots: at 31,000 the library overflows its stack.
std::optional<TomlMistake> first_toml_mistake(const Source& source, Span part);

}  // namespace praxis
