// Names → things: who is hidden, who has which address, what every link and value means.
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "model/config.h"
#include "model/content.h"
#include "model/site.h"

namespace praxis {

/// Makes the finished site. `config` must outlive it. Says everything that is wrong between
/// entries: unknown names, two sources for one address, dead links, values that do not exist.
std::unique_ptr<Site> resolve(Content content, const Config& config, Diagnostics& diagnostics);

}  // namespace praxis
