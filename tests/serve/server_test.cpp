// Browsers that mean no good, or know no better, on a server that is in a hurry.
#include "serve/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/program.h"

namespace praxis {

namespace {

using namespace std::chrono_literals;

const std::string wants_page = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Somebody who is connected and never waits.
class Visitor {
public:
    explicit Visitor(int port)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(static_cast<std::uint16_t>(port));
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_.number(), reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    }

    void send(const std::string& bytes) const {
        [[maybe_unused]] const ssize_t sent = ::send(socket_.number(), bytes.data(), bytes.size(),
                                                     MSG_NOSIGNAL | MSG_DONTWAIT);
    }

    /// What has come meanwhile.
    const std::string& heard() {
        std::array<char, 4096> bytes{};
        for (;;) {
            const ssize_t count =
                ::recv(socket_.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
            if (count < 0 && errno == EAGAIN) return heard_;
            if (count <= 0) {
                refused_ = true;
                return heard_;
            }
            heard_.append(bytes.data(), static_cast<std::size_t>(count));
        }
    }

    /// Whether the server has hung up.
    bool is_refused() {
        heard();
        return refused_;
    }

private:
    Descriptor socket_;
    std::string heard_;
    bool refused_ = false;
};

/// A server whose page is long, and what happens between its rounds.
struct Hurried {
    explicit Hurried(Patience patience)
        : server(listen_on("127.0.0.1", 0),
                 [this](const HttpRequest&) {
                     ++answered;
                     HttpResponse response;
                     response.body = std::string(1'000'000, 'p');
                     return response;
                 },
                 patience) {}

    /// Lets it serve until `done`; false where that never comes.
    bool serves_until(const std::function<bool()>& done) {
        std::array<int, 2> stop{};
        REQUIRE(::pipe(stop.data()) == 0);
        const auto end = std::chrono::steady_clock::now() + 20s * slowness;
        bool came = false;
        server.run(stop[0], [&] {
            came = came || done();
            if (came || std::chrono::steady_clock::now() > end) REQUIRE(::write(stop[1], "", 1) == 1);
            return 1ms;
        });
        ::close(stop[0]);
        ::close(stop[1]);
        return came;
    }

    Server server;
    int answered = 0;
};

/// A page for each that asks at this moment.
bool is_served_meanwhile(Hurried& hurried) {
    Visitor visitor(hurried.server.port());
    visitor.send(wants_page);
    return hurried.serves_until([&] { return visitor.heard().size() > 1'000'000; });
}

}  // namespace

TEST_CASE("serve: who sends a byte at a time is left after a while, and nobody waits for him") {
    Patience patience;
    patience.request = 50ms;
    Hurried hurried(patience);
    Visitor dawdler(hurried.server.port());
    dawdler.send("G");
    CHECK(is_served_meanwhile(hurried));
    CHECK(hurried.serves_until([&] {
        dawdler.send("E");
        return dawdler.is_refused();
    }));
    CHECK(hurried.answered == 1);
}

TEST_CASE("serve: who never reads is left after a while, and nobody waits for him") {
    Patience patience;
    patience.reading = 50ms;
    Hurried hurried(patience);
    Visitor deaf(hurried.server.port());
    for (int i = 0; i < 50; ++i) deaf.send(wants_page);
    CHECK(is_served_meanwhile(hurried));
    const auto end = std::chrono::steady_clock::now() + 4 * patience.reading * slowness;
    CHECK(hurried.serves_until([&] { return std::chrono::steady_clock::now() > end; }));
    // What the machine had taken for him is all that there is, though he asked for fifty pages.
    CHECK(deaf.is_refused());
    CHECK(deaf.heard().size() < 50'000'000);
    CHECK(hurried.answered < 50);
}

TEST_CASE("serve: beyond the most connections the one that idles longest goes") {
    Patience patience;
    patience.connections = 3;
    Hurried hurried(patience);
    std::vector<Visitor> visitors;
    for (int i = 0; i < 5; ++i) {
        visitors.emplace_back(hurried.server.port());
        visitors.back().send(wants_page);
        CHECK(hurried.serves_until([&] { return visitors.back().heard().size() > 1'000'000; }));
    }
    CHECK(hurried.serves_until(
        [&] { return visitors[0].is_refused() && visitors[1].is_refused(); }));
    CHECK_FALSE(visitors[3].is_refused());
    CHECK_FALSE(visitors[4].is_refused());
}

}  // namespace praxis
