// Many connections, one thread: whoever reads or writes slowly waits alone. A library with a thread
// for each connection (cpp-httplib) lets a handful of slow readers and open streams take them all.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http.h"

namespace praxis {

/// A file descriptor of ours, closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor();

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

/// Where a server listens.
struct Listening {
    Descriptor socket;
    std::string address;
    int port = 0;
    std::string failure;  // why it cannot, in a few words; empty where it does
    bool taken = false;   // it cannot because somebody else listens there
};

/// Listens on a numeric address. Port 0 is any that is free.
Listening listen_on(const std::string& address, int port);

/// How patient the server is; a test is in more of a hurry.
struct Patience {
    std::chrono::milliseconds request{10'000};  // from a request's first byte to its last
    std::chrono::milliseconds idle{60'000};     // between requests of one connection
    std::chrono::milliseconds reading{20'000};  // for a browser that takes nothing
    std::size_t connections = 512;              // beyond it the one that idles longest goes
};

class Server {
public:
    using Answer = std::function<HttpResponse(const HttpRequest&)>;

    Server(Listening listening, Answer answer, Patience patience = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Calls `ready` whenever there is something to read at `descriptor`, until `unwatch`.
    void watch(int descriptor, std::function<void()> ready);
    void unwatch(int descriptor);

    /// Serves until `stop` can be read. After every round `pause` says for how long nothing has to
    /// happen.
    void run(int stop, const std::function<std::chrono::milliseconds()>& pause);

    /// To everybody who listens to a stream.
    void broadcast(std::string_view bytes);
    std::size_t listeners() const;

    int port() const { return listening_.port; }

private:
    using Clock = std::chrono::steady_clock;
    struct Connection;

    void accept_all();
    void receive(Connection& connection);
    void respond(Connection& connection);
    void send(Connection& connection);
    void end_the_late();
    void make_room();

    Listening listening_;
    Answer answer_;
    Patience patience_;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::vector<std::pair<int, std::function<void()>>> watched_;
    Clock::time_point heartbeat_ = Clock::now();
};

}  // namespace praxis
