#include "serve/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view token_signs = "!#$%&'*+-.^_`|~";

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || is_letter(c) || token_signs.find(c) != std::string_view::npos;
    });
}

/// Only what a host name or a number with a port can be made of.
bool is_host(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '_' || c == ':' ||
               c == '[' || c == ']';
    });
}

std::string small(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

int value_of_hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string_view phrase_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 416: return "Range Not Satisfiable";
        case 421: return "Misdirected Request";
        case 431: return "Request Header Fields Too Large";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Internal Server Error";
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    HttpReading read() {
        // An empty line before a request is allowed.
        std::size_t begin = 0;
        while (bytes_.substr(begin).starts_with("\r\n") && begin < 4) begin += 2;
        const std::size_t line_end = bytes_.find("\r\n", begin);
        const std::size_t end = bytes_.find("\r\n\r\n", begin);
        if (const int status = fault_of_first_bytes(begin, line_end)) return refuse(status);
        if (end == std::string_view::npos)
            return bytes_.size() > most_request_bytes ? refuse(431) : HttpReading{};
        if (end - begin > most_request_bytes) return refuse(431);
        if (!read_line(bytes_.substr(begin, line_end - begin))) return refuse(status_);
        for (std::size_t at = line_end + 2; at < end + 2;) {
            const std::size_t next = bytes_.find("\r\n", at);
            if (!read_header(bytes_.substr(at, next - at))) return refuse(400);
            at = next + 2;
        }
        if (!settle()) return refuse(status_);
        reading_.status = 200;
        reading_.taken = end + 4;
        return std::move(reading_);
    }

private:
    static HttpReading refuse(int status) {
        HttpReading reading;
        reading.status = status;
        return reading;
    }

    /// What need not wait for the rest: bytes that no request begins with, a line without an end.
    int fault_of_first_bytes(std::size_t begin, std::size_t line_end) const {
        const std::string_view first = bytes_.substr(begin, line_end - begin);
        if (!first.empty() && !is_letter(first[0])) return 400;
        if (first.find_first_of(std::string_view("\0\n", 2)) != std::string_view::npos) return 400;
        if (line_end == std::string_view::npos && first.size() > most_target_bytes) return 414;
        return 0;
    }

    bool read_line(std::string_view line) {
        const std::size_t first = line.find(' ');
        const std::size_t second = line.find(' ', first + 1);
        status_ = 400;
        if (first == std::string_view::npos || second == std::string_view::npos) return false;
        const std::string_view method = line.substr(0, first);
        std::string_view target = line.substr(first + 1, second - first - 1);
        const std::string_view version = line.substr(second + 1);
        if (!is_token(method) || target.empty()) return false;
        if (version != "HTTP/1.1" && version != "HTTP/1.0") {
            status_ = version.starts_with("HTTP/") ? 505 : 400;
            return false;
        }
        reading_.request.keep_alive = version == "HTTP/1.1";
        reading_.request.method = method;
        if (method != "GET" && method != "HEAD") {
            status_ = 405;
            return false;
        }
        if (target.size() > most_target_bytes) {
            status_ = 414;
            return false;
        }
        if (target.starts_with("http://")) {
            const std::string_view rest = target.substr(7);
            const std::size_t slash = rest.find('/');
            absolute_host_ = rest.substr(0, slash);
            target = slash == std::string_view::npos ? "/" : rest.substr(slash);
        }
        if (!target.starts_with('/')) return false;
        const std::size_t query = target.find('?');
        reading_.request.target = target.substr(0, query);
        if (query != std::string_view::npos) reading_.request.query = target.substr(query + 1);
        const auto path = decoded_path(reading_.request.target);
        if (path) reading_.request.path = *path;
        return path.has_value();
    }

    bool read_header(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
        std::string_view value = line.substr(colon + 1);
        while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
        while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
        if (std::any_of(value.begin(), value.end(), [](char c) {
                return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
            }))
            return false;
        reading_.request.headers.emplace_back(small(line.substr(0, colon)), value);
        return true;
    }

    bool settle() {
        HttpRequest& request = reading_.request;
        status_ = 400;
        std::size_t hosts = 0;
        for (const auto& [name, value] : request.headers) {
            if (name == "host") {
                ++hosts;
                request.host = value;
            }
            if (name == "transfer-encoding" || (name == "content-length" && value != "0")) {
                status_ = 413;
                return false;
            }
        }
        if (!absolute_host_.empty()) request.host = absolute_host_;
        if (hosts != 1 || !is_host(request.host)) return false;
        const std::string connection = small(request.header("connection"));
        if (connection.find("close") != std::string::npos) request.keep_alive = false;
        return true;
    }

    std::string_view bytes_;
    HttpReading reading_;
    std::string absolute_host_;
    int status_ = 400;
};

struct Part {
    std::size_t first = 0;
    std::size_t last = 0;  // inclusive
};

/// Nullopt where the header asks for nothing that we divide; `possible` false where the part lies
/// outside.
std::optional<Part> part_asked(std::string_view header, std::size_t size, bool& possible) {
    possible = true;
    if (!header.starts_with("bytes=")) return std::nullopt;
    const std::string_view range = header.substr(6);
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos || range.find(',') != std::string_view::npos)
        return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const char* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, value);
        if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
        return value;
    };
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    const bool open_end = dash + 1 == range.size();
    if (dash == 0) {  // the last so many bytes
        if (!last) return std::nullopt;
        possible = *last > 0 && size > 0;
        return Part{size - std::min<std::size_t>(size, *last), size - 1};
    }
    if (!first || (!last && !open_end) || (last && *last < *first)) return std::nullopt;
    possible = *first < size;
    return Part{static_cast<std::size_t>(*first),
                last ? std::min<std::size_t>(*last, size - 1) : size - 1};
}

bool names_tag(std::string_view header, std::string_view tag) {
    if (header == "*") return true;
    for (std::string_view named : split(header, ',')) {
        named = trimmed(named);
        if (named.starts_with("W/")) named.remove_prefix(2);
        if (named == tag) return true;
    }
    return false;
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

HttpReading read_http(std::string_view bytes) {
    return Reader(bytes).read();
}

std::optional<std::string> decoded_path(std::string_view target) {
    std::string path;
    for (std::size_t i = 0; i < target.size(); ++i) {
        char c = target[i];
        if (c == '%') {
            if (i + 2 >= target.size()) return std::nullopt;
            const int high = value_of_hex(target[i + 1]);
            const int low = value_of_hex(target[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
        path += c;
    }
    return path;
}

HttpResponse refusal(int status) {
    HttpResponse response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = fmt::format("{} {}\n", status, phrase_of(status));
    if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
}

HttpResponse with_conditions(HttpResponse response, const HttpRequest& request) {
    const std::string tag = '"' + content_hash(response.body) + '"';
    response.headers.emplace_back("ETag", tag);
    if (response.status != 200) return response;
    response.headers.emplace_back("Accept-Ranges", "bytes");
    if (const auto known = request.header("if-none-match");
        !known.empty() && names_tag(known, tag)) {
        response.status = 304;
        response.body.clear();
        return response;
    }
    if (request.method == "HEAD") return response;  // parts are for GET (RFC 9110, 14.2)
    const std::string_view same = request.header("if-range");
    if (!same.empty() && same != tag) return response;
    bool possible = true;
    const std::size_t size = response.body.size();
    const auto part = part_asked(request.header("range"), size, possible);
    if (!part) return response;
    if (!possible) {
        HttpResponse refused = refusal(416);
        refused.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return refused;
    }
    response.status = 206;
    response.headers.emplace_back("Content-Range",
                                  fmt::format("bytes {}-{}/{}", part->first, part->last, size));
    response.body = response.body.substr(part->first, part->last - part->first + 1);
    return response;
}

std::string bytes_of(const HttpResponse& response, bool only_head, bool keep_alive) {
    std::string bytes =
        fmt::format("HTTP/1.1 {} {}\r\n", response.status, phrase_of(response.status));
    const bool bodiless = response.status == 304;
    if (!bodiless) bytes += fmt::format("Content-Type: {}\r\n", response.type);
    if (!response.stream && !bodiless)
        bytes += fmt::format("Content-Length: {}\r\n", response.body.size());
    for (const auto& [name, value] : response.headers)
        bytes += fmt::format("{}: {}\r\n", name, value);
    // Nothing of a preview is kept, framed by another site, or taken for another type.
    bytes += response.stream ? "Cache-Control: no-store\r\n" : "Cache-Control: no-cache\r\n";
    bytes +=
        "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
        "Content-Security-Policy: frame-ancestors 'self'\r\n";
    bytes += keep_alive && !response.stream ? "Connection: keep-alive\r\n\r\n"
                                            : "Connection: close\r\n\r\n";
    if (!only_head && !bodiless) bytes += response.body;
    return bytes;
}

std::string_view content_type_of(std::string_view path) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".xml", "application/xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".webp", "image/webp"},
        {".avif", "image/avif"},
        {".gif", "image/gif"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".pdf", "application/pdf"},
        {".mp4", "video/mp4"},
        {".webm", "video/webm"},
        {".mp3", "audio/mpeg"},
        {".webmanifest", "application/manifest+json"},
        {".vcf", "text/vcard; charset=utf-8"},
        {".ics", "text/calendar; charset=utf-8"},
    };
    const std::string lower = small(path);
    for (const auto& [ending, type] : types)
        if (lower.ends_with(ending)) return type;
    return "application/octet-stream";
}

}  // namespace praxis
