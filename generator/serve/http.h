// HTTP/1.1 as a preview needs it: GET and HEAD understood, everything else refused by name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace praxis {

struct HttpRequest {
    std::string method;
    std::string target;  // as sent, without the query and without a host before it
    std::string path;    // the target decoded once: "/areas/face/"
    std::string query;
    std::string host;                                          // as sent, with its port
    std::vector<std::pair<std::string, std::string>> headers;  // names in small letters
    bool keep_alive = true;

    /// A header's value; empty where it was not sent.
    std::string_view header(std::string_view name) const;
};

/// What came of looking at the bytes that a connection has sent so far.
struct HttpReading {
    int status = 0;         // 0: more bytes are needed; 200: a request; else why it is refused
    std::size_t taken = 0;  // bytes that the request took
    HttpRequest request;
};

/// No request may be longer, its headers included.
constexpr std::size_t most_request_bytes = 16 * 1024;
constexpr std::size_t most_target_bytes = 4 * 1024;

/// Refuses what is not plainly one request without a body: 400 malformed (also two hosts, a path
/// with a NUL or a broken escape), 405 another method, 413 a body, 414 a long address, 431 long
/// headers, 505 another version.
HttpReading read_http(std::string_view bytes);

struct HttpResponse {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool stream = false;  // the body is only the beginning; more is sent as it comes
};

/// A short page for a refusal, in words.
HttpResponse refusal(int status);

/// A response to a request for bytes that have a tag: 304 where the browser has them, 206 or 416
/// where it asks for a part. Several parts at once get everything.
HttpResponse with_conditions(HttpResponse response, const HttpRequest& request);

/// The bytes to send; `only_head` leaves out the body but tells its length.
std::string bytes_of(const HttpResponse& response, bool only_head, bool keep_alive);

/// By the ending of a path: "text/css; charset=utf-8".
std::string_view content_type_of(std::string_view path);

/// `%20` → blank, once; nullopt for what is not two hexadecimal digits, and for control characters.
std::optional<std::string> decoded_path(std::string_view target);

}  // namespace praxis
