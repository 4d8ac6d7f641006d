// A new site: the files of a clinic that builds before anybody has written a word.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "begin/put_files.h"
#include "clinic/jurisdiction.h"

namespace praxis {

struct SiteWanted {
    std::string name;  // the clinic's
    Jurisdiction jurisdiction = Jurisdiction::uk;
    Date today;
};

/// "GB": where a clinic of this jurisdiction probably stands.
std::string usual_country(Jurisdiction jurisdiction);

/// Relative to the site's folder; `site.toml` comes last, so that a half-made folder is no site.
std::vector<FileToPut> new_site(const SiteWanted& wanted);

}  // namespace praxis
