#include "model/paths.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace praxis {

std::span<const ContentFolder> content_folders() {
    static constexpr ContentFolder folders[] = {
        {"treatments", Kind::treatment, ".md"}, {"areas", Kind::area, ".md"},
        {"concerns", Kind::concern, ".md"},     {"team", Kind::practitioner, ".md"},
        {"locations", Kind::location, ".md"},   {"faq", Kind::faq, ".toml"},
        {"journal", Kind::journal, ".md"},      {"pages", Kind::page, ".md"}};
    return folders;
}

const ContentFolder* content_folder(std::string_view name) {
    for (const ContentFolder& folder : content_folders())
        if (folder.name == name) return &folder;
    return nullptr;
}

bool is_reserved_name(std::string_view id) {
    static constexpr std::array<std::string_view, 15> names = {
        "treatments", "areas",  "concerns", "sessions", "prices", "team", "locations", "faq",
        "journal",    "assets", "404",      "con",      "prn",    "aux",  "nul"};
    if (std::find(names.begin(), names.end(), id) != names.end()) return true;
    return id.size() == 4 && (id.starts_with("com") || id.starts_with("lpt")) && id[3] >= '1' &&
           id[3] <= '9';
}

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
            hex_value(text[i + 2]) >= 0) {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string address_of_output(std::string_view path) {
    std::string address = "/";
    for (const char c : path) {
        switch (c) {
            case '%': address += "%25"; break;
            case '#': address += "%23"; break;
            case '?': address += "%3F"; break;
            default: address += c;
        }
    }
    return address;
}

std::optional<std::string> path_from(std::string_view file, std::string_view relative) {
    const std::string decoded = percent_decoded(relative);
    if (decoded.empty() || decoded.front() == '/') return std::nullopt;
    for (const char c : decoded)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') return std::nullopt;
    std::vector<std::string_view> parts = split(file, '/');
    parts.pop_back();
    for (const std::string_view part : split(decoded, '/')) {
        if (part == "." || part.empty()) continue;
        if (part == "..") {
            if (parts.empty()) return std::nullopt;
            parts.pop_back();
        } else {
            parts.push_back(part);
        }
    }
    std::string path;
    for (const std::string_view part : parts) {
        if (!path.empty()) path += '/';
        path += part;
    }
    if (path.empty()) return std::nullopt;
    return path;
}

std::optional<std::string> picture_path(std::string_view file, std::string_view name) {
    if (name.find(':') < name.find('/')) return std::nullopt;
    if (name.starts_with('/') && !name.starts_with("//"))
        return path_from("static/x", name.substr(1));
    if (name.starts_with("static/")) return path_from("x", name);
    return path_from(file, name);
}

std::string asset_named_by(std::string_view address, std::string_view stylesheet) {
    constexpr std::string_view assets = "assets/";
    const std::string_view file = address.substr(0, address.find_first_of("?#"));
    const std::optional<std::string> path = path_from(std::string(assets).append(stylesheet), file);
    return path && path->starts_with(assets) ? path->substr(assets.size()) : std::string();
}

}  // namespace praxis
