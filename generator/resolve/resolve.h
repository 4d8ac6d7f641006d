// Names → things: who is hidden, who has which address, what every link and value means.
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "model/config.h"
#include "model/content.h"
#include "model/site.h"
#include "model/theme.h"
#include "resolve/filled_texts.h"

namespace praxis {

/// Makes the finished site. `config` must outlive it; of `theme` only the words are used (titles of
/// lists). Says everything that is wrong between entries: unknown names, two sources for one
/// address, dead links, values that do not exist. Mistakes of drafts become warnings here, unless
/// drafts are built.
///
/// With `filled_before` the content's texts stay as they are, and texts of which it knows the
/// outcome are taken from it; it then holds those of this site.
std::unique_ptr<Site> resolve(Content content, const Config& config, const Theme& theme,
                              Diagnostics& diagnostics, FilledTexts* filled_before = nullptr);

/// Only what one treatment's estimate needs, from `gather_for_estimate`.
std::unique_ptr<Site> resolve_estimate(Content content, const Config& config,
                                       Diagnostics& diagnostics);

}  // namespace praxis
