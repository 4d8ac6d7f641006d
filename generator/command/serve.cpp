#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "command/printing.h"
#include "command/verbs.h"
#include "serve/serve.h"

extern char** environ;

namespace praxis {

namespace {

constexpr int ports_to_try = 100;

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1";
}

/// Nothing of ours is on the disk, so there is nothing to tidy up, whatever is being done.
void end_at_once(int) {
    ::_exit(static_cast<int>(ExitStatus::fine));
}

void end_when_asked() {
    struct sigaction action = {};
    action.sa_handler = end_at_once;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

/// The wanted port, or the next that nobody listens at.
Listening listen_near(const std::string& address, int port) {
    Listening listening = listen_on(address, port);
    for (int next = port + 1; port > 0 && listening.taken && next < port + ports_to_try; ++next) {
        if (next > 65'535) break;
        listening = listen_on(address, next);
    }
    return listening;
}

std::string address_of(const Listening& listening, std::string_view path) {
    const std::string& bound = listening.address;
    const std::string host = bound == "0.0.0.0" || bound == "::"    ? "127.0.0.1"
                             : bound.find(':') == std::string::npos ? bound
                                                                    : "[" + bound + "]";
    return fmt::format("http://{}:{}{}", host, listening.port, path);
}

/// This machine's number in a network of its own; empty where it is in none.
std::string number_in_network() {
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return {};
    std::string number;
    for (const ifaddrs* one = all; one && number.empty(); one = one->ifa_next) {
        if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET) continue;
        std::array<char, INET_ADDRSTRLEN> text{};
        const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        ::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size());
        if (!is_loopback(text.data())) number = text.data();
    }
    ::freeifaddrs(all);
    return number;
}

/// False where there is no program that opens one.
bool open_in_browser(std::string address) {
    std::string program = "xdg-open";
    const std::array<char*, 3> words = {program.data(), address.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    ::signal(SIGCHLD, SIG_IGN);  // nobody waits for it
    pid_t process = 0;
    const int failure =
        ::posix_spawnp(&process, program.c_str(), &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return failure == 0;
}

std::string sums_of(const Preview& preview) {
    return fmt::format("{}, {}", counted(count_of(preview.findings(), Severity::error), "error"),
                       counted(count_of(preview.findings(), Severity::warning), "warning"));
}

}  // namespace

ExitStatus serve(const Request& request, const Surroundings& surroundings) {
    Listening listening = listen_near(request.bind, request.port);
    if (!listening.failure.empty()) {
        print_refusal(surroundings,
                      fmt::format("cannot listen on {} port {}: {}", in_quotes(request.bind),
                                  request.port, listening.failure),
                      listening.taken ? "name another with --port"
                                      : "name an address of this machine with --bind, or none");
        return listening.failure == "the machine refuses" ? ExitStatus::machine
                                                          : ExitStatus::misused;
    }
    std::array<int, 2> stop = {-1, -1};  // nobody writes there: a signal ends the process
    if (::pipe2(stop.data(), O_CLOEXEC) != 0) {
        print_refusal(surroundings, "the machine has no pipe to spare", {});
        return ExitStatus::machine;
    }
    end_when_asked();

    const bool loopback = is_loopback(request.bind);
    if (!loopback)
        print_remark(request, surroundings,
                     "warning: everybody on this network can read the preview, drafts included");
    if (request.port > 0 && listening.port != request.port)
        print_remark(
            request, surroundings,
            fmt::format("port {} is taken, so this is at {}", request.port, listening.port));

    Options options = request.options;
    options.drafts = true;
    Preview preview(options, *surroundings.disk,
                    loopback ? Audience::this_machine : Audience::network);
    const std::string host = address_of(listening, "");
    const int port = listening.port;
    ServeEvents events;
    events.ready = [&](const Preview& seen) {
        const std::string address = host + seen.base_path();
        print_remark(
            request, surroundings,
            fmt::format("{} at {} (Ctrl-C ends it)", counted(seen.page_count(), "page"), address));
        const std::string number = request.bind == "0.0.0.0" ? number_in_network() : "";
        if (!number.empty())
            print_remark(request, surroundings,
                         fmt::format("for a phone in this network: http://{}:{}{}", number, port,
                                     seen.base_path()));
        if (request.open && !open_in_browser(address))
            print_remark(request, surroundings, "there is no xdg-open, so open it yourself");
    };
    events.changed = [&](const Preview& seen, const Changes& changes, std::int64_t milliseconds) {
        print_remark(request, surroundings,
                     fmt::format("{}: {}, {} ms", changes_in_words(changes),
                                 counted(seen.page_count(), "page"), milliseconds));
    };
    events.findings = [&](const Preview& seen) {
        print_findings(seen.findings(), request, surroundings);
        print_remark(request, surroundings, sums_of(seen));
    };
    events.looks_instead = [&](const std::string& why) {
        print_remark(
            request, surroundings,
            fmt::format("{}, so files are looked at every {} ms", why, between_looks.count()));
    };
    serve_site(preview, std::move(listening), request.options.site, stop[0], events);
    return ExitStatus::fine;
}

}  // namespace praxis
