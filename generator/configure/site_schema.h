// The fields of site.toml, in the manner of clinic/schema.
#pragma once

#include <vector>

#include "clinic/schema.h"
#include "model/config.h"

namespace praxis {

/// What site.toml says, before the command line and the checks between fields.
struct SiteFile {
    Config config;
    Located<std::string> base_url;
    Located<std::string> language;
    Located<std::string> currency;
    Located<std::string> timezone;
    Located<std::string> phone_display;
    Located<std::string> output{"public", {}};
    bool keeps_raw_html = false;
};

/// Written for `SiteFile`.
const Schema& site_schema();

}  // namespace praxis
