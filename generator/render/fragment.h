// One part of a page by itself, for a shortcode, an include or a page made by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/site.h"
#include "model/theme.h"

namespace praxis {

enum class FragmentKind : std::uint8_t { estimate, prices, hours, faq, person, treatment };
enum class FragmentForm : std::uint8_t { html, json, text };

/// "estimate", "prices" …, in the order of FragmentKind.
const std::vector<std::string>& fragment_names();

struct FragmentRequest {
    FragmentKind kind = FragmentKind::estimate;
    std::string id;    // of a treatment, location or person; empty for all prices, questions
    std::string area;  // of an estimate, of prices; may be empty
    FragmentForm form = FragmentForm::html;
};

/// Why there is no such part.
struct NoFragment {
    std::string message;
    std::string hint;
};

/// What a request asks of a site, or why there is nothing: an id that is not there (with what was
/// probably meant), a treatment that is not done on this area or has no estimate, prices that may not be
/// advertised. `theme` is `embed` or extends it; its partial `fragment-<name>` is the part. Mistakes
/// of the theme are said.
struct Fragment {
    std::string text;
    std::optional<NoFragment> none;
};
Fragment render_fragment(const Site& site, Theme theme, const FragmentRequest& request,
                         Diagnostics& diagnostics);

}  // namespace praxis
