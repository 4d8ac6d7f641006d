// What a web host should say beside each file, so that a browser does nothing that no page asks
// for.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace praxis {

struct HostHeader {
    std::string_view name;
    std::string_view value;
};

/// A page of a theme needs its own pictures, styles and fonts and nothing else: no script, no form
/// that is sent, no frame, no request to another site. JSON-LD is data, which needs no leave.
std::span<const HostHeader> host_headers();

/// The file `_headers` that Netlify, Cloudflare Pages and their like read. `base_path` is the
/// site's
/// ("/" or "/section/").
std::string headers_file(std::string_view base_path);

}  // namespace praxis
