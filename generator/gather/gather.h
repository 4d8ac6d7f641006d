// Files → entries, texts, theme. Everything an editor wrote is read here, once.
#pragma once

#include "base/diagnostic.h"
#include "base/disk.h"
#include "gather/theme.h"
#include "model/config.h"
#include "model/content.h"

namespace praxis {

/// Reads all of `content/` and `static/` on `config.jobs` workers. Mistakes are said; what could
/// be read in spite of them is there.
Content gather_content(const Config& config, const Disk& disk, Diagnostics& diagnostics);

/// The same, without a word about pictures and static/: for those who only ask what entries there
/// are.
Content gather_entries(const Config& config, const Disk& disk, Diagnostics& diagnostics);

/// Reads only what is needed to know one treatment's estimate (`praxis estimate`): areas, concerns,
/// references, and that treatment's folder. Empty where there is no such treatment.
Content gather_for_estimate(const Config& config, const std::string& treatment, const Disk& disk,
                            Diagnostics& diagnostics);

}  // namespace praxis
