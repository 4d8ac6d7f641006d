// What the preview's reading of HTTP takes and what it refuses.
#include "serve/http.h"

#include <doctest/doctest.h>

#include <string>

using namespace praxis;

namespace {

int status_of(const std::string& bytes) {
    return read_http(bytes).status;
}

HttpRequest asking(std::string header = {}, std::string value = {}) {
    HttpRequest request;
    request.method = "GET";
    if (!header.empty()) request.headers.emplace_back(std::move(header), std::move(value));
    return request;
}

HttpResponse ten_bytes() {
    HttpResponse response;
    response.body = "0123456789";
    return response;
}

std::string header_of(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "(nothing)";
}

}  // namespace

TEST_CASE("serve: a request is read when it is whole, and its path decoded once") {
    const std::string bytes =
        "GET /areas/%66ace/%2e%2e/%252e?a=b HTTP/1.1\r\nHost: localhost:1\r\n\r\n";
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK(status_of(bytes.substr(0, length)) == 0);
    const HttpReading reading = read_http(bytes + "GET");
    REQUIRE(reading.status == 200);
    CHECK(reading.taken == bytes.size());
    CHECK(reading.request.path == "/areas/face/../%2e");
    CHECK(reading.request.query == "a=b");
    CHECK(reading.request.host == "localhost:1");
    CHECK(reading.request.keep_alive);
}

TEST_CASE("serve: what is not plainly a request for a file is refused by its own status") {
    const std::string host = "Host: localhost\r\n";
    CHECK(status_of("POST / HTTP/1.1\r\n" + host + "\r\n") == 405);
    CHECK(status_of("OPTIONS / HTTP/1.1\r\n" + host + "\r\n") == 405);
    CHECK(status_of("GET / HTTP/2.0\r\n" + host + "\r\n") == 505);
    CHECK(status_of("GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\n" + host + host + "\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n") == 400);
    CHECK(status_of("GET /%00 HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(status_of("GET /%0d%0aSet-Cookie HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(status_of("GET /%zz HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(status_of("GET etc HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n") == 413);
    CHECK(status_of("GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n") == 413);
    CHECK(status_of("GET /" + std::string(5000, 'a')) == 414);
    CHECK(status_of("GET / HTTP/1.1\r\nA: " + std::string(20'000, 'a')) == 431);
    CHECK(status_of("\x16\x03\x01") == 400);  // a browser that tries https
}

TEST_CASE("serve: a tag that the browser has costs no bytes, a part is a part") {
    const std::string tag = header_of(with_conditions(ten_bytes(), asking()), "ETag");
    CHECK(with_conditions(ten_bytes(), asking("if-none-match", tag)).status == 304);
    CHECK(with_conditions(ten_bytes(), asking("if-none-match", "W/\"a\", W/" + tag)).status == 304);
    CHECK(with_conditions(ten_bytes(), asking("if-none-match", "\"a\"")).status == 200);

    const HttpResponse middle = with_conditions(ten_bytes(), asking("range", "bytes=2-4"));
    CHECK(middle.status == 206);
    CHECK(middle.body == "234");
    CHECK(header_of(middle, "Content-Range") == "bytes 2-4/10");
    CHECK(with_conditions(ten_bytes(), asking("range", "bytes=7-")).body == "789");
    CHECK(with_conditions(ten_bytes(), asking("range", "bytes=-3")).body == "789");
    CHECK(with_conditions(ten_bytes(), asking("range", "bytes=8-99999999999999999")).body == "89");
    CHECK(with_conditions(ten_bytes(), asking("range", "bytes=4-2")).status == 200);
    CHECK(with_conditions(ten_bytes(), asking("range", "bytes=0-1,3-4")).status == 200);
    const HttpResponse outside = with_conditions(ten_bytes(), asking("range", "bytes=10-"));
    CHECK(outside.status == 416);
    CHECK(header_of(outside, "Content-Range") == "bytes */10");
}

TEST_CASE("serve: HEAD tells the length and sends nothing") {
    const std::string bytes = bytes_of(ten_bytes(), true, true);
    CHECK(bytes.find("Content-Length: 10\r\n") != std::string::npos);
    CHECK(bytes.ends_with("\r\n\r\n"));

    HttpRequest part = asking("range", "bytes=2-4");
    part.method = "HEAD";
    CHECK(with_conditions(ten_bytes(), part).status == 200);
}

TEST_CASE("serve: no other site may put the preview into a frame") {
    CHECK(bytes_of(ten_bytes(), false, true).find("frame-ancestors 'self'\r\n") !=
          std::string::npos);
}
