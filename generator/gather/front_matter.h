// The TOML between two lines +++ at the head of a markdown file.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/source.h"

namespace praxis {

struct FrontMatter {
    Span fields;  // the TOML
    Span body;    // the markdown
};

/// Nullopt, and said, where the file does not begin with `+++`, the closing line is missing, or the
/// fields pass 16 kB. Blanks after `+++`, a byte-order mark and CRLF are fine.
std::optional<FrontMatter> split_front_matter(const Source& source, Diagnostics& diagnostics);

}  // namespace praxis
