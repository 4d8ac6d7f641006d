#include "serve/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace praxis {

namespace {

using namespace std::chrono_literals;

// What may wait for one browser before it is given up: a stream's words, never a page.
constexpr std::size_t most_waiting_bytes = 4 * 1024 * 1024;
constexpr auto between_heartbeats = 15s;

/// Where `address` is, for `bind`; its length is 0 if it is not a numeric address.
socklen_t address_for(const std::string& address, int port, sockaddr_storage& where) {
    std::memset(&where, 0, sizeof where);
    auto* const four = reinterpret_cast<sockaddr_in*>(&where);
    auto* const six = reinterpret_cast<sockaddr_in6*>(&where);
    if (::inet_pton(AF_INET, address.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(static_cast<std::uint16_t>(port));
        return sizeof *four;
    }
    std::memset(&where, 0, sizeof where);
    if (::inet_pton(AF_INET6, address.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(static_cast<std::uint16_t>(port));
        return sizeof *six;
    }
    return 0;
}

int port_of(int socket) {
    sockaddr_storage where{};
    socklen_t size = sizeof where;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size) != 0) return 0;
    return where.ss_family == AF_INET6
               ? ntohs(reinterpret_cast<const sockaddr_in6*>(&where)->sin6_port)
               : ntohs(reinterpret_cast<const sockaddr_in*>(&where)->sin_port);
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Listening listen_on(const std::string& address, int port) {
    Listening listening;
    listening.address = address;
    sockaddr_storage where{};
    const socklen_t size = address_for(address, port, where);
    if (size == 0) {
        listening.failure = "it is not a numeric address";
        return listening;
    }
    Descriptor socket(::socket(where.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int yes = 1;
    if (socket) ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (!socket || ::bind(socket.number(), reinterpret_cast<sockaddr*>(&where), size) != 0 ||
        ::listen(socket.number(), SOMAXCONN) != 0) {
        listening.taken = errno == EADDRINUSE;
        listening.failure = errno == EADDRINUSE      ? "somebody else listens there"
                            : errno == EACCES        ? "this user may not listen there"
                            : errno == EADDRNOTAVAIL ? "this machine has no such address"
                            : errno == EAFNOSUPPORT  ? "this machine has no such addresses"
                                                     : "the machine refuses";
        return listening;
    }
    listening.port = port_of(socket.number());
    listening.socket = std::move(socket);
    return listening;
}

struct Server::Connection {
    Descriptor socket;
    std::string in;
    std::string out;
    std::size_t sent = 0;  // of `out`
    bool stream = false;
    bool ends = false;                       // once everything has been sent
    bool closed = false;                     // to be forgotten
    Clock::time_point began = Clock::now();  // of the request that is being sent, or of idling
    Clock::time_point moved = Clock::now();  // when bytes last went out

    bool sends() const { return sent < out.size(); }
};

Server::Server(Listening listening, Answer answer, Patience patience)
    : listening_(std::move(listening)), answer_(std::move(answer)), patience_(patience) {}

Server::~Server() = default;

void Server::watch(int descriptor, std::function<void()> ready) {
    watched_.emplace_back(descriptor, std::move(ready));
}

void Server::unwatch(int descriptor) {
    std::erase_if(watched_, [&](const auto& watched) { return watched.first == descriptor; });
}

void Server::run(int stop, const std::function<std::chrono::milliseconds()>& pause) {
    for (;;) {
        std::vector<pollfd> asked;
        asked.push_back({stop, POLLIN, 0});
        asked.push_back({listening_.socket.number(), POLLIN, 0});
        const auto watched = watched_;  // one that is called may watch others
        for (const auto& [descriptor, ready] : watched) asked.push_back({descriptor, POLLIN, 0});
        const std::size_t first = asked.size();
        for (const auto& connection : connections_) {
            short events = connection->sends() ? POLLOUT : POLLIN;
            if (connection->stream) events |= POLLIN;  // to hear that it has gone
            asked.push_back({connection->socket.number(), events, 0});
        }
        const auto wait = std::min<std::chrono::milliseconds>(pause(), 1000ms);
        const int count = ::poll(asked.data(), asked.size(), static_cast<int>(wait.count()));
        if (count < 0 && errno != EINTR) return;
        if (count > 0) {
            if (asked[0].revents) return;
            for (std::size_t i = 0; i < watched.size(); ++i)
                if (asked[2 + i].revents) watched[i].second();
            const std::size_t there = asked.size() - first;
            for (std::size_t i = 0; i < there; ++i) {
                Connection& connection = *connections_[i];
                const short events = asked[first + i].revents;
                if (events & (POLLERR | POLLNVAL)) connection.closed = true;
                if (!connection.closed && (events & POLLOUT)) {
                    send(connection);
                    if (!connection.closed) respond(connection);  // what it asked meanwhile
                }
                if (!connection.closed && (events & (POLLIN | POLLHUP))) receive(connection);
            }
            if (asked[1].revents) accept_all();
        }
        if (Clock::now() - heartbeat_ > between_heartbeats) broadcast(":\n\n");
        end_the_late();
        std::erase_if(connections_, [](const auto& connection) { return connection->closed; });
    }
}

void Server::accept_all() {
    for (;;) {
        Descriptor socket(
            ::accept4(listening_.socket.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!socket) {
            // Out of descriptors: somebody who idles has to go, or nobody gets in any more.
            if (errno == EMFILE || errno == ENFILE) make_room();
            return;
        }
        const int yes = 1;
        ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (connections_.size() >= patience_.connections) make_room();
        connections_.push_back(std::make_unique<Connection>());
        connections_.back()->socket = std::move(socket);
    }
}

void Server::make_room() {
    const auto least = std::min_element(
        connections_.begin(), connections_.end(), [](const auto& a, const auto& b) {
            return std::max(a->began, a->moved) < std::max(b->began, b->moved);
        });
    if (least != connections_.end()) connections_.erase(least);
}

void Server::receive(Connection& connection) {
    char bytes[16 * 1024];
    const ssize_t count = ::recv(connection.socket.number(), bytes, sizeof bytes, 0);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
        connection.closed = true;
        return;
    }
    if (count < 0 || connection.stream || connection.ends) return;  // nobody asks us anything more
    if (connection.in.empty()) connection.began = Clock::now();
    connection.in.append(bytes, static_cast<std::size_t>(count));
    respond(connection);
}

void Server::respond(Connection& connection) {
    while (!connection.sends() && !connection.ends && !connection.stream &&
           !connection.in.empty()) {
        HttpReading reading = read_http(connection.in);
        if (reading.status == 0) return;
        connection.out.clear();
        connection.sent = 0;
        if (reading.status != 200) {
            // Whatever follows cannot be told from the rest of what we did not understand.
            connection.out = bytes_of(refusal(reading.status), false, false);
            connection.ends = true;
        } else {
            connection.in.erase(0, reading.taken);
            const HttpRequest& request = reading.request;
            const HttpResponse response = answer_(request);
            const bool only_head = request.method == "HEAD";
            connection.out = bytes_of(response, only_head, request.keep_alive);
            connection.stream = response.stream && !only_head;
            connection.ends = !connection.stream && (!request.keep_alive || response.stream);
        }
        connection.began = connection.moved = Clock::now();
        send(connection);
        if (connection.closed) return;
    }
}

void Server::send(Connection& connection) {
    while (connection.sends()) {
        const ssize_t count =
            ::send(connection.socket.number(), connection.out.data() + connection.sent,
                   connection.out.size() - connection.sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            connection.closed = errno != EAGAIN;
            return;
        }
        connection.sent += static_cast<std::size_t>(count);
        connection.moved = Clock::now();
    }
    connection.out.clear();
    connection.sent = 0;
    if (connection.ends) {
        // Closing with unread bytes would make the machine throw away what was just sent.
        ::shutdown(connection.socket.number(), SHUT_WR);
        char rest[4096];
        while (::recv(connection.socket.number(), rest, sizeof rest, 0) > 0) {
        }
        connection.closed = true;
        return;
    }
}

void Server::broadcast(std::string_view bytes) {
    heartbeat_ = Clock::now();
    for (const auto& connection : connections_) {
        if (!connection->stream || connection->closed) continue;
        if (!connection->sends()) connection->moved = Clock::now();
        connection->out += bytes;
        if (connection->out.size() - connection->sent > most_waiting_bytes)
            connection->closed = true;
        else
            send(*connection);
    }
}

std::size_t Server::listeners() const {
    return static_cast<std::size_t>(
        std::count_if(connections_.begin(), connections_.end(),
                      [](const auto& connection) { return connection->stream; }));
}

void Server::end_the_late() {
    const auto now = Clock::now();
    for (const auto& connection : connections_) {
        if (connection->sends()) {
            if (now - connection->moved > patience_.reading) connection->closed = true;
        } else if (!connection->stream) {
            const bool asks = !connection->in.empty();
            if (now - connection->began > (asks ? patience_.request : patience_.idle))
                connection->closed = true;
        }
    }
}

}  // namespace praxis
