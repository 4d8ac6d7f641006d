// Files → entries, texts, theme. Everything an editor wrote is read here, once.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "gather/read_before.h"
#include "gather/theme.h"
#include "model/config.h"
#include "model/content.h"

namespace praxis {

/// Reads all of `content/` and `static/` on `config.jobs` workers. Mistakes are said; what could
/// be read in spite of them is there. What `before` has kept is not read again.
Content gather_content(const Config& config, const Disk& disk, Diagnostics& diagnostics,
                       ReadBefore* before = nullptr);

/// The same, without a word about pictures and static/: for those who only ask what entries there
/// are.
Content gather_entries(const Config& config, const Disk& disk, Diagnostics& diagnostics);

/// Where the fields of these kinds of entries end, by the file's path: the line of the second `+++`
/// of an article, the last line of any other file and of one whose fields have no end.
std::map<std::string, std::uint32_t> last_lines_of_fields(const Content& content,
                                                          const std::set<Kind>& kinds);

/// Reads only what is needed to know one treatment's estimate (`praxis estimate`): areas, concerns,
/// references, and that treatment's folder. Empty where there is no such treatment.
Content gather_for_estimate(const Config& config, const std::string& treatment, const Disk& disk,
                            Diagnostics& diagnostics);

}  // namespace praxis
