// The program itself as a preview: a browser on a socket, files on the machine's own disk.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/program.h"

extern char** environ;

namespace praxis {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// For the kernel; the words have to outlive them.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

class Served {
public:
    /// `path` is where programs are sought; empty as for the tests.
    explicit Served(const std::string& folder,
                    const std::vector<std::string>& more = {"--port", "0"},
                    const std::string& path = {})
        : err_(folder + ".serve-err") {
        std::string program = PRAXIS_PROGRAM;
        std::vector<std::string> words = {program, "serve",   "--site",
                                          folder,  "--clock", "2026-06-01"};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> arguments = pointers_to(words);
        std::vector<std::string> variables = {"PATH=" + path};
        std::vector<char*> variable_pointers = pointers_to(variables);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err_.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int failure =
            ::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(),
                          path.empty() ? environ : variable_pointers.data());
        ::posix_spawn_file_actions_destroy(&actions);
        REQUIRE(failure == 0);
        constexpr std::string_view before = "http://127.0.0.1:";
        REQUIRE(comes([&] { return said().find("(Ctrl-C") != std::string::npos; }));
        port_ = std::stoi(said().substr(said().find(before) + before.size()));
    }
    ~Served() {
        if (process_ > 0) end();
    }

    std::string said() const { return bytes_on_disk(err_); }

    /// Waits until something is so, a few seconds at most.
    template <class Question>
    static bool comes(Question question) {
        for (const auto end = Clock::now() + 10s * slowness; Clock::now() < end;
             std::this_thread::sleep_for(5ms))
            if (question()) return true;
        return false;
    }

    int port() const { return port_; }

    int connected() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(static_cast<std::uint16_t>(port_));
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
        return socket;
    }

    static void send(int socket, const std::string& bytes) {
        REQUIRE(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
                static_cast<ssize_t>(bytes.size()));
    }

    static std::string rest_of(int socket) {
        std::string all;
        char bytes[4096];
        for (ssize_t count = 0; (count = ::recv(socket, bytes, sizeof bytes, 0)) > 0;)
            all.append(bytes, static_cast<std::size_t>(count));
        ::close(socket);
        return all;
    }

    static std::string request(const std::string& path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    std::string get(const std::string& path) const {
        const int socket = connected();
        send(socket, request(path));
        return rest_of(socket);
    }

    /// What Ctrl-C does; how the process ended.
    int end() {
        ::kill(process_, SIGINT);
        int status = 0;
        ::waitpid(process_, &status, 0);
        process_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    std::string err_;
    pid_t process_ = 0;
    int port_ = 0;
};

}  // namespace

TEST_CASE("serve: the program shows a page, tells of a saved file, and ends at once") {
    SmallSite site;
    const TemporaryFolder place;
    const std::string folder = place / "clinic";
    put_site(site, folder);
    Served served(folder);
    CHECK(served.get("/").starts_with("HTTP/1.1 200 OK\r\n"));

    const int stream = served.connected();
    Served::send(stream, "GET /.praxis/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    site.home("Words that were saved just now.\n");
    put_on_disk(folder + "/content/index.md", site.text("content/index.md"));
    CHECK(Served::comes([&] {
        return served.get("/").find("Words that were saved just now.") != std::string::npos;
    }));
    put_on_disk(folder + "/content/new/deep/nothing.txt", "in folders that nobody watched\n");
    site.home("See [the neck](areas/nek.md).\n");
    put_on_disk(folder + "/content/index.md", site.text("content/index.md"));
    CHECK(Served::comes(
        [&] { return served.said().find("error[broken-link]") != std::string::npos; }));
    CHECK(served.get("/").find("Words that were saved just now.") != std::string::npos);

    const auto began = Clock::now();
    CHECK(served.end() == 0);
    CHECK(Clock::now() - began < 500ms * slowness);
    const std::string told = Served::rest_of(stream);
    CHECK(told.find("Content-Type: text/event-stream\r\n") != std::string::npos);
    CHECK(told.find("\"version\":2") != std::string::npos);
    CHECK(told.find("broken-link") != std::string::npos);
}

TEST_CASE("serve: another folder under the site's name is served and watched") {
    SmallSite site;
    const TemporaryFolder place;
    const std::string folder = place / "clinic";
    put_site(site, folder);
    const Served served(folder);
    std::filesystem::rename(folder, place / "old");
    put_site(site, folder);
    CHECK(Served::comes([&] {
        return served.said().find(
                   "praxis: the site's folder was moved or removed, so files are "
                   "looked at every 400 ms\n") != std::string::npos;
    }));
    site.home("Words of the other folder.\n");
    put_on_disk(folder + "/content/index.md", site.text("content/index.md"));
    CHECK(Served::comes(
        [&] { return served.get("/").find("Words of the other folder.") != std::string::npos; }));
}

TEST_CASE("serve: many at once, one that never reads and one that dawdles disturb nobody") {
    const SmallSite site;
    const TemporaryFolder place;
    const std::string folder = place / "clinic";
    put_site(site, folder);
    Served served(folder);
    const int deaf = served.connected();
    for (int i = 0; i < 100; ++i) Served::send(deaf, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const int slow = served.connected();
    Served::send(slow, "GET /");

    const std::string home = served.get("/");
    REQUIRE(home.starts_with("HTTP/1.1 200 OK\r\n"));
    const auto began = Clock::now();
    std::vector<int> sockets;
    for (int i = 0; i < 200; ++i) {
        sockets.push_back(served.connected());
        Served::send(sockets.back(), Served::request("/"));
    }
    std::size_t right = 0;
    for (const int socket : sockets) right += Served::rest_of(socket) == home;
    CHECK(right == 200);
    CHECK(Clock::now() - began < 5s * slowness);
    ::close(deaf);
    ::close(slow);
}

TEST_CASE("serve: the program answers as a file server does, and refuses what it is not for") {
    const SmallSite site;
    const TemporaryFolder place;
    put_site(site, place / "clinic");
    const Served served(place / "clinic");
    const auto answer_to = [&](const std::string& line, const std::string& headers) {
        const int socket = served.connected();
        Served::send(socket, line + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
        return Served::rest_of(socket);
    };
    const std::string host = "Host: localhost\r\n";
    const std::string robots = answer_to("GET /robots.txt", host);
    const std::size_t begin = robots.find("\r\n\r\n") + 4;
    CHECK(robots.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    CHECK(answer_to("HEAD /robots.txt", host) == robots.substr(0, begin));
    const std::size_t tag = robots.find("ETag: ") + 6;
    const std::string known = "If-None-Match: " + robots.substr(tag, robots.find('\r', tag) - tag);
    const std::string not_modified = answer_to("GET /robots.txt", host + known + "\r\n");
    CHECK(not_modified.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    CHECK(not_modified.ends_with("\r\n\r\n"));
    const std::string part = answer_to("GET /robots.txt", host + "Range: bytes=2-4\r\n");
    CHECK(part.starts_with("HTTP/1.1 206 Partial Content\r\n"));
    CHECK(part.ends_with("\r\n\r\n" + robots.substr(begin + 2, 3)));

    const auto status_of = [&](const std::string& line, const std::string& headers) {
        return answer_to(line, headers).substr(9, 3);
    };
    for (const char* const method : {"POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "PROPFIND"})
        CHECK(status_of(std::string(method) + " /", host) == "405");
    CHECK(status_of("GET /", "Host: evil.example\r\n") == "421");
    CHECK(status_of("GET http://evil.example/", host) == "421");
    CHECK(status_of("GET /", "") == "400");
    CHECK(status_of("GET /", host + host) == "400");
    CHECK(status_of("GET /.praxis/events", host + "Origin: http://evil.example\r\n") == "403");
    for (const char* const path : {"/../site.toml", "/%2e%2e/site.toml", "/..%2fsite.toml",
                                   "/%252e%252e/site.toml", "/site.toml", "//etc/passwd"})
        CHECK(status_of("GET " + std::string(path), host) == "404");
}

TEST_CASE("serve: where the port is taken, the next free one is used and named") {
    const SmallSite site;
    const TemporaryFolder place;
    put_site(site, place / "one");
    put_site(site, place / "two");
    const Served first(place / "one");
    const std::string wanted = std::to_string(first.port());
    const Served second(place / "two", {"--port", wanted});
    CHECK(second.port() > first.port());
    const std::string got = std::to_string(second.port());
    CHECK(second.said() == "praxis: port " + wanted + " is taken, so this is at " + got +
                               "\npraxis: 13 pages at http://127.0.0.1:" + got +
                               "/ (Ctrl-C ends it)\n");
    CHECK(second.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(first.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("serve: --open hands the address to the program that opens browsers") {
    const SmallSite site;
    const TemporaryFolder place;
    put_site(site, place / "clinic");
    const std::string opened = place / "opened";
    const std::string opener = place / "programs/xdg-open";
    put_on_disk(opener, "#!/bin/sh\nprintf '%s %s\\n' \"$#\" \"$1\" > '" + opened + "'\n");
    std::filesystem::permissions(opener, std::filesystem::perms::owner_all);
    const Served served(place / "clinic", {"--port", "0", "--open"}, place / "programs");
    const std::string expected = "1 http://127.0.0.1:" + std::to_string(served.port()) + "/\n";
    CHECK(Served::comes([&] { return bytes_on_disk(opened) == expected; }));
}

TEST_CASE("serve: without a program that opens browsers --open says so and serves") {
    const SmallSite site;
    const TemporaryFolder place;
    put_site(site, place / "clinic");
    const Served served(place / "clinic", {"--port", "0", "--open"}, place / "no-programs");
    CHECK(Served::comes([&] {
        return served.said().find("praxis: there is no xdg-open, so open it yourself\n") !=
               std::string::npos;
    }));
    CHECK(served.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("serve: an address that this machine cannot listen on is refused") {
    const SmallSite site;
    const TemporaryFolder place;
    put_site(site, place / "clinic");
    const ProgramRun run = run_program_in(place / "clinic", "$PRAXIS serve --bind here");
    CHECK(run.status == 2);
    CHECK(run.err ==
          "praxis: cannot listen on \"here\" port 4000: it is not a numeric address\n"
          "  hint: name an address of this machine with --bind, or none\n");
}

}  // namespace praxis
