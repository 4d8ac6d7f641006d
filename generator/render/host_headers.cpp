#include "render/host_headers.h"

#include <fmt/format.h>

#include <array>

namespace praxis {

std::span<const HostHeader> host_headers() {
    static constexpr std::array headers = {
        HostHeader{"Content-Security-Policy",
                   "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
                   "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        HostHeader{"Referrer-Policy", "strict-origin-when-cross-origin"},
        HostHeader{"X-Content-Type-Options", "nosniff"},
        HostHeader{"Permissions-Policy",
                   "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
                   "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
                   "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
        HostHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    };
    return headers;
}

std::string headers_file(std::string_view base_path) {
    std::string file = fmt::format("{}*\n", base_path);
    for (const HostHeader& header : host_headers())
        file += fmt::format("  {}: {}\n", header.name, header.value);
    return file;
}

}  // namespace praxis
