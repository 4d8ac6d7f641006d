#include "model/addresses.h"

#include "base/text.h"

namespace praxis {

namespace {

// "https" and so on up to the colon, lower-cased, blanks and control characters removed; empty
// where there is none.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F) continue;
        if (c == ':') return scheme;
        if (c == '/' || c == '?' || c == '#') return {};
        scheme += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return {};
}

std::string without_blanks(std::string_view address) {
    std::string result;
    for (const char c : address)
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) result += c;
    return result;
}

}  // namespace

std::string fault_of_address(std::string_view address) {
    const std::string bare = without_blanks(address);
    if (bare.starts_with("//") || bare.starts_with("\\\\") || bare.starts_with("/\\"))
        return "an address may not begin with //";
    const std::string scheme = scheme_of(address);
    if (scheme.empty() || scheme == "https" || scheme == "http" || scheme == "mailto" ||
        scheme == "tel")
        return {};
    return "an address may not begin with " + in_quotes(scheme + ":");
}

std::string_view host_of(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || !address.substr(colon + 1).starts_with("//")) return {};
    const std::string_view rest = address.substr(colon + 3);
    const std::string_view place = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t at = place.rfind('@');
    return at == std::string_view::npos ? place : place.substr(at + 1);
}

bool has_credentials(std::string_view address) {
    const std::string scheme = scheme_of(address);
    if (scheme != "https" && scheme != "http") return false;
    // Browsers do not mind how many slashes follow, or which way they lean.
    std::string rest = without_blanks(address).substr(scheme.size() + 1);
    rest.erase(0, rest.find_first_not_of("/\\"));
    return rest.substr(0, rest.find_first_of("/\\?#")).find('@') != std::string::npos;
}

void warn_of_credentials(std::string_view address, const Place& place, Diagnostics& diagnostics) {
    if (has_credentials(address))
        diagnostics
            .warning("credentials-in-address", place,
                     "this address has a user name or password in it")
            .with_hint("remove it; everybody can read the page");
}

}  // namespace praxis
